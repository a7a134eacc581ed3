"""Processes that work on many calls at once: of this machine, or of a Dask cluster."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, replace
from multiprocessing import forkserver
from multiprocessing.connection import wait as wait_for_any
from typing import Any

AHEAD = 3  # calls per process that are under way or queued: enough to keep it busy, few enough to keep memory flat
ATTEMPTS = 3  # of a call whose process is killed, for example because memory ran out


class Lost(Exception):
    """The process of a call was killed every time."""


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
    """

    def __init__(self, processes: int | None = None, scheduler: str | None = None, preload: Iterable[str] = ()) -> None:
        self.processes = processes or len(os.sched_getaffinity(0))
        self.scheduler = scheduler
        self._under_way: dict[Future[Any], _Ask] = {}
        self._client: Any = None
        self._executor: Any = None  # of this machine, or of the cluster: both have submit and shutdown
        if scheduler is None:
            os.environ.setdefault("OMP_NUM_THREADS", "1")  # a process uses one core
            ways = multiprocessing.get_all_start_methods()
            self._context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
            if "forkserver" in ways:
                self._context.set_forkserver_preload(list(preload))
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
        """Whether any call is under way."""
        return bool(self._under_way)

    def finished(self) -> Iterator[tuple[Any, Any]]:
        """Wait until at least one call has ended, if any is under way; yield tags and results, or exceptions."""
        ended, _ = wait(self._under_way, return_when=FIRST_COMPLETED) if self._under_way else ((), ())
        for future in ended:
            if future not in self._under_way:  # it was asked for again
                continue
            error = future.exception()
            if isinstance(error, BrokenExecutor):
                yield from self._start_again()
                continue
            yield self._under_way.pop(future).tag, error or future.result()

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

    def _submit(self, ask: "_Ask") -> None:
        if self._executor is None:
            self._executor = self._remote() if self.scheduler else self._local()
        try:
            future = self._executor.submit(*ask.call)
        except (BrokenExecutor, OSError) as error:  # a process was killed just now
            future = Future()
            future.set_exception(BrokenExecutor(str(error)))
        self._under_way[future] = ask

    def _start_again(self) -> Iterator[tuple[Any, Lost]]:
        """A process was killed, and with it all calls under way: ask for them again, in new processes."""
        lost, self._under_way = self._under_way, {}
        self._executor.shutdown(cancel_futures=True)
        self._executor = None
        for ask in lost.values():
            if ask.attempts < ATTEMPTS:
                self._submit(replace(ask, attempts=ask.attempts + 1))
            else:
                yield ask.tag, Lost(f"its process was killed {ATTEMPTS} times; is there enough memory?")

    def _local(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.processes, mp_context=self._context, initializer=_begin)

    def _remote(self) -> Any:
        from distributed import Client

        self._client = Client(self.scheduler, timeout="5s", set_as_default=False)
        self.processes = max(1, sum(self._client.nthreads().values()))
        return self._client.get_executor(pure=False)


def _begin() -> None:
    """Prepare a local process: it leaves Ctrl+C to the one that asks, and ends with it however that one ends."""
    # functions, not SIG_IGN: that would be passed on to the programs that this process starts
    signal.signal(signal.SIGINT, lambda *_: None)
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
