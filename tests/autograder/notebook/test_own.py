"""Own code grows: a student goes on with functions of an earlier notebook, and the grader never looks at that."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest

from autograder.contract.wire import encode
from autograder.grading.cards import draw_card
from autograder.grading.judge import Judge
from autograder.notebook import bundle, writing
from autograder.notebook.bundle import earlier_of
from autograder.notebook.inside import own
from autograder.specs.course import assignment, assignments
from tests.autograder.notebook.test_selfcheck import BARE
from tests.conftest import cell_of

CHAPTERS = ("probability", "feedforward", "backpropagation")
EARLIER, LATER = assignment("feedforward"), assignment("backpropagation")
FILE = f"{EARLIER.slug}.ipynb"
NAMES = ("add_bias", "forward")
ADD_BIAS = "def add_bias(X):\n    return np.column_stack([X, [1.0] * len(X)])"
FORWARD = "def forward(X, W1, W2):\n    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2)"
FORGETS = "def forward(X, W1, W2):\n    return sigmoid(add_bias(add_bias(X) @ W1) @ W2)"
GOING_ON = [each for each in assignments() if each.earlier]


def ours_add_bias(X):
    return np.hstack([X, np.ones((len(X), 1))])


def ours_forward(X, W1, W2):
    return sigmoid(ours_add_bias(sigmoid(ours_add_bias(X) @ W1)) @ W2)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The names of the later notebook, with the course's functions, in a folder of its own."""
    folder = tmp_path / LATER.slug
    folder.mkdir()
    monkeypatch.chdir(folder)
    namespace = vars(sys.modules["__main__"])
    for name, value in {"np": np, "sigmoid": sigmoid, "add_bias": ours_add_bias, "forward": ours_forward}.items():
        monkeypatch.setitem(namespace, name, value)
    cards = {name: draw_card(EARLIER.question(name), seed=None) for name in NAMES}
    data = {name: {"notebook": EARLIER.slug, "card": writing.written(encode(card))} for name, card in cards.items()}
    monkeypatch.setattr(own, "EARLIER", data)
    monkeypatch.setattr(own, "_courses", {})
    return namespace


def answer(source, **labels):
    return nbformat.v4.new_code_cell(source, metadata={"nbgrader": {"solution": True, **labels}})


def written(cells, path=Path("..", EARLIER.slug, FILE)):
    """Put an earlier notebook where a student may have it."""
    path.parent.mkdir(exist_ok=True)
    text = cells if isinstance(cells, str) else nbformat.writes(nbformat.v4.new_notebook(cells=cells))
    path.write_text(text, encoding="utf-8")
    return path


def is_ours(here):
    return here["add_bias"] is ours_add_bias and here["forward"] is ours_forward


def test_functions_that_pass_their_check_are_taken_and_told(here, capsys):
    path = written([answer(ADD_BIAS), answer(FORWARD)])
    own.use_mine(*NAMES)
    assert capsys.readouterr().out.splitlines() == [f"{name}: yours, from {path}" for name in NAMES]
    assert not is_ours(here)
    assert here["add_bias"](np.array([[3, 4]])).tolist() == [[3, 4, 1]]
    assert here["forward"].__globals__["add_bias"] is not ours_add_bias  # they work together


def test_a_notebook_beside_this_one_comes_first_and_a_path_that_is_typed_is_taken(here, capsys):
    written([answer(ADD_BIAS)], Path(FILE))
    own.use_mine("add_bias")
    assert capsys.readouterr().out == f"add_bias: yours, from {FILE}\n"
    written([answer(FORWARD)], Path("elsewhere", "mine.ipynb"))
    own.use_mine("forward", notebook="elsewhere/mine.ipynb")
    assert capsys.readouterr().out == "forward: yours, from elsewhere/mine.ipynb\n"


STAYS = {  # what the earlier notebook holds, and what is said then
    "no notebook": (None, "there is no ../{slug}/{file} here"),
    "not written": ([answer("def forward(X, W1, W2):\n    raise NotImplementedError()")], "it is not written yet"),
    "wrong": ([answer(ADD_BIAS), answer(FORGETS)], 'yours does not pass its check("forward")'),
    "not there": ([answer(ADD_BIAS)], "no answer cell of ../{slug}/{file} defines it"),
    "in a cell that is no answer": ([nbformat.v4.new_code_cell(FORWARD)], "no answer cell"),
    "no Python": ([answer("def forward(X: return X")], "no answer cell"),
    "endless": ([answer("def forward(X, W1, W2):\n    while True: pass")], "does not pass its check"),
    "not JSON": ("{", "is not a notebook"),
    "another JSON": ('{"cells": [{"cell_type": "code", "source": 3, "metadata": []}]}', "is not a notebook"),
    "JSON of great depth": ("[" * 200_000, "is not a notebook"),
}


