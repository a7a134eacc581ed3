"""Judge loose answers: functions of the course in a Python file, as an instructor gets them by mail."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import nbformat

from autograder.contract.verdicts import Verdict
from autograder.grading.judge import Judge
from autograder.intake.submissions import release_of
from autograder.sandbox.outside.client import Worker
from autograder.specs.course import assignments
from autograder.specs.question import Assignment
from autograder.specs.sources import solution_source

DEFINITION = re.compile(r"^(?:async\s+)?(?:def|class)\s+(\w+)|^(\w+)\s*=", re.MULTILINE)


@dataclass(frozen=True)
class Judged:
    """What came of the answers to one assignment: a verdict for each, and the errors that ended the code itself."""

    assignment: Assignment
    verdicts: list[Verdict]
    errors: list[str]


def names_in(source: str) -> list[str]:
    """The names that a source gives a meaning to at its top level; of what isn't Python as far as one can see.

    Examples
    --------
    >>> names_in("def score(X): return X\\npredict = score")
    ['score', 'predict']
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return [definition or name for definition, name in DEFINITION.findall(source)]
    found = []
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.append(node.name)
        elif isinstance(node, ast.Assign):
            found += [target.id for target in node.targets if isinstance(target, ast.Name)]
    return found


def judge_loose(source: str, hidden: bool = False, seed: int = 0, trust: bool = False) -> Iterator[Judged]:
    """Judge the answers in a source, an assignment at a time; their questions are found by the functions' names.

    What an answer calls of its notebook and doesn't bring along is the course's own.

    Parameters
    ----------
    source : str
        Python code that defines functions of the course, under their names.
    hidden : bool
        Whether to try the hidden cases too; else what a student sees, the public ones alone.
    seed : int
        Draws the hidden cases.
    trust : bool
        Whether to run the code without the sandbox where there is none.
    """
    names = set(names_in(source))
    chosen = [each for each in assignments() if any(question.function in names for question in each.questions)]
    if not chosen:
        return
    with Worker(tuple(dict.fromkeys(name for each in chosen for name in each.preload)), trust) as worker:
        for whole in chosen:
            questions = tuple(question for question in whole.questions if question.function in names)
            asked = replace(whole, questions=questions, written=())
            judgement = Judge(asked, worker, seed, public_only=not hidden).judge(_notebook(whole, asked, source))
            yield Judged(whole, judgement.verdicts, list(_errors(judgement.notebook)))


def _notebook(whole: Assignment, asked: Assignment, source: str) -> nbformat.NotebookNode:
    """The released notebook with the references of what isn't answered, the loose answers, and their checks."""
    notebook = release_of(whole.slug)
    answered = {question.function for question in asked.questions}
    others = {each.function: each for each in whole.questions if each.function not in answered}
    checks = {f"check-{function}" for function in answered}
    cells = []
    for cell in notebook.cells:
        labels = cell.metadata.get("nbgrader", {})
        label = labels.get("grade_id", "")
        if cell.cell_type != "code" or labels.get("grade"):
            continue
        name = label.removeprefix("solve-")
        if name in answered:
            continue
        if labels.get("solution") and name in others:
            cell.source = solution_source(others[name])
        cells.append(cell)
    checked = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") in checks]
    notebook.cells = [*cells, nbformat.v4.new_code_cell(source, id="loose"), *checked]
    return notebook


def _errors(notebook: nbformat.NotebookNode) -> Iterator[str]:
    """The errors that the loose code itself ended with, before any function was called."""
    for cell in notebook.cells:
        if cell["id"] == "loose":
            for output in cell.outputs:
                if output.output_type == "error":
                    yield re.sub(r"<ipython-input[^>]*>, ", "", f"{output.ename}: {output.evalue}")
