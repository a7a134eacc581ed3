"""Dropout in PyTorch: by hand, and as a layer of a model."""

import torch
from torch import nn


def dropout(x, p, rng, training):
    """Let every entry fall with chance p while training, and scale those that stay.

    ``out = x * mask / (1 - p)`` in training, ``out = x`` in evaluation

    Source: slide 22, which names it; equation (dropout) of the chapter on dropout.

    Parameters
    ----------
    x : Tensor of shape (n_samples, n_hidden)
        What the layer before has computed. Any other shape will do as well.
    p : float
        The chance that an entry falls, from 0 to 1.
    rng : Generator
        PyTorch's ``torch.Generator``, the only source of chance.
    training : bool
        Whether the network is being trained; in evaluation nothing falls.

    Returns
    -------
    out : Tensor of shape (n_samples, n_hidden)
        Entries that fell are 0, the others are ``1 / (1 - p)`` times as large.
    mask : Tensor of shape (n_samples, n_hidden)
        True where an entry stayed, False where it fell.

    Examples
    --------
    >>> out, mask = dropout(torch.tensor([1.0, 2.0, 3.0, 4.0]), 0.25, torch.Generator(), training=False)
    >>> print(out, mask)
    tensor([1., 2., 3., 4.]) tensor([True, True, True, True])
    """
    if not training:
        return x, torch.ones(x.shape, dtype=torch.bool)
    keep = 1 - p
    mask = torch.rand(x.shape, generator=rng) < keep
    scale = 1 / keep if keep > 0 else 0.0
    return x * mask * scale, mask


def make_dropout_model(n_features, n_hidden, p):
    """Make a network with one hidden layer and dropout on its hidden units.

    ``score = Linear(Dropout(relu(Linear(x))))``

    Source: slide 22, which names dropout; equation (dropout-model) of the chapter on dropout.

    Parameters
    ----------
    n_features : int
        How many numbers an example has.
    n_hidden : int
        How many hidden units there are.
    p : float
        The chance that a hidden unit falls while the model is in training mode.

    Returns
    -------
    Module
        It turns a tensor of shape (n_samples, n_features) into scores of shape (n_samples, 1).

    Examples
    --------
    >>> model = make_dropout_model(n_features=2, n_hidden=3, p=0.25)
    >>> x = torch.tensor([[1.0, 2.0]])
    >>> model.eval()(x).equal(model(x))  # in evaluation nothing falls, so both agree
    True
    """
    return nn.Sequential(
        nn.Linear(n_features, n_hidden),
        nn.ReLU(),
        nn.Dropout(p),  # on the hidden units alone
        nn.Linear(n_hidden, 1),
    )