@pytest.mark.parametrize("cells, reason", STAYS.values(), ids=STAYS)
def test_otherwise_the_courses_function_stays_and_the_reason_is_told(here, capsys, cells, reason):
    if cells is not None:
        written(cells)
    own.use_mine("forward")
    said = capsys.readouterr().out
    assert said.startswith("forward: the course's, because ")
    assert reason.format(slug=EARLIER.slug, file=FILE) in said
    assert here["forward"] is ours_forward


def test_a_huge_file_and_what_is_no_file_are_left_alone(here, capsys, monkeypatch):
    monkeypatch.setattr(own, "LARGEST", 1000)
    written("[" + "0," * 1000 + "0]")
    own.use_mine("forward")
    own.use_mine("forward", notebook="/dev/zero")
    own.use_mine("forward", notebook=".")
    own.use_mine("forward", notebook="a\0b")
    assert capsys.readouterr().out.count("forward: the course's") == 4
    assert here["forward"] is ours_forward


ELSE = {  # what stands beside the function
    "another value for a name": "sum = None\n",
    "an endless loop": "while True:\n    pass\n",
    "an end": "print('ran')\nraise SystemExit\n",
    "commands": "%time add_bias(np.zeros((2, 2)))\n!rm -r .\n",
    "a default value that is computed": "def other(x=print('ran')): pass\n",
    "a decorator": "@print\ndef other(): pass\n",
    "an annotation that is computed": "def other(x: print('ran')): pass\n",
    "a class": "class Other:\n    print('ran')\n",
    "a module that is not here": "import no_such_module\n",
}


@pytest.mark.parametrize("what", ELSE)
def test_of_the_cell_of_a_function_nothing_else_is_run(here, capsys, what):
    written([answer("print('ran')"), nbformat.v4.new_code_cell("print('ran')"), answer(ELSE[what] + ADD_BIAS)])
    own.use_mine("add_bias")
    assert capsys.readouterr().out.startswith("add_bias: yours, from")


def test_what_an_answer_imports_comes_along(here, capsys):
    written([answer("import math\ndef add_bias(X):\n    return np.hstack([X, np.full((len(X), 1), math.cos(0))])")])
    own.use_mine("add_bias")
    assert ": yours" in capsys.readouterr().out


def test_no_name_but_those_asked_for_changes(here):
    written([answer("def helper(X):\n    return np.ones((len(X), 1))\n" + ADD_BIAS), answer(FORWARD)])
    before = dict(here)
    own.use_mine("add_bias")
    assert {name for name in here if here[name] is not before.get(name)} == {"add_bias"}


def test_the_courses_function_comes_back_when_ones_own_has_gone(here, capsys):
    path = written([answer(ADD_BIAS)])
    own.use_mine("add_bias")
    path.unlink()
    own.use_mine("add_bias")
    assert here["add_bias"] is ours_add_bias


def test_without_the_cell_above_it_says_what_to_run(here, monkeypatch):
    monkeypatch.delitem(here, "forward")
    with pytest.raises(NameError, match="First run the cell above"):
        own.use_mine(*NAMES)


def test_where_nbgrader_runs_a_notebook_no_other_is_read(here, capsys, monkeypatch):
    written([answer(ADD_BIAS), answer(FORWARD)])
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    own.use_mine(*NAMES)
    assert is_ours(here)
    assert capsys.readouterr().out.count("because a notebook is graded by itself") == 2


def test_what_no_earlier_notebook_asks_for_is_the_courses(here, capsys, monkeypatch):
    """As in a course that leaves a chapter out."""
    written([answer(ADD_BIAS)])
    monkeypatch.setattr(own, "EARLIER", {})
    own.use_mine("add_bias")
    assert capsys.readouterr().out == (
        "add_bias: the course's, because no earlier notebook of this course asks for it\n"
    )


# The notebooks


def test_a_notebook_carries_nothing_of_a_later_one(monkeypatch):
    """As in a course that has put its chapters into another order."""
    assert set(earlier_of(LATER)) == {"sigmoid", *NAMES}
    monkeypatch.setattr(bundle, "assignments", lambda: [LATER, EARLIER])
    assert earlier_of(LATER) == {}


