"""Other right answers in this chapter: they must get full marks and no hint."""

import numpy as np

from solutions.alternatives import Register
from solutions.numpy_ref.feedforward import add_bias
from solutions.numpy_ref.probability import sigmoid

ANSWERS = right = Register()


# add_bias


@right("add_bias")
def with_column_stack(X):
    return np.column_stack([X, np.ones(len(X))])


@right("add_bias")
def with_concatenate(X):
    return np.concatenate((X, np.ones((X.shape[0], 1))), axis=1)


@right("add_bias")
def with_concatenate_and_last_axis(X):
    return np.concatenate((X, np.ones_like(X[:, :1])), axis=-1)


@right("add_bias")
def with_c_(X):
    return np.c_[X, np.ones(X.shape[0])]


@right("add_bias")
def with_append(X):
    return np.append(X, np.ones((len(X), 1)), axis=1)


@right("add_bias")
def with_insert(X):
    return np.insert(X, X.shape[1], 1, axis=1)


@right("add_bias")
def with_pad(X):
    return np.pad(X, ((0, 0), (0, 1)), constant_values=1)


@right("add_bias")
def filled_in(X):
    Xa = np.ones((X.shape[0], X.shape[1] + 1))
    Xa[:, :-1] = X
    return Xa


@right("add_bias")
def as_lists(X):
    return [[*row, 1] for row in X.tolist()]


@right("add_bias")
def row_by_row(X):
    rows = []
    for row in X:
        print("row", row)
        rows.append(np.append(row, 1))
    return np.array(rows)


@right("add_bias")
def through_the_transpose(X):
    return np.vstack([X.T, np.ones(len(X))]).T


@right("add_bias")
def by_a_product(X):
    identity = np.eye(X.shape[1], X.shape[1] + 1)
    return X @ identity + np.eye(X.shape[1] + 1)[-1]


@right("add_bias")
def in_torch(X):
    import torch

    X = torch.from_numpy(X)
    return torch.cat([X, torch.ones(len(X), 1)], dim=1)


@right("add_bias")
def in_float32(X):
    return np.hstack([X, np.ones((len(X), 1))]).astype(np.float32)


# forward


@right("forward")
def bias_apart(X, W1, W2):
    H = sigmoid(X @ W1[:-1] + W1[-1])
    return sigmoid(H @ W2[:-1] + W2[-1])


@right("forward")
def with_dot(X, W1, W2):
    H = 1 / (1 + np.exp(-np.dot(np.c_[X, np.ones(len(X))], W1)))
    return 1 / (1 + np.exp(-np.c_[H, np.ones(len(H))].dot(W2)))


@right("forward")
def with_einsum(X, W1, W2):
    H = sigmoid(np.einsum("mi,ih->mh", add_bias(X), W1))
    return sigmoid(np.einsum("mh,hk->mk", add_bias(H), W2))


@right("forward")
def with_columns_as_examples(X, W1, W2):
    H = sigmoid(W1.T @ np.vstack([X.T, np.ones(len(X))]))
    return sigmoid(W2.T @ np.vstack([H, np.ones(len(X))])).T


@right("forward")
def example_by_example(X, W1, W2):
    answers = []
    for x in X:
        h = sigmoid(np.append(x, 1) @ W1)
        answers.append(sigmoid(np.append(h, 1) @ W2))
    return np.array(answers)


@right("forward")
def in_plain_python(X, W1, W2):
    import math

    def layer(rows, W):
        columns = list(zip(*W.tolist()))
        return [[1 / (1 + math.exp(-sum(a * w for a, w in zip([*row, 1.0], c)))) for c in columns] for row in rows]

    return layer(layer(X.tolist(), W1), W2)


@right("forward")
def unit_by_unit(X, W1, W2):
    H = np.zeros((len(X), W1.shape[1]))
    for j in range(W1.shape[1]):
        H[:, j] = sigmoid(X @ W1[:-1, j] + W1[-1, j])
    y_hat = np.zeros((len(X), W2.shape[1]))
    for k in range(W2.shape[1]):
        y_hat[:, k] = sigmoid(H @ W2[:-1, k] + W2[-1, k])
    return y_hat


@right("forward")
def a_list_for_one_output(X, W1, W2):
    y_hat = sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2)
    return y_hat.squeeze()


@right("forward")
def with_stable_sigmoid(X, W1, W2):
    def stable(z):
        small = np.exp(-np.abs(z))
        return np.where(z >= 0, 1, small) / (1 + small)

    return stable(add_bias(stable(add_bias(X) @ W1)) @ W2)


