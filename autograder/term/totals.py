"""The mark of a whole term, of what was reached in its assignments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from autograder.term.rules import Rules


@dataclass(frozen=True)
class Reached:
    """The points that count, and all that there were: some."""

    points: float
    out_of: float

    @property
    def share(self) -> float:
        return self.points / self.out_of


def total(reached: Mapping[str, Reached], rules: Rules) -> tuple[float, tuple[str, ...]]:
    """The percent of a term, and the chapters that were dropped.

    What isn't there, as what a student is excused from, is not counted, and what is left counts for it. Dropped is
    where the smallest share was reached; something always stays.

    Parameters
    ----------
    reached : mapping of str to Reached
        By chapter, in the order of the course.
    rules : Rules
        The weights, and how many are dropped.

    Examples
    --------
    >>> reached = {"a": Reached(10, 10), "b": Reached(1, 5), "c": Reached(5, 10)}
    >>> total(reached, Rules())
    (64.0, ())
    >>> total(reached, Rules(drop_lowest=1))
    (75.0, ('b',))
    >>> total(reached, Rules(weights={"a": 20, "b": 80}))
    (36.0, ())
    """
    if not rules.groups:
        counted = {name: each for name, each in reached.items() if not rules.weights or rules.weights.get(name)}
        kept, dropped = _without_lowest(counted, rules.drop_lowest)
        return _percent(kept, rules.weights), dropped
    sum_of, weights = 0.0, 0.0
    gone: list[str] = []
    for group in rules.groups:
        kept, dropped = _without_lowest(_among(reached, group.chapters), group.drop_lowest)
        gone += dropped
        if kept:
            sum_of += group.weight * _percent(kept, {})
            weights += group.weight
    return sum_of / weights if weights else 0.0, tuple(name for name in reached if name in gone)


def _without_lowest(reached: Mapping[str, Reached], count: int) -> tuple[dict[str, Reached], tuple[str, ...]]:
    """What counts, and what is dropped: of equal ones the last."""
    worst = sorted(reversed(list(reached)), key=lambda name: reached[name].share)
    dropped = worst[: max(0, min(count, len(reached) - 1))]
    return _among(reached, set(reached) - set(dropped)), tuple(name for name in reached if name in dropped)


def _among(reached: Mapping[str, Reached], names: Iterable[str]) -> dict[str, Reached]:
    wanted = set(names)
    return {name: each for name, each in reached.items() if name in wanted}


def _percent(reached: Mapping[str, Reached], weights: Mapping[str, float]) -> float:
    """The percent of some chapters together: by their weights, or by their points where there are none."""
    counts = {name: weights[name] if weights else each.out_of for name, each in reached.items()}
    whole = sum(counts.values())
    return 100 * sum(counts[name] * each.share for name, each in reached.items()) / whole if whole else 0.0
