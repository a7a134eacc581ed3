"""Which assignment a name or a notebook means, where it is not called or not placed as it should be."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from autograder.intake.reading import Handed, Unreadable, read_cells
from autograder.paths import EXERCISES
from autograder.specs.settings import settings

COUNTED = {"notebook", "assignment", "exercise", "homework", "nb", "hw"}  # words that a number may follow
GRADE_ID = re.compile(rb'"grade_id":\s*"([^"\\]{1,200})"')
COPY = re.compile(r"\(\d+\)|[-_ ]*\bcopy[-_ ]*\d*", re.IGNORECASE)


@dataclass(frozen=True)
class Release:
    """What a notebook was released with.

    Parameters
    ----------
    answers : list of str
        The labels of its answers.
    locked : set of str
        The labels of its other cells.
    given : set of str
        The code that it gives, as ``_squeezed`` returns it: whoever has it wrote nothing.
    signs : set of str
        By what a notebook is known to come from it: labels and texts of cells.
    """

    answers: list[str]
    locked: set[str]
    given: set[str]
    signs: set[str]


@lru_cache(maxsize=10_000)  # a folder can have thousands of names, and is looked at for each assignment
def assignment_named(name: str) -> str | None:
    """The assignment that the name of a file or folder means, if it means one.

    Examples
    --------
    >>> assignment_named("Acceptance (1).ipynb"), assignment_named("Notebook 01"), assignment_named("notes.txt")
    ('01-acceptance', '01-acceptance', None)
    """
    text = COPY.sub(" ", unicodedata.normalize("NFKC", name).casefold().partition(".ipynb")[0])
    words = re.findall(r"[^\W\d_]+|\d+", text)
    joined = "".join(words)
    topics = {chapter.slug: chapter.topic.replace("_", "") for chapter in settings().chapters}
    meant = [slug for slug, topic in topics.items() if topic in joined]
    numbers = [int(word) for word in words if word.isdecimal()]
    if not meant and len(numbers) == 1 and len(words) > 1 and set(words) <= {*COUNTED, words[-1]}:
        meant = [chapter.slug for chapter in settings().chapters if chapter.number == numbers[0]]
    return meant[0] if len(meant) == 1 else None


def assignment_in(content: bytes) -> str | None:
    """The assignment whose answers are in a file, if it is a notebook of the course."""
    try:
        return assignment_of(read_cells(content).cells)
    except Unreadable:
        return None


def has_label_of(content: bytes, slug: str) -> bool:
    """Whether the label of one of an assignment's answers stands in a file, which isn't parsed for it."""
    return any(f'"{label}"'.encode() in content for label in _releases()[slug].answers)


def assignment_labelled(content: bytes) -> str | None:
    """The only assignment whose answers have their labels in a file, which isn't parsed for it."""
    there = {label.decode(errors="replace") for label in GRADE_ID.findall(content)}
    found = [slug for slug, release in _releases().items() if not there.isdisjoint(release.answers)]
    return found[0] if len(found) == 1 else None


def assignment_of(cells: Sequence[Handed]) -> str | None:
    """The assignment with which some cells have most in common; None where two have as much, or none has anything.

    Labels and texts of cells count where only one assignment has them, and the functions that it asks for.
    """
    there = {cell.label for cell in cells} | {_squeezed(cell.source) for cell in cells}
    found = {
        slug: len(there & _signs()[slug]) + sum(has_answer(cells, label) for label in release.answers)
        for slug, release in _releases().items()
    }
    most = max(found.values(), default=0)
    best = [slug for slug, number in found.items() if number == most]
    return best[0] if most and len(best) == 1 else None


def has_answer(cells: Sequence[Handed], label: str) -> bool:
    """Whether there is a cell of this label, or one that defines the function that it asks for.

    What another notebook gives is no answer: some give a function that an earlier one asks for.
    """
    name = label.removeprefix("solve-")
    return any(
        cell.label == label
        or (name != label and cell.kind == "code" and defines(cell.source, name) and not _is_given(cell))
        for cell in cells
    )


def defines(source: str, name: str) -> bool:
    """Whether a source defines a function, a class or a variable at its outermost level."""
    definition = rf"^(async\s+)?(def|class)\s+{re.escape(name)}\b|^{re.escape(name)}\s*="
    return re.search(definition, source, re.MULTILINE) is not None


def _is_given(cell: Handed) -> bool:
    """Whether a cell of code is one that a notebook of the course gives, and not one to write in."""
    source = _squeezed(cell.source)
    return any(cell.label in release.locked or source in release.given for release in _releases().values())


def _squeezed(source: str) -> str:
    """A source without what editors change of themselves: spaces and empty lines."""
    return " ".join(source.split())


@cache
def _releases() -> dict[str, Release]:
    """What each notebook was released with, by assignment."""
    releases = {}
    for chapter in settings().chapters:
        cells = json.loads((EXERCISES / chapter.slug / f"{chapter.slug}.ipynb").read_text(encoding="utf-8"))["cells"]
        labels = [cell["metadata"].get("nbgrader", {}) for cell in cells]
        sources = [_squeezed("".join(cell["source"])) for cell in cells]
        answers = [each["grade_id"] for each in labels if each.get("solution")]
        locked = {each["grade_id"] for each in labels if each and not each.get("solution")}
        given = {
            source
            for cell, each, source in zip(cells, labels, sources)
            if cell["cell_type"] == "code" and not each.get("solution")
        }
        releases[chapter.slug] = Release(answers, locked, given, {*answers, *locked, *sources} - {""})
    return releases


@cache
def _signs() -> dict[str, set[str]]:
    """The labels and texts of cells that only one assignment has, by assignment."""
    count = Counter(sign for release in _releases().values() for sign in release.signs)
    return {slug: {sign for sign in release.signs if count[sign] == 1} for slug, release in _releases().items()}
