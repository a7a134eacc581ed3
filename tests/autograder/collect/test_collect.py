"""Downloads as platforms hand them out, brought into a class; each follows the source that it names."""

import json
import os
import shlex
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from autograder.__main__ import main
from autograder.intake.submissions import Submissions
from autograder.paths import EXERCISES
from autograder.records import arrivals
from autograder.roster import class_list
from autograder.roster.people import Person
from autograder.specs.settings import settings

CHAPTERS = ("acceptance",)
FIRST = settings().chapter("acceptance").slug
SECOND = next(chapter.slug for chapter in settings().chapters[1:] if chapter.slug != FIRST)
PEOPLE = [
    Person(
        "ada",
        "Lovelace",
        "Ada",
        "ada@uni.edu",
        elsewhere={"canvas_id": "101", "canvas_name": "Lovelace, Ada", "sis_login": "ada", "github": "ada-gh"},
    ),
    Person("jm", "Müller", "Jörg", "joerg@uni.edu", elsewhere={"canvas_id": "102", "github": "gh"}),
    Person("as1", "Schmidt", "Anna", "a1@uni.edu", elsewhere={"canvas_id": "103", "blackboard_login": "a_schmidt"}),
    Person("as2", "Schmidt", "Anna", "a2@uni.edu", elsewhere={"canvas_id": "104"}),
    Person("007", "O'Neil-Smith", "Ben", elsewhere={"group": "Engines"}),
    Person("008", "Ødegård", "Åse", elsewhere={"group": "Engines"}),
]


def notebook(slug=FIRST, words=""):
    """A notebook as it was handed out, with a text."""
    content = json.loads((EXERCISES / slug / f"{slug}.ipynb").read_text(encoding="utf-8"))
    content["cells"].append({"cell_type": "markdown", "id": "own", "metadata": {}, "source": words})
    return json.dumps(content).encode()


class Place:
    """A class, and a folder with downloads for it."""

    def __init__(self, folder):
        self.downloads, self.folder = folder, folder / "class"
        self.folder.mkdir()
        class_list.write(self.folder, PEOPLE)

    def zip(self, members, name="submissions.zip", made=(2026, 10, 1, 12, 0, 0)):
        path = self.downloads / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members.items():
                archive.writestr(zipfile.ZipInfo(member, made), content)
        return str(path)

    def unpacked(self, members, name="folder"):
        for member, content in members.items():
            path = self.downloads / name / member
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return str(self.downloads / name)

    def collect(self, *words):
        return main(["collect", *map(str, words), "--class", str(self.folder)])

    def texts(self, slug=FIRST):
        """The last words of the notebook of each student, as grading reads it."""
        submissions = Submissions(self.folder / "submitted")
        taken = {student: submissions.take(student, slug).content for student in submissions.of(slug)}
        return {key: json.loads(each)["cells"][-1]["source"] for key, each in taken.items() if each}

    def times(self, slug=FIRST):
        submissions = Submissions(self.folder / "submitted")
        return {student: submissions.take(student, slug).timestamp for student in submissions.of(slug)}

    def files(self, of="submitted"):
        return sorted(
            str(path.relative_to(self.folder / of)) for path in (self.folder / of).rglob("*") if path.is_file()
        )

    @property
    def states(self):
        return Counter(each.state for each in arrivals.read(self.folder))

    @property
    def reasons(self):
        return {each.member: each.reason for each in arrivals.read(self.folder) if each.state == "unmatched"}


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


# Canvas: https://github.com/instructure/canvas-lms/blob/master/lib/content_zipper.rb


def test_canvas(place, capsys):
    members = {
        f"lovelaceada_101_5001_{FIRST}.ipynb": notebook(words="ada's"),
        "lovelaceada_101_5002_plot.png": b"png",
        "müllerjörg_LATE_102_5003_my work.ipynb": notebook(words="jörg's"),
        f"schmidtanna_103_5004_{FIRST}.ipynb": notebook(words="anna's"),
        f"schmidtanna_104_5005_{FIRST}.ipynb": notebook(words="the other anna's"),
        "oneilsmithben_109_text.html": b"<p>I could not</p>",
        f"strangersam_110_5006_{FIRST}.ipynb": notebook(),
    }
    assert place.collect(place.zip(members), FIRST) == 1
    assert place.texts() == {"ada": "ada's", "jm": "jörg's", "as1": "anna's", "as2": "the other anna's"}
    assert f"ada/{FIRST}/plot.png" in place.files()
    assert f"ada/{FIRST}/{FIRST}.ipynb" in place.files()
    said = capsys.readouterr()
    assert "7 files: 6 used" in said.out
    assert "1 unmatched" in said.out
    assert f"late, by a platform that doesn't say when: jm {FIRST}" in said.out
    assert "strangersam_110_5006_" in said.err
    assert "nobody on the list is called 'strangersam'" in said.err
    by_member = {each.member: each for each in arrivals.read(place.folder)}
    ada = by_member[f"lovelaceada_101_5001_{FIRST}.ipynb"]
    assert (ada.late, ada.handed_in, ada.elsewhere["canvas_user"], ada.elsewhere["canvas_submission"]) == (
        *(False, None, "101", "5001"),
    )
    assert by_member["müllerjörg_LATE_102_5003_my work.ipynb"].late is True


