"""A function to differentiate, one of two matrices of slopes, and a program to go back through."""

from typing import Any

import numpy as np

from autograder.student.drivers import Function


def measured(function: Function, W: Any, h: float, a: Any, b: Any, c: Any) -> Any:
    """The slopes at ``W`` of a function of all its entries that is made of the tables ``a``, ``b`` and ``c``.

    ``function(f, W, h)`` with ``f(W) = (a * W**3 + b * W**2).sum() + (c * W).sum() ** 2``

    Examples
    --------
    >>> doubled = lambda f, W, h: (f(W + h) - f(W - h)) / h
    >>> float(measured(doubled, np.array([3.0]), 0.5, np.zeros(1), np.ones(1), np.zeros(1)))
    12.0
    """

    def f(W: Any) -> float:
        W = np.asarray(W)
        if W.shape != a.shape:
            raise ValueError(f"f takes an array of shape {a.shape}, and got one of shape {W.shape}")
        return float((a * W**3 + b * W**2).sum() + (c * W).sum() ** 2)

    return function(f, W, h)


def first_of_two(function: Function, *inputs: Any) -> Any:
    """The first of two values that come back; one value as it is.

    Examples
    --------
    >>> first_of_two(divmod, 7, 2)
    3
    """
    return _one_of(function(*inputs), 0)


def second_of_two(function: Function, *inputs: Any) -> Any:
    """The second of two values that come back; one value as it is.

    Examples
    --------
    >>> second_of_two(divmod, 7, 2)
    1
    """
    return _one_of(function(*inputs), 1)


def _one_of(found: Any, place: int) -> Any:
    if isinstance(found, tuple) and len(found) != 2:
        raise TypeError(f"two values should come back, not {len(found)}")
    return found[place] if isinstance(found, (tuple, list)) and len(found) == 2 else found


def of_a_program(function: Function, x: Any, steps: Any) -> Any:
    """The slopes of a program at ``x``, as ``function(f, x)`` finds them.

    A row of ``steps`` has 0 for a sum, or 1 for a product, and the places of its two numbers: those of ``x`` come
    first, then what each step gives. The last number is the program's.

    Examples
    --------
    >>> of_a_program(lambda f, x: f(x), np.array([3.0, 4.0]), np.array([[1, 0, 1], [0, 2, 0]]))
    15.0
    """

    def f(numbers: Any) -> Any:
        known = list(numbers)
        for product, one, other in steps.tolist():
            known.append(known[one] * known[other] if product else known[one] + known[other])
        return known[-1]

    return function(f, x.tolist())
