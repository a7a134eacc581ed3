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


def what_a_network_lacks(hidden_weights, hidden_bias, output_weights, output_bias, X, y):
    """Return what is the matter with a network that doesn't tell the spirals apart, and what to look at.

    Parameters
    ----------
    hidden_weights, hidden_bias, output_weights, output_bias, X, y
        As for ``share_told_apart``.

    Returns
    -------
    tuple of str, or None
        The mistake and the way out, where something can be said.

    Examples
    --------
    >>> X, y = np.array([[1.0, 0.0], [-3.0, 0.0]]), np.array([1, 0])
    >>> what_a_network_lacks(np.zeros((1, 2)), np.zeros(1), np.zeros((1, 1)), np.zeros(1), X, y)[0]
    'The network says the same of every point, as one does that was never trained.'
    """
    hidden = 1 / (1 + np.exp(-(X @ hidden_weights.T + hidden_bias)))
    scores = hidden @ output_weights[0] + output_bias[0]
    if np.all(scores >= 0) or np.all(scores < 0):
        return (
            "The network says the same of every point, as one does that was never trained.",
            "Hand in what learn returns, after enough epochs.",
        )
    right = share_told_apart(hidden_weights, hidden_bias, output_weights, output_bias, X, y)
    turned = share_told_apart(hidden_weights, hidden_bias, -output_weights, -output_bias, X, y)
    if turned > max(right, 0.8):
        return ("The classes are exchanged: more points are right with the opposite score.", "What is class 1?")
    if right < 0.7:
        return (
            "That is hardly more than guessing, as with numbers that were never trained, or not for long.",
            "Hand in what learn returns. Does the loss still fall when it ends?",
        )
    return (
        "The network has begun to learn the spirals, but was not trained for long enough, or has too few hidden units.",
        "Try more epochs, more hidden units (16 are allowed), another rate or another seed.",
    )
