"""What is said of an answer whose numbers are related to the right ones, when no known mistake is like it."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.checking.relations import related
from autograder.checking.verdict import verdict_of
from autograder.contract import cards
from autograder.contract.calls import Call
from autograder.contract.cards import Card
from autograder.student.probe import observe_all

CASES = [
    {"X": np.array([[1.0, -2.0], [3.0, 0.5], [-1.0, 0.25]]), "w": np.array([0.5, -1.0]), "p": 0.25, "y": np.ones(3)},
    {"X": np.array([[2.0, 1.0], [-1.5, 4.0]]), "w": np.array([1.0, 0.75]), "p": 0.5, "y": np.array([-1.0, 2.0])},
    {"X": np.array([[0.0, -3.0], [1.0, 1.0], [2.0, 5.0], [1.0, 7.0]]), "w": np.ones(2), "p": 0.75, "y": np.arange(4.0)},
]


def score(X, w, p, y):
    return X @ w + 0.125


def shares(X, w, p, y):
    powers = np.exp(X)
    return powers / powers.sum(axis=1, keepdims=True)


def step(X, w, p, y):
    return w - p * X[0]


def card_of(right, outputs=("found",), public=True):
    made = []
    for inputs in CASES:
        value = right(**inputs)
        expected = [np.asarray(each) for each in (value if len(outputs) > 1 else [value])]
        call = Call(inputs, len(outputs))
        made.append(cards.Case("a case", public, call, list(outputs), "values.equal", expected=expected))
    return Card("f", "A function", "numpy", [], 1.0, "values.equal", [cards.Part("all", 1, made)])


def said_of(answer, right=score, **of_card):
    card = card_of(right, **of_card)
    return related(card, observe_all(card.calls, {"f": lambda *given: answer(*given)}))


RELATED = {
    "sign": (score, lambda X, w, p, y: -score(X, w, p, y), "opposite sign"),
    "half": (score, lambda X, w, p, y: score(X, w, p, y) / 2, "exactly half what"),
    "another factor": (score, lambda X, w, p, y: 1.7 * score(X, w, p, y), "1.7 times"),
    "base 10": (score, lambda X, w, p, y: score(X, w, p, y) / np.log(10), "base 10"),
    "a sum for a mean": (
        score,
        lambda X, w, p, y: score(X, w, p, y) * len(X),
        "too large by a factor: the number of rows of X",
    ),
    "divided by another number": (
        lambda X, w, p, y: X.sum(axis=1) / X.shape[1],
        lambda X, w, p, y: X.sum(axis=1) / len(X),
        "as if the number of rows of X had divided it, in place of the number of columns of X",
    ),
    "divided too often": (
        score,
        lambda X, w, p, y: score(X, w, p, y) / len(X),
        "too small by a factor: the number of rows of X",
    ),
    "a factor missing": (score, lambda X, w, p, y: score(X, w, p, y) / p, "divided by p"),
    "p and 1 - p": (score, lambda X, w, p, y: score(X, w, p, y) * p / (1 - p), "p and 1 - p had changed places"),
    "a term missing": (score, lambda X, w, p, y: score(X, w, p, y) - y, "too small by y"),
    "a term with the wrong sign": (score, lambda X, w, p, y: score(X, w, p, y) + 2 * y, "too large by twice y"),
    "off by one": (score, lambda X, w, p, y: score(X, w, p, y) + 1, "too large by 1,"),
    "divided by the norm": (
        score,
        lambda X, w, p, y: score(X, w, p, y) / np.linalg.norm(score(X, w, p, y)),
        "divided by their norm",
    ),
    "another factor in each case": (
        score,
        lambda X, w, p, y: score(X, w, p, y) / np.abs(score(X, w, p, y)).max(),
        "off by a factor of their own",
    ),
    "columns": (
        score,
        lambda X, w, p, y: np.column_stack([X, score(X, w, p, y)]) + 7,
        "An axis too many",
    ),
    "an argument as it came": (step, lambda X, w, p, y: w, "is w, unchanged"),
    "uphill": (step, lambda X, w, p, y: w + p * X[0], "The step from w goes the opposite way"),
    "a step too long": (step, lambda X, w, p, y: w - X[0], "The step from w is the expected one divided by p"),
    "absolute": (score, lambda X, w, p, y: np.abs(score(X, w, p, y)), "signs are lost"),
    "rounded": (score, lambda X, w, p, y: np.round(score(X, w, p, y), 2), "rounded to 2"),
    "sigmoid missing": (
        lambda X, w, p, y: 1 / (1 + np.exp(-score(X, w, p, y))),
        score,
        "one more step at the end: the sigmoid",
    ),
    "sigmoid twice": (
        lambda X, w, p, y: 1 / (1 + np.exp(-y)),
        lambda X, w, p, y: 1 / (1 + np.exp(-1 / (1 + np.exp(-y)))),
        "one step too many at the end: the sigmoid",
    ),
    "reversed": (score, lambda X, w, p, y: score(X, w, p, y)[::-1], "reverse order"),
    "one place late": (score, lambda X, w, p, y: np.roll(score(X, w, p, y), 1), "one place too late"),
    "other axis": (shares, lambda X, w, p, y: np.exp(X) / np.exp(X).sum(axis=0), "Each column adds up to 1"),
    "whole table": (shares, lambda X, w, p, y: np.exp(X) / np.exp(X).sum(), "whole table adds up to 1"),
    "transposed": (shares, lambda X, w, p, y: shares(X, w, p, y).T, "transposed"),
    "at negative ones": (
        lambda X, w, p, y: np.where(y < 0, 3 * y + 5, y),
        lambda X, w, p, y: np.where(y < 0, 4 * y * y - 1, y),
        None,
    ),
    "last column": (
        shares,
        lambda X, w, p, y: shares(X, w, p, y) + [[0, 0.5 + X[0, 0] ** 2]],
        "Only the last column of the table is wrong",
    ),
    "not added up": (lambda X, w, p, y: y.sum(), lambda X, w, p, y: y, "their sum is asked for"),
    "added up": (score, lambda X, w, p, y: score(X, w, p, y).mean(), "there is their mean"),
    "values and indices": (score, lambda X, w, p, y: (score(X, w, p, y), y * 0), "only the first is asked for"),
    "one too few": (score, lambda X, w, p, y: score(X, w, p, y)[:-1], "One number is missing: the last"),
    "two changes": (score, lambda X, w, p, y: -1.7 * np.abs(score(X, w, p, y)) + y, None),
}


@pytest.mark.parametrize(("right", "answer", "words"), RELATED.values(), ids=RELATED)
def test_one_change_is_told_as_behaviour(right, answer, words):
    said = said_of(answer, right)
    assert said is None if words is None else words in said


def test_a_right_answer_is_related_to_nothing():
    assert said_of(score) is None


def test_a_single_failing_case_says_nothing():
    assert said_of(lambda X, w, p, y: score(X, w, p, y) * (-1 if len(X) == 2 else 1)) is None


def test_a_case_that_passes_must_not_contradict():
    assert said_of(lambda X, w, p, y: score(X, w, p, y) * (1 if len(X) == 2 else -1)) is None


def test_of_several_values_those_that_are_wrong_are_named():
    def pair(X, w, p, y):
        return score(X, w, p, y), y.sum()

    said = said_of(lambda X, w, p, y: (score(X, w, p, y), -y.sum()), pair, outputs=("scores", "total"))
    assert said == "Every number of total has the opposite sign."
    both = said_of(lambda X, w, p, y: (-score(X, w, p, y), -y.sum()), pair, outputs=("scores", "total"))
    assert both == "Every number has the opposite sign."


def test_values_in_another_order_are_known_by_their_shapes():
    def pair(X, w, p, y):
        return score(X, w, p, y), y.sum()

    said = said_of(lambda X, w, p, y: (y.sum() ** 2 + 5, 3 - score(X, w, p, y)), pair, outputs=("scores", "total"))
    assert "in the wrong order" in said


def test_numbers_that_are_all_the_same_where_they_are_wrong_are_told():
    def leaky(z):
        return np.where(z < 0, 0.5 * z, z)

    found = []
    for inputs in ({"z": np.array([-1.0, 2.0, -3.0])}, {"z": np.array([4.0, -5.0])}):
        found.append(cards.Case("", True, Call(inputs), ["leaky"], "values.equal", expected=[leaky(**inputs)]))
    card = Card("f", "A function", "numpy", [], 1.0, "values.equal", [cards.Part("all", 1, found)])
    said = related(card, observe_all(card.calls, {"f": lambda z: np.where(z < 0, -0.25, z)}))
    assert said == "The numbers are wrong where z is negative, and right everywhere else: they are all the same there."


def test_a_number_that_hidden_cases_alone_show_is_not_told():
    said = said_of(lambda X, w, p, y: 1.7 * score(X, w, p, y), public=False)
    assert "1.7" not in said


def test_what_is_known_comes_first_and_the_relation_after_it():
    card = card_of(score)
    turned = lambda X, w, p, y: -score(X, w, p, y)  # noqa: E731
    seen = observe_all(card.calls, {"f": turned})
    assert "opposite sign" in verdict_of(card, seen).hint
    known = cards.Mistake("turned", "A known one.", None, True, seen)
    assert verdict_of(replace(card, mistakes=[known]), seen).hint == "A known one."


ODD = {
    "nothing": lambda X, w, p, y: X[:0, 0],
    "rows without columns": lambda X, w, p, y: X[:, :0],
    "columns without rows": lambda X, w, p, y: X[:0],
    "rows without columns in one case": lambda X, w, p, y: X[:, : len(X) - 3],
    "a single number": lambda X, w, p, y: np.asarray(X.sum()),
    "three axes": lambda X, w, p, y: X[None],
    "True and False": lambda X, w, p, y: X > 0,
    "nan": lambda X, w, p, y: X * np.nan,
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("right", [score, shares, step])
@pytest.mark.parametrize("answer", ODD.values(), ids=ODD)
def test_numbers_of_any_kind_and_shape_may_come_back(right, answer):
    said = said_of(answer, right)
    assert said is None or said.endswith(".")


def test_a_shape_that_belongs_to_an_argument_is_told():
    assert said_of(lambda X, w, p, y: X * 2) == "What comes back has the shape of X, and another one is asked for."
    turned = said_of(lambda X, w, p, y: np.ones((len(X), len(X))), right=shares)
    assert turned == "Axis 1 of what comes back is as long as the number of rows of X: it should have another length."


def test_two_values_may_be_divided_by_the_norm_of_both():
    def line(X, w, p, y):
        return w + 1, float(p)

    def of_length_1(X, w, p, y):
        size = np.sqrt(np.sum((w + 1) ** 2) + p**2)
        return (w + 1) / size, float(p) / size

    assert "divided by their norm" in said_of(of_length_1, line, outputs=("weights", "bias"))


def test_an_argument_without_a_shape_has_the_shape_of_no_answer():
    def through(x, layers):
        return x if not layers else through(np.maximum(x @ layers[0][0] + layers[0][1], 0), layers[1:])

    layers = [(np.ones((2, 3)), np.ones(3)), (np.ones((3, 1)), np.ones(1))]
    found = []
    for inputs in ({"x": np.ones((4, 2)), "layers": layers}, {"x": 2 * np.ones((5, 2)), "layers": layers}):
        found.append(cards.Case("", True, Call(inputs), ["out"], "values.equal", expected=[through(**inputs)]))
    card = Card("f", "A function", "numpy", [], 1.0, "values.equal", [cards.Part("all", 1, found)])
    assert related(card, observe_all(card.calls, {"f": lambda x, layers: np.ones((3, len(x), 2))})) is None
