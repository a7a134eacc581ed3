"""From yes/no to probability, in PyTorch."""

import torch


def predict_proba(X, weights, bias):
    """Return the probability of class 1, blue, for every row, as a tensor.

    ``P(blue) = sigmoid(X @ weights + bias)``,  ``P(red) = 1 - P(blue)``

    Source: slide 11; equation (probability) of the chapter on probability.

    Parameters
    ----------
    X : Tensor of shape (n_samples, n_features)
        One row per example.
    weights : Tensor of shape (n_features,)
        How much each feature counts.
    bias : Tensor of shape ()
        Added to every score.

    Returns
    -------
    Tensor of shape (n_samples,)
        The probability of class 1 for each row.

    Examples
    --------
    >>> students = torch.tensor([[9.0, 8.0], [7.0, 6.0], [6.0, 6.0]])
    >>> predict_proba(students, torch.tensor([2.0, 1.0]), torch.tensor(-18.0))
    tensor([0.9997, 0.8808, 0.5000])
    """
    return torch.sigmoid(X @ weights + bias)
