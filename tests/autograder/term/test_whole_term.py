"""A whole term, typed as the guide shows it, and every mark as the class was made."""

import csv
import re
import shlex
import subprocess
import sys
import zipfile
from datetime import timedelta

import pytest

from autograder.__main__ import main
from autograder.paths import ROOT
from autograder.records import arrivals
from autograder.term.marks import marks_of
from book._ext.examples import EXAMPLE
from book.chapters import example
from tests.autograder.platforms import readers
from tests.autograder.term.made_up import (
    ACCEPTANCE,
    DECLINED,
    EXCUSED,
    GRANTED,
    LATE_AGAIN,
    PERCEPTRONS,
    SENT_A_PDF,
    TERM,
    WRONG_NOTEBOOK,
    Term,
    worth,
)

CHAPTERS = (  # those of TERM
    "acceptance",
    "perceptrons-and-logic",
    "probability",
    "activation-functions",
    "maximum-likelihood",
    "cross-entropy",
)
GUIDE = EXAMPLE.sub(example().slug, (ROOT / "book/instructor-recipes.md").read_text(encoding="utf-8"))  # as it is shown
RECIPE = re.search(r"^\(sec-recipe-term\)=\n(.*?)^\(sec-", GUIDE, re.MULTILINE | re.DOTALL)[1]
BLOCKS = re.findall(r"^```(text|toml)\n(.*?)^```", RECIPE, re.MULTILINE | re.DOTALL)
OURS = "python -m autograder "
UPGRADE = ("git pull upstream main", "make course SERVE=no")  # before them it is the version before that grades
NAMES_SOMETHING = ("collect submissions.zip",)  # ends with 1: what nobody on the list has handed in


class Typed:
    """What was typed so far, and what each line has said."""

    def __init__(self, term, term_of, command, capsys):
        self.term, self.term_of, self.command, self.capsys = term, term_of, command, capsys
        self.rules, self.answers, self.upgraded = "", [], False

    def all(self):
        """Type the whole recipe; of a class with fewer notebooks, what is about these."""
        others = {chapter.name for chapter in TERM} - {chapter.name for chapter in self.term.chapters}
        for language, block in BLOCKS:
            block = in_the_order_of_this_course(block)
            if language == "toml":
                self.settings(block)
                continue
            for line in block.splitlines():
                if not others.intersection(shlex.split(line)):
                    self.line(line)

    def settings(self, block):
        if "[extensions]" in block:
            (self.term.folder / "class/term.toml").write_text(block, encoding="utf-8")
        else:
            self.rules += block
            self.term_of(self.rules)

    def line(self, line):
        if line in UPGRADE:
            self.upgraded = True
        elif not line.startswith(OURS):
            subprocess.run(line, shell=True, check=True, cwd=self.term.folder)
        elif line == f"{OURS}grade acceptance" and not self.upgraded:
            self.term.grade_by_the_version_before(self.term.folder / "class")
        else:
            line = line.removeprefix(OURS)
            status, answer = self.ours(shlex.split(line))
            assert status == (line in NAMES_SOMETHING), (line, answer)
            self.answers.append((line, answer))

    def ours(self, words):
        """Run a command; return its status and what it says."""
        words = [*words, "--class", str(self.term.folder / "class")]
        if words[0] == "give-back":  # its processes read the settings themselves
            variables = {"COURSE_SETTINGS": str(self.term.folder / "course.toml")}
            done = self.command(sys.executable, "-m", "autograder", *words, "--jobs", "1", **variables)
            return done.returncode, done.stdout + done.stderr
        status = main([*words, "--jobs", "1"] if words[0] == "grade" else words)
        said = self.capsys.readouterr()
        return status, said.out + said.err

    def said(self, beginning):
        """What the lines with this beginning were answered."""
        return [answer for line, answer in self.answers if line.startswith(beginning)]


