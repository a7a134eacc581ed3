"""The source of an answer as it stands in a notebook: a reference, or the value that a name should hold."""

import ast
import inspect
import re
import textwrap
from functools import cache
from typing import Any

from autograder.specs.known_answers import misconceptions_of
from autograder.specs.question import Question, load
from solutions.answers import held

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


def solution_source(question: Question) -> str:
    """The right answer to a question, as a student writes it."""
    if question.holds:
        return held(question.function, _value(question.solution))
    return inlined_source(question.solution, question.function, markers=False)


@cache
def _value(name: str) -> Any:
    """What a name should hold: to find it may take a while."""
    return load(name)()


def stub_of(question: Question) -> str | None:
    """What stands in the notebook in place of the answer; None where it is what stands in place of every function."""
    if question.holds:
        return f"{question.function} = ..."
    if not question.broken:
        return None
    (source,) = (each.source for each in misconceptions_of(question) if each.name == question.broken)
    definitions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    (body,) = (each.body for each in definitions if each.name == question.function)
    assert len(definitions) == 1, "a broken program stands alone"
    return textwrap.dedent("\n".join(source.splitlines()[body[0].lineno - 1 :])).rstrip()


def inlined_source(name: str, alias: str | None = None, markers: bool = True) -> str:
    """The source of a reference, as a function of the notebook.

    Parameters
    ----------
    name : str
        The reference, as ``"numpy_ref.acceptance.score"``.
    alias : str or None
        Another name for the function in the notebook.
    markers : bool
        Whether the body stands between nbgrader's solution markers.
    """
    function = load(name)
    source = textwrap.dedent(inspect.getsource(function))
    if alias:
        source = re.sub(rf"(?<![.\w]){function.__name__}\(", f"{alias}(", source)  # not loss.backward()
    (definition,) = ast.parse(source).body
    assert isinstance(definition, ast.FunctionDef)
    docstring = definition.body[0]  # it stays for the student
    assert docstring.end_lineno is not None
    lines = source.splitlines()
    head, tail = lines[: docstring.end_lineno], lines[docstring.end_lineno :]
    told = _without_formula(head[docstring.lineno - 1 :])
    if markers:
        tail = [f"    {BEGIN}", *tail, f"    {END}"]
    return "\n".join([*head[: docstring.lineno - 1], *told, *tail])


def _without_formula(docstring: list[str]) -> list[str]:
    """A docstring without what would give the answer away: its formula in code, and where that stands."""
    text = "\n".join(docstring)
    first, *paragraphs = text.split("\n\n")
    kept = [each for each in paragraphs if not each.lstrip().startswith(("``", "Source:"))]
    return "\n\n".join([first, *kept]).splitlines()
