"""What is foreseen and invented about shapes: what nobody has thought of earns nothing."""

from itertools import product

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.paths import ROOT
from autograder.specs.settings import specification
from autograder.specs.start_here import SHAPES
from autograder.student.probe import observe_all
from solutions.measures.start_here import what_is_not_granted, wishes_granted
from solutions.numpy_ref.start_here import six_shapes
from tests.conftest import card_of

CHAPTERS = ("start-here",)
ASSIGNMENT = specification("start_here")


def points_for(function, value):
    card = card_of(ASSIGNMENT.question(function), seed=0)
    return verdict_of(card, observe_all(card.calls, {function: value})).points


@pytest.mark.parametrize(
    "guess",
    [
        ["error"] * 6,
        [(5, 3)] * 6,
        [(5, 3), "error", (5,), (5,), "error", (1, 3)],
        [(5, 2), (5, 3), (5, 3), (5, 5), (3,), "error"],
        [(5, 2), "error", (5, 3), 25, 3, "error"],
        "error",
        [],
    ],
    ids=["all errors", "all alike", "the example", "one wrong", "numbers", "a word", "nothing"],
)
def test_a_guess_at_the_six_shapes_earns_nothing(guess):
    assert points_for("six_shapes", guess) == 0


def test_the_six_shapes_stand_nowhere():
    texts = [*(ROOT / "book").glob("*.md"), ROOT / "solutions/notebooks/start_here.py"]
    answer = ", ".join(map(repr, six_shapes()))
    assert not [path.name for path in texts if answer.replace("'", '"') in path.read_text(encoding="utf-8")]


def test_a_thousand_random_shapes_grant_three_wishes_at_most():
    rng = np.random.default_rng(0)
    (field, other) = SHAPES
    guesses = rng.integers([field.low, other.low], [field.high + 1, other.high + 1], size=(1000, 2, 2))
    assert max(wishes_granted(*guess) for guess in guesses) < 4


def test_the_shapes_that_grant_all_wishes_are_a_row_and_a_column_of_different_lengths():
    """Tables of at most 12 numbers, tried one by one."""
    shapes = [np.array(shape) for shape in product(range(1, 13), repeat=2) if np.prod(shape) <= 12]
    found = [(tuple(a.tolist()), tuple(b.tolist())) for a in shapes for b in shapes if wishes_granted(a, b) == 4]
    assert found == [((1, n), (24 // n, 1)) for n in (2, 3, 4, 6, 8, 12)]


def test_a_wish_is_said_not_to_be_granted_where_one_is_not():
    shapes = [np.array(shape) for shape in product((1, 2, 3, 6, 12, 24), repeat=2)]
    pairs = [*product(shapes, repeat=2)]
    assert all((what_is_not_granted(a, b) is None) == (wishes_granted(a, b) == 4) for a, b in pairs)


@pytest.mark.parametrize(
    "shapes",
    [
        ((4, 6), (4, 6)),
        ((4, 1), (1, 6)),
        ((2, 6), (3, 4)),
        ((2, 12), (1, 12)),
        ((24, 1), (1, 1)),
        ((1, 6, 1), (4, 1)),
        (6, 4),
    ],
    ids=["the example", "a product", "no sum", "one repeated", "24 in one", "three axes", "lists"],
)
def test_shapes_that_grant_three_wishes_or_fewer_earn_nothing(shapes):
    assert points_for("two_shapes", shapes) == 0


def test_half_of_the_points_are_for_what_is_foreseen_and_tried_out():
    kinds = {question.function: question.kind for question in ASSIGNMENT.questions}
    assert kinds == {"center_columns": "implement", "six_shapes": "predict", "two_shapes": "experiment"}
    assert ASSIGNMENT.question("center_columns").points == ASSIGNMENT.points / 2 == 1.5
