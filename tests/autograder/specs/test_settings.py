"""The file of settings: what it says is what the course has, and a mistake in it is reported where it is."""

import json
import os
import random
import re
import shutil
import subprocess
import sys

import nbformat
import pytest

from autograder.paths import ROOT
from autograder.specs.settings import SettingsError, known_chapters, read, specification

SETTINGS = """\
title = "Deep Learning at Our Place"
show_solutions = ["acceptance"]  # "cross-entropy" is for later

[addresses]
repository = "https://github.com/uni/course"

[[parts]]
chapters = ["start-here"]

[[parts]]
title = "Lines # and more"
chapters = [
    "acceptance",  # as before
    "cross-entropy",
]

[points]
score = 5
"""
QUESTIONS = {question.function: question for topic in known_chapters() for question in specification(topic).questions}


@pytest.fixture
def settings_of(tmp_path):
    """Read a text as a file of settings."""

    def of(text):
        path = tmp_path / "course.toml"
        path.write_text(text, encoding="utf-8")
        return read(path)

    return of


def test_chapters_are_numbered_by_their_places(settings_of):
    chapters = settings_of(SETTINGS).chapters
    assert [chapter.slug for chapter in chapters] == ["00-start-here", "01-acceptance", "02-cross-entropy"]
    assert [chapter.part for chapter in chapters] == [None, "Lines # and more", "Lines # and more"]
    assert chapters[2].topic == "cross_entropy"


@pytest.mark.parametrize("name", ["cross-entropy", "cross_entropy", "02-cross-entropy"])
def test_a_chapter_is_found_by_its_name_its_topic_and_its_slug(settings_of, name):
    assert settings_of(SETTINGS).chapter(name).number == 2


def test_a_chapter_that_is_left_out_is_not_found(settings_of):
    with pytest.raises(KeyError, match="no chapter 'dropout' in this course; it has 00-start-here, 01-acceptance"):
        settings_of(SETTINGS).chapter("dropout")


def test_what_is_left_out_has_a_default(settings_of):
    found = settings_of('title = "A"\n[[parts]]\nchapters = ["dropout"]')
    assert (found.author, found.repository, found.branch, found.site) == ("", "", "main", "")
    assert (found.show_solutions, found.points) == (True, {})


@pytest.mark.parametrize(
    ("title", "identifier"),
    {
        "Deep Learning at Our Place": "deep-learning-at-our-place",
        "Netze für Größen": "netze-fuer-groessen",
        "Netze fu\u0308r ÄRZTE": "netze-fuer-aerzte",  # the umlaut in two characters
        "L'été à Łódź": "l-ete-a-lodz",
        "深度学习": "course",
    }.items(),
)
def test_a_title_gives_an_identifier_in_plain_letters(title, identifier, settings_of):
    assert settings_of(SETTINGS.replace("Deep Learning at Our Place", title)).identifier == identifier


# Mistakes: what stands in the file, what somebody writes in its place, the line that is named, and what is said of it

