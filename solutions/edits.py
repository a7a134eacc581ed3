"""Edits of a right answer: each changes its text, and what comes of one or of several is a wrong answer.

A base is named as in the specs, ``"torch_ref.training_loop.evaluate"``, and read as its notebook has it, without
docstring and comments. Its module is imported when the wrong answer is called, not before: a list of mistakes needs
no PyTorch.
"""

import ast
import io
import linecache
import re
import tokenize
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

RIGHT = ("numpy_ref.", "torch_ref.", "alternatives.")
Change = Callable[[str], str]  # takes the text of a function and returns it changed: see ``operators``


class EditError(ValueError):
    """A change doesn't fit the text that it was made for."""


@dataclass(frozen=True)
class Code:
    """A function as text, compiled when it is needed first.

    ``module`` is where it finds what it calls: the module of the answer that was edited.
    """

    name: str
    text: str
    module: str

    @cached_property
    def function(self) -> Callable[..., Any]:
        """The function; a traceback that goes through it shows its lines."""
        function = _definition(self.text).name
        place = f"<{self.name} for {function} of {self.module}>"
        linecache.cache[place] = (len(self.text), None, self.text.splitlines(keepends=True), place)
        namespace = dict(vars(import_module(self.module)))
        exec(compile(self.text, place, "exec"), namespace)
        made: Callable[..., Any] = namespace[function]
        return made


@dataclass(frozen=True)
class Base:
    """A right answer to a question, to be edited."""

    name: str
    question: str

    @property
    def module(self) -> str:
        return "solutions." + self.name.rpartition(".")[0]

    @cached_property
    def text(self) -> str:
        """The answer as a student would have written it, under the question's name."""
        if not self.name.startswith(RIGHT):
            raise EditError(f"{self.name} is no right answer: a base is a reference or an alternative")
        found = find_spec(self.module)
        if found is None or found.origin is None:
            raise EditError(f"there is no module {self.module} to be edited")
        path = Path(found.origin)
        for node in _tree_of(path).body:
            if isinstance(node, ast.FunctionDef) and node.name == self.name.rpartition(".")[2]:
                first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
                lines = linecache.getlines(str(path))[first - 1 : node.end_lineno]
                return written("".join(lines), self.question)
        raise EditError(f"there is no function {self.name} to be edited")


@dataclass(frozen=True)
class Edit:
    """A mistake as a change of a right answer, and what a student who made it is told."""

    name: str
    base: Base
    changes: tuple[Change, ...]
    hint: str
    way_out: str | None = None
    brief: str | None = None


def edited(edits: Sequence[Edit]) -> Code:
    """Make edits of one base, one after the other.

    Raises
    ------
    EditError
        Where one of them doesn't find what it changes, or what comes of it is no Python.
    """
    base = edits[0].base
    text = base.text
    for edit in edits:
        before = text
        for change in edit.changes:
            try:
                text = change(text)
            except EditError as error:
                raise EditError(f"the edit {edit.name} of {base.name}: {error}") from None
        if text == before:
            raise EditError(f"the edit {edit.name} of {base.name} changes nothing")
    name = "_and_".join(edit.name for edit in edits)
    try:
        ast.parse(text)
    except SyntaxError as error:
        raise EditError(f"the edit {name} of {base.name} gives no Python: {error.msg} in\n\n{text}") from None
    return Code(name, text, base.module)


def edited_together(edits: Sequence[Edit]) -> Code | None:
    """Make edits that can stand together; None where they can't.

    They can if it makes no difference which is made first: none takes away or doubles what another looks for.
    """
    try:
        code, turned = edited(edits), edited(edits[::-1])
    except EditError:
        return None
    return code if code.text == turned.text else None


def written(source: str, name: str) -> str:
    r"""The source of a function under another name, without docstring, comments and registration.

    Examples
    --------
    >>> print(written("def by_sum(x):\n    'Double it.'\n    return x + x  # 2x", "twice"))
    def twice(x):
        return x + x
    """
    definition = _definition(source)
    gone = {line for each in definition.decorator_list if _is_registration(each) for line in _lines_of(each)}
    if ast.get_docstring(definition):
        gone.update(_lines_of(definition.body[0]))
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = {token.start[0]: token.start[1] for token in tokens if token.type == tokenize.COMMENT}
    kept = []
    for number, line in enumerate(source.splitlines(), start=1):
        code = line[: comments.get(number)].rstrip()
        if number not in gone and (code or number not in comments):
            kept.append(code)
    return re.sub(rf"^def {definition.name}\b", f"def {name}", "\n".join(kept) + "\n", count=1, flags=re.MULTILINE)


def _definition(source: str) -> ast.FunctionDef:
    """The function that a text defines first."""
    return next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))


def _is_registration(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and getattr(decorator.func, "id", None) in ("right", "wrong")


def _lines_of(node: ast.expr | ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


@cache
def _tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
