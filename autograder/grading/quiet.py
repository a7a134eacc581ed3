"""Whether calls of a notebook's functions can disturb each other.

A wrong answer is asked once more in a process that no other question has been in, since another might have spoilt it.
Where the sources show that none can, that is not needed. They are read, never run, and where they leave a doubt the
answer is no: then it is only asked once more in vain.
"""

import ast
import builtins
from collections.abc import Iterable, Sequence

from autograder.grading.sources import is_written_down, tree_of

MODULES = {"numpy", "torch", "math"}
DISTURBING = {  # what changes a setting, draws from a generator that all share, or reaches what anybody may have made
    *("seed", "manual_seed", "seterr", "seterrcall", "setbufsize", "backends", "utils", "library", "ops", "lib"),
    *("rand", "randn", "randint", "randperm", "rand_like", "randn_like", "randint_like", "bernoulli", "multinomial"),
    *("normal", "poisson", "dropout", "nn", "init", "use_deterministic_algorithms", "save", "load", "memmap"),
    *("normal_", "uniform_", "bernoulli_", "exponential_", "geometric_", "random_", "cauchy_", "log_normal_"),
    *("default_generator", "random"),
}
GENERATORS = {"default_rng", "Generator"}  # each draws for itself
REACHING = {  # built-in functions through which a name can be reached that isn't written
    *("exec", "eval", "compile", "open", "input", "globals", "locals", "vars", "getattr", "setattr", "delattr"),
    *("breakpoint", "exit", "quit", "help", "copyright", "credits", "license", "memoryview", "get_ipython"),
}
BUILT_IN = {name for name in dir(builtins) if not name.startswith("_")} - REACHING
FUNCTIONS = (ast.FunctionDef, ast.ClassDef)


def is_quiet(sources: Iterable[str], asked: Iterable[str]) -> bool:
    """Whether no call of what is asked changes what a later call of another finds.

    Parameters
    ----------
    sources : iterable of str
        All code cells.
    asked : iterable of str
        The functions and values that are asked for.

    Examples
    --------
    >>> is_quiet(["def half(x):\\n    y = list(x)\\n    y[0] = 1\\n    return y"], ["half"])
    True
    >>> is_quiet(["seen = []\\ndef half(x):\\n    seen.append(x)\\n    return x / 2"], ["half"])
    False
    """
    trees = [tree_of(source) for source in sources]
    if any(tree is None for tree in trees):
        return False
    statements = [statement for tree in trees if tree is not None for statement in tree.body]
    known = _Names(statements)
    names = list(asked)
    if not known.told.issuperset(names):
        return False
    for name in names:  # and what they name, which is added at the end
        if name in known.doubtful:
            return False
        for definition in known.definitions.get(name, ()):
            if not _is_quiet_inside(definition, known.safe):
                return False
            inner = {node.id for node in ast.walk(definition) if isinstance(node, ast.Name)}
            names += sorted(inner & known.definitions.keys() - set(names))
    return True


class _Names:
    """The names of a notebook: whose meaning is told, those that no call changes, and those of which nobody knows."""

    def __init__(self, statements: Sequence[ast.stmt]) -> None:
        fixed: set[str] = set()
        written: set[str] = set()
        self.doubtful: set[str] = set()
        self.definitions: dict[str, list[ast.AST]] = {}
        for node in _outside_of_functions(statements):
            if isinstance(node, FUNCTIONS):
                fixed.add(node.name)
                self.definitions.setdefault(node.name, []).append(node)
            elif isinstance(node, ast.AsyncFunctionDef):
                self.doubtful.add(node.name)
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                names = {each.asname or each.name.partition(".")[0] for each in node.names}
                (fixed if _is_harmless(node) else self.doubtful).update(names)
            elif isinstance(node, ast.Assign) and is_written_down(node.value):
                names = {each.id for each in node.targets if isinstance(each, ast.Name)}
                (fixed if _is_unchangeable(node.value) else written).update(names)
                self.doubtful |= _bound_by(node) - names
            elif isinstance(node, ast.stmt):
                self.doubtful |= _bound_by(node)
        self.safe = fixed - written - self.doubtful
        self.told = fixed | written