def test_canvas_puts_a_number_behind_a_name_that_comes_again(place):
    members = {
        f"lovelaceada_101_5001_{FIRST}.ipynb": notebook(words="first"),
        f"lovelaceada_101_5019_{FIRST}-2.ipynb": notebook(words="third"),
        f"lovelaceada_101_5009_{FIRST}-1.ipynb": notebook(words="second"),
    }
    place.collect(place.zip(members))
    assert place.texts() == {"ada": "third"}
    assert place.files() == [f"ada/{FIRST}/{FIRST}.ipynb"]
    attempts = {each.elsewhere["canvas_submission"]: (each.attempt, each.state) for each in arrivals.read(place.folder)}
    assert attempts == {"5001": (1, "older"), "5009": (2, "older"), "5019": (3, "used")}


def test_canvas_knows_people_by_number_and_two_of_one_name_without_it_by_nothing(place):
    members = {
        f"someothername_104_1_{FIRST}.ipynb": notebook(words="known by number"),
        f"schmidtanna_999_2_{FIRST}.ipynb": notebook(),
        f"lovelaceada_888_3_{FIRST}.ipynb": notebook(),
        f"anon_xK3f_4_{FIRST}.ipynb": notebook(),
    }
    place.collect(place.zip(members), FIRST)
    assert place.texts() == {"as2": "known by number"}
    assert len(place.reasons) == 3
    assert "is somebody else" in place.reasons[f"lovelaceada_888_3_{FIRST}.ipynb"]


def test_a_group_hands_in_for_all_of_it(place):
    place.collect(place.zip({f"engines_107_1_{FIRST}.ipynb": notebook(words="ours")}))
    assert place.texts() == {"007": "ours", "008": "ours"}


# Moodle: https://github.com/moodle/moodle/blob/main/mod/assign/classes/downloader.php

WORKSHEET = """Identifier,Full name,Email address,Status,Grade,Last modified (submission)
Participant 4711,Ada Lovelace,ada@uni.edu,Submitted for grading,,"Thursday, 1 October 2026, 8:05 PM"
Participant 4712,Anna Schmidt,a2@uni.edu,Submitted for grading,,"Friday, 2 October 2026, 7:00 AM"
Participant 4713,Jörg Müller,joerg@uni.edu,No submission,,-
"""


@pytest.mark.parametrize("folders", [True, False], ids=["in folders", "without folders"])
def test_moodle(place, folders):
    link = "/" if folders else ""
    members = {
        f"Ada Lovelace_4711_assignsubmission_file_{link}{FIRST}.ipynb": notebook(words="ada's"),
        f"Ada Lovelace_4711_assignsubmission_file_{link}plot.png": b"png",
        f"Ada Lovelace_4711_assignsubmission_onlinetext_{link}onlinetext.html": b"<p>see the notebook</p>",
        f"Anna Schmidt_4712_assignsubmission_file_{link}Notebook 01.ipynb": notebook(words="anna's"),
        f"Ben O'Neil-Smith_4714_assignsubmission_file_{link}{FIRST}.ipynb": notebook(words="ben's"),
    }
    worksheet = place.downloads / "worksheet.csv"
    worksheet.write_text(WORKSHEET)
    archive = place.zip(members, "DL-Acceptance-99.zip")
    assert place.collect(archive, worksheet, FIRST, "--zone", "Europe/Berlin") == 0
    assert place.texts() == {"ada": "ada's", "as2": "anna's", "007": "ben's"}
    assert place.times() == {"ada": "2026-10-01 18:05:00 UTC", "as2": "2026-10-02 05:00:00 UTC", "007": None}
    by_student = {each.student: each for each in arrivals.read(place.folder)}
    assert by_student["as2"].elsewhere["moodle_folder"] == "Anna Schmidt_4712_assignsubmission_file_"
    assert by_student["as2"].elsewhere["moodle_participant"] == "4712"
    assert by_student["as2"].handed_in == "2026-10-02T05:00:00+00:00"


def test_moodle_without_its_worksheet_tells_two_of_one_name_from_nobody(place, capsys):
    place.collect(place.zip({f"Anna Schmidt_4712_assignsubmission_file_/{FIRST}.ipynb": notebook()}))
    assert "submissions.zip: Moodle's download has names alone. Name its grading worksheet" in capsys.readouterr().err
    assert list(place.reasons.values()) == ["'Anna Schmidt' can mean as1 (Anna Schmidt) and as2 (Anna Schmidt)"]
    assert place.files() == []


