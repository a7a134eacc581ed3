"""What is foreseen, mended, tried out and derived about regions: what nobody has thought of earns nothing."""

import re

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.paths import ROOT
from autograder.specs.non_linear_regions import FENCE, points_of
from autograder.specs.settings import specification
from autograder.student.probe import observe_all
from solutions.measures.non_linear_regions import points_of_a_shape, share_of_points_right
from solutions.misconceptions.non_linear_regions import as_inherited
from solutions.numpy_ref.non_linear_regions import at_least, fence, four_parts, sharpness_for
from solutions.numpy_ref.probability import sigmoid
from tests.conftest import card_of

CHAPTERS = ("non-linear-regions",)
ASSIGNMENT = specification("non_linear_regions")
TEXTS = [
    path.read_text(encoding="utf-8")
    for path in [*(ROOT / "book").glob("*.md"), ROOT / "solutions/notebooks/non_linear_regions.py"]
]
TRIANGLE = ([[-1.5, 8.0], [-5.5, -4.5], [7.0, -3.5]], [-14.5, 65.25, 0.0])


def points_for(function, value):
    card = card_of(ASSIGNMENT.question(function), seed=0)
    return verdict_of(card, observe_all(card.calls, {function: value})).points


# four_parts


def test_what_three_units_say_stands_nowhere():
    answer = re.compile(r"\b" + r"\D+".join(map(str, four_parts()[:12])) + r"\b")
    assert not any(answer.search(text) for text in TEXTS)


def test_three_of_the_twelve_scores_are_ties():
    scores = [
        first * h1 + second * h2 + bias
        for first, second, bias in [(2, -1, -1), (-1, -2, 1.5), (-1, 1, 0)]
        for h1 in (0, 1)
        for h2 in (0, 1)
    ]
    assert [int(score >= 0) for score in scores] == four_parts()[:12]
    assert scores.count(0) == 3


@pytest.mark.parametrize(
    "guess",
    [
        (0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 100),
        (0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 0, 77),
        four_parts()[:12],
        77,
        [four_parts()[i : i + 4] for i in (0, 4, 8)],
    ],
    ids=["the example", "AND, OR and NAND", "answers alone", "the count alone", "a table"],
)
def test_a_guess_at_the_parts_earns_nothing(guess):
    assert points_for("four_parts", guess) == 0


# at_least


@pytest.mark.parametrize("seed", range(20))
def test_the_program_that_was_left_is_wrong_on_drawn_points_and_some_lie_on_a_line(seed):
    (part,) = ASSIGNMENT.question("at_least").parts
    cases = part.draw(np.random.default_rng(seed))
    assert any(not np.array_equal(as_inherited(**case.inputs), at_least(**case.inputs)) for case in cases)
    assert all((case.inputs["X"] @ case.inputs["W"] + case.inputs["b"] == 0).any() for case in cases)


# fence


def random_networks():
    rng = np.random.default_rng(0)
    for _ in range(500):
        yield [rng.uniform(each.low, each.high, [int(size) for size in each.shape]) for each in FENCE]
    for _ in range(500):  # lines through the square in any direction, and an AND of them
        weights = rng.normal(size=(3, 2))
        yield [weights, -(weights * rng.uniform(0, 10, (3, 2))).sum(axis=1), np.ones(3), -2.5]


def test_a_thousand_random_networks_miss_the_bar():
    assert max(share_of_points_right(*network, **points_of(10, 200)) for network in random_networks()) < 0.93


@pytest.mark.parametrize("seed", range(20))
def test_the_fence_holds_on_other_points(seed):
    assert share_of_points_right(*map(np.array, fence()), *points_of_a_shape(seed + 100, 2000)) > 0.95


@pytest.mark.parametrize(
    "network",
    [
        ([[0, 0], [0, 0], [0, 0]], [0, 0, 0], [0, 0, 0], 0),
        ([[0, 0], [0, 0], [0, 0]], [0, 0, 0], [0, 0, 0], -1),
        ([[1, 0], [0, 1], [-1, 0]], [-2, -2.5, 8], [1, 1, 1], -2.5),
        ([[0, 1], [-1, -1], [2, -1]], [-2, 12, 0], [1, 1, 1], -1.5),
        (*TRIANGLE, [1, 1, 1], -0.5),
        (*TRIANGLE, [1, 1, 0], -1.5),
        (*TRIANGLE, [-1, -1, -1], 0.5),
        TRIANGLE,
    ],
    ids=["all", "none", "a box", "two of three", "one of three", "two lines", "turned round", "no unit"],
)
def test_other_networks_earn_nothing(network):
    assert points_for("fence", network) == 0


# sharpness_for


def test_the_corner_has_the_probability_that_was_asked_for():
    p = np.array([0.001, 0.2, 0.49])
    s = sharpness_for(p)
    line = sigmoid(s * 0)
    assert np.allclose(sigmoid(s * line + s * line - s * 1.5), p)


def test_at_most_half_of_the_points_are_for_what_is_written_from_a_description():
    points = {}
    for question in ASSIGNMENT.questions:
        points[question.kind] = points.get(question.kind, 0) + question.points
    assert points["implement"] <= ASSIGNMENT.points / 2
    assert len(points) >= 3
    assert ASSIGNMENT.points == 6
