"""Data that a student hands in: programs of the course run on it, once it is known to be in their domain."""

from typing import Any

import numpy as np

from autograder.checking.comparisons import Comparison
from autograder.checking.comparisons.values import same_array
from autograder.checking.domain import Outside, arguments_of
from autograder.checking.programs import outcome, run
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned
from autograder.contract.trials import Catch, Measure
from autograder.contract.verdicts import Problem


def _problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """What the rows lack, or None."""
    assert case.trial is not None
    try:
        rows = _rows(case.trial, seen)
    except Outside as problem:
        return Problem("type", str(problem), private="holds something else than what was asked for")
    if isinstance(case.trial, Catch):
        return _caught(case.trial, rows)
    return _reached(case.trial, rows[0], 0.0 if case.public else case.trial.slack)


def _rows(trial: Catch | Measure, seen: Returned) -> list[list[Any]]:
    """The rows as arguments; ``Outside`` says what is wrong with them."""
    if seen.rows is None:
        raise Outside(f"should hold a list of cases, but holds a {seen.kind}")
    if not seen.rows:
        raise Outside("holds no case yet")
    if len(seen.rows) > trial.most:
        raise Outside(f"may hold {trial.most} cases, but holds {len(seen.rows)}")
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
            return Problem("value", f"nothing can be told from case {number}: right programs differ there")
        found = found or not _alike(right[0], outcome(trial.wrong, row))
    if found:
        return None
    where = "here" if len(rows) == 1 else "on all your cases"
    return Problem("value", f"not caught, because it gives the right answer {where}")


def _alike(one: list[np.ndarray] | str, other: list[np.ndarray] | str) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return len(one) == len(other) and all(
        a.shape == b.shape and same_array(a, b) for a, b in zip(one, other, strict=True)
    )


def _reached(measure: Measure, row: list[Any], slack: float) -> Problem | None:
    """Whether what the row gives reaches the bar."""
    measured = float(run(measure.program, row, **measure.data))
    good = measured <= measure.bar + slack if measure.at_most else measured >= measure.bar - slack  # nan is neither
    if good:
        return None
    return Problem(
        "value", measure.says.format(measured=measured, bar=measure.bar), private="It falls short of the bar"
    )


def _same(case: Case, seen: Returned, known: Returned | Facts) -> bool:
    """Whether the same rows were handed in."""
    if isinstance(known, Facts) or seen.rows is None or known.rows is None or len(seen.rows) != len(known.rows):
        return False
    return all(
        len(a) == len(b)
        and all(
            isinstance(one, np.ndarray) and isinstance(other, np.ndarray) and same_array(one, other)
            for one, other in zip(a, b)
        )
        for a, b in zip(seen.rows, known.rows)
    )


held = Comparison(_problem, _same)