def test_times_that_come_later_are_added(place):
    archive = place.zip({f"Ada Lovelace_4711_assignsubmission_file_/{FIRST}.ipynb": notebook()})
    worksheet = place.downloads / "worksheet.csv"
    worksheet.write_text(WORKSHEET)
    place.collect(archive)
    assert place.times() == {"ada": None}
    place.collect(archive, worksheet, "--zone", "America/New_York")
    assert place.times() == {"ada": "2026-10-02 00:05:00 UTC"}
    place.collect(archive)
    assert place.times() == {"ada": "2026-10-02 00:05:00 UTC"}


def test_a_time_without_a_zone_is_not_kept_and_that_is_said(place, term_of, capsys):
    term_of("")
    worksheet = place.downloads / "worksheet.csv"
    worksheet.write_text(WORKSHEET)
    place.collect(place.zip({f"Ada Lovelace_4711_assignsubmission_file_/{FIRST}.ipynb": notebook()}), worksheet)
    assert place.times() == {"ada": None}
    assert "such as --zone Europe/Berlin" in capsys.readouterr().err


def test_the_zone_of_the_term_is_that_of_times_without_one(place, term_of):
    term_of('[term]\nzone = "Europe/Berlin"')
    worksheet = place.downloads / "worksheet.csv"
    worksheet.write_text(WORKSHEET)
    place.collect(place.zip({f"Ada Lovelace_4711_assignsubmission_file_/{FIRST}.ipynb": notebook()}), worksheet)
    assert place.times() == {"ada": "2026-10-01 18:05:00 UTC"}


# Blackboard: https://github.com/timdrysdale/parselearn and https://github.com/jeroendoggen/blackboard-analysis-tools

NOTE = """Name: Anna Schmidt (a_schmidt)
Assignment: Acceptance
Date Submitted: {}
Current Grade: Needs Grading

Submission Field:
There is no student submission text data for this assignment.

Files:
\tOriginal filename: work.ipynb
"""


def test_blackboard(place):
    early, late = (
        "Acceptance_a_schmidt_attempt_2026-10-01-08-00-00",
        "Acceptance_a_schmidt_attempt_2026-10-02-09-30-00",
    )
    members = {
        f"{late}_work.ipynb": notebook(words="second"),
        f"{late}.txt": NOTE.format("Friday, October 2, 2026 9:30:00 AM EDT").encode(),
        f"{early}_work.ipynb": notebook(words="first"),
        f"{early}.txt": NOTE.format("Thursday, 1 October 2026 08:00:00 o'clock EDT").encode(),
        "Acceptance_ada_attempt_2026-10-02-09-30-00_notes.txt": b"hello",
    }
    assert place.collect(place.zip(members, "gradebook_DL_Acceptance_2026-10-03-10-00-00.zip")) == 0
    assert place.texts() == {"as1": "second"}
    assert place.times()["as1"] == "2026-10-02 13:30:00 UTC"
    assert place.states == {"used": 2, "older": 1, "left": 2}
    assert f"ada/{FIRST}/notes.txt" in place.files()


def test_the_first_attempt_counts_where_that_is_said(place):
    members = {
        "Acceptance_ada_attempt_2026-10-02-09-30-00_work.ipynb": notebook(words="second"),
        "Acceptance_ada_attempt_2026-10-01-09-30-00_work.ipynb": notebook(words="first"),
    }
    archive = place.zip(members)
    place.collect(archive, "--zone", "Europe/London", "--attempt", "first")
    assert place.texts() == {"ada": "first"}
    assert place.times() == {"ada": "2026-10-01 08:30:00 UTC"}
    place.collect(archive, "--zone", "Europe/London")
    assert place.texts() == {"ada": "second"}
    assert place.times() == {"ada": "2026-10-02 08:30:00 UTC"}


# GitHub Classroom: https://github.com/github/gh-classroom/tree/main/cmd/gh-classroom/clone/student-repos

GRADES = """"assignment_name","github_username","roster_identifier","student_repository_name","submission_timestamp"
"Acceptance","ada-gh","","acceptance-ada-gh","2026-10-01 20:05:00 UTC"
"""


