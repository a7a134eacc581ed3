"""Reads a table as programs save it: in whatever encoding, parted by commas, semicolons or tabs."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from autograder.intake.names import one_form
from autograder.refused import Refused, reading

LARGEST = 20 << 20  # bytes
SEPARATORS = "\t;,"
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}  # at the beginning of a file
OTHERS = {b"PK\x03\x04": "a workbook", b"\xd0\xcf\x11\xe0": "a workbook", b"%PDF": "a PDF"}


@dataclass(frozen=True)
class Table:
    """A table: where it was read, the names of its columns, and its rows with their lines in the file."""

    path: Path
    columns: list[str]
    rows: list[tuple[int, dict[str, str]]]


def read_table(path: Path) -> Table:
    """Read a table; rows without any text are left out.

    Raises
    ------
    Refused
        If it is no table.
    """
    with reading(path), path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused(f"{path} has more than {LARGEST >> 20} MB: is it a list of people?")
    if kind := next((kind for beginning, kind in OTHERS.items() if content.startswith(beginning)), None):
        raise Refused(f"{path} is not a table in text but {kind}: open it and save it as CSV.")
    text = one_form(_decoded(content))
    try:
        separator, text = _separator(text)
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        numbered = [(lines.line_num, [cell.strip() for cell in row]) for row in lines]
    except csv.Error as error:
        raise Refused(f"{path} can't be read as a table: {error}. Is a quotation mark missing?") from None
    filled = [(number, row) for number, row in numbered if any(row)]
    if len(filled) < 2:
        raise Refused(f"{path} has no rows below the names of its columns.")
    _, columns = filled[0]
    if twice := next((name for name in columns if name and columns.count(name) > 1), None):
        raise Refused(f"{path} has two columns that are called {twice!r}: give one of them another name.")
    for number, row in filled[1:]:
        if any(row[len(columns) :]):
            raise Refused(
                f"{path}, line {number}, has more cells than there are columns: put quotation marks around a cell "
                "that holds a separator."
            )
    return Table(path, columns, [(number, dict(zip(columns, row))) for number, row in filled[1:]])


def _decoded(content: bytes) -> str:
    """The text of a file, by the mark at its beginning or by what it can be."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\0" in content[:200]:  # UTF-16 without a mark: every second byte of plain text is zero
        return content.decode("utf-16-be" if content[:1] == b"\0" else "utf-16-le", errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(text: str) -> tuple[str, str]:
    """What parts the cells, and the text without the line that says so to a program for tables."""
    first, _, rest = text.partition("\n")
    if first.startswith("sep=") and first.strip()[4:] in SEPARATORS:
        return first.strip()[4:], rest
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=lambda each: len(next(csv.reader([header], delimiter=each)))), text
