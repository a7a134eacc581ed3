"""Values as text, and the digest of a text: a notebook tells whether a value is right and holds no right one."""

from collections.abc import Sequence
from hashlib import pbkdf2_hmac

import numpy as np

from autograder.contract.observations import Unreadable, Value

ROUNDS = 20_000  # of hashing: to try all likely values takes longer than to work it out


def text_of(values: Sequence[Value], decimals: int) -> str:
    """A value as text, the same for all forms of it: a list, a tuple, an array, a whole number with a point.

    Examples
    --------
    >>> text_of([np.array([1.0, 2.0004])], decimals=2) == text_of([np.array([1, 2])], decimals=2)
    True
    """
    return "; ".join(_one(value, decimals) for value in values)


def _one(value: Value, decimals: int) -> str:
    if value is None:
        return "None"
    if isinstance(value, Unreadable):
        return _words(value.what)
    numbers = [f"{number:.{decimals}f}" for number in np.asarray(value, dtype=float).ravel()]
    shape = [size for size in value.shape if size != 1]
    return f"{shape} " + " ".join("0" if not number.strip("-0.") else number for number in numbers)


def _words(what: str) -> str:
    """What is no array, in words: for a list whose parts differ in length a tuple is as good."""
    kind, _, text = what.partition(" ")
    if kind in ("list", "tuple"):
        return text.replace("[", "(").replace("]", ")").replace(" ", "").replace(",)", ")")
    return what


def digest_of(name: str, text: str) -> str:
    """A digest of a text, with the name that it is about as salt.

    Examples
    --------
    >>> digest_of("f", "[] 3") == digest_of("g", "[] 3")
    False
    """
    return pbkdf2_hmac("sha256", text.encode(), name.encode(), ROUNDS)[:12].hex()
