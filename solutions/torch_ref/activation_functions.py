"""Activation functions, in PyTorch."""

import torch


def relu(x):
    """Return every score that is 0 or more unchanged, and 0 for the others.

    ``relu(x) = max(0, x)``

    Source: slide 10; equation (relu) of the chapter on activation functions.

    Parameters
    ----------
    x : Tensor of shape (n_samples,)
        Scores.

    Returns
    -------
    Tensor of shape (n_samples,)
        One value for each score.

    Examples
    --------
    >>> relu(torch.tensor([-3.0, 0.0, 2.0]))
    tensor([0., 0., 2.])
    """
    return torch.clamp(x, min=0)


def leaky_relu(x, alpha):
    """Return every score that is 0 or more unchanged, and a part of the others.

    ``leaky_relu(x, alpha) = x if x >= 0 else alpha * x``, right for any alpha

    Source: slide 10, where alpha is 0.1; equation (leaky-relu) of the chapter on activation functions.

    Parameters
    ----------
    x : Tensor of shape (n_samples,)
        Scores.
    alpha : float
        The slope where the score is negative.

    Returns
    -------
    Tensor of shape (n_samples,)
        One value for each score.

    Examples
    --------
    >>> leaky_relu(torch.tensor([-3.0, 0.0, 2.0]), 0.1)
    tensor([-0.3000,  0.0000,  2.0000])
    """
    return torch.where(x >= 0, x, alpha * x)


def elu(x, alpha):
    """Return every score that is 0 or more unchanged, and a curve down to -alpha for the others.

    ``elu(x, alpha) = x if x >= 0 else alpha * (exp(x) - 1)``

    Source: slide 10, which doesn't say what alpha is; equation (elu) of the chapter on activation functions.

    Parameters
    ----------
    x : Tensor of shape (n_samples,)
        Scores, of any size and sign.
    alpha : float
        The curve comes down to -alpha.

    Returns
    -------
    Tensor of shape (n_samples,)
        One value for each score.

    Examples
    --------
    >>> elu(torch.tensor([-3.0, -1.0, 0.0, 2.0]), 1.0)
    tensor([-0.9502, -0.6321,  0.0000,  2.0000])
    """
    negative = torch.clamp(x, max=0)  # torch.where computes both branches
    return torch.where(x >= 0, x, alpha * torch.expm1(negative))


def maxout(X, W, b):
    """Return the largest of the scores that every maxout unit computes.

    ``maxout(x) = max(w1 . x + b1, ..., wk . x + bk)``

    Source: slide 10, with k = 2; equation (maxout) of the chapter on activation functions.

    Parameters
    ----------
    X : Tensor of shape (n_samples, n_features)
        One example per row.
    W : Tensor of shape (n_pieces, n_features, n_hidden)
        ``W[j]`` is a layer of its own: one row per feature, one column per unit.
    b : Tensor of shape (n_pieces, n_hidden)
        ``b[j]`` belongs to ``W[j]``.

    Returns
    -------
    Tensor of shape (n_samples, n_hidden)
        One value for each example and unit.

    Examples
    --------
    >>> X = torch.tensor([[-3.0], [0.0], [2.0]])
    >>> maxout(X, torch.tensor([[[1.0]], [[-1.0]]]), torch.zeros(2, 1)).tolist()  # max(x, -x)
    [[3.0], [0.0], [2.0]]
    """
    # one table of scores per piece: (n_pieces, n_samples, n_hidden)
    scores = torch.stack([X @ W_j + b_j for W_j, b_j in zip(W, b)])
    return scores.amax(dim=0)
