"""Runs that grade and make pages in the process of the tests: its sandboxes stay warm from one run to the next.

The process of a pool loads the course, starts a sandbox and tries out the known mistakes: with three submissions that
takes ten times as long as they do. What is new in a new process is new here: its judges, and its maker of pages.
"""

from collections import deque
from contextlib import contextmanager

import pytest

from autograder.grading import feedback, jobs, judge, run
from autograder.grading.pool import AHEAD, Pool
from autograder.sandbox.outside.client import Worker


class AtOnce:
    """A pool, as far as a run needs one: a call is made when its result is waited for."""

    def __init__(self, interruption):
        self.interruption = interruption
        self.waiting = deque()

    def __enter__(self):
        jobs._warm.judges.clear()
        jobs._warm.pages = None
        return self

    def __exit__(self, *_):
        pass

    @property
    def full(self):
        return len(self.waiting) >= AHEAD

    @property
    def busy(self):
        return bool(self.waiting)

    def submit(self, tag, function, *arguments):
        self.waiting.append((tag, function, arguments))

    def finished(self):
        self.interruption.check()
        tag, function, arguments = self.waiting.popleft()
        try:
            return [(tag, function(*arguments))]
        except Exception as error:
            return [(tag, error)]


def worker_of(preload):
    """The worker of this process that has loaded something, as its runs have it too."""
    warm = jobs._warm.workers
    if (preload, False) not in warm:
        worker = Worker(preload)
        jobs._workers.append(worker)
        warm[preload, False] = jobs._TimedWorker(worker)
    return warm[preload, False].worker


def pool_of(processes=None, scheduler=None, preload=(), interruption=None):
    """Where one process judges it is this one; several, and those of a cluster, are as always."""
    if processes == 1 and scheduler is None:
        return AtOnce(interruption)
    return Pool(processes, scheduler, preload, interruption)


@contextmanager
def judging_here(card_of):
    """Runs with one process judge in this one, with cards that are made once."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (run, feedback):
            patch.setattr(module, "Pool", pool_of)
        patch.setattr(judge, "make_card", card_of)
        yield
    jobs._warm.workers.clear()
    jobs.close_workers()
