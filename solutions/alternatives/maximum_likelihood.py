"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register
from solutions.numpy_ref.maximum_likelihood import label_probabilities

ANSWERS = right = Register()


# label_probabilities


@right("label_probabilities")
def labels_by_sum_of_terms(y, y_hat):
    return y * y_hat + (1 - y) * (1 - y_hat)


@right("label_probabilities")
def labels_by_powers(y, y_hat):
    return y_hat**y * (1 - y_hat) ** (1 - y)


@right("label_probabilities")
def labels_by_distance(y, y_hat):
    return 1 - np.abs(y - y_hat)


@right("label_probabilities")
def labels_in_a_loop(y, y_hat):
    probabilities = []
    for i in range(len(y)):
        if y[i] == 1:
            probabilities.append(y_hat[i])
        else:
            probabilities.append(1 - y_hat[i])
    return probabilities


@right("label_probabilities")
def labels_with_comprehension(y, y_hat):
    return tuple(p if label else 1 - p for label, p in zip(y, y_hat))


@right("label_probabilities")
def labels_with_mask(y, y_hat):
    probabilities = y_hat.copy()
    probabilities[y == 0] = 1 - y_hat[y == 0]
    return probabilities


@right("label_probabilities")
def labels_with_table(y, y_hat):
    both = np.column_stack([1 - y_hat, y_hat])  # a column for each class
    return both[np.arange(len(y)), y]


@right("label_probabilities")
def labels_in_float32(y, y_hat):
    return np.where(y == 1, np.float32(y_hat), 1 - np.float32(y_hat))


@right("label_probabilities")
def labels_with_torch(y, y_hat):
    import torch

    y, y_hat = torch.tensor(y), torch.tensor(y_hat)
    return torch.where(y == 1, y_hat, 1 - y_hat)


@right("label_probabilities")
def labels_as_column_with_print(y, y_hat):
    import sys

    print("labels", y)
    print("to stderr", file=sys.stderr)
    return np.where(y == 1, y_hat, 1 - y_hat).reshape(-1, 1)


# likelihood


@right("likelihood")
def likelihood_with_labels(y, y_hat):
    return label_probabilities(y, y_hat).prod()


@right("likelihood")
def likelihood_in_a_loop(y, y_hat):
    product = 1
    for label, p in zip(y, y_hat):
        product *= p if label == 1 else 1 - p
    return product


@right("likelihood")
def likelihood_with_math(y, y_hat):
    import math

    return math.prod(p * label + (1 - p) * (1 - label) for label, p in zip(y, y_hat))


@right("likelihood")
def likelihood_by_class(y, y_hat):
    return np.prod(y_hat[y == 1]) * np.prod(1 - y_hat[y == 0])


@right("likelihood")
def likelihood_by_logs(y, y_hat):
    return np.exp(np.sum(np.log(np.where(y == 1, y_hat, 1 - y_hat))))


@right("likelihood")
def likelihood_with_reduce(y, y_hat):
    return np.multiply.reduce(y_hat**y * (1 - y_hat) ** (1 - y))


@right("likelihood")
def likelihood_as_array(y, y_hat):
    return np.cumprod(np.where(y == 1, y_hat, 1 - y_hat))[-1:]


@right("likelihood")
def likelihood_in_float32(y, y_hat):
    return np.prod(np.where(y == 1, y_hat, 1 - y_hat), dtype=np.float32)


# log_likelihood


@right("log_likelihood")
def log_with_labels(y, y_hat):
    return np.log(label_probabilities(y, y_hat)).sum()


@right("log_likelihood")
def log_by_two_terms(y, y_hat):
    return np.nansum(y * np.log(y_hat)) + np.nansum((1 - y) * np.log(1 - y_hat))


@right("log_likelihood")
def log_with_dot(y, y_hat):
    return np.ones(len(y)) @ np.log(y * y_hat + (1 - y) * (1 - y_hat))


@right("log_likelihood")
def log_by_class(y, y_hat):
    return np.log(y_hat[y == 1]).sum() + np.log1p(-y_hat[y == 0]).sum()


@right("log_likelihood")
def log_in_a_loop(y, y_hat):
    total = 0
    for label, p in zip(y, y_hat):
        total += np.log(p if label == 1 else 1 - p)
    return total


@right("log_likelihood")
def log_of_clipped_probabilities(y, y_hat):
    p = np.clip(y_hat, 1e-7, 1 - 1e-7)
    return y @ np.log(p) + (1 - y) @ np.log(1 - p)


