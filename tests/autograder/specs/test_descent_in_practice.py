"""Descent in practice: rates that suit the units aren't found by habit or by luck, and serve other students too."""

import numpy as np
import pytest

from autograder.paths import ROOT
from autograder.specs.descent_in_practice import ASSIGNMENT, new_students, students_of
from solutions.measures.descent_in_practice import steps_with_rates
from solutions.numpy_ref.descent_in_practice import in_numbers, rates_of_their_own, unscaled, what_undoes_it
from tests.conftest import one_in

CHAPTERS = ("descent-in-practice",)
RATES = ASSIGNMENT.question("rates_of_their_own").parts[0].trial
DATA = students_of(7, 200)
DEVIATION = DATA["X"].std(axis=0)


def steps(rates, data=DATA):
    return steps_with_rates(np.asarray(rates, dtype=float), **data)


@pytest.mark.parametrize("rate", 10.0 ** np.arange(-8, 3))
def test_one_rate_for_all_never_arrives(rate):
    assert steps([rate] * 4) == 100


@pytest.mark.parametrize(
    "rates",
    [
        [*1 / DEVIATION**2, 1],  # the right proportion with the rate of habit
        [*8 / DEVIATION, 8],  # divided by the deviation once
        [*8 * DEVIATION, 8],
        [8, 8e-3, 8e-1, 8],  # the units guessed
        [1, 0, 0, 1],  # two weights left at 0
    ],
)
def test_rates_that_miss_the_units_are_too_slow(rates):
    assert steps(rates) > RATES.bar


@pytest.mark.parametrize(
    "guess", one_in(2, [lambda rng: rng.uniform(0, 100, 4), lambda rng: 10 ** rng.uniform(-8, 2, 4)])
)
def test_a_thousand_guesses_are_too_slow(guess):
    rng = np.random.default_rng(2)
    assert min(steps(guess(rng)) for _ in range(1000)) > RATES.bar


@pytest.mark.parametrize("rate", [5, 6, 8, 10])
def test_what_is_good_here_is_good_for_those_who_come_later(rate):
    rates = [*rate / DEVIATION**2, rate]
    assert steps(rates) <= RATES.bar
    for seed in range(10):
        (case,) = new_students(np.random.default_rng(seed))
        assert steps(rates, case.inputs) <= RATES.bar + RATES.slack


def test_the_line_in_the_units_gives_the_same_scores():
    rng = np.random.default_rng(3)
    X, weights = rng.normal(5, 3, size=(20, 3)), rng.normal(size=3)
    mean, deviation = X.mean(axis=0), X.std(axis=0)
    new_weights, new_bias = unscaled(weights, 0.5, mean, deviation)
    np.testing.assert_allclose(X @ new_weights + new_bias, (X - mean) / deviation @ weights + 0.5)


def test_what_is_predicted_and_tried_out_stands_in_no_text_of_the_book():
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "book").glob("*.md"))
    assert str(what_undoes_it()) not in text
    assert str(round(in_numbers()[1])) not in text
    assert f"{rates_of_their_own()[0]:.3f}" not in text
