"""Acceptance at a university: a score, a prediction and the boundary between them."""

import numpy as np


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
