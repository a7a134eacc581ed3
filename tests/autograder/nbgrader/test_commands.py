"""nbgrader's own command line in this repository: release, grade, feedback and export for a class of three."""

import csv
import os
import re

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from autograder.nbgrader.configuration import course_config, generate_assignment
from autograder.sandbox.outside import client
from autograder.specs.course import assignment

CHAPTERS = ("acceptance",)
SLUG = assignment("acceptance").slug
SECRET = "what only the instructor may read"


@pytest.fixture(scope="module")
def nbgrader(tmp_path_factory, hand_in, notebook_of, references, misconception, command):
    """A graded class: its folder, and what every command of nbgrader said."""
    folder = tmp_path_factory.mktemp("class")
    right = references(SLUG)
    wrong = {**right, "predict": misconception(SLUG, "strictly_greater").source}
    hand_in(folder, "ada", SLUG, notebook_of(SLUG, right))
    hand_in(folder, "ben", SLUG, notebook_of(SLUG, wrong))
    hand_in(folder, "cem", SLUG, notebook_of(SLUG))
    release = f"--CourseDirectory.release_directory={folder / 'release'}"
    commands = {
        "generate_assignment": [SLUG, release],
        "autograde": [SLUG],
        "generate_feedback": [SLUG],
        "export": ["--to", folder / "grades.csv"],
    }
    from autograder.notebook.build import write_sources

    write_sources([SLUG])
    said = {name: command("nbgrader", name, *rest, COURSE_CLASS=str(folder)) for name, rest in commands.items()}
    return folder, said


@pytest.mark.parametrize("name", ["generate_assignment", "autograde", "generate_feedback", "export"])
def test_a_command_ends_well_and_warns_of_nothing(nbgrader, name):
    done = nbgrader[1][name]
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stderr.splitlines() if re.search("WARNING|ERROR|Traceback|Warning", line)]
    assert [line for line in lines if "overwriting" not in line.lower()] == []


def test_the_released_notebook_is_the_one_in_exercises(nbgrader):
    from autograder.paths import EXERCISES

    name = f"{SLUG}/{SLUG}.ipynb"
    assert (nbgrader[0] / "release" / name).read_bytes() == (EXERCISES / name).read_bytes()


def test_the_gradebook_has_the_marks_of_the_construction(nbgrader):
    with Gradebook(f"sqlite:///{nbgrader[0] / 'gradebook.db'}") as book:
        marks = {
            name: {grade.name: grade.score for grade in book.find_submission_notebook(SLUG, SLUG, name).grades}
            for name in ("ada", "ben", "cem")
        }
    full = assignment(SLUG).cells
    assert marks == {"ada": full, "ben": {**full, "check-predict": 0}, "cem": dict.fromkeys(full, 0)}


