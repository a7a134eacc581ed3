"""Backpropagation in PyTorch: autograd goes back through the network."""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits


def backward(X, y, W1, W2):
    """Return the slopes of the mean cross-entropy, one for each entry of both matrices.

    ``W1.grad``,  ``W2.grad``, for ``binary_cross_entropy_with_logits(scores, y, reduction="sum") / m``

    Source: slide 21, which has it in words; equation (backward) of the chapter on backpropagation.

    Parameters
    ----------
    X : Tensor of shape (n_samples, n_features)
        One example per row.
    y : Tensor of shape (n_samples, n_outputs)
        Labels, 0.0 or 1.0, one column for each output.
    W1 : Tensor of shape (n_features + 1, n_hidden)
        The weights of the hidden layer; the last row is the bias.
    W2 : Tensor of shape (n_hidden + 1, n_outputs)
        The weights of the output layer; the last row is the bias.

    Returns
    -------
    dW1 : Tensor of shape (n_features + 1, n_hidden)
        How fast the error grows with each entry of W1.
    dW2 : Tensor of shape (n_hidden + 1, n_outputs)
        How fast it grows with each entry of W2.

    Examples
    --------
    >>> W1, W2 = torch.tensor([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]]), torch.tensor([[1.0], [-1.0], [0.5]])
    >>> dW1, dW2 = backward(torch.tensor([[1.0, 2.0]]), torch.tensor([[1.0]]), W1, W2)
    >>> print(dW2.ravel().round(decimals=3), dW1[-1].round(decimals=3))
    tensor([-0.2670, -0.2480, -0.3650]) tensor([-0.0720,  0.0800])
    """
    W1 = W1.detach().clone().requires_grad_()  # copies that autograd watches
    W2 = W2.detach().clone().requires_grad_()
    ones = torch.ones(len(X), 1, dtype=X.dtype)
    H = torch.sigmoid(torch.cat([X, ones], dim=1) @ W1)
    scores = torch.cat([H, ones], dim=1) @ W2  # not probabilities: the loss takes scores
    loss = binary_cross_entropy_with_logits(scores, y, reduction="sum") / len(X)
    loss.backward()
    return W1.grad, W2.grad
