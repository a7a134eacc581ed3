"""What a wrong answer did, as a short digest: answers of one digest made the same mistake, as far as can be seen.

A report groups by it what has no name. The digest says nothing to who reads it, but is made of hidden cases too: it
stays with the results.
"""

import hashlib
import keyword
import math
import re

import numpy as np

from autograder.checking.known import NUMBERS, Observations
from autograder.contract.cards import Card, Case, Part
from autograder.contract.observations import Observation, Raised, Returned, Unreadable, Value
from autograder.contract.verdicts import PartVerdict, Verdict

LENGTH = 12  # letters of a digest
NOTHING = 1e-6  # what is smaller than this comes from rounding
OWN_NAME = re.compile(r"(?<![\w.])[^\W\d]\w*")


def behaviour_of(card: Card, observations: Observations, verdict: Verdict) -> str:
    """The digest of what an answer did on every case, and of what was wrong with it.

    Parameters
    ----------
    card : Card
        The question.
    observations : sequence of Observation or None
        What was seen, one per case.
    verdict : Verdict
        What was said of it.
    """
    parts = [_of_part(part, judged) for part, judged in zip(card.parts, verdict.parts)]
    cases = [_of_case(case, seen) for case, seen in zip(card.cases, observations)]
    return hashlib.sha256(repr([card.function, parts, cases]).encode("utf-8", "replace")).hexdigest()[:LENGTH]


def _of_part(part: Part, judged: PartVerdict) -> list[str]:
    """The kind of the problem of a part; in words too where the cases don't tell what it was."""
    problem = judged.problem
    if problem is None:
        return []
    by_chance = problem.stage == "value" and not any(_has_numbers_of_its_own(case) for case in part.cases)
    if by_chance or problem.stage == "defined":  # why a function isn't there
        return [problem.stage, re.sub(r"[\d.]+", "", problem.private or problem.what)]
    return [problem.stage]


def _has_numbers_of_its_own(case: Case) -> bool:
    """Whether the same mistake gives the same numbers: not where chance has a hand in them."""
    return case.compare == NUMBERS or bool(case.call.holds)


def _of_case(case: Case, seen: Observation | None) -> list[object]:
    if isinstance(seen, Raised):
        return [seen.error, shape_of(seen.line)]
    if not isinstance(seen, Returned):
        return [type(seen).__name__]
    told: list[object] = [seen.kind, seen.length, *seen.kinds, *sorted(seen.changed)]
    if not _has_numbers_of_its_own(case):
        return told
    rows = [*(seen.rows or ()), seen.values or []]
    return [*told, *(_of_value(value) for row in rows for value in row)]


def _of_value(value: Value) -> object:
    if isinstance(value, Unreadable):
        return value.what
    return None if value is None else [value.shape, *_sums(np.asarray(value, dtype=float).ravel())]


def _sums(numbers: np.ndarray) -> list[str]:
    """Two weighted sums of the numbers, and how many of them are not finite.

    Two sums instead of all numbers, to three digits: what another order of adding changes is hardly ever seen. They
    are taken times e, since tidy numbers often lie where rounding turns.
    """
    finite = np.isfinite(numbers)
    weights = np.arange(1, len(numbers) + 1) ** -0.5
    kept = np.where(finite, numbers, 0.0)
    with np.errstate(all="ignore"):
        sums = [float(weights @ each) for each in (kept, np.abs(kept))]
    told = [f"{math.e * each:.3g}" if abs(each) > NOTHING else "0" for each in sums]
    return [*told, f"{np.isnan(numbers).sum()} {np.isinf(numbers).sum()}"]


def shape_of(line: str) -> str:
    """A line of code without its spaces and with one letter for every name that its author has chosen.

    Examples
    --------
    >>> shape_of("return np.dot(X, w) + b") == shape_of("return np.dot(inputs,weights)+bias")
    True
    >>> shape_of("return np.dot(X, w)") == shape_of("return np.outer(X, w)")
    False
    """
    named = OWN_NAME.sub(lambda found: found[0] if keyword.iskeyword(found[0]) else "x", line)
    return "".join(named.split())
