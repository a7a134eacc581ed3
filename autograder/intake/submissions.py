"""What lies in the folder of a class: who handed in what, and when. Links are not followed.

Nothing of a submission is understood here, and nothing can end a run: what can't be read is not there.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.paths import EXERCISES

if TYPE_CHECKING:  # a command starts its processes before it loads what is slow
    from nbformat import NotebookNode

LONGEST_TIMESTAMP = 100  # bytes
LONGEST_NAME = 128  # characters of a student's name in nbgrader's gradebook


def read_submission(folder: Path, slug: str) -> tuple[bytes | None, list[str]]:
    """The bytes of a submitted notebook, without following links, and what is to be said about the file."""
    from autograder.intake.normalise import (
        LARGEST_FILE,  # here and below: the command starts its processes before it loads
    )

    if folder.is_symlink() or folder.parent.is_symlink():
        return None, ["The folder is a link, not a folder; what it leads to was not read."]
    name = folder / f"{slug}.ipynb"
    notes: list[str] = []
    if not _is_plain_file(name):
        others = [path for path in sorted(folder.glob("*.ipynb")) if _is_plain_file(path)]
        if len(others) != 1:
            return None, notes
        name = others[0]
        notes = [f"The notebook was called {_plain_name(name)}; it was taken for {slug}.ipynb."]
    try:
        with name.open("rb") as file:
            return file.read(LARGEST_FILE + 1), notes
    except OSError as error:
        return None, [*notes, f"The file could not be opened: {error.strerror}."]


def _plain_name(path: Path) -> str:
    """A file's name as it can stand in a text that people read: no markup, and nothing that isn't a letter."""
    return re.sub(r"[^\w .-]", "?", path.name)[:80]


def students_with(slug: str, submitted: Path) -> list[str]:
    """The students who have a folder for an assignment, in order."""
    return [student for student in folders(submitted) if _is_folder(submitted / student / slug)]


def release_of(slug: str) -> NotebookNode:
    """The student version of an assignment, as a notebook of nbformat."""
    import nbformat

    release: NotebookNode = nbformat.read(EXERCISES / slug / f"{slug}.ipynb", as_version=4)
    return release


def timestamp_of(folder: Path) -> str | None:
    """When it was handed in, as nbgrader's exchange notes it; None where that can't be read."""
    path = folder / "timestamp.txt"
    try:
        if not _is_plain_file(path):
            return None
        with path.open("rb") as file:
            text = file.read(LONGEST_TIMESTAMP + 1).decode().strip()
        from autograder.nbgrader.labels import time_of

        return text if text and len(text) <= LONGEST_TIMESTAMP and time_of(text) else None
    except Exception:  # a reader of dates is not made for texts like these
        return None


def folders(place: Path) -> list[str]:
    """The folders in a place, in order, without links and hidden ones."""
    return sorted(name for name in _folders(place) if _is_name(name))


def folders_without_a_name(place: Path) -> list[str]:
    """The folders whose names the gradebook can't hold, as Python shows them: they are not text, or too long."""
    return sorted(ascii(name) for name in _folders(place) if not _is_name(name))


def _folders(place: Path) -> list[str]:
    if not place.is_dir():
        return []
    entries = [entry for entry in os.scandir(place) if not entry.name.startswith(".")]
    return [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]


def _is_name(name: str) -> bool:
    control = any(ord(letter) < 32 or ord(letter) == 127 for letter in name)  # a terminal would obey it
    try:
        return len(name.encode().decode()) <= LONGEST_NAME and not control
    except UnicodeEncodeError:
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_plain_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
