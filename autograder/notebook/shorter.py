"""Modules as short texts that do the same: without what only people read, and with short names that nobody sees.

What one function defines for itself gets a letter, and so do the functions and constants of one module alone; what
another module, a text or a call may name stays. Every version of Python writes the same text: f-strings, in which
they differ, become ``format``.
"""

import ast
import builtins
import keyword
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, product
from string import ascii_lowercase, ascii_uppercase

IMPORTS = (ast.Import, ast.ImportFrom)


def without_words(tree: ast.Module, explained: bool = False) -> ast.Module:
    """A module without docstrings and annotations; of the fields of dataclasses it is said that they are there.

    Where it is ``explained``, the functions that a student calls keep theirs.

    Examples
    --------
    >>> ast.unparse(without_words(ast.parse("def f(value: int) -> str:\\n    # why\\n    return f'{value:g} {{}}'")))
    "def f(value):\\n    return '{:g} {{}}'.format(value)"
    """
    bare: ast.Module = ast.fix_missing_locations(_WithoutWords(explained).visit(tree))
    return bare


def shorten(
    modules: Mapping[str, ast.Module], explained: Collection[str], called: Collection[str], kept: Collection[str]
) -> dict[str, str]:
    """Modules as texts with short names.

    Parameters
    ----------
    modules : dict of str to Module
        The modules by their names, which are all that is run together.
    explained : collection of str
        Those whose functions without an underscore a student calls: these stay as they are.
    called : collection of str
        Those whose functions a student's code may call, with the names of their arguments.
    kept : collection of str
        Constants that are filled in from outside.
    """
    nodes = [node for tree in modules.values() for node in ast.walk(tree)]
    named = _named_arguments(nodes)
    shared = {*kept, *(node.attr for node in nodes if isinstance(node, ast.Attribute))}
    shared |= {alias.name for node in nodes if isinstance(node, IMPORTS) for alias in node.names}
    shared |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    texts = {}
    for name, tree in modules.items():
        top = {*_names_of(tree.body), *dir(builtins)}
        for function in outermost(tree):
            if name not in explained or function.name.startswith("_"):
                _rename_inside(function, top, None if name in called else named(function.name))
        _rename_top(tree, shared)
        text = ast.unparse(tree)
        texts[name] = text if name in explained else re.sub(r"^(    )+", _narrow, text, flags=re.MULTILINE)
    return texts


