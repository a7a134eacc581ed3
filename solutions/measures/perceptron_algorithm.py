"""Students whom no line decides rightly without exception, and how good a line is."""

import numpy as np


def applicants(seed, count):
    """Draw students with five marks, who are admitted by a rule and a good deal of chance.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many students.

    Returns
    -------
    X : ndarray of shape (count, 5)
        Their marks, from 0 to 10.
    y : ndarray of shape (count,)
        1 for admitted, 0 for rejected.

    Examples
    --------
    >>> X, y = applicants(seed=0, count=3)
    >>> X.shape, y.shape
    ((3, 5), (3,))
    """
    rng = np.random.default_rng(seed)
    X = rng.integers(0, 21, size=(count, 5)) / 2
    scores = X @ np.array([2.0, 1.0, 1.0, 0.5, 0.5]) - 25
    return X, np.where(scores + rng.normal(0, 2, count) >= 0, 1, 0)


def share_right(weights, bias, X, y):
    """Return the share of the points that a line decides rightly.

    Parameters
    ----------
    weights : ndarray of shape (n_features,)
        The weights of the line.
    bias : float
        Its bias.
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> share_right(np.array([2.0, 1.0]), -18.0, np.array([[9.0, 8.0], [3.0, 4.0]]), np.array([1, 1]))
    0.5
    """
    return float(np.mean(np.where(X @ weights + bias >= 0, 1, 0) == y))


def what_a_line_says(weights, bias, X, y):
    """Return what is the matter with a line that says the same to everybody, or the opposite of what is right.

    Parameters
    ----------
    weights, bias, X, y
        As for the share that it decides rightly.

    Returns
    -------
    tuple of str, or None
        The mistake and the way out.

    Examples
    --------
    >>> what_a_line_says(np.array([2.0, 1.0]), 18.0, np.array([[9.0, 8.0], [3.0, 4.0]]), np.array([1, 0]))[0]
    'This line admits everybody.'
    """
    admitted = X @ weights + bias >= 0
    if admitted.all() or not admitted.any():
        return (
            f"This line admits {'everybody' if admitted.any() else 'nobody'}.",
            "How large is the weighted sum of a good student, and what does the bias make of it?",
        )
    if np.mean(admitted == y) < 0.5:
        return "This line is wrong more often than right.", "Are its two sides exchanged?"
    return None
