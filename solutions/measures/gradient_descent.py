"""Students whose answers were partly left to chance, and how bad a line is for them."""

import numpy as np


def applicants(seed, count):
    """Draw students with three marks, measured from the average, and answers that are drawn by chance.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many students.

    Returns
    -------
    X : ndarray of shape (count, 3)
        Their marks; the third varies less than the first.
    y : ndarray of shape (count,)
        1 for accepted, 0 for rejected: a better student is accepted more often.

    Examples
    --------
    >>> X, y = applicants(seed=0, count=2)
    >>> X.shape, y.shape
    ((2, 3), (2,))
    """
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(count, 3)) * np.array([1.0, 0.6, 0.3])
    X = np.round(X - X.mean(axis=0), 2)
    chance = 1 / (1 + np.exp(-(X @ np.array([2.0, -1.5, 3.0]) + 0.5)))
    return X, np.where(rng.random(count) < chance, 1, 0)


def error_of(weights, bias, X, y):
    """Return the error of a line: the mean of the cross-entropies, from scores.

    Parameters
    ----------
    weights : ndarray of shape (n_features,)
        The weights of the line.
    bias : float
        Its bias.
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.

    Returns
    -------
    float
        0 or more.

    Examples
    --------
    >>> print(error_of(np.zeros(2), 0.0, np.array([[9.0, 8.0]]), np.array([1])).round(4))
    0.6931
    """
    scores = X @ weights + bias
    return np.mean(np.logaddexp(0, np.where(y == 1, -scores, scores)))


def error_of_the_product(y, y_hat):
    """Return the logarithm of the product of all probabilities, divided by -n: wrong where the product becomes 0.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    y_hat : ndarray of shape (n_samples,)
        The probabilities of class 1.

    Returns
    -------
    float
        The error, or infinity.

    Examples
    --------
    >>> print(error_of_the_product(np.array([1, 1]), np.array([np.exp(-1), np.exp(-3)])))
    2.0
    """
    return -np.log(np.prod(np.where(y == 1, y_hat, 1 - y_hat))) / len(y)
