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


def what_is_not_granted(first, second):
    """Return which wish two shapes don't grant, and what to look at; None where they grant all.

    Parameters
    ----------
    first : ndarray of shape (2,)
        The shape of a table.
    second : ndarray of shape (2,)
        The shape of another.

    Returns
    -------
    tuple of str, or None
        The mistake and the way out.

    Examples
    --------
    >>> what_is_not_granted(np.array([2, 6]), np.array([2, 6]))[0]
    'The sum of these tables has 12 numbers, not 24: they are added entry by entry.'
    """
    repeated = "A length of 1 is repeated in a sum. Does each of your tables have one, along different axes?"
    if max(np.prod(first), np.prod(second)) > 12:
        return f"One of the tables has {max(np.prod(first), np.prod(second))} numbers itself, more than 12.", repeated
    if np.any((first != second) & (first != 1) & (second != 1)):
        return "These tables can't be added: along an axis their lengths differ, and neither is 1.", repeated
    size = np.prod(np.maximum(first, second))
    if size != 24:
        return f"The sum of these tables has {size} numbers, not 24: they are added entry by entry.", repeated
    if first[1] == second[0]:
        return (
            "The product of these tables works, because the inner lengths are the same.",
            "Which of the two tables should stand first?",
        )
    return None