@pytest.mark.parametrize("each", GOING_ON, ids=lambda each: each.slug)
def test_each_function_is_of_an_earlier_notebook_and_is_given_above_the_cell_that_asks_for_ones_own(each, notebook_of):
    assert earlier_of(each).keys() <= set(each.earlier)
    cells = [cell.source for cell in notebook_of(each.slug).cells if cell.cell_type == "code"]
    (place,) = [number for number, source in enumerate(cells) if source.startswith("use_mine(")]
    assert cells[place].startswith(f"use_mine({', '.join(map(json.dumps, each.earlier))})  # NameError?")
    above = "\n".join(cells[:place])
    assert all(f"\ndef {name}(" in f"\n{above}" for name in each.earlier)


def run(cells, folder):
    done = subprocess.run(
        [sys.executable, "-I", "-c", BARE], input=json.dumps(cells), cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_in_a_notebook_as_it_is_handed_out_ones_own_functions_work_on(notebook_of, references, tmp_path):
    for each in (EARLIER, LATER):
        (tmp_path / each.slug).mkdir()
    mine = notebook_of(EARLIER.slug, {"add_bias": ADD_BIAS, "forward": FORGETS})
    (tmp_path / EARLIER.slug / FILE).write_text(nbformat.writes(mine), encoding="utf-8")
    cells = [cell.source for cell in notebook_of(LATER.slug, references(LATER.slug)).cells if cell.cell_type == "code"]
    full = [f"assert check({q.function!r}) == {q.points}" for q in LATER.questions if q.library == "numpy"]
    said = run([*cells, *full], tmp_path / LATER.slug)
    assert f"add_bias: yours, from ../{EARLIER.slug}/{FILE}" in said
    assert "forward: the course's, because yours does not pass its check" in said
    assert f"sigmoid: the course's, because there is no ../{assignment('probability').slug}" in said


BESIDE = {  # a submission, under the name of the earlier notebook
    "wrong functions": nbformat.v4.new_notebook(cells=[answer("def sigmoid(z):\n    return z"), answer(FORGETS)]),
    "a cell that ends the process": nbformat.v4.new_notebook(cells=[answer("import os\nos._exit(0)\n" + FORWARD)]),
    "an endless loop": nbformat.v4.new_notebook(cells=[answer(FORWARD + "\nwhile True: pass")]),
    "functions that never end": nbformat.v4.new_notebook(cells=[answer("def forward(*tables):\n    while True: pass")]),
    "what is no notebook": b"{",
    "a large file": b"[" + b"0," * 1_000_000 + b"0]",
}
ASKS = (
    "use_mine('sigmoid', 'forward')\nuse_mine('forward', notebook='{file}')\nuse_mine('add_bias', notebook='/dev/zero')"
)


@pytest.mark.parametrize("what", BESIDE)
def test_the_grader_takes_nothing_from_an_earlier_notebook(what, worker, notebook_of, references):
    answers = {name: source for name, source in references(LATER.slug).items() if name in ("right_answers", "deltas")}
    judge = Judge(LATER, worker, seed=1)
    plain = judge.judge(notebook_of(LATER.slug, answers))
    content = BESIDE[what] if isinstance(BESIDE[what], bytes) else nbformat.writes(BESIDE[what]).encode()
    notebook = notebook_of(LATER.slug, answers)
    (place,) = [number for number, cell in enumerate(notebook.cells) if cell.source.startswith("use_mine(")]
    notebook.cells.insert(place + 1, nbformat.v4.new_code_cell(ASKS.format(file=FILE), id="own-001"))
    beside = judge.judge(notebook, {FILE: content})
    assert beside.notebook.cells[place + 1].outputs == []
    assert [verdict.points for verdict in beside.verdicts] == [verdict.points for verdict in plain.verdicts]
    assert sum(verdict.points for verdict in plain.verdicts) > 0


def test_the_cell_of_ones_own_functions_says_nothing_in_the_grader_and_stops_nothing(worker, notebook_of, references):
    notebook = notebook_of(LATER.slug, references(LATER.slug))
    judged = Judge(LATER, worker, seed=1, public_only=True).judge(notebook)
    (cell,) = [cell for cell in judged.notebook.cells if cell.source.startswith("use_mine(")]
    assert cell.outputs == []
    assert cell_of(judged.notebook, "check-backward").outputs
