"""Where a student's own cells belong among the cells of the release.

Each cell of a file is matched with a cell of the release: by its label, as the answer that it was found to be, by its
source, or by the name that Jupyter gives a cell and keeps when it is edited. An own cell then stands below the release
cell that it follows in the file, and below those after it, without a label, that the file doesn't have: they were
deleted or written anew. So what a student made of a release cell runs after that cell and has the last word, an own
cell between an import and its use runs between them, and a cell that was moved or repeated takes along what is below
it. The cells of the release keep their order.
"""

from collections.abc import Mapping, Sequence

from nbformat import NotebookNode

from autograder.intake.cells import label_of, labels_of
from autograder.intake.reading import Handed


def places_of(
    cells: Sequence[Handed], release: Sequence[NotebookNode], answers: Mapping[Handed, str | None]
) -> list[int | None]:
    """For each cell of a file how many release cells stand above it, or None where it is itself one of them.

    Parameters
    ----------
    cells : sequence of Handed
        The cells of the file.
    release : sequence of NotebookNode
        Those of the release.
    answers : mapping
        The labels of the cells that were found to be answers.
    """
    matched = _matches(cells, release, answers)
    edited = _edits(cells, release, matched)
    there = set(matched)
    places: list[int | None] = []
    above = 0
    for number, match in enumerate(matched):
        if match is not None:
            places.append(None)
            above = match + 1
            continue
        above = edited.get(number, above - 1) + 1
        place = above
        while place < len(release) and place not in there and not label_of(release[place]):
            place += 1
        places.append(place)
    return places


def _matches(
    cells: Sequence[Handed], release: Sequence[NotebookNode], answers: Mapping[Handed, str | None]
) -> list[int | None]:
    """For each cell of a file the release cell that it is, or None where it is none as it was released."""
    labelled = {label_of(cell): number for number, cell in enumerate(release) if label_of(cell)}
    sources: dict[str, list[int]] = {}
    for number, released in enumerate(release):
        sources.setdefault(released.source.strip(), []).append(number)
    kept = {cell.label for cell in cells}
    matched: list[int | None] = []
    last = -1
    for cell in cells:
        if cell.label in labelled:
            match = labelled[cell.label]
            locked = not labels_of(release[match]).get("solution")
            matched.append(match if locked or cell.used else None)  # else the half of a cell that was split
        elif cell in answers:  # beside the cell that it should be in, it may be anywhere
            label = answers[cell]
            matched.append(None if label in kept else labelled[label])
        else:
            same = sources.get(cell.source.strip(), [])
            matched.append(next((number for number in same if number > last), same[0] if same else None))
        last = last if matched[-1] is None else matched[-1]
    return matched


def _edits(cells: Sequence[Handed], release: Sequence[NotebookNode], matched: Sequence[int | None]) -> dict[int, int]:
    """The cells of a file that are edited release cells without a label, by the name that they kept."""
    named = {
        cell.get("id"): number for number, cell in enumerate(release) if not label_of(cell) and number not in matched
    }
    return {
        number: named[cell.id]
        for number, (cell, match) in enumerate(zip(cells, matched))
        if match is None and not cell.used and cell.id in named
    }
