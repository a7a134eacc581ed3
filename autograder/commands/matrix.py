"""``matrix``: every known answer, tried on the checks of its question."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from autograder.commands.arguments import Commands
from autograder.refused import Refused

if TYPE_CHECKING:  # a command loads what it needs
    from autograder.specs.question import Question


def add(commands: Commands) -> None:
    parser = commands.add_parser("matrix", help="try every known answer on the checks of its question")
    parser.add_argument("names", nargs="*", metavar="NAME", help="of a question or an assignment (all)")
    parser.add_argument("--seeds", type=int, default=1, help="how many draws of hidden cases (1)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.proof.matrix import rows_of, table, too_few
    from autograder.proof.trivial import gifts

    questions = _questions(options.names)
    faults = 0
    for seed in range(options.seeds):
        found = [row for question in questions for row in rows_of(question, seed)]
        bad = [row for row in found if row.fault]
        faults += len(bad)
        if seed == 0:
            print(table(found))
            complaints = [said for question in questions if (said := too_few(question))]
            complaints += [str(gift) for question in questions for gift in gifts(question, seed)]
            print("\n".join(complaints), end="\n" if complaints else "")
            faults += len(complaints)
        elif bad:
            print(f"seed {seed}\n{table(bad)}")
    return 1 if faults else 0


def _questions(names: Sequence[str]) -> list[Question]:
    """The questions of these names, or of the assignments of these names; all where there is none."""
    from autograder.specs.course import assignments

    everything = {question.function: question for each in assignments() for question in each.tasks}
    by_assignment = {name: each.tasks for each in assignments() for name in (each.slug, each.slug.partition("-")[2])}
    chosen: list[Question] = []
    for name in names:
        if name not in everything and name not in by_assignment:
            raise Refused(f"There is no question and no assignment {name!r} in this course.{_near(name, everything)}")
        chosen += by_assignment.get(name) or [everything[name]]
    return chosen or list(everything.values())


def _near(name: str, known: Iterable[str]) -> str:
    """A question whether another name was meant, if one is like it."""
    import difflib

    near = difflib.get_close_matches(name, list(known), n=1)
    return f" Did you mean {near[0]}?" if near else ""
