"""Call a student's function and write down what happened; judge nothing.

This code runs where the student's code runs: in the notebook, or in the grader's separate process. What it
returns is plain data, and nothing that it says is trusted beyond being an answer to the question asked.
"""

import _thread
import contextlib
import io
import re
import sys
import threading
import traceback
import warnings
from numbers import Real

import numpy as np

from autograder import drivers
from autograder.values import from_plain, to_plain

TEXT_LIMIT = 2000  # characters of a message or of a student's print that are kept


def observe(namespace, name, inputs, outputs=1, library="numpy", seconds=5.0, driver=None, careful=False):
    """Call ``namespace[name]`` on the inputs once and describe what happened, as plain data.

    Parameters
    ----------
    namespace : dict
        The names that the notebook has defined.
    name : str
        The function to call.
    inputs : dict
        Its arguments as plain data (see ``values``).
    outputs : int
        How many values it should return.
    library : str
        ``"torch"`` turns arrays into tensors before the call.
    seconds : float or None
        After this time the call is interrupted; None waits for ever (for functions of the course itself).
    driver : str or None
        What calls the function: a name of ``drivers``, such as ``"autograd.slope"``; None calls it on the inputs.
    careful : bool
        Whether NumPy raises an error where it would warn of an overflow, a division by 0 or a nan.

    Returns
    -------
    dict
        ``{"status": ...}`` and, depending on it, the values, their types, what was printed, which inputs
        were changed, or the error.
    """
    if name not in namespace:
        return {"status": "missing"}
    function = namespace[name]
    if not callable(function):
        return {"status": "not callable", "kind": type(function).__name__}
    arguments = {key: as_argument(from_plain(value), library) for key, value in inputs.items()}
    before = {key: _fingerprint(value) for key, value in arguments.items()}
    printed = io.StringIO()
    limit = TimeLimit(seconds)
    try:
        with limit, _quiet(printed, careful):
            given = arguments.values()  # by position: students may rename the parameters
            value = drivers.find(driver)(function, *given) if driver else function(*given)
    except (Exception, SystemExit) as error:
        return {"status": "error", "printed": printed.getvalue()[:TEXT_LIMIT], **describe_error(error)}
    except KeyboardInterrupt:
        if not limit.expired:
            raise
        return {"status": "timeout", "seconds": seconds}
    changed = [key for key, value in arguments.items() if _fingerprint(value) != before[key]]
    returned = {"status": "returned", "printed": printed.getvalue()[:TEXT_LIMIT], "changed": changed}
    return {**returned, **_describe(value, outputs)}


def observe_case(card, case, namespace, seconds):
    """Observe the function of a card on one of its cases."""
    options = {key: case[key] for key in ("driver", "careful") if key in case}
    count = len(outputs_of(card, case))
    return observe(namespace, card["function"], case["inputs"], count, card["library"], seconds, **options)


def observe_each(card, namespace):
    """Observe a function on the cases of its card, one after the other.

    After a call that does not end in time the rest of its part is left out: it would cost the same time again.

    Yields
    ------
    (int, dict)
        The position of the case and its observation.
    """
    position = 0
    for part in card["parts"]:
        ended = True
        for case in part["cases"]:
            if ended:
                seen = observe_case(card, case, namespace, card["seconds"])
                ended = seen["status"] != "timeout"
                yield position, seen
            position += 1


def observe_all(card, namespace):
    """Observe a function on all cases of its card: a list with None for what was left out."""
    observations = [None] * len(cases_of(card))
    for position, seen in observe_each(card, namespace):
        observations[position] = seen
    return observations


def cases_of(card):
    """All cases of a card, in the order in which observations are listed."""
    return [case for part in card["parts"] for case in part["cases"]]


def outputs_of(card, case):
    """The names of what comes back in a case."""
    return case.get("outputs", card["outputs"])


class TimeLimit:
    """Interrupt the main thread when a block takes longer than ``seconds`` (None: never)."""

    def __init__(self, seconds):
        self.expired = False
        self._timer = seconds and threading.Timer(seconds, self._expire)

    def _expire(self):
        self.expired = True
        _thread.interrupt_main()

    def __enter__(self):
        if self._timer:
            self._timer.daemon = True
            self._timer.start()

    def __exit__(self, *_):
        if self._timer:
            self._timer.cancel()


