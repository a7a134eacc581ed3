"""What is foreseen, found and tried out about single units: what nobody has thought of earns nothing."""

import re
from itertools import combinations, pairwise, product

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.paths import ROOT
from autograder.specs.perceptrons_and_logic import FOUR_ROWS, VOTES
from autograder.specs.settings import specification
from autograder.student.probe import observe_all
from solutions.measures.perceptrons_and_logic import short_of_a_contradiction
from solutions.numpy_ref.perceptrons_and_logic import committee_unit, one_unit_enough, perceptron
from tests.conftest import card_of

CHAPTERS = ("perceptrons-and-logic",)
ASSIGNMENT = specification("perceptrons_and_logic")
TEXTS = [
    path.read_text(encoding="utf-8")
    for path in [*(ROOT / "book").glob("*.md"), ROOT / "solutions/notebooks/perceptrons_and_logic.py"]
]


def points_for(function, value):
    card = card_of(ASSIGNMENT.question(function), seed=0)
    return verdict_of(card, observe_all(card.calls, {function: value})).points


# committee_unit


def test_the_committee_decides_as_the_notebook_says():
    votes = np.array(VOTES)
    passes = (votes[:, 0] == 1) & (votes[:, 1:].sum(axis=1) >= 2)
    assert perceptron(votes, *committee_unit()).tolist() == passes.astype(int).tolist()


def test_a_thousand_random_units_are_no_committee():
    rng = np.random.default_rng(0)
    votes, wanted = np.array(VOTES), perceptron(np.array(VOTES), *committee_unit())
    units = rng.uniform(-10, 10, size=(1000, 6))
    assert not any(np.array_equal(perceptron(votes, unit[:5], unit[5]), wanted) for unit in units)


@pytest.mark.parametrize(
    "unit",
    [
        (np.zeros(5), 0.0),
        (np.ones(5), -1.5),
        (np.ones(5), -2.5),
        (np.ones(5), -4.5),
        (np.array([-1.0, -1.0, -1.0, -1.0, -1.0]), 1.5),
        (np.array([1.0, 0.0, 0.0, 0.0, 0.0]), -0.5),
    ],
    ids=["zeros", "AND of two", "three of five", "AND of all", "NAND", "the rector alone"],
)
def test_numbers_like_those_of_the_chapter_are_no_committee(unit):
    assert points_for("committee_unit", lambda: unit) == 0


@pytest.mark.parametrize(
    "unit, said",
    [
        ((np.array([1.0, 5.0, 2.0, 0.0, 0.0]), -5.5), "1 to a row that should give 0, and 0 to one"),
        ((np.array([9.0, 1.0, 1.0, 1.0, 0.0]), -10.5), "It says 1 too rarely."),
        ((np.array([9.0, 2.0, 1.0, 1.0, 1.0]), -10.5), "It says 1 too often."),
    ],
    ids=["both ways", "too rarely", "too often"],
)
def test_a_committee_that_nobody_has_thought_of_is_told_in_which_direction_it_is_wrong(unit, said):
    card = card_of(ASSIGNMENT.question("committee_unit"), seed=0)
    assert said in verdict_of(card, observe_all(card.calls, {"committee_unit": lambda: unit})).told


# one_unit_enough

ROWS = [*product((0, 1), repeat=3)]
FUNCTIONS = {  # by their numbers in the notebook
    1: lambda a, b, c: a == b,
    2: lambda a, b, c: a == 1 and b == 0,
    3: lambda a, b, c: a + b + c >= 2,
    4: lambda a, b, c: a + b + c == 1,
    5: lambda a, b, c: (b if a else c) == 1,
    6: lambda a, b, c: a == 1 or b == c == 1,
    7: lambda a, b, c: a + b + c in (1, 2),
    8: lambda a, b, c: a + b + c < 3,
    9: lambda a, b, c: a == 1 and (b == 1 or c == 0),
}


def pairs_with_the_same_sum(function):
    """Whether two rows with a 1 and two with a 0 contradict each other."""
    sums = [
        {tuple(np.add(*pair)) for pair in combinations([row for row in ROWS if bool(function(*row)) == answer], 2)}
        for answer in (True, False)
    ]
    return bool(sums[0] & sums[1])


