"""Activation functions in PyTorch, written so that autograd finds their slopes."""

import torch


def relu_for_autograd(x):
    """Return ReLU of every score, by operations that autograd can go back through.

    ``relu(x) = max(0, x)``

    Source: slide 10 for the function; equation (relu-slope) of the chapter on vanishing slopes.

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
    >>> x = torch.tensor([-3.0, 2.0], requires_grad=True)
    >>> relu_for_autograd(x).sum().backward()
    >>> x.grad
    tensor([0., 1.])
    """
    return torch.clamp(x, min=0)


def leaky_relu_for_autograd(x, alpha):
    """Return leaky ReLU of every score, by operations that autograd can go back through.

    ``leaky_relu(x, alpha) = x if x >= 0 else alpha * x``

    Source: slide 10 for the function; equation (relu-slope) of the chapter on vanishing slopes.

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
    >>> x = torch.tensor([-3.0, 2.0], requires_grad=True)
    >>> leaky_relu_for_autograd(x, 0.1).sum().backward()
    >>> x.grad
    tensor([0.1000, 1.0000])
    """
    return torch.where(x >= 0, x, alpha * x)


def elu_for_autograd(x, alpha):
    """Return ELU of every score, by operations that autograd can go back through, large scores included.

    ``elu(x, alpha) = x if x >= 0 else alpha * (exp(x) - 1)``, with ``exp`` of nothing above 0

    Source: slide 10 for the function; equation (elu-slope) of the chapter on vanishing slopes.

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
    >>> x = torch.tensor([-1.0, 2.0, 1000.0], requires_grad=True)
    >>> elu_for_autograd(x, 1.0).sum().backward()
    >>> x.grad
    tensor([0.3679, 1.0000, 1.0000])
    """
    negative = torch.clamp(x, max=0)  # an infinite exp would make the slope nan
    return torch.where(x >= 0, x, alpha * torch.expm1(negative))


def maxout_for_autograd(X, W, b):
    """Return the largest of the scores of every maxout unit, by operations that autograd can go back through.

    ``maxout(x) = max(w1 . x + b1, ..., wk . x + bk)``

    Source: slide 10 for the function, with k = 2; the section on maxout in the chapter on vanishing slopes.

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
    >>> X = torch.tensor([[-3.0], [2.0]], requires_grad=True)
    >>> W, b = torch.tensor([[[1.0]], [[-1.0]]]), torch.zeros(2, 1)  # max(x, -x)
    >>> maxout_for_autograd(X, W, b).sum().backward()
    >>> X.grad
    tensor([[-1.],
            [ 1.]])
    """
    # one table of scores per piece: (n_pieces, n_samples, n_hidden)
    scores = torch.stack([X @ W_j + b_j for W_j, b_j in zip(W, b)])
    return scores.amax(dim=0)
