"""A class of thirty, from the roster to what the platforms hold: real commands, and readers of the platforms."""

import csv
import re
import zipfile

import nbformat
import pytest

from autograder.__main__ import main
from autograder.records import arrivals
from autograder.roster import class_list
from autograder.specs.course import assignment
from autograder.term.marks import marks_of
from tests.autograder.platforms import readers
from tests.autograder.platforms.classes import PEOPLE, SLUGS, canvas_export, moodle_worksheet, table
from tests.autograder.platforms.test_pages_back import from_canvas, from_moodle

CHAPTERS = ("start-here", "acceptance")
SLUG, OTHER = SLUGS
MISSING = PEOPLE[5]
LONGEST_LINE = 1000
POINTS = {question.function: question.points for question in assignment(SLUG).questions}


def arrived(person, number):
    moodle, canvas = from_moodle(person, 4000 + number), from_canvas(person, 9000 + number, 77000 + number)
    name = canvas.elsewhere["canvas_file"].replace(OTHER, SLUG)
    moved = {"canvas_file": name}
    return [
        type(each)(
            **{**vars(each), "assignment": SLUG, "elsewhere": {**each.elsewhere, **(moved if each is canvas else {})}}
        )
        for each in (moodle, canvas)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, hand_in, notebook_of, references):
    """A graded class: every third has all right, every third one exercise, and one nothing at all."""
    folder = tmp_path_factory.mktemp("term") / "class"
    right = references(SLUG)
    collected = []
    for number, person in enumerate(PEOPLE):
        if person is MISSING:
            continue
        chosen = [right, {"center_columns": right["center_columns"]}, {}][number % 3]
        notebook = notebook_of(SLUG, chosen)
        notebook.cells.append(nbformat.v4.new_markdown_cell(f"I am number {number}, and nobody else."))
        hand_in(folder, person.id, SLUG, notebook)
        collected += arrived(person, number)
    class_list.write(folder, PEOPLE)
    arrivals.write(folder, collected)
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    return folder


def expected(number):
    return [sum(POINTS.values()), POINTS["center_columns"], 0.0][number % 3]


def exported(folder, tmp_path, *arguments):
    """Run `export`; return the exit status and the only file."""
    status = main(["export", *map(str, arguments), "--class", str(folder), "--to", str(tmp_path)])
    return status, [path for path in tmp_path.iterdir() if path.name not in ("template.csv",)][0]


def test_canvas_holds_the_marks_of_the_construction(folder, tmp_path, capsys):
    template = tmp_path / "template.csv"
    template.write_bytes(canvas_export())
    status, path = exported(folder, tmp_path, "canvas", SLUG, "--template", template)
    assert status == 0
    assert "29 marks, 1 not handed in" in capsys.readouterr().out
    users = {9000 + number: "" for number in range(30)} | {9999: ""}
    has = readers.canvas(path.read_bytes(), users, {501: users})[501]
    assert has[9005] == ""
    assert {user: grade for user, grade in has.items() if grade != ""} == {
        9000 + number: expected(number) for number, person in enumerate(PEOPLE) if person is not MISSING
    }


def test_moodle_holds_them_by_worksheet_and_by_import(folder, tmp_path):
    template = tmp_path / "template.csv"
    highest = f"{sum(POINTS.values()):.2f}"
    rows = list(csv.reader(moodle_worksheet(blind=True).decode("utf-8-sig").splitlines()))
    place = rows[0].index("Maximum Grade")
    rows = [row for row in rows if len(row) > place]
    for row in rows[1:]:
        row[place] = highest
    template.write_bytes(table(rows, encoding="utf-8-sig"))
    status, path = exported(folder, tmp_path, "moodle", SLUG, "--template", template)
    taken = readers.moodle_worksheet(path.read_bytes(), float(highest))
    assert status == 0
    whole = {number: expected(number) for number, person in enumerate(PEOPLE) if person is not MISSING}
    assert taken == {4000 + number: points for number, points in whole.items()}
    status, path = exported(folder, tmp_path, "moodle", SLUG)
    assert status == 0
    taken = readers.moodle_import(path.read_bytes(), "Email address", {person.email for person in PEOPLE})
    assert taken == {PEOPLE[number].email: points for number, points in whole.items()}


