"""What a feedback page is made from: each part of it, and nothing that is of another page alone."""

import shutil
from datetime import datetime

import pytest
from nbgrader.api import Gradebook

from autograder.nbgrader import origins
from autograder.specs.course import assignments

FIRST, SECOND = (each.slug for each in assignments()[-2:])
NAMES = [slug.partition("-")[2] for slug in (FIRST, SECOND)]
FUNCTIONS = [each.questions[0].function for each in assignments()[-2:]]
ALL = {(slug, student) for slug in (FIRST, SECOND) for student in ("ada", "ben")}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The gradebook of two students and two assignments with a question each."""
    path = tmp_path_factory.mktemp("made") / "gradebook.db"
    with Gradebook(f"sqlite:///{path}") as book:
        for slug, function in zip((FIRST, SECOND), FUNCTIONS, strict=True):
            book.add_assignment(slug)
            book.add_notebook(slug, slug)
            cell = f"check-{function}"
            book.add_grade_cell(cell, slug, slug, max_score=4, cell_type="code")
            book.add_source_cell(cell, slug, slug, cell_type="code")
        for student in ("ada", "ben"):
            book.add_student(student)
            for slug in (FIRST, SECOND):
                book.add_submission(slug, student, timestamp=datetime(2026, 10, 20, 12))
                book.find_submission_notebook(slug, slug, student).grades[0].auto_score = 3
        book.db.commit()
    return path


@pytest.fixture
def folder(made, tmp_path):
    shutil.copy(made, tmp_path)
    return tmp_path


def changed(folder, change):
    """The pages that are made from something else after a change."""
    before = origins.origins_of(ALL, folder)
    change()
    after = origins.origins_of(ALL, folder)
    assert before.keys() == after.keys() == ALL
    return {page for page in ALL if before[page] != after[page]}


SETTINGS = {  # lines of the settings, and the pages that show them
    "a question that is cancelled": (f'[cancelled]\n{FUNCTIONS[0]} = "unclear"', {FIRST}),
    "full points for all": (f'[full_points]\n{FUNCTIONS[1]} = "its check was wrong"', {SECOND}),
    "a due date": (f"[due]\n{NAMES[0]} = 2026-10-19T20:00:00Z", {FIRST}),
    "a zone": ('[term]\nzone = "Europe/Berlin"', {FIRST, SECOND}),
    "a weight": (f"[weights]\n{NAMES[0]} = 40\n{NAMES[1]} = 60", set()),
}


@pytest.mark.parametrize("lines, slugs", SETTINGS.values(), ids=SETTINGS)
def test_a_setting_changes_the_pages_that_show_it(lines, slugs, folder, term_of):
    term_of("")
    assert changed(folder, lambda: term_of(lines)) == {page for page in ALL if page[0] in slugs}


def test_what_is_said_of_a_cell_is_of_its_page_alone(folder):
    def answer():
        with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
            grade = book.find_submission_notebook(FIRST, FIRST, "ada").grades[0]
            grade.extra_credit = 1
            book.db.commit()

    assert changed(folder, answer) == {(FIRST, "ada")}


def test_the_same_points_by_hand_are_another_page(folder):
    """The page says that a person gave them."""

    def answer():
        with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
            book.find_submission_notebook(SECOND, SECOND, "ben").grades[0].manual_score = 3
            book.db.commit()

    assert changed(folder, answer) == {(SECOND, "ben")}


def test_another_program_makes_other_pages(folder, monkeypatch):
    assert changed(folder, lambda: monkeypatch.setattr(origins, "_of_the_program", lambda: "another")) == ALL
