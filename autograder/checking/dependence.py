"""Whether a right answer comes from units, and not from Python's own logic: asked of functions of two inputs.

In place of two numbers the function gets two letters, and only its unit is told what they stand for (see
``student.drivers.dependence``). All that can be seen is what it answers then, and that must show three things:

- *reading*: with the letters standing for zeros and ones the answers are right. So nobody else has read the inputs;
- *units*: where one call of the unit reads other numbers than the rest, the answers lie on two sides of a line. So no
  unit is more than a weighted sum and a threshold;
- *joining*: where all that the unit says is made up, each answer of it pushes the result one way, up or down, as in
  AND and OR. So what is done with the answers is not XOR either.

An error, a call without an end, and every other answer show nothing. Names play no part: a unit may be any function of
the notebook. That it is the one that must be used is tried first, and another does as well where it is a perceptron.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from autograder.checking.must_use import names_below
from autograder.contract.calls import Call
from autograder.contract.cards import Card, Case, Part
from autograder.contract.observations import Observation, Returned

DRIVER = "dependence.answers"
SECONDS = 10.0  # for some hundred calls of one row
CALLS = 6  # of a unit, that are told apart: XOR takes three
MADE_UP = 24  # ways to make up what they say, each with one answer turned round after the other
GRID = np.array(list(product((-1, 0, 1, 2), repeat=2)))
TRIPLES = [
    (start, middle, end)
    for start, middle, end in product(range(len(GRID)), repeat=3)
    if start < end and (GRID[start] + GRID[end] == 2 * GRID[middle]).all()
]


def comes_from_units(
    card: Card, codes: dict[str, set[str]], ask: Callable[[Card], Sequence[Observation | None]], seed: int
) -> bool:
    """Whether the right answers of a function come from what it must use, or else from a unit of the notebook's own.

    Parameters
    ----------
    card : Card
        The question: of a table of two columns, with every row of zeros and ones in its cases.
    codes : dict of str to set of str
        The functions of the notebook, and the names that each uses.
    ask : callable
        Gives what is observed on the cases of a card.
    seed : int
        Draws what is made up.
    """
    own = (names_below(card.function, codes) & codes.keys()) - {card.function, *card.must_use}
    return any(
        _comes_from_unit(card, seen, seed)
        for units in (card.must_use, sorted(own))
        for seen in (ask(_trial(card, units, seed)) if units else ())
    )


def _trial(card: Card, units: Sequence[str], seed: int) -> Card:
    """The question once more, with one case for each function that may be its unit."""
    corners = np.array(list(_table(card)))
    reading = np.broadcast_to(corners[:, None, :], (len(corners), CALLS, 2))
    apart = np.broadcast_to(corners[:, None, None, None, :], (len(corners), CALLS, len(GRID), CALLS, 2)).copy()
    for call in range(CALLS):
        apart[:, call, :, call] = GRID
    joining = np.zeros((MADE_UP * (CALLS + 1), CALLS, 2))
    told = np.concatenate([reading, apart.reshape(-1, CALLS, 2), joining])
    said = np.full(told.shape[:2], -1)
    said[-len(joining) :] = _made_up(seed).reshape(-1, CALLS)
    calls = [Call({"unit": unit, "told": told, "said": said}, driver=DRIVER) for unit in units]
    cases = [Case(card.title, False, call, ["answers"], card.compare) for call in calls]
    return replace(card, seconds=SECONDS, parts=[Part(card.title, card.points, cases)], mistakes=[])


def _comes_from_unit(card: Card, seen: Observation | None, seed: int) -> bool:
    right = np.array(list(_table(card).values()))
    ends = np.cumsum([len(right), len(right) * CALLS * len(GRID), MADE_UP * (CALLS + 1)])
    if not isinstance(seen, Returned) or not seen.arrays or seen.arrays[0].shape != (ends[-1],):
        return False
    reading, apart, joining = np.split(seen.arrays[0].astype(float), ends[:-1])
    return (
        np.array_equal(reading, right)
        and _lie_on_two_sides(apart.reshape(-1, len(GRID)))
        and _push_one_way(joining.reshape(MADE_UP, CALLS + 1), _made_up(seed)[:, 0])
    )


def _table(card: Card) -> dict[tuple[float, ...], float]:
    """The rows that a question asks of, and the right answer to each."""
    found = {}
    for case in card.cases:
        (X,), (y,) = case.call.inputs.values(), case.expected or [None]
        found.update(dict(zip(map(tuple, np.asarray(X).tolist()), np.asarray(y).tolist(), strict=True)))
    return dict(sorted(found.items()))


def _made_up(seed: int) -> np.ndarray:
    """Answers of shape (MADE_UP, 1 + CALLS, CALLS): in each table a drawn row, and below it with one turned round."""
    drawn = np.random.default_rng(seed).integers(0, 2, size=(MADE_UP, 1, CALLS))
    return np.abs(drawn - np.eye(CALLS + 1, CALLS, k=-1, dtype=int))


def _lie_on_two_sides(answers: np.ndarray) -> bool:
    """Whether no point of the grid that lies midway between two with the same answer has another one."""
    start, middle, end = (answers[:, list(places)] for places in zip(*TRIPLES, strict=True))
    return not bool(((start == end) & (middle != start)).any())


def _push_one_way(results: np.ndarray, drawn: np.ndarray) -> bool:
    """Whether the results grow with each answer of a unit, or fall with it, whatever the others are."""
    pushes = (results[:, 1:] - results[:, :1]) * (1 - 2 * drawn)
    return not bool(((pushes > 0).any(axis=0) & (pushes < 0).any(axis=0)).any())
