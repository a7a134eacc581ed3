"""What happened when a student's function was called: one of a few kinds, each with what there is to say of it."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Unreadable:
    """A value that is not an array of numbers, in words: its kind, and how it begins."""

    what: str


Value = np.ndarray | Unreadable | None


@dataclass(frozen=True)
class Missing:
    """There is no function of this name."""


@dataclass(frozen=True)
class NotCallable:
    """The name holds something else."""

    kind: str


@dataclass(frozen=True)
class TimedOut:
    """The call was stopped after these seconds."""

    seconds: float


@dataclass(frozen=True)
class Crashed:
    """The process of the submission ended, or sent what can't be read; ``message`` goes on after the function's name.

    Only the trusted side says this.
    """

    message: str


@dataclass(frozen=True)
class Raised:
    """An exception came out of the call.

    ``bases`` are the names of what it is a kind of, ``raised_in`` the function, if it is the student's, and ``line``
    the last line of the student's own.
    """

    error: str
    message: str
    bases: list[str] = field(default_factory=list)
    raised_in: str = ""
    line: str = ""
    printed: str = ""


@dataclass(frozen=True, eq=False)
class Returned:
    """The call gave something back, or the name holds something.

    ``values`` holds one value for each output that was asked for, ``kinds`` their types; None where the number of
    values is another one, which is then ``length``, if there is one. ``changed`` names the arguments that are not
    what they were before. Of a name that should hold rows ``rows`` has their values, and in place of a row that is
    none what it is, in words; it is None where the name holds something else.
    """

    kind: str
    values: list[Value] | None
    kinds: list[str] = field(default_factory=list)
    length: int | None = None
    printed: str = ""
    changed: list[str] = field(default_factory=list)
    rows: list[list[Value]] | None = None

    @property
    def arrays(self) -> list[np.ndarray] | None:
        """The values, if all of them are arrays of numbers."""
        if not self.values or not all(isinstance(value, np.ndarray) for value in self.values):
            return None
        return [value for value in self.values if isinstance(value, np.ndarray)]


Observation = Missing | NotCallable | TimedOut | Crashed | Raised | Returned


@dataclass(frozen=True)
class Facts:
    """What a notebook carries of a known wrong answer in place of its values: what is the same on every processor."""

    facts: dict[str, Any]
    changed: list[str] = field(default_factory=list)
