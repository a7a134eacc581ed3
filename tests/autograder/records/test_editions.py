"""A class of the last version, graded by this one: it keeps what it was handed out, and what differs is said once.

`editions/0.1.0` has notebooks as version 0.1.0 had them in `exercises/`, without the packed line of their first cell.
"""

import json
import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.__main__ import main
from autograder.intake.editions import edition_of, release_as_handed_out
from autograder.intake.normalise import normalise
from autograder.intake.reading import VERSION_KEY
from autograder.intake.submissions import release_of
from autograder.paths import ROOT
from autograder.records.editions import Editions
from autograder.records.ledger import Ledger
from autograder.specs.course import assignment
from autograder.specs.editions import (
    Edition,
    cells_of,
    current,
    difference,
    gone_from,
    record,
    record_with_this_version,
)
from autograder.specs.sources import solution_source
from autograder.version import VERSION

CHAPTERS = ("acceptance", "gradient-descent", "descent-in-practice", "feedforward")
RELEASED = ROOT / "tests" / "autograder" / "editions" / "0.1.0"
SLUG = assignment("acceptance").slug
MOVED = assignment("gradient-descent").slug
OLD = "10-feedforward"
NEW = assignment("feedforward").slug
SOURCES = {question.function: solution_source(question) for name in CHAPTERS for question in assignment(name).questions}
GONE = "check-forgotten"


def released(slug):
    return nbformat.read(RELEASED / f"{slug}.ipynb", as_version=4)


def answered(slug, but=()):
    """A notebook of version 0.1.0 with right answers, but for some."""
    notebook = released(slug)
    for cell in notebook.cells:
        label = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        name = label.removeprefix("solve-")
        if name != label and name not in but:
            cell.source = SOURCES[name]
    return notebook


def cells_in(notebook):
    labels = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    return {each["grade_id"]: each["points"] for each in labels if each.get("grade")}


def graded_then(folder, slug, students, cells=None):
    """Put into a class what version 0.1.0 left there: the gradebook's rows, and results with the names of that time."""
    cells = cells or cells_in(released(slug)) | ({GONE: 3} if slug == SLUG else {})
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        book.add_assignment(slug)
        book.add_notebook(slug, slug)
        for cell in released(slug).cells:
            about = cell.metadata.get("nbgrader", {})
            if about:
                source = {"cell_type": cell.cell_type, "source": cell.source, "locked": about["locked"]}
                book.add_source_cell(about["grade_id"], slug, slug, **source, checksum=about.get("checksum"))
            if about.get("solution"):
                book.add_solution_cell(about["grade_id"], slug, slug)
        for cell, points in cells.items():
            book.add_grade_cell(cell, slug, slug, max_score=points, cell_type="code")
        with (folder / "results.jsonl").open("a", encoding="utf-8") as file:
            for student, lost in students.items():
                book.update_or_create_student(student)
                book.add_submission(slug, student)
                for grade in book.find_submission_notebook(slug, slug, student).grades:
                    grade.auto_score = 0.0 if grade.name in lost else float(cells[grade.name])
                    grade.needs_manual_grade = False
                book.db.commit()
                for cell, points in cells.items():
                    line = {"assignment": slug, "student": student, "cell": cell, "misconception": None, "seed": 7}
                    line |= {"points": 0.0 if cell in lost else points, "max_points": points, "status": "passed"}
                    line |= {"message": "", "seconds": 0.01, "sandboxed": True, "verdict": "0" * 32}
                    file.write(json.dumps(line) + "\n")


@pytest.fixture(scope="module")
def of_then(tmp_path_factory, hand_in):
    """A class of version 0.1.0, as that left it."""
    folder = tmp_path_factory.mktemp("then") / "class"
    for slug in (SLUG, MOVED, OLD):
        hand_in(folder, "ada", slug, answered(slug))
    hand_in(folder, "ben", SLUG, answered(SLUG, but=["predict"]))
    graded_then(folder, SLUG, {"ada": (), "ben": ("check-predict",)})
    graded_then(folder, MOVED, {"ada": ()})
    graded_then(folder, OLD, {"ada": ()})
    (folder / "seeds.json").write_text(json.dumps({SLUG: 7, MOVED: 7, OLD: 7}))
    for slug in (SLUG, MOVED, OLD):
        place = folder / "autograded" / "ada" / slug
        place.mkdir(parents=True)
        nbformat.write(answered(slug), place / f"{slug}.ipynb")
    return folder


@pytest.fixture(scope="module")
def upgraded(of_then, tmp_path_factory):
    """The same class, graded by this version."""
    folder = shutil.copytree(of_then, tmp_path_factory.mktemp("now") / "class")
    assert main(["grade", SLUG, MOVED, "--class", str(folder), "--jobs", "1"]) == 0
    return folder


