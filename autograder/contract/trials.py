"""What the course does with data that a student hands in: it looks whether it is what was asked for, and runs on it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Field:
    """One value of a row that a student hands in, and what it may be.

    ``shape`` has numbers, and names of sizes, which are the same wherever they stand in a row; a size that has a name
    is from ``smallest`` to ``largest``. All numbers lie from ``low`` to ``high``, and with ``whole`` they are whole
    numbers.
    """

    name: str
    shape: list[str]
    low: float
    high: float
    whole: bool = False
    largest: int = 8
    smallest: int = 1


@dataclass(frozen=True)
class Program:
    """A function of the course as text, with all that it calls; it needs NumPy alone, and ends on every row."""

    name: str
    source: str


@dataclass(frozen=True)
class Catch:
    """Rows on which a wrong program gives itself away: no right one may differ from another there.

    ``only_where`` says in words on which rows it can.
    """

    fields: list[Field]
    most: int
    right: list[Program]
    wrong: Program
    only_where: str = ""


@dataclass(frozen=True)
class Measure:
    """How good a row is: a number that a program computes from it and ``data``, and the bar that it has to reach.

    ``says`` puts the number into words, as ``"It takes {measured:.0f} steps; {bar:.0f} or fewer are asked for"``. On
    data that isn't shown the bar is lower by ``slack``, or higher where less is better. ``tells`` is a program that
    says what the row lacks, the mistake and the way out, or None.
    """

    fields: list[Field]
    program: Program
    says: str
    bar: float
    at_most: bool = False
    slack: float = 0.0
    data: dict[str, Any] = field(default_factory=dict)
    tells: Program | None = None

    @property
    def most(self) -> int:
        """A student hands in one row."""
        return 1


Trial = Catch | Measure
