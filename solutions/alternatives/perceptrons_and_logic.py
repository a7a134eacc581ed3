"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register
from solutions.numpy_ref.perceptrons_and_logic import perceptron, step

ANSWERS = right = Register()


# step


@right("step")
def step_with_comparison(z):
    return (z >= 0).astype(int)


@right("step")
def step_as_booleans(z):
    return z >= 0


@right("step")
def step_with_heaviside(z):
    return np.heaviside(z, 1)


@right("step")
def step_with_loop(z):
    outputs = []
    for score in z:
        if score < 0:
            outputs.append(0)
        else:
            outputs.append(1)
    return outputs


@right("step")
def step_with_comprehension(z):
    return tuple(1 if score >= 0 else 0 for score in z)


@right("step")
def step_with_masks(z):
    y_hat = np.zeros(z.shape)
    y_hat[z >= 0] = 1
    return y_hat


@right("step")
def step_with_vectorize(z):
    return np.vectorize(lambda score: int(score >= 0))(z)


@right("step")
def step_in_float32(z):
    return (z >= 0).astype(np.float32)


@right("step")
def step_with_torch(z):
    import torch

    with torch.no_grad():
        return (torch.tensor(z) >= 0).int()


@right("step")
def step_with_print_and_warning(z):
    import sys
    import warnings

    print("scores:", z)
    print("to stderr", file=sys.stderr)
    warnings.warn("a warning costs nothing", stacklevel=1)
    return np.where(z < 0, 0, 1)


# perceptron


@right("perceptron")
def perceptron_of_step(X, weights, bias):
    scores = X @ weights + bias
    return step(scores)


@right("perceptron")
def perceptron_in_one_line(X, weights, bias):
    return X @ weights + bias >= 0


@right("perceptron")
def perceptron_with_loops(X, weights, bias):
    outputs = []
    for row in X:
        total = bias
        for feature, weight in zip(row, weights):
            total += feature * weight
        outputs.append(1 if total >= 0 else 0)
    return outputs


@right("perceptron")
def perceptron_with_comprehension(X, weights, bias):
    return [int(np.dot(row, weights) + bias >= 0) for row in X]


@right("perceptron")
def perceptron_with_einsum(X, weights, bias):
    return np.heaviside(np.einsum("ij,j->i", X, weights) + bias, 1.0)


@right("perceptron")
def perceptron_with_ones_column(X, weights, bias):
    return np.column_stack([X, np.ones(len(X))]) @ np.append(weights, bias) >= 0


@right("perceptron")
def perceptron_with_mask(X, weights, bias):
    y_hat = np.ones(len(X), dtype=int)
    y_hat[(X * weights).sum(axis=1) < -bias] = 0
    return y_hat


@right("perceptron")
def perceptron_as_column(X, weights, bias):
    return np.where(X @ weights.reshape(-1, 1) + bias >= 0, 1, 0)


@right("perceptron")
def perceptron_in_float32(X, weights, bias):
    scores = X.astype(np.float32) @ weights.astype(np.float32) + np.float32(bias)
    return np.where(scores >= 0, 1, 0)


# perceptron_torch


@right("perceptron_torch")
def torch_with_comparison(X, weights, bias):
    return (X @ weights + bias >= 0).to(X.dtype)


@right("perceptron_torch")
def torch_as_booleans(X, weights, bias):
    return X @ weights + bias >= 0


@right("perceptron_torch")
def torch_with_heaviside(X, weights, bias):
    import torch

    scores = X @ weights + bias
    return torch.heaviside(scores, torch.ones_like(scores))


@right("perceptron_torch")
def torch_with_mv(X, weights, bias):
    import torch

    with torch.no_grad():
        return torch.where(torch.mv(X, weights) + bias < 0, 0.0, 1.0)


@right("perceptron_torch")
def torch_with_loop(X, weights, bias):
    import torch

    outputs = []
    for row in X:
        outputs.append(1 if row @ weights + bias >= 0 else 0)
    return torch.tensor(outputs)


@right("perceptron_torch")
def torch_with_linear(X, weights, bias):
    import torch

    scores = torch.nn.functional.linear(X, weights.reshape(1, -1), bias.reshape(1))
    return (scores.squeeze(1) >= 0).long()


@right("perceptron_torch")
def torch_with_mask(X, weights, bias):
    import torch

    y_hat = torch.zeros(len(X))
    y_hat[(X * weights).sum(dim=1) + bias >= 0] = 1
    return y_hat


# and_unit, or_unit, not_unit


@right("and_unit")
def and_on_the_tie():
    return np.array([1, 1]), -2


@right("and_unit")
def and_with_unequal_weights():
    return [2.0, 3.0], -4.0


@right("and_unit")
def and_as_column():
    return np.array([[20.0], [20.0]]), np.array([-30.0])


@right("and_unit")
def and_in_a_list():
    return [(0.5, 0.5), -0.75]


@right("and_unit")
def and_as_tensors():
    import torch

    return torch.tensor([1.0, 1.0], requires_grad=True), torch.tensor(-1.5)


@right("or_unit")
def or_on_the_tie():
    return np.array([1, 1]), -1


@right("or_unit")
def or_with_unequal_weights():
    return [2.0, 3.0], -0.25


@right("or_unit")
def or_as_row():
    return np.array([[20.0, 20.0]]), np.array(-10.0)


@right("or_unit")
def or_in_float32():
    return np.array([1, 1], dtype=np.float32), np.float32(-0.5)


