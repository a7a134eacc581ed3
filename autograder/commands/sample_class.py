"""``sample-class``: a class whose true marks are known."""

import argparse
from pathlib import Path

from autograder.checking.words import many
from autograder.commands.arguments import Commands
from autograder.paths import SAMPLE_CLASS


def add(commands: Commands) -> None:
    parser = commands.add_parser("sample-class", help="make a class whose true marks are known")
    parser.add_argument("--class", dest="folder", type=Path, default=SAMPLE_CLASS, help="where (_build/sample-class)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.proof.sample_class import write_sample_class

    count = write_sample_class(options.folder)
    print(f"{many(count, 'submission')} in {options.folder / 'submitted'}")
    return 0
