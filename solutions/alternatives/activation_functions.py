"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register

ANSWERS = right = Register()


# tanh


@right("tanh")
def tanh_of_numpy(x):
    return np.tanh(x)


@right("tanh")
def tanh_from_sigmoid(x):
    return 2 / (1 + np.exp(-2 * x)) - 1  # overflows with a warning, but to the right value


@right("tanh")
def tanh_with_two_forms(x):
    above = (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))
    below = (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1)
    return np.where(x >= 0, above, below)


@right("tanh")
def tanh_with_masks(x):
    values = np.empty(x.shape)
    e = np.exp(-2 * x[x >= 0])
    values[x >= 0] = (1 - e) / (1 + e)
    e = np.exp(2 * x[x < 0])
    values[x < 0] = (e - 1) / (e + 1)
    return values


@right("tanh")
def tanh_of_clipped_scores(x):
    x = np.clip(x, -30, 30)
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


@right("tanh")
def tanh_with_loop(x):
    import math

    values = []
    for score in x:
        e = math.exp(-2 * abs(score))
        values.append((1 - e) / (1 + e) if score >= 0 else (e - 1) / (1 + e))
    return values


@right("tanh")
def tanh_with_comprehension(x):
    import math

    return tuple(math.tanh(score) for score in x)


@right("tanh")
def tanh_with_exp(x):
    e = np.exp(-2 * np.abs(x))
    return np.sign(x) * (1 - e) / (1 + e)


@right("tanh")
def tanh_in_float32(x):
    e = np.exp(-2 * np.abs(x.astype(np.float32)))
    return np.sign(x).astype(np.float32) * (1 - e) / (1 + e)


@right("tanh")
def tanh_with_torch(x):
    import torch

    return torch.tanh(torch.tensor(x))


# relu


@right("relu")
def relu_with_where(x):
    return np.where(x > 0, x, 0)


@right("relu")
def relu_with_product(x):
    return x * (x > 0)


@right("relu")
def relu_with_mask(x):
    values = x.copy()
    values[x < 0] = 0
    return values


@right("relu")
def relu_with_comprehension(x):
    return [max(0, score) for score in x]


@right("relu")
def relu_with_loop(x):
    values = np.zeros(len(x))
    for i in range(len(x)):
        if x[i] > 0:
            values[i] = x[i]
    return values


@right("relu")
def relu_with_absolute_value(x):
    return (x + np.abs(x)) / 2


@right("relu")
def relu_with_clip(x):
    return np.clip(x, 0, None)


@right("relu")
def relu_with_max_of_rows(x):
    return np.max([x, np.zeros(len(x))], axis=0)


@right("relu")
def relu_in_float32(x):
    return np.maximum(x, 0).astype(np.float32)


@right("relu")
def relu_with_torch(x):
    import torch

    return torch.relu(torch.tensor(x))


@right("relu")
def relu_with_print_and_warning(x):
    import sys
    import warnings

    print("scores:", x)
    print("to stderr", file=sys.stderr)
    warnings.warn("a warning costs nothing", stacklevel=1)
    return np.fmax(x, 0)


# leaky_relu


@right("leaky_relu")
def leaky_with_factor(x, alpha):
    return x * np.where(x < 0, alpha, 1)


@right("leaky_relu")
def leaky_with_both_halves(x, alpha):
    return np.maximum(0, x) + alpha * np.minimum(0, x)


@right("leaky_relu")
def leaky_with_mask(x, alpha):
    values = x.astype(float)
    values[x < 0] *= alpha
    return values


@right("leaky_relu")
def leaky_with_loop(x, alpha):
    values = []
    for score in x:
        if score >= 0:
            values.append(score)
        else:
            values.append(alpha * score)
    return values


@right("leaky_relu")
def leaky_with_comprehension(x, alpha):
    return np.array([score if score > 0 else alpha * score for score in x.tolist()])


@right("leaky_relu")
def leaky_with_products(x, alpha):
    return (x > 0) * x + (x <= 0) * alpha * x


@right("leaky_relu")
def leaky_by_the_size_of_alpha(x, alpha):
    return np.maximum(x, alpha * x) if alpha <= 1 else np.minimum(x, alpha * x)


@right("leaky_relu")
def leaky_with_vectorize(x, alpha):
    return np.vectorize(lambda score: score if score >= 0 else alpha * score, otypes=[float])(x)


@right("leaky_relu")
def leaky_in_float32(x, alpha):
    x = x.astype(np.float32)
    return np.where(x >= 0, x, np.float32(alpha) * x)


@right("leaky_relu")
def leaky_with_torch(x, alpha):
    import torch

    return torch.nn.functional.leaky_relu(torch.tensor(x, dtype=torch.float64), alpha)


# elu


