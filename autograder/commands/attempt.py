"""``try``: loose answers, judged."""

import argparse
import sys
from pathlib import Path

from autograder.commands.arguments import Commands, natural
from autograder.refused import Refused

TRIED = ("function", "status", "points", "max_points", "mistake", "hint", "way_out")  # what `try --json` tells


def add(commands: Commands) -> None:
    parser = commands.add_parser("try", help="judge loose answers: a Python file with functions of the course")
    parser.add_argument("file", metavar="FILE", help="the file; - reads from standard input")
    parser.add_argument("--hidden", action="store_true", help="try the hidden cases too, not what students see alone")
    parser.add_argument("--seed", type=natural, default=0, help="draw these hidden cases (0)")
    parser.add_argument("--json", action="store_true", help="a line of JSON for each function")
    parser.add_argument("--trust", action="store_true", help="run the code without a sandbox if there is none")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    import json

    from autograder.checking.render import as_text
    from autograder.grading.loose import judge_loose, names_in
    from autograder.specs.course import assignments

    source = _text_of(options.file)
    name = "standard input" if options.file == "-" else options.file
    judged = 0
    for found in judge_loose(source, options.hidden, options.seed, options.trust):
        for error in found.errors:
            print(f"{name}: the code itself stops with {error}", file=sys.stderr)
        for verdict in found.verdicts:
            judged += 1
            if options.json:
                print(json.dumps({name: getattr(verdict, name) for name in TRIED}), flush=True)
            else:
                print(as_text(verdict, public_only=not options.hidden), flush=True)
    if not judged:
        known = {question.function for each in assignments() for question in each.questions}
        there = names_in(source)
        raise Refused(_no_answer(name, there, known))
    return 0


def _text_of(name: str) -> str:
    """The text of a file, or of standard input for ``-``."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise Refused(f"{name} can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Refused(f"{name} is not text in UTF-8. Is it a Python file? A notebook is graded by `grade`.") from None


def _no_answer(name: str, there: list[str], known: set[str]) -> str:
    import difflib

    if not there:
        return f"{name} defines no function. Write the function as its notebook asks for it: def score(X, ...): ..."
    near = [(each, close[0]) for each in there if (close := difflib.get_close_matches(each, known, n=1))]
    meant = f" Did you mean {near[0][1]} in place of {near[0][0]}?" if near else ""
    return f"{name} defines no function that the course asks for, only {', '.join(there[:5])}.{meant}"
