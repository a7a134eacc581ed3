"""A class of thirty, from its lists and five kinds of download to its marks, by the commands that people type."""

import json
import zipfile

import nbformat
import pytest

from autograder.__main__ import main
from autograder.records import results
from autograder.specs.course import assignment

CHAPTERS = ("acceptance",)
SLUG = assignment("acceptance").slug
FULL = assignment(SLUG).points
STUDENTS = [f"s{number:02d}" for number in range(30)]
SOLVED, OPEN = "solved", "open"


def first(student):
    return f"First{student[1:]}"


def last(student):
    return "O'Neil-Müller" if student == "s05" else f"Last{student[1:]}"


def canvas(student, number, name=f"{SLUG}.ipynb", late=""):
    letters = "".join(letter for letter in last(student) + first(student) if letter.isalnum()).lower()
    return f"{letters}_{late}{1000 + int(student[1:])}_{number}_{name}"


@pytest.fixture(scope="module")
def term(tmp_path_factory, notebook_of, references):
    """The folder of a term: the class after everything was typed, and what each student should have."""
    folder = tmp_path_factory.mktemp("term")
    contents = {
        SOLVED: nbformat.writes(notebook_of(SLUG, references(SLUG))).encode(),
        OPEN: nbformat.writes(notebook_of(SLUG)).encode(),
    }
    expected = {}

    def archive(name, members, day):
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as file:
            for member, content in members.items():
                file.writestr(zipfile.ZipInfo(member, (2026, 10, day, 12, 0, 0)), contents.get(content, content))
        return folder / name

    rows = [f'"{last(s)}, {first(s)}",{1000 + int(s[1:])},00{s[1:]},{s},Section {int(s[1:]) % 2}' for s in STUDENTS]
    head = "Student,ID,SIS User ID,SIS Login ID,Section"
    (folder / "canvas.csv").write_text("\n".join([head, "    Points Possible,,,,", *rows, '"Student, Test",1,,x,']))
    rows = [f"{first(s)},{last(s)},{s}@uni.edu" for s in STUDENTS]
    (folder / "moodle.csv").write_text("\n".join(["First name,Last name,Email address", *rows]), encoding="utf-16")
    rows = [f'"{s}@uni.edu","{s}-hub","{s}",""' for s in STUDENTS]
    (folder / "github.csv").write_text("\n".join(['"identifier","github_username","github_id","name"', *rows]))

    members = {canvas(student, 5000): SOLVED for student in STUDENTS[:20]}
    members |= {canvas("s03", 5001, f"{SLUG}-1.ipynb"): OPEN, canvas("s04", 5002, "plot.png"): b"png"}
    members[canvas("s20", 5003, "homework.ipynb", "LATE_")] = SOLVED
    members[f"strangersam_999_5004_{SLUG}.ipynb"] = SOLVED
    submissions = archive("submissions.zip", members, 1)
    expected |= dict.fromkeys([*STUDENTS[:21]], SOLVED) | {"s03": OPEN}

    members = {
        f"{first(s)} {last(s)}_{s[1:]}_assignsubmission_file_/{SLUG}.ipynb": SOLVED for s in ("s05", "s21", "s22")
    }
    moodle = archive("moodle.zip", members, 2)
    note = "Name: x (s23)\nDate Submitted: Friday, October 2, 2026 9:30:00 AM EDT\n"
    tries = {"2026-10-01-09-00-00": OPEN, "2026-10-02-09-30-00": SOLVED}
    members = {f"Acceptance_s23_attempt_{time}_a.ipynb": content for time, content in tries.items()}
    blackboard = archive("gradebook.zip", members | {"Acceptance_s23_attempt_2026-10-02-09-30-00.txt": note}, 2)
    clone = folder / "acceptance-submissions/acceptance-s24-hub"
    (clone / ".git").mkdir(parents=True)
    (clone / f"{SLUG}.ipynb").write_bytes(contents[SOLVED])
    anything = folder / "anything" / f"{last('s25')} {first('s25')}"
    anything.mkdir(parents=True)
    (anything / "Untitled.ipynb").write_bytes(contents[OPEN])
    expected |= {"s21": SOLVED, "s22": SOLVED, "s23": SOLVED, "s24": SOLVED, "s25": OPEN}

    def typed(*words):
        return main([*map(str, words), "--class", str(folder / "class")])

    assert typed("roster", folder / "canvas.csv", folder / "moodle.csv", folder / "github.csv") == 0
    assert typed("collect", submissions) == 1
    assert typed("collect", moodle, blackboard, clone.parent, anything.parent, SLUG) == 0
    kept = (folder / "canvas.csv").read_text().splitlines()
    (folder / "canvas.csv").write_text("\n".join(line for line in kept if "s19" not in line and "s29" not in line))
    assert typed("roster", folder / "canvas.csv") == 0
    assert typed("grade", SLUG, "--jobs", "2") == 0
    del expected["s19"]  # who withdrew, with work in the class
    return folder / "class", expected, typed


