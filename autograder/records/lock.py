"""One command at a time writes into a class: another one is refused, and told by whom.

The lock is the kernel's, on an open file: it ends with the process that holds it, however that process ends.
"""

import fcntl
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from autograder.refused import Refused, writing


@contextmanager
def only_one(folder: Path, command: str) -> Iterator[None]:
    """Keep a class to this process; ``command`` is what others are told that it does.

    Raises
    ------
    Refused
        If another process has the class.
    """
    path = folder / ".lock"
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = path.open("ab+", buffering=0)  # nothing is left to be written when it is closed on a full disk
    with file:
        with writing(path):
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                raise Refused(f"{folder} is in use: {file.read().decode().strip()}. Wait until it has ended.") from None
            file.truncate(0)
            since = f"{datetime.now():%Y-%m-%d %H:%M:%S}"
            file.write(f"`{command}`, process {os.getpid()} on {platform.node()}, since {since}".encode())
        yield
