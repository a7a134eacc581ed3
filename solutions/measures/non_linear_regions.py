"""Points inside a shape and around it, and how many of them a network of lines gets right."""

import numpy as np


def points_of_a_shape(seed, count):
    """Draw points in a square, some of which lie inside a shape with three corners.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many points.

    Returns
    -------
    X : ndarray of shape (count, 2)
        The points, with both numbers from 0 to 10.
    y : ndarray of shape (count,)
        1 inside the shape, 0 around it.

    Examples
    --------
    >>> X, y = points_of_a_shape(seed=0, count=4)
    >>> X.shape, y.shape
    ((4, 2), (4,))
    """
    rng = np.random.default_rng(seed)
    X = rng.uniform(0, 10, (count, 2)).round(2)
    corners = np.array([[1.0, 2.0], [9.0, 3.5], [4.5, 9.0]])
    sides = np.roll(corners, -1, axis=0) - corners
    to_points = X[:, None] - corners
    left = sides[:, 0] * to_points[:, :, 1] - sides[:, 1] * to_points[:, :, 0] >= 0
    return X, np.where(left.sum(axis=1) == 3, 1, 0)


def share_of_points_right(weights, biases, unit_weights, unit_bias, X, y):
    """Return the share of the points that three lines and a unit which reads their answers decide rightly.

    Parameters
    ----------
    weights : ndarray of shape (3, 2)
        The weights of the lines, one row for each.
    biases : ndarray of shape (3,)
        Their biases.
    unit_weights : ndarray of shape (3,)
        The weights of the unit.
    unit_bias : float
        Its bias.
    X : ndarray of shape (n_samples, 2)
        One point per row.
    y : ndarray of shape (n_samples,)
        1 inside the shape, 0 around it.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> nothing = np.zeros((3, 2)), np.zeros(3), np.zeros(3)
    >>> share_of_points_right(*nothing, -1.0, np.ones((4, 2)), np.array([0, 1, 0, 0]))
    0.75
    """
    scores = (X @ weights.T + biases >= 0) @ unit_weights + unit_bias
    return float(np.mean((scores >= 0) == (y == 1)))


def what_is_wrong_with_a_fence(weights, biases, unit_weights, unit_bias, X, y):
    """Return what is the matter with three lines and a unit that decide many points wrongly, and what to look at.

    Parameters
    ----------
    weights, biases, unit_weights, unit_bias, X, y
        As for ``share_of_points_right``.

    Returns
    -------
    tuple of str, or None
        The mistake and the way out, where something can be said.

    Examples
    --------
    >>> square = np.array([[0.0, 0.0], [9.0, 0.0], [0.0, 9.0], [4.0, 4.0]])
    >>> lines = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]), np.array([-1.0, -1.0, 7.0])
    >>> what_is_wrong_with_a_fence(*lines, np.ones(3), -1.5, square, np.array([0, 0, 0, 1]))[0]
    'Two of the three lines are enough for your unit: its bias is that of an AND of two, or the like.'
    """
    lines = X @ weights.T + biases >= 0
    answers = lines @ unit_weights + unit_bias >= 0
    asleep = [str(number) for number, line in enumerate(lines.T, start=1) if line.all() or not line.any()]
    turned = [str(number) for number, line in enumerate(lines.T, start=1) if line[y == 1].mean() < 0.5]
    all_but_one = unit_weights.sum() - unit_weights
    if answers.all() or not answers.any():
        return (
            f"Your network says {1 if answers.all() else 0} to every point.",
            "What do the lines say to a point inside the shape, and what is the score of the unit then?",
        )
    if asleep:
        return (
            f"Line {asleep[0]} says the same to all points: it runs outside of the square.",
            "Where are its weights and its bias such that the score is 0?",
        )
    if turned:
        return (
            f"Line {turned[0]} says 0 to most points inside the shape: its two sides are exchanged, or it runs "
            "through the shape.",
            "Put a point of the shape into its score. Which sign does the score have, and what turns it round?",
        )
    if unit_weights.sum() + unit_bias >= 0 and (unit_weights > 0).all() and (all_but_one + unit_bias >= 0).any():
        return (
            "Two of the three lines are enough for your unit: its bias is that of an AND of two, or the like.",
            "How large is its score where all three say 1, and how large where two do?",
        )
    if (unit_weights <= 0).any() or unit_weights.sum() + unit_bias < 0:
        return (
            "Your unit doesn't say 1 where all three lines do, or not there alone.",
            "Which weights and which bias make an AND of three?",
        )
    taken, missed = np.mean(answers[y == 0]), 1 - np.mean(answers[y == 1])
    return (
        f"The unit is an AND of three, but the lines don't lie along the shape: {taken:.0%} of the points outside are "
        f"taken in, and {missed:.0%} of those inside are left out.",
        "Which score should both corners of a side have?",
    )
