"""``feedback``: nbgrader's pages for students."""

import argparse
import sys

from autograder.checking.words import many
from autograder.commands.arguments import Commands, class_options, existing, positive, slugs_of
from autograder.records.closed import write_closed


def add(commands: Commands) -> None:
    parser = commands.add_parser("feedback", help="make nbgrader's feedback pages")
    class_options(parser)
    parser.add_argument("--jobs", type=positive, help="how many processes make them (one for each core)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.grading.feedback import make_pages

    write_closed()
    slugs = slugs_of(options.assignments)
    pages = make_pages(slugs, existing(options.folder), options.db, options.jobs)
    if pages.interrupted:
        ready = pages.made + pages.unchanged
        print(f"interrupted: {ready} of {many(pages.asked, 'page')} are there; the same command goes on from there")
        return 130
    for failure in pages.failures:
        print(f"no page: {failure}", file=sys.stderr)
    unchanged = f", {pages.unchanged} unchanged" if pages.unchanged else ""
    print(f"made {many(pages.made, 'page')}{unchanged}")
    return 1 if pages.failures else 0
