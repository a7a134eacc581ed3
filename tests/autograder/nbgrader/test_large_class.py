"""A class of three hundred in which nothing lies where it should: each mark is as it was constructed, by every way."""

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from http.cookiejar import CookieJar
from itertools import cycle, islice
from urllib.parse import quote
from urllib.request import HTTPCookieProcessor, Request, build_opener

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.grading.run import ClassFolders, Options, grade
from autograder.intake.submissions import Submissions
from autograder.nbgrader.configuration import course_config
from autograder.paths import ROOT
from autograder.records import results
from autograder.specs.course import assignment

CHAPTERS = ("acceptance", "perceptrons-and-logic")
ASSIGNMENT = assignment("acceptance")
SLUG, FIRST = ASSIGNMENT.slug, ASSIGNMENT.questions[0]
FULL = sum(question.points for question in ASSIGNMENT.questions)
STUDENTS = 300

PLACES = [
    f"{SLUG}/{SLUG}.ipynb",
    f"{SLUG}.ipynb",
    f"{SLUG[:2]}-Acceptance/{SLUG}.ipynb",
    f"acceptance/{SLUG}.ipynb",
    f"Notebook {SLUG[:2]}/homework.ipynb",
    f"upload/{SLUG}/{SLUG}.ipynb",
    f"{SLUG}/a/b/{SLUG}.ipynb",
    f"{SLUG}/{SLUG}.ipynb.txt",
    f"{SLUG}/{SLUG}.IPYNB",
    f"{SLUG}/{SLUG} (1).ipynb",
    f"{SLUG}/{SLUG}-Copy1.ipynb",
    f"{SLUG}/ünïcode.ipynb",
]
NAMES = ["{n:03d}", "ada.{n:03d}", "o'neil_{n:03d}", "smith[{n:03d}]", "José {n:03d}", "李 {n:03d}", "von, der {n:03d}"]


@pytest.fixture(scope="module")
def contents(notebook_of, references):
    """What may lie in a file, and the points that it is worth."""
    every = references(SLUG)

    def text(slug, sources):
        return nbformat.writes(notebook_of(slug, sources)).encode()

    return {
        "solved": (text(SLUG, every), FULL),
        "half": (text(SLUG, {FIRST.function: every[FIRST.function]}), FIRST.points),
        "untouched": (text(SLUG, {}), 0.0),
        "of another assignment": (text(assignment("perceptrons-and-logic").slug, {}), 0.0),
        "cut off": (text(SLUG, every)[:5000], 0.0),
        "empty": (b"", 0.0),
    }


@pytest.fixture(scope="module")
def constructed(tmp_path_factory, contents):
    """The class, and the points by student."""
    folder = tmp_path_factory.mktemp("class") / "class"
    points = {}
    kinds = cycle(["solved", "half", "solved", "untouched", "solved", "of another assignment", "cut off", "empty"])
    for number, (kind, place) in enumerate(islice(zip(kinds, cycle(PLACES)), STUDENTS)):
        name = NAMES[number % len(NAMES)].format(n=number)
        stored = unicodedata.normalize("NFD", name) if number % 2 else name
        path = folder / "submitted" / stored / place
        path.parent.mkdir(parents=True)
        content, worth = contents[kind]
        if number % 11 == 3:  # the answers are beside a notebook that is as it came
            (path.parent / f"{SLUG} untouched.ipynb").write_bytes(contents["untouched"][0])
        if number % 13 == 5:  # a link to another student's work, and a pipe, in the notebook's own place
            first = folder / "submitted" / NAMES[0].format(n=0) / PLACES[0]
            os.mkfifo(path.parent / "pipe.ipynb")
            path.symlink_to(first)
            worth = 0.0
        else:
            path.write_bytes(content)
        (path.parent / ".DS_Store").write_bytes(b"\0")
        points[unicodedata.normalize("NFC", name)] = worth
    return folder, points


def test_every_file_that_was_handed_in_is_used_or_named(constructed):
    folder, points = constructed
    submissions = Submissions(folder / "submitted")
    assert set(submissions.of(SLUG)) == set(points)
    for student in points:
        handed = submissions.take(student, SLUG)
        there = {path for root in submissions.folders[student] for path in root.rglob("*") if not path.is_dir()}
        assert {entry.path for entry in [*handed.used, *handed.named]} >= there


@pytest.mark.exhaustive
def test_every_mark_of_our_own_command_is_as_it_was_constructed(constructed):
    folder, points = constructed
    done = grade([SLUG], ClassFolders(folder, folder / "submitted"), Options(seed=1, progress=False))
    assert done.graded == len(points) == STUDENTS
    assert done.failures == []
    ours = dict.fromkeys(points, 0.0)
    for line in results.read(folder / "results.jsonl"):
        ours[line.student] += line.points or 0.0
    assert ours == points


@pytest.mark.exhaustive
def test_every_mark_of_nbgraders_own_command_is_as_it_was_constructed(constructed, tmp_path):
    folder, points = constructed
    environment = {**os.environ, "COURSE_CLASS": str(_copy(folder, tmp_path))}
    command = [sys.executable, "-m", "nbgrader", "autograde", SLUG]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    assert _scores(tmp_path) == points


@pytest.mark.exhaustive
def test_every_mark_of_formgraders_button_is_as_it_was_constructed(constructed, tmp_path, formgrader):
    """The button is pressed as the page does it, for one student after the other."""
    folder, points = constructed
    cookies = CookieJar()
    ask = build_opener(HTTPCookieProcessor(cookies)).open
    with formgrader(_copy(folder, tmp_path)) as address:
        ask(f"{address}/manage_submissions/{SLUG}").read()
        token = {cookie.name: cookie.value for cookie in cookies}["_xsrf"]
        for student in points:
            button = f"{address}/api/submission/{SLUG}/{quote(student, safe='')}/autograde"
            answer = json.load(ask(Request(button, data=b"", headers={"X-XSRFToken": token})))
            assert answer["success"], (student, answer)
    assert _scores(tmp_path) == points


def _copy(folder, place):
    """The same submissions, in a class of their own."""
    shutil.copytree(folder / "submitted", place / "submitted", symlinks=True, ignore=_pipes)
    return place


def _pipes(place, names):
    """What shutil can't copy."""
    return [name for name in names if name == "pipe.ipynb"]


def _scores(folder):
    config = course_config(folder)
    with Gradebook(config.CourseDirectory.db_url, config.CourseDirectory.course_id) as book:
        return {each.student_id: each.score for each in book.assignment_submissions(SLUG)}
