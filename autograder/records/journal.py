"""Files that only grow: a JSON line for each thing that happened in a class, and none is ever changed.

A command that is killed may leave the last line in part: it is as if it weren't there, and the next line takes its
place. Any other line that isn't one of these was put there by something else, and is pointed out.
"""

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

from autograder.contract.wire import decode, encode
from autograder.refused import Refused, reading, writing

Entry = TypeVar("Entry")


class Journal(Generic[Entry]):
    """A file of entries of one type.

    Parameters
    ----------
    path : Path
        The file; it is made with its first entry.
    kind : type
        The type of its entries, a dataclass.
    """

    def __init__(self, path: Path, kind: type[Entry]) -> None:
        self.path = path
        self.kind = kind
        self.entries: list[Entry] = []
        self._end = 0  # of the last whole line
        if path.exists():
            with reading(path):
                self._read(path.read_bytes())

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries at the end of the file, in one piece."""
        entries = list(entries)
        if not entries:
            return
        text = "".join(json.dumps(encode(entry), ensure_ascii=False) + "\n" for entry in entries).encode()
        with writing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "rb+") as file:
                file.truncate(self._end)
                file.seek(self._end)
                file.write(text)
        self._end += len(text)
        self.entries += entries

    def _read(self, content: bytes) -> None:
        for number, line in enumerate(content.splitlines(keepends=True), 1):
            try:
                self.entries.append(decode(self.kind, json.loads(line)))
            except (ValueError, RecursionError) as problem:
                if not line.endswith(b"\n"):
                    return
                raise Refused(
                    f"{self.path}, line {number}, is none that a command wrote ({problem}). Delete the line, or put "
                    "it right, and run the command again."
                ) from None
            if not line.endswith(b"\n"):  # whole, but for its end
                self.entries.pop()
                return
            self._end += len(line)


def now() -> str:
    """The time as it is noted."""
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
