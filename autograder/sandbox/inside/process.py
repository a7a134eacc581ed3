"""The process in which students' code runs: it computes answers and decides nothing.

Started once, it loads NumPy, PyTorch and IPython and then waits. For every submission it forks a *keeper*, and
the keeper forks the child that shuts itself in (see ``isolation``) and then does what the grader asks for over its
*link*: it runs a cell, or, where a check stands in the notebook, it leaves a *witness*: a fork of itself that stays as
the notebook was at that place. Of a child or a witness a *copy* is forked for each question, which calls functions on
inputs and is gone afterwards. The keeper has a socket of its own, the *leash*: it tells how the child ended, and when
the grader lets go of it, it ends the child and everything that the child has started.

Nothing here watches the time: the grader does, and interrupts.
"""

import asyncio
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
import time
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np

from autograder.contract.calls import (
    Buried,
    Call,
    Called,
    Cell,
    CellRan,
    Ended,
    NotStarted,
    Output,
    Printed,
    Question,
    Shown,
    Started,
    Stopped,
)
from autograder.contract.frames import BadFrame, Hoarding, read_frame, write_frame
from autograder.contract.observations import TimedOut
from autograder.sandbox.inside import isolation
from autograder.student.probe import observe

CONTROL = 3  # the descriptor of the socket to the grader
JOB = 4  # in a child: the descriptor of its link, and the only one that it has besides 0, 1 and 2
LARGEST_REQUEST = 1 << 28  # bytes: what the grader sends is bounded where it read the notebook
OUTPUT_LIMIT = 20_000  # characters of text kept of one cell
FIGURE_LIMIT = 4  # figures kept of one cell
MEANWHILE = 1.0  # seconds that the tasks of a cell have after it, before the next one is run
SPARE_PROCESSES = 4  # that the next cells and questions need: a thread counts as one
PATIENCE = 20  # milliseconds for a killed process to be gone
MOST_NUMBERS = 1 << 16  # of processes that a submission can have had
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
    answer_once()
    if how["sandboxed"]:
        in_use = isolation.memory_in_use()
        how["limits"].update({name: in_use[name] + room for name, room in how["room"].items()})
        isolation.hide_memory()
        ease_forking()
    serve(shell, how)


def answer_once() -> None:
    """Go the way of an answer once: what is learned on it, such as the types of a frame, each copy has then."""
    here, there = socket.socketpair()
    call = Call({"n": np.zeros(1), "m": [np.zeros(1), 0.0]})
    with here, there:
        for asked in (Cell("0", ""), Question("f", "numpy"), call):
            write_frame(here, asked)
            read_frame(there, type(asked))
        for name in ("f", "g"):
            write_frame(there, Called(observe({"f": max}, name, call, seconds=None)))
        for told in (Started(0), CellRan([Printed("stdout", ""), Shown(), Stopped("", "")]), Buried(0)):
            write_frame(there, told)


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
    shell.should_run_async = lambda *args, **kwargs: True  # every cell in a running event loop, as in Jupyter
    run_cell(shell, "1 + 1")  # the first cell loads what the next ones need
    event_loop().close()  # its descriptors are not for a submission, which gets a loop of its own
    return shell


def event_loop() -> asyncio.AbstractEventLoop:
    """The loop in which the cells of this process run."""
    from IPython.core.async_helpers import get_asyncio_loop

    loop: asyncio.AbstractEventLoop = get_asyncio_loop()
    return loop


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
    """Shut this process in and do what the grader asks for, until it closes the link."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()  # signals to a process group cross the borders of namespaces
    try:
        if settings["sandboxed"]:
            isolation.isolate(settings["folders"], settings["size"], settings["limits"])
        else:
            isolation.set_limits(settings["limits"])
            os.chdir(settings["folders"][0])
    except (OSError, ValueError) as error:
        write_frame(leash, NotStarted(str(error)))
        return
    sys.path.insert(0, "")  # as in Jupyter: a module beside the notebook
    for name in ("check", "use_mine"):  # what the first cell of a notebook brings does nothing here
        shell.user_ns[name] = lambda *args, **kwargs: None
    serve_requests(shell, keep_only(link), settings["sandboxed"])


def serve_requests(shell: Any, link: socket.socket, alone: bool) -> None:
    """Do what the grader asks for on a link, until it closes it.

    Parameters
    ----------
    shell : InteractiveShell
        Has the notebook's names.
    link : socket
        To the grader.
    alone : bool
        Whether all processes that can be reached belong to this submission.
    """
    me = os.getpid()
    witnesses: set[int] = set()
    write_frame(link, Started(me))
    while True:
        link.setblocking(True)  # whatever a cell has done to it
        what, sockets, _, _ = socket.recv_fds(link, 1, 1)
        if not what:
            return
        if what == b"p":
            write_frame(link, Started(me))
        elif what == b"w":
            witnesses.add(leave_a_witness(shell, socket.socket(fileno=sockets[0])))
        elif what == b"q":
            answer_in_a_copy(link, socket.socket(fileno=sockets[0]), shell.user_ns)
        elif what == b"d":
            answer(socket.socket(fileno=sockets[0]), shell.user_ns)
            write_frame(link, Buried(0))
        else:
            cell = read_frame(link, Cell, largest=LARGEST_REQUEST)
            outputs, failed = run_cell(shell, cell.source)
            if os.getpid() != me:  # a twin that the cell has forked
                return
            if failed and alone:
                clear_up(witnesses)
            link.setblocking(True)
            write_frame(link, CellRan(outputs))


def leave_a_witness(shell: Any, link: socket.socket) -> int:
    """Fork a process that stays as this one is now, and answers questions on a link of its own; return its number."""
    witness = os.fork()
    if witness:
        link.close()
        return witness
    try:
        gc.freeze()  # what is there need not be looked through again: that would copy it
        os.setsid()
        serve_requests(shell, in_place_of_the_link(link), alone=False)
    finally:
        os._exit(0)


def answer_in_a_copy(link: socket.socket, questions: socket.socket, namespace: dict[str, Any]) -> None:
    """Fork a copy of this process that answers a question, wait until it has ended, and tell how."""
    copy = os.fork()
    if copy == 0:
        try:
            gc.freeze()
            os.setsid()
            if "torch" in sys.modules:
                sys.modules["torch"].set_num_threads(1)  # more threads of the process aren't there in its copy
            answer(in_place_of_the_link(questions), namespace)
        finally:
            os._exit(0)
    questions.close()
    _, status = os.waitpid(copy, 0)
    write_frame(link, Buried(os.waitstatus_to_exitcode(status)))


def in_place_of_the_link(link: socket.socket) -> socket.socket:
    """Another socket under the number of the link, on which this process has nothing more to say."""
    number = link.detach()
    os.dup2(number, JOB)
    os.close(number)  # a submission may have left room for one descriptor alone
    return socket.socket(fileno=JOB)


def answer(questions: socket.socket, namespace: dict[str, Any]) -> None:
    """Call functions on inputs, one call after the other, until the grader closes the socket."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # the grader's way to end a call
    me = os.getpid()
    write_frame(questions, Started(me))
    question, asking = Question("", ""), Hoarding(questions)
    while True:
        try:
            request = read_frame(asking, Question | Call, largest=LARGEST_REQUEST)
        except BadFrame:  # no further call
            return
        if isinstance(request, Question):
            question = request
            if question.prelude:
                exec(compile(question.prelude, "<the course>", "exec"), namespace)
            continue
        try:
            seen = observe(namespace, question.function, request, question.library, seconds=None)
        except KeyboardInterrupt:
            seen = TimedOut(0.0)  # the grader knows after how many seconds it interrupted
        if os.getpid() != me:  # a twin that the function has forked
            return
        write_frame(questions, Called(seen))


