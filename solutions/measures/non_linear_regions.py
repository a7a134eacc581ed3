"""Points inside a shape and around it, and how many of them a network of lines gets right."""

import numpy as np


def points_of_a_shape(seed, count):
    """Draw points in a square, some of which lie inside a shape with three corners.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many points.

    Returns
    -------
    X : ndarray of shape (count, 2)
        The points, with both numbers from 0 to 10.
    y : ndarray of shape (count,)
        1 inside the shape, 0 around it.

    Examples
    --------
    >>> X, y = points_of_a_shape(seed=0, count=4)
    >>> X.shape, y.shape
    ((4, 2), (4,))
    """
    rng = np.random.default_rng(seed)
    X = rng.uniform(0, 10, (count, 2)).round(2)
    corners = np.array([[1.0, 2.0], [9.0, 3.5], [4.5, 9.0]])
    sides = np.roll(corners, -1, axis=0) - corners
    to_points = X[:, None] - corners
    left = sides[:, 0] * to_points[:, :, 1] - sides[:, 1] * to_points[:, :, 0] >= 0
    return X, np.where(left.sum(axis=1) == 3, 1, 0)


def share_of_points_right(weights, biases, unit_weights, unit_bias, X, y):
    """Return the share of the points that three lines and a unit which reads their answers decide rightly.

    Parameters
    ----------
    weights : ndarray of shape (3, 2)
        The weights of the lines, one row for each.
    biases : ndarray of shape (3,)
        Their biases.
    unit_weights : ndarray of shape (3,)
        The weights of the unit.
    unit_bias : float
        Its bias.
    X : ndarray of shape (n_samples, 2)
        One point per row.
    y : ndarray of shape (n_samples,)
        1 inside the shape, 0 around it.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> nothing = np.zeros((3, 2)), np.zeros(3), np.zeros(3)
    >>> share_of_points_right(*nothing, -1.0, np.ones((4, 2)), np.array([0, 1, 0, 0]))
    0.75
    """
    scores = (X @ weights.T + biases >= 0) @ unit_weights + unit_bias
    return float(np.mean((scores >= 0) == (y == 1)))
