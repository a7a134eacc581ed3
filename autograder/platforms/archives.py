"""Archives of feedback as Moodle and Canvas unpack them, each file under a name by which they know whose it is.

Moodle: a folder for each participant, as in its own download; the file in it is what the student sees. Canvas: each
file under the name that it had in Canvas's download. The student sees it under the name of what they handed in,
whatever is in it: so Canvas gets notebooks back, with the feedback in them.
"""

import hashlib
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

from autograder.platforms.pages_back import Account, Page, claims_of, sole, used
from autograder.records.arrivals import Arrival
from autograder.refused import Refused, writing

MADE = (2026, 1, 1, 0, 0, 0)  # the time of every file: the same pages make the same archive
PLUGIN = "assignsubmission_file"


def write_for_moodle(
    slug: str,
    pages: list[Page],
    arrivals: Iterable[Arrival],
    participants: dict[str, str],
    folder: Path,
    account: Account,
) -> None:
    """Write the archive for *Upload multiple feedback files in a zip*.

    Parameters
    ----------
    slug : str
        The assignment.
    pages : list of Page
        Its pages.
    arrivals : iterable of Arrival
        What was collected.
    participants : dict of str to str
        For the id of a student, the number that Moodle gave them for this assignment, where no download tells it.
    folder : Path
        Where it is written.
    account : Account
        Is told what is done.
    """
    said = list(used(arrivals, slug, "moodle"))
    claims = {student: {number} for student, number in participants.items()} | claims_of(said, "moodle_participant")
    folders = {elsewhere.get("moodle_participant"): elsewhere.get("moodle_folder", "") for _, elsewhere in said}
    members = {}
    for page, number in sole(pages, claims, "participant's number", account):
        place = folders.get(number, "")
        if not _is_moodles(place, number):
            place = f"{page.person.name.replace('_', ' ').replace('/', ' ')}_{number}_{PLUGIN}"
        members[f"{place}/{page.name}"] = page
    files = ((zipfile.ZipInfo(name, MADE), page.content()) for name, page in sorted(members.items()))
    _write(files, folder / f"moodle-{slug}-feedback.zip", account)


def write_for_canvas(
    slug: str,
    pages: list[Page],
    arrivals: Iterable[Arrival],
    notebook: Callable[[Page], str],
    origins: Mapping[tuple[str, str], str],
    folder: Path,
    account: Account,
) -> None:
    """Write the archive for *Re-Upload Submissions*.

    Parameters
    ----------
    slug : str
        The assignment.
    pages : list of Page
        Its pages.
    arrivals : iterable of Arrival
        What was collected.
    notebook : callable
        Makes the notebook with the feedback of a page.
    origins : mapping
        For an assignment and the id of a student, the digest of what their feedback is made from.
    folder : Path
        Where it is written. What an earlier run has made there from the same is not made again.
    account : Account
        Is told what is done.
    """
    names: dict[str, str] = {}
    notebooks = []
    for student, elsewhere in used(arrivals, slug, "canvas"):
        name, user = elsewhere.get("canvas_file", ""), elsewhere.get("canvas_user", "")
        if name.casefold().endswith(".ipynb") and _is_canvas(name, user):
            notebooks.append((student, elsewhere))
            names.setdefault(user, name)
    whose = sole(pages, claims_of(notebooks, "canvas_user"), "notebook from Canvas's download", account)
    members = {names[user]: page for page, user in whose}
    path = folder / f"canvas-{slug}-feedback.zip"

    def files(before: _Before) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
        for name, page in sorted(members.items()):
            origin = origins.get((slug, page.person.id), "")
            content = before.content(name, origin)
            if content is None:
                try:
                    content = notebook(page).encode("utf-8")
                except Refused as reason:
                    account.keep_back(page.person, slug, str(reason))
                    continue
            info = zipfile.ZipInfo(name, MADE)
            info.comment = _mark(origin, content)
            yield info, content

    with closing(_Before(path)) as before:
        _write(files(before), path, account)


class _Before:
    """The archive that an earlier run has written: what is in it as it was made, by what it was made from."""

    def __init__(self, path: Path) -> None:
        self._archive: zipfile.ZipFile | None = None
        with suppress(OSError, zipfile.BadZipFile):  # none, or none any more: all of it is made again
            self._archive = zipfile.ZipFile(path)

    def content(self, name: str, origin: str) -> bytes | None:
        """A file that was made from this, and is as it was made; None if there is none."""
        if self._archive is None or not origin:
            return None
        try:
            info = self._archive.getinfo(name)
            content = self._archive.read(info) if info.comment.startswith(origin.encode()) else b""
        except (KeyError, OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error):  # damaged, or packed anew
            return None
        return content if info.comment == _mark(origin, content) else None

    def close(self) -> None:
        if self._archive is not None:
            self._archive.close()


def _mark(origin: str, content: bytes) -> bytes:
    """What is noted with a file: from what it was made, and what came of it."""
    return f"{origin} {hashlib.sha256(content).hexdigest()[:32]}".encode()


def _is_moodles(folder: str, number: str) -> bool:
    """Whether Moodle reads this participant from the name of a folder."""
    parts = folder.split("_", 4)
    return len(parts) > 3 and parts[1] == number and not set("/\\") & set(folder)


def _is_canvas(name: str, user: str) -> bool:
    """Whether Canvas reads this user from the name of a file."""
    parts = [part for part in name.split("_") if part != "LATE"]
    numbers = [part for part in parts if part.isdecimal()]
    said = "_".join(parts[:2]) if parts[0] == "anon" else numbers[0] if len(numbers) > 1 else ""
    return said == user and "/" not in name


def _write(files: Iterable[tuple[zipfile.ZipInfo, bytes]], path: Path, account: Account) -> None:
    """Write an archive, one file after the other, so that no class is held in memory; it is there in whole."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    written = 0
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with zipfile.ZipFile(part, "w") as archive:
                for info, content in files:
                    archive.writestr(info, content, zipfile.ZIP_DEFLATED)
                    written += 1
            if written:
                part.replace(path)
            else:
                path.unlink(missing_ok=True)  # what an earlier run has left is not of these pages
        finally:
            part.unlink(missing_ok=True)
    if written:
        account.given += written
        account.files.append(path)