def describe_error(error):
    """Describe an exception: its type, its message, where it was raised, and the student's line."""
    steps = [step for step in traceback.walk_tb(error.__traceback__) if not _is_ours(step[0])]
    frames = traceback.StackSummary.extract(steps)
    own = [frame for frame in frames if not _is_library(frame.filename)]
    return {
        "error": type(error).__name__,
        "bases": [kind.__name__ for kind in type(error).__mro__[1:-3]],
        "message": _without_addresses(str(error))[:TEXT_LIMIT],
        "raised_in": frames[-1].name if frames and not _is_library(frames[-1].filename) else "",
        "line": (own[-1].line or "").strip()[:200] if own else "",
    }


def _is_ours(frame):
    """Whether a frame belongs to this module or to a driver: to autograder here, to check_... in a notebook."""
    name = frame.f_globals.get("__name__")
    return isinstance(name, str) and name.startswith(__name__.removesuffix("probe"))


def _is_library(filename):
    return "site-packages" in filename or "dist-packages" in filename or filename.startswith(sys.prefix)


@contextlib.contextmanager
def _quiet(printed, careful):
    """Keep what is printed and drop warnings: neither is a mistake, unless care is what is asked for."""
    how = {"over": "raise", "divide": "raise", "invalid": "raise"} if careful else {"all": "ignore"}
    with warnings.catch_warnings(), np.errstate(**how):
        warnings.simplefilter("ignore")
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            yield


def as_argument(value, library):
    """What a function of this library is called with: for PyTorch every array becomes a tensor."""
    if isinstance(value, list):
        return [as_argument(item, library) for item in value]
    if library == "torch" and isinstance(value, np.ndarray):
        import torch

        return torch.from_numpy(value)
    return value


def _fingerprint(value):
    """What differs when an argument was changed in place; None for what can't be changed."""
    if isinstance(value, (int, float, str)):
        return None
    if isinstance(value, list):
        return [repr(item) if type(item) in (bool, int, float, str) else _fingerprint(item) for item in value]
    array = as_array(value)
    return None if array is None else (array.shape, array.dtype.str, array.tobytes())


def as_array(value):
    """The value as an array of numbers, or None where it is not one."""
    if hasattr(value, "detach"):
        value = value.detach().cpu().numpy()
    elif isinstance(value, (list, tuple)):
        value = [as_array(item) if hasattr(item, "detach") else item for item in value]
    try:
        array = np.asarray(value)
        if array.dtype.kind == "O" and all(isinstance(entry, Real) for entry in array.flat):  # as np.frompyfunc gives
            array = array.astype(float)
    except Exception:  # a list whose rows differ in length, or an object that refuses
        return None
    return array if array.dtype.kind in "fiub" else None


def _describe(value, outputs):
    """The types and the plain values of what came back, one for each output."""
    if outputs == 1:
        items = [value]
    elif isinstance(value, (tuple, list)) and len(value) == outputs:
        items = list(value)
    else:
        length = len(value) if isinstance(value, (tuple, list)) else None
        return {"kind": _kind(value), "length": length, "values": None, "kinds": []}
    return {
        "kind": _kind(value),
        "values": [_plain(item) for item in items],
        "kinds": [_kind(i) for i in items],
    }


def _plain(value):
    if value is None:
        return None
    array = as_array(value)
    if array is None:
        return {"unreadable": f"{_kind(value)} {_short(value)}"}
    try:
        return to_plain(array)
    except TypeError as error:
        return {"unreadable": str(error)}


def _short(value):
    try:
        text = _without_addresses(repr(value))
    except Exception:
        return ""
    return text if len(text) <= 80 else text[:77] + "..."


def _without_addresses(text):
    """The text without the places in memory, which differ from run to run."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)


def _kind(value):
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return "Tensor"
    name = type(value).__name__
    return f"{type(value).__module__}.{name}" if name == "Tensor" else name
