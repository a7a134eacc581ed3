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
        The weights to start from, which may be whole numbers; they are not changed in place.
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
