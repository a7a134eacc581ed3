"""Which chapters show their solutions at a time, where that waits for the due dates."""

from datetime import datetime
from pathlib import Path

from autograder.specs.settings import Settings
from autograder.term import persons
from autograder.term.rules import later_by


def shown(course: Settings, class_folder: Path, now: datetime) -> bool | tuple[str, ...]:
    """What shows its solutions: all, nothing, or the chapters of some names.

    "After the due date" is when nobody can earn points by them any more: the last extension has ended, and what comes
    late then has no points; where late work always has some, the late days of the term are over.
    """
    if not isinstance(course.show_solutions, str):
        return course.show_solutions
    return tuple(name for name in course.term.due if now > last_moment(course, class_folder, name))


def last_moment(course: Settings, class_folder: Path, chapter: str) -> datetime:
    """Until when somebody may still hand in a chapter that has a due date."""
    rules = course.term
    of_persons = persons.read(class_folder, rules)
    due = rules.due[chapter]
    ends = [of_persons.deadline(student, chapter, due, rules) for student in of_persons.extensions]
    late = rules.late
    days = 0 if late is None else late.late_days if late.no_points_after_days is None else late.no_points_after_days
    return later_by(max([due, *filter(None, ends)]), days, rules.clock)
