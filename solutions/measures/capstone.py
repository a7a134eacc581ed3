"""A case on which wrong ways back through dropout can't be told from the right one."""

import numpy as np


def ways_unnoticed(dout, mask, p):
    """Return how many of four wrong ways back through dropout are right about a case that isn't empty.

    Parameters
    ----------
    dout : ndarray of shape (n_hidden,)
        The slopes along what dropout returned.
    mask : ndarray of shape (n_hidden,)
        1 for what stayed, 0 for what fell.
    p : float
        The chance of falling, less than 1.

    Returns
    -------
    int
        From 0 to 4. It is 0 where nothing stayed, or where a slope is 0 or stands twice; slopes that are the same in
        the first three decimals count as the same.

    Examples
    --------
    >>> ways_unnoticed(np.array([1.0, 2.0]), np.array([1, 0]), 0.5)
    2
    >>> ways_unnoticed(np.array([1.0, 2.0, 3.0, 4.0]), np.array([0, 1, 1, 0]), 0.5)
    3
    >>> ways_unnoticed(np.zeros(4), np.array([0, 1, 1, 0]), 0.5)
    0
    """
    stayed = dout * mask
    ways = [
        2 * stayed,
        stayed / max(mask.mean(), 0.01),
        dout * mask[::-1] / (1 - p),
        stayed * np.linalg.norm(dout) / max(np.linalg.norm(stayed), 0.001),
    ]
    unnoticed = [np.allclose(way, stayed / (1 - p), rtol=0, atol=1e-5) for way in ways]
    different = len(np.unique(np.append(dout, 0).round(3))) == len(dout) + 1
    return sum(unnoticed) if different and mask.any() else 0
