"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register
from solutions.numpy_ref.descent_in_practice import stochastic_step
from solutions.numpy_ref.probability import sigmoid

ANSWERS = right = Register()


def gradient(X, y, weights, bias):
    """The function of the notebook before, which a student may bring along."""
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ errors / len(y), errors.mean()


# stochastic_step


@right("stochastic_step")
def step_with_plus(x, y, weights, bias, learning_rate):
    error = y - sigmoid(np.dot(weights, x) + bias)
    return weights + learning_rate * error * x, bias + learning_rate * error


@right("stochastic_step")
def step_line_by_line(x, y, weights, bias, learning_rate):
    z = x @ weights + bias
    y_hat = sigmoid(z)
    error = y_hat - y
    new_weights = weights - learning_rate * error * x
    new_bias = bias - learning_rate * error
    return new_weights, new_bias


@right("stochastic_step")
def step_of_gradient(x, y, weights, bias, learning_rate):
    dweights, dbias = gradient(np.array([x]), np.array([y]), weights, bias)
    return weights - learning_rate * dweights, bias - learning_rate * dbias


@right("stochastic_step")
def step_with_loops(x, y, weights, bias, learning_rate):
    import math

    score = bias
    for i in range(len(x)):
        score += weights[i] * x[i]
    y_hat = 1 / (1 + math.exp(-score))
    new_weights = []
    for i in range(len(x)):
        new_weights.append(weights[i] - learning_rate * (y_hat - y) * x[i])
    return new_weights, bias - learning_rate * (y_hat - y)


@right("stochastic_step")
def step_with_comprehension(x, y, weights, bias, learning_rate):
    change = learning_rate * (sigmoid(sum(w * v for w, v in zip(weights, x)) + bias) - y)
    return [tuple(w - change * v for w, v in zip(weights, x)), bias - change]


@right("stochastic_step")
def step_with_augmented_vector(x, y, weights, bias, learning_rate):
    x_with_one, line = np.append(x, 1), np.append(weights, bias)
    line = line - learning_rate * (sigmoid(x_with_one @ line) - y) * x_with_one
    return line[:-1], line[-1:]


@right("stochastic_step")
def step_on_a_float_copy(x, y, weights, bias, learning_rate):
    weights = weights.astype(float)
    error = sigmoid(np.einsum("i,i->", x, weights) + bias) - y
    weights -= learning_rate * error * x
    bias -= learning_rate * error
    return weights, np.array([bias])


@right("stochastic_step")
def step_by_cases(x, y, weights, bias, learning_rate):
    probability = sigmoid(x @ weights + bias)
    if y == 1:
        return weights + learning_rate * (1 - probability) * x, bias + learning_rate * (1 - probability)
    return weights - learning_rate * probability * x, bias - learning_rate * probability


@right("stochastic_step")
def step_in_float32(x, y, weights, bias, learning_rate):
    x, weights, bias = np.float32(x), np.float32(weights), np.float32(bias)
    error = np.float32(learning_rate) * np.float32(1 / (1 + np.exp(-(x @ weights + bias))) - y)
    return weights - error * x, bias - error


@right("stochastic_step")
def step_with_torch(x, y, weights, bias, learning_rate):
    import torch

    x, weights = torch.tensor(x), torch.tensor(weights, dtype=torch.float64)
    error = torch.sigmoid(x @ weights + bias) - y
    return weights - learning_rate * error * x, bias - learning_rate * error


@right("stochastic_step")
def step_with_print_and_warning(x, y, weights, bias, learning_rate):
    import sys
    import warnings

    y_hat = sigmoid(x @ weights + bias)
    print("predicted", y_hat, "label", y)
    print("to stderr", file=sys.stderr)
    warnings.warn("a warning costs nothing", stacklevel=1)
    return weights - learning_rate * (y_hat - y) * x, bias - learning_rate * (y_hat - y)


