"""Blackboard: its grade centre as it is downloaded, in UTF-16 with tabs, and taken back.

Blackboard finds a student by ``Username`` and a column by the number at the end of its title; all other columns are for
people, and may be escaped.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from autograder.platforms.marks_out import Account, Class, Rules, columns_of, escaped, fill, number_in
from autograder.platforms.matching import cells_that_say
from autograder.platforms.sheets import read_sheet
from autograder.records.store import write_whole
from autograder.refused import Refused

KINDS = {  # a column that says who somebody is: as what a person may be known by it
    "Username": ("blackboard_login", "id", "email"),
    "Student ID": ("blackboard_id", "id"),
}
ABOUT = ("Last Name", "First Name", "Username", "Student ID")
TITLE = re.compile(r"(.*?) \[Total Pts: ([\d.,]+)[^\]]*\] \|(\d+)", re.DOTALL)  # title, points, number of a column


def write_grade_centre(
    class_: Class, template: Path, folder: Path, named: Mapping[str, str], scaled: bool = False
) -> Account:
    """Fill marks into a grade centre that Blackboard downloaded, and write what it takes back."""
    sheet = read_sheet(template)
    if sheet.place("Username") is None:
        raise Refused(
            f"{template} is no download of Blackboard's grade centre: it has no column Username. In Blackboard: Full "
            "Grade Center, Work Offline, Download."
        )
    takes = {place: found for place, title in enumerate(sheet.header) if (found := TITLE.fullmatch(title))}
    titles = {place: (found[0], found[1]) for place, found in takes.items()}
    maxima = {place: number_in(found[2]) for place, found in takes.items()}
    columns = columns_of(titles, maxima, class_.slugs, named, template)
    rules = Rules("Blackboard", scaled=scaled, key="Username")
    filled, account, theirs = fill(sheet, class_, columns, cells_that_say(sheet, KINDS), rules)
    about = [place for name in ABOUT if (place := sheet.place(name)) is not None]
    chosen = tuple(row for place, row in enumerate(filled.rows) if place in theirs)
    names = [place for place in about if place != sheet.place("Username")]
    whole = escaped(replace(filled, rows=chosen), names).only([*about, *(each.place for each in columns.values())])
    path = folder / f"blackboard{template.suffix or '.xls'}"
    write_whole(path, whole.content())
    account.files.append(path)
    return account
