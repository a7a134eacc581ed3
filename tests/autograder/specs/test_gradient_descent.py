"""Gradient descent: what is predicted, found and tried out can't be had by luck, by habit, or from the book."""

import numpy as np
import pytest

from autograder.checking.comparisons.trials import held
from autograder.contract.calls import Call
from autograder.contract.cards import Case
from autograder.contract.observations import Returned
from autograder.paths import ROOT
from autograder.specs.gradient_descent import ASSIGNMENT, LINE, students_of
from solutions.measures.gradient_descent import applicants, error_of
from solutions.numpy_ref.gradient_descent import descend, gradient, lowest_line, on_the_bowl, telling_cases

CHAPTERS = ("gradient-descent",)
ERROR = ASSIGNMENT.question("lowest_line").parts[0].trial


def caught(rows):
    """Which of the wrong errors a list of cases catches, by title."""
    return [
        part.title
        for part in ASSIGNMENT.question("telling_cases").parts
        if held.problem(case_of(part.trial), seen(rows), []) is None
    ]


def case_of(trial):
    fields = [field.name for field in trial.fields]
    call = Call({}, holds="rows", fields=fields)
    return Case("what you hand in", True, call, ["telling_cases"], "trials.held", trial=trial)


def seen(rows):
    return Returned([], "list", rows=[[np.array(value, dtype=float) for value in row] for row in rows])


def error_after(rate, steps):
    X, y = applicants(17, 60)
    return error_of(*descend(X, y, np.zeros(3), 0.0, rate, steps), X, y)


def test_one_case_where_the_model_is_certain_and_right_and_one_where_it_is_certain_and_wrong_catch_all_three():
    assert len(caught(telling_cases())) == 3


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([([1, 1, 0, 0], [0.6, 0.2, 0.9, 0.3])], 0),  # the slide's bad model
        ([([1, 0, 1], [0.9, 0.2, 0.6])], 0),  # three points, no certainty
        ([([0, 0, 0], [0.0, 0.0, 0.0])], 0),  # certain and right alone
        ([([1, 0, 1], [1.0, 0.0, 1.0])], 0),  # zeros and ones
        ([([1, 0, 1], [0.0, 0.0, 0.0]), ([1, 1, 1], [0.0, 0.5, 0.0])], 1),  # certain and wrong, twice
        ([([1, 0, 1], [0.5, 0.0, 0.5])], 1),  # certain and right, and unsure
        ([([1, 0, 1], [1e-200, 0.0, 1e-200])], 2),  # nobody is certain and wrong
    ],
)
def test_poor_cases_catch_some(rows, count):
    assert len(caught(rows)) == count


def test_one_case_alone_never_catches_all():
    rng = np.random.default_rng(4)
    for _ in range(200):
        size = int(rng.integers(3, 9))
        row = rng.integers(0, 2, size), rng.choice([0.0, 1e-300, 0.5, 0.75], size)
        assert len(caught([row])) < 3


def test_the_bar_is_just_above_the_least_error():
    assert 0 < ERROR.bar - error_after(10.0, 2000) < 1e-5


@pytest.mark.parametrize(("rate", "steps"), [(0.01, 3000), (0.1, 1000), (1.0, 50), (20.0, 1000), (100.0, 1000)])
def test_rates_of_habit_and_too_large_ones_end_above_the_bar(rate, steps):
    data = students_of(17, 60)
    assert (
        error_of(*descend(**data, weights=np.zeros(3), bias=0.0, learning_rate=rate, steps=steps), **data) > ERROR.bar
    )


def test_a_good_rate_is_there_in_fifty_steps():
    assert error_after(10.0, 50) < ERROR.bar


@pytest.mark.parametrize("step", 10.0 ** np.arange(-12, 0))
def test_no_step_measures_the_slopes_of_all_public_points_well_enough(step):
    cases = ASSIGNMENT.question("gradient").part("the mean over all points").public
    assert not all(np.allclose(measured(**case.inputs, step=step), known(case), rtol=1e-6, atol=1e-8) for case in cases)


def known(case):
    return np.append(*gradient(**case.inputs))


def measured(X, y, weights, bias, step):
    """Central differences, the bias as the last."""
    line, slopes = np.append(weights, bias), []
    for move in step * np.eye(len(line)):
        up, down = line + move, line - move
        slopes.append((error_of(up[:-1], up[-1], X, y) - error_of(down[:-1], down[-1], X, y)) / (2 * step))
    return slopes


@pytest.mark.parametrize("spread", [100, 10, 5])
def test_a_thousand_guesses_stay_above_the_bar(spread):
    rng, data = np.random.default_rng(1), students_of(17, 60)
    assert spread <= LINE[0].high
    guesses = rng.uniform(-spread, spread, size=(1000, 4))
    assert min(error_of(guess[:3], guess[3], **data) for guess in guesses) > ERROR.bar + 0.001


def test_the_line_and_the_bowl_stand_in_no_text_of_the_book():
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "book").glob("*.md"))
    assert f"{on_the_bowl()[0]:.2f}" not in text and f"{on_the_bowl()[2]:.2f}" not in text
    assert f"{lowest_line()[0][0]:.3f}" not in text
