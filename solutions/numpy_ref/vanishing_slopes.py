"""The slopes of the activation functions: what passes through a unit when its score moves."""

import numpy as np

from solutions.measures.vanishing_slopes import layers, worst_layer


def through_layers():
    """Return what four layers of one leaky ReLU make of 1.5, two slopes, and a number of layers of sigmoids.

    ``value``, ``product of weight * slope``, ``what comes in * 0.1 * the product above``, ``log(1e-6) / log(2 / 4)``

    Source: none of the slides; equation (slopes-multiply) of the chapter, and section "Weights multiply too".

    Returns
    -------
    tuple
        The value at the end, its slope along the start, its slope along the second weight, and the number.

    Examples
    --------
    >>> len(through_layers())
    4
    """
    weights, values, factors = [2.0, -3.0, -0.5, 4.0], [1.5], []
    for weight in weights:
        score = weight * values[-1]
        factors.append(1.0 if score > 0 else 0.1)
        values.append(factors[-1] * score)
    along_start = np.prod(weights) * np.prod(factors)
    along_second = values[1] * factors[1] * np.prod(weights[2:]) * np.prod(factors[2:])
    layers = np.ceil(np.log(1e-6) / np.log(2 * 0.25))
    return tuple(round(float(number), 6) for number in (values[-1], along_start, along_second, layers))


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
        Minus the value at which ELU comes to rest for low scores.

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


def slope_through(x, weights):
    """Return the value at the end of a chain of sines, and its slope along the start.

    ``value = sin(weight * value)`` and ``slope = slope * weight * cos(weight * value)``, layer by layer

    Source: none of the slides; equation (slopes-multiply) of the chapter, with a weight in each layer.

    Parameters
    ----------
    x : float
        The start.
    weights : ndarray of shape (n_hidden,)
        The weight of each hidden layer, which has one unit and no bias.

    Returns
    -------
    value : float
        What comes out of the last layer.
    slope : float
        How fast it changes with the start.

    Examples
    --------
    >>> value, slope = slope_through(0.0, np.array([2.0, -3.0]))
    >>> print(slope)
    -6.0
    """
    value, slope = x, 1.0
    for weight in weights:
        score = weight * value
        value = np.sin(score)
        slope = slope * weight * np.cos(score)
    return value, slope


def faulty_steps():
    """Return which of its eight steps is wrong in each of five backward programs, or 0 where none is.

    ``A: W2[:-1] in step 6, B: no slope in step 5, C: none, D: / len(X) in step 7, E: third @ W2 in step 4``

    Source: slide 21; equation (backward) of the chapter on backpropagation.

    Returns
    -------
    tuple
        The numbers for A to E.

    Examples
    --------
    >>> len(faulty_steps())
    5
    """
    return 6, 5, 0, 7, 4


def first_deviations():
    """Return a standard deviation for the weights of each layer, for leaky ReLUs with alpha 0.5.

    ``sqrt(2 / ((1 + alpha**2) * n_in))``: half of the scores keep their square, half of them ``alpha**2`` of it

    Source: none of the slides; section "How large the first weights should be" of the chapter, for another function.

    Returns
    -------
    list
        Twenty deviations.

    Examples
    --------
    >>> worst_layer(np.array(first_deviations()), np.array(layers()), np.arange(5)) < 1.4
    True
    """
    n_in = np.array(layers()[:-1])
    return np.sqrt(2 / ((1 + 0.5**2) * n_in)).tolist()
