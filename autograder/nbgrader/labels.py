"""What nbgrader's own functions say of a notebook and of a time, for rooms that don't know nbgrader."""

from datetime import datetime

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, parse_utc


def unanswered_in(notebook: NotebookNode) -> list[str]:
    """The labels of the answers that are as they were released."""
    marks = [(cell, cell.metadata.get("nbgrader", {})) for cell in notebook.cells]
    answers = [(cell, mark) for cell, mark in marks if mark.get("solution")]
    return [mark["grade_id"] for cell, mark in answers if mark.get("checksum") == compute_checksum(cell)]


def time_of(text: str) -> datetime:
    """A time as the gradebook holds it; raise ``ValueError`` or another error where it is none."""
    time: datetime = parse_utc(text)
    return time
