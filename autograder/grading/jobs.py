"""One submission is one job: a plain function on plain data, for local processes and for a cluster alike.

A judging process never runs student code: that happens in the sandbox of its worker, which stays warm from one
submission to the next.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing import util
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.records.outcome import Mark, Outcome, mark_of
from autograder.refused import Refused

if TYPE_CHECKING:  # a command starts its processes before it loads what is slow
    from nbformat import NotebookNode

    from autograder.contract.calls import Cell
    from autograder.contract.cards import Card
    from autograder.grading.judge import Judge
    from autograder.nbgrader.pages import PageMaker
    from autograder.sandbox.outside.client import Computed, Examiner, Worker
    from autograder.sandbox.outside.run import Budget


@dataclass(frozen=True)
class Job:
    """One submission to be judged."""

    slug: str
    content: bytes | None  # the file; None where there is none
    notes: list[str]  # what is to be said about the file
    seed: int
    preload: tuple[str, ...] = ("torch",)  # what this run loads before any submission
    trust: bool = False
    fingerprint: str | None = None  # what the course must be where this is judged, if that may differ
    files: dict[str, bytes] = field(default_factory=dict)  # what lies beside the notebook
    cells: dict[str, float] | None = None  # the edition that the class was handed out, if it is an earlier one


class OtherCourse(Refused):
    """A process of the cluster has another version of the course, or of what computes."""


class _Warm(threading.local):
    """What a thread has started and goes on using; a process of a cluster may have several threads."""

    def __init__(self) -> None:
        self.workers: dict[tuple[tuple[str, ...], bool], _TimedWorker] = {}
        self.judges: dict[tuple[object, ...], tuple[Judge, NotebookNode]] = {}
        self.pages: PageMaker | None = None


_warm = _Warm()
_workers: list[Worker] = []  # all of this process, to be closed


def judge_submission(job: Job) -> Outcome:
    """Judge one submission. The first call in a process loads and starts what all others then use."""
    from nbformat.v4 import writes

    from autograder.appeals.requests import requests_in, texts_of
    from autograder.grading.judge import message
    from autograder.intake.editions import gone_in_words
    from autograder.intake.normalise import add_log, normalise
    from autograder.nbgrader.labels import unanswered_in

    _require(job)
    worker, judge, release = _judge_of(job)
    started = time.perf_counter()
    worker.seconds = 0.0
    submission = normalise(job.content, release, job.notes)
    asked = requests_in(texts_of(submission.notebook), judge.assignment.names)
    read = time.perf_counter()
    if submission.problem:
        judgement = judge.unreadable(submission.notebook, submission.problem)
    else:
        judgement = judge.judge(submission.notebook, job.files)
    judged = time.perf_counter()
    notebook = judgement.notebook
    unanswered = unanswered_in(notebook)
    add_log(notebook, [*submission.log, *gone_in_words(job.slug, job.cells)])
    text = writes(notebook) + "\n"  # nbformat.writes would check the schema again, cell by cell
    seconds = {
        "read": read - started,
        "compute": worker.seconds,
        "judge": judged - read - worker.seconds,
        "render": time.perf_counter() - judged,
    }
    marks = [
        mark_of(verdict, message(verdict), judgement.behaviours.get(verdict.function)) for verdict in judgement.verdicts
    ]
    marks += _marks_of_texts(notebook, unanswered, submission.problem)
    return Outcome(text, marks, unanswered, worker.sandboxed, seconds, [*submission.told, *judgement.told], asked)


def make_feedback(slug: str, student: str, folder: Path, db_url: str | None) -> None:
    """Make one feedback page."""
    from autograder.nbgrader.configuration import course_config
    from autograder.nbgrader.pages import PageMaker

    if _warm.pages is None:
        _warm.pages = PageMaker(course_config(folder, db_url))
    _warm.pages.make(slug, student)


def close_workers() -> None:
    """End the sandboxes of this process."""
    while _workers:
        _workers.pop().close()


util.Finalize(None, close_workers, exitpriority=100)  # atexit is not for processes of multiprocessing


class _TimedWorker:
    """A worker that adds up how long it computed."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self.sandboxed = worker.sandboxed
        self.seconds = 0.0

    def compute(
        self, steps: Sequence[Cell | Card], examiner: Examiner | None = None, budget: Budget | None = None
    ) -> Computed:
        started = time.perf_counter()
        try:
            return self.worker.compute(steps, examiner, budget)
        finally:
            self.seconds += time.perf_counter() - started


def _judge_of(job: Job) -> tuple[_TimedWorker, Judge, NotebookNode]:
    """The worker, the judge of a job's assignment and the released notebook, warm after the first time."""
    from autograder.grading.judge import Judge
    from autograder.intake.editions import release_as_handed_out
    from autograder.sandbox.outside.client import Worker
    from autograder.specs.editions import as_handed_out

    if (job.preload, job.trust) not in _warm.workers:
        worker = Worker(job.preload, job.trust)
        _workers.append(worker)
        _warm.workers[job.preload, job.trust] = _TimedWorker(worker)
    timed = _warm.workers[job.preload, job.trust]
    edition = None if job.cells is None else tuple(job.cells.items())
    name = (job.slug, job.seed, job.preload, job.trust, edition)
    if name not in _warm.judges:
        judge = Judge(as_handed_out(job.slug, job.cells), timed, job.seed)
        _warm.judges[name] = judge, release_as_handed_out(job.slug, job.cells)
        gc.collect()
        gc.freeze()  # what stays for all submissions need not be looked through again for each
    return timed, *_warm.judges[name]


def _require(job: Job) -> None:
    from autograder.records.store import fingerprint

    if job.fingerprint and job.fingerprint != fingerprint(job.slug):
        raise OtherCourse(
            "A worker of the scheduler has other files of the course, or another Python, NumPy, PyTorch or IPython, "
            "than this machine. Install the same there, and start its workers again."
        )


def _marks_of_texts(notebook: NotebookNode, unanswered: list[str], problem: str | None) -> list[Mark]:
    """The marks of the texts that people grade: none yet, or 0 for what was left as it came."""
    from autograder.intake.cells import labels_of

    marks = []
    for cell in notebook.cells:
        labels = labels_of(cell)
        if cell.cell_type == "code" or not labels.get("grade"):
            continue
        name, points = labels["grade_id"], labels["points"]
        if problem:
            marks.append(Mark(name, 0.0, points, "unreadable", f"Remark: {problem}"))
        elif name in unanswered:
            marks.append(Mark(name, 0.0, points, "not attempted", "There is no text of yours here."))
        else:
            marks.append(Mark(name, None, points, "by hand", "This text is graded by hand."))
    return marks
