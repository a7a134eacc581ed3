"""The marks as tables: nbgrader's own, made safe, and one that most learning platforms read.

``nbgrader export --to class/marks.csv``, and the other one with ``--exporter
autograder.nbgrader.export.OneRowPerStudent``. A name may be anything, and a program for tables runs what looks like a
formula. Two names that differ stay different.
"""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.plugins import ExportPlugin

from autograder.paths import CLASS
from autograder.records.tables import safe

ABOUT = {"student_id": "id", "last_name": "last_name", "first_name": "first_name", "email": "email"}
NUMBERS = ("raw_score", "late_submission_penalty", "score", "max_score")


class Table(ExportPlugin):  # type: ignore[misc]  # nbgrader has no types
    """A table of marks, written by ``export``."""


class EverySubmission(Table):
    """Writes the columns of nbgrader's own table: a row for each student and assignment."""

    def export(self, gradebook: Any) -> None:
        rows: list[list[Any]] = [["assignment", "duedate", "timestamp", *ABOUT, *NUMBERS]]
        for assignment in gradebook.assignments:
            if self.assignment and assignment.name not in self.assignment:
                continue
            for student in _chosen(gradebook, self.student):
                score, penalty, time = 0.0, 0.0, None
                try:
                    submission = gradebook.find_submission(assignment.name, student.id)
                    score, time = submission.score, submission.timestamp
                    penalty = submission.late_submission_penalty or 0.0
                except MissingEntry:
                    pass
                numbers = [score, penalty, max(0.0, score - penalty), assignment.max_score]
                rows.append([assignment.name, assignment.duedate, time, *_about(student), *map(float, numbers)])
        _write(Path(self.to or CLASS / "grades.csv"), rows)


class OneRowPerStudent(Table):
    """Writes a table with a column for each assignment and their sum; what wasn't handed in counts 0."""

    def export(self, gradebook: Any) -> None:
        slugs = sorted(each.name for each in gradebook.assignments)
        slugs = [slug for slug in slugs if not self.assignment or slug in self.assignment]
        rows: list[list[Any]] = [[*ABOUT, *slugs, "sum"]]
        for student in sorted(_chosen(gradebook, self.student), key=lambda each: each.id):
            marks = [mark(gradebook, slug, student.id) for slug in slugs]
            rows.append([*_about(student), *(f"{number:g}" for number in [*marks, sum(marks)])])
        _write(Path(self.to or CLASS / "marks.csv"), rows)


def _chosen(gradebook: Any, ids: list[Any]) -> list[Any]:
    """The students who were named, or all; a number on the command line comes as a number."""
    wanted = {str(each) for each in ids}
    return [each for each in gradebook.students if not wanted or each.id in wanted]


def _about(student: Any) -> list[str]:
    return [getattr(student, name) or "" for name in ABOUT.values()]


def _write(path: Path, rows: Iterable[Iterable[Any]]) -> None:
    """Write a table in which no text is taken for a formula, and all of it can be seen."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        for row in rows:
            table.writerow([safe(each) if isinstance(each, str) else each for each in row])


def mark(gradebook: Any, slug: str, student: str) -> float:
    """The points of a student, less what was taken off because it came late."""
    try:
        submission = gradebook.find_submission(slug, student)
    except MissingEntry:
        return 0.0
    return max(0.0, float(submission.score) - float(submission.late_submission_penalty or 0.0))
