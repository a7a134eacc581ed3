"""The hidden points of the perceptron's fit: no wrong rule for stopping gets through by the luck of a draw."""

import numpy as np
import pytest

from autograder.specs.perceptron_algorithm import CAP, fit_cases
from solutions.numpy_ref.perceptron_algorithm import perceptron_fit, perceptron_step

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