TITLE = '"Deep Learning at Our Place"'
CROSS = '"cross-entropy",'
POINTS = "the points of score are a number above 0, such as score = 6"
NO_LIST = "the chapters of a part are a list of names, such as chapters"
TWICE = "this is there already: every key stands once"
MISTAKES = {
    "a chapter with a slip": (CROSS, '"cross-entropi",', 14, '"cross-entropi"; did you mean "cross-entropy"?'),
    "a chapter with its number": (CROSS, '"07-cross-entropy",', 14, 'did you mean "cross-entropy"?'),
    "a chapter like no other": (CROSS, '"zzz",', 14, 'there is no chapter "zzz"; there are acceptance, activation'),
    "a chapter twice": (CROSS, '"acceptance",', 14, 'the chapter "acceptance" is there twice'),
    "a chapter twice in a line": (CROSS, '\n"dropout", "dropout"', 15, 'the chapter "dropout" is there twice'),
    "a chapter in two parts": (CROSS, '"start-here",', 14, 'the chapter "start-here" is there twice'),
    "a part without chapters": ('chapters = ["start-here"]', "", 7, NO_LIST),
    "chapters that are no list": ('["start-here"]', '"start-here"', 8, NO_LIST),
    "a list without chapters": ('["start-here"]', "[]", 8, NO_LIST),
    "a solution of no chapter": ('["acceptance"]', '["acceptence"]', 2, 'there is no chapter "acceptence"'),
    "solutions that are a word": ('["acceptance"]', '"no"', 2, "show_solutions is true, false, or a list of chapters"),
    "points of no function": ("score =", "scores =", 18, 'no chapter asks for a function "scores"; did you mean'),
    "points below 0": ("= 5", "= -5", 18, POINTS),
    "points of 0": ("= 5", "= 0", 18, POINTS),
    "points in words": ("= 5", '= "five"', 18, POINTS),
    "points that are a yes": ("= 5", "= true", 18, POINTS),
    "points without end": ("= 5", "= inf", 18, POINTS),
    "files of no chapter": ("[points]", '[files]\nacceptence = ["a.py"]\n[points]', 18, 'no chapter "acceptence"'),
    "files in folders": ("[points]", '[files]\nacceptance = ["a/b.py"]\n[points]', 18, "names without folders"),
    "a file that is no list": ("[points]", '[files]\nacceptance = "a.py"\n[points]', 18, "names without folders"),
    "an unknown key": ("repository", "repo", 5, 'there is no setting "repo"; there are branch, repository, site'),
    "a key with a slip": ("repository", "repositry", 5, 'no setting "repositry"; did you mean "repository"?'),
    "an unknown table": ("[points]", "[point]", 17, 'there is no setting "point"; did you mean "points"?'),
    "a title that is a number": (TITLE, "7", 1, "title is a text in quotes"),
    "no title": (f"title = {TITLE}", "", None, "it has no title: add a line such as title ="),
    "half an address": ("https://github.com", "github.com", 5, 'repository is the whole address: begin it with "http'),
    "one bracket for two": ('[[parts]]\ntitle = "L', '[parts]\ntitle = "L', 10, TWICE),
    "a line twice": ("score = 5", "score = 5\nscore = 5", 19, TWICE),
    "a list that doesn't end": ("score = 5", "score = [5", 18, "it can't be read as TOML: unclosed array"),
    "no quotes": (TITLE, "Deep", 1, "it can't be read as TOML: invalid value"),
}


@pytest.mark.parametrize("there, written, line, said", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_reported_with_its_line_and_what_to_do(settings_of, there, written, line, said):
    assert SETTINGS.count(there) == 1
    with pytest.raises(SettingsError) as raised:
        settings_of(SETTINGS.replace(there, written))
    assert said in str(raised.value)
    place = re.search(r"course\.toml(?:, line (\d+))?", str(raised.value))
    assert place[1] == (line and str(line))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SettingsError, match=re.escape(str(tmp_path / "course.toml"))):
        read(tmp_path / "course.toml")


