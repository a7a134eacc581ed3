"""What the pages for instructors and contributors tell people to do, done in a copy of the course."""

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from textwrap import dedent, indent
from zoneinfo import ZoneInfo

import pytest

from autograder.paths import ROOT, SETTINGS
from autograder.records import alike, results
from autograder.specs.settings import read, settings, specification
from autograder.term import persons
from autograder.term.late import Work, lateness, taken_off
from autograder.term.rules import Rules
from book._ext.examples import EXAMPLE
from book.chapters import example

CHAPTERS = ("acceptance",)
# builds one notebook and judges the known answers to its questions: what `build` and `matrix` do for all
TRY = """
import json
from autograder.notebook.build import build_source
from autograder.specs.course import assignment
from autograder.proof.matrix import rows_of, table
each = assignment("acceptance")
source = build_source(each)
rows = [row for question in each.questions for row in rows_of(question, 0)]
print(table(rows))
cells = {cell.id: cell.source for cell in source.cells}
marked = [cell for cell in source.cells if "points" in cell.metadata.get("nbgrader", {})]
graded = {cell.id: cell.metadata.nbgrader.points for cell in marked}
print(json.dumps([cells, graded, each.points]))
"""


@pytest.fixture
def copy(tmp_path):
    """A copy of the code of the course, and a function that tries the chapter on acceptance there."""
    for room in ("autograder", "solutions", "exercises", "book/data"):
        shutil.copytree(ROOT / room, tmp_path / room)  # with what is compiled: that takes seconds
    text = SETTINGS.read_text(encoding="utf-8")
    own_points = re.compile(r"^\[points\].*?(?=^\[|\Z)", re.MULTILINE | re.DOTALL)  # they would hide what is changed
    (tmp_path / "course.toml").write_text(own_points.sub("", text), encoding="utf-8")

    def attempt():
        done = subprocess.run(
            [sys.executable, "-c", TRY],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path), "COURSE_SETTINGS": str(tmp_path / "course.toml")},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        *matrix, data = done.stdout.splitlines()
        return matrix, *json.loads(data)

    return tmp_path, attempt


def block_after(text, words, language="python"):
    """The first block of code after some words."""
    return re.search(rf"```{language}\n(.*?)```", text[text.index(words) :], re.DOTALL)[1]


def append(path, code):
    path.write_text(path.read_text(encoding="utf-8") + "\n\n" + code, encoding="utf-8")


def test_the_exercise_of_contributing_can_be_added_as_it_says(copy):
    folder, attempt = copy
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    append(folder / "solutions/numpy_ref/acceptance.py", block_after(page, "**1. The reference**"))
    append(folder / "solutions/misconceptions/acceptance.py", block_after(page, "**3. The misconceptions**"))
    append(folder / "solutions/alternatives/acceptance.py", block_after(page, "**4. Other right answers**"))
    append(folder / "solutions/notebooks/acceptance.py", block_after(page, "**5. The cells of the notebook**"))
    spec = folder / "autograder/specs/acceptance.py"
    question = block_after(page, "**2. The specification**").rstrip() + ",\n"
    text = spec.read_text(encoding="utf-8").rstrip()
    assert text.endswith("    ),\n)")  # the questions are the last thing in the file
    spec.write_text(text.removesuffix("    ),\n)") + f"{indent(question, ' ' * 8)}    ),\n)\n", encoding="utf-8")

    matrix, cells, graded, points = attempt()
    assert matrix[-1].endswith(", 0 faults")
    expected = block_after(page, "look whether the checks do their work", "text").splitlines()
    assert [row.rstrip() for row in matrix if row.startswith("score_range")] == expected
    assert graded["check-score_range"] == 1
    assert points == specification("acceptance").points + 1
    assert "### BEGIN SOLUTION" in cells["solve-score_range"]


GUIDE = EXAMPLE.sub(example().slug, (ROOT / "book/instructor-recipes.md").read_text(encoding="utf-8"))  # as it is shown


def test_points_are_changed_where_the_guide_says(copy):
    folder, attempt = copy
    append(folder / "course.toml", block_after(GUIDE, "(sec-recipe-points)=", "toml"))
    matrix, _, graded, points = attempt()
    assert graded["check-score"] == 3
    before = specification("acceptance")
    assert f"instead of {before.question('score').points:g}:" in GUIDE
    assert points == before.points - before.question("score").points + 3
    assert matrix[-1].endswith(", 0 faults")


