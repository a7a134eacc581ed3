"""Compare what a function returned with what it should have returned, and say what is wrong.

Works on a *card* (the cases of a question with their expected values) and the *observations* of a probe. The notebook
and the grader use this same code.

The order of the checks: defined, callable, returned something, number of values, type, shape, finite, value,
inputs left unchanged. A part stops at its first failure and shows the smallest input that fails.
"""

import builtins
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np

from autograder.checking import comparisons
from autograder.checking.domain import listed
from autograder.checking.hints import general_hint, held_hint
from autograder.checking.known import Observations, must_be_tensor, name_of
from autograder.checking.source import Source, is_borne_out
from autograder.checking.words import many
from autograder.contract.cards import Card, Case, Mistake
from autograder.contract.observations import (
    Crashed,
    Missing,
    NotCallable,
    Observation,
    Raised,
    Returned,
    TimedOut,
    Unreadable,
    Value,
)
from autograder.contract.plain import show
from autograder.contract.verdicts import PartVerdict, Problem, Verdict

NOT_WRITTEN = "NotImplementedError"
Fault = tuple[Problem, Case | None]  # a problem, and the case that shows it


def verdict_of(
    card: Card,
    observations: Observations,
    unused: Sequence[str] = (),
    private: bool = False,
    source: Source | None = None,
) -> Verdict:
    """Judge the observations of one question.

    Parameters
    ----------
    card : Card
        The question with its cases, expected values and the outcomes of its known mistakes.
    observations : sequence of Observation or None
        One per case, in the order of the parts; None for a case that was not run.
    unused : sequence of str
        What the source should use and doesn't; it is told of a part that has no other problem.
    private : bool
        Whether the process of the student held something that no text of its may tell, not in a public case either.
    source : Source or None
        The answer's source, without which no hint speaks of what should stand in it.
    """
    if card.holds:  # a name holds one value: what it holds when it is looked at again counts no more
        observations = [*observations[:1]] * len(observations)
    run = [seen for seen in observations if seen is not None]
    if run and all(_is_unwritten(seen, card) for seen in run):
        parts = [PartVerdict(part.title, 0.0, part.points) for part in card.parts]
        return Verdict(card.function, "not attempted", 0.0, card.points, parts, holds=card.holds)

    always = _error_of_every_call(card, observations)
    remarks: list[str] = []
    faults: list[Fault] = []
    parts = []
    waiting = iter(observations)
    for part in card.parts:
        pairs = zip(part.cases, islice(waiting, len(part.cases)), strict=True)
        fault = _smallest_fault(card, pairs, always, remarks)
        if fault is None and unused:
            fault = (Problem("uses", f"should get its answers from {listed(unused)}"), None)
        faults += [fault] if fault else []
        parts.append(PartVerdict(part.title, 0.0 if fault else float(part.points), part.points, _shown(fault, private)))
    points = float(sum(part.points for part in parts))
    verdict = Verdict(card.function, "passed", points, card.points, parts, holds=card.holds)
    if not faults:
        return replace(verdict, remarks=sorted(set(remarks)))
    verdict = replace(verdict, status="partial" if points else "failed")
    passed = [
        seen is not None and _check(card, case, seen, []) is None and not (case.raises and always == case.raises)
        for case, seen in zip(card.cases, observations, strict=True)
    ]
    told = _as_hidden(card) if private else card
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a mean of nothing is one of the forms that are tried
        known = name_of(told, observations, _that_may_be(card, source, uses_all=not unused), passed)
        if known:
            return replace(verdict, mistake=known.mistake, hint=known.hint, way_out=known.way_out)
        failing = [at for at, good in enumerate(passed) if not good and observations[at] is not None]
        hint = (
            held_hint(card, observations, faults)
            if card.holds
            else general_hint(told, observations, faults, source, failing)
        )
    return replace(verdict, hint=hint.mistake, way_out=hint.way_out) if hint else verdict


def _as_hidden(card: Card) -> Card:
    """The card with no case of which anything may be told."""
    parts = [replace(part, cases=[replace(case, public=False) for case in part.cases]) for part in card.parts]
    return replace(card, parts=parts)


def _that_may_be(card: Card, source: Source | None, uses_all: bool) -> list[Mistake]:
    """The known mistakes of whose hints all can be there."""
    return [
        known
        for known in card.mistakes
        if known.uses_all == uses_all and (card.holds or is_borne_out(source, known.hint, known.speaks_of))
    ]


def _is_unwritten(seen: Observation, card: Card) -> bool:
    if card.holds:
        return isinstance(seen, Returned) and seen.kind == "ellipsis"  # the name still holds `...`
    return isinstance(seen, Raised) and seen.error == NOT_WRITTEN and seen.raised_in == card.function


def _error_of_every_call(card: Card, observations: Observations) -> str | None:
    """The error that every call raised which should have returned, if it is the same for all."""
    pairs = zip(card.cases, observations, strict=True)
    errors = {
        seen.error if isinstance(seen, Raised) else None for case, seen in pairs if seen is not None and not case.raises
    }
    return errors.pop() if len(errors) == 1 else None


def _smallest_fault(
    card: Card, pairs: Iterable[tuple[Case, Observation | None]], always: str | None, remarks: list[str]
) -> Fault | None:
    """The problem of the smallest case that fails: the only one that is shown, so the larger ones aren't looked at."""
    for case, seen in sorted(pairs, key=_smallness):
        problem = Problem("not run", "was not run") if seen is None else _check(card, case, seen, remarks)
        if problem is None and case.raises and always == case.raises:
            problem = Problem("raises", f"raises {always} for every input, not only where it should")
        if problem:
            return problem, case
    return None


