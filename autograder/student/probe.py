"""Call a student's function and write down what happened; judge nothing.

This code runs where the student's code runs: in the notebook, or in the grader's separate process. What it
returns is data, and nothing that it says is trusted beyond being an answer to the question asked.
"""

import _thread
import contextlib
import copy
import io
import re
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Iterator
from numbers import Real
from types import FrameType
from typing import Any

import numpy as np

from autograder.contract.calls import Call, Calls
from autograder.contract.observations import (
    Missing,
    NotCallable,
    Raised,
    Returned,
    TimedOut,
    Unreadable,
    Value,
)
from autograder.contract.plain import as_known_type
from autograder.student import drivers

MOST_ROWS = 50  # of those that a name holds; more are never asked for
PATIENCE = 10  # times as long as its limit a call may take by the clock
DEEPEST = 6  # lists in lists of a value that are looked into
LIBRARIES = (sys.prefix, io.__file__.removesuffix("io.py"), "<frozen")  # Python's own lie elsewhere in an environment
TEXT_LIMIT = 2000  # characters of a message or of a student's print that are kept

Seen = Missing | NotCallable | TimedOut | Raised | Returned


def observe(
    namespace: dict[str, Any], name: str, call: Call, library: str = "numpy", seconds: float | None = 5.0
) -> Seen:
    """Call ``namespace[name]`` once and describe what happened.

    Parameters
    ----------
    namespace : dict
        The names that the notebook has defined.
    name : str
        The function to call.
    call : Call
        On what, and how.
    library : str
        ``"torch"`` turns arrays into tensors before the call.
    seconds : float or None
        After this time the call is interrupted; None waits for ever (for functions of the course itself).
    """
    if name not in namespace:
        return Missing()
    function = namespace[name]
    if call.holds:
        return _held(function, call, seconds)
    if not callable(function):
        return NotCallable(type(function).__name__)
    arguments = {key: as_argument(copy.deepcopy(value), library) for key, value in call.inputs.items()}
    before = {key: _fingerprint(value) for key, value in arguments.items()}
    printed = io.StringIO()
    limit = TimeLimit(seconds)
    try:
        with limit, _quiet(printed, call.careful):
            given = arguments.values()  # by position: students may rename the parameters
            value = drivers.find(call.driver)(function, *given) if call.driver else function(*given)
    except (Exception, SystemExit) as error:
        return describe_error(error, printed.getvalue()[:TEXT_LIMIT])
    except KeyboardInterrupt:
        if not limit.expired or seconds is None:
            raise
        return TimedOut(seconds)
    try:
        changed = [key for key, value in arguments.items() if _fingerprint(value) != before[key]]
        return _describe(value, call.outputs, printed.getvalue()[:TEXT_LIMIT], changed)
    except Exception:  # an answer that can't be looked at: it is no array, and no number
        unreadable: list[Value] = [Unreadable("what can't be read")] * call.outputs
        return Returned("object", unreadable, ["object"] * call.outputs, None, printed.getvalue()[:TEXT_LIMIT])


def observe_each(calls: Calls, namespace: dict[str, Any]) -> Iterator[tuple[int, Seen]]:
    """Observe a function on all its calls, one after the other.

    After a call that does not end in time the rest of its part is left out: it would cost the same time again.

    Yields
    ------
    (int, Seen)
        The position of the call and its observation.
    """
    position = 0
    for part in calls.parts:
        ended = True
        for call in part:
            if ended:
                seen = observe(namespace, calls.function, call, calls.library, calls.seconds)
                ended = not isinstance(seen, TimedOut)
                yield position, seen
            position += 1


def observe_all(calls: Calls, namespace: dict[str, Any]) -> list[Seen | None]:
    """Observe a function on all its calls: a list with None for what was left out."""
    observations: list[Seen | None] = [None] * sum(map(len, calls.parts))
    for position, seen in observe_each(calls, namespace):
        observations[position] = seen
    return observations


