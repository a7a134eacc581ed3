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
from pathlib import Path

from autograder.frames import BadFrame, read_frame, write_frame
from autograder.paths import ROOT
from autograder.probe import cases_of, outputs_of
from autograder.values import from_plain

CELL_SECONDS = 10.0  # one cell of a notebook
SPARE_SECONDS = 3.0  # beyond the time limit of a call, for one that can't be interrupted
SUBMISSION_SECONDS = 60.0  # a whole notebook with its questions
START_SECONDS = 120.0
END_SECONDS = 10.0  # for the kernel to end the processes of a submission
ATTEMPTS = 32  # runs of one submission, each without what ended the run before
TEXT_LIMIT = 20_000  # characters kept of one output
PICTURE_LIMIT = 1_000_000  # of one picture, in base 64
MACHINE_ATTEMPTS = 3  # runs of one submission when the machine is at fault
LARGEST_SUBMISSION = 32 << 20  # bytes that one run may send

NOBODY = 65534
FOLDERS = ("/tmp", "/dev/shm")  # what a submission may write to, in the sandbox
FOLDER_SIZE = "64m"
LIMITS = {"RLIMIT_CPU": 60, "RLIMIT_FSIZE": 16 << 20, "RLIMIT_NOFILE": 256, "RLIMIT_CORE": 0}
PROCESSES = {"RLIMIT_NPROC": 64}  # processes and threads; counted for each submission since Linux 5.14
ROOM = {"RLIMIT_DATA": 2 << 30, "RLIMIT_AS": 8 << 30}  # bytes of memory beyond what the libraries take

# The virtual environment has a place of its own inside: outside it may lie below /tmp, which is covered there.
IN_ENVIRONMENT = sys.prefix != sys.base_prefix
PREFIX_INSIDE = Path("/grader/python") if IN_ENVIRONMENT else Path(sys.prefix)
PYTHON_INSIDE = PREFIX_INSIDE / Path(sys.executable).relative_to(sys.prefix)

WORKER_FILES = ("__init__.py", "drivers", "frames.py", "isolation.py", "probe.py", "values.py", "worker.py")


TRUST = (
    "To run the code of people whom you trust without it, with all your rights, say so: --trust, or "
    "COURSE_TRUST=yes for nbgrader's own commands."
)
KILLED = "was killed from outside"


class NoSandbox(Exception):
    """Grading refuses to run foreign code unprotected; the message says what to install."""


