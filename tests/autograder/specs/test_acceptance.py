"""What is tried out about acceptance: no guess is a good line, and no table is silent by chance."""

import re

import numpy as np
import pytest

from autograder.checking.programs import outcome
from autograder.checking.verdict import verdict_of
from autograder.paths import ROOT
from autograder.specs import programs
from autograder.specs.acceptance import LINE, SEED, applicants_of
from autograder.specs.settings import specification
from autograder.student.probe import observe_all
from solutions.measures.acceptance import programs_unnoticed, share_right
from solutions.numpy_ref.acceptance import silent_table, what_changes
from tests.conftest import card_of

CHAPTERS = ("acceptance",)
ASSIGNMENT = specification("acceptance")


def points_for(function, value):
    card = card_of(ASSIGNMENT.question(function), seed=0)
    return verdict_of(card, observe_all(card.calls, {function: value})).points


# silent_table

POOR = {
    "the example": [[9, 8, 7], [6, 5, 4], [3, 2, 1], [0, -1, -2]],
    "zeros": np.zeros((4, 3)),
    "a number twice": [[1, 2, -3], [-1, -2, 3], [2, 4, -6], [-2, -4, 6]],
    "nearly the same numbers": np.outer([1, -1, 2, -2], [1e-5, 2e-5, -3e-5]),
    "the rows forgotten": [[1, 2, 3], [-1, -2, -3], [4, 5, 6], [-4, -5, -6]],
    "two rows": [[1, 2, -3], [-1, -2, 3]],
    "large numbers": [[1, 2, -3], [-1, -2, 3], [4, 7, -11], [-4, -7, 11]],
}


@pytest.mark.parametrize("table", POOR.values(), ids=POOR)
def test_a_table_that_gives_somebody_away_earns_nothing(table):
    assert points_for("silent_table", table) == 0


def test_a_silent_table_is_one_on_which_wrong_programs_are_right():
    """What the measure counts, by the known wrong answers themselves."""
    names = ("mean_of_everything", "mean_of_each_row", "divides_by_three", "median_for_mean", "first_two_columns")
    ways = [programs.wrong("start_here", "center_columns", name) for name in names]
    right = programs.right("numpy_ref.start_here.center_columns")
    for table in [
        np.array(silent_table()),
        *(np.array(POOR[name], dtype=float) for name in ("the example", "the rows forgotten")),
    ]:
        (centred,) = outcome(right, [table])
        alike = [np.allclose(outcome(way, [table])[0], centred, rtol=0, atol=1e-6) for way in ways]
        assert sum(alike) == programs_unnoticed(table)


@pytest.mark.parametrize("drawn", ["numbers", "whole numbers", "the same numbers with both signs"])
def test_no_table_of_a_thousand_that_nobody_has_thought_about_is_silent(drawn):
    rng = np.random.default_rng(0)
    tables = {
        "numbers": lambda: rng.uniform(-10, 10, size=(4, 3)),
        "whole numbers": lambda: rng.integers(-10, 11, size=(4, 3)).astype(float),
        "the same numbers with both signs": lambda: rng.permutation([1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6]),
    }
    assert max(programs_unnoticed(tables[drawn]().reshape(4, 3)) for _ in range(1000)) < 5


# own_line


def test_a_thousand_random_lines_miss_the_bar():
    (part,) = ASSIGNMENT.question("own_line").parts
    rng = np.random.default_rng(0)
    data = applicants_of(SEED, 100)
    guesses = [
        [rng.uniform(field.low, field.high, size=[*map(int, field.shape)]) for field in LINE] for _ in range(1000)
    ]
    assert max(share_right(*guess, **data) for guess in guesses) < part.trial.bar


@pytest.mark.parametrize(
    "line",
    [
        ([1, 1], -50),
        ([0, 0], 0),
        ([1, 0], -50),
        ([0, -1], 3.5),
        ([2, 1], -18),
        ([1, -1], 0),
    ],
    ids=["the example", "zeros", "the test alone", "the grade alone", "the rule of the slide", "a difference"],
)
def test_a_line_that_nobody_has_looked_for_earns_nothing(line):
    assert points_for("own_line", line) == 0


@pytest.mark.parametrize("feature", [0, 1])
def test_no_line_of_one_feature_is_good_enough(feature):
    data = applicants_of(SEED, 100)
    weights = np.array([[1.0, 0.0], [0.0, -1.0]])[feature]
    thresholds = -(data["X"] @ weights)
    assert max(share_right(weights, bias, **data) for bias in thresholds) < 0.85


def test_most_lines_that_are_good_enough_here_are_good_enough_later():
    rng = np.random.default_rng(0)
    here, later = applicants_of(SEED, 100), applicants_of(SEED + 1, 1000)
    at_0, at_100 = rng.uniform(-1, 3, size=2000), rng.uniform(4, 8, size=2000)  # the grades through which it runs
    lines = [((b - a) / 100, -1.0, a) for a, b in zip(at_0, at_100, strict=True)]
    good = [
        (np.array([w1, w2]), bias) for w1, w2, bias in lines if share_right(np.array([w1, w2]), bias, **here) >= 0.9
    ]
    assert len(good) > 200
    assert np.mean([share_right(*line, **later) >= 0.85 for line in good]) > 0.95


# what_changes


def test_what_becomes_of_the_six_rules_stands_nowhere():
    answer = r"\W+".join(map(str, what_changes()))
    texts = [*(ROOT / "book").glob("*.md"), ROOT / "solutions/notebooks/acceptance.py"]
    assert not [path.name for path in texts if re.search(rf"\b{answer}\b", path.read_text(encoding="utf-8"))]


def test_what_becomes_of_a_rule_is_what_becomes_of_many_students():
    """The answers, found by asking students far and near what both rules say."""
    grid = np.linspace(-100, 100, 401)
    students = np.array([(x1, x2) for x1 in grid for x2 in grid])
    old = students @ [1, 3] - 24
    others = [([2, 6], -24), ([3, 9], -72), ([3, 1], -24), ([-2, -6], 48), ([0.5, 1.5], -24), ([2, 3], -48)]
    found = []
    for weights, bias in others:
        new = students @ weights + bias
        if np.all((new >= 0) == (old >= 0)):
            found.append(1)
        elif np.all((new > 0) == (old < 0)):
            found.append(2)
        elif np.all((new >= 0) >= (old >= 0)):
            found.append(3)
        elif np.all((new >= 0) <= (old >= 0)):
            found.append(4)
        else:
            found.append(5)
    assert found == what_changes()


def test_at_most_half_of_the_points_are_for_what_is_written_from_a_description():
    points = {}
    for question in ASSIGNMENT.questions:
        points[question.kind] = points.get(question.kind, 0) + question.points
    assert points["implement"] <= ASSIGNMENT.points / 2
    assert len(points) >= 3
    assert ASSIGNMENT.points == 8
