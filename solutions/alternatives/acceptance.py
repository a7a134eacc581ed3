"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register

ANSWERS = right = Register()


@right("score")
def score_with_loops(X, weights, bias):
    scores = []
    for row in X:
        total = bias
        for feature, weight in zip(row, weights):
            total = total + feature * weight
        scores.append(total)
    return scores


@right("score")
def score_with_comprehension(X, weights, bias):
    return tuple(sum(w * x for w, x in zip(weights, row)) + bias for row in X)


@right("score")
def score_with_dot(X, weights, bias):
    return np.dot(X, weights) + bias


@right("score")
def score_with_einsum(X, weights, bias):
    return np.einsum("ij,j->i", X, weights) + bias


@right("score")
def score_with_sum(X, weights, bias):
    return (X * weights).sum(axis=1) + bias


@right("score")
def score_with_ones_column(X, weights, bias):
    X_with_ones = np.column_stack([X, np.ones(len(X))])
    return X_with_ones @ np.append(weights, bias)


@right("score")
def score_as_column(X, weights, bias):
    return X @ weights.reshape(-1, 1) + bias


@right("score")
def score_in_float32(X, weights, bias):
    return X.astype(np.float32) @ weights.astype(np.float32) + np.float32(bias)


@right("score")
def score_with_torch(X, weights, bias):
    import torch

    return torch.tensor(X, dtype=torch.float64) @ torch.tensor(weights, dtype=torch.float64) + bias


@right("score")
def score_with_print_and_warning(X, weights, bias):
    import sys
    import warnings

    print("scores of", len(X), "students")
    print("to stderr", file=sys.stderr)
    warnings.warn("a warning costs nothing", stacklevel=1)
    return X @ weights + bias


@right("predict")
def predict_with_loop(X, weights, bias):
    labels = []
    for row in X:
        if np.dot(row, weights) + bias >= 0:
            labels.append(1)
        else:
            labels.append(0)
    return labels


@right("predict")
def predict_with_where(X, weights, bias):
    return np.where(X @ weights + bias < 0, 0, 1)


@right("predict")
def predict_with_mask(X, weights, bias):
    labels = np.zeros(len(X))
    labels[X @ weights + bias >= 0] = 1
    return labels


@right("predict")
def predict_with_heaviside(X, weights, bias):
    return np.heaviside(X @ weights + bias, 1.0)


@right("predict")
def predict_as_booleans(X, weights, bias):
    return X @ weights + bias >= 0


@right("predict")
def predict_by_signs(X, weights, bias):
    return 1 - (X @ weights + bias < 0)


@right("boundary_x2")
def boundary_with_slope(x1, weights, bias):
    if weights[1] == 0:
        raise ValueError("the line is vertical")
    slope, intercept = -weights[0] / weights[1], -bias / weights[1]
    return slope * x1 + intercept


@right("boundary_x2")
def boundary_with_loop(x1, weights, bias):
    w1, w2 = weights
    if not w2:
        raise ValueError
    return [(-bias - w1 * x) / w2 for x in x1]


@right("boundary_x2")
def boundary_of_a_caught_division(x1, weights, bias):
    try:
        return [-(float(weights[0]) * float(x) + float(bias)) / float(weights[1]) for x in x1]
    except ZeroDivisionError:
        raise ValueError("vertical line") from None


@right("score_torch")
def torch_with_mv(X, weights, bias):
    import torch

    return torch.mv(X, weights) + bias


@right("score_torch")
def torch_with_sum(X, weights, bias):
    return (X * weights).sum(dim=1) + bias


@right("score_torch")
def torch_with_gradient(X, weights, bias):
    weights = weights.clone().requires_grad_(True)
    return X @ weights + bias


@right("score_torch")
def torch_in_float64(X, weights, bias):
    return X.double() @ weights.double() + bias.double()


@right("score_torch")
def torch_with_loop(X, weights, bias):
    import torch

    return torch.stack([row @ weights + bias for row in X])


right.value("what_changes", "as_a_list", [3, 1, 5, 2, 4, 5])
right.value("own_line", "through_two_points", ([4, -100], 130))
right.value("own_line", "by_names", {"weights": [0.5, -9.5], "bias": 9})
right.value("silent_table", "fractions", [[0.5, 1, -1.5], [-0.5, -1, 1.5], [0.1, 9, -9.1], [-0.1, -9, 9.1]])
right.value("silent_table", "signs_in_turn", np.array([[1, -7, 6], [2, 3, -5], [-2, -3, 5], [-1, 7, -6]]))


@right("unevenness")
def with_a_new_axis(X):
    return np.max(np.abs(X - X.mean(axis=1)[:, None]), axis=1)


@right("unevenness")
def from_both_ends(X):
    means = X.mean(axis=1)
    return np.maximum(X.max(axis=1) - means, means - X.min(axis=1))


@right("unevenness")
def student_by_student(X):
    return [max(abs(grade - sum(row) / len(row)) for grade in row) for row in X]
