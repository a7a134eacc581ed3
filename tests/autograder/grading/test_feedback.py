"""Feedback pages: odd names get theirs, and what keeps one page from being made keeps back no other."""

import os
import re
import shutil
import sqlite3
import zlib
from contextlib import closing

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbgrader.api import Gradebook
from sqlalchemy import event
from sqlalchemy.engine import Engine

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
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
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


@pytest.fixture
def one(graded, tmp_path):
    """A class of one student, whose work was commented by hand and late, and the path of the graded notebook."""
    folder = tmp_path / "class"
    shutil.copytree(graded / "autograded" / "ab", folder / "autograded" / "ab")
    shutil.copy(graded / "gradebook.db", folder)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        notebook = book.find_submission_notebook(SLUG, SLUG, "ab")
        notebook.late_submission_penalty = 0.5
        notebook.comments[0].manual_comment = "Well *begun*."
        book.db.commit()
    return folder, folder / "autograded" / "ab" / SLUG / f"{SLUG}.ipynb"


def page_with(one, *cells):
    """The page of a notebook with some cells more."""
    folder, path = one
    notebook = nbformat.read(path, 4)
    notebook.cells += cells
    nbformat.write(notebook, path)
    PageMaker(course_config(folder)).make(SLUG, "ab")
    return page_of(folder, "ab").read_text(encoding="utf-8")


def image(mime="image/png"):
    return nbformat.v4.new_output("display_data", data={mime: "iVBORw0KGgo="})


MORE = {  # cells that a page may have beside those of the release
    "nothing": [],
    "an image": [nbformat.v4.new_code_cell("show()", outputs=[image(), image("image/jpeg")])],
    "an image with a description": [nbformat.v4.new_markdown_cell('![a plot](x.png) <img src="x.png" alt="y">')],
    "an image without one": [nbformat.v4.new_markdown_cell('<img src="x.png" title="alt=">\n\n`<img>`')],
    "other languages": [nbformat.v4.new_code_cell(f"%%{name}\nls = 1") for name in ("html", "bash", "timeit")],
    "the same source twice": [nbformat.v4.new_code_cell("%%html\nls"), nbformat.v4.new_code_cell("ls")],
    "comments": [nbformat.v4.new_markdown_cell("a <!-- b --> c\n\n--> <b>d</b>")],
    "markup in code": [nbformat.v4.new_code_cell("x = '<!-- <img>'")],
    "no source": [nbformat.v4.new_code_cell(""), nbformat.v4.new_markdown_cell("")],
}


def words(text):
    """The words that a reader sees in some HTML."""
    return " ".join(BeautifulSoup(text, features="html.parser").get_text(" ").split())


@pytest.mark.parametrize("cells", MORE.values(), ids=MORE)
def test_a_page_shows_every_cell(cells, one):
    page = page_with(one, *cells)
    shown = words(page)
    render = HTMLExporter(exclude_anchor_links=True)
    for cell in cells:
        if cell.cell_type == "code":
            assert "".join(cell.source.split()) in "".join(shown.split())
            assert page.count("data:image/") == sum(len(output.data) for output in cell.outputs)
        else:
            assert words(render.markdown2html({}, cell.source)) in shown
    images = BeautifulSoup(page, features="html.parser").find_all("img")
    assert all(image.get("alt") for image in images)
    assert "Well begun ." in shown
    assert "<em>begun</em>" in page


def test_what_was_taken_off_for_lateness_stands_on_the_first_screen(one):
    assert "It came late: 0.5 points are taken off." in words(page_with(one))


@pytest.mark.parametrize("opened", ["<!--", "<!-- <!-- -", "<!-- a\n\n<!-- b"])
def test_a_comment_that_is_never_closed_hides_nothing(opened, one):
    page = page_with(one, *map(nbformat.v4.new_markdown_cell, ["<!-- hidden -->", f"Mine: {opened}", "And the rest."]))
    shown = re.sub(r"<!--.*?(-->|$)", "", page, flags=re.DOTALL)  # a browser takes what isn't closed to the end
    assert "hidden" not in shown.partition("<body>")[2]
    assert "And the rest." in shown
    assert "Mine: &lt;!--" in shown


def test_the_next_page_is_made_of_what_the_gradebook_says_then(one):
    folder, _ = one
    maker = PageMaker(course_config(folder))
    maker.make(SLUG, "ab")
    assert "Well <em>begun</em>" in page_of(folder, "ab").read_text(encoding="utf-8")
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        book.find_submission_notebook(SLUG, SLUG, "ab").comments[0].manual_comment = "Better now."
        book.db.commit()
    maker.make(SLUG, "ab")
    assert "Better now." in page_of(folder, "ab").read_text(encoding="utf-8")


def test_a_page_takes_no_longer_in_a_larger_class(one):
    """Of the tables that grow with the class it looks at the rows of one student alone."""
    folder, _ = one
    asked = []

    def note(connection, cursor, statement, parameters, context, many):
        asked.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        PageMaker(course_config(folder)).make(SLUG, "ab")
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    with closing(sqlite3.connect(folder / "gradebook.db")) as book:
        plans = [book.execute(f"EXPLAIN QUERY PLAN {words}", values).fetchall() for words, values in asked]
    found = {tuple(step[-1].split()[:2]) for plan in plans for step in plan}
    of_the_class = ("student", "submitted_assignment", "submitted_notebook", "grade", "comment")
    assert ("SEARCH", "grade") in found
    assert found & {("SCAN", table) for table in of_the_class} == set()


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
    assert "graded 1 submission" in said.out
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


