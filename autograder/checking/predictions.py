"""Values as text, and the digest of a text: a notebook tells whether a value is right and holds no right one."""

import ast
import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import pbkdf2_hmac

import numpy as np

from autograder.contract.observations import Unreadable, Value

ROUNDS = 20_000  # of hashing: to try all likely values takes longer than to work it out
FEWEST = 4  # parts, so that one which is left out tells little of the others
LONGEST = 1000  # numbers that are looked at; no right value has as many
NUMBER = re.compile(r"-?\d+\.?\d*(?:e[+-]?\d+)?")


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
        return _words(value.what, decimals)
    numbers = [_rounded(number, decimals) for number in np.asarray(value, dtype=float).ravel()[:LONGEST]]
    shape = [size for size in value.shape if size != 1]
    return f"{shape} " + " ".join(numbers)


def _rounded(number: float, decimals: int) -> str:
    text = f"{number:.{decimals}f}"
    return text if text.strip("-0.") else "0"  # also for -0.0


def _words(what: str, decimals: int) -> str:
    """What is no array, in words: a list is as good as a tuple, 3.0 and (3,) as 3, a capital as a small letter."""
    kind, _, text = what.partition(" ")
    if kind == "str":
        return text.casefold()
    if kind not in ("list", "tuple"):
        return what
    plain = text.replace("[", "(").replace("]", ")").replace(" ", "").replace(",)", ")").casefold()
    rounded = NUMBER.sub(lambda found: _rounded(float(found[0]), decimals), plain)
    return re.sub(r"\((-?[\d.]+)\)", r"\1", rounded)


def others_of(values: Sequence[Value], decimals: int) -> list[str]:
    """For each part of a row the text of all the others; none where there are fewer than ``FEWEST`` parts.

    Examples
    --------
    >>> others_of([np.array([1.0, 2.0, 3.0, 4.0])], decimals=0)[1]
    "1: ['[] 1', '[] 3', '[] 4']"
    """
    parts = _parts(values[0]) if len(values) == 1 else []
    texts = [text_of([part], decimals) for part in parts]
    return [f"{at}: {texts[:at] + texts[at + 1 :]}" for at in range(len(texts))] if len(texts) >= FEWEST else []


def _parts(value: Value) -> list[Value]:
    if isinstance(value, np.ndarray):
        return list(map(np.asarray, value)) if value.ndim == 1 else []
    if not isinstance(value, Unreadable):
        return []
    kind, _, text = value.what.partition(" ")
    try:
        row = ast.literal_eval(text) if kind in ("list", "tuple") else ()
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return [
        np.asarray(part) if isinstance(part, (int, float)) else Unreadable(f"{type(part).__name__} {part!r}")
        for part in row
    ]


@lru_cache(maxsize=4096)  # each value of a class is compared with each known one
def digest_of(name: str, text: str) -> str:
    """A digest of a text, with the name that it is about as salt.

    Examples
    --------
    >>> digest_of("f", "[] 3") == digest_of("g", "[] 3")
    False
    """
    return pbkdf2_hmac("sha256", text.encode(), name.encode(), ROUNDS)[:12].hex()
