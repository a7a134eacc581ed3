"""What a process of a submission and all that it has started use, as the kernel tells it from outside.

A process can lie about itself, and one that waits for a core of a busy machine isn't to blame for it. So its time is
taken here: all that passes, but for what it spends in the kernel's queue for a core.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS, PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
SOCKET_BYTES = 2 * 212_992  # of data that the kernel keeps for a socket at most, unless it was set up otherwise
MOST_WAITING = 20  # times as long as asked a process may take because it waits for a core
SHORT = 0.02  # seconds that count in full: what was waited in them is taken off the next longer time, if one comes


class Clock:
    """Counts the seconds of a process, without those in which it waits for a core.

    Parameters
    ----------
    number : int or None
        The process; of one that the system doesn't tell of all seconds count.
    before : Clock or None
        The last one of the same process: what was waited since it looked is taken off here; None looks now.
    """

    def __init__(self, number: int | None, before: "Clock | None" = None) -> None:
        self.number = number
        self.began = time.monotonic()
        self.waited: float = before.waited if before else _waited(number) or 0.0
        self.waited_before = self.waited

    @property
    def passed(self) -> float:
        """All the seconds until now."""
        return time.monotonic() - self.began

    @property
    def seconds(self) -> float:
        """How long it took until now."""
        if (passed := self.passed) < SHORT:
            return passed
        self.waited = _waited(self.number) or self.waited  # of one that has ended: what was seen last
        return max(passed - (self.waited - self.waited_before), passed / MOST_WAITING)


def crowd_at_a_core() -> float:
    """How many processes have lately wanted each core of this machine, at least 1."""
    lately = os.getloadavg()[0] / (os.cpu_count() or 1)
    return min(max(1.0, lately), MOST_WAITING)


def _waited(number: int | None) -> float | None:
    """Seconds that a process has waited for a core since it began; None where the kernel doesn't tell."""
    try:
        return int(Path(f"{PROC}/{number}/schedstat").read_bytes().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return None


@dataclass(frozen=True)
class Use:
    """What some processes use together: bytes of memory of their own, and seconds of CPU until now."""

    processes: int
    memory: int
    seconds: float


def use_of(number: int, shared: int = 0) -> Use:
    """What a process and all that it has started use.

    Parameters
    ----------
    number : int
        The process.
    shared : int
        Bytes of memory that each of them has from the one that it was forked from, and shares.
    """
    numbers = list(family_of(number))
    memory = sum(max(0, resident(each) - shared) for each in numbers)
    if len(numbers) > 1 and memory:  # what they share among them was counted for each
        with suppress(PermissionError):
            memory = max(0, sum(_proportional(each) for each in numbers) - shared)
    return Use(len(numbers), memory + _sockets(number) * SOCKET_BYTES, sum(map(_seconds, numbers)))


def family_of(number: int) -> Iterator[int]:
    """A process and those that it has started, and theirs."""
    waiting = [number]
    while waiting:
        each = waiting.pop()
        yield each
        with suppress(OSError):  # it has ended meanwhile
            for thread in (PROC / str(each) / "task").iterdir():
                waiting += map(int, (thread / "children").read_text().split())


def resident(number: int) -> int:
    """Bytes of memory that a process has now, what it shares included."""
    try:
        return int((PROC / str(number) / "statm").read_text().split()[1]) * PAGE
    except (OSError, ValueError, IndexError):
        return 0


def _proportional(number: int) -> int:
    """Bytes of memory of a process, where what it shares counts in parts; not everybody may ask for it."""
    try:
        lines = (PROC / str(number) / "smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
        return 0
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))


def _seconds(number: int) -> float:
    """Seconds of CPU of a process and of those of its children that have ended."""
    try:
        fields = (PROC / str(number) / "stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICKS
    except (OSError, ValueError, IndexError):
        return 0.0


def _sockets(number: int) -> int:
    """How many sockets there are in the network of a process, also those that were sent and not yet received."""
    try:
        with (PROC / str(number) / "net" / "unix").open("rb") as file:
            return max(0, sum(1 for _ in file) - 1)
    except OSError:
        return 0
