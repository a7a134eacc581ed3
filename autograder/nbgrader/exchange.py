"""The small files that nbgrader's exchange puts beside a notebook, and the feedback that it takes back.

``timestamp.txt`` says when a submission came, ``submission_secret.txt`` under which name its feedback is published.
A student may have written anything in their place.
"""

import glob
import os
import stat
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback

from autograder.records.store import write_whole

TIME, SECRET = "timestamp.txt", "submission_secret.txt"
LONGEST = {TIME: 100, SECRET: 1000}  # bytes


class ReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]  # nbgrader has no types
    """Releases every page that can be released; nbgrader's own ends at the first that didn't come by the exchange."""

    src_path: str

    def copy_files(self) -> None:
        every = Path(self.src_path)  # a pattern: feedback, any student, the assignment
        for folder in sorted(every.parent.parent.glob(f"{every.parent.name}/{every.name}")):
            if all(read_small(folder, name) for name in LONGEST):
                self.src_path = glob.escape(str(folder))
                super().copy_files()
            else:
                self.log.warning("%s was not handed in through the exchange: give it back in another way", folder)


def read_small(folder: Path, name: str) -> str | None:
    """The text of one of these files, cut where it is too long; None where there is no plain file of that name."""
    if folder.is_symlink() or folder.parent.is_symlink():
        return None
    try:
        descriptor = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        return os.read(descriptor, LONGEST[name] + 1).decode("utf-8-sig", errors="replace")
    finally:
        os.close(descriptor)


def copy_small(source: Path, target: Path) -> None:
    """Bring these files to the graded notebook, from where nbgrader takes them to the feedback."""
    for name in LONGEST:
        text = read_small(source, name)
        if text and text.isascii() and len(text) <= LONGEST[name] and text != read_small(target, name):
            write_whole(target / name, text)
