"""``appeals``: what students ask to be looked at again, and what people decided."""

import argparse

from autograder.commands.arguments import Commands, class_options, existing, slugs_of


def add(commands: Commands) -> None:
    parser = commands.add_parser("appeals", help="list the requests of students, and the marks given by hand")
    class_options(parser, many="*")
    parser.add_argument("--all", action="store_true", help="the answers as well, and all that moved, with the reasons")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.appeals.listing import listing

    print(listing(existing(options.folder), slugs_of(options.assignments), options.all))
    return 0
