"""Gradient descent on the cross-entropy, in PyTorch: autograd finds the slopes."""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits


def descend(X, y, weights, bias, learning_rate, steps):
    """Fit the line by gradient descent on the mean cross-entropy of all points.

    ``weights - learning_rate * dweights``,  ``bias - learning_rate * dbias``,  ``steps`` times

    Source: slide 17, with a number of steps that the slide leaves out; equation (descent) of the chapter.

    Parameters
    ----------
    X : Tensor of shape (n_samples, n_features)
        One point per row.
    y : Tensor of shape (n_samples,)
        Labels, 0.0 or 1.0.
    weights : Tensor of shape (n_features,)
        The weights to start from; they are not changed in place.
    bias : Tensor of shape ()
        The bias to start from.
    learning_rate : float
        The learning rate, by which slopes are multiplied.
    steps : int
        How many steps; each uses all points.

    Returns
    -------
    weights : Tensor of shape (n_features,)
        The weights after the last step.
    bias : Tensor of shape ()
        The bias after the last step.

    Examples
    --------
    >>> X, y = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), torch.tensor([0.0, 0.0, 0.0, 1.0])
    >>> weights, bias = descend(X, y, torch.zeros(2), torch.tensor(0.0), learning_rate=1.0, steps=1000)
    >>> print(X @ weights + bias >= 0)
    tensor([False, False, False,  True])
    """
    # copies that autograd watches
    weights = weights.detach().clone().requires_grad_()
    bias = bias.detach().clone().requires_grad_()
    for _ in range(steps):
        scores = X @ weights + bias  # not probabilities: the loss takes scores
        loss = binary_cross_entropy_with_logits(scores, y)
        loss.backward()  # adds the slopes to weights.grad and bias.grad
        with torch.no_grad():  # the step itself has no slopes
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        weights.grad.zero_()  # or the next slopes are added to these
        bias.grad.zero_()
    return weights.detach(), bias.detach()
