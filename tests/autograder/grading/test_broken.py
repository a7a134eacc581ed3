"""Broken submissions: every one has marks for what can still be found in it, and words that help.

These come on top of the broken files of the sample class (``autograder.proof.sample_class``), which are judged here
too.
"""

import io
import json
import sys
import zipfile
from dataclasses import dataclass

import nbformat
import pytest

from autograder.grading.judge import Judge, message
from autograder.intake.normalise import normalise
from autograder.proof.sample_class import _broken
from autograder.sandbox.outside import client, run
from autograder.specs.course import assignment

CHAPTERS = ("acceptance",)
SLUG = assignment("acceptance").slug
QUESTIONS = [question.function for question in assignment(SLUG).questions]
FULL = {question.function: float(question.points) for question in assignment(SLUG).questions}
NOTHING = dict.fromkeys(FULL, 0.0)
ALL_BUT_SCORE = {**FULL, "score": 0.0}


@dataclass
class Broken:
    """A submission: what makes it, the points that it deserves, and words that the student reads."""

    make: object
    points: dict
    words: str = ""


@pytest.fixture(autouse=True)
def short_limits(monkeypatch):
    monkeypatch.setattr(client, "CELL_SECONDS", 1.0)
    monkeypatch.setattr(run, "SPARE_SECONDS", 1.0)


@pytest.fixture(scope="module")
def judge(worker):
    return Judge(assignment(SLUG), worker, seed=3)


@pytest.fixture(scope="module")
def whole(notebook_of, references):
    """The JSON of a submission with all answers right."""
    return nbformat.writes(notebook_of(SLUG, references(SLUG)))


# How a submission is broken: from the JSON text of a right one to bytes


def file(change):
    """A change of the whole file."""
    return lambda whole: change(whole)


def tree(change):
    """A change of the notebook's JSON."""

    def make(whole):
        notebook = json.loads(whole)
        change(notebook)
        return json.dumps(notebook).encode()

    return make


def answer(source, function="score"):
    """Another source in the cell of one answer; ``{answer}`` stands for the right one."""

    def change(notebook):
        cell = cell_of(notebook, f"solve-{function}")
        cell["source"] = source.replace("{answer}", "".join(cell["source"]))

    return tree(change)


def own_cells(*sources):
    """Cells of the student's own, before all others."""
    cells = [code_cell(source) for source in sources]
    return tree(lambda notebook: notebook["cells"].__setitem__(slice(0, 0), cells))


def code_cell(source):
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def cell_of(notebook, label):
    return next(c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == label)


def move_answer_to_an_own_cell(notebook):
    cell = cell_of(notebook, "solve-score")
    right = "".join(cell["source"])
    cell["source"] = "def score(X, weights, bias):\n    raise NotImplementedError"
    notebook["cells"].append(code_cell(right))


def put_two_answers_into_one_cell(notebook):
    first, second = cell_of(notebook, "solve-score"), cell_of(notebook, "solve-predict")
    first["source"] = "".join(first["source"]) + "\n\n\n" + "".join(second["source"])
    notebook["cells"].remove(second)


def turn_answers_into_text(notebook):
    for cell in notebook["cells"]:
        if "solve-" in str(cell["metadata"]):
            cell["cell_type"] = "markdown"


def fill_with_outputs(notebook):
    widget = {"output_type": "display_data", "metadata": {}, "data": {"application/x-widget": "x" * 5_000_000}}
    cell_of(notebook, "solve-score")["outputs"] = [widget]


def take_the_metadata_of(editor):
    def change(notebook):
        for cell in notebook["cells"]:
            cell["metadata"] = {editor: {"languageId": "python"}, "id": "Xy3"}
        notebook["metadata"] = {editor: {"provenance": []}}

    return tree(change)


def use_windows_line_ends(whole):
    notebook = json.loads(whole)
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")
    return json.dumps(notebook, indent=1).replace("\n", "\r\n").encode()


def zipped(whole):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"{SLUG}.ipynb", whole)
    return packed.getvalue()


EXIT, RAISE = "import os\nos._exit(0)", "1 / 0"

