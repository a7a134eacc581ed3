"""Judge a whole notebook: compute the answers in the worker, compare them here, write the verdict into it."""

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol

import nbformat
from nbformat import NotebookNode

from autograder.checking.dependence import comes_from_units
from autograder.checking.must_use import codes_in, unused_names
from autograder.checking.render import as_html, as_text
from autograder.checking.verdict import Observations, verdict_of
from autograder.contract.calls import Cell, Output, Printed, Shown
from autograder.contract.cards import Card
from autograder.contract.observations import Crashed
from autograder.contract.verdicts import PartVerdict, Verdict
from autograder.grading.cards import make_card
from autograder.intake.cells import is_check, labels_of
from autograder.sandbox.outside.client import Computed
from autograder.specs.question import Assignment, Question
from autograder.specs.sources import inlined_source


class Computes(Protocol):
    """A worker, as far as a judge needs one."""

    def compute(self, cells: Sequence[Cell], cards: Sequence[Card], /) -> Computed: ...


@dataclass
class Judgement:
    """The outcome of one submission: the notebook with feedback and a verdict for every question."""

    notebook: NotebookNode
    verdicts: list[Verdict] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class Ground:
    """What a question is judged on: which cells were run, and what was seen then."""

    cells: list[Cell]
    seen: Observations


class Judge:
    """Judges submissions of one assignment, all on the same cases.

    Parameters
    ----------
    assignment : Assignment
        What is asked.
    worker : Computes
        Where the students' code runs.
    seed : int or None
        Draws the hidden cases; None takes a random one, to be found in ``seed``.
    public_only : bool
        Whether to leave the hidden cases out.
    """

    def __init__(
        self, assignment: Assignment, worker: Computes, seed: int | None = None, public_only: bool = False
    ) -> None:
        self.assignment = assignment
        self.worker = worker
        self.seed = secrets.randbelow(2**32) if seed is None else seed
        drawn = None if public_only else self.seed
        self.cards = [make_card(question, drawn) for question in assignment.questions]
        self._builds_on = {question.function: builds_on(assignment, question) for question in assignment.questions}

    def judge(self, notebook: NotebookNode) -> Judgement:
        """Judge a notebook that was rebuilt on the release; the notebook is changed and returned."""
        started = time.perf_counter()
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        runnable = [
            Cell(str(number), cell.source)
            for number, cell in enumerate(cells)
            if labels_of(cell).get("grade_id") != "setup" and not is_check(cell)
        ]
        computed = self.worker.compute(runnable, self.cards)
        codes: dict[str, set[str]] = {}
        for cell in cells:
            codes.update(codes_in(cell.source))
        verdicts = {
            card.function: _verdict(card, computed.observations[card.function], _unused(card, codes))
            for card in self.cards
        }
        ended = [cell for cell in runnable if cell.id not in computed.stopped]
        grounds = {name: Ground(computed.ran, seen) for name, seen in computed.observations.items()}
        self._forgive_earlier_mistakes(ended, grounds, codes, verdicts)
        self._require_dependence(grounds, codes, verdicts)
        for number, cell in enumerate(cells):
            if is_check(cell):
                verdict = verdicts.get(labels_of(cell)["grade_id"].removeprefix("check-"))
                if verdict is None:  # a graded cell without a specification is our error, not full marks
                    raise KeyError(f"no specification for the graded cell {labels_of(cell)['grade_id']}")
                cell.outputs = [verdict_output(verdict)]
            else:
                cell.outputs = [in_notebook(output) for output in computed.outputs.get(str(number), [])]
        self._require_specifications(notebook)
        seconds = time.perf_counter() - started
        return Judgement(notebook, [verdicts[card.function] for card in self.cards], seconds)

    def _require_specifications(self, notebook: NotebookNode) -> None:
        """Only texts of the specification are left to people; another graded text would be points out of nothing."""
        for cell in notebook.cells:
            graded = cell.cell_type != "code" and labels_of(cell).get("grade")
            if graded and labels_of(cell)["grade_id"] not in self.assignment.cells:
                raise KeyError(f"no specification for the graded text {labels_of(cell)['grade_id']}")

    def _forgive_earlier_mistakes(
        self,
        ended: list[Cell],
        grounds: dict[str, Ground],
        codes: dict[str, set[str]],
        verdicts: dict[str, Verdict],
    ) -> None:
        """Judge once more what fails and calls an earlier function that it is meant to build on.

        A mistake costs the question in which it is made, not the ones that build on it: in a process of its
        own the earlier functions are replaced by the course's. Only those that the reference itself calls:
        what a student did not write may not solve another question. ``grounds`` is told what each is judged on.
        """
        for question, card in zip(self.assignment.questions, self.cards):
            if verdicts[question.function].points == question.points or question.function not in codes:
                continue
            meant = self._builds_on[question.function]
            called = [name for name in meant if not unused_names(question.function, codes, [name])]
            if not called:
                continue
            source = "\n\n".join(["import numpy as np", *meant.values()])
            if question.library == "torch":
                source = "import torch\n" + source
            cells = [*ended, Cell("stand-ins", source)]
            seen = self.worker.compute(cells, [card]).observations[question.function]
            verdict = _verdict(card, seen, _unused(card, codes))
            if _tells_more(verdict, verdicts[question.function]):
                remark = f"Judged with the course's own {' and '.join(called)}, which it calls."
                verdicts[question.function] = replace(verdict, remarks=[*verdict.remarks, remark])
                grounds[question.function] = Ground(cells, seen)

    def _require_dependence(
        self, grounds: dict[str, Ground], codes: dict[str, set[str]], verdicts: dict[str, Verdict]
    ) -> None:
        """See whether a right answer comes from what it should use; a name in its source is no proof, nor needed."""
        for card in self.cards:
            name = card.function
            ground = grounds[name]
            right = _verdict(card, ground.seen) if card.must_use else None
            if right is None or right.status != "passed":
                continue
            if not comes_from_units(card, codes, partial(self._ask, ground.cells), self.seed):
                verdicts[name] = _verdict(card, ground.seen, card.must_use)
            elif verdicts[name].status != "passed":
                verdicts[name] = right

    def _ask(self, cells: list[Cell], card: Card) -> Observations:
        return self.worker.compute(cells, [card]).observations[card.function]

    def unreadable(self, notebook: NotebookNode, problem: str) -> Judgement:
        """The judgement of a file that could not be read: no points, and the reason in every graded cell."""
        verdicts = []
        for question in self.assignment.questions:
            parts = [PartVerdict(part.title, 0.0, part.points) for part in question.parts]
            verdicts.append(Verdict(question.function, "unreadable", 0.0, question.points, parts, remarks=[problem]))
        for cell in notebook.cells:
            if is_check(cell):
                name = labels_of(cell)["grade_id"].removeprefix("check-")
                cell.outputs = [verdict_output(next(each for each in verdicts if each.function == name))]
        return Judgement(notebook, verdicts)


