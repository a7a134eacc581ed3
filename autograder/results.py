"""``results.jsonl``: one line per student and graded cell; of several for the same cell the last counts."""

import json
from collections.abc import Iterable
from pathlib import Path

from autograder.judge import Judgement, message


def lines_of(slug: str, student: str, judgement: Judgement, seed: int, sandboxed: bool) -> list[dict]:
    """The lines of one judged submission."""
    seconds = round(judgement.seconds / max(len(judgement.verdicts), 1), 4)
    return [
        {
            "assignment": slug,
            "student": student,
            "cell": f"check-{verdict['function']}",
            "points": verdict["points"],
            "max_points": verdict["max_points"],
            "status": verdict["status"],
            "misconception": verdict["misconception"],
            "message": message(verdict),
            "seconds": seconds,
            "seed": seed,
            "sandboxed": sandboxed,
        }
        for verdict in judgement.verdicts
    ]


def append(path: Path, lines: Iterable[dict]) -> None:
    """Add lines at the end of the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def read(path: Path) -> list[dict]:
    """The last line of each student and cell, in the order in which they first appeared."""
    if not path.exists():
        return []
    latest = {}
    for text in path.read_text(encoding="utf-8").splitlines():
        try:
            line = json.loads(text)
        except ValueError:
            continue  # a run was ended while it wrote this line
        latest[line["assignment"], line["student"], line["cell"]] = line
    return list(latest.values())
