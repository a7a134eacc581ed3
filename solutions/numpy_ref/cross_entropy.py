"""Cross-entropy: the average surprise of a model about the labels, as an error to make small."""

import numpy as np


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
