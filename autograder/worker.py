"""The process in which students' code runs: it computes answers and decides nothing.

Started once, it loads NumPy, PyTorch and IPython and then waits. For every submission it forks a child, which
runs the cells of the notebook, calls the functions that were asked for on the inputs that it is sent, and
sends back what they returned. Frames are a length and JSON text in both directions (see ``frames``).
"""

import base64
import contextlib
import io
import json
import os
import resource
import signal
import socket
import sys
from pathlib import Path

CONTROL = 3  # the descriptor of the socket to the grader
JOB = 4  # in a child: the descriptor of the socket of its submission
OUTPUT_LIMIT = 20_000  # characters of text kept of one cell
FIGURE_LIMIT = 4  # figures kept of one cell


def serve(preload, alone):
    """Load libraries, then fork a child for every submission that arrives on the control socket.

    Where this process is alone in its namespace, it first ends all that the submission before has left running.
    """
    for name in preload:
        __import__(name)
    if "torch" in preload:
        sys.modules["torch"].set_num_threads(1)
    shell = make_shell()
    control = socket.socket(fileno=CONTROL)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are not waited for: the kernel buries them
    control.send(b"ready")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 64, 1)
        if not message:
            return
        if alone:
            with contextlib.suppress(ProcessLookupError):
                os.kill(-1, signal.SIGKILL)
        if os.fork() == 0:
            try:
                run_child(shell, descriptors[0])
            finally:
                os._exit(0)
        os.close(descriptors[0])


def make_shell():
    """An IPython shell without history, colours or printed tracebacks."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = InteractiveShell.instance(config=config)
    hook = shell.displayhook  # it keeps the value of a cell; what it would print is left out
    hook.write_output_prompt = hook.finish_displayhook = lambda: None
    hook.write_format_data = lambda *_: None
    shell.showtraceback = shell.showsyntaxerror = lambda *args, **kwargs: None
    shell.run_cell("1 + 1", silent=True)  # the first cell loads what the next ones need
    return shell


def run_child(shell, descriptor):
    """Work through one job in this process: first the cells, then the questions."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.setsid()
    os.dup2(descriptor, JOB)
    os.closerange(JOB + 1, 256)
    os.close(CONTROL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)

    from autograder.frames import read_frame, write_frame
    from autograder.probe import observe_each

    link = socket.socket(fileno=JOB)
    job = read_frame(link)
    write_frame(link, {"started": True})
    set_limits(job["limits"])
    os.chdir(job["folder"])
    shell.user_ns["check"] = lambda *args, **kwargs: None  # extra calls of check() in a notebook do nothing
    for cell in job["cells"]:
        outputs, expired = run_cell(shell, cell["source"], job["cell_seconds"])
        write_frame(link, {"cell": cell["id"], "outputs": outputs, "expired": expired})
    for card in job["cards"]:
        for position, seen in observe_each(card, shell.user_ns):
            write_frame(link, {"question": card["function"], "position": position, "seen": seen})
    write_frame(link, {"done": True})


def set_limits(limits):
    """Limit processor seconds, memory and the size of files for this process and its children."""
    for name, value in limits.items():
        resource.setrlimit(getattr(resource, name), (value, value))


def run_cell(shell, source, seconds):
    """Run a cell for at most ``seconds``.

    Returns
    -------
    list of dict
        What it showed, as outputs of a notebook: text and figures only.
    bool
        Whether it was stopped.
    """
    from IPython.utils.capture import capture_output

    from autograder.probe import TimeLimit

    limit = TimeLimit(seconds)
    with capture_output() as captured, limit:
        outcome = shell.run_cell(source, store_history=False)
    outputs = []
    if captured.stdout:
        outputs.append({"output_type": "stream", "name": "stdout", "text": captured.stdout[:OUTPUT_LIMIT]})
    if captured.stderr:
        outputs.append({"output_type": "stream", "name": "stderr", "text": captured.stderr[:OUTPUT_LIMIT]})
    for shown in captured.outputs[:FIGURE_LIMIT]:
        outputs.append({"output_type": "display_data", "data": text_of(shown.data), "metadata": {}})
    outputs += figures()
    error = outcome.error_before_exec or outcome.error_in_exec
    if limit.expired:
        error = TimeoutError(f"this cell was still running after {seconds:g} seconds and was stopped")
    if error is not None:
        outputs.append(
            {
                "output_type": "error",
                "ename": type(error).__name__,
                "evalue": str(error)[:OUTPUT_LIMIT],
                "traceback": [f"{type(error).__name__}: {error}"[:OUTPUT_LIMIT]],
            }
        )
    elif outcome.result is not None:
        data = {"text/plain": repr(outcome.result)[:OUTPUT_LIMIT]}
        outputs.append({"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": None})
    return outputs, limit.expired


def text_of(data):
    """Of a rich output only the plain text and the picture: a page of the instructor shows no foreign HTML."""
    return {kind: str(data[kind])[: 50 * OUTPUT_LIMIT] for kind in ("text/plain", "image/png") if kind in data}


def figures():
    """The figures that a cell left open, as pictures."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    outputs = []
    for number in pyplot.get_fignums()[:FIGURE_LIMIT] if pyplot else ():
        picture = io.BytesIO()
        pyplot.figure(number).savefig(picture, format="png", dpi=72)
        data = {"image/png": base64.b64encode(picture.getvalue()).decode(), "text/plain": "<Figure>"}
        outputs.append({"output_type": "display_data", "data": data, "metadata": {}})
    if pyplot:
        pyplot.close("all")
    return outputs


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    if (control := int(sys.argv[2])) != CONTROL:
        os.dup2(control, CONTROL)
        os.close(control)
    serve(json.loads(sys.argv[1]), alone=sys.argv[3] == "alone")
