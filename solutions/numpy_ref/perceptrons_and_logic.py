"""Perceptrons: a unit with a hard step, and the logic that units can and can't do."""

import numpy as np


def step(z):
    """Return 1 where the score is 0 or more, and 0 elsewhere.

    ``step(z) = 1 if z >= 0 else 0``

    Source: slide 9; equation (step) of the chapter on perceptrons.

    Parameters
    ----------
    z : ndarray of shape (n_samples,)
        Scores.

    Returns
    -------
    ndarray of shape (n_samples,)
        0 or 1 for each score.

    Examples
    --------
    >>> step(np.array([-0.5, 0.0, 2.0]))
    array([0, 1, 1])
    """
    return np.where(z >= 0, 1, 0)


def perceptron(X, weights, bias):
    """Return the output of one perceptron for every row.

    ``y_hat = step(X @ weights + bias)``

    Source: slide 6; equation (perceptron) of the chapter on perceptrons.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One row per example.
    weights : ndarray of shape (n_features,)
        One weight per input edge.
    bias : float
        The weight of the input that is always 1.

    Returns
    -------
    ndarray of shape (n_samples,)
        0 or 1 for each row.

    Examples
    --------
    >>> perceptron(np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]]), np.array([2.0, 1.0]), -18.0)
    array([1, 0, 1])
    """
    return step(X @ weights + bias)


def and_unit():
    """Return weights and a bias that make a perceptron compute AND.

    ``step(1*x1 + 1*x2 - 1.5)`` is 1 only for (1, 1)

    Source: none of the slides; table (truth-tables) of the chapter on perceptrons.

    Returns
    -------
    weights : ndarray of shape (2,)
        One weight per input.
    bias : float
        The bias.

    Examples
    --------
    >>> perceptron(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), *and_unit())
    array([0, 0, 0, 1])
    """
    return np.array([1.0, 1.0]), -1.5


def or_unit():
    """Return weights and a bias that make a perceptron compute OR.

    ``step(1*x1 + 1*x2 - 0.5)`` is 0 only for (0, 0)

    Source: none of the slides; table (truth-tables) of the chapter on perceptrons.

    Returns
    -------
    weights : ndarray of shape (2,)
        One weight per input.
    bias : float
        The bias.

    Examples
    --------
    >>> perceptron(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), *or_unit())
    array([0, 1, 1, 1])
    """
    return np.array([1.0, 1.0]), -0.5


def not_unit():
    """Return weights and a bias that make a perceptron with one input compute NOT.

    ``step(-1*x1 + 0.5)`` is 1 for 0 and 0 for 1

    Source: none of the slides; table (truth-tables) of the chapter on perceptrons.

    Returns
    -------
    weights : ndarray of shape (1,)
        The weight of the only input.
    bias : float
        The bias.

    Examples
    --------
    >>> perceptron(np.array([[0], [1]]), *not_unit())
    array([1, 0])
    """
    return np.array([-1.0]), 0.5


def xor(X):
    """Compute XOR from three perceptrons: OR, NAND, and AND of the two.

    ``xor = and(or(x1, x2), nand(x1, x2))``

    Source: slides 6 and 18; equation (xor) of the chapter on perceptrons.

    Parameters
    ----------
    X : ndarray of shape (n_samples, 2)
        Rows of zeros and ones.

    Returns
    -------
    ndarray of shape (n_samples,)
        1 where exactly one of the two inputs is 1.

    Examples
    --------
    >>> xor(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]))
    array([0, 1, 1, 0])
    """
    at_least_one = perceptron(X, np.array([1.0, 1.0]), -0.5)  # OR
    not_both = perceptron(X, np.array([-1.0, -1.0]), 1.5)  # NAND
    hidden = np.column_stack([at_least_one, not_both])  # (n_samples, 2)
    return perceptron(hidden, np.array([1.0, 1.0]), -1.5)  # AND
