"""The marks of a class of thirty, of a gradebook as `grade` leaves it: each as it was constructed."""

import csv
import random
import shutil
from datetime import datetime, timedelta

import pytest
from nbgrader.api import Grade, Gradebook, Notebook, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from autograder.__main__ import main
from autograder.refused import Refused
from autograder.roster import class_list
from autograder.roster.people import Person
from autograder.term import table
from autograder.term.marks import marks_of

COURSE = ("acceptance", "probability")
DUE = {"acceptance": datetime(2026, 10, 19, 18), "probability": datetime(2026, 10, 26, 18)}
CELLS = {"check-first": 2.0, "check-second": 6.0}
TERM = """
[term]
zone = "Europe/Berlin"
[due]
acceptance = 2026-10-19T20:00:00
probability = 2026-10-26T19:00:00
"""
STUDENTS = [f"student-{number:02d}" for number in range(30)]


def slug_of(chapter):
    return f"{COURSE.index(chapter):02d}-{chapter}"


@pytest.fixture(scope="module")
def empty_book(tmp_path_factory):
    """A gradebook with thirty students and two assignments."""
    path = tmp_path_factory.mktemp("book") / "gradebook.db"
    with Gradebook(f"sqlite:///{path}") as gradebook:
        for chapter in COURSE:
            slug = slug_of(chapter)
            gradebook.add_assignment(slug)
            gradebook.add_notebook(slug, slug)
            for name, points in CELLS.items():
                gradebook.add_grade_cell(name, slug, slug, max_score=points, cell_type="code")
        gradebook.db.add_all([Student(id=student) for student in STUDENTS])
        gradebook.db.commit()
    return path


@pytest.fixture
def book(tmp_path, term_of, empty_book):
    """Enter submissions into a gradebook: for a student and a chapter when they came, and the points of both cells."""
    term_of(TERM)
    folder = tmp_path / "class"
    folder.mkdir()
    shutil.copyfile(empty_book, folder / "gradebook.db")
    engine = create_engine(f"sqlite:///{folder / 'gradebook.db'}")
    with Session(engine) as db:
        notebooks = {each.name: each for each in db.scalars(select(Notebook))}

        def enter(student, chapter, after=timedelta(), points=(2.0, 6.0), given=(None, None)):
            notebook = notebooks[slug_of(chapter)]
            submission = SubmittedAssignment(
                assignment_id=notebook.assignment_id, student_id=student, timestamp=DUE[chapter] + after
            )
            submitted = SubmittedNotebook(notebook_id=notebook.id, assignment=submission)
            for cell, auto, manual in zip(notebook.grade_cells, points, given):
                submitted.grades.append(Grade(cell_id=cell.id, auto_score=auto, manual_score=manual))
            db.add(submission)
            db.commit()
            return submitted

        enter.folder, enter.db, enter.notebooks = folder, db, notebooks
        yield enter
    engine.dispose()


def mark(book, student, chapter):
    return marks_of(book.folder).marks[student, slug_of(chapter)]


def says(book, text):
    (book.folder / "term.toml").write_text(text, encoding="utf-8")


def test_what_was_not_handed_in_has_no_points_and_counts_nothing(book):
    book("student-00", "acceptance", points=(0.0, 0.0))
    nothing, zero = mark(book, "student-01", "acceptance"), mark(book, "student-00", "acceptance")
    assert (nothing.points, nothing.state, nothing.counted, nothing.out_of) == (None, "missing", 0, 8)
    assert (zero.points, zero.state, zero.counted) == (0, "graded", 0)


def test_points_by_hand_count_and_a_text_without_points_waits(book):
    book("student-00", "acceptance", points=(1.0, 3.0), given=(2.0, None))
    book("student-01", "acceptance", points=(2.0, None))
    book("student-02", "acceptance", points=(2.0, None), given=(None, 5.0))
    assert [mark(book, student, "acceptance").points for student in STUDENTS[:3]] == [5, 2, 7]
    assert [mark(book, student, "acceptance").state for student in STUDENTS[:3]] == [
        *("graded", "waits for a person", "graded"),
    ]


