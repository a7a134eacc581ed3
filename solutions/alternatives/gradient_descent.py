"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register
from solutions.numpy_ref.gradient_descent import gradient
from solutions.numpy_ref.probability import sigmoid

ANSWERS = right = Register()


# gradient


@right("gradient")
def gradient_from_errors(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ errors / len(y), np.mean(errors)


@right("gradient")
def gradient_line_by_line(X, y, weights, bias):
    z = X @ weights + bias
    y_hat = sigmoid(z)
    errors = y_hat - y
    dweights = X.T @ errors / len(y)
    dbias = errors.mean()
    return dweights, dbias


@right("gradient")
def gradient_without_transpose(X, y, weights, bias):
    errors = sigmoid(X.dot(weights) + bias) - y
    return errors @ X / X.shape[0], sum(errors) / X.shape[0]


@right("gradient")
def gradient_with_loops(X, y, weights, bias):
    import math

    m, n = X.shape
    dweights, dbias = np.zeros(n), 0
    for i in range(m):
        score = bias
        for j in range(n):
            score += X[i, j] * weights[j]
        y_hat = 1 / (1 + math.exp(-score))
        for j in range(n):
            dweights[j] += (y_hat - y[i]) * X[i, j] / m
        dbias += (y_hat - y[i]) / m
    return dweights, dbias


@right("gradient")
def gradient_with_lists(X, y, weights, bias):
    import math

    errors = [1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, row)) - bias)) - t for row, t in zip(X, y)]
    dweights = [sum(e * v for e, v in zip(errors, column)) / len(y) for column in X.T]
    return [dweights, sum(errors) / len(y)]


@right("gradient")
def gradient_with_einsum(X, y, weights, bias):
    errors = sigmoid(np.einsum("ij,j->i", X, weights) + bias) - y
    return np.einsum("ij,i->j", X, errors) / len(y), np.array(errors.mean())


