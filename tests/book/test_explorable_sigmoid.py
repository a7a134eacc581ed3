"""The explorable on probability in a real browser, compared with the reference in both precisions."""

import numpy as np
import pytest

from solutions.numpy_ref.perceptrons_and_logic import step
from solutions.numpy_ref.probability import sigmoid, stable_sigmoid
from tests.book.driving import alive, drag, fresh, press

CHAPTERS = ("probability",)
PAGE = f"book/{CHAPTERS[0]}.html"
LIMITS = {"float32": 24 * np.log(2), "float64": 53 * np.log(2)}  # 16.6 and 36.7


# Helpers


@pytest.fixture
def root(shared_page):
    """Return the explorable as a locator, alive and in the middle of a wide window."""
    return fresh(shared_page(PAGE), "sigmoid")


def data(root):
    """Return what the explorable publishes, numbers as numbers."""
    values = root.evaluate("root => ({...root.dataset})")
    words = {"explorable", "precision", "ready"}
    return {key: text if key in words else float(text) for key, text in values.items()}


def readout(root):
    """Return the sentence that the explorable shows."""
    return root.locator(".xp-readout").inner_text()


def agrees(root):
    """Check what is shown against the reference for the numbers shown; return those."""
    shown = data(root)
    z = shown["slope"] * (shown["x"] - shown["shift"])
    assert shown["z"] == pytest.approx(z, abs=1e-8)
    dtype = np.dtype(shown["precision"]).type
    tolerance = 2e-7 if dtype is np.float32 else 1e-14
    assert shown["blue"] == pytest.approx(float(stable_sigmoid(dtype(shown["z"]))), rel=tolerance)
    assert shown["red"] == pytest.approx(float(stable_sigmoid(dtype(-shown["z"]))), rel=tolerance * 40)
    assert shown["step"] == step(shown["z"])
    return shown


# The model


def test_the_model_is_the_reference_in_both_precisions(root):
    rng = np.random.default_rng(9)
    scores = [*rng.normal(scale=12, size=60).round(3).tolist(), 0, 8, -8, 2, 22, -22, 800, -800]
    body = "([z, name]) => z.map(v => Explorables.models.sigmoid.sigmoid(v, name))"
    got = np.array(root.page.evaluate(body, [scores, "float64"]))
    np.testing.assert_allclose(got, stable_sigmoid(np.array(scores)), rtol=1e-14)
    single = np.array(root.page.evaluate(body, [scores, "float32"]))
    np.testing.assert_array_equal(single, single.astype(np.float32))  # nothing but float32 numbers
    normal = np.abs(scores) < 80
    reference = stable_sigmoid(np.array(scores, dtype=np.float32))
    np.testing.assert_allclose(single[normal], reference[normal], rtol=5e-7)


@pytest.mark.parametrize("precision", LIMITS)
def test_saturation_is_found_where_the_reference_becomes_one(root, precision):
    limit = root.page.evaluate("name => Explorables.models.sigmoid.saturation(name)", precision)
    dtype = np.dtype(precision).type
    assert limit == pytest.approx(LIMITS[precision], rel=1e-7)
    assert stable_sigmoid(dtype(limit)) == 1
    assert stable_sigmoid(np.nextafter(dtype(limit), dtype(0))) < 1


# The view


def test_it_starts_with_the_third_student(root):
    shown = agrees(root)
    assert (shown["z"], shown["step"], shown["precision"]) == (2, 1, "float64")
    assert "P(blue) = 0.88080, P(red) = 0.11920, odds 7.39 to 1" in readout(root)


@pytest.mark.parametrize(
    ("button", "text"),
    [
        ("8", "P(blue) = 0.99966, P(red) = 0.000335"),
        ("−8", "P(blue) = 0.000335, P(red) = 0.99966"),
        ("2", "P(blue) = 0.88080"),
        ("0", "P(blue) = 0.50000, P(red) = 0.50000, odds 1 to 1. The step says 1."),
    ],
)
def test_the_scores_of_the_slides_have_buttons(root, button, text):
    press(root, button)
    assert text in readout(root)
    assert agrees(root)["z"] == float(button.replace("−", "-"))


