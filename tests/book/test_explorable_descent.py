"""The explorables on gradient descent in a real browser, compared with the references."""

import re

import numpy as np
import pytest

from solutions.numpy_ref.cross_entropy import model_error
from solutions.numpy_ref.gradient_descent import descend, gradient
from solutions.numpy_ref.perceptron_algorithm import perceptron_step
from tests.book.driving import call, drag, fresh, press, push
from tests.book.driving import published as data

CHAPTERS = ("gradient-descent",)
PAGE = f"book/{CHAPTERS[0]}.html"
HOURS, PASSED = np.arange(6.0), np.array([0, 0, 1, 0, 1, 1])
FEATURES = [(HOURS - 2.5)[:, np.newaxis], HOURS[:, np.newaxis]]  # of the first two landscapes
CENTRED, RAW, BOWL = range(3)
SLIDE_SCORES = [22, 17.8, 13.6, 9.40001, 5.20035, 1.02339, -2.06627]  # of (4, 5), by gradient descent


# Helpers


def step_on(x, y, weights, bias, rate):
    """A step of gradient descent on a single point."""
    return descend(x[np.newaxis], np.array([y]), weights, bias, rate, 1)


def say(root, **changes):
    """Change the state from outside, as the handle allows."""
    root.evaluate("(root, changes) => root.explorable.set(changes)", changes)


# The way down


@pytest.fixture
def descent(shared_page):
    """Return the landscape, on a wide page."""
    return fresh(shared_page(PAGE), "descent")


