"""Gradient descent on the cross-entropy: logistic regression."""

import numpy as np

from solutions.measures.gradient_descent import applicants, error_of
from solutions.numpy_ref.probability import sigmoid


def on_the_bowl():
    """Return where two steps lead on a bowl with three rates, and the rate from which on no step leads down.

    ``E(w) = 2 * (w - 3) ** 2`` has the slope ``4 * (w - 3)``: a step multiplies ``w - 3`` by ``1 - 4 * learning_rate``

    Source: none of the slides; equation (gd-bowl) of the chapter on gradient descent.

    Returns
    -------
    tuple
        The places after two steps from 7 with the rates 0.1, 0.3 and 0.55, and the rate.

    Examples
    --------
    >>> len(on_the_bowl())
    4
    """
    curvature, bottom, start = 4.0, 3.0, 7.0
    places = [bottom + (1 - learning_rate * curvature) ** 2 * (start - bottom) for learning_rate in (0.1, 0.3, 0.55)]
    return *places, 2 / curvature


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


def gradient_with_cost(X, y, weights, bias, cost):
    """Return the slopes of the mean loss where that of a label 1 counts ``cost`` times.

    ``dweights = X.T @ (counts * (y_hat - y)) / n_samples``, where ``counts`` is ``cost`` for label 1 and 1 for label 0

    Source: none of the slides; the derivation of equation (gradient) of the chapter, with one more factor.

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
    cost : float
        How many times the loss of a point with label 1 counts; that of a label 0 counts once.

    Returns
    -------
    dweights : ndarray of shape (n_features,)
        How fast the error grows with each weight.
    dbias : float
        How fast it grows with the bias.

    Examples
    --------
    >>> X, y = np.array([[4.0, 5.0], [1.0, 1.0]]), np.array([0, 1])
    >>> dweights, dbias = gradient_with_cost(X, y, np.zeros(2), 0.0, cost=3.0)
    >>> print(dweights, dbias)
    [0.25 0.5 ] -0.5
    """
    y_hat = sigmoid(X @ weights + bias)
    counts = np.where(y == 1, cost, 1.0)
    dscores = counts * (y_hat - y) / len(y)
    return X.T @ dscores, dscores.sum()


def telling_cases():
    """Return two small sets of answers on which three wrong errors give themselves away.

    The first has an answer that is certain and right beside two so improbable ones that the product of their
    probabilities is 0 in the computer, the second one that is certain and wrong.

    ``-2 * ln(1e-200) / 3`` and infinity are right

    Source: slides 14 and 15; equation (cross-entropy) of the chapter on cross-entropy.

    Returns
    -------
    list
        Of each case the labels and the probabilities.

    Examples
    --------
    >>> [len(y) == len(y_hat) for y, y_hat in telling_cases()]
    [True, True]
    """
    return [[[0, 1, 1], [0.0, 1e-200, 1e-200]], [[1, 1, 0], [0.0, 0.5, 0.5]]]


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
        The learning rate, by which slopes are multiplied.
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


def lowest_line():
    """Return the line with the least error for sixty students, as nearly as many steps find it.

    ``descend`` from zeros, with a rate that is large and doesn't yet jump over the valley

    Source: slide 17; section "Small, good and too large rates" of the chapter on gradient descent.

    Returns
    -------
    list
        The weights and the bias.

    Examples
    --------
    >>> weights, bias = lowest_line()
    >>> print(error_of(np.array(weights), bias, *applicants(seed=17, count=60)).round(3))
    0.331
    """
    X, y = applicants(seed=17, count=60)
    weights, bias = descend(X, y, np.zeros(3), 0.0, learning_rate=10.0, steps=200)
    return [weights.tolist(), float(bias)]