class TimeLimit:
    """Interrupt the main thread when a block takes longer than ``seconds`` (None: never).

    The seconds are those in which this process had a core: on a busy machine a call may take longer by the clock, up
    to ``PATIENCE`` times.
    """

    def __init__(self, seconds: float | None) -> None:
        self.expired = False
        self._seconds = seconds or 0.0
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._wait, daemon=True) if seconds else None

    def _wait(self) -> None:
        began, used = time.monotonic(), time.process_time()
        left = self._seconds
        while left > 0:
            if self._over.wait(max(left, 0.01)):
                return
            passed = time.monotonic() - began
            left = min(self._seconds - (time.process_time() - used), PATIENCE * self._seconds - passed)
        self.expired = True
        _thread.interrupt_main()

    def __enter__(self) -> None:
        if self._watch:
            self._watch.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()


def describe_error(error: BaseException, printed: str = "") -> Raised:
    """Describe an exception: its type, its message, where it was raised, and the student's line."""
    steps = [step for step in traceback.walk_tb(error.__traceback__) if not _is_ours(step[0])]
    frames = traceback.StackSummary.extract(iter(steps))
    own = [frame for frame in frames if not _is_library(frame.filename)]
    return Raised(
        error=type(error).__name__,
        bases=[kind.__name__ for kind in type(error).__mro__[1:-3]],
        message=_without_addresses(str(error))[:TEXT_LIMIT],
        raised_in=frames[-1].name if frames and not _is_library(frames[-1].filename) else "",
        line=(own[-1].line or "").strip()[:200] if own else "",
        printed=printed,
    )


def _is_ours(frame: FrameType) -> bool:
    """Whether a frame belongs to this module or to a driver: to autograder here, to check_... in a notebook."""
    name = frame.f_globals.get("__name__")
    return isinstance(name, str) and name.startswith(__name__.removesuffix("probe"))


def _is_library(filename: str) -> bool:
    return "site-packages" in filename or "dist-packages" in filename or filename.startswith(LIBRARIES)


@contextlib.contextmanager
def _quiet(printed: io.StringIO, careful: bool) -> Iterator[None]:
    """Keep what is printed and drop warnings: neither is a mistake, unless care is what is asked for."""
    how = np.errstate(over="raise", divide="raise", invalid="raise") if careful else np.errstate(all="ignore")
    with warnings.catch_warnings(), how:
        warnings.simplefilter("ignore")
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            yield


def as_argument(value: Any, library: str) -> Any:
    """What a function of this library is called with: for PyTorch every array becomes a tensor."""
    if isinstance(value, list):
        return [as_argument(item, library) for item in value]
    if library == "torch" and isinstance(value, np.ndarray):
        import torch

        return torch.from_numpy(value)
    return value


def _fingerprint(value: Any) -> Any:
    """What differs when an argument was changed in place; None for what can't be changed."""
    if isinstance(value, (int, float, str)):
        return None
    if isinstance(value, list):
        return [repr(item) if type(item) in (bool, int, float, str) else _fingerprint(item) for item in value]
    array = as_array(value)
    return None if array is None else (array.shape, array.dtype.str, array.tobytes())


def as_array(value: Any) -> np.ndarray | None:
    """The value as an array of numbers, or None where it is not one."""
    try:
        if hasattr(value, "detach"):
            value = _of_tensor(value)
        elif isinstance(value, (list, tuple)):
            value = [as_array(item) if hasattr(item, "detach") else item for item in value]
        array = np.asarray(value)
        if array.dtype.kind == "O" and all(isinstance(entry, Real) for entry in array.flat):  # as np.frompyfunc gives
            array = array.astype(float)
    except Exception:  # a list whose rows differ in length, or an object that refuses
        return None
    return array if array.dtype.kind in "fiub" else None


def _of_tensor(tensor: Any) -> np.ndarray:
    """The numbers of a tensor, also of one that NumPy doesn't know: sparse, or of half the precision."""
    plain = tensor.detach().cpu()
    if hasattr(plain, "resolve_neg"):
        plain = plain.resolve_neg()
    if hasattr(plain, "to_dense") and getattr(plain, "layout", None) is not getattr(
        sys.modules.get("torch"), "strided", None
    ):
        plain = plain.to_dense()
    try:
        return np.asarray(plain.numpy())
    except TypeError:  # bfloat16
        return np.asarray(plain.float().numpy())