BROKEN = {
    # the file
    "two-files-in-one": Broken(file(lambda w: (w + w).encode()), NOTHING, "can't be read as JSON"),
    "comma-too-much": Broken(file(lambda w: w.replace('"cells": [', '"cells": [,').encode()), NOTHING, "line 2"),
    "page-saved-as-notebook": Broken(file(lambda w: b"<!doctype html><title>01</title>"), NOTHING, "not a notebook"),
    "python-file": Broken(file(lambda w: b"def score(X, weights, bias):\n    return 1"), NOTHING, "not a notebook"),
    "zip-file": Broken(zipped, NOTHING, "not a notebook"),
    "utf-32": Broken(file(lambda w: w.encode("utf-32")), NOTHING, "not a notebook"),
    "latin-1": Broken(
        file(lambda w: w.replace("import numpy", "# f\xfcr\\nimport numpy").encode("latin-1", "replace")), FULL
    ),
    "windows-line-ends": Broken(use_windows_line_ends, FULL),
    "nan-in-json": Broken(tree(lambda notebook: notebook["metadata"].update(a=float("nan"))), FULL),
    "thirty-megabytes": Broken(file(lambda w: w.encode() + b" " * (30 << 20)), NOTHING, "Clear the outputs"),
    "cells-null": Broken(tree(lambda notebook: notebook.update(cells=None)), NOTHING, "no cells"),
    # what editors and students do to cells
    "colab": Broken(take_the_metadata_of("colab"), FULL, "lost its label"),
    "vscode": Broken(take_the_metadata_of("vscode"), FULL, "lost its label"),
    "answers-in-text-cells": Broken(tree(turn_answers_into_text), FULL),
    "answer-in-an-own-cell": Broken(tree(move_answer_to_an_own_cell), FULL),
    "two-answers-in-one-cell": Broken(tree(put_two_answers_into_one_cell), FULL, "lost its label"),
    "large-outputs": Broken(tree(fill_with_outputs), FULL),
    "three-hundred-cells": Broken(own_cells(*["x = 1"] * 300), FULL),
    "a-cell-of-a-megabyte": Broken(own_cells("text = '" + "x" * 1_000_000 + "'"), FULL),
    "nine-cells-that-exit": Broken(own_cells(*[EXIT] * 9), FULL, "ended its process"),
    "ten-cells-that-raise": Broken(own_cells(*[RAISE] * 10), FULL, "division by zero"),
    # cells that do no harm
    "magics": Broken(own_cells("%matplotlib inline\n%timeit -n1 -r1 1 + 1", "%%time\nx = 1", "len?"), FULL),
    "time-magic-over-an-answer": Broken(answer("%%time\n{answer}"), FULL),
    "shell-commands": Broken(own_cells("!ls", "!rm -rf *", "!pip install numpy==1.0"), FULL),
    "asks-for-input": Broken(own_cells("name = input('Your name? ')"), FULL, "name"),
    "missing-data": Broken(own_cells("data = open('data.csv')"), FULL, "FileNotFoundError"),
    "errors-from-warnings": Broken(own_cells("import warnings\nwarnings.simplefilter('error')"), FULL),
    "errors-from-overflow": Broken(own_cells("import numpy\nnumpy.seterr(all='raise')"), FULL),
    "other-folder": Broken(own_cells("import os\nos.chdir('/')"), FULL),
    "no-standard-output": Broken(own_cells("import sys\nsys.stdout = sys.stderr = None"), FULL),
    "figures-left-open": Broken(own_cells("import matplotlib.pyplot as p\nfor _ in range(30): p.figure()"), FULL),
    "recursion-limit": Broken(own_cells("import sys\nsys.setrecursionlimit(60)"), FULL),
    "own-names-of-modules": Broken(own_cells("json = list = dict = len = print = str = 3"), FULL),
    "emoji": Broken(answer("# \U0001f600 \u4e2d\u6587\n{answer}"), FULL),
    "stars": Broken(own_cells("from numpy import *\nfrom math import *"), FULL),
    # answers that are wrong in kind
    "tabs-and-spaces": Broken(answer("def score(X, w, b):\n    z = X @ w\n\treturn z + b"), ALL_BUT_SCORE, "TabError"),
    "null-characters": Broken(answer("def score(X, w, b):\n    return '\0'"), ALL_BUT_SCORE),
    "thousand-parentheses": Broken(answer("(" * 1000 + ")" * 1000), ALL_BUT_SCORE),
    "other-name": Broken(answer("def Score(X, w, b):\n    return X @ w + b"), ALL_BUT_SCORE, "not defined"),
    "overwritten": Broken(answer("{answer}\n\nscore = 5"), ALL_BUT_SCORE, "not a function any more"),
    "nothing-but-pass": Broken(answer("def score(X, w, b):\n    pass"), ALL_BUT_SCORE, "returns None"),
    "prints": Broken(answer("def score(X, w, b):\n    print(X @ w + b)"), ALL_BUT_SCORE, "it prints"),
    "coroutine": Broken(answer("async def score(X, w, b):\n    return X @ w + b"), ALL_BUT_SCORE, "coroutine"),
    "generator": Broken(answer("def score(X, w, b):\n    yield from X @ w + b"), ALL_BUT_SCORE, "generator"),
    "too-few-arguments": Broken(answer("def score(X):\n    return X"), ALL_BUT_SCORE, "TypeError"),
    "cached": Broken(answer("import functools\n\n\n@functools.cache\n{answer}"), ALL_BUT_SCORE, "unhashable"),
    "calls-itself": Broken(answer("def score(X, w, b):\n    return score(X, w, b)"), ALL_BUT_SCORE, "RecursionError"),
    "debugger-left-in": Broken(answer("def score(X, w, b):\n    breakpoint()\n    return X"), ALL_BUT_SCORE),
    "ragged-list": Broken(answer("def score(X, w, b):\n    return [[1.0], [1.0, 2.0]]"), ALL_BUT_SCORE, "numbers"),
    "assertion-in-the-cell": Broken(answer("{answer}\n\nassert score(1, 2, 3) == 7"), FULL, "Error"),
}


