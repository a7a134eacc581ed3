"""A pond in a field, spots in it and beside it, and how many of them a network gets right."""

import numpy as np


def spots_at_the_pond(seed, count):
    """Draw spots in a field with a round pond, which isn't in the middle.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many spots.

    Returns
    -------
    X : ndarray of shape (count, 2)
        Where they are, from -2 to 2.
    y : ndarray of shape (count,)
        1 in the water, 0 on land.

    Examples
    --------
    >>> X, y = spots_at_the_pond(seed=0, count=3)
    >>> X.shape, y.shape
    ((3, 2), (3,))
    """
    X = np.random.default_rng(seed).uniform(-2, 2, size=(count, 2)).round(2)
    return X, np.where(np.hypot(X[:, 0] - 0.25, X[:, 1] + 0.25) < 1.4, 1, 0)


def share_of_spots(W1, W2, X, y):
    """Return the share of the spots of which a network says rightly whether they are in the water.

    Parameters
    ----------
    W1 : ndarray of shape (n_features + 1, n_hidden)
        The weights of the hidden layer; the last row is the bias.
    W2 : ndarray of shape (n_hidden + 1, 1)
        The weights of the output unit; the last row is the bias.
    X : ndarray of shape (n_samples, n_features)
        One spot per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> X, y = np.array([[0.0, 1.0], [1.0, 2.0], [2.0, 2.0]]), np.array([0, 1, 0])
    >>> share_of_spots(np.zeros((3, 2)), np.zeros((3, 1)), X, y)  # the network says 1 to all
    0.3333333333333333
    """
    H = 1 / (1 + np.exp(-(X @ W1[:-1] + W1[-1])))
    scores = H @ W2[:-1, 0] + W2[-1, 0]
    return float(np.mean(np.where(scores >= 0, 1, 0) == y))


def what_is_wrong_with_a_network(W1, W2, X, y):
    """Return what is the matter with a network that is wrong about many spots, and what to look at.

    Parameters
    ----------
    W1, W2, X, y
        As for ``share_of_spots``.

    Returns
    -------
    tuple of str
        The mistake and the way out.

    Examples
    --------
    >>> X, y = np.array([[0.0, 1.0], [1.0, 2.0], [2.0, 2.0]]), np.array([0, 1, 0])
    >>> what_is_wrong_with_a_network(np.zeros((3, 2)), np.zeros((3, 1)), X, y)[0]
    'The network says the same to all spots.'
    """
    turned = 1 / (1 + np.exp(-(X @ W1[1:] + W1[0])))
    if np.mean((turned @ W2[1:, 0] + W2[0, 0] >= 0) == (y == 1)) > 0.8:
        return "The biases stand in the first rows.", "Which row of W1 and of W2 does forward take for them?"
    H = 1 / (1 + np.exp(-(X @ W1[:-1] + W1[-1])))
    water = H @ W2[:-1, 0] + W2[-1, 0] >= 0
    right = np.mean(water == (y == 1))
    if water.all() or not water.any():
        return (
            "The network says the same to all spots.",
            "Begin with random numbers that differ, and train on: does the error fall?",
        )
    if right < 0.25:
        return "The network says water where there is land, and land where there is water.", "Which label has water?"
    if np.unique(W1.round(6), axis=1).shape[1] < W1.shape[1]:
        return (
            "Hidden units are equal, and equal ones draw one and the same line.",
            "Begin with numbers that differ: chance will do.",
        )
    if right < 0.8:
        return (
            "The network has hardly learned anything: random first weights do as well. Have they been trained?",
            "train_step returns new matrices: keep them, take some thousand steps, and look at the error.",
        )
    return (
        "The network has learned something, but its training has stopped too early, or went too slowly.",
        "Take more steps, or larger ones, or begin with other numbers.",
    )