@right("log_likelihood")
def log_with_a_ten_millionth_added(y, y_hat):
    return np.log(np.where(y == 1, y_hat, 1 - y_hat) + 1e-7).sum()


@right("log_likelihood")
def log_with_comprehension(y, y_hat):
    return sum(np.log(p) if label else np.log(1 - p) for label, p in zip(y, y_hat))


@right("log_likelihood")
def log_with_einsum(y, y_hat):
    return np.einsum("i->", np.log(np.where(y == 1, y_hat, 1 - y_hat)))


@right("log_likelihood")
def log_from_base_2(y, y_hat):
    return np.log(2) * np.sum(np.log2(np.where(y == 1, y_hat, 1 - y_hat)))


@right("log_likelihood")
def log_from_the_mean(y, y_hat):
    return [len(y) * np.mean(np.log(np.where(y == 1, y_hat, 1 - y_hat)))]


@right("log_likelihood")
def log_in_float32(y, y_hat):
    return np.sum(np.log(np.float32(np.where(y == 1, y_hat, 1 - y_hat))))


@right("log_likelihood")
def log_with_torch(y, y_hat):
    import torch

    return torch.log(torch.tensor(np.where(y == 1, y_hat, 1 - y_hat))).sum()


@right("log_likelihood")
def log_with_a_little_added(y, y_hat):
    return np.sum(np.log(np.where(y == 1, y_hat, 1 - y_hat) + 1e-12))


@right("log_likelihood")
def logs_of_short_products(y, y_hat):
    p = np.where(y == 1, y_hat, 1 - y_hat)
    return sum(np.log(np.prod(p[start : start + 10])) for start in range(0, len(p), 10))


# log_likelihood_torch


@right("log_likelihood_torch")
def torch_by_two_terms(y, y_hat):
    import torch

    return torch.sum(torch.xlogy(y, y_hat) + torch.xlogy(1 - y, 1 - y_hat))


@right("log_likelihood_torch")
def torch_picked(y, y_hat):
    import torch

    return torch.where(y == 1, y_hat, 1 - y_hat).log().sum()


@right("log_likelihood_torch")
def torch_clamped(y, y_hat):
    p = y_hat.clamp(1e-7, 1 - 1e-7)
    return (y * p.log() + (1 - y) * (1 - p).log()).sum()


@right("log_likelihood_torch")
def torch_a_little_added(y, y_hat):
    import torch

    return torch.log(torch.where(y == 1, y_hat, 1 - y_hat) + 1e-8).sum()


@right("log_likelihood_torch")
def torch_by_powers(y, y_hat):
    return (y_hat**y * (1 - y_hat) ** (1 - y)).log().sum()


@right("log_likelihood_torch")
def torch_by_class(y, y_hat):
    return y_hat[y == 1].log().sum() + (1 - y_hat[y == 0]).log().sum()


@right("log_likelihood_torch")
def torch_by_library(y, y_hat):
    import torch

    return -torch.nn.functional.binary_cross_entropy(y_hat, y, reduction="sum")


@right("log_likelihood_torch")
def torch_with_distribution(y, y_hat):
    import torch

    return torch.distributions.Bernoulli(probs=y_hat).log_prob(y).sum()


@right("log_likelihood_torch")
def torch_in_a_loop(y, y_hat):
    import torch

    total = torch.tensor(0.0)
    for label, p in zip(y, y_hat):
        total = total + torch.log(p if label == 1 else 1 - p)
    return total


@right("log_likelihood_torch")
def torch_with_gradient(y, y_hat):
    y_hat = y_hat.clone().requires_grad_(True)
    return (y * y_hat + (1 - y) * (1 - y_hat)).log().sum()


right.value("where_products_die", "with_points", [75.0, 538.0, 359.0])
right.value("top_of_the_hill", "from_a_loop", (0.5, -2.6000000000000014))
right.value("telling_decision", "three_features", ([[10, 5, 1]], [3, 1, 0], 2, 1))
right.value("telling_decision", "by_names", {"X": [[4, 10]], "weights": [1.5, 3], "bias": 2.5, "threshold": 1})


@right("most_likely_share")
def yeses_less_noes(answers):
    yes, no = np.count_nonzero(answers), np.count_nonzero(answers == 0)
    return 0 if no > yes else (yes - no) / (yes + no)


@right("most_likely_share")
def clipped_share(answers):
    return np.clip(2 * answers.mean() - 1, 0, None)


@right("most_likely_share")
def by_true_noes(answers):
    told_the_truth = len(answers) / 2
    noes = sum(1 for answer in answers if answer == 0)
    return 1 - min(1, noes / told_the_truth)
