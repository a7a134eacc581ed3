"""Ways to look at a function other than calling it on its inputs, one module per topic.

A part of a question may name one of these, as ``Part(driver="dropout.calls")``. A driver gets the student's function
and the inputs, and returns what is compared. It runs where the student's code runs, so it is trusted no more than an
answer: it returns what was computed, never a verdict.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

Function = Callable[..., Any]  # of the student, or what a question asks for


def find(name: str) -> Function:
    """The driver of a name.

    Examples
    --------
    >>> find("backpropagation.first_of_two")(divmod, 7, 2)
    3
    """
    module, driver = name.split(".")
    found: Function = getattr(import_module(f"{__name__}.{module}"), driver)
    return found
