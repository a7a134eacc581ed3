"""A question made concrete: its cases with what is expected, and its known mistakes with what they give.

The grader makes a card for a run, with hidden cases; a notebook carries one with the public cases alone.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from autograder.contract.calls import Call, Calls
from autograder.contract.frames import frame_of
from autograder.contract.observations import (
    Crashed,
    Facts,
    Missing,
    NotCallable,
    Raised,
    Returned,
    TimedOut,
    Value,
)
from autograder.contract.trials import Catch, Measure

BEGINNING = 9  # of a digest, where the rest isn't kept: by chance no other value has the same


@dataclass(frozen=True)
class Case:
    """One call and what is asked of it.

    ``about`` says what it tries, and is all that a student learns of a case that is not public. ``expected`` has one
    value for each of ``outputs``; it is None where an exception is asked for, whose name is ``raises``, where any
    weights are right that give the truth table: ``rows`` and ``table``, where a student hands in data for a
    ``trial``, and where a value is asked for that a notebook must not give away: of it there is the ``digest`` of its
    numbers, rounded to ``decimals``, and for each of several parts how the digest of all the ``others`` begins.
    """

    about: str
    public: bool
    call: Call
    outputs: list[str]
    compare: str
    exact_shape: bool = False
    raises: str | None = None
    within: tuple[float, ...] | None = None
    expected: list[Value] | None = None
    rows: list[list[float]] = field(default_factory=list)
    table: list[int] = field(default_factory=list)
    trial: Catch | Measure | None = None
    digest: str = ""
    decimals: int = 0
    others: list[str] = field(default_factory=list)

    @cached_property
    def frame(self) -> bytes:
        """What goes to the process of a student: the call alone. Made once for all submissions."""
        return frame_of(self.call)

    @cached_property
    def size(self) -> int:
        """About how much there is to read in its inputs."""
        return _size(self.call.inputs)


@dataclass(frozen=True)
class Part:
    """A share of the points, lost or won as a whole."""

    title: str
    points: float
    cases: list[Case]


@dataclass(frozen=True)
class Mistake:
    """A known wrong answer: what it gave on every case, and what a student who gives the same is told.

    ``constant`` stands in it where another would be the same mistake. ``speaks_of`` are the constructs of which the
    hint says that they are there, as ``checking.source`` names them.
    """

    name: str
    hint: str
    way_out: str | None
    uses_all: bool  # whether its source uses what the question says must be used
    outcomes: list[Missing | NotCallable | TimedOut | Crashed | Raised | Returned | Facts]
    constant: float | None = None
    speaks_of: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Telltale:
    """What a source shows and what it lacks, as patterns, and what is wrong where both are so."""

    shows: str
    lacks: str
    hint: str
    way_out: str | None


@dataclass(frozen=True)
class Card:
    """A question with its cases, ready to be asked and judged."""

    function: str
    title: str
    library: str
    must_use: list[str]
    seconds: float
    compare: str
    parts: list[Part]
    mistakes: list[Mistake] = field(default_factory=list)
    telltales: list[Telltale] = field(default_factory=list)
    pairs: str = ""  # in a notebook: of values with two mistakes at once the places of these, and a digest

    @property
    def cases(self) -> list[Case]:
        """All cases, in the order in which observations are listed."""
        return [case for part in self.parts for case in part.cases]

    @property
    def points(self) -> float:
        """What it is worth."""
        return sum(part.points for part in self.parts)

    @property
    def holds(self) -> bool:
        """Whether its name holds a value, and is no function."""
        return any(case.call.holds for case in self.cases)

    @property
    def calls(self) -> Calls:
        """What goes to the process of a student: the calls alone."""
        parts = [[case.call for case in part.cases] for part in self.parts]
        return Calls(self.function, self.library, self.seconds, parts)


def _size(inputs: object) -> int:
    if isinstance(inputs, dict):
        return sum(len(name) + _size(value) for name, value in inputs.items())
    if isinstance(inputs, list):
        return sum(map(_size, inputs))
    return len(str(inputs.tolist())) if isinstance(inputs, np.ndarray) else len(str(inputs))
