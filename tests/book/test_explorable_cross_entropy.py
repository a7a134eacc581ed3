"""The explorable on cross-entropy in a real browser, compared with the reference."""

import numpy as np
import pytest

from solutions.numpy_ref.cross_entropy import cross_entropy
from tests.book.driving import drag, fresh, press
from tests.conftest import one_in

CHAPTERS = ("cross-entropy",)
PAGE = f"book/{CHAPTERS[0]}.html"
LABELS = np.array([1, 1, 0, 0])
BAD, GOOD = np.array([0.6, 0.2, 0.9, 0.3]), np.array([0.7, 0.9, 0.2, 0.4])
BASES = {"ln": np.e, "log₁₀": 10, "log₂": 2}
SLOPE_STEP = 1e-6


# Helpers


@pytest.fixture
def root(shared_page):
    """Return the explorable, alive and in the middle of a wide window."""
    return fresh(shared_page(PAGE), "cross-entropy")


def data(root):
    """Return what the explorable publishes: numbers as numbers, four probabilities as an array."""
    shown = root.evaluate("root => ({...root.dataset})")
    numbers = ("yHat", "loss", "slope", "total", "bad", "good")
    return {
        **shown,
        **{key: float(shown[key]) for key in numbers},
        "y": int(shown["y"]),
        "yHats": np.array(shown["yHats"].split(), dtype=float),
    }


def expected_total(y_hats, shown):
    """Return the total of four probabilities, in the base and the way that is shown."""
    mean = cross_entropy(LABELS, y_hats) / np.log(BASES[shown["log"]])
    return mean if shown["how"] == "mean" else 4 * mean


def agree(root):
    """Check the explorable against the reference for the four probabilities it shows; return what it publishes."""
    shown = data(root)
    assert shown["total"] == pytest.approx(expected_total(shown["yHats"], shown))
    assert shown["bad"] == pytest.approx(expected_total(BAD, shown))
    assert shown["good"] == pytest.approx(expected_total(GOOD, shown))
    base, y, y_hat = np.log(BASES[shown["log"]]), np.array([shown["y"]]), np.array([shown["yHat"]])
    assert shown["loss"] == pytest.approx(cross_entropy(y, y_hat) / base)
    rise = cross_entropy(y, y_hat + SLOPE_STEP) - cross_entropy(y, y_hat - SLOPE_STEP)
    assert shown["slope"] == pytest.approx(rise / (2 * SLOPE_STEP) / base, rel=1e-5)
    return shown


def handle(root, name):
    """Return the handle of a point."""
    return root.locator(f'.xp-handle[aria-label="Point {name}"]')


# Tests


def test_it_starts_with_the_bad_model_of_the_slide(root):
    shown = agree(root)
    assert (shown["point"], shown["y"], shown["yHat"]) == ("B", 1, 0.2)
    assert shown["slope"] == pytest.approx(-5)
    assert root.locator(".xp-sum").inner_text() == "0.5108 + 1.6094 + 2.3026 + 0.3567 = 4.7795"
    assert "label 1: ŷ = 0.2" in root.locator(".xp-readout").inner_text()


@pytest.mark.parametrize(
    ("log", "how", "bad", "good"),
    [
        ("ln", "sum", 4.7795, 1.1960),
        ("ln", "mean", 1.19488, 0.29900),
        ("log₁₀", "sum", 2.076, 0.519),
        ("log₁₀", "mean", 0.5189, 0.1299),
        ("log₂", "mean", 1.7238, 0.4314),
    ],
)
def test_switches_give_the_numbers_of_the_slides(root, log, how, bad, good):
    press(root, log)
    press(root, how)
    shown = agree(root)
    assert shown["bad"] == pytest.approx(bad, abs=5e-4)
    assert shown["good"] == pytest.approx(good, abs=5e-4)
    label = root.get_by_role("img").get_attribute("aria-label")
    assert label.startswith(f"{how}, with {log}: yours {shown['total']:.4f}, bad model {shown['bad']:.4f}")
    for name in (log, how):
        assert root.get_by_role("button", name=name, exact=True).get_attribute("aria-pressed") == "true"


