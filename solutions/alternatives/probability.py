"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register
from solutions.numpy_ref.probability import predict_proba, sigmoid

ANSWERS = right = Register()


# sigmoid


@right("sigmoid")
def sigmoid_with_power(z):
    return (1 + np.exp(-z)) ** -1.0


@right("sigmoid")
def sigmoid_with_power_of_e(z):
    return 1.0 / (1.0 + np.e**-z)


@right("sigmoid")
def sigmoid_with_comprehension(z):
    return tuple(1 / (1 + np.exp(-value)) for value in z)


@right("sigmoid")
def sigmoid_by_tanh(z):
    return (np.tanh(z / 2) + 1) / 2


@right("sigmoid")
def sigmoid_in_float32(z):
    z = np.asarray(z, dtype=np.float32)
    return 1 / (1 + np.exp(-z))


@right("sigmoid")
def sigmoid_with_torch(z):
    import torch

    return torch.sigmoid(torch.tensor(z, dtype=torch.float64))


@right("sigmoid")
def sigmoid_vectorised(z):
    return np.vectorize(lambda value: 1 / (1 + np.exp(-value)))(z)


@right("sigmoid")
def sigmoid_with_math_on_both_sides(z):
    import math

    values = []
    for value in z:
        e = math.exp(-abs(value))
        values.append(1 / (1 + e) if value >= 0 else e / (1 + e))
    return values