def test_the_export_has_the_totals(nbgrader):
    with (nbgrader[0] / "grades.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["assignment"] == SLUG]
    full, lost = assignment(SLUG).points, assignment(SLUG).question("predict").points
    assert {row["student_id"]: float(row["raw_score"]) for row in rows} == {"ada": full, "ben": full - lost, "cem": 0}
    assert {float(row["max_score"]) for row in rows} == {full}


def test_the_feedback_page_shows_the_hint(nbgrader, misconception):
    page = (nbgrader[0] / "feedback" / "ben" / SLUG / f"{SLUG}.html").read_text(encoding="utf-8")
    assert "A score of exactly 0 is accepted" in page
    assert "Not right yet" in page


def test_the_feedback_page_asks_no_other_host(nbgrader):
    page = (nbgrader[0] / "feedback" / "ben" / SLUG / f"{SLUG}.html").read_text(encoding="utf-8")
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\W*(?:https?:)?//[^>]*>|@import[^;]*;", page) == []


ODD = {"below": True, "smith[2]": True, "links": True, "pipe": False, "folder-link": False}  # whether solved


def hand_in_oddly(submitted, solved):
    """A notebook in another place, a name that is a pattern, and what nbgrader would follow, copy or wait for."""
    (submitted.parent / "secret.txt").write_text(SECRET, encoding="utf-8")
    for name in ("below", f"smith[2]/{SLUG}", f"links/{SLUG}", f"pipe/{SLUG}", "folder-link"):
        (submitted / name).mkdir(parents=True)
    for name in (f"below/{SLUG}.ipynb", f"smith[2]/{SLUG}/{SLUG}.ipynb", f"links/{SLUG}/{SLUG}.ipynb"):
        (submitted / name).write_bytes(solved)
    links = submitted / "links" / SLUG
    (links / "notes.txt").symlink_to("../../../secret.txt")
    (links / "zeros.txt").symlink_to("/dev/zero")
    (links / "large.txt").touch()
    os.truncate(links / "large.txt", 1 << 40)
    os.mkfifo(links / "timestamp.txt")
    os.mkfifo(submitted / "pipe" / SLUG / f"{SLUG}.ipynb")
    (submitted / "folder-link" / SLUG).symlink_to(links, target_is_directory=True)


@pytest.fixture(scope="module")
def broken_class(tmp_path_factory, autograde):
    """The sample students of one assignment with broken files and mischief, graded by nbgrader."""
    from autograder.proof.sample_class import _broken

    folder = tmp_path_factory.mktemp("broken")
    students = [each for each in _broken(assignment(SLUG)) if each.content is not None and not each.filename]
    for student in students:
        place = folder / "submitted" / student.name / SLUG
        place.mkdir(parents=True)
        (place / f"{SLUG}.ipynb").write_bytes(student.content)
    hand_in_oddly(folder / "submitted", next(each.content for each in students if each.name == "labels-stripped"))
    config = course_config(folder)
    config.CourseDirectory.release_directory = str(folder / "release")
    generate_assignment(SLUG, config)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "CELL_SECONDS", 1.0)  # a cell that never ends is stopped earlier than in a class
        autograde(folder, SLUG)
    return folder, students


def test_broken_files_do_not_stop_nbgrader(broken_class):
    folder, students = broken_class
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        for student in students:
            grades = book.find_submission_notebook(SLUG, SLUG, student.name).grades
            marks = {grade.name.removeprefix("check-"): grade.score for grade in grades}
            assert marks == student.points, student.name


@pytest.mark.parametrize("student", ODD)
def test_what_is_handed_in_oddly_is_graded_and_explained(broken_class, student):
    with Gradebook(f"sqlite:///{broken_class[0] / 'gradebook.db'}") as book:
        assert book.find_submission(SLUG, student).score == (assignment(SLUG).points if ODD[student] else 0)
    page = (broken_class[0] / "autograded" / student / SLUG / f"{SLUG}.ipynb").read_text(encoding="utf-8")
    assert "About your file" in page


def test_nothing_that_a_link_leads_to_is_copied(broken_class):
    written = [path for path in (broken_class[0] / "autograded").rglob("*") if not path.is_dir()]
    assert {path.name for path in written} == {f"{SLUG}.ipynb"}
    assert not [path for path in written if path.is_symlink() or SECRET in path.read_text(encoding="utf-8")]


def test_formgrader_lists_whom_the_intake_finds_and_waits_for_no_pipe(broken_class):
    config = course_config(broken_class[0])
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    assert ODD.keys() <= api.get_submitted_students(SLUG)
    assert ODD.keys() <= api.get_submitted_students("*")
    assert api.get_submitted_timestamp(SLUG, "links") is None


def test_the_student_reads_what_was_mended(broken_class):
    page = (broken_class[0] / "autograded" / "labels-stripped" / SLUG / f"{SLUG}.ipynb").read_text(encoding="utf-8")
    assert "had lost its label; it was found by its function" in page
    page = (broken_class[0] / "autograded" / "cut-off" / SLUG / f"{SLUG}.ipynb").read_text(encoding="utf-8")
    assert "Was it cut off?" in page
