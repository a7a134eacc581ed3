"""Data that a student hands in: programs of the course run on it, once it is known to be in their domain."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checking.comparisons import Comparison
from autograder.checking.comparisons.values import same_array
from autograder.checking.domain import Outside, arguments_of, listed
from autograder.checking.predictions import digest_of
from autograder.checking.programs import outcome, run
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned, Unreadable, Value
from autograder.contract.trials import Catch, Field, Measure
from autograder.contract.verdicts import Hint, Problem

OUT_OF_RANGE = Hint("A number lies outside of the range that is allowed, so nothing was tried out.")
HOW = "What does it give for your numbers, and what is right there?"
LONGEST = 1000  # numbers of one value that are compared with those of a known wrong answer; no domain has as many


def _problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """What the rows lack, or None."""
    assert case.trial is not None
    try:
        rows = _rows(case.trial, seen)
        if isinstance(case.trial, Catch):
            return _caught(case.trial, rows)
        return _reached(case.trial, rows[0], 0.0 if case.public else case.trial.slack)
    except Outside as problem:
        return Problem("type", str(problem), private="holds something else than what was asked for")


def _rows(trial: Catch | Measure, seen: Returned) -> list[list[Any]]:
    """The rows as arguments; ``Outside`` says what is wrong with them."""
    if seen.rows is None and trial.most == 1:
        raise Outside("holds something that can't be looked at")
    if seen.rows is None:
        raise Outside(f"should hold a list of cases, but holds something of type {seen.kind}")
    if not seen.rows:
        raise Outside("holds no case yet")
    count = max(len(seen.rows), seen.length or 0)
    if count > trial.most:
        raise Outside(f"may hold {trial.most} {'case' if trial.most == 1 else 'cases'}, but holds {count:,}")
    made = []
    for number, row in enumerate(seen.rows, start=1):
        try:
            made.append(arguments_of(row, trial.fields))
        except Outside as problem:
            which = f"in case {number} " if trial.most > 1 else ""
            raise Outside(f"can't be used: {which}{problem}") from None
    return made


def _caught(trial: Catch, rows: list[list[Any]]) -> Problem | None:
    """Whether the wrong program differs from the right ones on some row, and the right ones on none."""
    found = False
    for number, row in enumerate(rows, start=1):
        right = [outcome(program, row) for program in trial.right]
        if not all(_alike(right[0], other) for other in right):
            where = f"case {number}" if trial.most > 1 else "it"
            raise Outside(f"can't be used: two right programs give different answers to {where}")
        found = found or not _alike(right[0], outcome(trial.wrong, row))
    if found:
        return None
    where = "here" if len(rows) == 1 else "to all your cases"
    return Problem("value", f"not caught, because it gives the right answer {where}")


def _alike(one: list[np.ndarray] | str, other: list[np.ndarray] | str) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return len(one) == len(other) and all(
        a.shape == b.shape and same_array(a, b) for a, b in zip(one, other, strict=True)
    )


def _reached(measure: Measure, row: list[Any], slack: float) -> Problem | None:
    """Whether what the row gives reaches the bar."""
    try:
        measured = float(run(measure.program, row, **measure.data))
    except Exception:  # a domain may hold rows that a measure has no answer to; what it says is the course's own
        raise Outside("can't be used: with these numbers there is nothing to measure") from None
    good = measured <= measure.bar + slack if measure.at_most else measured >= measure.bar - slack  # nan is neither
    if good:
        return None
    return Problem(
        "value", measure.says.format(measured=measured, bar=measure.bar), private="The result falls short of the bar"
    )


def _same(case: Case, seen: Returned, known: Returned | Facts) -> bool:
    """Whether the same rows were handed in."""
    if isinstance(known, Facts):
        return _digest(case, seen).startswith(str(known.facts["digest"]))  # a notebook has the beginning
    return _text(seen) == _text(known)


def _keep(case: Case, outcome: Returned) -> Facts:
    """A poor row may catch some programs, so a notebook doesn't hold it."""
    return Facts({"digest": _digest(case, outcome)})


def _digest(case: Case, seen: Returned) -> str:
    return digest_of(case.outputs[0], _text(seen))