@right("elu")
def elu_with_where(x, alpha):
    return np.where(x >= 0, x, alpha * (np.exp(x) - 1))  # overflows with a warning, but isn't chosen there


@right("elu")
def elu_with_exp(x, alpha):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


@right("elu")
def elu_with_both_halves(x, alpha):
    return np.maximum(0, x) + alpha * (np.exp(np.minimum(0, x)) - 1)


@right("elu")
def elu_with_smaller_half(x, alpha):
    return np.maximum(0, x) + np.minimum(0, alpha * (np.exp(x) - 1))


@right("elu")
def elu_with_mask(x, alpha):
    values = x.astype(float)
    values[x < 0] = alpha * (np.exp(x[x < 0]) - 1)
    return values


@right("elu")
def elu_with_loop(x, alpha):
    import math

    values = []
    for score in x:
        if score >= 0:
            values.append(score)
        else:
            values.append(alpha * (math.exp(score) - 1))
    return values


@right("elu")
def elu_with_comprehension(x, alpha):
    import math

    return tuple(score if score >= 0 else alpha * math.expm1(score) for score in x)


@right("elu")
def elu_with_piecewise(x, alpha):
    return np.piecewise(x.astype(float), [x < 0], [lambda score: alpha * (np.exp(score) - 1), lambda score: score])


@right("elu")
def elu_in_float32(x, alpha):
    x = x.astype(np.float32)
    return np.where(x >= 0, x, np.float32(alpha) * (np.exp(np.minimum(x, 0)) - 1))


@right("elu")
def elu_with_torch(x, alpha):
    import torch

    return torch.nn.functional.elu(torch.tensor(x, dtype=torch.float64), alpha)


# maxout


@right("maxout")
def maxout_with_loop(X, W, b):
    largest = X @ W[0] + b[0]
    for j in range(1, len(W)):
        largest = np.maximum(largest, X @ W[j] + b[j])
    return largest


@right("maxout")
def maxout_with_broadcasting(X, W, b):
    return (X @ W + b[:, None, :]).max(axis=0)


@right("maxout")
def maxout_with_einsum(X, W, b):
    scores = np.einsum("mn,knh->mkh", X, W) + b
    return scores.max(axis=1)


@right("maxout")
def maxout_with_tensordot(X, W, b):
    return np.amax(np.tensordot(X, W, axes=(1, 1)) + b, axis=1)


@right("maxout")
def maxout_with_loops(X, W, b):
    m, (k, n, h) = len(X), W.shape
    values = np.zeros((m, h))
    for i in range(m):
        for unit in range(h):
            values[i, unit] = max(sum(X[i, f] * W[j, f, unit] for f in range(n)) + b[j, unit] for j in range(k))
    return values


@right("maxout")
def maxout_with_lists(X, W, b):
    pieces = [(X @ W[j] + b[j]).tolist() for j in range(len(W))]
    return [[max(entries) for entries in zip(*rows)] for rows in zip(*pieces)]


@right("maxout")
def maxout_with_ones_column(X, W, b):
    with_ones = np.column_stack([X, np.ones(len(X))])
    return np.max(with_ones @ np.concatenate([W, b[:, None]], axis=1), axis=0)


@right("maxout")
def maxout_with_reduce(X, W, b):
    return np.maximum.reduce([np.dot(X, weights) + bias for weights, bias in zip(W, b)])


@right("maxout")
def maxout_in_float32(X, W, b):
    X, W, b = X.astype(np.float32), W.astype(np.float32), b.astype(np.float32)
    return (X @ W + b.reshape(len(b), 1, -1)).max(axis=0)


@right("maxout")
def maxout_with_torch(X, W, b):
    import torch

    scores = torch.tensor(X) @ torch.tensor(W) + torch.tensor(b).unsqueeze(1)
    return scores.max(dim=0).values


@right("maxout")
def maxout_with_rows_of_ones(X, W, b):
    ones = np.ones((len(X), 1))
    return np.max(np.hstack([X, ones]) @ np.concatenate([W, b[:, np.newaxis, :]], axis=1), axis=0)


# relu_torch


@right("relu_torch")
def relu_of_torch(x):
    import torch

    return torch.relu(x)


@right("relu_torch")
def relu_as_module(x):
    import torch

    return torch.nn.ReLU()(x)


@right("relu_torch")
def relu_of_functional(x):
    from torch.nn import functional as F

    return F.relu(x)


@right("relu_torch")
def relu_as_method(x):
    return x.clamp(0)


@right("relu_torch")
def torch_relu_with_where(x):
    import torch

    return torch.where(x > 0, x, 0)


@right("relu_torch")
def torch_relu_with_maximum(x):
    import torch

    return torch.maximum(x, torch.zeros_like(x))


@right("relu_torch")
def torch_relu_with_maximum_of_float32(x):
    import torch

    return torch.maximum(torch.tensor(0.0), x)


