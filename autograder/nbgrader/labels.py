"""What nbgrader's own functions say of a notebook and of a time, for rooms that don't know nbgrader."""

from datetime import datetime

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, parse_utc

from autograder.intake.cells import labels_of


def unanswered_in(notebook: NotebookNode) -> list[str]:
    """The labels of the answers that are as they were released."""
    answers = [(cell, labels_of(cell)) for cell in notebook.cells if labels_of(cell).get("solution")]
    return [labels["grade_id"] for cell, labels in answers if labels.get("checksum") == compute_checksum(cell)]


def time_of(text: str) -> datetime:
    """A time as the gradebook holds it; raise ``ValueError`` or another error where it is none."""
    time: datetime = parse_utc(text)
    return time
