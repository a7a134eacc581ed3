"""A table for all other platforms and for people: one row for each student, a column for each assignment."""

import csv
import io
from pathlib import Path

from autograder.platforms.marks_out import Account, Class, number
from autograder.records.store import write_whole
from autograder.records.tables import safe

ABOUT = ("id", "last_name", "first_name", "email", "section")


def write_table(class_: Class, folder: Path, semicolons: bool = False) -> Account:
    """Write the table, blank where there is no whole mark.

    Parameters
    ----------
    class_ : Class
        The marks.
    folder : Path
        Where ``marks.csv`` is written.
    semicolons : bool
        Whether cells are divided by semicolons and decimals by a comma, as Excel has it in much of Europe.
    """
    account = class_.account()
    cells: dict[tuple[str, str], str] = {}
    for person, mark in class_.ready(account):
        cells[person.id, mark.assignment] = number(mark.counted, semicolons)
        account.sent += 1
    account.check()
    file = io.StringIO()
    table = csv.writer(file, delimiter=";" if semicolons else ",", lineterminator="\r\n")
    table.writerow([*ABOUT, *class_.slugs, "total_percent"])
    for person in class_.people:
        total = class_.marks.totals.get(person.id)
        percent = "" if total is None else number(total.percent, semicolons)
        marks = [cells.get((person.id, slug), "") for slug in class_.slugs]
        table.writerow([*(safe(getattr(person, name)) for name in ABOUT), *marks, percent])
    path = folder / "marks.csv"
    write_whole(path, file.getvalue().encode("utf-8-sig"))
    account.files.append(path)
    return account
