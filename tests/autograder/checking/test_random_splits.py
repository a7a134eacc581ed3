"""Random splits are compared by what every split keeps, and right ones are never blamed."""

import numpy as np
import pytest

from autograder.checking.comparisons.random_splits import order_problem, split_problem
from autograder.checking.verdict import verdict_of
from autograder.contract.calls import Call
from autograder.contract.cards import Case
from autograder.contract.observations import Returned
from autograder.specs.settings import specification
from autograder.student.probe import observe_all
from solutions.numpy_ref.overfitting import split
from tests.conftest import card_of

QUESTION = specification("overfitting").question("split")
X, Y = np.arange(80.0).reshape(40, 2), np.arange(40)
CALL = Call({"X": X, "y": Y, "n_validation": 12, "seed": 1, "other_seed": 2})
CASE = Case("40 examples", True, CALL, [], "random_splits.split")


def problem_of(*values, problem=split_problem):
    """What is wrong with these values, as they come from a student's process."""
    found = problem(CASE, Returned("tuple", [np.asarray(value) for value in values]), [])
    return found and found.what


def cut(order, labels=None):
    labels = order if labels is None else labels
    return X[order[12:]], Y[labels[12:]], X[order[:12]], Y[labels[:12]]


def test_right_splits_are_never_blamed():
    for seed in range(1000):
        first, other = (split(X, Y, 12, np.random.default_rng([seed, k])) for k in (0, 1))
        assert problem_of(*first) is None
        assert problem_of(*first, *first, *other, problem=order_problem) is None


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_a_split_must_keep(seed):
    rng = np.random.default_rng(seed)
    order = rng.permutation(40)
    doubled = np.append(order[:39], order[20])
    shared = np.append(order[:39], order[3])
    assert "have the label of another row" in problem_of(*cut(order, rng.permutation(40)))
    assert problem_of(*cut(doubled)) == "some examples are in the same set more than once: 1"
    assert problem_of(*cut(shared)) == "some examples are in both sets: 1"
    assert problem_of(*cut(order[:39])) == "X_train should have shape (28, 2), not (27, 2)"
    X_train, *others = cut(order)
    assert problem_of(X_train + 0.5, *others) == "some rows that come back are no rows of X: 28"


def test_what_chance_must_do():
    one, other = cut(np.random.default_rng(1).permutation(40)), cut(np.random.default_rng(2).permutation(40))
    assert "equal generators" in problem_of(*one, *other, *one, problem=order_problem)
    assert "different generators" in problem_of(*one, *one, *one, problem=order_problem)
    for shift, words in [(0, "start"), (28, "end"), (5, "block"), (35, "block")]:
        rolled = cut(np.roll(np.arange(40), -shift))
        assert words in problem_of(*rolled, *rolled, *other, problem=order_problem)


@pytest.mark.parametrize(
    "strange",
    [
        lambda X, y, n_validation, rng: 7,
        lambda X, y, n_validation, rng: [X, y, X, y],
        lambda X, y, n_validation, rng: [np.zeros((0, 2)), np.zeros(0), X, y],
        lambda X, y, n_validation, rng: [3, y, X[:1] * np.nan, y[:1]],
        lambda X, y, n_validation, rng: [X[:, :1], y, X[:1, :1], y],
        lambda X, y, n_validation, rng: [X[:5, :, None], "abc", None, y],
        lambda X, y, n_validation, rng: [X == 0, y == 0, X == 1, y == 1],
    ],
)
def test_strange_answers_are_judged_without_an_accident(strange):
    card = card_of(QUESTION, 5)
    verdict = verdict_of(card, observe_all(card.calls, {"split": strange}))
    assert verdict.points == 0
    assert all(part.problem for part in verdict.parts)
