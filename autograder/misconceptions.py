"""The registers of ``solutions.misconceptions`` and ``solutions.alternatives``, read for one question."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module


@dataclass(frozen=True)
class Answer:
    """One way to answer a question: a small function, and the hint that it earns if it is wrong."""

    name: str
    question: str
    function: Callable
    hint: str | None = None
    endless_on: str | None = None

    @cached_property
    def source(self) -> str:
        """The function as a student would have written it: under the question's name, without docstring."""
        lines = inspect.getsource(self.function)
        tree = ast.parse(textwrap.dedent(lines))
        function = tree.body[0]
        function.name = self.question
        function.decorator_list = []
        if ast.get_docstring(function):
            function.body = function.body[1:]
        return ast.unparse(tree)


def misconceptions_of(question) -> list[Answer]:
    """The known wrong answers to a question, most particular first."""
    return [answer for answer in _register(question, "misconceptions") if answer.question == question.function]


def alternatives_of(question) -> list[Answer]:
    """The accepted ways to answer a question, beside the reference."""
    return [answer for answer in _register(question, "alternatives") if answer.question == question.function]


def _register(question, kind):
    return import_module(f"solutions.{kind}.{question.topic}").ANSWERS
