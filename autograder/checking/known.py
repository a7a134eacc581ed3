"""Which known mistake an answer has: the one that explains all that was seen, or most, or one beside another fault.

In this order, so that what is said is never more than what was seen:

- the first known mistake that gives exactly what the answer gave on every case;
- nothing but the shape, where the numbers are right, one by one;
- one that does, but for a constant that stands in it, which is read off from a public case;
- one that does once the answer is put into the form that was asked for: values in their order, a table the right way
  round, the caller's data left alone. Then there are two things to say;
- one to which something was done at the end that can't be undone, such as rounding: two things again;
- for each value that comes back a known mistake of that value alone, or for one of them;
- the one that explains the most failing cases, if no other explains as many: it is said with less certainty.

What is said together are two mistakes at most, so a known pair is never one of them.

Only the first may rest on a single case. What the others say is shown by two failing cases at least, which differ in
their numbers, and contradicted by no case that passes.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import permutations

import numpy as np

from autograder.checking import comparisons
from autograder.checking.comparisons.values import same_array
from autograder.checking.relations import WITH_COLUMNS
from autograder.contract.cards import BEGINNING, Card, Case, Mistake
from autograder.contract.observations import Facts, Observation, Raised, Returned, Value

Observations = Sequence[Observation | None]
Outcome = Observation | Facts
LIKELY = "Most of what fails looks like this:"
SOMETIMES = "Some of what fails looks like this:"
RIGHT = re.compile(r"^[^.,:]* (?:is|are) right(?:\. |, but )(\w)")  # what a hint says first of what is not wrong
PAIR = re.compile(r"(Two|Several) things\.")  # how the hint begins that tells several mistakes
NUMBERS = "values.equal"  # the comparison of plain numbers: of others no parts can be taken
CHANGED = "The arguments are changed in place, and the caller still needs them."
ANOTHER_SHAPE = (
    "The numbers are right, but not their shape: an axis is missing, or there is one too many.",
    "Which step takes it away or adds it?",
)
ORDER = "The values come back in the wrong order."
TRANSPOSED = "The table comes back with rows and columns exchanged."


@dataclass(frozen=True)
class Named:
    """A mistake by its name, and what its student is told."""

    mistake: str
    hint: str
    way_out: str | None


def name_of(card: Card, observations: Observations, known: Sequence[Mistake], passed: Sequence[bool]) -> Named | None:
    """The known mistake of an answer, or None.

    Parameters
    ----------
    card : Card
        The question.
    observations : sequence of Observation or None
        What was seen, one per case.
    known : sequence of Mistake
        The mistakes that may be named, the most particular first.
    passed : sequence of bool
        Which cases have no fault.
    """
    seen = _Seen(card, observations, passed)
    exact = next((each for each in known if seen.is_explained_by(each)), None)
    if exact:
        return _plainly(exact)
    if shape := _in_another_shape(seen):
        return shape
    if not seen.is_shown_twice(seen.failing):
        return None
    single = [each for each in known if not PAIR.match(each.hint)]
    return (
        next(filter(None, (_with_constant(seen, each) for each in known if each.constant is not None)), None)
        or next(_in_other_forms(seen, single), None)
        or next(_with_an_end(seen, single), None)
        or _value_by_value(seen, single)
        or _most_likely(seen, known)
    )


def _plainly(known: Mistake) -> Named:
    return Named(known.name, known.hint, known.way_out)


@dataclass(frozen=True)
class _Seen:
    """What was seen of an answer."""

    card: Card
    observations: Observations
    passed: Sequence[bool]

    @property
    def failing(self) -> list[int]:
        """The cases that fail, of those that were run."""
        return [
            at for at, (seen, good) in enumerate(zip(self.observations, self.passed)) if seen is not None and not good
        ]

    def agrees(self, at: int, known: Mistake) -> bool:
        """Whether a known mistake gives on a case what was seen."""
        case, seen, outcome = self.card.cases[at], self.observations[at], known.outcomes[at]
        return seen is None or is_same(case, seen, outcome) and _as_plain(self.card, case, seen, outcome)

    def is_explained_by(self, known: Mistake) -> bool:
        """Whether a known mistake gives exactly what was seen, on every case that was run."""
        return all(self.agrees(at, known) for at in range(len(self.observations)))

    def is_shown_twice(self, places: Sequence[int]) -> bool:
        """Whether two of these cases at least gave numbers, and not the same ones."""
        found: list[list[np.ndarray]] = []
        for at in places:
            arrays = arrays_in(self.observations[at])
            if arrays is None:
                continue
            if any(not _are_same(arrays, earlier) for earlier in found):
                return True
            found.append(arrays)
        return False


def arrays_in(seen: Outcome | None) -> list[np.ndarray] | None:
    """The numbers of an answer, if all of it are numbers."""
    return seen.arrays if isinstance(seen, Returned) else None


def _are_same(some: Sequence[np.ndarray], others: Sequence[np.ndarray]) -> bool:
    return len(some) == len(others) and all(same_array(a, b) for a, b in zip(some, others))


# Another shape


def _in_another_shape(seen: _Seen) -> Named | None:
    """That wherever it fails the numbers are right, one by one, with more axes than asked for, or fewer."""
    for at in seen.failing:
        case, arrays = seen.card.cases[at], arrays_in(seen.observations[at]) or []
        pairs = [(got, np.asarray(right)) for got, right in zip(arrays, case.expected or ())]
        if case.compare != NUMBERS or not arrays or all(got.ndim == right.ndim for got, right in pairs):
            return None
        if not all(got.size == right.size and same_array(got.ravel(), right.ravel()) for got, right in pairs):
            return None
    return Named("another_shape", *ANOTHER_SHAPE) if seen.failing else None


# A constant of its own


def _with_constant(seen: _Seen, known: Mistake) -> Named | None:
    """The mistake with the constant that a student has in the place of its own, read off from a public case.

    It stands where an argument belongs, and what comes back grows evenly with it.
    """
    own = known.constant or 0.0
    for argument in seen.card.cases[0].call.inputs:
        constant = _constant(seen, known, own, argument)
        if constant is not None:
            return Named(known.name, known.hint.replace(f"{own:g}", f"{constant:.4g}"), known.way_out)
    return None


def _constant(seen: _Seen, known: Mistake, own: float, argument: str) -> float | None:
    """The number that stands in place of an argument in every case, if it is one."""
    found: list[tuple[bool, float]] = []
    for case, got, outcome in zip(seen.card.cases, seen.observations, known.outcomes):
        if got is None:
            continue
        triples, given = _triples(case, got, outcome), case.call.inputs.get(argument)
        if triples is None or not isinstance(given, (int, float)):
            return None
        mine, theirs, right = (np.concatenate([each.ravel() for each in group]) for group in zip(*triples))
        depends = ~np.isclose(theirs, right, rtol=1e-6, atol=1e-9)
        if not np.allclose(mine[~depends], right[~depends], rtol=1e-6, atol=1e-9, equal_nan=True):
            return None
        grown = (mine - theirs)[depends] / (theirs - right)[depends]
        if grown.size and not np.allclose(grown, grown[0], rtol=1e-4, atol=1e-6):
            return None
        if grown.size:
            found.append((case.public, own + float(grown[0]) * (own - given)))
    told = [constant for public, constant in found if public]
    if not told or not np.isfinite(told[0]) or not np.allclose([each for _, each in found], told[0], rtol=1e-3):
        return None
    return told[0]


def _triples(case: Case, seen: Observation, outcome: Outcome) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]] | None:
    """What came back, what a known mistake gives and what is right, value by value; None where that can't be said."""
    mine, theirs = arrays_in(seen), arrays_in(outcome) if isinstance(outcome, Returned) else None
    if case.compare != NUMBERS or mine is None or theirs is None or case.expected is None:
        return None
    found = list(zip(mine, theirs, map(_numbers, case.expected)))
    if len(mine) != len(theirs) or any(not a.shape == b.shape == c.shape for a, b, c in found):
        return None
    return [(a.astype(float), b.astype(float), c) for a, b, c in found]


