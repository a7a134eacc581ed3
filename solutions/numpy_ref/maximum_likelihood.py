"""Maximum likelihood: how probable does a model make the labels that we have?"""

import numpy as np


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
