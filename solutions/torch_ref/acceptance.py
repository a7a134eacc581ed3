"""Acceptance at a university, in PyTorch."""


def score(X, weights, bias):
    """Return the score of every student as a tensor.

    ``score = X @ weights + bias``

    Source: slides 2 to 5; equation (score) of the chapter on acceptance.

    Parameters
    ----------
    X : Tensor of shape (n_samples, n_features)
        One row per student.
    weights : Tensor of shape (n_features,)
        How much each feature counts.
    bias : Tensor of shape ()
        Added to every score.

    Returns
    -------
    Tensor of shape (n_samples,)
        One score per student.

    Examples
    --------
    >>> import torch
    >>> X = torch.tensor([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]])
    >>> score(X, torch.tensor([2.0, 1.0]), torch.tensor(-18.0))
    tensor([ 8., -8.,  2.])
    """
    return X @ weights + bias
