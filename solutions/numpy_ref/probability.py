"""From yes/no to probability: the sigmoid, and a classifier that says how sure it is."""

import numpy as np


def sigmoid(z):
    """Turn scores of any size into numbers between 0 and 1.

    ``sigmoid(z) = 1 / (1 + exp(-z))``

    Source: slide 9; equation (sigmoid) of the chapter on probability.

    Parameters
    ----------
    z : ndarray of shape (n_samples,)
        Scores, of any size and sign, which may be whole numbers.

    Returns
    -------
    ndarray of shape (n_samples,)
        The sigmoid of each score.

    Examples
    --------
    >>> sigmoid(np.array([8.0, -8.0, 2.0, 0.0])).round(5)
    array([9.9966e-01, 3.4000e-04, 8.8080e-01, 5.0000e-01])
    """
    return 1 / (1 + np.exp(-z))


def predict_proba(X, weights, bias):
    """Return the probability of class 1, blue, for every row.

    ``P(blue) = sigmoid(X @ weights + bias)``,  ``P(red) = 1 - P(blue)``

    Source: slide 11; equation (probability) of the chapter on probability.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One row per example.
    weights : ndarray of shape (n_features,)
        How much each feature counts.
    bias : float
        Added to every score.

    Returns
    -------
    ndarray of shape (n_samples,)
        The probability of class 1 for each row.

    Examples
    --------
    >>> students = np.array([[9.0, 8.0], [7.0, 6.0], [6.0, 6.0]])
    >>> predict_proba(students, np.array([2.0, 1.0]), -18.0).round(5)
    array([0.99966, 0.8808 , 0.5    ])
    """
    return sigmoid(X @ weights + bias)


def classify(X, weights, bias, threshold):
    """Return class 1 where its probability reaches the threshold, and class 0 elsewhere.

    ``y_hat = 1 if sigmoid(X @ weights + bias) >= threshold else 0``

    Source: slide 11, which has no threshold; equation (threshold) of the chapter on probability.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One row per example.
    weights : ndarray of shape (n_features,)
        How much each feature counts.
    bias : float
        Added to every score.
    threshold : float
        The smallest probability that counts as a yes, between 0 and 1.

    Returns
    -------
    ndarray of shape (n_samples,)
        0 or 1 for each row.

    Examples
    --------
    >>> students = np.array([[9.0, 8.0], [7.0, 6.0], [6.0, 6.0]])
    >>> classify(students, np.array([2.0, 1.0]), -18.0, 0.5)
    array([1, 1, 1])
    >>> classify(students, np.array([2.0, 1.0]), -18.0, 0.9)
    array([1, 0, 0])
    """
    probabilities = predict_proba(X, weights, bias)
    return np.where(probabilities >= threshold, 1, 0)


def stable_sigmoid(z):
    """Return the sigmoid without ever taking the exponential of a large number.

    ``1 / (1 + exp(-z)) if z >= 0 else exp(z) / (1 + exp(z))``

    Source: none of the slides; equation (stable-sigmoid) of the chapter on probability.

    Parameters
    ----------
    z : ndarray of shape (n_samples,)
        Scores of any size and sign, which may be whole numbers.

    Returns
    -------
    ndarray of shape (n_samples,)
        The sigmoid of each score.

    Examples
    --------
    >>> stable_sigmoid(np.array([-1000.0, 0.0, 1000.0]))
    array([0. , 0.5, 1. ])
    """
    small = np.exp(-np.abs(z))  # at most 1, so nothing overflows
    return np.where(z >= 0, 1, small) / (1 + small)