class MachineFault(Exception):
    """Something went wrong that no submission is to blame for."""


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

    def __init__(self, preload: Sequence[str] = ("torch",), trust: bool = False):
        self.preload = ["numpy", "matplotlib.pyplot", *preload]
        self.sandboxed = True
        try:
            if (bubblewrap := shutil.which("bwrap")) is None:
                raise NoSandbox(
                    "Students' code runs in a sandbox, and bubblewrap was not found. Install it (Debian, Ubuntu: "
                    f"apt-get install bubblewrap). {TRUST}"
                )
            self._sandbox = _sandbox(bubblewrap)
            try:
                self._start()
                self._attempt([], [], {}, {}, time.monotonic() + START_SECONDS)
            except MachineFault as fault:
                self.close()
                raise NoSandbox(
                    f"Students' code runs in a sandbox, and it can't be set up here: {fault}. {TRUST}"
                ) from None
        except NoSandbox:
            if not trust:
                raise
            self.sandboxed = False
            self._sandbox = []
            self._start()

    def _start(self):
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
        python = str(PYTHON_INSIDE) if self.sandboxed else sys.executable
        place = "/grader" if self.sandboxed else str(ROOT)
        program = f"import sys; sys.path.insert(0, {place!r}); from autograder.worker import main; main(*sys.argv[1:])"
        self.control, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                [*self._sandbox, python, "-I", "-c", program, str(theirs.fileno()), json.dumps(settings)],
                pass_fds=[theirs.fileno()],
                env=_environment("/tmp" if self.sandboxed else self.folder.name),
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
            message = self.process.stderr.read().decode(errors="replace").strip()
            raise MachineFault(f"the process that runs students' code did not start: {message[-2000:]}")

    def close(self):
        """End the process and everything that it started."""
        self.control.close()
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()
        self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def compute(self, cells, cards):
        """Run the cells of a notebook, then its questions.

        What hangs or ends its process costs only itself: the submission is run again without it. What the
        machine does wrong costs nothing: the submission is run again as it is.

        Parameters
        ----------
        cells : list of dict
            ``id`` and ``source`` of each code cell, in order.
        cards : list of dict
            The questions (see ``cards``); their expected values stay here.

        Returns
        -------
        outputs : dict of str to list
            What each cell showed.
        observations : dict of str to list
            For each question one observation per case, None where it was not run.

        Raises
        ------
        RuntimeError
            If the machine is at fault again and again.
        """
        skipped, crashed, killed = {}, {}, set()
        deadline = time.monotonic() + SUBMISSION_SECONDS
        runs = faults = 0
        while runs < ATTEMPTS:
            try:
                outputs, observations, fault = self._attempt(cells, cards, skipped, crashed, deadline)
            except MachineFault as problem:
                faults += 1
                self._recover(problem, faults)
                deadline = time.monotonic() + SUBMISSION_SECONDS
                continue
            runs += 1
            if fault is None:
                break
            kind, name, status = fault
            if status.get("message") == KILLED and name not in killed:  # by somebody else, perhaps: once more
                killed.add(name)
                continue
            (skipped if kind == "cell" else crashed)[name] = status
            if time.monotonic() >= deadline:
                break
        for card in cards:
            found = observations.setdefault(card["function"], [None] * len(cases_of(card)))
            for (function, position), status in crashed.items():
                if function == card["function"]:
                    found[position] = status
        for name, status in skipped.items():
            outputs[name] = [_error_output(status)]
        return outputs, observations

    def _recover(self, problem, faults):
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

    def _attempt(self, cells, cards, skipped, crashed, deadline):
        """One run; the third value says what ended it early, if anything."""
        outputs, observations = {}, {card["function"]: [None] * len(cases_of(card)) for card in cards}
        runnable = [cell for cell in cells if cell["id"] not in skipped]
        questions = [card for card in cards if not any(function == card["function"] for function, _ in crashed)]
        job = {"cells": runnable, "cards": [_inputs_only(card) for card in questions], "cell_seconds": CELL_SECONDS}
        steps = [("cell", cell["id"], CELL_SECONDS) for cell in runnable]
        counts = {}
        for card in questions:
            for position, case in enumerate(cases_of(card)):
                steps.append(("question", (card["function"], position), card["seconds"]))
                counts[card["function"], position] = len(outputs_of(card, case))
        with _Run(self.control, job) as run:
            while steps:
                kind, name, seconds = steps[0]
                try:
                    frame = run.read(min(seconds + SPARE_SECONDS, max(0.1, deadline - time.monotonic())))
                    if frame.get("done") is True:
                        break
                    if kind == "cell":
                        outputs[name] = _clean_outputs(frame["outputs"])
                        if frame["expired"]:  # another run of this submission need not wait for it again
                            skipped[name] = {"status": "timeout", "seconds": seconds}
                        steps.pop(0)
                        continue
                    place = (str(frame["question"]), int(frame["position"]))
                    while steps and steps[0][1] != place:  # what a time-out left out is not reported
                        steps.pop(0)
                    observations[place[0]][place[1]] = clean_observation(frame["seen"], counts[place])
                    steps.pop(0)
                except TimeoutError:
                    status = {"status": "timeout", "seconds": seconds}
                    return outputs, observations, (kind, name, status)
                except Exception as error:  # whatever arrived is the submission's fault, never the run's
                    message = str(error) if isinstance(error, BadFrame) else "sent what can't be read"
                    if run.was_killed():
                        message = KILLED
                    status = {"status": "crashed", "message": message}
                    return outputs, observations, (kind, name, status)
        return outputs, observations, None


class _Run:
    """One run of a submission: its link, and the leash that ends it.

    Leaving it waits until the kernel has ended all that the submission has started.

    Raises
    ------
    MachineFault
        If the run did not begin, or nobody can tell how it ended.
    """

    def __init__(self, control, job):
        self.link, link = socket.socketpair()
        self.leash, leash = socket.socketpair()
        self.report = None
        self.received = 0
        try:
            with link, leash:
                socket.send_fds(control, [b"j"], [link.fileno(), leash.fileno()])
            self.link.settimeout(START_SECONDS)
            write_frame(self.link, job)
            self.read(START_SECONDS)
        except (OSError, BadFrame):
            self._end()
            raise MachineFault("a process was not started") from None

    def read(self, seconds):
        """The next frame of the submission; raise ``TimeoutError`` if it isn't there in time, however it trickles."""
        self.until = time.monotonic() + seconds
        return read_frame(self)

    def recv(self, count):
        """Receive bytes for ``read_frame``."""
        self.link.settimeout(max(0.001, self.until - time.monotonic()))
        part = self.link.recv(count)
        self.received += len(part)
        if self.received > LARGEST_SUBMISSION:
            raise BadFrame("sent too much")
        if time.monotonic() > self.until:
            raise TimeoutError
        return part

    def was_killed(self):
        """Whether the submission was ended from outside: its first process can't do that, nor its limits."""
        self._read_report(1.0)  # of one that has closed its link and goes on there is none
        if self.report is None:
            return False
        used_up = self.report["seconds"] >= LIMITS["RLIMIT_CPU"] - 1
        return self.report["code"] == -signal.SIGKILL and not self.report["released"] and not used_up

    def _read_report(self, seconds):
        self.leash.settimeout(seconds)
        try:
            self.report = self.report or read_frame(self.leash)
        except TimeoutError:
            return
        if "failed" in self.report:
            raise MachineFault(self.report["failed"])

    def _end(self):
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

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._end()


