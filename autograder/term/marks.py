"""The marks of a class, worked out from what is true now: the gradebook, the settings of the term, and the persons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from autograder.nbgrader import entries as gradebook
from autograder.nbgrader.dates import Dates, chapter_of, dates_of, entered
from autograder.nbgrader.entries import Entries, Entry
from autograder.roster.people import Person
from autograder.specs.settings import settings
from autograder.term.late import Lateness, Work, lateness, taken_off
from autograder.term.people import people_of, persons_of
from autograder.term.persons import Persons
from autograder.term.rules import Late, Rules
from autograder.term.totals import Reached, total

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
    days_late, late_days : int
        The days that had begun when it came, and how many of them were paid for with late days.
    """

    student: str
    assignment: str
    points: float | None
    taken_off: float
    out_of: float
    state: State
    days_late: int = 0
    late_days: int = 0

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
    """The marks of a class: one for each person and assignment, and a total for each person.

    ``remarks`` are what people should know of them.
    """

    people: tuple[Person, ...]
    assignments: tuple[str, ...]
    marks: dict[tuple[str, str], Mark]
    totals: dict[str, Total]
    remarks: tuple[str, ...] = ()

    def of(self, student: str) -> dict[str, Mark]:
        """The marks of a student, by assignment."""
        return {slug: self.marks[student, slug] for slug in self.assignments}


def marks_of(class_folder: Path, db_url: str | None = None) -> Marks:
    """The marks of everybody who is in a class; nothing is changed.

    Parameters
    ----------
    class_folder : Path
        Has the gradebook, the roster, and what is said of persons.
    db_url : str or None
        The gradebook's database, where it isn't the class folder's own.

    Raises
    ------
    Refused
        If the gradebook, the roster, or what is said of persons can't be used.
    """
    return marks_in(gradebook.of_class(class_folder, db_url), class_folder)


def marks_in(entries: Entries, class_folder: Path) -> Marks:
    """The marks of what a gradebook has."""
    rules = settings().term
    persons, remarks = persons_of(class_folder, rules, {person.id for person in entries.people})
    before = entered(class_folder)
    dates = dates_of(entries, before, rules, persons)
    people = people_of(class_folder, entries.people)
    found = work_out(entries, dates, rules, persons, people, stale=before.penalties and rules.late is None)
    return Marks(found.people, found.assignments, found.marks, found.totals, tuple(remarks))


def work_out(
    entries: Entries, dates: Dates, rules: Rules, persons: Persons, people: Sequence[Person], stale: bool = False
) -> Marks:
    """Work the marks of some people out.

    Parameters
    ----------
    entries : Entries
        What the gradebook has.
    dates : Dates
        What was due when.
    rules : Rules
        The rules for everybody.
    persons : Persons
        What is said of single persons.
    people : sequence of Person
        Whose marks are wanted.
    stale : bool
        Whether the penalties in the gradebook are those of rules that there were and that the settings have no more.
    """
    chapters = {slug: chapter_of(slug) for slug in entries.due}
    order = [chapter.name for chapter in settings().chapters]
    slugs = sorted(chapters, key=lambda slug: (order.index(name) if (name := chapters[slug]) else len(order), slug))
    marks, sums = {}, {}
    for person in people:
        submitted = {slug: entry for slug in slugs if (entry := entries.submissions.get((person.id, slug)))}
        excused = {slug for slug in slugs if chapters[slug] in persons.excused.get(person.id, ())}
        works = [
            Work(slug, _aware(dates.due[slug]), _aware(dates.deadline(person.id, slug)), _aware(entry.timestamp))
            for slug, entry in submitted.items()
            if slug not in excused
        ]
        how_late = lateness(works, rules.late or Late(), rules.clock)
        theirs = {}
        for slug in slugs:
            entry, late = submitted.get(slug), how_late.get(slug, Lateness())
            points, out_of, waits = _points(entries, slug, entry, rules)
            if entry is None or points is None:
                off = 0.0
            elif rules.late and chapters[slug]:
                off = taken_off(points, out_of, late, rules.late)
            else:
                off = 0.0 if stale and chapters[slug] else entry.penalty
            state: State = "graded" if entry else "missing"
            state = "excused" if slug in excused else "waits for a person" if waits else state
            theirs[slug] = Mark(person.id, slug, points, off, out_of, state, late.days, late.spent)
            marks[person.id, slug] = theirs[slug]
        counted = {slug: mark for slug, mark in theirs.items() if slug not in excused and mark.out_of > 0}
        reached = {chapters[slug] or slug: Reached(mark.counted, mark.out_of) for slug, mark in counted.items()}
        percent, dropped = total(reached, rules)
        sums[person.id] = Total(percent, tuple(slug for slug in slugs if (chapters[slug] or slug) in dropped))
    return Marks(tuple(people), tuple(slugs), marks, sums)


def _points(entries: Entries, slug: str, entry: Entry | None, rules: Rules) -> tuple[float | None, float, bool]:
    """The points that were reached, what there was to reach, and whether a person has to give some of them yet."""
    reached, out_of, waits = 0.0, 0.0, False
    for identifier, cell in entries.cells[slug].items():
        name = cell.label.removeprefix("check-").removeprefix("report-")
        if name in rules.cancelled:
            continue
        out_of += cell.points
        if entry is None:
            continue
        given = entry.points.get(identifier)
        if name in rules.full_points:
            reached += cell.points + (given.extra if given else 0.0)
        elif given and given.points is not None:
            reached += given.points + given.extra
        elif given and cell.points:
            waits = True
    return (None if entry is None else max(0.0, reached)), out_of, waits


def _aware(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None
