"""A made-up class of thirty with names of every kind, and its tables as the platforms hand them out."""

import csv
import io

from autograder.roster.people import Person
from autograder.specs.course import assignment
from autograder.term.marks import Mark, Marks, Total

CHAPTERS = ("start-here", "acceptance")
SLUGS = tuple(assignment(name).slug for name in CHAPTERS)
POINTS = {slug: assignment(slug).points for slug in SLUGS}
NAMES = [
    ("Lovelace", "Ada"),
    ("Čapek", "Karel"),
    ("O'Neil", "Cathy"),
    ("Smith-Jones", "Zoë"),
    ("=HYPERLINK(1)", "+Mallory"),
    ("de la Cruz, Jr.", "Ana María"),
    ("Smith", "Anna"),  # twice: only their numbers tell them apart
    ("Smith", "Anna"),
    ("李", "小龙"),
    ("Ng", "Ben"),
]
PEOPLE = tuple(
    Person(
        id=f"s{number:03}",
        last_name=NAMES[number % len(NAMES)][0] + ("" if number < len(NAMES) else str(number)),
        first_name=NAMES[number % len(NAMES)][1],
        email=f"s{number:03}@example.org",
        section=f"Group {number % 3}",
        elsewhere={
            "canvas_id": str(9000 + number),
            "sis_id": f"00{number:04}",
            "sis_login": f"s{number:03}",
            "moodle_id": f"00{number:04}",
            "blackboard_login": f"user{number}",
        },
    )
    for number in range(30)
)
WAITING, MISSING, EXCUSED = PEOPLE[3], PEOPLE[5], PEOPLE[11]  # in the second assignment


def points_of(number, slug):
    """A mark for each student and assignment, no two students alike in both."""
    return round(POINTS[slug] * (number + 1) / 32, 3)


def marks_of(people=PEOPLE, slugs=SLUGS):
    marks = {}
    for number, person in enumerate(people):
        for slug in slugs:
            state, points, taken_off = "graded", points_of(number, slug), 0.125 if number == 20 else 0.0
            if slug == SLUGS[1] and person in (WAITING, MISSING, EXCUSED):
                state = {WAITING: "waits for a person", MISSING: "missing", EXCUSED: "excused"}[person]
                points = None if person == MISSING else points
            marks[person.id, slug] = Mark(person.id, slug, points, taken_off, POINTS[slug], state)
    return Marks(tuple(people), tuple(slugs), marks, {person.id: Total(50.0) for person in people})


def whole_marks(marks, slug):
    """What should arrive at a platform: the mark of everybody who has one."""
    ours = (mark for mark in marks.marks.values() if mark.assignment == slug)
    return {mark.student: mark.counted for mark in ours if mark.state == "graded"}


def table(rows, delimiter=",", line_end="\r\n", encoding="utf-8", quoting=csv.QUOTE_MINIMAL):
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows(rows)
    return file.getvalue().encode(encoding)


def canvas_export(people=PEOPLE, possible=None, cells=None, comma=False):
    """A gradebook as Canvas exports it.

    https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-export-grades-in-the-Gradebook/ta-p/809 and
    https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_exporter.rb
    """
    possible = possible or [POINTS[slug] for slug in SLUGS]
    number = lambda value: f"{value:.2f}".replace(".", "," if comma else ".")  # noqa: E731
    rows = [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Notes", f"{SLUGS[0]} (501)"]
        + ["Poster (777)", "Accepting students (502)", "Assignments Current Score", "Final Grade"],
        ["", "", "", "", "", "", "Manual Posting", "", "", "", ""],
        ["    Points Possible", "", "", "", "", "", number(possible[0]), number(10), number(possible[1])]
        + ["(read only)", "(read only)"],
    ]
    for person in people:
        name = f"{person.last_name}, {person.first_name}"
        name = f'="{name}"' if name.startswith("=") else name
        about = [name, *(person.elsewhere[key] for key in ("canvas_id", "sis_id", "sis_login")), person.section]
        first, second = (cells or {}).get(person.id, ("", ""))
        rows.append([*about, "=1+1", first, number(7), second, "", ""])
    rows.append(["Student, Test", "9999", "", "b9f1", "Group 0", "", "", "", "", "", ""])
    return table(rows, ";" if comma else ",", "\n")


def moodle_worksheet(people=PEOPLE, comma=False, blind=False, grades=None, first=4000):
    """A grading worksheet as Moodle writes it.

    https://docs.moodle.org/en/Assignment_settings#Feedback_types and
    https://github.com/moodle/moodle/blob/main/mod/assign/gradingtable.php
    """
    about = [] if blind else ["Full name", "ID number", "Email address"]
    rows = [["Identifier", *about, "Status", "Grade", "Maximum Grade", "Grade can be changed"]]
    rows[0] += ["Last modified (submission)", "Last modified (grade)", "Feedback comments"]
    highest = f"{POINTS[SLUGS[1]]:.2f}".replace(".", "," if comma else ".")
    for number, person in enumerate(people):
        who = [f"{person.first_name} {person.last_name}", person.elsewhere["moodle_id"], person.email]
        cells = [*([] if blind else who), "Submitted for grading - ", (grades or {}).get(person.id, ""), highest, "Yes"]
        rows.append([f"Participant {first + number}", *cells, "-", "-", "- a comment,\n=as it was typed"])
    return table(rows, line_end="\n", encoding="utf-8-sig")


def blackboard_download(people=PEOPLE):
    """A grade centre as Blackboard downloads it.

    https://help.blackboard.com/Learn/Instructor/Original/Grade/Grading_Tasks/Work_Offline_With_Grade_Data
    """
    about = ["Last Name", "First Name", "Username", "Student ID", "Last Access", "Availability"]
    columns = [f"{SLUGS[1]} [Total Pts: {POINTS[SLUGS[1]]:g} Score] |88001", "Weighted Total [Total Pts: 0] |88002"]
    rows = [about + columns]
    for person in people:
        who = [person.last_name, person.first_name, person.elsewhere["blackboard_login"], person.id]
        rows.append([*who, "2026-10-01 08:00:00", "Yes", "", "55"])
    return table(rows, "\t", "\r\n", "utf-16", csv.QUOTE_ALL)