# Pages that are there stay

THREE = ("ab", "[a-c]b", "lead of")


@pytest.fixture(scope="module")
def paged(graded, tmp_path_factory):
    """A class of three with their pages."""
    folder = tmp_path_factory.mktemp("paged") / "class"
    for name in THREE:
        shutil.copytree(graded / "autograded" / name, folder / "autograded" / name)
        (folder / "autograded" / name / SLUG / "timestamp.txt").write_text("2026-10-01 12:00:00 UTC\n")
    shutil.copy(graded / "gradebook.db", folder)
    assert main(["feedback", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    return folder


@pytest.fixture
def copied(paged, tmp_path):
    """The same class in another place: all its files are younger."""
    folder = shutil.copytree(paged, tmp_path / "class")
    for path in folder.rglob("*"):
        os.utime(path)
    return folder


def a_mark(folder):
    arguments = ["ab", "start-here", "center_columns", "1", "--because", "It is nearly right."]
    assert main(["mark", *arguments, "--class", str(folder)]) == 0


def a_reason(folder):
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        book.find_submission_notebook(SLUG, SLUG, "ab").comments[0].manual_comment = "Read the task again."
        book.db.commit()


def what_was_taken_off(folder):
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        book.find_submission_notebook(SLUG, SLUG, "ab").late_submission_penalty = 0.5
        book.db.commit()


def an_excuse(folder):
    (folder / "term.toml").write_text('[excused]\nab = ["start-here"]\n')


def the_notebook(folder):
    path = folder / "autograded" / "ab" / SLUG / f"{SLUG}.ipynb"
    notebook = nbformat.read(path, 4)
    notebook.cells.append(nbformat.v4.new_markdown_cell("Another cell."))
    nbformat.write(notebook, path)


def a_file_beside(folder):
    (folder / "autograded" / "ab" / SLUG / "timestamp.txt").write_text("2026-10-02 12:00:00 UTC\n")


def the_page(folder):
    path = page_of(folder, "ab")
    path.write_bytes(path.read_bytes()[:-100])


def no_page(folder):
    page_of(folder, "ab").unlink()


def nothing_beside(folder):
    page_of(folder, "ab").with_name("timestamp.txt").unlink()


def the_page_of_another(folder):
    shutil.copy(page_of(folder, "lead of"), page_of(folder, "ab"))


CHANGED = {  # what is another than it was, and what the page then says
    "a mark": (a_mark, "It is nearly right."),
    "a reason": (a_reason, "Read the task again."),
    "what was taken off": (what_was_taken_off, "0.5 points are taken off"),
    "an excuse": (an_excuse, "You are excused from this notebook"),
    "the graded notebook": (the_notebook, "Another cell."),
    "a file beside it": (a_file_beside, ""),
    "the page was cut off": (the_page, "</html>"),
    "the page is gone": (no_page, "</html>"),
    "a file beside the page is gone": (nothing_beside, ""),
    "the page of another lies there": (the_page_of_another, '<meta name="student" content="ab">'),
}


@pytest.mark.parametrize("change, says", CHANGED.values(), ids=CHANGED)
def test_a_page_is_made_again_when_something_of_it_has_changed_and_no_other_is(change, says, copied, capsys):
    change(copied)
    before = {name: page_of(copied, name).stat().st_ino for name in THREE[1:]}
    capsys.readouterr()
    assert main(["feedback", SLUG, "--class", str(copied), "--jobs", "1"]) == 0
    assert "made 1 page, 2 unchanged" in capsys.readouterr().out
    assert {name: page_of(copied, name).stat().st_ino for name in THREE[1:]} == before
    assert says in page_of(copied, "ab").read_text(encoding="utf-8")
    beside = [copied / room / "ab" / SLUG / "timestamp.txt" for room in ("autograded", "feedback")]
    assert beside[0].read_text() == beside[1].read_text()


@pytest.mark.parametrize("command", [["feedback"], ["give-back", "github", "--clones", "."]], ids=lambda it: it[0])
def test_pages_of_which_nothing_has_changed_are_not_made_again(command, copied, capsys, monkeypatch):
    monkeypatch.setattr("autograder.grading.feedback.Pool", None)  # whatever makes a page needs it
    status = main([*command, SLUG, "--class", str(copied)])
    said = capsys.readouterr()
    if command == ["feedback"]:
        assert (status, said.out) == (0, "made 0 pages, 3 unchanged\n")
    else:
        assert said.err.count("no repository is known for them") == len(THREE)


@pytest.mark.parametrize("content", [None, "", "[]", '{"ab/00-start-here": 3}', "[" * 100_000])
def test_without_the_record_of_the_pages_all_are_made(content, copied, capsys):
    record = copied / "pages.json"
    record.unlink() if content is None else record.write_text(content)
    assert main(["feedback", SLUG, "--class", str(copied), "--jobs", "1"]) == 0
    assert "made 3 pages\n" in capsys.readouterr().out
    assert main(["feedback", SLUG, "--class", str(copied), "--jobs", "1"]) == 0
    assert "made 0 pages, 3 unchanged" in capsys.readouterr().out


def test_a_page_that_could_not_be_made_is_tried_again(copied, capsys):
    no_row(copied)
    for _ in range(2):
        assert main(["feedback", SLUG, "--class", str(copied), "--jobs", "1"]) == 1
        said = capsys.readouterr()
        assert f"no page: ab, {SLUG}: the gradebook doesn't have it" in said.err
        assert "made 0 pages, 2 unchanged" in said.out
