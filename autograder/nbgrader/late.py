"""What is taken off for work that came late, from what is true now: its time, the due date, an extension, the score.

The rule is nbgrader's, as ``nbgrader_config.py`` sets it: ``c.LateSubmissionPlugin.penalty_method`` or a plugin of
one's own.
"""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Assignment, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import select, update
from traitlets.config import Config

from autograder.intake.submissions import Submissions
from autograder.nbgrader.exchange import TIME, read_small
from autograder.nbgrader.labels import time_of


class LatePenalties(AssignLatePenalties):  # type: ignore[misc]  # nbgrader has no types
    """The last step of nbgrader's ``autograde``: its own would read a zone that it doesn't know as UTC."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        whose = resources["nbgrader"]
        submissions = Submissions(Path(self.config.CourseDirectory.submitted_directory))
        with Gradebook(whose["db_url"]) as book:
            for remark in settle(book.db, self.config, whose["assignment"], submissions, whose["student"]):
                self.log.warning(remark)
        return nb, resources


def settle(db: Any, config: Config, slug: str, submissions: Submissions, student: str | None = None) -> list[str]:
    """Enter the times and the penalties of an assignment's submissions; return what people should know of them.

    Parameters
    ----------
    db : sqlalchemy.orm.Session
        The session of the gradebook.
    config : Config
        Has the rule for late work.
    slug : str
        The assignment.
    submissions : Submissions
        What was handed in.
    student : str or None
        The only student to look at; by default all.
    """
    ours = select(SubmittedAssignment.id, SubmittedAssignment.student_id, SubmittedAssignment.timestamp)
    ours = ours.join(Assignment).where(Assignment.name == slug)
    if student is not None:
        ours = ours.where(SubmittedAssignment.student_id == student)
    remarks = []
    for row in db.execute(ours).all():
        path = submissions.exchange_file(row.student_id, slug, TIME)
        if path is None:  # nothing is told, so what the gradebook has stays
            continue
        try:
            time = _read_time(path)
        except ValueError as error:
            time = None
            remarks.append(f"{row.student_id}/{slug}/{TIME}: {error} Nothing was taken off for lateness.")
        if time != row.timestamp:
            db.execute(update(SubmittedAssignment).filter_by(id=row.id).values(timestamp=time))
    remarks += _take_off(db, config, slug, student)
    db.commit()
    db.expire_all()
    return remarks


def time_in(folder: str) -> datetime | None:
    """The time beside a notebook; None where there is none that can be read."""
    try:
        return _read_time(Path(folder) / TIME)
    except ValueError:
        return None


def _read_time(path: Path) -> datetime:
    text = read_small(path)
    if text is None:
        raise ValueError("it is not a plain file.")
    return time_of(text)


def _take_off(db: Any, config: Config, slug: str, student: str | None) -> list[str]:
    """Ask the rule for each submission that is late, and take back what was taken off from the others."""
    rule = AssignLatePenalties(config=config)
    rule.init_plugin()
    columns = (SubmittedNotebook.id, SubmittedNotebook.score, SubmittedNotebook.late_submission_penalty)
    whose = (SubmittedAssignment.student_id, SubmittedAssignment.timestamp, SubmittedAssignment.extension)
    rows = (
        select(*columns, *whose, Assignment.duedate)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .where(Assignment.name == slug)
    )
    if student is not None:
        rows = rows.where(SubmittedAssignment.student_id == student)
    remarks = []
    for row in db.execute(rows).all():
        seconds = _seconds_late(row.timestamp, row.duedate, row.extension)
        try:
            asked = rule.plugin_inst.late_submission_penalty(row.student_id, row.score, seconds) if seconds else None
            penalty = None if asked is None else min(max(0.0, float(asked)), row.score)
        except Exception as error:  # the rule may be the instructor's own
            penalty = None
            told = f"{row.student_id}, {slug}: the rule for late work ended with {error!r}."
            remarks.append(f"{told} Nothing was taken off for lateness.")
        if penalty != row.late_submission_penalty:
            changed = update(SubmittedNotebook).filter_by(id=row.id)
            db.execute(changed.values(late_submission_penalty=penalty))
    return remarks


def _seconds_late(time: datetime | None, duedate: datetime | None, extension: timedelta | None) -> float:
    if time is None or duedate is None:
        return 0.0
    return max(0.0, (time - duedate - (extension or timedelta())).total_seconds())
