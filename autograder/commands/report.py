"""``report``: what a class got right, and which mistakes it made."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.commands.arguments import Commands, class_options, existing, slugs_of
from autograder.paths import CLASS
from autograder.refused import Refused

if TYPE_CHECKING:  # a command loads what it needs when it runs
    from autograder.records.alike import Example
    from autograder.records.results import Line


def add(commands: Commands) -> None:
    parser = commands.add_parser("report", help="summarise a class: marks and mistakes")
    class_options(parser, many="*")
    parser.add_argument("--all", action="store_true", help="every mistake, with its whole hint and who made it")
    parser.add_argument("--like", metavar="GROUP", help="all about answers without a name that did the same")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.records import results
    from autograder.records.report import class_report
    from autograder.roster import class_list

    slugs = slugs_of(options.assignments)
    folder = existing(options.folder)
    gone = class_list.withdrawn(folder)
    lines = [line for line in results.read(folder / "results.jsonl") if line.student not in gone]
    wanted = slugs or {line.assignment for line in lines}
    lines = [line for line in lines if line.assignment in wanted]
    where = "" if options.folder == CLASS else f" --class {shlex.quote(str(options.folder))}"
    if options.like:
        print(_group(lines, options.like, folder, where))
        return 0
    notes = _notes(wanted, folder, options.db)
    print(class_report(lines, options.all, notes, _examples(folder), where))
    return 0


def _group(lines: Iterable[Line], behaviour: str, folder: Path, where: str) -> str:
    """All about the answers that did the same; Refused where the results have none of these."""
    from autograder.records.alike import group_in_words, groups_of
    from autograder.specs.course import assignment

    group = next((each for each in groups_of(lines) if each.behaviour == behaviour), None)
    if group is None:
        raise Refused(f"There is no group {behaviour} of answers without a name: `report` shows which there are.")
    try:
        question = assignment(group.assignment).question(group.function)
    except KeyError:
        raise Refused(f"The course doesn't have {group.function} any more, so nobody will make its mistakes.") from None
    return group_in_words(group, question, _examples(folder), where)


def _examples(folder: Path) -> Example:
    """Finds the source of an answer in the verdicts of a class."""
    from autograder.grading.examples import answer_in
    from autograder.records.store import Store

    store = Store(folder / "verdicts")

    def example(line: Line) -> str | None:
        kept = store.get(line.verdict) if line.verdict else None
        return answer_in(kept, line.cell.removeprefix("check-")) if kept else None

    return example


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
