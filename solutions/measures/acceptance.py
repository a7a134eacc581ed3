"""Applicants whom a university decides by a rule of its own and a little chance, and how good a line is."""

import numpy as np


def applicants(seed, count):
    """Draw applicants with a test and a grade, who are accepted by a rule and some chance.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many applicants.

    Returns
    -------
    X : ndarray of shape (count, 2)
        The test, from 0 to 100, and the grade, from 1 (the best) to 6.
    y : ndarray of shape (count,)
        1 for accepted, 0 for rejected.

    Examples
    --------
    >>> X, y = applicants(seed=0, count=3)
    >>> X.shape, y.shape
    ((3, 2), (3,))
    """
    rng = np.random.default_rng(seed)
    test, grade = rng.integers(0, 101, size=count), rng.integers(10, 61, size=count) / 10
    chance = rng.normal(0, 2, size=count)
    return np.column_stack([test, grade]), np.where(0.2 * test + chance >= 4 * grade - 4, 1, 0)


def share_right(weights, bias, X, y):
    """Return the share of the applicants that a line decides as they were decided, for two features.

    Parameters
    ----------
    weights : ndarray of shape (2,)
        The weights of the line.
    bias : float
        Its bias.
    X : ndarray of shape (n_samples, 2)
        One applicant per row.
    y : ndarray of shape (n_samples,)
        1 for accepted, 0 for rejected.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> share_right(np.array([2.0, 1.0]), -18.0, np.array([[9.0, 8.0], [3.0, 4.0]]), np.array([1, 1]))
    0.5
    """
    by_test, by_grade = weights[0] * X[:, 0], weights[1] * X[:, 1]
    return float(np.mean((by_test + by_grade >= -bias) == (y == 1)))


def programs_unnoticed(X):
    """Return how many of five wrong programs centre the columns of a table rightly, or 0 where a number stands twice.

    Parameters
    ----------
    X : ndarray of shape (n_samples, 3)
        The table.

    Returns
    -------
    int
        From 0 to 5; numbers that are the same in the first three decimals count as the same.

    Examples
    --------
    >>> programs_unnoticed(np.array([[1.0, 2.0, -3.0], [-1.0, -2.0, 3.0]]))
    5
    >>> programs_unnoticed(np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [8.0, 9.0, 7.0]]))
    1
    >>> programs_unnoticed(np.zeros((4, 3)))
    0
    """
    means = X.mean(axis=0)
    subtracted = [  # what each program subtracts in place of the means
        X.mean(),
        X.mean(axis=1, keepdims=True),
        X.sum(axis=0) / 3,
        np.median(X, axis=0),
        means * [1, 1, 0],
    ]
    unnoticed = [np.allclose(each, means, rtol=0, atol=1e-6) for each in subtracted]
    return sum(unnoticed) if len(np.unique(X.round(3))) == X.size else 0


def what_is_wrong_with_a_line(weights, bias, X, y):
    """Return what is the matter with a line that decides many applicants wrongly, and what to look at.

    Parameters
    ----------
    weights : ndarray of shape (2,)
        The weights of the line.
    bias : float
        Its bias.
    X : ndarray of shape (n_samples, 2)
        One applicant per row.
    y : ndarray of shape (n_samples,)
        1 for accepted, 0 for rejected.

    Returns
    -------
    tuple of str, or None
        The mistake and the way out, where something can be said.

    Examples
    --------
    >>> applied = np.array([[90.0, 1.0], [10.0, 5.0]])
    >>> what_is_wrong_with_a_line(np.array([-1.0, 0.0]), 50.0, applied, np.array([1, 0]))[0]
    'Most applicants are on the wrong side: the two sides of your line are exchanged.'
    """
    right = share_right(weights, bias, X, y)
    turned = share_right(-weights, -bias, X, y)
    accepted = np.mean(weights[0] * X[:, 0] + weights[1] * X[:, 1] >= -bias)
    if turned > 0.6 and turned > right:
        return (
            "Most applicants are on the wrong side: the two sides of your line are exchanged.",
            "Is the score of a very good applicant above 0? A good grade is a small number.",
        )
    if accepted in (0, 1):
        return (
            f"Your line accepts {'everybody' if accepted else 'nobody'}.",
            "A point on the line that you drew: what is its score? What must the bias be for it to be 0?",
        )
    if weights[1] >= 0:
        return (
            "With this line a worse grade, which is a greater number, doesn't lower the score.",
            "Which sign must the weight of the grade have?",
        )
    if weights[0] <= 0:
        return (
            "With this line a better test doesn't raise the score.",
            "Which sign must the weight of the test have?",
        )
    if abs(accepted - np.mean(y)) > 0.15:
        return (
            f"Your line accepts too {'many' if accepted > np.mean(y) else 'few'} of the applicants.",
            "The bias moves the line without turning it.",
        )
    return None


def what_gives_somebody_away(X):
    """Return which of the five programs a table gives away, or that numbers stand in it twice, and what to look at.

    Parameters
    ----------
    X : ndarray of shape (n_samples, 3)
        The table.

    Returns
    -------
    tuple of str, or None
        The mistake and the way out.

    Examples
    --------
    >>> what_gives_somebody_away(np.array([[1.0, 2.0, -3.0], [-1.0, -2.0, 3.0], [5.0, 4.0, -9.0]]))[0]
    "The sums of the columns aren't 0, so their means aren't, and whoever divides by another number is seen."
    """
    if np.any(np.round(X.sum(axis=0), 6)):
        return (
            "The sums of the columns aren't 0, so their means aren't, and whoever divides by another number is seen.",
            "Which mean is the same, whatever a sum is divided by?",
        )
    if np.any(np.round(X.sum(axis=1), 6)):
        return (
            "The sums of the rows aren't 0, so whoever takes the means of the rows is seen.",
            "What is subtracted from each row, and what should be?",
        )
    if np.any(np.round(np.median(X, axis=0), 6)):
        return (
            "The medians of the columns aren't 0 as their means are, so whoever takes the median is seen.",
            "Which are the two numbers in the middle of a column?",
        )
    if len(np.unique(np.round(X, 3))) < X.size:
        return ("All five are right about this table, but some of its numbers stand there twice.", "Change two rows.")
    return None
