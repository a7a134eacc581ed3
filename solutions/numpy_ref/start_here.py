"""Warm-up: arrays, shapes and broadcasting."""

import numpy as np

from solutions.measures.start_here import wishes_granted


def six_shapes():
    """Return the shapes of three products and three differences of arrays.

    ``X @ W``, ``X - u``, ``X - c``, ``u - c``, ``u @ X`` and ``c @ v``, where the text "error" stands for no shape

    Source: none of the slides; the sections on products and on broadcasting of the book's page "Start here".

    Returns
    -------
    list
        A tuple or a text for each.

    Examples
    --------
    >>> len(six_shapes())
    6
    """
    X, W, v, u, c = np.ones((5, 3)), np.ones((3, 2)), np.ones(3), np.ones(5), np.ones((5, 1))
    shapes = []
    for operation, left, right in [("@", X, W), ("-", X, u), ("-", X, c), ("-", u, c), ("@", u, X), ("@", c, v)]:
        try:
            shapes.append((left @ right if operation == "@" else left - right).shape)
        except ValueError:
            shapes.append("error")
    return shapes


def two_shapes():
    """Return two shapes that broadcasting makes large, and that can't be multiplied.

    ``(1, k) + (m, 1) -> (m, k)``, while ``(1, k) @ (m, 1)`` asks for ``k == m``

    Source: none of the slides; the sections on products and on broadcasting of the book's page "Start here".

    Returns
    -------
    first : tuple of shape (2,)
        The shape of the first table.
    second : tuple of shape (2,)
        The shape of the second.

    Examples
    --------
    >>> wishes_granted(*two_shapes())
    4
    """
    return (1, 6), (4, 1)


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