def test_the_point_of_slide_7_is_certain_in_float32_alone(root):
    press(root, "22")
    shown = agrees(root)
    assert 0 < 1 - shown["blue"] < 1e-9
    assert "1 − 2.79 · 10⁻¹⁰" in readout(root)
    press(root, "float32")
    shown = agrees(root)
    assert shown["blue"] == 1
    assert shown["red"] == pytest.approx(sigmoid(-22.0))  # the sign turned: nothing is lost
    assert "P(blue) = 1 exactly" in readout(root)
    assert "exactly 1 from about z = 16.6 on" in root.locator(".xp-trail").inner_text()
    assert shown["shaded"] == 1
    press(root, "float64")
    assert "exactly 1 from about z = 36.7 on" in root.locator(".xp-trail").inner_text()


@pytest.mark.parametrize(("precision", "below", "above"), [("float32", 16.6, 16.7), ("float64", 36.7, 36.8)])
def test_the_point_becomes_exactly_one_at_the_limit(root, precision, below, above):
    press(root, "−40 to 40")
    press(root, precision)
    root.get_by_label("Point, x").fill(str(below))
    assert agrees(root)["blue"] < 1
    root.get_by_label("Point, x").fill(str(above))
    assert agrees(root)["blue"] == 1


def test_slope_and_shift_move_the_curve(root):
    root.get_by_label("Shift").fill("3")
    assert agrees(root)["step"] == 0
    assert root.locator(".xp-equation").inner_text() == "z = x − 3 = −1"
    root.get_by_label("Slope").fill("-2")
    assert agrees(root)["z"] == 2
    root.get_by_label("Slope").fill("0")  # every point is a tie
    shown = agrees(root)
    assert (shown["blue"], shown["step"], shown["shaded"]) == (0.5, 1, 0)
    root.get_by_label("Slope").fill("4")
    root.get_by_label("Point, x").fill("7.2")  # score 16.8: past the limit of float32
    press(root, "float32")
    shown = agrees(root)
    assert (shown["blue"], shown["shaded"]) == (1, 1)


def test_the_point_follows_the_mouse_and_stays_on_the_curve(root):
    handle = root.locator('.xp-handle[aria-label="Point on the curve"]')
    unit = root.locator(".xp-board svg").bounding_box()["width"] / 22.6  # of the narrow axis
    drag(handle.locator(".xp-target"), (-5 * unit, 40))
    shown = agrees(root)
    assert shown["x"] == pytest.approx(-3, abs=0.11)
    assert handle.get_attribute("data-label") == "0"
    board = root.locator(".xp-board svg").bounding_box()
    box = handle.locator(".xp-target").bounding_box()
    height = 1.13 - (box["y"] + box["height"] / 2 - board["y"]) / board["height"] * 1.3
    assert height == pytest.approx(shown["blue"], abs=0.01)


def test_the_point_follows_keys_and_says_where_it_is(root):
    handle = root.locator('.xp-handle[aria-label="Point on the curve"]')
    handle.focus()
    root.page.keyboard.press("ArrowRight")
    assert agrees(root)["x"] == 2.1
    root.page.keyboard.press("Shift+ArrowLeft")
    assert agrees(root)["x"] == 1.1
    assert handle.get_attribute("aria-valuetext").startswith("x 1.1, score 1.1, P(blue) 0.75")
    assert handle.get_attribute("aria-valuenow") == "1.1"


def test_the_wide_axis_keeps_the_point_and_the_narrow_one_catches_it(root):
    press(root, "22")
    assert root.get_by_role("button", name="−40 to 40").get_attribute("aria-pressed") == "true"
    press(root, "−10 to 10")
    assert agrees(root)["x"] == 10
    press(root, "Reset")
    assert agrees(root)["x"] == 2


@pytest.mark.parametrize("width", [360, 1280])
def test_no_state_makes_the_page_longer(open_page, width):
    root = alive(open_page(PAGE, width=width), "sigmoid")
    height = root.bounding_box()["height"]
    states = [
        {"x": 13},
        {"x": -13.3, "precision": "float32"},
        {"x": 22, "wide": True, "precision": "float32"},
        {"slope": -3.7, "shift": -7.9, "x": -39.9, "wide": True},
        {"slope": 3.7, "shift": 7.9, "x": -39.9, "wide": True},
    ]
    for state in states:
        root.evaluate("(root, state) => root.explorable.set(state)", state)
        assert root.bounding_box()["height"] == pytest.approx(height, abs=1), state
