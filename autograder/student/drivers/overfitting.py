"""Splits with generators from known seeds, and groups of parameters in use."""

from typing import Any

import numpy as np

from autograder.student.drivers import Function
from autograder.student.drivers.chance import known_chance


def split_once(split: Function, X: Any, y: Any, n_validation: int, seed: int) -> Any:
    """What a split returns, with a generator made from ``seed``."""
    with known_chance(seed):
        return split(X, y, n_validation, np.random.default_rng(seed))


def split_thrice(split: Function, X: Any, y: Any, n_validation: int, seed: int, other_seed: int) -> list[Any] | None:
    """The four values of three splits, one after the other: two by equal generators, the third by another one.

    What is not four values is an error: the twelve that come together are nobody's answer.
    """
    values: list[Any] = []
    copies = [(X, y), (X.copy(), y.copy()), (X.copy(), y.copy())]  # a split may have shuffled what it was given
    with known_chance(seed):
        for given, each in zip(copies, (seed, seed, other_seed)):
            returned = split(*given, n_validation, np.random.default_rng(each))
            if returned is None:
                return None
            if not isinstance(returned, (tuple, list)) or len(returned) != 4:
                count = f" of {len(returned)}" if isinstance(returned, (tuple, list)) else ""
                raise TypeError(f"four values should come back, not a {type(returned).__name__}{count}")
            values += [np.array(item) for item in returned]
    return values


def decayed_step(
    parameter_groups: Function,
    weights: list[Any],
    biases: list[Any],
    weight_slopes: list[Any],
    bias_slopes: list[Any],
    weight_decay: float,
    learning_rate: float,
) -> Any:
    """All weights and all biases of a network after one step of SGD with these groups of parameters.

    The slopes are given. Two rows come back, each with the numbers of all layers one after the other.
    """
    import torch

    layers: list[Any] = []
    for weight, bias in zip(weights, biases):
        layer = torch.nn.Linear(weight.shape[1], weight.shape[0]).to(weight.dtype)
        with torch.no_grad():
            layer.weight.copy_(weight)
            layer.bias.copy_(bias)
        layers += [layer, torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    groups = parameter_groups(model, weight_decay)
    if groups is None:
        return None
    optimizer = torch.optim.SGD(groups, lr=learning_rate)
    for layer, weight_slope, bias_slope in zip(layers[::2], weight_slopes, bias_slopes):
        layer.weight.grad, layer.bias.grad = weight_slope.clone(), bias_slope.clone()
    optimizer.step()
    rows = [torch.cat([getattr(layer, name).ravel() for layer in layers[::2]]) for name in ("weight", "bias")]
    return rows[0], rows[1]
