"""The attacks as a table: every function of a family's module is one; its body is a cell, its docstring says why."""

import ast
import inspect
import textwrap
from dataclasses import dataclass
from types import ModuleType

from tests.attacks import forged_frames, hidden_cases, lying_objects, pages, patched_libraries, prying, resources

VARIED = (lying_objects, patched_libraries, forged_frames)  # each in itself: an answer, a library or a frame lies
DIFFERENT = (prying, hidden_cases, resources, pages)  # each attack tries another way
FAMILIES = (*VARIED, *DIFFERENT)


@dataclass
class Attack:
    """One attack: the source of a cell."""

    name: str
    sentence: str
    source: str
    may_cost_the_neighbour: bool
    runs: int


def all_attacks() -> list[Attack]:
    """The attacks of all families."""
    return [attack for family in FAMILIES for attack in attacks_of(family)]


def attacks_of(family: ModuleType) -> list[Attack]:
    """The attacks of one family, in the order of its module."""
    lines = inspect.getsource(family).splitlines()
    functions = [node for node in ast.parse("\n".join(lines)).body if isinstance(node, ast.FunctionDef)]
    bodies = {node.name: _body(node, lines) for node in functions}
    prelude = bodies.pop("prelude", "")
    short = family.__name__.rpartition(".")[2]
    return [
        Attack(
            f"{short}-{node.name}",
            ast.get_docstring(node),
            prelude + bodies[node.name],
            getattr(family, "MAY_COST_THE_NEIGHBOUR", False),
            getattr(family, "RUNS", 1),
        )
        for node in functions
        if node.name in bodies
    ]


def _body(function, lines):
    """The source of a function's body without its docstring, as a cell has it."""
    start = function.body[0].end_lineno
    return textwrap.dedent("\n".join(lines[start : function.end_lineno])) + "\n"
