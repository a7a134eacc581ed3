"""Where a value is asked for, nothing that is handed in stops a run, takes long, tells a secret, or earns a point."""

import dataclasses
import resource
import time

import nbformat
import pytest

from autograder.grading.judge import Judge
from autograder.sandbox.outside import client, run
from autograder.specs.course import assignment
from autograder.specs.sources import solution_source
from tests.attacks import held_values
from tests.attacks.tables import attacks_of
from tests.attacks.test_attacks import MISSED, SECRET
from tests.conftest import one_in

CHAPTERS = ("perceptron-algorithm",)
WHOLE = assignment("perceptron_algorithm")
HELD = tuple(dataclasses.replace(question, seconds=0.5) for question in WHOLE.questions if question.holds)
HAND_IN = "\n".join(f"{question.function} = value" for question in HELD)
ATTACKS = attacks_of(held_values)
PROGRAMS = ("def predict", "def share_right", "np.where", "X @ weights")
CHANGING = """
rows = [  # in the order of the parts: each shows one rule up, or two
    ([[6, 6, 6]], [2, 1, -1], -12),  # on the line
    ([[1, 1, 1]], [-2, -2, 0], 5),  # right because of the bias
    ([[1, 1, 1]], [-2, -2, 5], 0),  # right because of the third feature
    ([[1, 1, 1]], [-2, -1, 0], 3.5),  # between 0 and 1
]
class Changing(list):
    looks = 0
    def __iter__(self):
        look, Changing.looks = Changing.looks, Changing.looks + 1
        return iter(rows[look % 4])
telling_student = Changing(rows[0])
"""


@pytest.fixture(autouse=True)
def short_limits(monkeypatch):
    monkeypatch.setattr(client, "CELL_SECONDS", 1.0)
    monkeypatch.setattr(run, "SPARE_SECONDS", 1.0)


@pytest.fixture(scope="module")
def judge(worker):
    return Judge(dataclasses.replace(WHOLE, questions=HELD), worker, seed=5)


def judged(judge, source):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source, id="own")])
    return judge.judge(notebook)


@pytest.mark.parametrize("attack", one_in(4, ATTACKS), ids=lambda attack: attack.name.partition("-")[2])
def test_nothing_is_gained_by_what_is_no_answer(attack, judge):
    memory, seconds = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    judgement = judged(judge, attack.source + HAND_IN)
    assert time.process_time() - seconds < 2, "of the trusted process"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 200_000  # kilobytes
    assert {verdict.points for verdict in judgement.verdicts} == {0.0}, attack.sentence
    said = str([cell.outputs for cell in judgement.notebook.cells]) + str(judgement.verdicts)
    assert SECRET not in said
    assert not any(program in said for program in PROGRAMS)
    assert len(said) < 100_000
    assert not MISSED.search(said), "this attack stops before it does anything: has a name changed?"


def test_the_student_after_these_has_full_marks(judge):
    judgement = judged(judge, "\n".join(map(solution_source, HELD)))
    assert {verdict.status for verdict in judgement.verdicts} == {"passed"}


def test_one_student_is_handed_in_and_not_another_for_every_rule(judge):
    verdict = judged(judge, CHANGING).verdicts[-1]
    honest = judged(judge, "telling_student = ([[6, 6, 6]], [2, 1, -1], -12)").verdicts[-1]
    assert verdict.function == "telling_student"
    assert 0 < verdict.points == honest.points < verdict.max_points
