"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register
from solutions.numpy_ref.backpropagation import backward
from solutions.numpy_ref.feedforward import add_bias, forward
from solutions.numpy_ref.probability import sigmoid

ANSWERS = right = Register()


# numerical_gradient


@right("numerical_gradient")
def slopes_with_copies(f, W, h):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(*W.shape):
        up, down = W.astype(float), W.astype(float)
        up[place] += h
        down[place] -= h
        slopes[place] = (f(up) - f(down)) / (2 * h)
    return slopes


@right("numerical_gradient")
def slopes_with_old_value_put_back(f, W, h):
    W = np.array(W, dtype=float)
    slopes = np.empty_like(W)
    steps = np.nditer(W, flags=["multi_index"])
    for _ in steps:
        place = steps.multi_index
        old = W[place]
        W[place] = old + h
        above = f(W)
        W[place] = old - h
        below = f(W)
        W[place] = old
        slopes[place] = (above - below) / (2 * h)
    return slopes


@right("numerical_gradient")
def slopes_in_a_flat_copy(f, W, h):
    flat = W.astype(float).ravel()
    slopes = []
    for i in range(flat.size):
        flat[i] += h
        above = f(flat.reshape(W.shape))
        flat[i] -= 2 * h
        below = f(flat.reshape(W.shape))
        flat[i] += h
        slopes.append((above - below) / (2 * h))
    return np.reshape(slopes, W.shape)


@right("numerical_gradient")
def slopes_by_unit_tables(f, W, h):
    units = np.eye(W.size).reshape(W.size, *W.shape)
    return np.array([f(W + h * unit) - f(W - h * unit) for unit in units]).reshape(W.shape) / 2 / h


@right("numerical_gradient")
def slopes_as_lists(f, W, h):
    def nested(path, shape):
        if shape:
            return [nested((*path, i), shape[1:]) for i in range(shape[0])]
        step = np.zeros_like(W, dtype=float)
        step[path] = h
        return (f(W + step) - f(W - step)) / (2 * h)

    return nested((), W.shape)


@right("numerical_gradient")
def slopes_from_both_sides(f, W, h):
    here = f(W)
    slopes = np.zeros(W.shape)
    for place, value in np.ndenumerate(W):
        up, down = W * 1.0, W * 1.0
        up[place], down[place] = value + h, value - h
        slopes[place] = ((f(up) - here) / h + (here - f(down)) / h) / 2
    return slopes


@right("numerical_gradient")
def slopes_with_prints_and_warning(f, W, h):
    import warnings

    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        slopes[place] = (f(W + step) - f(W - step)) / (2 * h)
        print(place, slopes[place])
    warnings.warn("this is slow", stacklevel=1)
    return slopes


@right("numerical_gradient")
def slopes_in_a_tensor(f, W, h):
    import torch

    slopes = torch.zeros(W.shape, dtype=torch.float64)
    for place in np.ndindex(W.shape):
        step = torch.zeros(W.shape, dtype=torch.float64)
        step[place] = h
        slopes[place] = (f(torch.tensor(W) + step) - f(torch.tensor(W) - step)) / (2 * h)
    return slopes


@right("numerical_gradient")
def slopes_in_place_and_exact(f, W, h):
    if W.dtype.kind == "i":
        return slopes_with_copies(f, W, h)
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        W[place] += h
        above = f(W)
        W[place] -= 2 * h
        below = f(W)
        W[place] += h
        slopes[place] = (above - below) / (2 * h)
    return slopes


# backward


@right("backward")
def mean_in_delta2(X, y, W1, W2):
    m = X.shape[0]
    Xa = np.hstack([X, np.ones((m, 1))])
    H = 1 / (1 + np.exp(-Xa.dot(W1)))
    Ha = np.hstack([H, np.ones((m, 1))])
    delta2 = (1 / (1 + np.exp(-Ha.dot(W2))) - y) / m
    delta1 = delta2.dot(W2[:-1, :].T) * (H - H**2)
    return Xa.T.dot(delta1), Ha.T.dot(delta2)


@right("backward")
def weights_and_biases_apart(X, y, W1, W2):
    H = sigmoid(X @ W1[:-1] + W1[-1])
    delta2 = sigmoid(H @ W2[:-1] + W2[-1]) - y
    delta1 = (delta2 @ W2[:-1].T) * H * (1 - H)
    dW1 = np.vstack([X.T @ delta1 / len(X), delta1.mean(axis=0)])
    dW2 = np.vstack([H.T @ delta2 / len(X), delta2.mean(axis=0, keepdims=True)])
    return dW1, dW2


