"""What the specifications draw their cases from."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.random import Generator
from numpy.typing import DTypeLike

from autograder.specs.question import Case, Inputs


def eighths(rng: Generator, *shape: int) -> np.ndarray:
    """Random numbers that binary fractions hold exactly, so that no order of additions changes a sum."""
    return rng.integers(-32, 33, size=shape) / 8


def eighths_but_zero(rng: Generator, *shape: int) -> np.ndarray:
    """The same without zeros."""
    return rng.choice([-1, 1], size=shape) * rng.integers(1, 25, size=shape) / 8


def as_tensors(cases: Sequence[Case], dtype: DTypeLike = np.float64, numbers: Sequence[str] = ()) -> list[Case]:
    """The same cases for PyTorch, where every input but those called in ``numbers`` is a tensor."""
    return [replace(case, inputs=_tensors(case.inputs, dtype, numbers)) for case in cases]


def _tensors(inputs: Inputs, dtype: DTypeLike, numbers: Sequence[str]) -> Inputs:
    return {name: value if name in numbers else np.asarray(value, dtype=dtype) for name, value in inputs.items()}


def scored(rng: Generator, scores: Sequence[float] | np.ndarray, n_features: int) -> Inputs:
    """Random examples with a linear unit that gives them these scores, in a random order.

    The last feature, with a weight of 4 or -4, makes up for the others. With scores in eighths all numbers are binary
    fractions, so that every order of additions gives the same sum. The bias is 1.25 or more, either way.
    """
    weights = rng.permutation(np.arange(1, n_features + 1)) * rng.choice([-0.5, 0.5], size=n_features)
    weights[-1] = rng.choice([-4.0, 4.0])
    bias = float(rng.choice([-2.5, -1.25, 1.25, 2.5]))
    X = eighths_but_zero(rng, len(scores), n_features)
    X[:, -1] = (rng.permutation(scores) - bias - X[:, :-1] @ weights[:-1]) / weights[-1]
    return {"X": X, "weights": weights, "bias": bias}


def labelled(rng: Generator, n_samples: int) -> Inputs:
    """Labels of both classes, and a model whose probabilities of the labels are not too small."""
    percent = rng.choice(np.setdiff1d(np.arange(30, 90), [50]), size=n_samples, replace=False)
    y = rng.permutation(np.arange(n_samples) % 2)
    return {"y": y, "y_hat": np.where(y == 1, percent, 100 - percent) / 100}
