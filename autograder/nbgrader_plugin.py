"""The judge in place of nbgrader's own execution, for plain ``nbgrader autograde`` and formgrader's button.

nbgrader's ``Execute`` runs a student's code and the tests in one process; this preprocessor takes its place in
the configuration. The points arrive as the results of the graded cells, where nbgrader reads them.
"""

import atexit
import os
from functools import cache

from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.course import assignment
from autograder.judge import Judge
from autograder.runner import Worker


class JudgeCells(NbGraderPreprocessor):
    """Judge a notebook whose locked cells nbgrader has restored."""

    def preprocess(self, nb, resources):
        return judge_for(resources["nbgrader"]["assignment"]).judge(nb).notebook, resources


@cache
def judge_for(slug: str) -> Judge:
    """The judge of an assignment, one for all students of a run."""
    return Judge(assignment(slug), shared_worker())


@cache
def shared_worker() -> Worker:
    worker = Worker(trust=os.environ.get("COURSE_TRUST") == "yes")
    atexit.register(worker.close)
    return worker
