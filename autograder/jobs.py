"""One submission is one job: a plain function on plain data, for local processes and for a cluster alike.

A judging process never runs student code: that happens in the sandbox of its worker, which stays warm from one
submission to the next.
"""

import threading
import time
from multiprocessing import util

from autograder.outcome import Job, OtherCourse, Outcome

_warm = threading.local()  # of each thread, since a cluster's process may have several: workers and judges
_workers = []  # all of this process, to be closed


def judge_submission(job: Job) -> Outcome:
    """Judge one submission. The first call in a process loads and starts what all others then use."""
    from nbformat.v4 import new_markdown_cell, writes

    from autograder.normalise import normalise

    _require(job)
    judge, release = _judge_of(job)
    started = time.perf_counter()
    judge.worker.seconds = 0.0
    submission = normalise(job.content, release)
    read = time.perf_counter()
    if submission.problem:
        judgement = judge.unreadable(submission.notebook, submission.problem)
    else:
        judgement = judge.judge(submission.notebook)
    judged = time.perf_counter()
    notebook, log = judgement.notebook, [*job.notes, *submission.log]
    unanswered = _unanswered(notebook)
    if log:
        text = "**About your file.** " + " ".join(log)
        notebook.cells.insert(0, new_markdown_cell(text, id="about-your-file"))
    text = writes(notebook) + "\n"  # nbformat.writes would check the schema again, cell by cell
    seconds = {
        "read": read - started,
        "compute": judge.worker.seconds,
        "judge": judged - read - judge.worker.seconds,
        "render": time.perf_counter() - judged,
    }
    marks = [*_marks(judgement), *_marks_of_texts(notebook, unanswered, submission.problem)]
    return Outcome(text, marks, unanswered, judge.worker.sandboxed, seconds)


def make_feedback(slug: str, student: str, folder, db_url: str | None) -> None:
    """Make one feedback page with nbgrader."""
    from autograder.nbgrader_course import course_config, generate_feedback

    if not hasattr(_warm, "config"):
        _warm.config = course_config(folder, db_url)
    generate_feedback(slug, student, _warm.config)


def close_workers() -> None:
    """End the sandboxes of this process."""
    while _workers:
        _workers.pop().close()


util.Finalize(None, close_workers, exitpriority=100)  # atexit is not for processes of multiprocessing


class _TimedWorker:
    """A worker that adds up how long it computed."""

    def __init__(self, worker):
        self.worker = worker
        self.sandboxed = worker.sandboxed
        self.seconds = 0.0

    def compute(self, cells, cards):
        started = time.perf_counter()
        try:
            return self.worker.compute(cells, cards)
        finally:
            self.seconds += time.perf_counter() - started


def _judge_of(job):
    """The judge of a job's assignment and the released notebook, warm after the first time."""
    from autograder.course import assignment
    from autograder.judge import Judge
    from autograder.runner import Worker
    from autograder.submissions import release_of

    known = _warm.__dict__
    if (job.preload, job.trust) not in known:
        worker = Worker(job.preload, job.trust)
        _workers.append(worker)
        known[job.preload, job.trust] = _TimedWorker(worker)
    name = (job.slug, job.seed, job.preload, job.trust)
    if name not in known:
        worker = known[job.preload, job.trust]
        known[name] = Judge(assignment(job.slug), worker, job.seed), release_of(job.slug)
    return known[name]


def _require(job):
    from autograder.store import fingerprint

    if job.fingerprint and job.fingerprint != fingerprint(job.slug):
        raise OtherCourse(
            "A worker of the scheduler has other files of the course, or another Python, NumPy, PyTorch or IPython, "
            "than this machine. Install the same there, and start its workers again."
        )


def _marks(judgement):
    from autograder.judge import message

    return [
        {
            "cell": f"check-{verdict['function']}",
            "points": float(verdict["points"]),
            "max_points": verdict["max_points"],
            "status": verdict["status"],
            "misconception": verdict["misconception"],
            "message": message(verdict),
        }
        for verdict in judgement.verdicts
    ]


def _marks_of_texts(notebook, unanswered, problem):
    """The marks of the texts that people grade: none yet, or 0 for what was left as it came."""
    marks = []
    for cell in notebook.cells:
        label = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" or not label.get("grade"):
            continue
        if problem:
            said = {"points": 0.0, "status": "unreadable", "message": f"Remark: {problem}"}
        elif label["grade_id"] in unanswered:
            said = {"points": 0.0, "status": "not attempted", "message": "There is no text of yours here."}
        else:
            said = {"points": None, "status": "by hand", "message": "This text is graded by hand."}
        rest = {"max_points": label["points"], "misconception": None}
        marks.append({"cell": label["grade_id"], **said, **rest})
    return marks


def _unanswered(notebook):
    from nbgrader.utils import compute_checksum

    marks = [(cell, cell.metadata.get("nbgrader", {})) for cell in notebook.cells]
    answers = [(cell, mark) for cell, mark in marks if mark.get("solution")]
    return [mark["grade_id"] for cell, mark in answers if mark.get("checksum") == compute_checksum(cell)]
