"""Moodle: an assignment's grading worksheet, filled in, and tables for the import of its gradebook.

The worksheet is read by its column ``Identifier``, so its names are for people alone, and may be escaped. The import of
the gradebook finds a student by the one column that the instructor names there: a cell of it that is blank would give
the mark to the row above, and one that nobody has would end the whole import.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from autograder.platforms.marks_out import Account, Class, Rules, columns_of, escaped, fill, number, number_in
from autograder.platforms.matching import NAME, Identify, Matcher, NotMatched, Said
from autograder.platforms.sheets import Sheet, read_sheet
from autograder.records.arrivals import Arrival
from autograder.records.store import write_whole
from autograder.records.tables import safe
from autograder.refused import Refused
from autograder.roster.people import Person

GRADE, MAXIMUM, LAST = "Grade", "Maximum Grade", "Last modified (grade)"
PARTICIPANT = re.compile(r"\D*(\d+)")  # the word before the number is in the language of the site
BY = {"email": "Email address", "id": "ID number"}


def write_worksheet(
    class_: Class,
    template: Path,
    folder: Path,
    named: Mapping[str, str],
    arrivals: list[Arrival],
    scaled: bool = False,
) -> Account:
    """Fill the marks of one assignment into its grading worksheet; only the cells of the grade change."""
    if len(class_.slugs) != 1:
        raise Refused("A grading worksheet is of one assignment: name it, such as `export moodle 01-acceptance`.")
    (slug,) = class_.slugs
    sheet = read_sheet(template)
    if not PARTICIPANT.fullmatch(sheet.rows[0][0].strip()):
        raise Refused(
            f"{template} is no grading worksheet of Moodle: its first column should hold `Participant` and a number. "
            "In Moodle: the assignment, Submissions, Download grading worksheet; it is there if the assignment has the "
            "feedback type Offline grading worksheet."
        )
    grade = sheet.place(named.get(slug, GRADE))
    if grade is None:
        raise Refused(
            f"{template} has no column {named.get(slug, GRADE)!r}. If Moodle speaks another language than English, say "
            f'how it calls that column: --column {slug}="Bewertung"'
        )
    highest = sheet.place(MAXIMUM)
    maximum = None if highest is None else number_in(sheet.rows[0][highest])
    title = sheet.header[grade]
    columns = columns_of({grade: (title,)}, {grade: maximum}, [slug], {slug: title}, template)
    known = participants(arrivals, slug)
    rules = Rules("Moodle", capped=True, scaled=scaled)
    filled, account, _ = fill(sheet, class_, columns, _cells_that_say(sheet, grade), rules, known)
    last = sheet.place(LAST) or len(sheet.header)  # what stands behind it is imported: comments
    path = folder / f"moodle-{slug}.csv"
    write_whole(path, escaped(filled, (place for place in range(last) if place != grade)).content())
    account.files.append(path)
    return account


def write_imports(class_: Class, folder: Path, by: str = "email") -> Account:
    """Write a table for the import of the gradebook for each assignment, with those alone who have a mark.

    Parameters
    ----------
    class_ : Class
        The marks.
    folder : Path
        Where the tables are written.
    by : str
        What finds a student there: ``"email"`` or ``"id"``.
    """
    account = class_.account()
    rows: dict[str, list[list[str]]] = {slug: [] for slug in class_.slugs}
    for person, mark in class_.ready(account):
        key = person.email if by == "email" else person.elsewhere.get("moodle_id", person.id)
        if not key or key != safe(key):
            why = f"their {BY[by]} {key!r} would be taken for a formula" if key else f"the class list has no {BY[by]}"
            account.lost.append(f"{person.id} ({person.name}), {mark.assignment}, {number(mark.counted)}: {why}")
            continue
        rows[mark.assignment].append([key, safe(person.first_name), safe(person.last_name), number(mark.counted)])
        account.sent += 1
    account.check()
    for slug, lines in rows.items():
        file = io.StringIO()
        csv.writer(file, lineterminator="\n").writerows([[BY[by], "First name", "Last name", slug], *lines])
        path = folder / f"moodle-{slug}.csv"
        write_whole(path, file.getvalue())
        account.files.append(path)
    return account


def participants(arrivals: Iterable[Arrival], slug: str) -> dict[str, dict[str, str]]:
    """By the id of a student, the number that Moodle gave them for an assignment, as its download had it."""
    return {
        each.student: {"moodle_participant": each.elsewhere["moodle_participant"]}
        for each in arrivals
        if each.student and each.assignment == slug and "moodle_participant" in each.elsewhere
    }


def participants_in(template: Path, people: Iterable[Person]) -> tuple[dict[str, str], list[str]]:
    """By the id of a student, the number of the participant in a grading worksheet; and which rows are nobody's."""
    sheet = read_sheet(template)
    matcher, found, remarks = Matcher(people), {}, []
    identify = _cells_that_say(sheet, len(sheet.header))
    for row in sheet.rows:
        numbered = PARTICIPANT.fullmatch(row[0].strip())
        if numbered is None:
            raise Refused(f"{template} is no grading worksheet of Moodle: its first column should hold participants.")
        try:
            found[matcher.person(identify(row)).id] = numbered[1]
        except NotMatched as reason:
            remarks.append(f"left out of {template.name}: {reason}")
    return found, remarks


def _cells_that_say(sheet: Sheet, grade: int) -> Identify:
    """Read whose a row is from all that stands before its grade, whatever language its header speaks."""

    def said(row: tuple[str, ...]) -> list[Said]:
        numbered = PARTICIPANT.fullmatch(row[0].strip())
        found = [Said(sheet.header[0], numbered[1], ("moodle_participant",))] if numbered else []
        for column, text in zip(sheet.header[1:grade], row[1:grade]):
            kinds = (
                ("email", "moodle_login", "id")
                if "@" in text
                else ("moodle_id", "id", "moodle_login", "moodle_name", NAME)
            )
            found.append(Said(column, text, kinds))
        return found

    return said