def keep_only(link: socket.socket) -> socket.socket:
    """Close every descriptor but the link's; return it under its number."""
    os.dup2(link.detach(), JOB)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.closerange(3, JOB)
    os.closerange(JOB + 1, 1 << 20)
    return socket.socket(fileno=JOB)


def clear_up(witnesses: set[int]) -> None:
    """End the processes that a failed cell has left; where its threads leave no room for ours, end this one too."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(-1, signal.SIGSTOP)  # all at once: the first process of a namespace does not reach itself
        for number in range(2, newest_process()):
            if number not in witnesses:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)
        os.kill(-1, signal.SIGCONT)
    patience = 0
    while patience < PATIENCE:
        try:
            ended, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if not ended:
            patience += 1
            time.sleep(0.001)
    enough = threading.Event()
    threads = [threading.Thread(target=enough.wait) for _ in range(SPARE_PROCESSES)]
    try:
        for thread in threads:
            thread.start()
    except RuntimeError:
        os._exit(0)
    enough.set()
    for thread in threads:
        thread.join()


def newest_process() -> int:
    """A number above those of all processes of this namespace: they are counted up."""
    try:
        newest = os.fork()
    except OSError:  # there is no room for one: nobody says how many there were
        return MOST_NUMBERS
    if newest == 0:
        os._exit(0)
    os.waitpid(newest, 0)
    return newest


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


def run_cell(shell: Any, source: str) -> tuple[list[Output], bool]:
    """Run a cell.

    Returns
    -------
    list of Output
        What it showed: text and figures only.
    bool
        Whether it ended with an error.
    """
    from IPython.utils.capture import capture_output

    stdout, stderr = Beginning(), Beginning()
    with capture_output() as captured:
        sys.stdout, sys.stderr = stdout, stderr
        error, result = _run(shell, source)
    outputs: list[Output] = []
    for name, stream in (("stdout", stdout), ("stderr", stderr)):
        if stream.text:
            outputs.append(Printed(name, stream.text))
    for shown in captured.outputs[:FIGURE_LIMIT]:
        outputs.append(text_and_picture(shown.data))
    outputs += figures()
    if error is not None:
        outputs.append(Stopped(type(error).__name__, str(error)[:OUTPUT_LIMIT]))
    elif result is not None:
        outputs.append(Shown(repr(result)[:OUTPUT_LIMIT]))
    return outputs, error is not None


def _run(shell: Any, source: str) -> tuple[BaseException | None, Any]:
    """The error that ended a cell, and its result. An interrupt of the grader ends the cell, and nothing after it."""
    at_work = True

    def interrupt(number: int, frame: FrameType | None) -> None:
        if at_work:
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, interrupt)
    try:
        before = asyncio.all_tasks(event_loop())
        outcome = shell.run_cell(source, store_history=False)
        error = outcome.error_before_exec or outcome.error_in_exec
        go_on(asyncio.all_tasks(event_loop()) - before, ended=isinstance(error, KeyboardInterrupt))
        at_work = False
        return error, outcome.result
    except (KeyboardInterrupt, SystemExit) as error:  # a task may exit, too
        return error, None
    finally:
        at_work = False
        signal.signal(signal.SIGINT, interrupt)  # the cell may have put another there


def go_on(tasks: set[asyncio.Task[Any]], ended: bool) -> None:
    """Let the tasks that a cell has started go on for a while, as they do between two cells of a person.

    Parameters
    ----------
    tasks : set of Task
        Where the cell was interrupted, it is one of them.
    ended : bool
        Whether it was.
    """
    if ended:
        for task in tasks:
            task.cancel()
    elif tasks:
        event_loop().run_until_complete(asyncio.wait(tasks, timeout=MEANWHILE))


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
