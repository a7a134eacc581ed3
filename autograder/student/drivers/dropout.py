"""Dropout: several calls with one generator, and a model with dropout in it."""

from typing import Any

import numpy as np

from autograder.student.drivers import Function
from autograder.student.drivers.chance import generators, known_chance
from autograder.student.drivers.models import scores_of_calls


def one_call(dropout: Function, x: Any, p: float, seed: int, training: bool) -> Any:
    """What a single call returns, with a generator made from ``seed``.

    A mask of None is 0 here: in evaluation nobody looks at it.
    """
    with known_chance(seed):
        returned = dropout(x, p, np.random.default_rng(seed), training)
    if not training and isinstance(returned, (tuple, list)) and len(returned) == 2 and returned[1] is None:
        return returned[0], 0
    return returned


def several_calls(dropout: Function, x: Any, p: float, seed: int, training: bool, calls: int) -> Any:
    """What several calls with one generator return, and at the end what the first one does with another of its kind.

    Both arrays have the shape (calls + 1, *x.shape). What can't be put together is returned as the call returned it.
    """
    copies = [x.copy() for _ in range(calls)]
    outs: list[Any] = []
    masks: list[Any] = []
    with known_chance(seed):
        for given, rng in zip((x, *copies), generators(seed, calls), strict=True):
            returned = dropout(given, p, rng, training)
            if not isinstance(returned, (tuple, list)) or len(returned) != 2 or any(item is None for item in returned):
                return returned
            out, mask = (np.array(item) for item in returned)  # copies: the next call may write into the same array
            if outs and (out.shape, mask.shape) != (outs[0].shape, masks[0].shape):
                return out, mask
            outs.append(out)
            masks.append(mask)
    return np.array(outs), np.array(masks)


def scores_of_model(
    make_model: Function,
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
    """The scores of several calls of a model with these parameters, of shape (calls, n_samples)."""
    import torch

    n_hidden, n_features = hidden_weights.shape
    ours = {value.shape: value for value in (hidden_weights, hidden_bias, output_weights, output_bias)}
    with torch.random.fork_rng(devices=[]), known_chance(seed), torch.no_grad():
        torch.default_generator.manual_seed(seed)
        model = make_model(n_features, n_hidden, p)
        if model is None:
            return None
        if not isinstance(model, torch.nn.Module):
            kind = "class" if isinstance(model, type) else type(model).__name__
            raise TypeError(f"a module should come back, not a {kind}")
        model = model.double()
        shapes = [parameter.shape for parameter in model.parameters()]
        turned = [value.mT if value.dim() == 2 else value for value in ours.values()]  # as x @ W needs them
        if sorted(shapes) == sorted(value.shape for value in turned):
            ours = {value.shape: value for value in turned}
        if sorted(shapes) != sorted(ours):
            wanted, found = (", ".join(str(tuple(shape)) for shape in each) for each in (ours, shapes))
            have = (
                f"the parameters have the shapes {found}" if found else "the model has no parameters that PyTorch finds"
            )
            raise ValueError(f"{have}; {wanted} were asked for")
        for parameter in model.parameters():
            parameter.copy_(ours[parameter.shape])
        model.train(training)
        return scores_of_calls(model, X, calls)
