"""Whether a row that a student hands in is what was asked for, before any program of the course runs on it."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.checking.words import many
from autograder.contract.observations import Unreadable, Value
from autograder.contract.trials import Field


class Outside(Exception):
    """A row isn't what was asked for; the message says what is wrong with it."""


def arguments_of(row: Sequence[Value], fields: Sequence[Field]) -> list[Any]:
    """The values of a row as the course's programs take them: arrays of floats, or plain numbers.

    Raises
    ------
    Outside
        If the row has other values than ``fields`` allow.

    Examples
    --------
    >>> arguments_of([np.array([1, 2]), np.array(1)], [Field("x", ["n"], -9, 9), Field("y", [], 0, 1, whole=True)])
    [array([1., 2.]), 1]
    """
    if len(row) != len(fields):
        wanted = f"{listed([field.name for field in fields])} {'is' if len(fields) == 1 else 'are'} asked for"
        if len(row) == 1 and isinstance(row[0], Unreadable):
            raise Outside(f"{wanted}, but there is only {in_words(row[0])}")
        raise Outside(f"{wanted}, but there {'is' if len(row) == 1 else 'are'} {many(len(row), 'value')}")
    sizes: dict[str, int] = {}
    return [_argument(value, field, sizes) for value, field in zip(row, fields)]


def in_words(value: Unreadable | None) -> str:
    """What stands in the place of numbers, as a student has written it.

    Examples
    --------
    >>> in_words(Unreadable("list [1, 'a']"))
    "[1, 'a']"
    """
    if value is None:
        return "None"
    kind, _, text = value.what.partition(" ")
    return value.what if kind in ("an", "what") else text or f"something of type {kind}"


def _argument(value: Value, field: Field, sizes: dict[str, int]) -> Any:
    if not isinstance(value, np.ndarray):
        raise Outside(f"{field.name} should be {_kind(field)}, but is {in_words(value)}")
    before = dict(sizes)
    if not _fits(value.shape, field, sizes):
        raise Outside(f"{field.name} should be {_kind(field)}, but has shape {value.shape}{_so_far(field, before)}")
    numbers = value.astype(float)
    if not np.isfinite(numbers).all():
        raise Outside(f"there is nan or inf in {field.name}")
    if ((numbers < field.low) | (numbers > field.high)).any():
        raise Outside(f"{field.name} should lie between {field.low:,.12g} and {field.high:,.12g}")
    if not field.whole:
        return numbers if field.shape else float(numbers)
    if (numbers != np.round(numbers)).any():
        raise Outside(f"{field.name} should be {'whole numbers' if field.shape else 'a whole number'}")
    return numbers.astype(int) if field.shape else int(numbers)


def _fits(shape: tuple[int, ...], field: Field, sizes: dict[str, int]) -> bool:
    """Whether a shape is the field's; sizes that have names are noted."""
    if len(shape) != len(field.shape):
        return False
    for size, wanted in zip(shape, field.shape):
        if wanted.isdigit():
            if size != int(wanted):
                return False
        elif not field.smallest <= size <= field.largest or sizes.setdefault(wanted, size) != size:
            return False
    return True


def _kind(field: Field) -> str:
    if not field.shape:
        return "a whole number" if field.whole else "a number"
    names = [name for name in field.shape if not name.isdigit()]
    comma = "," if len(field.shape) == 1 else ""
    most = f", with {listed(list(dict.fromkeys(names)))} from {field.smallest} to {field.largest}" if names else ""
    return f"{'whole numbers' if field.whole else 'numbers'} of shape ({', '.join(field.shape)}{comma}){most}"


def _so_far(field: Field, sizes: dict[str, int]) -> str:
    """What the names of sizes stand for, by the values before in this row."""
    known = [f"{name} is {sizes[name]}" for name in dict.fromkeys(field.shape) if name in sizes]
    return f", and {listed(known)} here" if known else ""


def listed(names: Sequence[str]) -> str:
    """Names as they stand in a sentence.

    Examples
    --------
    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