def test_penalties_follow_the_settings_and_an_extension_at_once(book, term_of):
    book("student-00", "acceptance", timedelta(hours=1))
    book("student-01", "acceptance", timedelta(days=1, hours=1))
    assert mark(book, "student-00", "acceptance").taken_off == 0
    term_of(TERM + "[late]\npercent_per_day = 25")
    assert [mark(book, student, "acceptance").counted for student in STUDENTS[:2]] == [6, 4]
    says(book, '[extensions]\n"student-01" = { acceptance = 1 }')
    assert mark(book, "student-01", "acceptance").counted == 6
    says(book, '[extensions]\n"student-01" = { acceptance = 2026-10-22 }')
    assert mark(book, "student-01", "acceptance").counted == 8
    term_of(TERM.replace("2026-10-19T20", "2026-10-19T21") + "[late]\npercent_per_day = 25")
    assert mark(book, "student-00", "acceptance").counted == 8


def test_late_days_are_spent_in_the_order_of_the_due_dates(book, term_of):
    term_of(TERM + "[late]\npercent_per_day = 25\nlate_days = 2")
    book("student-00", "probability", timedelta(days=1, hours=1))
    assert mark(book, "student-00", "probability").late_days == 2
    book("student-00", "acceptance", timedelta(hours=1))  # comes in later, and was due before
    found = marks_of(book.folder).of("student-00")
    assert [(each.days_late, each.late_days, each.counted) for each in found.values()] == [(1, 1, 8), (2, 1, 6)]
    says(book, '[excused]\n"student-00" = ["acceptance"]')
    assert mark(book, "student-00", "probability").counted == 8


def test_a_rule_of_nbgraders_own_counts_where_the_settings_have_none(book, term_of):
    book("student-00", "acceptance", timedelta(hours=1)).late_submission_penalty = 3
    book.db.commit()
    assert mark(book, "student-00", "acceptance").counted == 5
    term_of(TERM + "[late]\npercent_per_day = 25")
    assert mark(book, "student-00", "acceptance").counted == 6


def test_an_excuse_is_not_counted_and_who_withdrew_is_left_out(book):
    book("student-00", "acceptance")
    says(book, '[excused]\n"student-00" = ["probability"]')
    class_list.write(book.folder, [Person(each, withdrawn=each == "student-29") for each in STUDENTS])
    found = marks_of(book.folder)
    assert found.marks["student-00", slug_of("probability")].state == "excused"
    assert (found.totals["student-00"].percent, found.totals["student-01"].percent) == (100, 0)
    assert [person.id for person in found.people] == STUDENTS[:-1]


@pytest.mark.parametrize(
    ("lines", "points", "out_of"),
    {
        "counted": ("", [5, 0, None], 8),
        "cancelled": ('[cancelled]\nscore = "x"', [4, 0, None], 6),
        "given": ('[full_points]\nscore = "x"', [6, 2, None], 8),
    }.values(),
    ids=["counted", "cancelled", "given"],
)
def test_a_cancelled_question_leaves_both_sums_or_is_given_to_all_who_handed_in(book, term_of, lines, points, out_of):
    cells = book.notebooks[slug_of("acceptance")].grade_cells
    cells[0].name = "check-score"
    for student, points_of_both in zip(STUDENTS, [(1.0, 4.0), (0.0, 0.0)]):
        book(student, "acceptance", points=points_of_both)
    term_of(TERM + lines)
    found = [mark(book, student, "acceptance") for student in STUDENTS[:3]]
    assert [each.points for each in found] == points
    assert {each.out_of for each in found} == {out_of}


