"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register
from solutions.numpy_ref.perceptron_algorithm import perceptron_epoch, perceptron_step

ANSWERS = right = Register()


# perceptron_step


@right("perceptron_step")
def step_by_cases(x, y, weights, bias, learning_rate):
    score = np.dot(weights, x) + bias
    if score >= 0 and y == 0:
        return weights - learning_rate * x, bias - learning_rate
    if score < 0 and y == 1:
        return weights + learning_rate * x, bias + learning_rate
    return weights, bias


@right("perceptron_step")
def step_with_loops(x, y, weights, bias, learning_rate):
    score = bias
    for i in range(len(x)):
        score += weights[i] * x[i]
    y_hat = 1 if score >= 0 else 0
    new_weights = []
    for i in range(len(x)):
        new_weights.append(weights[i] + learning_rate * (y - y_hat) * x[i])
    return new_weights, bias + learning_rate * (y - y_hat)


@right("perceptron_step")
def step_with_comprehension(x, y, weights, bias, learning_rate):
    y_hat = int(sum(w * value for w, value in zip(weights, x)) + bias >= 0)
    error = learning_rate * (y - y_hat)
    return [tuple(w + error * value for w, value in zip(weights, x)), bias + error]


@right("perceptron_step")
def step_with_where(x, y, weights, bias, learning_rate):
    y_hat = np.where(np.einsum("i,i->", x, weights) + bias >= 0, 1, 0)
    return weights + learning_rate * (y - y_hat) * x, bias + learning_rate * (y - y_hat)


@right("perceptron_step")
def step_with_boolean(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias >= 0)
    return weights + learning_rate * error * x, bias + learning_rate * error


@right("perceptron_step")
def step_with_augmented_vector(x, y, weights, bias, learning_rate):
    x_with_one, all_weights = np.append(x, 1), np.append(weights, bias)
    y_hat = x_with_one @ all_weights >= 0
    all_weights = all_weights + learning_rate * (y - y_hat) * x_with_one
    return all_weights[:-1], all_weights[-1]


@right("perceptron_step")
def step_on_a_float_copy(x, y, weights, bias, learning_rate):
    weights = weights.astype(float)
    y_hat = np.heaviside(x @ weights + bias, 1)
    weights -= learning_rate * (y_hat - y) * x
    bias -= learning_rate * (y_hat - y)
    return weights, np.array([bias])


@right("perceptron_step")
def step_in_float32(x, y, weights, bias, learning_rate):
    x, weights, bias = np.float32(x), np.float32(weights), np.float32(bias)
    error = np.float32(learning_rate * (y - (x @ weights + bias >= 0)))
    return weights + error * x, bias + error


@right("perceptron_step")
def step_with_torch(x, y, weights, bias, learning_rate):
    import torch

    with torch.no_grad():
        x, weights = torch.tensor(x), torch.tensor(weights, dtype=torch.float64)
        error = y - float(x @ weights + bias >= 0)
        return weights + learning_rate * error * x, bias + learning_rate * error


@right("perceptron_step")
def step_with_print_and_warning(x, y, weights, bias, learning_rate):
    import sys
    import warnings

    y_hat = 1 if x @ weights + bias >= 0 else 0
    print("predicted", y_hat, "label", y)
    print("to stderr", file=sys.stderr)
    warnings.warn("a warning costs nothing", stacklevel=1)
    if y_hat != y:
        weights = weights + learning_rate * (y - y_hat) * x
        bias = bias + learning_rate * (y - y_hat)
    return weights, bias


# perceptron_epoch


@right("perceptron_epoch")
def epoch_with_step(X, y, weights, bias, learning_rate):
    for i in range(len(X)):
        weights, bias = perceptron_step(X[i], y[i], weights, bias, learning_rate)
    return weights, bias


@right("perceptron_epoch")
def epoch_with_an_error(X, y, weights, bias, learning_rate):
    for x, label in zip(X, y):
        y_hat = 1 if x @ weights + bias >= 0 else 0
        error = label - y_hat
        weights = weights + learning_rate * error * x
        bias = bias + learning_rate * error
    return weights, bias