@right("gradient")
def gradient_with_mean(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return np.mean(errors[:, None] * X, axis=0), np.average(errors)


@right("gradient")
def gradient_with_ones_column(X, y, weights, bias):
    X_with_ones = np.column_stack([X, np.ones(len(X))])
    slopes = X_with_ones.T @ (sigmoid(X_with_ones @ np.append(weights, bias)) - y) / len(y)
    return slopes[:-1], slopes[-1]


@right("gradient")
def gradient_with_columns_flattened(X, y, weights, bias):
    errors = sigmoid(X @ weights.reshape(-1, 1) + bias) - y.reshape(-1, 1)  # (m, 1)
    return (X.T @ errors / len(y)).ravel(), errors.mean()


@right("gradient")
def gradient_by_the_chain_rule(X, y, weights, bias):
    y_hat = sigmoid(X @ weights + bias)
    y_hat = np.clip(y_hat, 1e-12, 1 - 1e-12)
    dscores = ((1 - y) / (1 - y_hat) - y / y_hat) * y_hat * (1 - y_hat)
    return X.T @ dscores / len(y), dscores.mean()


@right("gradient")
def gradient_in_float32(X, y, weights, bias):
    X, weights, bias = X.astype(np.float32), weights.astype(np.float32), np.float32(bias)
    errors = 1 / (1 + np.exp(-(X @ weights + bias))) - y.astype(np.float32)
    return X.T @ errors / np.float32(len(y)), errors.mean()


@right("gradient")
def gradient_by_autograd(X, y, weights, bias):
    import torch

    parameters = torch.tensor([*weights.tolist(), bias], dtype=torch.float64, requires_grad=True)
    scores = torch.tensor(X) @ parameters[:-1] + parameters[-1]
    torch.nn.functional.binary_cross_entropy_with_logits(scores, torch.tensor(y).double()).backward()
    return parameters.grad[:-1], parameters.grad[-1]


# descend


@right("descend")
def descend_with_gradient(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        slopes = gradient(X, y, weights, bias)
        weights, bias = weights - learning_rate * slopes[0], bias - learning_rate * slopes[1]
    return weights, bias


@right("descend")
def descend_line_by_line(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        z = X @ weights + bias
        y_hat = sigmoid(z)
        errors = y_hat - y
        dweights = X.T @ errors / len(y)
        dbias = errors.mean()
        weights = weights - learning_rate * dweights
        bias = bias - learning_rate * dbias
    return weights, bias


@right("descend")
def descend_alone(X, y, weights, bias, learning_rate, steps):
    m = len(y)
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        weights = weights - learning_rate / m * (X.T @ errors)
        bias = bias - learning_rate / m * errors.sum()
    return weights, bias


@right("descend")
def descend_with_while(X, y, weights, bias, learning_rate, steps):
    step = 0
    while step < steps:
        errors = y - sigmoid(np.dot(X, weights) + bias)
        weights = weights + learning_rate * errors.dot(X) / len(X)
        bias = bias + learning_rate * np.mean(errors)
        step += 1
    return weights, bias


@right("descend")
def descend_on_a_float_copy(X, y, weights, bias, learning_rate, steps):
    weights = np.array(weights, dtype=float)
    for _ in range(steps):
        errors = sigmoid(np.einsum("ij,j", X, weights) + bias) - y
        weights -= learning_rate * np.mean(X * errors.reshape(-1, 1), axis=0)
        bias -= learning_rate * errors.mean()
    return weights, np.array([bias])


@right("descend")
def descend_with_loops(X, y, weights, bias, learning_rate, steps):
    import math

    m, n = X.shape
    weights = list(weights)
    for _ in range(steps):
        errors = [1 / (1 + math.exp(-sum(weights[j] * X[i, j] for j in range(n)) - bias)) - y[i] for i in range(m)]
        for j in range(n):
            weights[j] -= learning_rate * sum(errors[i] * X[i, j] for i in range(m)) / m
        bias -= learning_rate * sum(errors) / m
    return tuple(weights), bias


@right("descend")
def descend_with_ones_column(X, y, weights, bias, learning_rate, steps):
    X_with_ones = np.hstack([X, np.ones((len(X), 1))])
    line = np.concatenate([weights, [bias]])
    for _ in range(steps):
        line = line - learning_rate * X_with_ones.T @ (sigmoid(X_with_ones @ line) - y) / len(y)
    return line[:-1], line[-1:]


@right("descend")
def descend_by_recursion(X, y, weights, bias, learning_rate, steps):
    def after(steps, weights, bias):
        if steps == 0:
            return weights, bias
        dweights, dbias = gradient(X, y, weights, bias)
        return after(steps - 1, weights - learning_rate * dweights, bias - learning_rate * dbias)

    return after(steps, weights, bias)


@right("descend")
def descend_in_float32(X, y, weights, bias, learning_rate, steps):
    X, weights, bias = X.astype(np.float32), weights.astype(np.float32), np.float32(bias)
    for _ in range(steps):
        errors = (sigmoid(X @ weights + bias) - y).astype(np.float32)
        weights = weights - np.float32(learning_rate) * (X.T @ errors / np.float32(len(y)))
        bias = bias - np.float32(learning_rate) * errors.mean()
    return weights, bias


@right("descend")
def descend_with_torch(X, y, weights, bias, learning_rate, steps):
    import torch

    X, y, weights = torch.tensor(X), torch.tensor(y), torch.tensor(weights, dtype=torch.float64)
    for _ in range(steps):
        errors = torch.sigmoid(X @ weights + bias) - y
        weights, bias = weights - learning_rate * X.T @ errors / len(y), bias - learning_rate * errors.mean()
    return weights, bias


@right("descend")
def descend_with_prints_and_warning(X, y, weights, bias, learning_rate, steps):
    import sys
    import warnings

    for step in range(steps):
        dweights, dbias = gradient(X, y, weights, bias)
        weights = weights - learning_rate * dweights
        bias = bias - learning_rate * dbias
        print("step", step, weights, bias)
    print("done", file=sys.stderr)
    warnings.warn("the slopes are not 0 yet", stacklevel=1)
    return weights, bias


# descend_torch


@right("descend_torch")
def torch_with_autograd_grad(X, y, weights, bias, learning_rate, steps):
    import torch

    for _ in range(steps):
        weights, bias = weights.detach().requires_grad_(), bias.detach().requires_grad_()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        dweights, dbias = torch.autograd.grad(loss, [weights, bias])
        weights, bias = weights - learning_rate * dweights, bias - learning_rate * dbias
    return weights, bias


@right("descend_torch")
def torch_with_probabilities(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        y_hat = torch.sigmoid(X @ weights + bias)
        loss = -(y * torch.log(y_hat) + (1 - y) * torch.log(1 - y_hat)).mean()
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        weights.grad = None
        bias.grad = None
    return weights, bias


@right("descend_torch")
def torch_with_optimizer(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    optimizer = torch.optim.SGD([weights, bias], lr=learning_rate)
    for _ in range(steps):
        optimizer.zero_grad()
        torch.nn.functional.binary_cross_entropy(torch.sigmoid(X @ weights + bias), y).backward()
        optimizer.step()
    return weights, bias


@right("descend_torch")
def torch_with_linear_layer(X, y, weights, bias, learning_rate, steps):
    import torch

    layer = torch.nn.Linear(X.shape[1], 1, dtype=X.dtype)
    layer.weight.data, layer.bias.data = weights.clone().reshape(1, -1), bias.clone().reshape(1)
    for _ in range(steps):
        layer.zero_grad()
        loss = torch.nn.BCEWithLogitsLoss()(layer(X).squeeze(1), y)
        loss.backward()
        for parameter in layer.parameters():
            parameter.data -= learning_rate * parameter.grad
    return layer.weight, layer.bias


@right("descend_torch")
def torch_with_new_leaves(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.detach().clone(), bias.detach().clone()
    for step in range(steps):
        weights.requires_grad_(), bias.requires_grad_()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        print("step", step, "loss", loss.item())
        with torch.no_grad():
            weights, bias = weights - learning_rate * weights.grad, bias - learning_rate * bias.grad
    return weights, bias


@right("descend_torch")
def torch_with_data(X, y, weights, bias, learning_rate, steps):
    import torch

    w = torch.tensor(weights.tolist(), dtype=X.dtype, requires_grad=True)
    b = torch.tensor(bias.item(), dtype=X.dtype, requires_grad=True)
    for _ in range(steps):
        losses = torch.nn.functional.softplus(X @ w + b) - y * (X @ w + b)
        losses.mean().backward()
        w.data = w.data - learning_rate * w.grad
        b.data = b.data - learning_rate * b.grad
        w.grad.zero_(), b.grad.zero_()
    return w.data, b.data


@right("descend_torch")
def torch_with_augmented_matrix(X, y, weights, bias, learning_rate, steps):
    import torch

    X = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    line = torch.nn.Parameter(torch.cat([weights, bias.reshape(1)]))
    for _ in range(steps):
        line.grad = None
        torch.nn.functional.binary_cross_entropy_with_logits(X @ line, y).backward()
        with torch.no_grad():
            line.sub_(learning_rate * line.grad)
    return line[:-1], line[-1]


@right("descend_torch")
def torch_by_hand(X, y, weights, bias, learning_rate, steps):
    import torch

    for _ in range(steps):
        errors = torch.sigmoid(X @ weights + bias) - y
        weights, bias = weights - learning_rate * X.T @ errors / len(y), bias - learning_rate * errors.mean()
    return weights, bias


@right("descend_torch")
def descend_with_functional_gradient(X, y, weights, bias, learning_rate, steps):
    import torch

    def error(w, b):
        return torch.nn.functional.binary_cross_entropy_with_logits(X @ w + b, y)

    slopes = torch.func.grad(error, argnums=(0, 1))
    for _ in range(steps):
        dweights, dbias = slopes(weights, bias)
        weights, bias = weights - learning_rate * dweights, bias - learning_rate * dbias
    return weights, bias


right.value("on_the_bowl", "as_a_list", [4.44, 3.16, 8.76, 0.5])


@right("gradient_with_cost")
def costs_in_a_loop(X, y, weights, bias, cost):
    dweights, dbias = np.zeros(X.shape[1]), 0.0
    for x_i, y_i in zip(X, y):
        y_hat = sigmoid(x_i @ weights + bias)
        dscore = cost * (y_hat - 1) if y_i == 1 else y_hat
        dweights += dscore * x_i / len(y)
        dbias += dscore / len(y)
    return dweights, dbias


@right("gradient_with_cost")
def costs_as_on_paper(X, y, weights, bias, cost):
    y_hat = sigmoid(X @ weights + bias)
    dscores = (1 - y) * y_hat - cost * y * (1 - y_hat)
    return np.mean(dscores[:, np.newaxis] * X, axis=0), np.mean(dscores)


right.value(
    "telling_cases",
    "by_names",
    [{"y": [1, 0, 1, 1], "y_hat": [1e-120, 0, 1e-120, 1e-120]}, {"y": [1, 0, 0], "y_hat": [0, 0, 0.5]}],
)
right.value("lowest_line", "with_more_steps", ([2.8031, -0.6492, 2.8552], 1.127))
