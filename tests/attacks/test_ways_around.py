"""Ways around what must be used: a right XOR that comes from somewhere else than perceptrons, and hides it.

Whether an answer comes from perceptrons is seen in a second run, in which these alone can read the inputs. An answer
that is not there in the second run shows nothing.
"""

import dataclasses

import pytest

from autograder.grading.judge import Judge
from autograder.sandbox.outside import client, run
from autograder.specs.course import assignment

CHAPTERS = ("perceptrons-and-logic",)
SLUG = assignment("perceptrons-and-logic").slug
BY_UNEQUAL = """
def xor(X):
    if len(X) < 0:
        return perceptron(X, 0, 0)
    return (X[:, 0] != X[:, 1]).astype(int)
"""
SAYS_EXPIRED = """
import sys
process = sys.modules["autograder.sandbox.inside.process"]
ran = process.CellRan
process.CellRan = lambda cell, outputs, expired: ran(cell, outputs, True)
"""
HIDDEN = {
    "nothing is hidden": BY_UNEQUAL,
    "the cell never ends": BY_UNEQUAL + "\nwhile True: pass",
    "the cell fails": BY_UNEQUAL + "\nraise ValueError",
    "the cell says that it never ended": SAYS_EXPIRED + BY_UNEQUAL,
    "a cell before it never ends": BY_UNEQUAL + "\nwhile not globals().get('again'): pass",
    "the process ends after the cell": BY_UNEQUAL + "\nimport os\nos._exit(0)",
}


@pytest.fixture(autouse=True)
def short_limits(monkeypatch):
    monkeypatch.setattr(client, "CELL_SECONDS", 1.0)
    monkeypatch.setattr(run, "SPARE_SECONDS", 1.0)


@pytest.fixture(scope="module")
def judge(worker):
    asked = assignment(SLUG)
    wanted = tuple(question for question in asked.questions if question.function in ("step", "perceptron", "xor"))
    return Judge(dataclasses.replace(asked, questions=wanted), worker, seed=1)


@pytest.fixture(scope="module")
def points_of_xor(judge, notebook_of, references):
    def of(source):
        sources = {name: references(SLUG)[name] for name in ("step", "perceptron")}
        notebook = notebook_of(SLUG, {**sources, "xor": source})
        kept = {"check-step", "check-perceptron", "check-xor"}
        notebook.cells = [
            cell
            for cell in notebook.cells
            if not cell.metadata.get("nbgrader", {}).get("grade") or cell.metadata.nbgrader.grade_id in kept
        ]
        verdicts = {verdict.function: verdict.points for verdict in judge.judge(notebook).verdicts}
        assert verdicts["perceptron"] > 0
        return verdicts["xor"]

    return of


@pytest.mark.parametrize("name", HIDDEN)
def test_a_way_around_perceptrons_earns_nothing_wherever_it_hides(points_of_xor, name):
    assert points_of_xor(HIDDEN[name]) == 0.0


def test_an_honest_answer_in_a_cell_that_never_ends_keeps_its_points(points_of_xor, references):
    assert points_of_xor(references(SLUG)["xor"] + "\nwhile True: pass") == assignment(SLUG).question("xor").points
