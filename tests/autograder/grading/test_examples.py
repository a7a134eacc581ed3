"""An answer is found again in what was kept: whole enough to see its mistake, and nothing else of its student."""

import nbformat
import pytest

from autograder.grading.examples import LONGEST, WIDEST, answer_in
from autograder.records.outcome import Outcome


def outcome_of(*cells, checks=("f",)):
    """What is kept of a notebook with these cells, and checks of these functions."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    for name in checks:
        labels = {"grade_id": f"check-{name}", "grade": True}
        notebook.cells.append(nbformat.v4.new_code_cell(f'check("{name}")', metadata={"nbgrader": labels}))
    return Outcome(nbformat.writes(notebook), [], [], True)


FOUND = {
    "without its docstring and comments": (
        'def f(x):\n    "Ada\'s"\n    # mine\n    return x',
        "def f(x):\n    return x",
    ),
    "the last of several": ("def f(x): return 1\ndef f(x): return 2", "def f(x):\n    return 2"),
    "with what it calls": ("def g(x): return x\ndef f(x): return g(x)", "def g(x):"),
    "a lambda": ("f = lambda x: x ** 2", "f = lambda x: x ** 2"),
    "a docstring alone": ('def f(x):\n    "later"', "later"),
    "a value": ("f = 1; f = [1, 2]", "f = [1, 2]"),
}


@pytest.mark.parametrize(("cell", "words"), FOUND.values(), ids=FOUND)
def test_an_answer_is_shown_as_it_computes(cell, words):
    found = answer_in(outcome_of("x = 1", cell), "f")
    assert words in found
    assert "mine" not in found
    assert "Ada" not in found


def test_other_answers_of_the_notebook_are_not_part_of_it():
    found = answer_in(outcome_of("def g(x): return x", "def f(x): return g(x)", checks=("f", "g")), "f")
    assert found == "def f(x):\n    return g(x)"


NOT_FOUND = {
    "nothing": "",
    "another name": "def g(x): return x",
    "no Python": "def f(x) return x",
    "long": "f = 1" * 9999,
}


@pytest.mark.parametrize("cell", NOT_FOUND.values(), ids=NOT_FOUND)
def test_what_cannot_be_read_is_not_shown(cell):
    assert answer_in(outcome_of(cell), "f") is None


def test_what_is_shown_is_short_and_can_be_seen():
    many = "\n".join(f"    x = {'x + ' * 60}{number}" for number in range(60))
    lines = answer_in(outcome_of(f"def f(x):\n{many[:7000]}"), "f").splitlines()
    assert len(lines) <= LONGEST + 1
    assert max(map(len, lines)) <= WIDEST
    found = answer_in(outcome_of("def f(x):\n    return f'\u202e\x1b[2J{x}'"), "f")
    assert not {"\u202e", "\x1b"} & {*found}
