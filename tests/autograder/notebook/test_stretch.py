"""Tasks for those who want more: a check, a place of their own, and nothing to win or to lose."""

import json
import subprocess
import sys
from dataclasses import replace

import nbformat
import pytest

from autograder.grading.judge import Judge
from autograder.intake.normalise import normalise
from autograder.intake.submissions import release_of
from autograder.notebook import build
from autograder.notebook.build import build_source
from autograder.records.report import known_mistakes
from autograder.specs import minutes
from autograder.specs.course import assignment, assignments
from autograder.specs.known_answers import misconceptions_of
from autograder.specs.sources import solution_source
from tests.autograder.notebook.test_selfcheck import BARE
from tests.conftest import answer_cell, one_in

CHAPTERS = ("perceptrons-and-logic",)
WITH_MORE = {each.slug: each for each in assignments() if each.stretch}
each_with_more = pytest.mark.parametrize("each", WITH_MORE.values(), ids=WITH_MORE)
FIRST = assignment("perceptrons_and_logic")
HEADING = minutes.MORE.removeprefix("# ")


@each_with_more
def test_they_stand_at_the_end_below_a_heading_that_says_there_are_no_points(each, notebook_of):
    cells = notebook_of(each.slug).cells
    (place,) = [number for number, cell in enumerate(cells) if cell.source.startswith(HEADING)]
    assert "no points" in cells[place].source
    below = [cell.source for cell in cells[place:]]
    for question in each.questions:
        assert not any(f'check("{question.function}")' in source for source in below)
    for question in each.stretch:
        assert any(source.startswith(f'check("{question.function}")') for source in below)
    assert cells[-2].source.startswith("## Handing in")


@each_with_more
def test_their_cells_are_a_students_own_and_hold_no_answer(each, notebook_of):
    notebook = notebook_of(each.slug)
    for question in each.stretch:
        cell = answer_cell(notebook, question.function)
        (check,) = [cell for cell in notebook.cells if cell.source.startswith(f'check("{question.function}")')]
        assert "nbgrader" not in cell.metadata and "nbgrader" not in check.metadata
        assert cell.source.endswith("raise NotImplementedError()")
        assert "SOLUTION" not in cell.source


@each_with_more
def test_they_count_neither_for_points_nor_for_minutes_nor_among_the_known_mistakes(each, tmp_path, monkeypatch):
    without = replace(each, stretch=())
    assert (each.points, each.cells) == (without.points, without.cells)
    told = known_mistakes([each])
    assert not any(question.function in told for question in each.stretch)
    text = (minutes.NOTEBOOK_SOURCES / f"{each.topic}.py").read_text(encoding="utf-8")
    (tmp_path / f"{each.topic}.py").write_text(text.partition(minutes.MORE)[0], encoding="utf-8")
    counted = minutes.minutes(each)
    monkeypatch.setattr(minutes, "NOTEBOOK_SOURCES", tmp_path)
    assert minutes.minutes(each) == counted


@pytest.mark.parametrize("each", one_in(3, WITH_MORE.values()), ids=lambda each: each.slug)
def test_the_check_tells_right_from_wrong_and_the_progress_goes_on_without_them(
    each, notebook_of, references, tmp_path
):
    cells = [cell.source for cell in notebook_of(each.slug, references(each.slug)).cells if cell.cell_type == "code"]
    for question in each.stretch:
        wrong, name = misconceptions_of(question)[0], question.function
        cells += [wrong.source, f"told = check({name!r}, help=True).text", f"assert {wrong.hint!r} in told, told"]
        cells += [solution_source(question), f"told = check({name!r}).text"]
        cells += [f"assert told.startswith('✔ Correct: {name}\\n'), told", "assert 'no points for this one' in told"]
        cells += [f"assert {name!r} not in repr(check())"]
    done = subprocess.run(
        [sys.executable, "-I", "-c", BARE], input=json.dumps(cells), cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


ANSWERS = {
    "right": solution_source(FIRST.stretch[0]),
    "wrong": misconceptions_of(FIRST.stretch[0])[0].source,
    "no Python": f"def {FIRST.stretch[0].function}(X): return (",
    "an error": "1 / 0",
}


@pytest.mark.parametrize("what", ANSWERS)
def test_the_grader_gives_the_same_verdicts_whatever_stands_there(what, worker, notebook_of, references):
    right = references(FIRST.slug)
    judge = Judge(FIRST, worker, seed=1, public_only=True)
    plain = judge.judge(notebook_of(FIRST.slug, right))
    handed = notebook_of(FIRST.slug, right)
    answer_cell(handed, FIRST.stretch[0].function).source = ANSWERS[what]
    rebuilt = normalise(nbformat.writes(handed).encode(), release_of(FIRST.slug))
    assert rebuilt.log == []
    judged = judge.judge(rebuilt.notebook)
    assert judged.verdicts == plain.verdicts
    assert [verdict.function for verdict in judged.verdicts] == [question.function for question in FIRST.questions]
    assert any(cell.source == ANSWERS[what] for cell in judged.notebook.cells), "what a student wrote stays there"


def test_a_task_without_its_cells_is_missed(tmp_path, monkeypatch):
    text = (build.NOTEBOOK_SOURCES / f"{FIRST.topic}.py").read_text(encoding="utf-8")
    (tmp_path / f"{FIRST.topic}.py").write_text(text.partition(minutes.MORE)[0], encoding="utf-8")
    monkeypatch.setattr(build, "NOTEBOOK_SOURCES", tmp_path)
    with pytest.raises(ValueError, match=f"has no check of {FIRST.stretch[0].function}"):
        build_source(assignment(FIRST.slug))
