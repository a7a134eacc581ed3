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


def what_is_noticed(dout, mask, p):
    """Return which of the four wrong ways back a case gives away, or that it is no such case, and what to look at.

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
    tuple of str, or None
        The mistake and the way out.

    Examples
    --------
    >>> what_is_noticed(np.array([1.0, 2.0, 3.0, 4.0]), np.array([1, 0, 1, 0]), 0.5)[0]
    'Read backwards, from the last entry to the first, the mask is not the same: the program that does so is noticed.'
    """
    stayed = dout * mask
    if len(np.unique(np.append(dout, 0).round(3))) < len(dout) + 1:
        return ("A slope is 0, or stands there twice.", "All of them should be different, and none 0.")
    if not mask.any():
        return ("Nothing has stayed here, and something should.", "How many have to stay, at this p?")
    if abs(p - 0.5) > 1e-9:
        return (
            "The program that doubles is noticed, since the right factor is not 2 at this p.",
            "By what does the right program multiply? Which p makes that a doubling?",
        )
    if abs(mask.mean() - 0.5) > 1e-9:
        return (
            "The share that stayed is not 1 - p, one half, so the program that divides by the share is noticed.",
            "How many of the eight have to stay?",
        )
    if np.any(mask != mask[::-1]):
        return (
            "Read backwards, from the last entry to the first, the mask is not the same: the program that does so is "
            "noticed.",
            "Which masks are the same both ways, as in a mirror?",
        )
    if abs(np.sum(dout**2) - 4 * np.sum(stayed**2)) > 1e-6:
        return (
            "The squares don't fit: the program that looks at their sums doesn't double these slopes.",
            "A length is the root of a sum of squares. What becomes of the sum when the length is doubled?",
        )
    return None