@right("sigmoid")
def sigmoid_cut_off_far_outside(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


@right("sigmoid")
def sigmoid_with_print_and_warning(z):
    import sys
    import warnings

    print("scores", z)
    print("to stderr", file=sys.stderr)
    warnings.warn("a warning costs nothing", stacklevel=1)
    return 1 / (1 + np.exp(-z))


@right("sigmoid")
def sigmoid_by_a_logarithm(z):
    return np.exp(-np.logaddexp(0, -z))


# predict_proba


@right("predict_proba")
def proba_in_one_line(X, weights, bias):
    return 1 / (1 + np.exp(-(X @ weights + bias)))


@right("predict_proba")
def proba_with_dot(X, weights, bias):
    return sigmoid(np.dot(X, weights) + bias)


@right("predict_proba")
def proba_with_sum_over_features(X, weights, bias):
    return sigmoid((X * weights).sum(axis=1) + bias)


@right("predict_proba")
def proba_with_loops(X, weights, bias):
    import math

    probabilities = []
    for row in X:
        z = bias
        for value, weight in zip(row, weights):
            z += value * weight
        probabilities.append(1 / (1 + math.exp(-z)))
    return probabilities


@right("predict_proba")
def proba_with_einsum(X, weights, bias):
    return sigmoid(np.einsum("mn,n->m", X, weights) + bias)


@right("predict_proba")
def proba_with_ones_column(X, weights, bias):
    X_with_ones = np.column_stack([X, np.ones(len(X))])
    return 1 / (1 + np.exp(-X_with_ones @ np.append(weights, bias)))


@right("predict_proba")
def proba_by_the_other_class(X, weights, bias):
    red = 1 / (1 + np.exp(X @ weights + bias))
    return 1 - red


@right("predict_proba")
def proba_as_column(X, weights, bias):
    return sigmoid(X @ weights.reshape(-1, 1) + bias)


# classify


@right("classify")
def classify_with_proba(X, weights, bias, threshold):
    return (predict_proba(X, weights, bias) >= threshold).astype(int)


@right("classify")
def classify_as_booleans(X, weights, bias, threshold):
    return sigmoid(X @ weights + bias) >= threshold


@right("classify")
def classify_with_mask(X, weights, bias, threshold):
    y_hat = np.zeros(len(X))
    y_hat[sigmoid(X @ weights + bias) >= threshold] = 1
    return y_hat


@right("classify")
def classify_with_loop(X, weights, bias, threshold):
    y_hat = []
    for probability in predict_proba(X, weights, bias):
        if probability < threshold:
            y_hat.append(0)
        else:
            y_hat.append(1)
    return y_hat


@right("classify")
def classify_with_comprehension(X, weights, bias, threshold):
    import math

    return [int(1 / (1 + math.exp(-(row @ weights + bias))) >= threshold) for row in X]


@right("classify")
def classify_by_the_score(X, weights, bias, threshold):
    return np.where(X @ weights + bias >= np.log(threshold / (1 - threshold)), 1, 0)


@right("classify")
def classify_with_heaviside(X, weights, bias, threshold):
    return np.heaviside(predict_proba(X, weights, bias) - threshold, 1)


@right("classify")
def classify_by_not_below(X, weights, bias, threshold):
    return 1 - (sigmoid(X @ weights + bias) < threshold)


@right("classify")
def threshold_as_a_score(X, weights, bias, threshold):
    return X @ weights + bias >= np.log(threshold / (1 - threshold))


# stable_sigmoid


@right("stable_sigmoid")
def stable_with_masks(z):
    answer = np.empty(len(z))
    high = z >= 0
    answer[high] = 1 / (1 + np.exp(-z[high]))
    answer[~high] = np.exp(z[~high]) / (1 + np.exp(z[~high]))
    return answer


@right("stable_sigmoid")
def stable_in_a_loop(z):
    import math

    answer = []
    for value in z:
        if value >= 0:
            answer.append(1 / (1 + math.exp(-value)))
        else:
            answer.append(math.exp(value) / (1 + math.exp(value)))
    return answer


@right("stable_sigmoid")
def stable_by_tanh(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


@right("stable_sigmoid")
def stable_by_logaddexp(z):
    return np.exp(-np.logaddexp(0, -z))


@right("stable_sigmoid")
def stable_by_cutting_far_outside(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


@right("stable_sigmoid")
def stable_with_where_inside(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-np.maximum(z, 0))), 1 - 1 / (1 + np.exp(np.minimum(z, 0))))


@right("stable_sigmoid")
def stable_by_symmetry(z):
    right_half = 1 / (1 + np.exp(-np.abs(z)))
    return np.where(z >= 0, right_half, 1 - right_half)


@right("stable_sigmoid")
def stable_with_one_fraction(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


@right("stable_sigmoid")
def stable_with_torch(z):
    import torch

    return torch.sigmoid(torch.from_numpy(z).double())


@right("stable_sigmoid")
def stable_with_piecewise(z):
    z = z.astype(float)
    return np.piecewise(z, [z < 0], [lambda v: np.exp(v) / (np.exp(v) + 1), lambda v: 1 / (1 + np.exp(-v))])


# predict_proba_torch


@right("predict_proba_torch")
def torch_with_method(X, weights, bias):
    return (X @ weights + bias).sigmoid()


@right("predict_proba_torch")
def torch_by_the_formula(X, weights, bias):
    import torch

    return 1 / (1 + torch.exp(-(torch.mv(X, weights) + bias)))


@right("predict_proba_torch")
def torch_with_sum(X, weights, bias):
    import torch

    return torch.nn.functional.sigmoid((X * weights).sum(dim=1) + bias)


@right("predict_proba_torch")
def torch_with_linear(X, weights, bias):
    import torch

    return torch.nn.functional.linear(X, weights.reshape(1, -1), bias).sigmoid()


@right("predict_proba_torch")
def torch_with_loop(X, weights, bias):
    import torch

    return torch.stack([torch.special.expit(row @ weights + bias) for row in X])


@right("predict_proba_torch")
def torch_with_gradient(X, weights, bias):
    weights = weights.clone().requires_grad_(True)
    return (X @ weights + bias).sigmoid()


@right("predict_proba_torch")
def torch_with_softmax_against_zero(X, weights, bias):
    import torch

    z = X @ weights + bias
    return torch.stack([torch.zeros_like(z), z], dim=1).softmax(dim=1)[:, 1]


right.value("chances_by_hand", "with_more_digits", [2 / 3, -1.0986, 1.3863])
right.value("thresholds_for_costs", "tried_out", (0.05, 0.925, 0.3, 0.6, 0.97))
right.value("rounded_to_one", "found_by_a_search", [7.63, 5.55])
right.value(
    "two_telling_points",
    "with_two_features",
    [([1, 0.5], 0, [-1, -2], 2, 0.25), {"x": [1], "y": 1, "weights": [-9], "bias": 1, "learning_rate": 0.5}],
)


@right("epochs_needed")
def while_points_are_wrong(X, y, weights, bias, learning_rate, max_epochs):
    epochs = 0
    while epochs < max_epochs and np.any((X @ weights + bias >= 0) != (y == 1)):
        for x, label in zip(X, y):
            error = learning_rate * (label - int(x @ weights + bias >= 0))
            weights, bias = weights + error * x, bias + error
        epochs += 1
    return epochs


@right("epochs_needed")
def with_a_flag(X, y, weights, bias, learning_rate, max_epochs):
    for epochs in range(max_epochs):
        changed = False
        for x, label in zip(X, y):
            y_hat = 1 if x @ weights + bias >= 0 else 0
            if y_hat != label:
                weights = weights + learning_rate * (label - y_hat) * x
                bias = bias + learning_rate * (label - y_hat)
                changed = True
        if not changed:
            return epochs
    return max_epochs
