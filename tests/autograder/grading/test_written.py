"""Texts that people grade: rebuilt with the submission, left open by the machine, and never overwritten by it."""

import base64
import csv
import json

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbgrader.api import Gradebook

from autograder.grading.judge import Judge
from autograder.grading.run import ClassFolders, Options, grade
from autograder.intake.normalise import normalise
from autograder.nbgrader.configuration import TEXT_STUB, course_config, generate_assignment
from autograder.nbgrader.pages import PageMaker
from autograder.notebook.build import rubric
from autograder.records import results
from autograder.specs.course import assignment
from autograder.specs.settings import specification

CHAPTERS = ("capstone",)
SLUG = assignment("capstone").slug
TEXTS = {f"report-{written.name}": written for written in assignment(SLUG).written}
FIRST = "report-evidence"
ANSWER = "Five runs each: 0.75 ± 0.01 without, 0.87 ± 0.01 with dropout."


@pytest.fixture(scope="module")
def release(notebook_of):
    return notebook_of(SLUG)


def label(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def text_cell(notebook, name=FIRST):
    return next(cell for cell in notebook.cells if label(cell) == name)


@pytest.fixture
def written(notebook_of):
    """A notebook with a text in the first of its cells; everything else is as it came."""
    notebook = notebook_of(SLUG)
    cell = text_cell(notebook)
    cell.source = cell.source.replace(TEXT_STUB, ANSWER)
    return notebook


def rebuilt(notebook, release, change=lambda notebook: None):
    content = json.loads(nbformat.writes(notebook))
    change(content)
    submission = normalise(json.dumps(content).encode(), release)
    return submission, text_cell(submission.notebook).source


# The notebook


def test_a_text_has_its_points_its_heading_and_the_rubric_above(release):
    cells = release.cells
    for name, each in TEXTS.items():
        place = next(number for number, cell in enumerate(cells) if label(cell) == name)
        marks = cells[place].metadata.nbgrader
        assert (marks.grade, marks.solution, marks.points) == (True, True, each.points)
        assert cells[place].source == f"{each.heading}\n\n{TEXT_STUB}"
        assert cells[place - 1].source == rubric(each)


def test_the_rubric_is_that_of_the_curriculum():
    by_machine = {question.function: question.points for question in specification("capstone").questions}
    evidence_of_the_machine = by_machine.pop("experiment") + by_machine.pop("learned_when")
    assert sum(by_machine.values()) == 8  # correctness
    assert evidence_of_the_machine + TEXTS["report-evidence"].points == 6
    assert TEXTS["report-explanation"].points == 4
    assert TEXTS["report-reproducibility"].points == 2


# Rebuilding


def test_a_text_survives(written, release):
    submission, source = rebuilt(written, release)
    assert source == f"{TEXTS[FIRST].heading}\n\n{ANSWER}"
    assert submission.log == []


@pytest.mark.parametrize("kind", ["markdown", "code", "raw"])
def test_a_text_without_its_label_is_found_by_its_heading(kind, written, release):
    def strip(notebook):
        for cell in notebook["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == FIRST:
                cell["cell_type"] = kind
            cell["metadata"] = {}

    submission, source = rebuilt(written, release, strip)
    assert ANSWER in source
    assert any("found by its heading" in sentence for sentence in submission.log)
    assert sum(ANSWER in cell.source for cell in submission.notebook.cells) == 1


@pytest.mark.parametrize("heading", ["# report: Evidence", "Report: evidence", "##### Report: evidence (2)"])
def test_a_lost_text_is_found_though_its_heading_was_written_anew(heading, written, release):
    def rewrite(notebook):
        for cell in notebook["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == FIRST:
                cell.update(metadata={}, source=f"{heading}\n\n{ANSWER}")

    submission, source = rebuilt(written, release, rewrite)
    assert source == f"{heading}\n\n{ANSWER}"
    assert sum(ANSWER in cell.source for cell in submission.notebook.cells) == 1


@pytest.mark.parametrize("source", ["", "   \n", TEXT_STUB, TEXTS[FIRST].heading, f"\n{TEXTS[FIRST].heading}\n\n\n"])
def test_a_text_in_which_nothing_was_written_is_the_released_one(source, written, release):
    text_cell(written).source = source
    _, rebuilt_source = rebuilt(written, release)
    assert rebuilt_source == text_cell(release).source


def test_a_text_that_was_deleted_is_not_attempted_and_said_so(written, release):
    written.cells = [cell for cell in written.cells if label(cell) != FIRST]
    submission, source = rebuilt(written, release)
    assert source == text_cell(release).source
    assert any("evidence" in sentence and "not attempted" in sentence for sentence in submission.log)


def own_cells(*cells):
    """Put cells of the student's own below the first heading, which is left as it came."""

    def change(notebook):
        place = next(
            n for n, c in enumerate(notebook["cells"]) if c["metadata"].get("nbgrader", {}).get("grade_id") == FIRST
        )
        notebook["cells"][place + 1 : place + 1] = [{"metadata": {}, **cell} for cell in cells]

    return change


def test_a_text_in_new_cells_below_its_heading_counts(release):
    texts = [{"cell_type": "markdown", "source": ANSWER}, {"cell_type": "markdown", "source": "And more."}]
    submission, source = rebuilt(release, release, own_cells(*texts))
    assert source == f"{TEXTS[FIRST].heading}\n\n{ANSWER}\n\nAnd more."
    assert len(submission.notebook.cells) == len(release.cells), "it is there once"
    assert "was written in a new cell" in submission.log[0]


def test_code_below_an_untouched_heading_is_left_to_a_person(release):
    submission, source = rebuilt(release, release, own_cells({"cell_type": "code", "source": ANSWER, "outputs": []}))
    assert "in the code below" in source
    cells = submission.notebook.cells
    assert cells[cells.index(text_cell(submission.notebook)) + 1].source == ANSWER
    assert "Markdown" in submission.log[0]


def test_cells_below_a_text_that_was_written_stay_what_they_are(written, release):
    change = own_cells({"cell_type": "markdown", "source": "A note."})
    submission, source = rebuilt(written, release, change)
    assert "A note." not in source
    assert "A note." in [cell.source for cell in submission.notebook.cells]


def test_a_picture_in_a_text_is_on_the_feedback_page(tmp_path, written, release, hand_in):
    data = base64.b64encode(b"\x89PNG\r\n\x1a\n123").decode()
    cell = text_cell(written)
    cell.source += "\n\n![](attachment:plot.png)"
    cell.attachments = {"plot.png": {"image/png": data}}
    hand_in(tmp_path, "ada", SLUG, rebuilt(written, release)[0].notebook)
    notebook = normalise((tmp_path / "submitted/ada" / SLUG / f"{SLUG}.ipynb").read_bytes(), release).notebook
    page, _ = HTMLExporter().from_notebook_node(notebook)  # what nbgrader makes its pages with
    assert data in page


def test_of_two_texts_the_last_counts(written, release):
    def repeat(notebook):
        notebook["cells"] += [json.loads(json.dumps(cell)) for cell in notebook["cells"]]
        _, second = (c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == FIRST)
        second["source"] = f"{TEXTS[FIRST].heading}\n\nThe second."

    submission, source = rebuilt(written, release, repeat)
    assert "The second." in source
    assert any("2 cells" in sentence for sentence in submission.log)


def test_no_markup_of_a_text_runs_in_a_page(written, release):
    cell = text_cell(written)
    cell.source += "\n<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) and $a < b$"
    _, source = rebuilt(written, release)
    assert "<script" not in source
    assert "<img" not in source
    assert "](" not in source, "a link has only its address"
    assert "$a < b$" in source


def test_a_text_without_end_is_cut_off_and_says_so(written, release):
    text_cell(written).source += " word" * 10_000
    _, source = rebuilt(written, release)
    assert ANSWER in source
    assert len(source) < 21_000
    assert "Here the text was cut off" in source


def test_points_in_the_cell_of_a_text_are_those_of_the_release(written, release):
    text_cell(written).metadata.nbgrader.points = 1000
    submission, _ = rebuilt(written, release)
    assert text_cell(submission.notebook).metadata == text_cell(release).metadata


# Judging


@pytest.fixture(scope="module")
def quick(worker):
    """A judge of the capstone that asks one quick question."""
    from dataclasses import replace

    whole = assignment(SLUG)
    return Judge(replace(whole, questions=(whole.question("momentum_step"),)), worker, seed=1)


def only_texts(notebook):
    notebook.cells = [c for c in notebook.cells if not (label(c) or "").startswith(("check-", "solve-", "data-"))]
    return notebook


def test_a_judge_leaves_texts_alone(quick, written):
    judgement = quick.judge(only_texts(written))
    assert [verdict.function for verdict in judgement.verdicts] == ["momentum_step"]
    assert ANSWER in text_cell(judgement.notebook).source


@pytest.mark.parametrize("kind", ["markdown", "code"])
def test_a_graded_cell_without_a_specification_is_an_error_of_the_course(kind, quick, written):
    notebook = only_texts(written)
    cell = text_cell(notebook)
    cell.metadata.nbgrader.grade_id = "report-nothing"
    if kind == "code":
        cell.update(cell_type="code", outputs=[], execution_count=None)
    with pytest.raises(KeyError, match="no specification"):
        quick.judge(notebook)


# Grading: our command, then people, then again


@pytest.fixture(scope="module")
def graded(tmp_path_factory, hand_in, notebook_of):
    """A class of three, graded; then people give points for one text, and everything is graded again."""
    folder = tmp_path_factory.mktemp("class")
    notebook = notebook_of(SLUG)
    cell = text_cell(notebook)
    cell.source = cell.source.replace(TEXT_STUB, ANSWER)
    hand_in(folder, "writes", SLUG, notebook)
    hand_in(folder, "untouched", SLUG, notebook_of(SLUG))
    hand_in(folder, "unreadable", SLUG, b"no notebook")
    places = ClassFolders(folder, folder / "submitted")
    first = grade([SLUG], places, Options(seed=1, processes=1, progress=False))
    before = marks(folder)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        given = book.find_grade(FIRST, SLUG, SLUG, "writes")
        given.manual_score, given.needs_manual_grade = 1.5, False  # as formgrader does
        book.db.commit()
    unchanged = grade([SLUG], places, Options(seed=1, processes=1, progress=False))
    between = marks(folder)
    grade([SLUG], places, Options(seed=1, processes=1, progress=False, again=True))
    return folder, first, before, unchanged, between, marks(folder)


def marks(folder):
    """What the gradebook holds of the texts: by student and label the machine's points, a person's, and what waits."""
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        return {
            (submission.student.id, grade.name): (grade.auto_score, grade.manual_score, grade.needs_manual_grade)
            for submission in book.find_assignment(SLUG).submissions
            for notebook in submission.notebooks
            for grade in notebook.grades
            if grade.name in TEXTS
        }


def test_a_text_waits_for_people_and_an_untouched_one_does_not(graded):
    folder, first, before, *_ = graded
    assert first.failures == []
    nothing = (0.0, None, False)
    expected = {(student, name): nothing for student in ("writes", "untouched", "unreadable") for name in TEXTS}
    expected["writes", FIRST] = (None, None, True)
    assert before == expected


def test_the_results_have_a_line_for_every_text(graded):
    lines = {(line.student, line.cell): line for line in results.read(graded[0] / "results.jsonl")}
    said = {key: (line.points, line.status) for key, line in lines.items() if key[1] in TEXTS}
    assert said.pop(("writes", FIRST)) == (None, "by hand")
    for (student, _), found in said.items():
        assert found == (0.0, "unreadable" if student == "unreadable" else "not attempted")
    assert all(line.max_points == TEXTS[cell].points for (_, cell), line in lines.items() if cell in TEXTS)


def test_an_untouched_notebook_has_no_points_at_all(graded):
    lines = [line for line in results.read(graded[0] / "results.jsonl") if line.student == "untouched"]
    assert {line.cell for line in lines} == set(assignment(SLUG).cells)
    assert {(line.points, line.status) for line in lines} == {(0.0, "not attempted")}


def test_the_points_of_a_person_stay(graded):
    _, _, _, unchanged, between, after = graded
    assert (unchanged.unchanged, unchanged.graded) == (3, 0)
    assert between["writes", FIRST] == (None, 1.5, False)  # what has not changed is not asked for again
    assert after["writes", FIRST] == (None, 1.5, True)  # judged again: as nbgrader does, a person looks again


def test_the_feedback_page_shows_the_text_and_the_points_of_a_person(graded):
    folder = graded[0]
    PageMaker(course_config(folder)).make(SLUG, "writes")
    page = (folder / "feedback" / "writes" / SLUG / f"{SLUG}.html").read_text(encoding="utf-8")
    assert ANSWER in page
    assert "1.5 of 2 points" in page


# Grading: nbgrader's own commands


def test_plain_nbgrader_leaves_texts_to_people_and_exports_their_points(tmp_path, hand_in, written, autograde, command):
    hand_in(tmp_path, "writes", SLUG, written)
    config = course_config(tmp_path)
    config.CourseDirectory.release_directory = str(tmp_path / "release")
    generate_assignment(SLUG, config)
    autograde(tmp_path, SLUG)
    found = marks(tmp_path)
    assert found.pop(("writes", FIRST)) == (None, None, True)
    assert set(found.values()) == {(0.0, None, False)}
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as book:
        book.find_grade(FIRST, SLUG, SLUG, "writes").manual_score = 1.5
        book.db.commit()
    assert command("nbgrader", "export", "--to", tmp_path / "grades.csv", COURSE_CLASS=str(tmp_path)).returncode == 0
    with (tmp_path / "grades.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["assignment"] == SLUG]
    assert [(float(row["raw_score"]), float(row["max_score"])) for row in rows] == [(1.5, 20.0)]
