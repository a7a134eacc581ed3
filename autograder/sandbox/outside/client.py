"""The trusted side of a worker: starts it, sends it the cells and inputs of a submission, receives outcomes.

Everything that arrives is checked before it is used; nothing of it is unpickled or evaluated.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from autograder.contract.calls import Cell, Output, Stopped
from autograder.contract.cards import Card
from autograder.contract.observations import Observation
from autograder.paths import ROOT
from autograder.refused import Refused
from autograder.sandbox.outside import bubblewrap, cgroup
from autograder.sandbox.outside.namespaces import how_to_allow
from autograder.sandbox.outside.run import START_SECONDS, Budget, Gone, MachineFault, Run, stopped

CELL_SECONDS = 10.0  # one cell of a notebook
RESERVE_SECONDS = 60.0  # for the cells of the release, when a student's own have used up what there is for cells
ATTEMPTS = 32  # runs of one submission, each without what ended the run before
MACHINE_ATTEMPTS = 3  # runs of one submission when the machine is at fault

NOBODY = 65534
FOLDERS = ("/tmp", "/dev/shm")  # what a submission may write to, in the sandbox
FOLDER_SIZE = "64m"
LIMITS = {  # with and without a sandbox
    "RLIMIT_CPU": 300,  # seconds of one process, should nobody watch it
    "RLIMIT_FSIZE": 16 << 20,  # bytes of one file
    "RLIMIT_NOFILE": 256,  # open files, the four of the process itself among them
    "RLIMIT_CORE": 0,
}
PROCESSES = {"RLIMIT_NPROC": 64}  # in the sandbox: processes and threads, of each submission since Linux 5.14
ROOM = {"RLIMIT_DATA": 2 << 30, "RLIMIT_AS": 8 << 30}  # bytes of memory beyond what the libraries take

TRUST = (
    "To run the code of people whom you trust without it, with all your rights, say so: --trust, or "
    "COURSE_TRUST=yes for nbgrader's own commands."
)
INSIDE = "autograder.sandbox.inside.process"
NO_TIME_LEFT = (
    "the cells above took all the seconds that there are for the cells of a notebook, so this one was not run"
)


class NoSandbox(Refused):
    """Grading refuses to run foreign code unprotected; the message says what to install."""


Seen = dict[str, list[Observation | None]]  # by function, for each case
Ask = Callable[..., Seen]  # the questions; a prelude; whether the public cases, the others, or all: see Run.questions


class Examiner(Protocol):
    """Asks the questions of a submission: each where its check stands, and at the end what is left to ask.

    Whatever a student's code learns before the last cell has been run, a later cell can tell. So what must stay hidden
    is asked at the end, and of witnesses: ``ask`` goes on asking how it was at its place.
    """

    def at_checks(self, cards: Sequence[Card], ask: Ask) -> None:
        """Ask questions as things are now, and will not be at the end: ``ask(cards, public=True)``."""

    def at_end(self, cards: Sequence[Card], ask: Ask) -> None:
        """Ask the rest, after the last cell; ``ask`` asks how it is there, which is all that counts for ``cards``."""


@dataclass
class Computed:
    """What came of a submission.

    ``outputs`` are what each cell showed; ``observations`` what each function gave, None for a case that was not run;
    ``stopped`` the cells that did not come to their end, because they took too long or ended the process.
    """

    outputs: dict[str, list[Output]] = field(default_factory=dict)
    observations: Seen = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)

    def at_checks(self, cards: Sequence[Card], ask: Ask) -> None:
        """Ask each question once: what is done where there is no other examiner."""
        self.observations.update(ask(cards))

    def at_end(self, cards: Sequence[Card], ask: Ask) -> None:
        """Ask the questions that nothing has changed for since their checks."""
        self.observations.update(ask(cards))


class Worker:
    """A warm process that computes submissions, one at a time.

    Parameters
    ----------
    preload : sequence of str
        What to load once for all submissions, beside NumPy and Matplotlib.
    trust : bool
        Whether to run without the sandbox where there is none: with all rights of whoever grades.

    Raises
    ------
    NoSandbox
        If the sandbox can't be had and ``trust`` is not given.
    """

    def __init__(self, preload: Sequence[str] = ("torch",), trust: bool = False) -> None:
        self.preload = ["numpy", "matplotlib.pyplot", *preload]
        self.sandboxed = True
        try:
            if (program := shutil.which("bwrap")) is None:
                raise NoSandbox(
                    "Students' code runs in a sandbox, and bubblewrap was not found. Install it (Debian, Ubuntu: "
                    f"apt-get install bubblewrap). {TRUST}"
                )
            self._sandbox = bubblewrap.command(program)
            try:
                self._start()
                Run(self.control, Budget()).__exit__()
            except MachineFault as fault:
                self.close()
                raise NoSandbox(
                    f"Students' code runs in a sandbox, and it can't be set up here: {str(fault).rstrip('.')}. "
                    f"{how_to_allow()}\n{TRUST}"
                ) from None
        except NoSandbox:
            if not trust:
                raise
            self.sandboxed = False
            self._sandbox = []
            self._start()

    def _start(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="grader-")
        try:
            self.group = cgroup.make_group(Path(self.folder.name).name)
        except cgroup.NoGroup as problem:
            raise NoSandbox(str(problem)) from None
        settings = {
            "preload": self.preload,
            "sandboxed": self.sandboxed,
            "user": NOBODY if self.sandboxed and os.geteuid() == 0 else None,
            "folders": FOLDERS if self.sandboxed else [self.folder.name],
            "size": FOLDER_SIZE,
            "limits": {**LIMITS, **(PROCESSES if self.sandboxed else {})},
            "room": ROOM,
        }
        python = str(bubblewrap.PYTHON_INSIDE) if self.sandboxed else sys.executable
        place = str(bubblewrap.COURSE_INSIDE if self.sandboxed else ROOT)
        program = f"import sys; sys.path.insert(0, {place!r}); from {INSIDE} import main; main(*sys.argv[1:])"
        with _end_held_back():
            self._begin(python, program, json.dumps(settings))

    def _begin(self, python: str, program: str, settings: str) -> None:
        """Start the process and wait until it says that it is there."""
        self.control, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [
                    *cgroup.entering(self.group),
                    *self._sandbox,
                    python,
                    "-I",
                    "-c",
                    program,
                    str(theirs.fileno()),
                    settings,
                ],
                pass_fds=[theirs.fileno()],
                env=bubblewrap.environment("/tmp" if self.sandboxed else self.folder.name),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
        self.control.settimeout(START_SECONDS)
        try:
            ready = self.control.recv(1)
        except OSError:
            ready = b""
        if not ready:
            self.process.kill()
            assert self.process.stderr is not None
            message = self.process.stderr.read().decode(errors="replace").strip()
            raise MachineFault(f"the process that runs students' code did not start: {message[-2000:]}")

    def close(self) -> None:
        """End the process and everything that it started."""
        self.control.close()
        self.process.kill()
        self.process.wait()
        if self.process.stderr:
            self.process.stderr.close()
        cgroup.remove_group(self.group)
        self.folder.cleanup()

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def compute(
        self, steps: Sequence[Cell | Card], examiner: Examiner | None = None, budget: Budget | None = None
    ) -> Computed:
        """Run the cells of a notebook, and ask its questions where they stand among them.

        A cell that hangs or ends its process costs only itself: the submission is run again without it. What the
        machine does wrong costs nothing: the submission is run again as it is.

        Parameters
        ----------
        steps : sequence of Cell or Card
            The code cells in order, and each question where its check stands.
        examiner : Examiner or None
            Asks the questions; None asks each once.
        budget : Budget or None
            The seconds that are left for this submission; None is a new one.

        Raises
        ------
        RuntimeError
            If the machine is at fault again and again.
        """
        computed = Computed()
        way = _Way(list(steps), computed, examiner or computed, budget or Budget())
        faults = 0
        for _ in range(ATTEMPTS):
            try:
                with Run(self.control, way.budget) as run:
                    way.go(run)
            except MachineFault as problem:
                faults += 1
                self._recover(problem, faults)
            if way.ended or way.budget.bytes < 0:
                break
        return computed

    def _recover(self, problem: MachineFault, faults: int) -> None:
        """Replace the process after a fault of the machine, unless there were too many."""
        while True:
            if faults >= MACHINE_ATTEMPTS:
                raise RuntimeError(f"the sandbox failed {faults} times, the last time because {problem}") from problem
            self.close()
            try:
                self._start()
                return
            except MachineFault as next_problem:
                problem = next_problem
                faults += 1


@contextmanager
def _end_held_back() -> Iterator[None]:
    """Keep SIGTERM until a sandbox stands: bubblewrap that is ended as it begins leaves a process for ever."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
        if came:
            os.kill(os.getpid(), signal.SIGTERM)


