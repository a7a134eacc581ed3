"""The notebook as a student runs it: in a Jupyter kernel, and where there is nothing but NumPy and PyTorch."""

import json
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.notebook.inside.selfcheck import without_torch
from autograder.specs.course import assignment, assignments
from tests.conftest import one_in

SLUGS = [assignment.slug for assignment in assignments()]
FIRST = "acceptance"
needs_the_first = pytest.mark.chapters(FIRST)

# Runs the code cells of a notebook with an import system that knows the standard library, NumPy and PyTorch alone.
BARE = """
import json, sys
from importlib.util import find_spec

allowed = {"numpy", "torch"}

class OnlyThese:
    def find_spec(name, path=None, target=None):
        top = name.partition(".")[0]
        if top in allowed or top in sys.stdlib_module_names:
            return None
        caller = sys._getframe(1)
        while caller and caller.f_globals.get("__name__", "").startswith("importlib"):
            caller = caller.f_back
        theirs = allowed | {"torchgen", "sympy", "mpmath", "sysconfig"}
        if caller.f_globals.get("__name__", "").partition(".")[0] in theirs:
            return None  # what NumPy, PyTorch and the standard library need themselves
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

for source in json.load(sys.stdin):
    if OnlyThese not in sys.meta_path:
        sys.meta_path.insert(0, OnlyThese)
    exec(compile(source, "cell", "exec"), globals())
for name in ("solutions", "autograder", "book", "nbgrader", "IPython", "matplotlib"):
    assert name not in sys.modules, name
"""


ASKED_BY_VALUE = """
for value in ([[6, 6]], 4.0):
    try:
        check(value)
    except ValueError as error:
        print(error)
"""


def run(notebook):
    """The notebook after a run in a kernel."""
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    return notebook


def shown(notebook):
    """The HTML and the text results of the checks, by question."""
    graded = {
        cell.metadata.nbgrader.grade_id.removeprefix("check-"): cell.outputs[-1].data
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    pages = {name: data["text/html"] for name, data in graded.items()}
    return pages, {name: data["text/plain"] for name, data in graded.items()}


@pytest.fixture(scope="module")
def solved(notebook_of, references):
    """The first notebook with the references in it, after a run."""
    return run(notebook_of(FIRST, references(FIRST)))


@needs_the_first
def test_right_answers_are_told_so(solved):
    pages, numbers = shown(solved)
    assert all("Correct" in page for page in pages.values())
    assert sum(float(number) for number in numbers.values()) == assignment(FIRST).points


@needs_the_first
def test_a_run_writes_nothing_to_stderr(solved):
    streams = [output for cell in solved.cells for output in cell.get("outputs", []) if output.output_type == "stream"]
    assert [stream for stream in streams if stream.name == "stderr"] == []


@needs_the_first
def test_a_mistake_is_told_its_hint(notebook_of, references, misconception):
    wrong = misconception(FIRST, "strictly_greater")
    pages, numbers = shown(run(notebook_of(FIRST, {**references(FIRST), "predict": wrong.source})))
    assert wrong.hint.split(":")[0] in pages["predict"]
    assert numbers["predict"] == "0.0"
    assert "Correct" in pages["score"]


@needs_the_first
def test_what_fails_because_of_another_function_sends_there(notebook_of, references, misconception):
    wrong = misconception(FIRST, "bias_subtracted")
    pages, numbers = shown(run(notebook_of(FIRST, {**references(FIRST), "score": wrong.source})))
    assert wrong.hint.split(":")[0] in pages["score"]
    assert "predict calls score, which does not pass its own check yet." in pages["predict"]
    assert wrong.hint.split(":")[0] not in pages["predict"]


@needs_the_first
def test_an_untouched_notebook_says_how_to_begin(notebook_of):
    notebook = notebook_of(FIRST)
    for cell in notebook.cells:  # the example below a stub calls it; the checks must stand without it
        if cell.cell_type == "code" and not cell.metadata.get("nbgrader"):
            cell.metadata["tags"] = ["raises-exception"]
    pages, numbers = shown(run(notebook))
    for question in assignment(FIRST).questions:
        if question.broken:
            assert "Not right yet" in pages[question.function]
        else:
            begin = "in place of the dots" if question.holds else "raise NotImplementedError()"
            assert "Not attempted" in pages[question.function]
            assert begin in pages[question.function]
    assert set(numbers.values()) == {"0.0"}


@pytest.mark.chapters("perceptron-algorithm")
def test_a_value_in_place_of_its_name_is_answered_in_words(notebook_of):
    notebook = notebook_of("perceptron_algorithm")
    notebook.cells = [notebook.cells[1], nbformat.v4.new_code_cell(ASKED_BY_VALUE)]
    asked = notebook.cells[0].metadata.nbgrader.grade_id
    assert asked == "setup"
    said = run(notebook).cells[1].outputs[0].text
    assert said.count("check() knows no exercise") == 2


@pytest.mark.parametrize("slug", one_in(6, SLUGS))
def test_a_notebook_needs_nothing_but_numpy_and_torch(slug, notebook_of, references, tmp_path):
    notebook = notebook_of(slug, references(slug))
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    full = [
        f"assert check({name!r}) == {points}, check({name!r}).text"
        for name, points in ((question.function, question.points) for question in assignment(slug).questions)
    ]
    cells = json.dumps(sources + full)
    done = subprocess.run([sys.executable, "-I", "-c", BARE], input=cells, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.chapters(FIRST, "perceptrons-and-logic")
def test_a_check_goes_on_working_after_another_notebook_was_run_in_the_same_interpreter(notebook_of, references):
    cells = []
    for name in (FIRST, "perceptrons-and-logic"):
        notebook = notebook_of(name, references(name))
        cells += [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        cells.append(f"checks = {{**globals().get('checks', {{}}), {name!r}: check}}")
    questions = [
        (name, question) for name in (FIRST, "perceptrons-and-logic") for question in assignment(name).questions
    ]
    cells += [
        f"assert checks[{name!r}]({each.function!r}) == {each.points}, {each.function!r}" for name, each in questions
    ]
    done = subprocess.run([sys.executable, "-I", "-c", BARE], input=json.dumps(cells), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_pytorch_that_can_be_loaded_is_not_complained_of():
    assert without_torch() is None


def test_a_pytorch_that_is_not_there_is_told_from_one_that_can_not_be_loaded(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "torch", None)
    assert "not installed" in without_torch()
    monkeypatch.delitem(sys.modules, "torch")
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "torch.py").write_text("raise OSError('a library of it is missing')")
    assert "can't be loaded" in without_torch()