def clean_observation(seen, count):
    """Return an observation with only what is expected in it, each of its type; raise where it can't be.

    What a student's process sends is an answer to a question, never more: either as many values as were asked for,
    or none at all.
    """
    status = seen["status"]
    if status == "missing":
        return {"status": status}
    if status == "not callable":
        return {"status": status, "kind": _text(seen["kind"], 80)}
    if status == "timeout":
        return {"status": status, "seconds": float(seen["seconds"])}
    if status == "error":
        texts = {key: _text(seen[key], 2000) for key in ("error", "message", "raised_in", "line")}
        texts["bases"] = [_text(name, 80) for name in list(seen["bases"])[:20]]
        return {"status": status, "printed": _text(seen.get("printed", ""), 2000), **texts}
    if status != "returned":
        raise ValueError("an observation without a known status")
    values = seen["values"]
    clean = {
        "status": status,
        "printed": _text(seen["printed"], 2000),
        "changed": [_text(name, 80) for name in list(seen["changed"])[:20]],
        "kind": _text(seen["kind"], 80),
        "length": seen.get("length") if type(seen.get("length")) is int else None,
        "kinds": [_text(kind, 80) for kind in list(seen["kinds"])[:20]],
        "values": None if values is None else [_clean_value(value) for value in values[:20]],
    }
    if values is not None and not len(clean["kinds"]) == len(clean["values"]) == count:
        raise ValueError("not as many values as were asked for")
    return clean


def _clean_value(value):
    if value is None:
        return None
    if not isinstance(value, dict):
        raise ValueError("a value that is no array")
    if "unreadable" in value:
        return {"unreadable": _text(value["unreadable"], 200)}
    from_plain(value)
    return {"array": value["array"], "dtype": value["dtype"], "shape": value["shape"]}


def _text(value, limit=TEXT_LIMIT):
    """The value as text that every file can hold: JSON knows half characters, UTF-8 doesn't."""
    return str(value)[:limit].encode(errors="replace").decode()


def _clean_outputs(outputs):
    """Outputs of a cell as nbformat knows them, text and PNG pictures only."""
    clean = []
    for output in outputs[:20]:
        kind = output["output_type"]
        if kind == "stream":
            name = "stderr" if output["name"] == "stderr" else "stdout"
            clean.append({"output_type": kind, "name": name, "text": _text(output["text"])})
        elif kind == "error":
            texts = {key: _text(output[key]) for key in ("ename", "evalue")}
            lines = _text("\n".join(map(str, output["traceback"]))).split("\n")
            clean.append({"output_type": kind, **texts, "traceback": lines})
        elif kind in ("display_data", "execute_result"):
            limits = {"text/plain": TEXT_LIMIT, "image/png": PICTURE_LIMIT}
            data = {key: _text(output["data"][key], limits[key]) for key in limits if key in output["data"]}
            clean.append({"output_type": "display_data", "data": data, "metadata": {}})
    return clean


def _error_output(status):
    if status["status"] == "timeout":
        name, text = (
            "CellTimeout",
            f"this cell was still running after {status['seconds']:g} seconds and was stopped",
        )
    else:
        name, text = "CellCrashed", f"this cell {status['message']}"
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}


def was_stopped(outputs):
    """Whether a cell ran out of time or ended its process, so that running it again would only cost the same."""
    return any(output.get("ename") in ("CellTimeout", "CellCrashed") for output in outputs)


def _inputs_only(card):
    """What the worker needs of a card: never what the answer should be."""
    sent = ("inputs", "driver", "outputs", "careful")
    parts = [{"cases": [{k: case[k] for k in sent if k in case} for case in part["cases"]]} for part in card["parts"]]
    return {key: card[key] for key in ("function", "outputs", "library", "seconds")} | {"parts": parts}


def _environment(home):
    """All that the worker sees of the grader's environment: in /proc, too, it shows what a process started with."""
    threads = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}
    return {"PATH": "/usr/bin:/bin", "HOME": home, "USER": "student", "LANG": "C.UTF-8", "MPLBACKEND": "agg", **threads}


def _sandbox(bubblewrap):
    """The bubblewrap command before the worker's own: no network, a read-only system, nothing of the course.

    Root binds what perhaps only root can read, and the worker gives its rights up; anybody else needs a
    namespace of users to set the sandbox up.
    """
    command = [bubblewrap, "--die-with-parent", "--new-session", "--unshare-ipc", "--unshare-pid", "--unshare-net"]
    command += ["--unshare-uts", "--unshare-cgroup-try"]
    if os.geteuid() == 0:
        command += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        command += ["--unshare-user"]
    bound = {place: place for place in ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/alternatives")}
    bound["/etc/fonts"] = "/etc/fonts"
    bound |= {sys.base_prefix: sys.base_prefix, sys.prefix: str(PREFIX_INSIDE)}
    for name in WORKER_FILES:
        bound[str(ROOT / "autograder" / name)] = f"/grader/autograder/{name}"
    folders = {str(parent) for place in bound.values() for parent in Path(place).parents}
    for folder in sorted(folders - {"/"}):  # parents come first
        command += ["--perms", "0755", "--dir", folder]
    for place, inside in bound.items():
        command += ["--ro-bind-try", place, inside]
    command += ["--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/tmp", "--chdir", "/tmp"]
    return [*command, "--remount-ro", "/dev", "--remount-ro", "/"]
