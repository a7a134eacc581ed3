"""Perceptrons, in PyTorch."""

import torch


def perceptron(X, weights, bias):
    """Return the output of one perceptron for every row, as a tensor.

    ``y_hat = step(X @ weights + bias)``

    Source: slide 6; equation (perceptron) of the chapter on perceptrons.

    Parameters
    ----------
    X : Tensor of shape (n_samples, n_features)
        One row per example.
    weights : Tensor of shape (n_features,)
        One weight per input edge.
    bias : Tensor of shape ()
        The weight of the input that is always 1.

    Returns
    -------
    Tensor of shape (n_samples,)
        0 or 1 for each row.

    Examples
    --------
    >>> X = torch.tensor([[9.0, 8.0], [3.0, 4.0], [6.0, 6.0]])
    >>> perceptron(X, torch.tensor([2.0, 1.0]), torch.tensor(-18.0))
    tensor([1, 0, 1])
    """
    scores = X @ weights + bias
    return torch.where(scores >= 0, 1, 0)