@right("perceptron_epoch")
def epoch_by_cases(X, y, weights, bias, learning_rate):
    for point, label in zip(X, y):
        score = np.dot(point, weights) + bias
        if label == 1 and score < 0:
            weights, bias = weights + learning_rate * point, bias + learning_rate
        elif label == 0 and score >= 0:
            weights, bias = weights - learning_rate * point, bias - learning_rate
    return weights, bias


@right("perceptron_epoch")
def epoch_with_loops_and_lists(X, y, weights, bias, learning_rate):
    weights = list(weights)
    m, n = X.shape
    for i in range(m):
        score = sum(weights[j] * X[i, j] for j in range(n)) + bias
        error = y[i] - (1 if score >= 0 else 0)
        for j in range(n):
            weights[j] += learning_rate * error * X[i, j]
        bias += learning_rate * error
    return weights, bias


@right("perceptron_epoch")
def epoch_with_ones_column(X, y, weights, bias, learning_rate):
    X_with_ones = np.column_stack([X, np.ones(len(X))])
    line = np.append(weights, bias).astype(float)
    for row, label in zip(X_with_ones, y):
        line += learning_rate * (label - np.where(row @ line >= 0, 1, 0)) * row
    return line[:-1], line[-1]


@right("perceptron_epoch")
def epoch_with_enumerate_and_copy(X, y, weights, bias, learning_rate):
    new_weights = np.array(weights, dtype=float)
    for i, x in enumerate(X):
        error = y[i] - np.heaviside(np.einsum("i,i", x, new_weights) + bias, 1)
        if error:
            new_weights += learning_rate * error * x
            bias += learning_rate * error
    return [new_weights, bias]


@right("perceptron_epoch")
def epoch_in_float32(X, y, weights, bias, learning_rate):
    X, weights, bias = X.astype(np.float32), weights.astype(np.float32), np.float32(bias)
    for x, label in zip(X, y):
        error = np.float32(learning_rate * (label - int(x @ weights + bias >= 0)))
        weights, bias = weights + error * x, bias + error
    return weights, bias


@right("perceptron_epoch")
def epoch_with_torch(X, y, weights, bias, learning_rate):
    import torch

    with torch.no_grad():
        points, weights = torch.tensor(X), torch.tensor(weights, dtype=torch.float64)
        for x, label in zip(points, y.tolist()):
            error = label - int(x @ weights + bias >= 0)
            weights, bias = weights + learning_rate * error * x, bias + learning_rate * error
    return weights, bias


@right("perceptron_epoch")
def epoch_with_recursion(X, y, weights, bias, learning_rate):
    def visit(i, weights, bias):
        if i == len(X):
            return weights, bias
        error = learning_rate * (y[i] - int(X[i] @ weights + bias >= 0))
        return visit(i + 1, weights + error * X[i], bias + error)

    print("visiting", len(X), "points")
    return visit(0, weights, bias)


# perceptron_fit


