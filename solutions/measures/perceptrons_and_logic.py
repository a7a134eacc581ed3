"""How far four rows are from showing that no single unit computes a function of five inputs."""

import numpy as np


def short_of_a_contradiction(yes, no):
    """Return how many answers and how many sums are not as in a contradiction, where neighbours count.

    Parameters
    ----------
    yes : ndarray of shape (2, 5)
        Two rows that the function should answer with 1: two neighbours are 1.
    no : ndarray of shape (2, 5)
        Two rows that it should answer with 0.

    Returns
    -------
    float
        0 where all four answers are right, and each input has the same sum over both pairs.

    Examples
    --------
    >>> short_of_a_contradiction(np.array([[1, 1, 0, 0, 0]] * 2), np.array([[0, 0, 0, 0, 0], [0, 0, 1, 1, 0]]))
    5.0
    """
    pairs = np.vstack([yes, no])
    answers = np.any(pairs[:, 1:] * pairs[:, :-1] == 1, axis=1)
    wrong_answers = np.sum(answers != np.array([True, True, False, False]))
    return float(wrong_answers + np.sum(np.sum(yes, axis=0) != np.sum(no, axis=0)))


def what_keeps_from_a_contradiction(yes, no):
    """Return what is the matter with four rows, and what to look at; None where they show it.

    Parameters
    ----------
    yes : ndarray of shape (2, 5)
        Two rows that the function should answer with 1: two neighbours are 1.
    no : ndarray of shape (2, 5)
        Two rows that it should answer with 0.

    Returns
    -------
    tuple of str, or None
        The mistake and the way out.

    Examples
    --------
    >>> what_keeps_from_a_contradiction(np.array([[1, 1, 0, 0, 0]] * 2), np.array([[0, 1, 1, 0, 0]] * 2))[0]
    'To 01100, which stands in the second pair, the function says 1.'
    """
    for pair, wanted, place in ((yes, True, "first"), (no, False, "second")):
        for row in pair:
            if np.any(row[1:] * row[:-1] == 1) != wanted:
                digits = "".join(str(int(number)) for number in row)
                says = "0" if wanted else "1"
                return (
                    f"To {digits}, which stands in the {place} pair, the function says {says}.",
                    "Look for two neighbours that are both 1.",
                )
    if np.any(np.sum(yes, axis=0) != np.sum(no, axis=0)):
        return (
            "The answers are as they should be, but the two pairs don't have as many ones at each input.",
            "Compare the two pairs column by column: how often does each weight occur?",
        )
    return None
