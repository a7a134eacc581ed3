"""Many classes: one-hot labels, softmax and the cross-entropy of scores."""

import numpy as np

from solutions.measures.many_classes import claims_too_much, three_models


def cat_after_changes():
    """Return the probability of a cat after five changes, where cat, dog and bird had 0.6, 0.3 and 0.1 before.

    ``softmax(ln p + change)``, for each of the changes

    Source: equations (shift), (ratio) and (temperature) of the chapter on many classes.

    Returns
    -------
    list of shape (5,)
        All scores grow by 3; all are doubled; that of the bird grows by ln 4; the bird is no class; temperature 2.

    Examples
    --------
    >>> len(cat_after_changes())
    5
    """
    p = np.array([0.6, 0.3, 0.1])
    z = np.log(p)  # scores that have these probabilities
    changed = [z + 3, 2 * z, z + [0, 0, np.log(4)], z + [0, 0, -np.inf], z / 2]
    return softmax(np.array(changed))[:, 0].tolist()


def one_hot(y, n_classes):
    """Return one row per label, with a 1 in the column of its class and 0 elsewhere.

    ``Y[i, k] = 1 if y[i] == k else 0``

    Source: slide 18, which needs it; equation (one-hot) of the chapter on many classes.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Class numbers from 0 to ``n_classes - 1``.
    n_classes : int
        How many classes there are, whether or not each occurs in ``y``.

    Returns
    -------
    ndarray of shape (n_samples, n_classes)
        Zeros and ones; every row has the sum 1.

    Examples
    --------
    >>> one_hot(np.array([2, 0]), 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    classes = np.arange(n_classes)
    return np.where(y[:, None] == classes, 1.0, 0.0)  # (m, 1) == (K,)


def softmax(Z):
    """Return the probabilities of the classes, row by row.

    ``exp(Z[i, k]) / sum(exp(Z[i, :]))``

    Source: slide 18, which needs it; equation (softmax) of the chapter on many classes.

    Parameters
    ----------
    Z : ndarray of shape (n_samples, n_classes)
        The scores, of any size, which may be whole numbers: one row per example, one column per class.

    Returns
    -------
    ndarray of shape (n_samples, n_classes)
        Probabilities; every row has the sum 1.

    Examples
    --------
    >>> softmax(np.array([[2.0, 1.0, 0.0], [1000.0, 1000.0, 1000.0]])).round(4)
    array([[0.6652, 0.2447, 0.09  ],
           [0.3333, 0.3333, 0.3333]])
    """
    shifted = Z - Z.max(axis=1, keepdims=True)  # so no power overflows
    powers = np.exp(shifted)
    return powers / powers.sum(axis=1, keepdims=True)


def class_cross_entropy(Y, Z):
    """Return the mean cross-entropy of one-hot labels and the softmax of scores.

    ``mean over the rows of -sum(Y[i, :] * log(softmax(Z)[i, :]))``

    Source: slides 15 and 18; equation (class-cross-entropy) of the chapter on many classes.

    Parameters
    ----------
    Y : ndarray of shape (n_samples, n_classes)
        One-hot labels.
    Z : ndarray of shape (n_samples, n_classes)
        The scores, of any size, not the probabilities.

    Returns
    -------
    float
        The mean over the examples, 0 or more.

    Examples
    --------
    >>> Y, Z = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]), np.array([[2.0, 1.0, 0.0], [2.0, 1.0, 0.0]])
    >>> round(float(class_cross_entropy(Y, Z)), 4)
    1.4076
    """
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    log_probabilities = shifted - log_sum  # ln softmax(Z), never ln 0
    return -(Y * log_probabilities).sum(axis=1).mean()


def confusion(y, Z):
    """Return for each class which share of its examples is taken for which class.

    ``shares[k, j] = examples of class k with the greatest score at j / examples of class k``

    Source: none of the slides; section "Which axis, and why keepdims" of the chapter on many classes.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        The classes of the examples, each of which occurs.
    Z : ndarray of shape (n_samples, n_classes)
        The scores, one row per example.

    Returns
    -------
    ndarray of shape (n_classes, n_classes)
        A row for each class and a column for what it is taken for; every row has the sum 1.

    Examples
    --------
    >>> confusion(np.array([0, 0, 1]), np.array([[2.0, 1.0], [0.0, 1.0], [0.0, 3.0]]))
    array([[0.5, 0.5],
           [0. , 1. ]])
    """
    guesses = Z.argmax(axis=1)
    counts = np.zeros((Z.shape[1], Z.shape[1]))
    for label, guess in zip(y, guesses):
        counts[label, guess] += 1
    return counts / counts.sum(axis=1, keepdims=True)


def lead_for(p, n_classes):
    """Return how far the score of a class must be ahead of all others, which are equal, to have a probability.

    ``p = exp(lead) / (exp(lead) + n_classes - 1)``, so ``lead = ln(p * (n_classes - 1) / (1 - p))``

    Source: none of the slides; follows from equation (softmax) of the chapter on many classes.

    Parameters
    ----------
    p : ndarray of shape (n_samples,)
        The probabilities that the class should have, between 0 and 1.
    n_classes : int
        How many classes there are, the one that is ahead included.

    Returns
    -------
    ndarray of shape (n_samples,)
        The difference of the scores; below 0 where the class is behind.

    Examples
    --------
    >>> lead_for(np.array([0.25, 0.1]), 4).round(4)
    array([ 0.    , -1.0986])
    """
    return np.log(p / (1 - p)) + np.log(n_classes - 1)


def temperatures():
    """Return for each of three models the temperature at which its mean claim is its share of right answers.

    ``mean(max(softmax(Z / temperature), axis=1)) = mean(argmax(Z, axis=1) == y)``

    Source: section "How sure: the temperature" of the chapter on many classes.

    Returns
    -------
    list of shape (3,)
        One temperature per model.

    Examples
    --------
    >>> claims_too_much(temperatures(), *three_models(seed=20, count=150)) < 0.01
    True
    """
    Z, y = three_models(seed=20, count=150)
    tried = np.exp(np.linspace(-2, 2, 161))
    found = []
    for scores in Z:
        share = np.mean(scores.argmax(axis=1) == y)
        claims = np.array([softmax(scores / each).max(axis=1).mean() for each in tried])
        found.append(float(tried[np.abs(claims - share).argmin()]))
    return found


def temperature_for(Z, p):
    """Return for each row of scores the temperature at which its greatest probability is p.

    ``max(softmax(z / temperature)) == p``, found by halving an interval: the hotter, the smaller the probability

    Source: none of the slides; equation (temperature) of the chapter on many classes.

    Parameters
    ----------
    Z : ndarray of shape (n_samples, n_classes)
        The scores; in each row a single one is the greatest.
    p : float
        The probability, above 1 / n_classes and below 1.

    Returns
    -------
    ndarray of shape (n_samples,)
        A temperature for each row.

    Examples
    --------
    >>> hot = temperature_for(np.array([[2.0, 1.0, 0.0], [4.0, 2.0, 0.0]]), 0.5)
    >>> print(hot.round(4), softmax(np.array([[2.0, 1.0, 0.0]]) / hot[0]).round(4))
    [2.0781 4.1562] [[0.5   0.309 0.191]]
    """
    behind = Z - Z.max(axis=1, keepdims=True)
    cold, hot = np.full(len(Z), 1e-3), np.full(len(Z), 1e6)
    for _ in range(100):
        middle = np.sqrt(cold * hot)  # as many times warmer than the one as colder than the other
        greatest = 1 / np.exp(behind / middle[:, None]).sum(axis=1)
        cold = np.where(greatest > p, middle, cold)
        hot = np.where(greatest > p, hot, middle)
    return middle