def builds_on(assignment: Assignment, question: Question) -> dict[str, str]:
    """The earlier questions whose functions the reference of a question calls, with the reference's source of each.

    Examples
    --------
    >>> from autograder.specs.settings import specification
    >>> each = specification("perceptron_algorithm")
    >>> list(builds_on(each, each.question("perceptron_fit")))
    ['perceptron_step', 'perceptron_epoch']
    """
    sources = {
        each.function: inlined_source(each.solution, each.function, markers=False) for each in assignment.questions
    }
    codes = codes_in("\n\n".join(sources.values()), attributes=False)  # torch.sigmoid isn't the sigmoid of a notebook
    earlier = list(sources)[: list(sources).index(question.function)]
    return {name: sources[name] for name in earlier if not unused_names(question.function, codes, [name])}


def in_notebook(output: Output) -> NotebookNode:
    """An output of a cell as a notebook has it."""
    if isinstance(output, Printed):
        return _output("stream", name=output.stream, text=output.text)
    if isinstance(output, Shown):
        data = {kind: data for kind, data in (("text/plain", output.text), ("image/png", output.picture)) if data}
        return _output("display_data", data=data)
    error, message = output.error, output.message
    lines = f"{error}: {message}".split("\n")
    return _output("error", ename=error, evalue=message, traceback=lines)


def _output(kind: str, **content: Any) -> NotebookNode:
    output: NotebookNode = nbformat.v4.new_output(kind, **content)
    return output


def verdict_output(verdict: Verdict) -> NotebookNode:
    """The verdict as the result of its cell: the points for nbgrader, the words for the student."""
    data = {"text/plain": repr(float(verdict.points)), "text/html": as_html(verdict)}
    return _output("execute_result", data=data, metadata={}, execution_count=None)


def message(verdict: Verdict) -> str:
    """The verdict in plain text, without its headline: what a report shows."""
    return "\n".join(line.strip() for line in as_text(verdict).splitlines()[1:])


def _tells_more(new: Verdict, old: Verdict) -> bool:
    """Whether a verdict gives more points, or the same and the name of the mistake."""
    named = new.mistake is not None and old.mistake is None
    return new.points > old.points or (new.points == old.points and named)


def _verdict(card: Card, observations: Observations, unused: Sequence[str] = ()) -> Verdict:
    """The verdict of one question: an answer that the comparison itself stumbles over is wrong, and ends no run."""
    try:
        return verdict_of(card, observations, unused)
    except Exception as error:
        stumbled = Crashed(f"gives back what can't be compared ({type(error).__name__})")
        return verdict_of(card, [stumbled] * len(observations), unused)


def _unused(card: Card, codes: dict[str, set[str]]) -> list[str]:
    return unused_names(card.function, codes, card.must_use)