@right("relu_torch")
def torch_relu_with_max_of_two(x):
    import torch

    return torch.max(torch.tensor(0), x)


@right("relu_torch")
def torch_relu_with_max_of_rows(x):
    import torch

    return torch.stack([x, torch.zeros(len(x))]).max(dim=0).values


@right("relu_torch")
def torch_relu_with_product(x):
    return x * (x > 0)


@right("relu_torch")
def torch_relu_with_absolute_value(x):
    return (x + x.abs()) / 2


@right("relu_torch")
def torch_relu_with_mask(x):
    values = x.clone()
    values[x < 0] = 0
    return values


@right("relu_torch")
def torch_relu_with_masked_fill(x):
    return x.masked_fill(x < 0, 0)


@right("relu_torch")
def torch_relu_with_loop(x):
    import torch

    return torch.stack([score if score > 0 else 0 * score for score in x])


@right("relu_torch")
def torch_relu_into_zeros(x):
    import torch

    values = torch.zeros(len(x), dtype=x.dtype)
    for i in range(len(x)):
        if x[i] > 0:
            values[i] = x[i]
    return values


@right("relu_torch")
def torch_relu_in_float32(x):
    return x.float().clamp(min=0)


# leaky_relu_torch


@right("leaky_relu_torch")
def leaky_of_torch(x, alpha):
    import torch

    return torch.nn.functional.leaky_relu(x, alpha)


@right("leaky_relu_torch")
def leaky_as_module(x, alpha):
    import torch

    return torch.nn.LeakyReLU(negative_slope=alpha)(x)


@right("leaky_relu_torch")
def leaky_as_prelu(x, alpha):
    import torch

    return torch.nn.functional.prelu(x, torch.tensor([alpha], dtype=x.dtype))


@right("leaky_relu_torch")
def torch_leaky_with_factor(x, alpha):
    import torch

    return x * torch.where(x > 0, 1.0, alpha)


@right("leaky_relu_torch")
def torch_leaky_with_both_halves(x, alpha):
    return x.clamp(min=0) + alpha * x.clamp(max=0)


@right("leaky_relu_torch")
def torch_leaky_with_relu(x, alpha):
    import torch

    return torch.relu(x) - alpha * torch.relu(-x)


@right("leaky_relu_torch")
def torch_leaky_with_products(x, alpha):
    return (x > 0) * x + (x <= 0) * alpha * x


@right("leaky_relu_torch")
def torch_leaky_with_mask(x, alpha):
    values = x.clone()
    values[x < 0] = alpha * x[x < 0]
    return values


@right("leaky_relu_torch")
def torch_leaky_times_mask(x, alpha):
    values = x.clone()
    values[x < 0] *= alpha
    return values


@right("leaky_relu_torch")
def torch_leaky_by_the_size_of_alpha(x, alpha):
    import torch

    return torch.maximum(x, alpha * x) if alpha <= 1 else torch.minimum(x, alpha * x)


@right("leaky_relu_torch")
def torch_leaky_with_loop(x, alpha):
    import torch

    return torch.stack([score if score >= 0 else alpha * score for score in x])


@right("leaky_relu_torch")
def torch_leaky_in_float32(x, alpha):
    import torch

    x = x.float()
    return torch.where(x >= 0, x, alpha * x)


# elu_torch


@right("elu_torch")
def elu_of_torch(x, alpha):
    import torch

    return torch.nn.functional.elu(x, alpha)


@right("elu_torch")
def elu_as_module(x, alpha):
    import torch

    return torch.nn.ELU(alpha)(x)


@right("elu_torch")
def torch_with_exp(x, alpha):
    import torch

    return torch.where(x > 0, x, alpha * (torch.exp(x.clamp(max=0)) - 1))


@right("elu_torch")
def torch_elu_with_where(x, alpha):
    import torch

    return torch.where(x >= 0, x, alpha * (torch.exp(x) - 1))  # infinite where it isn't chosen


@right("elu_torch")
def torch_with_two_wheres(x, alpha):
    import torch

    negative = torch.where(x < 0, x, 0.0)
    return torch.where(x < 0, alpha * (torch.exp(negative) - 1), x)


@right("elu_torch")
def torch_with_both_halves(x, alpha):
    return x.clamp(min=0) + alpha * (x.clamp(max=0).exp() - 1)


@right("elu_torch")
def torch_with_relu(x, alpha):
    import torch

    return torch.relu(x) + alpha * (torch.exp(-torch.relu(-x)) - 1)


@right("elu_torch")
def torch_with_mask(x, alpha):
    import torch

    values = x.clone()
    values[x < 0] = alpha * (torch.exp(x[x < 0]) - 1)
    return values


@right("elu_torch")
def torch_with_loop(x, alpha):
    import torch

    return torch.stack([score if score >= 0 else alpha * (torch.exp(score) - 1) for score in x])


@right("elu_torch")
def torch_with_minimum(x, alpha):
    import torch

    zero = torch.zeros_like(x)
    return torch.maximum(x, zero) + alpha * (torch.exp(torch.minimum(x, zero)) - 1)


# maxout_torch


@right("maxout_torch")
def torch_maxout_with_loop(X, W, b):
    import torch

    largest = X @ W[0] + b[0]
    for j in range(1, len(W)):
        largest = torch.maximum(largest, X @ W[j] + b[j])
    return largest


@right("maxout_torch")
def torch_maxout_with_values_of_max(X, W, b):
    import torch

    return torch.stack([X @ W[j] + b[j] for j in range(len(W))]).max(dim=0).values


@right("maxout_torch")
def torch_maxout_with_pair_unpacked(X, W, b):
    import torch

    largest, _ = torch.max(X @ W + b.unsqueeze(1), dim=0)
    return largest


@right("maxout_torch")
def torch_maxout_with_first_of_pair(X, W, b):
    return (X @ W + b[:, None, :]).max(0)[0]


@right("maxout_torch")
def torch_maxout_with_einsum(X, W, b):
    import torch

    scores = torch.einsum("mn,knh->mkh", X, W) + b
    return scores.amax(dim=1)


@right("maxout_torch")
def torch_maxout_with_bmm(X, W, b):
    import torch

    scores = torch.baddbmm(b[:, None], X.expand(len(W), *X.shape), W)
    return torch.amax(scores, 0)


@right("maxout_torch")
def torch_maxout_with_linear(X, W, b):
    from functools import reduce

    import torch
    from torch.nn import functional as F

    scores = [F.linear(X, weights.T, bias) for weights, bias in zip(W, b)]
    return reduce(torch.maximum, scores)


@right("maxout_torch")
def torch_maxout_with_ones_column(X, W, b):
    import torch

    with_ones = torch.cat([X, torch.ones(len(X), 1, dtype=X.dtype)], dim=1)
    return (with_ones @ torch.cat([W, b[:, None]], dim=1)).amax(dim=0)


@right("maxout_torch")
def torch_maxout_with_where(X, W, b):
    import torch

    largest = X @ W[0] + b[0]
    for weights, bias in zip(W[1:], b[1:]):
        scores = X @ weights + bias
        largest = torch.where(scores > largest, scores, largest)
    return largest


@right("maxout_torch")
def torch_maxout_with_topk(X, W, b):
    return (X @ W + b[:, None]).topk(1, dim=0).values.squeeze(0)


@right("maxout_torch")
def torch_maxout_in_float32(X, W, b):
    return (X.float() @ W.float() + b.float()[:, None]).amax(dim=0)


right.value("six_rows", "with_more_digits", [5.0, 3.0, 1.0, 6.0, 2.0, 4.0, -2.3016, 0.2998])


@right("one_layer")
def multiplied_out(W1, b1, W2, b2, slope, shift):
    return W1 @ (slope * W2), slope * (b1 @ W2) + shift * W2.sum(axis=0) + b2


@right("one_layer")
def tried_out_on_unit_inputs(W1, b1, W2, b2, slope, shift):
    def outputs(X):
        return (slope * (X @ W1 + b1) + shift) @ W2 + b2

    at_zero = outputs(np.zeros(len(W1)))
    return outputs(np.eye(len(W1))) - at_zero, at_zero


@right("one_layer")
def column_by_column(W1, b1, W2, b2, slope, shift):
    W = np.zeros((W1.shape[0], W2.shape[1]))
    b = np.zeros(W2.shape[1])
    for k in range(W2.shape[1]):
        b[k] = b2[k]
        for j in range(W2.shape[0]):
            b[k] += (slope * b1[j] + shift) * W2[j, k]
            W[:, k] += slope * W1[:, j] * W2[j, k]
    return W, b


right.value("lopsided_tent", "from_the_right", ([-1, -1, -1], [3, 2, -1], [3, -4, 1]))
right.value("lopsided_tent", "heights_in_the_weights", ([1, 4, 3], [1, -8, -9], [1, -1, 1]))
right.value("lopsided_tent", "as_a_table", np.array([[1, 1, 1], [1, -2, -3], [1, -4, 3]]))


# relu_heights


@right("relu_heights")
def from_left_to_right(x, y):
    heights, steep = [], 0.0
    for here in range(len(x) - 1):
        slope = (y[here + 1] - y[here]) / (x[here + 1] - x[here])
        heights.append(slope - steep)
        steep = slope
    return heights


@right("relu_heights")
def by_solving_for_the_points(x, y):
    values = np.maximum(x[1:, None] - x[:-1], 0)  # of each ReLU, at each point but the first
    return np.linalg.solve(values, y[1:] - y[0])
