"""Maximum likelihood: how probable does a model make the labels that we have?"""

import numpy as np

HOURS = np.arange(1, 21) / 2  # that twenty students have learned
PASSED = np.array([0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1])


def where_products_die():
    """Return how many labels it takes until the product of their probabilities is 0.

    ``0.5**150`` is rounded to 0 in float32 and ``0.5**1075`` in float64;  ``0.25 = 0.5**2``,  ``0.125 = 0.5**3``

    Source: section "Where the product dies" of the chapter on maximum likelihood.

    Returns
    -------
    quarters_in_float32 : int
        Labels of probability 1/4, in float32.
    quarters : int
        Labels of probability 1/4, in float64.
    eighths : int
        Labels of probability 1/8, in float64.

    Examples
    --------
    >>> quarters_in_float32, quarters, eighths = where_products_die()
    >>> print(0.25 ** (quarters - 1) > 0, 0.25**quarters, 0.125 ** (eighths - 1) > 0, 0.125**eighths)
    True 0.0 True 0.0
    """
    return -(-150 // 2), -(-1075 // 2), -(-1075 // 3)


def label_probabilities(y, y_hat):
    """Return the probability that a model gives to each label.

    ``y_hat where y is 1,  1 - y_hat where y is 0``

    Source: slide 12; equation (label-probability) of the chapter on maximum likelihood.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    y_hat : ndarray of shape (n_samples,)
        The model's probability of class 1 for each example.

    Returns
    -------
    ndarray of shape (n_samples,)
        The probability of the label that the example really has.

    Examples
    --------
    >>> label_probabilities(np.array([1, 1, 0, 0]), np.array([0.7, 0.9, 0.2, 0.4]))
    array([0.7, 0.9, 0.8, 0.6])
    """
    return np.where(y == 1, y_hat, 1 - y_hat)


def likelihood(y, y_hat):
    """Return the probability that a model gives to all labels together.

    ``p_1 * p_2 * ... * p_m``  with  ``p = label_probabilities(y, y_hat)``

    Source: slide 12; equation (likelihood) of the chapter on maximum likelihood.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    y_hat : ndarray of shape (n_samples,)
        The model's probability of class 1 for each example.

    Returns
    -------
    float
        The product, from 0 to 1. With many examples it becomes too small for the computer.

    Examples
    --------
    >>> y = np.array([1, 1, 0, 0])
    >>> print(round(likelihood(y, np.array([0.6, 0.2, 0.9, 0.3])), 10))
    0.0084
    >>> print(round(likelihood(y, np.array([0.7, 0.9, 0.2, 0.4])), 10))
    0.3024
    """
    return np.prod(label_probabilities(y, y_hat))


def log_likelihood(y, y_hat):
    """Return the natural logarithm of the likelihood, without computing the product.

    ``ln p_1 + ln p_2 + ... + ln p_m``  with  ``p = label_probabilities(y, y_hat)``

    Source: slide 13; equation (log-likelihood) of the chapter on maximum likelihood.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    y_hat : ndarray of shape (n_samples,)
        The model's probability of class 1 for each example.

    Returns
    -------
    float
        The sum, 0 or less; minus infinity where a label has the probability 0, or at most -16 with probabilities
        clipped at 1e-7 or less.

    Examples
    --------
    >>> y = np.array([1, 1, 0, 0])
    >>> print(round(log_likelihood(y, np.array([0.6, 0.2, 0.9, 0.3])), 4))
    -4.7795
    >>> print(round(log_likelihood(y, np.array([0.7, 0.9, 0.2, 0.4])), 4))
    -1.196
    """
    return np.sum(np.log(label_probabilities(y, y_hat)))


def top_of_the_hill():
    """Return the weight and the bias under which it is most probable who of twenty students passed.

    ``the greatest log_likelihood(PASSED, sigmoid(weight * HOURS + bias))`` over a grid in steps of 0.1

    Source: section "Maximum likelihood at work" of the chapter on maximum likelihood.

    Returns
    -------
    weight : float
        From 0.1 to 3.
    bias : float
        From -10 to 0.

    Examples
    --------
    >>> weight, bias = top_of_the_hill()
    >>> beside = log_likelihood(PASSED, 1 / (1 + np.exp(-((weight + 0.1) * HOURS + bias))))
    >>> bool(log_likelihood(PASSED, 1 / (1 + np.exp(-(weight * HOURS + bias)))) > beside)
    True
    """
    grid = [(weight / 10, -bias / 10) for weight in range(1, 31) for bias in range(101)]
    return max(grid, key=lambda model: log_likelihood(PASSED, 1 / (1 + np.exp(-(model[0] * HOURS + model[1])))))


def most_likely_share(answers):
    """Return the most likely share of true yeses where a coin has put a yes into the mouth of every other person.

    ``max(0, 2 * mean(answers) - 1)``

    Source: none of the slides; the coin of the chapter on maximum likelihood, with p(yes) = (1 + p) / 2.

    Parameters
    ----------
    answers : ndarray of shape (n_samples,)
        1 for a yes and 0 for a no, as they were given.

    Returns
    -------
    float
        The share, from 0 to 1.

    Examples
    --------
    >>> print(most_likely_share(np.array([1, 1, 1, 1])), most_likely_share(np.array([1, 0])))
    1.0 0.0
    """
    return max(0.0, 2 * np.mean(answers) - 1)


def telling_decision():
    """Return a student, a line and a threshold on which three wrong ways to decide give themselves away.

    ``sigmoid(38)`` is exactly 1, so that the student reaches the threshold 1; with 35 or 28 it is not reached

    Source: the chapter on probability.

    Returns
    -------
    list
        The student as a row of a table, the weights, the bias and the threshold.

    Examples
    --------
    >>> X, weights, bias, threshold = telling_decision()
    >>> print(1 / (1 + np.exp(-(np.array(X) @ np.array(weights) + bias))) >= threshold)
    [ True]
    """
    return [[[10.0, 5.0]], [3.0, 1.0], 3.0, 1.0]
