"""Ways to look at a function other than calling it on its inputs.

A part of a question may name one of these (``Part.driver``). A driver gets the student's function and the inputs,
and returns what is compared. It runs where the student's code runs, so it is trusted no more than an answer.
"""


def slope(function, x, *others):
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


# feedforward


def layer_numbers(function, W):
    """The weight and the bias of the layer that a function makes of a table.

    A layer begins with random numbers; here they are the same each time.
    """
    layer = _layer(function, W)
    return layer if layer is None else (layer.weight, layer.bias)


def layer_answers(function, W, X):
    """What the layer that a function makes of a table computes from ``X``."""
    layer = _layer(function, W)
    return layer if layer is None else layer(X)


def _layer(function, W):
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return function(W)
