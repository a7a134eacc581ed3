"""Rebuild a submission on the released notebook, whatever state its file is in.

The answers are found by their label (nbgrader's ``grade_id``), else by the function that they define, or a text by
its heading. Locked cells come from the release. What had to be mended is written down for the student.
"""

import copy
import json
import re
from dataclasses import dataclass, field
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.intake.cells import label_of, labels_of

LARGEST_FILE = 20 << 20  # bytes
LARGEST_CELL = 200_000  # characters of source
LARGEST_TEXT = 20_000  # characters of a text: what turns it into a page takes minutes for a few of the wrong ones
MOST_CELLS = 500
LARGEST_SOURCE = 1_000_000  # characters of all cells


class Unreadable(Exception):
    """The file is not a notebook; the message says why, to the student."""


@dataclass
class Handed:
    """A cell as it was handed in; ``used`` once its source is the answer to something."""

    kind: str  # "code" or "markdown"
    label: str | None
    source: str
    used: bool = False


@dataclass
class Submission:
    """A rebuilt notebook and the sentences that say what was mended."""

    notebook: NotebookNode
    log: list[str] = field(default_factory=list)
    problem: str | None = None  # why nothing could be read, if nothing could


def normalise(content: bytes | None, release: NotebookNode) -> Submission:
    """Rebuild a submitted file on the released notebook; never fails.

    Parameters
    ----------
    content : bytes or None
        The file as it was handed in; None where there is none.
    release : NotebookNode
        The student version of the assignment.
    """
    try:
        cells = _cells_of(_parse(content))
    except Unreadable as error:
        problem = str(error)
    except RecursionError:
        problem = "The file is nested too deeply to be a notebook."
    else:
        return _rebuild(cells, release)
    return Submission(_without_outputs(release), [problem], problem)


def add_log(notebook: NotebookNode, log: list[str]) -> None:
    """Put what is to be said about a file above the notebook, if there is anything."""
    if log:
        text = "**About your file.** " + " ".join(log)
        notebook.cells.insert(0, nbformat.v4.new_markdown_cell(text, id="about-your-file"))


def _parse(content: bytes | None) -> Any:
    if content is None:
        raise Unreadable("There is no notebook of this name in the submission.")
    if not content.strip():
        raise Unreadable("The file is empty.")
    if len(content) > LARGEST_FILE:
        size = len(content) >> 20
        raise Unreadable(f"The file has {size} MB. Clear the outputs (Edit, Clear All Outputs) and hand it in again.")
    text = _decode(content)
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


def _cells_of(notebook: Any) -> list[Handed]:
    """The cells of what may be a notebook."""
    if not isinstance(notebook, dict):
        raise Unreadable("The file is JSON, but not a notebook.")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):  # the format before 2015
        sheets = [sheet for sheet in notebook["worksheets"] if isinstance(sheet, dict)]
        cells = [cell for sheet in sheets if isinstance(sheet.get("cells"), list) for cell in sheet["cells"]]
    if not isinstance(cells, list):
        raise Unreadable("The file is JSON, but has no cells.")
    handed = [_cell(cell) for cell in cells[:MOST_CELLS] if isinstance(cell, dict)]
    if sum(len(cell.source) for cell in handed) > LARGEST_SOURCE:
        raise Unreadable("The cells hold more than a million characters. Take out what isn't an answer.")
    return handed


def _cell(cell: dict[Any, Any]) -> Handed:
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(str(line) for line in source)
    label = _mapping(_mapping(cell.get("metadata")).get("nbgrader")).get("grade_id")
    kind = "code" if cell.get("cell_type") == "code" else "markdown"
    largest = LARGEST_CELL if kind == "code" else LARGEST_TEXT
    whole = str(source).encode(errors="replace").decode()  # JSON can hold half a character
    text = whole[:largest]
    if kind == "markdown" and len(whole) > largest:
        text += f"\n\n(Here the text was cut off: it has {len(whole)} characters, and {largest} are read.)"
    return Handed(kind, label if isinstance(label, str) else None, text)


def _mapping(value: Any) -> dict[Any, Any]:
    """A value of a file, if it is a mapping, as it should be; an empty one in its place."""
    return value if isinstance(value, dict) else {}


