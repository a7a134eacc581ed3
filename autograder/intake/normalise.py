"""Rebuild a submission on the released notebook, whatever state its file is in.

The answers are found by their label (nbgrader's ``grade_id``), else by the function that they define, or a text by
its heading. Locked cells come from the release. A student's own cells keep their place among those of the release
(``place`` says how). What had to be mended is written down for the student.
"""

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import nbformat
from nbformat import NotebookNode

from autograder.intake.cells import label_of, labels_of
from autograder.intake.names import shown
from autograder.intake.pictures import KEPT
from autograder.intake.place import places_of
from autograder.intake.reading import VERSION_KEY, Handed, Read, Unreadable, read_cells
from autograder.intake.recognise import assignment_of, defines, has_answer

NOTHING = "There is no notebook of this assignment in what was handed in."


@dataclass
class Submission:
    """A rebuilt notebook and the sentences that say what was mended."""

    notebook: NotebookNode
    log: list[str] = field(default_factory=list)
    problem: str | None = None  # why nothing could be read, if nothing could
    told: list[str] = field(default_factory=list)  # what the instructor should know of it


def normalise(content: bytes | None, release: NotebookNode, notes: Sequence[str] = ()) -> Submission:
    """Rebuild a submitted file on the released notebook; never fails.

    Parameters
    ----------
    content : bytes or None
        The file as it was handed in; None where there is none.
    release : NotebookNode
        The student version of the assignment.
    notes : sequence of str
        What is to be said about the files beside what is found in this one.
    """
    try:
        if content is None:
            raise Unreadable(" ".join([NOTHING, *notes]))
        read = read_cells(content)
        _require_answers(read.cells, release)
    except Unreadable as error:
        problem = str(error)
        log = [problem] if content is None else [*notes, problem]
        return Submission(_without_outputs(release), log, problem)
    submission = _rebuild(read.cells, release)
    submission.log[:0] = [*notes, *read.log]
    if never_asked := _never_asked(read, release):
        names = ", ".join(never_asked)
        version = f"version {shown(read.version)}" if read.version else "another version"
        submission.log.append(
            f"This notebook is of {version} of the course, which doesn't ask for {names}. That counts as not "
            "attempted; your instructor is told."
        )
        submission.told.append(
            f"the notebook is of {version} of the course and never asked for {names}; these count 0, "
            "and `mark` gives points"
        )
    return submission


def answers_in(content: bytes, release: NotebookNode) -> int:
    """How many answers a file has that are not as they were released; -1 where it is no notebook of the assignment."""
    submission = normalise(content, release)
    if submission.problem:
        return -1
    released = {label_of(cell): cell.source for cell in release.cells if labels_of(cell).get("solution")}
    return sum(cell.source != released.get(label_of(cell), cell.source) for cell in submission.notebook.cells)


def add_log(notebook: NotebookNode, log: list[str]) -> None:
    """Put what is to be said about a file above the notebook, if there is anything."""
    if log:
        text = "**About your file.** " + " ".join(log)
        notebook.cells.insert(0, nbformat.v4.new_markdown_cell(text, id="about-your-file"))


def _never_asked(read: Read, release: NotebookNode) -> list[str]:
    """What a notebook of another version of the course doesn't ask for and doesn't have."""
    labels = {cell.label for cell in read.cells if cell.label}
    if read.version == release.metadata.get(VERSION_KEY) or not labels:
        return []
    asked = [label_of(cell) or "" for cell in release.cells if labels_of(cell).get("solution")]
    return [
        label.removeprefix("solve-")
        for label in asked
        if not {label, label.replace("solve-", "check-", 1)} & labels and not has_answer(read.cells, label)
    ]


def _require_answers(cells: list[Handed], release: NotebookNode) -> None:
    """Refuse the notebook of another assignment."""
    asked = [label_of(cell) or "" for cell in release.cells if labels_of(cell).get("solution")]
    if any(has_answer(cells, label) for label in asked):
        return
    other = assignment_of(cells)
    if other is not None:
        raise Unreadable(f"This is the notebook {other}: none of the answers that are asked for here is in it.")


def _rebuild(cells: list[Handed], release: NotebookNode) -> Submission:
    notebook = _without_outputs(release)
    log: list[str] = []
    answers: dict[str | None, Handed] = {}
    for cell in notebook.cells:
        if labels_of(cell).get("solution"):
            find = _find_answer if cell.cell_type == "code" else _find_text
            answer = find(cell, cells, log)
            if answer is not None:
                answers[label_of(cell)] = answer
    places = places_of(cells, notebook.cells, {answer: label for label, answer in answers.items()})
    own: list[list[Handed]] = [[] for _ in range(len(notebook.cells) + 1)]
    for cell, place in zip(cells, places):
        if place is not None and not cell.used and cell.source.strip():
            own[place].append(cell)
    for number, cell in enumerate(notebook.cells):
        if _is_text(cell) and label_of(cell) not in answers:
            below = _text_below(cell, own[number + 1], log)
            if below is not None:
                answers[label_of(cell)] = below
    rebuilt = [_new_cell(each) for each in own[0]]
    for cell, below_it in zip(notebook.cells, own[1:]):
        if (found := answers.get(label_of(cell))) is not None:
            cell.source = found.source if cell.cell_type == "code" else _harmless(found)
            if found.pictures and cell.cell_type != "code":
                cell.attachments = nbformat.from_dict(found.pictures)
        rebuilt += [cell, *(_new_cell(each) for each in below_it if not each.used)]
    notebook.cells = rebuilt
    for number, cell in enumerate(notebook.cells):
        if cell["id"] == "own":
            cell["id"] = f"own-{number:03d}"
    return Submission(notebook, log)


