"""Gradient descent in practice: one point at a time."""

import numpy as np

from solutions.numpy_ref.probability import sigmoid


def stochastic_step(x, y, weights, bias, learning_rate):
    """Take one step downhill on the cross-entropy of a single point.

    ``weights - learning_rate * (y_hat - y) * x``,  ``bias - learning_rate * (y_hat - y)``

    Source: slide 17; equation (descent-step) of the chapter on gradient descent.

    Parameters
    ----------
    x : ndarray of shape (n_features,)
        The point.
    y : int
        Its label, 0 or 1.
    weights : ndarray of shape (n_features,)
        The weights before the step, which may be whole numbers; they are not changed in place.
    bias : float
        The bias before the step.
    learning_rate : float
        The size of a step.

    Returns
    -------
    weights : ndarray of shape (n_features,)
        The weights after the step.
    bias : float
        The bias after the step.

    Examples
    --------
    >>> weights, bias = stochastic_step(np.array([4.0, 5.0]), 0, np.array([3.0, 4.0]), -10.0, 0.1)
    >>> print(weights.round(6), round(float(bias), 6))
    [2.6 3.5] -10.1
    """
    y_hat = sigmoid(x @ weights + bias)  # once, before any weight moves
    new_weights = weights - learning_rate * (y_hat - y) * x
    new_bias = bias - learning_rate * (y_hat - y)
    return new_weights, new_bias


def stochastic_epoch(X, y, weights, bias, learning_rate):
    """Visit every point once, in order, and take a step after each.

    ``for x_i, y_i in zip(X, y): weights, bias = stochastic_step(x_i, y_i, weights, bias, learning_rate)``

    Source: slide 17; equation (descent-step) of the chapter on gradient descent.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    weights : ndarray of shape (n_features,)
        The weights before the epoch, which may be whole numbers; they are not changed in place.
    bias : float
        The bias before the epoch.
    learning_rate : float
        The size of a step.

    Returns
    -------
    weights : ndarray of shape (n_features,)
        The weights after the last point.
    bias : float
        The bias after the last point.

    Examples
    --------
    >>> X, y = np.array([[4.0, 5.0], [1.0, 1.0]]), np.array([0, 1])
    >>> weights, bias = stochastic_epoch(X, y, np.array([3.0, 4.0]), -10.0, 0.1)
    >>> print(weights.round(3), round(float(bias), 3))
    [2.698 3.598] -10.002
    """
    for x_i, y_i in zip(X, y):
        weights, bias = stochastic_step(x_i, y_i, weights, bias, learning_rate)
    return weights, bias