@pytest.mark.parametrize("seed", range(3))
def test_thirty_students_have_what_they_should(book, term_of, seed):
    """Of random times, points, extensions and excuses: worked out here once more, in the plainest way."""
    draw = random.Random(seed)
    says(book, '[extensions]\n"student-03" = { acceptance = 2 }\n[excused]\n"student-04" = ["probability"]')
    term_of(
        TERM.replace("Europe/Berlin", "UTC").replace("T20", "T18").replace("T19", "T18")
        + "[late]\ngrace_minutes = 10\npercent_per_day = 10\nat_most_percent = 50\nno_points_after_days = 7\n"
        "late_days = 2\n[weights]\nacceptance = 30\nprobability = 70"
    )
    expected, percents = {}, {}
    for student in STUDENTS:
        left, percent = 2, {}
        for chapter, weight in zip(COURSE, (30, 70)):
            excused = (student, chapter) == ("student-04", "probability")
            if draw.random() < 0.2:
                percent |= {} if excused else {weight: 0}
                expected[student, slug_of(chapter)] = 0
                continue
            minutes = draw.choice([-60, 0, 9, 11, 24 * 60 + 5, 24 * 60 + 20, 4 * 24 * 60, 7 * 24 * 60 + 11, 10**5])
            points = (draw.choice([0.0, 2.0]), draw.choice([0.0, 1.5, 6.0]))
            book(student, chapter, timedelta(minutes=minutes), points)
            minutes -= 10 + (2880 if (student, chapter) == ("student-03", "acceptance") else 0)
            days = max(0, -(-minutes // 1440))
            spent = 0 if excused or days > 7 else min(days, left)
            left -= spent
            lost = 1 if days > 7 else min(0.5, 0.1 * (days - spent))
            lost = 0 if excused else lost
            expected[student, slug_of(chapter)] = sum(points) * (1 - lost)
            percent |= {} if excused else {weight: 100 * sum(points) * (1 - lost) / 8}
        percents[student] = sum(w * share for w, share in percent.items()) / sum(percent)
    found = marks_of(book.folder)
    assert {key: each.counted for key, each in found.marks.items()} == pytest.approx(expected)
    assert {student: each.percent for student, each in found.totals.items()} == pytest.approx(percents)
    for each in found.marks.values():
        assert 0 <= each.counted <= (each.points or 0) <= each.out_of


def test_a_stranger_with_an_extension_is_told(book):
    says(book, '[extensions]\n"studnt-29" = { acceptance = 2 }')
    (remark,) = marks_of(book.folder).remarks
    assert 'line 2: there is no student "studnt-29"; did you mean "student-29"?' in remark


# The command


def test_the_marks_are_shown_with_what_is_to_be_known_of_them(book, term_of, capsys):
    term_of(TERM + '[late]\npercent_per_day = 50\nlate_days = 1\n[cancelled]\nscore = "two readings"')
    book("student-00", "acceptance", timedelta(hours=1))
    book("student-00", "probability", timedelta(hours=1))
    book("student-01", "acceptance", points=(2.0, None))
    says(book, '[excused]\n"student-01" = ["probability"]')
    assert main(["marks", "--class", str(book.folder)]) == 0
    said = capsys.readouterr().out.splitlines()
    first, second = (slug_of(chapter)[:2] for chapter in COURSE)
    assert [line.split() for line in said[:5]] == [
        ["student", first, second, "percent"],
        ["of", "8", "8"],
        ["student-00", "8+", "4*", "75.0"],
        ["student-01", "2?", "e", "25.0"],
        ["student-02", "–", "–", "0.0"],
    ]
    assert "e excused" in said
    assert said[-1] == "not counted: score (two readings)"


def test_the_marks_are_written_as_a_table_with_blanks_and_without_formulas(book, tmp_path, capsys):
    class_list.write(book.folder, [Person("student-00", "=1+1", "Ada", "ada@example.org")])
    book("student-00", "acceptance", points=(2.0, 1.25))
    path = tmp_path / "marks.csv"
    assert main(["marks", slug_of("acceptance"), "--class", str(book.folder), "--csv", str(path)]) == 0
    assert "wrote the marks of 30 students" in capsys.readouterr().out
    heads, first, second, *_ = csv.reader(path.read_text(encoding="utf-8").splitlines())
    assert heads == ["student_id", "last_name", "first_name", "email", slug_of("acceptance"), "sum", "percent"]
    assert first == ["student-00", "'=1+1", "Ada", "ada@example.org", "3.25", "3.25", "20.31"]
    assert second == ["student-01", "", "", "", "", "0", "0.00"]


def test_a_class_without_a_gradebook_has_no_marks_yet(tmp_path, term_of, capsys):
    term_of(TERM)
    (tmp_path / "class").mkdir()
    assert main(["marks", "--class", str(tmp_path / "class")]) == 0
    assert capsys.readouterr().out.strip() == table.NOBODY


def test_a_gradebook_that_is_none_is_refused(tmp_path, term_of):
    term_of(TERM)
    (tmp_path / "gradebook.db").write_text("no database at all", encoding="utf-8")
    with pytest.raises(Refused, match="damaged"):
        marks_of(tmp_path)


def test_nothing_is_changed_by_looking(book, term_of):
    book("student-00", "acceptance", timedelta(hours=1))
    term_of(TERM + "[late]\npercent_per_day = 50")
    before = (book.folder / "gradebook.db").read_bytes()
    marks_of(book.folder)
    assert (book.folder / "gradebook.db").read_bytes() == before
    assert {path.name for path in book.folder.iterdir()} == {"gradebook.db"}