def test_a_file_in_another_encoding_is_told_so(tmp_path):
    (tmp_path / "course.toml").write_bytes('title = "Einführung"'.encode("latin-1"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read(tmp_path / "course.toml")


def test_a_command_says_a_mistake_in_one_line(command, tmp_path):
    path = tmp_path / "course.toml"
    path.write_text(SETTINGS.replace('"cross-entropy",', '"cross-entropi",'), encoding="utf-8")
    done = command(sys.executable, "-m", "autograder", "mistakes", COURSE_SETTINGS=str(path))
    assert done.returncode == 2
    assert done.stderr == f'{path}, line 14: there is no chapter "cross-entropi"; did you mean "cross-entropy"?\n'


# Points


@pytest.mark.parametrize("points", [0.5, 1, 3, 3.3, 7, 10])
def test_other_points_are_divided_among_the_parts_as_before(points):
    for question in QUESTIONS.values():
        worth = question.worth(points)
        assert worth.points == points, question.function  # exactly: who has all parts has full marks
        for before, after in zip(question.parts, worth.parts):
            assert after.points > 0
            assert after.points == pytest.approx(points * before.points / question.points, abs=0.25)
            assert after.title == before.title


# A course of its own: the whole repository with another course.toml


@pytest.fixture
def course_of(tmp_path):
    """A copy of the course with other settings, and a function that runs Python there."""
    for room in ("autograder", "solutions", "book"):
        shutil.copytree(ROOT / room, tmp_path / room)  # with what is compiled: that takes seconds

    def run(*arguments, text=None):
        if text is not None:
            (tmp_path / "course.toml").write_text(text, encoding="utf-8")
        environment = {
            name: value for name, value in os.environ.items() if name not in ("COURSE_SETTINGS", "COURSE_CLASS")
        }
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env={**environment, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
        )

    return tmp_path, run


def test_a_course_of_three_chapters_is_built_and_built_again_in_another_order(course_of):
    folder, run = course_of
    done = run("-m", "autograder", "build", text=SETTINGS)
    assert done.returncode == 0, done.stderr
    assert notebooks_in(folder / "exercises") == ["00-start-here", "01-acceptance", "02-cross-entropy"]
    assert notebooks_in(folder / "_build/nbgrader/source") == ["00-start-here", "01-acceptance", "02-cross-entropy"]
    notebook = nbformat.read(folder / "exercises/01-acceptance/01-acceptance.ipynb", as_version=4)
    marks = {cell.id: cell.metadata.nbgrader.points for cell in notebook.cells if cell.id.startswith("check-")}
    assert marks == {**specification("acceptance").cells, "check-score": 5}  # the file of settings says so
    assert f"{sum(marks.values()):g} points." in notebook.cells[0].source

    worked_on = folder / "exercises/02-cross-entropy/02-cross-entropy.ipynb"
    notebook = nbformat.read(worked_on, as_version=4)
    next(cell for cell in notebook.cells if cell.id == "solve-cross_entropy").source = "def cross_entropy(): pass"
    nbformat.write(notebook, worked_on)
    notes = folder / "exercises/01-acceptance/notes.txt"
    notes.write_text("mine", encoding="utf-8")
    own = folder / "exercises/07-mine/07-mine.ipynb"
    own.parent.mkdir()
    nbformat.write(nbformat.v4.new_notebook(), own)
    text = SETTINGS.replace('    "acceptance",  # as before\n    "cross-entropy",', '"cross-entropy", "acceptance"')
    done = run("-m", "autograder", "build", text=text)
    assert done.returncode == 0, done.stderr
    assert "removed exercises/01-acceptance/01-acceptance.ipynb" in done.stdout
    assert "kept exercises/02-cross-entropy/02-cross-entropy.ipynb" in done.stdout
    assert notes.exists()
    assert notebooks_in(folder / "exercises") == [
        *["00-start-here", "01-cross-entropy", "02-acceptance", "02-cross-entropy", "07-mine"],
    ]
    assert notebooks_in(folder / "_build/nbgrader/source") == ["00-start-here", "01-cross-entropy", "02-acceptance"]


def notebooks_in(folder):
    return sorted(path.stem for path in folder.glob("*/*.ipynb") if path.stem == path.parent.name)


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(3))
def test_any_chapters_in_any_order_for_any_points_are_a_course(course_of, seed):
    """Its class is graded as it was constructed, and the tests of the grader and of the solutions pass unchanged."""
    folder, run = course_of
    for name in ("tests", "exercises"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copyfile(path, folder / path.name)
    text = any_settings(random.Random(seed))
    build = run("-m", "autograder", "build", text=text)
    assert build.returncode == 0, text + build.stderr
    slugs = [chapter.slug for chapter in read(folder / "course.toml").chapters]
    assert notebooks_in(folder / "exercises") == slugs
    place = folder / "_build/sample-class"
    for command in ("sample-class", "grade", "feedback"):
        names = [] if command == "sample-class" else slugs
        done = run("-m", "autograder", command, *names, "--class", str(place))
        assert done.returncode == 0, text + done.stderr
    found = [json.loads(line) for line in (place / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    found = {(x["assignment"], x["student"], x["cell"]): x["points"] for x in found if x["status"] != "missing"}
    expected = map(json.loads, (place / "expected.jsonl").read_text(encoding="utf-8").splitlines())
    assert found == {(x["assignment"], x["student"], x["cell"]): x["points"] for x in expected}, text
    tests = run("-m", "pytest", "tests/autograder", "tests/solutions", "-m", "not exhaustive")
    assert tests.returncode == 0, text + tests.stdout[-5000:]


def any_settings(draw):
    """Some of the chapters in some order and some parts, and other points for some functions."""
    names = [topic.replace("_", "-") for topic in known_chapters()]
    chosen = draw.sample(names, draw.randint(3, len(names) - 3))
    cut = draw.randint(1, len(chosen) - 1)
    points = {function: draw.choice([0.5, 1, 2.5, 3, 7]) for function in draw.sample(sorted(QUESTIONS), 12)}
    lines = ['title = "Another course"', "[[parts]]", f"chapters = {json.dumps(chosen[:cut])}"]
    lines += ["[[parts]]", 'title = "The rest"', f"chapters = {json.dumps(chosen[cut:])}"]
    return "\n".join([*lines, "[points]", *(f"{function} = {worth}" for function, worth in points.items()), ""])
