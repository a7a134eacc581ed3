"""What can be wrong with a class: each is said in one sentence, ends with a status, and changes nothing."""

import errno
import json
import os
import re
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from autograder.__main__ import main
from autograder.nbgrader import database
from autograder.records.lock import only_one
from autograder.records.store import write_whole
from autograder.refused import Refused
from autograder.specs.course import assignment

CHAPTERS = ("start-here",)
SLUG = assignment("start-here").slug


@pytest.fixture(scope="module")
def graded(tmp_path_factory, hand_in, notebook_of, references):
    """A class of two that was graded."""
    folder = tmp_path_factory.mktemp("graded")
    hand_in(folder, "ada", SLUG, notebook_of(SLUG, references(SLUG)))
    hand_in(folder, "ben", SLUG, notebook_of(SLUG))
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    return folder


@pytest.fixture
def a_class(graded, tmp_path):
    """A copy of it, to be spoilt."""
    return shutil.copytree(graded, tmp_path / "class")


def files_in(folder):
    """All that lies in a class, the lock aside."""
    found = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".lock"}
    return found, {path for path in folder.rglob("*") if path.is_dir()}


def text(name, content):
    """Another text in a file of the class."""
    return lambda folder: (folder / name).write_text(content, encoding="utf-8")


def a_folder(name):
    """A folder in the place of a file."""

    def spoil(folder):
        (folder / name).unlink()
        (folder / name).mkdir()

    return spoil


def a_line(change):
    """One more line of the results, made of the first, in the middle of them."""

    def spoil(folder):
        path = folder / "results.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines()
        lines.insert(1, change(json.loads(lines[0])))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    return spoil


def without(name):
    return a_line(lambda line: json.dumps({key: value for key, value in line.items() if key != name}))


def having(**fields):
    return a_line(lambda line: json.dumps({**line, **fields}))


def statement(sql):
    """A change of the gradebook by hand."""

    def spoil(folder):
        with closing(sqlite3.connect(folder / "gradebook.db")) as book:
            book.executescript(sql)

    return spoil


def torn(folder):
    content = (folder / "gradebook.db").read_bytes()
    middle = len(content) // 2
    (folder / "gradebook.db").write_bytes(content[:middle] + bytes(4096) + content[middle + 4096 :])


def cut(folder):
    os.truncate(folder / "gradebook.db", 20_000)


RESULTS = {
    "a line without a student": (without("student"), "line 2, is no line of results: it has no student"),
    "a line without points": (without("points"), "it has no points"),
    "a student who is nobody": (having(student=None), "its student is null"),
    "a student who is a list": (having(student=["ada"]), "its student is"),
    "points in words": (having(points="two"), 'its points is "two"'),
    "a line that is a list": (a_line(lambda line: "[1, 2]"), "it has no fields"),
    "a line that is not JSON": (a_line(lambda line: "ada has 2 points"), "it is not JSON"),
    "a line that is nested deeply": (a_line(lambda line: "[" * 100_000), "it is not JSON"),
    "bytes that are no text": (lambda folder: (folder / "results.jsonl").write_bytes(b"\xff\xfe\n"), "it is not JSON"),
    "a folder in its place": (a_folder("results.jsonl"), "can't be read: is a directory"),
}
SEEDS = {
    "not JSON": text("seeds.json", "{"),
    "empty": text("seeds.json", ""),
    "a list": text("seeds.json", "[7]"),
    "a number in words": text("seeds.json", json.dumps({SLUG: "7"})),
    "a number that is none": text("seeds.json", json.dumps({SLUG: None})),
    "a number below 0": text("seeds.json", json.dumps({SLUG: -1})),
    "a number with a point": text("seeds.json", json.dumps({SLUG: 7.0})),
    "a folder in its place": a_folder("seeds.json"),
}
GRADEBOOK = {
    "not a database": (text("gradebook.db", "points\n" * 1000), "file is not a database"),
    "a folder in its place": (a_folder("gradebook.db"), "unable to open database file"),
    "torn": (torn, "is damaged, or was changed by hand"),
    "cut off": (cut, "is damaged, or was changed by hand"),
    "of another version": (statement("UPDATE alembic_version SET version_num = 'b6d005d67074'"), "nbgrader db upgrade"),
    "without a version": (statement("DROP TABLE alembic_version"), "nbgrader db upgrade"),
    "another database": (statement("DROP TABLE grade; DROP TABLE student"), "is not a gradebook"),
    "a time written by hand": (statement("UPDATE submitted_assignment SET timestamp = 'yesterday'"), "is no time"),
    "cells taken out": (statement("DELETE FROM base_cell"), "rows of the table grade belong to nothing"),
}


def refused(capsys, folder, *arguments):
    """What a command says that is refused and leaves the class as it is."""
    before = files_in(folder)
    capsys.readouterr()
    assert main([str(argument) for argument in arguments]) == 2
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1, said.err
    assert "Traceback" not in said.err
    assert said.out == ""
    assert files_in(folder) == before
    return said.err


@pytest.mark.parametrize("command", [["grade", SLUG], ["report"]], ids=["grade", "report"])
@pytest.mark.parametrize("spoil, words", RESULTS.values(), ids=RESULTS)
def test_results_that_are_none(spoil, words, command, a_class, capsys):
    spoil(a_class)
    said = refused(capsys, a_class, *command, "--class", a_class)
    assert words in said
    assert str(a_class / "results.jsonl") in said


