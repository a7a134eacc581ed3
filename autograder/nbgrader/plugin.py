"""The judge inside nbgrader's own ``autograde``, by configuration alone: the command and formgrader's button.

Two classes take the place of nbgrader's. ``NormalisingExporter`` reads a submission whatever state its file is
in and rebuilds it on the release; nbgrader's own reader ends at the first file that isn't a notebook.
``JudgeCells`` judges; nbgrader's ``Execute`` runs a student's code and the tests in one process. The points
arrive as the results of the graded cells, where nbgrader reads them.
"""

import atexit
import os
from functools import cache
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.grading.judge import Judge
from autograder.intake.normalise import add_log, normalise
from autograder.intake.submissions import read_submission, release_of
from autograder.nbgrader.gradebook import prepare
from autograder.nbgrader.late import time_in
from autograder.paths import CLASS
from autograder.records.store import seed_of
from autograder.sandbox.outside.client import Worker
from autograder.specs.course import assignment, assignments

NOTE = "course_grader"  # where the exporter leaves a word for the judge, in the notebook's metadata


class NormalisingExporter(NotebookExporter):
    """Reads a submitted file, in whatever state, as the released notebook with the student's answers."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**keywords)  # type: ignore[no-untyped-call]  # nbconvert's
        if isinstance(self.parent, Autograde):  # it begins: nbgrader makes its exporter before it reads a submission
            course = self.parent.coursedir
            course.get_existing_timestamp = time_in  # nbgrader's own ends at a text that is no time
            for remark in prepare(course.assignment_id, CLASS, course.db_url, self.config):
                self.log.warning(remark)

    def from_filename(self, filename: str, resources: Any = None, **keywords: Any) -> Any:
        path = Path(filename)
        if not is_submission(path):  # nbgrader comes back with the notebook that was rebuilt before
            return super().from_filename(filename, resources=resources, **keywords)
        slug = resources["nbgrader"]["assignment"]
        content, notes = read_submission(path.parent, slug)  # follows no link
        submission = normalise(content, release_of(slug))
        submission.log[:0] = notes
        submission.notebook.metadata[NOTE] = {"problem": submission.problem, "log": submission.log}
        for line in submission.log:
            self.log.info("%s: %s", resources["nbgrader"]["student"], line)
        notebook = submission.notebook
        return self.from_notebook_node(notebook, resources, **keywords)  # type: ignore[no-untyped-call]  # nbconvert's


class JudgeCells(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Judge a notebook whose locked cells nbgrader has restored."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        judge = judge_for(resources["nbgrader"]["assignment"])
        note = nb.metadata.pop(NOTE, {})
        judgement = judge.unreadable(nb, note["problem"]) if note.get("problem") else judge.judge(nb)
        add_log(judgement.notebook, note.get("log", []))
        return judgement.notebook, resources


def is_submission(path: Path) -> bool:
    """Whether a file lies among the submissions, not among the rebuilt notebooks."""
    return (CLASS / "autograded").resolve() not in path.resolve().parents


@cache
def judge_for(slug: str) -> Judge:
    """The judge of an assignment, one for all students of a run."""
    return Judge(assignment(slug), shared_worker(), seed_of(slug, CLASS))


@cache
def shared_worker() -> Worker:
    every = dict.fromkeys(name for each in assignments() for name in each.preload)
    worker = Worker(tuple(every), trust=os.environ.get("COURSE_TRUST") == "yes")
    atexit.register(worker.close)
    return worker
