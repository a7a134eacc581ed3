"""``results.jsonl``: one line per student and graded cell; of several for the same cell the last counts."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from autograder.outcome import Outcome


def lines_of(slug: str, student: str, outcome: Outcome, seed: int, key: str | None) -> list[dict]:
    """The lines of one judged submission."""
    seconds = round(sum(outcome.seconds.values()) / max(len(outcome.marks), 1), 4)
    rest = {"seconds": seconds, "seed": seed, "sandboxed": outcome.sandboxed, "verdict": key}
    return [{"assignment": slug, "student": student, **mark, **rest} for mark in outcome.marks]


def lines_of_missing(slug: str, student: str, cells: dict[str, float], seed: int) -> list[dict]:
    """The lines of a student of the roster who handed in nothing."""
    rest = {"status": "missing", "misconception": None, "message": "Nothing was handed in."}
    rest.update(seconds=0.0, seed=seed, sandboxed=None, verdict=None)
    ours = {"assignment": slug, "student": student}
    return [{**ours, "cell": cell, "points": 0.0, "max_points": points, **rest} for cell, points in cells.items()]


def append(path: Path, lines: Iterable[dict]) -> None:
    """Add lines at the end of the file, in one piece."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    with path.open("ab+") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":  # a run was ended while it wrote the last line
                text = "\n" + text
        file.write(text.encode())


def read(path: Path) -> list[dict]:
    """The last line of each student and cell, in the order in which they first appeared."""
    latest = {}
    for line in _lines(path):
        latest[line["assignment"], line["student"], line["cell"]] = line
    return list(latest.values())


def marks(path: Path) -> dict[tuple[str, str], dict[str, tuple[float | None, str | None]]]:
    """For each assignment and student the points of the cells and the key of the verdict that gave them."""
    latest = {}
    for line in _lines(path):
        cells = latest.setdefault((line["assignment"], line["student"]), {})
        cells[line["cell"]] = line["points"], line.get("verdict")
    return latest


def _lines(path):
    if not path.exists():
        return
    with path.open("rb") as file:
        for text in file:
            try:
                line = json.loads(text)
            except ValueError:
                continue  # a run was ended while it wrote this line
            if isinstance(line, dict):
                yield line
