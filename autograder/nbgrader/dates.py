"""Due dates and extensions: what counts now, of what the settings say and what was entered into the gradebook by hand.

The settings count where they say something, and are entered into the gradebook, for formgrader. What was entered so is
noted in ``class/term-entered.json``: what the settings no longer say is taken back, and nothing else is.
"""

import json
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, SubmittedAssignment
from sqlalchemy import update

from autograder.nbgrader.entries import Entries
from autograder.records.store import write_whole
from autograder.refused import Refused, reading
from autograder.specs.settings import settings
from autograder.term.persons import Persons
from autograder.term.rules import Rules

NAME = "term-entered.json"


@dataclass
class Entered:
    """What was entered from the settings: due dates, extensions in seconds by assignment and student, and penalties."""

    due: dict[str, str] = field(default_factory=dict)
    extensions: dict[str, dict[str, float]] = field(default_factory=dict)
    penalties: bool = False


@dataclass(frozen=True)
class Dates:
    """What counts now, in UTC and without a zone as in the gradebook: by assignment, and by student and assignment."""

    due: dict[str, datetime | None]
    extensions: dict[tuple[str, str], timedelta | None]

    def deadline(self, student: str, slug: str) -> datetime | None:
        """Until when a student has."""
        due = self.due[slug]
        return None if due is None else due + (self.extensions.get((student, slug)) or timedelta())


def chapter_of(slug: str) -> str | None:
    """The chapter of an assignment; None where it is none of the course's."""
    return next((chapter.name for chapter in settings().chapters if chapter.slug == slug), None)


def entered(class_folder: Path) -> Entered:
    """What was entered from the settings until now."""
    path = class_folder / NAME
    if not path.exists():
        return Entered()
    try:
        with reading(path):
            found = Entered(**json.loads(path.read_bytes()))
        if all(isinstance(each, dict) for each in [found.due, found.extensions, *found.extensions.values()]):
            return found
    except (ValueError, TypeError, AttributeError, RecursionError):
        pass
    raise Refused(
        f"{path} should hold what was entered into the gradebook from the settings, and can't be read so. Delete it: "
        "then due dates and extensions that the gradebook has stay in it as if they had been entered by hand."
    )


def dates_of(entries: Entries, before: Entered, rules: Rules, persons: Persons) -> Dates:
    """Work out what counts: the settings, else what was entered by hand."""
    due: dict[str, datetime | None] = {}
    for slug, there in entries.due.items():
        ours = rules.due.get(chapter_of(slug) or "")
        by_hand = None if there and there.isoformat() == before.due.get(slug) else there
        due[slug] = _naive(ours) if ours else by_hand
    extensions: dict[tuple[str, str], timedelta | None] = {}
    for (student, slug), entry in entries.submissions.items():
        extended = entry.extension
        if extended and extended.total_seconds() == before.extensions.get(slug, {}).get(student):
            extended = None
        extensions[student, slug] = extended
    for student, theirs in persons.extensions.items():
        for slug, until in due.items():
            if until and (chapter := chapter_of(slug)) in theirs:
                moment = until.replace(tzinfo=UTC)
                deadline = persons.deadline(student, chapter or "", moment, rules) or moment
                extensions[student, slug] = max(deadline - moment, timedelta())
    return Dates(due, extensions)


def enter(
    db: Any, class_folder: Path, entries: Entries, dates: Dates, before: Entered, rules: Rules, persons: Persons
) -> list[str]:
    """Enter what counts into the gradebook, for the entries that are given; return what people should know of it."""
    remarks = []
    now = deepcopy(before)
    now.penalties = rules.late is not None
    for slug, due in dates.due.items():
        there = entries.due[slug]
        if there != due:
            db.execute(update(Assignment).where(Assignment.name == slug).values(duedate=due))
            if there and due and there.isoformat() != before.due.get(slug):
                shown = rules.shown(due.replace(tzinfo=UTC))
                remarks.append(f"{slug}: the gradebook had another due date; that of the settings counts, {shown}.")
        now.due.pop(slug, None)
        if due and chapter_of(slug) in rules.due:
            now.due[slug] = due.isoformat()
    for (student, slug), entry in entries.submissions.items():
        extension = dates.extensions[student, slug]
        if entry.extension != extension:
            db.execute(update(SubmittedAssignment).filter_by(id=entry.id).values(extension=extension))
        noted = now.extensions.setdefault(slug, {})
        noted.pop(student, None)
        if extension and chapter_of(slug) in persons.extensions.get(student, {}):
            noted[student] = extension.total_seconds()
    now.extensions = {slug: noted for slug, noted in now.extensions.items() if noted}
    if now != before:
        write_whole(class_folder / NAME, json.dumps(asdict(now), indent=1) + "\n")
    return remarks


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)