def test_an_answer_of_a_student_is_tried_as_the_guide_says(copy):
    folder, attempt = copy
    answer = block_after(GUIDE, "(sec-recipe-complaint)=")
    answer = "\n".join(line.removeprefix("   ") for line in answer.splitlines()) + "\n"
    wrong_after_all = answer.replace("+ bias", "- bias").replace("score_by_a_student", "score_by_another")
    append(folder / "solutions/alternatives/acceptance.py", f"{answer}\n\n{wrong_after_all}")
    matrix, *_ = attempt()
    assert any("score_by_a_student" in row and "FAULT" not in row for row in matrix)
    faults = [row for row in matrix if "FAULT" in row]
    assert len(faults) == 1
    assert "score_by_another" in faults[0]


def test_a_mistake_of_a_class_gets_its_name_as_the_guide_says(copy, tmp_path_factory, hand_in, notebook_of):
    """From a group of the report to a known mistake, and from there to its students."""
    folder, _ = copy
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    recipe = GUIDE[GUIDE.index("(sec-recipe-mistake)=") :]
    mistake = dedent(block_after(recipe, "**Name it.**"))
    body = mistake[mistake.index("(X, weights") :]
    slug, place = settings().chapter("acceptance").slug, tmp_path_factory.mktemp("class")
    for student, source in {
        "ada": f"def score{body}",
        "ben": "def root(x):\n    return abs(x) ** 0.5\n\ndef score(X, w, b):\n    return root(b + X.dot(w))",
        "cem": "def score(X, weights, bias):\n    return (X @ weights + bias) ** 2",
    }.items():
        hand_in(place, student, slug, notebook_of(slug, {"score": source}))

    def run(command):
        arguments = shlex.split(command)[1:]
        arguments += [] if "matrix" in command else ["--class", str(place)]
        variables = {"PYTHONPATH": str(folder), "COURSE_SETTINGS": str(folder / "course.toml")}
        done = subprocess.run(
            [sys.executable, *arguments], cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def told():
        return {line.student: line.hint for line in results.read(place / "results.jsonl") if line.cell == "check-score"}

    run(f"python -m autograder grade {slug} --jobs 1")
    report, show = block_after(recipe, "**Find it.**", "text").split("\n")[:2]
    first = run(report.strip()).split("no name yet", 1)[1].splitlines()[1:]
    assert first[0].split() == ["2", "score:", "ada,", "ben"]
    group = next(row for row in first if "--like" in row).split("--like")[1].strip()
    shown = run(f"{show.strip().rpartition(' ')[0]} {group}")
    name, hint, way_out = re.search(r'"score", "(.*)", "(.*)"\)\ndef (\w+)', mistake).group(3, 1, 2)
    written = shown[shown.index('@wrong("score"') :].split("\n\n")[0]
    filled = written.replace(alike.NAME, name).replace(alike.HINT, hint).replace(alike.WAY_OUT, way_out)
    assert filled.strip() == mistake.strip()
    append(folder / "solutions/misconceptions/acceptance.py", mistake)
    rows = run(block_after(recipe, "**Try it.**", "text").strip()).splitlines()
    assert rows[-1].endswith(", 0 faults")
    assert any(name in row for row in rows)
    assert hint not in told().values()
    run(f"python -m autograder grade {slug} --jobs 1")
    assert [told()[student] == hint for student in ("ada", "ben", "cem")] == [True, True, False]


@pytest.mark.parametrize("name", ["instructor-guide", "instructor-plan", "instructor-answers", "instructor-recipes"])
def test_the_commands_of_the_guide_are_commands_with_these_options(name, typed):
    text = (ROOT / f"book/{name}.md").read_text(encoding="utf-8")
    said = re.findall(r"python -m autograder ([a-z-]+)((?: --[a-z]+)*)", text)
    helped = {}
    for command, options in said:
        if command not in helped:
            done = typed(command, "--help")
            assert done.returncode == 0, command
            helped[command] = done.stdout
        assert all(option in helped[command] for option in options.split()), (command, options)


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "book/instructor-recipes.md", "book/instructor-guide.md"]
)
def test_files_and_folders_that_are_named_are_there(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    named = re.findall(r"`((?:autograder|solutions|tests|tools|exercises|book)/[\w/.-]*)`", text)
    assert named or name == "book/instructor-guide.md"
    missing = [path for path in named if not (ROOT / path).exists() and not re.search(r"\bNN-|topic|slug", path)]
    assert missing == []


# The term

TERM_RECIPES = ("hide", "late", "extension", "cancel", "weights", "seconds")


@pytest.mark.parametrize("name", TERM_RECIPES)
def test_what_the_recipes_of_the_term_write_can_be_read(name, tmp_path):
    recipe = re.search(rf"^\(sec-recipe-{name}\)=\n(.*?)(?=^\(sec-)", GUIDE, re.MULTILINE | re.DOTALL)[1]
    blocks = re.findall(r"```(?:toml|text)\n((?:\[|show).*?)```", recipe, re.DOTALL)
    assert blocks
    chapters = 'chapters = ["start-here", "acceptance", "perceptrons-and-logic", "capstone"]'
    for block in blocks:
        if "[extensions]" in block:
            (tmp_path / "term.toml").write_text(block, encoding="utf-8")
            rules = Rules(zone=ZoneInfo("Europe/Berlin"))
            assert persons.read(tmp_path, rules).extensions.keys() == {"ada", "Müller, Jana"}
            continue
        ours = chapters.replace('"start-here", ', "") if "[[groups]]" in block else chapters
        due = "[due]\nacceptance = 2026-10-19T20:00:00Z\n" if "after the due date" in block else ""
        top, tables = (block, due) if block.startswith("show") else ("", block)
        (tmp_path / "course.toml").write_text(f'title = "T"\n{top}[[parts]]\n{ours}\n{tables}', encoding="utf-8")
        read(tmp_path / "course.toml")


def test_late_work_costs_what_the_recipe_says(tmp_path):
    block = block_after(GUIDE, "(sec-recipe-late)=", "toml")
    chapters = '[[parts]]\nchapters = ["acceptance", "perceptrons-and-logic"]'
    (tmp_path / "course.toml").write_text(f'title = "T"\n{chapters}\n{block}', encoding="utf-8")
    rules = read(tmp_path / "course.toml").term
    due = rules.due["acceptance"]
    for after, days in {timedelta(minutes=10): 0, timedelta(hours=1): 1, timedelta(days=3, hours=1): 4}.items():
        for late_days in (0, 3):
            late = replace(rules.late, late_days=late_days)
            found = lateness([Work("a", due, due, due + after)], late, rules.clock)["a"]
            assert (found.days, found.spent) == (days, min(days, late_days))
            assert taken_off(10, 20, found, late) == pytest.approx(min(5, days - found.spent))
    found = lateness([Work("a", due, due, due + timedelta(days=8))], rules.late, rules.clock)["a"]
    assert (found.closed, found.spent, taken_off(10, 20, found, rules.late)) == (True, 0, 10)


# Another course by editing one file

NUMBERS = """
import json
from autograder.notebook.build import build_source
from autograder.specs.course import assignment, assignments
from autograder.specs.settings import settings
from book import toc
from book.facts import facts
from book.guide import kinds_markdown, term
first = build_source(assignment("acceptance")).cells[0].source
plan = [chapter.slug for _, week in term(13) for chapter in week]
points = {each.slug: each.points for each in assignments()}
due = {name: settings().term.shown(moment) for name, moment in settings().term.due.items()}
print(json.dumps([settings().title, facts(), points, first, plan, toc.text(), kinds_markdown(), due]))
"""


@pytest.fixture
def adopted(tmp_path):
    """A course of eight chapters in another order, with another title, points and dates: what its instructor edits."""
    text = SETTINGS.read_text(encoding="utf-8")
    names = [chapter.name for chapter in settings().chapters]
    first, second, *others = [name for name in names if name != "acceptance"][-7:]
    kept = [second, "acceptance", first, *others]
    title = 'Netze für "Ärzte" & Größen'
    line = f"title = {json.dumps(title, ensure_ascii=False)}"
    text = re.sub("^title = .*$", lambda _: line, text, count=1, flags=re.MULTILINE)
    edited = "parts|points|term|due|weights|groups"
    text = re.sub(rf"^\[+(?:{edited})\]+\n.*?(?=^\[|\Z)", "", text, flags=re.MULTILINE | re.DOTALL)
    text += f"[[parts]]\nchapters = {json.dumps(kept)}\n[points]\nscore = 5\n"
    text += '[term]\nzone = "Europe/Berlin"\n[due]\nacceptance = 2026-10-19\n'
    return title, kept, text


def test_another_course_is_made_by_editing_one_file(adopted, tmp_path):
    title, kept, text = adopted
    (tmp_path / "course.toml").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", NUMBERS],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COURSE_SETTINGS": str(tmp_path / "course.toml")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    said, facts, points, first, plan, contents, kinds, due = json.loads(done.stdout)
    slugs = [f"{number:02d}-{name}" for number, name in enumerate(kept)]
    assert said == title
    assert list(points) == plan == slugs
    assert (facts["chapters"], facts["notebooks"], facts["points"]) == (
        *(f"{len(kept)}", f"{len(kept)}", f"{sum(points.values()):g}"),
    )
    before = specification("acceptance")
    assert points[slugs[1]] == before.points - before.question("score").points + 5
    assert f"{points[slugs[1]]:g} points" in first
    assert re.findall(r"file: book/([\w-]+)", contents)[: len(kept)] == kept
    assert re.findall(r"^\| `(\S+)`", kinds, re.MULTILINE) == slugs
    assert due == {"acceptance": "2026-10-19 23:59 Europe/Berlin"}


@pytest.mark.exhaustive
def test_another_course_is_built_and_its_tests_pass(adopted, tmp_path):
    _, kept, text = adopted
    folder = tmp_path / "course"
    shutil.copytree(
        ROOT, folder, ignore=shutil.ignore_patterns("__pycache__", ".git", ".venv", "_build", "class", "class-exchange")
    )
    (folder / "course.toml").write_text(text, encoding="utf-8")
    without = {name: value for name, value in os.environ.items() if name not in ("COURSE_SETTINGS", "COURSE_CLASS")}

    def run(*arguments):
        environment = {**without, "PYTHONPATH": str(folder)}
        return subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True)

    assert run("-m", "autograder", "build").returncode == 0
    assert run("-m", "autograder", "build", "--check").returncode == 0
    slugs = [f"{number:02d}-{name}" for number, name in enumerate(kept)]
    assert sorted(path.name for path in (folder / "exercises").iterdir() if path.is_dir()) == slugs
    tests = ["tests/test_recipes.py", "tests/book/test_course.py", "tests/autograder/specs", "tests/autograder/term"]
    rooms = ("appeals", "collect", "contract", "intake", "notebook", "platforms", "records", "roster", "student")
    tests += ["tests/solutions", *(f"tests/autograder/{room}" for room in rooms)]  # they leave out what needs others
    done = run("-m", "pytest", "-p", "no:cacheprovider", "-m", "not exhaustive and not browser", *tests)
    assert done.returncode == 0, done.stdout[-5000:]


