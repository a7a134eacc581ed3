"""The files of a download, be it an archive, a folder or a single file; what can't be taken says why.

Nothing is unpacked: a file is read when it is asked for, up to a size. Of an archive that somebody handed in the files
are those of the download, one level deep. Links are not followed, devices not opened, and no name leads anywhere.
"""

import io
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import ClassVar

from autograder.intake.files import Entry, entries_of, entry_at, read_file
from autograder.intake.names import is_unseen, one_form
from autograder.intake.reading import LARGEST_FILE
from autograder.refused import Refused, reading

DEEPEST = 12  # folders in folders
MOST = 100_000  # files in a download
MOST_WITHIN = 1_000  # files in an archive that was handed in
LARGEST_RATIO = 200  # how many times its size a file may unpack to
WORTH_A_RATIO = 1 << 20  # bytes: below, it does no harm
LARGEST_SUM = 1 << 30  # bytes that a download may unpack to, and one of much larger size to
SUM_RATIO = 100  # times its size
LARGEST_WITHIN = 200 << 20  # bytes that an archive that was handed in may unpack to
GIT = ".git"
UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, OSError, ValueError)


class Unusable(Exception):
    """A file of a download can't be read; the message says why."""


@dataclass(frozen=True)
class Member:
    """A file of a download.

    Parameters
    ----------
    parts : tuple of str
        Its name there: folders, archives that were handed in, and the file.
    name : str
        The same in one, different for each file of a download.
    read : callable
        Returns its content, or raises ``Unusable``.
    refused : str
        Why it isn't taken at all.
    """

    parts: tuple[str, ...]
    name: str
    read: Callable[[], bytes]
    refused: str = ""


@dataclass(frozen=True)
class Download:
    """A download: where it lies, its name, when it was made, its files, and the folders that are clones of Git."""

    path: Path
    name: str
    made: datetime
    members: list[Member]
    clones: set[tuple[str, ...]] = field(default_factory=set)


def open_download(path: Path) -> Download:
    """Look into a download.

    Raises
    ------
    Refused
        If there is none that can be read.
    """
    with reading(path):
        about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        return _folder(path)
    if not stat.S_ISREG(about.st_mode):
        raise Refused(f"{path} is neither a file nor a folder.")
    changed = datetime.fromtimestamp(about.st_mtime, UTC)
    if path.suffix.casefold() != ".zip":
        single = Member((_seen(path.name),), _seen(path.name), partial(_read, path))
        return Download(path, _seen(path.name), changed, [single])
    try:
        archive = zipfile.ZipFile(path)
    except UNREADABLE as error:
        raise Refused(f"{path} can't be read as a zip archive: {error}. Was it downloaded in whole?") from None
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST:
        raise Refused(f"{path} has more than {MOST} files.")
    members = _listed(infos, lambda: archive, max(LARGEST_SUM, SUM_RATIO * about.st_size))
    clones = {each.parts[: each.parts.index(GIT)] for each in members if GIT in each.parts}
    times = [datetime(*info.date_time) for info in infos if _is_time(info.date_time)]
    made = max(times).astimezone(UTC) if times else changed
    return Download(path, _seen(path.name), made, _named(_opened(members)), clones)


def _folder(path: Path) -> Download:
    members: list[Member] = []
    clones: set[tuple[str, ...]] = set()
    newest = 0.0
    waiting = [Entry(path, (), "folder")]
    while waiting:
        place = waiting.pop()
        for entry in entries_of(place.path, place.parts, MOST):
            if entry.name == GIT:
                clones.add(tuple(map(_seen, place.parts)))
            elif entry.kind == "folder" and len(entry.parts) < DEEPEST:
                waiting.append(entry)
            else:
                why = {"file": "", "link": "a link", "device": "no file"}.get(entry.kind, "can't be looked into")
                members.append(Member(tuple(map(_seen, entry.parts)), "", partial(_read, entry.path), why))
                newest = max(newest, entry.path.lstat().st_mtime) if entry.kind == "file" else newest
            if len(members) > MOST:
                raise Refused(f"{path} has more than {MOST} files: name the folder of one download.")
    made = datetime.fromtimestamp(newest, UTC)
    name = _seen(path.resolve().name)
    if () in clones:  # it is one clone, which says whose it is
        members, clones = [replace(each, parts=(name, *each.parts)) for each in members], {(name,)}
    return Download(path, name, made, _named(_opened(sorted(members, key=lambda each: each.parts))), clones)


