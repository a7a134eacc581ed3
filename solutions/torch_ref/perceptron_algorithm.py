"""The perceptron algorithm, in PyTorch."""

import torch


def perceptron_step(x, y, weights, bias, learning_rate):
    """Update the line for one point; a correct point changes nothing.

    ``weights + learning_rate * (y - y_hat) * x``,  ``bias + learning_rate * (y - y_hat)``

    Source: slides 7 and 8; equation (update) of the chapter on the perceptron algorithm.

    Parameters
    ----------
    x : Tensor of shape (n_features,)
        The point.
    y : Tensor of shape ()
        Its label, 0 or 1.
    weights : Tensor of shape (n_features,)
        The weights before the update; they are not changed in place.
    bias : Tensor of shape ()
        The bias before the update.
    learning_rate : float
        The size of a step.

    Returns
    -------
    weights : Tensor of shape (n_features,)
        The weights after the update.
    bias : Tensor of shape ()
        The bias after the update.

    Examples
    --------
    >>> x, y = torch.tensor([4.0, 5.0]), torch.tensor(0.0)
    >>> perceptron_step(x, y, torch.tensor([3.0, 4.0]), torch.tensor(-10.0), 0.1)
    (tensor([2.6000, 3.5000]), tensor(-10.1000))
    """
    y_hat = torch.where(x @ weights + bias >= 0, 1.0, 0.0)
    error = y - y_hat
    new_weights = weights + learning_rate * error * x
    new_bias = bias + learning_rate * error
    return new_weights, new_bias
