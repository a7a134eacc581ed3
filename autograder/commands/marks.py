"""``marks``: what everybody has, for each assignment and for the term."""

import argparse
import sys
from pathlib import Path

from autograder.checking.words import many
from autograder.commands.arguments import Commands, class_options, existing, slugs_of
from autograder.records.closed import write_closed


def add(commands: Commands) -> None:
    parser = commands.add_parser("marks", help="show the marks of a class, as the rules of the term give them")
    class_options(parser, many="*")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write them into this file, a row for each student")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.term import table
    from autograder.term.marks import marks_of

    slugs = slugs_of(options.assignments)
    marks = marks_of(existing(options.folder), options.db)
    for remark in marks.remarks:
        print(remark, file=sys.stderr)
    if options.csv:
        write_closed()
        table.write(options.csv, marks, assignments=slugs)
        print(f"wrote the marks of {many(len(marks.people), 'student')} into {options.csv}")
    else:
        print(table.as_text(marks, slugs))
    return 0