@right("forward")
def with_tanh_of_half(X, W1, W2):
    H = (np.tanh((X @ W1[:-1] + W1[-1]) / 2) + 1) / 2
    return (np.tanh((H @ W2[:-1] + W2[-1]) / 2) + 1) / 2


@right("forward")
def by_torch(X, W1, W2):
    import torch

    X, W1, W2 = (torch.from_numpy(each) for each in (X, W1, W2))
    H = torch.sigmoid(torch.nn.functional.linear(X, W1[:-1].T, W1[-1]))
    return torch.sigmoid(torch.nn.functional.linear(H, W2[:-1].T, W2[-1]))


@right("forward")
def by_short_numbers(X, W1, W2):
    X, W1, W2 = (each.astype(np.float32) for each in (X, W1, W2))
    H = sigmoid(X @ W1[:-1] + W1[-1])
    return sigmoid(H @ W2[:-1] + W2[-1])


@right("forward")
def with_noise_on_the_side(X, W1, W2):
    import sys
    import warnings

    print("shapes", X.shape, W1.shape, W2.shape)
    warnings.warn("computing", stacklevel=1)
    print("hidden layer", file=sys.stderr)
    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2)


@right("forward")
def with_a_larger_table(X, W1, W2):
    """The hidden 1 as a unit of its own: a column of W1 whose sigmoid is 1 to the last digit."""
    one = np.zeros((len(W1), 1))
    one[-1] = 50.0
    return sigmoid(sigmoid(add_bias(X) @ np.hstack([W1, one])) @ W2)


# mlp


@right("mlp")
def biases_apart(X, matrices):
    for W in matrices:
        X = sigmoid(X @ W[:-1] + W[-1])
    return X


@right("mlp")
def by_index(X, matrices):
    A = X.copy()
    for i in range(len(matrices)):
        A = np.hstack([A, np.ones((A.shape[0], 1))])
        A = sigmoid(A @ matrices[i])
    return A


@right("mlp")
def by_recursion(X, matrices):
    def answer(A, rest):
        return answer(sigmoid(add_bias(A) @ rest[0]), rest[1:]) if rest else A

    return answer(X, matrices)


@right("mlp")
def by_reduce(X, matrices):
    import functools

    return functools.reduce(lambda A, W: sigmoid(add_bias(A) @ W), matrices, X)


@right("mlp")
def with_a_copy_to_pop(X, matrices):
    left = list(matrices)
    while left:
        X = sigmoid(add_bias(X) @ left.pop(0))
    return X


@right("mlp")
def keeping_all_layers(X, matrices):
    layers = [X]
    for W in matrices:
        layers.append(sigmoid(add_bias(layers[-1]) @ W))
    return layers[-1]


@right("mlp")
def ones_at_the_end_of_the_loop(X, matrices):
    A = add_bias(X)
    for W in matrices:
        A = add_bias(sigmoid(A @ W))
    return A[:, :-1]


@right("mlp")
def last_layer_apart(X, matrices):
    *hidden, last = matrices
    for W in hidden:
        X = sigmoid(add_bias(X) @ W)
    return sigmoid(add_bias(X) @ last)


@right("mlp")
def columns_as_examples(X, matrices):
    A = X.T
    for W in matrices:
        A = sigmoid(W[:-1].T @ A + W[-1][:, None])
    return A.T


@right("mlp")
def each_example_alone(X, matrices):
    answers = []
    for x in X:
        for W in matrices:
            x = sigmoid(np.append(x, 1) @ W)
        answers.append(x.tolist())
    return answers


@right("mlp")
def by_torch_layers(X, matrices):
    import torch

    A = torch.from_numpy(X)
    for W in matrices:
        A = torch.sigmoid(torch.nn.functional.linear(A, torch.from_numpy(W[:-1].T), torch.from_numpy(W[-1])))
    return A


# to_linear


@right("to_linear")
def by_data(W):
    import torch

    layer = torch.nn.Linear(W.shape[0] - 1, W.shape[1])
    layer.weight.data = W[:-1].T
    layer.bias.data = W[-1]
    return layer


@right("to_linear")
def by_parameters(W):
    from torch import nn

    layer = nn.Linear(W.shape[0] - 1, W.shape[1])
    layer.weight = nn.Parameter(W[:-1].T)
    layer.bias = nn.Parameter(W[-1])
    return layer


