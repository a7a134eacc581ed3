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
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from autograder.contract.calls import (
    Called,
    Cell,
    CellRan,
    Done,
    Ended,
    Message,
    NotStarted,
    Output,
    Report,
    Started,
    Stopped,
    Work,
)
from autograder.contract.cards import Card
from autograder.contract.frames import BadFrame, read_frame, write_frame
from autograder.contract.observations import Crashed, Observation, TimedOut
from autograder.paths import ROOT
from autograder.refused import Refused
from autograder.sandbox.outside import bubblewrap
from autograder.sandbox.outside.cleaning import clean_observation, clean_outputs
from autograder.sandbox.outside.namespaces import how_to_allow

CELL_SECONDS = 10.0  # one cell of a notebook
SPARE_SECONDS = 3.0  # beyond the time limit of a call, for one that can't be interrupted
SUBMISSION_SECONDS = 60.0  # a whole notebook with its questions
START_SECONDS = 120.0
END_SECONDS = 10.0  # for the kernel to end the processes of a submission
ATTEMPTS = 32  # runs of one submission, each without what ended the run before
MACHINE_ATTEMPTS = 3  # runs of one submission when the machine is at fault
LARGEST_SUBMISSION = 32 << 20  # bytes that one run may send

NOBODY = 65534
FOLDERS = ("/tmp", "/dev/shm")  # what a submission may write to, in the sandbox
FOLDER_SIZE = "64m"
LIMITS = {  # with and without a sandbox
    "RLIMIT_CPU": 60,  # seconds
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
KILLED = "was killed from outside"
INSIDE = "autograder.sandbox.inside.process"


class NoSandbox(Refused):
    """Grading refuses to run foreign code unprotected; the message says what to install."""


class MachineFault(Exception):
    """Something went wrong that no submission is to blame for."""


Question = tuple[str, int]  # the name of a function, and the position of a case


@dataclass
class Computed:
    """What came of a submission.

    ``outputs`` are what each cell showed; ``observations`` what each function gave, None for a case that was not run;
    ``stopped`` the cells that did not come to their end, because they took too long or ended the process; ``ran`` the
    cells before the observations, also those that took too long.
    """

    outputs: dict[str, list[Output]] = field(default_factory=dict)
    observations: dict[str, list[Observation | None]] = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)
    ran: list[Cell] = field(default_factory=list)


@dataclass(frozen=True)
class Fault:
    """What ended a run early: a cell, or a function on a case."""

    where: str | Question
    how: TimedOut | Crashed
    killed: bool = False  # from outside, perhaps by somebody else


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
                self._attempt([], [], {}, {}, time.monotonic() + START_SECONDS)
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
        self.control, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [*self._sandbox, python, "-I", "-c", program, str(theirs.fileno()), json.dumps(settings)],
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
        self.folder.cleanup()

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def compute(self, cells: Sequence[Cell], cards: Sequence[Card]) -> Computed:
        """Run the cells of a notebook, then its questions.

        What hangs or ends its process costs only itself: the submission is run again without it. What the
        machine does wrong costs nothing: the submission is run again as it is.

        Parameters
        ----------
        cells : sequence of Cell
            The code cells, in order.
        cards : sequence of Card
            The questions; their expected values stay here.

        Raises
        ------
        RuntimeError
            If the machine is at fault again and again.
        """
        skipped: dict[str, TimedOut | Crashed] = {}
        crashed: dict[Question, TimedOut | Crashed] = {}
        killed: set[str | Question] = set()
        deadline = time.monotonic() + SUBMISSION_SECONDS
        runs = faults = 0
        computed = Computed()
        while runs < ATTEMPTS:
            try:
                computed, fault = self._attempt(cells, cards, skipped, crashed, deadline)
            except MachineFault as problem:
                faults += 1
                self._recover(problem, faults)
                deadline = time.monotonic() + SUBMISSION_SECONDS
                continue
            runs += 1
            if fault is None:
                break
            if fault.killed and fault.where not in killed:  # by somebody else, perhaps: once more
                killed.add(fault.where)
                continue
            if isinstance(fault.where, str):
                skipped[fault.where] = fault.how
            else:
                crashed[fault.where] = fault.how
            if time.monotonic() >= deadline:
                break
        for card in cards:
            found = computed.observations.setdefault(card.function, [None] * len(card.cases))
            for (function, position), how in crashed.items():
                if function == card.function:
                    found[position] = how
        for cell, how in skipped.items():
            computed.outputs[cell] = [_stopped(how)]
            computed.stopped.add(cell)
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

    def _attempt(
        self,
        cells: Sequence[Cell],
        cards: Sequence[Card],
        skipped: dict[str, TimedOut | Crashed],
        crashed: dict[Question, TimedOut | Crashed],
        deadline: float,
    ) -> tuple[Computed, Fault | None]:
        """One run; the fault says what ended it early, if anything."""
        computed = Computed(observations={card.function: [None] * len(card.cases) for card in cards})
        runnable = computed.ran = [cell for cell in cells if cell.id not in skipped]
        questions = [card for card in cards if not any(function == card.function for function, _ in crashed)]
        steps: list[tuple[str | Question, float]] = [(cell.id, CELL_SECONDS) for cell in runnable]
        asked = {}
        for card in questions:
            for position, case in enumerate(card.cases):
                steps.append(((card.function, position), card.seconds))
                asked[card.function, position] = case.call.outputs, card.seconds
        with _Run(self.control, Work(runnable, [card.calls for card in questions], CELL_SECONDS)) as run:
            while steps:
                where, seconds = steps[0]
                try:
                    message = run.read(min(seconds + SPARE_SECONDS, max(0.1, deadline - time.monotonic())))
                    if isinstance(message, Done):
                        break
                    if isinstance(where, str):
                        outputs, expired = _cell(message)
                        computed.outputs[where] = outputs
                        if expired:  # another run of this submission need not wait for it again
                            skipped[where] = TimedOut(seconds)
                        steps.pop(0)
                        continue
                    place, seen = _question(message, asked)
                    while steps and steps[0][0] != place:  # what a time-out left out is not reported
                        steps.pop(0)
                    computed.observations[place[0]][place[1]] = seen
                    steps.pop(0)
                except TimeoutError:
                    return computed, Fault(where, TimedOut(seconds))
                except MachineFault:
                    raise
                except Exception as error:  # whatever arrived is the submission's fault, never the run's
                    said = str(error) if isinstance(error, BadFrame) else "sent what can't be read"
                    killed = run.was_killed()
                    return computed, Fault(where, Crashed(KILLED if killed else said), killed)
        return computed, None


