"""``mistakes``: the known mistakes and their hints."""

import argparse

from autograder.commands.arguments import Commands, slugs_of


def add(commands: Commands) -> None:
    parser = commands.add_parser("mistakes", help="list the known mistakes and the hints that students read")
    parser.add_argument(
        "assignments", nargs="*", metavar="ASSIGNMENT", help="such as acceptance, or 01-acceptance (all)"
    )
    parser.add_argument("--source", action="store_true", help="with the whole wrong function of each")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.records.report import known_mistakes
    from autograder.specs.course import assignment, assignments

    chosen = [assignment(slug) for slug in slugs_of(options.assignments)] or assignments()
    print(known_mistakes(chosen, with_source=options.source))
    return 0
