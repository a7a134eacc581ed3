"""The marks as tables of nbgrader's ``export``: nbgrader's own, made safe, and one that most learning platforms read.

``nbgrader export --to class/marks.csv``, and the other one with ``--exporter
autograder.nbgrader.export.OneRowPerStudent``. The numbers are those of ``autograder.term.marks``. A name may be
anything, and a program for tables runs what looks like a formula. Two names that differ stay different.
"""

import csv
from pathlib import Path
from typing import Any

from nbgrader.plugins import ExportPlugin

from autograder.nbgrader import entries
from autograder.paths import CLASS
from autograder.records.tables import safe
from autograder.term import table
from autograder.term.marks import Marks, marks_in

NUMBERS = ("raw_score", "late_submission_penalty", "score", "max_score")


class Table(ExportPlugin):  # type: ignore[misc]  # nbgrader has no types
    """A table of marks, written by ``export``."""

    def marks(self, found: entries.Entries) -> tuple[Marks, set[str], set[str]]:
        """The marks of a class, and the students and assignments that were named, or all.

        A number on the command line comes as a number.
        """
        marks = marks_in(found, CLASS)
        students = {str(each) for each in self.student} or {person.id for person in marks.people}
        return marks, students, {str(each) for each in self.assignment} or set(marks.assignments)


class EverySubmission(Table):
    """Writes the columns of nbgrader's own table: a row for each student and assignment."""

    def export(self, gradebook: Any) -> None:
        found = entries.read(gradebook.db)
        marks, students, assignments = self.marks(found)
        rows: list[list[Any]] = [["assignment", "duedate", "timestamp", *table.ABOUT, *NUMBERS]]
        for slug in (each.name for each in gradebook.assignments):
            for person in sorted(
                marks.people, key=lambda each: (each.last_name, each.first_name)
            ):  # as nbgrader has them
                if slug not in assignments or person.id not in students:
                    continue
                mark, submission = marks.marks[person.id, slug], found.submissions.get((person.id, slug))
                time = submission.timestamp if submission else None
                about = [getattr(person, name) for name in table.ABOUT.values()]
                numbers = [mark.points or 0.0, mark.taken_off, mark.counted, mark.out_of]
                rows.append([slug, found.due[slug], time, *about, *map(float, numbers)])
        with Path(self.to or CLASS / "grades.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([safe(each) if isinstance(each, str) else each for each in row] for row in rows)


class OneRowPerStudent(Table):
    """Writes a table with a column for each assignment, as ``python -m autograder marks --csv`` does."""

    def export(self, gradebook: Any) -> None:
        marks, students, assignments = self.marks(entries.read(gradebook.db))
        table.write(Path(self.to or CLASS / "marks.csv"), marks, students, assignments)
