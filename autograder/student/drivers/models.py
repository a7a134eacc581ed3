"""Models whose parameters are known."""

from typing import Any

from autograder.student.drivers import Function


def filled(make_model: Function, W1: Any, W2: Any) -> Any:
    """A new model of float64 with these matrices in its parameters, found by their shapes; None if there is none.

    Parameters of any other shape get numbers that depend on their shape alone.
    """
    import torch

    usual = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        model = make_model(len(W1) - 1, len(W2) - 1, W2.shape[1])
    finally:
        torch.set_default_dtype(usual)
    if model is None:
        return None
    parameters = list(model.parameters())
    model.double()
    places: dict[tuple[int, ...], Any] = {}
    ways: list[Function] = [
        lambda W: (W[:-1].T, W[-1]),  # as nn.Linear has them
        lambda W: (W[:-1], W[-1], W[-1:], W),  # as we do
    ]
    shapes = [tuple(each.shape) for each in parameters]
    if W2[:-1].shape in shapes or all(W.shape in shapes for W in (W1, W2)):
        ways.reverse()
    for way in ways:
        for W in (W1, W2):
            for piece in way(W):
                places.setdefault(tuple(piece.shape), piece)
    torch.default_generator.manual_seed(1)  # what is random in its answers is something else
    with torch.no_grad():
        for each in parameters:
            other = torch.linspace(-1, 1, each.numel(), dtype=torch.float64).reshape(each.shape)
            each.copy_(places.get(tuple(each.shape), other))
    return model


def scores_of_calls(model: Any, X: Any, calls: int) -> Any:
    """One score for each example in each of several calls, of shape (calls, n_samples).

    Where an answer is no such scores, it is returned alone.
    """
    import torch

    scores = [answers(model, X) for _ in range(calls)]
    if any(not torch.is_tensor(each) or each.numel() != len(X) for each in scores):
        return scores[0]
    return torch.stack([each.reshape(-1) for each in scores])


def answers(model: Any, X: Any) -> Any:
    """What a model of float64 computes from ``X``; in float32 where the model itself makes that of its input."""
    try:
        return model(X)
    except RuntimeError as error:
        if "dtype" not in str(error):
            raise
    return model.float()(X)
