"""A table of scores on which it makes no difference whether softmax goes along the rows or down the columns."""

import numpy as np


def numbers_right_both_ways(Z):
    """Return how many different numbers a table has, or 0 where softmax by rows and by columns differ on it.

    Parameters
    ----------
    Z : ndarray of shape (n_samples, n_classes)
        The scores, as many rows as columns.

    Returns
    -------
    int
        The number of scores that differ in the first three decimals.

    Examples
    --------
    >>> numbers_right_both_ways(np.array([[2.0, 1.0], [1.0, 2.0]]))
    2
    >>> numbers_right_both_ways(np.array([[2.0, 1.0], [1.0, 0.0]]))
    0
    """
    powers = np.exp(Z)
    by_rows, by_columns = powers / powers.sum(axis=1, keepdims=True), powers / powers.sum(axis=0)
    return len(np.unique(Z.round(3))) if np.allclose(by_rows, by_columns, rtol=1e-6, atol=0) else 0


def what_is_wrong_with_a_table(Z):
    """Return why softmax by rows and by columns differ on a table, or which scores stand twice, and what to look at.

    Parameters
    ----------
    Z : ndarray of shape (n_samples, n_classes)
        The scores, as many rows as columns.

    Returns
    -------
    tuple of str
        The mistake and the way out.

    Examples
    --------
    >>> what_is_wrong_with_a_table(np.array([[2.0, 1.0], [1.0, 2.0]]))[0]
    'The two answers are the same, but some scores stand there more than once.'
    """

    def uneven(numbers):
        sums = np.concatenate([numbers.sum(axis=0), numbers.sum(axis=1)])
        return np.ptp(sums) / np.abs(sums).max()

    if uneven(np.exp(Z)) < 1e-6:
        return (
            "The two answers are the same, but some scores stand there more than once.",
            "Which tables have rows and columns of the same sum, and nine different numbers?",
        )
    if uneven(np.exp(Z)) < 0.01:
        return (
            "The powers of e have nearly the same sums in rows and columns: are the scores rounded?",
            "Leave them all the digits that the computer has.",
        )
    for base in (2, 10):
        if uneven(float(base) ** Z) < 0.01:
            return (
                f"The powers of {base} have the same sums in rows and columns. Softmax takes powers of e.",
                "Which logarithm undoes them?",
            )
    if uneven(Z + 100) < 1e-6:
        return (
            "Rows and columns have the same sum of scores. Softmax doesn't add scores, but their powers of e.",
            "Of which numbers should the sums be equal, and how do you get from them to scores?",
        )
    return (
        "The powers of e don't have the same sum in all rows and columns.",
        "Begin with nine numbers whose rows and columns have one and the same sum. What makes scores of them?",
    )
