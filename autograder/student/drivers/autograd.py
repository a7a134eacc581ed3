"""Values, and their slopes by PyTorch's autograd."""

from typing import Any

from autograder.student.drivers import Function


def value_and_slope(function: Function, x: Any, *others: Any) -> Any:
    """What a function gives for ``x``, and its slope at each entry of ``x``, by PyTorch's autograd.

    The slope is that of ``function(x, *others).sum()``, at a copy of ``x``. What is no tensor has the slope 0.

    Examples
    --------
    >>> import torch
    >>> value, slope = value_and_slope(lambda x, factor: factor * x**2, torch.tensor([1.0, 2.0]), 3.0)
    >>> value.tolist(), slope.tolist()
    ([3.0, 12.0], [6.0, 12.0])
    """
    import torch

    x = x.clone().requires_grad_()
    value = function(x, *others)
    if value is None:
        return None
    if not hasattr(value, "sum"):
        return value, torch.zeros_like(x)
    (slope,) = torch.autograd.grad(value.sum(), x)  # an error where nothing depends on x
    return value, slope