@pytest.mark.parametrize("packed", [False, True], ids=["a folder", "an archive"])
def test_clones_of_github_classroom(place, packed):
    members = {
        "acceptance-submissions/acceptance-ada-gh/.git/HEAD": b"ref: refs/heads/main",
        f"acceptance-submissions/acceptance-ada-gh/.git/{FIRST}.ipynb": notebook(words="from Git's own files"),
        f"acceptance-submissions/acceptance-ada-gh/{FIRST}.ipynb": notebook(words="ada's"),
        "acceptance-submissions/acceptance-ada-gh/.github/workflows/check.yml": b"",
        "acceptance-submissions/acceptance-octocat/.git/HEAD": b"ref: refs/heads/main",
        f"acceptance-submissions/acceptance-octocat/{FIRST}.ipynb": notebook(),
    }
    grades = place.downloads / "grades.csv"
    grades.write_text(GRADES)
    download = place.zip(members) if packed else place.unpacked(members)
    assert place.collect(download, grades) == 1
    assert place.texts() == {"ada": "ada's"}
    assert place.times() == {"ada": "2026-10-01 20:05:00 UTC"}
    assert list(place.reasons.values()) == ["nobody on the list is 'acceptance-octocat' there"]


def test_one_clone_alone_and_the_repository_of_a_team(place):
    for name in ("acceptance-gh", "acceptance-engines"):
        members = {".git/HEAD": b"ref: refs/heads/main", f"{FIRST}.ipynb": notebook(words=name)}
        assert place.collect(place.unpacked(members, name)) == 0
    assert place.texts() == {"jm": "acceptance-gh", "007": "acceptance-engines", "008": "acceptance-engines"}


# nbgrader's own layout, and anything


def test_the_layout_of_nbgrader(place):
    members = {
        f"submitted/ada/{FIRST}/{FIRST}.ipynb": notebook(words="ada's"),
        f"submitted/ada/{FIRST}/timestamp.txt": b"2026-10-01 20:05:00.123 CEST",
    }
    assert place.collect(place.unpacked(members)) == 0
    assert place.texts() == {"ada": "ada's"}
    assert place.times() == {"ada": "2026-10-01 18:05:00 UTC"}


ANYTHING = {
    "the id is the folder": ("ada/work.ipynb", "ada"),
    "the id is in the name": (f"{FIRST}_007.ipynb", "007"),
    "the address": ("joerg@uni.edu/work.ipynb", "jm"),
    "first and last name": ("Ada Lovelace.ipynb", "ada"),
    "last and first name": (f"{FIRST}-Lovelace_Ada.ipynb", "ada"),
    "names in one": ("AdaLovelace/work.ipynb", "ada"),
    "accents apart": ("Jo\u0308rg Mu\u0308ller/work.ipynb", "jm"),
    "without accents": ("jorg_muller.ipynb", "jm"),
    "umlauts in two letters": ("Mueller, Joerg.ipynb", "jm"),
    "Danish letters": ("ase odegard.ipynb", "008"),
    "hyphens and apostrophes": ("O'Neil-Smith Ben/work.ipynb", "007"),
    "a folder in a folder": ("Week 3/Group B/Ada Lovelace/final/work.ipynb", "ada"),
    "a name in the browser's way": ("Ada Lovelace (1).ipynb", "ada"),
}


@pytest.mark.parametrize(("member", "student"), ANYTHING.values(), ids=ANYTHING)
def test_a_folder_of_anything_goes_by_names(place, member, student):
    assert place.collect(place.unpacked({member: notebook(words="mine")})) == 0
    assert place.texts() == {student: "mine"}


NOBODY = {
    "a name that two have": ("Anna Schmidt.ipynb", "'Anna Schmidt.ipynb' can mean as1 (Anna Schmidt) and as2"),
    "half a name": ("Lovelace.ipynb", "nobody on the list is named in it"),
    "nobody's name": ("Untitled.ipynb", "nobody on the list is named in it"),
}


@pytest.mark.parametrize(("member", "why"), NOBODY.values(), ids=NOBODY)
def test_what_is_nobodys_is_listed_with_the_reason(place, member, why, capsys):
    assert place.collect(place.unpacked({member: notebook()})) == 1
    assert place.files() == []
    assert why in capsys.readouterr().err


def test_the_download_of_another_course_is_seen_to_be_one(place, capsys):
    other = place.zip({f"student{number}_9{number}_7_essay.docx": b"" for number in range(30)}, "other.zip")
    ours = place.zip({"ada/a.ipynb": notebook()})
    assert place.collect(other, ours) == 1
    said = capsys.readouterr().err
    assert "No file of other.zip is of anybody on the list: is it of this course?\n" in said
    assert "No file of submissions.zip" not in said


def test_all_of_it_can_be_one_students(place):
    path = place.downloads / "from a mail.ipynb"
    path.write_bytes(notebook(words="by mail"))
    assert place.collect(path, "--student", "as1") == 0
    assert place.texts() == {"as1": "by mail"}


def test_names_like_canvas_that_are_not(place):
    assert place.collect(place.unpacked({"ada_2026_10_work.ipynb": notebook(words="mine")})) == 0
    assert place.texts() == {"ada": "mine"}


# Which assignment


