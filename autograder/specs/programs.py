"""Functions of ``solutions`` as text that runs alone: a program that the course runs on what a student hands in."""

import inspect
import textwrap
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

from autograder.checking.must_use import codes_in, names_below
from autograder.contract.trials import Program
from solutions.answers import Answer
from solutions.edits import written


def right(name: str) -> Program:
    """A reference or a measure with all that it calls of its module, as ``"numpy_ref.acceptance.predict"``.

    Examples
    --------
    >>> right("numpy_ref.acceptance.predict").source.count("def ")
    2
    """
    module, _, function = name.rpartition(".")
    there = import_module(f"solutions.{module}")
    return Program(function, _with_what_it_calls(function, _sources_in(there)))


def wrong(topic: str, function: str, name: str) -> Program:
    """A known wrong answer to a question, with the references that it calls."""
    for answer in _answers(f"solutions.misconceptions.{topic}"):
        if (answer.question, answer.name) == (function, name):
            sources = _sources_in(import_module(f"solutions.numpy_ref.{topic}"))
            return Program(function, _with_what_it_calls(function, {**sources, function: answer.source}))
    raise KeyError(f"solutions/misconceptions/{topic}.py has no wrong answer {name} to {function}")


def _answers(module: str) -> list[Answer]:
    answers: list[Answer] = import_module(module).ANSWERS
    return answers


def _sources_in(module: ModuleType) -> dict[str, str]:
    """The functions that a module defines, without docstrings and comments."""
    found = {name: each for name, each in vars(module).items() if isinstance(each, FunctionType)}
    return {name: written(_source_of(each), name) for name, each in found.items() if each.__module__ == module.__name__}


def _source_of(function: Any) -> str:
    return textwrap.dedent(inspect.getsource(function))


def _with_what_it_calls(function: str, sources: dict[str, str]) -> str:
    codes: dict[str, set[str]] = {}
    for source in sources.values():
        codes |= codes_in(source, attributes=False)
    wanted = names_below(function, codes) | {function}
    return "\n\n".join(source.rstrip() + "\n" for name, source in sources.items() if name in wanted)
