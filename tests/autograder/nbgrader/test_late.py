"""What is taken off for late work: always from what is true now, whichever command came before."""

from datetime import datetime, timedelta

import pytest
from nbgrader.api import Gradebook

from autograder.grading.run import ClassFolders, Options, grade
from autograder.intake.submissions import Submissions
from autograder.nbgrader import configuration
from autograder.nbgrader.gradebook import ClassBook
from autograder.paths import ROOT
from autograder.specs.course import assignment

CHAPTERS = ("start-here",)
SLUG = assignment("start-here").slug
FULL = assignment(SLUG).points
DUE = datetime(2026, 10, 1, 20)
TIMES = {
    "early": "2026-10-01 19:59 UTC",
    "late": "2026-10-01 20:01 UTC",
    "local": "2026-10-01 21:59 CEST",  # in time; read as UTC it would be late
    "offset": "2026-10-01 21:59:00 +0200",
    "unknown": "2026-10-02 08:00 XYZ",
    "nonsense": "last Friday",
    "untold": None,
}
HALF = """
from nbgrader.plugins import BasePlugin

class Half(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        if student_id == "late":
            return score / 2
        raise RuntimeError("no rule for " + student_id)

c.AssignLatePenalties.plugin_class = Half
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory, without_rules, hand_in, notebook_of, references, autograde):
    """A class whose every answer is right, graded by nbgrader when all times were long past."""
    folder = tmp_path_factory.mktemp("late") / "class"
    for student, time in TIMES.items():
        hand_in(folder, student, SLUG, notebook_of(SLUG, references(SLUG)))
        if time:
            (folder / "submitted" / student / SLUG / "timestamp.txt").write_text(time, encoding="utf-8")
    set_duedate(folder, datetime(2000, 1, 1))
    autograde(folder, SLUG, penalty_method="zero")
    return folder


@pytest.fixture
def rule(tmp_path, monkeypatch):
    """Add lines to `nbgrader_config.py`, as an instructor does."""

    def add(lines):
        text = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
        (tmp_path / "nbgrader_config.py").write_text(f"{text}\n{lines}\n", encoding="utf-8")
        monkeypatch.setattr(configuration, "ROOT", tmp_path)

    add('c.LateSubmissionPlugin.penalty_method = "zero"')
    return add


def graded_again(folder):
    return grade([SLUG], ClassFolders(folder, folder / "submitted"), Options(processes=1, progress=False))


def settled(folder):
    """What a run of `grade` does last, whether it has judged anything or not."""
    with ClassBook(folder) as book:
        return book.settle(SLUG, Submissions(folder / "submitted"))


def set_duedate(folder, time):
    with ClassBook(folder) as book:
        book.cells(SLUG)
        book.gradebook.find_assignment(SLUG).duedate = time
        book.db.commit()


def penalties(folder):
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        return {
            student: book.find_submission_notebook(SLUG, SLUG, student).late_submission_penalty for student in TIMES
        }


def none_but(**late):
    return {**dict.fromkeys(TIMES), **late}


def test_nbgrader_takes_off_from_times_that_it_can_read_alone(folder):
    late = dict.fromkeys(("early", "late", "local", "offset"), FULL)
    assert penalties(folder) == none_but(**late)


def test_grading_after_it_goes_by_the_new_due_date_and_says_what_it_could_not_read(folder, rule):
    set_duedate(folder, DUE)
    done = graded_again(folder)
    assert penalties(folder) == none_but(late=FULL)
    assert sorted(remark.split("/")[0] for remark in done.remarks) == ["nonsense", "unknown"]
    assert all("Nothing was taken off" in remark for remark in done.remarks)
    assert any("'XYZ'" in remark for remark in done.remarks)


def test_what_is_unchanged_follows_an_extension_and_a_due_date(folder, rule):
    set_duedate(folder, DUE)
    settled(folder)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        book.grant_extension(SLUG, "late", hours=1)
    done = graded_again(folder)
    assert (done.unchanged, done.judged) == (len(TIMES), 0)
    assert penalties(folder) == none_but()
    set_duedate(folder, DUE - timedelta(days=1))
    settled(folder)
    assert penalties(folder) == none_but(**dict.fromkeys(("early", "late", "local", "offset"), FULL))
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        book.grant_extension(SLUG, "late")


def test_nbgrader_settles_what_it_leaves_as_it_is(folder, autograde):
    set_duedate(folder, DUE)
    said = autograde(folder, SLUG, penalty_method="zero")
    assert penalties(folder) == none_but(late=FULL)
    assert "'XYZ'" in said


def test_points_given_by_hand_stay_and_are_taken_off_too(folder, rule):
    set_duedate(folder, DUE)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        notebook = book.find_submission_notebook(SLUG, SLUG, "late")
        notebook.grades[0].extra_credit, notebook.comments[0].manual_comment = 3, "well done"
        book.db.commit()
    settled(folder)
    assert penalties(folder) == none_but(late=FULL + 3)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        notebook = book.find_submission_notebook(SLUG, SLUG, "late")
        assert (notebook.grades[0].extra_credit, notebook.comments[0].manual_comment) == (3, "well done")
        notebook.grades[0].extra_credit = None
        book.db.commit()


def test_a_rule_of_ones_own_is_asked_and_may_fail(folder, rule):
    rule(HALF)
    set_duedate(folder, datetime(2026, 10, 1, 19, 30))
    remarks = settled(folder)
    assert penalties(folder) == none_but(late=FULL / 2)
    failed = [remark.split(",")[0] for remark in remarks if "no rule for" in remark]
    assert failed == ["early", "local", "offset"]


def test_a_time_that_leads_elsewhere_is_not_followed(folder, rule, tmp_path):
    set_duedate(folder, DUE)
    (tmp_path / "time").write_text("2026-10-05 08:00 UTC", encoding="utf-8")
    path = folder / "submitted" / "untold" / SLUG / "timestamp.txt"
    path.symlink_to(tmp_path / "time")
    remarks = settled(folder)
    path.unlink()
    assert penalties(folder)["untold"] is None
    assert any(remark.startswith("untold/") and "not a plain file" in remark for remark in remarks)


def test_nbgraders_own_command_follows_the_settings_of_the_term(folder, command, term_of):
    settings = term_of("[due]\nstart-here = 2026-10-01T20:00:00Z\n[late]\npercent_per_day = 25")
    (folder / "term.toml").write_text('[extensions]\n"early" = { start-here = 1 }', encoding="utf-8")
    student = ["--student", "late", "--force"]  # judged anew, and all others settled
    done = command("nbgrader", "autograde", SLUG, *student, COURSE_CLASS=str(folder), COURSE_SETTINGS=str(settings))
    assert done.returncode == 0, done.stderr
    assert penalties(folder) == none_but(late=FULL / 4)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        assert book.find_assignment(SLUG).duedate == DUE
        assert book.find_submission(SLUG, "early").extension == timedelta(days=1)
    (folder / "term.toml").write_text('[extensions]\n"early" = { start-hare = 1 }', encoding="utf-8")
    done = command("nbgrader", "autograde", SLUG, COURSE_CLASS=str(folder), COURSE_SETTINGS=str(settings))
    assert done.returncode != 0
    assert 'term.toml, line 2: there is no chapter "start-hare"; did you mean "start-here"?' in done.stderr
