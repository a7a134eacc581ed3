"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register
from solutions.numpy_ref.cross_entropy import cross_entropy_from_scores

ANSWERS = right = Register()


# cross_entropy


@right("cross_entropy")
def by_class(y, y_hat):
    return -(np.log(y_hat[y == 1]).sum() + np.log(1 - y_hat[y == 0]).sum()) / len(y)


@right("cross_entropy")
def in_a_loop(y, y_hat):
    total = 0
    for label, p in zip(y, y_hat):
        if label == 1:
            total -= np.log(p)
        else:
            total -= np.log(1 - p)
    return total / len(y)


@right("cross_entropy")
def in_a_loop_with_infinity(y, y_hat):
    import math

    total = 0.0
    for label, p in zip(y, y_hat):
        probability = p if label == 1 else 1 - p
        total += -math.log(probability) if probability > 0 else math.inf
    return total / len(y)


@right("cross_entropy")
def with_comprehension(y, y_hat):
    return np.mean([-np.log(p if label else 1 - p) for label, p in zip(y, y_hat)])


@right("cross_entropy")
def clipped_far_outside(y, y_hat):
    p = np.clip(y_hat, 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@right("cross_entropy")
def clipped_as_is_usual(y, y_hat):
    p = np.clip(y_hat, 1e-7, 1 - 1e-7)
    return -(y @ np.log(p) + (1 - y) @ np.log(1 - p)) / len(y)


@right("cross_entropy")
def lower_limit_alone(y, y_hat):
    return np.mean(-np.log(np.maximum(np.where(y == 1, y_hat, 1 - y_hat), 1e-8)))


@right("cross_entropy")
def logarithm_stopped_at_100(y, y_hat):  # as PyTorch's BCELoss does
    return np.mean(-np.maximum(np.log(np.where(y == 1, y_hat, 1 - y_hat)), -100))


@right("cross_entropy")
def a_ten_millionth_added(y, y_hat):
    return np.mean(-np.log(np.where(y == 1, y_hat, 1 - y_hat) + 1e-7))


@right("cross_entropy")
def a_little_added(y, y_hat):
    return -np.mean(y * np.log(y_hat + 1e-12) + (1 - y) * np.log(1 - y_hat + 1e-12))


@right("cross_entropy")
def by_distance(y, y_hat):
    return np.average(-np.log1p(-np.abs(y - y_hat)))


@right("cross_entropy")
def by_powers(y, y_hat):
    return -np.log(y_hat**y * (1 - y_hat) ** (1 - y)).mean()


@right("cross_entropy")
def nan_to_zero(y, y_hat):
    return -np.mean(np.nan_to_num(y * np.log(y_hat)) + np.nan_to_num((1 - y) * np.log(1 - y_hat)))


@right("cross_entropy")
def with_einsum(y, y_hat):
    return np.einsum("i->", -np.log(np.where(y == 1, y_hat, 1 - y_hat))).reshape(1) / y.size


@right("cross_entropy")
def from_base_2(y, y_hat):
    return -np.mean(np.log2(np.where(y == 1, y_hat, 1 - y_hat))) / np.log2(np.e)


@right("cross_entropy")
def in_float32(y, y_hat):
    return -np.log(np.where(y == 1, y_hat, 1 - y_hat).astype(np.float32)).mean()


@right("cross_entropy")
def with_torch(y, y_hat):
    import torch

    return torch.nn.functional.binary_cross_entropy(torch.tensor(y_hat), torch.tensor(y, dtype=torch.float64))


@right("cross_entropy")
def with_print_and_warning(y, y_hat):
    import sys
    import warnings

    print("labels", y)
    print("to stderr", file=sys.stderr)
    warnings.warn("a warning costs nothing", stacklevel=1)
    return np.mean(-np.log(np.where(y == 0, 1 - y_hat, y_hat)))


@right("cross_entropy")
def without_what_is_not_a_number(y, y_hat):
    return -(np.nansum(y * np.log(y_hat)) + np.nansum((1 - y) * np.log(1 - y_hat))) / len(y)


# cross_entropy_from_scores


@right("cross_entropy_from_scores")
def by_logaddexp(y, z):
    return np.mean(np.logaddexp(0, z) - y * z)


@right("cross_entropy_from_scores")
def by_logaddexp_with_signs(y, z):
    return np.logaddexp(0, (1 - 2 * y) * z).mean()


@right("cross_entropy_from_scores")
def by_sign_of_the_score(y, z):
    return np.mean(np.where(z >= 0, (1 - y) * z, -y * z) + np.log(1 + np.exp(-np.abs(z))))


@right("cross_entropy_from_scores")
def scores_in_a_loop(y, z):
    import math

    losses = []
    for label, score in zip(y, z):
        losses.append(max(score, 0) - label * score + math.log1p(math.exp(-abs(score))))
    return sum(losses) / len(losses)


@right("cross_entropy_from_scores")
def with_masks(y, z):
    wrong_side = np.where(y == 1, -z, z)
    losses = np.empty(len(z))
    far = wrong_side > 0
    losses[far] = wrong_side[far] + np.log1p(np.exp(-wrong_side[far]))
    losses[~far] = np.log1p(np.exp(wrong_side[~far]))
    return losses.mean()


@right("cross_entropy_from_scores")
def where_of_both(y, z):
    return np.mean(np.where(z > 0, z + np.log(1 + np.exp(-z)), np.log(1 + np.exp(z))) - y * z)


@right("cross_entropy_from_scores")
def with_dot(y, z):
    return (np.maximum(z, 0).sum() - y @ z + np.log1p(np.exp(-abs(z))).sum()) / z.size


@right("cross_entropy_from_scores")
def scores_in_float32(y, z):
    z = z.astype(np.float32)
    return np.mean(np.maximum(z, 0) - np.float32(y) * z + np.log1p(np.exp(-np.abs(z))))


@right("cross_entropy_from_scores")
def scores_with_torch(y, z):
    import torch

    z = torch.tensor(z, dtype=torch.float64)
    return torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(y, dtype=torch.float64))


