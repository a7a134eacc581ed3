"""Judge a whole notebook: compute the answers in the worker, compare them here, write the verdict into it."""

import base64
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import nbformat
from nbformat import NotebookNode

from autograder.checking.must_use import codes_in, names_below, unused_names
from autograder.checking.render import as_html, as_text
from autograder.contract.calls import Cell, Output, Printed, Shown
from autograder.contract.cards import Card
from autograder.contract.verdicts import PartVerdict, Verdict
from autograder.grading.behaviour import behaviour_of
from autograder.grading.cards import make_card
from autograder.grading.causes import with_cause
from autograder.grading.examination import Examination
from autograder.grading.sources import names_of, only_adds
from autograder.intake.cells import is_check, is_own, labels_of
from autograder.nbgrader.labels import unanswered_in
from autograder.sandbox.outside.client import Computed, Examiner
from autograder.sandbox.outside.run import Budget
from autograder.specs.question import Assignment, Question
from autograder.specs.settings import settings
from autograder.specs.sources import solution_source

SENT_TOO_MUCH = "its cells sent the grader more than all of a notebook can show"


class Computes(Protocol):
    """A worker, as far as a judge needs one."""

    def compute(
        self, steps: Sequence[Cell | Card], examiner: Examiner | None = None, budget: Budget | None = None, /
    ) -> Computed: ...


