"""``moved.jsonl`` of a class: what counts for each submission, each time that it is another, and why it is.

The last entry of a student and assignment is what was known at the end of the last command that counts points:
`grade` and `mark`. What has changed since then has moved, whoever changed it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from autograder.checking.words import many
from autograder.records.journal import Journal, now

NEW, GONE = "it is asked since now", "it isn't asked any more"
UNTOLD = {"", "graded by hand"}  # reasons that nobody has to be told of


@dataclass(frozen=True)
class Counted:
    """What counts for a submission.

    Parameters
    ----------
    points : dict of str to float or None
        By cell; None for a text that waits for people.
    out_of : dict of str to float
        What there was to reach.
    by_hand : tuple of str
        The cells whose points a person gave.
    taken_off : float
        For late work.
    """

    points: dict[str, float | None] = field(default_factory=dict)
    out_of: dict[str, float] = field(default_factory=dict)
    by_hand: tuple[str, ...] = ()
    taken_off: float = 0.0

    @property
    def total(self) -> float:
        return max(0.0, sum(points or 0.0 for points in self.points.values()) - self.taken_off)


@dataclass(frozen=True)
class Source:
    """What a judged mark comes from, as digests: the file, the checks; and the version of the course."""

    submission: str | None = None
    checks: str | None = None
    version: str | None = None


@dataclass(frozen=True)
class Moved:
    """A cell whose points are not what they were, and why."""

    cell: str
    before: float | None
    after: float | None
    why: str


@dataclass(frozen=True)
class Entry:
    """One line: what counts for a submission from now on, and how it differs from what counted before."""

    when: str
    assignment: str
    student: str
    counted: Counted
    source: Source = field(default_factory=Source)
    before: float | None = None
    moved: tuple[Moved, ...] = ()
    late: str = ""

    @property
    def is_told(self) -> bool:
        """Whether people should hear of it."""
        return bool(self.late) or any(each.why not in UNTOLD for each in self.moved)

    def __str__(self) -> str:
        """What moved, in a line."""
        by_reason: dict[str, list[str]] = {}
        for each in self.moved:
            points = f"{_name(each.cell)} {_text(each.before)} → {_text(each.after)}"
            by_reason.setdefault(each.why, []).append(points)
        reasons = [f"{', '.join(parts)}: {why}" for why, parts in by_reason.items()]
        reasons += [self.late] if self.late else []
        total = f"{_text(self.before)} → {self.counted.total:g}"
        return f"{self.student}  {self.assignment}  {total}  ({'; '.join(reasons)})"


class Ledger(Journal[Entry]):
    """What counts in a class, and how it came to be so."""

    def __init__(self, class_folder: Path) -> None:
        super().__init__(class_folder / "moved.jsonl", Entry)
        self.latest = {(entry.assignment, entry.student): entry for entry in self.entries}

    def add(self, entries: Iterable[Entry]) -> None:
        entries = list(entries)
        super().add(entries)
        self.latest |= {(entry.assignment, entry.student): entry for entry in entries}

    def told(self) -> list[Entry]:
        """What moved, in the order in which it did."""
        return [entry for entry in self.entries if entry.is_told]

    def knows(self, slug: str) -> bool:
        """Whether anything of an assignment was counted before."""
        return any(assignment == slug for assignment, _ in self.latest)


def entry_of(
    known: Entry | None, slug: str, student: str, counted: Counted, source: Source, reasons: dict[str, str]
) -> Entry | None:
    """The entry of what counts now; None where it counts already.

    Parameters
    ----------
    known : Entry or None
        What counted before, if anything did.
    slug, student : str
        Whose submission.
    counted : Counted
        What counts.
    source : Source
        What the judged points come from; what is None in it is as it was.
    reasons : dict of str to str
        Why cells count otherwise than they were judged.
    """
    if known is None:
        return Entry(now(), slug, student, counted, source)
    source = Source(*(new or old for new, old in zip(vars(source).values(), vars(known.source).values())))
    if (known.counted, known.source) == (counted, source):
        return None
    old = known.counted
    moved = [
        Moved(cell, old.points[cell], points, _why(cell, known, counted, source, reasons))
        for cell, points in counted.points.items()
        if cell in old.points and old.points[cell] != points
    ]
    moved += [Moved(cell, 0.0, points, NEW) for cell, points in counted.points.items() if cell not in old.points]
    gone = {cell: points for cell, points in old.points.items() if cell not in counted.points}
    moved += [Moved(cell, points, 0.0, reasons.get(cell, GONE)) for cell, points in gone.items()]
    late = ""
    if old.taken_off != counted.taken_off:
        late = f"late work: {many(counted.taken_off, 'point')} taken off, not {old.taken_off:g}"
    return Entry(now(), slug, student, counted, source, old.total, tuple(moved), late)


def _why(cell: str, known: Entry, counted: Counted, source: Source, reasons: dict[str, str]) -> str:
    """Why the points of a cell are not what they were."""
    old = known.counted
    if cell in reasons:
        return reasons[cell]
    if cell in counted.by_hand:
        return "graded by hand" if old.points[cell] is None else "by hand, in formgrader"
    if cell in old.by_hand:
        return "no longer by hand"
    if old.out_of.get(cell) != counted.out_of.get(cell):
        return f"it is worth {many(counted.out_of[cell], 'point')} now, not {old.out_of[cell]:g}"
    changed = [
        words
        for words, new, before in (
            ("submission", source.submission, known.source.submission),
            ("checks", source.checks, known.source.checks),
        )
        if new != before and before is not None
    ]
    if known.source == Source():
        return "judged anew, for the first time by a version that keeps what moved"
    if not changed:
        return "judged anew"
    versions = (known.source.version, source.version)
    by_version = (
        f" (version {versions[0]} → {versions[1]})" if "checks" in changed and versions[0] != versions[1] else ""
    )
    return f"the {' and the '.join(changed)} changed{by_version}"


def _name(cell: str) -> str:
    return cell.removeprefix("check-").removeprefix("report-")


def _text(points: float | None) -> str:
    return "by hand" if points is None else f"{points:g}"
