"""Judge a whole notebook: compute the answers in the worker, compare them here, write the verdict into it."""

import secrets
import time
from dataclasses import dataclass, field

import nbformat

from autograder.build import inlined_source
from autograder.cards import make_card
from autograder.means import codes_in, missing_means
from autograder.opposites import with_opposites
from autograder.render import as_html, as_text
from autograder.runner import Worker, was_stopped
from autograder.spec import Assignment, Question
from autograder.verdict import judge


@dataclass
class Judgement:
    """The outcome of one submission: the notebook with feedback and a verdict for every question."""

    notebook: nbformat.NotebookNode
    verdicts: list[dict] = field(default_factory=list)
    seconds: float = 0.0


class Judge:
    """Judges submissions of one assignment, all on the same cases.

    Parameters
    ----------
    assignment : Assignment
        What is asked.
    worker : Worker
        Where the students' code runs.
    seed : int or None
        Draws the hidden cases; None takes a random one, to be found in ``seed``.
    """

    def __init__(self, assignment: Assignment, worker: Worker, seed: int | None = None):
        self.assignment = assignment
        self.worker = worker
        self.seed = secrets.randbelow(2**32) if seed is None else seed
        self.cards = [make_card(question, self.seed) for question in assignment.questions]
        self._builds_on = {question.function: builds_on(assignment, question) for question in assignment.questions}

    def judge(self, notebook: nbformat.NotebookNode) -> Judgement:
        """Judge a notebook that was rebuilt on the release; the notebook is changed and returned."""
        started = time.perf_counter()
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        runnable = [
            {"id": str(number), "source": cell.source}
            for number, cell in enumerate(cells)
            if _marks(cell).get("grade_id") != "setup" and not _is_check(cell)
        ]
        outputs, observations = self.worker.compute(runnable, self.cards)
        codes = {}
        for cell in cells:
            codes.update(codes_in(cell.source))
        verdicts = {
            card["function"]: _judge(card, observations[card["function"]], _missing(card, codes)) for card in self.cards
        }
        ended = [cell for cell in runnable if not was_stopped(outputs.get(cell["id"], []))]
        grounds = {name: (ended, seen) for name, seen in observations.items()}
        self._forgive_earlier_mistakes(grounds, codes, verdicts)
        self._require_means(grounds, verdicts)
        for number, cell in enumerate(cells):
            if _is_check(cell):
                verdict = verdicts.get(_marks(cell)["grade_id"].removeprefix("check-"))
                if verdict is None:  # a graded cell without a specification is our error, not full marks
                    raise KeyError(f"no specification for the graded cell {_marks(cell)['grade_id']}")
                cell.outputs = [verdict_output(verdict)]
            else:
                cell.outputs = [nbformat.from_dict(output) for output in outputs.get(str(number), [])]
        self._require_specifications(notebook)
        seconds = time.perf_counter() - started
        return Judgement(notebook, [verdicts[card["function"]] for card in self.cards], seconds)

    def _require_specifications(self, notebook):
        """Only texts of the specification are left to people; another graded text would be points out of nothing."""
        for cell in notebook.cells:
            graded = cell.cell_type != "code" and _marks(cell).get("grade")
            if graded and _marks(cell)["grade_id"] not in self.assignment.cells:
                raise KeyError(f"no specification for the graded text {_marks(cell)['grade_id']}")

    def _forgive_earlier_mistakes(self, grounds, codes, verdicts):
        """Judge once more what fails and calls an earlier function that it is meant to build on.

        A mistake costs the question in which it is made, not the ones that build on it: in a process of its
        own the earlier functions are replaced by the course's. Only those that the reference itself calls:
        what a student did not write may not solve another question. ``grounds`` says, and is told, which cells a
        question is judged on, and what was seen.
        """
        for question, card in zip(self.assignment.questions, self.cards):
            if verdicts[question.function]["points"] == question.points or question.function not in codes:
                continue
            meant = self._builds_on[question.function]
            called = [name for name in meant if not missing_means(question.function, codes, [name])]
            if not called:
                continue
            source = "\n\n".join(["import numpy as np", *meant.values()])
            if question.library == "torch":
                source = "import torch\n" + source
            stand_ins = {"id": "stand-ins", "source": source}
            cells = [*grounds[question.function][0], stand_ins]
            seen = self.worker.compute(cells, [card])[1][question.function]
            verdict = _judge(card, seen, _missing(card, codes))
            if _tells_more(verdict, verdicts[question.function]):
                remark = f"Judged with the course's own {' and '.join(called)}, which it calls."
                verdicts[question.function] = {**verdict, "remarks": [*verdict["remarks"], remark]}
                grounds[question.function] = (cells, seen)

    def _require_means(self, grounds, verdicts):
        """See whether a right answer depends on what it should use; a name in its source is no proof, nor needed.

        In a process of their own the functions that it should use say the opposite. What is right all the same
        comes from somewhere else.
        """
        for card in self.cards:
            name = card["function"]
            cells, seen = grounds[name]
            right = _judge(card, seen) if card["means"] else None
            if right is None or right["status"] != "passed":
                continue
            changed = [{**cell, "source": with_opposites(cell["source"], card["means"])} for cell in cells]
            turned = self.worker.compute(changed, [card])[1][name]
            if _judge(card, turned)["status"] == "passed":
                verdicts[name] = _judge(card, seen, card["means"])
            elif verdicts[name]["status"] != "passed":
                verdicts[name] = right

    def unreadable(self, notebook: nbformat.NotebookNode, problem: str) -> Judgement:
        """The judgement of a file that could not be read: no points, and the reason in every graded cell."""
        verdicts = []
        for question in self.assignment.questions:
            parts = [{"title": p.title, "points": 0.0, "max_points": p.points, "problem": None} for p in question.parts]
            verdict = {"function": question.function, "status": "unreadable", "points": 0.0, "hint": None}
            verdict.update(max_points=question.points, parts=parts, misconception=None, remarks=[problem])
            verdicts.append(verdict)
        for cell in notebook.cells:
            if _is_check(cell):
                name = _marks(cell)["grade_id"].removeprefix("check-")
                cell.outputs = [verdict_output(next(v for v in verdicts if v["function"] == name))]
        return Judgement(notebook, verdicts)


