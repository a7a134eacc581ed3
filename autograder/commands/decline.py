"""``decline``: a request for another look, answered with no."""

import argparse

from autograder.commands.arguments import Commands
from autograder.commands.mark import about_one_mark, answer


def add(commands: Commands) -> None:
    parser = commands.add_parser("decline", help="answer a request for another look: the points stay; and say why")
    about_one_mark(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    return answer(options, "declined")
