"""The small files that nbgrader's exchange puts beside a notebook, and the feedback that it takes back.

``timestamp.txt`` says when a submission came, ``submission_secret.txt`` under which name its feedback is published.
A student may have written anything in their place.
"""

import glob
import logging
import os
import stat
from collections.abc import Collection
from pathlib import Path

from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeReleaseFeedback

from autograder.records.store import write_whole

TIME, SECRET = "timestamp.txt", "submission_secret.txt"
OPEN = 0o644  # a page in the exchange, which students read
LONGEST = {TIME: 100, SECRET: 1000}  # bytes
BESIDE = tuple(LONGEST)  # a graded notebook, and then its page


class ReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]  # nbgrader has no types
    """Releases every page that can be released; nbgrader's own ends at the first that didn't come by the exchange.

    ``only`` are the students whose pages are released, by default all; ``released`` are those whose pages were.
    """

    src_path: str
    dest_path: str
    only: Collection[str] | None = None

    def copy_files(self) -> None:
        self.released: set[str] = set()
        every = Path(self.src_path)  # a pattern: feedback, any student, the assignment
        for folder in sorted(every.parent.parent.glob(f"{every.parent.name}/{every.name}")):
            if self.only is not None and folder.parent.name not in self.only:
                continue
            if all(read_small(folder / name) for name in LONGEST):
                self.src_path = glob.escape(str(folder))
                super().copy_files()
                self.released.add(folder.parent.name)
            else:
                self.log.warning("%s was not handed in through the exchange: give it back in another way", folder)
        for page in Path(self.dest_path).glob("*.html"):  # closed, as all of the class is; its name is the secret
            if page.stat().st_uid == os.getuid():
                page.chmod(OPEN)


def release(slug: str, class_folder: Path, students: Collection[str]) -> set[str]:
    """Release the pages of some students by nbgrader's exchange; return those who can fetch theirs."""
    from autograder.nbgrader.configuration import whole_config

    config = whole_config(class_folder)
    config.CourseDirectory.assignment_id = slug
    exchange = ReleaseFeedback(
        coursedir=CourseDirectory(config=config), authenticator=Authenticator(config=config), config=config
    )
    exchange.only = students
    exchange.log.setLevel(logging.ERROR)  # who can't be reached is told by the command
    exchange.start()
    return exchange.released


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
