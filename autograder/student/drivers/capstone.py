"""Labels, training and experiments of the capstone."""

from typing import Any

import numpy as np

from autograder.student.drivers import Function
from autograder.student.drivers.chance import known_chance, known_torch_chance
from autograder.student.drivers.models import answers, filled


def repeated_labels(function: Function, y: Any, share: float, n_classes: int, seed: int) -> list[Any] | None:
    """Labels made wrong by 40 calls with one generator, one a row; and in the last row by a call with an equal one."""
    draws = []
    with known_chance(seed):
        rng = np.random.default_rng(seed)
        for call in range(41):
            if call == 40:
                rng = np.random.default_rng(seed)
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


def module_scores(function: Function, X: Any, W1: Any, W2: Any, p: float, training: int) -> Any:
    """The scores that a module gives with these weights, put into its parameters by their shapes."""
    with known_torch_chance():
        model = filled(lambda *sizes: _module(function(*sizes, p)), W1, W2)
        return model if model is None else answers(model.train(bool(training)), X)


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
    raise TypeError(f"a module should come back, and {kind} did")


def one_run(function: Function, X_train: Any, y_train: Any, X_test: Any, p: float, seeds: list[int]) -> Any:
    """The classes that an experiment finds, for each of three seeds; each example is shown twice."""
    return _runs(function, X_train, y_train, X_test, [p], seeds)


def runs_with_and_without(
    function: Function, X_train: Any, y_train: Any, X_test: Any, p: float, seeds: list[int]
) -> Any:
    """The classes that an experiment finds without dropout and with it, for each seed."""
    return _runs(function, X_train, y_train, X_test, [0.0, p], seeds)


def _runs(function: Function, X_train: Any, y_train: Any, X_test: Any, rates: list[float], seeds: list[int]) -> Any:
    """Predictions of shape (rates, seeds, twice the test examples), of pixels from 0 to 1."""
    X_train, twice = np.asarray(X_train) / 16, np.concatenate([X_test, X_test]) / 16
    answers = []
    for p in rates:
        for seed in seeds:
            answer = function(X_train.copy(), y_train.copy(), twice.copy(), p, seed)
            if answer is None:
                return None
            answers.append(answer.detach().cpu().numpy() if hasattr(answer, "detach") else np.asarray(answer))
    return np.array(answers).reshape(len(rates), len(seeds), *answers[0].shape)
