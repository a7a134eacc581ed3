"""What an answer has in its source that no right one has, where its numbers fit no known mistake: often it has two.

A trace is a pattern of the source. It is told of wrong answers alone, and only of those in which it is found.
"""

import ast
import re
from collections.abc import Sequence

from autograder.checking.source import Function, Source
from autograder.contract.cards import Trace
from autograder.contract.verdicts import Hint

MOST_SAID = 2  # traces


def traced(source: Source, traces: Sequence[Trace]) -> Hint | None:
    """The hint for the traces that are in a source, two at most; None where there are none.

    Parameters
    ----------
    source : Source
        The source of an answer that is wrong.
    traces : sequence of Trace
        Those of its question, the most particular first.
    """
    own = {
        each.id for each in ast.walk(source.function) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
    }
    called = [each for each in source.called if getattr(each, "name", None) not in own]  # no function of that name
    try:
        text = "\n".join(map(_text, (source.function, *called)))
    except RecursionError:  # an expression that is nested very deeply
        return None
    found: dict[str, Trace] = {}
    for each in traces:
        if each.hint not in found and re.search(each.pattern, text):
            found[each.hint] = each
    told = [*found.values()][:MOST_SAID]
    ways_out = " ".join(each.way_out for each in told if each.way_out)
    return Hint(" ".join(each.hint for each in told), ways_out or None) if told else None


def _text(function: Function) -> str:
    """A function as Python writes it again, one statement after the other, without its docstring."""
    if isinstance(function, ast.Lambda):
        return ast.unparse(function.body)
    return "\n".join(ast.unparse(each) for each in function.body if not _is_text(each))


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
