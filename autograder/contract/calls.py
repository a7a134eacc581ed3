"""What the process of a student is asked to compute, and what it answers. No expected value is in any of it."""

from dataclasses import dataclass, field
from typing import Any, Literal

from autograder.contract.observations import Missing, NotCallable, Raised, Returned, TimedOut


@dataclass(frozen=True)
class Call:
    """One call of a function: its arguments, how many values should come back, and how it is called.

    ``driver`` names what calls the function in place of a plain call (see ``student.drivers``). With ``careful``
    NumPy raises an error where it would warn of an overflow, a division by 0 or a value that is not a number.
    Where the name ``holds`` what is asked for, nothing is called: it is one value, one row of the values of
    ``fields``, or several rows.
    """

    inputs: dict[str, Any]
    outputs: int = 1
    driver: str | None = None
    careful: bool = False
    holds: Literal["", "value", "row", "rows"] = ""
    fields: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Calls:
    """All calls of one function, in parts: after one that doesn't end in time the rest of its part is left out."""

    function: str
    library: str
    seconds: float
    parts: list[list[Call]]


@dataclass(frozen=True)
class Cell:
    """A code cell of a notebook.

    ``own`` where the release has no such cell; ``keeps`` where all that was defined above it stays as it is.
    """

    id: str
    source: str
    own: bool = False
    keeps: bool = False


@dataclass(frozen=True)
class Printed:
    """Text that a cell printed."""

    stream: str  # "stdout" or "stderr"
    text: str


@dataclass(frozen=True)
class Shown:
    """A value or a figure that a cell showed: as text, and as a PNG picture in base 64."""

    text: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Stopped:
    """The error that ended a cell."""

    error: str
    message: str


Output = Printed | Shown | Stopped


# From the grader to the process of a submission: cells, in their order, and where a check stands its question


@dataclass(frozen=True)
class Question:
    """A function that is asked for as it is now: in a copy of the process, which is given its calls one by one.

    ``prelude`` is run in the copy before: functions of the course that stand in for a student's own.
    """

    function: str
    library: str
    prelude: str = ""


# From the process of a submission to the grader


@dataclass(frozen=True)
class Started:
    """A process, or a copy of it that answers a question, begins; ``number`` is what it takes itself for."""

    number: int


@dataclass(frozen=True)
class CellRan:
    """A cell has ended."""

    outputs: list[Printed | Shown | Stopped] = field(default_factory=list)


@dataclass(frozen=True)
class Called:
    """What came of a call."""

    seen: Missing | NotCallable | TimedOut | Raised | Returned


@dataclass(frozen=True)
class Buried:
    """The copy that answered a question has ended, with this exit code."""

    code: int


Message = Started | CellRan | Called | Buried


# From the keeper of a submission, which runs none of its code


@dataclass(frozen=True)
class NotStarted:
    """The process of the submission could not be set up: the machine is at fault."""

    reason: str


@dataclass(frozen=True)
class Ended:
    """How the process ended: its exit code, the seconds of CPU that it took, and whether it was let go before."""

    code: int
    seconds: float
    released: bool


Report = NotStarted | Ended
