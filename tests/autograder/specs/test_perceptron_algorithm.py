"""The perceptron algorithm: no luck hides a wrong rule for stopping, and no luck invents a telling student."""

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.grading.cards import make_card
from autograder.specs.perceptron_algorithm import ASSIGNMENT, CAP, fit_cases
from autograder.student.probe import observe_all
from solutions.numpy_ref.perceptron_algorithm import perceptron_fit, perceptron_step, telling_student

CHAPTERS = ("perceptron-algorithm",)
ONCE_LUCKY = [53, 658, 749, 810, 1060, 1197, 1230, 1399]  # seeds whose draws did let the wrong rule through


def fit_by_the_last_point(X, y, weights, bias, learning_rate, max_epochs):
    """Stop as soon as the last point of an epoch is right, whatever the others are."""
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            before = bias
            weights, bias = perceptron_step(x_i, y_i, weights, bias, learning_rate)
        if bias == before:
            break
    return weights, bias


@pytest.mark.parametrize("seed", [*ONCE_LUCKY, *range(30)])
def test_who_asks_the_last_point_alone_finds_another_line_than_the_right_one(seed):
    cases = fit_cases(np.random.default_rng(seed))
    right, wrong = (
        [np.append(*fit(**case.inputs)) for case in cases] for fit in (perceptron_fit, fit_by_the_last_point)
    )
    assert all(case.inputs["max_epochs"] <= CAP for case in cases)
    assert any(not np.array_equal(*lines) for lines in zip(right, wrong, strict=True))


# telling_student

CARD = make_card(ASSIGNMENT.question("telling_student"), seed=0)
POOR_STUDENTS = {
    "zeros": (([[0, 0, 0]], [0, 0, 0], 0), 0.5),
    "ones": (([[1, 1, 1]], [1, 1, 1], 1), 0),
    "the example": (([[9, 8, 7]], [2, 1, 1], -25), 0),
    "on the line": (([[6, 6, 6]], [2, 1, -1], -12), 0.5),
    "the third feature alone": (([[1, 1, 1]], [-2, -2, 5], 0), 0.5),
    "the bias alone": (([[1, 1, 1]], [-2, -1, 0], 5), 1),
    "one feature": (([[1]], [-2], 2), 0),
    "two features": (([[1, 1]], [-1, -1], 2), 0),
}


def points_for(student):
    return verdict_of(CARD, observe_all(CARD.calls, {"telling_student": student})).points


@pytest.mark.parametrize(("student", "points"), POOR_STUDENTS.values(), ids=POOR_STUDENTS)
def test_a_poor_student_gets_the_points_of_the_rules_that_it_shows(student, points):
    assert points_for(student) == points


def test_one_student_shows_all_four_rules():
    assert points_for(telling_student()) == 2


def test_students_of_small_whole_numbers_show_little():
    rng = np.random.default_rng(0)
    guesses = [(rng.integers(-5, 6, (1, 4)), rng.integers(-5, 6, 4), int(rng.integers(-5, 6))) for _ in range(200)]
    earned = np.array([points_for(guess) for guess in guesses])
    assert earned.max() < 2
    assert np.mean(earned > 0.5) < 0.15
