"""Slopes by PyTorch's autograd."""

from typing import Any

from autograder.student.drivers import Function


def slope(function: Function, x: Any, *others: Any) -> Any:
    """The slope of an elementwise function at each entry of ``x``, by PyTorch's autograd.

    That of ``function(x, *others).sum()``, at a copy of ``x``.

    Examples
    --------
    >>> import torch
    >>> slope(lambda x, factor: factor * x**2, torch.tensor([1.0, 2.0]), 3.0)
    tensor([ 6., 12.])
    """
    import torch

    x = x.clone().requires_grad_()
    (found,) = torch.autograd.grad(function(x, *others).sum(), x)  # an error where nothing depends on x
    return found