@pytest.mark.parametrize("spoil", SEEDS.values(), ids=SEEDS)
def test_seeds_that_are_none_are_never_drawn_again(spoil, a_class, capsys):
    spoil(a_class)
    assert str(a_class / "seeds.json") in refused(capsys, a_class, "grade", SLUG, "--class", a_class)


@pytest.mark.parametrize("command", ["grade", "feedback"])
@pytest.mark.parametrize("spoil, words", GRADEBOOK.values(), ids=GRADEBOOK)
def test_a_gradebook_that_is_none(spoil, words, command, a_class, capsys):
    spoil(a_class)
    said = refused(capsys, a_class, command, SLUG, "--class", a_class)
    assert words in said
    assert str(a_class / "gradebook.db") in said


@pytest.mark.parametrize("command", ["grade", "feedback"])
def test_a_gradebook_that_another_program_holds(command, a_class, capsys, monkeypatch):
    monkeypatch.setattr(database, "WAIT", 0.1)
    with closing(sqlite3.connect(a_class / "gradebook.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = refused(capsys, a_class, command, SLUG, "--class", a_class)
    assert "is locked by another program" in said


ADDRESSES = {
    "no address": ("gradebook", "--db takes the address of a database"),
    "a database that nobody knows": ("oracular://host/name", "--db takes the address of a database"),
    "a server that isn't there": ("postgresql+psycopg://ada:secret@127.0.0.1:1/book", "can't be reached"),
    "a driver that isn't there": ("mysql+mysqldb://127.0.0.1/book", "Python has no driver"),
    "a folder that isn't there": ("sqlite:////nowhere/gradebook.db", "There is no folder /nowhere"),
    "a file without a name": ("sqlite://", "names no file"),
}


@pytest.mark.parametrize("command", ["grade", "feedback"])
@pytest.mark.parametrize("address, words", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_where_there_is_no_database(address, words, command, a_class, capsys):
    said = refused(capsys, a_class, command, SLUG, "--class", a_class, "--db", address)
    assert words in said
    assert "secret" not in said


def test_what_is_not_there_is_named(graded, tmp_path, capsys):
    for command in (["grade", SLUG], ["feedback", SLUG], ["report"]):
        nowhere = tmp_path / "nowhere"
        assert str(nowhere) in refused(capsys, tmp_path, *command, "--class", nowhere)
    (tmp_path / "file").write_text("", encoding="utf-8")
    for command in (["grade", SLUG, "--submitted", graded / "submitted"], ["feedback", SLUG], ["report"]):
        assert str(tmp_path / "file") in refused(capsys, tmp_path, *command, "--class", tmp_path / "file")
    said = refused(capsys, tmp_path, "grade", SLUG, "--class", graded, "--submitted", tmp_path / "nowhere")
    assert "Submissions are expected" in said
    assert "Nothing is graded" in refused(capsys, tmp_path, "feedback", SLUG, "--class", tmp_path)


@pytest.mark.parametrize("name", ["a?b", "a%20b"])
def test_a_class_whose_gradebook_would_lie_elsewhere_is_refused(graded, tmp_path, capsys, name):
    (tmp_path / name).mkdir()
    said = refused(capsys, tmp_path, "grade", SLUG, "--class", tmp_path / name, "--submitted", graded / "submitted")
    assert "call it otherwise" in said


@pytest.mark.parametrize("command", ["grade", "feedback"])
def test_a_class_is_for_one_command_at_a_time(command, a_class, capsys):
    with only_one(a_class, "python -m autograder grade"):
        said = refused(capsys, a_class, command, SLUG, "--class", a_class)
    assert f"{a_class} is in use: `python -m autograder grade`, process {os.getpid()} on " in said
    assert main([command, SLUG, "--class", str(a_class)]) == 0


PLACES = {  # what becomes of the class folder, and what is said
    "a folder that is read-only": ("--ro-bind {graded} {place}", "can't be written: read-only file system"),
    "a disk that is full": ("--size 5000000 --tmpfs {place}", "can't be written: "),
}


@pytest.mark.parametrize("mount, words", PLACES.values(), ids=PLACES)
def test_a_place_where_nothing_can_be_written(mount, words, graded, tmp_path, command):
    mount = mount.format(graded=graded, place=tmp_path).split()
    full = f"test -e {tmp_path}/seeds.json || {{ cp -r {graded}/. {tmp_path}; cat /dev/zero >{tmp_path}/rest; }}"
    grade = f"{sys.executable} -m autograder grade {SLUG} --class {tmp_path} --again --jobs 1"
    done = command("bwrap", "--dev-bind", "/", "/", *mount, "sh", "-c", f"({full}) 2>/dev/null; exec {grade}")
    assert done.returncode == 2, done.stderr
    said = [line for line in done.stderr.splitlines() if line and "submission/s" not in line]
    assert len(said) == 1, done.stderr
    assert words in said[0]
    assert "/." not in said[0]  # no file of ours that nobody has heard of


@pytest.mark.parametrize("name", ["roster.csv", "exports/marks.csv"])
@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC], ids=errno.errorcode.get)
def test_a_file_that_cannot_be_written_is_called_by_its_own_name(name, number, tmp_path, monkeypatch):
    def fail(path, content):
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(Refused, match=rf"^{re.escape(str(tmp_path / name))} can't be written: "):
        write_whole(tmp_path / name, "")


def test_a_programming_error_keeps_its_traceback(a_class, monkeypatch):
    monkeypatch.setattr("autograder.grading.run.Submissions.of", lambda self, slug: [1 / 0])
    with pytest.raises(ZeroDivisionError):
        main(["grade", SLUG, "--class", str(a_class)])
