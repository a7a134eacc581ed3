"""What a student's cells define and use. Sources are read, never run, and none holds the reader up for long."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache

from autograder.checking.must_use import codes_in
from autograder.checking.source import Function, functions_of
from autograder.paths import ROOT

LARGEST_READ_HERE = 8_000  # characters: Python's parser reads any such source in a fraction of a second
USUAL = {("numpy", "np"), ("torch", None), ("math", None)}  # imports that change nothing
REMEMBERED = 64  # sources: those of one notebook are read again and again, those of the release for everybody
READER_SECONDS = 3  # of CPU, for a larger one, in a process of its own
READER_MEMORY = 1 << 30  # bytes
READER = (
    "import json, resource, sys\n"
    f"resource.setrlimit(resource.RLIMIT_CPU, ({READER_SECONDS}, {READER_SECONDS}))\n"
    f"resource.setrlimit(resource.RLIMIT_AS, ({READER_MEMORY}, {READER_MEMORY}))\n"
    f"sys.path.insert(0, {str(ROOT)!r})\n"
    "from autograder.checking.must_use import codes_in\n"
    "source = sys.stdin.buffer.read().decode()\n"
    "print(json.dumps({name: sorted(used) for name, used in codes_in(source).items()}))\n"
)


@lru_cache(maxsize=REMEMBERED)
def codes_of(source: str) -> dict[str, set[str]]:
    """The top-level functions of a cell, and the names that each uses; none where reading it takes too long.

    There are sources for which Python's parser takes hours. A large one is read in a process that is ended in time.

    Examples
    --------
    >>> codes_of("def f(x): return g(x)")
    {'f': {'g'}}
    """
    if len(source) <= LARGEST_READ_HERE:
        return codes_in(source)
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", READER],
            input=source.encode(),
            capture_output=True,
            timeout=20 * READER_SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return {}
    return {name: set(used) for name, used in json.loads(done.stdout).items()}


def functions_in_cell(source: str) -> dict[str, Function]:
    """The functions of a cell as syntax trees, for their hints; of a large one, or of what isn't Python, none."""
    tree = tree_of(source)
    return {} if tree is None else functions_of(tree)


def data_in_cell(source: str) -> set[str]:
    """The names to which a cell gives values that are written down there, such as numbers or lists.

    Examples
    --------
    >>> sorted(data_in_cell("rows, m = 10, 2\\nrate = 0.1\\nsigma = torch.sigmoid\\nunit = make()"))
    ['m', 'rate', 'rows']
    """
    tree = tree_of(source)
    written = (ast.Constant, ast.List, ast.Tuple, ast.BinOp, ast.UnaryOp)
    nodes = [node for node in (tree.body if tree else []) if isinstance(node, ast.Assign)]
    targets = [target for node in nodes if isinstance(node.value, written) for target in node.targets]
    return {each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)}


def assigned_in_cell(source: str, name: str) -> list[ast.Assign]:
    """The statements of a cell that give a name its value, in their order.

    Examples
    --------
    >>> [ast.unparse(each) for each in assigned_in_cell("a = 1; b = 2; a = b", "a")]
    ['a = 1', 'a = b']
    """
    tree = tree_of(source)
    nodes = [node for node in (tree.body if tree else []) if isinstance(node, ast.Assign)]
    return [node for node in nodes if any(isinstance(each, ast.Name) and each.id == name for each in node.targets)]


def names_of(source: str) -> set[str]:
    """All names that a source reads or gives a meaning to; of a large one, or of what isn't Python, none.

    Examples
    --------
    >>> sorted(names_of("import numpy as np\\ndef f(x): return np.sum(g(x))"))
    ['f', 'g', 'np', 'x']
    """
    tree = tree_of(source)
    nodes = ast.walk(tree) if tree is not None else ()
    names = set()
    for node in nodes:
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.alias):
            names.add(node.asname or node.name.partition(".")[0])
    return names


def only_adds(source: str, taken: set[str]) -> bool:
    """Whether a cell only defines functions, imports modules and writes values down, under names unused above.

    Examples
    --------
    >>> only_adds("import numpy as np\\nline = [0.5, 2 / 3]\\ndef f(x): return np.sum(x)", {"np", "g"})
    True
    >>> only_adds("def g(x): return x", {"np", "g"}), only_adds("f(1)", set()), only_adds("np = None", {"np"})
    (False, False, False)
    """
    tree = tree_of(source)
    if tree is None:
        return False
    new: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import) and all((each.name, each.asname) in USUAL for each in node.names):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Assign) and is_written_down(node.value):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            if len(names) < len(node.targets):
                return False
            new.update(names)
            continue
        if not isinstance(node, ast.FunctionDef) or node.decorator_list or not _is_plain(node.args):
            return False
        new.add(node.name)
    return not new & taken and not any(name.startswith("__") for name in new)


def is_written_down(value: ast.expr) -> bool:
    """Whether a value is made of numbers, words and what holds them: nothing is called for it, and no name read.

    Examples
    --------
    >>> is_written_down(ast.parse("([0.25, -5], 2 / 3)").body[0].value)
    True
    """
    made_of = (ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.UnaryOp, ast.BinOp)
    beside = (ast.operator, ast.unaryop, ast.expr_context)
    return all(isinstance(node, made_of + beside) for node in ast.walk(value))


def _is_plain(arguments: ast.arguments) -> bool:
    """Whether the default values of arguments are constants or names: nothing is called for them."""
    defaults = [*arguments.defaults, *filter(None, arguments.kw_defaults)]
    return all(isinstance(each, (ast.Constant, ast.Name)) for each in defaults)


@lru_cache(maxsize=REMEMBERED)
def tree_of(source: str) -> ast.Module | None:
    if len(source) > LARGEST_READ_HERE:
        return None
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def binds(source: str, name: str) -> bool:
    """Whether a cell gives a name a meaning in the notebook, or takes it away; of what isn't Python, by its lines.

    Examples
    --------
    >>> binds("try:\\n    a = score = lambda X: X\\nexcept: pass", "score"), binds("def f(score): pass", "score")
    (True, False)
    """
    tree = tree_of(source)
    if tree is None:
        word = re.escape(name)
        return (
            re.search(rf"^(?:(?:async\s+)?(?:def|class)\s+{word}\b|{word}\s*=(?!=))", source, re.MULTILINE) is not None
        )
    return name in set(_bound(tree))


def fills(source: str, name: str) -> bool:
    """Whether a cell gives a name its value, or puts something into what it stands for.

    Examples
    --------
    >>> fills("table['x'] = 1", "table"), fills("rows.append(table)", "rows"), fills("print(table)", "table")
    (True, True, False)
    """
    tree = tree_of(source)
    for node in ast.walk(tree) if tree is not None else ():
        filled: ast.AST | None = None
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            filled = node
        elif isinstance(node, (ast.Subscript, ast.Attribute)) and not isinstance(node.ctx, ast.Load):
            filled = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            filled = node.func.value
        if isinstance(filled, ast.Name) and filled.id == name:
            return True
    return False


def _bound(node: ast.AST) -> Iterator[str]:
    """The names that are bound or deleted below a node, outside of functions and classes."""
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield inner.name
        elif isinstance(inner, ast.alias):
            yield inner.asname or inner.name.partition(".")[0]
        elif isinstance(inner, ast.Name) and not isinstance(inner.ctx, ast.Load):
            yield inner.id
        elif not isinstance(inner, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            yield from _bound(inner)
