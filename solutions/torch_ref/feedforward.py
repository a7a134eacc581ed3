"""Feedforward, in PyTorch: the same tables, and how ``nn.Linear`` stores one of them."""

import torch
from torch import nn


def add_bias(X):
    """Return the table with a column of ones added on the right, as a tensor.

    ``Xa = [X, 1]``

    Source: slide 19; equation (add-bias) of the chapter on feedforward.

    Parameters
    ----------
    X : Tensor of shape (n_samples, n_features)
        One row per example.

    Returns
    -------
    Tensor of shape (n_samples, n_features + 1)
        The same rows, each with a 1 at its end.

    Examples
    --------
    >>> add_bias(torch.tensor([[1.0, 2.0], [3.0, 4.0]]))
    tensor([[1., 2., 1.],
            [3., 4., 1.]])
    """
    ones = torch.ones(len(X), 1, dtype=X.dtype)
    return torch.hstack([X, ones])


def forward(X, W1, W2):
    """Return what a network with one hidden layer answers, as a tensor.

    ``H = sigmoid([X, 1] @ W1)``,  ``y_hat = sigmoid([H, 1] @ W2)``

    Source: slide 19, with the 1 of the hidden layer that the slide leaves out; equation (feedforward) of the chapter.

    Parameters
    ----------
    X : Tensor of shape (n_samples, n_features)
        One row per example.
    W1 : Tensor of shape (n_features + 1, n_hidden)
        One column per hidden unit; the last row holds the biases.
    W2 : Tensor of shape (n_hidden + 1, n_outputs)
        One column per output unit; the last row holds the biases.

    Returns
    -------
    Tensor of shape (n_samples, n_outputs)
        Numbers between 0 and 1, one row per example and one column per output unit.

    Examples
    --------
    >>> W1, W2 = torch.tensor([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]]), torch.tensor([[1.0], [-1.0], [0.5]])
    >>> forward(torch.tensor([[1.0, 2.0]]), W1, W2)
    tensor([[0.6346]])
    """
    H = torch.sigmoid(X @ W1[:-1] + W1[-1])  # the last row is the bias of each unit
    return torch.sigmoid(H @ W2[:-1] + W2[-1])


def to_linear(W):
    """Return a layer of PyTorch that computes ``[X, 1] @ W``.

    ``layer.weight = W[:-1].T``,  ``layer.bias = W[-1]``

    Source: slide 19, in the form that PyTorch stores; equation (linear) of the chapter on feedforward.

    Parameters
    ----------
    W : Tensor of shape (n_features + 1, n_hidden)
        One column per unit; the last row holds the biases.

    Returns
    -------
    Module
        An ``nn.Linear`` with ``n_features`` inputs and ``n_hidden`` units, which store the numbers of ``W``.

    Examples
    --------
    >>> layer = to_linear(torch.tensor([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]]))
    >>> print(layer.weight.detach(), layer.bias.detach())
    tensor([[ 0.5000,  0.2500],
            [-0.5000,  0.7500]]) tensor([ 0.0000, -0.2500])
    >>> layer(torch.tensor([[1.0, 2.0]])).detach()
    tensor([[1.0000, 0.7500]])
    """
    n_inputs, n_units = len(W) - 1, W.shape[1]
    layer = nn.Linear(n_inputs, n_units, dtype=W.dtype)
    with torch.no_grad():  # autograd watches the layer's numbers
        layer.weight.copy_(W[:-1].T)  # one row per unit
        layer.bias.copy_(W[-1])
    return layer
