"""The perceptron algorithm: raise or lower the score of each point that is wrong, until none is."""

import numpy as np

from solutions.measures.perceptron_algorithm import applicants, share_right


def updates_until_right():
    """Return how many updates in a row the point (2, -1) with label 1 needs, and the line after the last of them.

    ``score = -9``, and each update adds ``0.25 * (4 + 1 + 1)``; a score of 0 is right

    Source: slides 7 and 8; equation (update) of the chapter on the perceptron algorithm.

    Returns
    -------
    count : int
        The number of updates from the weights (-2.5, 1) and the bias -3, with the learning rate 0.25.
    first : float
        The first weight after them.
    second : float
        The second weight.
    bias : float
        The bias after them.

    Examples
    --------
    >>> count, first, second, bias = updates_until_right()
    >>> print(2 * first - second + bias >= 0)
    True
    """
    x, weights, bias, count = np.array([2.0, -1.0]), np.array([-2.5, 1.0]), -3.0, 0
    while x @ weights + bias < 0:
        weights, bias = perceptron_step(x, 1, weights, bias, 0.25)
        count += 1
    return (count, *weights.tolist(), bias)


def telling_student():
    """Return a student and a line on which four wrong rules give themselves away.

    ``X @ weights + bias == 0``, so the right rule accepts. Without the positive bias the score is negative, and without
    the third feature, which lifts it, too.

    Source: slides 3 and 4; equation (prediction) of the chapter on acceptance.

    Returns
    -------
    list
        One student as a row of a table, the weights and the bias.

    Examples
    --------
    >>> X, weights, bias = telling_student()
    >>> print(np.array(X) @ np.array(weights) + bias)
    [0.]
    """
    return [[[2.0, 1.0, 1.0]], [-2.0, -1.0, 3.0], 2.0]


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


def wrong_students(X, y, weights, bias):
    """Return the numbers of the rows that a line decides wrongly, counted from 0.

    ``row i is wrong where (1 if X[i] @ weights + bias >= 0 else 0) != y[i]``

    Source: slide 7; section "When to stop" of the chapter on the perceptron algorithm.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    weights : ndarray of shape (n_features,)
        The weights of the line.
    bias : float
        Its bias.

    Returns
    -------
    ndarray of shape (n_wrong,)
        The row numbers, in order; empty where every point is right.

    Examples
    --------
    >>> X, y = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]]), np.array([1, 1, 0])
    >>> wrong_students(X, y, np.array([2.0, 1.0]), -18.0)
    array([1, 2])
    """
    y_hat = np.where(X @ weights + bias >= 0, 1, 0)
    return np.flatnonzero(y_hat != y)


def line_for_most():
    """Return the best of the lines that the perceptron algorithm passes on 100 students whom no line separates.

    ``the line with the largest share_right(weights, bias, X, y) after any of 200 epochs``

    Source: none of the slides; section "When to stop" of the chapter on the perceptron algorithm.

    Returns
    -------
    list
        The weights and the bias.

    Examples
    --------
    >>> weights, bias = line_for_most()
    >>> X, y = applicants(seed=34, count=100)
    >>> share_right(np.array(weights), bias, X, y)
    0.96
    """
    X, y = applicants(seed=34, count=100)
    weights, bias, best = np.zeros(5), 0.0, []
    for _ in range(200):
        weights, bias = perceptron_epoch(X, y, weights, bias, 0.5)
        best = max(best, [share_right(weights, bias, X, y), weights.tolist(), float(bias)])
    return best[1:]


def pocket(X, y, weights, bias, learning_rate, n_epochs):
    """Run epochs of the perceptron algorithm, and return the best line that there was on the way.

    ``(weights, bias)`` with the fewest wrong points of the start and of the lines after each update; of several the
    first

    Source: none of the slides; section "Data that no line separates" of the chapter on the perceptron algorithm.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    weights : ndarray of shape (n_features,)
        The weights at the start; they are not changed in place.
    bias : float
        The bias at the start.
    learning_rate : float
        The size of a step.
    n_epochs : int
        How many epochs to run, whatever happens.

    Returns
    -------
    weights : ndarray of shape (n_features,)
        The weights of the line in the pocket.
    bias : float
        Its bias.

    Examples
    --------
    >>> X, y = np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([0, 1, 1, 0])
    >>> weights, bias = pocket(X, y, np.array([1.0]), -3.0, 1.0, 10)
    >>> print(weights, bias, "wrong:", np.sum((X @ weights + bias >= 0) != y))
    [1.] -2.0 wrong: 1
    """

    def n_wrong(weights, bias):
        return np.sum((X @ weights + bias >= 0) != y)

    best, fewest = (weights, bias), n_wrong(weights, bias)
    for _ in range(n_epochs):
        for x_i, y_i in zip(X, y):
            weights, bias = perceptron_step(x_i, y_i, weights, bias, learning_rate)
            if n_wrong(weights, bias) < fewest:
                best, fewest = (weights, bias), n_wrong(weights, bias)
    return best