def _opened(members: list[Member]) -> Iterator[Member]:
    """The files, with those of an archive in its place; one that can't be opened is a file like any other."""
    for member in members:
        if GIT in member.parts:
            continue
        if member.refused or not member.parts[-1].casefold().endswith(".zip"):
            yield member
            continue
        archive = _Within(member)
        try:
            infos = [info for info in archive.open().infolist() if not info.is_dir()]
        except (Unusable, *UNREADABLE):
            infos = []
        within = _listed(infos, archive.open, LARGEST_WITHIN) if len(infos) <= MOST_WITHIN else []
        yield from (replace(each, parts=(*member.parts, *each.parts)) for each in within if GIT not in each.parts)
        if not within:
            yield member


class _Within:
    """An archive in a download; only the one that was read last stays open."""

    last: ClassVar["tuple[_Within, zipfile.ZipFile] | None"] = None

    def __init__(self, member: Member) -> None:
        self.member = member

    def open(self) -> zipfile.ZipFile:
        if _Within.last is None or _Within.last[0] is not self:
            _Within.last = self, zipfile.ZipFile(io.BytesIO(self.member.read()))
        return _Within.last[1]


def _named(members: Iterator[Member]) -> list[Member]:
    """The files, each with a name of its own."""
    seen: Counter[str] = Counter()
    named = []
    for member in members:
        name = "/".join(member.parts)
        seen[name] += 1
        named.append(replace(member, name=name if seen[name] == 1 else f"{name} ({seen[name]})"))
    return named


def _listed(infos: list[zipfile.ZipInfo], open_: Callable[[], zipfile.ZipFile], left: int) -> list[Member]:
    """The files of an archive that may unpack to some number of bytes."""
    members = []
    for info in infos:
        name = _name_of(info)
        why = _why_not(info, name)
        left -= 0 if why else info.file_size
        why = why or ("the archive unpacks to too much" if left < 0 else "")
        members.append(Member(_parts(name), "", partial(_read_archived, open_, info), why))
    return members


def _read_archived(open_: Callable[[], zipfile.ZipFile], info: zipfile.ZipInfo) -> bytes:
    try:
        with open_().open(info) as file:
            return file.read(LARGEST_FILE)  # its size was looked at
    except UNREADABLE as error:
        raise Unusable(f"it can't be unpacked: {error}") from None


def _read(path: Path) -> bytes:
    entry = entry_at(path, ())
    if entry is None or entry.kind != "file":
        raise Unusable("it is not a file")
    try:
        content = read_file(path, LARGEST_FILE + 1)
    except OSError as error:
        raise Unusable(f"it can't be read: {error.strerror}") from None
    if len(content) > LARGEST_FILE:
        raise Unusable(f"it has more than {LARGEST_FILE >> 20} MB")
    return content


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name in an archive: without a mark it should be in an old encoding, and often is UTF-8 all the same."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode()
    return name.replace("\\", "/")


def _parts(name: str) -> tuple[str, ...]:
    """The folders and the file of a name, such that nothing in it leads elsewhere."""
    parts = map(_seen, name.split("/"))
    return tuple(part for part in parts if part not in ("", ".", "..")) or ("?",)


def _seen(part: str) -> str:
    """A part of a name in one form, with a question mark for each letter that nobody sees."""
    return "".join("?" if is_unseen(letter) else letter for letter in one_form(part))


def _why_not(info: zipfile.ZipInfo, name: str) -> str:
    """Why a file of an archive isn't read."""
    mode = info.external_attr >> 16
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or name[1:2] == ":" or "\0" in info.orig_filename:
        return "its name leads out of the archive"
    if len(path.parts) > DEEPEST:
        return f"it lies more than {DEEPEST} folders deep"
    if stat.S_ISLNK(mode):
        return "a link"
    if stat.S_IFMT(mode) and not stat.S_ISREG(mode):
        return "no file"
    if info.flag_bits & 1:
        return "it is encrypted"
    if info.file_size > LARGEST_FILE:
        return f"it has more than {LARGEST_FILE >> 20} MB"
    if info.file_size > max(WORTH_A_RATIO, LARGEST_RATIO * info.compress_size):
        return f"it unpacks to more than {LARGEST_RATIO} times its size"
    return ""


def _is_time(moment: tuple[int, int, int, int, int, int]) -> bool:
    try:
        return datetime(*moment).year > 1980  # the first year is what stands for no time
    except ValueError:
        return False