@pytest.mark.parametrize("landscape", [CENTRED, RAW])
def test_the_landscapes_are_those_of_the_reference(descent, landscape):
    rng = np.random.default_rng(5)
    X = FEATURES[landscape]
    for w, b in rng.uniform(-4, 4, size=(30, 2)).tolist():
        error = call(descent.page, "descent", "return m.error(a[0], a[1]);", landscape, [w, b])
        slopes = call(descent.page, "descent", "return m.gradient(a[0], a[1]);", landscape, [w, b])
        (dw,), db = gradient(X, PASSED, np.array([w]), b)
        assert error == pytest.approx(model_error(X, PASSED, np.array([w]), b))
        np.testing.assert_allclose(slopes, [dw, db], rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("landscape", [CENTRED, RAW, BOWL])
def test_the_mark_stands_where_the_error_is_least(descent, landscape):
    bottom = call(descent.page, "descent", "return m.bottom(a[0]);", landscape)
    slopes = call(descent.page, "descent", "return m.gradient(a[0], a[1]);", landscape, bottom)
    np.testing.assert_allclose(slopes, 0, atol=1e-6)


@pytest.mark.parametrize("landscape", [CENTRED, RAW])
def test_steps_agree_with_the_reference(descent, landscape):
    descent.get_by_role("group", name="Landscape").get_by_role("button").nth(landscape).click()
    for steps in (1, 2, 3):
        push(descent, "Step")
        shown = data(descent)
        (w,), b = descend(FEATURES[landscape], PASSED, np.array([-2.0]), 3.0, 1.0, steps)
        assert shown["steps"] == steps
        np.testing.assert_allclose([shown["w"], shown["b"]], [w, b], atol=1e-8)
        assert shown["error"] == pytest.approx(model_error(FEATURES[landscape], PASSED, np.array([w]), b), abs=1e-8)
    push(descent, "To the start")
    assert (data(descent)["w"], data(descent)["b"], data(descent)["steps"]) == (-2, 3, 0)


@pytest.mark.parametrize(
    ("landscape", "rate", "steps", "verdict"),
    [
        (CENTRED, 0.01, 20, "slow"),
        (CENTRED, 0.1, 5, "falls"),
        (CENTRED, 2, 30, "arrives"),
        (RAW, 0.2, 20, "slow"),  # in the valley
        (RAW, 3, 2, "overshoots"),
        (BOWL, 0.4, 20, "arrives"),
        (BOWL, 0.95, 40, "arrives"),
        (BOWL, 1.1, 10, "diverges"),
        (BOWL, 10, 400, "diverges"),
    ],
)
def test_slow_good_and_too_large_rates_are_named(descent, landscape, rate, steps, verdict):
    say(descent, landscape=landscape, rate=rate, steps=steps)
    assert data(descent)["verdict"] == verdict


def test_a_path_out_of_the_world_ends_and_is_still_drawn(descent):
    say(descent, landscape=BOWL, rate=20, steps=500)
    assert data(descent)["steps"] < 20
    assert "more than 10 000" in descent.locator(".xp-readout").inner_text()
    assert "far away" in descent.locator(".xp-equation").inner_text()
    numbers = descent.locator(".xp-track").get_attribute("points")
    assert not re.search("NaN|Infinity", numbers)
    push(descent, "Step")  # there is nowhere to go
    push(descent, "To the start")
    assert data(descent)["steps"] == 0


def test_a_place_that_is_off_the_map_is_said_to_be(descent):
    push(descent, "Ten steps")
    assert data(descent)["map"] == "on"
    say(descent, landscape=BOWL, start=[2, 2], rate=1.2, steps=8)
    assert abs(data(descent)["b"]) > 4
    assert data(descent)["map"] == "off"
    assert "off the map" in descent.locator(".xp-readout").inner_text()
    assert descent.locator(".xp-board text", has_text="off the map").count() == 1
    say(descent, rate=0.4)
    assert data(descent)["map"] == "on"
    assert descent.locator(".xp-board text", has_text="off the map").count() == 0


@pytest.mark.parametrize("steps", [7, 500])
def test_another_landscape_begins_at_the_start_and_can_be_stepped_down(descent, steps):
    say(descent, landscape=BOWL, rate=20, steps=steps)  # out of the world, or as far as it goes
    descent.get_by_role("button", name="hours, centred", exact=True).click()
    assert data(descent)["steps"] == 0
    descent.get_by_role("slider", name="Learning rate").fill("0")
    press(descent, "Ten steps")
    assert data(descent)["steps"] == 10


def test_the_rate_moves_along_its_logarithm_and_the_path_follows(descent):
    push(descent, "Ten steps")
    before = data(descent)
    assert before["rate"] == 1
    slider = descent.get_by_label("Learning rate")
    slider.fill("-1")
    after = data(descent)
    assert (after["rate"], after["steps"]) == (0.1, 10)
    assert after["error"] > before["error"]
    assert slider.get_attribute("aria-valuetext") == "0.1"
    assert descent.locator(".xp-slider .xp-value").inner_text() == "0.1"


def test_the_start_can_be_dragged_and_typed(descent):
    root, page = descent, descent.page
    grip = root.locator('.xp-handle[aria-label="Start"]')
    unit = root.locator(".xp-board svg").first.bounding_box()["width"] / 8
    drag(grip.locator(".xp-target"), (unit, 2 * unit))
    assert (data(root)["w"], data(root)["b"]) == (-1, 1)
    grip.focus()
    page.keyboard.press("ArrowUp")
    assert data(root)["b"] == 1.25
    root.get_by_label("w", exact=True).fill("0")
    root.get_by_label("b", exact=True).fill("-2")
    assert (data(root)["w"], data(root)["b"]) == (0, -2)
    assert grip.get_attribute("aria-valuetext") == "start at weight 0, bias −2"


def test_every_contour_line_has_one_height(descent):
    """What is drawn as a line of equal error is one, wherever it doesn't end at the border."""
    rings = descent.locator(".xp-contour").evaluate_all("rings => rings.map(ring => ring.getAttribute('points'))")
    rings = rings[: len(rings) // 3]  # of the first landscape
    drawn = 0
    for ring in rings:
        points = np.array([p.split(",") for p in ring.split()], dtype=float) / 400 * 8
        places = np.column_stack([points[:, 0] - 4, 4 - points[:, 1]])
        inside = places[np.abs(places).max(axis=1) < 3.99]
        if not len(inside):
            continue  # the whole board lies lower
        drawn += 1
        heights = [model_error(FEATURES[CENTRED], PASSED, np.array([w]), b) for w, b in inside]
        assert np.ptp(heights) < 0.02
    assert drawn > 5


# The perceptron and gradient descent


@pytest.fixture
def both(shared_page):
    """Return the two methods side by side, on a wide page."""
    return fresh(shared_page(PAGE), "perceptron-and-descent")


def test_the_scores_are_those_of_the_references(both):
    x = np.array([4.0, 5.0])
    hard = soft = (np.array([3.0, 4.0]), -10.0)
    for step, expected in enumerate(SLIDE_SCORES):
        shown = data(both)
        assert shown["steps"] == step
        assert shown["perceptron"] == pytest.approx(x @ hard[0] + hard[1])
        assert shown["descent"] == pytest.approx(expected, abs=5.1e-6)
        np.testing.assert_allclose([shown["pw1"], shown["pw2"], shown["pbias"]], [*hard[0], hard[1]], atol=1e-8)
        np.testing.assert_allclose([shown["gw1"], shown["gw2"], shown["gbias"]], [*soft[0], soft[1]], atol=1e-8)
        hard, soft = perceptron_step(x, 0, *hard, 0.1), step_on(x, 0, *soft, 0.1)
        push(both, "Step both")


def test_the_table_shows_the_numbers_of_the_slide(both):
    push(both, "Step both", times=6)
    rows = both.locator(".xp-table tbody tr").all_inner_texts()
    cells = [row.split("\t") for row in rows if row.strip()]
    assert [cell[1] for cell in cells] == ["22", "17.8", "13.6", "9.4", "5.2", "1", "−3.2"]
    assert [cell[2] for cell in cells] == ["22", "17.8", "13.6", "9.40001", "5.20035", "1.02339", "−2.06627"]
    assert "The perceptron has stopped" in both.locator(".xp-readout").inner_text()
    push(both, "Ten steps")
    last = both.locator(".xp-table tbody tr").last.inner_text().split("\t")
    assert last[:2] == ["16", "−3.2"]


def story(root):
    """What is said."""
    return root.locator(".xp-readout").inner_text()


def test_only_a_point_far_on_the_wrong_side_is_said_to_be_far(both):
    assert "Far on the wrong side" in story(both)
    say(both, x=[2, 1.5])  # score 2, label 0
    assert data(both)["descent"] == 2
    assert "near the line" in story(both)
    assert "Far" not in story(both)
    say(both, rate=0.01, steps=3)  # such small steps that the two still nearly agree
    assert abs(data(both)["descent"] - data(both)["perceptron"]) < 0.05
    assert "Far" not in story(both)
    say(both, x=[0, 0], steps=0)
    assert "The point is right" in story(both)


def test_descent_is_never_right_before_the_perceptron(both):
    rng = np.random.default_rng(6)
    body = """
        const scores = (answer) => m.follow(a[0], a[1], a[2], a[3], 60, answer).map((line) => m.score(a[0], line));
        return [m.hard, m.soft].map(scores);
    """
    for _ in range(20):
        x, y, rate = rng.uniform(-1, 9, size=2).tolist(), int(rng.integers(2)), rng.uniform(0.01, 1)
        line = {"weights": rng.normal(size=2).tolist(), "bias": rng.normal()}
        hard, soft = np.array(call(both.page, "perceptron-and-descent", body, x, y, line, rate))
        assert np.all(((soft >= 0) != y) | ((hard >= 0) == y))


def test_descent_goes_on_where_the_perceptron_rests(both):
    push(both, "Ten steps")
    before = data(both)
    push(both, "Step both")
    after = data(both)
    assert after["perceptron"] == before["perceptron"]
    assert after["descent"] < before["descent"]


def test_a_new_point_label_or_the_keyboard_begins_anew(both):
    push(both, "Step both")
    both.get_by_label("x₁").fill("1")
    both.get_by_label("x₂").fill("1")
    both.get_by_label("Label y").select_option("1")
    shown = data(both)
    assert (shown["steps"], shown["perceptron"], shown["y"]) == (0, -3, 1)
    push(both, "Step both")
    x, line = np.ones(2), (np.array([3.0, 4.0]), -10.0)
    weights, bias = step_on(x, 1, *line, 0.1)
    assert data(both)["descent"] == pytest.approx(x @ weights + bias, abs=1e-8)
    both.locator(".xp-handle").focus()
    both.page.keyboard.press("ArrowUp")
    assert (data(both)["steps"], data(both)["descent"]) == (0, -1)
    assert both.locator(".xp-handle").get_attribute("aria-valuetext") == "(1, 1.5), label 1"


def test_the_models_are_the_references(both):
    rng = np.random.default_rng(8)
    for _ in range(30):
        x, weights, bias, rate = rng.normal(size=2), rng.normal(size=2), rng.normal(), rng.uniform(0.01, 1)
        y = int(rng.integers(2))
        for name, reference in [("hardStep", perceptron_step), ("softStep", step_on)]:
            body = f"return m.{name}(a[0], a[1], {{weights: a[2], bias: a[3]}}, a[4]);"
            got = call(both.page, "perceptron-and-descent", body, x.tolist(), y, weights.tolist(), bias, rate)
            expected = reference(x, y, weights, bias, rate)
            np.testing.assert_allclose([*got["weights"], got["bias"]], [*expected[0], expected[1]], rtol=1e-12)
