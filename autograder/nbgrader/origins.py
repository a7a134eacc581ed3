"""What each feedback page is made from, as a digest: two pages of the same digest are the same.

That is the graded notebook, what the gradebook has of its cells, what counts by the rules of the term, and all that
makes a page. Every page of a class is looked at in a few queries, which is what makes it worth while.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import astuple
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, BaseCell, Comment, Grade, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from autograder.nbgrader import entries as gradebook
from autograder.nbgrader.configuration import course_config
from autograder.nbgrader.database import said_plainly
from autograder.nbgrader.dates import dates_of, entered
from autograder.nbgrader.exchange import BESIDE
from autograder.nbgrader.summary import CHECK, REPORT, title_of
from autograder.paths import ROOT
from autograder.records.pages import digest_of_files
from autograder.roster.people import Person
from autograder.specs.settings import settings
from autograder.term import persons
from autograder.term.marks import work_out

LIBRARIES = ("nbgrader", "nbconvert", "nbformat", "jinja2", "pygments", "mistune", "bleach")
Page = tuple[str, str]  # an assignment and a student


def origins_of(pages: Collection[Page], class_folder: Path, db_url: str | None = None) -> dict[Page, str]:
    """The digests of what some pages are made from.

    Parameters
    ----------
    pages : collection of pairs
        Assignments and students.
    class_folder : Path
        The class.
    db_url : str or None
        The gradebook's database, where it isn't the class folder's own.
    """
    rules, before = settings().term, entered(class_folder)
    of_persons = persons.read(class_folder, rules)
    with said_plainly(class_folder, db_url):
        engine = create_engine(course_config(class_folder, db_url).CourseDirectory.db_url)
        try:
            with Session(engine) as db:
                found = gradebook.read(db)
                said = _said_of_cells(db, {slug for slug, _ in pages})
        finally:
            engine.dispose()
    dates = dates_of(found, before, rules, of_persons)
    people = [Person(student) for student in sorted({student for _, student in pages})]
    marks = work_out(found, dates, rules, of_persons, people, before.penalties and rules.late is None).marks
    known = {person.id for person in found.people}
    origins = {}
    for slug, student in pages:
        folder = class_folder / "autograded" / student / slug
        cells = {cell.label: cell.points for cell in found.cells.get(slug, {}).values()}
        names = sorted(label.removeprefix(CHECK).removeprefix(REPORT) for label in cells)
        entry, mark = found.submissions.get((student, slug)), marks.get((student, slug))
        everything = [
            *(slug, student, student in known, title_of(slug), _of_the_program()),
            digest_of_files(folder, (f"{slug}.ipynb", *BESIDE)),
            *(cells, sorted(said[slug, student])),
            [[name, reasons.get(name)] for reasons in (rules.cancelled, rules.full_points) for name in names],
            [str(rules.zone), entry and entry.timestamp, dates.due.get(slug)],
            [mark and astuple(mark), dates.deadline(student, slug) if slug in dates.due else None],
        ]
        origins[slug, student] = hashlib.sha256(json.dumps(everything, default=str).encode()).hexdigest()[:32]
    return origins


def _said_of_cells(db: Any, slugs: Collection[str]) -> defaultdict[Page, list[tuple[str, str]]]:
    """The points of each cell and what is said of it, by the judge and by people."""
    said: defaultdict[Page, list[tuple[str, str]]] = defaultdict(list)
    kinds = {
        Grade: (Grade.auto_score, Grade.manual_score, Grade.extra_credit),
        Comment: (Comment.auto_comment, Comment.manual_comment),
    }
    for kind, columns in kinds.items():
        rows = select(Assignment.name, SubmittedAssignment.student_id, BaseCell.name, *columns).select_from(kind)
        rows = rows.join(BaseCell, kind.cell_id == BaseCell.id)
        rows = rows.join(SubmittedNotebook, kind.notebook_id == SubmittedNotebook.id)
        rows = rows.join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        rows = rows.join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        for slug, student, cell, *values in db.execute(rows.where(Assignment.name.in_(slugs))):
            said[slug, student].append((f"{kind.__name__} {cell}", repr(values)))
    return said


@cache
def _of_the_program() -> str:
    """The digest of all that makes pages: our sources and templates, and the libraries."""
    digest = hashlib.sha256(" ".join(f"{name} {metadata.version(name)}" for name in LIBRARIES).encode())
    for path in sorted([*(ROOT / "autograder").rglob("*.py"), *(ROOT / "autograder").rglob("*.j2")]):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
