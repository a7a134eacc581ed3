"""The trusted side of a worker: starts it, sends it the cells and inputs of a submission, receives outcomes.

Everything that arrives is checked before it is used; nothing of it is unpickled or evaluated.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from autograder.frames import BadFrame, read_frame, write_frame
from autograder.paths import ROOT
from autograder.probe import cases_of
from autograder.values import from_plain

CELL_SECONDS = 10.0  # one cell of a notebook
SPARE_SECONDS = 3.0  # beyond the time limit of a call, for one that can't be interrupted
START_SECONDS = 120.0
ATTEMPTS = 8  # runs of one submission, each without what ended the run before
LIMITS = {"RLIMIT_CPU": 120, "RLIMIT_FSIZE": 16 << 20, "RLIMIT_CORE": 0}

# The virtual environment has a place of its own inside: outside it may lie below /tmp, which is covered there.
IN_ENVIRONMENT = sys.prefix != sys.base_prefix
PREFIX_INSIDE = Path("/grader/python") if IN_ENVIRONMENT else Path(sys.prefix)
PYTHON_INSIDE = PREFIX_INSIDE / Path(sys.executable).relative_to(sys.prefix)

WORKER_FILES = ("__init__.py", "frames.py", "probe.py", "values.py", "worker.py")


class NoSandbox(Exception):
    """Grading refuses to run foreign code unprotected; the message says what to install."""


class Worker:
    """A warm process that computes submissions, one at a time.

    Parameters
    ----------
    torch : bool
        Whether to load PyTorch.
    trust : bool
        Whether to run without the sandbox where there is none: with all rights of whoever grades.

    Raises
    ------
    NoSandbox
        If bubblewrap is missing and ``trust`` is not given.
    """

    def __init__(self, torch: bool = True, trust: bool = False):
        self.sandboxed = shutil.which("bwrap") is not None
        if not self.sandboxed and not trust:
            raise NoSandbox(
                "Students' code runs in a sandbox, and bubblewrap was not found. Install it (Debian, Ubuntu: "
                "apt-get install bubblewrap). To run the code of people whom you trust without it, with all your "
                "rights, say so: --trust, or COURSE_TRUST=yes for nbgrader's own commands."
            )
        self.preload = ["numpy", "matplotlib.pyplot"] + (["torch", "torch._dynamo"] if torch else [])
        self._start()

    def _start(self):
        self.folder = tempfile.TemporaryDirectory(prefix="grader-")
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [
            *(_sandbox() if self.sandboxed else []),
            str(PYTHON_INSIDE) if self.sandboxed else sys.executable,
            "-I",
            "/grader/autograder/worker.py" if self.sandboxed else str(ROOT / "autograder" / "worker.py"),
            json.dumps(self.preload),
            str(theirs.fileno()),
            "alone" if self.sandboxed else "among others",
        ]
        self.process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            env={"PATH": os.environ["PATH"]},  # /proc shows what a process was started with, even in the sandbox
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        theirs.close()
        self.control = ours
        self.control.settimeout(START_SECONDS)
        if self.control.recv(16) != b"ready":
            message = self.process.stderr.read().decode(errors="replace").strip()
            raise RuntimeError(f"the process that runs students' code did not start: {message}")

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

        What hangs or ends its process costs only itself: the submission is run again without it.

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
        """
        skipped, crashed = {}, {}
        for _ in range(ATTEMPTS):
            outputs, observations, fault = self._attempt(cells, cards, skipped, crashed)
            if fault is None:
                break
            kind, name, status = fault
            if kind == "start":  # an earlier submission has ended the worker
                self.close()
                self._start()
                continue
            (skipped if kind == "cell" else crashed)[name] = status
        for card in cards:
            found = observations.setdefault(card["function"], [None] * len(cases_of(card)))
            for (function, position), status in crashed.items():
                if function == card["function"]:
                    found[position] = status
        for name, status in skipped.items():
            outputs[name] = [_error_output(status)]
        return outputs, observations

    def _attempt(self, cells, cards, skipped, crashed):
        """One run; the third value says what ended it early, if anything."""
        outputs, observations = {}, {card["function"]: [None] * len(cases_of(card)) for card in cards}
        link, theirs = socket.socketpair()
        runnable = [cell for cell in cells if cell["id"] not in skipped]
        questions = [card for card in cards if not any(function == card["function"] for function, _ in crashed)]
        job = {"cells": runnable, "cards": [_inputs_only(card) for card in questions], "limits": LIMITS}
        job.update(folder="/tmp" if self.sandboxed else self.folder.name, cell_seconds=CELL_SECONDS)
        steps = [("cell", cell["id"], CELL_SECONDS) for cell in runnable]
        for card in questions:
            steps += [("question", (card["function"], i), card["seconds"]) for i in range(len(cases_of(card)))]
        with link:
            try:
                with theirs:
                    socket.send_fds(self.control, [b"job"], [theirs.fileno()])
                write_frame(link, job)
                link.settimeout(START_SECONDS)
                read_frame(link)
            except (OSError, BadFrame):
                return outputs, observations, ("start", None, None)
            while True:
                if not steps:
                    return outputs, observations, None
                kind, name, seconds = steps[0]
                try:
                    link.settimeout(seconds + SPARE_SECONDS)
                    frame = read_frame(link)
                    if frame.get("done") is True:
                        return outputs, observations, None
                    if kind == "cell":
                        outputs[name] = _clean_outputs(frame["outputs"])
                        if frame["expired"]:  # another run of this submission need not wait for it again
                            skipped[name] = {"status": "timeout", "seconds": seconds}
                        steps.pop(0)
                        continue
                    place = (str(frame["question"]), int(frame["position"]))
                    while steps and steps[0][1] != place:  # what a time-out left out is not reported
                        steps.pop(0)
                    observations[place[0]][place[1]] = clean_observation(frame["seen"])
                    steps.pop(0)
                except TimeoutError:
                    status = {"status": "timeout", "seconds": seconds}
                    return outputs, observations, (kind, name, status)
                except Exception as error:  # whatever arrived is the submission's fault, never the run's
                    message = str(error) if isinstance(error, BadFrame) else "sent what can't be read"
                    status = {"status": "crashed", "message": message}
                    return outputs, observations, (kind, name, status)


