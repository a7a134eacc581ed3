"""The marks of a class, as they are now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from autograder.roster.people import Person

State = Literal["graded", "missing", "excused", "waits for a person"]


@dataclass(frozen=True)
class Mark:
    """What a student has for an assignment.

    Parameters
    ----------
    student, assignment : str
        Whose it is, and for what.
    points : float or None
        What was reached, with what people gave by hand; None where nothing was handed in.
    taken_off : float
        What being late costs.
    out_of : float
        What there was to reach.
    state : str
        ``"graded"``, ``"missing"``, ``"excused"``, or ``"waits for a person"`` where a text has no points yet.
    """

    student: str
    assignment: str
    points: float | None
    taken_off: float
    out_of: float
    state: State

    @property
    def counted(self) -> float:
        """The points that count: nothing where nothing was handed in."""
        return max(0.0, (self.points or 0.0) - self.taken_off)


@dataclass(frozen=True)
class Total:
    """A student's mark for the term, and the assignments that were dropped in their favour."""

    percent: float
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Marks:
    """The marks of a class: one for each person and assignment, and a total for each person."""

    people: tuple[Person, ...]
    assignments: tuple[str, ...]
    marks: dict[tuple[str, str], Mark]
    totals: dict[str, Total]