def _named_arguments(nodes: Iterable[ast.AST]) -> Callable[[str], set[str]]:
    """What gives the names that calls of a function give to arguments, and calls that may be of any function."""
    nodes = list(nodes)
    functions = {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    named: defaultdict[str, set[str]] = defaultdict(set)
    for node in nodes:
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            named[name if name in functions else ""].update(each.arg for each in node.keywords if each.arg)
    anywhere = set().union(*named.values())
    return lambda function: anywhere if function.startswith("__") else named[function] | named[""]


def _narrow(found: re.Match[str]) -> str:
    return " " * (len(found[0]) // 4)


class _WithoutWords(ast.NodeTransformer):
    """Leaves out docstrings and annotations, and writes f-strings as calls of ``format``."""

    def __init__(self, explained: bool) -> None:
        self.explained = explained
        self.in_class = False

    def visit_Module(self, node: ast.Module) -> ast.AST:
        return self._without_docstring(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        around, self.in_class = self.in_class, True
        self._without_docstring(node)
        self.in_class = around
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        around, self.in_class = self.in_class, False
        if self.explained and not node.name.startswith("_"):
            self.generic_visit(node)
        else:
            node.returns = None
            for each in ast.walk(node.args):
                if isinstance(each, ast.arg):
                    each.annotation = None
            self._without_docstring(node)
        self.in_class = around
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        self.generic_visit(node)
        if self.in_class:  # a field, whatever stands there: contract.wire reads its type, which no notebook needs
            node.annotation = ast.Constant(0)
            return node
        return ast.copy_location(ast.Assign([node.target], node.value), node) if node.value else None

    def _without_docstring(self, node: ast.Module | ast.ClassDef | ast.FunctionDef) -> ast.AST:
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:]
        self.generic_visit(node)
        node.body = node.body or [ast.Pass()]
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        values: list[ast.expr] = []
        text = _as_format(node, values)
        if not values:
            return ast.Constant(text.format())
        return ast.Call(ast.Attribute(ast.Constant(text), "format", ast.Load()), [*map(self.visit, values)], [])


def _as_format(node: ast.JoinedStr, values: list[ast.expr]) -> str:
    """The text of an f-string as ``format`` reads it; what stands in it is added to the values."""
    text = ""
    for each in node.values:
        if isinstance(each, ast.FormattedValue):
            values.append(each.value)
            conversion = f"!{chr(each.conversion)}" if each.conversion >= 0 else ""
            form = f":{_as_format(each.format_spec, values)}" if isinstance(each.format_spec, ast.JoinedStr) else ""
            text += f"{{{conversion}{form}}}"
        elif isinstance(each, ast.Constant):
            text += str(each.value).replace("{", "{{").replace("}", "}}")
    return text


def outermost(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """The functions at the top of a module, and the methods of its classes."""
    for node in tree.body:
        for each in node.body if isinstance(node, ast.ClassDef) else [node]:
            if isinstance(each, ast.FunctionDef):
                yield each


def _names_of(statements: Iterable[ast.stmt]) -> Iterator[str]:
    """The names that statements define or import, or use outside functions."""
    for node in statements:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        for each in ast.walk(node) if not isinstance(node, ast.FunctionDef) else ():
            if isinstance(each, ast.Name):
                yield each.id
            elif isinstance(each, ast.alias):
                yield (each.asname or each.name).split(".")[0]


def _rename_top(tree: ast.Module, shared: Collection[str]) -> None:
    """Give short names to the functions and constants that a module has for itself."""
    own: dict[str, None] = {}
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            own[node.name] = None
        elif isinstance(node, ast.Assign):
            own.update((target.id, None) for target in node.targets if isinstance(target, ast.Name))
    inside = {name for function in outermost(tree) for name in defined_in(function)}
    own = {name: None for name in own if _is_private(name) and name not in shared and name not in inside}
    _rename(tree, own, ascii_uppercase, {*_all_names(tree), *dir(builtins)})


def _is_private(name: str) -> bool:
    return name.startswith("_") or name.isupper()


def _rename_inside(function: ast.FunctionDef, top: Collection[str], named: Collection[str] | None) -> None:
    """Give short names to what a function and the functions in it define for themselves.

    Its arguments keep their names where calls have them: those that are ``named``, or all of them.
    """
    if any(isinstance(node, (ast.ClassDef, ast.Global, ast.Nonlocal, ast.Match)) for node in ast.walk(function)):
        return
    fixed = set(top)
    for node in ast.walk(function):
        if isinstance(node, ast.arguments):
            given = {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)}
            fixed |= given if named is None else given & set(named)
            fixed |= {each.arg for each in node.kwonlyargs}
        elif isinstance(node, ast.alias):
            fixed.add((node.asname or node.name).split(".")[0])
    own = {name: None for name in defined_in(function) if name not in fixed}
    read = {name for name in _all_names(function) if name not in own}
    _rename(function, own, ascii_lowercase + ascii_uppercase, read, itself=False)


def defined_in(function: ast.FunctionDef) -> Iterator[str]:
    """The names that a function and the functions in it define, in the order of a walk."""
    for node in ast.walk(function):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, (ast.FunctionDef, ast.ExceptHandler)) and node.name and node is not function:
            yield node.name


def _all_names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.ExceptHandler)) and node.name:
            yield node.name
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).split(".")[0]


def _rename(tree: ast.AST, own: Iterable[str], letters: str, taken: Collection[str], itself: bool = True) -> None:
    """Give other names to names: the first free ones of one letter or two."""
    free = (name for name in chain(letters, map("".join, product(letters, repeat=2))) if name not in taken)
    new = dict(zip(own, (name for name in free if not keyword.iskeyword(name))))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = new.get(node.id, node.id)
        elif isinstance(node, ast.arg):
            node.arg = new.get(node.arg, node.arg)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.ExceptHandler)) and (itself or node is not tree):
            node.name = new.get(node.name or "", node.name)
