"""Whether a right answer comes from units, and not from Python's own logic: asked of functions of two inputs.

In place of two numbers the function gets two letters, and only its unit is told what they stand for (see
``student.drivers.dependence``). What it answers then must show four things:

- *reading*: with the letters standing for zeros and ones the answers are right. So nobody else has read the inputs;
- *units*: where one call of the unit reads other numbers than the rest, the answers lie on two sides of a line. So no
  unit is more than a weighted sum and a threshold;
- *joining*: where all that the unit says is made up, each answer of it pushes the result one way, up or down, as in
  AND and OR, and pushes what a later call would say one way. So what is done with the answers is not XOR either;
- *tables*: where the unit says the same in every call, all rows of a table get the same answer, however many there are.

A function that makes zeros and ones of its inputs first, as with ``X > 0.5``, can do nothing with letters. So where the
reading shows nothing, the rows are given as they are, and all that the unit says is made up. Then the same must be
answered to every row; what a call reads must be a sum of what each input brings, so that Python has joined nothing
before; what it would say must be one of two values, and not XOR itself; and the joining is as above.

An error, a call without an end, and every other answer show nothing. Names play no part: a unit may be any function of
the notebook. That it is the one that must be used is tried first, and another does as well where it is a perceptron,
which only the letters can show.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from autograder.checking.must_use import names_below
from autograder.contract.calls import Call
from autograder.contract.cards import Card, Case, Part
from autograder.contract.observations import Observation, Returned

Ask = Callable[[Card], Sequence[Observation | None]]
SECONDS = 10.0  # for some hundred calls of one row
CALLS = 6  # of a unit, that are told apart: XOR takes three
MADE_UP = 24  # ways to make up what they say, each with one answer turned round after the other
GRID = np.array(list(product((-1, 0, 1, 2), repeat=2)))
TRIPLES = [
    (start, middle, end)
    for start, middle, end in product(range(len(GRID)), repeat=3)
    if start < end and (GRID[start] + GRID[end] == 2 * GRID[middle]).all()
]


def comes_from_units(card: Card, codes: dict[str, set[str]], ask: Ask, seed: int) -> bool:
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
    tries = [(unit, True) for unit in card.must_use] + [(unit, False) for unit in sorted(own)]
    return any(_comes_from_unit(card, unit, ask, seed, must_be_used) for unit, must_be_used in tries)


def _with_letters(card: Card, unit: str, seed: int) -> Card:
    """The question once more: with letters, and with each of its tables."""
    corners = np.array(list(_table(card)))
    reading = np.broadcast_to(corners[:, None, :], (len(corners), CALLS, 2))
    apart = np.broadcast_to(corners[:, None, None, None, :], (len(corners), CALLS, len(GRID), CALLS, 2)).copy()
    for call in range(CALLS):
        apart[:, call, :, call] = GRID
    made_up = _made_up(seed).reshape(-1, CALLS)
    told = np.concatenate([reading, apart.reshape(-1, CALLS, 2), np.zeros((*made_up.shape, 2))])
    said = np.concatenate([np.full((len(told) - len(made_up), CALLS), -1), made_up])
    order = _order(len(told), seed)
    inputs = {"unit": unit, "rows": None, "told": told[order], "said": said[order]}
    calls = [Call(inputs, driver="dependence.answers")]
    for case in card.cases:
        (X,) = case.call.inputs.values()
        calls.append(Call({"unit": unit, "X": X}, driver="dependence.silenced"))
    return _trial(card, calls)


def _with_rows(card: Card, unit: str, seed: int) -> Card:
    """The question once more: with the rows as they are."""
    corners, made_up = np.array(list(_table(card))), _made_up(seed).reshape(-1, CALLS)
    rows, said = np.repeat(corners, len(made_up), axis=0), np.tile(made_up, (len(corners), 1))
    order = _order(len(rows), seed)
    inputs = {"unit": unit, "rows": rows[order], "told": np.zeros((*said.shape, 2)), "said": said[order]}
    return _trial(card, [Call(inputs, driver="dependence.answers")])


def _order(count: int, seed: int) -> np.ndarray:
    """The order in which so many runs are made: drawn, so that nobody knows one by its number."""
    return np.random.default_rng([seed, count]).permutation(count)


def _in_turn(runs: np.ndarray, seed: int) -> np.ndarray:
    """Runs that were made in a drawn order as they were thought of."""
    return runs[np.argsort(_order(len(runs), seed))] if runs.ndim == 2 else runs


def _trial(card: Card, calls: Sequence[Call]) -> Card:
    cases = [Case(card.title, False, call, ["answers"], card.compare) for call in calls]
    return replace(card, seconds=SECONDS, parts=[Part(card.title, card.points, cases)], mistakes=[])


def _comes_from_unit(card: Card, unit: str, ask: Ask, seed: int, must_be_used: bool) -> bool:
    letters, *tables = map(_numbers, ask(_with_letters(card, unit, seed)))
    if not all(table.ndim == 2 and table.size and (table == table[:, :1]).all() for table in tables):
        return False
    right = np.array(list(_table(card).values()))
    letters = _in_turn(letters, seed)
    ends = np.cumsum([len(right), len(right) * CALLS * len(GRID)])
    reading, apart, joining = np.split(letters, ends) if letters.ndim == 2 else (np.zeros((0, 1)),) * 3
    if np.array_equal(reading[:, 0], right):
        return _lie_on_two_sides(apart[:, 0].reshape(-1, len(GRID))) and _is_joined(joining, seed)
    if not must_be_used:
        return False
    (seen,) = ask(_with_rows(card, unit, seed))
    rows = _in_turn(_numbers(seen), seed)
    return rows.ndim == 2 and _only_units_read(rows.reshape(len(right), -1, rows.shape[1]), seed)


def _numbers(seen: Observation | None) -> np.ndarray:
    """What a driver of the trial gave back; a single NaN where it gave nothing."""
    return np.array(seen.arrays[0], dtype=float) if isinstance(seen, Returned) and seen.arrays else np.array(np.nan)


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


def _only_units_read(runs: np.ndarray, seed: int) -> bool:
    """Whether four rows of zeros and ones, each with the same made-up answers, are read by units alone."""
    answers, really, read = np.split(runs, [1, 1 + CALLS], axis=2)
    first, second, third, fourth = read
    made = ~np.isnan(first)
    is_sum = np.isclose(first + fourth, second + third)[made].all()
    low, high = np.fmin.reduce(really, axis=(0, 1)), np.fmax.reduce(really, axis=(0, 1))
    two_values = ((really == low) | (really == high) | np.isnan(really)).all()
    exclusive = (really[0] == really[3]) & (really[1] == really[2]) & (really[0] != really[1])
    return bool(
        (answers == answers[0]).all()
        and (np.isnan(read) == np.isnan(first)).all()
        and is_sum
        and two_values
        and not exclusive[made].any()
        and all(_is_joined(runs_of_row, seed) for runs_of_row in runs)
    )


def _is_joined(runs: np.ndarray, seed: int) -> bool:
    """Whether made-up answers push the result one way, and what each call would say."""
    drawn = _made_up(seed)[:, 0]
    results = runs.reshape(MADE_UP, CALLS + 1, -1)[..., : 1 + CALLS]
    return all(_push_one_way(results[..., place], drawn) for place in range(1 + CALLS))


def _lie_on_two_sides(answers: np.ndarray) -> bool:
    """Whether no point of the grid that lies midway between two with the same answer has another one."""
    start, middle, end = (answers[:, list(places)] for places in zip(*TRIPLES, strict=True))
    return not bool(((start == end) & (middle != start)).any())


def _push_one_way(results: np.ndarray, drawn: np.ndarray) -> bool:
    """Whether the results grow with each answer of a unit, or fall with it, whatever the others are."""
    pushes = (results[:, 1:] - results[:, :1]) * (1 - 2 * drawn)
    return not bool(((pushes > 0).any(axis=0) & (pushes < 0).any(axis=0)).any())