@right("backward")
def column_dropped_after_the_product(X, y, W1, W2):
    Xa = add_bias(X)
    Ha = add_bias(sigmoid(Xa @ W1))
    delta2 = sigmoid(Ha @ W2) - y
    delta1 = (delta2 @ W2.T * Ha * (1 - Ha))[:, :-1]
    return [Xa.T @ delta1 / len(y), Ha.T @ delta2 / len(y)]


@right("backward")
def one_example_after_the_other(X, y, W1, W2):
    dW1, dW2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for x_i, y_i in zip(X, y):
        xa = np.append(x_i, 1)
        h = sigmoid(xa @ W1)
        ha = np.append(h, 1)
        delta2 = sigmoid(ha @ W2) - y_i
        delta1 = W2[:-1] @ delta2 * h * (1 - h)
        dW1 += np.outer(xa, delta1) / len(X)
        dW2 += np.outer(ha, delta2) / len(X)
    return dW1, dW2


@right("backward")
def with_einsum(X, y, W1, W2):
    Xa = add_bias(X)
    H = sigmoid(np.einsum("mi,ij->mj", Xa, W1))
    Ha = add_bias(H)
    delta2 = sigmoid(np.einsum("mj,jk->mk", Ha, W2)) - y
    delta1 = np.einsum("mk,jk,mj->mj", delta2, W2[:-1], H * (1 - H))
    return np.einsum("mi,mj->ij", Xa, delta1) / len(X), np.einsum("mj,mk->jk", Ha, delta2) / len(X)


@right("backward")
def with_loops_and_lists(X, y, W1, W2):
    import math

    m, n, h, k = len(X), X.shape[1], W1.shape[1], W2.shape[1]
    dW1 = [[0.0] * h for _ in range(n + 1)]
    dW2 = [[0.0] * k for _ in range(h + 1)]
    for i in range(m):
        xa = [*X[i], 1.0]
        hidden = [1 / (1 + math.exp(-sum(xa[a] * W1[a, j] for a in range(n + 1)))) for j in range(h)]
        ha = [*hidden, 1.0]
        out = [1 / (1 + math.exp(-sum(ha[j] * W2[j, o] for j in range(h + 1)))) for o in range(k)]
        errors = [out[o] - y[i, o] for o in range(k)]
        for j in range(h + 1):
            for o in range(k):
                dW2[j][o] += errors[o] * ha[j] / m
        for j in range(h):
            back = sum(errors[o] * W2[j, o] for o in range(k)) * hidden[j] * (1 - hidden[j])
            for a in range(n + 1):
                dW1[a][j] += back * xa[a] / m
    return dW1, dW2


@right("backward")
def by_central_differences(X, y, W1, W2):
    def error(W1, W2):
        y_hat = sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2)
        return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)).sum() / len(X)

    dW1, dW2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for place in np.ndindex(W1.shape):
        step = np.zeros(W1.shape)
        step[place] = 1e-3
        one, two = (error(W1 + k * step, W2) - error(W1 - k * step, W2) for k in (1, 2))
        dW1[place] = (8 * one - two) / 12e-3
    for place in np.ndindex(W2.shape):
        step = np.zeros(W2.shape)
        step[place] = 1e-3
        one, two = (error(W1, W2 + k * step) - error(W1, W2 - k * step) for k in (1, 2))
        dW2[place] = (8 * one - two) / 12e-3
    return dW1, dW2


@right("backward")
def chain_without_cancelling(X, y, W1, W2):
    Xa = add_bias(X)
    H = sigmoid(Xa @ W1)
    Ha = add_bias(H)
    y_hat = sigmoid(Ha @ W2)
    dy_hat = (-y / y_hat + (1 - y) / (1 - y_hat)) / len(X)
    dscores = dy_hat * y_hat * (1 - y_hat)
    dHa = dscores @ W2.T
    dZ = dHa[:, :-1] * H * (1 - H)
    return Xa.T @ dZ, Ha.T @ dscores


@right("backward")
def in_float32(X, y, W1, W2):
    X, y, W1, W2 = (np.asarray(value, dtype=np.float32) for value in (X, y, W1, W2))
    ones = np.ones((len(X), 1), dtype=np.float32)
    Xa = np.hstack([X, ones])
    H = 1 / (1 + np.exp(-Xa @ W1))
    Ha = np.hstack([H, ones])
    delta2 = 1 / (1 + np.exp(-Ha @ W2)) - y
    delta1 = (delta2 @ W2[:-1].T) * H * (1 - H)
    return Xa.T @ delta1 / np.float32(len(X)), Ha.T @ delta2 / np.float32(len(X))


@right("backward")
def by_autograd(X, y, W1, W2):
    import torch

    X, y, W1, W2 = (torch.tensor(value, dtype=torch.float64) for value in (X, y, W1, W2))
    W1.requires_grad_(), W2.requires_grad_()
    H = torch.sigmoid(X @ W1[:-1] + W1[-1])
    y_hat = torch.sigmoid(H @ W2[:-1] + W2[-1])
    (-(y * y_hat.log() + (1 - y) * (1 - y_hat).log()).sum() / len(X)).backward()
    return W1.grad, W2.grad


@right("backward")
def with_prints(X, y, W1, W2):
    Xa = add_bias(X)
    H = sigmoid(Xa @ W1)
    Ha = add_bias(H)
    delta2 = sigmoid(Ha @ W2) - y
    print("delta2", delta2.shape)
    delta1 = (delta2 @ W2[:-1].T) * H * (1 - H)
    print("delta1", delta1.shape)
    return np.matmul(Xa.T, delta1) / len(X), np.matmul(Ha.T, delta2) / len(X)


@right("backward")
def examples_as_columns(X, y, W1, W2):
    Xa = np.vstack([X.T, np.ones(len(X))])
    H = sigmoid(W1.T @ Xa)
    Ha = np.vstack([H, np.ones(len(X))])
    delta2 = sigmoid(W2.T @ Ha) - y.T
    delta1 = (W2[:-1] @ delta2) * H * (1 - H)
    return (delta1 @ Xa.T / len(X)).T, (delta2 @ Ha.T / len(X)).T


@right("backward")
def pairs_of_each_example_averaged(X, y, W1, W2):
    Xa = add_bias(X)
    H = sigmoid(Xa @ W1)
    Ha = add_bias(H)
    delta2 = sigmoid(Ha @ W2) - y
    delta1 = (delta2[:, None, :] * W2[:-1]).sum(axis=2) * (H - H**2)
    return (Xa[:, :, None] * delta1[:, None, :]).mean(axis=0), (Ha[:, :, None] * delta2[:, None, :]).mean(axis=0)


# train_step


@right("train_step")
def step_in_two_lines(X, y, W1, W2, learning_rate):
    slopes = backward(X, y, W1, W2)
    return tuple(W - learning_rate * dW for W, dW in zip((W1, W2), slopes))


@right("train_step")
def step_with_float_copies(X, y, W1, W2, learning_rate):
    dW1, dW2 = backward(X, y, W1, W2)
    W1, W2 = W1.astype(float), W2.astype(float)
    W1 -= learning_rate * dW1
    W2 -= learning_rate * dW2
    return W1, W2


@right("train_step")
def step_written_out(X, y, W1, W2, learning_rate):
    Xa = add_bias(X)
    H = sigmoid(Xa @ W1)
    Ha = add_bias(H)
    delta2 = learning_rate * (sigmoid(Ha @ W2) - y) / len(X)
    delta1 = (delta2 @ W2[:-1].T) * H * (1 - H)
    return [W1 - Xa.T @ delta1, W2 - Ha.T @ delta2]


@right("train_step")
def step_with_W2_kept_for_the_way_back(X, y, W1, W2, learning_rate):
    Xa = add_bias(X)
    H = sigmoid(Xa @ W1)
    Ha = add_bias(H)
    delta2 = sigmoid(Ha @ W2) - y
    back = delta2 @ W2[:-1].T
    W2 = W2 + learning_rate * Ha.T @ -delta2 / len(X)
    W1 = W1 + learning_rate * Xa.T @ -(back * H * (1 - H)) / len(X)
    return W1, W2


@right("train_step")
def step_with_lists(X, y, W1, W2, learning_rate):
    dW1, dW2 = backward(X, y, W1, W2)
    moved = []
    for W, dW in ((W1, dW1), (W2, dW2)):
        moved.append([[w - learning_rate * s for w, s in zip(row, slopes)] for row, slopes in zip(W, dW)])
    return moved


@right("train_step")
def step_in_torch(X, y, W1, W2, learning_rate):
    import torch

    X, y, W1, W2 = (torch.tensor(value, dtype=torch.float64) for value in (X, y, W1, W2))
    W1.requires_grad_(), W2.requires_grad_()
    scores = torch.sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1]
    loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, y, reduction="none").sum(dim=1).mean()
    loss.backward()
    with torch.no_grad():
        return W1 - learning_rate * W1.grad, W2 - learning_rate * W2.grad


# backward_torch


