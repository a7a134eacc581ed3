"""The process in which students' code runs: it computes answers and decides nothing.

Started once, it loads NumPy, PyTorch and IPython and then waits. For every submission it forks a *keeper*, and
the keeper forks the child that shuts itself in (see ``isolation``), runs the cells of the notebook, calls the
functions that were asked for on the inputs that it is sent, and sends back what they returned. The child talks
to the grader over its *link*. The keeper has a socket of its own, the *leash*: it tells how the child ended, and
when the grader lets go of it, it ends the child and everything that the child has started.
"""

import base64
import contextlib
import ctypes
import gc
import io
import json
import os
import select
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Any

from autograder.contract.calls import (
    Called,
    CellRan,
    Done,
    Ended,
    NotStarted,
    Output,
    Printed,
    Shown,
    Started,
    Stopped,
    Work,
)
from autograder.contract.frames import read_frame, write_frame
from autograder.sandbox.inside import isolation
from autograder.student.probe import TimeLimit, observe_each

CONTROL = 3  # the descriptor of the socket to the grader
JOB = 4  # in a child: the descriptor of its link, and the only one that it has besides 0, 1 and 2
LARGEST_WORK = 1 << 30  # bytes: what the grader sends is bounded where it read the notebook
OUTPUT_LIMIT = 20_000  # characters of text kept of one cell
FIGURE_LIMIT = 4  # figures kept of one cell
SPARE_THREADS = 4  # for the clocks of the next cells: one that has run out is gone only a moment later
LARGE_PAGE = 2 << 20
COLLAPSE = 25  # from linux/mman.h


def main(control: str, settings: str) -> None:
    """Prepare this process and serve until the grader closes the control socket.

    Parameters
    ----------
    control : str
        Descriptor of the socket to the grader.
    settings : str
        JSON with ``preload``: what to import; ``sandboxed``; ``user``: whose rights to take on instead of root's,
        or None; ``folders`` and ``size``: see ``isolation.isolate``; ``limits``: for every child; ``room``: for
        every child, how much it may use beyond what is in use here.
    """
    how = json.loads(settings)
    if how["user"] is not None:
        isolation.become(how["user"])
    if int(control) != CONTROL:
        os.dup2(int(control), CONTROL)
        os.close(int(control))
    for name in how["preload"]:
        __import__(name)
    if "torch" in how["preload"]:
        sys.modules["torch"].set_num_threads(1)
    shell = make_shell()
    if how["sandboxed"]:
        in_use = isolation.memory_in_use()
        how["limits"].update({name: in_use[name] + room for name, room in how["room"].items()})
        isolation.hide_memory()
        ease_forking()
    serve(shell, how)


