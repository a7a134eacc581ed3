"""How late work is, what late days are spent on it, and what is taken off: from times alone, in any order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from autograder.term.rules import Late, later_by

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Work:
    """What one student handed in for an assignment: by when it was due for the class, and for them, and when it came.

    Times are in UTC; None where there is none.
    """

    assignment: str
    due: datetime | None
    deadline: datetime | None
    handed_in: datetime | None


@dataclass(frozen=True)
class Lateness:
    """The days that have begun since a deadline, how many of them late days pay for, and whether all is lost."""

    days: int = 0
    spent: int = 0
    closed: bool = False


def lateness(works: Iterable[Work], late: Late, clock: tzinfo) -> dict[str, Lateness]:
    """How late each work of one student is, by assignment.

    Late days are spent on the work that was due first, and on whole days. None is spent where there are no points any
    more: they would be wasted.
    """
    found, left = {}, late.late_days
    for work in sorted((each for each in works if each.due), key=lambda each: (each.due, each.assignment)):
        days = days_late(work, late, clock)
        closed = late.no_points_after_days is not None and days > late.no_points_after_days
        spent = 0 if closed else min(days, left)
        left -= spent
        found[work.assignment] = Lateness(days, spent, closed)
    return found


def days_late(work: Work, late: Late, clock: tzinfo) -> int:
    """The days that have begun since a deadline, each with its time of grace."""
    if work.deadline is None or work.handed_in is None:
        return 0
    came = work.handed_in.replace(microsecond=0) - timedelta(minutes=late.grace_minutes)
    days = max(0, -((work.deadline - came) // DAY) - 1)  # a day may have 25 hours, or 23
    while came > later_by(work.deadline, days, clock):
        days += 1
    return days


def taken_off(reached: float, out_of: float, how_late: Lateness, late: Late) -> float:
    """The points that being late costs: no more than there are."""
    if how_late.closed:
        return max(0.0, reached)
    percent = min(late.percent_per_day * (how_late.days - how_late.spent), late.at_most_percent)
    whole = out_of if late.percent_of == "possible" else reached
    return max(0.0, min(whole * percent / 100, reached))
