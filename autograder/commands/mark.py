"""``mark``: points that a person gives, with the reason."""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands.arguments import Commands, existing, slugs_of
from autograder.paths import CLASS
from autograder.records.closed import write_closed
from autograder.refused import Refused

if TYPE_CHECKING:  # a command loads what it needs
    from autograder.appeals.docket import Kind


def add(commands: Commands) -> None:
    parser = commands.add_parser("mark", help="give points by hand, and say why; they stay when you grade again")
    about_one_mark(parser)
    parser.add_argument("points", nargs="?", type=_points, metavar="POINTS", help="such as 1.5")
    parser.add_argument("--withdraw", action="store_true", help="take a mark by hand back: the judge's counts again")
    parser.set_defaults(run=_run)


def about_one_mark(parser: argparse.ArgumentParser) -> None:
    """What a command that answers a student is called with."""
    parser.add_argument("student", metavar="STUDENT", help="the name of the folder in submitted")
    parser.add_argument("assignment", metavar="ASSIGNMENT", help="such as acceptance, or 01-acceptance")
    parser.add_argument("name", metavar="FUNCTION", help="the function, or the name of a text")
    parser.add_argument("--because", required=True, metavar="REASON", help="the reason; the student reads it")
    parser.add_argument("--by", metavar="WHO", help="who decides (your name on this machine)")
    parser.add_argument(
        "--class", dest="folder", type=Path, default=CLASS, help="the class folder (class, or $COURSE_CLASS)"
    )
    parser.add_argument("--db", help="the gradebook's database URL (SQLite in the class folder)")


def answer(options: argparse.Namespace, kind: Kind, points: float | None = None) -> int:
    """Give an answer and say what moved."""
    import getpass

    from autograder.appeals.answering import Answer, give
    from autograder.specs.settings import settings

    write_closed()
    (slug,) = slugs_of([options.assignment])
    who = options.by or getpass.getuser()
    said = Answer(kind, options.student, slug, options.name, options.because, who, points)
    moved = give(said, existing(options.folder), options.db)
    print("\n".join(map(str, moved)) or "The points are as they were.")
    if reason := settings().term.cancelled.get(options.name):
        print(f"{options.name} is cancelled, so no points for it count: {reason}")
    print(f"The student reads the reason on the next page: python -m autograder feedback {slug}")
    return 0


def _run(options: argparse.Namespace) -> int:
    if options.withdraw == (options.points is not None):
        raise Refused("Give the points, or take the mark back with --withdraw: one of the two.")
    return answer(options, "withdrawn" if options.withdraw else "granted", options.points)


def _points(text: str) -> float:
    points = float(text.replace(",", "."))
    if not math.isfinite(points):
        raise ValueError(text)
    return points
