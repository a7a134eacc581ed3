"""What is found and tried out about acceptance: poor tables get what they show, and no guess is a good line."""

import re

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.grading.cards import make_card
from autograder.paths import ROOT
from autograder.specs.acceptance import LINE, SEED, applicants_of
from autograder.specs.settings import specification
from autograder.student.probe import observe_all
from solutions.measures.acceptance import share_right
from solutions.numpy_ref.acceptance import what_changes

CHAPTERS = ("acceptance",)
ASSIGNMENT = specification("acceptance")


def points_for(function, value):
    card = make_card(ASSIGNMENT.question(function), seed=0)
    return verdict_of(card, observe_all(card.calls, {function: value})).points


# telling_table

FEW_ARE_CAUGHT = {
    "the table of the chapter": ([[9, 8], [3, 4], [6, 6]], 0.25),
    "grades that rise evenly": ((np.arange(12) / 2).reshape(4, 3), 1),
    "as many rows as columns": ([[1, 2, 3], [1, 5, 3], [7, 0, 9]], 0.75),
    "two columns": ([[1, 2], [1, 5], [1, 0], [9, 1]], 1),
    "two rows": ([[1, 2, 3], [1, 5, 9]], 1),
    "one grade": ([[5]], 0.25),
    "equal grades": (np.full((4, 3), 5), 0.75),
    "five rows": (np.arange(10).reshape(5, 2), 0),
    "negative grades": ([[-1, 2, 3], [1, 5, 3], [1, 0, 9], [9, 1, 5]], 0),
}


@pytest.mark.parametrize(("table", "points"), FEW_ARE_CAUGHT.values(), ids=FEW_ARE_CAUGHT)
def test_a_poor_table_gets_the_points_of_the_programs_that_it_shows(table, points):
    assert points_for("telling_table", table) == points


def test_only_a_table_of_4_rows_and_3_columns_shows_all():
    rng = np.random.default_rng(0)
    full = [
        (rows, columns)
        for rows in range(1, 5)
        for columns in range(1, 5)
        if points_for("telling_table", rng.integers(0, 11, size=(rows, columns))) == 1.25
    ]
    assert full == [(4, 3)]


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