def _describe(value: Any, outputs: int, printed: str, changed: list[str]) -> Returned:
    """The types and the values of what came back, one for each output."""
    if outputs == 1:
        items = [value]
    elif isinstance(value, (tuple, list)) and len(value) == outputs:
        items = list(value)
    else:
        length = len(value) if isinstance(value, (tuple, list)) else None
        return Returned(_kind(value), None, [], length, printed, changed)
    values, kinds = [_value(item) for item in items], [_kind(item) for item in items]
    return Returned(_kind(value), values, kinds, None, printed, changed)


def _held(value: Any, call: Call, seconds: float | None) -> Returned | TimedOut:
    """What a name holds that is not to be called, if it can be looked at in time."""
    limit = TimeLimit(seconds)
    try:
        with limit, _quiet(io.StringIO(), careful=False):
            return _looked_at(value, call)
    except (Exception, SystemExit):  # an object that refuses to be looked at
        return Returned("object", None)
    except KeyboardInterrupt:
        if not limit.expired or seconds is None:
            raise
        return TimedOut(seconds)


def _looked_at(value: Any, call: Call) -> Returned:
    """One value, or the values of rows."""
    if call.holds == "value":
        return Returned(_kind(value), [_value_or_words(value)], [_kind(value)])
    rows = [value] if call.holds == "row" else value
    if not isinstance(rows, (list, tuple)):
        return Returned(_kind(value), None)
    rows = list(rows)
    return Returned(_kind(value), None, length=len(rows), rows=[_row(row, call.fields) for row in rows[:MOST_ROWS]])


def _value_or_words(value: Any) -> Value:
    """The value; of a text, a tuple of text and numbers, or of parts that differ in length, how it is written."""
    seen = _value(value)
    if isinstance(seen, Unreadable):
        for kind in (str, list, tuple):
            if isinstance(value, kind):
                return Unreadable(f"{kind.__name__} {_short(_written(value, DEEPEST), 180)}")
    return seen


def _written(value: Any, deepest: int) -> Any:
    """The value in lists, tuples, text and plain numbers, so that it is written the same way wherever it comes from."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (list, tuple)) and deepest:
        items = [_written(item, deepest - 1) for item in list(value)[:MOST_ROWS]]
        return tuple(items) if isinstance(value, tuple) else items
    array = as_array(value)
    if array is None or array.size > MOST_ROWS:
        return _short(value)
    return (array.astype(int) if array.dtype.kind == "b" else array).tolist()


def _row(row: Any, fields: list[str]) -> list[Value]:
    """The values of a row: by their names, in their order, or the one that there is."""
    if isinstance(row, dict) and set(row) == set(fields):
        return [_value(row[name]) for name in fields]
    if len(fields) == 1:
        return [_value(row)]
    array = None if isinstance(row, (list, tuple)) else as_array(row)
    if array is not None and array.ndim and len(array) == len(fields):  # as good as a list of its entries
        row = list(array)
    if isinstance(row, (list, tuple)) and len(row) <= 2 * len(fields):
        return [_value(value) for value in row]
    return [Unreadable(f"{_kind(row)} {_short(row)}")]


def _value(value: Any) -> Value:
    if value is None:
        return None
    array = as_array(value)
    if array is None:
        return Unreadable(f"{_kind(value)} {_short(value)}".rstrip())  # not everything can be shown
    try:
        return np.array(as_known_type(array))  # a copy: the student's function may go on changing its own
    except TypeError as error:
        return Unreadable(str(error))


def _short(value: Any, most: int = 80) -> str:
    try:
        text = _without_addresses(repr(value))
    except Exception:
        return ""
    return text if len(text) <= most else text[: most - 3] + "..."


def _without_addresses(text: str) -> str:
    """The text without the places in memory, which differ from run to run."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)


def _kind(value: Any) -> str:
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return "Tensor"
    name = type(value).__name__
    return f"{type(value).__module__}.{name}" if name == "Tensor" else name
