"""Other right answers in this chapter."""

import numpy as np

from solutions.alternatives import Register

ANSWERS = right = Register()


# one_hot


@right("one_hot")
def rows_of_the_identity(y, n_classes):
    return np.eye(n_classes)[y]


@right("one_hot")
def ones_at_places(y, n_classes):
    Y = np.zeros((len(y), n_classes))
    Y[np.arange(len(y)), y] = 1
    return Y


@right("one_hot")
def one_hot_with_loops(y, n_classes):
    return [[1 if k == label else 0 for k in range(n_classes)] for label in y]


@right("one_hot")
def one_hot_of_booleans(y, n_classes):
    return y.reshape(-1, 1) == np.arange(n_classes)


@right("one_hot")
def one_hot_in_float32(y, n_classes):
    Y = np.zeros((y.size, n_classes), dtype=np.float32)
    for row, label in zip(Y, y):
        row[label] = 1
    return Y


@right("one_hot")
def one_hot_by_torch(y, n_classes):
    import torch

    return torch.nn.functional.one_hot(torch.as_tensor(y, dtype=torch.long), n_classes)


@right("one_hot")
def one_hot_in_one_long_row(y, n_classes):
    table = np.zeros(len(y) * n_classes)
    table[np.arange(len(y)) * n_classes + y] = 1
    return table.reshape(len(y), n_classes)


# softmax


@right("softmax")
def softmax_row_by_row(Z):
    rows = []
    for z in Z:
        powers = np.exp(z - max(z))
        rows.append(powers / sum(powers))
    return np.array(rows)


@right("softmax")
def softmax_with_new_axes(Z):
    powers = np.exp(Z - Z.max(axis=1)[:, None])
    return powers / powers.sum(axis=1).reshape(-1, 1)


@right("softmax")
def softmax_by_logarithms(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))


@right("softmax")
def softmax_transposed(Z):
    powers = np.exp(Z.T - Z.max(axis=1))
    return (powers / powers.sum(axis=0)).T


@right("softmax")
def softmax_along_the_last_axis(Z):
    shifted = Z - np.amax(Z, -1, keepdims=True)
    return np.exp(shifted) / np.einsum("mk->m", np.exp(shifted))[:, np.newaxis]


@right("softmax")
def softmax_with_a_print(Z):
    print("scores", Z.shape)
    powers = np.exp(Z - Z.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


# class_cross_entropy


@right("class_cross_entropy")
def loss_by_log_sum(Y, Z):
    return np.mean(np.logaddexp.reduce(Z, axis=1) - (Y * Z).sum(axis=1))


@right("class_cross_entropy")
def loss_example_by_example(Y, Z):
    total = 0.0
    for y, z in zip(Y, Z):
        top = z.max()
        total += top + np.log(np.exp(z - top).sum()) - z[y.argmax()]
    return total / len(Y)


@right("class_cross_entropy")
def loss_of_picked_classes(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(Y)), Y.argmax(axis=1)].mean()


