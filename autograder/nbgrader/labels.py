"""What nbgrader's own functions say of a notebook, and what a time means, for rooms that don't know nbgrader."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from autograder.intake.cells import labels_of

HOURS = {  # of the abbreviations that mean one zone alone: CST, IST, BST and AST mean several
    **{"UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3},
    **{"EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10},
}
TIME = re.compile(
    r"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) *(?:([+-]\d\d(?::?\d\d)?)|([A-Za-z][\w/+-]*))?", re.ASCII
)


def unanswered_in(notebook: NotebookNode) -> list[str]:
    """The labels of the answers that are as they were released."""
    answers = [(cell, labels_of(cell)) for cell in notebook.cells if labels_of(cell).get("solution")]
    return [labels["grade_id"] for cell, labels in answers if labels.get("checksum") == compute_checksum(cell)]


def time_of(text: str) -> datetime:
    """A time as the gradebook holds it, in UTC; ``ValueError`` says what is wrong with a text that is none.

    Without a zone it is UTC, as in nbgrader. A zone that isn't known, or that could be several, is an error: nbgrader
    would take it for UTC.

    Examples
    --------
    >>> time_of("2026-10-02 08:00 CEST"), time_of("2026-10-02T08:00:00Z")
    (datetime.datetime(2026, 10, 2, 6, 0), datetime.datetime(2026, 10, 2, 8, 0))
    """
    text = text.strip()
    found = TIME.fullmatch(text)
    if found is None:
        raise ValueError(f"{text[:50]!r} is not a time such as 2026-10-02 08:00 UTC.")
    moment, offset, zone = found.groups()
    try:
        time = datetime.fromisoformat(moment.replace(",", ".") + (offset or ""))
    except ValueError:
        raise ValueError(f"{text!r} is not a time: there is no such day, hour or offset.") from None
    try:
        if zone:
            return _in_utc(time, zone)
        return time.astimezone(UTC).replace(tzinfo=None) if offset else time
    except OverflowError:
        raise ValueError(f"{text!r} is not a time: there is no such year.") from None


def _in_utc(time: datetime, zone: str) -> datetime:
    hours = HOURS.get(zone.upper())
    if hours is not None:
        return time - timedelta(hours=hours)
    try:
        if "/" in zone:
            return time.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).replace(tzinfo=None)
    except (KeyError, OSError, ValueError):
        pass
    raise ValueError(
        f"the zone {zone[:50]!r} is unknown, or means several. Write an offset such as +0200 or a place such as "
        "Europe/Berlin in its stead."
    )
