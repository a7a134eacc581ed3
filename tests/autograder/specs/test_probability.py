"""The tasks about probabilities that are no functions: what they ask for takes some thought, and luck won't do."""

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.grading.cards import try_answer
from autograder.paths import ROOT
from autograder.specs.probability import ASSIGNMENT, CAP, corners_of_xor, only_the_bias
from solutions.answers import Answer
from solutions.measures.probability import COSTS, cases_to_decide, cost_of_mistakes
from solutions.misconceptions.probability import stops_where_the_line_is_equal, stops_where_the_weights_are_equal
from solutions.numpy_ref.probability import (
    chances_by_hand,
    epochs_needed,
    rounded_to_one,
    thresholds_for_costs,
    two_telling_points,
)
from tests.conftest import card_of

CHAPTERS = ("probability", "perceptron-algorithm")
POOR_POINTS = {
    "far on the wrong side": ([([1, 1], 0, [5, 5], 2, 0.1)], 0.25),
    "two points that are right": ([([0.9, 0.8], 1, [2, 1], -1, 0.5), ([0.3, 0.4], 0, [-2, 1], -5, 0.5)], 0),
    "a point that one update mends": ([([0.5, 1], 0, [0.1, 0.1], 0, 0.5)], 0.25),
    "a tie without a bias": ([([1, 1], 1, [2, -2], 0, 0.5)], 0.25),
    "the point of the slide, whose features are above 1": ([([4, 5], 0, [3, 4], -10, 0.1)], 0),
    "a tie with a bias, and label 1": ([([1], 1, [-2], 2, 0.5)], 0.5),
    "nothing": ([], 0),
    "a learning rate of 0": ([([1], 0, [2], 2, 0)], 0),
    "more features than weights": ([([1, 2], 0, [2], 2, 0.5)], 0),
    "a label of -1": ([([1], -1, [2], 2, 0.5)], 0),
}


def points_of(name, value, seed=0):
    """What a value earns."""
    card = card_of(ASSIGNMENT.question(name), seed)
    return verdict_of(card, try_answer(card, Answer("tried", name, lambda: value, held=True))).points


def bar_of(name):
    (part,) = ASSIGNMENT.question(name).parts
    return part.trial


def test_two_points_find_out_all_four_updates_and_one_of_them_does_not():
    both = two_telling_points()
    assert points_of("two_telling_points", both) == 1
    assert all(points_of("two_telling_points", [each]) < 1 for each in both)


@pytest.mark.parametrize(("rows", "points"), POOR_POINTS.values(), ids=POOR_POINTS)
def test_poor_points_find_out_those_updates_that_they_can(rows, points):
    assert points_of("two_telling_points", rows) == points


@pytest.mark.parametrize("most", [1, 10, 100])
def test_random_points_find_out_one_update_or_two(most):
    rng, earned = np.random.default_rng(0), []
    for _ in range(100):
        n = int(rng.integers(1, 5))
        row = (rng.random(n), int(rng.integers(2)), rng.uniform(-most, most, n), rng.uniform(-most, most), rng.random())
        earned.append(points_of("two_telling_points", [row]))
    assert max(earned) <= 0.5
    assert np.mean(earned) < 0.25


def test_a_thousand_guesses_of_thresholds_cost_too_much():
    rng, data, measure = np.random.default_rng(0), cases_to_decide(4, 1000), bar_of("thresholds_for_costs")
    assert min(cost_of_mistakes(rng.random(len(COSTS)), *data) for _ in range(1000)) > measure.bar


@pytest.mark.parametrize("value", [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1])
def test_one_threshold_for_all_costs_too_much(value):
    assert points_of("thresholds_for_costs", len(COSTS) * (value,)) == 0


def test_who_tries_out_and_who_thinks_about_one_case_both_reach_the_bar_and_keep_it():
    measure, (probabilities, y, costs) = bar_of("thresholds_for_costs"), cases_to_decide(4, 1000)
    grid = np.linspace(0, 1, 101)
    tried = [
        min(grid, key=lambda t: cost_of_mistakes([t], probabilities, y, costs[office : office + 1]))
        for office in range(len(COSTS))
    ]
    later = [cases_to_decide(seed, 1000) for seed in range(100, 200)]
    for thresholds in (tried, thresholds_for_costs()):
        assert cost_of_mistakes(thresholds, probabilities, y, costs) <= measure.bar
        assert max(cost_of_mistakes(thresholds, *data) for data in later) <= measure.bar + measure.slack


def first_that_is_one(dtype, scores):
    """The first of rising scores whose sigmoid is 1, if every result is rounded to a type."""
    one = dtype(1)
    return next(z for z in scores if one / (one + np.exp(-dtype(z), dtype=dtype)) == one)


def test_the_score_at_which_the_sigmoid_becomes_1_is_found_by_a_search_too():
    half, _ = rounded_to_one()
    assert round(first_that_is_one(np.float16, np.arange(5, 10, 0.005)), 1) == round(half, 1)


@pytest.mark.parametrize("seed", range(20))
def test_in_every_draw_the_program_to_repair_stops_too_early(seed):
    rng = np.random.default_rng(seed)
    xor, origin = corners_of_xor(rng), only_the_bias(rng)
    assert epochs_needed(**xor, max_epochs=CAP) == CAP > stops_where_the_line_is_equal(**xor, max_epochs=CAP)
    assert 1 <= epochs_needed(**origin, max_epochs=CAP) < CAP
    assert stops_where_the_weights_are_equal(**origin, max_epochs=CAP) == 0


def test_what_is_to_be_predicted_stands_on_no_page():
    pages = "\n".join(page.read_text() for page in (ROOT / "book").glob("*.md"))
    raised, thrice, needed = chances_by_hand()
    assert not all(f"{abs(value):.3f}" in pages for value in (raised, thrice, needed))
    half, brain = rounded_to_one()
    assert f"{half:.2f}" not in pages
    assert f"{brain:.2f}" not in pages
