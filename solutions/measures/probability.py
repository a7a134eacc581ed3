"""What wrong decisions cost, where probabilities are known and mistakes of the two kinds have prices of their own."""

import numpy as np

COSTS = ((1, 15), (12, 1), (1, 3), (2, 1), (30, 1))  # of a wrong yes and of a wrong no


def cases_to_decide(seed, count):
    """Draw probabilities, what came of them, and the prices of five offices.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    count : int
        How many cases.

    Returns
    -------
    probabilities : ndarray of shape (count,)
        Of class 1.
    y : ndarray of shape (count,)
        The classes, 0 or 1.
    costs : ndarray of shape (5, 2)
        For each office what a wrong yes costs, and a wrong no.

    Examples
    --------
    >>> probabilities, y, costs = cases_to_decide(seed=0, count=3)
    >>> probabilities.shape, y.shape, costs.shape
    ((3,), (3,), (5, 2))
    """
    rng = np.random.default_rng(seed)
    probabilities = np.round(1 / (1 + np.exp(-rng.normal(0, 2, count))), 4)
    return probabilities, (rng.random(count) < probabilities).astype(int), np.array(COSTS)


def cost_of_mistakes(thresholds, probabilities, y, costs):
    """Return what the mistakes of all offices cost together, for every 100 cases.

    Parameters
    ----------
    thresholds : ndarray of shape (n_offices,)
        The threshold of each office.
    probabilities : ndarray of shape (n_samples,)
        Of class 1.
    y : ndarray of shape (n_samples,)
        The classes, 0 or 1.
    costs : ndarray of shape (n_offices, 2)
        For each office what a wrong yes costs, and a wrong no.

    Returns
    -------
    float
        The sum, for 100 cases.

    Examples
    --------
    >>> cost_of_mistakes(np.array([0.5]), np.array([0.8, 0.2, 0.9, 0.4]), np.array([1, 1, 0, 0]), np.array([[1, 3]]))
    100.0
    """
    total = 0.0
    for threshold, (wrong_yes, wrong_no) in zip(thresholds, costs):
        total += wrong_yes * np.sum(probabilities[y == 0] >= threshold)
        total += wrong_no * np.sum(probabilities[y == 1] < threshold)
    return float(100 * total / len(y))
