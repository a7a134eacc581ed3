"""A class of thirty, graded by the real commands: late work, an extension, an excuse, a cancelled question."""

import csv
from datetime import datetime, timedelta

import pytest

from autograder.grading.run import ClassFolders, Options, grade
from autograder.nbgrader.entries import of_class
from autograder.refused import Refused
from autograder.roster import class_list
from autograder.roster.people import Person
from autograder.specs.course import assignment
from autograder.term.marks import marks_of

CHAPTERS = ("acceptance", "perceptrons-and-logic")
FIRST, SECOND = sorted(CHAPTERS, key=lambda name: assignment(name).slug)  # as this course has them
SLUGS = [assignment(name).slug for name in (FIRST, SECOND)]
FULL = [assignment(slug).points for slug in SLUGS]
CANCELLED = next(question for question in assignment(FIRST).questions if question.kind == "implement")
STUDENTS = [f"student-{number:02d}" for number in range(30)]
DUE = [datetime(2026, 10, 19, 21, 59, 59), datetime(2026, 10, 26, 17)]
TERM = f"""
[term]
zone = "Europe/Berlin"
[due]
{FIRST} = 2026-10-19
{SECOND} = 2026-10-26T18:00:00
[late]
percent_per_day = 20
late_days = 1
[cancelled]
{CANCELLED.function} = "its text could be read in two ways"
"""
PERSONS = f'[extensions]\n"student-07" = {{ {FIRST} = 2 }}\n\n[excused]\n"student-08" = ["{SECOND}"]\n'


def days_late(number, place):
    """The days that a student is late, by their number: nobody, or one to four."""
    return (number + 2 * place) % 5


@pytest.fixture
def folder(tmp_path, hand_in, notebook_of, references, term_of):
    """Everybody's every answer is right, and every fifth is in time; student-09 hands in nothing of the second."""
    term_of(TERM)
    for place, slug in enumerate(SLUGS):
        solved = notebook_of(slug, references(slug))
        for number, student in enumerate(STUDENTS):
            if (student, place) != ("student-09", 1):
                hand_in(tmp_path, student, slug, solved)
                came = DUE[place] - timedelta(hours=1) + timedelta(days=days_late(number, place))
                (tmp_path / "submitted" / student / slug / "timestamp.txt").write_text(f"{came} UTC", encoding="utf-8")
    class_list.write(tmp_path, [Person(student, withdrawn=student == "student-29") for student in STUDENTS])
    (tmp_path / "term.toml").write_text(PERSONS, encoding="utf-8")
    return tmp_path


def graded(folder):
    return grade(SLUGS, ClassFolders(folder, folder / "submitted"), Options(processes=1, progress=False))


def expected(student, place, percent=20, late_days=1):
    """What counts, worked out in the plainest way."""
    number = STUDENTS.index(student)
    days = [max(0, days_late(number, each) - (2 if (student, each) == ("student-07", 0) else 0)) for each in (0, 1)]
    first = min(days[0], late_days)
    left = days[place] - (first if place == 0 else min(days[1], late_days - first))
    full = FULL[place] - (CANCELLED.points if place == 0 else 0)
    return full * max(0, 1 - percent / 100 * left)


def test_every_mark_is_as_it_was_constructed_whatever_is_changed_in_between(folder, term_of, command, typed):
    done = graded(folder)
    assert (done.graded, done.judged, done.missing, done.failures, done.remarks) == (57, 57, 1, [], [])
    found = marks_of(folder)
    assert [person.id for person in found.people] == STUDENTS[:-1]
    for (student, slug), mark in found.marks.items():
        place = SLUGS.index(slug)
        state = {("student-08", 1): "excused", ("student-09", 1): "missing"}.get((student, place), "graded")
        assert mark.state == state
        if state == "graded":
            assert mark.counted == pytest.approx(expected(student, place)), (student, slug)
    entries = of_class(folder)
    assert list(entries.due.values()) == DUE
    penalties = {key: entry.penalty for key, entry in entries.submissions.items() if key[0] != "student-29"}
    assert penalties == pytest.approx({key: found.marks[key].taken_off for key in penalties})

    path = term_of(TERM.replace("percent_per_day = 20", "percent_per_day = 5"))
    assert marks_of(folder).marks["student-01", SLUGS[1]].counted == pytest.approx(expected("student-01", 1, 5))
    assert graded(folder).unchanged == 57
    table, where = folder / "marks.csv", {"COURSE_SETTINGS": str(path), "COURSE_CLASS": str(folder)}
    one_row = ["--exporter", "autograder.nbgrader.export.OneRowPerStudent", "--to", table]
    assert command("nbgrader", "export", *one_row, **where).returncode == 0
    by_nbgrader = table.read_text(encoding="utf-8")
    done = typed("marks", "--csv", table, "--class", folder)
    assert done.returncode == 0, done.stderr
    assert table.read_text(encoding="utf-8") == by_nbgrader
    rows = {row["student_id"]: row for row in csv.DictReader(by_nbgrader.splitlines())}
    assert list(rows) == STUDENTS[:-1]
    assert [rows[student][SLUGS[1]] for student in ("student-08", "student-09")] == ["", ""]
    assert float(rows["student-03"][SLUGS[1]]) == pytest.approx(expected("student-03", 1, 5))
    report = typed("report", FIRST, "--class", folder).stdout
    assert "due 2026-10-19 23:59 Europe/Berlin, 22 late, 6 of them by late days alone\n" in report
    assert f"cancelled: {CANCELLED.function} (its text could be read in two ways)\n" in report


def test_a_mistake_in_what_is_said_of_persons_is_told_before_anything_is_judged(folder):
    (folder / "term.toml").write_text('[extensions]\n"studnt-07" = { acceptance = 2 }', encoding="utf-8")
    with pytest.raises(Refused, match='term.toml, line 2: there is no student "studnt-07"; did you mean "student-07"'):
        graded(folder)
    assert not (folder / "results.jsonl").exists()
