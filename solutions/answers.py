"""What is kept of a known answer to a question, right or wrong."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from types import FunctionType
from typing import Any

import numpy as np

from solutions.edits import Code, written

Function = Callable[..., Any]


@dataclass(frozen=True)
class Answer:
    """One way to answer a question: a small function, and what its student is told if it is wrong.

    The function is written out, or it is the code that edits of a right answer have left. It may call the other
    functions of its notebook. What else it calls comes with it in ``source``: functions of its own module, and
    references that were imported under another name (``split as right_split``).

    ``hint`` says what is wrong, ``way_out`` what to look at or to do: never the line to type.

    Where the question asks for a value that its name holds, ``held``, the function takes nothing and returns it.

    Where another number in the place of one that stands in it is the same mistake, ``constant`` is that number.
    ``speaks_of`` names what a source must have for the hint to be true of it, as ``autograder.checking.source`` does;
    what the hint's own words say need not be repeated.
    """

    name: str
    question: str
    code: Function | Code
    hint: str | None = None
    way_out: str | None = None
    endless_on: str | None = None
    held: bool = False
    constant: float | None = None
    speaks_of: tuple[str, ...] = ()

    @cached_property
    def function(self) -> Function:
        return self.code.function if isinstance(self.code, Code) else self.code

    @cached_property
    def source(self) -> str:
        """The answer as a student would have written it: under the question's name, without docstring."""
        if self.held:
            return held(self.question, self.function())
        if isinstance(self.code, Code):
            return written(self.code.text, self.question)  # a later notebook may ask for it under another name
        parts = {**_helpers(self.code), self.question: self.code}
        return "\n\n".join(written(_source_of(function), name) for name, function in parts.items())

    @property
    def told(self) -> str:
        """The hint and the way out, one after the other."""
        return " ".join(filter(None, (self.hint, self.way_out)))


@dataclass(frozen=True)
class Telltale:
    """What the source of a wrong answer to a question shows, or lacks: patterns of the text that ``ast.unparse`` gives.

    An empty pattern asks for nothing. No right answer may have what is told of wrong ones.
    """

    question: str
    shows: str
    lacks: str
    hint: str
    way_out: str | None = None


def held(name: str, value: Any) -> str:
    """A name and the value that it holds, as a student writes them: arrays are lists.

    Examples
    --------
    >>> held("line", (np.array([1.0, 2.0]), np.float64(3)))
    'line = ([1.0, 2.0], 3.0)'
    """
    return f"{name} = {_in_lists(value)!r}"


def _in_lists(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return type(value)(map(_in_lists, value))
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value


def _helpers(function: Function) -> dict[str, Function]:
    """The functions that an answer calls and that its notebook doesn't have, each after those that it calls."""
    found: dict[str, Function] = {}
    there = getattr(inspect.unwrap(function), "__globals__", {})
    for node in ast.walk(ast.parse(_source_of(function))):
        if not isinstance(node, ast.Name):
            continue
        helper = there.get(node.id)
        if not isinstance(helper, FunctionType) or helper is function:
            continue
        if helper.__module__ == function.__module__ or node.id != helper.__name__:
            found |= _helpers(helper) | {node.id: helper}
    return found


def _source_of(function: Function) -> str:
    return textwrap.dedent(inspect.getsource(function))
