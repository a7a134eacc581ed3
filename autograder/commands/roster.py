"""``roster``: who is in the class, from the lists of platforms."""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.checking.words import many
from autograder.commands.arguments import Commands, listed
from autograder.paths import CLASS
from autograder.records.closed import close, write_closed
from autograder.refused import Refused

if TYPE_CHECKING:  # a command loads what it needs
    from autograder.roster.merging import Merged, Understood
    from autograder.roster.tables import Table

COLUMNS = {  # options that name a column, and what it means
    "--id": ("id", "what tells people apart and names their folders, such as a student number"),
    "--last-name": ("last_name", "last names"),
    "--first-name": ("first_name", "first names"),
    "--name": ("name", "whole names"),
    "--email": ("email", "e-mail addresses"),
    "--github": ("github", "names on GitHub"),
    "--section-from": ("section", "sections"),
}
MOST_NAMED = 10  # people, in a line
FEW = 3  # who may leave at once without a question


def add(commands: Commands) -> None:
    parser = commands.add_parser("roster", help="take over who is in the class, from lists of platforms")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="lists: CSV of any kind, one or several")
    parser.add_argument(
        "--class", dest="folder", type=Path, default=CLASS, help="the class folder (class, or $COURSE_CLASS)"
    )
    parser.add_argument("--db", help="the gradebook's database URL (SQLite in the class folder)")
    parser.add_argument("--section", default="", help="the lists are of this section: nobody of another one leaves")
    parser.add_argument("--part", action="store_true", help="the lists don't have everybody: nobody leaves")
    parser.add_argument("--whole", action="store_true", help="the lists are right, even if most of the class leave")
    for option, (meaning, help_text) in COLUMNS.items():
        parser.add_argument(option, dest=f"column_{meaning}", metavar="COLUMN", help=f"the column with {help_text}")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.nbgrader.database import examine, said_plainly
    from autograder.records.lock import only_one
    from autograder.roster import class_list
    from autograder.roster.merging import merge, understand
    from autograder.roster.tables import read_table

    write_closed()
    if options.folder.exists() and not options.folder.is_dir():
        raise Refused(f"{options.folder} is a file. Name a folder for the class.")
    folder = options.folder.resolve()
    said = {meaning: name for meaning, _ in COLUMNS.values() if (name := getattr(options, f"column_{meaning}"))}
    tables = [read_table(path) for path in options.files]
    _check_columns(said, tables)
    lists = [understand(table, said) for table in tables]
    close(folder)
    with only_one(folder, "python -m autograder roster"), said_plainly(folder, options.db):
        before = class_list.read(folder)
        merged = merge(before, lists, options.section, options.part)
        here = sum(not person.withdrawn for person in before)
        leave = len(merged.withdrawn)
        if leave > FEW and leave * 2 > here and not options.whole:
            raise Refused(
                f"{leave} of {many(here, 'person', 'people')} of the class are not on "
                f"{listed([each.path.name for each in lists], MOST_NAMED)}, so they would be marked as withdrawn. "
                "If that is right, add --whole; if it is a list of one section, --section NAME; "
                "if it doesn't have everybody, --part. Nothing was changed."
            )
        examine(folder, options.db)
        from autograder.nbgrader.gradebook import ClassBook

        class_list.write(folder, merged.people.values())
        with ClassBook(folder, options.db) as book:
            book.enter(person for person in merged.people.values() if not person.withdrawn)
    _say(merged, lists, folder / class_list.NAME)
    return 0


def _check_columns(said: dict[str, str], tables: list[Table]) -> None:
    for name in said.values():
        if not any(name in table.columns for table in tables):
            there = "; ".join(f"{table.path} has {', '.join(filter(None, table.columns))}" for table in tables)
            raise Refused(f"There is no column {name!r}: {there}.")


def _say(merged: Merged, lists: list[Understood], path: Path) -> None:
    """Tell what was understood, and what has changed."""
    for each in lists:
        print(f"{each.path}: {each.origin.name}, {many(len(each.rows), 'person', 'people')}")
        for column, meaning in each.meanings.items():
            print(
                f"    {column} -> {meaning}{', and what new people are called by' if meaning == each.id_from else ''}"
            )
        print("".join(f"    left out, {reason}\n" for reason in each.left_out), end="")
    for stranger in merged.strangers[:MOST_NAMED]:
        print(stranger)
    if len(merged.strangers) > MOST_NAMED:
        print(f"and {len(merged.strangers) - MOST_NAMED} more who are not on the list")
    people = merged.people
    names: defaultdict[str, list[str]] = defaultdict(list)
    for key, person in people.items():
        if not person.withdrawn and person.name != key:
            names[person.name].append(key)
    for name, keys in sorted(names.items()):
        if len(keys) > 1:
            print(f"{len(keys)} people are called {name}: {listed(sorted(keys), MOST_NAMED)}")
    moved = {"new": merged.new, "changed": merged.changed, "withdrawn": merged.withdrawn, "back": merged.back}
    print(", ".join(f"{len(keys)} {what}" for what, keys in moved.items() if keys or what != "back"))
    for what, keys in moved.items():
        if keys:
            print(f"    {what}: {listed(keys, MOST_NAMED)}")
    here = sum(not person.withdrawn for person in people.values())
    gone = len(people) - here
    print(
        f"{many(here, 'person is', 'people are')} in the class, {gone} {'has' if gone == 1 else 'have'} withdrawn; "
        f"the list is {path}"
    )