@dataclass
class _Way:
    """How far a submission has come, over all its runs."""

    steps: list[Cell | Card]
    computed: Computed
    examiner: Examiner
    budget: Budget
    ended: bool = False
    left_out: set[str] = field(default_factory=set)  # questions that ended the process
    killed: set[str] = field(default_factory=set)

    def go(self, run: Run) -> None:
        """Go through all steps; without an end where a cell, or a question, has ended the process.

        Questions wait while nothing of what was defined above them changes: they can be asked together then.
        """
        waiting: list[Card] = []
        last: Cell | None = None
        try:
            for step in self.steps:
                if isinstance(step, Card):
                    waiting += [step] if step.function not in self.left_out else []
                    continue
                if waiting and not step.keeps:
                    self._ask(run, waiting)
                    waiting = []
                if step.id not in self.computed.stopped:
                    last = step
                    self._run(run, step)
            once_more = self._missed_a_name()
            if waiting and once_more:
                self._ask(run, waiting)
                waiting = []
            run.require()
        except Gone as gone:  # nothing of a question is run in the process itself: it was a cell
            self._leave_out(last or waiting, gone)
            return
        for cell in once_more:
            try:
                self._run_again(run, cell)
            except Gone as gone:
                self._leave_out(cell, gone)
                return
        self.examiner.at_end(waiting, run.questions)
        self.ended = True

    def _ask(self, run: Run, cards: list[Card]) -> None:
        """Ask questions of a witness, which is left for those that come at the end."""
        self.examiner.at_checks(cards, partial(run.questions, witness=run.witness()))

    def _missed_a_name(self) -> list[Cell]:
        """The cells that stopped because of a name which a cell below may have made."""
        cells = [step for step in self.steps if isinstance(step, Cell) and step.id not in self.computed.stopped]
        ends = {cell.id: self.computed.outputs.get(cell.id, [])[-1:] for cell in cells}
        return [cell for cell in cells if any(getattr(end, "error", "") == "NameError" for end in ends[cell.id])]

    def _run_again(self, run: Run, cell: Cell) -> None:
        """Run a cell once more, below the last one: in a notebook one may go up and down."""
        if self.budget.cells > 0:
            outputs, _ = run.cell(cell, min(CELL_SECONDS, self.budget.cells))
            if not any(isinstance(output, Stopped) for output in outputs):
                self.computed.outputs[cell.id] = outputs

    def _run(self, run: Run, cell: Cell) -> None:
        left = self.budget.cells + (0.0 if cell.own else RESERVE_SECONDS)
        if left <= 0:
            self.computed.outputs[cell.id] = [Stopped("NotRun", NO_TIME_LEFT)]
            self.computed.stopped.add(cell.id)
            return
        outputs, was_stopped = run.cell(cell, min(CELL_SECONDS, left))
        self.computed.outputs[cell.id] = outputs
        if was_stopped:  # another run of this submission need not wait for it again
            self.computed.stopped.add(cell.id)

    def _leave_out(self, what: list[Card] | Cell, gone: Gone) -> None:
        """Leave a step out of the next run; what somebody else has killed, perhaps, is tried once more."""
        names = {card.function for card in what} if isinstance(what, list) else {what.id}
        if gone.killed and not names <= self.killed:
            self.killed |= names
        elif isinstance(what, list):
            self.left_out |= names
            self.computed.observations.update({card.function: [gone.how] * len(card.cases) for card in what})
        else:
            self.computed.outputs[what.id] = [stopped(gone.how)]
            self.computed.stopped.add(what.id)
