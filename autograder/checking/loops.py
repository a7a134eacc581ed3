"""What an answer's own loops leave out of the data, and in which order they go: told where nothing better is known.

That it is so stands in the source; whether it is the reason can't be seen, so it is told of wrong answers alone.
"""

import ast
from collections.abc import Iterator

from autograder.checking.source import Source, line_of
from autograder.contract.verdicts import Hint

DRAWS = {"permutation", "permuted", "shuffle", "randperm", "sample", "choice", "randint"}
CHANCE = {"rng", "generator", "seed", "mask"}  # arguments of a function that is meant to draw
ENDS = {"patience", "tolerance", "tol", "threshold"}  # of one that is meant to end early
ONE_BY_ONE = {"zip", "enumerate"}


def left_out(source: Source) -> Hint | None:
    """What a loop does otherwise than to go through all entries, from the first to the last.

    Parameters
    ----------
    source : Source
        The source of the answer.
    """
    loops = [node for node in ast.walk(source.function) if isinstance(node, ast.For)]
    early = [] if ENDS & {*source.arguments} else map(_left_early, loops)
    found = [_drawn(source), *early, *(_one_less(loop, source) for loop in loops)]
    return next(filter(None, found), None)


def _drawn(source: Source) -> Hint | None:
    """An order that is drawn, in a function that gets nothing to draw with."""
    if CHANCE & {*source.arguments}:
        return None
    for node in ast.walk(source.function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in DRAWS:
            return Hint(
                f"`{line_of(node)}` draws at random.",
                "The task says nothing of chance: go from the first to the last.",
            )
    return None


def _left_early(loop: ast.For) -> Hint | None:
    """A ``break`` or a ``return`` below a condition, in a loop that goes through data."""
    if not _goes_through_data(loop):
        return None
    for node in _inside(loop):
        if isinstance(node, (ast.Break, ast.Return)):
            return Hint(
                f"`{line_of(node)}` ends the loop `{line_of(loop)}` early: the rest is never visited.",
                "Should each have its turn? `continue` goes on with the next one.",
            )
    return None


def _goes_through_data(loop: ast.For) -> bool:
    if isinstance(loop.iter, ast.Call) and isinstance(loop.iter.func, ast.Name):
        return loop.iter.func.id in ONE_BY_ONE or loop.iter.func.id == "range" and bool(_indexed_by(loop))
    return isinstance(loop.iter, ast.Name)


def _inside(loop: ast.For) -> Iterator[ast.stmt]:
    """The statements of a loop, without those of loops and functions inside it."""
    waiting: list[ast.stmt] = [*loop.body]
    while waiting:
        node = waiting.pop(0)
        yield node
        if isinstance(node, ast.If):
            waiting += [*node.body, *node.orelse]


def _indexed_by(loop: ast.For) -> list[ast.Subscript]:
    """The entries in a loop's body at the loop's own index, as ``X[i]`` and ``X[i, :]``."""
    index = loop.target.id if isinstance(loop.target, ast.Name) else None
    found = []
    for node in (each for statement in loop.body for each in ast.walk(statement)):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            first = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) and node.slice.elts else node.slice
            if isinstance(first, ast.Name) and first.id == index:
                found.append(node)
    return found


def _one_less(loop: ast.For, source: Source) -> Hint | None:
    """A ``range`` that begins with 1, or ends one before the end."""
    if not isinstance(loop.iter, ast.Call) or not isinstance(loop.iter.func, ast.Name) or loop.iter.func.id != "range":
        return None
    ends = loop.iter.args
    from_one = len(ends) == 2 and _is_one(ends[0])
    too_short = isinstance(ends[-1], ast.BinOp) and isinstance(ends[-1].op, ast.Sub) and _is_one(ends[-1].right)
    if from_one == too_short:
        return None
    if from_one and isinstance(ends[1], ast.Name) and ends[1].id in source.arguments:
        return Hint(
            f"`{line_of(loop.iter)}` begins with 1 and stops before {ends[1].id}: that is one round too few.",
            "How many rounds does range(3) have?",
        )
    if not _is_used_there_alone(
        {node.value.id for node in _indexed_by(loop) if isinstance(node.value, ast.Name)}, source
    ):
        return None
    if from_one:
        return Hint(f"`{line_of(loop.iter)}` starts at 1, so the first has no turn.", "Python counts from 0.")
    return Hint(
        f"`{line_of(loop.iter)}` ends one too early: the last is left out.", "range stops before its end by itself."
    )


def _is_one(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 1


def _is_used_there_alone(names: set[str], source: Source) -> bool:
    """Whether one of these is an argument of which nothing is used but single entries at an index, and its size."""
    for name in names & {*source.arguments}:
        uses = [node for node in ast.walk(source.function) if isinstance(node, ast.Name) and node.id == name]
        plain = [
            node
            for node in ast.walk(source.function)
            if isinstance(node, ast.Subscript) and _is_name(node.value, name) and _is_plain(node.slice)
        ]
        sizes = [
            node
            for node in ast.walk(source.function)
            if isinstance(node, ast.Attribute)
            and node.attr in ("shape", "size")
            and _is_name(node.value, name)
            or isinstance(node, ast.Call)
            and _is_name(node.func, "len")
            and any(_is_name(e, name) for e in node.args)
        ]
        if len(uses) == len(plain) + len(sizes):
            return True
    return False


def _is_plain(index: ast.expr) -> bool:
    first = index.elts[0] if isinstance(index, ast.Tuple) and index.elts else index
    return isinstance(first, ast.Name)


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
