"""Points on two spirals, and how many of them a network tells apart."""

import numpy as np


def spirals(seed, count):
    """Draw points on two spirals that turn around each other, a little beside them.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many points.

    Returns
    -------
    X : ndarray of shape (count, 2)
        The points.
    y : ndarray of shape (count,)
        Which spiral each is of, 0 or 1, in turns.

    Examples
    --------
    >>> X, y = spirals(seed=0, count=4)
    >>> X.shape, y
    ((4, 2), array([0, 1, 0, 1]))
    """
    rng = np.random.default_rng(seed)
    y = np.arange(count) % 2
    way = np.sqrt(rng.uniform(0.05, 1, count))  # along the spiral, from the middle to the end
    angle = 3 * np.pi * way + np.pi * y
    X = 4 * way[:, np.newaxis] * np.column_stack([np.cos(angle), np.sin(angle)])
    return (X + rng.normal(0, 0.2, X.shape)).round(2), y


def share_told_apart(hidden_weights, hidden_bias, output_weights, output_bias, X, y):
    """Return the share of the points whose class a network of sigmoid units names rightly.

    Parameters
    ----------
    hidden_weights : ndarray of shape (n_hidden, 2)
        The weights of each hidden unit, as PyTorch stores them.
    hidden_bias : ndarray of shape (n_hidden,)
        Their biases.
    output_weights : ndarray of shape (1, n_hidden)
        The weights of the output.
    output_bias : ndarray of shape (1,)
        Its bias.
    X : ndarray of shape (n_samples, 2)
        One point per row.
    y : ndarray of shape (n_samples,)
        Classes, 0 or 1.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> X, y = np.array([[1.0, 0.0], [-3.0, 0.0], [2.0, 5.0]]), np.array([1, 0, 0])
    >>> round(share_told_apart(np.array([[1.0, 0.0]]), np.zeros(1), np.array([[2.0]]), np.array([-1.0]), X, y), 3)
    0.667
    """
    hidden = 1 / (1 + np.exp(-(X @ hidden_weights.T + hidden_bias)))
    scores = hidden @ output_weights[0] + output_bias[0]
    return float(np.mean(np.where(scores >= 0, 1, 0) == y))
