"""The released notebook as a class was handed it out: with its questions, for its points, and no others."""

import copy
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

import nbformat
from nbformat import NotebookNode

from autograder.intake.cells import RELEASED, label_of
from autograder.intake.reading import VERSION_KEY
from autograder.paths import EXERCISES
from autograder.specs.editions import FIRST, Edition, as_handed_out, gone_from, record
from autograder.specs.settings import settings

END = "handing-in"  # the id of the cell above which what comes from another notebook stands


def release_as_handed_out(slug: str, cells: Mapping[str, float] | None) -> NotebookNode:
    """The student version of an assignment with the questions of a class's edition.

    Parameters
    ----------
    slug : str
        The assignment.
    cells : mapping or None
        The graded cells of the edition, and their points; None for what the course asks for.
    """
    return adapted(_released(slug), slug, cells, {name: _released(name) for name in _slugs()} if cells else {})


def adapted(
    notebook: NotebookNode, slug: str, cells: Mapping[str, float] | None, others: Mapping[str, NotebookNode]
) -> NotebookNode:
    """A notebook of the course, the student's or the instructor's, with the questions of an edition.

    Parameters
    ----------
    notebook : NotebookNode
        The notebook as the course has it; it is left as it is.
    slug, cells
        As in ``release_as_handed_out``.
    others : mapping of str to NotebookNode
        The other notebooks of the same kind, from which questions are taken that are there now.
    """
    notebook = copy.deepcopy(notebook)
    if cells is None:
        return notebook
    notebook.metadata.pop(VERSION_KEY, None)
    wanted = as_handed_out(slug, cells).cells
    answers = {label.replace("check-", "solve-", 1) for label in wanted} | set(wanted)
    rubrics = {label.replace("report-", "rubric-", 1) for label in wanted}
    kept = []
    for cell in notebook.cells:
        label = label_of(cell) or ""
        graded = label.startswith(("solve-", "check-", "report-"))
        if (graded and label not in answers) or (cell.id.startswith("rubric-") and cell.id not in rubrics):
            continue
        if cell.cell_type == "markdown" and RELEASED.fullmatch(cell.id):
            continue  # the words around the questions: the file that was handed in has those of its own version
        kept.append(cell)
    there = {label_of(cell) for cell in kept}
    end = next((place for place, cell in enumerate(kept) if cell.id == END), len(kept))
    elsewhere = [copy.deepcopy(cell) for each in others.values() for cell in each.cells]
    kept[end:end] = [cell for cell in elsewhere if label_of(cell) in answers - there]
    for cell in kept:
        if label_of(cell) in wanted:
            cell.metadata["nbgrader"]["points"] = wanted[label_of(cell) or ""]
    notebook.cells = kept
    return notebook


def gone_in_words(slug: str, cells: Mapping[str, float] | None) -> list[str]:
    """What a student reads of questions that the course can't judge any more."""
    gone = [label.removeprefix("check-").removeprefix("report-") for label in gone_from(slug, cells)]
    if not gone:
        return []
    return [
        f"The course doesn't have {', '.join(gone)} any more, so what you wrote for it can't be judged. Points that "
        "you have for it stay; where there are none yet, a person gives them."
    ]


def edition_of(slug: str, contents: Iterable[bytes]) -> Edition | None:
    """The edition that more than half of some submissions are of, if it is an earlier one.

    What a file says counts only as a choice among the editions that the course has had.
    """
    votes: Counter[str | None] = Counter()
    for content in contents:
        votes[_version_of(slug, content)] += 1
    best, most = next(iter(votes.most_common(1)), (None, 0))
    if best is None or 2 * most <= sum(votes.values()):
        return None
    return Edition(best, _known(slug)[best])


def _version_of(slug: str, content: bytes) -> str | None:
    """The version of a submitted notebook: as it says, or else by the cells that it has."""
    try:
        notebook = json.loads(content)
        cells, about = notebook["cells"], notebook.get("metadata", {})
        labels = {cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells}
        said = about.get(VERSION_KEY)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    known = _known(slug)
    if isinstance(said, str):
        return said if said in known else None
    graded = {label for label in labels if isinstance(label, str) and label.startswith(("check-", "report-"))}
    return FIRST if FIRST in known and known[FIRST].keys() == graded else None


@cache
def _known(slug: str) -> dict[str, dict[str, float]]:
    """The cells of an assignment in each version that has had it, under whatever number."""
    name = slug.partition("-")[2]
    return {
        version: cells
        for version, notebooks in record().items()
        for other, cells in notebooks.items()
        if other.partition("-")[2] == name
    }


def _slugs() -> list[str]:
    return [chapter.slug for chapter in settings().chapters]


@cache
def _released(slug: str) -> NotebookNode:
    release: NotebookNode = nbformat.read(EXERCISES / slug / f"{slug}.ipynb", as_version=4)
    return release
