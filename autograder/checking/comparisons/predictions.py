"""A value that a name holds, compared by digest: what is right stands in no notebook."""

import numpy as np

from autograder.checking.comparisons import Comparison
from autograder.checking.domain import in_words
from autograder.checking.predictions import digest_of, text_of
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned, Value
from autograder.contract.plain import show
from autograder.contract.verdicts import Problem


def _problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether the value is the right one, rounded to as many decimals as are asked for."""
    if _digest(case, seen) == case.digest:
        return None
    got = ", ".join(map(_shown, seen.values)) if seen.values else None
    return Problem("value", f"{case.outputs[0]} has the wrong value", got=got)


def _shown(value: Value) -> str:
    return show(value) if isinstance(value, np.ndarray) else in_words(value)


def _digest(case: Case, seen: Returned) -> str:
    return digest_of(case.outputs[0], text_of(seen.values or [], case.decimals))


def _same(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    if isinstance(outcome, Facts):
        return _digest(case, seen).startswith(str(outcome.facts["digest"]))  # of a pair there is the beginning
    return text_of(seen.values or [], case.decimals) == text_of(outcome.values or [], case.decimals)


def _keep(case: Case, outcome: Returned) -> Facts:
    return Facts({"digest": _digest(case, outcome)})


same = Comparison(_problem, _same, _keep)
