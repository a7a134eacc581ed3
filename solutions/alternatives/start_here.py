"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register

ANSWERS = right = Register()


@right("center_columns")
def center_with_loops(X):
    m, n = X.shape
    centered = []
    for i in range(m):
        row = []
        for j in range(n):
            total = 0
            for k in range(m):
                total = total + X[k, j]
            row.append(X[i, j] - total / m)
        centered.append(row)
    return centered


@right("center_columns")
def center_with_comprehension(X):
    means = [sum(column) / len(column) for column in zip(*X)]
    return tuple(tuple(grade - mean for grade, mean in zip(row, means)) for row in X)


@right("center_columns")
def center_column_by_column(X):
    centered = np.zeros(X.shape)
    for j in range(X.shape[1]):
        centered[:, j] = X[:, j] - np.mean(X[:, j])
    return centered


@right("center_columns")
def center_with_keepdims(X):
    return X - np.mean(X, axis=0, keepdims=True)


@right("center_columns")
def center_transposed(X):
    return (X.T - X.T.mean(axis=1).reshape(-1, 1)).T


@right("center_columns")
def center_with_sum(X):
    return X - X.sum(axis=0) / len(X)


@right("center_columns")
def center_with_matrix(X):
    m = len(X)
    return (np.eye(m) - np.ones((m, m)) / m) @ X


@right("center_columns")
def center_with_einsum(X):
    return X - np.einsum("ij->j", X) / X.shape[0]


@right("center_columns")
def center_a_float_copy(X):
    centered = X.astype(float)
    centered -= centered.mean(axis=0)
    return centered


@right("center_columns")
def center_in_float32(X):
    return (X - X.mean(axis=0)).astype(np.float32)


@right("center_columns")
def center_with_torch(X):
    import torch

    with torch.no_grad():
        table = torch.tensor(X, dtype=torch.float64)
        return table - table.mean(dim=0)


@right("center_columns")
def center_with_print_and_warning(X):
    import sys
    import warnings

    print("the means are", X.mean(axis=0))
    print("to stderr", file=sys.stderr)
    warnings.warn("a warning costs nothing", stacklevel=1)
    return X - X.mean(axis=0)


@right("center_columns")
def by_a_centering_matrix(X):
    m = len(X)
    return (np.eye(m) - np.ones((m, m)) / m) @ X


right.value("six_shapes", "as_a_tuple", ((5, 2), "error", (5, 3), (5, 5), (3,), "error"))
right.value("two_shapes", "lists", [[1, 3], [8, 1]])
right.value("two_shapes", "by_names", {"first": (1, 12), "second": (2, 1)})
