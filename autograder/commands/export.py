"""``export``: marks as platforms read them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.checking.words import many
from autograder.commands.arguments import Commands, class_options, existing, slugs_of
from autograder.records.closed import make_closed, write_closed
from autograder.refused import Refused

if TYPE_CHECKING:  # a command loads what it needs
    from autograder.platforms.marks_out import Account, Class

PLATFORMS = ("canvas", "moodle", "blackboard", "csv")
NEEDS = {  # what to take from a platform without whose own table nothing can be sent
    "canvas": "Canvas knows students and assignments by its own numbers. In Canvas: Grades, Export, Export Entire "
    "Gradebook; then add --template FILE.",
    "blackboard": "Blackboard knows columns by its own numbers. In Blackboard: Full Grade Center, Work Offline, "
    "Download; then add --template FILE.",
}


def add(commands: Commands) -> None:
    parser = commands.add_parser("export", help="write marks as a platform reads them")
    parser.add_argument("platform", choices=PLATFORMS, metavar="PLATFORM", help="canvas, moodle, blackboard, or csv")
    class_options(parser, many="*")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where the files are written (CLASS/exports)")
    parser.add_argument("--template", type=Path, metavar="FILE", help="the platform's own table, to be filled in")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="ASSIGNMENT=TITLE",
        help="what the platform calls an assignment, where that isn't clear; may be given more than once",
    )
    parser.add_argument("--scale", action="store_true", help="bring marks to the points of the platform")
    parser.add_argument(
        "--by", choices=("email", "id"), default="email", help="moodle without a template: find by this"
    )
    parser.add_argument("--semicolons", action="store_true", help="csv: semicolons and decimal commas, for Excel")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.platforms.marks_out import Class
    from autograder.term.marks import marks_of

    write_closed()
    if options.template is None and options.platform in NEEDS:
        raise Refused(NEEDS[options.platform])
    if options.template is not None and options.platform == "csv":
        raise Refused("A plain table is written anew: leave --template out.")
    folder = existing(options.folder)
    marks = marks_of(folder, options.db)
    slugs = tuple(slugs_of(options.assignments)) or marks.assignments
    class_ = Class(marks, slugs)
    if not any(mark.points is not None for (_, slug), mark in marks.marks.items() if slug in slugs):
        raise Refused(f"Nothing is graded in {folder}: run `python -m autograder grade` first.")
    to = options.to or folder / "exports"
    make_closed(to)
    return _say(_export(class_, folder, to, options))


def _export(class_: Class, folder: Path, to: Path, options: argparse.Namespace) -> Account:
    from autograder.platforms import blackboard, canvas, moodle, plain
    from autograder.records import arrivals

    template: Path | None = options.template
    named = _named(options.column)
    if template is None:
        if options.platform == "moodle":
            return moodle.write_imports(class_, to, options.by)
        return plain.write_table(class_, to, options.semicolons)
    if options.platform == "canvas":
        return canvas.write_gradebook(class_, template, to, named, options.scale)
    if options.platform == "blackboard":
        return blackboard.write_grade_centre(class_, template, to, named, options.scale)
    return moodle.write_worksheet(class_, template, to, named, arrivals.read(folder), options.scale)


def _named(columns: Iterable[str]) -> dict[str, str]:
    """The titles of columns by the slugs of assignments."""
    pairs = [column.partition("=") for column in columns]
    if wrong := next((name for name, equals, title in pairs if not (equals and title)), None):
        raise Refused(f'--column {wrong} says no title: write --column ASSIGNMENT="ITS TITLE".')
    return {slugs_of([name])[0]: title for name, _, title in pairs}


def _say(account: Account) -> int:
    """Tell what became of the marks; return the exit status."""
    for remark in account.remarks:
        print(remark, file=sys.stderr)
    for waiting in account.waiting:
        print(f"not exported: {waiting}: a text waits for a person, so the mark isn't whole", file=sys.stderr)
    for lost in account.lost:
        print(f"not exported: {lost}", file=sys.stderr)
    counts = [many(account.sent, "mark")]
    counts += [f"{account.missing} not handed in"] if account.missing else []
    counts += [f"{account.excused} excused"] if account.excused else []
    kept_back = len(account.waiting) + len(account.lost)
    counts += [f"{kept_back} not exported, see above"] if kept_back else []
    print(f"{', '.join(counts)}: {', '.join(map(str, account.files))}")
    return 1 if kept_back else 0
