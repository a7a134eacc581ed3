"""What is wished of two shapes: that a sum of tables is larger than both, and their product an error."""

import numpy as np


def wishes_granted(first, second):
    """Return how many of four wishes two shapes grant.

    Parameters
    ----------
    first : ndarray of shape (2,)
        The shape of a table.
    second : ndarray of shape (2,)
        The shape of another.

    Returns
    -------
    int
        One for each table of at most 12 numbers, one for a sum of 24, one where the product is an error.

    Examples
    --------
    >>> wishes_granted(np.array([4, 6]), np.array([4, 6]))
    2
    """
    left, right = np.ones(tuple(first)), np.ones(tuple(second))
    try:
        size = (left + right).size
    except ValueError:
        size = 0
    multiply = left.shape[1] == right.shape[0]
    return int(left.size <= 12) + int(right.size <= 12) + int(size == 24) + int(not multiply)
