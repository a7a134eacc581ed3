"""The explorables on the perceptron algorithm in a real browser, compared step by step with the reference."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from solutions.numpy_ref.acceptance import predict, score
from solutions.numpy_ref.perceptron_algorithm import perceptron_epoch, perceptron_step
from tests.book import driving
from tests.book.driving import call, fresh, push

CHAPTERS = ("perceptron-algorithm",)
PAGE = f"book/{CHAPTERS[0]}.html"
SLIDE_SCORES = [22, 17.8, 13.6, 9.4, 5.2, 1.0, -3.2]  # of the point (4, 5): slide 7, and five updates more


# Helpers


def disabled(root, name):
    """Tell whether a button says that it does nothing now."""
    return root.get_by_role("button", name=name, exact=True).get_attribute("aria-disabled") == "true"


def data(root):
    """Return what an explorable publishes, numbers as numbers and lists as arrays."""
    values = root.evaluate("root => ({...root.dataset})")
    numeric = re.compile(r"-?[\d.]+(e-?\d+)?( -?[\d.]+(e-?\d+)?)*")
    return {
        key: np.array(text.split(), dtype=float).squeeze() if numeric.fullmatch(text) else text
        for key, text in values.items()
    }


def line_of(shown):
    """Return the weights and the bias that an explorable shows."""
    return np.array([shown["w1"], shown["w2"]]), float(shown["bias"])


def drag(handle, by):
    """Drag a handle by so many units of the plane."""
    board = handle.locator("xpath=ancestor::*[name()='svg']")
    width = 8 if board.get_attribute("aria-label").startswith("A line") else 7
    unit = board.evaluate("svg => svg.getBoundingClientRect().width") / width
    driving.drag(handle.locator(".xp-target"), (by[0] * unit, -by[1] * unit))


def handle_of(root, name):
    """Return the handle of a point."""
    return root.locator(f'.xp-handle[aria-label="Point {name}"]')


# The trick


@pytest.fixture
def trick(shared_page):
    """Return the explorable of the trick, on a wide page."""
    return fresh(shared_page(PAGE), "perceptron-trick")


def test_trick_starts_with_the_slide(trick):
    assert trick.locator(".xp-equation").inner_text() == "3x₁ + 4x₂ − 10 = 0"
    shown = data(trick)
    assert (shown["point"], shown["score"], shown["prediction"], shown["updates"]) == ("A", 22, 1, 0)


def test_one_step_gives_the_line_of_the_slide(trick):
    push(trick, "Step")
    assert trick.locator(".xp-equation").inner_text() == "2.6x₁ + 3.5x₂ − 10.1 = 0"
    assert data(trick)["score"] == 17.8
    assert not disabled(trick, "Step")  # still wrong


def test_six_steps_are_needed_and_each_agrees_with_the_reference(trick):
    weights, bias = np.array([3.0, 4.0]), -10.0
    for count, expected in enumerate(SLIDE_SCORES[1:], start=1):
        push(trick, "Step")
        weights, bias = perceptron_step(np.array([4.0, 5.0]), 0, weights, bias, 0.1)
        shown = data(trick)
        np.testing.assert_allclose([*line_of(shown)[0], shown["bias"]], [*weights, bias], atol=1e-8)
        assert shown["score"] == pytest.approx(expected)
        assert shown["updates"] == count
    np.testing.assert_allclose(shown["trail"], SLIDE_SCORES)
    assert disabled(trick, "Step")
    push(trick, "Step")
    assert data(trick)["updates"] == 6  # a point that is right changes nothing


def test_step_until_correct_counts_the_updates(trick):
    push(trick, "Step until correct")
    shown = data(trick)
    assert (shown["updates"], shown["prediction"]) == (6, 0)
    assert trick.locator(".xp-equation").inner_text() == "0.6x₁ + x₂ − 10.6 = 0"
    push(trick, "Reset")
    assert data(trick)["score"] == 22


def test_the_companion_needs_what_float64_needs(trick):
    trick.get_by_label("Point to update on").select_option("B")
    push(trick, "Step", times=10)
    assert "a hair below 0" in trick.locator(".xp-readout").inner_text()  # not "score 0, prediction 0"
    weights, bias, count = np.array([3.0, 4.0]), -10.0, 0
    while predict(np.ones(2), weights, bias) == 0:
        weights, bias = perceptron_step(np.ones(2), 1, weights, bias, 0.1)
        count += 1
    push(trick, "Step until correct")
    assert data(trick)["updates"] == count == 11


def test_rate_and_point_can_be_chosen(trick):
    trick.get_by_label("Learning rate").fill("1")
    push(trick, "Step")
    assert trick.locator(".xp-equation").inner_text() == "−x₁ − x₂ − 11 = 0"
    push(trick, "Reset")
    trick.get_by_label("x₁").fill("2")
    shown = data(trick)
    assert (shown["score"], shown["updates"]) == (16, 0)


def test_trick_follows_mouse_and_keys(trick):
    root, page = trick, trick.page
    drag(handle_of(root, "B"), (2, 1.5))  # from (1, 1) to (3, 2.5), where it is right
    shown = data(root)
    assert (shown["point"], shown["score"], shown["prediction"]) == ("B", 9, 1)
    assert disabled(root, "Step")
    handle_of(root, "A").focus()
    page.keyboard.press("ArrowDown")
    assert data(root)["score"] == score(np.array([4.0, 4.5]), np.array([3.0, 4.0]), -10.0)
    assert handle_of(root, "A").get_attribute("aria-valuetext") == "(4, 4.5), label 0"
    root.get_by_role("button", name="Step", exact=True).focus()
    page.keyboard.press("Enter")
    assert data(root)["updates"] == 1


def test_the_model_of_the_trick_is_the_reference(trick):
    rng = np.random.default_rng(7)
    for _ in range(30):
        x, weights, bias, rate = rng.normal(size=2), rng.normal(size=2), rng.normal(), rng.uniform(0.01, 1)
        y = int(rng.integers(2))
        body = "return m.perceptronStep(a[0], a[1], {weights: a[2], bias: a[3]}, a[4]);"
        got = call(trick.page, "perceptron-trick", body, x.tolist(), y, weights.tolist(), bias, rate)
        new_weights, new_bias = perceptron_step(x, y, weights, bias, rate)
        np.testing.assert_allclose([*got["weights"], got["bias"]], [*new_weights, new_bias], rtol=1e-12)


# The cycle


@pytest.fixture
def cycle(shared_page):
    """Return the explorable of the cycle, on a wide page."""
    return fresh(shared_page(PAGE), "perceptron-cycle")


def table(page, index):
    """Return the points and labels of a data set of the explorable."""
    rows = np.array(call(page, "perceptron-cycle", "return m.DATA[a[0]].rows;", index), dtype=float)
    return rows[:, :2], rows[:, 2].astype(int)


@pytest.mark.parametrize(("index", "name"), [(0, "F inside"), (1, "F outside"), (2, "XOR")])
def test_epochs_agree_with_the_reference(cycle, index, name):
    X, y = table(cycle.page, index)
    push(cycle, name)
    weights, bias = np.zeros(2), 0.0
    for _ in range(6):
        if disabled(cycle, "One epoch"):
            break
        push(cycle, "One epoch")
        weights, bias = perceptron_epoch(X, y, weights, bias, 1.0)
        np.testing.assert_array_equal([*line_of(data(cycle))[0], data(cycle)["bias"]], [*weights, bias])


def test_a_square_inside_never_stops(cycle):
    push(cycle, "Run")
    shown = data(cycle)
    assert shown["stopped"] == "false"
    before, after = shown["repeat"]
    sentence = cycle.locator(".xp-readout").inner_text()
    assert f"The line of update {after:.0f} is the line of update {before:.0f}" in sentence
    assert "never stop" in sentence
    assert disabled(cycle, "Run")
    push(cycle, "One epoch", times=9)  # the reader can watch it repeat
    counts = data(cycle)["epochs"]
    assert all(counts > 0)
    assert any((counts[-2 * n : -n] == counts[-n:]).all() for n in range(2, 5))


def test_the_repeated_line_comes_at_the_same_turn(cycle):
    body = """const points = m.pointsOf(m.DATA[a[0]]), run = m.toTheEnd(points, m.fresh());
              return run.repeat.map(k => run.history[k - 1]);"""
    for index in (0, 2):
        before, after = call(cycle.page, "perceptron-cycle", body, index)
        assert before == after


def test_xor_repeats_what_the_table_of_the_chapter_shows(cycle):
    push(cycle, "XOR")
    push(cycle, "Run")
    assert data(cycle)["repeat"].tolist() == [4, 8]
    assert line_of(data(cycle))[0].tolist() == [-1, 1]


def test_moving_the_square_away_makes_it_stop(cycle):
    root, page = cycle, cycle.page
    push(root, "Run")
    drag(handle_of(root, "F"), (-1, -2.5))  # from (1, 0.5) to (0, -2)
    assert data(root)["updates"] == 0  # new data, new start
    assert root.get_by_role("button", name="F outside").get_attribute("aria-pressed") == "true"
    push(root, "Run")
    shown = data(root)
    X, y = table(page, 1)
    assert shown["stopped"] == "true"
    assert predict(X, *line_of(shown)).tolist() == y.tolist()
    assert shown["epochs"][-1] == 0
    assert shown["epochs"].sum() == shown["updates"]
    assert disabled(root, "One update")


def test_cycle_works_without_a_mouse(cycle):
    root, page = cycle, cycle.page
    handle_of(root, "F").focus()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowLeft")
    root.get_by_role("button", name="Run").focus()
    page.keyboard.press("Enter")
    assert data(root)["stopped"] == "true"
    expect(root.get_by_role("status")).to_contain_text("It stops, after 6 updates")
    root.get_by_label("Point to move").select_option("F")
    root.get_by_label("x₁").fill("1")
    root.get_by_label("x₂").fill("0.5")
    push(root, "Run")
    assert data(root)["stopped"] == "false"


def test_updates_are_shown_for_every_epoch(cycle):
    push(cycle, "One epoch", times=3)
    chart = cycle.get_by_role("img")
    counts = [f"{count:.0f}" for count in data(cycle)["epochs"]]
    assert chart.get_attribute("aria-label") == f"Updates in each epoch: {', '.join(counts)}"
    heights = cycle.locator(".xp-bar").evaluate_all("bars => bars.map(bar => Number(bar.getAttribute('height')))")
    assert np.count_nonzero(heights) == 3
