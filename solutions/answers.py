"""What is kept of a known answer to a question, right or wrong."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from types import FunctionType
from typing import Any

Function = Callable[..., Any]


@dataclass(frozen=True)
class Answer:
    """One way to answer a question: a small function, and the hint that it earns if it is wrong.

    It may call the other functions of its notebook. What else it calls comes with it in ``source``: functions of its
    own module, and references that were imported under another name (``split as right_split``).
    """

    name: str
    question: str
    function: Function
    hint: str | None = None
    endless_on: str | None = None

    @cached_property
    def source(self) -> str:
        """The function as a student would have written it: under the question's name, without docstring."""
        parts = {**_helpers(self.function), self.question: self.function}
        return "\n\n\n".join(_written(name, function) for name, function in parts.items())


def _helpers(function: Function) -> dict[str, Function]:
    """The functions that an answer calls and that its notebook doesn't have, each after those that it calls."""
    found: dict[str, Function] = {}
    there = getattr(inspect.unwrap(function), "__globals__", {})
    for node in ast.walk(_tree(function)):
        if not isinstance(node, ast.Name):
            continue
        helper = there.get(node.id)
        if not isinstance(helper, FunctionType) or helper is function:
            continue
        if helper.__module__ == function.__module__ or node.id != helper.__name__:
            found |= _helpers(helper) | {node.id: helper}
    return found


def _written(name: str, function: Function) -> str:
    """The source of a function under another name, without docstring and without its registration."""
    tree = _tree(function)
    (definition,) = tree.body
    assert isinstance(definition, ast.FunctionDef)
    definition.name = name
    definition.decorator_list = [each for each in definition.decorator_list if not _is_registration(each)]
    if ast.get_docstring(definition):
        definition.body = definition.body[1:]
    return ast.unparse(tree)


def _is_registration(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and getattr(decorator.func, "id", None) in ("right", "wrong")


def _tree(function: Function) -> ast.Module:
    return ast.parse(textwrap.dedent(inspect.getsource(function)))
