"""Answers turned round: to see whether a function depends on another, let the other say the opposite."""

import ast
from collections.abc import Collection

OPPOSITE = """\
def _opposite(function):
    def opposite(*arguments, **named):
        import numpy

        return 1 - numpy.asarray(function(*arguments, **named))

    return opposite


"""


def with_opposites(source: str, names: Collection[str]) -> str:
    """Return the source of a cell in which some functions say 0 for 1 and 1 for 0.

    They are turned round where they are defined, so that whoever takes hold of them later gets what says the opposite.
    Source that isn't Python, or doesn't define them, is returned as it is.

    Examples
    --------
    >>> scope = {}
    >>> exec(with_opposites("def f(x): return x\\ng = lambda x: f(x)", ["f"]), scope)
    >>> int(scope["g"](1)), int(scope["f"](0))
    (0, 1)
    """
    if not any(name in source for name in names):
        return source
    try:
        return _turned(source, names)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return source


def _turned(source: str, names: Collection[str]) -> str:
    tree = ast.parse(source)
    found = False
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in names:
            node.decorator_list.insert(0, ast.Name("_opposite", ast.Load()))
            found = True
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id in names for t in node.targets):
            node.value = ast.Call(ast.Name("_opposite", ast.Load()), [node.value], [])
            found = True
    return OPPOSITE + ast.unparse(ast.fix_missing_locations(tree)) if found else source
