"""What the gradebook has of everybody, read at once: who there is, what was due when, who has how many points.

Nothing is changed here, and nothing worked out: ``autograder.term`` does that.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from autograder.nbgrader.configuration import whole_config
from autograder.nbgrader.database import examine, file_of, said_plainly
from autograder.roster.people import Person


@dataclass(frozen=True)
class Points:
    """The points of one graded cell; None where a person has to give them. ``extra`` was given beyond them."""

    points: float | None
    extra: float = 0.0


@dataclass(frozen=True)
class Entry:
    """What the gradebook has of a submission: its times in UTC, its penalty, its points by the cells' identifiers."""

    id: str
    timestamp: datetime | None
    extension: timedelta | None
    penalty: float
    points: dict[str, Points] = field(default_factory=dict)


@dataclass(frozen=True)
class Cell:
    """A graded cell: its label and what it is worth."""

    label: str
    points: float


@dataclass(frozen=True)
class Entries:
    """The gradebook of a class.

    ``due`` and ``cells`` are by assignment, the latter by the cells' identifiers; ``submissions`` by student and
    assignment.
    """

    people: tuple[Person, ...] = ()
    due: dict[str, datetime | None] = field(default_factory=dict)
    cells: dict[str, dict[str, Cell]] = field(default_factory=dict)
    submissions: dict[tuple[str, str], Entry] = field(default_factory=dict)


def of_class(class_folder: Path, db_url: str | None = None) -> Entries:
    """Read the gradebook of a class; one that isn't there yet is empty.

    Raises
    ------
    Refused
        If it can't be used.
    """
    examine(class_folder, db_url)
    url = whole_config(class_folder, db_url).CourseDirectory.db_url
    file = file_of(url)
    if file and (not file.exists() or not file.stat().st_size):
        return Entries()
    with said_plainly(class_folder, db_url):
        engine = create_engine(url)
        try:
            with Session(engine) as db:
                return read(db)
        finally:
            engine.dispose()


def read(db: Any, student: str | None = None, slugs: Collection[str] | None = None) -> Entries:
    """Read a gradebook: all of it, or what it has of a student, or of some assignments."""
    everybody = select(Student.id, Student.last_name, Student.first_name, Student.email)
    people = tuple(
        Person(row.id, row.last_name or "", row.first_name or "", row.email or "")
        for row in db.execute(everybody if student is None else everybody.where(Student.id == student))
    )
    due = {row.name: row.duedate for row in db.execute(select(Assignment.name, Assignment.duedate))}
    if slugs is not None:
        due = {slug: due[slug] for slug in due if slug in slugs}
    cells: dict[str, dict[str, Cell]] = {slug: {} for slug in due}
    for kind in (GradeCell, TaskCell):
        columns = select(Assignment.name.label("slug"), BaseCell.id, BaseCell.name, kind.max_score)
        rows = columns.select_from(kind).join(Notebook, kind.notebook_id == Notebook.id).join(Assignment)
        for row in db.execute(rows):
            if row.slug in cells:
                cells[row.slug][row.id] = Cell(row.name, row.max_score)
    return Entries(people, due, cells, _submissions(db, student, due))


def cells_of(db: Any, student: str, slug: str) -> tuple[dict[str, Grade], dict[str, Comment]]:
    """The grades and comments of a submitted notebook, by the names of its cells; none where there is no such one."""
    submitted = select(SubmittedNotebook.id).join(SubmittedAssignment).join(Assignment).join(Student)
    submitted = submitted.where(Student.id == student, Assignment.name == slug)

    def of(kind: Any) -> dict[str, Any]:
        asked = db.query(BaseCell.name, kind).join(kind, kind.cell_id == BaseCell.id)
        return dict(asked.filter(kind.notebook_id.in_(db.scalars(submitted).all())).all())

    return of(Grade), of(Comment)


def _submissions(db: Any, student: str | None, slugs: Collection[str]) -> dict[tuple[str, str], Entry]:
    columns = (SubmittedAssignment.id, SubmittedAssignment.student_id, Assignment.name.label("slug"))
    times = (SubmittedAssignment.timestamp, SubmittedAssignment.extension)
    submitted = select(
        *columns, *times, SubmittedNotebook.id.label("notebook"), SubmittedNotebook.late_submission_penalty
    )
    submitted = submitted.join(Assignment).outerjoin(
        SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id
    )
    grades = select(Grade.notebook_id, Grade.cell_id, Grade.auto_score, Grade.manual_score, Grade.extra_credit)
    if student is not None:
        submitted = submitted.where(SubmittedAssignment.student_id == student)
        grades = grades.join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        grades = grades.join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        grades = grades.where(SubmittedAssignment.student_id == student)
    points: defaultdict[str, dict[str, Points]] = defaultdict(dict)
    for row in db.execute(grades):
        given = row.auto_score if row.manual_score is None else row.manual_score
        extra = (row.extra_credit or 0.0) if given is not None else 0.0
        points[row.notebook_id][row.cell_id] = Points(given, extra)
    found: dict[tuple[str, str], Entry] = {}
    for row in db.execute(submitted):
        if row.slug in slugs:
            before = found.get((row.student_id, row.slug))
            penalty = (row.late_submission_penalty or 0.0) + (before.penalty if before else 0.0)
            theirs = {**(before.points if before else {}), **points[row.notebook]}
            found[row.student_id, row.slug] = Entry(row.id, row.timestamp, row.extension, penalty, theirs)
    return found
