"""What is taken off for work that came late, from what is true now: its time, the due date, an extension, the score.

The rule is that of the course's settings. Where they have none it is nbgrader's, as ``nbgrader_config.py`` sets it:
``c.LateSubmissionPlugin.penalty_method`` or a plugin of one's own.
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
from autograder.nbgrader import entries as gradebook
from autograder.nbgrader.dates import chapter_of, dates_of, enter, entered
from autograder.nbgrader.exchange import TIME, read_small
from autograder.nbgrader.labels import time_of
from autograder.paths import CLASS
from autograder.roster.people import Person
from autograder.specs.settings import settings
from autograder.term import persons
from autograder.term.marks import Marks, work_out


class LatePenalties(AssignLatePenalties):  # type: ignore[misc]  # nbgrader has no types
    """The last step of nbgrader's ``autograde``: its own would read a zone that it doesn't know as UTC."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        whose = resources["nbgrader"]
        submissions = Submissions(Path(self.config.CourseDirectory.submitted_directory))
        with Gradebook(whose["db_url"]) as book:
            for remark in settle(book.db, self.config, whose["assignment"], submissions, CLASS, whose["student"]):
                self.log.warning(remark)
        return nb, resources


def settle(
    db: Any, config: Config, slug: str, submissions: Submissions, class_folder: Path, student: str | None = None
) -> list[str]:
    """Enter the times, the due date and the penalties of submissions; return what people should know of them.

    Where there are late days, those of one assignment change what is left for the others: all are looked at then.

    Parameters
    ----------
    db : sqlalchemy.orm.Session
        The session of the gradebook.
    config : Config
        Has the rule for late work, where the settings of the course have none.
    slug : str
        The assignment.
    submissions : Submissions
        What was handed in.
    class_folder : Path
        Has the extensions.
    student : str or None
        The only student to look at; by default all.
    """
    remarks = _enter_times(db, slug, submissions, student)
    rules, before = settings().term, entered(class_folder)
    of_persons = persons.read(class_folder, rules)
    late_days = rules.late is not None and rules.late.late_days > 0
    entries = gradebook.read(db, student, None if late_days or before.penalties and not rules.late else [slug])
    dates = dates_of(entries, before, rules, of_persons)
    remarks += enter(db, class_folder, entries, dates, before, rules, of_persons)
    by_nbgrader = {slug} | ({each for each in dates.due if chapter_of(each)} if before.penalties else set())
    if rules.late:
        people = [Person(each) for each in sorted({each for each, _ in entries.submissions})]
        _take_off(db, work_out(entries, dates, rules, of_persons, people), entries)
        by_nbgrader = {slug} - {each for each in dates.due if chapter_of(each)}
    for each in sorted(by_nbgrader):
        remarks += _ask_nbgrader(db, config, each, student)
    db.commit()
    db.expire_all()
    return remarks


def _enter_times(db: Any, slug: str, submissions: Submissions, student: str | None) -> list[str]:
    """Enter when submissions came."""
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
    return remarks


def _take_off(db: Any, marks: Marks, entries: gradebook.Entries) -> None:
    """Enter what the settings take off; an assignment of the course has one notebook."""
    for (student, slug), entry in entries.submissions.items():
        penalty = marks.marks[student, slug].taken_off
        if chapter_of(slug) and penalty != entry.penalty:
            changed = update(SubmittedNotebook).where(SubmittedNotebook.assignment_id == entry.id)
            db.execute(changed.values(late_submission_penalty=penalty or None))


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


def _ask_nbgrader(db: Any, config: Config, slug: str, student: str | None) -> list[str]:
    """Ask nbgrader's rule for each submission that is late, and take back what was taken off from the others."""
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
