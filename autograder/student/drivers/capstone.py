"""Labels, training and experiments of the capstone."""

from typing import Any

import numpy as np

from autograder.student.drivers import Function
from autograder.student.drivers.chance import generators, known_chance, known_torch_chance
from autograder.student.drivers.models import answers, filled, scores_of_calls
from autograder.student.drivers.trainings import watched


def repeated_labels(function: Function, y: Any, share: float, n_classes: int, seed: int) -> list[Any] | None:
    """Labels made wrong by 40 calls with one generator, one a row; and in the last row by a call with an equal one."""
    draws = []
    with known_chance(seed):
        for rng in generators(seed, calls=40):
            draws.append(function(y, share, n_classes, rng))
            if draws[-1] is None:
                return None
    return draws


def trained(
    function: Function,
    X: Any,
    y: Any,
    W1: Any,
    W2: Any,
    p: float,
    learning_rate: float,
    momentum: float,
    steps: int,
    seed: int,
) -> Any:
    """The matrices after training with a generator made from the seed."""
    return function(X, y, W1, W2, p, learning_rate, momentum, steps, np.random.default_rng(seed))


def trained_often(
    function: Function,
    X: Any,
    y: Any,
    W1: Any,
    W2: Any,
    p: float,
    learning_rate: float,
    momentum: float,
    steps: int,
    seed: int,
    calls: int,
) -> Any:
    """The matrices after each of several trainings with one generator; and at the end after one with an equal one.

    What is not two matrices is returned as the call returned it.
    """
    ends: list[list[Any]] = [[], []]
    with known_chance(seed):
        for call, rng in enumerate(generators(seed, calls)):
            given = (X, y, W1, W2) if call == 0 else (X.copy(), y.copy(), W1.copy(), W2.copy())
            returned = function(*given, p, learning_rate, momentum, steps, rng)
            if not isinstance(returned, (tuple, list)) or len(returned) != 2 or any(each is None for each in returned):
                return returned
            for matrices, matrix in zip(ends, returned):
                matrices.append(np.array(_as_numpy(matrix)))  # a copy: the next call may write into the same array
    return tuple(map(np.array, ends))


def module_scores(function: Function, X: Any, W1: Any, W2: Any, p: float, training: int) -> Any:
    """The scores that a module gives with these weights, put into its parameters by their shapes."""
    with known_torch_chance():
        model = filled(lambda *sizes: _module(function(*sizes, p)), W1, W2)
        return model if model is None else answers(model.train(bool(training)), X)


def scores_in_training(
    function: Function,
    X: Any,
    hidden_weights: Any,
    hidden_bias: Any,
    output_weights: Any,
    output_bias: Any,
    p: float,
    seed: int,
    training: bool,
    calls: int,
) -> Any:
    """The scores of one class in several calls of a module with these weights, of shape (calls, n_samples)."""
    import torch

    W1 = torch.vstack([hidden_weights.T, hidden_bias])
    W2 = torch.vstack([output_weights.T, output_bias])
    with known_torch_chance(), torch.no_grad():
        model = filled(lambda *sizes: _module(function(*sizes, p)), W1, W2)
        if model is None:
            return None
        model.train(training)
        torch.default_generator.manual_seed(seed)
        return scores_of_calls(model, X, calls)


def fitted_parameters(
    function: Function,
    X: Any,
    y: Any,
    W1: Any,
    W2: Any,
    p: float,
    learning_rate: float,
    momentum: float,
    steps: int,
    training: int,
) -> tuple[Any, ...]:
    """The matrices after the training of a module that starts with these weights."""
    import torch

    model = filled(_with_dropout(p), W1, W2)
    function(model.train(bool(training)), X, y, learning_rate, momentum, steps)
    return tuple(torch.vstack([layer.weight.detach().T, layer.bias.detach()]) for layer in (model[0], model[3]))


def scores_after_training(
    function: Function,
    X: Any,
    y: Any,
    W1: Any,
    W2: Any,
    p: float,
    learning_rate: float,
    momentum: float,
    steps: int,
    training: int,
) -> Any:
    """The scores of the module that comes back from training, as it comes back."""
    model = filled(_with_dropout(p), W1, W2)
    returned = _module(function(model.train(bool(training)), X, y, learning_rate, momentum, steps))
    return None if returned is None else returned(X)


def _with_dropout(p: float) -> Function:
    """What makes the network of the capstone."""
    from torch.nn import Dropout, Linear, ReLU, Sequential

    return lambda n, h, k: Sequential(Linear(n, h), ReLU(), Dropout(p), Linear(h, k))


def _module(returned: Any) -> Any:
    """What a function returned, if that is a module or nothing."""
    from torch.nn import Module

    if returned is None or isinstance(returned, Module):
        return returned
    kind = "a class" if isinstance(returned, type) else f"a {type(returned).__name__}"
    raise TypeError(f"a module should come back, not {kind}")


def runs(function: Function, X_train: Any, y_train: Any, X_test: Any, rates: list[float], seeds: list[int]) -> Any:
    """The classes that an experiment finds, of shape (rates, seeds, pictures): the test pictures, the same once more,
    and those of the training. All are shown as pixels from 0 to 1. And how each network was trained, of shape
    (rates, seeds, 9), see ``trainings.Trainings.facts``.
    """
    X_train = np.asarray(X_train) / 16
    shown = np.concatenate([np.asarray(X_test) / 16, np.asarray(X_test) / 16, X_train])
    found, how = [], []
    with watched(function) as trainings:
        for p in rates:
            for seed in seeds:
                trainings.begin()
                answer = function(X_train.copy(), y_train.copy(), shown.copy(), p, seed)
                if answer is None:
                    return None
                found.append(_as_numpy(answer))
                how.append(trainings.facts(shown, found[-1]))
    classes = np.array(found).reshape(len(rates), len(seeds), *found[0].shape)
    return classes, np.array(how).reshape(len(rates), len(seeds), -1)


def _as_numpy(value: Any) -> np.ndarray:
    return np.asarray(value.detach().cpu() if hasattr(value, "detach") else value)
