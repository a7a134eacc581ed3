"""The capstone in PyTorch: the same network as a module, and its training."""

import torch
from torch import nn


def network(n_features, n_hidden, n_classes, p):
    """Make a network with one hidden layer of rectified units and dropout after it.

    ``Linear, ReLU, Dropout(p), Linear``

    Source: slides 19 and 22; equation (capstone-forward) of the capstone.

    Parameters
    ----------
    n_features : int
        How many numbers an example has.
    n_hidden : int
        How many hidden units.
    n_classes : int
        How many classes.
    p : float
        The probability with which a hidden unit is dropped while the network trains.

    Returns
    -------
    Module
        The network; it returns scores, not probabilities.

    Examples
    --------
    >>> model = network(64, 32, 10, 0.5)
    >>> model(torch.zeros(5, 64)).shape
    torch.Size([5, 10])
    """
    return nn.Sequential(
        nn.Linear(n_features, n_hidden),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(n_hidden, n_classes),
    )


def fit(model, X, y, learning_rate, momentum, steps):
    """Train a network in place by gradient descent with momentum; every step uses all examples.

    ``optimizer.zero_grad()``,  ``loss(model(X), y).backward()``,  ``optimizer.step()``,  ``steps`` times

    Source: slides 20 to 22; equation (momentum) of the capstone.

    Parameters
    ----------
    model : Module with n_classes outputs
        The network; its parameters change.
    X : Tensor of shape (n_samples, n_features)
        One example per row.
    y : Tensor of shape (n_samples,) of int64
        The classes, whole numbers from 0 on.
    learning_rate : float
        The learning rate, by which slopes are multiplied.
    momentum : float
        How much of the velocity stays, below 1.
    steps : int
        How many steps.

    Returns
    -------
    Module
        The same network, trained, in evaluation mode.

    Examples
    --------
    >>> X, y = torch.eye(3), torch.tensor([0, 1, 2])
    >>> model = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3))
    >>> model = fit(model, X, y, 0.2, 0.9, 200)
    >>> model(X).argmax(dim=1)
    tensor([0, 1, 2])
    """
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    loss_function = nn.CrossEntropyLoss()  # it takes scores
    model.train()  # dropout is at work
    for _ in range(steps):
        optimizer.zero_grad()
        loss = loss_function(model(X), y)
        loss.backward()
        optimizer.step()
    return model.eval()  # and now it isn't
