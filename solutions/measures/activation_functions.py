"""How close three units that are bent at 0 come to a tent."""

import numpy as np


def farthest_from_the_tent(weights, biases, heights):
    """Return how far the weighted sum of three rectified scores strays from the tent over -1, 2 and 3, at the most.

    Parameters
    ----------
    weights : ndarray of shape (3,)
        What each unit multiplies x by.
    biases : ndarray of shape (3,)
        What each unit adds to that.
    heights : ndarray of shape (3,)
        What the output multiplies the value of each unit by.

    Returns
    -------
    float
        The largest distance for x from -6 to 6.

    Examples
    --------
    >>> farthest_from_the_tent(np.zeros(3), np.zeros(3), np.zeros(3))
    3.0
    """
    x = np.linspace(-6, 6, 241)
    tent = np.interp(x, [-1, 2, 3], [0, 3, 0])
    scores = np.outer(x, weights) + biases
    return float(np.max(np.abs(scores * (scores > 0) @ heights - tent)))
