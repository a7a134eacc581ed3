"""``report``: what a class got right, and which mistakes it made."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from autograder.commands.arguments import Commands, class_options, existing, slugs_of
from autograder.refused import Refused


def add(commands: Commands) -> None:
    parser = commands.add_parser("report", help="summarise a class: marks and mistakes")
    class_options(parser, many="*")
    parser.add_argument("--all", action="store_true", help="every mistake, with its whole hint and who made it")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.records import results
    from autograder.records.report import class_report

    slugs = slugs_of(options.assignments)
    folder = existing(options.folder)
    lines = results.read(folder / "results.jsonl")
    wanted = slugs or {line.assignment for line in lines}
    notes = _notes(wanted, folder, options.db)
    print(class_report([line for line in lines if line.assignment in wanted], options.all, notes))
    return 0


def _notes(slugs: Iterable[str], folder: Path, db_url: str | None) -> dict[str, list[str]]:
    """What the rules of the term mean for some assignments; a course may have none."""
    from autograder.specs.settings import settings

    rules = settings().term
    if not (rules.due or rules.cancelled or rules.full_points):
        return {}
    from autograder.term.marks import marks_of
    from autograder.term.notes import notes_on

    try:
        marks = marks_of(folder, db_url)
    except Refused as reason:  # what was judged can be told all the same
        print(reason, file=sys.stderr)
        return {}
    known = {chapter.slug for chapter in settings().chapters}
    return {slug: notes_on(slug, marks) for slug in slugs if slug in known}
