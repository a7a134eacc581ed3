"""Cross-entropy: the average surprise of a model about the labels, as an error to make small."""

import numpy as np

from solutions.measures.cross_entropy import forecasts, log_likelihood_of


def one_loss_three_ways():
    """Return the mean loss in base e and in base 10 of a model whose loss in base 2 sums to 18 over 12 labels.

    ``bits = 18 / 12``;  ``bits * ln(2)``,  ``bits * log10(2)``,  and the probability ``2 ** -bits``

    Source: none of the slides; section "How one number measures a model" of the chapter on cross-entropy.

    Returns
    -------
    natural : float
        The mean with the natural logarithm.
    common : float
        The mean with the logarithm to the base 10.
    probability : float
        The one probability for every label that would have this loss.

    Examples
    --------
    >>> natural, common, probability = one_loss_three_ways()
    >>> print(round(probability - np.exp(-natural), 9) + 0, round(probability - 10**-common, 9) + 0)
    0.0 0.0
    """
    bits = 18 / 12
    return float(bits * np.log(2)), float(bits * np.log10(2)), 2**-bits


def cross_entropy(y, y_hat):
    """Return the mean of the surprises about the labels, from probabilities.

    ``mean(-(1 - y) * ln(1 - y_hat) - y * ln(y_hat))``

    Source: slides 14 and 15; equation (cross-entropy) of the chapter on cross-entropy.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    y_hat : ndarray of shape (n_samples,)
        The model's probability of class 1 for each example.

    Returns
    -------
    float
        The mean, 0 or more; infinite where the model was certain and wrong, or at least 16 with probabilities clipped
        at 1e-7 or less.

    Examples
    --------
    >>> y = np.array([1, 1, 0, 0])
    >>> print(round(cross_entropy(y, np.array([0.6, 0.2, 0.9, 0.3])), 5))
    1.19488
    >>> print(round(cross_entropy(y, np.array([0.7, 0.9, 0.2, 0.4])), 5))
    0.299
    """
    probabilities = np.where(y == 1, y_hat, 1 - y_hat)  # of the labels
    return np.mean(-np.log(probabilities))


def telling_forecasts():
    """Return a small set of labels and predictions on which three wrong log-likelihoods give themselves away.

    A label is certain and right, and two that are a pair are so improbable that their product is 0 in the computer.

    ``0 * ln(0)`` is nan, and ``1e-200 * 1e-200`` is 0

    Source: the chapter on maximum likelihood.

    Returns
    -------
    list
        The labels and the predictions.

    Examples
    --------
    >>> labels, predictions = telling_forecasts()
    >>> print(np.prod(predictions[2:]))
    0.0
    """
    return [[0, 0, 1, 1], [0.0, 0.5, 1e-200, 1e-200]]


def cross_entropy_from_scores(y, z):
    """Return the mean of the surprises about the labels, from scores instead of probabilities.

    ``mean(max(z, 0) - y * z + ln(1 + exp(-|z|)))``

    Source: none of the slides; equation (cross-entropy-scores) of the chapter on cross-entropy.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    z : ndarray of shape (n_samples,)
        Scores of any size and sign, which may be whole numbers; the probabilities would be sigmoid(z).

    Returns
    -------
    float
        The mean, 0 or more; what the formula gives, also where the sigmoid is rounded to 0 or 1.

    Examples
    --------
    >>> print(cross_entropy_from_scores(np.array([0]), np.array([1000.0])))
    1000.0
    >>> print(round(cross_entropy_from_scores(np.array([1, 0]), np.array([2.0, -2.0])), 5))
    0.12693
    """
    rest = np.log1p(np.exp(-np.abs(z)))  # from 0 to ln 2
    return np.mean(np.maximum(z, 0) - y * z + rest)


def score_of_loss(loss):
    """Return the score that gives a label of class 1 a certain loss.

    ``-loss - ln(1 - exp(-loss))``

    Source: none; equation (loss-of-score) of the chapter on cross-entropy, solved for the score.

    Parameters
    ----------
    loss : ndarray of shape (n_samples,)
        Losses above 0, very small and very large ones too, each of a label 1.

    Returns
    -------
    ndarray of shape (n_samples,)
        The score of each: 0 for the loss of a coin, negative for greater losses.

    Examples
    --------
    >>> score_of_loss(np.array([np.log(2.0), 1000.0])) + 0
    array([    0., -1000.])
    """
    return -loss - np.log(-np.expm1(-loss))  # the large part stands before the logarithm


def model_error(X, y, weights, bias):
    """Return the error of a model on all points, as a function of its weights and its bias.

    ``E(w, b) = cross_entropy_from_scores(y, X @ weights + bias)``

    Source: slide 16; equation (model-error) of the chapter on cross-entropy.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    weights : ndarray of shape (n_features,)
        The weights of the model.
    bias : float
        Its bias.

    Returns
    -------
    float
        The mean cross-entropy of the model, 0 or more; what the formula gives, also for large scores.

    Examples
    --------
    >>> X, y = np.array([[4.0, 5.0], [1.0, 1.0]]), np.array([0, 1])
    >>> print(round(model_error(X, y, np.array([3.0, 4.0]), -10.0), 4))
    12.5243
    """
    return cross_entropy_from_scores(y, X @ weights + bias)


def honest_again():
    """Return a factor and a shift that make an honest service of one that boasts and leans to one side.

    ``the greatest log-likelihood over a grid of factors and shifts``

    Source: none of the slides; section "Does 0.8 come true?" of the chapter on cross-entropy.

    Returns
    -------
    factor : float
        What each score is multiplied by.
    shift : float
        What is added then.

    Examples
    --------
    >>> scores, rained = forecasts(seed=7, count=500)
    >>> log_likelihood_of(*honest_again(), scores, rained) > log_likelihood_of(1.0, 0.0, scores, rained)
    True
    """
    scores, rained = forecasts(seed=7, count=500)
    grid = [(factor / 20, shift / 10) for factor in range(1, 41) for shift in range(-40, 41)]
    return max(grid, key=lambda pair: log_likelihood_of(*pair, scores, rained))
