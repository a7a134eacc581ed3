"""A weather service that boasts and leans to one side, and how probable its corrected scores make the weather."""

import numpy as np


def forecasts(seed, count):
    """Draw days with the score that a service gives each, and whether it rained.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many days.

    Returns
    -------
    z : ndarray of shape (count,)
        The scores of the service; their sigmoids are what it says.
    y : ndarray of shape (count,)
        1 where it rained, 0 where it stayed dry.

    Examples
    --------
    >>> z, y = forecasts(seed=0, count=3)
    >>> z.shape, y.shape
    ((3,), (3,))
    """
    rng = np.random.default_rng(seed)
    honest = rng.normal(0, 1.5, count)
    y = (rng.random(count) < 1 / (1 + np.exp(-honest))).astype(int)
    return np.round(2.5 * honest + 4, 2), y


def what_keeps_from_honesty(factor, shift, z, y):
    """Return why a service is even less honest with these two numbers, and what to look at, if it is.

    Parameters
    ----------
    factor, shift, z, y
        As for ``log_likelihood_of``.

    Returns
    -------
    tuple of str or None
        The mistake and the way out.

    Examples
    --------
    >>> what_keeps_from_honesty(3.0, 0.0, np.array([2.0, -3.0, 1.0]), np.array([1, 1, 1]))[0]
    'With these two numbers the service is less honest than before, and boasts even more: the factor is above 1.'
    """
    if log_likelihood_of(factor, shift, z, y) < log_likelihood_of(1.0, 0.0, z, y):
        boasts = ", and boasts even more: the factor is above 1" if factor > 1 else ""
        return (
            f"With these two numbers the service is less honest than before{boasts}.",
            "The log-likelihood should be as large as possible, the cross-entropy as small. Which factors bring scores "
            "nearer to 0? And are factor and shift in their order?",
        )
    return None


def log_likelihood_of(factor, shift, z, y):
    """Return the log-likelihood of the weather by the scores ``factor * z + shift``.

    Parameters
    ----------
    factor : float
        What each score is multiplied by.
    shift : float
        What is added then.
    z : ndarray of shape (n_samples,)
        The scores of the service.
    y : ndarray of shape (n_samples,)
        1 where it rained, 0 where it stayed dry.

    Returns
    -------
    float
        0 or less; minus infinity where what happened gets the probability 0.

    Examples
    --------
    >>> print(round(log_likelihood_of(0.0, 0.0, np.array([3.0, -1.0]), np.array([1, 0])), 4))
    -1.3863
    """
    with np.errstate(all="ignore"):
        y_hat = 1 / (1 + np.exp(-(factor * z + shift)))
        return float(np.sum(np.log(np.where(y == 1, y_hat, 1 - y_hat))))


def log_likelihood_one_by_one(y, y_hat):
    """Return the sum of the logarithms of the labels' probabilities, one label after the other.

    A notebook carries it that may stand before the one in which the log-likelihood is asked for.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    y_hat : ndarray of shape (n_samples,)
        The probabilities of class 1.

    Returns
    -------
    float
        The log-likelihood, or minus infinity.

    Examples
    --------
    >>> print(round(log_likelihood_one_by_one(np.array([1, 0]), np.array([0.5, 0.25])), 4))
    -0.9808
    """
    with np.errstate(all="ignore"):
        return float(sum(np.log(chance if label == 1 else 1 - chance) for label, chance in zip(y, y_hat)))


def log_likelihood_of_pairs(y, y_hat):
    """Return the sum of the logarithms of the products of two probabilities each: wrong where a product becomes 0.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    y_hat : ndarray of shape (n_samples,)
        The probabilities of class 1.

    Returns
    -------
    float
        The log-likelihood, or minus infinity.

    Examples
    --------
    >>> print(log_likelihood_of_pairs(np.array([1, 1, 1]), np.array([1.0, 1.0, 1.0])))
    0.0
    """
    chances = np.where(y == 1, y_hat, 1 - y_hat)
    chances = np.append(chances, np.ones(len(chances) % 2))
    return np.sum(np.log(chances[::2] * chances[1::2]))
