"""The grader's command line on a small class: every student gets a result, whatever was handed in."""

import json
import sys
from dataclasses import replace

import pytest
from nbgrader.api import Gradebook

from autograder.__main__ import main
from autograder.checking import hints
from autograder.nbgrader import configuration as nbgrader_course
from autograder.nbgrader.gradebook import ClassBook
from autograder.notebook import build
from autograder.proof import matrix
from autograder.specs.course import assignment, assignments

CHAPTERS = ("start-here",)
SLUG = assignment("start-here").slug


@pytest.fixture(scope="module")
def grader(command):
    """The command line as a program of its own."""
    return lambda *arguments: command(sys.executable, "-m", "autograder", *arguments)


@pytest.fixture(scope="module")
def graded(tmp_path_factory, hand_in, notebook_of, references, misconception, grader):
    """A class with broken files, graded once; its folder and what the command said."""
    folder = tmp_path_factory.mktemp("class")
    right = references(SLUG)
    wrong = misconception(SLUG, MISTAKE).source
    hand_in(folder, "right", SLUG, notebook_of(SLUG, right))
    hand_in(folder, "wrong", SLUG, notebook_of(SLUG, {"center_columns": wrong}))
    hand_in(folder, "no parentheses", SLUG, notebook_of(SLUG, {"center_columns": NO_PARENTHESES}))
    hand_in(folder, "untouched", SLUG, notebook_of(SLUG))
    hand_in(folder, "cut-off", SLUG, b'{"cells": [')
    hand_in(folder, "bad-timestamp", SLUG, notebook_of(SLUG, right))
    (folder / "submitted" / "bad-timestamp" / SLUG / "timestamp.txt").write_bytes(b"\xffyesterday")
    hand_in(folder, "half-a-character", SLUG, notebook_of(SLUG, {"center_columns": r"raise ValueError('\ud800')"}))
    (folder / "submitted" / "nothing" / SLUG).mkdir(parents=True)
    place = folder / "submitted" / "link" / SLUG
    place.mkdir(parents=True)
    (place / f"{SLUG}.ipynb").symlink_to(folder / "submitted" / "right" / SLUG / f"{SLUG}.ipynb")
    (folder / "submitted" / "folder" / SLUG / f"{SLUG}.ipynb").mkdir(parents=True)
    (folder / "submitted" / ".DS_Store").write_bytes(b"")
    return folder, grader("grade", SLUG, "--class", folder, "--seed", 7)


MISTAKE = "mean_of_everything"
TASK = assignment(SLUG).question("center_columns")
FULL = TASK.points
ALL = assignment(SLUG).points
NO_PARENTHESES = "def center_columns(X):\n    return X.mean"
POINTS = {
    "right": (FULL, "passed"),
    "wrong": (0.0, "failed"),
    "no parentheses": (0.0, "failed"),
    "untouched": (0.0, "not attempted"),
    "cut-off": (0.0, "unreadable"),
    "bad-timestamp": (FULL, "passed"),
    "half-a-character": (0.0, "failed"),
    "nothing": (0.0, "unreadable"),
    "link": (0.0, "unreadable"),
    "folder": (0.0, "unreadable"),
}


