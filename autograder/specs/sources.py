"""The source of a reference as it stands in a notebook."""

import ast
import inspect
import re
import textwrap

from autograder.specs.question import load


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
    lines = source.splitlines()
    head, tail = lines[: docstring.end_lineno], lines[docstring.end_lineno :]
    if markers:
        tail = ["    ### BEGIN SOLUTION", *tail, "    ### END SOLUTION"]
    return "\n".join([*head, *tail])
