"""The marks of a class as a table: for a terminal, and as a file that most learning platforms and programs read."""

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path

from autograder.records.store import write_whole
from autograder.records.tables import safe, seen
from autograder.specs.settings import settings
from autograder.term.marks import Mark, Marks

ABOUT = {"student_id": "id", "last_name": "last_name", "first_name": "first_name", "email": "email"}
NOBODY = "There are no marks yet: run `python -m autograder grade` first."
LONGEST = 24  # characters of a student's name in a terminal
SIGNS = {
    "–": "nothing was handed in",
    "*": "points were taken off because it was late",
    "+": "late days were spent",
    "?": "a text waits for a person",
    "e": "excused",
    "d": "dropped",
}


def rows(marks: Marks, students: Collection[str] = (), assignments: Collection[str] = ()) -> Iterator[list[str]]:
    """The rows of a table, its heads first: about each person, their marks, the sum, and the percent of the term.

    What wasn't handed in has no mark, and neither has one who is excused from everything.

    Parameters
    ----------
    marks : Marks
        The marks of a class.
    students, assignments : collection of str
        What to show; without any, all. The percent is that of all assignments.
    """
    slugs = [slug for slug in marks.assignments if not assignments or slug in assignments]
    yield [*ABOUT, *slugs, "sum", "percent"]
    for person in marks.people:
        if students and person.id not in students:
            continue
        theirs = marks.of(person.id)
        points = [_points(theirs[slug]) for slug in slugs]
        sum_of = sum(theirs[slug].counted for slug in slugs if theirs[slug].state != "excused")
        excused = all(mark.state == "excused" for mark in theirs.values())
        percent = "" if excused else f"{marks.totals[person.id].percent:.2f}"
        yield [*(getattr(person, name) for name in ABOUT.values()), *points, f"{sum_of:g}", percent]


def write(path: Path, marks: Marks, students: Collection[str] = (), assignments: Collection[str] = ()) -> None:
    """Write the marks as a file in which no text is taken for a formula, and all of it can be seen."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(map(safe, row) for row in rows(marks, students, assignments))
    write_whole(path, file.getvalue())


def as_text(marks: Marks, assignments: Collection[str] = ()) -> str:
    """The marks for a terminal: a column for each assignment, headed by its number, and what the signs mean."""
    slugs = [slug for slug in marks.assignments if not assignments or slug in assignments]
    if not slugs or not marks.people:
        return NOBODY
    heads = [slug.partition("-")[0] for slug in slugs]
    lines = [["student", *heads, "percent"]]
    for person in marks.people:
        dropped = marks.totals[person.id].dropped
        cells = [_cell(marks.marks[person.id, slug], slug in dropped) for slug in slugs]
        lines.append([_short(person.id), *cells, f"{marks.totals[person.id].percent:.1f}  "])
    of = [marks.marks[marks.people[0].id, slug].out_of for slug in slugs]
    lines.insert(1, ["of", *(f"{points:g} " for points in of), ""])
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    text = [_line(line, widths) for line in lines]
    text += ["", ", ".join(f"{head} {slug.partition('-')[2]}" for head, slug in zip(heads, slugs))]
    found = {sign for line in lines[2:] for cell in line[1:-1] for sign in SIGNS if sign in cell}
    text += [f"{sign} {meaning}" for sign, meaning in SIGNS.items() if sign in found]
    rules = settings().term
    text += [f"not counted: {name} ({reason})" for name, reason in rules.cancelled.items()]
    text += [f"full points for all who handed in: {name} ({reason})" for name, reason in rules.full_points.items()]
    return "\n".join(text)


def _points(mark: Mark) -> str:
    return "" if mark.points is None or mark.state == "excused" else f"{round(mark.counted, 4):g}"


def _cell(mark: Mark, dropped: bool) -> str:
    """A mark for a terminal, with the signs behind it."""
    signs = "*" if mark.taken_off else "+" if mark.late_days else ""
    signs += "?" if mark.state == "waits for a person" else ""
    signs += "d" if dropped else ""
    if mark.state == "excused":
        return "e "
    points = "–" if mark.points is None else f"{round(mark.counted, 2):g}"
    return points + (signs or " ")


def _short(name: str) -> str:
    name = seen(name)
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _line(cells: list[str], widths: list[int]) -> str:
    first, *rest = zip(cells, widths)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]).rstrip()
