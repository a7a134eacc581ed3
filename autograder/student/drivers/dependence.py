"""A function of two numbers that can't be read, but by one of the functions that it calls: its *unit*.

The two numbers are ``LETTERS``, the same in every call. The unit alone is told what they stand for. Where a function
has to read them itself, to make zeros and ones of them say, it gets zeros and ones, and the unit's answers are made up.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from typing import Any

import numpy as np

from autograder.student.drivers import Function
from autograder.student.drivers.stand_ins import in_place, namespace_of

LETTERS = (2.0**23, 2.0**43 + 2.0**23)  # so that sums such as 1 - A or 0.5 * A + 2 * B - 1.5 can be read too
FINEST = 3  # digits after the point of a factor that a letter may have
SMALLEST = 4e3  # of what has a letter in it


def answers(function: Function, unit: str, rows: Any, told: Any, said: Any) -> Any:
    """What a function of one row answers in each of many runs, and what its unit has to do with it.

    Parameters
    ----------
    function : callable
        Of a table with two columns; it is called on one row.
    unit : str
        The function of the notebook that can read the letters.
    rows : ndarray of shape (runs, 2), or None
        The row of each run; None for the two letters.
    told : ndarray of shape (runs, calls, 2)
        What the letters stand for in each call of the unit; after the last one it begins again.
    said : ndarray of shape (runs, calls)
        What the unit says in each call, whatever it reads: 0 or 1, or -1 for what it really says.

    Returns
    -------
    ndarray of shape (runs, 1 + 2 * calls)
        The answers; then what the unit would really say in each call, and a mixture of the numbers that it reads there.
        NaN for a call that isn't made.

    Examples
    --------
    >>> def opposite(X): return 1 - both(X)
    >>> def both(X): return (X.sum(axis=1) >= 2).astype(int)
    >>> import sys
    >>> sys.modules["__main__"].__dict__.update(both=both)
    >>> told, said = np.array([[[1, 1]], [[1, 0]], [[1, 1]]]), np.array([[-1], [-1], [0]])
    >>> answers(opposite, "both", None, told, said)[:, :2]
    array([[0., 1.],
           [1., 0.],
           [1., 1.]])
    """
    found = []
    known: dict[tuple[bytes, ...], list[float]] = {}
    lengths: set[int] = set()  # how many calls were made
    with _reading(function, unit) as (reader, memory):
        rows = np.broadcast_to(LETTERS, (len(told), 2)) if rows is None else np.asarray(rows, dtype=float)
        for row, numbers, made_up in zip(rows, np.asarray(told), np.asarray(said), strict=True):
            alike = [known.get(_beginning(row, numbers, made_up, length)) for length in lengths]
            run = next((each for each in alike if each), None)
            if run is None:  # else only what comes after the last call differs
                reader.begin(numbers, made_up)
                memory.forget()
                answer = float(np.asarray(function(row[None].copy())).item())
                run = [answer, *reader.really, *reader.read]
                known[_beginning(row, numbers, made_up, reader.reached)] = run
                lengths.add(reader.reached)
            found.append(run)
    return np.array(found)


def _beginning(row: np.ndarray, told: np.ndarray, said: np.ndarray, calls: int) -> tuple[bytes, ...]:
    """What a run with so many calls depends on."""
    return row.tobytes(), told[:calls].tobytes(), said[:calls].tobytes()


def silenced(function: Function, unit: str, X: Any) -> Any:
    """What a function answers to the rows of a table where its unit always says 0, and where it always says 1.

    Examples
    --------
    >>> def opposite(X): return 1 - both(X)
    >>> def both(X): return (X.sum(axis=1) >= 2).astype(int)
    >>> import sys
    >>> sys.modules["__main__"].__dict__.update(both=both)
    >>> silenced(opposite, "both", np.array([[1.0, 0.0], [1.0, 1.0]]))
    array([[1., 1.],
           [0., 0.]])
    """
    found = []
    with _reading(function, unit) as (reader, memory):
        for word in (0, 1):
            reader.begin(np.zeros((1, 2)), np.array([word]))
            memory.forget()
            found.append(np.asarray(function(X.copy()), dtype=float).reshape(-1))
    return np.array(found)


@contextmanager
def _reading(function: Function, unit: str) -> Iterator[tuple["_Reader", "_Memory"]]:
    namespace = namespace_of(function)
    reader, memory = _Reader(), _Memory(namespace)
    with in_place(namespace, unit, reader):
        try:
            yield reader, memory
        finally:
            memory.forget()


class _Memory:
    """Where a notebook keeps results for the next time: what is made up must not stay there."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        values = [value for name, value in namespace.items() if not name.startswith("_")]
        self.caches = [value for value in values if isinstance(value, _lru_cache_wrapper)]
        self.tables = [(value, value.copy()) for value in values if type(value) is dict]

    def forget(self) -> None:
        for cache in self.caches:
            cache.cache_clear()
        for table, before in self.tables:
            table.clear()
            table.update(before)