def _numbers(value: Value) -> np.ndarray:
    return np.asarray(value, dtype=float)


# Another form


Change = Callable[[Case, list[np.ndarray]], list[np.ndarray]]
Words = tuple[str, str | None]  # what is wrong, and the way out
Form = tuple[Words, Callable[[Case, Returned], Returned]]  # in words, and what puts an answer into the right one


def _in_other_forms(seen: _Seen, known: Sequence[Mistake]) -> Iterator[Named]:
    """The known mistakes of the answer once it is put into the form that was asked for, each with what the form was."""
    if not all(isinstance(each, Returned) and each.arrays for each in seen.observations if each):
        return
    for said, form in _forms(seen.card):
        with np.errstate(all="ignore"):
            formed = [
                form(case, each) if isinstance(each, Returned) else each
                for case, each in zip(seen.card.cases, seen.observations)
            ]
        turned = replace(seen, observations=formed)
        for each in known:
            if turned.is_explained_by(each) and not _are_all_right(seen.card, each):
                yield two_things(each.name, said, (each.hint, each.way_out))


def _forms(card: Card) -> Iterator[Form]:
    """The forms that an answer may have beside the right one."""
    yield (CHANGED, None), lambda case, seen: replace(seen, changed=[])
    count = _values_in(card)
    for order in permutations(range(count)) if 1 < count < 4 else ():
        if list(order) != sorted(order):
            yield (ORDER, None), _by_change(_in_order(order))
    for said, way_out, change in CHANGES if count else ():
        yield (said, way_out), _by_change(change)


