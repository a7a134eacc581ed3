"""Acceptance at a university: a score, a prediction and the boundary between them."""

import numpy as np

from solutions.measures.acceptance import applicants, share_right


def what_changes():
    """Return what becomes of the rule with the weights (1, 3) and the bias -24 in six other rules.

    ``1``: nothing, ``2``: the sides change places, ``3``: more are accepted, ``4``: fewer, ``5``: the line turns

    Source: none of the slides; section "The boundary is a line" of the chapter on acceptance.

    Returns
    -------
    list of shape (6,)
        A number from 1 to 5 for each rule.

    Examples
    --------
    >>> len(what_changes())
    6
    """
    w1, w2, bias = 1.0, 3.0, -24.0
    others = [(2, 6, -24), (3, 9, -72), (3, 1, -24), (-2, -6, 48), (0.5, 1.5, -24), (2, 3, -48)]
    answers = []
    for other_w1, other_w2, other_bias in others:
        factor = other_w1 / w1
        gain = other_bias / factor - bias  # of every score, on the scale of the first rule
        if other_w2 != factor * w2:
            answers.append(5)
        elif gain == 0:
            answers.append(1 if factor > 0 else 2)
        else:
            answers.append(3 if gain > 0 else 4)
    return answers


def score(X, weights, bias):
    """Return the score of every student.

    ``score = X @ weights + bias``

    Source: slides 2 to 5; equation (score) of the chapter on acceptance.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One row per student, for example a test and a grade.
    weights : ndarray of shape (n_features,)
        How much each feature counts.
    bias : float
        Added to every score; -18 on the slides.

    Returns
    -------
    ndarray of shape (n_samples,)
        One score per student.

    Examples
    --------
    >>> score(np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]]), np.array([2.0, 1.0]), -18.0)
    array([ 8., -8.,  2.])
    """
    return X @ weights + bias


def predict(X, weights, bias):
    """Accept (1) every student whose score is 0 or more, reject (0) the others.

    ``y_hat = 1 if X @ weights + bias >= 0 else 0``

    Source: slide 4; equation (prediction) of the chapter on acceptance.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One row per student.
    weights : ndarray of shape (n_features,)
        How much each feature counts.
    bias : float
        Added to every score.

    Returns
    -------
    ndarray of shape (n_samples,)
        1 for accepted, 0 for rejected.

    Examples
    --------
    >>> predict(np.array([[9.0, 8.0], [3.0, 4.0], [6.0, 6.0]]), np.array([2.0, 1.0]), -18.0)
    array([1, 0, 1])
    """
    return (score(X, weights, bias) >= 0).astype(int)


def boundary_x2(x1, weights, bias):
    """Return the second coordinate of the boundary line at each first coordinate.

    ``x2 = -(weights[0] * x1 + bias) / weights[1]``

    Source: slides 3 and 4; equation (boundary) of the chapter on acceptance.

    Parameters
    ----------
    x1 : ndarray of shape (n_points,)
        First coordinates.
    weights : ndarray of shape (2,)
        The two weights; the second must not be 0.
    bias : float
        The bias of the line.

    Returns
    -------
    ndarray of shape (n_points,)
        The second coordinates: every point (x1, x2) has score 0.

    Raises
    ------
    ValueError
        If ``weights[1]`` is 0: no x2 answers then. The boundary is a vertical line, or there is none.

    Examples
    --------
    >>> boundary_x2(np.array([5.0, 6.0, 8.0]), np.array([2.0, 1.0]), -18.0)
    array([8., 6., 2.])
    """
    if weights[1] == 0:
        raise ValueError("weights[1] is 0: the boundary is vertical, or there is none")
    return -(weights[0] * x1 + bias) / weights[1]


def own_line():
    """Return a line that gets most of 100 applicants right, drawn through two points between yes and no.

    ``weights @ step == 0`` for the step from one point to the other, ``bias = -(weights @ point)``

    Source: section "A less orderly university" of the chapter on acceptance.

    Returns
    -------
    weights : list of shape (2,)
        The weight of the test and that of the grade.
    bias : float
        The bias.

    Examples
    --------
    >>> weights, bias = own_line()
    >>> share_right(np.array(weights), bias, *applicants(seed=1, count=100))
    0.95
    """
    (test_1, grade_1), (test_2, grade_2) = (0.0, 1.0), (100.0, 6.0)
    weights = [grade_2 - grade_1, -(test_2 - test_1)]  # at a right angle to the step along the line
    bias = -(weights[0] * test_1 + weights[1] * grade_1)  # the first point has the score 0
    return [weight / 20 for weight in weights], bias / 20


def unevenness(X):
    """Return for every student how far the grade that is farthest from the student's own average lies from it.

    ``np.abs(X - X.mean(axis=1, keepdims=True)).max(axis=1)``

    Source: none of the slides; section "Broadcasting repeats what has length 1" of the page "Start here".

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One row per student, one column per grade.

    Returns
    -------
    ndarray of shape (n_samples,)
        One distance for each student, 0 where all grades are the same.

    Examples
    --------
    >>> unevenness(np.array([[9.0, 8.0, 1.0], [3.0, 4.0, 2.0]]))
    array([5., 1.])
    """
    means = X.mean(axis=1, keepdims=True)  # (n_samples, 1)
    return np.abs(X - means).max(axis=1)


def silent_table():
    """Return a table on which five wrong programs for centring columns give the right answer.

    ``X.sum(axis=0) == 0``,  ``X.sum(axis=1) == 0``,  ``np.median(X, axis=0) == 0``

    Where every sum is 0, so is every mean, whoever takes it and by whatever he divides. Two rows and the same rows with
    the other sign give such columns, and medians of 0 besides. In each row the third number makes up for the first two.

    Source: none of the slides; it goes back to the warm-up of the page "Start here".

    Returns
    -------
    list of shape (4, 3)
        The rows of the table.

    Examples
    --------
    >>> np.sum(silent_table(), axis=0), np.sum(silent_table(), axis=1)
    (array([0., 0., 0.]), array([0., 0., 0., 0.]))
    """
    return [[1.0, 2.0, -3.0], [-1.0, -2.0, 3.0], [4.0, 5.0, -9.0], [-4.0, -5.0, 9.0]]
