"""A value that a name holds, compared by digest: what is right stands in no notebook."""

from autograder.checking.comparisons import Comparison
from autograder.checking.predictions import digest_of, text_of
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned, Unreadable, Value
from autograder.contract.plain import show
from autograder.contract.verdicts import Problem


def _problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether the value is the right one, rounded to as many decimals as are asked for."""
    if _digest(case, seen) == case.digest:
        return None
    got = ", ".join(map(_shown, seen.values or []))
    return Problem("value", f"{case.outputs[0]} has another value", got=got, private=f"{case.outputs[0]} is not right")


def _shown(value: Value) -> str:
    if isinstance(value, Unreadable):
        return value.what.partition(" ")[2]
    return "None" if value is None else show(value)


def _digest(case: Case, seen: Returned) -> str:
    return digest_of(case.outputs[0], text_of(seen.values or [], case.decimals))


def _same(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    known = outcome.facts["digest"] if isinstance(outcome, Facts) else _digest(case, outcome)
    return _digest(case, seen) == known


def _keep(case: Case, outcome: Returned) -> Facts:
    return Facts({"digest": _digest(case, outcome)})


same = Comparison(_problem, _same, _keep)
