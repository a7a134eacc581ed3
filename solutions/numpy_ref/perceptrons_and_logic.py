"""Perceptrons: a unit with a hard step, and the logic that units can and can't do."""

from itertools import product

import numpy as np

from solutions.measures.perceptrons_and_logic import short_of_a_contradiction


def step(z):
    """Return 1 where the score is 0 or more, and 0 elsewhere.

    ``step(z) = 1 if z >= 0 else 0``

    Source: slide 9; equation (step) of the chapter on perceptrons.

    Parameters
    ----------
    z : ndarray of shape (n_samples,)
        Scores.

    Returns
    -------
    ndarray of shape (n_samples,)
        0 or 1 for each score.

    Examples
    --------
    >>> step(np.array([-0.5, 0.0, 2.0]))
    array([0, 1, 1])
    """
    return np.where(z >= 0, 1, 0)


def perceptron(X, weights, bias):
    """Return the output of one perceptron for every row.

    ``y_hat = step(X @ weights + bias)``

    Source: slide 6; equation (perceptron) of the chapter on perceptrons.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One row per example.
    weights : ndarray of shape (n_features,)
        One weight per input edge.
    bias : float
        The weight of the input that is always 1.

    Returns
    -------
    ndarray of shape (n_samples,)
        0 or 1 for each row.

    Examples
    --------
    >>> perceptron(np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]]), np.array([2.0, 1.0]), -18.0)
    array([1, 0, 1])
    """
    return step(X @ weights + bias)


def and_unit():
    """Return weights and a bias that make a perceptron compute AND.

    ``step(1*x1 + 1*x2 - 1.5)`` is 1 only for (1, 1)

    Source: none of the slides; table (truth-tables) of the chapter on perceptrons.

    Returns
    -------
    weights : ndarray of shape (2,)
        One weight per input.
    bias : float
        The bias.

    Examples
    --------
    >>> perceptron(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), *and_unit())
    array([0, 0, 0, 1])
    """
    return np.array([1.0, 1.0]), -1.5


def or_unit():
    """Return weights and a bias that make a perceptron compute OR.

    ``step(1*x1 + 1*x2 - 0.5)`` is 0 only for (0, 0)

    Source: none of the slides; table (truth-tables) of the chapter on perceptrons.

    Returns
    -------
    weights : ndarray of shape (2,)
        One weight per input.
    bias : float
        The bias.

    Examples
    --------
    >>> perceptron(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), *or_unit())
    array([0, 1, 1, 1])
    """
    return np.array([1.0, 1.0]), -0.5


def not_unit():
    """Return weights and a bias that make a perceptron with one input compute NOT.

    ``step(-1*x1 + 0.5)`` is 1 for 0 and 0 for 1

    Source: none of the slides; table (truth-tables) of the chapter on perceptrons.

    Returns
    -------
    weights : ndarray of shape (1,)
        The weight of the only input.
    bias : float
        The bias.

    Examples
    --------
    >>> perceptron(np.array([[0], [1]]), *not_unit())
    array([1, 0])
    """
    return np.array([-1.0]), 0.5


def xor(X):
    """Compute XOR from three perceptrons, such as OR, NAND, and AND of the two.

    ``xor = and(or(x1, x2), nand(x1, x2))``

    Source: slides 6 and 18; equation (xor) of the chapter on perceptrons.

    Parameters
    ----------
    X : ndarray of shape (n_samples, 2)
        Rows of zeros and ones.

    Returns
    -------
    ndarray of shape (n_samples,)
        1 where exactly one of the two inputs is 1.

    Examples
    --------
    >>> xor(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]))
    array([0, 1, 1, 0])
    """
    at_least_one = perceptron(X, np.array([1.0, 1.0]), -0.5)  # OR
    not_both = perceptron(X, np.array([-1.0, -1.0]), 1.5)  # NAND
    hidden = np.column_stack([at_least_one, not_both])  # (n_samples, 2)
    return perceptron(hidden, np.array([1.0, 1.0]), -1.5)  # AND


def lowest_tests(x2, weights, bias):
    """Return the lowest test, in whole points, with which a student with given grades is accepted.

    ``np.ceil(-(weights[1] * x2 + bias) / weights[0])``

    Source: slides 3 and 4; equation (boundary) of the chapter on acceptance, solved for the test.

    Parameters
    ----------
    x2 : ndarray of shape (n_points,)
        The grades.
    weights : ndarray of shape (2,)
        The weights of the test, which is positive, and of the grades.
    bias : float
        The bias of the rule.

    Returns
    -------
    ndarray of shape (n_points,)
        One whole number for each student.

    Examples
    --------
    >>> lowest_tests(np.array([7.0, 3.0]), np.array([2.0, 1.0]), -18.0)
    array([6., 8.])
    """
    exact = -(weights[1] * x2 + bias) / weights[0]  # with this test the score is 0
    return np.ceil(exact)


