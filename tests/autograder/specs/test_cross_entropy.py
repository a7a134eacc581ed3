"""The tasks about cross-entropy that are no functions: what they ask for takes some thought, and luck won't do."""

import re
from itertools import product

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.grading.cards import try_answer
from autograder.paths import ROOT
from autograder.specs.cross_entropy import ASSIGNMENT
from solutions.answers import Answer
from solutions.measures.cross_entropy import forecasts, log_likelihood_of
from solutions.numpy_ref.cross_entropy import (
    cross_entropy_from_scores,
    honest_again,
    one_loss_three_ways,
    score_of_loss,
    telling_forecasts,
)
from tests.conftest import card_of

CHAPTERS = ("cross-entropy",)
POOR_SETS = {
    "an ordinary set": (([1, 0, 1], [0.6, 0.2, 0.9]), 0),
    "a coin for every label": (([1, 0, 1], [0.5, 0.5, 0.5]), 0),
    "zeros": (([0, 0, 0], [0, 0, 0]), 0.25),
    "zeros for all labels": (([1, 0, 1], [0, 0, 0]), 0.25),
    "zeros and ones": (([1, 0, 1], [1, 0, 1]), 0),
    "improbable labels, but none certain": (([1, 1, 0], [1e-200, 1e-200, 0.3]), 1.25),
    "improbable labels that never meet": (([1, 0, 1], [1e-200, 0.3, 1e-200]), 0.75),
    "less than three labels": (([1, 1], [1e-200, 1e-200]), 0),
    "nothing": ([], 0),
    "a probability above 1": (([1, 0, 1], [1.5, 0.5, 0.5]), 0),
    "two sets": (2 * [([1, 0, 1], [0.5, 0.6, 0.5])], 0),
}


def points_of(name, value, seed=0):
    """What a value earns."""
    card = card_of(ASSIGNMENT.question(name), seed)
    return verdict_of(card, try_answer(card, Answer("tried", name, lambda: value, held=True))).points


def bar_of(name):
    (part,) = ASSIGNMENT.question(name).parts
    return part.trial


def test_one_set_finds_out_all_three_programs():
    assert points_of("telling_forecasts", telling_forecasts()) == 1.5


@pytest.mark.parametrize(("rows", "points"), POOR_SETS.values(), ids=POOR_SETS)
def test_a_poor_set_finds_out_those_programs_that_it_can(rows, points):
    assert points_of("telling_forecasts", rows) == points


def test_no_random_set_finds_out_a_program():
    rng = np.random.default_rng(0)
    for size in rng.integers(3, 9, 100):
        row = (rng.integers(0, 2, size).tolist(), rng.uniform(0, 0.99, size).tolist())
        assert points_of("telling_forecasts", row) == 0


def test_a_thousand_guesses_make_no_service_honest():
    rng, (scores, rained), measure = np.random.default_rng(0), forecasts(7, 500), bar_of("honest_again")
    low, high = measure.fields[0].low, measure.fields[0].high
    guessed = [log_likelihood_of(*rng.uniform(low, high, 2), scores, rained) for _ in range(1000)]
    assert max(guessed) < measure.bar


@pytest.mark.parametrize("value", [(1, 0), (0, 0), (1, 1), (0.5, 0), (1, -4), (-1, 0), (2, 0)])
def test_what_one_would_write_without_trying_leaves_the_service_short_of_the_bar(value):
    assert points_of("honest_again", value) == 0


def test_a_factor_alone_or_a_shift_alone_is_not_enough():
    scores, rained = forecasts(7, 500)
    alone = [(factor, 0) for factor in np.linspace(-3, 3, 601)] + [(1, shift) for shift in np.linspace(-20, 20, 801)]
    best = max(log_likelihood_of(*each, scores, rained) for each in alone)
    assert best < bar_of("honest_again").bar - 30


def test_who_reaches_the_bar_reaches_it_on_other_days_too():
    scores, rained = forecasts(7, 500)
    measure = bar_of("honest_again")
    grid = product(np.linspace(0.2, 0.7, 11), np.linspace(-3, 0, 13))
    good = [pair for pair in grid if log_likelihood_of(*pair, scores, rained) >= measure.bar]
    later = [forecasts(seed, 500) for seed in range(1000, 1100)]
    assert honest_again() in good or len(good) > 5
    assert min(log_likelihood_of(*pair, *days) for pair in good for days in later) >= measure.bar - measure.slack


def test_the_score_of_a_loss_has_that_loss():
    losses = np.array([1e-12, 0.01, 0.7, 5.0, 40.0, 2000.0])
    again = [cross_entropy_from_scores(np.array([1]), score_of_loss(loss[np.newaxis])) for loss in losses]
    assert np.allclose(again, losses, rtol=1e-9, atol=0)


def test_what_is_to_be_derived_or_predicted_stands_on_no_page():
    pages = "\n".join(page.read_text() for page in (ROOT / "book").glob("*.md"))
    assert not re.search(r"expm1\(-|1 - e\^\{-L\}|e\^L - 1", pages)
    natural, common, probability = one_loss_three_ways()
    assert not all(f"{value:.4f}" in pages for value in (natural, common, probability))