def test_the_good_model_can_be_taken_over(root):
    press(root, "good model")
    press(root, "mean")
    shown = agree(root)
    np.testing.assert_array_equal(shown["yHats"], GOOD)
    assert root.locator(".xp-sum").inner_text() == "(0.3567 + 0.1054 + 0.2231 + 0.5108) / 4 = 0.29900"
    press(root, "Reset")
    np.testing.assert_array_equal(agree(root)["yHats"], BAD)


def test_a_point_follows_the_mouse_along_its_curve(root):
    width = root.locator(".xp-board svg").first.bounding_box()["width"]
    drag(handle(root, "C").locator(".xp-target"), (-0.5 * width * 330 / 400, 0))  # half of the axis
    shown = agree(root)
    assert (shown["point"], shown["y"]) == ("C", 0)
    assert shown["yHat"] == pytest.approx(0.4, abs=0.02)
    assert shown["slope"] > 0


def test_keys_move_along_the_curve(root):
    page = root.page
    handle(root, "A").focus()
    page.keyboard.press("ArrowRight")
    assert agree(root)["yHat"] == 0.61
    page.keyboard.press("Shift+ArrowLeft")
    assert agree(root)["yHat"] == 0.51
    page.keyboard.press("ArrowUp")  # more loss: for label 1 a smaller probability
    assert agree(root)["yHat"] == 0.5
    handle(root, "D").focus()
    page.keyboard.press("ArrowUp")  # for label 0 a greater one
    shown = agree(root)
    assert (shown["point"], shown["yHat"]) == ("D", 0.31)
    assert handle(root, "D").get_attribute("aria-valuetext") == "ŷ 0.31, label 0, loss 0.3711"


def test_certain_and_wrong_is_infinite_and_certain_and_right_is_zero(root):
    slider = root.get_by_label("Its probability of blue, ŷ")
    slider.fill("0")
    shown = data(root)
    assert (shown["loss"], shown["total"]) == (np.inf, np.inf)
    assert "infinite" in root.locator(".xp-readout").inner_text()
    assert root.locator(".xp-sum").inner_text().endswith("= ∞")
    assert "NaN" not in root.inner_html()
    slider.fill("1")
    shown = data(root)
    assert shown["loss"] == 0
    assert "−0 " not in root.locator(".xp-readout").inner_text()
    assert shown["total"] == pytest.approx(cross_entropy(LABELS, np.array([0.6, 1, 0.9, 0.3])) * 4)


def test_buttons_choose_a_point_and_the_slider_moves_it(root):
    press(root, "D")
    root.get_by_label("Its probability of blue, ŷ").fill("0.55")
    shown = agree(root)
    assert (shown["point"], shown["yHat"]) == ("D", 0.55)
    np.testing.assert_array_equal(shown["yHats"], [0.6, 0.2, 0.9, 0.55])


def test_the_tangent_touches_the_curve(root):
    for name, y_hat in [("A", "0.35"), ("C", "0.75")]:
        press(root, name)
        root.get_by_label("Its probability of blue, ŷ").fill(y_hat)
        shown = agree(root)
        ends = root.locator(".xp-tangent").evaluate("t => ['x1', 'y1', 'x2', 'y2'].map(k => Number(t.getAttribute(k)))")
        x, height = (np.array(ends[::2]) - 45) / 330, (300 - np.array(ends[1::2])) / 275 * 5
        assert np.diff(height) / np.diff(x) == pytest.approx(shown["slope"])
        assert np.mean(x) == pytest.approx(shown["yHat"])
        assert np.mean(height) == pytest.approx(shown["loss"])


@pytest.mark.parametrize("log", one_in(3, BASES))
def test_every_handle_stays_on_the_board(root, log):
    press(root, log)
    for name in "ABCD":
        for y_hat in ("0", "0.01", "0.99", "1"):
            press(root, name)
            root.get_by_label("Its probability of blue, ŷ").fill(y_hat)
            assert handle(root, name).is_visible()
            board = root.locator(".xp-board svg").first.bounding_box()
            box = handle(root, name).locator(".xp-target").bounding_box()
            assert board["y"] <= box["y"] + box["height"] / 2 <= board["y"] + board["height"]
