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
