"""The explorable on activation functions in a real browser, compared with the references."""

import numpy as np
import pytest
from playwright.sync_api import expect

from solutions.numpy_ref import activation_functions as reference
from solutions.numpy_ref.probability import stable_sigmoid
from tests.book.driving import drag, fresh, press
from tests.book.driving import published as data

CHAPTERS = ("activation-functions",)
PAGE = f"book/{CHAPTERS[0]}.html"
FUNCTIONS = {  # name on the button: value, slope, the alpha that the button sets
    "sigmoid": (lambda x, _: stable_sigmoid(x), lambda x, _: reference.sigmoid_slope(x), None),
    "tanh": (lambda x, _: reference.tanh(x), lambda x, _: reference.tanh_slope(x), None),
    "ReLU": (lambda x, _: reference.relu(x), lambda x, _: reference.relu_slope(x), None),
    "leaky ReLU": (reference.leaky_relu, reference.leaky_relu_slope, 0.1),
    "ELU": (reference.elu, reference.elu_slope, 1.0),
}


# Helpers


@pytest.fixture
def activations(shared_page):
    """Return the explorable, on a wide page."""
    return fresh(shared_page(PAGE), "activations")


def put(root, label, value):
    """Move a slider to a value."""
    root.get_by_role("slider", name=label).fill(str(value))


def agrees(root):
    """Check what is shown against the references for the x and the alpha that are shown; return it."""
    shown = data(root)
    value, slope, _ = FUNCTIONS[shown["function"]]
    x, alpha = np.float64(shown["x"]), shown["alpha"]
    assert shown["value"] == pytest.approx(float(value(x, alpha)), abs=1e-9)
    assert shown["slope"] == pytest.approx(float(slope(x, alpha)), abs=1e-9)
    assert shown["product"] == pytest.approx(float(slope(x, alpha)) ** shown["layers"], rel=1e-6)
    return shown


def words(root):
    """Return the sentence that says what is going on."""
    return root.locator(".xp-readout").inner_text()


# The explorable


def test_it_starts_with_the_sigmoid(activations):
    shown = agrees(activations)
    assert (shown["function"], shown["x"], shown["layers"]) == ("sigmoid", 1, 10)
    assert words(activations) == ("sigmoid at 1: value 0.731, slope 0.197. After 10 layers, 8.6·10⁻⁸ is left.")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_agrees_with_the_reference(activations, name):
    press(activations, name)
    if FUNCTIONS[name][2] is not None:
        assert data(activations)["alpha"] == FUNCTIONS[name][2]
    for x in (-4, -3, -1, -0.1, 0.1, 2.5, 4):
        put(activations, "x", x)
        assert agrees(activations)["x"] == x


def test_the_numbers_of_the_slide_can_be_read(activations):
    press(activations, "leaky ReLU")
    put(activations, "x", -3)
    assert "leaky ReLU at −3: value −0.3, slope 0.1" in words(activations)
    press(activations, "ELU")
    assert "ELU at −3: value −0.95," in words(activations)
    put(activations, "x", -1)
    assert "ELU at −1: value −0.632," in words(activations)


def test_the_model_is_the_reference(activations):
    x = np.array([-9, -2.2, -0.3, 0.3, 1.7, 9])
    for alpha in (0.0, 0.1, 1.0, 1.7):
        got = activations.page.evaluate(
            """([xs, alpha]) => { const { FUNCTIONS, value, slope } = Explorables.models.activations;
                return FUNCTIONS.map((_, i) => xs.map(x => [value(i, x, alpha), slope(i, x, alpha)])) }""",
            [x.tolist(), alpha],
        )
        expected = [np.stack([f(x, alpha), slope(x, alpha)], axis=1) for f, slope, _ in FUNCTIONS.values()]
        np.testing.assert_allclose(got, expected, atol=1e-15, rtol=1e-12)


def test_a_kink_has_no_slope_and_no_tangent(activations):
    tangent = activations.locator(".xp-touching")
    press(activations, "ReLU")
    put(activations, "x", 0)
    assert (data(activations)["slope"], data(activations)["product"]) == ("kink", "none")
    assert "A kink: slope 0 on the left, 1 on the right" in words(activations)
    assert tangent.get_attribute("x1") == tangent.get_attribute("x2")
    press(activations, "ELU")  # with alpha 1 both sides agree
    assert data(activations)["slope"] == 1
    assert tangent.get_attribute("x1") != tangent.get_attribute("x2")
    put(activations, "α", 0.5)
    assert "slope 0.5 on the left" in words(activations)


def test_the_tangent_has_the_slope(activations):
    for name, x in [("tanh", 0.5), ("ELU", -1), ("leaky ReLU", -2)]:
        press(activations, name)
        put(activations, "x", x)
        ends = [float(activations.locator(".xp-touching").get_attribute(end)) for end in ("x1", "y1", "x2", "y2")]
        units = np.array([8.8 / 400, -6.6 / 300])  # of the plane, in one unit of the drawing
        across, up = (np.array(ends[2:]) - np.array(ends[:2])) * units
        assert up / across == pytest.approx(agrees(activations)["slope"], abs=1e-3)


def test_slopes_multiply(activations):
    put(activations, "x", 0)
    for layers in (1, 5, 20):
        put(activations, "Layers", layers)
        assert agrees(activations)["product"] == pytest.approx(0.25**layers)
    assert "9.1·10⁻¹³ is left" in words(activations)
    press(activations, "ReLU")
    put(activations, "x", 2)
    assert agrees(activations)["product"] == 1
    put(activations, "x", -2)
    assert agrees(activations)["product"] == 0
    press(activations, "leaky ReLU")
    put(activations, "α", 2)
    assert agrees(activations)["product"] == 2**20


def test_alpha_is_off_where_the_function_has_none(activations):
    alpha = activations.get_by_role("slider", name="α")
    for name, (_, _, own) in FUNCTIONS.items():
        press(activations, name)
        assert alpha.is_disabled() == (own is None)
        assert activations.get_by_role("button", name=name, exact=True).get_attribute("aria-pressed") == "true"


def test_it_follows_mouse_and_keys(activations):
    root, page = activations, activations.page
    point = root.locator(".xp-handle")
    unit = root.locator(".xp-board svg").first.bounding_box()["width"] / 8.8
    drag(point.locator(".xp-target"), (-3 * unit, 40))
    assert agrees(root)["x"] == -2
    page.keyboard.press("ArrowRight")
    assert agrees(root)["x"] == -1.9
    page.keyboard.press("Shift+ArrowLeft")
    assert agrees(root)["x"] == -2.9
    assert point.get_attribute("aria-valuetext") == "x −2.9, value 0.0522, slope 0.0494"
    for _ in range(3):
        page.keyboard.press("Shift+ArrowLeft")
    assert agrees(root)["x"] == -4  # the end of the board
    expect(root.get_by_role("status")).to_contain_text("sigmoid at −4")


def test_a_point_below_the_board_stays_in_sight(activations):
    press(activations, "leaky ReLU")
    put(activations, "α", 2)
    put(activations, "x", -4)
    assert agrees(activations)["value"] == -8
    assert activations.locator(".xp-handle").is_visible()
