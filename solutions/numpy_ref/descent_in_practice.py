"""Gradient descent in practice: one point at a time, and features in units of their own."""

import numpy as np

from solutions.measures.descent_in_practice import applicants, steps_with_rates
from solutions.numpy_ref.probability import sigmoid


def what_undoes_it():
    """Return what undoes six changes of a column of numbers: centring, dividing, both, or not even both.

    ``(a * x + c - mean) / deviation`` is what it was without ``a`` and ``c``, if ``a > 0``

    Source: none of the slides; sections "What centring does" and "What dividing does" of the chapter.

    Returns
    -------
    tuple
        For each change 1 (centring alone), 2 (dividing alone), 3 (both are needed) or 4 (not even both).

    Examples
    --------
    >>> len(what_undoes_it())
    6
    """
    x = np.array([1.0, 2.0, 4.0, 9.0])
    changes = [10 * x, x - 2000, 1.8 * x + 32, x**2, x / 2.54, -x]
    return tuple(_undone_by(x, changed) for changed in changes)


def _undone_by(x, changed):
    ways = [
        lambda column: column - column.mean(),
        lambda column: column / column.std(),
        lambda column: (column - column.mean()) / column.std(),
    ]
    for number, way in enumerate(ways, start=1):
        if np.allclose(way(x), way(changed)):
            return number
    return 4


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
        The learning rate, by which slopes are multiplied.

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
        The learning rate, by which slopes are multiplied.

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


def unscaled(weights, bias, mean, deviation):
    """Return the line for features as they are, from the line that was learned for scaled ones.

    ``weights / deviation``,  ``bias - (weights / deviation) @ mean``

    Source: none of the slides; equation (gd-unscale) of the chapter on gradient descent.

    Parameters
    ----------
    weights : ndarray of shape (n_features,)
        The weights for features that are centred and divided.
    bias : float
        The bias for them.
    mean : ndarray of shape (n_features,)
        What was subtracted from each feature.
    deviation : ndarray of shape (n_features,)
        By what each was then divided.

    Returns
    -------
    weights : ndarray of shape (n_features,)
        The weights for the features as they are.
    bias : float
        The bias for them.

    Examples
    --------
    >>> weights, bias = unscaled(np.array([2.0]), 1.0, np.array([5.0]), np.array([4.0]))
    >>> print(weights, bias)
    [0.5] -1.5
    """
    weights = weights / deviation
    return weights, bias - weights @ mean


def in_numbers():
    """Return the steps of an epoch, a size of batches, how long steps become with momentum, and a limit for rates.

    ``1200 / 48``,  ``48 * (0.06 / 0.02) ** 2``,  ``1 / (1 - 0.8)``,  ``2 / 5``

    Source: none of the slides; sections "Steep and flat" to "Momentum" of the chapter.

    Returns
    -------
    tuple
        The four numbers.

    Examples
    --------
    >>> len(in_numbers())
    4
    """
    steps = 1200 / 48
    size = 48 * (0.06 / 0.02) ** 2  # four times the points, half the noise
    longer = 1 / (1 - 0.8)
    return steps, size, longer, 2 / 5


def rates_of_their_own():
    """Return a learning rate for each weight and one for the bias, each fitting the unit of its feature.

    ``learning_rate / deviation ** 2`` for a weight, ``learning_rate`` for the bias

    Source: none of the slides; equation (dp-own-rate) of the chapter.

    Returns
    -------
    list
        The rates of the weights, then that of the bias.

    Examples
    --------
    >>> X, y = applicants(seed=7, count=200)
    >>> steps_with_rates(np.array(rates_of_their_own()), X, y, least=0.3956) <= 6
    True
    """
    X, _ = applicants(seed=7, count=200)
    learning_rate = 8.0
    return [*(learning_rate / X.std(axis=0) ** 2).tolist(), learning_rate]