def test_a_notebook_says_itself_which_assignment_it_is(place):
    members = {
        "ada/homework.ipynb": notebook(FIRST, "first"),
        "ada/notes.txt": b"about both",
        f"jm/{FIRST}.ipynb": notebook(SECOND, "second, under a wrong name"),
    }
    place.collect(place.unpacked(members))
    assert place.texts(FIRST) == {"ada": "first"}
    assert place.texts(SECOND) == {"jm": "second, under a wrong name"}
    assert f"ada/{FIRST}/notes.txt" in place.files()


def test_a_notebook_of_another_assignment_than_the_one_that_is_named_is_pointed_out(place, capsys):
    archive = place.zip({"ada/homework.ipynb": notebook(SECOND), "jm/homework.ipynb": notebook(FIRST)})
    assert place.collect(archive, FIRST) == 0
    assert f"the notebook of another assignment: ada ({SECOND})\n" in capsys.readouterr().out


def test_what_says_nothing_is_unmatched_until_it_is_said(place, capsys):
    archive = place.zip({"ada/notes.pdf": b"%PDF"})
    assert place.collect(archive) == 1
    said = capsys.readouterr().err
    assert "unmatched: submissions.zip: ada/notes.pdf: which assignment it is for can't be told\n" in said
    assert f"name it: python -m autograder collect {archive} ASSIGNMENT --class {place.folder}\n" in said
    assert place.collect(archive, FIRST) == 0
    assert place.files() == [f"ada/{FIRST}/notes.pdf"]
    assert place.states == {"used": 1}


PLATFORMS_FILES = {  # a notebook of one student, and what another has handed in instead
    "Canvas": ("lovelaceada_101_7_acceptance.ipynb", "mullerjorg_102_8_{}"),
    "Moodle": ("Ada Lovelace_5_assignsubmission_file/a.ipynb", "Jörg Müller_6_assignsubmission_file/{}"),
    "Blackboard": ("Homework_ada_attempt_2026-10-01-12-00-00_a.ipynb", "Homework_jm_attempt_2026-10-01-12-00-00_{}"),
    "folders": ("ada/a.ipynb", "jm/{}"),
}


@pytest.mark.parametrize("file", ["report.pdf", "photo.jpg", "answer.docx", "notes"])
@pytest.mark.parametrize("names", PLATFORMS_FILES.values(), ids=PLATFORMS_FILES)
def test_what_is_no_notebook_is_named_with_what_to_type(place, names, file, capsys):
    theirs, other = names[0], names[1].format(file)
    archive = place.zip({theirs: notebook(), other: b"%PDF"}, "week 1.zip")
    assert place.collect(archive) == 1
    said = capsys.readouterr().err
    assert f"unmatched: week 1.zip: {other}: which assignment it is for can't be told\n" in said
    command = next(line for line in said.splitlines() if "name it: " in line).partition("name it: ")[2]
    assert main(shlex.split(command)[3:]) == 0
    assert [path for path in place.files() if path.endswith(file)] == [f"jm/{FIRST}/{file}"]
    assert place.states == {"used": 2}


def test_of_a_download_of_several_assignments_the_rest_is_collected_from_a_folder(place, capsys):
    members = {"ada/a.ipynb": notebook(FIRST), "ada/b.ipynb": notebook(SECOND), "jm/report.pdf": b"%PDF"}
    assert place.collect(place.zip(members)) == 1
    said = capsys.readouterr().err
    first, second = sorted([FIRST, SECOND])
    assert f"is for {first} and {second}. Copy the files whose assignment can't be told into a folder" in said
    assert place.collect(place.unpacked({"jm/report.pdf": b"%PDF"}), SECOND) == 0
    assert f"jm/{SECOND}/report.pdf" in place.files()


# Again and again


def test_the_second_time_nothing_changes(place, capsys):
    members = {
        f"lovelaceada_101_5001_{FIRST}.ipynb": notebook(words="first"),
        f"lovelaceada_101_5009_{FIRST}-1.ipynb": notebook(words="second"),
        f"strangersam_110_5006_{FIRST}.ipynb": notebook(),
    }
    archive = place.zip(members)
    place.collect(archive)
    before = {path: path.read_bytes() for path in place.folder.rglob("*") if path.is_file() and path.name != ".lock"}
    capsys.readouterr()
    place.collect(archive)
    after = {path: path.read_bytes() for path in place.folder.rglob("*") if path.is_file() and path.name != ".lock"}
    assert after == before
    assert "0 new, 0 with another attempt, 1 as before" in capsys.readouterr().out


def canvas_again(place, words, day, number=5001):
    name = f"day-{day}.zip"
    made = (2026, 10, day, 12, 0, 0)
    return place.zip({f"lovelaceada_101_{number}_{FIRST}.ipynb": notebook(words=words)}, name, made)


