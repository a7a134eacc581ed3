"""A made-up class, and the files that the platforms would hand its instructor in the course of a term.

Everything follows from a student's number: who they are, what they hand in, when, and so what their marks must be.
"""

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import nbformat

from autograder.specs.course import assignment
from tests.autograder.records.test_editions import answered, cells_in, graded_then, released

ZONE = ZoneInfo("Europe/Berlin")
ASKS = "I ask to look again at: predict, because a score of 0 is a case of its own."
CANCELLED = "xor"


@dataclass(frozen=True)
class Chapter:
    """An assignment of the term: when it is due, the question that half-hearted students solve, who is asked for it."""

    name: str
    due: date
    first: str
    platform: str
    weight: float

    @property
    def slug(self):
        return assignment(self.name).slug


NAMES = ("acceptance", "perceptrons-and-logic", "probability")
NAMES += ("activation-functions", "maximum-likelihood", "cross-entropy")
DUE = {  # a week each, in whatever order this course has them
    name: date(2026, 10, 19) + timedelta(weeks=week)
    for week, name in enumerate(sorted(NAMES, key=lambda name: assignment(name).slug))
}
ACCEPTANCE = Chapter("acceptance", DUE["acceptance"], "score", "canvas", 10)
PERCEPTRONS = Chapter("perceptrons-and-logic", DUE["perceptrons-and-logic"], "step", "moodle", 20)
TERM = (
    ACCEPTANCE,
    PERCEPTRONS,
    Chapter("probability", DUE["probability"], "sigmoid", "blackboard", 15),
    Chapter("activation-functions", DUE["activation-functions"], "tanh", "github", 15),
    Chapter("maximum-likelihood", DUE["maximum-likelihood"], "label_probabilities", "mail", 15),
    Chapter("cross-entropy", DUE["cross-entropy"], "cross_entropy", "moodle", 25),
)
SOLVED, PART, EMPTY, BROKEN, OTHERS = "solved", "part", "empty", "broken", "the notebook of another chapter"
IN_TURN = (SOLVED, SOLVED, PART, EMPTY, SOLVED, None)

# The students of whom the guide speaks, by their numbers; they are in a class of any size
GRANTED, LATE_AGAIN, WRONG_NOTEBOOK, SENT_A_PDF, TOO_LATE, EXCUSED, LEAVES, DECLINED, CUT_OFF = range(2, 11)
EXTENDED = LATE_AGAIN
INSTEAD = {
    (LATE_AGAIN, ACCEPTANCE.name): SOLVED,
    (SENT_A_PDF, ACCEPTANCE.name): None,
    (CUT_OFF, ACCEPTANCE.name): BROKEN,
    (WRONG_NOTEBOOK, PERCEPTRONS.name): OTHERS,
}
DAYS_LATE = {(LATE_AGAIN, ACCEPTANCE.name): 2, (TOO_LATE, PERCEPTRONS.name): 9}
WITH_TIMES = ("moodle", "blackboard", "github")


