"""The rules of a term that hold for everybody, as ``course.toml`` has them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Late:
    """What late work costs.

    Parameters
    ----------
    grace_minutes : float
        After a deadline, and after each day that follows it, in which nothing more is lost.
    percent_per_day : float
        Taken off for each day that has begun.
    percent_of : str
        Of the points that were ``"reached"``, or of those that were ``"possible"``.
    at_most_percent : float
        Taken off in all.
    no_points_after_days : int or None
        From when on there are no points at all; None is never.
    late_days : int
        That each student has for the whole term: they are spent before anything is taken off.
    """

    grace_minutes: float = 0.0
    percent_per_day: float = 0.0
    percent_of: Literal["reached", "possible"] = "reached"
    at_most_percent: float = 100.0
    no_points_after_days: int | None = None
    late_days: int = 0


@dataclass(frozen=True)
class Group:
    """Chapters that make up a share of the mark together: its title, and its weight in percent."""

    title: str
    weight: float
    chapters: tuple[str, ...]
    drop_lowest: int = 0


@dataclass(frozen=True)
class Rules:
    """The rules of a term. Chapters go by their names, questions and texts by theirs.

    ``cancelled`` are not counted, and of those in ``full_points`` all that there is goes to everybody who handed in;
    both have the reason. ``weights`` are in percent; without any, and without groups, every point counts the same.
    """

    zone: ZoneInfo | None = None
    due: Mapping[str, datetime] = field(default_factory=dict, hash=False)
    late: Late | None = None
    weights: Mapping[str, float] = field(default_factory=dict, hash=False)
    drop_lowest: int = 0
    groups: tuple[Group, ...] = ()
    cancelled: Mapping[str, str] = field(default_factory=dict, hash=False)
    full_points: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def clock(self) -> tzinfo:
        """Where the clock hangs by which days are counted."""
        return self.zone or UTC

    def shown(self, moment: datetime) -> str:
        """A moment as people of this course read it.

        Examples
        --------
        >>> Rules(ZoneInfo("Europe/Berlin")).shown(datetime(2026, 10, 19, 21, 59, 59, tzinfo=UTC))
        '2026-10-19 23:59 Europe/Berlin'
        """
        name = self.zone.key if self.zone else "UTC"
        return f"{moment.astimezone(self.clock):%Y-%m-%d %H:%M} {name}"


def later_by(moment: datetime, days: int, clock: tzinfo) -> datetime:
    """The same time of the day some days later, whether clocks were changed in between or not.

    Examples
    --------
    >>> before = datetime(2026, 10, 24, 20, tzinfo=ZoneInfo("Europe/Berlin"))
    >>> later_by(before, 1, before.tzinfo) - before.astimezone(UTC)
    datetime.timedelta(days=1, seconds=3600)
    """
    return (moment.astimezone(clock) + timedelta(days=days)).astimezone(UTC)
