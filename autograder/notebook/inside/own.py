"""Go on with functions of an earlier notebook: ``use_mine(...)`` puts a student's own in place of the course's.

Of that notebook the answer cells alone are read, and of them the functions and what they import: nothing else runs. A
function that passes its own check is taken, otherwise the course's stays. Where a notebook is graded nothing is looked
for at all: no other file can win or lose points.
"""

import __future__

import ast
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from autograder.checking.verdict import verdict_of
from autograder.notebook.inside.reading import read
from autograder.notebook.inside.selfcheck import without_torch
from autograder.student.probe import observe_all

EARLIER: dict[str, Any] = {}  # the builder fills in, by function: the notebook that asks for it, and its card
LARGEST = 50_000_000  # bytes of a notebook that is read
GRADED = "NBGRADER_EXECUTION"  # a variable that nbgrader sets where it runs a notebook

_courses: dict[str, Any] = {}  # the course's functions, as they were before any of a student's stood in their place


class NotTaken(Exception):
    """Why the course's function stays."""


def use_mine(*names: str, notebook: str | None = None) -> None:
    """Go on with functions that you have written in an earlier notebook, and say which these are.

    Parameters
    ----------
    *names : str
        The functions, in quotes: ``use_mine("add_bias", "forward")``.
    notebook : str or None
        Where the earlier notebook is. Without it: beside this one, or in a folder of its name next to this one's.
    """
    here = vars(sys.modules["__main__"])
    for name in names:
        if name not in here:
            raise NameError(f"{name} isn't there yet. First run the cell above, which has the course's.")
        _courses.setdefault(name, here[name])
    for name in names:
        try:
            here[name], path = _own(name, notebook)
            print(f"{name}: yours, from {path}")
        except NotTaken as reason:
            here[name] = _courses[name]
            print(f"{name}: the course's, because {reason}")


def _own(name: str, notebook: str | None) -> tuple[Any, Path]:
    """The function of a student, if there is one and it passes its check, and where it was found."""
    if GRADED in os.environ:
        raise NotTaken("a notebook is graded by itself")
    if name not in EARLIER:
        raise NotTaken("no earlier notebook of this course asks for it")
    slug, card = EARLIER[name]["notebook"], read(*EARLIER[name]["card"])
    path = _place_of(slug, notebook)
    functions = functions_in(path)
    if functions[name] is _courses[name]:
        raise NotTaken(f"no answer cell of {path} defines it")
    if card.library == "torch" and (why := without_torch()):
        raise NotTaken(f"its check needs PyTorch, {why}")
    status = verdict_of(card, observe_all(card.calls, functions)).status
    if status == "not attempted":
        raise NotTaken(f"in {path} it is not written yet")
    if status != "passed":
        raise NotTaken(f'yours does not pass its check("{name}") in {path}')
    return functions[name], path


def _place_of(slug: str, notebook: str | None) -> Path:
    """The first place in which an earlier notebook is."""
    file = f"{slug}.ipynb"
    places = [Path(notebook)] if notebook else [Path(file), Path("..", slug, file)]
    for path in places:
        with suppress(OSError, ValueError):  # a name that no file can have
            if path.is_file():
                return path
    raise NotTaken(f"there is no {places[-1]} here")


def functions_in(path: Path) -> dict[str, Any]:
    """The names of this notebook, with what the answer cells of another one define in their place."""
    names = {**vars(sys.modules["__main__"]), **_courses}
    for node in _definitions_in(path):
        code = compile(ast.Module([node], []), f"<{path.name}>", "exec", __future__.annotations.compiler_flag)
        with suppress(Exception):  # a module that is not here: the function that needs it fails its check
            exec(code, names)
    return names


def _definitions_in(path: Path) -> Iterator[ast.stmt]:
    """The imports and functions of the answer cells of a notebook."""
    for source in _answers_in(path):
        with suppress(SyntaxError, ValueError, RecursionError, MemoryError):
            tree = ast.parse(re.sub(r"^[%!].*$", "", source, flags=re.MULTILINE))
            yield from filter(_only_defines, tree.body)


def _answers_in(path: Path) -> list[str]:
    """The sources of the answer cells of a notebook."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise NotTaken(f"{path} can't be read: {error.strerror}") from None
    if len(content) > LARGEST:
        raise NotTaken(f"{path} is too large for a notebook")
    try:
        cells = [cell for cell in json.loads(content)["cells"] if cell["cell_type"] == "code"]
        return ["".join(cell["source"]) for cell in cells if cell["metadata"].get("nbgrader", {}).get("solution")]
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise NotTaken(f"{path} is not a notebook") from None


def _only_defines(node: ast.stmt) -> bool:
    """Whether a statement imports, or defines a function without calling anything."""
    if isinstance(node, ast.FunctionDef):
        defaults = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
        return not node.decorator_list and all(isinstance(each, (ast.Constant, ast.Name)) for each in defaults)
    return isinstance(node, (ast.Import, ast.ImportFrom))