# model_error


@right("model_error")
def error_with_earlier_function(X, y, weights, bias):
    return cross_entropy_from_scores(y, np.dot(X, weights) + bias)


@right("model_error")
def error_by_formula(X, y, weights, bias):
    z = X @ weights + bias
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@right("model_error")
def error_by_logaddexp(X, y, weights, bias):
    z = np.einsum("mn,n->m", X, weights) + bias
    return np.mean(np.logaddexp(0, z) - y * z)


@right("model_error")
def error_in_a_loop(X, y, weights, bias):
    import math

    total = 0.0
    for point, label in zip(X, y):
        z = bias
        for value, weight in zip(point, weights):
            z += value * weight
        total += max(z, 0) - label * z + math.log(1 + math.exp(-abs(z)))
    return total / len(y)


@right("model_error")
def error_with_ones_column(X, y, weights, bias):
    z = np.column_stack([X, np.ones(len(X))]) @ np.append(weights, bias)
    return np.logaddexp(0, np.where(y == 1, -z, z)).mean()


@right("model_error")
def error_with_columns(X, y, weights, bias):
    z, y = X @ weights.reshape(-1, 1) + bias, y.reshape(-1, 1)
    return [np.mean(np.logaddexp(0, z) - y * z)]


@right("model_error")
def error_with_torch(X, y, weights, bias):
    import torch

    z = torch.tensor(X) @ torch.tensor(weights) + bias
    return torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(y).double()).item()


# cross_entropy_from_scores_torch


@right("cross_entropy_from_scores_torch")
def torch_with_module(y, z):
    import torch

    return torch.nn.BCEWithLogitsLoss()(z, y)


@right("cross_entropy_from_scores_torch")
def torch_with_softplus(y, z):
    import torch

    return (torch.nn.functional.softplus(z) - y * z).mean()


@right("cross_entropy_from_scores_torch")
def torch_by_formula(y, z):
    import torch

    return torch.mean(torch.clamp(z, min=0) - y * z + torch.log1p(torch.exp(-torch.abs(z))))


@right("cross_entropy_from_scores_torch")
def torch_with_logsigmoid(y, z):
    from torch.nn.functional import logsigmoid

    return -(y * logsigmoid(z) + (1 - y) * logsigmoid(-z)).mean()


@right("cross_entropy_from_scores_torch")
def torch_with_logaddexp(y, z):
    import torch

    return torch.logaddexp(torch.zeros_like(z), (1 - 2 * y) * z).mean()


@right("cross_entropy_from_scores_torch")
def torch_sum_divided(y, z):
    import torch

    return torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="sum") / len(y)


@right("cross_entropy_from_scores_torch")
def torch_with_gradient(y, z):
    import torch

    z = z.clone().requires_grad_(True)
    return torch.nn.functional.binary_cross_entropy_with_logits(z.unsqueeze(1), y.unsqueeze(1))


@right("cross_entropy_from_scores_torch")
def torch_in_a_loop(y, z):
    import torch

    losses = [max(score, 0) - label * score + torch.log1p(torch.exp(-abs(score))) for label, score in zip(y, z)]
    return torch.stack(losses).mean()


right.value("one_loss_three_ways", "with_many_digits", [1.0397207708, 0.451544993, 0.3535533906])
right.value("telling_forecasts", "both_classes", ([0, 1, 0, 1, 1, 1], [0.0, 0.5, 0.25, 0.75, 1e-300, 1e-300]))
right.value("telling_forecasts", "by_names", {"y": [1, 1, 0], "y_hat": [1e-170, 1e-170, 0]})


@right("score_of_loss")
def in_two_ways(loss):
    return -loss - np.where(loss < 1, np.log(-np.expm1(-loss)), np.log1p(-np.exp(-loss)))


@right("score_of_loss")
def by_size(loss):
    return np.where(loss > 50, -loss, -np.log(np.expm1(np.minimum(loss, 50))))


@right("score_of_loss")
def one_loss_after_another(loss):
    import math

    return [-each - math.log(-math.expm1(-each)) for each in loss]


@right("score_of_loss")
def score_with_torch(loss):
    import torch

    each = torch.tensor(loss)
    return -(each + torch.log(-torch.expm1(-each)))


right.value("honest_again", "undone", (0.4, -1.6))
