"""Keep what a class leaves behind from everybody else who uses this machine.

``COURSE_GROUP`` names a group of the system whose members share the class, such as the tutors; without it, the class
is open to its owner alone.
"""

import grp
import os
import shutil
from pathlib import Path

from autograder.refused import Refused, writing

SECRETS = ("gradebook.db", "results.jsonl", "moved.jsonl", "appeals.jsonl", "seeds.json")


def group() -> str | None:
    """The group that shares the class, if any; ``Refused`` where this machine has no such group."""
    name = os.environ.get("COURSE_GROUP") or None
    try:
        if name:
            grp.getgrnam(name)
    except (KeyError, ValueError):
        raise Refused(
            f"COURSE_GROUP is {name!r}, and this machine has no group of that name. Name one that it has, or take "
            "COURSE_GROUP away: then the class is yours alone."
        ) from None
    return name


def write_closed() -> None:
    """Close all that this process and its children create from now on."""
    os.umask(0o007 if group() else 0o077)


def close(folder: Path) -> None:
    """Make the folder of a class where there is none, and close it: what lies in it is out of reach with it."""
    with writing(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _close_folder(folder)
        for path in (folder / name for name in SECRETS):
            if path.is_file() and not path.is_symlink():
                _close(path, 0o660 if group() else 0o600)


def make_closed(folder: Path) -> None:
    """Make a folder that is closed; one that is there stays as it is, and what is written into it is closed itself."""
    if not folder.is_dir():
        close(folder)


def close_within(folder: Path) -> None:
    """Close every folder of a class as well, so that all of them are right for the group that shares it."""
    for place, _, _ in os.walk(folder):
        _close_folder(Path(place))


def _close_folder(folder: Path) -> None:
    _close(folder, 0o2770 if group() else 0o700)


def _close(path: Path, mode: int) -> None:
    """Set mode and group of what is ours; a colleague of the group closes what is theirs."""
    there = path.stat()
    if there.st_uid != os.getuid():
        return
    if name := group():
        try:
            shutil.chown(path, group=name)
        except PermissionError:
            raise Refused(
                f"{path} can't be given to the group {name!r} that COURSE_GROUP names: are you a member of it?"
            ) from None
    if there.st_mode & 0o7777 != mode:
        path.chmod(mode)