def scores(folder):
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        found = [submission for each in book.assignments for submission in each.submissions]
        return {(each.assignment.name, each.student.id): (each.score, each.max_score) for each in found}


def test_every_mark_is_what_it_was_out_of_what_it_was(of_then, upgraded):
    assert scores(upgraded) == scores(of_then)
    assert not Ledger(upgraded).told()


def test_the_points_of_questions_that_moved_are_judged_and_not_copied(of_then, tmp_path, capsys):
    folder = shutil.copytree(of_then, tmp_path / "class")
    path = folder / "submitted" / "ada" / MOVED / f"{MOVED}.ipynb"
    nbformat.write(answered(MOVED, but=["stochastic_step"]), path)
    assert main(["grade", MOVED, "--class", str(folder), "--jobs", "1"]) == 0
    said = capsys.readouterr().out
    assert "stochastic_step (in 09-descent-in-practice)" in said
    lost = cells_in(released(MOVED))["check-stochastic_step"]
    assert f"stochastic_step {lost} → 0" in said
    assert f"ada  {MOVED}  " in said


def test_what_differs_is_said_once_and_can_be_asked_for(upgraded, tmp_path, capsys):
    folder = shutil.copytree(upgraded, tmp_path / "class")
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    assert "handed out" not in capsys.readouterr().out
    assert main(["versions", "--class", str(folder)]) == 0
    said = capsys.readouterr().out
    assert f"The course is version {VERSION}" in said
    assert f"{SLUG}: this class was handed out version 0.1.0" in said
    assert "new, and not asked of this class: what_changes, own_line" in said
    assert "worth what it was: score 2 (new: 0.75)" in said
    assert "gone; points that were given stay, and others a person gives: forgotten" in said


def test_a_question_that_is_gone_keeps_its_points_and_a_new_answer_to_it_waits_for_a_person(
    upgraded, tmp_path, capsys, hand_in
):
    folder = shutil.copytree(upgraded, tmp_path / "class")
    hand_in(folder, "cem", SLUG, answered(SLUG))
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    said = capsys.readouterr().err
    assert f"cem {SLUG}: the course doesn't have forgotten any more; give the points with `mark`." in said
    assert scores(folder)[SLUG, "cem"] == (8, 11)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        assert book.find_submission(SLUG, "cem").needs_manual_grade
        assert not book.find_submission(SLUG, "ada").needs_manual_grade
    given = ["mark", "cem", SLUG, "forgotten", "3", "--because", "It is right.", "--class", str(folder)]
    assert main(given) == 0
    assert scores(folder)[SLUG, "cem"] == (11, 11)


def test_what_will_differ_can_be_asked_for_before_anything_is_graded(of_then, capsys):
    assert main(["versions", "--class", str(of_then)]) == 0
    said = capsys.readouterr().out
    assert f"{SLUG}: this class was handed out version 0.1.0" in said
    assert f"{OLD} is called {NEW} now" in said
    assert not (of_then / "editions.json").exists()


def test_nbgrader_judges_by_the_same_edition(upgraded, tmp_path, autograde):
    folder = shutil.copytree(upgraded, tmp_path / "class")
    before = scores(folder)
    autograde(folder, SLUG, force=True)
    assert scores(folder) == before


