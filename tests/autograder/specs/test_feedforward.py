"""Feedforward: what is foreseen and found can't be had by luck, by habit, or from the book."""

import re

import numpy as np
import pytest

from autograder.checking.comparisons.trials import held
from autograder.contract.calls import Call
from autograder.contract.cards import Case
from autograder.contract.observations import Returned
from autograder.paths import NOTEBOOK_SOURCES, ROOT
from autograder.specs.feedforward import ASSIGNMENT, SCORES
from solutions.measures.feedforward import numbers_right_both_ways
from solutions.numpy_ref.feedforward import blind_table, numbers_of_a_network, shapes_on_the_way, telling_scores
from solutions.numpy_ref.many_classes import softmax

CHAPTERS = ("feedforward",)
BLIND = ASSIGNMENT.question("blind_table").parts[0].trial


def caught(table):
    """How many of the careless programs a table shows up."""
    return sum(
        held.problem(case_of(part.trial), seen(table), []) is None
        for part in ASSIGNMENT.question("telling_scores").parts
    )


def case_of(trial):
    call = Call({}, holds="row", fields=[field.name for field in trial.fields])
    return Case("what you hand in", True, call, ["telling_scores"], "trials.held", trial=trial)


def seen(table):
    return Returned([], "list", rows=[[np.array(table, dtype=float)]])


def test_two_rows_show_up_all_four():
    assert caught(telling_scores()) == 4


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ([[2, 1, 0], [0, 3, 0], [1, 1, 1]], 0),  # that of the chapter
        ([[700, 699, 698]], 1),  # nothing overflows yet
        ([[709, 0], [-39, -38]], 1),  # only the rows are far apart
        ([[720, 719, 718]], 2),  # all high, and close together
        ([[720, 0, 0]], 2),  # one far above the others
        ([[720, 719], [-40, -39]], 3),  # the rows far apart, in a row all close together
        ([[1000, 1001, 999]], 0),  # beyond what is allowed
    ],
)
def test_poor_tables_show_up_some(table, count):
    assert caught(table) == count


def test_one_row_alone_never_shows_up_all():
    rng = np.random.default_rng(4)
    for _ in range(200):
        assert caught(rng.uniform(-40, 720, size=(1, int(rng.integers(1, 4))))) < 4


def test_few_tables_of_chance_show_up_all():
    rng, (field,) = np.random.default_rng(4), SCORES
    found = [caught(rng.uniform(field.low, field.high, size=(3, 3))) for _ in range(1000)]
    assert np.mean(found) < 1
    assert max(found) < 4


def test_the_blind_table_is_one():
    Z = np.array(blind_table())
    assert numbers_right_both_ways(Z) == BLIND.bar
    np.testing.assert_allclose(softmax(Z), softmax(Z.T).T)


@pytest.mark.parametrize("spread", [20, 5, 1, 0.1])
def test_no_guess_is_blind(spread):
    rng = np.random.default_rng(1)
    assert not any(numbers_right_both_ways(rng.uniform(-spread, spread, size=(3, 3))) for _ in range(1000))


@pytest.mark.parametrize(
    ("table", "count"),
    [
        (np.zeros((3, 3)), 1),
        (np.eye(3), 2),
        ([[1, 2, 3], [2, 3, 1], [3, 1, 2]], 3),
        ([[2, 7, 6], [9, 5, 1], [4, 3, 8]], 0),  # sums of scores that agree, not of powers
        ([[1, 2, 3], [2, 4, 5], [3, 5, 6]], 0),
        (np.arange(9).reshape(3, 3) / 1000, 0),  # nearly equal, but not quite
    ],
)
def test_tables_that_come_to_mind_stay_below_the_bar(table, count):
    assert numbers_right_both_ways(np.array(table, dtype=float)) == count < BLIND.bar


def test_nothing_that_is_foreseen_stands_in_the_book_or_in_the_notebook():
    pages = [*(ROOT / "book").glob("*.md"), NOTEBOOK_SOURCES / "feedforward.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    count, more, _ = numbers_of_a_network()
    assert not re.search(rf"\b{count}\b.{{0,40}}\b{more}\b", text)
    assert repr(shapes_on_the_way())[1:-1] not in text


def test_what_a_notebook_tells_of_the_network_without_activations_is_no_answer_to_forward():
    """A line whose shape is asked for has the right product, and no sigmoid."""
    text = (NOTEBOOK_SOURCES / "feedforward.py").read_text(encoding="utf-8")
    assert "sigmoid(add_bias(" not in text


def test_every_cell_between_the_tasks_that_needs_pytorch_begins_with_its_import():
    cells = (NOTEBOOK_SOURCES / "feedforward.py").read_text(encoding="utf-8").split("# %%")
    plain = [cell.partition("\n")[2] for cell in cells if not cell.partition("\n")[0].strip()]
    needy = [cell for cell in plain if "torch." in cell or "nn." in cell]
    assert len(needy) == 2
    assert all(cell.startswith("import torch\n") for cell in needy)


def test_half_of_the_points_at_most_are_for_functions_from_a_description():
    implemented = sum(each.points for each in ASSIGNMENT.questions if each.kind == "implement")
    assert implemented <= ASSIGNMENT.points / 2
