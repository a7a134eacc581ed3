"""Copies of the gradebook: made once before a run that changes it, and only the newest stay."""

import sqlite3
from contextlib import closing

import pytest

from autograder.nbgrader import database
from autograder.nbgrader.database import KEPT, back_up, copies_of
from autograder.nbgrader.gradebook import ClassBook
from autograder.records.outcome import Outcome
from autograder.specs.course import assignment

CHAPTERS = ("start-here",)
SLUG = assignment("start-here").slug
NOTHING = Outcome("{}", [], [], True)


def students_in(path):
    with closing(sqlite3.connect(path)) as book:
        return sorted(name for (name,) in book.execute("SELECT id FROM student"))


@pytest.fixture
def book_of_ada(tmp_path):
    """A gradebook that one run has made."""
    with ClassBook(tmp_path) as book:
        book.save(SLUG, "ada", NOTHING)
    return tmp_path / "gradebook.db"


def test_a_new_gradebook_has_no_copy(book_of_ada):
    assert copies_of(book_of_ada) == []


def test_a_run_that_only_reads_makes_no_copy(book_of_ada):
    with ClassBook(book_of_ada.parent) as book:
        book.submissions(SLUG)
        assert book.students() == ["ada"]
    assert copies_of(book_of_ada) == []


def test_a_run_that_writes_makes_one_copy_of_what_was_there_before(book_of_ada):
    with ClassBook(book_of_ada.parent) as book:
        for student in ("ben", "cem"):
            book.save(SLUG, student, NOTHING)
    (copy,) = copies_of(book_of_ada)
    assert students_in(copy) == ["ada"]
    assert students_in(book_of_ada) == ["ada", "ben", "cem"]
    copy.replace(book_of_ada)  # the way back
    with ClassBook(book_of_ada.parent) as book:
        assert book.students() == ["ada"]


def test_only_the_newest_copies_stay_and_other_files_too(book_of_ada, monkeypatch):
    other = book_of_ada.with_name("gradebook-of-last-year.db")
    other.write_bytes(b"")
    times = iter(f"2026-10-{day:02d}-120000" for day in range(1, KEPT + 4))

    class Clock:
        @staticmethod
        def now():
            return Moment()

    class Moment:
        def __format__(self, form):
            return next(times)

    monkeypatch.setattr(database, "datetime", Clock)
    for _ in range(KEPT + 3):
        back_up(book_of_ada)
    assert [path.name for path in copies_of(book_of_ada)] == [
        f"gradebook-2026-10-{day:02d}-120000.db" for day in range(4, KEPT + 4)
    ]
    assert other.exists()
    assert not list(book_of_ada.parent.glob(".*"))


def test_a_copy_is_whole_while_another_program_has_the_gradebook_open(book_of_ada):
    with closing(sqlite3.connect(book_of_ada)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO student (id) VALUES ('not yet')")
        back_up(book_of_ada)
    (copy,) = copies_of(book_of_ada)
    assert students_in(copy) == ["ada"]
