"""Run a program of the course on what a student has handed in, once that is known to be in its domain."""

import warnings
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
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _function(program)(*deepcopy(list(arguments)), **deepcopy(data))


def outcome(program: Program, arguments: Sequence[Any]) -> list[np.ndarray] | str:
    """The numbers that a program returns as arrays, or the name of the error with which it stops."""
    try:
        return _arrays(run(program, arguments))
    except Exception as error:  # a wrong program may stop, or return what is no number
        return type(error).__name__


def _arrays(value: Any) -> list[np.ndarray]:
    if isinstance(value, tuple):
        return [array for each in value for array in _arrays(each)]
    try:
        array = np.asarray(value)
    except ValueError:
        return _arrays(tuple(value))  # a list of arrays that differ in shape
    if array.dtype.kind not in "fiub":
        raise TypeError("not numbers")
    return [array]
