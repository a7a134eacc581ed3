"""Submissions that cheat: none earns a point, touches the next student or changes anything outside.

In every one the attack stands in the place of an answer. Beside it one other question is answered honestly.
"""

import contextlib
import dataclasses
import os
import re
import resource
import socket
import sqlite3

import nbformat
import pytest

from autograder.contract.calls import Cell
from autograder.grading.judge import Judge
from autograder.paths import ROOT
from autograder.sandbox.outside import client, run
from autograder.sandbox.outside.client import Worker
from autograder.specs.course import assignment
from tests.attacks.tables import DIFFERENT, VARIED, all_attacks, attacks_of
from tests.conftest import one_in

CHAPTERS = ("acceptance",)
SLUG = assignment("acceptance").slug
HONEST = "boundary_x2"  # the question that is answered honestly beside the attack
WORTH = assignment(SLUG).question(HONEST).points
SECRET = "secret-of-the-grader"
ATTACKS = all_attacks()
TRIED = [each for family in VARIED for each in one_in(5, attacks_of(family))]
TRIED += [each for family in DIFFERENT for each in one_in(1, attacks_of(family))]
LIST_FOLDERS = "import os\nprint(os.listdir('/tmp'), os.listdir('/dev/shm'))"
MISSED = re.compile("(Assertion|Attribute|Import|Key|ModuleNotFound|Name|Syntax|UnboundLocal)Error")
RAISE_THEMSELVES = {  # such an error is the attack, or a function is missing until its stand-in is there
    "lying_objects-error_that_lies",
    *("hidden_cases-steals_the_stand_ins", "hidden_cases-listens_for_the_stand_ins"),
    "hidden_cases-torch_by_the_stand_in",
}
PLACES = "REPOSITORY, CLASS, GRADER, PORT, SOCKET = {}"


@pytest.fixture(autouse=True)
def short_limits(monkeypatch):
    monkeypatch.setattr(client, "CELL_SECONDS", 1.0)
    monkeypatch.setattr(run, "SPARE_SECONDS", 1.0)
    monkeypatch.setattr(run, "START_SECONDS", 5.0)


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory):
    """A class with a secret in every file."""
    folder = tmp_path_factory.mktemp("class")
    (folder / "canary.txt").write_text(f"{SECRET}\n", encoding="utf-8")
    other = folder / "submitted" / "ada" / SLUG
    other.mkdir(parents=True)
    (other / f"{SLUG}.ipynb").write_text("{}", encoding="utf-8")
    with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as book:
        book.execute("create table grade (auto_score real, secret text)")
        book.execute("insert into grade values (1, ?)", [SECRET])
        book.commit()
    return folder


@pytest.fixture(scope="module")
def places(class_folder):
    """A cell that tells the attack where everything is; meanwhile the grader listens on two sockets."""
    name = f"grader-{os.getpid()}"
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as local:
        local.bind(f"\0{name}")
        local.listen()
        yield PLACES.format((str(ROOT), str(class_folder), os.getpid(), server.getsockname()[1], name))


@pytest.fixture(scope="module")
def judge():
    """A judge with a worker of its own, started with a secret in the environment."""
    short = assignment(SLUG)
    short = dataclasses.replace(short, questions=tuple(dataclasses.replace(q, seconds=1.0) for q in short.questions))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRADER_TOKEN", SECRET)
        with Worker() as worker:
            yield Judge(short, worker)


@pytest.fixture(scope="module")
def hand_in_attack(notebook_of, references, places):
    """The released notebook with an attack in the cell of ``score`` and one honest answer."""

    def of(attack):
        answers = references(SLUG)
        notebook = notebook_of(SLUG, {**dict.fromkeys(answers, ""), "score": attack.source, HONEST: answers[HONEST]})
        notebook.cells.insert(0, nbformat.v4.new_code_cell(places))
        return notebook

    return of


@pytest.fixture
def next_student(notebook_of, references):
    """The submission after the attack: right, and it shows what others left in the folders that can be written."""
    notebook = notebook_of(SLUG, references(SLUG))
    notebook.cells.insert(0, nbformat.v4.new_code_cell(LIST_FOLDERS))
    return notebook


@pytest.fixture(scope="module")
def left_by_nobody(judge):
    """What the next student sees in those folders where no attack went before."""
    return judge.worker.compute([Cell("0", LIST_FOLDERS)], []).outputs["0"][0].text


def files_of(folder):
    """Everything in a folder: names and bytes."""
    return {path: path.is_file() and path.read_bytes() for path in sorted(folder.rglob("*"))}


@pytest.mark.parametrize("attack", TRIED, ids=lambda attack: attack.name)
def test_an_attack_gains_nothing(attack, judge, hand_in_attack, next_student, left_by_nobody, class_folder):
    before, memory = files_of(class_folder), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(attack.runs):
        judgement = judge.judge(hand_in_attack(attack))
        points = {verdict.function: verdict.points for verdict in judgement.verdicts}
        honest = points.pop(HONEST)
        assert set(points.values()) == {0.0}, attack.sentence
        assert honest <= WORTH if attack.may_cost_the_neighbour else honest == WORTH
        written = nbformat.writes(judgement.notebook)
        nbformat.validate(judgement.notebook)
        shown = [output for cell in judgement.notebook.cells for output in cell.get("outputs", [])]
        assert SECRET not in str(shown)
        assert len(written) < 5_000_000
        told = [part.problem.what for verdict in judgement.verdicts for part in verdict.parts if part.problem]
        missed = MISSED.search(f"{shown} {told}") and attack.name not in RAISE_THEMSELVES
        assert not missed, "this attack stops before it does anything: has a name changed?"
    assert files_of(class_folder) == before
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 500_000  # kilobytes

    honest = judge.judge(next_student)
    assert {verdict.status for verdict in honest.verdicts} == {"passed"}, "the next student"
    assert honest.notebook.cells[0].outputs[0].text == left_by_nobody


def test_there_are_enough_attacks_and_each_says_what_it_tries():
    assert len(ATTACKS) >= 40
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)
    assert all(attack.sentence.endswith(".") for attack in ATTACKS)
    assert {attack.name for attack in ATTACKS} >= RAISE_THEMSELVES
