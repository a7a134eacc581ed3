"""What may stand in a row that a student hands in, and what is said of what may not."""

import numpy as np
import pytest

from autograder.checking.domain import Outside, arguments_of
from autograder.contract.observations import Unreadable
from autograder.contract.trials import Field

TABLE = Field("X", ["m", "n"], -10, 10, largest=4)
WEIGHTS = Field("weights", ["n"], -10, 10, largest=4)
PAIR = Field("pair", ["2"], 0, 1)
COUNT = Field("count", [], 0, 1_000_000, whole=True)
LABELS = Field("y", ["m"], 0, 1, whole=True)
SQUARE = Field("A", ["n", "n"], -10, 10)

OUTSIDE = {  # the fields, the row, and what is said
    "a value too few": ([TABLE, COUNT], [np.eye(2)], "X and count are asked for, but there is 1 value"),
    "no value": ([COUNT], [], "count is asked for, but there are 0 values"),
    "something in place of a row": (
        [TABLE, WEIGHTS, COUNT],
        [Unreadable("str 'three'")],
        "X, weights and count are asked for, but there is only 'three'",
    ),
    "nothing": ([COUNT], [None], "count should be a whole number, but is None"),
    "text": ([COUNT], [Unreadable("str '3'")], "count should be a whole number, but is '3'"),
    "what has no text": ([COUNT], [Unreadable("Odd ")], "count should be a whole number, but is something of type Odd"),
    "a table too large to arrive": (
        [PAIR],
        [Unreadable("an array of shape (9999999,), which is too large")],
        "pair should be numbers of shape (2,), but is an array of shape (9999999,), which is too large",
    ),
    "an axis too few": (
        [TABLE],
        [np.ones(3)],
        "X should be numbers of shape (m, n), with m and n from 1 to 4, but has shape (3,)",
    ),
    "a size too large": (
        [TABLE],
        [np.ones((2, 5))],
        "X should be numbers of shape (m, n), with m and n from 1 to 4, but has shape (2, 5)",
    ),
    "a size too small": (
        [Field("x", ["n"], 0, 1, smallest=2)],
        [np.ones(1)],
        "x should be numbers of shape (n,), with n from 2 to 8, but has shape (1,)",
    ),
    "no row at all": (
        [TABLE],
        [np.ones((0, 2))],
        "X should be numbers of shape (m, n), with m and n from 1 to 4, but has shape (0, 2)",
    ),
    "a size that is another one": (
        [TABLE, WEIGHTS],
        [np.ones((2, 3)), np.ones(2)],
        "weights should be numbers of shape (n,), with n from 1 to 4, but has shape (2,), and n is 3 here",
    ),
    "a size that is given": ([PAIR], [np.ones(3)], "pair should be numbers of shape (2,), but has shape (3,)"),
    "a table that is not square": (
        [SQUARE],
        [np.ones((2, 3))],
        "A should be numbers of shape (n, n), with n from 1 to 8, but has shape (2, 3)",
    ),
    "not a number": ([PAIR], [np.array([0, np.nan])], "there is nan or inf in pair"),
    "infinity": ([COUNT], [np.array(np.inf)], "there is nan or inf in count"),
    "just above": ([PAIR], [np.array([0, np.nextafter(1, 2)])], "pair should lie between 0 and 1"),
    "just below": ([PAIR], [np.array([-5e-324, 1])], "pair should lie between 0 and 1"),
    "very large": ([COUNT], [np.array(1e308)], "count should lie between 0 and 1,000,000"),
    "a fraction": ([COUNT], [np.array(0.5)], "count should be a whole number"),
    "fractions": ([LABELS], [np.array([0.5, 1])], "y should be whole numbers"),
}


@pytest.mark.parametrize("fields, row, said", OUTSIDE.values(), ids=OUTSIDE)
def test_a_row_outside_is_refused_and_the_message_says_what_is_wrong(fields, row, said):
    with pytest.raises(Outside) as refused:
        arguments_of(row, fields)
    assert str(refused.value) == said


@pytest.mark.parametrize("dtype", ["float64", "float32", "int64", "int32", "uint8", "bool"])
def test_a_program_gets_the_same_types_whatever_was_handed_in(dtype):
    given = np.ones((2, 2), dtype)
    table, weights, count = arguments_of([given, given[0], np.ones((), dtype)], [TABLE, WEIGHTS, COUNT])
    assert (table.dtype, weights.dtype) == (float, float)
    assert (type(count), count) == (int, 1)


def test_the_edges_of_the_domain_are_in_it():
    arguments_of([np.array([0.0, 1.0]), np.array(1_000_000)], [PAIR, COUNT])
    arguments_of([np.full((1, 1), -10.0)], [TABLE])
    arguments_of([np.full((4, 4), 10.0)], [TABLE])


def test_sizes_with_a_name_begin_anew_in_every_row():
    arguments_of([np.ones((2, 3))], [TABLE])
    arguments_of([np.ones((3, 2))], [TABLE])


def test_what_a_program_writes_into_is_not_what_was_handed_in():
    given = np.zeros(2)
    (argument,) = arguments_of([given], [PAIR])
    argument += 1
    assert not given.any()