def in_the_order_of_this_course(block):
    """What the guide writes, with the dates that chapters have where their order is another one."""
    for chapter in TERM:
        block = re.sub(rf"^{chapter.name} = 2026-.*$", f"{chapter.name} = {chapter.due}", block, flags=re.MULTILINE)
    return block.replace("2026-10-21", f"{ACCEPTANCE.due + timedelta(days=2)}")


@pytest.mark.parametrize(
    ("size", "chapters"),
    {
        "a class of 12 in two notebooks": (12, TERM[:2]),
        "a class of 300 in six": pytest.param(300, TERM, marks=pytest.mark.exhaustive),
    }.values(),
    ids=["a class of 12 in two notebooks", "a class of 300 in six"],
)
def test_every_mark_of_a_term_is_as_it_was_made(
    size, chapters, tmp_path, monkeypatch, notebook_of, references, term_of, command, capsys
):
    term = Term(size, chapters)
    monkeypatch.chdir(tmp_path)
    term.write(tmp_path, notebook_of, references)
    typed = Typed(term, term_of, command, capsys)
    typed.all()
    every_file_is_accounted_for(typed)
    every_mark_is_there(term)
    an_upgrade_moves_nothing_and_two_requests_are_answered(typed)
    what_platforms_read_is_what_was_made(term)
    pages_go_to_whose_they_are(term)


def test_what_is_typed_and_what_it_spares_is_as_the_guide_counts_it():
    lines = {"text": 0, "toml": 0}
    for language, block in BLOCKS:
        lines[language] += len([line for line in block.splitlines() if line])
    term = Term(300, TERM)
    handed_in = [(number, chapter) for chapter in TERM for number in term.who(chapter)]
    late = [work for work in handed_in if term.days_late(*work) > 0]
    marks = sum(len(term.expected(chapter)) for chapter in TERM)
    assert f"It is {lines['text']} lines, and {lines['toml']} of settings." in RECIPE
    assert f"{len(handed_in):,} notebooks to unpack, rename and copy, {len(late)} times that work was late" in RECIPE
    assert f"{marks:,} marks to type into columns" in RECIPE


def every_file_is_accounted_for(typed):
    term, arrived = typed.term, arrivals.read(typed.term.folder / "class")
    first, again, *others = typed.said("collect")
    assert ", 2 unmatched" in first
    assert f"late, by a platform that doesn't say when: {term.id(LATE_AGAIN)}" in again
    assert f"the notebook of another assignment: {term.id(WRONG_NOTEBOOK)} ({ACCEPTANCE.slug})\n" in others[0]
    assert all(", 0 unmatched" in said for said in [again, *others])
    unmatched = sorted(each.member.split("_", 1)[1] for each in arrived if each.state == "unmatched")
    assert unmatched == [f"{1000 + SENT_A_PDF}_4001_homework.pdf", f"999_4003_{ACCEPTANCE.slug}.ipynb"]
    for chapter in term.chapters:
        used = {each.student for each in arrived if each.assignment == chapter.slug and each.state == "used"}
        assert used == {term.id(number) for number in term.who(chapter)}


def every_mark_is_there(term):
    found = marks_of(term.folder / "class")
    assert [person.id for person in found.people] == [term.id(number) for number in term.staying]
    for number in term.staying:
        counted = term.counted(number)
        for chapter in term.chapters:
            mark = found.marks[term.id(number), chapter.slug]
            assert (mark.state, mark.out_of) == (term.state(number, chapter), term.out_of(chapter)), mark
            assert mark.state != "graded" or mark.counted == pytest.approx(counted[chapter]), mark
        assert found.totals[term.id(number)].percent == pytest.approx(term.percent(number)), term.id(number)


def an_upgrade_moves_nothing_and_two_requests_are_answered(typed):
    term, (upgraded, again) = typed.term, typed.said("grade acceptance")
    assert f"{ACCEPTANCE.slug}: this class was handed out version 0.1.0" in upgraded
    assert "→" not in upgraded
    assert re.findall(r"^(\S+)  .* → ", again, re.MULTILINE) == [term.id(LATE_AGAIN)]
    (listed,) = typed.said("appeals")
    assert re.findall(r"^(s\d+)  ", listed, re.MULTILINE) == [term.id(GRANTED), term.id(DECLINED)]
    assert "predict 0 → 2: by hand" in typed.said("mark ")[0]
    assert "The points are as they were." in typed.said("decline")[0]


