"""Activation functions: what a unit does with its score."""

import numpy as np


def tanh(x):
    """Return the hyperbolic tangent of every score, between -1 and 1.

    ``tanh(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x))``, for ``x >= 0`` divided by ``exp(x)`` above and below

    Source: slide 10; equation (tanh-stable) of the chapter on activation functions.

    Parameters
    ----------
    x : ndarray of shape (n_samples,)
        Scores, of any size and sign.

    Returns
    -------
    ndarray of shape (n_samples,)
        One value for each score.

    Examples
    --------
    >>> tanh(np.array([-1000.0, 0.0, 1.0, 1000.0])).round(4)
    array([-1.    ,  0.    ,  0.7616,  1.    ])
    """
    e = np.expm1(-2 * np.abs(x))  # exp(-2|x|) - 1, with all its digits
    return np.sign(x) * -e / (2 + e)


def relu(x):
    """Return every score that is 0 or more unchanged, and 0 for the others.

    ``relu(x) = max(0, x)``

    Source: slide 10; equation (relu) of the chapter on activation functions.

    Parameters
    ----------
    x : ndarray of shape (n_samples,)
        Scores.

    Returns
    -------
    ndarray of shape (n_samples,)
        One value for each score.

    Examples
    --------
    >>> relu(np.array([-3.0, 0.0, 2.0]))
    array([0., 0., 2.])
    """
    return np.maximum(0, x)


def leaky_relu(x, alpha):
    """Return every score that is 0 or more unchanged, and a part of the others.

    ``leaky_relu(x, alpha) = x if x >= 0 else alpha * x``, right for any alpha

    Source: slide 10, where alpha is 0.1; equation (leaky-relu) of the chapter on activation functions.

    Parameters
    ----------
    x : ndarray of shape (n_samples,)
        Scores, which may be whole numbers.
    alpha : float
        The slope where the score is negative.

    Returns
    -------
    ndarray of shape (n_samples,)
        One value for each score.

    Examples
    --------
    >>> leaky_relu(np.array([-3.0, 0.0, 2.0]), 0.1).round(3)
    array([-0.3,  0. ,  2. ])
    """
    return np.where(x >= 0, x, alpha * x)


def elu(x, alpha):
    """Return every score that is 0 or more unchanged, and a curve down to -alpha for the others.

    ``elu(x, alpha) = x if x >= 0 else alpha * (exp(x) - 1)``

    Source: slide 10, which doesn't say what alpha is; equation (elu) of the chapter on activation functions.

    Parameters
    ----------
    x : ndarray of shape (n_samples,)
        Scores, of any size and sign, which may be whole numbers.
    alpha : float
        The curve comes down to -alpha.

    Returns
    -------
    ndarray of shape (n_samples,)
        One value for each score.

    Examples
    --------
    >>> elu(np.array([-3.0, -1.0, 0.0, 2.0]), 1.0).round(3)
    array([-0.95 , -0.632,  0.   ,  2.   ])
    """
    negative = np.minimum(x, 0)  # np.where computes both branches
    return np.where(x >= 0, x, alpha * np.expm1(negative))


def maxout(X, W, b):
    """Return the largest of the scores that every maxout unit computes.

    ``maxout(x) = max(w1 . x + b1, ..., wk . x + bk)``

    Source: slide 10, with k = 2; equation (maxout) of the chapter on activation functions.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One example per row.
    W : ndarray of shape (n_pieces, n_features, n_hidden)
        ``W[j]`` is a layer of its own: one row per feature, one column per unit.
    b : ndarray of shape (n_pieces, n_hidden)
        ``b[j]`` belongs to ``W[j]``.

    Returns
    -------
    ndarray of shape (n_samples, n_hidden)
        One value for each example and unit.

    Examples
    --------
    >>> X = np.array([[-3.0], [0.0], [2.0]])
    >>> maxout(X, np.array([[[1.0]], [[-1.0]]]), np.zeros((2, 1)))  # max(x, -x)
    array([[3.], [0.], [2.]])
    """
    # one table of scores per piece: (n_pieces, n_samples, n_hidden)
    scores = np.stack([X @ W_j + b_j for W_j, b_j in zip(W, b)])
    return scores.max(axis=0)