def _in_order(order: Sequence[int]) -> Change:
    return lambda case, found: [found[at] for at in order]


def _values_in(card: Card) -> int:
    """How many values come back in each case; 0 where that differs, or what is compared are no plain numbers."""
    counts = {len(case.outputs) if case.compare == NUMBERS else 0 for case in card.cases}
    return counts.pop() if len(counts) == 1 else 0


def _by_change(change: Change) -> Callable[[Case, Returned], Returned]:
    def form(case: Case, seen: Returned) -> Returned:
        numbers = [each.astype(float) for each in seen.arrays or ()]  # True and False have no sign
        return replace(seen, values=list(map(np.asarray, change(case, numbers))))

    return form


def _rows(case: Case) -> int:
    """How many rows the first argument has that has any."""
    return next((len(each) for each in case.call.inputs.values() if isinstance(each, np.ndarray) and each.ndim), 1)


def _stepped_back(case: Case, found: list[np.ndarray]) -> list[np.ndarray]:
    """The values with each step from an argument of the same name and shape made the opposite way."""
    starts = [case.call.inputs.get(name) for name in case.outputs]
    return [
        2 * np.asarray(start, dtype=float) - each
        if isinstance(start, (int, float, np.ndarray)) and np.shape(start) == each.shape
        else each
        for start, each in zip(starts, found)
    ]


def _averaged(case: Case, found: list[np.ndarray]) -> list[np.ndarray]:
    """The mean of many numbers, if they are all that comes back; else nothing that any mistake would give."""
    return [np.mean(each) if each.ndim and len(found) == 1 else np.empty(0) for each in found]


def _by_rows(case: Case, found: list[np.ndarray]) -> list[np.ndarray]:
    """The values as they would be if they had been divided by the number of rows, and not by that of the columns."""
    table = next((each for each in case.call.inputs.values() if isinstance(each, np.ndarray) and each.ndim == 2), None)
    return [np.empty(0) if table is None else each * table.shape[1] / table.shape[0] for each in found]


def _one_column(case: Case, found: list[np.ndarray]) -> list[np.ndarray]:
    """The last column of what has an axis more than is asked for."""
    right = [np.ndim(_numbers(each)) for each in case.expected or ()]
    return [each[..., -1] if each.ndim > axes and each.shape[-1] else each for each, axes in zip(found, right)]