def _find_answer(cell: NotebookNode, cells: list[Handed], log: list[str]) -> Handed | None:
    """The student's cell for a solution cell, or None where there is none."""
    label = label_of(cell) or ""
    name = label.removeprefix("solve-")
    kept = [other for other in cells if other.label == label]
    defining = [other for other in cells if other.kind == "code" and defines(other.source, name)]
    released = cell.source.strip()
    written = [other for other in defining if other.source.strip() != released]
    candidates = [other for other in written if other.label == label] or written or kept or defining
    if not candidates:
        log.append(f"The cell of {name} is missing; it counts as not attempted.")
        return None
    answer = candidates[-1]
    if answer.label != label:
        log.append(f"The cell of {name} had lost its label; it was found by its function.")
    # Jupyter gives the label to both halves of a cell that is split: the other one is a cell of the student's own
    whole = [other for other in kept if other is answer or other in defining or other.source.strip() in ("", released)]
    if answer.label == label and len(whole) > 1:
        log.append(f"There were {len(whole)} cells of {name}; the last one that was changed counts.")
    for other in [*whole, answer]:
        other.used = True
    return answer


def _find_text(cell: NotebookNode, cells: list[Handed], log: list[str]) -> Handed | None:
    """The student's cell for a text, or None where nothing was written in it."""
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
    if answer not in kept:
        log.append(f"The cell {heading.lstrip('# ')!r} had lost its label; it was found by its heading.")
    elif len(written) > 1:
        log.append(f"There were {len(written)} cells {heading.lstrip('# ')!r}; the last one counts.")
    return answer


def _has_line(text: str, heading: str) -> bool:
    """Whether a heading stands in a text, at any level and with or without its points."""
    title = heading.lstrip("# ").split(" (")[0].lower()
    return any(line.lstrip("# ").split(" (")[0].strip().lower() == title for line in text.splitlines())


def _is_text(cell: NotebookNode) -> bool:
    return cell.cell_type != "code" and bool(labels_of(cell).get("solution"))


def _text_below(cell: NotebookNode, below: list[Handed], log: list[str]) -> Handed | None:
    """The text that was written into cells of its own under an untouched heading, or None where there is none."""
    if not below:
        return None
    heading = cell.source.splitlines()[0]
    title = repr(heading.lstrip("# "))
    texts = [other for other in below if other.kind == "markdown"]
    for other in texts:
        other.used = True
    if texts:
        log.append(f"The text {title} was written in a new cell; it was taken for the one of that heading.")
        written = "\n\n".join(other.source for other in texts)
    else:  # a person decides what it is
        log.append(f"Below {title} there is only code; a text is written into a cell of the kind Markdown.")
        written = "What was handed in here stands in the code below."
    pictures = {name: bundle for other in texts for name, bundle in other.pictures.items()}
    return Handed("markdown", label_of(cell), f"{heading}\n\n{written}", pictures=pictures)


def _new_cell(cell: Handed) -> NotebookNode:
    new: NotebookNode
    if cell.kind == "code":
        new = nbformat.v4.new_code_cell(cell.source, id="own")
    else:
        new = nbformat.v4.new_markdown_cell(_harmless(cell), id="own")
        if cell.pictures:
            new.attachments = nbformat.from_dict(cell.pictures)
    return new


def _harmless(cell: Handed) -> str:
    """Text of a student without what would run, be loaded or lead elsewhere in the page of whoever reads it.

    No markup, no link behind other words, and no picture but those that are kept with the cell. An address that is
    written out stays one.
    """
    parts = KEPT.split(cell.source)  # every other one is a reference to a picture
    for number, part in enumerate(parts):
        if number % 2 == 0 or part.rpartition("attachment:")[2][:-1] not in cell.pictures:
            parts[number] = _without_markup(part)
    return "".join(parts)


def _without_markup(text: str) -> str:
    text = re.sub(r"<(?=[a-zA-Z/!?])", "&lt;", text)
    text = re.sub(r"\](?=[(\[:])", "] ", text)
    return re.sub(r"\\(?=href|csname)", r"\ ", text)


def _without_outputs(release: NotebookNode) -> NotebookNode:
    notebook = copy.deepcopy(release)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook
