"""What a language model's first answers earn: ``python -m autograder.proof.first_answers``.

The answers stand in ``solutions/first_answers.jsonl``. They were written once, from what a notebook shows its
students and nothing else, and none was run before it was kept; the guide's figure is of these, not of what a model
reaches when it is asked again. The points go to ``book/data/first_answers.json``.
"""

import autograder.quickstart  # noqa: F401, I001 (first)

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

import nbformat

from autograder.checking.words import many
from autograder.grading.judge import Judge
from autograder.intake.cells import label_of
from autograder.intake.submissions import release_of
from autograder.paths import DATA_FILES, ROOT
from autograder.sandbox.outside.client import Worker
from autograder.specs.course import assignments
from autograder.specs.question import Assignment

ANSWERS = ROOT / "solutions" / "first_answers.jsonl"
TABLE = DATA_FILES / "first_answers.json"


@dataclass(frozen=True)
class Earned:
    """What the answer to one question was worth."""

    function: str
    kind: str
    points: float
    out_of: float


def answers() -> dict[str, str]:
    """The source of each first answer, by the name of its question."""
    lines = map(json.loads, ANSWERS.read_text(encoding="utf-8").splitlines())
    return {line["function"]: line["source"] for line in lines}


def earned(assignment: Assignment, seed: int = 0) -> Iterator[Earned]:
    """Judge the first answers to an assignment together, as one submission, hidden cases included."""
    sources = answers()
    notebook = release_of(assignment.slug)
    for cell in notebook.cells:
        function = (label_of(cell) or "").removeprefix("solve-")
        cell.source = sources.get(function, cell.source)
    with Worker(assignment.preload) as worker:
        verdicts = Judge(assignment, worker, seed).judge(nbformat.from_dict(notebook)).verdicts
    points = {verdict.function: verdict.points for verdict in verdicts}
    for question in assignment.questions:
        yield Earned(question.function, question.kind, points[question.function], question.points)


def write(found: Iterable[Earned]) -> None:
    """Keep what each answer was worth, where the guide finds it."""
    lines = ",\n".join(f" {json.dumps(asdict(each))}" for each in found)
    TABLE.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    rows: list[Earned] = []
    for each in assignments():
        rows += earned(each)
        possible = many(sum(row.out_of for row in rows), "point")
        print(f"{each.slug}: {sum(row.points for row in rows):g} of {possible} so far")
    write(rows)