class Term:
    """A class of some size in some of the assignments.

    Parameters
    ----------
    size : int
        How many students there are.
    chapters : sequence of Chapter
        What they hand in.
    """

    def __init__(self, size, chapters):
        self.numbers, self.chapters = range(size), tuple(chapters)
        self.in_order = sorted(chapters, key=lambda chapter: chapter.due)
        self.staying = [number for number in self.numbers if number != LEAVES]

    # Who they are

    def id(self, number):
        return f"s{number:03}"

    def names(self, number):
        """Last and first name; the first two of each ten are called the same."""
        if number % 10 < 2:
            return "Smith", f"Anna{number // 10 or ''}"
        last = ("Čapek", "O'Neil", "Smith-Jones", "de la Cruz", "Müller")[number % 5]
        return f"{last}", f"First{number}"

    def full_name(self, number):
        last, first = self.names(number)
        return f"{first} {last}"

    # What they hand in, and what it must be worth

    def handed_in(self, number, chapter):
        """What counts in the end; None for nothing."""
        place = TERM.index(chapter)
        if number == LEAVES and place > 1:
            return None
        return INSTEAD.get((number, chapter.name), IN_TURN[(number + place) % len(IN_TURN)])

    def days_late(self, number, chapter):
        """The days that have begun after the deadline, as far as anybody can know."""
        if (number, chapter.name) in DAYS_LATE:
            return DAYS_LATE[number, chapter.name]
        if chapter.platform not in WITH_TIMES:
            return 0
        return max(0, (number + 3 * TERM.index(chapter)) % 8 - 4)

    def came(self, number, chapter):
        """When it was handed in: an hour before the end of a day, by the clock on the wall."""
        day = chapter.due + timedelta(days=self.days_late(number, chapter))
        return datetime.combine(day, time(22, 59), ZONE)

    def out_of(self, chapter):
        return worth(chapter) - (assignment(chapter.name).question(CANCELLED).points if chapter == PERCEPTRONS else 0)

    def reached(self, number, chapter):
        kind = self.handed_in(number, chapter)
        points = {SOLVED: self.out_of(chapter), PART: points_of(chapter, chapter.first), None: None}.get(kind, 0)
        granted = points_of(chapter, "predict") if (number, chapter) == (GRANTED, ACCEPTANCE) else 0
        return None if points is None else points + granted

    def expected(self, chapter):
        """The marks of everybody who has one, by number."""
        graded = [number for number in self.staying if self.state(number, chapter) == "graded"]
        return {number: self.counted(number)[chapter] for number in graded}

    def state(self, number, chapter):
        if (number, chapter) == (EXCUSED, PERCEPTRONS):
            return "excused"
        return "missing" if self.handed_in(number, chapter) is None else "graded"

    def counted(self, number):
        """What counts for a student, by chapter: 10 % a day, the first day for nothing, nothing after seven days."""
        left, found = 1, {}
        for chapter in self.in_order:
            points = self.reached(number, chapter)
            extension = 2 if (number, chapter) == (EXTENDED, PERCEPTRONS) else 0
            days = max(0, self.days_late(number, chapter) - extension)
            if self.state(number, chapter) == "excused" or points is None:
                found[chapter] = None if points is None else points
            elif days > 7:
                found[chapter] = 0
            else:
                spent = min(left, days)
                left -= spent
                found[chapter] = points * (1 - min(0.5, 0.1 * (days - spent)))
        return found

    def percent(self, number):
        """The mark of the term: the shares by weight, without the lowest, which is the last of equal ones."""
        counted = self.counted(number)
        kept = [each for each in self.in_order if self.state(number, each) != "excused"]
        shares = {each: (counted[each] or 0) / self.out_of(each) for each in kept}
        lowest = min(reversed(kept), key=lambda each: shares[each])
        kept = [each for each in kept if each is not lowest] or kept
        return 100 * sum(each.weight * shares[each] for each in kept) / sum(each.weight for each in kept)

    # What the platforms hand out

    def write(self, folder, notebook_of, references):
        """Write all lists, downloads and gradebooks into a folder."""
        self.folder = folder
        self.contents = {chapter: contents_of(chapter, notebook_of, references) for chapter in self.chapters}
        self.write_lists()
        for chapter in self.chapters:
            getattr(self, f"write_{chapter.platform}")(chapter)

    def content(self, number, chapter):
        kind = self.handed_in(number, chapter)
        if kind == OTHERS:
            return self.contents[ACCEPTANCE][SOLVED]
        content = self.contents[chapter][kind]
        if (number, chapter) == (GRANTED, ACCEPTANCE):
            notebook = nbformat.reads(content.decode(), as_version=4)
            notebook.cells.append(nbformat.v4.new_markdown_cell(ASKS))
            content = nbformat.writes(notebook).encode()
        return content

    def who(self, chapter):
        return [number for number in self.numbers if self.handed_in(number, chapter) is not None]

    def write_lists(self):
        # https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_exporter.rb
        titles = [f"{chapter.slug} ({500 + TERM.index(chapter)})" for chapter in self.chapters]
        head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *titles]
        possible = ["    Points Possible", "", "", "", "", *(f"{worth(each):.2f}" for each in self.chapters)]
        blank = [""] * len(titles)
        canvas = [
            [", ".join(self.names(n)), str(1000 + n), f"{n:05}", self.id(n), f"Section {n % 2}", *blank]
            for n in self.numbers
        ]
        self.table("Grades.csv", [head, possible, *canvas, ["Student, Test", "999999", "", "b9f1", "", *blank]])
        self.table("Grades-November.csv", [head, possible, *(row for row in canvas if row[3] != self.id(LEAVES))])
        # https://github.com/moodle/moodle/blob/main/user/action_redir.php
        rows = [[self.names(n)[1], self.names(n)[0], f"{n:05}", f"{self.id(n)}@uni.edu"] for n in self.numbers]
        self.table("participants.csv", [["First name", "Last name", "ID number", "Email address"], *rows], "utf-16")
        # https://github.com/education/classroom
        rows = [[f"{self.id(n)}@uni.edu", f"{self.id(n)}-hub", self.id(n), ""] for n in self.numbers]
        self.table("classroom_roster.csv", [["identifier", "github_username", "github_id", "name"], *rows])

    def write_canvas(self, chapter):
        """https://github.com/instructure/canvas-lms/blob/master/lib/content_zipper.rb"""

        def name(number, attachment, file=f"{chapter.slug}.ipynb", late=""):
            letters = "".join(filter(str.isalnum, "".join(self.names(number)))).lower()
            return f"{letters}_{late}{1000 + number}_{attachment}_{file}"

        members = {name(n, 5000 + n): self.content(n, chapter) for n in self.who(chapter)}
        del members[name(LATE_AGAIN, 5000 + LATE_AGAIN)]
        members[name(LATE_AGAIN, 4000)] = self.contents[chapter][EMPTY]
        members[name(SENT_A_PDF, 4001, "homework.pdf")] = b"%PDF-1.7"
        members[name(0, 4002, "plot.png")] = b"\x89PNG"
        members[f"strangersam_999_4003_{chapter.slug}.ipynb"] = self.contents[chapter][SOLVED]
        self.archive("submissions.zip", members)
        again = {name(LATE_AGAIN, 9000, f"{chapter.slug}-1.ipynb", "LATE_"): self.contents[chapter][SOLVED]}
        self.archive("submissions-2.zip", again)

    def write_moodle(self, chapter):
        """https://github.com/moodle/moodle/blob/main/mod/assign/classes/downloader.php and gradingtable.php beside it

        The first one with folders, the second one without.
        """
        inside, number_of = ("/", "") if chapter == PERCEPTRONS else ("", "-2")
        file = f"{chapter.slug}.ipynb"
        members = {
            f"{self.full_name(n)}_{self.participant(n, chapter)}_assignsubmission_file_{inside}{file}": self.content(
                n, chapter
            )
            for n in self.who(chapter)
        }
        self.archive(f"moodle{number_of}.zip", members)
        head = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade"]
        head += ["Grade can be changed", "Last modified (submission)", "Last modified (grade)", "Feedback comments"]
        rows = []
        for n in self.numbers:
            came = f"{self.came(n, chapter):%A, %-d %B %Y, %-I:%M %p}" if n in self.who(chapter) else "-"
            who = [f"Participant {self.participant(n, chapter)}", self.full_name(n), f"{self.id(n)}@uni.edu"]
            rows.append([*who, "", "", f"{worth(chapter):.2f}", "Yes", came, "-", ""])
        self.table(f"worksheet{number_of}.csv", [head, *rows], "utf-8-sig")

    def participant(self, number, chapter):
        return 10_000 * (1 + TERM.index(chapter)) + number

    def write_blackboard(self, chapter):
        """https://github.com/timdrysdale/parselearn; every fifth has tried before

        The grade centre: https://help.blackboard.com/Learn/Instructor/Original/Grade/Grading_Tasks/Work_Offline_With_Grade_Data
        """
        members = {}
        for n in self.who(chapter):
            tries = {self.came(n, chapter): self.content(n, chapter)}
            if n % 5 == 0:
                tries[self.came(n, chapter) - timedelta(days=1)] = self.contents[chapter][EMPTY]
            for moment, content in tries.items():
                begin = f"Probability_{self.id(n)}_attempt_{moment:%Y-%m-%d-%H-%M-%S}"
                note = f"Name: x ({self.id(n)})\nDate Submitted: {moment:%A, %B %-d, %Y %-I:%M:%S %p %Z}\n"
                members |= {f"{begin}_{chapter.slug}.ipynb": content, f"{begin}.txt": note.encode()}
        self.archive("gradebook.zip", members)
        head = ["Last Name", "First Name", "Username", "Student ID", "Last Access", "Availability"]
        head += [f"{chapter.slug} [Total Pts: {worth(chapter):g} Score] |88001"]
        rows = [[*self.names(n), self.id(n), f"{n:05}", "", "Yes", ""] for n in self.numbers]
        self.table("gc_fullgc.xls", [head, *rows], "utf-16", "\t")

    def write_github(self, chapter):
        """https://github.com/github/gh-classroom: clones, and the table of grades with the times"""
        rows = [["assignment_name", "github_username", "roster_identifier", "student_repository_name"]]
        rows[0] += ["submission_timestamp"]
        for n in self.who(chapter):
            name = f"{chapter.name}-{self.id(n)}-hub"
            clone = self.folder / f"{chapter.name}-submissions" / name
            (clone / ".git").mkdir(parents=True)
            (clone / f"{chapter.slug}.ipynb").write_bytes(self.content(n, chapter))
            moment = f"{self.came(n, chapter).astimezone(ZoneInfo('UTC')):%Y-%m-%d %H:%M:%S} UTC"
            rows.append([chapter.name, f"{self.id(n)}-hub", f"{self.id(n)}@uni.edu", name, moment])
        self.table("classroom_grades.csv", rows)

    def write_mail(self, chapter):
        """Folders as people make them who save what came by mail: by name, or by id."""
        members = {}
        for n in self.who(chapter):
            last, first = self.names(n)
            members[f"{self.id(n) if n % 10 < 3 else f'{last} {first}'}/Untitled.ipynb"] = self.content(n, chapter)
        self.archive("mails.zip", members)

    # What the old version of the course left

    def grade_by_the_version_before(self, class_folder):
        """Put down what version 0.1.0 wrote: it graded the first notebook, before the course was brought up to date."""
        cells = cells_in(released(ACCEPTANCE.slug))
        students = {}
        for number in self.who(ACCEPTANCE):
            kind = EMPTY if number == LATE_AGAIN else self.handed_in(number, ACCEPTANCE)
            kept = {SOLVED: set(cells), PART: {f"check-{ACCEPTANCE.first}"}}.get(kind, set())
            students[self.id(number)] = tuple(set(cells) - kept)
        graded_then(class_folder, ACCEPTANCE.slug, students, cells)

    # Files

    def table(self, name, rows, encoding="utf-8", delimiter=","):
        file = io.StringIO()
        csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)
        (self.folder / name).write_bytes(file.getvalue().encode(encoding))

    def archive(self, name, members):
        with zipfile.ZipFile(self.folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members.items():
                archive.writestr(zipfile.ZipInfo(member, (2026, 10, 19, 12, 0, 0)), content)


def contents_of(chapter, notebook_of, references):
    """The few notebooks that a class hands in; those on acceptance as version 0.1.0 had them."""
    if chapter == ACCEPTANCE:
        others = [cell.removeprefix("check-") for cell in cells_in(released(chapter.slug))]
        others.remove(chapter.first)
        solved, part, empty = answered(chapter.slug), answered(chapter.slug, others), released(chapter.slug)
    else:
        sources = references(chapter.slug)
        solved, part = (
            notebook_of(chapter.slug, sources),
            notebook_of(chapter.slug, {chapter.first: sources[chapter.first]}),
        )
        empty = notebook_of(chapter.slug)
    found = {SOLVED: solved, PART: part, EMPTY: empty}
    return {kind: nbformat.writes(each).encode() for kind, each in found.items()} | {BROKEN: b'{"cells": ['}


def points_of(chapter, name):
    if chapter == ACCEPTANCE:
        return cells_in(released(chapter.slug))[f"check-{name}"]
    return assignment(chapter.name).question(name).points


def worth(chapter):
    """What a notebook was worth when it was handed out."""
    if chapter == ACCEPTANCE:
        return sum(cells_in(released(chapter.slug)).values())
    return assignment(chapter.name).points
