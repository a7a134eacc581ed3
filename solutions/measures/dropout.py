"""Examples from eight heaps, some with wrong labels, and how often a network is right about others."""

import numpy as np


def examples(seed, count, wrong):
    """Draw points with 20 features from eight heaps, four for each class.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many points.
    wrong : float
        The chance that a label is switched to the other class.

    Returns
    -------
    X : ndarray of shape (count, 20)
        The points.
    y : ndarray of shape (count,)
        Their labels, 0 or 1.

    Examples
    --------
    >>> X, y = examples(seed=0, count=3, wrong=0.2)
    >>> X.shape, y.shape
    ((3, 20), (3,))
    """
    heaps = np.random.default_rng(0).normal(0, 0.8, size=(8, 20))  # the same whatever the seed is
    rng = np.random.default_rng(seed)
    heap = rng.integers(8, size=count)
    X, y = heaps[heap] + rng.normal(size=(count, 20)), heap % 2
    return X, np.where(rng.random(count) < wrong, 1 - y, y)


def share_right(hidden_weights, hidden_bias, output_weights, output_bias, seed, count):
    """Return the share of new examples, with right labels, about which a network is right.

    The tables are those of PyTorch: a row for each unit.

    Parameters
    ----------
    hidden_weights : ndarray of shape (n_hidden, 20)
        The weights of the hidden units, which are rectified.
    hidden_bias : ndarray of shape (n_hidden,)
        Their biases.
    output_weights : ndarray of shape (1, n_hidden)
        The weights of the score.
    output_bias : ndarray of shape (1,)
        Its bias.
    seed : int
        Of the examples.
    count : int
        How many.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> share_right(np.zeros((1, 20)), np.zeros(1), np.zeros((1, 1)), -np.ones(1), seed=1, count=4)
    0.5
    """
    X, y = examples(seed, count, 0.0)
    H = np.maximum(X @ hidden_weights.T + hidden_bias, 0)
    scores = (H @ output_weights.T + output_bias)[:, 0]
    return float(np.mean((scores >= 0) == (y == 1)))


def what_a_network_lacks(hidden_weights, hidden_bias, output_weights, output_bias, seed, count):
    """Return what is the matter with a network that is hardly better than chance, and what to look at.

    Parameters
    ----------
    hidden_weights, hidden_bias, output_weights, output_bias, seed, count
        As for ``share_right``.

    Returns
    -------
    tuple of str, or None
        The mistake and the way out, where something can be said.

    Examples
    --------
    >>> what_a_network_lacks(np.zeros((1, 20)), np.zeros(1), np.zeros((1, 1)), np.ones(1), seed=1, count=4)[0]
    'The network says the same of every example, as one whose weights are zero: about half of them are right.'
    """
    X, _ = examples(seed, count, 0.0)
    scores = np.maximum(X @ hidden_weights.T + hidden_bias, 0) @ output_weights[0] + output_bias[0]
    if np.all(scores >= 0) or np.all(scores < 0):
        same = "as one whose weights are zero: " if np.ptp(scores) == 0 else ""
        return (
            f"The network says the same of every example, {same}about half of them are right.",
            "Hand in the tables of a network that has been trained.",
        )
    right = share_right(hidden_weights, hidden_bias, output_weights, output_bias, seed, count)
    turned = share_right(hidden_weights, hidden_bias, -output_weights, -output_bias, seed, count)
    if turned > max(right, 0.6):
        return (
            "The classes are exchanged: more of the examples are right with the opposite score.",
            "What is class 1?",
        )
    if right < 0.65:
        return (
            "That is little more than half, as with random numbers that were never trained.",
            "Hand in the tables as they are after the training. Does the loss fall while it learns?",
        )
    return (
        "The network has learned something, but not well enough what holds for new examples.",
        "Which p, and how many steps, did best on the validation set? One label in five is wrong: without dropout, or "
        "with very many steps, it learns these by heart.",
    )