class _Reader:
    """Calls the unit in its place: it puts numbers in for the letters, and may put an answer in for its own."""

    def __init__(self) -> None:
        self.function: Function = int
        self._busy = False
        self.begin(np.zeros((1, 2)), np.zeros(1))

    def begin(self, told: np.ndarray, said: np.ndarray) -> None:
        """Begin a run, with what the letters stand for and what is said."""
        self.told, self.said = told, said
        self.calls = self.reached = 0  # those that ended well, and those that were begun
        self.really, self.read = np.full((2, len(said)), np.nan)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        if self._busy:  # the unit calls itself
            return self.function(*arguments, **named)
        self._busy = True
        try:
            return self._answer(arguments, named)
        finally:
            self._busy = False

    def _answer(self, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """What is said: each value of a call that gives several counts as a call of its own."""
        real = self._ask(0, arguments, named)
        values = np.array(real)
        mixture = _mixture([*arguments, *named.values()])
        for place in range(values.size):
            call = self.calls + place
            said = self.said[call % len(self.said)]
            if place:
                values.flat[place] = np.array(self._ask(place, arguments, named)).flat[place]
            if call < len(self.said):
                self.really[call], self.read[call] = values.flat[place], mixture
            if said >= 0:
                values.flat[place] = said
        self.calls += values.size
        return _like(real, values)

    def _ask(self, place: int, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        self.reached = self.calls + place + 1
        numbers = self.told[(self.calls + place) % len(self.told)]
        given = [_put_in(value, numbers) for value in arguments]
        return self.function(*given, **{name: _put_in(value, numbers) for name, value in named.items()})


def _mixture(values: Sequence[Any]) -> float:
    """A sum of all numbers among some values, each with a factor of its own."""
    numbers: list[float] = []
    for value in values:
        try:
            numbers.extend(np.asarray(value, dtype=float).ravel())
        except (TypeError, ValueError):  # a word, or a function
            continue
    return float(np.sin(np.arange(1, len(numbers) + 1)) @ numbers)


def _put_in(value: Any, numbers: np.ndarray) -> Any:
    """A value with numbers in place of the letters."""
    if isinstance(value, (list, tuple)):
        return type(value)([_put_in(item, numbers) for item in value])
    if not isinstance(value, (int, float, np.ndarray, np.number)) and not hasattr(value, "detach"):
        return value
    array = np.array(value)
    if array.dtype.kind not in "ifO" or not (np.abs(rest := array.astype(float)) > SMALLEST).any():
        return value
    meant = np.zeros(rest.shape)
    for letter, number in reversed(list(zip(LETTERS, numbers, strict=True))):
        factor = np.round(rest / letter, FINEST)
        rest = rest - factor * letter
        meant = meant + factor * number
    return _like(value, (meant + rest).astype(array.dtype))


def _like(value: Any, array: np.ndarray) -> Any:
    """The numbers of an array in a value of the same type as another."""
    if hasattr(value, "detach"):
        return value.new_tensor(array)
    if isinstance(value, (list, tuple)):
        return type(value)(array.tolist())
    if isinstance(value, np.ndarray):
        return array
    return type(value)(array.item())
