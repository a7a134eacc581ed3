"""The explorable on slopes through layers in a real browser, compared with the references."""

import numpy as np
import pytest
from playwright.sync_api import expect

from solutions.numpy_ref import activation_functions as functions
from solutions.numpy_ref import vanishing_slopes as slopes
from solutions.numpy_ref.probability import stable_sigmoid
from tests.book.driving import call, drag, fresh, press
from tests.book.driving import published as data
from tests.conftest import one_in

CHAPTERS = ("vanishing-slopes",)
PAGE = f"book/{CHAPTERS[0]}.html"
FUNCTIONS = {  # name on the button: value and slope
    "sigmoid": (stable_sigmoid, slopes.sigmoid_slope),
    "tanh": (functions.tanh, slopes.tanh_slope),
    "ReLU": (functions.relu, slopes.relu_slope),
    "leaky ReLU": (lambda x: functions.leaky_relu(x, 0.1), lambda x: slopes.leaky_relu_slope(x, 0.1)),
    "ELU": (lambda x: functions.elu(x, 1.0), lambda x: slopes.elu_slope(x, 1.0)),
}
WIDE = "64, random weights"


# Helpers


@pytest.fixture
def chain(shared_page):
    """Return the explorable, on a wide page."""
    return fresh(shared_page(PAGE), "slope-chain")


def put(root, label, value):
    """Move a slider to a value."""
    root.get_by_role("slider", name=label, exact=True).fill(str(value))


def words(root):
    """Return the sentence that says what is going on."""
    return root.locator(".xp-readout").inner_text()


def through(name, weight, start, layers):
    """The values and the slopes after 0, 1, … layers of one unit each: the function iterated, by the references."""
    f, slope = FUNCTIONS[name]
    values, products = [np.array([float(start)])], [1.0]
    for _ in range(layers):
        z = weight * values[-1]
        products.append(products[-1] * weight * slope(z)[0])
        values.append(f(z))
    return [value[0] for value in values], products


def agrees(root):
    """Check what is shown against the references for the settings that are shown; return it."""
    shown = data(root)
    values, products = through(shown["function"], shown["weight"], shown["start"], int(shown["layers"]))
    assert shown["value"] == pytest.approx(values[-1], rel=1e-6)
    assert shown["left"] == pytest.approx(products[-1], rel=1e-6)
    return shown


# One unit in each layer


def test_it_starts_with_twenty_sigmoids(chain):
    shown = agrees(chain)
    assert (shown["function"], shown["weight"], shown["start"], shown["layers"]) == ("sigmoid", 1, 1, 20)
    assert words(chain) == (
        "After 20 sigmoid layers the value is 0.659, and of a small change 9.1·10⁻¹⁴ is left. It vanishes."
    )


@pytest.mark.parametrize("name", one_in(4, FUNCTIONS))
def test_every_function_is_iterated_as_the_references_are(chain, name):
    press(chain, name)
    for weight, start, layers in [(1, 1, 10), (1, -1, 20), (0.5, 3, 7), (2, -2, 12), (3, 0.4, 20), (1, 0, 5)]:
        put(chain, "Weight, or scale of the weights, g", weight)
        put(chain, "Start", start)
        put(chain, "Layers", layers)
        agrees(chain)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_slope_is_that_of_all_layers_together(name):
    h, start = 1e-6, 0.7
    up, down = (through(name, 1.0, start + step, 6)[0][-1] for step in (h, -h))
    assert through(name, 1.0, start, 6)[1][-1] == pytest.approx((up - down) / (2 * h), rel=1e-5, abs=1e-9)


def test_the_numbers_of_the_chapter_can_be_read(chain):
    put(chain, "Layers", 10)
    press(chain, "tanh")
    assert "of a small change 0.0409 is left." in words(chain)
    press(chain, "ReLU")
    assert words(chain) == "After 10 ReLU layers the value is 1, and of a small change 1 is left."
    put(chain, "Start", -1)
    assert "the value is 0, and of a small change exactly 0 is left. It vanishes." in words(chain)
    put(chain, "Start", 1)
    put(chain, "Layers", 20)
    put(chain, "Weight, or scale of the weights, g", 2)
    assert agrees(chain)["left"] == 2**20
    assert "It explodes." in words(chain)


def test_one_layer_is_called_one_layer(chain):
    put(chain, "Layers", 1)
    assert words(chain).startswith("After 1 sigmoid layer the value is 0.731, and of a small change 0.197 is left.")


# Many units in each layer


@pytest.mark.parametrize("name", one_in(4, FUNCTIONS))
def test_wide_layers_agree_with_numpy(chain, name):
    drawn = call(chain.page, "slope-chain", "return m.drawn()")
    inputs, change, weights = (np.array(drawn[key]) for key in ("inputs", "change", "weights"))
    f, slope = FUNCTIONS[name]
    press(chain, name)
    press(chain, WIDE)
    for scale, start in [(1, 1), (1.4, 2.5), (0.5, 0.3)]:
        put(chain, "Weight, or scale of the weights, g", scale)
        put(chain, "Start", start)
        a, d = start * inputs, change
        for W in weights * scale / np.sqrt(64):
            z = a @ W
            a, d = f(z), (d @ W) * slope(z)
        shown = data(chain)
        assert shown["value"] == pytest.approx(np.sqrt(np.mean(a**2)), rel=1e-6)
        assert shown["left"] == pytest.approx(np.sqrt(np.mean(d**2)), rel=1e-6)


def test_the_random_numbers_have_mean_0_and_variance_1(chain):
    drawn = call(chain.page, "slope-chain", "return m.drawn()")
    weights = np.array(drawn["weights"])
    assert weights.shape == (20, 64, 64)
    assert abs(weights.mean()) < 0.01
    assert weights.var() == pytest.approx(1, abs=0.02)
    assert np.mean(np.square(drawn["inputs"])) == pytest.approx(1)


def test_relu_keeps_its_size_with_he_and_loses_it_with_glorot(chain):
    left = {
        scale: call(chain.page, "slope-chain", "return m.wide(2, a[0], 1, 20).slopes[20]", scale)
        for scale in (1.0, 2**0.5, 2.0)
    }
    assert left[1.0] < 1e-3 < 0.1 < left[2**0.5] < 3 < 100 < left[2.0]


def test_a_size_is_never_negative(chain):
    put(chain, "Start", -2)
    press(chain, WIDE)
    assert data(chain)["start"] == 2
    put(chain, "Start", -3)
    assert data(chain)["start"] == 0.1
    press(chain, "1")
    put(chain, "Start", -3)
    assert data(chain)["start"] == -3


# By hand


def test_it_follows_mouse_and_keys(chain):
    root, page = chain, chain.page
    point = root.locator(".xp-handle")
    box = root.locator(".xp-board svg").first.bounding_box()
    unit = box["height"] * (220 - 50) / 220 / 8
    drag(point.locator(".xp-target"), (30, 2 * unit))
    assert agrees(root)["start"] == pytest.approx(-1)
    page.keyboard.press("ArrowUp")
    assert agrees(root)["start"] == pytest.approx(-0.9)
    page.keyboard.press("Shift+ArrowDown")
    assert agrees(root)["start"] == pytest.approx(-1.9)
    assert point.get_attribute("aria-valuetext") == "start −1.9"
    expect(root.get_by_role("status")).to_contain_text("After 20 sigmoid layers")


def test_as_many_points_are_drawn_as_there_are_layers(chain):
    for layers in (1, 7, 20):
        put(chain, "Layers", layers)
        for line in chain.locator(".xp-board polyline").all():
            assert len(line.get_attribute("points").split()) == layers + 1
