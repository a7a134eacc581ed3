"""``results.jsonl``: one line per student and graded cell; of several for the same cell the last counts.

A run that is killed may leave the last line in part: it is as if it weren't there. Any other line that isn't one of
these was put there by something else, and is pointed out.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, get_args, get_type_hints

from autograder.records.outcome import Mark, Outcome
from autograder.refused import Refused, reading, writing


@dataclass(frozen=True)
class Line:
    """One line: the mark of a student's cell, and how it came about.

    ``points`` are None for a text that waits for people. ``verdict`` is the key under which the verdict is kept, and
    ``behaviour`` what a wrong answer without a name has in common with others that did the same.
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
    behaviour: str | None = None


KINDS = {name: get_args(kind) or (kind,) for name, kind in get_type_hints(Line).items()}  # of each field
FORMER = {"misconception": "mistake"}  # what version 0.1.0 called a field


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
        behaviour=mark.behaviour,
    )


def append(path: Path, lines: Iterable[Line]) -> None:
    """Add lines at the end of the file, in one piece."""
    text = "".join(json.dumps(asdict(line), ensure_ascii=False) + "\n" for line in lines)
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as file:
            _end_last_line(file)
            file.write(text.encode())


def _end_last_line(file: BinaryIO) -> None:
    """Make room for the next line: one that a killed run has left in part goes."""
    if not file.tell():
        return
    file.seek(-1, os.SEEK_END)
    if file.read(1) != b"\n":
        file.seek(0)
        content = file.read()
        start = content.rfind(b"\n") + 1
        try:
            _read_line(content[start:])
            file.write(b"\n")
        except ValueError:
            file.truncate(start)


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
    with reading(path), path.open("rb") as file:
        for number, text in enumerate(file, 1):
            if text.isspace():
                continue
            try:
                line = _read_line(text)
            except ValueError as problem:
                if not text.endswith(b"\n"):
                    return  # a run was ended while it wrote this line
                raise Refused(
                    f"{path}, line {number}, is no line of results: {problem}. Delete the line, then run "
                    "`python -m autograder grade`, which writes again what is missing."
                ) from None
            yield line


def _read_line(text: bytes) -> Line:
    """Read one line; ``ValueError`` says why it is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    if not isinstance(found, dict):
        raise ValueError("it has no fields")
    found = {FORMER.get(name, name): value for name, value in found.items()}
    fields = {name: found[name] for name in found.keys() & KINDS.keys()}
    for name, value in fields.items():
        if not isinstance(value, KINDS[name]) and not (type(value) is int and float in KINDS[name]):
            raise ValueError(f"its {name} is {json.dumps(value)[:40]}")
    try:
        return Line(**fields)
    except TypeError:
        missing = next(name for name in KINDS if name not in fields)
        raise ValueError(f"it has no {missing}") from None