def builds_on(assignment: Assignment, question: Question) -> dict[str, str]:
    """The earlier questions whose functions the reference of a question calls, with the reference's source of each.

    Examples
    --------
    >>> from autograder.course import assignment
    >>> each = assignment("03-perceptron-algorithm")
    >>> list(builds_on(each, each.question("perceptron_fit")))
    ['perceptron_step', 'perceptron_epoch']
    """
    sources = {
        each.function: inlined_source(each.solution, each.function, markers=False) for each in assignment.questions
    }
    codes = codes_in("\n\n".join(sources.values()), attributes=False)  # torch.sigmoid isn't the sigmoid of a notebook
    earlier = list(sources)[: list(sources).index(question.function)]
    return {name: sources[name] for name in earlier if not missing_means(question.function, codes, [name])}


def verdict_output(verdict):
    """The verdict as the result of its cell: the points for nbgrader, the words for the student."""
    data = {"text/plain": repr(float(verdict["points"])), "text/html": as_html(verdict)}
    return nbformat.v4.new_output("execute_result", data=data, metadata={}, execution_count=None)


def message(verdict: dict) -> str:
    """The verdict in plain text, without its headline: what a report shows."""
    return "\n".join(line.strip() for line in as_text(verdict).splitlines()[1:])


def _tells_more(new, old):
    """Whether a verdict gives more points, or the same and the name of the mistake."""
    named = new["misconception"] is not None and old["misconception"] is None
    return new["points"] > old["points"] or (new["points"] == old["points"] and named)


def _judge(card, observations, missing_means=()):
    """The verdict of one question: an answer that the comparison itself stumbles over is wrong, and ends no run."""
    try:
        return judge(card, observations, missing_means)
    except Exception as error:
        stumbled = {"status": "crashed", "message": f"gives back what can't be compared ({type(error).__name__})"}
        return judge(card, [stumbled] * len(observations), missing_means)


def _missing(card, codes):
    return missing_means(card["function"], codes, card["means"])


def _is_check(cell):
    """Whether a cell is graded by the judge: all code is, and texts never."""
    return cell.cell_type == "code" and bool(_marks(cell).get("grade"))


def _marks(cell):
    return cell.metadata.get("nbgrader", {})
