"""Ways to compare what came back with what should have come back, one module per kind.

A question or a part of it may name one of these, as ``Part(compare="random_masks.falls")``; what is asked of most is
``values.equal``. All of them work on the trusted side and never raise: what they get may be anything that a notebook
made up, but it is as many arrays as were asked for.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

import numpy as np

from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned
from autograder.contract.verdicts import Hint, Problem


@dataclass(frozen=True)
class Comparison:
    """How answers of one kind are compared.

    ``problem(case, seen, remarks)`` says what is wrong with an answer, or None.
    ``same(case, seen, outcome)`` says whether it came out as a known wrong answer did.
    ``keep(case, outcome)``, if given, is what a notebook carries of that: what is the same on every processor.
    ``tell(failing, seen)``, if given, is the hint for a value that a name holds: for parts, by their titles, that fail.
    """

    problem: Callable[[Case, Returned, list[str]], Problem | None]
    same: Callable[[Case, Returned, Returned | Facts], bool]
    keep: Callable[[Case, Returned], Facts] | None = None
    tell: Callable[[Sequence[tuple[str, Case]], Returned], Hint | None] | None = None


def arrays_of(seen: Returned | Facts) -> list[np.ndarray]:
    """The values of an answer, which the judge compares only where all of them are arrays."""
    arrays = seen.arrays if isinstance(seen, Returned) else None
    if arrays is None:
        raise TypeError("an answer without arrays can't be compared")
    return arrays


def find(name: str) -> Comparison:
    """The comparison of a name.

    Examples
    --------
    >>> find("values.equal").keep is None
    True
    """
    module, comparison = name.split(".")
    found = getattr(import_module(f"{__name__}.{module}"), comparison)
    assert isinstance(found, Comparison)
    return found