def test_a_later_download_replaces_an_earlier_attempt_and_the_earlier_is_kept(place):
    place.collect(canvas_again(place, "first", 1))
    place.collect(canvas_again(place, "second", 3, 5009))
    assert place.texts() == {"ada": "second"}
    (older,) = place.files("older")
    assert older.startswith(f"ada/{FIRST}/2026-10-01-")
    assert json.loads((place.folder / "older" / older).read_text())["cells"][-1]["source"] == "first"
    assert [(each.state, each.attempt) for each in arrivals.read(place.folder)] == [("older", 1), ("used", 2)]


@pytest.mark.parametrize("together", [True, False], ids=["in one run", "one after the other"])
def test_the_order_in_which_downloads_are_named_does_not_matter(place, together):
    late, early = canvas_again(place, "second", 3, 5009), canvas_again(place, "first", 1)
    for each in [[late, early]] if together else [[late], [early]]:
        place.collect(*each)
    assert place.texts() == {"ada": "second"}
    assert place.states == {"used": 1, "older": 1}


def test_the_same_submission_in_a_later_download_is_not_a_new_one(place, capsys):
    place.collect(canvas_again(place, "mine", 1))
    place.collect(canvas_again(place, "mine", 3))
    assert "0 new, 0 with another attempt, 1 as before" in capsys.readouterr().out
    assert not (place.folder / "older").exists()


def test_a_file_that_was_mended_by_hand_stays_mended(place):
    place.collect(canvas_again(place, "broken", 1))
    (place.folder / f"submitted/ada/{FIRST}/{FIRST}.ipynb").write_bytes(notebook(words="mended"))
    place.collect(canvas_again(place, "broken", 1))
    place.collect(canvas_again(place, "broken", 3))
    assert place.texts() == {"ada": "mended"}
    place.collect(canvas_again(place, "a new attempt", 5, 5009))
    assert place.texts() == {"ada": "a new attempt"}
    (kept,) = place.files("older")
    assert "by-hand" in kept
    assert json.loads((place.folder / "older" / kept).read_text())["cells"][-1]["source"] == "mended"


@pytest.mark.parametrize("day", [1, 30], ids=["before the download", "after it"])
def test_what_was_put_there_by_hand_counts_by_its_time(place, day, capsys):
    path = place.folder / f"submitted/ada/{FIRST}/{FIRST}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_bytes(notebook(words="by hand"))
    moment = datetime(2026, 10, day, 8).timestamp()
    os.utime(path, (moment, moment))
    place.collect(canvas_again(place, "collected", 10))
    assert place.texts() == {"ada": "by hand" if day == 30 else "collected"}
    assert "by hand" in capsys.readouterr().err
    assert len(place.files("submitted")) + len(place.files("older")) == (1 if day == 30 else 2)


def test_what_an_interrupted_run_left_is_completed(place, monkeypatch):
    archive = place.zip({f"{key}/{FIRST}.ipynb": notebook(words=key) for key in ("ada", "jm", "as1")})
    rename = Path.rename
    count = iter(range(10))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", lambda self, target: rename(self, target) if next(count) < 2 else 1 / 0)
        with pytest.raises(ZeroDivisionError):
            place.collect(archive)
    assert place.collect(archive) == 0
    assert place.texts() == {"ada": "ada", "jm": "jm", "as1": "as1"}
    assert not (place.folder / "older").exists()


def test_what_somebody_hands_in_who_has_withdrawn_is_kept(place, capsys):
    gone = replace(PEOPLE[0], withdrawn=True)
    class_list.write(place.folder, [gone, *PEOPLE[1:]])
    assert place.collect(place.unpacked({"ada/work.ipynb": notebook(words="mine")})) == 0
    assert place.texts() == {"ada": "mine"}
    assert "ada has withdrawn" in capsys.readouterr().err


# What is said, and what is refused


def test_without_a_list_nobody_can_be_told(tmp_path, capsys):
    assert main(["collect", str(tmp_path), "--class", str(tmp_path / "class")]) == 2
    assert "First run `python -m autograder roster FILE`" in capsys.readouterr().err


REFUSED = {
    "no such download": (["nowhere.zip"], "can't be read"),
    "no such assignment": (["DOWNLOAD", "no-such-thing"], "there is no"),
    "nobody of that id": (["DOWNLOAD", "--student", "zoe"], "Nobody in the class has the id 'zoe'"),
    "no such zone": (["DOWNLOAD", "--zone", "Mars/Base"], "There is no zone 'Mars/Base'"),
    "a table that tells no times": (["TABLE"], "tells nothing of times"),
    "an archive that was cut off": (["CUT"], "can't be read as a zip archive"),
}