def ease_forking() -> None:
    """Make forks cheap: they copy an entry for each page of memory, and what is large fits into large pages.

    With PyTorch a fork takes a quarter of the time then. Where the kernel does not know the request (Linux before
    6.1), nothing happens.
    """
    gc.collect()
    gc.freeze()  # a collection in a child need not write to what was there before
    isolation.LIBC.madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    for line in Path("/proc/self/maps").read_text().splitlines():
        span, rights, *_, inode = line.split()[:5]
        if rights == "rw-p" and inode == "0":
            start, end = (int(address, 16) for address in span.split("-"))
            for page in range(-(-start // LARGE_PAGE) * LARGE_PAGE, end - LARGE_PAGE + 1, LARGE_PAGE):
                isolation.LIBC.madvise(page, LARGE_PAGE, COLLAPSE)


def serve(shell: Any, settings: dict[str, Any]) -> None:
    """Fork a keeper for every submission that arrives on the control socket."""
    control = socket.socket(fileno=CONTROL)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # keepers are not waited for: the kernel buries them
    control.sendall(b"r")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 2)
        if not message:
            return
        if os.fork() == 0:
            try:
                control.close()
                link, leash = (socket.socket(fileno=descriptor) for descriptor in descriptors)
                keep(shell, link, leash, settings)
            finally:
                os._exit(1)
        for descriptor in descriptors:
            os.close(descriptor)


def make_shell() -> Any:
    """An IPython shell without history, colours or printed tracebacks."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell: Any = InteractiveShell.instance(config=config)
    hook = shell.displayhook  # it keeps the value of a cell; what it would print is left out
    hook.write_output_prompt = hook.finish_displayhook = lambda: None
    hook.write_format_data = lambda *_: None
    shell.showtraceback = shell.showsyntaxerror = lambda *args, **kwargs: None
    run_cell(shell, "1 + 1", 10)  # the first cell loads what the next ones need
    return shell


def keep(shell: Any, link: socket.socket, leash: socket.socket, settings: dict[str, Any]) -> None:
    """Start one submission, wait until it ends or the grader lets go of the leash, and tell how it ended."""
    bell, ring = socket.socketpair()
    ring.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(ring.fileno())  # the end of the child rings the bell
    try:
        if settings["sandboxed"]:
            isolation.enter_namespaces()
        child = os.fork()
    except OSError as error:
        write_frame(leash, NotStarted(str(error)))
        return
    if child == 0:
        try:
            run_child(shell, link, leash, settings)
        finally:
            os._exit(0)
    link.close()
    select.select([leash, bell], [], [])
    ended, status, usage = os.wait4(child, os.WNOHANG)
    if not ended:  # the grader has let go
        os.kill(child, signal.SIGKILL)
        _, status, usage = os.wait4(child, 0)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)  # outside a sandbox nothing else ends what the child has started
    code = os.waitstatus_to_exitcode(status)
    write_frame(leash, Ended(code, usage.ru_utime + usage.ru_stime, released=not ended))
    os._exit(0)


def run_child(shell: Any, link: socket.socket, leash: socket.socket, settings: dict[str, Any]) -> None:
    """Work through one job in this process: first the cells, then the questions."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()  # signals to a process group cross the borders of namespaces
    work = read_frame(link, Work, largest=LARGEST_WORK)
    try:
        if settings["sandboxed"]:
            isolation.isolate(settings["folders"], settings["size"], settings["limits"])
        else:
            isolation.set_limits(settings["limits"])
            os.chdir(settings["folders"][0])
    except (OSError, ValueError) as error:
        write_frame(leash, NotStarted(str(error)))
        return
    link = keep_only(link)
    write_frame(link, Started())

    me = os.getpid()
    shell.user_ns["check"] = lambda *args, **kwargs: None  # extra calls of check() in a notebook do nothing
    for cell in work.cells:
        outputs, failed, expired = run_cell(shell, cell.source, work.cell_seconds)
        if os.getpid() != me:  # a twin that the cell has forked
            return
        if failed and settings["sandboxed"]:
            clear_up()
        write_frame(link, CellRan(cell.id, outputs, expired))
    for question in work.questions:
        for position, seen in observe_each(question, shell.user_ns):
            if os.getpid() != me:
                return
            write_frame(link, Called(question.function, position, seen))
    write_frame(link, Done())


def keep_only(link: socket.socket) -> socket.socket:
    """Close every descriptor but the link's; return it under its number."""
    os.dup2(link.detach(), JOB)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.closerange(3, JOB)
    os.closerange(JOB + 1, 1 << 20)
    return socket.socket(fileno=JOB)


def clear_up() -> None:
    """End the processes that a failed cell has left; where its threads leave no room for ours, end this one too."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGKILL)  # the first process of a namespace does not reach itself
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, 0):
            pass
    enough = threading.Event()
    threads = [threading.Thread(target=enough.wait) for _ in range(SPARE_THREADS)]
    try:
        for thread in threads:
            thread.start()
    except RuntimeError:
        os._exit(0)
    enough.set()
    for thread in threads:
        thread.join()


class Beginning(io.TextIOBase):
    """A stream that keeps the beginning of what is printed: a flood fills no memory."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if (room := OUTPUT_LIMIT - len(self.text)) > 0:
            self.text += text[:room]
        return len(text)


def run_cell(shell: Any, source: str, seconds: float) -> tuple[list[Output], bool, bool]:
    """Run a cell for at most ``seconds``.

    Returns
    -------
    list of Output
        What it showed: text and figures only.
    bool
        Whether it ended with an error.
    bool
        Whether it was stopped.
    """
    from IPython.utils.capture import capture_output

    limit = TimeLimit(seconds)
    stdout, stderr = Beginning(), Beginning()
    with capture_output() as captured:
        sys.stdout, sys.stderr = stdout, stderr
        with limit:
            outcome = shell.run_cell(source, store_history=False)
    outputs: list[Output] = []
    for name, stream in (("stdout", stdout), ("stderr", stderr)):
        if stream.text:
            outputs.append(Printed(name, stream.text))
    for shown in captured.outputs[:FIGURE_LIMIT]:
        outputs.append(text_and_picture(shown.data))
    outputs += figures()
    error = outcome.error_before_exec or outcome.error_in_exec
    if limit.expired:
        error = TimeoutError(f"this cell was still running after {seconds:g} seconds and was stopped")
    if error is not None:
        outputs.append(Stopped(type(error).__name__, str(error)[:OUTPUT_LIMIT]))
    elif outcome.result is not None:
        outputs.append(Shown(repr(outcome.result)[:OUTPUT_LIMIT]))
    return outputs, error is not None, limit.expired


def text_and_picture(data: dict[str, Any]) -> Shown:
    """Of a rich output only the plain text and the picture: a page of the instructor shows no foreign HTML."""
    text, picture = (str(data.get(kind, ""))[: 50 * OUTPUT_LIMIT] for kind in ("text/plain", "image/png"))
    return Shown(text, picture)


def figures() -> list[Output]:
    """The figures that a cell left open, as pictures."""
    pyplot: Any = sys.modules.get("matplotlib.pyplot")
    outputs: list[Output] = []
    for number in pyplot.get_fignums()[:FIGURE_LIMIT] if pyplot else ():
        picture = io.BytesIO()
        pyplot.figure(number).savefig(picture, format="png", dpi=72)
        outputs.append(Shown("<Figure>", base64.b64encode(picture.getvalue()).decode()))
    if pyplot:
        pyplot.close("all")
    return outputs