def test_every_mark_is_as_it_was_handed_in(term):
    folder, expected, _ = term
    points = {}
    for line in results.read(folder / "results.jsonl"):
        if line.status != "missing":
            points[line.student] = points.get(line.student, 0) + (line.points or 0)
    points.pop("s5", None)  # whom another test makes up
    assert points == {student: FULL if content == SOLVED else 0 for student, content in expected.items()}


def test_who_handed_in_nothing_is_missing_and_who_withdrew_is_not(term, capsys):
    folder, expected, typed = term
    missing = {line.student for line in results.read(folder / "results.jsonl") if line.status == "missing"}
    assert missing == {"s26", "s27", "s28"}
    capsys.readouterr()
    assert typed("report", SLUG, "--all") == 0
    said = capsys.readouterr().out
    assert "handed in nothing: s26, s27, s28" in said
    assert "s19" not in said
    assert typed("marks") == 0
    rows = capsys.readouterr().out
    assert "s28" in rows
    assert "s19" not in rows
    assert "s29" not in rows


def test_the_gradebook_knows_names_and_times(term):
    from nbgrader.api import Gradebook

    folder, _, _ = term
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        student = book.find_student("s05")
        assert (student.last_name, student.first_name, student.email) == ("O'Neil-Müller", "First05", "s05@uni.edu")
        assert str(book.find_submission(SLUG, "s23").timestamp) == "2026-10-02 13:30:00"


def test_a_folder_that_is_called_as_nobody_on_the_list_is_pointed_out(term, capsys):
    folder, _, typed = term
    stranger = folder / f"submitted/s5/{SLUG}/{SLUG}.ipynb"
    stranger.parent.mkdir(parents=True)
    stranger.write_bytes((folder / f"submitted/s00/{SLUG}/{SLUG}.ipynb").read_bytes())
    assert typed("grade", SLUG) == 0
    assert "not on the list of the class: s5. Does the list" in capsys.readouterr().err


def test_who_comes_back_has_their_work(term, capsys):
    folder, _, typed = term
    (folder / "s19.csv").write_text("id\ns19\n")
    assert typed("roster", folder / "s19.csv", "--part") == 0
    assert typed("grade", SLUG) == 0
    assert "graded 1 submission, 26 unchanged" in capsys.readouterr().out
    back = [line for line in results.read(folder / "results.jsonl") if line.student == "s19"]
    assert sum(line.points for line in back) == FULL


def test_everything_that_arrived_is_written_down(term):
    folder, _, _ = term
    lines = [json.loads(line) for line in (folder / "arrivals.jsonl").read_text().splitlines()]
    states = [line["state"] for line in lines]
    assert {state: states.count(state) for state in set(states)} == {"used": 27, "older": 3, "unmatched": 1, "left": 1}