@pytest.mark.parametrize(("words", "said"), REFUSED.values(), ids=REFUSED)
def test_what_it_was_called_with_is_refused_in_a_sentence(place, words, said, capsys):
    table, cut = place.downloads / "table.csv", place.downloads / "cut.zip"
    table.write_text("id\n1\n")
    names = {"DOWNLOAD": place.zip({"ada.ipynb": notebook()}), "TABLE": str(table), "CUT": str(cut)}
    cut.write_bytes(Path(names["DOWNLOAD"]).read_bytes()[:500])
    assert place.collect(*(names.get(word, word) for word in words)) == 2
    err = capsys.readouterr().err
    assert said.casefold() in err.casefold()
    assert err.count("\n") == 1
    assert not (place.folder / "arrivals.jsonl").exists()


@pytest.mark.parametrize("key", ["../../elsewhere", "a/b", ".hidden", "=1+1"])
def test_an_id_that_was_written_by_hand_leads_nowhere(place, key, capsys):
    (place.folder / "roster.csv").write_text(f"id,first_name\n{key},Ada\n")
    assert place.collect(place.zip({"ada.ipynb": notebook()})) == 2
    assert "has an id that can't be one" in capsys.readouterr().err


def test_a_students_own_time_is_not_taken(place):
    members = {
        f"Ada Lovelace_1_assignsubmission_file_/{FIRST}.ipynb": notebook(),
        "Ada Lovelace_1_assignsubmission_file_/timestamp.txt": b"2020-01-01 00:00:00 UTC",
    }
    assert place.collect(place.zip(members)) == 0
    assert place.times() == {"ada": None}
    assert place.states == {"used": 1, "left": 1}


def test_everything_that_was_handed_in_is_readable_by_nobody_else(place):
    place.collect(place.zip({"ada.ipynb": notebook()}))
    modes = {path.stat().st_mode & 0o077 for path in [place.folder, *place.folder.rglob("*")]}
    assert modes == {0}


HER_OWN = {  # names of files of Ada's that she chose herself, from a word on
    "Moodle": "Ada Lovelace_11_assignsubmission_file_Jörg Müller_22_assignsubmission_file_a.ipynb",
    "Blackboard": f"{FIRST}_ada_attempt_2026-10-05-10-00-00_{FIRST}_jm_attempt_2026-10-01-10-00-00_a.ipynb",
    "Blackboard, earlier": f"{FIRST}_ada_attempt_2026-10-05-10-00-00_attempt_2026-10-01-10-00-00_a.ipynb",
    "Canvas": "lovelaceada_101_500_102_text.html",
}


@pytest.mark.parametrize("name", HER_OWN.values(), ids=HER_OWN.keys())
def test_what_a_student_calls_a_file_makes_it_nobody_elses_and_no_earlier(place, name):
    place.collect(place.zip({name: notebook()}), FIRST, "--zone", "UTC")

    assert {each.student for each in arrivals.read(place.folder)} == {"ada"}
    assert {each.handed_in for each in arrivals.read(place.folder)} <= {None, "2026-10-05T10:00:00+00:00"}


def test_what_was_collected_for_the_wrong_assignment_is_taken_back(place, capsys):
    first = place.zip({"lovelaceada_101_1_my work.ipynb": notebook(words="one")}, made=(2026, 10, 1, 12, 0, 0))
    place.collect(first, SECOND)
    place.collect(first, FIRST)

    assert f"ada {SECOND}: what lay there is for another assignment" in capsys.readouterr().err
    assert (place.texts(FIRST), place.texts(SECOND)) == ({"ada": "one"}, {})
    second = place.zip({"lovelaceada_101_2_my work.ipynb": notebook(SECOND, "two")}, "2.zip", (2026, 10, 1, 12, 0, 0))
    place.collect(second, SECOND)
    assert (place.texts(FIRST), place.texts(SECOND)) == ({"ada": "one"}, {"ada": "two"})


@pytest.mark.parametrize("end", ["", "_"], ids=["new", "old"])
def test_moodles_folders_end_as_either_version_of_it_has_them(place, end):
    place.collect(place.zip({f"Ada Lovelace_11_assignsubmission_file{end}/{FIRST}.ipynb": notebook(words="hers")}))

    assert place.texts() == {"ada": "hers"}


def test_nobody_gets_anothers_repository_by_a_longer_name(place):
    people = [Person("ada", "Lovelace", "Ada", elsewhere={"github": "ada"})]
    people += [Person("eve", "Adams", "Eve", elsewhere={"github": f"{FIRST.partition('-')[2]}-ada"})]
    people += [Person("mj", "Jane", "Mary", elsewhere={"github": "mary-ada"})]
    class_list.write(place.folder, people)
    sent = {f"{FIRST}-{each.elsewhere['github']}": notebook(words=each.id) for each in people}
    files = {f"{name}/a.ipynb": content for name, content in sent.items()}

    place.collect(place.unpacked(files | {f"{name}/.git/HEAD": b"" for name in sent}))
    assert place.texts() == {"ada": "ada", "eve": "eve", "mj": "mj"}


