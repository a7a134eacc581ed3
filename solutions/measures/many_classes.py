"""Three models that know equally much and are not equally sure, and how far what they claim is from what is right."""

import numpy as np


def three_models(seed, count):
    """Draw the scores that three models give to the same examples, and what the examples are.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many examples.

    Returns
    -------
    Z : ndarray of shape (3, count, 4)
        For each model a table with a row for each example and a column for each class.
    y : ndarray of shape (count,)
        The classes, from 0 to 3.

    Examples
    --------
    >>> Z, y = three_models(seed=0, count=5)
    >>> Z.shape, y.shape
    ((3, 5, 4), (5,))
    """
    rng = np.random.default_rng(seed)
    scores = rng.normal(0, 1.5, (count, 4))
    y = (scores + rng.gumbel(size=scores.shape)).argmax(axis=1)  # as often as the scores say
    sure, timid, bold = 3.2, 0.4, 1.7
    return np.array([sure * scores, timid * scores, bold * scores]).round(2), y


def claims_too_much(temperatures, Z, y):
    """Return how far the mean claim of a model is from its share of right answers, for the model where it is farthest.

    Parameters
    ----------
    temperatures : ndarray of shape (3,)
        By what the scores of each model are divided.
    Z : ndarray of shape (3, n_samples, n_classes)
        The scores of the three models.
    y : ndarray of shape (n_samples,)
        The classes.

    Returns
    -------
    float
        The difference for the worst of the three models, 0 or more.

    Examples
    --------
    >>> claims_too_much(np.ones(3), np.zeros((3, 4, 2)), np.array([0, 1, 0, 1]))
    0.0
    """
    worst = 0.0
    for scores, temperature in zip(Z, temperatures):
        guesses = scores.argmax(axis=1)
        behind = scores[np.arange(len(y)), guesses, None] - scores  # by how much the greatest score leads
        claims = 1 / np.exp(-behind / temperature).sum(axis=1)
        worst = max(worst, abs(claims.mean() - (guesses == y).mean()))
    return float(worst)
