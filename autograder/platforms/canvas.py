"""Canvas: its gradebook, as it exports it and takes it back.

Canvas finds a student by its own number in the column ``ID``, and an assignment by the number behind its title; so
names are for people alone, and may be escaped. A blank cell takes away the mark that Canvas has.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from autograder.platforms.marks_out import Account, Class, Rules, columns_of, escaped, fill, number_in
from autograder.platforms.matching import NAME, cells_that_say
from autograder.platforms.sheets import read_sheet
from autograder.records.store import write_whole
from autograder.refused import Refused

KINDS = {  # a column that says who somebody is: as what a person may be known by it
    "Student": ("canvas_name", NAME),
    "ID": ("canvas_id",),
    "SIS User ID": ("sis_id", "id"),
    "SIS Login ID": ("sis_login", "id", "email"),
}
ABOUT = {*KINDS, "LastName", "FirstName", "Integration ID", "Root Account", "Section"}
NUMBERED = re.compile(r"(.*) \((\d+)\)", re.DOTALL)  # the title of an assignment and its number
HIDDEN = re.compile(r"\s*(muted|manual posting.*)?\s*", re.IGNORECASE)
EXCUSED, NOT_ASSIGNED = "EX", "N/A"


def write_gradebook(
    class_: Class, template: Path, folder: Path, named: Mapping[str, str], scaled: bool = False
) -> Account:
    """Fill marks into a gradebook that Canvas exported, and write what it takes back: one row for each student."""
    sheet = read_sheet(template)
    if sheet.place("ID") is None or sheet.place("Student", "LastName") is None or sheet.place("Section") is None:
        raise Refused(
            f"{template} is no gradebook of Canvas: it has no columns Student, ID and Section. In Canvas: Grades, "
            "Export, Export Entire Gradebook."
        )
    possible = next((row for row in sheet.rows if "Points Possible" in row[0]), None)
    if possible is None:
        raise Refused(f"{template} has no row `Points Possible`. Take the file as Canvas gave it to you.")
    students = tuple(row for row in sheet.rows if row is not possible and not all(map(HIDDEN.fullmatch, row)))
    if not all(row[sheet.place("ID") or 0].strip() for row in students):
        raise Refused(f"{template} has a student without an ID. Take the file as Canvas gave it to you.")
    takes = {
        place: found
        for place, title in enumerate(sheet.header)
        if (found := NUMBERED.fullmatch(title)) and "read only" not in possible[place]
    }
    titles = {place: (found[0], found[1]) for place, found in takes.items()}
    maxima = {place: number_in(possible[place]) for place in takes}
    columns = columns_of(titles, maxima, class_.slugs, named, template)
    rules = Rules("Canvas", excused=EXCUSED, closed=(NOT_ASSIGNED,), scaled=scaled)
    filled, account, theirs = fill(replace(sheet, rows=students), class_, columns, cells_that_say(sheet, KINDS), rules)
    about = [place for place, name in enumerate(sheet.header) if name.strip("\ufeff ") in ABOUT]
    chosen = [row for place, row in enumerate(filled.rows) if place in theirs]
    shown = escaped(replace(filled, rows=tuple(chosen)), about)
    whole = replace(shown, rows=(possible, *shown.rows)).only([*about, *(each.place for each in columns.values())])
    path = folder / "canvas.csv"
    write_whole(path, whole.content())
    account.files.append(path)
    return account