def read_by_the_student(submission, judgement):
    """Everything that is said: about the file, about each answer, and what the cells showed."""
    shown = [output for cell in judgement.notebook.cells for output in cell.get("outputs", [])]
    return " ".join([*submission.log, *map(message, judgement.verdicts), str(shown)])


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_submission_gets_what_it_deserves_and_words_that_help(broken, judge, whole, notebook_of):
    submission = normalise(broken.make(whole), notebook_of(SLUG))
    notebook = submission.notebook
    judgement = judge.unreadable(notebook, submission.problem) if submission.problem else judge.judge(notebook)
    assert {verdict.function: verdict.points for verdict in judgement.verdicts} == broken.points
    assert broken.words in read_by_the_student(submission, judgement)
    for verdict in judgement.verdicts:
        assert verdict.points == verdict.max_points or message(verdict) or submission.log
    nbformat.validate(judgement.notebook)
    nbformat.writes(judgement.notebook).encode()


def test_there_are_enough_kinds():
    assert len(BROKEN) + len(_broken(assignment(SLUG))) >= 60


@pytest.mark.exhaustive  # `make course` grades its sample class in such a run, and each kind is judged above
def test_one_run_over_all_of_them_ends_well(tmp_path, hand_in, whole, command):
    """The command line: each has its lines with the right marks, whatever came before it."""
    students = {name: (broken.make(whole), broken.points) for name, broken in BROKEN.items()}
    students |= {s.name: (s.content, s.points) for s in _broken(assignment(SLUG)) if s.content and not s.filename}
    slow = [name for name in students if "endless" in name or "exit" in name]  # full time limits; judged elsewhere
    for name in sorted(students.keys() - set(slow)):
        hand_in(tmp_path, name, SLUG, students[name][0])
    done = command(sys.executable, "-m", "autograder", "grade", SLUG, "--class", tmp_path, "--seed", 3)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in (tmp_path / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    marks = {}
    for line in lines:
        marks.setdefault(line["student"], {})[line["cell"].removeprefix("check-")] = line["points"]
        assert line["message"] or line["points"] == line["max_points"], line
    assert marks == {name: points for name, (_, points) in students.items() if name not in slow}
