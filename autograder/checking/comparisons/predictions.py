"""A value that a name holds, compared by digest: what is right stands in no notebook."""

from collections.abc import Sequence

import numpy as np

from autograder.checking.comparisons import Comparison
from autograder.checking.domain import in_words
from autograder.checking.predictions import digest_of, others_of, text_of
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned, Value
from autograder.contract.plain import show
from autograder.contract.verdicts import Hint, Problem

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def _problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether the value is the right one, rounded to as many decimals as are asked for."""
    if _digest(case, seen) == case.digest:
        return None
    got = ", ".join(map(_shown, seen.values)) if seen.values else None
    return Problem("value", f"{case.outputs[0]} has the wrong value", got=got)


def _shown(value: Value) -> str:
    return show(value) if isinstance(value, np.ndarray) else in_words(value)


def _text(case: Case, seen: Returned) -> str:
    return text_of(seen.values or [], case.decimals)


def _digest(case: Case, seen: Returned) -> str:
    return digest_of(case.outputs[0], _text(case, seen))


def _same(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    if isinstance(outcome, Facts):
        return _digest(case, seen).startswith(str(outcome.facts["digest"]))  # of a pair there is the beginning
    return _text(case, seen) == _text(case, outcome)  # a digest takes long on purpose, and here nothing is hidden


def _keep(case: Case, outcome: Returned) -> Facts:
    return Facts({"digest": _digest(case, outcome)})


def _tell(failing: Sequence[tuple[str, Case]], seen: Returned) -> Hint | None:
    """Which part alone isn't right, if the others are."""
    case = failing[0][1]
    others = others_of(seen.values or [], case.decimals)
    for at, (text, right) in enumerate(zip(others, case.others)):
        if digest_of(case.outputs[0], text).startswith(right):
            return Hint(f"All but the {_place(at, len(others))} are right.", "Work that one out once more.")
    return None


def _place(at: int, count: int) -> str:
    return "last" if at == count - 1 else PLACES[at] if at < len(PLACES) else f"{at + 1}th"


same = Comparison(_problem, _same, _keep, _tell)
