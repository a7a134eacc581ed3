"""nbgrader's ``autograde`` and formgrader read submissions as ``grade`` does: through the intake, and no other way.

nbgrader itself copies the whole folder of a submission and follows links as it does, waits for pipes, and ends at the
first file that isn't a notebook. None of this can be set, so its methods are replaced: ``Autograde`` reads a clean
copy, a folder in which each submission is a rebuilt notebook and the time, and formgrader lists whom the intake finds.
"""

from __future__ import annotations

import base64
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde
from nbgrader.converters.base import BaseConverter, NbGraderException

from autograder.intake.editions import gone_in_words, release_as_handed_out
from autograder.intake.files import read_file
from autograder.intake.normalise import normalise
from autograder.intake.submissions import SECRET, TIMESTAMP, HandedIn, Submissions
from autograder.nbgrader.labels import time_of
from autograder.paths import CLASS
from autograder.records.editions import Editions
from autograder.specs.course import assignment, assignments

NOTE = "course_grader"  # in a notebook's metadata: a word for the judge
LONGEST_SECRET = 1_000  # bytes


def read_through_the_intake() -> None:
    """Replace what nbgrader reads submissions with; it may be done again."""
    Autograde.start = _start
    Autograde.init_notebooks = _init_notebooks
    NbGraderAPI.get_submitted_students = _submitted_students
    NbGraderAPI.get_submitted_timestamp = _submitted_timestamp


def write_clean_copy(handed: HandedIn, slug: str, folder: Path) -> list[str]:
    """Write a submission as nbgrader may have it; return what is to be said about it."""
    cells = Editions(CLASS).cells(slug)
    submission = normalise(handed.content, release_as_handed_out(slug, cells), handed.notes)
    submission.log += gone_in_words(slug, cells)
    submission.notebook.metadata[NOTE] = {
        "problem": submission.problem,
        "log": submission.log,
        "files": {name: base64.b64encode(content).decode() for name, content in handed.files.items()},
    }
    folder.mkdir(parents=True)
    (folder / f"{slug}.ipynb").write_text(nbformat.writes(submission.notebook), encoding="utf-8")
    if handed.timestamp:
        time = time_of(handed.timestamp)  # nbgrader's own reader takes a zone that it doesn't know for UTC
        (folder / TIMESTAMP).write_text(f"{time:%Y-%m-%d %H:%M:%S} UTC\n", encoding="utf-8")
    if handed.secret:
        (folder / SECRET).write_bytes(read_file(handed.secret, LONGEST_SECRET))
    return submission.log


def _start(self: Any) -> None:
    """Grade clean copies of the submissions that were asked for."""
    course = self.coursedir
    submissions = _submissions(course)
    try:
        slug = assignment(course.assignment_id).slug
    except KeyError as error:
        raise _ended(self, error.args[0]) from None
    for complaint in [*submissions.refused, *submissions.strays]:
        self.log.warning("Left out: %s", complaint)
    wanted = [
        each for each in submissions.of(slug) if course.student_id == each or fnmatchcase(each, course.student_id)
    ]
    if not wanted:
        raise _ended(self, f"Nobody ({course.student_id}) handed in {slug} in {course.submitted_directory}.")
    given = course.submitted_directory
    with TemporaryDirectory(prefix="autograde-") as clean:
        for student in wanted:
            for line in write_clean_copy(submissions.take(student, slug), slug, Path(clean, student, slug)):
                self.log.info("%s: %s", student, line)
        for remark in dict.fromkeys(submissions.remarks):
            self.log.warning("%s", remark)
        course.submitted_directory = clean
        try:
            BaseConverter.start(self)
        finally:
            course.submitted_directory = given


def _init_notebooks(self: Any) -> None:
    """Take every clean copy; nbgrader would read the names of students as patterns."""
    slug = assignment(self.coursedir.assignment_id).slug
    copies = sorted(Path(self.coursedir.submitted_directory).glob(f"*/{slug}/{slug}.ipynb"))
    self.assignments = {str(path.parent): [str(path)] for path in copies}
    self.notebooks = []


def _ended(converter: Any, message: str) -> NbGraderException:
    converter.log.error(message)
    return NbGraderException(message)


def _submissions(course: Any) -> Submissions:
    return Submissions(Path(course.root, course.submitted_directory))


def _submitted_students(self: Any, assignment_id: str) -> set[str]:
    """The students who handed in an assignment, or any for ``"*"``."""
    submissions = _submissions(self.coursedir)
    known = [each.slug for each in assignments()]
    return {student for slug in known if assignment_id in ("*", slug) for student in submissions.of(slug)}


def _submitted_timestamp(self: Any, assignment_id: str, student_id: str) -> Any:
    """When a student handed in, or None where nobody noted it."""
    timestamp = _submissions(self.coursedir).take(student_id, assignment_id).timestamp
    return time_of(timestamp) if timestamp else None
