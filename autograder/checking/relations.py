"""How an answer's numbers are related to the right ones, where no known mistake is like it: said of any question.

A relation is one change: a sign, a factor, a transposition, a function that is missing or applied once too often. It is
said as behaviour, since why it is so can't be seen. It must hold in every case that was run, and two cases that fail
must show it, with different numbers. Where several values come back, each that is wrong has a relation of its own.

What a case may not show is not said either: a number that was read off is told only if a public case shows it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from autograder.checking.comparisons.values import same_array
from autograder.contract.cards import Card
from autograder.contract.observations import Observation, Raised, Returned

WITH_COLUMNS = "An axis too many: each row should give one number, not columns."
UNIT = "The numbers are divided by their norm."

Change = Callable[[np.ndarray], np.ndarray]
NUMBERS = "values.equal"  # the comparison of plain numbers: of what others look at nothing is said
EXACT = {"rtol": 1e-6, "atol": 1e-9}
ROUGH = {"rtol": 1e-4, "atol": 1e-6}
PLACES = range(7)  # decimal places to which numbers may have been rounded
MOST_SAID = 2  # sentences


@dataclass(frozen=True)
class Pair:
    """One value of one case: its name, what came back, what is right, and the arguments by their names."""

    name: str
    got: np.ndarray
    right: np.ndarray
    inputs: dict[str, Any]
    public: bool

    @property
    def is_right(self) -> bool:
        """Whether the numbers are those that were asked for."""
        return self.got.shape == self.right.shape and same_array(self.got, self.right)

    @property
    def turned(self) -> "Pair":
        """What is right in the place of what came back."""
        return replace(self, got=self.right, right=self.got)


Pairs = Sequence[Pair]
Relation = Callable[[Pairs], str | None]  # if it holds, a sentence about the numbers ``{of}`` some values, or ``{it}``


def related(card: Card, observations: Sequence[Observation | None]) -> str | None:
    """How an answer's numbers are related to the right ones, in a sentence or two; None where nothing is found.

    Parameters
    ----------
    card : Card
        The question.
    observations : sequence of Observation or None
        What was seen, one per case.
    """
    if _is_in_another_order(card, observations):
        return "By their shapes, the values come back in the wrong order."
    values = _values(card, observations)
    return _one_by_one(values) or _of_another_length(values)


def _one_by_one(values: dict[str, list[Pair]]) -> str | None:
    """What is said of each value that is wrong, if something can be said of all of them."""
    wrong = {name: pairs for name, pairs in values.items() if not all(pair.is_right for pair in pairs)}
    if not all(_is_shown_twice(pairs) for pairs in wrong.values()):
        return None
    said: dict[str, list[str]] = {}
    for name, pairs in wrong.items():
        sentence = next(filter(None, (relation(pairs) for relation in RELATIONS)), None)
        if sentence is None:
            return None
        said.setdefault(sentence, []).append(name)
    if not 0 < len(said) <= MOST_SAID:
        return None
    return " ".join(
        sentence.replace("{of}", f"of {' and '.join(names)} " if len(names) < len(values) else "").replace(
            "{it}", " and ".join(names)
        )
        for sentence, names in said.items()
    )


def _of_another_length(values: dict[str, list[Pair]]) -> str | None:
    """All values of a case together with a factor of their own in every case, as slopes divided by their norm."""
    if len({len(pairs) for pairs in values.values()}) > 1:
        return None
    several, ones = 0, []
    for pairs in zip(*values.values()):
        if all(pair.is_right for pair in pairs):
            continue
        if any(pair.got.shape != pair.right.shape for pair in pairs):
            return None
        got, right = (
            np.concatenate([each.ravel() for each in both]) for both in zip(*((p.got, p.right) for p in pairs))
        )
        size = np.linalg.norm(got)
        if not 0 < size < np.inf or not _equal(got * np.linalg.norm(right) / size, right):
            return None
        several += int(np.count_nonzero(right) > 1)
        ones.append(np.isclose(size, 1))
    if several < 2:
        return None
    return UNIT if all(ones) else "In each case the numbers are off by a factor of their own."


def _is_in_another_order(card: Card, observations: Sequence[Observation | None]) -> bool:
    """Whether two values have changed places in every case, which their numbers of axes show."""
    seen = [(case, each) for case, each in zip(card.cases, observations, strict=True) if each is not None]
    shown = set()
    for case, each in seen:
        if not isinstance(each, Returned) or not each.arrays or case.compare != NUMBERS or case.call.driver:
            return False
        got, right = [value.shape for value in each.arrays], [np.asarray(value).shape for value in case.expected or ()]
        if len(got) != 2 or got != right[::-1] or got[0] == got[1] or len(got[0]) == len(got[1]):
            return False
        shown.add(tuple(got))
    return len(shown) > 1


def _values(card: Card, observations: Sequence[Observation | None]) -> dict[str, list[Pair]]:
    """For each value by its name what came back in every case that was run; none where something else did."""
    found: dict[str, list[Pair]] = {}
    for case, seen in zip(card.cases, observations, strict=True):
        if seen is None or case.raises or case.within or case.compare != NUMBERS:
            continue
        if isinstance(seen, Raised) and case.call.careful:  # the care that is missing there is another mistake
            continue
        right = [each for each in case.expected or () if isinstance(each, np.ndarray)]
        if not isinstance(seen, Returned) or seen.arrays is None or len(seen.arrays) != len(right):
            return {}
        for name, one, other in zip(case.outputs, seen.arrays, right):
            pair = Pair(name, one.astype(float), other.astype(float), case.call.inputs, case.public)
            found.setdefault(name, []).append(pair)
    return found


def _is_shown_twice(pairs: Pairs) -> bool:
    """Whether two cases are wrong, and different numbers are right there."""
    wrong = [pair for pair in pairs if not pair.is_right and pair.got.size]
    return any(not same_array(wrong[0].right, other.right) for other in wrong[1:])


def _is_told(pairs: Pairs) -> bool:
    """Whether a public case shows it, so that numbers may be told."""
    return any(pair.public and not pair.is_right for pair in pairs)


def _equal(got: Any, wanted: Any) -> bool:
    got, wanted = np.asarray(got, dtype=float), np.asarray(wanted, dtype=float)
    if got.shape != wanted.shape:
        return False
    with np.errstate(all="ignore"):
        return bool(np.allclose(got, wanted, equal_nan=True, **EXACT))


def _holds(pairs: Pairs, change: Change) -> bool:
    """Whether the answers are what a change makes of the right ones."""
    with np.errstate(all="ignore"):
        return all(_equal(pair.got, change(pair.right)) for pair in pairs)


def _changed(change: Change, says: str) -> Relation:
    """The relation that the answers are what a change makes of the right ones."""
    return lambda pairs: says if _holds(pairs, change) else None


def _to_change(change: Change, says: str) -> Relation:
    """The relation that the right ones are what a change makes of the answers."""
    return lambda pairs: says if _holds([pair.turned for pair in pairs], change) else None


# Numbers that are read off


def _factor(pairs: Pairs, whose: str = "Every number {of}") -> str | None:
    factor = _common(pairs, lambda pair: pair.got[pair.right != 0] / pair.right[pair.right != 0])
    if not factor or not _holds(pairs, lambda right: factor * right):
        return None
    for base in (10, 2):
        if np.isclose(abs(factor), 1 / np.log(base)):
            return f"{whose}is as if logarithms to the base {base} were taken. The natural logarithm is asked for."
    if not _is_told(pairs):
        return f"{whose}is off by the same factor everywhere."
    words = {
        2.0: "exactly twice",
        0.5: "exactly half",
        3.0: "exactly three times",
        0.25: "exactly a quarter of",
        1 / 3: "a third of",
    }
    times = next((words[each] for each in words if np.isclose(factor, each)), f"{factor:.4g} times")
    return f"{whose}is {times} what is expected."


def _offset(pairs: Pairs) -> str | None:
    offset = _common(pairs, lambda pair: pair.got - pair.right)
    if not offset or not _holds(pairs, lambda right: right + offset):
        return None
    amount = f"{abs(offset):.4g}, in every case" if _is_told(pairs) else "the same amount"
    return f"Every number {{of}}is too {'large' if offset > 0 else 'small'} by {amount}."


def _common(pairs: Pairs, of: Callable[[Pair], np.ndarray]) -> float | None:
    """The number that is read off from the first case that is wrong."""
    with np.errstate(all="ignore"):
        for pair in pairs:
            if pair.got.shape != pair.right.shape:
                return None
            if not pair.is_right:
                numbers = of(pair).ravel()
                return float(numbers[0]) if numbers.size and np.isfinite(numbers[0]) else None
    return None


def _round(places: int, numbers: np.ndarray) -> np.ndarray:
    return np.asarray(np.round(numbers, places))


def _rounded(pairs: Pairs) -> str | None:
    for places in PLACES:
        if _holds(pairs, partial(_round, places)):
            to = f" to {places} decimal place{'s' if places > 1 else ''}" if places else ""
            return f"The numbers {{of}}are rounded{to}."
    return None


# Arguments


def _count(pairs: Pairs, whose: str = "Every number {of}") -> str | None:
    """A factor that is the size of an argument, such as the number of rows, and differs from case to case."""
    sizes = {words: [pair.inputs[name].shape[axis] for pair in pairs] for name, axis, words in _axes(pairs)}
    for words, these in sizes.items():
        if len({size for pair, size in zip(pairs, these) if not pair.is_right}) < 2:
            continue
        if all(_equal(pair.got, pair.right * size) for pair, size in zip(pairs, these)):
            return f"{whose}is too large by a factor: {words}. Is a sum taken where a mean is asked for?"
        if all(_equal(pair.got * size, pair.right) for pair, size in zip(pairs, these)):
            return f"{whose}is too small by a factor: {words}. Is there one division too many?"
        for other, those in sizes.items():
            if all(_equal(pair.got * size, pair.right * right) for pair, size, right in zip(pairs, these, those)):
                return f"{whose}is as if {words} had divided it, in place of {other}."
    return None


def _axes(pairs: Pairs) -> Iterator[tuple[str, int, str]]:
    """The axes of the arguments, with what their sizes are in words."""
    words = {1: ["the length of {}"], 2: ["the number of rows of {}", "the number of columns of {}"]}
    for name, value in pairs[0].inputs.items():
        if all(isinstance(each, np.ndarray) and each.ndim == np.ndim(value) for each in _argument(pairs, name)):
            for axis, each in enumerate(words.get(np.ndim(value), [])):
                yield name, axis, each.format(name)


def _argument(pairs: Pairs, name: str) -> list[Any]:
    return [pair.inputs.get(name) for pair in pairs]


Operation = Callable[[Any, Any], Any]  # of what is right and of an argument
PRODUCTS: tuple[tuple[Operation, str], ...] = (
    (lambda right, x: right * x, "is {x} times what is expected."),
    (lambda right, x: right / x, "is what is expected divided by {x}."),
    (lambda right, x: right * (1 - x), "is 1 - {x} times what is expected."),
    (lambda right, x: right / (1 - x), "is what is expected divided by 1 - {x}."),
    (lambda right, x: right * x / (1 - x), "is as if {x} and 1 - {x} had changed places."),
    (lambda right, x: right * (1 - x) / x, "is as if {x} and 1 - {x} had changed places."),
)
SUMS: tuple[tuple[Operation, str], ...] = (
    (lambda right, x: right + x, "is too large by {x}."),
    (lambda right, x: right - x, "is too small by {x}: is that left out?"),
    (lambda right, x: right + 2 * x, "is too large by twice {x}: that has the wrong sign."),
    (lambda right, x: right - 2 * x, "is too small by twice {x}: that has the wrong sign."),
    (lambda right, x: x + 0 * right, "is {x}, unchanged."),
)


def _by_argument(
    pairs: Pairs, whose: str = "Every number {of}", operations: Sequence[tuple[Operation, str]] = ()
) -> str | None:
    """An argument that is missing, or there once too often."""
    for name in pairs[0].inputs:
        values = _numbers_of(pairs, name)
        if values is None or all(_equal(values[0], other) for other in values[1:]):
            continue
        with np.errstate(all="ignore"):
            for operation, words in operations or (*SUMS, *PRODUCTS):
                if all(_equal(pair.got, operation(pair.right, value)) for value, pair in zip(values, pairs)):
                    return whose + words.format(x=_name_in(pairs, name))
    return None


def _name_in(pairs: Pairs, argument: str) -> str:
    """How an argument is named in a sentence: where the value has its name, together with others that are like it."""
    return "{it}" if argument == pairs[0].name else argument


def _numbers_of(pairs: Pairs, name: str) -> list[np.ndarray] | None:
    """An argument in every case, if it is a number, or an array like the right answer."""
    found = []
    for pair in pairs:
        value = pair.inputs.get(name)
        if not isinstance(value, (int, float, np.ndarray)):
            return None
        array = np.asarray(value, dtype=float)
        if array.shape not in ((), pair.right.shape):
            return None
        found.append(array)
    return found


def _step(pairs: Pairs) -> str | None:
    """A step from an argument: it goes the other way, or is as many times too large everywhere."""
    for name in pairs[0].inputs:
        starts = _numbers_of(pairs, name)
        if starts is None or not all(
            start.shape == pair.right.shape == pair.got.shape for start, pair in zip(starts, pairs)
        ):
            continue
        steps = [replace(pair, got=pair.got - start, right=pair.right - start) for start, pair in zip(starts, pairs)]
        whose = f"The step from {_name_in(pairs, name)} "
        if _holds(steps, np.negative):
            return f"{whose}goes the opposite way."
        said = _by_argument(steps, whose, PRODUCTS) or _count(steps, whose) or _factor(steps, whose)
        if said:
            return said.replace("what is expected", "the expected one")
    return None


# Functions


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-z)))


def _softmax(z: np.ndarray) -> np.ndarray:
    if z.ndim == 0 or z.shape[-1] == 0:
        return np.full(z.shape, np.nan)
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


FUNCTIONS: dict[str, Change] = {
    **{"the sigmoid": _sigmoid, "the softmax": _softmax, "tanh": np.tanh, "exp": np.exp, "the logarithm": np.log},
    **{"the square root": np.sqrt, "a square": np.square, "ReLU": lambda z: np.maximum(z, 0)},
    **{"1 minus it": lambda z: 1 - z, "1 / it": lambda z: 1 / z},
}
STEPS: dict[str, Change] = {"from 0 on": lambda z: z >= 0, "from one half on": lambda z: z >= 0.5}


def _function(pairs: Pairs) -> str | None:
    for name, function in FUNCTIONS.items():
        if _holds([pair.turned for pair in pairs], function):
            return f"The numbers {{of}}would be right with one more step at the end: {name}."
    for name, function in FUNCTIONS.items():
        if _holds(pairs, function):
            return f"The numbers {{of}}have gone through one step too many at the end: {name}."
    for name, function in STEPS.items():
        if _holds([pair.turned for pair in pairs], function):
            return f"The numbers {{of}}are no classes yet: a class is 1 {name}, and 0 below."
    return None


# Where


def _nan(pairs: Pairs) -> str | None:
    """Right numbers, and nan in place of some or of all."""
    lost = [np.isnan(pair.got) & ~np.isnan(pair.right) for pair in pairs if pair.got.shape == pair.right.shape]
    if len(lost) < len(pairs) or not any(each.any() for each in lost):
        return None
    if all(_equal(pair.got[~each], pair.right[~each]) for pair, each in zip(pairs, lost)):
        all_of_them = all(each.all() for each in lost)
        says = "All numbers {of}are nan." if all_of_them else "Some of the numbers {of}are nan, and the others right."
        return (
            f"{says} nan comes from 0 / 0, 0 times infinity, infinity minus infinity, or the log of a negative number."
        )
    return None


def _places(pairs: Pairs) -> str | None:
    """Wrong numbers in places that have something in common."""
    if any(pair.got.shape != pair.right.shape for pair in pairs):
        return None
    wrong = [~np.isclose(pair.got, pair.right, equal_nan=True, **ROUGH) for pair in pairs]
    for name in pairs[0].inputs:
        values = _numbers_of(pairs, name)
        if values is None or any(
            not value.ndim or value.shape != pair.right.shape for value, pair in zip(values, pairs)
        ):
            continue
        for words, chosen in (
            ("exactly 0", [each == 0 for each in values]),
            ("negative", [each < 0 for each in values]),
            ("positive", [each > 0 for each in values]),
        ):
            if _are_just(wrong, chosen):
                there = np.concatenate([pair.got[each] for pair, each in zip(pairs, wrong)])
                alike = (
                    ": they are all the same there" if there.size > 2 and _equal(there, there[:1] + 0 * there) else ""
                )
                return f"The numbers {{of}}are wrong where {name} is {words}, and right everywhere else{alike}."
    tables = all(pair.right.ndim == 2 and min(pair.right.shape) > 1 for pair in pairs)
    for words, part in PARTS_OF_A_TABLE.items() if tables else ():
        if _are_just(wrong, [_mask(each.shape, part) for each in wrong]):
            return f"Only the {words} of the table {{of}}is wrong."
    return None


PARTS_OF_A_TABLE: dict[str, Any] = {
    **{"last row": np.s_[-1:], "first row": np.s_[:1], "last column": np.s_[:, -1:], "first column": np.s_[:, :1]}
}


def _mask(shape: tuple[int, ...], part: Any) -> np.ndarray:
    mask = np.zeros(shape, dtype=bool)
    mask[part] = True
    return mask


def _are_just(wrong: Sequence[np.ndarray], chosen: Sequence[np.ndarray]) -> bool:
    """Whether nothing else is wrong, most of it is, and there is something else."""
    inside = all((each <= these).all() for each, these in zip(wrong, chosen))
    return inside and any((~these).any() for these in chosen) and 2 * sum(map(np.sum, wrong)) > sum(map(np.sum, chosen))


def _sums(pairs: Pairs) -> str | None:
    """Rows that should have the sum 1, where the columns have it, or all of the table."""
    if not all(pair.right.ndim == 2 and pair.got.shape == pair.right.shape for pair in pairs):
        return None
    if not all(_equal(pair.right.sum(axis=1), np.ones(len(pair.right))) for pair in pairs):
        return None
    if all(_equal(np.nan_to_num(pair.got.sum(axis=0), nan=1.0), np.ones(pair.got.shape[1])) for pair in pairs):
        return "Each column {of}adds up to 1, where each row should: look at the axis."
    if all(_equal(pair.got.sum(), 1.0) for pair in pairs):
        return "The whole table {of}adds up to 1, where each row should: look at the axis."
    return None


# Shapes


def _along(of: Callable[..., Any], axis: int) -> Change:
    return lambda z: np.asarray(of(z, axis=axis)) if z.ndim == 2 else np.full(1, np.nan)


REDUCTIONS: dict[str, Change] = {
    **{"their sum": np.sum, "their mean": np.mean, "the largest of them": np.max},
    **{"the sum of each row": _along(np.sum, 1), "the sum of each column": _along(np.sum, 0)},
    **{"the mean of each row": _along(np.mean, 1), "the mean of each column": _along(np.mean, 0)},
    "the place of the largest in each row": _along(np.argmax, 1),
}


def _reduced(pairs: Pairs) -> str | None:
    """Single numbers in place of their sum or mean, or the other way round."""
    if any(pair.got.size == 0 or pair.right.size == 0 for pair in pairs):
        return None
    more, fewer = (
        all(pair.got.ndim > pair.right.ndim for pair in pairs),
        all(pair.got.ndim < pair.right.ndim for pair in pairs),
    )
    for words, change in REDUCTIONS.items() if more or fewer else ():
        if more and _holds([pair.turned for pair in pairs], change):
            return f"The numbers {{of}}are too many: {words} is asked for."
        if fewer and _holds(pairs, change):
            return f"In place of the numbers {{of}}that are asked for there is {words}."
    return None


def _several(pairs: Pairs) -> str | None:
    """Several things together, one of which was asked for."""
    if not all(pair.got.ndim == pair.right.ndim + 1 and len(pair.got) > 1 for pair in pairs):
        return None
    for place, words in ((0, "first"), (-1, "last")):
        if all(_equal(pair.got[place], pair.right) for pair in pairs):
            return f"Several things {{of}}come back together, and only the {words} is asked for: values and indices?"
    return None


def _columns(pairs: Pairs) -> str | None:
    """Several numbers in place of every single one."""
    if any(pair.got.shape[:-1] != pair.right.shape or pair.got.ndim == pair.right.ndim for pair in pairs):
        return None
    if all(pair.got.shape[-1] == len(pair.got) for pair in pairs):  # a table of all pairs is told as such
        return None
    return WITH_COLUMNS


def _picked(pairs: Pairs) -> str | None:
    """As many numbers as an argument has of one sign."""
    if not all(pair.got.ndim == 1 and pair.got.size < pair.right.size for pair in pairs):
        return None
    for name in pairs[0].inputs:
        values = _numbers_of(pairs, name)
        if values is None:
            continue
        for words, sign in (("negative", -1), ("positive", 1)):
            if all(pair.got.size == (np.sign(value) == sign).sum() for value, pair in zip(values, pairs)):
                return f"The numbers {{of}}are those of the {words} entries of {name} alone: the others are missing."
    return None


def _length(pairs: Pairs) -> str | None:
    """The right numbers with one more, or one less, at an end."""
    if not all(pair.got.ndim == pair.right.ndim >= 1 for pair in pairs):
        return None
    for words, part in (("first", np.s_[1:]), ("last", np.s_[:-1])):
        if all(_equal(pair.got[part], pair.right) for pair in pairs):
            return f"One number {{of}}is too many: the {words} isn't asked for."
        if all(_equal(pair.got, pair.right[part]) for pair in pairs):
            return f"One number {{of}}is missing: the {words}."
    return None


def _shape(pairs: Pairs) -> str | None:
    """The shape of an argument in place of the right one, or an axis that is as long as another one."""
    wrong = [pair for pair in pairs if pair.got.shape != pair.right.shape]
    if len({pair.got.shape for pair in wrong}) < 2:
        return None
    for name in pairs[0].inputs:
        values = _argument(pairs, name)
        if all(isinstance(value, np.ndarray) and value.shape == pair.got.shape for value, pair in zip(values, pairs)):
            return f"What comes back {{of}}has the shape of {name}, and another one is asked for."
    if any(pair.got.ndim != pair.right.ndim for pair in pairs):
        return None
    for axis in range(pairs[0].got.ndim):
        apart = [pair for pair in pairs if pair.got.shape[axis] != pair.right.shape[axis]]
        for name, other, words in _axes(pairs):
            if apart and all(pair.got.shape[axis] == pair.inputs[name].shape[other] for pair in pairs):
                return f"Axis {axis} of what comes back {{of}}is as long as {words}: it should have another length."
    return None


def _along_first(change: Change) -> Change:
    return lambda z: change(z) if z.ndim else z


RELATIONS: tuple[Relation, ...] = (
    _changed(np.negative, "Every number {of}has the opposite sign."),
    _step,
    _by_argument,
    _count,
    _factor,
    _offset,
    _changed(np.abs, "The signs {of}are lost: no number is negative."),
    _rounded,
    _function,
    _changed(_along_first(lambda z: z[::-1]), "The numbers {of}are right, but in the reverse order."),
    _changed(_along_first(lambda z: np.roll(z, 1, axis=0)), "Each number {of}stands one place too late."),
    _changed(_along_first(lambda z: np.roll(z, -1, axis=0)), "Each number {of}stands one place too early."),
    _sums,
    _nan,
    _places,
    _changed(np.transpose, "The table {of}is transposed: its rows and columns have changed places."),
    _several,
    _reduced,
    _picked,
    _length,
    _shape,
    _columns,
)
