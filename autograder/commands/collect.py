"""``collect``: what platforms hand out, into the class."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from autograder.checking.words import many
from autograder.commands.arguments import Commands, listed, slugs_of
from autograder.paths import CLASS
from autograder.records.closed import close, close_within, write_closed
from autograder.refused import Refused

if TYPE_CHECKING:  # a command loads what it needs
    from autograder.collect.collecting import Collected
    from autograder.collect.times import Told

TABLES = (".csv", ".txt", ".tsv")
OURS = ("submitted", "older", "autograded", "feedback", "exports")  # folders of a class
MOST_NAMED = 20  # files, or students, in a list
PLATFORMS = {
    "canvas": "Canvas",
    "moodle": "Moodle",
    "blackboard": "Blackboard",
    "github": "GitHub Classroom",
    "nbgrader": "nbgrader's layout",
    "": "by the names of students",
}


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "collect",
        help="bring what students handed in from a platform's download into the class",
        usage="%(prog)s DOWNLOAD [DOWNLOAD ...] [ASSIGNMENT] [options]",
    )
    parser.add_argument(
        "downloads",
        nargs="+",
        metavar="DOWNLOAD",
        help="archives, folders, notebooks, and tables that tell times; last the assignment, if all is for one",
    )
    parser.add_argument(
        "--class", dest="folder", type=Path, default=CLASS, help="the class folder (class, or $COURSE_CLASS)"
    )
    parser.add_argument("--attempt", choices=("newest", "first"), default="newest", help="which one counts (newest)")
    parser.add_argument("--student", metavar="ID", help="all of it is this student's")
    parser.add_argument("--zone", metavar="PLACE", help="where times are from that have no zone (that of course.toml)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.collect.collecting import Options, collect
    from autograder.collect.members import open_download
    from autograder.records.lock import only_one
    from autograder.roster import class_list

    write_closed()
    folder = options.folder.resolve()
    paths, slug = _split(options.downloads)
    people = class_list.read(folder)
    if not people:
        raise Refused(
            f"{folder} has no list of the class yet, so nobody's file can be told from another's. First run "
            "`python -m autograder roster FILE` with a list from your platform."
        )
    if options.student and options.student not in {person.id for person in people}:
        raise Refused(f"Nobody in the class has the id {options.student!r}; the ids are in {folder / class_list.NAME}.")
    if ours := next((path for path in paths if _is_ours(path.resolve(), folder)), None):
        raise Refused(f"{ours} is the class itself, or a part of it, or has it inside. Name a download alone.")
    told, paths = _tables(paths)
    if not paths:
        raise Refused("Only tables are named. Name the download itself, too.")
    how = Options(slug, options.student, options.attempt == "first", _zone(options.zone))
    close(folder)
    with only_one(folder, "python -m autograder collect"):
        done = collect(map(open_download, paths), folder, people, told, how)
        close_within(folder / "submitted")
    return _say(done, "" if options.folder == CLASS else f" --class {shlex.quote(str(options.folder))}")


def _split(words: list[str]) -> tuple[list[Path], str | None]:
    """The downloads, and the assignment, if the last word is one."""
    *most, last = words
    if most and not Path(last).exists():
        return [Path(word) for word in most], slugs_of([last])[0]
    return [Path(word) for word in words], None


def _is_ours(path: Path, folder: Path) -> bool:
    """Whether a path is no download but the class, or what this and other commands have put there."""
    return folder.is_relative_to(path) or any(path.is_relative_to(folder / name) for name in OURS)


def _zone(name: str | None) -> ZoneInfo | None:
    from autograder.specs.settings import settings

    try:
        return ZoneInfo(name) if name else settings().term.zone
    except (KeyError, OSError, ValueError):
        raise Refused(f"There is no zone {name!r}. Name a place, such as Europe/Berlin or America/New_York.") from None


def _tables(paths: list[Path]) -> tuple[dict[str, dict[str, Told]], list[Path]]:
    """What tables among the downloads tell of times, and the downloads without them."""
    from autograder.collect.times import told_by
    from autograder.roster.tables import read_table

    told: dict[str, dict[str, Told]] = {}
    downloads = []
    for path in paths:
        if path.suffix.casefold() not in TABLES:
            downloads.append(path)
            continue
        platform, found = told_by(read_table(path))
        if not found:
            raise Refused(
                f"{path} is a table, but neither Moodle's grading worksheet nor GitHub Classroom's grades, so it tells "
                "nothing of times. A list of the class goes to `python -m autograder roster`."
            )
        told[platform] = {**told.get(platform, {}), **found}
    return told, downloads


def _say(done: Collected, where: str) -> int:
    """Tell what became of all files, and what to type in the class that is there; return the exit status."""
    for name, platform in done.platforms:
        print(f"{name}: {PLATFORMS[platform]}")
    for slug in sorted({*done.new, *done.replaced, *done.same}):
        new, replaced, same = (len(group[slug]) for group in (done.new, done.replaced, done.same))
        students = many(new + replaced + same, "student")
        print(f"{slug}: {students}: {new} new, {replaced} with another attempt, {same} as before")
    states = done.states
    print(
        f"{many(done.files, 'file')}: {states['used']} used, {states['older']} of attempts that don't count, "
        f"{many(states['left'], 'that is', 'that are')} no part of a submission, {states['unmatched']} unmatched"
    )
    if done.late:
        print(f"late, by a platform that doesn't say when: {listed(done.late, MOST_NAMED)}")
        print(
            "    Nothing is taken off for it unless a line such as 2026-10-02 08:00 UTC stands in timestamp.txt there."
        )
    if done.others:
        print(
            f"handed in here, but by its labels the notebook of another assignment: {listed(done.others, MOST_NAMED)}"
        )
    for remark in done.remarks:
        print(remark, file=sys.stderr)
    for line in done.unmatched[:MOST_NAMED]:
        print(f"unmatched: {line}", file=sys.stderr)
    if len(done.unmatched) > MOST_NAMED:
        print(f"and {len(done.unmatched) - MOST_NAMED} more: see arrivals.jsonl in the class", file=sys.stderr)
    for name in done.strange:
        print(f"No file of {name} is of anybody on the list: is it of this course?", file=sys.stderr)
    for path, others in done.to_name.items():
        print(_how_to_name(path, sorted(others), where), file=sys.stderr)
    return 1 if done.unmatched else 0


def _how_to_name(path: Path, others: list[str], where: str) -> str:
    """What to type for files that don't say which assignment they are for."""
    if len(others) > 1:
        return (
            f"{path} is for {' and '.join(others)}. Copy the files whose assignment can't be told into a folder of "
            f"their own, under the names that they have there, and name it: "
            f"python -m autograder collect FOLDER ASSIGNMENT{where}"
        )
    slug = others[0] if others else "ASSIGNMENT"
    return (
        f"If all of {path} is for one assignment, name it: "
        f"python -m autograder collect {shlex.quote(str(path))} {slug}{where}"
    )
