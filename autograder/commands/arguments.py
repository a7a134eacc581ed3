"""What several commands are called with, how it is read, and what several of them say."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from autograder.paths import CLASS
from autograder.refused import Refused

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def class_options(parser: argparse.ArgumentParser, many: str = "+") -> None:
    parser.add_argument("assignments", nargs=many, metavar="ASSIGNMENT", help="such as acceptance, or 01-acceptance")
    parser.add_argument(
        "--class", dest="folder", type=Path, default=CLASS, help="the class folder (class, or $COURSE_CLASS)"
    )
    parser.add_argument("--db", help="the gradebook's database URL (SQLite in the class folder)")


def natural(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("at least 0")
    return number


def positive(text: str) -> int:
    if (number := natural(text)) < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def existing(folder: Path) -> Path:
    """The folder of a class that should be there."""
    if not folder.is_dir():
        raise Refused(f"There is no class folder {folder}.")
    return folder.resolve()


def slugs_of(names: Iterable[str]) -> list[str]:
    """The slugs of assignments that may have been named without their numbers."""
    from autograder.specs.course import assignment

    try:
        return [assignment(name).slug for name in names]
    except KeyError as error:
        raise Refused(str(error.args[0])) from None


def listed(names: list[str], most: int) -> str:
    """Names in a line; of more than ``most`` the rest is counted."""
    more = [f"and {len(names) - most} more"] if len(names) > most else []
    return ", ".join([*names[:most], *more])
