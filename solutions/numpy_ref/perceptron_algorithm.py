"""The perceptron algorithm: raise or lower the score of each point that is wrong, until none is."""

import numpy as np


def perceptron_step(x, y, weights, bias, learning_rate):
    """Update the line for one point; a correct point changes nothing.

    ``weights + learning_rate * (y - y_hat) * x``,  ``bias + learning_rate * (y - y_hat)``

    Source: slides 7 and 8; equation (update) of the chapter on the perceptron algorithm.

    Parameters
    ----------
    x : ndarray of shape (n_features,)
        The point.
    y : int
        Its label, 0 or 1.
    weights : ndarray of shape (n_features,)
        The weights before the update, which may be whole numbers; they are not changed in place.
    bias : float
        The bias before the update.
    learning_rate : float
        The size of a step.

    Returns
    -------
    weights : ndarray of shape (n_features,)
        The weights after the update.
    bias : float
        The bias after the update.

    Examples
    --------
    >>> weights, bias = perceptron_step(np.array([4.0, 5.0]), 0, np.array([3.0, 4.0]), -10.0, 0.1)
    >>> print(weights, bias)
    [2.6 3.5] -10.1
    """
    y_hat = 1 if x @ weights + bias >= 0 else 0
    error = y - y_hat  # 1: the score is too low, -1: too high, 0: the point is right
    new_weights = weights + learning_rate * error * x
    new_bias = bias + learning_rate * error
    return new_weights, new_bias


def perceptron_epoch(X, y, weights, bias, learning_rate):
    """Visit every point once, in order, and update after each.

    ``for x_i, y_i in zip(X, y): weights, bias = perceptron_step(x_i, y_i, weights, bias, learning_rate)``

    Source: slide 8; equation (update) of the chapter on the perceptron algorithm.

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
    >>> weights, bias = perceptron_epoch(X, y, np.array([3.0, 4.0]), -10.0, 0.1)
    >>> print(weights, bias)
    [2.7 3.6] -10.0
    """
    for x_i, y_i in zip(X, y):
        weights, bias = perceptron_step(x_i, y_i, weights, bias, learning_rate)
    return weights, bias


def perceptron_fit(X, y, weights, bias, learning_rate, max_epochs):
    """Repeat epochs until every point is right, or until ``max_epochs`` have passed.

    ``while some point is wrong and epochs < max_epochs: run perceptron_epoch``

    Source: slide 8, with the stopping rule that the slide leaves out; section "When to stop".

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    weights : ndarray of shape (n_features,)
        The weights to start from, which may be whole numbers; they are not changed in place.
    bias : float
        The bias to start from.
    learning_rate : float
        The size of a step.
    max_epochs : int
        The cap: data that no line separates would run for ever.

    Returns
    -------
    weights : ndarray of shape (n_features,)
        The weights at the end.
    bias : float
        The bias at the end.

    Examples
    --------
    >>> X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 0, 0, 1])
    >>> weights, bias = perceptron_fit(X, y, np.zeros(2), 0.0, 1.0, max_epochs=100)
    >>> print(weights, bias)
    [2. 1.] -3.0
    """
    for _ in range(max_epochs):
        y_hat = np.where(X @ weights + bias >= 0, 1, 0)
        if np.array_equal(y_hat, y):  # every point is right: an epoch would make no update
            break
        weights, bias = perceptron_epoch(X, y, weights, bias, learning_rate)
    return weights, bias
