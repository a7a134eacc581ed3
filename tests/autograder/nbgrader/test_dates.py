"""Due dates, extensions and penalties in the gradebook: the settings count where they say something, else the hand."""

import shutil
from datetime import datetime, timedelta

import pytest
from nbgrader.api import Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from traitlets.config import Config

from autograder.intake.submissions import Submissions
from autograder.nbgrader import dates, late
from autograder.nbgrader.entries import read
from autograder.refused import Refused
from autograder.term.marks import marks_of

COURSE = ("acceptance", "probability")
SLUGS = ["00-acceptance", "01-probability"]
FIRST = datetime(2026, 10, 19, 18)
SECOND = datetime(2026, 10, 26, 18)
TERM = '[term]\nzone = "UTC"\n[due]\nacceptance = 2026-10-19T18:00:00\nprobability = 2026-10-26T18:00:00\n'
LATE = "[late]\npercent_per_day = 25\n"
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def a_book(tmp_path_factory):
    """A gradebook in which ada and ben handed both assignments in half a day after the dates above."""
    path = tmp_path_factory.mktemp("book") / "gradebook.db"
    with Gradebook(f"sqlite:///{path}") as gradebook:
        gradebook.db.add_all([Student(id=name) for name in ("ada", "ben")])
        for slug, due in zip(SLUGS, (FIRST, SECOND)):
            gradebook.add_assignment(slug)
            notebook = gradebook.add_notebook(slug, slug)
            cell = gradebook.add_grade_cell("check", slug, slug, max_score=8, cell_type="code")
            for name in ("ada", "ben"):
                submission = SubmittedAssignment(
                    assignment_id=notebook.assignment_id, student_id=name, timestamp=due + DAY / 2
                )
                submitted = SubmittedNotebook(notebook_id=notebook.id, assignment=submission)
                submitted.grades.append(Grade(cell_id=cell.id, auto_score=8.0))
                gradebook.db.add(submission)
        gradebook.db.commit()
    return path


@pytest.fixture
def book(tmp_path, a_book):
    """A class folder with that gradebook."""
    shutil.copyfile(a_book, tmp_path / "gradebook.db")
    engine = create_engine(f"sqlite:///{tmp_path / 'gradebook.db'}")
    with Session(engine) as db:
        yield Book(tmp_path, db)
    engine.dispose()


class Book:
    def __init__(self, folder, db):
        self.folder, self.db = folder, db

    def settle(self, slug=SLUGS[0], student=None, **rule):
        config = Config({"LateSubmissionPlugin": rule})
        return late.settle(self.db, config, slug, Submissions(self.folder / "submitted"), self.folder, student)

    def due(self):
        return read(self.db).due

    def extension(self, student, slug=SLUGS[0]):
        return read(self.db).submissions[student, slug].extension

    def penalties(self, slug=SLUGS[0]):
        return [read(self.db).submissions[student, slug].penalty for student in ("ada", "ben")]

    def by_hand(self, slug=SLUGS[0], due=None, **extensions):
        """What an instructor does with nbgrader's own commands."""
        book = Gradebook.__new__(Gradebook)
        book.db = self.db
        if due:
            book.find_assignment(slug).duedate = due
            self.db.commit()
        for student, days in extensions.items():
            book.grant_extension(slug, student, days=days)

    def says(self, text):
        (self.folder / "term.toml").write_text(text, encoding="utf-8")


def test_the_settings_are_entered_and_a_change_of_them_follows(book, term_of):
    term_of(TERM + LATE)
    assert book.settle() == []
    assert (book.due()[SLUGS[0]], book.penalties()) == (FIRST, [2, 2])
    book.says("[extensions]\nada = { acceptance = 1 }")
    book.settle()
    assert (book.extension("ada"), book.penalties()) == (DAY, [0, 2])
    term_of(TERM.replace("2026-10-19T18", "2026-10-20T18") + LATE)
    assert book.settle() == []
    assert (book.due()[SLUGS[0]], book.penalties()) == (FIRST + DAY, [0, 0])


def test_what_the_settings_no_longer_say_is_taken_back(book, term_of):
    term_of(TERM + LATE)
    book.says("[extensions]\nada = { acceptance = 1 }")
    book.settle()
    book.says("")
    book.settle()
    assert (book.extension("ada"), book.penalties()) == (None, [2, 2])
    term_of("")
    book.settle()
    assert (book.due()[SLUGS[0]], book.penalties()) == (None, [0, 0])
    assert dates.entered(book.folder) == dates.Entered()


