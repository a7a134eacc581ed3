"""A table as a platform handed it out: read in whatever encoding it has, and written in the same."""

import codecs
import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.refused import Refused, reading

LARGEST = 20 << 20  # bytes; a course of 10,000 has about 5 million
DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True)
class Sheet:
    """The cells of a table, and how its file was written.

    Parameters
    ----------
    path : Path
        Where it lies.
    header : tuple of str
        Its first line.
    rows : tuple of tuples of str
        All other lines that aren't empty, each as long as the header.
    encoding : str
        What its file is written in; a mark at its beginning, if it has one, is part of it.
    delimiter, line_end : str
        What stands between two cells, and at the end of a line.
    all_quoted : bool
        Whether every cell stands in quotes.
    """

    path: Path
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str = "utf-8"
    delimiter: str = ","
    line_end: str = "\n"
    all_quoted: bool = False

    def place(self, *names: str) -> int | None:
        """Where the first of these columns is that there is."""
        header = [name.strip().casefold() for name in self.header]
        return next((header.index(name.casefold()) for name in names if name.casefold() in header), None)

    def only(self, columns: list[int]) -> "Sheet":
        """The sheet with these columns alone."""
        rows = tuple(tuple(row[column] for column in columns) for row in self.rows)
        return replace(self, header=tuple(self.header[column] for column in columns), rows=rows)

    def content(self) -> bytes:
        """The file, written as the one that was read."""
        file = io.StringIO()
        table = csv.writer(
            file,
            delimiter=self.delimiter,
            lineterminator=self.line_end,
            quoting=csv.QUOTE_ALL if self.all_quoted else csv.QUOTE_MINIMAL,
        )
        table.writerow(self.header)
        table.writerows(self.rows)
        return file.getvalue().encode(self.encoding)


def read_sheet(path: Path) -> Sheet:
    """Read a table; ``Refused`` says what is wrong with a file that is none."""
    if not path.is_file():
        raise Refused(f"There is no file {path}.")
    with reading(path), path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused(f"{path} has more than {LARGEST >> 20} MB: that is no table of a class.")
    text, encoding = _decoded(content, path)
    first = text.partition("\n")[0]
    try:
        delimiter = max(DELIMITERS, key=lambda each: len(next(csv.reader([first], delimiter=each), [])))
        lines = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise Refused(f"{path} can't be read as a table: {error}.") from None
    if len(lines) < 2:
        raise Refused(f"{path} has no row below its first line. Take the file as the platform gave it to you.")
    header = lines[0]
    rows = tuple((row + ("",) * len(header))[: len(header)] for row in lines[1:])
    line_end = "\r\n" if "\r\n" in text else "\n"
    return Sheet(path, header, rows, encoding, delimiter, line_end, text.startswith('"') and f'"{delimiter}"' in first)


def _decoded(content: bytes, path: Path) -> tuple[str, str]:
    marked = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", codecs.BOM_UTF8: "utf-8-sig"}
    encoding = next((name for mark, name in marked.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError:
        raise Refused(
            f"{path} is text neither in UTF-8 nor in UTF-16: a program for tables may have saved it otherwise. Take "
            "the file as the platform gave it to you."
        ) from None
