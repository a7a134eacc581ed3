"""The list of the class, ``class/roster.csv``: a row for each person, those who withdrew included."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from autograder.records.store import write_whole
from autograder.refused import Refused, reading
from autograder.roster.people import Person

NAME = "roster.csv"
COLUMNS = ("id", "last_name", "first_name", "email", "section", "withdrawn")
YES = "yes"


def read(class_folder: Path) -> list[Person]:
    """The people of a class, those who withdrew included; nobody where there is no list."""
    path = class_folder / NAME
    if not path.exists():
        return []
    with reading(path):
        content = path.read_bytes()
    try:
        rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), restval="")
        if "id" not in (rows.fieldnames or ()):
            raise Refused(f"{path} has no column `id`. Its first line should begin: {','.join(COLUMNS)}.")
        people = [_person(row) for row in rows if any(row.values())]
    except UnicodeDecodeError:
        raise Refused(f"{path} is not text in UTF-8: save it in that encoding.") from None
    except csv.Error as error:
        raise Refused(f"{path} can't be read as a table: {error}.") from None
    ids = [person.id for person in people]
    if twice := next((each for each in ids if not each or ids.count(each) > 1), None):
        raise Refused(f"{path} has {twice!r} twice as an id: leave one of the rows.")
    return people


def write(class_folder: Path, people: Iterable[Person]) -> None:
    """Write the people of a class, in the order of their ids."""
    people = sorted(people, key=lambda person: person.id)
    more = sorted({column for person in people for column in person.elsewhere})
    file = io.StringIO()
    table = csv.writer(file, lineterminator="\n")
    table.writerow([*COLUMNS, *more])
    for person in people:
        about = [getattr(person, column) for column in COLUMNS[:-1]]
        others = [person.elsewhere.get(column, "") for column in more]
        table.writerow([*about, YES if person.withdrawn else "", *others])
    write_whole(class_folder / NAME, file.getvalue())


def _person(row: dict[str, str]) -> Person:
    known = {column: row.get(column, "") for column in COLUMNS[:-1]}
    others = {column: text for column, text in row.items() if column not in COLUMNS and column and text}
    return Person(**known, withdrawn=row.get("withdrawn", "").casefold() == YES, elsewhere=others)