def what_platforms_read_is_what_was_made(term):
    exports = term.folder / "class/exports"
    users = {1000 + number: "" for number in term.numbers}
    columns = {500 + TERM.index(chapter): users for chapter in term.chapters}
    taken = readers.canvas((exports / "canvas.csv").read_bytes(), users, columns)
    for chapter in term.chapters:
        grades = {user - 1000: grade for user, grade in taken[500 + TERM.index(chapter)].items() if grade != ""}
        assert grades.pop(EXCUSED) == "EX" if chapter == PERCEPTRONS else True
        assert grades == rounded(scaled(term, chapter))
    worksheet = readers.moodle_worksheet((exports / f"moodle-{PERCEPTRONS.slug}.csv").read_bytes(), worth(PERCEPTRONS))
    assert {number % 10_000: mark for number, mark in worksheet.items()} == rounded(scaled(term, PERCEPTRONS))
    for chapter in term.chapters[2:]:
        if chapter.platform == "moodle":
            addresses = {f"{term.id(number)}@uni.edu": number for number in term.numbers}
            taken = readers.moodle_import(
                (exports / f"moodle-{chapter.slug}.csv").read_bytes(), "Email address", addresses
            )
            assert {addresses[address]: grade for address, grade in taken.items()} == rounded(term.expected(chapter))
        if chapter.platform == "blackboard":
            taken = readers.blackboard((exports / "blackboard.xls").read_bytes(), {*map(term.id, term.numbers)})
            assert {int(login[1:]): mark for (_, login), mark in taken.items()} == rounded(term.expected(chapter))
    rows = {row["id"]: row for row in csv.DictReader((exports / "marks.csv").read_text("utf-8-sig").splitlines())}
    for chapter in term.chapters:
        grades = {number: rows[term.id(number)][chapter.slug] for number in term.expected(chapter)}
        assert {number: float(grade) for number, grade in grades.items()} == rounded(term.expected(chapter))


def scaled(term, chapter):
    """The marks as a platform has them that still counts what was cancelled."""
    return {n: mark * worth(chapter) / term.out_of(chapter) for n, mark in term.expected(chapter).items()}


def rounded(marks):
    return pytest.approx(marks, abs=0.006)  # platforms read two decimals


def pages_go_to_whose_they_are(term):
    exports = term.folder / "class/exports"
    given = [number for number in term.staying if term.handed_in(number, ACCEPTANCE)]
    attachments = {str(5000 + n): (str(1000 + n), f"{ACCEPTANCE.slug}.ipynb") for n in term.numbers}
    attachments["9000"] = str(1000 + LATE_AGAIN), f"{ACCEPTANCE.slug}-1.ipynb"
    with zipfile.ZipFile(exports / f"canvas-{ACCEPTANCE.slug}-feedback.zip") as archive:
        taken = readers.canvas_feedback(archive.namelist(), attachments)
        assert sorted(int(user) - 1000 for user, _ in taken.values()) == given
        said = {int(user) - 1000: archive.read(name).decode() for name, (user, _) in taken.items()}
    assert all(f"{term.counted(n)[ACCEPTANCE]:g} of 8 points" in text for n, text in said.items())
    assert "The text could be read like that." in said[GRANTED]
    assert "The cell is as it was handed out." in said[DECLINED]
    given = [term.participant(n, PERCEPTRONS) for n in term.staying if term.handed_in(n, PERCEPTRONS)]
    with zipfile.ZipFile(exports / f"moodle-{PERCEPTRONS.slug}-feedback.zip") as archive:
        taken = readers.moodle_feedback(archive.namelist(), given)
        assert sorted(participant for participant, _ in taken.values()) == given
        for name, (participant, _) in taken.items():
            page = archive.read(name).decode()
            assert term.id(participant % 10_000) in page
            assert "its text could be read in two ways" in page
