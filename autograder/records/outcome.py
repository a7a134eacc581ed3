"""What grading gives for one submission: plain data, kept as JSON."""

from dataclasses import dataclass, field
from typing import Literal

from autograder.contract.verdicts import Status, Verdict


@dataclass(frozen=True)
class Mark:
    """The mark of one graded cell, and what is said about it.

    ``points`` are None for a text that waits for people. ``message`` is the whole verdict in words, ``hint`` and
    ``way_out`` its advice alone; ``mistake`` is the name of the known mistake, if it is one, and ``behaviour`` the
    digest of what a wrong answer did that has no name.
    """

    cell: str
    points: float | None
    max_points: float
    status: Status | Literal["by hand", "missing"]
    message: str
    mistake: str | None = None
    hint: str | None = None
    way_out: str | None = None
    behaviour: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of a submission.

    ``notebook`` is the JSON text of the notebook with the feedback, ``unanswered`` are the labels of the answers that
    are as they were released, ``seconds`` are counted by stage, ``told`` is what the instructor should know, and
    ``asked`` what the student asks to be looked at again: the words by what they are about.
    """

    notebook: str
    marks: list[Mark]
    unanswered: list[str]
    sandboxed: bool
    seconds: dict[str, float] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    asked: dict[str, str] = field(default_factory=dict)


def mark_of(verdict: Verdict, message: str, behaviour: str | None = None) -> Mark:
    """The mark of a check cell."""
    return Mark(
        cell=f"check-{verdict.function}",
        points=verdict.points,
        max_points=verdict.max_points,
        status=verdict.status,
        message=message,
        mistake=verdict.mistake,
        hint=verdict.hint,
        way_out=verdict.way_out,
        behaviour=behaviour,
    )
