"""Archives of feedback as Moodle and Canvas unpack them, each file under a name by which they know whose it is.

Moodle: a folder for each participant, as in its own download; the file in it is what the student sees. Canvas: each
file under the name that it had in Canvas's download. The student sees it under the name of what they handed in,
whatever is in it: so Canvas gets notebooks back, with the feedback in them.
"""

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from autograder.platforms.pages_back import Account, Page, claims_of, sole, used
from autograder.records.arrivals import Arrival
from autograder.records.store import write_whole
from autograder.refused import Refused

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
        members[f"{place}/{page.name}"] = page.content()
    _write(members, folder / f"moodle-{slug}-feedback.zip", account)


def write_for_canvas(
    slug: str,
    pages: list[Page],
    arrivals: Iterable[Arrival],
    notebook: Callable[[Page], str],
    folder: Path,
    account: Account,
) -> None:
    """Write the archive for *Re-Upload Submissions*; ``notebook`` makes the notebook with the feedback."""
    names: dict[str, str] = {}
    notebooks = []
    for student, elsewhere in used(arrivals, slug, "canvas"):
        name, user = elsewhere.get("canvas_file", ""), elsewhere.get("canvas_user", "")
        if name.casefold().endswith(".ipynb") and _is_canvas(name, user):
            notebooks.append((student, elsewhere))
            names.setdefault(user, name)
    members = {}
    for page, user in sole(pages, claims_of(notebooks, "canvas_user"), "notebook from Canvas's download", account):
        try:
            members[names[user]] = notebook(page).encode("utf-8")
        except Refused as reason:
            account.keep_back(page.person, slug, str(reason))
    _write(members, folder / f"canvas-{slug}-feedback.zip", account)


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


def _write(members: dict[str, bytes], path: Path, account: Account) -> None:
    if not members:
        path.unlink(missing_ok=True)  # what an earlier run has left is not of these pages
        return
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(members.items()):
            archive.writestr(zipfile.ZipInfo(name, MADE), content, zipfile.ZIP_DEFLATED)
    write_whole(path, file.getvalue())
    account.given += len(members)
    account.files.append(path)