def test_the_plain_table_has_everybody(folder, tmp_path):
    status, path = exported(folder, tmp_path, "csv")
    assert status == 0
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    marks = marks_of(folder)
    assert [row["id"] for row in rows] == [person.id for person in marks.people]
    assert {row["id"]: row[SLUG] for row in rows if not row[SLUG]} == {MISSING.id: ""}


def given_back(folder, tmp_path, platform):
    assert main(["give-back", platform, SLUG, "--class", str(folder), "--to", str(tmp_path), "--jobs", "1"]) == 0
    with zipfile.ZipFile(tmp_path / f"{platform}-{SLUG}-feedback.zip") as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def numbers_in(text):
    return {int(number) for number in re.findall(r"I am number (\d+)", text)}


def test_every_participant_of_moodle_gets_the_page_of_their_own_work(folder, tmp_path):
    files = given_back(folder, tmp_path, "moodle")
    taken = readers.moodle_feedback(files, range(4000, 4030))
    assert len(taken) == 29
    for name, (participant, shown) in taken.items():
        assert numbers_in(files[name]) == {participant - 4000}
        assert f"{expected(participant - 4000):g} of {sum(POINTS.values()):g} points</h2>" in files[name]
        assert shown == f"{SLUG}.html"


def test_every_user_of_canvas_gets_a_notebook_with_the_feedback_on_their_own_work(folder, tmp_path):
    files = given_back(folder, tmp_path, "canvas")
    handed = {str(77000 + number): (str(9000 + number), f"{SLUG}.ipynb") for number in range(30)}
    taken = readers.canvas_feedback(files, handed)
    assert len(taken) == 29
    for name, (user, shown) in taken.items():
        number = int(user) - 9000
        assert shown.endswith(".ipynb")
        assert numbers_in(files[name]) == {number}
        notebook = nbformat.reads(files[name], 4)
        nbformat.validate(notebook)
        assert f"{expected(number):g} of {sum(POINTS.values()):g} points" in notebook.cells[0].source
        assert max(len(line) for cell in notebook.cells for line in cell.source.splitlines()) < LONGEST_LINE


def test_who_has_no_address_is_told_and_all_others_have_theirs(folder, tmp_path, capsys):
    people = class_list.read(folder)
    try:
        class_list.write(folder, [person if person.id != "s007" else type(person)("s007") for person in people])
        status = main(["give-back", "mail", SLUG, "--class", str(folder), "--to", str(tmp_path), "--jobs", "1"])
    finally:
        class_list.write(folder, people)
    said = capsys.readouterr()
    assert status == 1
    assert f"not given back: s007 (s007), {SLUG}: no address is known for them" in said.err
    assert "28 pages, 1 kept back" in said.out
    rows = list(csv.DictReader((tmp_path / "mail" / "addresses.csv").read_text(encoding="utf-8-sig").splitlines()))
    for row in rows:
        page = (tmp_path / "mail" / row[SLUG]).read_text(encoding="utf-8")
        assert numbers_in(page) == {int(row["id"][1:])}


WRONG = {  # what is typed, and what is said
    "canvas alone": (["canvas", SLUG], "Canvas knows students and assignments by its own numbers"),
    "blackboard alone": (["blackboard", SLUG], "Blackboard knows columns by its own numbers"),
    "no such file": (["canvas", SLUG, "--template", "nothing.csv"], "There is no file nothing.csv"),
    "a template for a plain table": (["csv", SLUG, "--template", "x.csv"], "A plain table is written anew"),
    "no title": (["moodle", SLUG, "--template", "x.csv", "--column", "acceptance"], "says no title"),
    "nothing graded": (["csv", OTHER], "Nothing is graded"),
}


@pytest.mark.parametrize("arguments, words", WRONG.values(), ids=WRONG)
def test_a_wrong_call_is_one_sentence(folder, tmp_path, capsys, arguments, words):
    assert main(["export", *arguments, "--class", str(folder), "--to", str(tmp_path)]) == 2
    assert words in capsys.readouterr().err


def test_what_is_exported_is_closed_to_others(folder):
    assert main(["export", "csv", "--class", str(folder)]) == 0
    assert (folder / "exports").stat().st_mode & 0o077 == 0
    assert (folder / "exports" / "marks.csv").stat().st_mode & 0o077 == 0
