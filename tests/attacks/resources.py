"""Signals, forks, threads, memory, disk, floods and clocks: what is left behind and what fills up."""

MAY_COST_THE_NEIGHBOUR = True  # who ends the own process may lose what was in it


def forks_in_a_function():
    """Two processes answer the same question."""
    import os

    def score(X, weights, bias):
        os.fork()
        return 0.0


def forks_without_end():
    """Each process forks until the limit, and all wait."""
    import os
    import time

    try:
        for _ in range(300):
            if os.fork() == 0:
                time.sleep(60)
                os._exit(0)
    except OSError:
        pass


def threads_without_end():
    """Threads are started until the limit."""
    import threading
    import time

    try:
        for _ in range(500):
            threading.Thread(target=time.sleep, args=(60,)).start()
    except RuntimeError:
        pass


def daemon_left_behind():
    """A process of its own session outlives the submission and writes where the next one works."""
    import os
    import time

    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            for _ in range(100):
                time.sleep(0.05)
                with open("/tmp/left", "w") as file:
                    file.write("x" * 1000)
        os._exit(0)


def thread_that_answers_later():
    """A thread redefines the functions and patches NumPy while the questions run."""
    import threading
    import time

    def forge():
        while True:
            globals()["score"] = lambda *args: 0.0
            time.sleep(0.001)

    threading.Thread(target=forge, daemon=True).start()


def kills_everything():
    """Every process that can be reached is killed."""
    import os
    import signal

    def score(X, weights, bias):
        os.kill(-1, signal.SIGKILL)
        os.kill(os.getppid(), signal.SIGKILL)
        os.kill(1, signal.SIGKILL)
        os.kill(0, signal.SIGKILL)


def stops_the_worker():
    """The worker is put to sleep, so that the next submission waits for ever."""
    import os
    import signal

    for process in (os.getppid(), 1):
        try:
            os.kill(process, signal.SIGSTOP)
        except OSError:
            pass


def alarm_at_the_wrong_moment():
    """Alarms interrupt the grader's code between two calls."""
    import signal

    def forge(*args):
        raise SystemExit(0)

    signal.signal(signal.SIGALRM, forge)
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)


def memory_without_end():
    """All the memory is asked for."""

    def score(X, weights, bias):
        return bytearray(1 << 44)


def answers_of_two_million_numbers():
    """Every answer is as large as an answer may be."""
    import numpy as np

    def score(X, weights, bias):
        return np.zeros(2_000_000)

    predict = score


def disk_without_end():
    """The temporary folder is filled, file after file."""
    try:
        for number in range(40):
            with open(f"/tmp/{number}", "wb") as file:
                file.write(b"x" * (8 << 20))
    except OSError:
        pass


def files_without_end():
    """A hundred thousand empty files and nested folders are made."""
    import os

    try:
        for number in range(5_000):
            os.makedirs(f"/tmp/{number}/{number}")
    except OSError:
        pass


def descriptors_without_end():
    """Descriptors are opened until the limit, and kept."""
    kept = []
    try:
        while len(kept) < 100_000:
            kept.append(open("/dev/null"))
    except OSError:
        pass


def output_without_end():
    """The cell prints without end, past the captured streams too."""
    import os
    import sys

    while True:
        os.write(1, b"x" * 100_000)
        sys.__stdout__.write("x" * 100_000)
        print("x" * 100_000)


def figures_without_end():
    """The cell draws hundreds of figures."""
    import matplotlib.pyplot as plt

    for _ in range(300):
        plt.figure(figsize=(1, 1))


def clock_that_stands_still():
    """time is patched and the clock of the machine set, so that no limit is ever reached."""
    import time

    try:
        time.clock_settime(time.CLOCK_REALTIME, 0)
    except (OSError, AttributeError):
        pass
    time.time = time.monotonic = time.perf_counter = time.sleep = lambda *args: 0.0


def limits_taken_away():
    """The limits of the process are raised."""
    import resource

    for name in dir(resource):
        if name.startswith("RLIMIT_"):
            try:
                resource.setrlimit(getattr(resource, name), (-1, -1))
            except (OSError, ValueError):
                pass


def another_program():
    """The process becomes another program, which keeps the socket."""
    import os
    import sys

    for number in range(3, 32):
        try:
            os.set_inheritable(number, True)
        except OSError:
            pass
    done = b'\2\0\0\0{}\x0e\0\0\0{"is": "Done"}'
    program = f"import os\nfor n in range(3, 32):\n  try: os.write(n, {done!r})\n  except OSError: pass"
    os.execv(sys.executable, [sys.executable, "-c", program])


def crash_of_the_interpreter():
    """The interpreter crashes, in a cell and at its end."""
    import atexit
    import ctypes

    atexit.register(ctypes.string_at, 0)
    ctypes.string_at(0)


def source_that_compiles_for_hours():
    """A short function, twice as long for the compiler with every line, ends the process that compiles it."""

    def score(X, weights, bias):
        return 0.0

    lines = [" " * depth + "try: pass\n" + " " * depth + "finally:\n" for depth in range(1, 40)]
    compile("def f():\n" + "".join(lines) + " " * 40 + "pass", "<cell>", "exec")
