"""Non-linear regions, in PyTorch."""

import torch

from solutions.torch_ref.perceptrons_and_logic import perceptron


def region(X, first, second, unit):
    """Return the output of a perceptron that reads the outputs of two others, as a tensor.

    ``y_hat = step(unit_weights[0] * h1 + unit_weights[1] * h2 + unit_bias)``  where ``h1, h2`` are 0 or 1

    Source: slide 18; equation (region) of the chapter on non-linear regions.

    Parameters
    ----------
    X : Tensor of shape (n_samples, n_features)
        One point per row.
    first : tuple of (Tensor of shape (n_features,), float)
        Weights and bias of the first perceptron; its output is h1.
    second : tuple of (Tensor of shape (n_features,), float)
        Weights and bias of the second perceptron; its output is h2.
    unit : tuple of (Tensor of shape (2,), float)
        Weights and bias of the perceptron that reads h1 and h2.

    Returns
    -------
    Tensor of shape (n_samples,)
        0 or 1 for each point.

    Examples
    --------
    >>> corners = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    >>> above, below = (torch.tensor([1.0, 1.0]), -0.5), (torch.tensor([-1.0, -1.0]), 1.5)
    >>> region(corners, above, below, (torch.tensor([1.0, 1.0]), -1.5))
    tensor([0, 1, 1, 0])
    """
    h1 = perceptron(X, *first)
    h2 = perceptron(X, *second)
    hidden = torch.column_stack([h1, h2]).to(X.dtype)  # (n_samples, 2); @ wants one kind of number
    return perceptron(hidden, *unit)
