"""Students with features in units of their own, and how fast gradient descent is with a rate for each weight."""

import numpy as np


def applicants(seed, count):
    """Draw students who apply for a grant, with three features in units of their own, measured from the average.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many students.

    Returns
    -------
    X : ndarray of shape (count, 3)
        The grade in points, the income of the family in euros a month, and the way to school in kilometres.
    y : ndarray of shape (count,)
        1 for accepted, 0 for rejected: drawn by chance, more often for a good grade, a low income and a long way.

    Examples
    --------
    >>> X, y = applicants(seed=0, count=3)
    >>> X.shape, y.shape
    ((3, 3), (3,))
    """
    rng = np.random.default_rng(seed)
    grade, income, way = rng.uniform(0, 10, count), rng.normal(3000, 900, count), rng.uniform(0, 80, count)
    X = np.column_stack([grade.round(1), income.round(), way.round()])
    chance = 1 / (1 + np.exp(-(0.6 * grade - income / 700 + way / 25)))
    return X - X.mean(axis=0), np.where(rng.random(count) < chance, 1, 0)


def steps_with_rates(rates, X, y, least):
    """Return how many steps from zeros bring the error within 0.001 of the least, with a rate for each slope.

    Parameters
    ----------
    rates : ndarray of shape (n_features + 1,)
        The learning rates of the weights, and the last one of the bias.
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    least : float
        The least error.

    Returns
    -------
    int
        The number of steps; 100 where that many don't lead there.

    Examples
    --------
    >>> X, y = applicants(seed=0, count=50)
    >>> steps_with_rates(np.full(4, 0.1), X, y, least=0.4)
    100
    """
    ones = np.column_stack([X, np.ones(len(y))])
    line = np.zeros(ones.shape[1])
    for steps in range(100):
        scores = ones @ line
        if np.mean(np.logaddexp(0, np.where(y == 1, -scores, scores))) <= least + 0.001:
            return steps
        with np.errstate(over="ignore"):
            line = line - rates * (ones.T @ (1 / (1 + np.exp(-scores)) - y)) / len(y)
    return 100