CHANGES: tuple[tuple[str, str | None, Change], ...] = (
    (WITH_COLUMNS, None, _one_column),
    (TRANSPOSED, None, lambda case, found: [each.T for each in found]),
    ("The numbers come back with the opposite sign.", None, lambda case, found: [0.0 - each for each in found]),
    ("The step goes the opposite way.", None, _stepped_back),
    (
        "The numbers are too large by a factor: the number of rows.",
        "Is a sum taken where a mean is asked for?",
        lambda case, found: [each / _rows(case) for each in found],
    ),
    (
        "The numbers are too small by a factor: the number of rows.",
        "Is a mean taken that isn't asked for, or once too often?",
        lambda case, found: [each * _rows(case) for each in found],
    ),
    ("It looks as if a sum were divided by the number of columns, not of rows.", None, _by_rows),
    ("The numbers are twice as large as they should be.", None, lambda case, found: [each / 2 for each in found]),
    ("The numbers are half as large as they should be.", None, lambda case, found: [each * 2 for each in found]),
    ("The sigmoid is missing at the end.", None, lambda case, found: [1 / (1 + np.exp(-each)) for each in found]),
    ("Single numbers come back where their mean is asked for.", None, _averaged),
)


# Something at the end


End = Callable[[np.ndarray], np.ndarray]


def _rounded(places: int, numbers: np.ndarray) -> np.ndarray:
    return np.asarray(np.round(numbers, places))


ENDS: tuple[tuple[str, End], ...] = (
    ("The numbers are rounded to 1 decimal place.", partial(_rounded, 1)),
    *((f"The numbers are rounded to {places} decimal places.", partial(_rounded, places)) for places in range(2, 7)),
    ("The fractions are cut off.", np.trunc),
    ("The signs are lost: no number is negative.", np.abs),
    ("Numbers below 0 become 0 at the end.", partial(np.maximum, 0)),
    ("A logarithm is taken at the end.", np.log),
    ("A power of e is taken at the end.", np.exp),
    ("The numbers are squared at the end.", np.square),
)


def _with_an_end(seen: _Seen, known: Sequence[Mistake]) -> Iterator[Named]:
    """The known mistakes with something done to their numbers, each with what that is."""
    for said, end in ENDS:
        for each in known:
            if _ends_like(seen, each, end):
                yield two_things(each.name, (said, None), (each.hint, each.way_out))


def _ends_like(seen: _Seen, known: Mistake, end: End) -> bool:
    """Whether a known mistake with this end explains all that was seen, where neither of them does."""
    shown = []  # numbers that only both explain; a single one may be so by chance
    for case, got, outcome in zip(seen.card.cases, seen.observations, known.outcomes):
        triples = _triples(case, got, outcome) if got is not None else []
        if triples is None or _changes(got) or _changes(outcome):
            return False
        with np.errstate(all="ignore"):
            if not all(same_array(mine, end(theirs)) for mine, theirs, _ in triples):
                return False
            shown += [
                number
                for mine, theirs, right in triples
                if np.isfinite(mine).all() and not same_array(mine, theirs) and not same_array(mine, end(right))
                for number in mine.flat
                if number
            ]
    return len(shown) > 1


def _changes(seen: Outcome | None) -> list[str]:
    """The arguments that have changed."""
    return sorted(seen.changed) if isinstance(seen, (Returned, Facts)) else []


def _are_all_right(card: Card, known: Mistake) -> bool:
    """Whether a known mistake gives the right numbers everywhere: what is wrong with it is something else."""
    for case, outcome in zip(card.cases, known.outcomes):
        arrays = arrays_in(outcome) if isinstance(outcome, Returned) else None
        if arrays is None or case.expected is None or not _are_same(arrays, [_numbers(each) for each in case.expected]):
            return False
    return True


def two_things(name: str, first: Words, second: Words) -> Named:
    """Two mistakes that are made together, each with its way out; of neither is it said what is right beside it."""
    ways = [f"For the {place}: {way}" for place, (_, way) in zip(("first", "second"), (first, second)) if way]
    ways = [f"For both: {first[1]}"] if len(ways) == 2 and first[1] == second[1] else ways
    one, other = (RIGHT.sub(lambda found: found[1].upper(), hint) for hint, _ in (first, second))
    return Named(name, f"Two things. 1. {one} 2. {other}", " ".join(ways) or None)