BELOW = {  # in Ada's own folder or archive, called as a platform calls what is another's
    "nbgrader": f"jm/{FIRST}/{FIRST}.ipynb",
    "Moodle": "Jörg Müller_22_assignsubmission_file_a.ipynb",
    "Blackboard": f"{FIRST}_jm_attempt_2026-10-01-10-00-00_a.ipynb",
    "Canvas": "müllerjörg_102_5_a.ipynb",
    "GitHub": "work-gh/a.ipynb",
}


@pytest.mark.parametrize("name", BELOW.values(), ids=BELOW.keys())
@pytest.mark.parametrize("own", ["ada", "Ada Lovelace"])
def test_what_lies_in_a_student_s_folder_is_not_another_s_for_its_name(place, own, name):
    within = {f"{own}/{name}": notebook()} | ({f"{own}/work-gh/.git/HEAD": b""} if name.startswith("work") else {})

    assert place.collect(place.unpacked(within), FIRST, "--zone", "UTC") == 1
    (arrival,) = arrivals.read(place.folder)
    assert arrival.student is None
    assert "name of ada" in arrival.reason


@pytest.mark.parametrize("other", ["jm", "ada"])
def test_an_archive_of_a_student_says_neither_whose_it_is_nor_when_it_came(place, other):
    own = {f"{other}/{FIRST}/{FIRST}.ipynb": notebook(), f"{other}/{FIRST}/timestamp.txt": b"2020-01-01 00:00 UTC"}
    archive = Path(place.zip(own, "inner.zip")).read_bytes()
    place.collect(place.unpacked({"ada.zip": archive}))

    assert [each for each in place.files() if "jm" in str(each) or "timestamp" in str(each)] == []


def test_a_folder_that_is_called_like_the_note_of_the_exchange_stops_nobody(place):
    archive = Path(place.zip({"timestamp.txt/a.ipynb": notebook(), "x.txt": b""}, "inner.zip")).read_bytes()
    when = "attempt_2026-10-05-10-00-00"
    sent = {f"{FIRST}_ada_{when}_s.zip": archive, f"{FIRST}_jm_{when}_{FIRST}.ipynb": notebook(words="his")}

    assert place.collect(place.zip(sent), "--zone", "UTC") == 0
    assert place.texts()["jm"] == "his"


def test_a_download_whose_name_is_no_text_is_collected(place):
    folder = place.downloads / os.fsdecode(b"down\xff")
    (folder / "ada").mkdir(parents=True)
    (folder / "ada" / "a.ipynb").write_bytes(notebook(words="hers"))

    assert place.collect(folder) == 0
    assert place.texts() == {"ada": "hers"}


@pytest.mark.parametrize("part", ["", "submitted", ".."])
def test_the_class_is_no_download_of_itself(place, part, capsys):
    (place.folder / "submitted").mkdir()

    assert place.collect(place.folder / part) == 2
    assert "is the class itself" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("01.10.2026 10:00", None),
        ("10/06/2026, 14:14", "can't be read"),
        ("Donnerstag, 5. März 2026, 14:14", "can't be read"),
    ],
    ids=["with dots", "with slashes", "a month that isn't English"],
)
def test_a_time_that_cannot_be_read_is_not_called_one_without_a_zone(place, text, said, capsys):
    worksheet = place.downloads / "worksheet.csv"
    worksheet.write_text(
        "Identifier,Full name,Email address,Last modified (submission)\n"
        f'Participant 11,Ada Lovelace,ada@uni.edu,"{text}"\nParticipant 12,Jörg Müller\n'
    )
    sent = place.zip({f"Ada Lovelace_11_assignsubmission_file_{FIRST}.ipynb": notebook()})

    assert place.collect(sent, worksheet, "--zone", "UTC") == 0
    told = capsys.readouterr().err
    assert "without a zone" not in told
    assert ("can't be read" in told) == (said is not None)


def test_an_attempt_that_was_put_aside_survives_an_interruption(place, monkeypatch):
    first = place.zip({f"lovelaceada_101_1_{FIRST}.ipynb": notebook(words="one")}, made=(2026, 10, 1, 12, 0, 0))
    place.collect(first)
    Path(first).unlink()
    second = place.zip({f"lovelaceada_101_2_{FIRST}-1.ipynb": notebook(words="two")}, made=(2026, 10, 2, 12, 0, 0))
    place.collect(second)
    moves = Path.rename

    def interrupted(path, to):
        moves(path, to)
        if "older" in str(path):
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", interrupted)
    assert place.collect(second, "--attempt", "first") == 130
    monkeypatch.undo()
    place.collect(second, "--attempt", "first")
    assert place.texts() == {"ada": "one"}
