"""What nbgrader has written about a cell, in its metadata: its label, and what kind of cell it is."""

import re
from typing import Any

from nbformat import NotebookNode

RELEASED = re.compile(r"cell-\d+")  # the ids of the cells of a release that have no label


def labels_of(cell: NotebookNode) -> dict[str, Any]:
    """All that nbgrader has written about a cell; nothing for a cell that it doesn't know."""
    labels: dict[str, Any] = cell.metadata.get("nbgrader", {})
    return labels


def label_of(cell: NotebookNode) -> str | None:
    """The name of a cell, which nbgrader calls ``grade_id``."""
    return labels_of(cell).get("grade_id")


def is_own(cell: NotebookNode) -> bool:
    """Whether a cell of a rebuilt notebook is one that the student added."""
    return not labels_of(cell) and RELEASED.fullmatch(str(cell.get("id", ""))) is None


def is_check(cell: NotebookNode) -> bool:
    """Whether a cell is graded by the judge: all code is, and texts never."""
    return cell.cell_type == "code" and bool(labels_of(cell).get("grade"))