def clean_observation(seen):
    """Return an observation with only what is expected in it, each of its type; raise where it can't be.

    What a student's process sends is an answer to a question, never more.
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
    if values is not None and len(clean["kinds"]) != len(clean["values"]):
        raise ValueError("kinds and values differ in number")
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


def _text(value, limit=1_000_000):
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
            clean.append({"output_type": kind, **texts, "traceback": [_text(line) for line in output["traceback"]]})
        elif kind in ("display_data", "execute_result"):
            data = {key: _text(output["data"][key]) for key in ("text/plain", "image/png") if key in output["data"]}
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
    parts = [{"cases": [{"inputs": case["inputs"]} for case in part["cases"]]} for part in card["parts"]]
    return {key: card[key] for key in ("function", "outputs", "library", "seconds")} | {"parts": parts}


def _sandbox():
    """The bubblewrap command before the worker's own: no network, a read-only system, nothing of the course."""
    command = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]
    for name, value in {
        "PATH": "/usr/bin:/bin",
        "HOME": "/tmp",
        "LANG": "C.UTF-8",
        "MPLBACKEND": "agg",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
    }.items():
        command += ["--setenv", name, value]
    for place in ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts"):
        command += ["--ro-bind-try", place, place]
    command += ["--ro-bind", sys.base_prefix, sys.base_prefix, "--ro-bind", sys.prefix, str(PREFIX_INSIDE)]
    for name in WORKER_FILES:
        command += ["--ro-bind", str(ROOT / "autograder" / name), f"/grader/autograder/{name}"]
    return [*command, "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp"]
