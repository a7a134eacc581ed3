"""Which names a function uses, and which of those that it must use it doesn't. Code is read, never run or compiled.

A few lines can make Python's compiler work for hours, but its parser reads them at once.
"""

import ast
from collections.abc import Iterator, Sequence
from dis import get_instructions
from functools import partial
from types import CodeType
from typing import Any

LOADS = ("LOAD_GLOBAL", "LOAD_NAME")  # what looks a name up in the notebook, and not in a module or an object


def codes_in(source: str, attributes: bool = True) -> dict[str, set[str]]:
    """Read the top-level functions of a source, and what it makes by a call: for each the names that its code uses.

    Source that isn't Python has no functions. Without ``attributes`` the ``b`` of ``a.b`` is none of the names.

    Examples
    --------
    >>> codes_in("def f(x): return x\\ng = lambda x: f(x)")
    {'f': set(), 'g': {'f'}}
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    found = {}
    for node in _top_level(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found[node.name] = _names_in(node, attributes)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value and _makes(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found.update({name.id: _names_in(node.value, attributes) for name in targets if isinstance(name, ast.Name)})
    return found


def names_of(code: CodeType, attributes: bool = True) -> set[str]:
    """Return the names that the code of a function uses, its inner functions included.

    Examples
    --------
    >>> names_of((lambda x: [f(each) for each in x]).__code__)
    {'f'}
    >>> sorted(names_of((lambda x: a.b(x)).__code__)), names_of((lambda x: a.b(x)).__code__, attributes=False)
    (['a', 'b'], {'a'})
    """
    inner = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    own = set(code.co_names) if attributes else {step.argval for step in get_instructions(code) if step.opname in LOADS}
    return own.union(*(names_of(each, attributes) for each in inner))


def names_used(value: Any, attributes: bool = True) -> set[str] | None:
    """Return the names that a value of the notebook uses when it is called; None for what can't be looked into.

    It may be a function, what ``functools.partial`` has made of one, a class or an object of it. Without
    ``attributes`` the ``b`` of ``a.b`` is none of the names.

    Examples
    --------
    >>> def f(x): return g(x)
    >>> names_used(f), sorted(names_used(partial(f, 1)))
    ({'g'}, ['f', 'g'])
    """
    if hasattr(value, "__code__"):
        return names_of(value.__code__, attributes)
    if isinstance(value, partial):
        return {getattr(value.func, "__name__", "")} | (names_used(value.func, attributes) or set())
    kind = value if isinstance(value, type) else type(value)
    if kind.__module__ != "__main__":
        return None
    codes = [each.__code__ for each in vars(kind).values() if hasattr(each, "__code__")]
    return set().union(*(names_of(code, attributes) for code in codes))


def unused_names(function: str, codes: dict[str, set[str]], names: Sequence[str]) -> list[str]:
    """Return those of ``names`` that a function uses neither itself nor through functions that it calls.

    Parameters
    ----------
    function : str
        The function that must use them.
    codes : dict of str to set of str
        The functions of the notebook, and the names that each uses.
    names : sequence of str
        What must be used.

    Returns
    -------
    list of str
        The names that are not used; empty where the function is not there at all.

    Examples
    --------
    >>> unused_names("f", codes_in("def f(x): return g(x)\\ndef g(x): return perceptron(x)"), ["perceptron"])
    []
    >>> unused_names("f", codes_in("def f(a, b): return a != b"), ["perceptron"])
    ['perceptron']
    """
    used = names_below(function, codes)
    return [name for name in names if name not in used] if function in codes else []


def names_below(function: str, codes: dict[str, set[str]]) -> set[str]:
    """Return the names that a function uses, and those that the functions use which it calls.

    Examples
    --------
    >>> sorted(names_below("f", codes_in("def f(x): return g(x)\\ndef g(x): return perceptron(x)")))
    ['g', 'perceptron']
    """
    used: set[str] = set()
    waiting = [function]
    while waiting:
        new = codes.get(waiting.pop(), set()) - used
        used |= new
        waiting += new
    return used


def unused_in(source: str, function: str, names: Sequence[str]) -> list[str]:
    """Return those of ``names`` that a function does not use, as far as its source can tell.

    Examples
    --------
    >>> unused_in("def f(a, b): return a != b", "f", ["perceptron"])
    ['perceptron']
    """
    return unused_names(function, codes_in(source), names) if names else []


def _top_level(tree: ast.AST) -> Iterator[ast.AST]:
    """The statements outside of functions and classes, also those below an ``if`` or a ``with``."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            yield node
            if isinstance(node, ast.stmt) and not isinstance(
                node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
            ):
                waiting.append(node)


def _makes(value: ast.AST) -> bool:
    """Whether a function may come of an expression: of a lambda, or of a call such as ``functools.partial(f, 1)``."""
    return any(isinstance(inner, (ast.Lambda, ast.Call)) for inner in ast.walk(value))


def _names_in(node: ast.AST, attributes: bool) -> set[str]:
    """The names that are read below a node and not its own: no arguments, and nothing that is assigned there."""
    used: set[str] = set()
    own: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name):
            (used if isinstance(inner.ctx, ast.Load) else own).add(inner.id)
        elif isinstance(inner, ast.Attribute) and attributes:
            used.add(inner.attr)
        elif isinstance(inner, ast.arg):
            own.add(inner.arg)
    return used - own
