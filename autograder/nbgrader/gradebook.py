"""Write judgements where nbgrader expects them: its gradebook and its autograded folder.

nbgrader's own methods look up every cell and commit at every call; here a submission is one transaction on the
same rows.
"""

import tempfile
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import nbgrader
from alembic.script import ScriptDirectory
from nbgrader.api import (
    Base,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from sqlalchemy import create_engine, delete, inspect, select, text, update
from traitlets.config import Config

from autograder.intake.cells import label_of
from autograder.intake.editions import adapted, release_as_handed_out
from autograder.intake.submissions import SECRET, TIMESTAMP, Submissions
from autograder.nbgrader.configuration import generate_assignment, whole_config
from autograder.nbgrader.database import back_up as copy_of
from autograder.nbgrader.database import file_of
from autograder.nbgrader.exchange import copy_small
from autograder.nbgrader.labels import time_of
from autograder.nbgrader.late import settle
from autograder.notebook.build import build_source, write_sources
from autograder.records.closed import close
from autograder.records.editions import Editions
from autograder.records.ledger import Counted
from autograder.records.outcome import Outcome
from autograder.records.store import seed_of, write_whole
from autograder.refused import Refused
from autograder.roster.people import Person
from autograder.specs.course import assignment, assignments
from autograder.specs.editions import cells_of, difference, gone_from

INDEXES = {
    "submitted_assignment": "student_id",
    "submitted_notebook": "assignment_id",
    "grade": "notebook_id",
    "comment": "notebook_id",
}


@dataclass(frozen=True)
class Cells:
    """An assignment in the gradebook: its identifiers, the names of its cells by theirs, and the points of each."""

    assignment: str
    notebook: str
    graded: dict[str, str]
    commented: dict[str, str]
    points: dict[str, float]


@dataclass(frozen=True)
class Entered:
    """What the gradebook holds of a submission: the time, and the points that the judge gave for each cell."""

    timestamp: datetime | None
    points: dict[str, float | None] = field(default_factory=dict)


class ClassBook:
    """nbgrader's gradebook and class folder, opened once for a whole run.

    Parameters
    ----------
    class_folder : Path
        Holds ``submitted``, ``autograded``, ``feedback`` and the gradebook.
    db_url : str or None
        The database, where it isn't the class folder's own.
    """

    def __init__(self, class_folder: Path, db_url: str | None = None) -> None:
        self.config = whole_config(class_folder, db_url)
        self.folder = class_folder
        self.autograded = class_folder / "autograded"
        file = file_of(self.config.CourseDirectory.db_url)
        self._not_backed_up = file if file and file.exists() else None  # what was there before this run
        _create_tables(self.config.CourseDirectory.db_url)
        _create_indexes(self.config.CourseDirectory.db_url)
        close(class_folder)
        self.gradebook = Gradebook(self.config.CourseDirectory.db_url, self.config.CourseDirectory.course_id)
        self.db = self.gradebook.db
        self.cells = cache(self._cells)

    def close(self) -> None:
        self.gradebook.close()

    def __enter__(self) -> "ClassBook":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def students(self) -> list[str]:
        """The students of the roster."""
        return list(self.db.scalars(select(Student.id)))

    def enter(self, people: Iterable[Person]) -> None:
        """Enter people as students, or what has changed about them; nobody is taken out."""
        there = {student.id: student for student in self.db.scalars(select(Student))}
        for person in people:
            about = {"last_name": person.last_name, "first_name": person.first_name, "email": person.email}
            student = there.get(person.id)
            if student is not None and {name: getattr(student, name) or "" for name in about} == about:
                continue
            self.back_up()
            if student is None:
                self.db.add(Student(id=person.id, **about))
            else:
                self.db.execute(update(Student).filter_by(id=person.id).values(about))
        self.db.commit()

    def submissions(self, slug: str) -> dict[str, Entered]:
        """For each student who handed an assignment in, the time and the points that the judge gave."""
        cells = self.cells(slug)
        rows = self.db.execute(
            select(SubmittedAssignment.student_id, SubmittedAssignment.timestamp, Grade.cell_id, Grade.auto_score)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .join(Student, Student.id == SubmittedAssignment.student_id)  # one who was taken out is entered again
            .where(SubmittedAssignment.assignment_id == cells.assignment)
        )
        found: dict[str, Entered] = {}
        for student, timestamp, cell, points in rows:
            found.setdefault(student, Entered(timestamp)).points[cells.graded[cell]] = points
        return found

    def counted(self, slug: str) -> dict[str, Counted]:
        """What counts for each student who handed an assignment in."""
        cells = self.cells(slug)
        score = Grade.manual_score, Grade.auto_score, Grade.extra_credit
        rows = self.db.execute(
            select(SubmittedAssignment.student_id, SubmittedNotebook.late_submission_penalty, Grade.cell_id, *score)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .join(Student, Student.id == SubmittedAssignment.student_id)
            .where(SubmittedAssignment.assignment_id == cells.assignment)
        ).all()
        self.db.rollback()
        found: dict[str, tuple[dict[str, float | None], list[str], float]] = {}
        for student, penalty, cell, by_hand, judged, extra in rows:
            points, hands, _ = found.setdefault(student, ({}, [], penalty or 0.0))
            given = judged if by_hand is None else by_hand
            name = cells.graded[cell]
            points[name] = given if extra is None else (given or 0.0) + extra
            hands += [name] if by_hand is not None or extra else []
        return {
            student: Counted(
                {cell: points[cell] for cell in cells.points if cell in points},
                cells.points,
                tuple(cell for cell in cells.points if cell in hands),
                penalty,
            )
            for student, (points, hands, penalty) in found.items()
        }

    def give(self, slug: str, student: str, cell: str, points: float | None, comment: str, old: str = "") -> None:
        """Give points by hand for a cell, or leave them to the judge again where they are None, and say why.

        Parameters
        ----------
        slug, student, cell : str
            Whose points for what.
        points : float or None
            The points.
        comment : str
            What the student reads, below what was written there in formgrader; empty for nothing.
        old : str
            What was written there in this way before, and goes.

        Raises
        ------
        Refused
            If the student handed nothing in.
        """
        self.back_up()
        grade, written = self._one(slug, student, cell)
        grade.manual_score = points
        grade.needs_manual_grade = points is None and grade.auto_score is None
        _write_comment(written, comment, old)
        self.db.commit()
        self.db.expunge_all()

    def comment(self, slug: str, student: str, cell: str, comment: str, old: str = "") -> None:
        """Say something about a cell, as ``give`` does, and leave its points."""
        self.back_up()
        _, written = self._one(slug, student, cell)
        _write_comment(written, comment, old)
        self.db.commit()
        self.db.expunge_all()

    def _one(self, slug: str, student: str, cell: str) -> tuple[Any, Any]:
        """The points of a cell, and what people say about it."""
        cells = self.cells(slug)
        answer = cell.replace("check-", "solve-", 1)
        ours = select(SubmittedNotebook.id).join(SubmittedAssignment)
        ours = ours.where(SubmittedAssignment.assignment_id == cells.assignment)
        ours = ours.where(SubmittedAssignment.student_id == student)
        ids = [number for number, name in cells.graded.items() if name == cell]
        grade = self.db.scalar(select(Grade).where(Grade.notebook_id.in_(ours), Grade.cell_id.in_(ids)))
        if grade is None:
            raise Refused(f"There is no graded notebook {slug} of {student}.")
        ids = [number for number, name in cells.commented.items() if name == answer]
        return grade, self.db.scalar(select(Comment).where(Comment.notebook_id.in_(ours), Comment.cell_id.in_(ids)))

    def path_of(self, slug: str, student: str) -> Path:
        """Where the notebook with the feedback lies."""
        return self.autograded / student / slug / f"{slug}.ipynb"

    def save(self, slug: str, student: str, outcome: Outcome, timestamp: str | None = None) -> None:
        """Save one judgement: the notebook with its feedback, then the points in one transaction."""
        path = self.path_of(slug, student)
        self.back_up()
        write_whole(path, outcome.notebook)
        if timestamp:
            write_whole(path.parent / "timestamp.txt", timestamp + "\n")

        cells = self.cells(slug)
        submission, grades, comments = self._rows(cells, student)
        if timestamp:
            submission.timestamp = time_of(timestamp)
        points = {mark.cell: mark.points for mark in outcome.marks}
        for grade in grades:
            grade.auto_score = points.get(cells.graded[grade.cell_id])
            grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
        for comment in comments:
            unanswered = cells.commented[comment.cell_id] in outcome.unanswered
            comment.auto_comment = "No response." if unanswered else None
        self.db.commit()
        self.db.expunge_all()

    def back_up(self) -> None:
        """Copy the gradebook before this run changes it for the first time."""
        if self._not_backed_up:
            copy_of(self._not_backed_up)
            self._not_backed_up = None

    def settle(self, slug: str, submissions: Submissions) -> list[str]:
        """Do what is due for every submission of an assignment, whether it was judged now or before.

        Its files of the exchange are brought to the graded notebook, and what is taken off for lateness is worked
        out anew. Return what people should know of it.
        """
        for student in self.submissions(slug):
            graded = self.path_of(slug, student).parent
            if graded.is_dir():
                for name in (TIMESTAMP, SECRET):
                    copy_small(submissions.exchange_file(student, slug, name), graded)
        return settle(self.db, self.config, slug, submissions, self.folder)

    def _rows(self, cells: Cells, student: str) -> tuple[Any, Any, Any]:
        """The rows of a submission: those that are there, or new ones as nbgrader makes them."""
        ours = {"assignment_id": cells.assignment, "student_id": student}
        submission = self.db.scalar(select(SubmittedAssignment).filter_by(**ours))
        if self.db.get(Student, student) is None:
            self.db.add(Student(id=student))
        if submission is not None:
            notebook = select(SubmittedNotebook.id).filter_by(assignment_id=submission.id, notebook_id=cells.notebook)
            grades = self.db.scalars(select(Grade).where(Grade.notebook_id.in_(notebook))).all()
            comments = self.db.scalars(select(Comment).where(Comment.notebook_id.in_(notebook))).all()
            new = self._missing_rows(cells, self.db.scalar(notebook), grades, comments)  # of what is asked since then
            self.db.add_all([row for rows in new for row in rows])
            return submission, [*grades, *new[0]], [*comments, *new[1]]
        submission = SubmittedAssignment(id=new_uuid(), **ours)
        notebook = SubmittedNotebook(id=new_uuid(), assignment_id=submission.id, notebook_id=cells.notebook)
        grades = [Grade(cell_id=cell, notebook_id=notebook.id) for cell in cells.graded]
        comments = [Comment(cell_id=cell, notebook_id=notebook.id) for cell in cells.commented]
        self.db.add_all([submission, notebook, *grades, *comments])
        return submission, grades, comments

    def _missing_rows(self, cells: Cells, notebook: str, grades: Any, comments: Any) -> tuple[list[Any], list[Any]]:
        """Rows for the cells of which a submission has none."""
        graded = cells.graded.keys() - {grade.cell_id for grade in grades}
        commented = cells.commented.keys() - {comment.cell_id for comment in comments}
        return (
            [Grade(cell_id=cell, notebook_id=notebook) for cell in cells.graded if cell in graded],
            [Comment(cell_id=cell, notebook_id=notebook) for cell in cells.commented if cell in commented],
        )

    def _take_out(self, gone: list[Any]) -> None:
        """Take out cells that are asked of nobody any more, with their points: a copy of the gradebook has them."""
        for cell in gone:
            self.db.execute(delete(Grade).where(Grade.cell_id == cell.id))
            self.db.delete(cell)
        self.db.commit()

    def _cells(self, slug: str) -> Cells:
        """Look an assignment up as the class was handed it out; enter it where it isn't there yet, or is another."""
        edition = Editions(self.folder).cells(slug)
        points = cells_of(slug, edition)
        gone = gone_from(slug, edition)
        try:
            notebook = self.gradebook.find_notebook(slug, slug)
            there = {cell.name: cell.max_score for cell in notebook.grade_cells}
            judged = {cell: worth for cell, worth in there.items() if cell not in gone}
            labels = {label_of(cell) for cell in release_as_handed_out(slug, edition).cells} - {None}
            known = {cell.name for cell in notebook.source_cells}
            stale = judged != {cell: points[cell] for cell in points.keys() - gone.keys()} or not labels <= known
        except MissingEntry:
            stale = True
        if stale:
            self.back_up()
            with tempfile.TemporaryDirectory() as folder:  # what students have is not written again by grading
                config = deepcopy(self.config)  # `copy` shares its sections
                config.CourseDirectory.release_directory = f"{folder}/release"
                if edition is None:
                    write_sources([slug])  # what the gradebook is told comes from there; it may be missing, or older
                else:
                    config.CourseDirectory.source_directory = f"{folder}/source"
                    write_adapted_source(slug, edition, Path(folder, "source"))
                self.db.rollback()
                generate_assignment(slug, config)
            self.db.expire_all()
            notebook = self.gradebook.find_notebook(slug, slug)
            self._take_out([cell for cell in notebook.grade_cells if cell.name not in points])
        rows = self.db.scalars(select(BaseCell).filter_by(notebook_id=notebook.id)).all()
        graded = {cell.id: cell.name for cell in rows if cell.type in ("GradeCell", "TaskCell")}
        commented = {cell.id: cell.name for cell in rows if cell.type in ("SolutionCell", "TaskCell")}
        cells = Cells(notebook.assignment_id, notebook.id, graded, commented, points)
        self.db.rollback()
        return cells


def _write_comment(written: Any, comment: str, old: str) -> None:
    """Put something below what people have said about an answer, in the place of what was put there before."""
    if written is None:  # an answer that the gradebook has no place for
        return
    said = written.manual_comment or ""
    others = said.replace(old, "") if old else said
    written.manual_comment = "\n\n".join(filter(None, [others.strip(), comment])) or None


def write_adapted_source(slug: str, edition: dict[str, float], folder: Path) -> None:
    """Write the instructor's notebook of an edition, where nbgrader finds it."""
    moved = {place for place in difference(slug, edition).moved.values() if place}
    others = {place: build_source(assignment(place)) for place in moved}
    notebook = adapted(build_source(assignment(slug)), slug, edition, others)
    (folder / slug).mkdir(parents=True)
    (folder / slug / f"{slug}.ipynb").write_text(nbformat.writes(notebook), encoding="utf-8")


def prepare(slug: str, class_folder: Path, db_url: str, config: Config) -> list[str]:
    """Make ready for nbgrader's ``autograde``: enter the assignment, and settle what it will leave as it is."""
    if slug not in {each.slug for each in assignments()}:
        return []
    with ClassBook(class_folder, db_url) as book:
        book.cells(slug)
        seed_of(slug, class_folder)
        close(class_folder)  # with what was written just now
        book.config = config  # the command line may have another rule for late work
        return book.settle(slug, Submissions(class_folder / "submitted"))


def _create_tables(db_url: str) -> None:
    """Make the tables of a new gradebook as nbgrader does, which starts a program to learn their version."""
    engine = create_engine(db_url)
    if "alembic_version" not in inspect(engine).get_table_names():
        head = ScriptDirectory(Path(nbgrader.__file__).parent / "alembic").get_current_head()
        with engine.begin() as connection:
            Base.metadata.create_all(connection)
            connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
            connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})
    engine.dispose()


def _create_indexes(db_url: str) -> None:
    """Let the gradebook find what belongs to a student, or to a notebook, without looking through all of a class.

    nbgrader's tables have no such indexes, so a page, also one of formgrader, takes longer the larger the class is.
    """
    engine = create_engine(db_url)
    with engine.begin() as connection:
        for table, column in INDEXES.items():
            connection.execute(text(f"CREATE INDEX IF NOT EXISTS {table}_by_{column} ON {table} ({column})"))
    engine.dispose()