# stochastic_epoch


@right("stochastic_epoch")
def epoch_with_step(X, y, weights, bias, learning_rate):
    for i in range(len(X)):
        weights, bias = stochastic_step(X[i], y[i], weights, bias, learning_rate)
    return weights, bias


@right("stochastic_epoch")
def epoch_line_by_line(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        z = x_i @ weights + bias
        y_hat = sigmoid(z)
        error = y_hat - y_i
        weights = weights - learning_rate * error * x_i
        bias = bias - learning_rate * error
    return weights, bias


@right("stochastic_epoch")
def epoch_with_gradient(X, y, weights, bias, learning_rate):
    for i in range(len(X)):
        dweights, dbias = gradient(X[i : i + 1], y[i : i + 1], weights, bias)
        weights, bias = weights - learning_rate * dweights, bias - learning_rate * dbias
    return weights, bias


@right("stochastic_epoch")
def epoch_with_zip(X, y, weights, bias, learning_rate):
    for point, label in zip(X, y):
        error = label - sigmoid(np.dot(point, weights) + bias)
        weights, bias = weights + learning_rate * error * point, bias + learning_rate * error
    return weights, bias


@right("stochastic_epoch")
def epoch_with_loops_and_lists(X, y, weights, bias, learning_rate):
    import math

    weights = list(weights)
    m, n = X.shape
    for i in range(m):
        score = sum(weights[j] * X[i, j] for j in range(n)) + bias
        error = 1 / (1 + math.exp(-score)) - y[i]
        for j in range(n):
            weights[j] -= learning_rate * error * X[i, j]
        bias -= learning_rate * error
    return weights, bias


@right("stochastic_epoch")
def epoch_with_ones_column(X, y, weights, bias, learning_rate):
    line = np.append(weights, bias).astype(float)
    for row, label in zip(np.column_stack([X, np.ones(len(X))]), y):
        line -= learning_rate * (sigmoid(row @ line) - label) * row
    return line[:-1], line[-1]


@right("stochastic_epoch")
def epoch_with_recursion(X, y, weights, bias, learning_rate):
    def visit(i, weights, bias):
        if i == len(X):
            return weights, bias
        change = learning_rate * (sigmoid(X[i] @ weights + bias) - y[i])
        return visit(i + 1, weights - change * X[i], bias - change)

    return visit(0, weights, bias)


@right("stochastic_epoch")
def epoch_in_float32(X, y, weights, bias, learning_rate):
    X, weights, bias = X.astype(np.float32), weights.astype(np.float32), np.float32(bias)
    for x, label in zip(X, y):
        change = np.float32(learning_rate * (sigmoid(x @ weights + bias) - label))
        weights, bias = weights - change * x, bias - change
    return weights, bias


@right("stochastic_epoch")
def epoch_with_torch(X, y, weights, bias, learning_rate):
    import torch

    with torch.no_grad():
        weights = torch.tensor(weights, dtype=torch.float64)
        for x, label in zip(torch.tensor(X), y.tolist()):
            error = torch.sigmoid(x @ weights + bias) - label
            weights, bias = weights - learning_rate * error * x, bias - learning_rate * error
    return weights, bias


right.value("what_undoes_it", "as_a_list", [2, 1, 3, 4, 2, 4])


@right("unscaled")
def by_scores(weights, bias, mean, deviation):
    at_zero = bias + np.sum(weights * (0 - mean) / deviation)  # the score of a student who has 0 everywhere
    return weights / deviation, at_zero


@right("unscaled")
def in_a_loop(weights, bias, mean, deviation):
    found = []
    for w, m, s in zip(weights, mean, deviation):
        found.append(w / s)
        bias = bias - w / s * m
    return np.array(found), bias


right.value("in_numbers", "as_a_list", [25, 432, 5, 0.4])
right.value("rates_of_their_own", "about", [0.8, 9e-6, 0.015, 7])