@right("perceptron_fit")
def fit_all_epochs(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        weights, bias = perceptron_epoch(X, y, weights, bias, learning_rate)
    return weights, bias


@right("perceptron_fit")
def fit_with_an_error(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        mistakes = 0
        for x, label in zip(X, y):
            y_hat = 1 if x @ weights + bias >= 0 else 0
            error = label - y_hat
            mistakes = mistakes + abs(error)
            weights = weights + learning_rate * error * x
            bias = bias + learning_rate * error
        if mistakes == 0:
            break
    return weights, bias


@right("perceptron_fit")
def fit_until_no_mistakes(X, y, weights, bias, learning_rate, max_epochs):
    epoch, mistakes = 0, 1
    while mistakes > 0 and epoch < max_epochs:
        mistakes = 0
        for x_i, y_i in zip(X, y):
            y_hat = 1 if np.dot(x_i, weights) + bias >= 0 else 0
            if y_hat != y_i:
                mistakes += 1
                weights = weights + learning_rate * (y_i - y_hat) * x_i
                bias = bias + learning_rate * (y_i - y_hat)
        epoch += 1
    return weights, bias


@right("perceptron_fit")
def fit_with_a_flag(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        changed = False
        for i in range(X.shape[0]):
            score = X[i] @ weights + bias
            if score >= 0 and y[i] == 0:
                weights, bias, changed = weights - learning_rate * X[i], bias - learning_rate, True
            if score < 0 and y[i] == 1:
                weights, bias, changed = weights + learning_rate * X[i], bias + learning_rate, True
        if not changed:
            return weights, bias
    return weights, bias


@right("perceptron_fit")
def fit_while_points_are_wrong(X, y, weights, bias, learning_rate, max_epochs):
    epochs = 0
    while epochs < max_epochs and np.any(np.where(X @ weights + bias >= 0, 1, 0) != y):
        weights, bias = perceptron_epoch(X, y, weights, bias, learning_rate)
        epochs += 1
    return weights, bias


@right("perceptron_fit")
def fit_with_lists(X, y, weights, bias, learning_rate, max_epochs):
    weights = [float(w) for w in weights]
    for _ in range(max_epochs):
        before = (list(weights), bias)
        for row, label in zip(X.tolist(), y.tolist()):
            error = label - (sum(w * x for w, x in zip(weights, row)) + bias >= 0)
            weights = [w + learning_rate * error * x for w, x in zip(weights, row)]
            bias += learning_rate * error
        if (weights, bias) == before:
            break
    return tuple(weights), bias


@right("perceptron_fit")
def fit_with_ones_column(X, y, weights, bias, learning_rate, max_epochs):
    X_with_ones = np.hstack([X, np.ones((len(X), 1))])
    line = np.concatenate([weights, [bias]]).astype(float)
    for _ in range(max_epochs):
        for row, label in zip(X_with_ones, y):
            line += learning_rate * (label - (row @ line >= 0)) * row
    return line[:-1], line[-1:]


@right("perceptron_fit")
def fit_in_float32(X, y, weights, bias, learning_rate, max_epochs):
    X, weights, bias = X.astype(np.float32), weights.astype(np.float32), np.float32(bias)
    for _ in range(max_epochs):
        for x, label in zip(X, y):
            error = np.float32(learning_rate * (label - int(x @ weights + bias >= 0)))
            weights, bias = weights + error * x, bias + error
    return weights, bias


@right("perceptron_fit")
def fit_with_torch(X, y, weights, bias, learning_rate, max_epochs):
    import torch

    with torch.no_grad():
        points, weights = torch.tensor(X), torch.tensor(weights, dtype=torch.float64)
        for _ in range(max_epochs):
            for x, label in zip(points, y.tolist()):
                error = label - int(x @ weights + bias >= 0)
                weights, bias = weights + learning_rate * error * x, bias + learning_rate * error
    return weights, bias


@right("perceptron_fit")
def fit_with_prints_and_warning(X, y, weights, bias, learning_rate, max_epochs):
    import sys
    import warnings

    for epoch in range(max_epochs):
        old_weights, old_bias = weights, bias
        for x_i, y_i in zip(X, y):
            weights, bias = perceptron_step(x_i, y_i, weights, bias, learning_rate)
        print("epoch", epoch, weights, bias)
        if np.allclose(old_weights, weights) and np.isclose(old_bias, bias):
            print("done", file=sys.stderr)
            break
    else:
        warnings.warn("the cap came first", stacklevel=1)
    return weights, bias


# perceptron_step_torch


@right("perceptron_step_torch")
def torch_by_cases(x, y, weights, bias, learning_rate):
    score = x @ weights + bias
    if score >= 0 and y == 0:
        return weights - learning_rate * x, bias - learning_rate
    if score < 0 and y == 1:
        return weights + learning_rate * x, bias + learning_rate
    return weights, bias


@right("perceptron_step_torch")
def torch_with_boolean_as_number(x, y, weights, bias, learning_rate):
    error = y - (x.dot(weights) + bias >= 0).to(x.dtype)
    return weights + learning_rate * error * x, bias + learning_rate * error


@right("perceptron_step_torch")
def torch_with_heaviside(x, y, weights, bias, learning_rate):
    import torch

    score = torch.dot(x, weights) + bias
    error = y - torch.heaviside(score, torch.ones_like(score))
    return weights.add(x, alpha=float(learning_rate * error)), bias + learning_rate * error


@right("perceptron_step_torch")
def torch_on_clones(x, y, weights, bias, learning_rate):
    import torch

    new_weights, new_bias = weights.clone(), bias.clone()
    with torch.no_grad():
        y_hat = 1 if (x * weights).sum() + bias >= 0 else 0
        new_weights += learning_rate * (y - y_hat) * x
        new_bias += learning_rate * (y - y_hat)
    return new_weights, new_bias


@right("perceptron_step_torch")
def torch_with_loops(x, y, weights, bias, learning_rate):
    import torch

    score = bias.item()
    for w, value in zip(weights, x):
        score += (w * value).item()
    error = y.item() - (1 if score >= 0 else 0)
    new_weights = [w + learning_rate * error * value for w, value in zip(weights, x)]
    return torch.stack(new_weights), bias + learning_rate * error


@right("perceptron_step_torch")
def torch_with_augmented_vector(x, y, weights, bias, learning_rate):
    import torch

    one = torch.ones(1, dtype=x.dtype)
    x_with_one, line = torch.cat([x, one]), torch.cat([weights, bias.reshape(1)])
    y_hat = (x_with_one @ line >= 0).to(x.dtype)
    line = line + learning_rate * (y - y_hat) * x_with_one
    return line[:-1], line[-1:]


@right("perceptron_step_torch")
def torch_in_float64(x, y, weights, bias, learning_rate):
    x, weights, bias = x.double(), weights.double(), bias.double()
    error = y - float(x @ weights + bias >= 0)
    print("error", error)
    return weights + learning_rate * error * x, bias + learning_rate * error


right.value("updates_until_right", "as_a_list", [6, 0.5, -0.5, -1.5])
right.value("telling_student", "four_features", ([[1, 2, 1, 1]], [-4, 1, 2, -1], 1))
right.value("telling_student", "by_names", {"X": [[1, 1, 1]], "weights": [-2, -2, 3], "bias": 1})


@right("wrong_students")
def counted_in_a_loop(X, y, weights, bias):
    rows = []
    for number in range(len(X)):
        decision = 1 if X[number] @ weights + bias >= 0 else 0
        if decision != y[number]:
            rows.append(number)
    return rows


right.value("line_for_most", "the_rule_itself", ([2, 1, 1, 0.5, 0.5], -25))


# pocket


@right("pocket")
def all_lines_and_then_the_best(X, y, weights, bias, learning_rate, n_epochs):
    lines = [(weights, bias)]
    for _ in range(n_epochs):
        for x_i, y_i in zip(X, y):
            lines.append(perceptron_step(x_i, y_i, *lines[-1], learning_rate))
    right = [np.mean((X @ w + b >= 0) == y) for w, b in lines]
    return lines[int(np.argmax(right))]  # the first of several


@right("pocket")
def written_out_and_copied(X, y, weights, bias, learning_rate, n_epochs):
    w, b = np.array(weights, dtype=float), bias
    pocket_w, pocket_b = w.copy(), b
    most = sum(int(score >= 0) == label for score, label in zip(X @ w + b, y))
    for _ in range(n_epochs):
        for i in range(len(X)):
            error = y[i] - int(X[i] @ w + b >= 0)
            if error != 0:
                w += learning_rate * error * X[i]
                b += learning_rate * error
                count = sum(int(score >= 0) == label for score, label in zip(X @ w + b, y))
                if count > most:
                    most, pocket_w, pocket_b = count, w.copy(), b
    return pocket_w, pocket_b
