"""Warm-up: arrays, shapes and broadcasting."""

import numpy as np


def center_columns(X):
    """Subtract from every column its own mean.

    ``X - X.mean(axis=0)``

    Source: none of the slides; it is the warm-up of the book's page "Start here".

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One row per student, one column per grade. The grades may be whole numbers.

    Returns
    -------
    ndarray of shape (n_samples, n_features)
        The same table; every column now has mean 0.

    Examples
    --------
    >>> center_columns(np.array([[9.0, 8.0], [3.0, 4.0], [6.0, 6.0]]))
    array([[ 3.,  2.],
           [-3., -2.],
           [ 0.,  0.]])
    """
    column_means = X.mean(axis=0)  # (n_features,)
    return X - column_means  # the means are repeated for every row
