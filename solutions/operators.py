r"""Changes that make a wrong answer of a right one, each a function that takes the text and returns it changed.

A change says what it looks for, and how often that is there: once, if it says nothing. Whole lines are given without
their indentation.

Examples
--------
>>> text = "def grow(x):\n    y = x.sum(axis=0)\n    y = y + 1\n    return y\n"
>>> print(left_out("y = y + 1")(text), end="")
def grow(x):
    y = x.sum(axis=0)
    return y
>>> print(other_axis("x.sum(axis=0)")(in_place("y = y + 1")(text)), end="")
def grow(x):
    y = x.sum(axis=1)
    y += 1
    return y
"""

import re
from collections.abc import Callable, Sequence

from solutions.edits import Change, EditError

# Text


def replaced(old: str, new: str, times: int = 1) -> Change:
    """``old`` becomes ``new``."""

    def change(text: str) -> str:
        _expect(old, text.count(old), times)
        return text.replace(old, new)

    return change


# Lines


def rewritten(line: str, *new: str) -> Change:
    """A line has become another one, or several."""

    def change(text: str) -> str:
        rows = text.splitlines()
        place = _place(rows, line)
        rows[place : place + 1] = [_indentation(rows[place]) + each for each in new]
        return _joined(rows)

    return change


def left_out(*lines: str) -> Change:
    """Lines are missing."""

    def change(text: str) -> str:
        rows = text.splitlines()
        for line in lines:
            del rows[_place(rows, line)]
        return _joined(rows)

    return change


def added(*lines: str, before: str | None = None, after: str | None = None) -> Change:
    """New lines stand before or after another one: after the header of a block they are the first in it."""

    def change(text: str) -> str:
        rows = text.splitlines()
        _insert(rows, lines, before, after)
        return _joined(rows)

    return change


def moved(line: str, before: str | None = None, after: str | None = None) -> Change:
    """A line stands elsewhere."""

    def change(text: str) -> str:
        rows = text.splitlines()
        del rows[_place(rows, line)]
        _insert(rows, [line], before, after)
        return _joined(rows)

    return change


def exchanged(first: str, second: str) -> Change:
    """Two lines have changed places."""

    def change(text: str) -> str:
        rows = text.splitlines()
        one, two = _place(rows, first), _place(rows, second)
        rows[one], rows[two] = _indentation(rows[one]) + second, _indentation(rows[two]) + first
        return _joined(rows)

    return change


def wrapped(line: str, header: str) -> Change:
    """A line, with its block if it has one, stands in the block of a new header."""

    def change(text: str) -> str:
        rows = text.splitlines()
        place = _place(rows, line)
        end = _end_of_block(rows, place)
        inside = ["    " + row for row in rows[place:end]]
        rows[place:end] = [_indentation(rows[place]) + header, *inside]
        return _joined(rows)

    return change


def unwrapped(header: str) -> Change:
    """The header of a block is missing, and the block stands where the header stood."""

    def change(text: str) -> str:
        rows = text.splitlines()
        place = _place(rows, header)
        end = _end_of_block(rows, place)
        rows[place:end] = [row.removeprefix("    ") for row in rows[place + 1 : end]]
        return _joined(rows)

    return change


# Formulas


def sides_exchanged(formula: str, sign: str = " - ") -> Change:
    """What stands on both sides of a sign has changed places: ``y_hat - y`` becomes ``y - y_hat``."""
    left, right = formula.split(sign)
    return replaced(formula, f"{right}{sign}{left}")


def sign_turned(formula: str) -> Change:
    """A formula has a minus in front."""
    return replaced(formula, f"-({formula})")


def rounded(formula: str) -> Change:
    """The values of a formula are rounded."""
    return replaced(formula, f"({formula}).round()")


def transposed(formula: str) -> Change:
    """A matrix is transposed, or not transposed any more."""
    return replaced(formula, formula.removesuffix(".T") if formula.endswith(".T") else formula + ".T")


def mean_for_sum(formula: str) -> Change:
    """A sum has become a mean."""
    return replaced(formula, _once(formula, "sum(", r"\bsum\(", "mean("))


def sum_for_mean(formula: str) -> Change:
    """A mean has become a sum."""
    return replaced(formula, _once(formula, "mean(", r"\bmean\(", "sum("))


def other_axis(formula: str) -> Change:
    """Axis 0 and axis 1 are confused."""
    turned = _once(formula, "axis of 0 or 1", r"\b(axis|dim)=([01])", lambda found: f"{found[1]}={1 - int(found[2])}")
    return replaced(formula, turned)


def bias_lost(formula: str) -> Change:
    """The bias is missing: a layer has none, or the last term of a sum is left out."""
    layer = formula.startswith("nn.Linear(")
    return replaced(formula, f"{formula[:-1]}, bias=False)" if layer else formula.rpartition(" + ")[0])


def in_place(line: str) -> Change:
    """An assignment such as ``w = w - step`` writes into the array: ``w -= step``."""
    return replaced(line, _once(line, "name on both sides", r"^(.+) = \1 ([-+*/])", r"\1 \2="))


# Helpers


def _expect(what: str, found: int, times: int) -> None:
    if found != times:
        raise EditError(f"{what!r} is there {_times(found)}, not {_times(times)}")


def _times(number: int) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _once(formula: str, what: str, pattern: str, new: str | Callable[[re.Match[str]], str]) -> str:
    """The formula with what matches a pattern replaced; an error where that is not there just once."""
    changed, found = re.subn(pattern, new, formula)
    if found != 1:
        raise EditError(f"there should be one {what} in {formula!r}")
    return changed


def _place(rows: list[str], line: str) -> int:
    """Where a line stands."""
    found = [number for number, row in enumerate(rows) if row.strip() == line]
    _expect(line, len(found), 1)
    return found[0]


def _insert(rows: list[str], lines: Sequence[str], before: str | None, after: str | None) -> None:
    place = _place(rows, before or after or "")
    indentation = _indentation(rows[place])
    if after:
        indentation += "    " if after.endswith(":") else ""
        place += 1
    rows[place:place] = [indentation + line for line in lines]


def _indentation(row: str) -> str:
    return row[: len(row) - len(row.lstrip())]


def _end_of_block(rows: list[str], place: int) -> int:
    """The number of the first line after a line and its block."""
    end = place + 1
    while end < len(rows) and len(_indentation(rows[end])) > len(_indentation(rows[place])):
        end += 1
    return end


def _joined(rows: list[str]) -> str:
    return "\n".join(rows) + "\n"
