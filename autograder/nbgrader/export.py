"""The marks as most learning platforms read them: one row for each student, one column for each assignment.

``nbgrader export --exporter autograder.nbgrader.export.OneRowPerStudent --to marks.csv``
"""

import csv
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.plugins import ExportPlugin

ABOUT = {"student_id": "id", "last_name": "last_name", "first_name": "first_name", "email": "email"}


class OneRowPerStudent(ExportPlugin):  # type: ignore[misc]  # nbgrader has no types
    """Writes a table with a column for each assignment and their sum; what wasn't handed in counts 0."""

    def export(self, gradebook: Any) -> None:
        slugs = sorted(each.name for each in gradebook.assignments)
        slugs = [slug for slug in slugs if not self.assignment or slug in self.assignment]
        students = [each for each in gradebook.students if not self.student or each.id in self.student]
        with Path(self.to or "marks.csv").open("w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow([*ABOUT, *slugs, "sum"])
            for student in sorted(students, key=lambda each: each.id):
                marks = [mark(gradebook, slug, student.id) for slug in slugs]
                about = [_no_formula(getattr(student, name) or "") for name in ABOUT.values()]
                table.writerow([*about, *(f"{number:g}" for number in [*marks, sum(marks)])])


def _no_formula(text: str) -> str:
    """The text such that no program for tables takes it for a formula and runs it.

    Examples
    --------
    >>> _no_formula("=1+1"), _no_formula("ada")
    ("'=1+1", 'ada')
    """
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def mark(gradebook: Any, slug: str, student: str) -> float:
    """The points of a student, less what was taken off because it came late."""
    try:
        submission = gradebook.find_submission(slug, student)
    except MissingEntry:
        return 0.0
    return max(0.0, float(submission.score) - float(submission.late_submission_penalty or 0.0))
