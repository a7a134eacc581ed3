"""From yes/no to probability: the sigmoid, and a classifier that says how sure it is."""

import numpy as np

from solutions.measures.probability import COSTS, cases_to_decide, cost_of_mistakes


def chances_by_hand():
    """Return a probability after its score has risen by ln 3, and the scores of two probabilities.

    ``odds = 0.4 / 0.6 * 3``,  ``odds / (1 + odds)``,  ``ln(1 / 3)``,  ``ln(0.8 / 0.2)``

    Source: none of the slides; equations (log-odds) and (threshold) of the chapter on probability.

    Returns
    -------
    raised : float
        The probability that 0.4 becomes.
    thrice : float
        The score at which red is three times as probable as blue.
    needed : float
        The score that the threshold 0.8 asks for.

    Examples
    --------
    >>> raised, thrice, needed = chances_by_hand()
    >>> sigmoid(np.array([np.log(0.4 / 0.6) + np.log(3) - np.log(raised / (1 - raised)), needed])).round(5)
    array([0.5, 0.8])
    """
    odds = 0.4 / 0.6 * 3
    return odds / (1 + odds), float(np.log(1 / 3)), float(np.log(0.8 / 0.2))


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


def thresholds_for_costs():
    """Return a threshold for each of five offices, for whom the two kinds of mistake have different costs.

    ``wrong_yes / (wrong_yes + wrong_no)``: there a yes and a no cost the same in the mean

    Source: none of the slides; section "From a probability back to a decision" of the chapter on probability.

    Returns
    -------
    list
        The thresholds.

    Examples
    --------
    >>> found, data = np.array(thresholds_for_costs()), cases_to_decide(seed=4, count=1000)
    >>> cost_of_mistakes(found, *data) < cost_of_mistakes(np.full(5, 0.5), *data) / 3
    True
    """
    return [wrong_yes / (wrong_yes + wrong_no) for wrong_yes, wrong_no in COSTS]


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


def rounded_to_one():
    """Return the scores from which on the sigmoid is exactly 1, in two formats of few digits.

    ``e ** -z <= 2 ** -digits``,  so  ``z >= digits * ln(2)``  with 11 and 8 binary digits

    Source: none of the slides; section "Where the computer can't tell a probability from 1".

    Returns
    -------
    half : float
        With 11 binary digits, as in float16.
    brain : float
        With 8 binary digits, as in bfloat16.

    Examples
    --------
    >>> half, brain = rounded_to_one()
    >>> print(1 + np.float16(np.exp(-half - 0.01)) == 1, 1 + np.float16(np.exp(-half + 0.01)) == 1)
    True False
    """
    return float(11 * np.log(2)), float(8 * np.log(2))


def two_telling_points():
    """Return two points on which four wrong updates of the perceptron give themselves away.

    The first has a score of exactly 0, a positive bias, and turns right as soon as the weights have moved.

    ``score = -1 + 1 = 0``  with the label 0;  ``score = 20``  with the label 0, which one update doesn't mend

    Source: the chapter on the perceptron algorithm.

    Returns
    -------
    list
        Rows of a point, its label, the weights, the bias and the learning rate.

    Examples
    --------
    >>> for x, y, weights, bias, learning_rate in two_telling_points():
    ...     print(np.array(x) @ np.array(weights) + bias, y)
    0.0 0
    20.0 0
    """
    return [[[1.0], 0, [-1.0], 1.0, 0.5], [[1.0], 0, [19.0], 1.0, 0.5]]


def epochs_needed(X, y, weights, bias, learning_rate, max_epochs):
    """Return after how many epochs of the perceptron algorithm every point is right, at most ``max_epochs``.

    ``the number of epochs before the first that makes no update``

    Source: slide 8; section "When to stop" of the chapter on the perceptron algorithm.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    weights : ndarray of shape (n_features,)
        The weights to start from.
    bias : float
        The bias to start from.
    learning_rate : float
        The size of a step.
    max_epochs : int
        The cap, which comes back where some point is never right.

    Returns
    -------
    int
        The number of epochs that made an update.

    Examples
    --------
    >>> X, y = np.array([[4.0, 5.0], [1.0, 1.0]]), np.array([0, 1])
    >>> epochs_needed(X, y, np.array([0.0, 0.0]), 0.5, 0.5, max_epochs=50)
    3
    """
    for epochs in range(max_epochs):
        updates = 0
        for x, label in zip(X, y):
            y_hat = 1 if x @ weights + bias >= 0 else 0
            weights = weights + learning_rate * (label - y_hat) * x
            bias = bias + learning_rate * (label - y_hat)
            updates += label != y_hat
        if updates == 0:
            return epochs
    return max_epochs
