"""Non-linear regions: two lines, and a third unit that reads their answers."""

import numpy as np

from solutions.measures.non_linear_regions import points_of_a_shape, share_of_points_right
from solutions.numpy_ref.perceptrons_and_logic import perceptron


def four_parts():
    """Return what three units say to the four parts of the plane, and how many numbers a network has.

    ``perceptron(hidden, weights, bias)`` for each unit, and ``(n_before + 1) * n_after`` added over the layers

    Source: slide 18; equations (region) and (count) of the chapter on non-linear regions.

    Returns
    -------
    list of shape (13,)
        Four answers for each of the three units, then the number of weights and biases.

    Examples
    --------
    >>> len(four_parts())
    13
    """
    hidden = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    units = [([2, -1], -1), ([-1, -2], 1.5), ([-1, 1], 0)]
    answers = [perceptron(hidden, np.array(weights), bias) for weights, bias in units]
    sizes = [6, 5, 5, 2]
    count = sum((before + 1) * after for before, after in zip(sizes, sizes[1:]))
    return [*np.concatenate(answers).tolist(), count]


def region(X, first, second, unit):
    """Return the output of a perceptron that reads the outputs of two others.

    ``y_hat = step(unit_weights[0] * h1 + unit_weights[1] * h2 + unit_bias)``  where ``h1, h2`` are 0 or 1

    Source: slide 18; equation (region) of the chapter on non-linear regions.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    first : tuple of (ndarray of shape (n_features,), float)
        Weights and bias of the first perceptron; its output is h1.
    second : tuple of (ndarray of shape (n_features,), float)
        Weights and bias of the second perceptron; its output is h2.
    unit : tuple of (ndarray of shape (2,), float)
        Weights and bias of the perceptron that reads h1 and h2.

    Returns
    -------
    ndarray of shape (n_samples,)
        0 or 1 for each point.

    Examples
    --------
    >>> corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    >>> above, below = (np.array([1.0, 1.0]), -0.5), (np.array([-1.0, -1.0]), 1.5)
    >>> region(corners, above, below, (np.array([1.0, 1.0]), -1.5))
    array([0, 1, 1, 0])
    """
    h1 = perceptron(X, *first)
    h2 = perceptron(X, *second)
    hidden = np.column_stack([h1, h2])  # (n_samples, 2)
    return perceptron(hidden, *unit)


def at_least(X, W, b, k):
    """Return 1 for each point to which at least k of the lines say 1, and 0 for the others.

    ``y_hat = step(h_1 + ... + h_n - (k - 0.5))``

    Source: none of the slides; section "More lines" of the chapter on non-linear regions has it for all lines.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    W : ndarray of shape (n_features, n_hidden)
        The weights of the lines, one column for each.
    b : ndarray of shape (n_hidden,)
        Their biases.
    k : int
        How many lines must say 1.

    Returns
    -------
    ndarray of shape (n_samples,)
        0 or 1 for each point.

    Examples
    --------
    >>> at_least(np.array([[1.0], [3.0], [5.0]]), np.ones((1, 3)), np.array([-2.0, -3.0, -4.0]), k=2)
    array([0, 1, 1])
    """
    hidden = perceptron(X, W, b)
    return perceptron(hidden, np.ones(W.shape[1]), 0.5 - k)


def fence():
    """Return three lines around a shape, and a unit that says 1 where all of them do.

    ``sum(inwards * (point - corner)) >= 0`` for each of the three sides

    Source: section "More lines" of the chapter on non-linear regions.

    Returns
    -------
    weights : list of shape (3, 2)
        The weights of the lines, one row for each.
    biases : list of shape (3,)
        Their biases.
    unit_weights : list of shape (3,)
        The weights of the unit.
    unit_bias : float
        Its bias.

    Examples
    --------
    >>> share_of_points_right(*map(np.array, fence()), *points_of_a_shape(seed=10, count=200)) > 0.98
    True
    """
    corners = np.array([[1.0, 2.0], [9.0, 3.5], [4.5, 9.0]])  # as seen in the picture, anticlockwise
    sides = np.roll(corners, -1, axis=0) - corners
    inwards = np.column_stack([-sides[:, 1], sides[:, 0]])
    biases = -(inwards * corners).sum(axis=1)
    return inwards.tolist(), biases.tolist(), [1.0, 1.0, 1.0], -2.5


def sharpness_for(p):
    """Return by what all weights and biases of a soft AND are to be multiplied so that its corner gets p.

    ``p = sigmoid(-0.5 * s)``, so ``s = 2 * ln((1 - p) / p)``

    Source: none of the slides; follows from equation (smooth-region) of the chapter on non-linear regions.

    Parameters
    ----------
    p : ndarray of shape (n_samples,)
        The probabilities that the corner should have, above 0 and below 0.5.

    Returns
    -------
    ndarray of shape (n_samples,)
        The sharpness for each.

    Examples
    --------
    >>> sharpness_for(np.array([0.2])).round(4)
    array([2.7726])
    """
    return 2 * np.log((1 - p) / p)