def _text(seen: Returned) -> str:
    if seen.rows is None:
        return seen.kind
    return "\n".join("; ".join(map(_one, row)) for row in seen.rows)


def _one(value: Value) -> str:
    if value is None or isinstance(value, Unreadable):
        return str(value)
    numbers = value.ravel()[:LONGEST].astype(float) + 0.0  # -0.0 is 0.0
    return f"{value.shape} " + " ".join(f"{number:.9g}" for number in numbers)


# Hints


def _tell(failing: Sequence[tuple[str, Case]], seen: Returned) -> Hint | None:
    """What is the matter with rows, where they are no known ones."""
    trial = failing[0][1].trial
    assert trial is not None
    if size := _of_sizes(trial, seen):
        return size
    try:
        rows = _rows(trial, seen)
        if isinstance(trial, Measure):
            found = run(trial.tells, rows[0], **trial.data) if trial.tells else None
            return Hint(*found) if found else None
        if any(_caught(each.trial, rows) is None for _, each in failing if isinstance(each.trial, Catch)):
            return None
    except Outside as problem:
        share = str(problem).endswith(" between 0 and 1")
        told = replace(OUT_OF_RANGE, way_out="Is it in percent?") if share else OUT_OF_RANGE
        return told if " should lie between " in str(problem) else None
    except Exception:  # as for the measure itself
        return None
    title, case = failing[0]
    where = case.trial.only_where if isinstance(case.trial, Catch) else ""
    return Hint(
        f"Your numbers don't give away {title}" + (f": it goes wrong only where {where}." if where else "."), HOW
    )


def _of_sizes(trial: Catch | Measure, seen: Returned) -> Hint | None:
    """The hint for a row with more or fewer values, or numbers in one of them, than are asked for."""
    if trial.most > 1 or not seen.rows:
        return None
    row, fields = seen.rows[0], trial.fields
    if len(row) != len(fields) > 1:
        names = listed([field.name for field in fields])
        came = "One value is" if len(row) == 1 else f"{len(row)} values are"
        return Hint(
            f"{came} there, where {len(fields)} are asked for: {names}.",
            "Give one value for each name. A value may be a list of its own.",
        )
    for field, value in zip(fields, row):
        shape = value.shape if isinstance(value, np.ndarray) else ()
        if len(shape) == len(field.shape) == 1 and field.shape[0].isdigit() and shape[0] != int(field.shape[0]):
            missing = int(field.shape[0]) - shape[0]
            which = f"{abs(missing)} {'is' if abs(missing) == 1 else 'are'} {'missing' if missing > 0 else 'too many'}"
            return Hint(f"{field.name} should hold {field.shape[0]} numbers and holds {shape[0]}: {which}.")
        if len(shape) == len(field.shape) == 2 and not _may_have(field, shape) and _may_have(field, shape[::-1]):
            return Hint(
                f"{field.name} is transposed: its shape is {shape}, where {_shape(field)} is asked for.",
                "What is a row there, and what a column?",
            )
        named = [size for size, wanted in zip(shape, field.shape) if not wanted.isdigit()]
        if len(shape) == len(field.shape) and named and max(named) > field.largest:
            return Hint(f"{field.name} is too large: {max(named)} are too many, and {field.largest} are allowed.")
        if isinstance(value, np.ndarray) and len(shape) != len(field.shape) > 0:
            return Hint(
                f"{field.name} has the shape {shape}, where {_shape(field)} is asked for.",
                "A single number stands alone, a row of numbers is a list, and a table is a list of such rows.",
            )
        if len(shape) == len(field.shape) == 2 and not _may_have(field, shape):
            return Hint(
                f"{field.name} has the shape {shape}, where {_shape(field)} is asked for, so nothing was tried out.",
                "How many rows and columns may there be?",
            )
    return None


def _shape(field: Field) -> str:
    return f"({field.shape[0]},)" if len(field.shape) == 1 else f"({', '.join(field.shape)})"


def _may_have(field: Field, shape: tuple[int, ...]) -> bool:
    """Whether a field may have a shape, as far as its fixed sizes and its bounds tell."""
    return all(
        size == int(wanted) if wanted.isdigit() else field.smallest <= size <= field.largest
        for size, wanted in zip(shape, field.shape)
    )


held = Comparison(_problem, _same, _keep, _tell)
