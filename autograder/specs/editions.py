"""What a class was handed out: a version of the course, and the cells of one of its notebooks with their points.

A class keeps it through all later versions. Its questions are found by the names of their functions, in whatever
notebook they are now; what was taken out of the course can't be judged any more, and is named.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from autograder.paths import EXERCISES
from autograder.specs.course import assignment, assignments
from autograder.specs.question import Assignment, Question, Written
from autograder.specs.settings import known_chapters, settings, specification
from autograder.version import VERSION

RECORD = EXERCISES / "versions.json"  # what the notebooks of each version ask for; `build` writes it
FIRST = "0.1.0"  # of notebooks and classes that don't say their version


@dataclass(frozen=True)
class Edition:
    """A notebook of some version: its graded cells and their points."""

    version: str
    cells: dict[str, float] = field(hash=False)


@dataclass(frozen=True)
class Difference:
    """How what a class was handed out differs from what the course asks for now."""

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    moved: dict[str, str] = field(default_factory=dict)  # a name, and the notebook in which it is now
    points: dict[str, tuple[float, float]] = field(default_factory=dict)  # a name: what it is worth here, and now

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.moved or self.points)


def current(slug: str) -> Edition:
    """What the course asks for now."""
    return Edition(VERSION, assignment(slug).cells)


def as_handed_out(slug: str, cells: Mapping[str, float] | None) -> Assignment:
    """An assignment with the questions of a class's edition, for the points of it.

    Parameters
    ----------
    slug : str
        The assignment.
    cells : mapping or None
        Labels of cells, and points. What the settings name has theirs. None is what the course asks for.
    """
    now = assignment(slug)
    if cells is None:
        return now
    questions, written = _questions(), _texts()
    own = settings().points
    return replace(
        now,
        questions=tuple(
            questions[label].worth(own.get(questions[label].function, points))
            for label, points in cells.items()
            if label in questions
        ),
        written=tuple(written[label] for label in cells if label in written and written[label].points == cells[label]),
    )


def gone_from(slug: str, cells: Mapping[str, float] | None) -> dict[str, float]:
    """The cells of an edition that the course can't judge any more, and their points."""
    there = as_handed_out(slug, cells).cells
    return {label: points for label, points in (cells or {}).items() if label not in there}


def cells_of(slug: str, cells: Mapping[str, float] | None) -> dict[str, float]:
    """All graded cells of an edition, those that can't be judged any more included, and what each is worth now."""
    judged = as_handed_out(slug, cells).cells
    return judged if cells is None else {label: judged.get(label, points) for label, points in cells.items()}


def difference(slug: str, cells: Mapping[str, float]) -> Difference:
    """How an edition differs from what the course asks for now."""
    now = assignment(slug).cells
    here = as_handed_out(slug, cells).cells
    elsewhere = {label: each.slug for each in assignments() for label in each.cells if each.slug != slug}
    return Difference(
        tuple(_name(label) for label in now if label not in cells),
        tuple(_name(label) for label in gone_from(slug, cells)),
        {_name(label): elsewhere.get(label, "") for label in here if label not in now},
        {_name(label): (here[label], now[label]) for label in here if label in now and here[label] != now[label]},
    )


@cache
def record() -> dict[str, dict[str, dict[str, float]]]:
    """The cells and points of all notebooks, by version and assignment, as they were built."""
    if not RECORD.exists():
        return {}
    found: dict[str, dict[str, dict[str, float]]] = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


def record_with_this_version() -> str:
    """The text of the record, with what the course asks for now as this version."""
    versions = {**record(), VERSION: {each.slug: each.cells for each in assignments()}}
    return json.dumps(versions, indent=1) + "\n"


@cache
def _questions() -> dict[str, Question]:
    """All questions by the labels of their cells: those of the course, and of chapters that it leaves out."""
    everything = [specification(topic) for topic in known_chapters()] + assignments()
    return {f"check-{question.function}": question for each in everything for question in each.questions}


@cache
def _texts() -> dict[str, Written]:
    everything = [specification(topic) for topic in known_chapters()] + assignments()
    return {f"report-{written.name}": written for each in everything for written in each.written}


def _name(label: str) -> str:
    return label.removeprefix("check-").removeprefix("report-")
