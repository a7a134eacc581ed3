"""The slopes of the activation functions: what passes through a unit when its score moves."""

import numpy as np


def sigmoid_slope(x):
    """Return the slope of the sigmoid function at every score.

    ``sigmoid_slope(x) = sigmoid(x) * (1 - sigmoid(x))``

    Source: slide 9 for the function; equation (sigmoid-slope) of the chapter on vanishing slopes.

    Parameters
    ----------
    x : ndarray of shape (n_samples,)
        Scores, of any size and sign.

    Returns
    -------
    ndarray of shape (n_samples,)
        One slope for each score, at most 0.25.

    Examples
    --------
    >>> sigmoid_slope(np.array([-2.0, 0.0, 2.0])).round(4)
    array([0.105, 0.25 , 0.105])
    """
    e = np.exp(-np.abs(x))
    sigmoid = e / (1 + e)  # of -|x|: same slope, and a small number keeps its digits
    return sigmoid * (1 - sigmoid)


def tanh_slope(x):
    """Return the slope of the hyperbolic tangent at every score.

    ``tanh_slope(x) = 1 - tanh(x) ** 2``

    Source: slide 10 for the function; equation (tanh-slope) of the chapter on vanishing slopes.

    Parameters
    ----------
    x : ndarray of shape (n_samples,)
        Scores, of any size and sign.

    Returns
    -------
    ndarray of shape (n_samples,)
        One slope for each score, at most 1.

    Examples
    --------
    >>> tanh_slope(np.array([-1.0, 0.0, 1.0])).round(4)
    array([0.42, 1.  , 0.42])
    """
    return 1 - np.tanh(x) ** 2


def relu_slope(x):
    """Return the slope of ReLU at every score.

    ``relu_slope(x) = 1 if x > 0 else 0``, where the 0 at the kink is a convention

    Source: slide 10 for the function; equation (relu-slope) of the chapter on vanishing slopes.

    Parameters
    ----------
    x : ndarray of shape (n_samples,)
        Scores.

    Returns
    -------
    ndarray of shape (n_samples,)
        One slope for each score.

    Examples
    --------
    >>> relu_slope(np.array([-3.0, 2.0]))
    array([0., 1.])
    """
    return np.where(x > 0, 1.0, 0.0)


def leaky_relu_slope(x, alpha):
    """Return the slope of leaky ReLU at every score.

    ``leaky_relu_slope(x, alpha) = 1 if x > 0 else alpha``, where the alpha at the kink is a convention

    Source: slide 10 for the function; equation (relu-slope) of the chapter on vanishing slopes.

    Parameters
    ----------
    x : ndarray of shape (n_samples,)
        Scores, which may be whole numbers.
    alpha : float
        The slope where the score is negative.

    Returns
    -------
    ndarray of shape (n_samples,)
        One slope for each score.

    Examples
    --------
    >>> leaky_relu_slope(np.array([-3.0, 2.0]), 0.1)
    array([0.1, 1. ])
    """
    return np.where(x > 0, 1.0, alpha)


def elu_slope(x, alpha):
    """Return the slope of ELU at every score.

    ``elu_slope(x, alpha) = 1 if x > 0 else alpha * exp(x)``

    Source: slide 10 for the function; equation (elu-slope) of the chapter on vanishing slopes.

    Parameters
    ----------
    x : ndarray of shape (n_samples,)
        Scores, of any size and sign.
    alpha : float
        The same as in ``elu``.

    Returns
    -------
    ndarray of shape (n_samples,)
        One slope for each score.

    Examples
    --------
    >>> elu_slope(np.array([-3.0, -1.0, 2.0]), 1.0).round(4)
    array([0.0498, 0.3679, 1.    ])
    """
    negative = np.minimum(x, 0)  # a large score must not reach exp
    return np.where(x > 0, 1.0, alpha * np.exp(negative))
