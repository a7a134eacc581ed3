"""Compare labels that were made wrong at random: not the random numbers, but what must hold of any of them.

The driver ``capstone.repeated_labels`` returns many draws, one a row; the last one is the first again. The bounds of
everything that chance decides are such that right answers fail less than once in ten million times: see ``FAR``.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.checking.comparisons import Comparison, arrays_of
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned
from autograder.contract.verdicts import Problem

CALLS = 41  # of the driver: 40 with one generator, and the first again
DEPENDENCE = 0.3  # the correlation of neighbours, 0 where each is drawn on its own; in 1500 pairs 12 deviations
SPREAD = 3  # how often a row is made wrong varies this much more than by chance: chi-square of 39 and more, 1e-10
FAR = 6.5  # standard deviations: a normal deviate is further off once in 10**10 times, and few bounds are tested


def labels_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """The first thing that is wrong with the draws, or None."""
    given = case.call.inputs
    y, share, n_classes = np.asarray(given["y"]), given["share"], given["n_classes"]
    draws = arrays_of(seen)[0]
    if draws.shape != (CALLS, *y.shape):
        what = f"y should have shape {y.shape}"
        return Problem("shape", f"{what}, not {draws.shape[1:]}", private=what)
    draws, again = draws[:-1].astype(float), draws[-1].astype(float)
    if not np.isin(draws, np.arange(n_classes)).all():
        return Problem("value", f"y contains something else than the classes 0 to {n_classes - 1}")
    wrong, wanted = (draws != y).sum(axis=1), round(share * y.size)
    if (wrong != wanted).any():
        first = int(wrong[wrong != wanted][0])
        verb = "is" if first == 1 else "are"
        return Problem("value", f"of {y.size} labels {first} {verb} wrong, and {wanted} should be")
    for what, found in _doubts(draws, y, n_classes):
        if found:
            return Problem("value", what)
    if (again != draws[0]).any():
        return Problem("value", "two generators in the same state give two different y: rng should decide")
    return None


def same_labels(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    """Whether the draws of two answers have the same properties."""
    return bool(_signature(case, seen) == _signature(case, outcome))


def _doubts(draws: np.ndarray, y: np.ndarray, n_classes: int) -> Iterator[tuple[str, bool]]:
    """What would be far from chance: a sentence, and whether it is so."""
    changed = draws != y
    shifts = ((draws - y) % n_classes)[changed]
    if shifts.size == 0 or changed.all():
        return
    yield "every call makes the same labels wrong", (changed == changed[0]).all()
    counts = np.bincount(shifts.astype(int), minlength=n_classes)[1:]
    yield "the new labels are not drawn evenly from the other classes", _uneven(counts, shifts.size / counts.size)
    new = np.bincount(draws[changed].clip(0, n_classes - 1).astype(int), minlength=n_classes)
    chances = changed.sum(axis=0) @ (y[:, np.newaxis] != np.arange(n_classes)) / (n_classes - 1)
    yield "some classes come as a new label more often than others", _uneven(new, chances)
    if n_classes > 2:  # where 1 is the only step, it is always the same
        alike = [np.unique(step[row]).size == 1 for step, row in zip((draws - y) % n_classes, changed)]
        yield "in each call all labels are moved by the same number of classes", all(alike)
    off = changed - changed.mean()
    yield "wrong labels stand side by side", (off[:, 1:] * off[:, :-1]).mean() > DEPENDENCE * off.var()
    spread = changed.sum(axis=0).var() / (len(draws) * changed.mean() * (1 - changed.mean()))
    yield "some rows are made wrong more often than others", spread > SPREAD


def _uneven(counts: np.ndarray, expected: np.ndarray | float) -> bool:
    """Whether a count is far from what is expected; its variance is at most the expected count."""
    return bool((np.abs(counts - expected) > FAR * np.sqrt(expected) + 1).any())


def _signature(case: Case, seen: Returned | Facts) -> Any:
    given = case.call.inputs
    y, draws = np.asarray(given["y"]), arrays_of(seen)[0].astype(float)
    if draws.shape != (CALLS, *y.shape):
        return draws.shape
    n_classes, wanted = given["n_classes"], round(given["share"] * y.size)
    again, draws = bool((draws[-1] == draws[0]).all()), draws[:-1]
    known = bool(np.isin(draws, np.arange(n_classes)).all())
    wrong = (draws != y).sum(axis=1)
    exact = "all" if (wrong == wanted).all() else "none" if (wrong == 0).all() else "other"
    rest = "complement" if (wrong == y.size - wanted).all() else "fewer" if (wrong <= wanted).all() else "more"
    if rest == "more":  # where the number is a matter of chance, its mean is near what is wanted, or isn't
        rest = "about" if abs(wrong.mean() - wanted) <= FAR * (wanted / len(wrong)) ** 0.5 else "more"
    drawn = _how_too_few(wrong.mean() / wanted, wanted, y.size, n_classes) if rest == "fewer" else None
    few = len(np.unique((draws - y)[draws != y])) <= 2  # a single step, seen with and without its wrap
    return known, again, exact, rest, few, drawn, tuple(bool(found) for _, found in _doubts(draws, y, n_classes))


def _how_too_few(ratio: float, wanted: int, n_samples: int, n_classes: int) -> str | None:
    """Whether old labels were drawn again or rows twice, where the two can be told apart."""
    same_class = 1 - 1 / n_classes
    rows_twice = n_samples * (1 - (1 - 1 / n_samples) ** wanted) / wanted
    if abs(same_class - rows_twice) < 0.15:
        return None
    return "same class" if abs(ratio - same_class) < abs(ratio - rows_twice) else "rows twice"


labels = Comparison(labels_problem, same_labels)
