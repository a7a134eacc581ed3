"""Which version of an answer is there: whether it was changed since, and whether what was changed has run."""

import inspect
import re
from collections.abc import Sequence
from typing import Any


def version_of(value: Any) -> str:
    """The source of an answer, as far as it can be read: what differs when a student has changed it."""
    try:
        return inspect.getsource(value)
    except (OSError, TypeError):
        code = getattr(value, "__code__", None)
        return repr((code.co_code, code.co_consts, code.co_names) if code else value)


def is_left_behind(name: str, value: Any, cells: Sequence[Any]) -> bool:
    """Whether a function is an earlier version: a later cell that defines it again has not run to its end.

    Parameters
    ----------
    name : str
        The name of the function.
    value : object
        What the name holds.
    cells : sequence of str
        The sources of the cells in the order in which they were run, as IPython keeps them.

    Examples
    --------
    >>> is_left_behind("f", None, ["def f(x): return x", "def f(x): return (x"])
    False
    """
    try:
        source = inspect.getsource(value).strip()
    except (OSError, TypeError):
        return False
    there = [number for number, cell in enumerate(cells) if source in str(cell)]
    if not there:
        return False
    defines = re.compile(rf"^(?:@.*\n)*def {re.escape(name)}\b", re.MULTILINE)
    return any(defines.search(str(cell)) for cell in cells[there[-1] + 1 :])
