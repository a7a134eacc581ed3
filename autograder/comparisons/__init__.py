"""Ways to compare what came back with what should have come back, one module per kind.

A question or a part of it may name one of these, as ``Part(compare="random_masks.falls")``; what is asked of most is
``values.equal``. All of them work on plain data, on the trusted side, and never raise: what they get may be anything
that a notebook made up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Comparison:
    """How answers of one kind are compared.

    ``problem(card, case, seen, remarks)`` says what is wrong with an answer, or None.
    ``same(card, case, seen, outcome)`` says whether it came out as a known wrong answer did.
    ``keep(case, outcome)``, if given, is what a notebook carries of that: what is the same on every processor.
    """

    problem: Callable
    same: Callable
    keep: Callable | None = None


def find(name):
    """The comparison of a name.

    Examples
    --------
    >>> find("values.equal").keep is None
    True
    """
    module, comparison = name.split(".")
    return getattr(import_module(f"{__name__}.{module}"), comparison)
