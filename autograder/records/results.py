"""``results.jsonl``: one line per student and graded cell; of several for the same cell the last counts."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from autograder.records.outcome import Mark, Outcome


@dataclass(frozen=True)
class Line:
    """One line: the mark of a student's cell, and how it came about.

    ``points`` are None for a text that waits for people. ``verdict`` is the key under which the verdict is kept.
    """

    assignment: str
    student: str
    cell: str
    points: float | None
    max_points: float
    status: str
    mistake: str | None
    message: str
    seconds: float
    seed: int
    sandboxed: bool | None
    verdict: str | None
    hint: str | None = None
    way_out: str | None = None


NAMES = {field.name for field in fields(Line)}


def lines_of(slug: str, student: str, outcome: Outcome, seed: int, key: str | None) -> list[Line]:
    """The lines of one judged submission."""
    seconds = round(sum(outcome.seconds.values()) / max(len(outcome.marks), 1), 4)
    return [_line(slug, student, mark, seconds, seed, outcome.sandboxed, key) for mark in outcome.marks]


def lines_of_missing(slug: str, student: str, cells: dict[str, float], seed: int) -> list[Line]:
    """The lines of a student of the roster who handed in nothing."""
    marks = [Mark(cell, 0.0, points, "missing", "Nothing was handed in.") for cell, points in cells.items()]
    return [_line(slug, student, mark, 0.0, seed, None, None) for mark in marks]


def _line(
    slug: str, student: str, mark: Mark, seconds: float, seed: int, sandboxed: bool | None, key: str | None
) -> Line:
    return Line(
        assignment=slug,
        student=student,
        cell=mark.cell,
        points=mark.points,
        max_points=mark.max_points,
        status=mark.status,
        mistake=mark.mistake,
        message=mark.message,
        seconds=seconds,
        seed=seed,
        sandboxed=sandboxed,
        verdict=key,
        hint=mark.hint,
        way_out=mark.way_out,
    )


def append(path: Path, lines: Iterable[Line]) -> None:
    """Add lines at the end of the file, in one piece."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(asdict(line), ensure_ascii=False) + "\n" for line in lines)
    with path.open("ab+") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":  # a run was ended while it wrote the last line
                text = "\n" + text
        file.write(text.encode())


def read(path: Path) -> list[Line]:
    """The last line of each student and cell, in the order in which they first appeared."""
    latest = {}
    for line in _lines(path):
        latest[line.assignment, line.student, line.cell] = line
    return list(latest.values())


def marks(path: Path) -> dict[tuple[str, str], dict[str, tuple[float | None, str | None]]]:
    """For each assignment and student the points of the cells and the key of the verdict that gave them."""
    latest: dict[tuple[str, str], dict[str, tuple[float | None, str | None]]] = {}
    for line in _lines(path):
        latest.setdefault((line.assignment, line.student), {})[line.cell] = line.points, line.verdict
    return latest


def _lines(path: Path) -> Iterator[Line]:
    if not path.exists():
        return
    with path.open("rb") as file:
        for text in file:
            try:
                line = json.loads(text)
                if isinstance(line, dict):
                    yield Line(**{name: line[name] for name in line.keys() & NAMES})
            except (ValueError, TypeError):  # a run was ended while it wrote this line
                continue