def test_the_page_has_the_texts_of_the_notebook_that_was_handed_out(upgraded, tmp_path):
    folder = shutil.copytree(upgraded, tmp_path / "class")
    assert main(["feedback", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    page = (folder / "feedback" / "ada" / SLUG / f"{SLUG}.html").read_text(encoding="utf-8")
    assert "About 45 minutes, 8 points." in page
    assert "minutes for a beginner" not in page
    assert "have forgotten any more, so what you wrote for it can" in page


def test_a_class_may_take_up_the_new_notebook(upgraded, tmp_path, capsys):
    folder = shutil.copytree(upgraded, tmp_path / "class")
    assert main(["versions", SLUG, "--adopt", "--class", str(folder)]) == 0
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    out, error = capsys.readouterr()
    assert "score 2 → 0.75" in out
    assert "it is worth 0.75 points now, not 2" in out
    assert "silent_table 0 → 0: it is asked since now" in out
    assert "forgotten 3 → 0: it isn't asked any more" in out
    assert f"ada {SLUG}: the notebook is of another version of the course and never asked for what_changes" in error
    assert scores(folder)[SLUG, "ada"][1] == assignment(SLUG).points
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    assert "graded 0 submissions, 2 unchanged" in capsys.readouterr().out


def test_a_chapter_with_another_number_is_not_graded_twice(upgraded, tmp_path, capsys):
    folder = shutil.copytree(upgraded, tmp_path / "class")
    before = scores(folder)
    assert main(["grade", "feedforward", "--class", str(folder), "--jobs", "1"]) == 2
    said = capsys.readouterr().err
    assert f"This class has {OLD}, and the course calls it {NEW} now" in said
    assert "versions --renumber" in said
    for _ in range(2):
        assert main(["versions", "--renumber", "--class", str(folder)]) == 0
    assert f"{OLD} is {NEW} now" in capsys.readouterr().out
    assert scores(folder) == {(NEW if slug == OLD else slug, who): points for (slug, who), points in before.items()}
    assert main(["grade", "feedforward", "--class", str(folder), "--jobs", "1"]) == 0
    assert scores(folder)[NEW, "ada"] == before[OLD, "ada"]
    assert json.loads((folder / "seeds.json").read_text())[NEW] == 7
    assert [path.name for path in (folder / "autograded" / "ada").iterdir()].count(NEW) == 1
    assert not list(folder.glob(f"autograded/*/{OLD}"))


# What was handed out, where nothing was graded yet


def contents(*notebooks):
    return [nbformat.writes(notebook).encode() for notebook in notebooks]


def test_a_class_is_of_the_version_of_most_of_its_notebooks():
    old, new = released(SLUG), release_of(SLUG)
    assert edition_of(SLUG, contents(old, old, new)) == Edition("0.1.0", record()["0.1.0"][SLUG])
    assert edition_of(SLUG, contents(old, new)) is None
    assert edition_of(SLUG, []) is None
    assert edition_of(NEW, contents(released(OLD))).cells == record()["0.1.0"][OLD]


@pytest.mark.parametrize("said", ["9.9.9", "", 7, None, ["0.1.0"]])
def test_a_notebook_cannot_say_of_itself_what_it_asks_for(said):
    forged = release_of(SLUG)
    forged.metadata[VERSION_KEY] = said
    for cell in forged.cells:
        if "points" in cell.metadata.get("nbgrader", {}):
            cell.metadata["nbgrader"]["points"] = 99
    assert edition_of(SLUG, contents(forged)) is None
    assert edition_of(SLUG, [b"[]", b"{", b'{"cells": [1]}', b"[" * 100_000]) is None


def test_an_old_notebook_in_a_new_class_is_named_to_the_student_and_to_the_instructor():
    submission = normalise(contents(answered(SLUG))[0], release_of(SLUG))
    assert any("doesn't ask for what_changes, own_line, unevenness, silent_table." in line for line in submission.log)
    assert any("never asked for what_changes" in line for line in submission.told)
    assert normalise(contents(release_of(SLUG))[0], release_of(SLUG)).told == []


def test_a_notebook_that_has_lost_its_labels_is_not_taken_for_an_old_one():
    notebook = release_of(SLUG)
    notebook.metadata = nbformat.from_dict({})
    for cell in notebook.cells:
        cell.metadata.pop("nbgrader", None)
    assert normalise(contents(notebook)[0], release_of(SLUG)).told == []


# The record, and what all of it hangs on


def test_the_record_has_the_cells_of_the_notebooks_of_then():
    for slug in (SLUG, MOVED, OLD):
        assert record()["0.1.0"][slug] == cells_in(released(slug))


def test_the_record_has_this_version_and_keeps_the_others():
    versions = json.loads(record_with_this_version())
    assert versions[VERSION] == {each: assignment(each).cells for each in versions[VERSION]}
    assert versions["0.1.0"] == record()["0.1.0"]


def test_an_edition_asks_for_its_questions_and_no_others():
    cells = {"check-score": 2, "check-stochastic_step": 3, GONE: 1}
    assert list(cells_of(SLUG, cells).items()) == list(cells.items())
    assert gone_from(SLUG, cells) == {GONE: 1}
    labels = [cell.metadata.get("nbgrader", {}) for cell in release_as_handed_out(SLUG, cells).cells]
    graded = {each["grade_id"]: each["points"] for each in labels if each.get("grade")}
    assert graded == {"check-score": 2, "check-stochastic_step": 3}
    answers = {each["grade_id"] for each in labels if each.get("solution")}
    assert answers == {"solve-score", "solve-stochastic_step"}
    assert difference(SLUG, cells).moved == {"stochastic_step": assignment("descent-in-practice").slug}
    assert not difference(SLUG, current(SLUG).cells)


def test_a_class_keeps_its_editions(tmp_path):
    editions = Editions(tmp_path)
    assert editions.cells(SLUG) is None
    editions.keep(SLUG, Edition("0.1.0", {"check-score": 2.0}))
    assert editions.tell(SLUG)
    again = Editions(tmp_path)
    assert again.cells(SLUG) == {"check-score": 2.0}
    assert not again.tell(SLUG)
    again.keep(SLUG, current(SLUG))
    assert Editions(tmp_path).cells(SLUG) is None