def _smallness(pair: tuple[Case, Observation | None]) -> tuple[bool, bool, int]:
    case, seen = pair
    return (not case.public, seen is None, case.size)


def _shown(fault: Fault | None, private: bool) -> Problem | None:
    """The problem with what may be shown of its case: a hidden one must not give itself away."""
    if fault is None:
        return None
    problem, case = fault
    if case is None:
        return problem
    problem = replace(problem, about=case.about, public=case.public)
    if case.public:
        problem = replace(problem, inputs=case.call.inputs)
    if case.public and not private:
        return problem
    told = replace(problem, what=problem.private or problem.what, got=None, got_shape=None, line="", printed="")
    return told if case.public else replace(told, expected=None, expected_shape=None)


# One case


def _check(card: Card, case: Case, seen: Observation, remarks: list[str]) -> Problem | None:
    """Return the first problem of one case, or None."""
    if case.call.holds:
        return _check_held(case, seen, remarks)
    match seen:
        case Missing():
            return Problem("defined", "is not defined. Run the cell that defines it")
        case NotCallable():
            what = "is not a function any more"
            return Problem("callable", f"{what}: it is {_with_article(seen.kind)}", private=what)
        case Crashed():
            return Problem("ran", seen.message)
        case TimedOut():
            return Problem("ran", f"was still running after {many(seen.seconds, 'second')}. Does its loop end?")
    if case.raises:
        return _check_raises(case.raises, seen)
    if isinstance(seen, Raised):
        line = "" if seen.error == NOT_WRITTEN else seen.line  # of a function that waits for its code
        return Problem("ran", _error_text(seen, card), _error_kind(seen), line=line, printed=seen.printed)
    problem = _check_returned(card, case, seen) or comparisons.find(case.compare).problem(case, seen, remarks)
    if problem:
        return replace(problem, printed=seen.printed)
    if seen.changed:
        changed = [name for name in case.call.inputs if name in seen.changed]
        return Problem("unchanged", f"changes its argument{'s' if len(changed) > 1 else ''} {listed(changed)}")
    return None


def _check_held(case: Case, seen: Observation, remarks: list[str]) -> Problem | None:
    match seen:
        case Missing():
            return Problem("defined", "is not defined. Run the cell that gives it a value")
        case Crashed():
            return Problem("ran", seen.message)
        case Returned():
            return comparisons.find(case.compare).problem(case, seen, remarks)
    return Problem("type", "holds something that can't be looked at")  # what else is said of it is forged


def _check_raises(name: str, seen: Raised | Returned) -> Problem | None:
    if isinstance(seen, Raised):
        if name in (seen.error, *seen.bases):
            return None
        what = f"should raise {name}, but raises {_error_itself(seen)}"
        return Problem("raises", what, private=f"should raise {name}, but {_error_kind(seen)}")
    returned = "None" if seen.kind == "NoneType" else "a value"
    return Problem("raises", f"should raise {name}, but returns {returned}", got=_show(seen.values))


def _error_kind(seen: Raised) -> str:
    """What an error may say of a case that isn't shown: its kind, if it is one of Python's own."""
    if seen.error == NOT_WRITTEN:
        return "calls what is not written yet"
    kind = getattr(builtins, seen.error, None)
    python = isinstance(kind, type) and issubclass(kind, BaseException)
    return f"stops with {seen.error}" if python else "stops with an error"


def _error_text(seen: Raised, card: Card) -> str:
    if seen.error == NOT_WRITTEN and seen.raised_in not in ("", card.function):
        return f"calls {seen.raised_in}, which is not written yet"
    if seen.error == "SystemExit":
        return "calls exit(). A function ends with return"
    if seen.error == "FloatingPointError":  # raised in a careful case alone
        return f"makes NumPy warn: {seen.message}"
    return f"stops with {_error_itself(seen)}"


def _error_itself(seen: Raised) -> str:
    """An error with its message, where it has one; NumPy ends some with a space."""
    return ": ".join(filter(None, [seen.error, seen.message.strip()]))


def _check_returned(card: Card, case: Case, seen: Returned) -> Problem | None:
    if seen.kind == "NoneType":
        printed = " (it prints, but that is not returning)" if seen.printed else ""
        return Problem("returned", "returns None" + printed, nothing_returned=True)
    if seen.values is None or len(seen.values) != len(case.outputs):  # the number may be a forged one
        count = "" if seen.length is None else f" of {seen.length}"
        wanted = f"{len(case.outputs)} values ({', '.join(case.outputs)})"
        what = f"should return {wanted}"
        return Problem("returned", f"{what}, but returns {_with_article(seen.kind)}{count}", private=what)
    for name, value, kind in zip(case.outputs, seen.values, seen.kinds, strict=True):
        if value is None:
            return Problem("returned", f"returns None for {name}")
        if isinstance(value, Unreadable):
            what = f"should return numbers for {name}"
            return Problem("type", f"{what}, but returns {value.what}", private=what)
        if kind != "Tensor" and must_be_tensor(card, case, value):
            what = f"should return a tensor for {name}"
            return Problem("type", f"{what}, but returns {_with_article(kind)}", private=what)
    return None


# Words


def _with_article(kind: str) -> str:
    """The name of a type as it stands in a sentence: a list, an int, a ufunc."""
    return f"{'an' if kind.lower().startswith(('a', 'e', 'i', 'o', 'nd')) else 'a'} {kind}"


def _show(values: list[Value] | None) -> str:
    if not values:
        return "nothing"
    return ", ".join(
        "None" if value is None else value.what if isinstance(value, Unreadable) else show(value) for value in values
    )
