"""The tasks of the perceptron algorithm: neither a wrong rule for stopping nor a lucky line gets through."""

import numpy as np
import pytest

from autograder.specs.perceptron_algorithm import ASSIGNMENT, CAP, fit_cases
from solutions.measures.perceptron_algorithm import applicants, share_right
from solutions.numpy_ref.perceptron_algorithm import perceptron_epoch, perceptron_fit, perceptron_step

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


def test_a_line_that_a_run_happens_to_end_with_seldom_gets_enough_students_right():
    measure = ASSIGNMENT.question("line_for_most").parts[0].trial
    X, y = applicants(34, 100)
    weights, bias, shares = np.zeros(5), 0.0, []
    for _ in range(1000):
        weights, bias = perceptron_epoch(X, y, weights, bias, 1.0)
        shares.append(share_right(weights, bias, X, y))
    assert np.mean(np.array(shares) >= measure.bar) < 1 / 6
    assert max(shares[:100]) >= measure.bar
