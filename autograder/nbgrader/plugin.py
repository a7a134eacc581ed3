"""The judge inside nbgrader's own ``autograde``, by configuration: the command and formgrader's button.

``JudgeCells`` takes the place of nbgrader's ``Execute``, which runs a student's code and the tests in one process.
The points arrive as the results of the graded cells, where nbgrader reads them. What it judges was read and rebuilt
before (``autograder.nbgrader.clean_copies``).
"""

import atexit
import base64
import os
from functools import cache
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.grading.judge import Judge
from autograder.intake.normalise import add_log
from autograder.nbgrader.clean_copies import NOTE
from autograder.nbgrader.gradebook import prepare
from autograder.nbgrader.late import time_in
from autograder.paths import CLASS
from autograder.records.editions import Editions
from autograder.records.store import seed_of
from autograder.sandbox.outside.client import Worker
from autograder.specs.editions import as_handed_out


class PreparingExporter(NotebookExporter):
    """Writes notebooks as nbgrader does. Since nbgrader makes it before it reads a submission, it makes ready for all.

    The assignment is in the gradebook then, and what is true of late work now has been worked out.
    """

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**keywords)  # type: ignore[no-untyped-call]  # nbconvert's
        if isinstance(self.parent, Autograde):
            course = self.parent.coursedir
            course.get_existing_timestamp = time_in  # nbgrader's own ends at a text that is no time
            for remark in prepare(course.assignment_id, CLASS, course.db_url, self.config):
                self.log.warning(remark)


class JudgeCells(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Judge a notebook whose locked cells nbgrader has restored."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        judge = judge_for(resources["nbgrader"]["assignment"])
        note = nb.metadata.pop(NOTE, {})
        files = {name: base64.b64decode(content) for name, content in note.get("files", {}).items()}
        judgement = judge.unreadable(nb, note["problem"]) if note.get("problem") else judge.judge(nb, files)
        for told in judgement.told:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], told)
        add_log(judgement.notebook, note.get("log", []))
        return judgement.notebook, resources


@cache
def judge_for(slug: str) -> Judge:
    """The judge of an assignment, one for all students of a run."""
    handed_out = as_handed_out(slug, Editions(CLASS).cells(slug))
    return Judge(handed_out, worker_with(handed_out.preload), seed_of(slug, CLASS))


@cache
def worker_with(preload: tuple[str, ...]) -> Worker:
    """The worker that has loaded what an assignment needs, one for all assignments that need the same."""
    worker = Worker(preload, trust=os.environ.get("COURSE_TRUST") == "yes")
    atexit.register(worker.close)
    return worker
