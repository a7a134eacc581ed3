"""The explorable on activation functions in a real browser, compared with the references."""

import numpy as np
import pytest
from playwright.sync_api import expect

from solutions.numpy_ref import activation_functions as reference
from solutions.numpy_ref.perceptrons_and_logic import step
from solutions.numpy_ref.probability import stable_sigmoid
from tests.book.driving import drag, fresh, press
from tests.book.driving import published as data
from tests.conftest import one_in

CHAPTERS = ("activation-functions",)
PAGE = f"book/{CHAPTERS[0]}.html"
FUNCTIONS = {  # name on the button: value, the alpha that the button sets, between what the values lie
    "step": (lambda x, _: step(x), None, (0, 1)),
    "sigmoid": (lambda x, _: stable_sigmoid(x), None, (0, 1)),
    "tanh": (lambda x, _: reference.tanh(x), None, (-1, 1)),
    "ReLU": (lambda x, _: reference.relu(x), None, (0, "none")),
    "leaky ReLU": (reference.leaky_relu, 0.1, ("none", "none")),
    "ELU": (reference.elu, 1.0, (-1, "none")),
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
    value, *_ = FUNCTIONS[shown["function"]]
    assert shown["value"] == pytest.approx(float(value(np.array([shown["x"]]), shown["alpha"])[0]), abs=1e-9)
    return shown


def words(root):
    """Return the sentence that says what is going on."""
    return root.locator(".xp-readout").inner_text()


# The explorable


def test_it_starts_with_the_sigmoid(activations):
    shown = agrees(activations)
    assert (shown["function"], shown["x"]) == ("sigmoid", 1)
    assert words(activations) == "sigmoid at 1: value 0.731. All its values lie between 0 and 1."


@pytest.mark.parametrize("name", one_in(4, FUNCTIONS))
def test_every_function_agrees_with_the_reference(activations, name):
    _, alpha, ends = FUNCTIONS[name]
    press(activations, name)
    if alpha is not None:
        assert data(activations)["alpha"] == alpha
    assert (data(activations)["low"], data(activations)["high"]) == ends
    for x in (-4, -3, -1, -0.1, 0, 0.1, 2.5, 4):
        put(activations, "x", x)
        assert agrees(activations)["x"] == x


def test_the_numbers_of_the_slide_can_be_read(activations):
    press(activations, "leaky ReLU")
    put(activations, "x", -3)
    assert "leaky ReLU at −3: value −0.3." in words(activations)
    press(activations, "ELU")
    assert "ELU at −3: value −0.95. All its values lie above −1." in words(activations)
    put(activations, "x", -1)
    assert "ELU at −1: value −0.632." in words(activations)


def test_the_model_is_the_reference(activations):
    x = np.array([-9, -2.2, -0.3, 0, 0.3, 1.7, 9])
    for alpha in (0.0, 0.1, 1.0, 1.7):
        got = activations.page.evaluate(
            """([xs, alpha]) => { const { FUNCTIONS, value } = Explorables.models.activations;
                return FUNCTIONS.map((_, i) => xs.map(x => value(i, x, alpha))) }""",
            [x.tolist(), alpha],
        )
        expected = [f(x, alpha) for f, *_ in FUNCTIONS.values()]
        np.testing.assert_allclose(got, expected, atol=1e-15, rtol=1e-12)


def test_no_value_lies_beyond_the_ends_of_the_bar(activations):
    beyond = activations.page.evaluate(
        """() => { const { FUNCTIONS, value, ends } = Explorables.models.activations;
            const found = [];
            for (const alpha of [0, 0.1, 1, 2]) FUNCTIONS.forEach(({ name }, i) => {
                const [low, high] = ends(i, alpha);
                for (let x = -50; x <= 50; x += 0.5) {
                    const y = value(i, x, alpha);
                    if (y < low || y > high) found.push([name, alpha, x, y]);
                }
            });
            return found }"""
    )
    assert beyond == []


def test_without_alpha_leaky_relu_and_elu_are_relu(activations):
    for name in ("leaky ReLU", "ELU"):
        press(activations, name)
        put(activations, "α", 0)
        assert (data(activations)["low"], data(activations)["high"]) == (0, "none")
        assert "No value is below 0." in words(activations)


def test_the_bar_reaches_from_end_to_end(activations):
    press(activations, "tanh")
    low, high = (float(activations.locator(".xp-range").first.get_attribute(end)) for end in ("y1", "y2"))
    assert (low - high) * 6.6 / 300 == pytest.approx(2, abs=1e-6)  # of the plane, in one unit of the drawing
    press(activations, "step")  # two dots
    for dot, value in zip(activations.locator(".xp-range").all(), (0, 1)):
        ends = [float(dot.get_attribute(end)) for end in ("y1", "y2")]
        assert ends[0] == ends[1]
        assert 4.3 - ends[0] * 6.6 / 300 == pytest.approx(value, abs=1e-6)


def test_the_step_jumps_and_the_others_do_not(activations):
    pieces = {}
    for name in FUNCTIONS:
        press(activations, name)
        pieces[name] = activations.locator("path.xp-line").get_attribute("d").count("M")
    assert pieces == {name: 2 if name == "step" else 1 for name in FUNCTIONS}


def test_alpha_is_off_where_the_function_has_none(activations):
    alpha = activations.get_by_role("slider", name="α")
    for name, (_, own, _) in FUNCTIONS.items():
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
    assert point.get_attribute("aria-valuetext") == "x −2.9, value 0.0522"
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
