"""Patients with many values, few of which matter, and the loss of a line on them."""

import numpy as np


def patients(seed, count):
    """Draw patients with twenty values, four of which have to do with whether they are ill.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many patients.

    Returns
    -------
    X : ndarray of shape (count, 20)
        Their values, already scaled.
    y : ndarray of shape (count,)
        1 for ill, 0 for healthy.

    Examples
    --------
    >>> X, y = patients(seed=0, count=3)
    >>> X.shape, y.shape
    ((3, 20), (3,))
    """
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(count, 20)).round(2)
    scores = X[:, :4] @ np.array([3.0, -3.0, 2.0, 2.0])
    return X, np.where(rng.random(count) < 1 / (1 + np.exp(-scores)), 1, 0)


def loss_of_line(line, X, y):
    """Return the mean cross-entropy of a line.

    Parameters
    ----------
    line : ndarray of shape (n_features + 1,)
        The weights, and the bias at the end.
    X : ndarray of shape (n_samples, n_features)
        One example per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.

    Returns
    -------
    float
        The loss, 0 or more.

    Examples
    --------
    >>> round(loss_of_line(np.array([0.0, 0.0]), np.array([[3.0], [5.0]]), np.array([0, 1])), 4)
    0.6931
    """
    scores = X @ line[:-1] + line[-1]
    return float(np.mean(np.logaddexp(0, scores) - y * scores))
