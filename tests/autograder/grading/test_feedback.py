"""Feedback pages: odd names get theirs, and what keeps one page from being made keeps back no other."""

import shutil
import sqlite3
import zlib
from contextlib import closing

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.__main__ import main
from autograder.nbgrader.configuration import course_config
from autograder.nbgrader.pages import PageMaker
from autograder.specs.course import assignment

CHAPTERS = ("start-here",)
SLUG = assignment("start-here").slug
PATTERNS = {"[a-c]b": "ab", "smith[2]": "smith2", "[!x]": "y", "[[]": "[", "lead of": "lead"}
OTHERS = ("(a|b)+", "{student_id}", "~", "-n", "ä", "a.b", "x" * 128, "$HOME", "%s", "o'neil", "#1", "a:b")
NAMES = [*PATTERNS, *PATTERNS.values(), *OTHERS]


@pytest.fixture(scope="module")
def graded(tmp_path_factory, hand_in, notebook_of):
    """A class of students with odd names, in a folder with one; each answer is marked with whose it is."""
    folder = tmp_path_factory.mktemp("class") / "autumn [2026] (a+b)"
    for name in dict.fromkeys(NAMES):
        notebook = notebook_of(SLUG, {"center_columns": f"def center_columns(X):\n    return {mark_of(name)}"})
        hand_in(folder, name, SLUG, notebook)
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "2"]) == 0
    return folder


def mark_of(name):
    """A number that stands for a name."""
    return zlib.crc32(name.encode())


def page_of(folder, name):
    return folder / "feedback" / name / SLUG / f"{SLUG}.html"


@pytest.mark.parametrize("name", PATTERNS)
def test_a_page_is_of_the_student_whose_name_it_is_and_no_other(name, graded, tmp_path):
    config = course_config(graded)
    config.CourseDirectory.feedback_directory = str(tmp_path / "feedback")
    PageMaker(config).make(SLUG, name)
    assert list(tmp_path.glob("feedback/*/*/*")) == [page_of(tmp_path, name)]
    assert str(mark_of(name)) in page_of(tmp_path, name).read_text(encoding="utf-8")


def test_of_an_output_that_no_page_can_show_nothing_is_said(tmp_path, hand_in, notebook_of, recwarn):
    hand_in(tmp_path, "ab", SLUG, notebook_of(SLUG))
    assert main(["grade", SLUG, "--class", str(tmp_path), "--jobs", "1"]) == 0
    path = tmp_path / "autograded" / "ab" / SLUG / f"{SLUG}.ipynb"
    notebook = nbformat.read(path, 4)
    odd = [{}, {"application/x-nobody-knows": "x"}, {"image/png": ""}]
    for data in odd:
        output = nbformat.v4.new_output("display_data", data=data)
        notebook.cells.append(nbformat.v4.new_code_cell("show()", outputs=[output]))
    nbformat.write(notebook, path)
    PageMaker(course_config(tmp_path)).make(SLUG, "ab")
    assert page_of(tmp_path, "ab").is_file()
    assert [str(each.message) for each in recwarn if "mimetype" in str(each.message)] == []


def no_student(folder, name="ab"):
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        book.remove_student(name)


def no_row(folder, name="ab"):
    with closing(sqlite3.connect(folder / "gradebook.db")) as book, book:
        book.execute("DELETE FROM student WHERE id = ?", [name])


def notebook_is(content):
    def spoil(folder):
        (folder / "autograded" / "ab" / SLUG / f"{SLUG}.ipynb").write_bytes(content)

    return spoil


def no_notebook(folder, name="ab"):
    (folder / "autograded" / name / SLUG / f"{SLUG}.ipynb").unlink()


def page_is_a_folder(folder):
    page_of(folder, "ab").mkdir(parents=True)


def student_is_a_file(folder):
    (folder / "feedback").mkdir()
    (folder / "feedback" / "ab").write_text("")


ONE = {  # what is wrong with one student, and what is said
    "taken out of the gradebook": (no_student, "the gradebook doesn't have it"),
    "a row is gone": (no_row, "the gradebook doesn't have it"),
    "no JSON": (notebook_is(b'{"cells": ['), "can't be shown"),
    "no text": (notebook_is(b"\xff\xfe"), "can't be shown"),
    "no notebook": (notebook_is(b"[]"), "can't be shown"),
    "another notebook": (notebook_is(b'{"nbformat": 4, "nbformat_minor": 5, "cells": [{}]}'), "can't be shown"),
    "the notebook is gone": (no_notebook, "can't be shown"),
    "a folder is in the page's place": (page_is_a_folder, "can't be written: is a directory"),
    "a file is in the folder's place": (student_is_a_file, "can't be written"),
}


@pytest.mark.parametrize("spoil, words", ONE.values(), ids=ONE)
def test_one_page_that_cannot_be_made_is_listed_and_all_others_are_there(spoil, words, graded, tmp_path, capsys):
    folder = tmp_path / "class"
    names = ("ab", "[a-c]b", "lead of")
    for name in names:
        shutil.copytree(graded / "autograded" / name, folder / "autograded" / name)
    shutil.copy(graded / "gradebook.db", folder)
    spoil(folder)
    assert main(["feedback", SLUG, "--class", str(folder), "--jobs", "1"]) == 1
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("no page: ")]
    assert len(said) == 1
    assert said[0].startswith(f"no page: ab, {SLUG}: ")
    assert words in said[0]
    assert [page_of(folder, name).is_file() for name in names] == [False, True, True]


def test_what_is_gone_is_written_again_by_grading_and_everybody_has_a_page(graded, tmp_path, capsys):
    folder = shutil.copytree(graded, tmp_path / "class")
    no_student(folder, "ab")
    no_row(folder, "[a-c]b")
    no_notebook(folder, "lead of")
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    assert f"graded 3 submissions, {len(set(NAMES)) - 3} unchanged" in capsys.readouterr().out
    assert main(["feedback", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    assert {path.parent.parent.name for path in folder.glob("feedback/*/*/*.html")} == set(NAMES)


def test_one_student_whose_place_is_taken_keeps_no_other_from_being_graded(graded, tmp_path, capsys):
    folder = tmp_path / "class"
    for name in ("ab", "[a-c]b"):
        shutil.copytree(graded / "submitted" / name, folder / "submitted" / name)
    (folder / "autograded").mkdir()
    (folder / "autograded" / "ab").write_text("")
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "1"]) == 1
    said = capsys.readouterr()
    assert "graded 1 submissions" in said.out
    assert f"not judged: ab {SLUG}: {folder / 'autograded' / 'ab'}" in said.err
    (folder / "autograded" / "ab").unlink()
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "1"]) == 0


def test_what_the_release_of_feedback_asks_for_lies_beside_the_page(graded, tmp_path):
    folder = tmp_path / "class"
    place = shutil.copytree(graded / "autograded" / "ab", folder / "autograded" / "ab") / SLUG
    shutil.copy(graded / "gradebook.db", folder)
    (place / "timestamp.txt").write_text("2026-10-01 12:00:00 UTC\n")
    (place / "notes.txt").write_text("not for the page")
    assert main(["feedback", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    beside = {path.name for path in page_of(folder, "ab").parent.iterdir()}
    assert beside == {f"{SLUG}.html", "timestamp.txt"}
