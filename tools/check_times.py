"""How long a student waits: for the first cell of each notebook, and for check() on a right answer.

    python tools/check_times.py [notebook ...]

Says for each notebook the seconds of its first cell, and the median of check() over its questions in NumPy.
"""

import contextlib
import io
import sys
import time
from statistics import median
from typing import Any

import nbformat

from autograder.paths import EXERCISES
from autograder.specs.course import assignment, assignments
from autograder.specs.question import Question, load

TRIES = 5


def first_cell(slug: str) -> tuple[dict[str, Any], float]:
    """Run the first cell of a notebook: its names, and the seconds."""
    notebook = nbformat.read(EXERCISES / slug / f"{slug}.ipynb", as_version=4)
    (source,) = [cell.source for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "setup"]
    names: dict[str, Any] = {}
    began = time.process_time()
    exec(compile(source, slug, "exec"), names)
    return names, time.process_time() - began


def milliseconds(slug: str) -> dict[str, float]:
    """The median of a few calls of check() on the right answer, for each question of a notebook in NumPy."""
    names, _ = first_cell(slug)
    questions = [question for question in assignment(slug).questions if question.library == "numpy"]
    vars(sys.modules["__main__"]).update({question.function: _answer(question) for question in questions})
    return {question.function: median(_once(names["check"], question) for _ in range(TRIES)) for question in questions}


def _answer(question: Question) -> Any:
    return load(question.reference)() if question.holds else load(question.solution)


def _once(check: Any, question: Question) -> float:
    began = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        points = check(question.function)
    if points != question.points:
        raise ValueError(f"{question.function}: the right answer gets {points:g} of {question.points:g} points")
    return 1000 * (time.process_time() - began)


def main() -> None:
    for slug in sys.argv[1:] or [each.slug for each in assignments()]:
        _, seconds = first_cell(slug)
        times = milliseconds(slug)
        slowest = max(times, key=lambda name: times[name])
        print(
            f"{slug}: first cell {seconds:.2f} s; check() {median(times.values()):.1f} ms in the median of "
            f"{len(times)} questions, at most {times[slowest]:.1f} ms ({slowest})",
            flush=True,
        )


if __name__ == "__main__":
    main()