def lines_of(folder):
    """The results of all runs for one task: the others are answered by those alone who have all points."""
    lines = [json.loads(line) for line in (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["cell"] for line in lines} == {*assignment(SLUG).cells}
    return [line for line in lines if line["cell"] == f"check-{TASK.function}"]


def marks(folder):
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        return {s.student.id: s.score for s in book.assignment_submissions(SLUG)}


def test_grading_ends_well(graded):
    assert graded[1].returncode == 0, graded[1].stderr
    assert f"graded {len(POINTS)} submissions" in graded[1].stdout
    assert "Traceback" not in graded[1].stderr


def test_there_is_one_line_for_each_student_and_graded_cell(graded):
    lines = lines_of(graded[0])
    assert {line["student"]: (line["points"], line["status"]) for line in lines} == POINTS
    assert len(lines) == len(POINTS)
    for line in lines:
        assert set(line) == {
            *("assignment", "student", "cell", "points", "max_points", "status"),
            *("mistake", "hint", "way_out", "message", "seconds", "seed", "sandboxed", "verdict", "behaviour"),
        }
        assert (line["assignment"], line["cell"], line["max_points"]) == (SLUG, "check-center_columns", FULL)
        assert line["seconds"] >= 0
        assert (line["seed"], line["sandboxed"]) == (7, True)


def test_a_mistake_is_named_and_a_problem_is_explained(graded):
    lines = {line["student"]: line for line in lines_of(graded[0])}
    assert lines["wrong"]["mistake"] == MISTAKE
    assert "can't be read as JSON" in lines["cut-off"]["message"]
    assert "no notebook of this assignment" in lines["link"]["message"]
    assert "Links, which were not followed" in lines["link"]["message"]


def test_a_hint_and_its_way_out_stand_in_fields_of_their_own(graded, misconception):
    lines = {line["student"]: line for line in lines_of(graded[0])}
    known = misconception(SLUG, MISTAKE)
    assert (lines["wrong"]["hint"], lines["wrong"]["way_out"]) == (known.hint, known.way_out)
    assert (lines["no parentheses"]["hint"], lines["no parentheses"]["way_out"]) == (
        hints.NOT_CALLED.mistake,
        hints.NOT_CALLED.way_out,
    )
    for student in ("right", "untouched", "cut-off"):
        assert (lines[student]["hint"], lines[student]["way_out"]) == (None, None)


IN_ALL = {student: ALL if points == FULL else points for student, (points, _) in POINTS.items()}


def test_the_gradebook_has_the_same_marks(graded):
    assert marks(graded[0]) == IN_ALL


def test_another_run_adds_lines_and_keeps_a_mark_given_by_hand(graded, typed):
    folder = graded[0]
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        grade = book.find_grade(f"check-{TASK.function}", SLUG, SLUG, "wrong")
        grade.manual_score = 1.5
        book.db.commit()
    before = lines_of(folder)
    assert typed("grade", SLUG, "--class", folder, "--seed", 8, "--jobs", 1).returncode == 0
    after = lines_of(folder)
    assert after[: len(before)] == before
    assert {line["student"]: (line["points"], line["status"]) for line in after[len(before) :]} == POINTS
    assert marks(folder) == {**IN_ALL, "wrong": 1.5}


def test_report_counts_students_and_names_mistakes(graded, typed):
    done = typed("report", "--class", graded[0])
    assert done.returncode == 0
    assert f"{SLUG}: {len(POINTS)} students" in done.stdout
    assert MISTAKE.replace("_", " ") in done.stdout


def test_feedback_makes_a_page_for_every_student(graded, grader):
    done = grader("feedback", SLUG, "--class", graded[0])
    assert done.returncode == 0, done.stderr
    pages = {path.parent.parent.name: path for path in (graded[0] / "feedback").glob("*/*/*.html")}
    assert set(pages) == set(POINTS)
    assert "be read as JSON" in pages["cut-off"].read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["grade", "feedback", "report"])
def test_an_unknown_assignment_is_said_to_be_one(typed, tmp_path, name):
    done = typed(name, "99-nothing", "--class", tmp_path)
    assert done.returncode == 2
    assert f"there is no chapter '99-nothing' in this course; it has {assignments()[0].slug}" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_class_is_said_to_be_empty(typed, tmp_path):
    done = typed("grade", SLUG, "--class", tmp_path)
    assert (done.returncode, "Submissions are expected" in done.stderr) == (2, True)
    done = typed("feedback", SLUG, "--class", tmp_path)
    assert (done.returncode, "Nothing is graded" in done.stderr) == (2, True)
    done = typed("report", "--class", tmp_path)
    assert (done.returncode, "There are no results yet" in done.stdout) == (0, True)
    (tmp_path / "submitted" / "ada").mkdir(parents=True)
    done = typed("grade", SLUG, "--class", tmp_path)
    assert (done.returncode, "handed in" in done.stderr) == (2, True)


@pytest.mark.exhaustive
def test_build_check_and_matrix_end_well(grader):
    assert grader("build", "--check").returncode == 0
    done = grader("matrix")
    assert done.returncode == 0
    assert done.stdout.strip().endswith("0 faults")


@pytest.mark.parametrize("right", [True, False])
def test_the_matrix_ends_well_where_every_known_answer_gets_what_it_should(monkeypatch, capsys, right):
    question = assignment(SLUG).questions[0]
    found = matrix.rows_of(question, seed=0)
    found = found if right else [*found, replace(found[0], status="partial")]
    monkeypatch.setattr(matrix, "rows_of", lambda question, seed: found)
    assert main(["matrix", question.function]) == (0 if right else 1)
    assert capsys.readouterr().out.strip().endswith(", 0 faults" if right else ", 1 fault")


def test_the_matrix_of_an_unknown_name_is_none(capsys):
    function = assignment(SLUG).questions[0].function
    assert main(["matrix", function + "s"]) == 2
    said = capsys.readouterr().err
    assert f"no question and no assignment '{function}s'" in said
    assert f"Did you mean {function}?" in said


def test_the_help_names_the_statuses(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert all(f"{status} if" in said for status in (0, 1, 2, 130))


@pytest.mark.parametrize("seed", ["-1", "seven", "0.5"])
def test_a_seed_is_a_whole_number_of_at_least_0(seed, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["grade", SLUG, "--seed", seed])
    assert "--seed" in capsys.readouterr().err


def test_a_command_is_asked_for(grader):
    done = grader()
    assert done.returncode == 2
    assert "usage: python -m autograder" in done.stderr


def test_grading_makes_the_instructors_notebook_that_the_gradebook_needs(tmp_path, monkeypatch):
    for module in (build, nbgrader_course):
        monkeypatch.setattr(module, "SOURCE", tmp_path / "source")
    with ClassBook(tmp_path / "class") as book:
        assert list(book.cells(SLUG).graded.values()) == list(assignment(SLUG).cells)
    assert (tmp_path / "source" / SLUG / f"{SLUG}.ipynb").exists()