@right("backward_torch")
def torch_with_autograd_grad(X, y, W1, W2):
    import torch

    W1, W2 = W1.clone().requires_grad_(), W2.clone().requires_grad_()
    scores = torch.sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1]
    losses = torch.nn.functional.binary_cross_entropy_with_logits(scores, y, reduction="none")
    return torch.autograd.grad(losses.sum(dim=1).mean(), [W1, W2])


@right("backward_torch")
def torch_with_the_gradient_of_a_function(X, y, W1, W2):
    import torch

    def error(W1, W2):
        scores = torch.sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1]
        return torch.nn.functional.binary_cross_entropy_with_logits(scores, y) * y.shape[1]

    return torch.func.grad(error, argnums=(0, 1))(W1, W2)


@right("backward_torch")
def torch_with_probabilities(X, y, W1, W2):
    import torch

    W1, W2 = W1.clone().requires_grad_(), W2.clone().requires_grad_()
    ones = X.new_ones(X.shape[0], 1)
    H = torch.sigmoid(torch.hstack([X, ones]) @ W1)
    y_hat = torch.sigmoid(torch.hstack([H, ones]) @ W2)
    loss = -(y * torch.log(y_hat) + (1 - y) * torch.log(1 - y_hat)).sum() / len(X)
    loss.backward()
    return W1.grad, W2.grad


@right("backward_torch")
def torch_with_mean_times_outputs(X, y, W1, W2):
    import torch

    W1, W2 = torch.nn.Parameter(W1.clone()), torch.nn.Parameter(W2.clone())
    H = (X @ W1[:-1] + W1[-1]).sigmoid()
    y_hat = (H @ W2[:-1] + W2[-1]).sigmoid()
    loss = torch.nn.functional.binary_cross_entropy(y_hat, y) * y.shape[1]
    loss.backward()
    return W1.grad, W2.grad


@right("backward_torch")
def torch_watching_the_tensors_of_the_caller(X, y, W1, W2):
    import torch

    W1.requires_grad_(True)
    W2.requires_grad_(True)
    scores = torch.sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1]
    loss = torch.nn.BCEWithLogitsLoss(reduction="sum")(scores, y) / len(y)
    loss.backward()
    return W1.grad, W2.grad


@right("backward_torch")
def torch_with_linear_layers(X, y, W1, W2):
    import torch

    first = torch.nn.Linear(*W1[:-1].shape, dtype=X.dtype)
    second = torch.nn.Linear(*W2[:-1].shape, dtype=X.dtype)
    for layer, W in ((first, W1), (second, W2)):
        layer.weight.data, layer.bias.data = W[:-1].T.clone(), W[-1].clone()
    scores = second(torch.sigmoid(first(X)))
    loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, y, reduction="sum") / len(X)
    loss.backward()
    dW1, dW2 = (torch.cat([layer.weight.grad.T, layer.bias.grad[None]]) for layer in (first, second))
    return dW1, dW2


@right("backward_torch")
def torch_example_by_example(X, y, W1, W2):
    import torch

    W1, W2 = W1.clone().requires_grad_(), W2.clone().requires_grad_()
    for x_i, y_i in zip(X, y):
        scores = torch.sigmoid(x_i @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, y_i, reduction="sum") / len(X)
        loss.backward()
    return W1.grad, W2.grad


@right("backward_torch")
def torch_by_hand(X, y, W1, W2):
    import torch

    ones = torch.ones(len(X), 1, dtype=X.dtype)
    Xa = torch.cat([X, ones], dim=1)
    H = torch.sigmoid(Xa @ W1)
    Ha = torch.cat([H, ones], dim=1)
    delta2 = torch.sigmoid(Ha @ W2) - y
    delta1 = (delta2 @ W2[:-1].T) * H * (1 - H)
    return Xa.T @ delta1 / len(X), Ha.T @ delta2 / len(X)


@right("backward_torch")
def torch_with_backward_from_the_scores(X, y, W1, W2):
    import torch

    W1, W2 = W1.clone().requires_grad_(), W2.clone().requires_grad_()
    scores = torch.sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1]
    scores.backward((torch.sigmoid(scores) - y).detach() / len(X))
    return W1.grad, W2.grad


right.value("zero_slopes", "as_a_tuple", (1, 4, 5, 6, 7))
right.value("zero_slopes", "with_points", [1.0, 4.0, 5.0, 6.0, 7.0])


# deltas


@right("deltas")
def slopes_from_the_answers(X, y, W1, W2):
    scores = X @ W1[:-1] + W1[-1]
    H = scores / (1 + abs(scores))
    y_hat = sigmoid(H @ W2[:-1] + W2[-1])
    delta2 = 2 * (y_hat - y) * (y_hat - y_hat**2)
    return delta2, delta2 @ W2[:-1].T * (1 - abs(H)) ** 2


