"""What the check says, and when: it remembers what it has said, and notices what a beginner doesn't."""

import json
import re
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.specs.course import assignment, assignments
from tests.autograder.notebook.test_selfcheck import BARE
from tests.conftest import one_in

FIRST = "acceptance"
WRONG = "def score(X, weights, bias):\n    return X @ weights - bias"
RIGHT = "def score(X, weights, bias):\n    return X @ weights + bias"
BROKEN = "def score(X, weights, bias):\n    return X @ (weights"
UNEVEN = "def unevenness(X):\n    means = X.mean(axis=0)\n    return np.abs(X - means).max(axis=1)"
UNEVEN_AGAIN = "def unevenness(X):\n    return np.abs(X - np.mean(X, axis=0)).max(axis=1)"
ATTRIBUTE = "class Rule:\n    score = 2\n\n\ndef predict(X, weights, bias):\n    return Rule().score"
MORE, WAY_OUT = "What to do about it", "Whose average is asked for?"
CELLS = {  # by what is tried: what is typed, cell after cell, and below it the check
    "wrong": [WRONG, "check('score')"],
    "wrong, and there is a way out": [UNEVEN, "check('unevenness')"],
    "the same once more": ["check('unevenness')"],
    "asked for help": ["check('unevenness', help=True)"],
    "changed, wrong in the same way": [UNEVEN_AGAIN, "check('unevenness')"],
    "wrong in two parts": ["def boundary_x2(x1, weights, bias):\n    return 0 * x1 + 1", "check('boundary_x2')"],
    "an attribute is called like a wrong answer": [WRONG, ATTRIBUTE, "check('predict')"],
    "right": [RIGHT, "check('score')"],
    "broken afterwards": [BROKEN, "check('score')"],
    "right again": [RIGHT, "check('score')"],
    "no name": ["check()"],
    "a name that there isn't": ["check('scores')"],
}


@pytest.fixture(scope="module")
def told(notebook_of):
    """What the last cell of each attempt shows, in one kernel, one attempt after the other."""
    setup = next(
        cell for cell in notebook_of(FIRST).cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "setup"
    )
    notebook, last = nbformat.v4.new_notebook(), {}
    notebook.cells = [nbformat.v4.new_code_cell(each) for each in (setup.source, "import numpy as np")]
    for name, sources in CELLS.items():
        notebook.cells += [nbformat.v4.new_code_cell(source) for source in sources]
        last[name] = len(notebook.cells) - 1
    NotebookClient(notebook, timeout=60, kernel_name="python3", allow_errors=True).execute()
    outputs = {name: notebook.cells[place].outputs[-1] for name, place in last.items()}
    return {
        name: output.data["text/html"] if "data" in output else f"{output.ename}: {output.evalue}"
        for name, output in outputs.items()
    }


def test_a_mistake_is_named_first_and_its_way_out_comes_on_request(told):
    first, asked = told["wrong, and there is a way out"], told["asked for help"]
    assert "Hint." in first and MORE in first and WAY_OUT not in first
    assert "Hint." in asked and MORE not in asked and WAY_OUT in asked


def test_the_hint_stands_above_the_case(told):
    assert told["wrong"].index("Hint.") < told["wrong"].index("your answer")


def test_one_case_is_shown_and_the_rest_folded(told):
    shown, _, folded = told["wrong in two parts"].partition("<details")
    assert shown.count("Case:") == 1
    assert "One other part fails too" in folded
    assert folded.count("Case:") == 1


def test_the_way_out_comes_when_a_changed_answer_fails_alike(told):
    assert told["the same once more"] == told["wrong, and there is a way out"]
    assert WAY_OUT in told["changed, wrong in the same way"]


def test_an_attribute_is_no_call_of_the_answer_of_its_name(told):
    assert "Not right yet" in told["an attribute is called like a wrong answer"]
    assert "predict calls score" not in told["an attribute is called like a wrong answer"]


def test_a_function_whose_later_version_did_not_run_is_noticed(told):
    assert "Correct" in told["broken afterwards"]
    assert "has not run to its end" in told["broken afterwards"]
    assert "has not run to its end" not in told["right"] + told["right again"]


def test_a_check_without_a_name_tells_how_far_the_notebook_has_come(told):
    text = re.sub("<[^>]+>", " ", told["no name"])
    assert "✔ Correct" in text
    assert "Not checked" not in text
    assert re.search(r"Next: check\(&quot;\w+&quot;\)", told["no name"]) or 'Next: check("' in text
    assert f"{assignment(FIRST).slug}.ipynb" in text


def test_a_name_that_there_is_not_is_answered_with_those_that_there_are(told):
    assert "knows no exercise 'scores' here; it knows" in told["a name that there isn't"]


def test_a_screen_reader_hears_what_has_come(told):
    assert all("role='status'" in page for name, page in told.items() if name != "a name that there isn't")


@pytest.mark.parametrize("slug", one_in(6, [each.slug for each in assignments()]))
def test_without_pytorch_a_notebook_runs_to_its_end_and_checks_what_is_in_numpy(slug, notebook_of, references):
    questions = assignment(slug).questions
    numpy = [question.function for question in questions if question.library == "numpy"]
    sources = {name: source for name, source in references(slug).items() if name in numpy}
    cells = [cell.source for cell in notebook_of(slug, sources).cells if cell.cell_type == "code"]
    bare = BARE.replace('allowed = {"numpy", "torch"}', 'allowed = {"numpy"}')
    done = subprocess.run([sys.executable, "-I", "-c", bare], input=json.dumps(cells), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    if len(numpy) < len(questions):
        assert "needs PyTorch, which is not installed here" in done.stdout
