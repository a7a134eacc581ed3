"""The training loop of PyTorch: a model, an epoch of training, and an evaluation."""

import torch
from torch import nn


def make_model(n_features, n_hidden, n_outputs):
    """Make a network with one hidden layer of sigmoid units that answers with scores.

    ``scores = linear(sigmoid(linear(X)))``

    Source: slide 19, whose last sigmoid is left to the loss; equation (loop-model) of the chapter on the training loop.

    Parameters
    ----------
    n_features : int
        How many numbers an example has.
    n_hidden : int
        How many units the hidden layer has.
    n_outputs : int
        How many scores the network gives for each example.

    Returns
    -------
    Module
        The network; its parameters are random numbers to begin with.

    Examples
    --------
    >>> model = make_model(n_features=2, n_hidden=4, n_outputs=1)
    >>> print(model(torch.zeros(3, 2)).shape, [tuple(each.shape) for each in model.parameters()])
    torch.Size([3, 1]) [(4, 2), (4,), (1, 4), (1,)]
    """
    return nn.Sequential(
        nn.Linear(n_features, n_hidden),
        nn.Sigmoid(),
        nn.Linear(n_hidden, n_outputs),  # scores
    )


def train_epoch(model, batches, loss_fn, optimizer):
    """Train the model on every batch once, in order, and say how large the loss was.

    ``sum(loss_of_batch * size_of_batch) / n_samples``, with a step of the optimiser after each batch

    Source: slide 21, in words; equation (loop-mean) of the chapter on the training loop.

    Parameters
    ----------
    model : Module
        The network; its parameters are changed.
    batches : DataLoader
        Gives pairs: some rows of examples, and their labels.
    loss_fn : callable
        Takes the scores of a batch and its labels, gives the mean loss.
    optimizer : Optimizer
        Makes the steps; it knows the parameters of the model.

    Returns
    -------
    float
        The mean loss of all examples, each taken as its batch was seen, before the step.

    Examples
    --------
    >>> model = nn.Linear(1, 1)
    >>> _ = nn.init.zeros_(model.weight), nn.init.zeros_(model.bias)
    >>> from torch.utils.data import DataLoader, TensorDataset
    >>> rows = TensorDataset(torch.tensor([[1.0], [2.0], [1.0]]), torch.tensor([[1.0], [3.0], [1.0]]))
    >>> batches = DataLoader(rows, batch_size=2)
    >>> loss = train_epoch(model, batches, nn.MSELoss(), torch.optim.SGD(model.parameters(), lr=0.1))
    >>> print(round(loss, 4), round(model.weight.item(), 4), round(model.bias.item(), 4))
    3.3367 0.68 0.38
    """
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()  # forget the slopes of the batch before
        loss = loss_fn(model(X), y)
        loss.backward()  # a slope for each parameter
        optimizer.step()  # each parameter goes against its slope
        total += loss.item() * len(X)  # a number, without its record
        count += len(X)
    return total / count


def evaluate(model, batches, loss_fn):
    """Measure the loss and the accuracy of a model for two classes, and leave it in evaluation mode.

    ``sum(loss_of_batch * size_of_batch) / n_samples``,  ``mean((scores >= 0) == y)``

    Source: none of the slides; equations (loop-mean) and (loop-accuracy) of the chapter on the training loop.

    Parameters
    ----------
    model : Module
        The network; it gives one score for each example.
    batches : DataLoader
        Gives pairs: some rows of examples, and a column of their labels.
    loss_fn : callable
        Takes the scores of a batch and its labels, gives the mean loss.

    Returns
    -------
    loss : float
        The mean loss of all examples.
    accuracy : float
        The share of the examples whose class is right; a score of 0 counts as class 1.

    Examples
    --------
    >>> from torch.utils.data import DataLoader, TensorDataset
    >>> scores, labels = torch.tensor([[2.0], [-1.0], [0.0]]), torch.tensor([[1.0], [0.0], [0.0]])
    >>> batches = DataLoader(TensorDataset(scores, labels), batch_size=2)  # the last is a score of 0, and the label 0
    >>> loss, accuracy = evaluate(nn.Identity(), batches, nn.BCEWithLogitsLoss())
    >>> print(round(loss, 4), round(accuracy, 4))
    0.3778 0.6667
    """
    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():  # nothing is learned, so no record is needed
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


def step_in_parts(model, parts, loss_fn, optimizer):
    """Take one step with a batch that comes in parts, as if all its rows had come at once.

    ``sum(loss_of_part * size_of_part / n_rows)`` is the loss of the batch, and so it is with its slopes

    Source: none of the slides; section "Five lines" of the chapter on the training loop: ``backward`` adds.

    Parameters
    ----------
    model : Module
        The network; its parameters are changed once.
    parts : DataLoader
        Gives pairs: some rows of the batch, and their labels.
    loss_fn : callable
        Takes the scores of a part and its labels, gives the mean loss.
    optimizer : Optimizer
        Makes the step; it knows the parameters of the model.

    Returns
    -------
    float
        The mean loss of all rows before the step.

    Examples
    --------
    >>> model = nn.Linear(1, 1)
    >>> _ = nn.init.zeros_(model.weight), nn.init.zeros_(model.bias)
    >>> from torch.utils.data import DataLoader, TensorDataset
    >>> rows = TensorDataset(torch.tensor([[1.0], [2.0], [1.0]]), torch.tensor([[1.0], [3.0], [1.0]]))
    >>> parts = DataLoader(rows, batch_size=2)
    >>> loss = step_in_parts(model, parts, nn.MSELoss(), torch.optim.SGD(model.parameters(), lr=0.1))
    >>> print(round(loss, 4), round(model.weight.item(), 4), round(model.bias.item(), 4))
    3.6667 0.5333 0.3333
    """
    n_rows = sum(len(X) for X, _ in parts)
    total = 0.0
    optimizer.zero_grad()  # once: the slopes of all parts are to add up
    for X, y in parts:
        loss = loss_fn(model(X), y) * len(X) / n_rows  # its share of the mean
        loss.backward()
        total += loss.item()
    optimizer.step()
    return total