@right("or_unit")
def or_as_tensors():
    import torch

    return torch.tensor([1.0, 1.0]), torch.tensor([-0.5])


@right("not_unit")
def not_on_the_tie():
    return np.array([-1]), 0


@right("not_unit")
def not_with_a_number():
    return -2.0, 1.0


@right("not_unit")
def not_in_lists():
    return [[-20], 10]


@right("not_unit")
def not_in_float32():
    return np.array([-1], dtype=np.float32), np.float32(0.5)


@right("not_unit")
def not_as_tensors():
    import torch

    return torch.tensor([-1.0]), torch.tensor(0.5)


# xor


@right("xor")
def xor_with_an_asymmetric_pair(X):
    only_first = perceptron(X, np.array([1.0, -1.0]), -0.5)
    only_second = perceptron(X, np.array([-1.0, 1.0]), -0.5)
    return perceptron(np.column_stack([only_first, only_second]), np.array([1.0, 1.0]), -0.5)


@right("xor")
def xor_with_or_and_not_and(X):
    either = perceptron(X, np.array([1.0, 1.0]), -1.0)
    both = perceptron(X, np.array([1.0, 1.0]), -2.0)
    return perceptron(np.stack([either, both], axis=1), np.array([1.0, -1.0]), -1.0)


@right("xor")
def xor_with_two_perceptrons(X):
    both = perceptron(X, np.array([1.0, 1.0]), -1.5)
    return perceptron(np.c_[X, both], np.array([1.0, 1.0, -2.0]), -0.5)


@right("xor")
def xor_row_by_row(X):
    outputs = []
    for row in X:
        row = row.reshape(1, -1)
        either = perceptron(row, np.array([1.0, 1.0]), -0.5)[0]
        not_both = perceptron(row, np.array([-1.0, -1.0]), 1.5)[0]
        outputs.append(perceptron(np.array([[either, not_both]]), np.array([1.0, 1.0]), -1.5)[0])
    return outputs


@right("xor")
def xor_with_an_inner_function(X):
    def unit(inputs, w1, w2, bias):
        return perceptron(inputs, np.array([w1, w2]), bias)

    hidden = np.array([unit(X, 1.0, 1.0, -0.5), unit(X, -1.0, -1.0, 1.5)]).T
    return unit(hidden, 1.0, 1.0, -1.5)


@right("xor")
def xor_as_booleans(X):
    first = perceptron(X, np.array([1.0, 1.0]), -0.5)
    second = perceptron(X, np.array([1.0, 1.0]), -1.5)
    return perceptron(np.column_stack([first, second]), np.array([1.0, -1.0]), -0.5) == 1


@right("xor")
def xor_with_print_and_warning(X):
    import sys
    import warnings

    hidden = [perceptron(X, np.array([1.0, 1.0]), -0.5), perceptron(X, np.array([-1.0, -1.0]), 1.5)]
    print("hidden units:", hidden)
    print("to stderr", file=sys.stderr)
    warnings.warn("a warning costs nothing", stacklevel=1)
    return perceptron(np.transpose(hidden), np.array([1.0, 1.0]), -1.5)


@right("xor")
def xor_from_the_point_and_its_and(X):
    both = perceptron(X, np.array([1.0, 1.0]), -1.5)
    return perceptron(np.column_stack([X, both]), np.array([1.0, 1.0, -2.0]), -0.5)


@right("lowest_tests")
def rounded_down_from_above(x2, weights, bias):
    return -np.floor((weights[1] * x2 + bias) / weights[0])


@right("lowest_tests")
def with_an_exception_on_the_line(x2, weights, bias):
    exact = -(weights[1] * x2 + bias) / weights[0]
    return np.where(exact == np.floor(exact), exact, np.floor(exact) + 1)


@right("lowest_tests")
def point_by_point(x2, weights, bias):
    tests = []
    for grade in x2:
        test = -100
        while weights[0] * test + weights[1] * grade + bias < 0:
            test += 1
        tests.append(test)
    return tests


@right("committee_unit")
def committee_on_the_right_tie():
    return np.array([3, 1, 1, 1, 1]), -5


@right("committee_unit")
def committee_in_a_list():
    return [10, 3, 4, 3, 3], -15


right.value("one_unit_enough", "as_a_tuple", (2, 3, 6, 8, 9))
right.value("two_against_two", "the_ends", ([[0, 0, 0, 1, 1], [1, 1, 0, 0, 0]], [[1, 0, 0, 1, 0], [0, 1, 0, 0, 1]]))


@right("full_adder")
def of_two_half_adders(X):
    def nand(a, b):
        return step(1.5 - a - b)

    def half(a, b):
        both = nand(nand(a, b), nand(a, b))
        return nand(nand(a, nand(a, b)), nand(b, nand(a, b))), both

    first, one_carry = half(X[:, 0], X[:, 1])
    total, other_carry = half(first, X[:, 2])
    either = nand(nand(one_carry, one_carry), nand(other_carry, other_carry))
    return np.array([total, either]).T


@right("full_adder")
def row_by_row(X):
    def nand(*bits):
        return 0 if all(bits) else 1

    rows = []
    for a, b, c in X:
        majority = nand(nand(a, b), nand(a, c), nand(b, c))
        one_of_two = nand(nand(a, nand(b, b)), nand(nand(a, a), b))
        rows.append([nand(nand(one_of_two, nand(c, c)), nand(nand(one_of_two, one_of_two), c)), majority])
    return rows