@right("deltas")
def by_cases_above_and_below_zero(X, y, W1, W2):
    Z = add_bias(X) @ W1
    H = np.where(Z >= 0, Z / (1 + Z.clip(0)), Z / (1 - Z.clip(None, 0)))
    y_hat = sigmoid(add_bias(H) @ W2)
    delta2 = -2 * (y - y_hat) * y_hat * (1 - y_hat)
    slope = np.where(Z >= 0, 1 / (1 + Z.clip(0)) ** 2, 1 / (1 - Z.clip(None, 0)) ** 2)
    return [delta2, (delta2 @ W2.T)[:, :-1] * slope]


@right("deltas")
def deltas_one_example_after_the_other(X, y, W1, W2):
    above, below = [], []
    for x_i, y_i in zip(X, y):
        z = np.append(x_i, 1) @ W1
        y_hat = sigmoid(np.append(z / (1 + np.abs(z)), 1) @ W2)
        delta = 2 * (y_hat - y_i) * y_hat * (1 - y_hat)
        above.append(delta)
        below.append(W2[:-1] @ delta / (1 + np.abs(z)) ** 2)
    return np.array(above), np.array(below)


# right_answers


@right("right_answers")
def labels_as_a_column(X, y, W1, W2):
    decisions = np.where(forward(X, W1, W2) >= 0.5, 1, 0)
    return np.mean(decisions == y.reshape(-1, 1))


@right("right_answers")
def answers_in_a_row(X, y, W1, W2):
    decisions = (forward(X, W1, W2) >= 0.5).ravel()
    return sum(decisions == y) / len(y)


@right("right_answers")
def right_answers_in_a_loop(X, y, W1, W2):
    count = 0
    for row, label in zip(forward(X, W1, W2), y):
        count += int((row[0] >= 0.5) == (label == 1))
    return count / len(X)


# pond_network: six lines around the pond, and no training

right.value(
    "pond_network",
    "six_lines_around_it",
    (
        [
            [10.0, 5.0, -5.0, -10.0, -5.0, 5.0],
            [0.0, 8.66, 8.66, 0.0, -8.66, -8.66],
            [10.8, 14.22, 16.72, 15.8, 12.38, 9.88],
        ],
        [[20.0]] * 6 + [[-110.0]],
    ),
)


# slopes_of


@right("slopes_of")
def with_functions_that_send_back(f, x):
    class Value:
        def __init__(self, data, inputs=()):
            self.data, self.inputs, self.slope, self.back = data, inputs, 0.0, lambda: None

        def __add__(self, other):
            out = Value(self.data + other.data, (self, other))

            def back():
                self.slope += out.slope
                other.slope += out.slope

            out.back = back
            return out

        def __mul__(self, other):
            out = Value(self.data * other.data, (self, other))

            def back():
                self.slope += other.data * out.slope
                other.slope += self.data * out.slope

            out.back = back
            return out

    order, seen = [], set()

    def visit(value):
        if id(value) not in seen:
            seen.add(id(value))
            for each in value.inputs:
                visit(each)
            order.append(value)

    values = [Value(number) for number in x]
    end = f(values)
    visit(end)
    end.slope = 1.0
    for value in reversed(order):
        value.back()
    return [value.slope for value in values]


@right("slopes_of")
def path_by_path(f, x):
    class Number:
        def __init__(self, value, links=()):
            self.value, self.links = value, links

        def __add__(self, other):
            return Number(self.value + other.value, [(self, 1.0), (other, 1.0)])

        def __mul__(self, other):
            return Number(self.value * other.value, [(self, other.value), (other, self.value)])

    numbers = [Number(value) for value in x]
    slopes = {id(number): 0.0 for number in numbers}

    def follow(number, slope):
        if id(number) in slopes:
            slopes[id(number)] += slope
        for before, link in number.links:
            follow(before, slope * link)

    follow(f(numbers), 1.0)
    return list(slopes.values())


@right("slopes_of")
def forward_with_all_slopes_at_once(f, x):
    class Dual:
        def __init__(self, value, slopes):
            self.value, self.slopes = value, slopes

        def __add__(self, other):
            return Dual(self.value + other.value, self.slopes + other.slopes)

        def __mul__(self, other):
            return Dual(self.value * other.value, self.slopes * other.value + other.slopes * self.value)

    return f([Dual(value, row) for value, row in zip(x, np.eye(len(x)))]).slopes