class _Run:
    """One run of a submission: its link, and the leash that ends it.

    Leaving it waits until the kernel has ended all that the submission has started.

    Raises
    ------
    MachineFault
        If the run did not begin, or nobody can tell how it ended.
    """

    def __init__(self, control: socket.socket, work: Work) -> None:
        self.link, link = socket.socketpair()
        self.leash, leash = socket.socketpair()
        self.report: Ended | None = None
        self.received = 0
        try:
            with link, leash:
                socket.send_fds(control, [b"j"], [link.fileno(), leash.fileno()])
            self.link.settimeout(START_SECONDS)
            write_frame(self.link, work)
            if not isinstance(self.read(START_SECONDS), Started):
                raise BadFrame("sent something else")
        except (OSError, BadFrame):
            self._end()
            raise MachineFault("a process was not started") from None

    def read(self, seconds: float) -> Message:
        """The next message of the submission; raise ``TimeoutError`` if it isn't there in time, however it trickles."""
        self.until = time.monotonic() + seconds
        message: Message = read_frame(self, Message)
        return message

    def recv(self, count: int) -> bytes:
        """Receive bytes for ``read_frame``."""
        self.link.settimeout(max(0.001, self.until - time.monotonic()))
        part = self.link.recv(count)
        self.received += len(part)
        if self.received > LARGEST_SUBMISSION:
            raise BadFrame("sent too much")
        if time.monotonic() > self.until:
            raise TimeoutError
        return part

    def was_killed(self) -> bool:
        """Whether the submission was ended from outside: its first process can't do that, nor its limits."""
        self._read_report(1.0)  # of one that has closed its link and goes on there is none
        if self.report is None:
            return False
        used_up = self.report.seconds >= LIMITS["RLIMIT_CPU"] - 1
        return self.report.code == -signal.SIGKILL and not self.report.released and not used_up

    def _read_report(self, seconds: float) -> None:
        if self.report is not None:
            return
        self.leash.settimeout(seconds)
        try:
            report: Report = read_frame(self.leash, Report)
        except TimeoutError:
            return
        if isinstance(report, NotStarted):
            raise MachineFault(report.reason)
        self.report = report

    def _end(self) -> None:
        """Let go of the leash and wait for the report."""
        try:
            self.leash.shutdown(socket.SHUT_WR)
            self._read_report(END_SECONDS)
        except (OSError, BadFrame):
            self.report = None
        finally:
            self.link.close()
            self.leash.close()
        if self.report is None:
            raise MachineFault("a process of the sandbox was gone")

    def __enter__(self) -> "_Run":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()


def _cell(message: Message) -> tuple[list[Output], bool]:
    if not isinstance(message, CellRan):
        raise ValueError("something else than a cell")
    return clean_outputs(message.outputs), message.expired


def _question(message: Message, asked: dict[Question, tuple[int, float]]) -> tuple[Question, Observation]:
    if not isinstance(message, Called):
        raise ValueError("something else than a question")
    place = (message.function, message.position)
    return place, clean_observation(message.seen, *asked[place])


def _stopped(how: TimedOut | Crashed) -> Stopped:
    if isinstance(how, TimedOut):
        return Stopped("CellTimeout", f"this cell was still running after {how.seconds:g} seconds and was stopped")
    return Stopped("CellCrashed", f"this cell {how.message}")
