"""The sources of the functions of a notebook, as far as Python still has them."""

import inspect
import linecache
import textwrap
from types import ModuleType
from typing import Any

from autograder.checking.must_use import names_below
from autograder.checking.source import Function, Source, functions_in, source_of


def read_source(name: str, codes: dict[str, set[str]], namespace: dict[str, Any]) -> Source | None:
    """The source of an answer with the functions of the notebook that it calls; None where it can't be read.

    Parameters
    ----------
    name : str
        The name of the answer.
    codes : dict of str to set of str
        The functions of the notebook, and the names that each uses.
    namespace : dict
        What the notebook has defined.
    """
    defined: dict[str, Function] = {}
    for each in (name, *sorted(names_below(name, codes) & codes.keys())):
        if found := _function(namespace.get(each)):
            defined[each] = found
    return source_of(name, defined, (each for each, value in namespace.items() if _is_data(value)))


def _function(value: Any) -> Function | None:
    """The one function that stands in the source of a value, or the class."""
    if isinstance(value, type):
        return _class(value)
    try:
        found = functions_in(textwrap.dedent(inspect.getsource(value)))
    except (OSError, TypeError):
        return None
    return next(iter(found.values())) if len(found) == 1 else None


def _class(value: type) -> Function | None:
    """A class as it stands in its cell, to which one of its methods leads: Python asks a file for it."""
    files = [each.__code__.co_filename for each in vars(value).values() if hasattr(each, "__code__")]
    return functions_in("".join(linecache.getlines(files[0]))).get(value.__name__) if files else None


def _is_data(value: Any) -> bool:
    return not callable(value) and not isinstance(value, ModuleType)
