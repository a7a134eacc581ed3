"""Many classes, in PyTorch."""

import torch


def softmax(Z):
    """Return the probabilities of the classes, row by row, as a tensor.

    ``exp(Z[i, k]) / sum(exp(Z[i, :]))``

    Source: slide 18, which needs it; equation (softmax) of the chapter on many classes.

    Parameters
    ----------
    Z : Tensor of shape (n_samples, n_classes)
        The scores: one row per example, one column per class.

    Returns
    -------
    Tensor of shape (n_samples, n_classes)
        Probabilities; every row has the sum 1.

    Examples
    --------
    >>> softmax(torch.tensor([[2.0, 1.0, 0.0], [1000.0, 1000.0, 1000.0]]))
    tensor([[0.6652, 0.2447, 0.0900],
            [0.3333, 0.3333, 0.3333]])
    """
    shifted = Z - Z.amax(dim=1, keepdim=True)
    powers = torch.exp(shifted)
    return powers / powers.sum(dim=1, keepdim=True)


def class_cross_entropy(Y, Z):
    """Return the mean cross-entropy of one-hot labels and the softmax of scores, as a tensor.

    ``mean over the rows of -sum(Y[i, :] * log(softmax(Z)[i, :]))``

    Source: slides 15 and 18; equation (class-cross-entropy) of the chapter on many classes.

    Parameters
    ----------
    Y : Tensor of shape (n_samples, n_classes)
        One-hot labels.
    Z : Tensor of shape (n_samples, n_classes)
        The scores, not the probabilities.

    Returns
    -------
    Tensor of shape ()
        The mean over the examples, 0 or more.

    Examples
    --------
    >>> Y, Z = torch.tensor([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]), torch.tensor([[2.0, 1.0, 0.0], [2.0, 1.0, 0.0]])
    >>> class_cross_entropy(Y, Z)
    tensor(1.4076)
    """
    log_probabilities = torch.log_softmax(Z, dim=1)
    return -(Y * log_probabilities).sum(dim=1).mean()
