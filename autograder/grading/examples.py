"""The source of an answer that was judged, found again in what was kept: short, and without what nobody can see.

Comments and docstrings are left out: they say nothing of the mistake, and may say who made it.
"""

import ast

from nbformat.v4 import reads

from autograder.checking.source import Function, source_of
from autograder.grading.sources import assigned_in_cell, functions_in_cell
from autograder.intake.cells import is_check, label_of
from autograder.intake.names import is_unseen
from autograder.records.outcome import Outcome

LONGEST = 60  # lines
WIDEST = 110  # characters of a line


def answer_in(outcome: Outcome, function: str) -> str | None:
    """The source of one answer with the functions of its own that it calls, or None where it isn't to be found.

    Parameters
    ----------
    outcome : Outcome
        What came of the submission.
    function : str
        The name of the answer: of a function, or of what holds a value.
    """
    notebook = reads(outcome.notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    asked = {str(label_of(cell)).removeprefix("check-") for cell in cells if is_check(cell)}
    defined: dict[str, Function] = {}
    for cell in cells:
        defined |= functions_in_cell(cell.source)
    source = source_of(function, defined)
    if source is None:
        held = [statement for cell in cells for statement in assigned_in_cell(cell.source, function)]
        return _shortened(ast.unparse(held[-1])) if held else None
    helpers = [each for each in source.called if not isinstance(each, ast.Lambda) and each.name not in asked]
    return _shortened("\n\n\n".join(_plain(each, function) for each in [*helpers, source.function]))


def _plain(tree: Function, function: str) -> str:
    """A function as Python writes it, without what is there for people alone."""
    if isinstance(tree, ast.Lambda):
        return f"{function} = {ast.unparse(tree)}"
    described = ast.get_docstring(tree, clean=False) is not None and len(tree.body) > 1
    body = tree.body[1:] if described else tree.body
    fields = {name: value for name, value in ast.iter_fields(tree) if name != "body"}
    return ast.unparse(ast.fix_missing_locations(type(tree)(**fields, body=body)))


def _shortened(text: str) -> str:
    lines = text.splitlines()
    shown = ["".join("?" if is_unseen(letter) else letter for letter in line) for line in lines[:LONGEST]]
    shown = [line if len(line) <= WIDEST else f"{line[: WIDEST - 1]}…" for line in shown]
    more = len(lines) - LONGEST
    return "\n".join([*shown, f"# and {more} more lines"] if more > 0 else shown)
