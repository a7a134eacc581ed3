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


def what_is_wrong_with_temperatures(temperatures, Z, y):
    """Return which of three models still claim too much or too little, and what to look at.

    Parameters
    ----------
    temperatures, Z, y
        As for ``claims_too_much``.

    Returns
    -------
    tuple of str
        The mistake and the way out.

    Examples
    --------
    >>> Z = np.array([[[9.0, 0.0], [9.0, 0.0]], [[0.0, 0.0], [0.0, 0.0]]])
    >>> what_is_wrong_with_temperatures(np.array([1.0, 2.0]), Z, np.array([0, 1]))[0]
    'At its temperature model 0 claims too much.'
    """
    too_much, too_little = [], []
    for number, (scores, temperature) in enumerate(zip(Z, temperatures)):
        guesses = scores.argmax(axis=1)
        behind = scores[np.arange(len(y)), guesses, None] - scores
        above = (1 / np.exp(-behind / temperature).sum(axis=1)).mean() - (guesses == y).mean()
        if abs(above) > 0.03:
            (too_much if above > 0 else too_little).append(f"model {number}")
    found = [(too_much, "too much"), (too_little, "too little")]
    said = " and ".join(
        f"{' and '.join(models)} {'claims' if len(models) == 1 else 'claim'} {what}" for models, what in found if models
    )
    if len(set(temperatures.tolist())) == 1:
        return (
            f"No single temperature suits all three: at this one {said}.",
            "Each model needs its own, one of them below 1.",
        )
    whose = "its temperature" if len(too_much + too_little) == 1 else "their temperatures"
    return f"At {whose} {said}.", "Does a higher temperature make a model more sure, or less?"