@dataclass
class Judgement:
    """The outcome of one submission: the notebook with feedback and a verdict for every question.

    ``told`` is what the instructor should know of it: what was not done, and why. ``behaviours`` are the digests of
    what wrong answers did that have no name, by function.
    """

    notebook: NotebookNode
    verdicts: list[Verdict] = field(default_factory=list)
    seconds: float = 0.0
    told: list[str] = field(default_factory=list)
    behaviours: dict[str, str] = field(default_factory=dict)


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

    def judge(self, notebook: NotebookNode, files: Mapping[str, bytes] | None = None) -> Judgement:
        """Judge a notebook that was rebuilt on the release; the notebook is changed and returned.

        Parameters
        ----------
        notebook : NotebookNode
            The rebuilt notebook.
        files : mapping of str to bytes or None
            What lies beside it.
        """
        started = time.perf_counter()
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        cards = {card.function: card for card in self.cards}
        steps: list[Cell | Card] = [Cell("files", _writing(files))] if files else []
        taken: set[str] = set()
        for number, cell in enumerate(cells):
            if is_check(cell):
                name = labels_of(cell)["grade_id"].removeprefix("check-")
                if name not in cards:  # a graded cell without a specification is our error, not full marks
                    raise KeyError(f"no specification for the graded cell {labels_of(cell)['grade_id']}")
                steps.append(cards[name])
            elif labels_of(cell).get("grade_id") != "setup":
                own = is_own(cell)
                keeps = not own and (not labels_of(cell).get("solution") or only_adds(cell.source, taken))
                steps.append(Cell(str(number), cell.source, own, keeps))
                taken |= names_of(cell.source)
        steps += [
            card for card in self.cards if not any(step is card for step in steps)
        ]  # of a check that the notebook hasn't
        examination = Examination(steps, self._builds_on, self.seed)
        budget = Budget(**settings().budget)
        computed = self.worker.compute(steps, examination, budget)
        examination.judge_lost(computed.observations)
        verdicts = _with_reasons(_with_causes(examination, computed), budget)
        verdicts |= self._left_as_it_came(notebook, verdicts)
        for number, cell in enumerate(cells):
            if is_check(cell):
                cell.outputs = [verdict_output(verdicts[labels_of(cell)["grade_id"].removeprefix("check-")])]
            else:
                cell.outputs = [in_notebook(output) for output in computed.outputs.get(str(number), [])]
        self._require_specifications(notebook)
        seconds = time.perf_counter() - started
        judged = [verdicts[card.function] for card in self.cards]
        return Judgement(notebook, judged, seconds, _used_up(budget), _behaviours(examination, judged))

    def _left_as_it_came(self, notebook: NotebookNode, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
        """Programs to be repaired that nobody has touched: their fault is no student's mistake."""
        untouched = unanswered_in(notebook)
        left = {}
        for question in self.assignment.questions:
            name = question.function
            if question.broken and verdicts[name].mistake == question.broken and f"solve-{name}" in untouched:
                parts = [PartVerdict(part.title, 0.0, part.points) for part in question.parts]
                left[name] = Verdict(name, "not attempted", 0.0, question.points, parts)
        return left

    def _require_specifications(self, notebook: NotebookNode) -> None:
        """Only texts of the specification are left to people; another graded text would be points out of nothing."""
        for cell in notebook.cells:
            graded = cell.cell_type != "code" and labels_of(cell).get("grade")
            if graded and labels_of(cell)["grade_id"] not in self.assignment.cells:
                raise KeyError(f"no specification for the graded text {labels_of(cell)['grade_id']}")

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
    if question.holds:  # a value calls nothing
        return {}
    sources = {each.function: solution_source(each) for each in assignment.questions}
    codes = codes_in("\n\n".join(sources.values()), attributes=False)  # torch.sigmoid isn't the sigmoid of a notebook
    earlier = list(sources)[: list(sources).index(question.function)]
    return {name: sources[name] for name in earlier if not unused_names(question.function, codes, [name])}


def in_notebook(output: Output) -> NotebookNode:
    """An output of a cell as a notebook has it."""
    if isinstance(output, Printed):
        return _output("stream", name=output.stream, text=output.text)
    if isinstance(output, Shown):
        data = {kind: data for kind, data in (("text/plain", output.text), ("image/png", output.picture)) if data}
        return _output("display_data", data=data, metadata={})
    error, message = output.error, output.message
    lines = f"{error}: {message}".split("\n")
    return _output("error", ename=error, evalue=message, traceback=lines)


def _output(kind: str, **content: Any) -> NotebookNode:
    output: NotebookNode = nbformat.from_dict({"output_type": kind, **content})
    return output


def verdict_output(verdict: Verdict) -> NotebookNode:
    """The verdict as the result of its cell: the points for nbgrader, the words for the student."""
    data = {"text/plain": repr(float(verdict.points)), "text/html": as_html(verdict)}
    return _output("execute_result", data=data, metadata={}, execution_count=None)


def message(verdict: Verdict) -> str:
    """The verdict in plain text, without its headline: what a report shows."""
    return "\n".join(line.strip() for line in as_text(verdict).splitlines()[1:])


def _writing(files: Mapping[str, bytes]) -> str:
    """The source of a cell that writes files into the folder of the notebook."""
    coded = {name: base64.b64encode(content).decode() for name, content in files.items()}
    return (
        "def _write():\n    import base64, pathlib\n"
        f"    for name, content in {coded!r}.items():\n"
        "        pathlib.Path(name).write_bytes(base64.b64decode(content))\n"
        "_write()\ndel _write\n"
    )


def _behaviours(examination: Examination, verdicts: Sequence[Verdict]) -> dict[str, str]:
    """What the wrong answers did that have no name, by function."""
    return {
        verdict.function: behaviour_of(ground.card, ground.seen, verdict)
        for verdict in verdicts
        for ground in [examination.grounds[verdict.function]]
        if verdict.status in ("failed", "partial") and not verdict.mistake
    }


def _with_causes(examination: Examination, computed: Computed) -> dict[str, Verdict]:
    """The verdicts, with why a function isn't there."""
    return {
        name: with_cause(
            examination.verdicts[name],
            list(examination.before(ground.card)),
            computed.outputs,
            ground.seen,
            names_below(name, ground.codes),
        )
        for name, ground in examination.grounds.items()
    }


def _with_reasons(verdicts: dict[str, Verdict], budget: Budget) -> dict[str, Verdict]:
    """The verdicts, with why something was not run."""
    why = "cells of this notebook ended their process again and again"
    if budget.questions <= 0:
        why = _questions_used_up()
    elif budget.bytes < 0:
        why = SENT_TOO_MUCH
    what = f"was not tried: {why}"

    def with_reason(part: PartVerdict) -> PartVerdict:
        if part.problem is None or part.problem.stage != "not run":
            return part
        return replace(part, problem=replace(part.problem, what=what))

    return {
        name: replace(verdict, parts=[with_reason(part) for part in verdict.parts])
        for name, verdict in verdicts.items()
    }


def _questions_used_up() -> str:
    return f"its questions took the {settings().budget['questions']:g} seconds that there are for all of them"


def _used_up(budget: Budget) -> list[str]:
    """What a submission used up, for the instructor."""
    told = []
    if budget.cells <= 0:
        seconds = settings().budget["cells"]
        told.append(f"its cells took the {seconds:g} seconds that there are for them; its own after that were not run")
    if budget.questions <= 0:
        told.append(f"{_questions_used_up()}; what was left counts as wrong")
    if budget.bytes < 0:
        told.append(f"{SENT_TOO_MUCH}; what was left counts as wrong")
    return told
