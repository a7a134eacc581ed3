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
            if all(read_small(folder / name) for name in LONGEST):
                self.src_path = glob.escape(str(folder))
                super().copy_files()
            else:
                self.log.warning("%s was not handed in through the exchange: give it back in another way", folder)


def read_small(path: Path | None) -> str | None:
    """The text of one of these files, cut where it is too long; None where there is no such plain file."""
    if path is None or path.parent.is_symlink() or path.parent.parent.is_symlink():
        return None
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        return os.read(descriptor, LONGEST[path.name] + 1).decode("utf-8-sig", errors="replace")
    finally:
        os.close(descriptor)


def copy_small(source: Path | None, target: Path) -> None:
    """Bring one of these files to the graded notebook, from where nbgrader takes it to the feedback."""
    text = read_small(source)
    if source is None or not text or not text.isascii() or len(text) > LONGEST[source.name]:
        return
    if text != read_small(target / source.name):
        write_whole(target / source.name, text)
