"""Which assignment a name or a notebook means, where it is not called or not placed as it should be."""

import json
import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from autograder.intake.reading import Handed, Unreadable, read_cells
from autograder.paths import EXERCISES
from autograder.specs.settings import settings

COUNTED = {"notebook", "assignment", "exercise", "homework", "nb", "hw"}  # words that a number may follow
COPY = re.compile(r"\(\d+\)|[-_ ]*\bcopy[-_ ]*\d*", re.IGNORECASE)


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


def assignment_of(cells: Sequence[Handed]) -> str | None:
    """The assignment most of whose answers are among some cells, with their labels or without."""
    found = {slug: sum(has_answer(cells, label) for label in labels) for slug, labels in _answers().items()}
    best = max(found, key=lambda slug: found[slug], default=None)
    return best if best and found[best] else None


def has_answer(cells: Sequence[Handed], label: str) -> bool:
    """Whether there is a cell of this label, or one that defines the function that it asks for."""
    name = label.removeprefix("solve-")
    return any(
        cell.label == label or (name != label and cell.kind == "code" and defines(cell.source, name)) for cell in cells
    )


def defines(source: str, name: str) -> bool:
    """Whether a source defines a function, a class or a variable at its outermost level."""
    definition = rf"^(async\s+)?(def|class)\s+{re.escape(name)}\b|^{re.escape(name)}\s*="
    return re.search(definition, source, re.MULTILINE) is not None


@cache
def _answers() -> dict[str, list[str]]:
    """The labels of all answers, by assignment."""
    answers = {}
    for chapter in settings().chapters:
        cells = json.loads((EXERCISES / chapter.slug / f"{chapter.slug}.ipynb").read_text(encoding="utf-8"))["cells"]
        labels = [cell["metadata"].get("nbgrader", {}) for cell in cells]
        answers[chapter.slug] = [each["grade_id"] for each in labels if each.get("solution")]
    return answers
