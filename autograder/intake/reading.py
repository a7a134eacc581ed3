"""Reads the cells of what may be a notebook: bytes of any kind come in, plain cells of a bounded size come out."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from autograder.intake.pictures import Pictures

LARGEST_FILE = 20 << 20  # bytes
LARGEST_CELL = 200_000  # characters of source
LARGEST_TEXT = 20_000  # characters of a text: what turns it into a page takes minutes for a few of the wrong ones
MOST_CELLS = 2_000  # with those that answer something before all others
LARGEST_SOURCE = 1_000_000  # characters of all cells
BEGINNINGS = {  # of what is handed in as a notebook and is none
    b"PK\x03\x04": "a zip archive",
    b"PK\x05\x06": "a zip archive with nothing in it",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!": "a rar archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ\x00": "an xz archive",
}
VERSION_KEY, LONGEST_VERSION = "course_version", 20  # in the metadata of a notebook; characters
TAR = 257  # where a tar archive says that it is one
LINK = re.compile(r"\s*(https?://\S+\s*$|\[InternetShortcut\]|\[Desktop Entry\]|<\?xml.*<key>URL</key>)", re.DOTALL)
PAGE = re.compile(r"\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html)\b", re.IGNORECASE)
DOWNLOAD = "Download the notebook itself (in Colab: File, Download, Download .ipynb) and hand that in."


class Unreadable(Exception):
    """The file is not a notebook; the message says why, to the student."""


@dataclass(eq=False)
class Handed:
    """A cell as it was handed in; ``used`` once its source is the answer to something."""

    kind: str  # "code" or "markdown"
    label: str | None
    source: str
    id: str | None = None
    pictures: dict[str, dict[str, str]] = field(default_factory=dict)  # as nbformat has a cell's attachments
    used: bool = False


@dataclass(frozen=True)
class Read:
    """The cells of a file, what has to be said about them, and the version of the course that it says it is of."""

    cells: list[Handed]
    log: list[str]
    version: str | None = None


def read_cells(content: bytes) -> Read:
    """The cells of a file; ``Unreadable`` where it is not a notebook."""
    try:
        pictures, log = Pictures(), list[str]()
        notebook = _parse(content)
        cells = _cells_of(notebook, pictures, log)
    except RecursionError:
        raise Unreadable("The file is nested too deeply to be a notebook.") from None
    version = _mapping(_mapping(notebook).get("metadata")).get(VERSION_KEY)
    return Read(cells, [*log, *pictures.log], version[:LONGEST_VERSION] if isinstance(version, str) else None)


def _parse(content: bytes) -> Any:
    if not content.strip():
        raise Unreadable("The file is empty.")
    if len(content) > LARGEST_FILE:
        size = len(content) >> 20
        raise Unreadable(f"The file has {size} MB. Clear the outputs (Edit, Clear All Outputs) and hand it in again.")
    archive = next((name for beginning, name in BEGINNINGS.items() if content.startswith(beginning)), None)
    if archive or content[TAR:].startswith(b"ustar"):
        name = archive or "a tar archive"
        raise Unreadable(f"The file is not a notebook but {name}. Unpack it and hand in the notebook itself.")
    if content.startswith(b"%PDF"):
        raise Unreadable("The file is not a notebook but a PDF. Hand in the notebook itself.")
    text = _decode(content)
    if LINK.match(text):
        raise Unreadable(f"The file is not a notebook but a link to one. {DOWNLOAD}")
    if PAGE.match(text):
        raise Unreadable(f"The file is not a notebook but a web page. {DOWNLOAD}")
    if re.search(r"^<<<<<<< ", text, flags=re.MULTILINE):
        raise Unreadable("The file holds an unresolved Git merge conflict (lines with <<<<<<<). Resolve it first.")
    try:
        return json.loads(text)
    except ValueError as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise Unreadable(f"The file is not a notebook: it can't be read as JSON{where}. Was it cut off?") from None


def _decode(content: bytes) -> str:
    encodings = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "latin-1"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("The file is not text.")


def _cells_of(notebook: Any, pictures: Pictures, log: list[str]) -> list[Handed]:
    """The cells of what may be a notebook; ``log`` takes what has to be said about them."""
    if not isinstance(notebook, dict):
        raise Unreadable("The file is JSON, but not a notebook.")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):  # the format before 2015
        sheets = [sheet for sheet in notebook["worksheets"] if isinstance(sheet, dict)]
        cells = [cell for sheet in sheets if isinstance(sheet.get("cells"), list) for cell in sheet["cells"]]
    if cells is None and {"url", "doc_id"} & notebook.keys():  # what Google Drive leaves on a disk
        raise Unreadable(f"The file is not a notebook but a link to one. {DOWNLOAD}")
    if not isinstance(cells, list):
        raise Unreadable("The file is JSON, but has no cells.")
    cells = [cell for cell in cells if isinstance(cell, dict)]
    if len(cells) > MOST_CELLS:  # an answer counts wherever it stands
        loose = MOST_CELLS - sum(map(_is_answer, cells[MOST_CELLS:]))
        cells = [*cells[: max(0, loose)], *filter(_is_answer, cells[max(0, loose) :])][:MOST_CELLS]
    handed = [_cell(cell, pictures, log) for cell in cells]
    if sum(len(cell.source) for cell in handed) > LARGEST_SOURCE:
        raise Unreadable("The cells hold more than a million characters. Take out what isn't an answer.")
    return handed


def _cell(cell: dict[Any, Any], pictures: Pictures, log: list[str]) -> Handed:
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(str(line) for line in source)
    whole = str(source).encode(errors="replace").decode()  # JSON can hold half a character
    whole = whole.replace("\r\n", "\n")
    marks = _mapping(_mapping(cell.get("metadata")).get("nbgrader"))
    label, name = (each if isinstance(each, str) else None for each in (marks.get("grade_id"), cell.get("id")))
    if cell.get("cell_type") == "code":
        if len(whole) > LARGEST_CELL and not marks.get("locked"):  # a locked one comes from the release
            log.append(
                f"A cell has {len(whole):,} characters, of which {LARGEST_CELL:,} were read. Take out what isn't code."
            )
        return Handed("code", label, whole[:LARGEST_CELL], name)
    whole, kept = pictures.of(whole, cell.get("attachments"))
    text = whole[:LARGEST_TEXT]
    if len(whole) > LARGEST_TEXT:
        text += f"\n\n(Here the text was cut off: it has {len(whole)} characters, and {LARGEST_TEXT} are read.)"
    return Handed("markdown", label, text, name, kept)


def _is_answer(cell: dict[Any, Any]) -> bool:
    """Whether a cell has a label of the release, or defines something."""
    source = cell.get("source", cell.get("input", ""))
    text = source if isinstance(source, str) else "".join(map(str, source)) if isinstance(source, list) else ""
    labelled = "grade_id" in _mapping(_mapping(cell.get("metadata")).get("nbgrader"))
    return labelled or re.search(r"^(async +)?(def|class) ", text, re.MULTILINE) is not None


def _mapping(value: Any) -> dict[Any, Any]:
    """A value of a file, if it is a mapping, as it should be; an empty one in its place."""
    return value if isinstance(value, dict) else {}
