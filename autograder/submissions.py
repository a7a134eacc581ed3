"""What lies in the folder of a class: who handed in what, and when. Links are not followed.

Nothing of a submission is understood here, and nothing can end a run: what can't be read is not there.
"""

import os
import stat
from pathlib import Path

from autograder.paths import EXERCISES


def read_submission(folder: Path, slug: str) -> tuple[bytes | None, list[str]]:
    """The bytes of a submitted notebook, without following links, and what is to be said about the file."""
    from autograder.normalise import LARGEST_FILE  # here and below: the command starts its processes before it loads

    if folder.is_symlink() or folder.parent.is_symlink():
        return None, ["The folder is a link, not a folder; what it leads to was not read."]
    name = folder / f"{slug}.ipynb"
    notes = []
    if not _is_plain_file(name):
        others = [path for path in sorted(folder.glob("*.ipynb")) if _is_plain_file(path)]
        if len(others) != 1:
            return None, notes
        name = others[0]
        notes = [f"The notebook was called {name.name}; it was taken for {slug}.ipynb."]
    with name.open("rb") as file:
        return file.read(LARGEST_FILE + 1), notes


def students_with(slug: str, submitted: Path) -> list[str]:
    """The students who have a folder for an assignment, in order."""
    return [student for student in folders(submitted) if (submitted / student / slug).is_dir()]


def release_of(slug: str):
    """The student version of an assignment, as a notebook of nbformat."""
    import nbformat

    return nbformat.read(EXERCISES / slug / f"{slug}.ipynb", as_version=4)


def timestamp_of(folder: Path) -> str | None:
    """When it was handed in, as nbgrader's exchange notes it; None where that can't be read."""
    path = folder / "timestamp.txt"
    try:
        text = path.read_text(encoding="utf-8").strip() if _is_plain_file(path) else ""
        return text if text and time_of(text) else None
    except (ValueError, OverflowError):
        return None


def time_of(text: str):
    """A time as the gradebook holds it."""
    from nbgrader.utils import parse_utc

    return parse_utc(text)


def folders(place: Path) -> list[str]:
    """The folders in a place, in order, without links and hidden ones."""
    if not place.is_dir():
        return []
    return sorted(
        entry.name
        for entry in os.scandir(place)
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
    )


def _is_plain_file(path):
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
