"""Wrong answers to assignment 09, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.numpy_ref.perceptrons_and_logic import perceptron

ANSWERS = wrong = Register()


# region


@wrong("region", "A score of exactly 0 counts as 1, in the hidden units and in the last one: look at your comparison.")
def region_strictly_greater(X, first, second, unit):
    h1 = (X @ first[0] + first[1] > 0).astype(int)
    h2 = (X @ second[0] + second[1] > 0).astype(int)
    return (unit[0][0] * h1 + unit[0][1] * h2 + unit[1] > 0).astype(int)


@wrong("region", "The third unit reads the scores of the lines. It should read their answers, 0 or 1.")
def region_of_scores(X, first, second, unit):
    z1, z2 = X @ first[0] + first[1], X @ second[0] + second[1]
    return perceptron(np.column_stack([z1, z2]), *unit)


@wrong("region", "This is where both lines say 1, whatever the third unit is. Its weights and its bias decide.")
def region_always_and(X, first, second, unit):
    return perceptron(X, *first) * perceptron(X, *second)


@wrong("region", "This is where at least one line says 1, whatever the third unit is. Its weights and its bias decide.")
def region_always_or(X, first, second, unit):
    return np.maximum(perceptron(X, *first), perceptron(X, *second))


@wrong("region", "This is the answer of the first line alone.")
def region_first_line(X, first, second, unit):
    return perceptron(X, *first)


@wrong("region", "The third unit gets the answer of the first line twice. Its second input is that of the second line.")
def region_first_line_twice(X, first, second, unit):
    h1 = perceptron(X, *first)
    return perceptron(np.column_stack([h1, h1]), *unit)


@wrong("region", "The two lines have changed places: the third unit's first input is the answer of the first line.")
def region_lines_swapped(X, first, second, unit):
    return perceptron(np.column_stack([perceptron(X, *second), perceptron(X, *first)]), *unit)


@wrong("region", "The bias of the third unit is missing.")
def region_without_last_bias(X, first, second, unit):
    return perceptron(np.column_stack([perceptron(X, *first), perceptron(X, *second)]), unit[0], 0.0)


@wrong("region", "The biases of the two lines are missing.")
def region_without_biases(X, first, second, unit):
    hidden = np.column_stack([perceptron(X, first[0], 0.0), perceptron(X, second[0], 0.0)])
    return perceptron(hidden, *unit)


@wrong("region", "This is the score of the third unit. A step makes 0 or 1 of it.")
def region_score(X, first, second, unit):
    hidden = np.column_stack([perceptron(X, *first), perceptron(X, *second)])
    return hidden @ unit[0] + unit[1]


# one_hot


@wrong("one_hot", "The table is as wide as the largest label asks for. It should have n_classes columns, always.")
def width_from_labels(y, n_classes):
    return np.eye(y.max() + 1)[y]


@wrong("one_hot", "Each 1 is one column too far to the left: classes are counted from 0, like columns.")
def counted_from_one(y, n_classes):
    return np.eye(n_classes)[y - 1]


@wrong("one_hot", "Rows and columns are exchanged: one row for each example, one column for each class.")
def one_hot_transposed(y, n_classes):
    return np.eye(n_classes)[y].T


@wrong("one_hot", "Zeros and ones are exchanged: a single 1 in each row, in the column of the class.")
def zeros_for_ones(y, n_classes):
    return 1 - np.eye(n_classes)[y]


@wrong("one_hot", "The entries are class numbers. In a one-hot row the entry is 1, and the column says which class.")
def class_numbers(y, n_classes):
    return np.eye(n_classes)[y] * y[:, None]


@wrong("one_hot", "The ones also stand in all columns before the class. Only the column of the class holds a 1.")
def ones_up_to_the_class(y, n_classes):
    return (np.arange(n_classes) <= y[:, None]).astype(float)


@wrong("one_hot", "All examples have been put into one row. Each example has a row of its own.")
def one_row_for_all(y, n_classes):
    row = np.zeros(n_classes)
    row[y] = 1
    return row


# softmax


@wrong(
    "softmax",
    "The probabilities are right, but exp overflows for large scores. Take the largest score of each row away from "
    "the row before exp: the probabilities stay the same.",
)
def softmax_overflows(Z):
    powers = np.exp(Z)
    return powers / powers.sum(axis=1, keepdims=True)


@wrong(
    "softmax",
    "One number is taken away from the whole table, its largest. In a row far below it every power becomes 0, "
    "and 0 is divided by 0: each row needs its own largest score.",
)
def softmax_global_max(Z):
    powers = np.exp(Z - Z.max())
    return powers / powers.sum(axis=1, keepdims=True)


@wrong("softmax", "The columns have the sum 1. An example is a row, so each row should: look at the axis of the sum.")
def softmax_columns(Z):
    powers = np.exp(Z - Z.max(axis=0))
    return powers / powers.sum(axis=0)


@wrong("softmax", "The whole table has the sum 1. Each row should: the sum needs an axis.")
def softmax_global_sum(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum()


@wrong(
    "softmax",
    "The sums of the rows have lost their axis: shape (m,) meets (m, K), and NumPy lines them up with the columns. "
    "keepdims=True keeps them a column.",
)
def softmax_without_keepdims(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1)


@wrong(
    "softmax",
    "The largest scores have lost their axis: shape (m,) meets (m, K), and NumPy lines them up with the columns. "
    "keepdims=True keeps them a column.",
)
def softmax_max_without_keepdims(Z):
    powers = np.exp(Z - Z.max(axis=1))
    return powers / powers.sum(axis=1, keepdims=True)


@wrong(
    "softmax",
    "The largest score of each *column* is taken away. That changes the differences within a row, and with them the "
    "probabilities: take the largest of each row.",
)
def softmax_column_max(Z):
    powers = np.exp(Z - Z.max(axis=0))
    return powers / powers.sum(axis=1, keepdims=True)


@wrong("softmax", "The maximum is taken away after exp. It helps against an overflow only before, and changes nothing.")
def softmax_max_after_exp(Z):
    powers = np.exp(Z)
    powers = powers - powers.max(axis=1, keepdims=True)
    return powers / powers.sum(axis=1, keepdims=True)


@wrong("softmax", "This is a sigmoid for each class. The classes share one probability, so each row has the sum 1.")
def softmax_sigmoids(Z):
    return 1 / (1 + np.exp(-Z))


@wrong("softmax", "Softmax is applied twice. The second time flattens the probabilities: leave it out.")
def softmax_twice(Z):
    for _ in range(2):
        Z = np.exp(Z - Z.max(axis=1, keepdims=True))
        Z = Z / Z.sum(axis=1, keepdims=True)
    return Z


@wrong("softmax", "exp is missing: scores can be negative, and their shares then are too. Divide powers, not scores.")
def shares_of_scores(Z):
    return Z / Z.sum(axis=1, keepdims=True)


@wrong("softmax", "These are the powers. Divide each by the sum of its row, and they become probabilities.")
def powers_only(Z):
    return np.exp(Z - Z.max(axis=1, keepdims=True))


@wrong(
    "softmax",
    "A 1 for the largest score, 0 for the others, is a decision. Softmax gives each class a probability.",
)
def hard_max(Z):
    return np.eye(Z.shape[1])[Z.argmax(axis=1)]


@wrong("softmax", "These are the logarithms of the probabilities. Asked for are the probabilities themselves.")
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


# class_cross_entropy


@wrong(
    "class_cross_entropy",
    "The loss is right where it can be computed, but exp overflows or the logarithm gets 0. Take the largest score of "
    "each row away first, and the logarithm of the sum of the powers, not of each probability.",
)
def loss_of_naive_softmax(Y, Z):
    powers = np.exp(Z)
    return -(Y * np.log(powers / powers.sum(axis=1, keepdims=True))).sum(axis=1).mean()


@wrong(
    "class_cross_entropy",
    "The softmax no longer overflows, but a probability can become 0, and its logarithm is minus infinity. Write the "
    "logarithm of the probability as a difference: score minus the logarithm of the sum of the powers.",
)
def loss_of_stable_softmax(Y, Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return -(Y * np.log(powers / powers.sum(axis=1, keepdims=True))).sum(axis=1).mean()


@wrong("class_cross_entropy", "This is the sum over the examples. Asked for is their mean.")
def loss_sum(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))).sum()


@wrong(
    "class_cross_entropy",
    "This is the mean over all m times K entries of the table. Add up each row, then take the mean of the m rows.",
)
def loss_mean_of_entries(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))).mean()


@wrong("class_cross_entropy", "The sign is turned: a loss is 0 or more, and logarithms of probabilities are negative.")
def loss_sign(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return (Y * (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))).sum(axis=1).mean()


@wrong(
    "class_cross_entropy",
    "The terms with 1 − Y belong to the cross-entropy of two classes. With one column for each class they are counted "
    "already: leave them out.",
)
def loss_with_other_terms(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    p = np.exp(shifted)
    p = p / p.sum(axis=1, keepdims=True)
    return -(Y * np.log(p) + (1 - Y) * np.log(1 - p)).sum(axis=1).mean()


@wrong("class_cross_entropy", "This is the logarithm of base 10. The course uses the natural one, np.log.")
def loss_log10(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))).sum(axis=1).mean() / np.log(10)


@wrong("class_cross_entropy", "Z holds scores, not probabilities: softmax comes first.")
def loss_of_scores(Y, Z):
    return -(Y * np.log(Z)).sum(axis=1).mean()


@wrong("class_cross_entropy", "The softmax runs down the columns. An example is a row: look at the axis.")
def loss_columns(Y, Z):
    shifted = Z - Z.max(axis=0)
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=0)))).sum(axis=1).mean()


@wrong("class_cross_entropy", "Softmax is applied twice: once to the scores is enough.")
def loss_softmax_twice(Y, Z):
    Z = np.exp(Z - Z.max(axis=1, keepdims=True))
    Z = Z / Z.sum(axis=1, keepdims=True)
    return -(Y * (Z - np.log(np.exp(Z).sum(axis=1, keepdims=True)))).sum(axis=1).mean()


@wrong("class_cross_entropy", "This has a sigmoid for each class. The classes share one probability: use the softmax.")
def loss_of_sigmoids(Y, Z):
    return (Y * np.logaddexp(0, -Z)).sum(axis=1).mean()


@wrong("class_cross_entropy", "The mean is missing: this is the loss of each example. Asked for is one number.")
def loss_of_each(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))).sum(axis=1)


@wrong("class_cross_entropy", "These are squared differences. Cross-entropy is minus the logarithm of a probability.")
def loss_squared(Y, Z):
    p = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = p / p.sum(axis=1, keepdims=True)
    return ((Y - p) ** 2).sum(axis=1).mean()


# softmax_torch


@wrong("softmax_torch", "The columns have the sum 1. An example is a row, so each row should: look at `dim`.")
def torch_softmax_columns(Z):
    import torch

    return torch.softmax(Z, dim=0)


@wrong("softmax_torch", "Softmax is applied twice. The second time flattens the probabilities: leave it out.")
def torch_softmax_twice(Z):
    import torch

    return torch.softmax(torch.softmax(Z, dim=1), dim=1)


@wrong("softmax_torch", "This is a sigmoid for each class. The classes share one probability: each row has the sum 1.")
def torch_sigmoids(Z):
    import torch

    return torch.sigmoid(Z)


@wrong("softmax_torch", "These are the logarithms of the probabilities. Asked for are the probabilities themselves.")
def torch_log_softmax(Z):
    import torch

    return torch.log_softmax(Z, dim=1)


@wrong("softmax_torch", "exp overflows for large scores: nan comes out. Take the largest score of each row away first.")
def torch_softmax_overflows(Z):
    import torch

    powers = torch.exp(Z)
    return powers / powers.sum(dim=1, keepdim=True)


@wrong("softmax_torch", "The whole table has the sum 1. Each row should: the sum needs a dim.")
def torch_global_sum(Z):
    import torch

    powers = torch.exp(Z - Z.amax(dim=1, keepdim=True))
    return powers / powers.sum()


# class_cross_entropy_torch


@wrong(
    "class_cross_entropy_torch",
    "Softmax is applied twice: PyTorch's cross_entropy takes scores and applies it itself.",
)
def torch_loss_softmax_twice(Y, Z):
    import torch

    return torch.nn.functional.cross_entropy(torch.softmax(Z, dim=1), Y)


@wrong("class_cross_entropy_torch", "The scores come first and the labels second: the two have changed places.")
def torch_loss_swapped(Y, Z):
    import torch

    return torch.nn.functional.cross_entropy(Y, Z)


@wrong(
    "class_cross_entropy_torch",
    "This is the mean over all entries of the table. Add up each row, then take the mean of the rows.",
)
def torch_loss_mean_of_entries(Y, Z):
    import torch

    return -(Y * torch.log_softmax(Z, dim=1)).mean()


@wrong("class_cross_entropy_torch", "This is the sum over the examples. Asked for is their mean.")
def torch_loss_sum(Y, Z):
    import torch

    return torch.nn.functional.cross_entropy(Z, Y, reduction="sum")


@wrong("class_cross_entropy_torch", "The sign is turned: a loss is 0 or more.")
def torch_loss_sign(Y, Z):
    import torch

    return (Y * torch.log_softmax(Z, dim=1)).sum(dim=1).mean()


@wrong("class_cross_entropy_torch", "The softmax runs down the columns. An example is a row: look at `dim`.")
def torch_loss_columns(Y, Z):
    import torch

    return -(Y * torch.log_softmax(Z, dim=0)).sum(dim=1).mean()


@wrong(
    "class_cross_entropy_torch",
    "This is right until a probability becomes 0, whose logarithm is minus infinity. log_softmax does both in one.",
)
def torch_loss_log_of_softmax(Y, Z):
    import torch

    return -(Y * torch.log(torch.softmax(Z, dim=1))).sum(dim=1).mean()


@wrong("class_cross_entropy_torch", "This is the loss for two classes, one sigmoid per column. Use the softmax.")
def torch_loss_binary(Y, Z):
    import torch

    return torch.nn.functional.binary_cross_entropy_with_logits(Z, Y)