def _outside_of_functions(nodes: Iterable[ast.AST]) -> Iterable[ast.AST]:
    """The statements of a notebook, also those within others, but not those of its functions and classes."""
    for node in nodes:
        yield node
        if not isinstance(node, (*FUNCTIONS, ast.AsyncFunctionDef)):
            yield from _outside_of_functions(each for each in ast.iter_child_nodes(node) if _holds_statements(each))


def _holds_statements(node: ast.AST) -> bool:
    return isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case))


def _bound_by(statement: ast.AST) -> set[str]:
    """The names that a statement gives a meaning to, apart from the statements within it."""
    names = {statement.name} if isinstance(statement, ast.ExceptHandler) and statement.name else set()
    parts = [each for each in ast.iter_child_nodes(statement) if not _holds_statements(each)]
    inner = [node for part in parts for node in ast.walk(part)]
    return names | {each.id for each in inner if isinstance(each, ast.Name) and not isinstance(each.ctx, ast.Load)}


def _is_harmless(node: ast.Import | ast.ImportFrom) -> bool:
    """Whether an import brings modules that calls don't change, or something of one."""
    if isinstance(node, ast.Import):
        modules, names = [each.name for each in node.names], set[str]()
    else:
        modules, names = [node.module or ""], {each.name for each in node.names}
    parts = {part for module in modules for part in module.split(".")}
    known = all(module.split(".")[0] in MODULES for module in modules)
    return known and (bool(names) and names <= GENERATORS or not (parts | names) & (DISTURBING | {"*"}))


def _is_unchangeable(value: ast.expr) -> bool:
    return not any(isinstance(node, (ast.List, ast.Dict)) for node in ast.walk(value))


def _is_quiet_inside(definition: ast.AST, safe: set[str]) -> bool:
    """Whether a function, or the functions of a class, work with nothing but what they are given and make themselves.

    Parameters
    ----------
    definition : AST
        A function or a class.
    safe : set of str
        Names of the notebook that stand for what no call changes.
    """
    nodes = list(ast.walk(definition))
    own = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    own |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    own |= {node.name for node in nodes if isinstance(node, FUNCTIONS) and node is not definition}
    own |= {node.name for node in nodes if isinstance(node, ast.ExceptHandler) and node.name}
    generators = {id(node.value) for node in nodes if isinstance(node, ast.Attribute) and node.attr in GENERATORS}
    return all(id(node) in generators or _is_quiet_node(node, own, safe) for node in nodes)


def _is_quiet_node(node: ast.AST, own: set[str], safe: set[str]) -> bool:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        return node.id in own or node.id in safe or node.id in BUILT_IN
    if isinstance(node, ast.Attribute):
        return _is_quiet_attribute(node, own)
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        return _root(node) in own
    if isinstance(node, FUNCTIONS):
        return not node.decorator_list and _keeps_nothing(node)
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return _is_harmless(node)
    return not isinstance(node, (ast.Global, ast.Nonlocal, ast.AsyncFunctionDef, ast.Await, ast.NamedExpr))


def _is_quiet_attribute(node: ast.Attribute, own: set[str]) -> bool:
    if not isinstance(node.ctx, ast.Load):
        return isinstance(node.value, ast.Name) and node.value.id == "self" and not node.attr.startswith("__")
    if node.attr.startswith(("set_", "_")):
        return node.attr == "__init__"
    if node.attr == "random":  # of a generator that a function has made, not of NumPy
        return _root(node) in own
    return node.attr not in DISTURBING


def _root(node: ast.expr) -> str | None:
    """The name at the beginning of ``name.attribute[index]``."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def _keeps_nothing(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """Whether neither default values nor a class can hold on to something from one call to the next."""
    if isinstance(node, ast.FunctionDef):
        defaults = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
        return all(is_written_down(each) and _is_unchangeable(each) for each in defaults)
    return not node.keywords and all(_is_plain_part(each) for each in node.body)


def _is_plain_part(statement: ast.stmt) -> bool:
    """Whether a statement of a class defines a function, says something, or gives a fixed value."""
    if isinstance(statement, (ast.FunctionDef, ast.Pass)):
        return True
    value = statement.value if isinstance(statement, (ast.Expr, ast.Assign)) else None
    return value is not None and is_written_down(value) and _is_unchangeable(value)