def test_the_functions_that_no_unit_computes_have_conditions_that_contradict_each_other():
    assert [number for number, function in FUNCTIONS.items() if not pairs_with_the_same_sum(function)] == (
        one_unit_enough()
    )


def test_which_functions_a_unit_computes_stands_nowhere():
    answer = re.compile(r"\b" + r"\W+".join(map(str, one_unit_enough())) + r"\b")
    assert not any(answer.search(text) for text in TEXTS)


@pytest.mark.parametrize(
    "guess",
    [(), tuple(range(1, 10)), (2, 3, 8), (1, 4, 6, 9), (2,), "all", [[2, 3, 6, 8]]],
    ids=["none", "all", "those in few words", "the example", "one", "a word", "a table"],
)
def test_a_guess_at_the_functions_earns_nothing(guess):
    assert points_for("one_unit_enough", guess) == 0


# two_against_two


def test_a_thousand_random_rows_are_no_contradiction():
    rng = np.random.default_rng(0)
    guesses = [[rng.integers(0, 2, size=(2, 5)) for _ in FOUR_ROWS] for _ in range(1000)]
    assert min(short_of_a_contradiction(*guess) for guess in guesses) > 0


def test_few_of_all_pairs_of_rows_contradict_each_other():
    pairs = [np.array(pair) for pair in combinations(product((0, 1), repeat=5), 2)]
    yes = [pair for pair in pairs if all(neighbours(row) for row in pair)]
    no = [pair for pair in pairs if not any(neighbours(row) for row in pair)]
    found = [(one, other) for one in yes for other in no if np.array_equal(one.sum(axis=0), other.sum(axis=0))]
    assert all(short_of_a_contradiction(*pair) == 0 for pair in found)
    assert 0 < 4 * len(found) / 2**20 < 1 / 10_000


def neighbours(row):
    return any(one and other for one, other in pairwise(row))


@pytest.mark.parametrize(
    "rows",
    [
        ([[0, 1, 1, 0, 0], [1, 0, 1, 1, 1]], [[0, 0, 0, 0, 0], [0, 0, 0, 0, 1]]),
        ([[1, 1, 0, 0, 0], [0, 0, 1, 1, 0]], [[1, 1, 1, 1, 0], [0, 0, 0, 0, 0]]),
        ([[1, 0, 1, 0, 0], [0, 1, 0, 1, 0]], [[1, 1, 0, 0, 0], [0, 0, 1, 1, 0]]),
        ([[0, 1], [1, 0]], [[0, 0], [1, 1]]),
        ([[1, 1, 0, 0, 0], [1, 1, 0, 0, 0]], [[1, 1, 0, 0, 0], [1, 1, 0, 0, 0]]),
        ([[2, 2, 0, 0, 0], [0, 0, 2, 2, 0]], [[2, 0, 2, 0, 0], [0, 2, 0, 2, 0]]),
    ],
    ids=["the example", "all and nothing", "the pairs exchanged", "XOR", "the same row", "twos"],
)
def test_rows_that_contradict_nothing_earn_nothing(rows):
    assert points_for("two_against_two", rows) == 0


# lowest_tests


@pytest.mark.parametrize("seed", range(20))
def test_some_students_are_on_the_line_exactly_and_some_beside_it(seed):
    (part,) = ASSIGNMENT.question("lowest_tests").parts
    exact = np.concatenate(
        [
            -(case.inputs["weights"][1] * case.inputs["x2"] + case.inputs["bias"]) / case.inputs["weights"][0]
            for case in part.draw(np.random.default_rng(seed))
        ]
    )
    assert 0 < np.sum(exact == np.round(exact)) < len(exact)


def test_at_most_half_of_the_points_are_for_what_is_written_from_a_description():
    points = {}
    for question in ASSIGNMENT.questions:
        points[question.kind] = points.get(question.kind, 0) + question.points
    assert points["implement"] <= ASSIGNMENT.points / 2
    assert len(points) >= 3
    assert ASSIGNMENT.points == 10
