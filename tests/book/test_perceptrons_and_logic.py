"""Perceptrons and logic: what the page and the hints say of all weights, tried on many, and that its code runs."""

from itertools import product

import numpy as np

from solutions.numpy_ref.perceptrons_and_logic import perceptron, step
from tests.book.shown import run_what_is_shown

CHAPTERS = ("perceptrons-and-logic",)
ROWS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
HALVES = np.arange(-3, 3.5, 0.5)
TABLES = {  # of all units on this grid, by their four answers
    (w1, w2, b): tuple(perceptron(ROWS, np.array([w1, w2]), b).tolist()) for w1, w2, b in product(HALVES, repeat=3)
}


def units(*answers):
    """Return the weights and biases on the grid with these answers."""
    return [unit for unit, table in TABLES.items() if table == answers]


def test_no_unit_makes_more_than_three_rows_of_xor_right():
    assert max(sum(a == b for a, b in zip(table, (0, 1, 1, 0))) for table in TABLES.values()) == 3


def test_what_the_hints_say_of_and_and_or_holds_for_every_such_unit():
    assert all(w1 > 0 and w2 > 0 and b < 0 for w1, w2, b in units(0, 0, 0, 1))
    assert all(w1 > 0 and w2 > 0 and b < 0 for w1, w2, b in units(0, 1, 1, 1))
    assert all(b >= 0 for _, _, b in units(1, 1, 1, 1))
    assert all(w1 < 0 and w2 < 0 and b > 0 for w1, w2, b in units(1, 1, 1, 0))


def test_what_the_hints_say_of_the_opposites_holds_for_every_such_unit():
    """A tie stays a tie when every sign is turned, so turning them all round isn't always enough."""
    assert all(w1 < 0 and w2 < 0 and b >= 0 for w1, w2, b in units(1, 0, 0, 0))
    assert TABLES[-1.0, -1.0, 1.0] == (1, 1, 1, 0) and TABLES[1.0, 1.0, -1.0] == (
        0,
        1,
        1,
        1,
    )  # NAND, and not AND but OR
    assert TABLES[-1.0, -1.0, 0.0] == (1, 0, 0, 0) and TABLES[1.0, 1.0, 0.0] == (1, 1, 1, 1)  # NOR, and not OR


def test_another_bias_alone_makes_and_of_every_or_and_or_of_every_and():
    for w1, w2, b in units(0, 1, 1, 1):
        assert tuple(perceptron(ROWS, np.array([w1, w2]), -(w1 + w2))) == (0, 0, 0, 1) and -(w1 + w2) < b
    for w1, w2, b in units(0, 0, 0, 1):
        assert tuple(perceptron(ROWS, np.array([w1, w2]), -min(w1, w2))) == (0, 1, 1, 1) and -min(w1, w2) > b


def test_a_unit_may_repeat_its_first_input_though_the_second_has_a_positive_weight():
    assert TABLES[2.0, 1.0, -1.5] == (0, 0, 1, 1)


def test_a_second_unit_that_reads_the_inputs_as_well_is_enough_for_xor():
    both = perceptron(ROWS, np.array([1.0, 1.0]), -1.5)
    assert perceptron(np.column_stack([ROWS, both]), np.array([1.0, 1.0, -2.0]), -0.5).tolist() == [0, 1, 1, 0]


def test_any_truth_table_of_three_inputs_is_an_or_of_units_that_know_one_row_each():
    rows = np.array(list(product([0, 1], repeat=3)))
    finders = np.array([perceptron(rows, 2 * row - 1, 0.5 - row.sum()) for row in rows])  # one row per finder
    np.testing.assert_array_equal(finders, np.eye(8))
    for table in product([0, 1], repeat=8):
        chosen = finders[np.array(table) == 1].T
        np.testing.assert_array_equal(perceptron(chosen, np.ones(chosen.shape[1]), -0.5), table)


def test_a_unit_that_never_says_1_may_need_other_weights_and_not_only_another_bias():
    assert TABLES[-1.0, -1.0, -0.5] == (0, 0, 0, 0)
    assert not any(w1 == w2 == -1.0 for w1, w2, _ in units(0, 0, 0, 1) + units(0, 1, 1, 1))


def test_the_rounded_sigmoid_differs_from_the_step_at_the_tie_and_a_hair_above():
    for z, rounded in [(0.0, 0), (1e-17, 0), (1e-3, 1), (-1e-3, 0)]:
        assert np.round(1 / (1 + np.exp(-z))) == rounded
    assert step(np.array([0.0, 1e-17, 1e-3, -1e-3])).tolist() == [1, 1, 1, 0]


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    names = run_what_is_shown(CHAPTERS[0])
    np.testing.assert_array_equal(names["first_drawing"], names["second_drawing"])
