"""``report``: what a class got right, and which mistakes it made."""

import argparse

from autograder.commands.arguments import Commands, class_options, existing, slugs_of


def add(commands: Commands) -> None:
    parser = commands.add_parser("report", help="summarise a class: marks and mistakes")
    class_options(parser, many="*")
    parser.add_argument("--all", action="store_true", help="every mistake, with its whole hint and who made it")
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
    print(class_report([line for line in lines if line.assignment in wanted], options.all))
    return 0