# Value by value


def _value_by_value(seen: _Seen, known: Sequence[Mistake]) -> Named | None:
    """For several values the known mistake that is wrong in this value alone, and in just this way; or for one."""
    count = _values_in(seen.card)
    found = []
    for place in range(count) if count > 1 else ():
        if all(_is_right(seen, at, place) for at in range(len(seen.observations))):
            continue
        of_this = [each for each in known if _explains_value(seen, each, place)]
        if len({each.hint for each in of_this}) == 1:
            found.append((seen.card.cases[0].outputs[place], of_this[0]))
    if len(found) == 1:
        ((value, one),) = found
        return Named(one.name, f"About {value}: {one.hint}", one.way_out)
    if len(found) != 2:
        return None
    (_, one), (_, two) = found
    return two_things(f"{one.name}_and_{two.name}", (one.hint, one.way_out), (two.hint, two.way_out))


def _is_right(seen: _Seen, at: int, place: int) -> bool:
    arrays, expected = arrays_in(seen.observations[at]), seen.card.cases[at].expected
    if arrays is None or expected is None or len(arrays) != len(expected):
        return False
    return same_array(arrays[place], _numbers(expected[place]))


def _explains_value(seen: _Seen, known: Mistake, place: int) -> bool:
    """Whether a known mistake gives one value as it was seen, all others as they should be, and two cases show it."""
    wrong: list[np.ndarray] = []
    for case, got, outcome in zip(seen.card.cases, seen.observations, known.outcomes):
        mine, theirs = arrays_in(got), arrays_in(outcome) if isinstance(outcome, Returned) else None
        if got is None:
            continue
        if mine is None or theirs is None or case.expected is None or not len(mine) == len(theirs) > place:
            return False
        if _changes(got) != _changes(outcome):
            return False
        wanted = [mine[at] if at == place else _numbers(right) for at, right in enumerate(case.expected)]
        if not _are_same(theirs, wanted):
            return False
        if not same_array(mine[place], _numbers(case.expected[place])):
            wrong.append(mine[place])
    return any(not same_array(wrong[0], other) for other in wrong[1:])


# Most of the cases


def _most_likely(seen: _Seen, known: Sequence[Mistake]) -> Named | None:
    """The mistake that explains more of the failing cases than the others do."""
    failing = seen.failing
    explained: list[tuple[int, Mistake]] = []
    for each in known:
        places = [at for at in failing if seen.agrees(at, each)]
        if not seen.is_shown_twice(places):
            continue
        if all(seen.agrees(at, each) for at in range(len(seen.observations)) if seen.passed[at]):
            explained.append((len(places), each))
    most = max((count for count, _ in explained), default=0)
    best = [each for count, each in explained if count == most]
    if len({each.hint for each in best}) != 1:
        return None
    how_much = LIKELY if 2 * most > len(failing) else SOMETIMES
    if how_much == SOMETIMES and any(case.compare != NUMBERS for case in seen.card.cases):
        return None  # what other comparisons keep is too little to tell by
    rest = [arrays_in(seen.observations[at]) or () for at in failing if not seen.agrees(at, best[0])]
    infinite = all(any(not np.isfinite(each).all() for each in arrays) for arrays in rest)
    beside = " In the other cases nan or inf comes back." if infinite else ""
    return Named(best[0].name, f"{how_much} {best[0].hint}{beside}", best[0].way_out)


# One case


def portable(card: Card) -> Card:
    """The card with what a notebook carries of the known wrong answers."""
    known = []
    for mistake in card.mistakes:
        outcomes = [_kept(case, outcome) for case, outcome in zip(card.cases, mistake.outcomes, strict=True)]
        known.append(replace(mistake, outcomes=outcomes))
    return _with_pairs_folded(replace(card, mistakes=known)) if card.holds else replace(card, mistakes=known)