def _rebuild(cells: list[Handed], release: NotebookNode) -> Submission:
    notebook = _without_outputs(release)
    log: list[str] = []
    labels = {label_of(cell) for cell in notebook.cells if label_of(cell)}
    answers = {}
    for cell in notebook.cells:
        if labels_of(cell).get("solution"):
            find = _find_answer if cell.cell_type == "code" else _find_text
            answers[label_of(cell)] = find(cell, cells, log)
    # the student's own cells stay where they are, relative to the labelled cells around them
    own: dict[str | None, list[Handed]] = {None: []}
    place = None
    for cell in cells:
        if cell.label in labels:
            place = cell.label
        elif not cell.used and cell.source.strip() and not _is_release_cell(cell, release):
            own.setdefault(place, []).append(cell)
    rebuilt = [_new_cell(cell) for cell in own.pop(None)]
    for cell in notebook.cells:
        label = label_of(cell)
        if label in answers and answers[label] is not None:
            cell.source = answers[label]
        rebuilt.append(cell)
        rebuilt += [_new_cell(extra) for extra in own.pop(label, [])] if label else []
    notebook.cells = rebuilt
    for number, cell in enumerate(notebook.cells):
        if cell["id"] == "own":
            cell["id"] = f"own-{number:03d}"
    return Submission(notebook, log)


def _find_answer(cell: NotebookNode, cells: list[Handed], log: list[str]) -> str | None:
    """The student's source for a solution cell, or None where there is none."""
    label = label_of(cell) or ""
    name = label.removeprefix("solve-")
    kept = [other for other in cells if other.label == label]
    defines = [other for other in cells if other.kind == "code" and _defines(other.source, name)]
    written = [other for other in defines if other.source.strip() != cell.source.strip()]
    candidates = [other for other in written if other.label == label] or written or kept or defines
    if not candidates:
        log.append(f"The cell of {name} is missing; it counts as not attempted.")
        return None
    answer = candidates[-1]
    if answer.label != label:
        log.append(f"The cell of {name} had lost its label; it was found by its function.")
    elif len(kept) > 1:
        log.append(f"There were {len(kept)} cells of {name}; the last one that was changed counts.")
    for other in kept:
        other.used = True
    answer.used = True
    return answer.source


def _find_text(cell: NotebookNode, cells: list[Handed], log: list[str]) -> str | None:
    """The student's text for a text cell, or None where nothing was written."""
    heading, *stub = cell.source.splitlines()
    kept = [other for other in cells if other.label == label_of(cell)]
    headed = [other for other in cells if not other.label and _has_line(other.source, heading)]
    found = kept + headed
    for other in found:
        other.used = True
    released = {"", heading, *(line.strip() for line in stub)}
    written = [other for other in found if {line.strip() for line in other.source.splitlines()} - released]
    if not found:
        log.append(f"The cell {heading.lstrip('# ')!r} is missing; it counts as not attempted.")
    if not written:
        return None
    answer = written[-1]
    if not any(other is answer for other in kept):
        log.append(f"The cell {heading.lstrip('# ')!r} had lost its label; it was found by its heading.")
    elif len(written) > 1:
        log.append(f"There were {len(written)} cells {heading.lstrip('# ')!r}; the last one counts.")
    return _harmless(answer.source)


def _has_line(text: str, heading: str) -> bool:
    """Whether a heading stands in a text, at any level and with or without its points."""
    title = heading.lstrip("# ").split(" (")[0].lower()
    return any(line.lstrip("# ").split(" (")[0].strip().lower() == title for line in text.splitlines())


def _defines(source: str, name: str) -> bool:
    definition = rf"^(async\s+)?(def|class)\s+{re.escape(name)}\b|^{re.escape(name)}\s*="
    return re.search(definition, source, re.MULTILINE) is not None


def _is_release_cell(cell: Handed, release: NotebookNode) -> bool:
    """Whether a cell is one of the release, a text or a locked cell that has lost its label."""
    source = cell.source.strip()
    return any(source == other.source.strip() for other in release.cells)


def _new_cell(cell: Handed) -> NotebookNode:
    new: NotebookNode
    if cell.kind == "code":
        new = nbformat.v4.new_code_cell(cell.source, id="own")
    else:
        new = nbformat.v4.new_markdown_cell(_harmless(cell.source), id="own")
    return new


def _harmless(text: str) -> str:
    """Text of a student without what would run, be loaded or lead elsewhere in the page of whoever reads it.

    No markup, no picture and no link behind other words. An address that is written out stays one.
    """
    text = re.sub(r"<(?=[a-zA-Z/!?])", "&lt;", text)
    text = re.sub(r"\](?=[(\[:])", "] ", text)
    return re.sub(r"\\(?=href|csname)", r"\ ", text)


def _without_outputs(release: NotebookNode) -> NotebookNode:
    notebook = copy.deepcopy(release)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook
