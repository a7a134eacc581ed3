"""Compare random splits: no two right answers need be alike, so what is compared is what every split must keep.

Works on plain data alone. Examples are found again by their rows, so the rows of ``X`` differ from each other.

How sure the looks at chance are: a right answer is blamed only if its validation set happens to be a particular
one, or one of ``n_samples`` blocks of neighbours. There are C(n_samples, n_validation) sets, and the cases that are
compared by ``order_problem`` have 40 examples or more with 12 or more on either side: at least 5.5e9 sets, so 40
blocks, 2 ends and an equal draw of another generator together are found by accident with less than 1e-8.
"""

import math
from dataclasses import dataclass

import numpy as np

from autograder.checking.comparisons import Comparison, arrays_of
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned
from autograder.contract.verdicts import Problem

NAMES = ("X_train", "y_train", "X_val", "y_val")
CHANCE = 1e-8  # how seldom a right answer may be blamed for the likeness of two sets; three likenesses are looked at
ENOUGH = 12  # examples on both sides: from here on what chance does shows nearly always


@dataclass(frozen=True)
class Kept:
    """What a split has kept of the data: how many rows are unknown, in a set twice or in both, and the labels."""

    unknown: int
    twice: int
    both: int
    labels: str

    @property
    def kind(self) -> tuple[bool, bool, bool, str]:
        """The same without numbers: what is wrong, however often."""
        return bool(self.unknown), bool(self.twice), bool(self.both), self.labels


@dataclass(frozen=True)
class Chance:
    """What three splits show of their chance.

    ``place``: where the validation set lies; ``again``: equal generators give the same; ``other``: so does another
    one, or nearly; ``nearly_end``: nearly all of it is one end; ``trained_in_order``: it was cut out in one piece, and
    what is left for training was not shuffled either.
    """

    place: str
    again: bool
    other: bool
    nearly_other: bool
    nearly_end: bool
    trained_in_order: bool


def split_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """What is wrong with one split: its sizes, its rows or its labels."""
    X, y, n_validation = _given(case)
    values = arrays_of(seen)
    sizes = [len(X) - n_validation, len(X) - n_validation, n_validation, n_validation]
    for name, value, size in zip(NAMES, values, sizes):
        wanted = (size, X.shape[1]) if name.startswith("X") else (size,)
        if name.startswith("y") and value.shape == (size, 1):
            remarks.append(f"{name} has shape {value.shape}; {wanted} was asked for. It counts.")
        elif value.shape != wanted:
            what = f"{name} should have shape {wanted}"
            both = f"{what}, not {value.shape}"
            return Problem("shape", both, private=what, got_shape=value.shape, expected_shape=wanted)
    found = _kept_of(X, y, values)
    what = ""
    if found.unknown:
        what = f"some rows that come back are no rows of X: {found.unknown}"
    elif found.twice:
        what = f"some examples are in the same set more than once: {found.twice}"
    elif found.both:
        what = f"some examples are in both sets: {found.both}"
    elif found.labels != "right":
        what = "some rows have the label of another row"
    return Problem("value", what) if what else None


def same_split(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    """Whether two splits are wrong in the same way. What chance can do in a small case doesn't count there."""
    X, y, n_validation = _given(case)
    first, second = (arrays_of(each) for each in (seen, outcome))
    if [value.shape for value in first] != [value.shape for value in second]:
        return False
    one, other = _kept_of(X, y, first), _kept_of(X, y, second)
    if min(n_validation, len(X) - n_validation) < ENOUGH:
        return bool(one.unknown) == bool(other.unknown)
    return one.kind == other.kind


def order_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether chance decides, and which: three splits, by equal generators and by another one."""
    X, _, _ = _given(case)
    found = _chance_of(X, seen)
    what = ""
    if found is None:
        what = "the rows that come back are no rows of X"
    elif found.place == "start" or found.place == "end":
        what = f"the validation set is the {found.place} of the data, whatever rng is"
    elif found.place == "block":
        what = "the validation set is a block of neighbours: their order was not shuffled"
    elif not found.again:
        what = "two equal generators give two different splits: the chance does not come from rng alone"
    elif found.other:
        what = "two different generators give the same split: the chance does not come from rng"
    elif found.nearly_other:
        what = "two different generators give nearly the same split: chance decides too little"
    elif found.nearly_end:
        what = "nearly all of the validation set is one end of the data: chance decides too little"
    return Problem("value", what) if what else None


def same_order(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    """Whether chance plays the same part in two answers."""
    X, _, _ = _given(case)
    return _chance_of(X, seen) == _chance_of(X, outcome)


def _given(case: Case) -> tuple[np.ndarray, np.ndarray, int]:
    X, y, n_validation = (case.call.inputs[name] for name in ("X", "y", "n_validation"))
    return X, y, n_validation


def _rows(X: np.ndarray, given: np.ndarray) -> list[int] | None:
    """The row number in ``X`` of every row, -1 where there is none like it; None for what is no table of its width."""
    if given.ndim != 2 or given.shape[1] != X.shape[1]:
        return None
    known = {tuple(row): number for number, row in enumerate(X.astype(float).tolist())}
    return [known.get(tuple(row), -1) for row in given.astype(float).tolist()]


def _kept_of(X: np.ndarray, y: np.ndarray, values: list[np.ndarray]) -> Kept:
    X_train, y_train, X_val, y_val = values
    training, validation = _rows(X, X_train), _rows(X, X_val)
    if training is None or validation is None:
        return Kept(unknown=1, twice=0, both=0, labels="unknown")
    sets = [row for row in training if row >= 0], [row for row in validation if row >= 0]
    return Kept(
        unknown=(training + validation).count(-1),
        twice=sum(len(rows) - len(set(rows)) for rows in sets),
        both=len(set(sets[0]) & set(sets[1])),
        labels=_labels(y, [(training, y_train.ravel()), (validation, y_val.ravel())]),
    )


def _labels(y: np.ndarray, sets: list[tuple[list[int], np.ndarray]]) -> str:
    """Whether labels stayed with their rows ("right"), were left in their order ("unmoved"), or neither."""
    if all(len(rows) == len(labels) and np.array_equal(y[rows], labels) for rows, labels in sets):
        return "right"
    whole = [np.concatenate([labels for _, labels in each]) for each in (sets, sets[::-1])]
    return "unmoved" if any(np.array_equal(y, labels) for labels in whole) else "wrong"


def _chance_of(X: np.ndarray, seen: Returned | Facts) -> Chance | None:
    """What three splits say about their chance; None where the rows can't be found."""
    values = arrays_of(seen)
    sets = []
    for calls in (values[:4], values[4:8], values[8:]):
        tables = [rows for rows in (_rows(X, value) for value in calls) if rows]  # in whatever order the four come
        if len(tables) != 2 or -1 in tables[0] + tables[1]:
            return None
        sets.append(tables)
    (training, validation), (_, again), (_, other) = sets
    first, second, count = set(validation), set(other), len(validation)
    ends = [set(range(count)), set(range(len(X) - count, len(X)))]
    place = _place(sorted(first), len(X))
    return Chance(
        place=place,
        again=first == set(again),
        other=first == second,
        nearly_other=place == "scattered" and _too_alike(first, second, len(X)),
        nearly_end=place == "scattered" and any(_too_alike(first, end, len(X)) for end in ends),
        trained_in_order=place != "scattered" and training == sorted(training),
    )


def _too_alike(first: set[int], second: set[int], n_samples: int) -> bool:
    """Whether two sets of rows have more in common than chance gives once in a hundred million times."""
    size = len(first)
    ways = [math.comb(size, both) * math.comb(n_samples - size, size - both) for both in range(size + 1)]
    return size == len(second) and sum(ways[len(first & second) :]) < CHANCE * math.comb(n_samples, size)


def _place(rows: list[int], n_samples: int) -> str:
    """Where a validation set lies if its rows are neighbours; the last row and the first are."""
    gaps = sum((row + 1) % n_samples not in rows for row in rows)
    if gaps != 1:
        return "scattered"
    return "start" if rows == list(range(len(rows))) else "end" if rows[0] == n_samples - len(rows) else "block"


split = Comparison(split_problem, same_split)
order = Comparison(order_problem, same_order)
