"""Which known mistake an answer has: the one that explains all that was seen, or most, or one beside another fault.

In this order, so that what is said is never more than what was seen:

- the first known mistake that gives exactly what the answer gave on every case;
- one that does, but for a constant that stands in it, which is read off from a public case;
- one that does once the answer is put into the form that was asked for: values in their order, a table the right way
  round, the caller's data left alone. Then there are two things to say;
- for each value that comes back a known mistake of that value alone: two things again;
- the one that explains most of the failing cases, if no other explains as many: it is said with less certainty.

Only the first may rest on a single case. What the others say is shown by two failing cases at least, which differ in
their numbers, and contradicted by no case that passes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import permutations

import numpy as np

from autograder.checking import comparisons
from autograder.checking.comparisons.values import same_array
from autograder.contract.cards import Card, Case, Mistake
from autograder.contract.observations import Facts, Observation, Raised, Returned, Value

Observations = Sequence[Observation | None]
Outcome = Observation | Facts
LIKELY = "Most of what fails looks like this:"
NUMBERS = "values.equal"  # the comparison of plain numbers: of others no parts can be taken
CHANGED = "The arguments are changed in place, and the caller still needs them."
ORDER = "The values come back in another order than the one that is asked for."
TRANSPOSED = "The table comes back with rows and columns exchanged."
TURNED = "The numbers come back with the opposite sign."


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
    if not seen.is_shown_twice(seen.failing):
        return None
    return (
        next(filter(None, (_with_constant(seen, each) for each in known if each.constant is not None)), None)
        or next(_in_other_forms(seen, known), None)
        or _value_by_value(seen, known)
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


# A constant of its own


def _with_constant(seen: _Seen, known: Mistake) -> Named | None:
    """The mistake with the constant that a student has in the place of its own, read off from a public case.

    Where the known wrong answer is right the other is right too, and elsewhere its numbers, or the steps by which they
    leave an argument, are as many times larger everywhere.
    """
    for start in (None, *seen.card.cases[0].call.inputs):
        if factor := _factor(seen, known, start):
            constant = known.constant or 0.0
            hint = known.hint.replace(f"{constant:g}", f"{factor * constant:.4g}")
            return Named(known.name, hint, known.way_out)
    return None


def _factor(seen: _Seen, known: Mistake, start: str | None) -> float | None:
    """How many times larger than those of a known mistake the numbers are; None where that differs."""
    pairs = []
    for at, (case, got) in enumerate(zip(seen.card.cases, seen.observations)):
        if got is None:
            continue
        triples = _triples(case, got, known.outcomes[at])
        if triples is None:
            return None
        begin = case.call.inputs.get(start or "")
        for mine, theirs, right in triples:
            if not isinstance(begin, np.ndarray) or begin.shape != right.shape:
                begin = np.zeros(())
            wrong = ~np.isclose(theirs, right, rtol=1e-6, atol=1e-8)
            if not np.allclose(mine[~wrong], right[~wrong], rtol=1e-6, atol=1e-8, equal_nan=True):
                return None
            base = np.broadcast_to(begin.astype(float), right.shape)
            pairs.append((case.public, (mine - base)[wrong], (theirs - base)[wrong]))
    public = [(mine, theirs) for shown, mine, theirs in pairs if shown and theirs.size and np.abs(theirs).max() > 0]
    if not public:
        return None
    mine, theirs = public[0]
    largest = np.abs(theirs).argmax()
    factor = float(mine[largest] / theirs[largest])
    good = all(np.allclose(mine, factor * theirs, rtol=1e-6, atol=1e-8) for _, mine, theirs in pairs)
    return factor if good and np.isfinite(factor) and factor else None


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


def _in_other_forms(seen: _Seen, known: Sequence[Mistake]) -> Iterator[Named]:
    """The known mistakes of the answer once it is put into the form that was asked for, each with what the form was."""
    for said, form in _forms(seen.card):
        observations = [each and form(each) for each in seen.observations]
        turned = replace(seen, observations=observations)
        if all(new is old for new, old in zip(observations, seen.observations)):
            continue
        for each in known:
            if turned.is_explained_by(each) and not _are_all_right(seen.card, each):
                yield two_things(each.name, (said, None), (each.hint, each.way_out))


def _forms(card: Card) -> Iterator[tuple[str, Callable[[Observation], Observation]]]:
    """The forms that an answer may have beside the right one, in words, and what puts it into the right one."""
    yield CHANGED, _unchanged
    count = len(card.cases[0].outputs)
    for order in permutations(range(count)) if 1 < count < 4 else ():
        if list(order) != sorted(order):
            yield ORDER, partial(_in_order, order)
    yield TRANSPOSED, partial(_with_arrays, lambda found: [each.T for each in found])
    yield TURNED, partial(_with_arrays, lambda found: [0.0 - each for each in found])


def _unchanged(seen: Observation) -> Observation:
    return replace(seen, changed=[]) if isinstance(seen, Returned) and seen.changed else seen


def _in_order(order: Sequence[int], seen: Observation) -> Observation:
    return _with_arrays(lambda found: [found[at] for at in order], seen)


def _with_arrays(change: Callable[[list[np.ndarray]], list[np.ndarray]], seen: Observation) -> Observation:
    if not isinstance(seen, Returned) or seen.arrays is None:
        return seen
    return replace(seen, values=[*change(seen.arrays)])


def _are_all_right(card: Card, known: Mistake) -> bool:
    """Whether a known mistake gives the right numbers everywhere: what is wrong with it is something else."""
    for case, outcome in zip(card.cases, known.outcomes):
        arrays = arrays_in(outcome) if isinstance(outcome, Returned) else None
        if arrays is None or case.expected is None or not _are_same(arrays, [_numbers(each) for each in case.expected]):
            return False
    return True


def two_things(name: str, first: tuple[str, str | None], second: tuple[str, str | None]) -> Named:
    """Two mistakes that are made together, each with its way out."""
    ways = [f"For the {place}: {way}" for place, (_, way) in zip(("first", "second"), (first, second)) if way]
    return Named(name, f"Two things. 1. {first[0]} 2. {second[0]}", " ".join(ways) or None)


# Value by value


def _value_by_value(seen: _Seen, known: Sequence[Mistake]) -> Named | None:
    """For each of several values the known mistake that is wrong in this value alone, and in just this way."""
    count = len(seen.card.cases[0].outputs)
    found = []
    for place in range(count) if count > 1 else ():
        if all(_is_right(seen, at, place) for at in range(len(seen.observations))):
            continue
        of_this = [each for each in known if _explains_value(seen, each, place)]
        if len({each.hint for each in of_this}) != 1:
            return None
        found.append(of_this[0])
    if len(found) != 2:
        return None
    one, two = found
    return two_things(f"{one.name}_and_{two.name}", (one.hint, one.way_out), (two.hint, two.way_out))


def _is_right(seen: _Seen, at: int, place: int) -> bool:
    arrays, expected = arrays_in(seen.observations[at]), seen.card.cases[at].expected
    return arrays is not None and expected is not None and same_array(arrays[place], _numbers(expected[place]))


def _explains_value(seen: _Seen, known: Mistake, place: int) -> bool:
    """Whether a known mistake gives one value as it was seen, and all others as they should be."""
    for case, got, outcome in zip(seen.card.cases, seen.observations, known.outcomes):
        if got is None:
            continue
        triples = _triples(case, got, outcome)
        if triples is None:
            return False
        for at, (mine, theirs, right) in enumerate(triples):
            if not same_array(theirs, mine if at == place else right):
                return False
    return True


# Most of the cases


def _most_likely(seen: _Seen, known: Sequence[Mistake]) -> Named | None:
    """The mistake that explains most of the failing cases, and no less than the others do."""
    failing = seen.failing
    explained: list[tuple[int, Mistake]] = []
    for each in known:
        places = [at for at in failing if seen.agrees(at, each)]
        if 2 * len(places) <= len(failing) or not seen.is_shown_twice(places):
            continue
        if all(seen.agrees(at, each) for at in range(len(seen.observations)) if seen.passed[at]):
            explained.append((len(places), each))
    most = max((count for count, _ in explained), default=0)
    best = [each for count, each in explained if count == most]
    if len({each.hint for each in best}) != 1:
        return None
    return Named(best[0].name, f"{LIKELY} {best[0].hint}", best[0].way_out)


# One case


def portable(card: Card) -> Card:
    """The card with what a notebook carries of the known wrong answers."""
    known = []
    for mistake in card.mistakes:
        outcomes = [_kept(case, outcome) for case, outcome in zip(card.cases, mistake.outcomes, strict=True)]
        known.append(replace(mistake, outcomes=outcomes))
    return replace(card, mistakes=known)


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
        same_text = case.raises or _wording(seen.message) == _wording(outcome.message)
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


def _wording(message: str) -> str:
    """The start of an error's message without its numbers, which differ from one call to the next."""
    return "".join(letter for letter in message if not letter.isdigit())[:40]
