"""Patients with many values, few of which matter, and the loss of a line on them."""

import numpy as np


def patients(seed, count):
    """Draw patients with twenty values, four of which have to do with whether they are ill.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many patients.

    Returns
    -------
    X : ndarray of shape (count, 20)
        Their values, already scaled.
    y : ndarray of shape (count,)
        1 for ill, 0 for healthy.

    Examples
    --------
    >>> X, y = patients(seed=0, count=3)
    >>> X.shape, y.shape
    ((3, 20), (3,))
    """
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(count, 20)).round(2)
    scores = X[:, :4] @ np.array([3.0, -3.0, 2.0, 2.0])
    return X, np.where(rng.random(count) < 1 / (1 + np.exp(-scores)), 1, 0)


def loss_of_line(line, X, y):
    """Return the mean cross-entropy of a line.

    Parameters
    ----------
    line : ndarray of shape (n_features + 1,)
        The weights, and the bias at the end.
    X : ndarray of shape (n_samples, n_features)
        One example per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.

    Returns
    -------
    float
        The loss, 0 or more.

    Examples
    --------
    >>> round(loss_of_line(np.array([0.0, 0.0]), np.array([[3.0], [5.0]]), np.array([0, 1])), 4)
    0.6931
    """
    scores = X @ line[:-1] + line[-1]
    return float(np.mean(np.logaddexp(0, scores) - y * scores))


def what_keeps_from_learning_by_heart(line, X, y):
    """Return why a line doesn't know its examples by heart, as far as it shows, and what to look at.

    Parameters
    ----------
    line, X, y
        As for ``loss_of_line``.

    Returns
    -------
    tuple of str
        The mistake and the way out.

    Examples
    --------
    >>> what_keeps_from_learning_by_heart(np.array([0.0, 0.0]), np.array([[3.0], [5.0]]), np.array([0, 1]))[0]
    'With all weights 0 nothing is learned.'
    """
    if not np.any(line[:-1]):
        return ("With all weights 0 nothing is learned.", "Which row does train return after its last epoch?")
    if loss_of_line(line, X, y) > 0.6931:
        return ("On the training set this line is worse than one of zeros.", "Is it a row of lines, bias at the end?")
    scores = X @ line[:-1] + line[-1]
    if np.abs(scores).max() < 5:
        return (
            f"On the training set the scores of this line only go from {scores.min():.1f} to {scores.max():.1f}, so no "
            f"prediction is sure and the loss stays at {loss_of_line(line, X, y):.2f}.",
            "They should lie far below 0 for the label 0, far above 0 for 1. What makes a line longer: more epochs, a "
            "larger rate, no penalty?",
        )
    return (
        "The line was not trained for long enough, or it is not the row with the least training loss.",
        "Does the training loss still fall at the end? Then more epochs are needed, or a larger rate, and no penalty. "
        "Were it the patients held back who chose the row?",
    )


def what_keeps_from_being_general(line, X, y):
    """Return why a line isn't good for other patients, as far as its size shows, and what to look at.

    Parameters
    ----------
    line, X, y
        As for ``loss_of_line``.

    Returns
    -------
    tuple of str
        The mistake and the way out.

    Examples
    --------
    >>> what_keeps_from_being_general(np.array([90.0, 0.0]), np.array([[-3.0], [5.0]]), np.array([1, 0]))[0]
    'Its weights are large: it overfits, as one does that was trained too long, without a stop and without a penalty.'
    """
    if not np.any(line[:-1]):
        return ("With all weights 0 nothing is learned.", "Which of the rows that train returns is best?")
    if np.linalg.norm(line[:-1]) > 5:
        return (
            "Its weights are large: it overfits, as one does that was trained too long, without a stop and without a "
            "penalty.",
            "After which epoch is the loss of the patients held back least? And what does lam do to it?",
        )
    return (
        "The line is small, as after very few epochs, or with a very large penalty.",
        "After which epoch is the loss of the patients held back least? Which lam is best?",
    )