@right("to_linear")
def by_state_dict(W):
    import torch

    layer = torch.nn.Linear(W.shape[0] - 1, W.shape[1]).to(W.dtype)
    layer.load_state_dict({"weight": W[:-1].T, "bias": W[-1]})
    return layer


@right("to_linear")
def entry_by_entry_copied(W):
    import torch

    n, h = W.shape[0] - 1, W.shape[1]
    layer = torch.nn.Linear(n, h, dtype=W.dtype)
    with torch.no_grad():
        for j in range(h):
            for i in range(n):
                layer.weight[j, i] = W[i, j]
            layer.bias[j] = W[n, j]
    return layer


@right("to_linear")
def by_slices(W):
    import torch

    layer = torch.nn.Linear(W.shape[0] - 1, W.shape[1]).type(W.dtype)
    with torch.no_grad():
        layer.weight[:] = W[:-1].T
        layer.bias[:] = W[-1]
    return layer


@right("to_linear")
def through_numpy(W):
    import torch

    table = W.numpy()
    layer = torch.nn.Linear(len(table) - 1, table.shape[1])
    layer.weight.data = torch.from_numpy(table[:-1].T.copy())
    layer.bias.data = torch.tensor(table[-1])
    return layer


@right("to_linear")
def of_float64_cast_at_the_end(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1]).double()
    layer.weight.requires_grad_(False).copy_(W.mT[:, :-1])
    layer.bias.requires_grad_(False).copy_(W[-1, :])
    return layer.to(W.dtype)


@right("to_linear")
def a_module_of_its_own(W):
    from torch import nn

    class Layer(nn.Module):
        def __init__(self):
            super().__init__()
            self.weight, self.bias = nn.Parameter(W[:-1].T.clone()), nn.Parameter(W[-1].clone())

        def forward(self, X):
            return X @ self.weight.T + self.bias

    return Layer()


# forward_torch


@right("forward_torch")
def torch_with_ones(X, W1, W2):
    import torch

    ones = torch.ones(X.shape[0], 1)  # float32, but hstack makes both alike
    H = torch.sigmoid(torch.hstack([X, ones]) @ W1)
    return torch.sigmoid(torch.hstack([H, ones]) @ W2)


@right("forward_torch")
def torch_with_cat(X, W1, W2):
    import torch

    ones = torch.ones_like(X[:, :1])
    H = torch.cat((X, ones), dim=1).mm(W1).sigmoid()
    return torch.cat((H, ones), 1).matmul(W2).sigmoid()


@right("forward_torch")
def torch_with_linear(X, W1, W2):
    from torch.nn.functional import linear, sigmoid

    return sigmoid(linear(sigmoid(linear(X, W1[:-1].T, W1[-1])), W2[:-1].T, W2[-1]))


@right("forward_torch")
def torch_with_sequential(X, W1, W2):
    from torch import nn

    parts = []
    for W in (W1, W2):
        layer = nn.Linear(len(W) - 1, W.shape[1])
        layer.weight.data, layer.bias.data = W[:-1].T, W[-1]
        parts += [layer, nn.Sigmoid()]
    return nn.Sequential(*parts)(X)


@right("forward_torch")
def torch_by_hand(X, W1, W2):
    import torch

    H = 1 / (1 + torch.exp(-(X @ W1[:-1] + W1[-1])))
    return 1 / (1 + torch.exp(-(H @ W2[:-1] + W2[-1])))


@right("forward_torch")
def torch_example_by_example(X, W1, W2):
    import torch

    one = torch.ones(1, dtype=X.dtype)
    hidden = [torch.sigmoid(torch.cat([x, one]) @ W1) for x in X]
    return torch.stack([torch.sigmoid(torch.cat([h, one]) @ W2) for h in hidden])


@right("forward_torch")
def torch_as_a_list_for_one_output(X, W1, W2):
    import torch

    return torch.sigmoid(torch.sigmoid(torch.addmm(W1[-1], X, W1[:-1])) @ W2[:-1] + W2[-1]).squeeze()


right.value("shapes_on_the_way", "as_a_tuple", ("error", (4, 2), (3, 2), "error", (4, 5), (4, 4)))
right.value("numbers_of_a_network", "as_a_list", [103, 14, 0])
right.value("telling_scores", "three_rows", [[715.0, 714.0], [-40.0, -39.0], [0.0, 720.0]])
right.value(  # not a magic square: one of its diagonals has another sum
    "blind_table", "rows_exchanged", np.log([[9.0, 5.0, 1.0], [2.0, 7.0, 6.0], [4.0, 3.0, 8.0]]).tolist()
)