def test_marks_know_at_once_what_is_taken_back(book, term_of):
    term_of(TERM + LATE)
    book.settle()
    assert marks_of(book.folder).marks["ada", SLUGS[0]].taken_off == 2
    term_of(TERM)
    assert marks_of(book.folder).marks["ada", SLUGS[0]].taken_off == 0
    term_of(LATE)
    assert marks_of(book.folder).marks["ada", SLUGS[0]].taken_off == 0


def test_what_was_set_by_hand_works_without_a_setting(book, term_of):
    term_of("")
    book.by_hand(due=FIRST, ada=1)
    book.settle(penalty_method="zero")
    assert (book.due()[SLUGS[0]], book.extension("ada"), book.penalties()) == (FIRST, DAY, [0, 8])
    term_of(LATE)
    book.settle()
    assert (book.due()[SLUGS[0]], book.extension("ada"), book.penalties()) == (FIRST, DAY, [0, 2])
    assert [
        mark.taken_off for mark in map(marks_of(book.folder).marks.get, [("ada", SLUGS[0]), ("ben", SLUGS[0])])
    ] == [
        *(0, 2),
    ]
    book.says("[extensions]\nben = { acceptance = 3 }")
    book.settle()
    assert (book.extension("ben"), book.penalties()) == (3 * DAY, [0, 0])


def test_an_extension_by_hand_stays_beside_a_due_date_of_the_settings(book, term_of):
    term_of(TERM + LATE)
    book.settle()
    book.by_hand(ada=2)
    book.settle()
    assert (book.extension("ada"), book.penalties()) == (2 * DAY, [0, 2])
    book.says("[extensions]\nada = { acceptance = 1 }")
    book.settle()
    assert book.extension("ada") == DAY


def test_a_due_date_by_hand_gives_way_to_the_settings_and_that_is_told_once(book, term_of):
    book.by_hand(due=datetime(2026, 10, 1))
    term_of(TERM)
    (remark,) = book.settle()
    assert (
        remark == f"{SLUGS[0]}: the gradebook had another due date; that of the settings counts, 2026-10-19 18:00 UTC."
    )
    assert book.settle() == []


def test_nbgraders_own_rule_goes_by_the_dates_of_the_settings(book, term_of):
    term_of(TERM)
    book.says("[extensions]\nben = { acceptance = 2026-10-20 }")
    book.settle(penalty_method="zero")
    assert book.penalties() == [8, 0]
    assert [marks_of(book.folder).marks[each, SLUGS[0]].counted for each in ("ada", "ben")] == [0, 8]


def test_late_days_of_one_assignment_change_what_another_costs(book, term_of):
    term_of(TERM + LATE + "late_days = 1\n")
    book.settle(SLUGS[1])
    assert (book.penalties(SLUGS[0]), book.penalties(SLUGS[1])) == ([0, 0], [2, 2])
    book.says("[extensions]\nada = { acceptance = 1 }")
    book.settle(SLUGS[0])
    assert (book.penalties(SLUGS[0]), book.penalties(SLUGS[1])) == ([0, 0], [0, 2])


def test_one_student_alone_is_settled_without_forgetting_the_others(book, term_of):
    term_of(TERM + LATE)
    book.says("[extensions]\nada = { acceptance = 1 }\nben = { acceptance = 1 }")
    book.settle()
    book.settle(student="ada")
    assert dates.entered(book.folder).extensions == {SLUGS[0]: {"ada": 86400.0, "ben": 86400.0}}
    book.says("[extensions]\nada = { acceptance = 1 }")
    book.settle(student="ada")
    assert book.extension("ben") == DAY
    book.settle()
    assert (book.extension("ben"), book.penalties()) == (None, [0, 2])


@pytest.mark.parametrize("text", ["", "[]", '{"due": 3}', '{"extensions": {"a": 1}}', '{"other": {}}', "[" * 10**5])
def test_a_note_of_what_was_entered_that_is_none_is_refused_in_a_sentence(tmp_path, text):
    (tmp_path / dates.NAME).write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="can't be read so. Delete it"):
        dates.entered(tmp_path)


def test_one_assignment_is_all_that_is_read_where_no_other_matters(book, term_of, monkeypatch):
    asked = []
    monkeypatch.setattr(
        late.gradebook, "read", lambda db, student, slugs: asked.append(slugs) or read(db, student, slugs)
    )
    for rule, slugs in (("", [SLUGS[0]]), (LATE, [SLUGS[0]]), (LATE + "late_days = 1\n", None)):
        term_of(TERM + rule)
        book.settle()
        assert asked.pop() == slugs
