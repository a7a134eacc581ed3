"""When something was handed in: as platforms write a time for people, and their tables that say it of everybody.

Moodle's grading worksheet has *Last modified (submission)*: ``mod/assign/gradingtable.php`` in
https://github.com/moodle/moodle. A submission from Blackboard comes with a note whose *Date Submitted* has a zone, as
https://github.com/timdrysdale/parselearn reads it. GitHub Classroom's table of grades has ``submission_timestamp``.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from autograder.roster.tables import Table

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2})\.? (?P<month>[A-Za-z]+)\.? (?P<year>\d{4})\b")
MONTH_FIRST = re.compile(r"\b(?P<month>[A-Za-z]+)\.? (?P<day>\d{1,2}), (?P<year>\d{4})\b")
ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b")
DOTTED = re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b")
CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\s?(?P<half>[AaPp][Mm])\b)?(?P<rest>.*)", re.DOTALL
)
UNTIL = {"AM": 0, "PM": 12}
NOTE = re.compile(r"^Date Submitted:[ \t]*(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Told:
    """What a table says of a submission: the time, and who handed it in, as far as it says that."""

    time: str
    name: str = ""
    email: str = ""


def time_in(text: str, zone: ZoneInfo | None) -> datetime | None:
    """The time that a text tells; None where it tells none, or in a zone that isn't known.

    Examples
    --------
    >>> str(time_in("Wednesday, 10 June 2026, 2:14 PM", ZoneInfo("Europe/Berlin")))
    '2026-06-10 14:14:00+02:00'
    >>> str(time_in("Tuesday, February 20, 2024 12:35:07 AM EST", None))
    '2024-02-20 05:35:07+00:00'
    """
    from autograder.nbgrader.labels import time_of

    date = DAY_FIRST.search(text) or MONTH_FIRST.search(text) or ISO.search(text) or DOTTED.search(text)
    clock = CLOCK.search(text, date.end()) if date else None
    if date is None or clock is None:
        return None
    month = date["month"]
    try:
        number = int(month) if month.isdecimal() else MONTHS.index(month[:3].casefold()) + 1
        hour = int(clock["hour"]) % 12 + UNTIL[clock["half"].upper()] if clock["half"] else int(clock["hour"])
        minute, second = int(clock["minute"]), int(clock["second"] or 0)
        local = datetime(int(date["year"]), number, int(date["day"]), hour, minute, second)
        rest = clock["rest"].replace("o'clock", "").strip()
        if rest:
            try:
                return time_of(f"{local:%Y-%m-%d %H:%M:%S} {rest}").replace(tzinfo=UTC)
            except ValueError:
                pass
    except (ValueError, OverflowError):
        return None
    return local.replace(tzinfo=zone) if zone else None


def told_by(table: Table) -> tuple[str, dict[str, Told]]:
    """What a table of a platform says of submissions, and whose table it is; nothing where it says no times.

    The submissions are those of Moodle's participants, by number, or of GitHub's repositories, by name.
    """
    columns = {column.casefold(): column for column in table.columns}
    if {"identifier", "last modified (submission)"} <= columns.keys():
        found = {}
        for _, row in table.rows:
            if number := re.search(r"\d+$", row.get(columns["identifier"], "")):
                name, email = (row.get(columns.get(each, ""), "") for each in ("full name", "email address"))
                found[number[0]] = Told(row.get(columns["last modified (submission)"], ""), name, email)
        return "moodle", found
    if {"student_repository_name", "submission_timestamp"} <= columns.keys():
        repository, time = columns["student_repository_name"], columns["submission_timestamp"]
        return "github", {
            row[repository].casefold(): Told(row.get(time, "")) for _, row in table.rows if row.get(repository)
        }
    return "", {}


def time_of_note(content: bytes, zone: ZoneInfo | None) -> datetime | None:
    """The time in Blackboard's note on a submission."""
    said = NOTE.search(content[:5000].decode("utf-8", errors="replace"))
    return time_in(said[1].strip(), zone) if said else None


def time_of_exchange(content: bytes) -> datetime | None:
    """The time in the file that nbgrader's exchange writes beside a notebook."""
    from autograder.nbgrader.labels import time_of

    try:
        return time_of(content[:100].decode("utf-8-sig")).replace(tzinfo=UTC)
    except ValueError:
        return None
