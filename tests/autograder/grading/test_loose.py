"""``python -m autograder try``: loose answers, judged through the sandbox as an instructor gets them by mail."""

import json
import sys
from contextlib import nullcontext

import pytest

from autograder.grading import loose
from autograder.specs.course import assignment

CHAPTERS = ("acceptance", "start-here")
RIGHT = "import numpy as np\n\n\ndef score(X, weights, bias):\n    return X @ weights + bias\n"
WRONG = "import numpy as np\n\n\ndef score(X, weights, bias):\n    return X @ weights\n"
BUILT_ON_IT = "\n\ndef predict(X, weights, bias):\n    return (score(X, weights, bias) >= 0).astype(int)\n"
KEYS = ["function", "status", "points", "max_points", "mistake", "hint", "way_out"]


@pytest.fixture
def file_of(tmp_path):
    """Write a source into a file; return its path."""

    def write(source):
        path = tmp_path / "answer.py"
        path.write_bytes(source if isinstance(source, bytes) else source.encode())
        return path

    return write


@pytest.fixture
def tried(typed, file_of, worker, monkeypatch):
    """Write a source into a file and try it, in the sandbox of all tests; return what came of it."""
    monkeypatch.setattr(loose, "Worker", lambda *_: nullcontext(worker))
    return lambda source, *options: typed("try", file_of(source), *options)


def lines(done):
    assert done.returncode == 0, done.stderr
    return {line["function"]: line for line in map(json.loads, done.stdout.splitlines())}


def test_a_right_answer_passes_the_public_cases_and_the_hidden_ones(tried):
    for options in (["--json"], ["--json", "--hidden"]):
        (line,) = lines(tried(RIGHT, *options)).values()
        assert list(line) == KEYS
        assert (line["status"], line["points"], line["mistake"]) == ("passed", line["max_points"], None)


def test_a_known_mistake_is_named_and_explained(tried):
    line = lines(tried(WRONG, "--json"))["score"]
    assert (line["status"], line["points"], line["mistake"]) == ("failed", 0, "bias_forgotten")
    assert "bias is missing" in line["hint"]


def test_what_an_answer_calls_and_does_not_bring_along_is_the_course_s_own(tried):
    assert lines(tried("import numpy as np" + BUILT_ON_IT, "--json"))["predict"]["status"] == "passed"


def test_an_answer_does_not_pay_for_a_wrong_one_that_it_builds_on(tried):
    found = lines(tried(WRONG + BUILT_ON_IT, "--json"))
    assert (found["score"]["status"], found["predict"]["status"]) == ("failed", "passed")


def test_answers_to_several_assignments_may_lie_in_one_file(tried):
    center = "\n\ndef center_columns(X):\n    return X - X.mean(axis=0)\n"
    assert set(lines(tried(RIGHT + center, "--json"))) == {"score", "center_columns"}


def test_without_json_the_words_are_those_of_the_notebook(command, file_of):
    done = command(sys.executable, "-m", "autograder", "try", file_of(WRONG))  # with a sandbox of its own
    points = assignment("acceptance").question("score").points
    assert done.stdout.startswith(f"✘ Not right yet: score, 0 of {points:g} points")
    assert "Hint: The bias is missing." in done.stdout


def test_code_that_stops_is_no_answer_and_its_error_is_told(tried):
    done = tried("def score(X:", "--json")
    assert lines(done)["score"]["points"] == 0
    assert "the code itself stops with SyntaxError" in done.stderr


@pytest.mark.parametrize(
    "source, said",
    [
        ("def scor(X):\n    pass", "Did you mean score in place of scor?"),
        ("", "defines no function"),
        (b"\xff\xfe\x00", "is not text in UTF-8"),
    ],
)
def test_a_file_without_an_answer_is_told_so_in_a_sentence(tried, source, said):
    done = tried(source)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_is_told_so_in_a_sentence(typed):
    done = typed("try", "nowhere.py")
    assert (done.returncode, done.stderr) == (2, "nowhere.py can't be read: No such file or directory.\n")
