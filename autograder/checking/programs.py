"""Run a program of the course on what a student has handed in, once that is known to be in its domain."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import cache
from typing import Any

import numpy as np

from autograder.contract.trials import Program


@cache
def _function(program: Program) -> Callable[..., Any]:
    namespace: dict[str, Any] = {"np": np}
    exec(compile(program.source, f"<{program.name}>", "exec"), namespace)
    function: Callable[..., Any] = namespace[program.name]
    return function


def run(program: Program, arguments: Sequence[Any], **data: Any) -> Any:
    """What a program makes of its arguments, which stay as they are.

    Examples
    --------
    >>> run(Program("double", "def double(x):\\n    return 2 * x"), [np.array([1.0, 2.0])])
    array([2., 4.])
    """
    with np.errstate(all="ignore"):
        return _function(program)(*deepcopy(list(arguments)), **deepcopy(data))


def outcome(program: Program, arguments: Sequence[Any]) -> list[np.ndarray] | str:
    """The values that a program returns as arrays, or the name of the error with which it stops."""
    try:
        value = run(program, arguments)
    except Exception as error:  # a wrong program may stop
        return type(error).__name__
    return [np.asarray(each) for each in (value if isinstance(value, tuple) else (value,))]