def committee_unit():
    """Return weights and a bias for a committee: the rector must agree, and two of four others.

    ``2 + 1 < 3 + 1 < 4.5 <= 3 + 2`` and ``1 + 1 + 1 + 1 < 4.5``, with 3 for the rector and 1 for each of the others

    Source: none of the slides; section "Logic with one unit" of the chapter on perceptrons.

    Returns
    -------
    weights : ndarray of shape (5,)
        One weight per vote, the rector's first.
    bias : float
        The bias.

    Examples
    --------
    >>> perceptron(np.array([[1, 1, 1, 0, 0], [1, 1, 0, 0, 0], [0, 1, 1, 1, 1]]), *committee_unit())
    array([1, 0, 0])
    """
    return np.array([3.0, 1.0, 1.0, 1.0, 1.0]), -4.5


def one_unit_enough():
    """Return which of nine functions of three inputs a single unit computes.

    ``step(rows @ weights + bias)`` for all weights and biases from -2 to 2: more are not needed for three inputs

    Source: none of the slides; section "Why no single line can do XOR" of the chapter on perceptrons.

    Returns
    -------
    list of shape (5,)
        Their numbers, counted from 1.

    Examples
    --------
    >>> len(one_unit_enough())
    5
    """
    rows = np.array(list(product([0, 1], repeat=3)))
    x1, x2, x3 = rows.T == 1
    ones = rows.sum(axis=1)
    functions = [
        x1 == x2,
        x1 & ~x2,
        ones >= 2,
        ones == 1,
        np.where(x1, x2, x3),
        x1 | (x2 & x3),
        (ones == 1) | (ones == 2),
        ones < 3,
        x1 & (x2 | ~x3),
    ]
    units = [perceptron(rows, np.array(weights), bias) for *weights, bias in product(range(-2, 3), repeat=4)]
    return [
        number
        for number, wanted in enumerate(functions, start=1)
        if any(np.array_equal(unit, wanted) for unit in units)
    ]


def two_against_two():
    """Return two rows with a yes and two with a no whose conditions contradict each other.

    ``yes[0] + yes[1] == no[0] + no[1]``: the sum of the scores can't be 0 or more and below 0

    Source: none of the slides; section "Why no single line can do XOR" of the chapter on perceptrons.

    Returns
    -------
    yes : list of shape (2, 5)
        Two rows where two neighbours are 1.
    no : list of shape (2, 5)
        Two others.

    Examples
    --------
    >>> yes, no = two_against_two()
    >>> short_of_a_contradiction(np.array(yes), np.array(no))
    0.0
    """
    return [[1, 1, 0, 0, 0], [0, 0, 1, 1, 0]], [[1, 0, 1, 0, 0], [0, 1, 0, 1, 0]]


def full_adder(X):
    """Add three bits with NAND units alone: the sum's own bit, and the bit that is carried to the next column.

    ``total = (a xor b) xor carried``,  ``carry = (a and b) or ((a xor b) and carried)``

    Source: none of the slides; section "XOR from three units" of the chapter on perceptrons.

    Parameters
    ----------
    X : ndarray of shape (n_samples, 3)
        Rows of zeros and ones: two bits to be added, and the one that was carried over.

    Returns
    -------
    ndarray of shape (n_samples, 2)
        The last bit of the sum, and the bit that is carried on.

    Examples
    --------
    >>> full_adder(np.array([[0, 1, 0], [1, 1, 0], [1, 1, 1]]))
    array([[1, 0],
           [0, 1],
           [1, 1]])
    """

    def nand(one, other):
        return perceptron(np.column_stack([one, other]), np.array([-1.0, -1.0]), 1.5)

    a, b, carried = X.T
    not_both = nand(a, b)
    one_of_two = nand(nand(a, not_both), nand(b, not_both))  # a XOR b
    not_carried_on = nand(one_of_two, carried)
    total = nand(nand(one_of_two, not_carried_on), nand(carried, not_carried_on))
    return np.column_stack([total, nand(not_both, not_carried_on)])
