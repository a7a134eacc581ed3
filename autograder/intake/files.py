"""Looks at files without following links, opening what is no file, or ever going on without end."""

import errno
import os
import stat
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

DEEPEST = 8  # folders in folders
MOST_FILES = 10_000  # in a folder and all that is in it

Kind = Literal["file", "folder", "link", "device", "closed", "deep", "more"]


@dataclass(frozen=True)
class Entry:
    """What lies somewhere.

    Parameters
    ----------
    path : Path
        Where.
    parts : tuple of str
        The same below a student's folder.
    kind : str
        A file, a folder, a link, a device (or a pipe, or a socket), or a folder that was not looked into because it
        is closed, too deep, or has more files than are looked at.
    why : str
        What the system says of a closed one.
    within : str
        In which of a student's folders it lies, in words, where there are several.
    """

    path: Path
    parts: tuple[str, ...]
    kind: Kind
    why: str = ""
    within: str = ""

    @property
    def name(self) -> str:
        return self.parts[-1] if self.parts else self.path.name


def entries_of(folder: Path, parts: tuple[str, ...] = (), most: int = MOST_FILES) -> list[Entry]:
    """What lies in a folder itself, by name."""
    try:
        with os.scandir(folder) as scanned:
            found = list(islice(scanned, most + 1))
            entries = [Entry(folder / each.name, (*parts, each.name), _kind_of(each)) for each in found[:most]]
    except OSError as error:
        return [Entry(folder, parts, "closed", error.strerror or "")]
    more = [Entry(folder, parts, "more")] if len(found) > most else []
    return sorted(entries, key=lambda entry: entry.name) + more


def walk(folder: Path, parts: tuple[str, ...] = ()) -> Iterator[Entry]:
    """All that lies in a folder and in the folders in it, the nearest first; folders only where they stay shut."""
    waiting = deque([(folder, parts)])
    left = MOST_FILES
    while waiting:
        place, below = waiting.popleft()
        for entry in entries_of(place, below, left):
            if entry.kind == "more":
                yield Entry(folder, parts, "more")
                return
            left -= 1
            if entry.kind != "folder":
                yield entry
            elif len(entry.parts) >= DEEPEST:
                yield Entry(entry.path, entry.parts, "deep")
            else:
                waiting.append((entry.path, entry.parts))


def entry_at(path: Path, parts: tuple[str, ...]) -> Entry | None:
    """What lies at a path; None where nothing does."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return None
    kinds: dict[int, Kind] = {stat.S_IFREG: "file", stat.S_IFDIR: "folder", stat.S_IFLNK: "link"}
    return Entry(path, parts, kinds.get(stat.S_IFMT(mode), "device"))


def read_file(path: Path, most: int) -> bytes:
    """The first bytes of a file; ``OSError`` for a link, and for a pipe instead of waiting for who writes into it."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is not a file")
        return file.read(most)


def _kind_of(entry: os.DirEntry[str]) -> Kind:
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "device"
