"""Activation functions: what a unit does with its score."""

import numpy as np

from solutions.measures.activation_functions import farthest_from_the_tent
from solutions.numpy_ref.perceptrons_and_logic import step
from solutions.numpy_ref.probability import sigmoid


def six_rows():
    """Return which function made which row of the notebook's table, its lowest score, and the alpha of leaky ReLU.

    ``score = ln(p / (1 - p))`` where the sigmoid gives ``p``, and ``alpha = leaky_relu(score) / score`` below 0

    Source: slide 10; section "Six ways to bend" of the chapter on activation functions.

    Returns
    -------
    list of shape (8,)
        The numbers of the functions, counted from 1 in the order of the chapter, then the score and alpha.

    Examples
    --------
    >>> len(six_rows())
    8
    """
    rows = np.array(
        [
            [1.2, -0.69, -0.12],
            [0.834, -0.98, -0.38],
            [1, 0, 0],
            [1.2, -0.9, -0.33],
            [0.769, 0.091, 0.401],
            [1.2, 0, 0],
        ]
    )
    inside = rows[((rows > 0) & (rows < 1)).all(axis=1)]  # only the sigmoid has all its values there
    scores = np.log(inside / (1 - inside)).ravel().round(1)
    lowest, n = np.min(scores), np.argmin(scores)
    proportional = np.isclose(rows[:, n] / lowest, rows[:, 2] / scores[2]) & (rows[:, n] < 0)
    alpha = float(rows[proportional, n].item() / lowest)
    functions = [step, sigmoid, tanh, relu, lambda x: leaky_relu(x, alpha), lambda x: elu(x, 1.0)]
    values = np.array([function(scores) for function in functions])
    numbers = np.abs(rows[:, None] - values).max(axis=2).argmin(axis=1) + 1
    return [*numbers.tolist(), float(lowest), alpha]


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
    >>> maxout(X, np.array([[[1.0]], [[-1.0]]]), np.zeros((2, 1))).tolist()  # max(x, -x)
    [[3.0], [0.0], [2.0]]
    """
    # one table of scores per piece: (n_pieces, n_samples, n_hidden)
    scores = np.stack([X @ W_j + b_j for W_j, b_j in zip(W, b)])
    return scores.max(axis=0)


def lopsided_tent():
    """Return three ReLU units whose weighted sum is a tent: 0 up to -1, 3 at 2, and 0 again from 3 on.

    ``slopes 0, 1, -3, 0: at each corner a unit begins whose height is the change of slope``

    Source: section "Why a network needs them" of the chapter on activation functions.

    Returns
    -------
    weights : list of shape (3,)
        What each unit multiplies x by.
    biases : list of shape (3,)
        What each unit adds to that; x is then at the corner where the sum is 0.
    heights : list of shape (3,)
        What the output multiplies the value of each unit by.

    Examples
    --------
    >>> farthest_from_the_tent(*map(np.array, lopsided_tent()))
    0.0
    """
    corners, slopes = np.array([-1.0, 2.0, 3.0]), np.array([0.0, 1.0, -3.0, 0.0])
    return [1.0, 1.0, 1.0], (-corners).tolist(), np.diff(slopes).tolist()


def one_layer(W1, b1, W2, b2, slope, shift):
    """Return the one layer that does the work of two with a straight line between them.

    ``W = slope * (W1 @ W2)``,  ``b = (slope * b1 + shift) @ W2 + b2``

    Source: none of the slides; equation (collapse) of the chapter on activation functions, with a line added.

    Parameters
    ----------
    W1 : ndarray of shape (n_features, n_hidden)
        The weights of the first layer, one column per unit.
    b1 : ndarray of shape (n_hidden,)
        Its biases.
    W2 : ndarray of shape (n_hidden, n_outputs)
        The weights of the second layer.
    b2 : ndarray of shape (n_outputs,)
        Its biases.
    slope : float
        What a score of the first layer is multiplied by before it is passed on.
    shift : float
        What is added to it then.

    Returns
    -------
    W : ndarray of shape (n_features, n_outputs)
        The weights of the one layer.
    b : ndarray of shape (n_outputs,)
        Its biases.

    Examples
    --------
    >>> W, b = one_layer(np.eye(2), np.zeros(2), np.ones((2, 1)), np.zeros(1), slope=2.0, shift=1.0)
    >>> print(W.ravel(), b)
    [2. 2.] [2.]
    """
    W = slope * (W1 @ W2)
    b = (slope * b1 + shift) @ W2 + b2  # the shift goes through the second layer, too
    return W, b


def relu_heights(x, y):
    """Return the heights of the ReLUs whose sum runs through given points in straight pieces.

    ``heights[k] = slope of piece k - slope of piece k - 1``, where the slope before the first piece is 0

    Source: section "Why a network needs them" of the chapter on activation functions.

    Parameters
    ----------
    x : ndarray of shape (n_points,)
        Where the points are, from left to right.
    y : ndarray of shape (n_points,)
        How high they are.

    Returns
    -------
    ndarray of shape (n_points - 1,)
        The height of the ReLU that begins at each point but the last.

    Examples
    --------
    >>> print(relu_heights(np.array([0.0, 1.0, 3.0]), np.array([5.0, 7.0, 3.0])))
    [ 2. -4.]
    """
    slopes = np.diff(y) / np.diff(x)  # one for each piece
    return np.diff(slopes, prepend=0)  # before the first point the sum is flat