def _with_pairs_folded(card: Card) -> Card:
    """The card with nothing but the digests of values that have two of the other mistakes at once."""
    single = [each for each in card.mistakes if not PAIR.match(each.hint)]
    pairs = {_both(*two): two for two in permutations(single, 2)}
    kept, folded = [], []
    for each in card.mistakes:
        two = pairs.get(_plainly(each))
        digest = each.outcomes[0].facts.get("digest") if isinstance(each.outcomes[0], Facts) else None
        if two and isinstance(digest, str) and len(each.outcomes) == 1:
            folded.append(f"{single.index(two[0])} {single.index(two[1])} {digest[:BEGINNING]}")
        else:
            kept.append(each)
    return replace(card, mistakes=kept, pairs=" ".join(folded))


def unfolded(card: Card) -> Card:
    """The card of a notebook with the mistakes that are pairs of others."""
    single = [each for each in card.mistakes if not PAIR.match(each.hint)]
    parts = card.pairs.split()
    made = []
    for first, second, digest in zip(parts[::3], parts[1::3], parts[2::3]):
        both = _both(single[int(first)], single[int(second)])
        made.append(Mistake(both.mistake, both.hint, both.way_out, True, [Facts({"digest": digest})]))
    return replace(card, mistakes=[*card.mistakes, *made], pairs="")


def _both(one: Mistake, other: Mistake) -> Named:
    return two_things(f"{one.name}_and_{other.name}", (one.hint, one.way_out), (other.hint, other.way_out))


def _kept(case: Case, outcome: Outcome) -> Outcome:
    if isinstance(outcome, Raised):  # a known wrong answer's own line may be nearly right
        return replace(outcome, line="")
    keep = comparisons.find(case.compare).keep
    whole = isinstance(outcome, Returned) and (outcome.arrays or case.call.holds)
    return keep(case, outcome) if keep and isinstance(outcome, Returned) and whole else outcome


def must_be_tensor(card: Card, case: Case, value: np.ndarray) -> bool:
    """Whether PyTorch is asked for, except of a single number that a driver looks at, such as a mean loss."""
    return card.library == "torch" and (bool(value.shape) or not case.call.driver)


def _as_plain(card: Card, case: Case, seen: Observation, outcome: Outcome) -> bool:
    """Whether an answer has no tensor where a known wrong one has none: that may be all that is wrong with it."""
    if not isinstance(seen, Returned) or not isinstance(outcome, Returned):
        return True
    return all(
        kind != "Tensor" or was == "Tensor" or not must_be_tensor(card, case, value)
        for value, kind, was in zip(seen.values or (), seen.kinds, outcome.kinds)
        if isinstance(value, np.ndarray)
    )


def is_same(case: Case, seen: Observation, outcome: Outcome) -> bool:
    """Whether an answer and a known wrong one came out the same on a case."""
    if case.call.holds:
        if isinstance(seen, Returned) and isinstance(outcome, (Returned, Facts)):
            return comparisons.find(case.compare).same(case, seen, outcome)
        return False
    if isinstance(outcome, Facts):
        if not isinstance(seen, Returned) or not seen.arrays or sorted(seen.changed) != sorted(outcome.changed):
            return False
        return comparisons.find(case.compare).same(case, seen, outcome)
    if type(seen) is not type(outcome):
        return False
    if isinstance(seen, Raised) and isinstance(outcome, Raised):
        same_text = case.raises or wording(seen.message) == wording(outcome.message)
        return seen.error == outcome.error and bool(same_text)
    if not isinstance(seen, Returned) or not isinstance(outcome, Returned):
        return True
    if sorted(seen.changed) != sorted(outcome.changed):
        return False
    if seen.values is None or outcome.values is None:  # not as many values as were asked for
        same_count = (seen.kind, seen.length) == (outcome.kind, outcome.length)
        return seen.values is None and outcome.values is None and same_count
    if not seen.arrays or not outcome.arrays:
        return all(_same_value(a, b) for a, b in zip(seen.values, outcome.values, strict=True))
    return comparisons.find(case.compare).same(case, seen, outcome)


def _same_value(a: Value, b: Value) -> bool:
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        return same_array(a, b)
    return type(a) is type(b) and a == b


def wording(message: str) -> str:
    """The start of an error's message without its numbers, which differ from one call to the next."""
    return "".join(letter for letter in message if not letter.isdigit())[:40]
