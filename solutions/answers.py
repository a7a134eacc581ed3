"""What is kept of a known answer to a question, right or wrong."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property


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
