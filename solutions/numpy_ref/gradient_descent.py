"""Gradient descent on the cross-entropy: logistic regression."""

import numpy as np

from solutions.numpy_ref.probability import sigmoid


def gradient(X, y, weights, bias):
    """Return the slopes of the mean cross-entropy, one for each weight and one for the bias.

    ``dweights = X.T @ (y_hat - y) / n_samples``,  ``dbias = mean(y_hat - y)``,  ``y_hat = sigmoid(X @ weights + bias)``

    Source: slide 17, which has it for one point; equation (gradient) of the chapter on gradient descent.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    weights : ndarray of shape (n_features,)
        The weights at which the slopes are taken.
    bias : float
        The bias at which they are taken.

    Returns
    -------
    dweights : ndarray of shape (n_features,)
        How fast the error grows with each weight.
    dbias : float
        How fast it grows with the bias.

    Examples
    --------
    >>> X, y = np.array([[4.0, 5.0], [1.0, 1.0]]), np.array([0, 1])
    >>> dweights, dbias = gradient(X, y, np.zeros(2), 0.0)
    >>> print(dweights, dbias)
    [0.75 1.  ] 0.0
    """
    y_hat = sigmoid(X @ weights + bias)
    dscores = (y_hat - y) / len(y)  # the slope along each score
    dweights = X.T @ dscores  # (n, m) @ (m,): one slope per weight
    dbias = dscores.sum()
    return dweights, dbias


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
        The weights before the step; they are not changed in place.
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
        The weights before the epoch; they are not changed in place.
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


def descend(X, y, weights, bias, learning_rate, steps):
    """Fit the line by gradient descent on the mean cross-entropy of all points.

    ``weights - learning_rate * dweights``,  ``bias - learning_rate * dbias``,  ``steps`` times

    Source: slide 17, with a number of steps that the slide leaves out; equation (descent) of the chapter.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    weights : ndarray of shape (n_features,)
        The weights to start from; they are not changed in place.
    bias : float
        The bias to start from.
    learning_rate : float
        The size of a step.
    steps : int
        How many steps; each uses all points.

    Returns
    -------
    weights : ndarray of shape (n_features,)
        The weights after the last step.
    bias : float
        The bias after the last step.

    Examples
    --------
    >>> X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 0, 0, 1])
    >>> weights, bias = descend(X, y, np.zeros(2), 0.0, learning_rate=1.0, steps=1000)
    >>> print(weights.round(1), round(float(bias), 1), X @ weights + bias >= 0)
    [7.4 7.4] -11.3 [False False False  True]
    """
    for _ in range(steps):
        dweights, dbias = gradient(X, y, weights, bias)
        weights = weights - learning_rate * dweights
        bias = bias - learning_rate * dbias
    return weights, bias
