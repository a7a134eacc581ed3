"""The command line: ``python -m autograder``."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence

import autograder.quickstart  # noqa: F401 (first)
from autograder.commands import (
    appeals,
    attempt,
    build,
    collect,
    decline,
    export,
    feedback,
    give_back,
    grade,
    mark,
    marks,
    matrix,
    mistakes,
    report,
    roster,
    sample_class,
    versions,
)
from autograder.refused import Refused

COMMANDS = (  # as they are listed
    *(build, roster, collect, grade, feedback, report),
    *(marks, export, give_back, appeals, mark, decline),
    *(versions, mistakes, attempt, matrix, sample_class),
)
STATUSES = """\
exit status: 0 if all is well, 1 if something could not be judged or made or is not as it should be, 2 if the command
was called wrongly or can't go on as things are (it says why), 130 if it was interrupted
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        return status
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m autograder",
        description=__doc__,
        epilog=STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return parser


if __name__ == "__main__":
    try:
        exit_status = main()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left that Ctrl+C could stop
        sys.exit(exit_status)
    except BrokenPipeError:  # the output went into a pager that was closed
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