@right("class_cross_entropy")
def loss_by_einsum(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.einsum("mk,mk->", Y, log_p) / Y.shape[0]


@right("class_cross_entropy")
def loss_by_mask(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(np.mean(-log_p[Y == 1]))


# softmax_torch


@right("softmax_torch")
def softmax_of_the_library(Z):
    import torch

    return torch.softmax(Z, dim=1)


@right("softmax_torch")
def softmax_of_a_method(Z):
    return Z.softmax(-1)


@right("softmax_torch")
def softmax_of_a_layer(Z):
    import torch

    return torch.nn.Softmax(dim=1)(Z)


@right("softmax_torch")
def softmax_with_logsumexp(Z):
    import torch

    return torch.exp(Z - torch.logsumexp(Z, dim=1, keepdim=True))


@right("softmax_torch")
def softmax_by_the_formula(Z):
    import torch

    greatest, _ = Z.max(dim=1, keepdim=True)
    powers = torch.exp(Z - greatest)
    return powers / powers.sum(dim=1, keepdim=True)


# class_cross_entropy_torch


@right("class_cross_entropy_torch")
def loss_of_the_library(Y, Z):
    import torch

    return torch.nn.functional.cross_entropy(Z, Y)


@right("class_cross_entropy_torch")
def loss_of_a_layer(Y, Z):
    import torch

    return torch.nn.CrossEntropyLoss()(Z, Y.argmax(dim=1))


@right("class_cross_entropy_torch")
def loss_with_nll(Y, Z):
    import torch

    return torch.nn.functional.nll_loss(torch.log_softmax(Z, dim=1), Y.argmax(dim=1))


@right("class_cross_entropy_torch")
def loss_with_logsumexp(Y, Z):
    import torch

    return (torch.logsumexp(Z, dim=1) - (Y * Z).sum(dim=1)).mean()


@right("class_cross_entropy_torch")
def loss_with_a_loop(Y, Z):
    import torch

    losses = [torch.logsumexp(z, dim=0) - z[y.argmax()] for y, z in zip(Y, Z)]
    return sum(losses) / len(losses)


@right("class_cross_entropy_torch")
def torch_loss_by_divergence(Y, Z):
    import torch

    return torch.nn.functional.kl_div(torch.log_softmax(Z, dim=1), Y, reduction="batchmean")


right.value("cat_after_changes", "with_more_digits", (0.6, 0.7826, 0.4615, 0.6667, 0.4728))


@right("confusion")
def divided_row_by_row(y, Z):
    K = Z.shape[1]
    guesses = np.argmax(Z, axis=1)
    return [[np.sum(guesses[y == k] == j) / np.sum(y == k) for j in range(K)] for k in range(K)]


@right("confusion")
def means_of_one_hot_guesses(y, Z):
    K = Z.shape[1]
    hot = np.eye(K)[Z.argmax(axis=1)]
    return np.array([hot[y == k].mean(axis=0) for k in range(K)])


@right("confusion")
def transposed_and_back(y, Z):
    counts = np.zeros((Z.shape[1], Z.shape[1]))
    np.add.at(counts, (y, Z.argmax(axis=1)), 1)
    return (counts.T / counts.sum(axis=1)).T


@right("lead_for")
def from_the_ratio(p, n_classes):
    each_other = (1 - p) / (n_classes - 1)
    return np.log(p / each_other)


@right("lead_for")
def difference_of_logarithms(p, n_classes):
    return np.log(p) + np.log(n_classes - 1) - np.log(1 - p)


@right("lead_for")
def by_halving(p, n_classes):
    low, high = np.full(len(p), -50.0), np.full(len(p), 50.0)
    for _ in range(100):
        middle = (low + high) / 2
        enough = 1 / (1 + (n_classes - 1) * np.exp(-middle)) >= p
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return high


right.value("temperatures", "rounded_a_little", (3.2, 0.4, 1.7))


# temperature_for


@right("temperature_for")
def row_by_row_with_a_softmax(Z, p):
    found = []
    for z in Z:
        low, high = 0.0, 1e4  # one divided by the temperature
        while high - low > 1e-12 * high:
            middle = (low + high) / 2
            powers = np.exp(middle * (z - z.max()))
            low, high = (low, middle) if (powers / powers.sum()).max() > p else (middle, high)
        found.append(1 / middle)
    return found


@right("temperature_for")
def by_newtons_method(Z, p):
    behind = Z - Z.max(axis=1, keepdims=True)
    inverse = np.zeros((len(Z), 1))
    for _ in range(200):
        powers = np.exp(inverse * behind)
        total = powers.sum(axis=1, keepdims=True)
        inverse = inverse - (np.log(total) + np.log(p)) * total / (powers * behind).sum(axis=1, keepdims=True)
    return 1 / inverse[:, 0]
