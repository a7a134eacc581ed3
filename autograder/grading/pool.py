"""Processes that work on many calls at once: of this machine, or of a Dask cluster.

When a process is killed, all calls under way are lost with it, and nobody can tell whose fault it was. They are
called again when all others have ended, one by one: then a call that ends its process takes no other with it.
"""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import wait as wait_for_any
from queue import Empty
from typing import Any

from autograder.grading.interruption import Interruption
from autograder.refused import Refused

AHEAD = 3  # calls per process that are under way or queued: enough to keep it busy, few enough to keep memory flat
ATTEMPTS = 3  # of a call whose process is killed, for example because memory ran out: the first beside others
PATIENCE = 15 * 60.0  # seconds in which some call has to end; the limits of one submission add up to less


class Lost(Exception):
    """A call has no result: its process was killed every time, or it doesn't end."""


@dataclass(frozen=True)
class _Ask:
    """A call that is asked for: the function and its arguments, and how often it was asked for already."""

    tag: Any
    call: tuple[Any, ...]
    attempts: int


class Pool:
    """Calls functions in other processes and gives back the results as they come.

    Parameters
    ----------
    processes : int or None
        How many processes of this machine; None is one for each core.
    scheduler : str or None
        The address of a Dask scheduler whose workers are used instead.
    preload : sequence of str
        Modules that are loaded once, before the processes split.
    interruption : Interruption or None
        Notes Ctrl+C, which then ends the wait for a call.
    """

    def __init__(
        self,
        processes: int | None = None,
        scheduler: str | None = None,
        preload: Iterable[str] = (),
        interruption: Interruption | None = None,
    ) -> None:
        self.interruption = interruption or Interruption()
        self.processes = processes or len(os.sched_getaffinity(0))
        self.scheduler = scheduler
        self._under_way: dict[Future[Any], _Ask] = {}
        self._suspects: deque[_Ask] = deque()  # one of them, or several, have killed their process
        self._killed: tuple[type[BaseException], ...] = (BrokenExecutor,)
        self._client: Any = None
        self._executor: Any = None  # of this machine, or of the cluster: both have submit and shutdown
        if scheduler is None:
            os.environ.setdefault("OMP_NUM_THREADS", "1")  # a process uses one core
            ways = multiprocessing.get_all_start_methods()
            self._context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
            if "forkserver" in ways:
                self._context.set_forkserver_preload(list(preload))
                with _ctrl_c_held_back():
                    forkserver.ensure_running()  # it loads the modules while this process goes on

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.close(abandon=kind is not None)

    def submit(self, tag: Any, function: Callable[..., Any], *arguments: Any) -> None:
        """Ask for a call; its result comes out of ``finished`` with the tag."""
        self._submit(_Ask(tag, (function, *arguments), attempts=1))

    @property
    def full(self) -> bool:
        """Whether enough calls are under way."""
        return len(self._under_way) >= AHEAD * self.processes

    @property
    def busy(self) -> bool:
        """Whether any call is under way, or will be."""
        return bool(self._under_way or self._suspects)

    def finished(self) -> Iterator[tuple[Any, Any]]:
        """Wait until a call has ended, if any is under way; yield tags and results, or exceptions, if there are any.

        Raises
        ------
        KeyboardInterrupt
            If Ctrl+C was noted.
        """
        if not self._under_way and self._suspects:
            self._submit(self._suspects.popleft())
        if not self._under_way:
            return
        ended = self._wait()
        if not ended:
            yield from self._give_up()
            return
        if any(isinstance(_error_of(future), BrokenExecutor) for future in ended):
            if self._client is None and sys.version_info < (3, 11, 5):  # it waits for who is gone to read a call
                with suppress(OSError):  # it may close that itself just then
                    self._executor._call_queue._reader.close()
            self._executor.shutdown()  # now every call has ended, by itself or with the processes
            self._executor = None
            ended = set(self._under_way)
        for future in ended:
            ask, error = self._under_way.pop(future), _error_of(future)
            if not isinstance(error, self._killed):
                yield ask.tag, error or future.result()
            elif ask.attempts < ATTEMPTS:
                self._suspects.append(replace(ask, attempts=ask.attempts + 1))
            else:
                yield ask.tag, Lost(f"its process was killed {ATTEMPTS} times; is there enough memory?")

    def close(self, abandon: bool = False) -> None:
        """End the processes; with ``abandon`` also those that are at work."""
        if self._executor is None:
            return
        if self._client is not None:  # what is under way is cancelled with its client
            self._executor.shutdown(wait=not abandon)
            self._client.close()
        else:
            if abandon:
                for process in multiprocessing.active_children():
                    process.terminate()
            self._executor.shutdown(cancel_futures=True)
        self._executor = None

    def _wait(self) -> set[Future[Any]]:
        """Wait until some calls have ended: those that have, or none if it takes too long."""
        until = time.monotonic() + PATIENCE
        while True:
            self.interruption.check()
            if ended := {future for future in self._under_way if future.done()}:
                return ended
            try:
                self.interruption.wake.get(timeout=max(0.0, until - time.monotonic()))
            except Empty:
                return set()

    def _submit(self, ask: "_Ask") -> None:
        if self._executor is None:
            self._executor = self._remote() if self.scheduler else self._local()
        try:
            future = self._executor.submit(*ask.call)
        except (BrokenExecutor, OSError) as error:  # a process was killed just now
            future = Future()
            future.set_exception(BrokenExecutor(str(error)))
        self._under_way[future] = ask
        future.add_done_callback(lambda _: self.interruption.wake.put(None))

    def _give_up(self) -> Iterator[tuple[Any, Lost]]:
        """Nothing has ended for too long: end what is under way. Of several, each has another chance alone."""
        late, self._under_way = self._under_way, {}
        if self._client is None:
            for process in multiprocessing.active_children():
                process.kill()  # one that is busy in C hears no other signal
            self._executor.shutdown()
            self._executor = None
            if len(late) > 1:
                self._suspects += late.values()
                return
        for future, ask in late.items():
            future.cancel()
            yield ask.tag, Lost(f"it did not end within {PATIENCE / 60:g} minutes")

    def _local(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.processes, mp_context=self._context, initializer=_begin)

    def _remote(self) -> Any:
        from distributed import Client, KilledWorker

        try:
            self._client = Client(self.scheduler, timeout="5s", set_as_default=False)
        except (OSError, ValueError) as error:
            raise Refused(f"No answer from the scheduler {self.scheduler}: {error}") from error
        self._killed = (BrokenExecutor, KilledWorker)
        self.processes = max(1, sum(self._client.nthreads().values()))
        return self._client.get_executor(pure=False)


def _error_of(future: Future[Any]) -> BaseException | None:
    """What a call has raised, or that nobody has called it."""
    return Lost("the scheduler gave it up") if future.cancelled() else future.exception()


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """Keep Ctrl+C from the process that is started meanwhile, and from those that split from it until they begin.

    They would end with a traceback when it comes as they load their modules.
    """
    resource_tracker.ensure_running()  # it lets Ctrl+C through when it is started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Prepare a local process: it leaves Ctrl+C to the one that asks, and ends with it however that one ends."""
    # functions, not SIG_IGN: that would be passed on to the programs that this process starts
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, lambda *_: _end())
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_any([parent.sentinel])
    _end()


def _end() -> None:
    from autograder.grading.jobs import close_workers

    try:
        close_workers()
    finally:
        os._exit(0)