# The marks


@pytest.fixture(autouse=True)
def no_class(monkeypatch, tmp_path):
    """The class of this course, if there is one, has nothing to do with these gradebooks."""
    from autograder.nbgrader import export

    monkeypatch.setattr(export, "CLASS", tmp_path)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """The file of an empty gradebook, made once: nbgrader starts a program for it, for seconds."""
    from nbgrader.api import Gradebook

    path = tmp_path_factory.mktemp("empty") / "gradebook.db"
    Gradebook(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def gradebook(tmp_path, empty):
    """An empty gradebook of a test's own, in a context."""
    from nbgrader.api import Gradebook

    return Gradebook(f"sqlite:///{shutil.copy(empty, tmp_path)}")


def test_marks_have_a_row_for_each_student_and_a_column_for_each_assignment(tmp_path, term_of, gradebook):
    from autograder.nbgrader.export import OneRowPerStudent

    term_of("")
    with gradebook as book:
        for slug, points in {"00-first": 2, "01-second": 8}.items():
            book.add_assignment(slug)
            book.add_notebook(slug, slug)
            book.add_grade_cell("check", slug, slug, max_score=points, cell_type="code")
        book.add_student("ada", first_name="Ada", last_name="L, the first", email="ada@example.org")
        book.add_student("ben")
        for slug, student, points in [("00-first", "ada", 2), ("01-second", "ada", 7.5), ("01-second", "ben", 3)]:
            book.add_submission(slug, student)
            submission = book.find_submission_notebook(slug, slug, student)
            submission.grades[0].auto_score = points
            submission.late_submission_penalty = 4 if student == "ben" else None
        book.db.commit()
        table = tmp_path / "marks.csv"
        OneRowPerStudent(to=str(table)).export(book)
        assert table.read_text(encoding="utf-8").splitlines() == [
            "student_id,last_name,first_name,email,00-first,01-second,sum,percent",
            'ada,"L, the first",Ada,ada@example.org,2,7.5,9.5,95.00',
            "ben,,,,,0,0,0.00",
        ]
        OneRowPerStudent(to=str(table), assignment=["01-second"], student=["ada"]).export(book)
        (row,) = table.read_text(encoding="utf-8").splitlines()[1:]
        assert row == 'ada,"L, the first",Ada,ada@example.org,7.5,7.5,95.00'


@pytest.mark.parametrize("table", ["EverySubmission", "OneRowPerStudent"])
@pytest.mark.parametrize(
    "name",
    {
        "a formula": "=HYPERLINK(1)",
        "a plus": "+1",
        "a minus": "-1",
        "an at": "@SUM(1)",
        "after a space": "  =1",
        "after a tab": "\t=1",
        "after a line": "x\r\n=1",
        "after a byte order mark": "\ufeff=1",
        "after what has no width": "\u200b\xa0=1",
        "in full width": "＝1",
        "in a cell of its own": "x;=1",
        "with commas and quotes": 'a,"b",=1',
    }.values(),
    ids=ascii,
)
def test_no_name_becomes_a_formula(tmp_path, gradebook, table, name):
    from autograder.nbgrader import export

    path = tmp_path / "marks.csv"
    with gradebook as book:
        book.add_student(name, first_name=name, last_name=name, email=name)
        book.add_assignment(name)
        getattr(export, table)(to=str(path)).export(book)
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    seen = "".join(letter if letter.isprintable() or letter == "\xa0" else ascii(letter)[1:-1] for letter in name)
    shown = [cell for cell in cells if cell.replace("'", "") == seen]
    assert len(shown) == 5  # four of the student, one of the assignment
    parts = [part for cell in shown for part in cell.split(";")]
    assert [part for part in parts if re.match(r"\s*[=+\-@＝]", part)] == []


@pytest.mark.parametrize("table", ["EverySubmission", "OneRowPerStudent"])
def test_names_that_differ_stay_different_and_hold_nothing_that_is_not_seen(tmp_path, gradebook, table):
    from autograder.nbgrader import export

    names = ["=1+1", "'=1+1", "''=1+1", "' =1", " =1", "a;=1", "a;'=1", "'a", "a", "o'neil"]
    names += [
        "a\x1b[2J",
        "a\\x1b[2J",
        "a\\\\x1b[2J",
        "a[2J",
        "b\x00",
        "b\u202e",
        "b\\u202e",
        "b\x9b",
        "\u200b=1",
        "=1",
        "b\u2028",
        "b\t",
    ]
    path = tmp_path / "marks.csv"
    with gradebook as book:
        for name in names:
            book.add_student(name, first_name=name)
        book.add_assignment("01")
        getattr(export, table)(to=str(path)).export(book)
    text = path.read_text(encoding="utf-8")
    assert text.replace("\n", "").isprintable()
    rows = list(csv.DictReader(text.splitlines()))
    assert len({row["student_id"] for row in rows}) == len({row["first_name"] for row in rows}) == len(names)
    assert {"'=1+1", "''=1+1", "o'neil", "a\\x1b[2J", "b\\u202e"} <= {row["student_id"] for row in rows}


def test_the_default_table_has_the_columns_and_numbers_of_nbgraders_own(tmp_path, gradebook):
    from nbgrader.plugins import CsvExportPlugin

    from autograder.nbgrader.export import EverySubmission

    with gradebook as book:
        book.add_assignment("01", duedate="2026-10-01 20:00 UTC")
        book.add_notebook("01", "01")
        book.add_grade_cell("check", "01", "01", max_score=8, cell_type="code")
        book.add_student("ada", first_name="Ada")
        book.add_student("ben")
        book.add_submission("01", "ada", timestamp="2026-10-02 08:00 UTC")
        submission = book.find_submission_notebook("01", "01", "ada")
        submission.grades[0].auto_score, submission.late_submission_penalty = 7.5, 2
        book.db.commit()
        for chosen in ({}, {"student": ["ada"]}, {"assignment": ["02"]}):
            for plugin, name in ((CsvExportPlugin, "stock.csv"), (EverySubmission, "ours.csv")):
                plugin(to=str(tmp_path / name), **chosen).export(book)
            stock, ours = (
                list(csv.reader((tmp_path / name).read_text(encoding="utf-8").splitlines()))
                for name in ("stock.csv", "ours.csv")
            )
            assert ours == stock
