"""Leave out of modules what nothing in a notebook uses: functions, classes and constants, methods, and imports.

Names alone decide, over all modules together: what bears a name that is read anywhere, or that stands in a text as a
name does, stays. So more may stay than is used, and never less.
"""

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from autograder.notebook.shorter import defined_in, outermost

IMPORTS = (ast.Import, ast.ImportFrom)
NAMES = re.compile(r"[A-Za-z_][\w.]*")  # a text that may be a name, such as "values.equal"


def shake(modules: Mapping[str, ast.Module], called: Iterable[str]) -> None:
    """Leave out of modules what can't be reached from what runs when they are loaded, and from what is ``called``.

    Examples
    --------
    >>> tree = ast.parse("import re\\ndef f(): return g()\\ndef g(): return 1\\ndef h(): return re")
    >>> shake({"m": tree}, ["f"])
    >>> [node.name for node in tree.body]
    ['f', 'g']
    """
    inside = {id(name) for tree in modules.values() for name in _names_inside(tree)}
    pieces = {id(piece): piece for tree in modules.values() for piece in _pieces(tree)}
    methods = {id(piece) for tree in modules.values() for piece in _methods(tree)}
    names = _Names(set(called), set(), inside)
    names.add(_rest(modules.values(), pieces))
    while reached := [each for each in pieces.values() if names.reach(each, id(each) in methods)]:
        for piece in reached:
            del pieces[id(piece)]
        names.add(_rest(reached, pieces))
    for tree in modules.values():
        for node in ast.walk(tree):
            if isinstance(node, (ast.Module, ast.ClassDef)):
                node.body = [each for each in node.body if id(each) not in pieces] or [ast.Pass()]
        _leave_out_imports(tree)


def _pieces(tree: ast.Module) -> Iterator[ast.stmt]:
    """What may be left out: definitions, constants, and methods that are called by their names alone."""
    yield from filter(_bound_by, tree.body)
    yield from _methods(tree)


def _methods(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """The methods of classes without a base, which may call what looks unused."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.bases:
            yield from (each for each in node.body if isinstance(each, ast.FunctionDef) and not _is_special(each.name))


def _names_inside(tree: ast.Module) -> Iterator[ast.Name]:
    """Where functions name what they define themselves."""
    for function in outermost(tree):
        own = set(defined_in(function))
        yield from (node for node in ast.walk(function) if isinstance(node, ast.Name) and node.id in own)


def _is_special(name: str) -> bool:
    """Whether Python or IPython calls a method of this name."""
    return name.startswith("_") and name.endswith("_")


def _bound_by(node: ast.stmt) -> set[str]:
    """The names that a definition or a constant defines."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _rest(nodes: Iterable[ast.AST], pieces: Mapping[int, ast.stmt]) -> Iterator[ast.AST]:
    """What is in these nodes without the pieces in them, and without the imports at the top of modules."""
    for node in nodes:
        yield node
        imports = IMPORTS if isinstance(node, ast.Module) else ()
        inside = (each for each in ast.iter_child_nodes(node) if id(each) not in pieces)
        yield from _rest((each for each in inside if not isinstance(each, imports)), pieces)


@dataclass
class _Names:
    """The names that are read: anywhere, and those of them that may be a method's: after a point or in a text."""

    read: set[str]
    after_a_point: set[str]
    but: Collection[int]  # nodes, by their ids

    def add(self, nodes: Iterable[ast.AST]) -> None:
        for node in nodes:
            if isinstance(node, ast.Name) and id(node) not in self.but:
                self.read.add(node.id)
            elif isinstance(node, ast.Attribute):
                self.after_a_point.add(node.attr)
            elif isinstance(node, ast.alias):
                self.read.update(node.name.split("."))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and NAMES.fullmatch(node.value):
                self.after_a_point.update(node.value.split("."))

    def reach(self, piece: ast.stmt, is_method: bool) -> bool:
        bound = _bound_by(piece)
        return bool(bound & self.after_a_point) or not is_method and bool(bound & self.read)


def _leave_out_imports(tree: ast.Module) -> None:
    """Leave out the imports at the top of a module that it doesn't use."""
    names = _Names(set(), set(), set())
    names.add(each for node in tree.body if not isinstance(node, IMPORTS) for each in ast.walk(node))
    for node in tree.body:
        if isinstance(node, IMPORTS):
            node.names = [each for each in node.names if (each.asname or each.name).split(".")[0] in names.read]
    tree.body = [node for node in tree.body if not isinstance(node, IMPORTS) or node.names] or [ast.Pass()]
