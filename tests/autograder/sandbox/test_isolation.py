"""The sandbox from inside: what a submission can see, use and leave behind, in a real one."""

import contextlib
import itertools
import os
import platform
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from autograder.contract.calls import Call, Cell, Printed, Stopped
from autograder.contract.cards import Card, Case, Part
from autograder.sandbox.inside import isolation
from autograder.sandbox.outside import client
from autograder.sandbox.outside import run as run_of
from autograder.sandbox.outside.client import FOLDERS, NoSandbox, Worker
from autograder.sandbox.outside.run import Budget
from tests.conftest import one_in

RIGHT = "print('right')"
MARK = "a mark of this test"


@pytest.fixture(scope="module")
def small():
    """A worker without PyTorch: the sandbox is the same."""
    with Worker(preload=()) as started:
        yield started


@pytest.fixture(autouse=True)
def short_limits(monkeypatch):
    monkeypatch.setattr(client, "CELL_SECONDS", 2.0)
    monkeypatch.setattr(run_of, "SPARE_SECONDS", 1.0)


def run(worker, *sources):
    """Run cells; return for each what it showed, as text."""
    cells = [Cell(str(number), source) for number, source in enumerate(sources)]
    outputs = worker.compute(cells).outputs
    return ["".join(map(words, outputs.get(cell.id, []))).strip() for cell in cells]


def words(output):
    """What an output of a cell says, without the values that it shows."""
    if isinstance(output, Stopped):
        return f"{output.error} {output.message}"
    return output.text if isinstance(output, Printed) else ""


def processes():
    """The processes of this machine by number, with their commands."""
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            found[int(place.name)] = (place / "cmdline").read_bytes().decode(errors="replace")
    return found


def below(number):
    """The processes that a process has started, and theirs."""
    parents = {}
    for each in processes():
        with contextlib.suppress(OSError):
            parents[each] = int(Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()[1])
    found, fresh = set(), {number}
    while fresh:
        found |= fresh
        fresh = {each for each, parent in parents.items() if parent in fresh} - found
    return found - {number}


def memory_of(number):
    """Pages of memory that a process has."""
    return int(Path(f"/proc/{number}/statm").read_text().split()[1])


def settled(worker):
    """The processes of a worker between two submissions, after the last keeper's own end."""
    for _ in itertools.takewhile(lambda _: len(below(worker.process.pid)) > 2, range(100)):
        time.sleep(0.02)
    return below(worker.process.pid)


def zygote_of(worker):
    """The number of the process that holds the libraries."""
    settled(worker)
    return max(below(worker.process.pid), key=memory_of)


# What goes wrong in one submission leaves the next one as it would be

HOSTILE = {
    "fork bomb": "import os\nwhile True: os.fork()",
    "fork bomb that waits": "import os, time\nwhile True:\n    if os.fork() == 0:\n        while True: time.sleep(1)",
    "fork bomb that insists": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "thread bomb": "import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(99,)).start()",
    "busy threads": (
        "import threading\ndef spin():\n    while True: pass\nwhile True: threading.Thread(target=spin).start()"
    ),
    "memory": "kept = []\nwhile True: kept.append(bytearray(64 << 20))",
    "memory in one piece": "import numpy\nnumpy.ones(1 << 30)",
    "shared memory": "import mmap\nkept = []\nwhile True: kept.append(mmap.mmap(-1, 256 << 20))",
    "large file": "open('big', 'wb').write(bytes(64 << 20))",
    "many large files": "import itertools\nfor n in itertools.count(): open(f'{n}', 'wb').write(bytes(8 << 20))",
    "many small files": "import itertools\nfor n in itertools.count(): open(f'{n}', 'w').close()",
    "files in shared memory": "for n in range(99): open(f'/dev/shm/{n}', 'wb').write(bytes(8 << 20))",
    "descriptors": "kept = []\nwhile True: kept.append(open('/dev/null'))",
    "output": "while True: print('x' * 100_000)",
    "output below Python": "import os\nwhile True: os.write(1, b'x' * 100_000)",
    "frames": "import os\nwhile True: os.write(4, b'x' * 100_000)",
    "trickling frame": (
        "import os, time\nos.write(4, b'\\xff\\xff\\0\\0')\nwhile True:\n    os.write(4, b'x'); time.sleep(0.2)"
    ),
    "kill(0)": "import os; os.kill(0, 9)",
    "kill(-1)": "import os; os.kill(-1, 9)",
    "kill(1)": "import os; os.kill(1, 9)",
    "stops its parent": "import os; os.kill(os.getppid(), 19)",
    "stops itself": "import os; os.kill(os.getpid(), 19)",
    "aborts": "import os; os.abort()",
    "daemon": (
        "import subprocess, sys\n"
        f"subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600) # {MARK}'], start_new_session=True)"
    ),
    "daemon that ignores signals": (
        "import os, signal, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    for n in range(1, 32):\n"
        "        try: signal.signal(n, signal.SIG_IGN)\n"
        "        except OSError: pass\n"
        "    if os.fork() == 0: time.sleep(600)\n"
        "    os._exit(0)"
    ),
    "symbolic link": "import os, shutil\nos.symlink('/grader', 'mine')\nshutil.rmtree('mine/python')",
    "symbolic link in place of the folder": "import os\nos.rmdir('/tmp')\nos.symlink('/', '/tmp')",
}


@pytest.mark.parametrize("name", one_in(2, HOSTILE))
def test_the_next_submission_computes_as_ever(small, name, monkeypatch):
    monkeypatch.setattr(client, "CELL_SECONDS", 1.0)
    before = settled(small)
    run(small, HOSTILE[name])
    started = time.monotonic()
    assert run(small, RIGHT, "import os\nprint(os.listdir())") == ["right", "[]"]
    assert time.monotonic() - started < 3  # milliseconds, but on a busy machine
    assert settled(small) == before
    assert not any(MARK in command for command in processes().values())


def test_a_bomb_costs_only_its_cell(small):
    for bomb in ("fork bomb that waits", "thread bomb"):
        assert run(small, RIGHT, HOSTILE[bomb], RIGHT)[::2] == ["right", "right"]


def test_memory_is_refused_not_taken(monkeypatch):
    monkeypatch.setattr(client, "CELL_SECONDS", 20.0)
    monkeypatch.setattr(client, "ROOM", {**client.ROOM, "RLIMIT_DATA": 370 << 20})  # to fill 2 GB may take a minute
    with Worker(preload=()) as narrow:
        assert "MemoryError" in run(narrow, HOSTILE["memory"])[0]
        assert "MemoryError" in run(narrow, HOSTILE["memory in one piece"])[0]


def test_files_are_refused_not_taken(small, monkeypatch):
    monkeypatch.setattr(client, "CELL_SECONDS", 20.0)  # to fill a folder takes its time where others work, too
    assert "File too large" in run(small, HOSTILE["large file"])[0]
    assert "No space left" in run(small, HOSTILE["many large files"])[0]
    assert "No space left" in run(small, HOSTILE["files in shared memory"])[0]
    assert "Too many open files" in run(small, HOSTILE["descriptors"])[0]
    assert "not permitted" in run(small, HOSTILE["shared memory"])[0]


def test_a_few_hundred_files_may_be_open(small):
    source = "kept = []\ntry:\n    while True: kept.append(open('/dev/null'))\nexcept OSError: print(len(kept))"
    assert run(small, source) == ["249"]  # beside them the event loop of the cells has three, as in Jupyter


def test_one_gigabyte_is_no_crime(small):
    assert run(small, "import numpy\nprint(len(numpy.empty(1 << 27)))") == [str(1 << 27)]


def test_the_cells_of_a_submission_have_a_time_together(small):
    started = time.monotonic()
    cells = [Cell(str(number), "import time; time.sleep(1)", own=True) for number in range(5)]
    outputs = small.compute([*cells, Cell("last", RIGHT)], None, Budget(cells=2.5)).outputs
    assert time.monotonic() - started < 5
    assert [words(output[0]) if output else "" for output in outputs.values()][:2] == ["", ""]
    assert "still running" in words(outputs["2"][0])
    assert "so this one was not run" in words(outputs["4"][0])
    assert outputs["last"] == [Printed("stdout", "right\n")]  # what the release has is run all the same


def test_cells_that_were_slow_leave_the_questions_their_time(small):
    card = Card(
        "f", "f", "numpy", [], 2.0, "values.equal", [Part("all", 1, [Case("", True, Call({}), ["n"], "values.equal")])]
    )
    steps = [Cell("0", "import time; time.sleep(3)", own=True), Cell("1", "def f():\n    return 7"), card]
    (seen,) = small.compute(steps, None, Budget(cells=1.0)).observations["f"]
    assert seen.values == [7]


SILENT = """
import json, os, socket, struct, time

link = socket.socket(fileno=os.dup(4))
text = json.dumps({"is": "CellRan", "outputs": []}).encode()
link.sendall(struct.pack("<I", len(text)) + text)
time.sleep(1000)
"""


def test_a_process_that_does_not_answer_is_waited_for_no_longer_because_it_is_asked_more_often(small, monkeypatch):
    case = Case("", True, Call({}), ["n"], "values.equal")
    cards = [Card(f"f{n}", "f", "numpy", [], 0.5, "values.equal", [Part("all", 1, [case])]) for n in range(5)]
    steps = [step for n, card in enumerate(cards) for step in (Cell(str(n), SILENT), card)]
    monkeypatch.setattr(run_of, "LEAST_SECONDS", 0.2)
    budget, started = Budget(waits=1.0), time.monotonic()
    small.compute(steps, None, budget)
    assert budget.waits <= 0
    assert time.monotonic() - started < 60


NO_ROOM = {
    "processes": ("import os, time\ntry:\n    while os.fork() or time.sleep(60): pass\nexcept OSError: pass"),
    "threads": (
        "import threading, time\n"
        "try:\n"
        "    while True: threading.Thread(target=time.sleep, args=(60,)).start()\n"
        "except RuntimeError: pass"
    ),
    "descriptors": "kept = []\ntry:\n    while True: kept.append(open('/dev/null'))\nexcept OSError: pass",
}


@pytest.mark.parametrize("source", NO_ROOM.values(), ids=NO_ROOM)
def test_a_process_that_has_no_room_for_a_question_is_not_waited_for(small, source):
    """Its own limits keep it from a fork, or from the socket on which it would answer: it ends, and that is seen."""
    card = Card(
        "f", "f", "numpy", [], 2.0, "values.equal", [Part("all", 1, [Case("", True, Call({}), ["n"], "values.equal")])]
    )
    budget = Budget()
    computed = small.compute(
        [Cell("0", source), Cell("1", "def f():\n    return 7"), card, Cell("2", RIGHT)], None, budget
    )
    assert Budget().waits - budget.waits < 10
    assert computed.outputs["2"] == [Printed("stdout", "right\n")]


FLOOD = """
import json, os, socket, struct

link = socket.socket(fileno=os.dup(4))
text = json.dumps({"is": "CellRan", "outputs": [{"is": "Shown", "text": "x" * 100_000}]}).encode()
while True:
    link.sendall(struct.pack("<I", len(text)) + text)
"""


def test_a_submission_that_sends_too_much_in_every_run_is_not_run_again_and_again(small, monkeypatch):
    """What it sends is taken for the answers of the cells below: the one at which it is too much is left out."""
    monkeypatch.setattr(run_of, "LARGEST_RUN", 1 << 20)
    runs = []
    monkeypatch.setattr(client, "Run", lambda *given: runs.append(run_of.Run(*given)) or runs[-1])
    cells = [Cell(str(number), RIGHT) for number in range(40)]
    small.compute([Cell("flood", FLOOD), *cells], None, Budget(bytes=3 << 20))
    assert len(runs) <= 4


def test_where_many_want_a_core_it_is_waited_for_longer(small, monkeypatch):
    monkeypatch.setattr(run_of, "crowd_at_a_core", lambda: 6.0)
    case = Case("", True, Call({}), ["n"], "values.equal")
    card = Card("f", "f", "numpy", [], 2.0, "values.equal", [Part("all", 1, [case])])
    budget, started = Budget(waits=0.5), time.monotonic()
    small.compute([Cell("0", SILENT), card], None, budget)
    assert time.monotonic() - started > 3


# What all of its processes use together, and time on a busy machine

TOGETHER = {
    "memory of many processes": (
        "import os, time\n"
        "for _ in range(6):\n"
        "    if os.fork() == 0:\n"
        "        kept = b'x' * (60 << 20); time.sleep(60)\n"
        "time.sleep(60)"
    ),
    "memory of orphans": (
        "import os, time\n"
        "for _ in range(6):\n"
        "    if os.fork() == 0:\n"
        "        if os.fork() == 0:\n"
        "            os.setsid(); kept = b'x' * (60 << 20); time.sleep(60)\n"
        "        os._exit(0)\n"
        "time.sleep(60)"
    ),
    "buffers of sockets": (
        "import socket, time\n"
        "kept = [pair for _ in range(120) for pair in socket.socketpair()]\n"
        "for each in kept:\n"
        "    each.setblocking(False)\n"
        "    try:\n"
        "        while True: each.send(b'x' * 65536)\n"
        "    except OSError: pass\n"
        "time.sleep(60)"
    ),
}


@pytest.mark.parametrize("source", TOGETHER.values(), ids=TOGETHER)
def test_what_its_processes_use_together_is_counted(small, monkeypatch, source):
    monkeypatch.setattr(run_of, "LARGEST_MEMORY", 90 << 20)
    monkeypatch.setattr(client, "CELL_SECONDS", 20.0)
    started = time.monotonic()
    assert "of memory, with all that it had started" in run(small, source, RIGHT)[0]
    assert time.monotonic() - started < 15
    assert run(small, RIGHT) == ["right"]


def test_memory_that_its_processes_share_is_counted_once(small, monkeypatch):
    monkeypatch.setattr(run_of, "LARGEST_MEMORY", 300 << 20)
    source = (
        "import os, time\n"
        "kept = b'x' * (100 << 20)\n"
        "children = [os.fork() for _ in range(1)]\n"
        "while 0 not in children and len(children) < 6: children.append(os.fork())\n"
        "time.sleep(1)\n"
        "if 0 in children: os._exit(0)\n"
        "print('right')"
    )
    assert run(small, source) == ["right"]


def test_the_cpu_of_its_processes_is_counted(small, monkeypatch):
    monkeypatch.setattr(run_of, "CPU_SECONDS", 1.5)
    monkeypatch.setattr(client, "CELL_SECONDS", 30.0)
    source = "import os, time\nif os.fork() == 0:\n    while True: pass\ntime.sleep(60)"
    assert "seconds of CPU" in run(small, source, RIGHT)[0]


@pytest.fixture
def busy_machine():
    """More programs at work than the machine has cores."""
    spin = [sys.executable, "-c", "while True: pass"]
    programs = [subprocess.Popen(spin) for _ in range(4 * len(os.sched_getaffinity(0)))]
    yield
    for program in programs:
        program.kill()
        program.wait()


def test_time_in_which_a_cell_waits_for_a_core_is_not_its_own(small, busy_machine):
    work = "import time\nbegan = time.process_time()\nwhile time.process_time() - began < 1.2: pass\nprint('right')"
    assert run(small, work) == ["right"]  # of the two seconds that a cell has here


def test_a_cell_that_sleeps_is_not_excused_by_a_busy_machine(small, busy_machine):
    started = time.monotonic()
    assert "still running" in run(small, "import time; time.sleep(60)")[0]
    assert time.monotonic() - started < 15


# What can be seen


def test_it_is_the_first_process_of_its_world(small):
    assert run(small, "import os\nprint(os.getpid(), os.getppid(), os.listdir('/proc'))") == ["1 0 []"]


def test_it_is_nobody_and_may_do_nothing(small):
    source = (
        "import ctypes, os\n"
        "libc = ctypes.CDLL(None)\n"
        "header, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()\n"
        "assert libc.capget(header, sets) == 0\n"
        "bounds = [libc.prctl(23, n, 0, 0, 0) for n in range(41)]\n"
        "print(os.getuid() != 0, any(sets), any(bound > 0 for bound in bounds), libc.prctl(39, 0, 0, 0, 0))\n"
        "print(libc.prctl(3, 0, 0, 0, 0), libc.prctl(21, 0, 0, 0, 0))"
    )
    assert run(small, source) == ["True False False 1\n0 2"]


def test_it_has_one_descriptor_beside_those_of_its_loop_and_no_way_to_the_control_socket(small):
    source = (
        "import asyncio, os\n"
        "loop = asyncio.get_running_loop()\n"
        "of_the_loop = [each.fileno() for each in (loop._selector, loop._ssock, loop._csock)]\n"
        "def there(n):\n"
        "    try: return bool(os.fstat(n))\n"
        "    except OSError: return False\n"
        "print([n for n in range(256) if there(n) and n not in of_the_loop])"
    )
    assert run(small, source) == ["[0, 1, 2, 4]"]


def test_only_its_own_folders_can_be_written(small, monkeypatch):
    monkeypatch.setattr(client, "CELL_SECONDS", 20.0)
    source = (
        "import os\n"
        "def writable(place):\n"
        "    try: open(os.path.join(place, 'x'), 'w').close()\n"
        "    except OSError: return False\n"
        "    return True\n"
        "for place, folders, _ in os.walk('/'):\n"
        "    folders[:] = [name for name in folders if name not in ('site-packages', 'share')]\n"
        "    if writable(place): print(place)"
    )
    assert sorted(run(small, source)[0].split()) == sorted(FOLDERS)


def test_folders_of_another_submission_are_gone(small):
    for folder in FOLDERS:
        look = f"import os\nprint(os.listdir('{folder}'))"
        assert run(small, f"open('{folder}/left', 'w').close()", look)[1] == "['left']"
        assert run(small, look) == ["[]"]


def test_the_memory_of_the_worker_can_not_be_read(small):
    """Neither through /proc, which is covered, nor by asking the kernel for a process by number."""
    number = zygote_of(small)
    source = (
        "import ctypes\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        f"numbers = [1, 2, 3, {number}]\n"
        "print([libc.ptrace(16, n, 0, 0) for n in numbers])\n"
        "print([libc.process_vm_readv(n, 0, 0, 0, 0, 0) for n in numbers])\n"
        f"print([libc.kill(n, 9) for n in ({number}, {number} + 1)])"
    )
    assert run(small, source) == ["[-1, -1, -1, -1]\n[-1, -1, -1, -1]\n[-1, -1]"]
    assert number == zygote_of(small)


def test_the_worker_can_not_be_followed_by_its_user(small):
    number = zygote_of(small)
    owner = Path(f"/proc/{number}/mem").stat().st_uid
    real = int(Path(f"/proc/{number}/status").read_text().split("\nUid:")[1].split()[0])
    assert real != 0
    assert owner != real  # what may not be followed belongs to root, whoever runs it


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_VSOCK", "AF_ALG"])
def test_there_are_no_sockets_but_local_ones(small, family):
    refused = f"import socket\nsocket.socket(socket.{family}, socket.SOCK_DGRAM)"
    assert "not permitted" in run(small, refused, "import socket\nsocket.socketpair()")[0]
    assert run(small, "import socket\nsocket.socketpair()[0].close()") == [""]


# The calls that are refused

SHIFT = {"x86_64": 0, "aarch64": 1}[platform.machine()]


BY_NAME = """
    ptrace process_vm_readv process_vm_writev unshare setns mount umount2 chroot name_to_handle_at open_by_handle_at
    memfd_create shmget personality klogctl acct swapon reboot sethostname fanotify_init
"""


def test_calls_that_the_library_of_c_knows_by_name_are_refused(small):
    """Whatever numbers the filter has: each of these would do something, or complain of its arguments."""
    source = (
        "import ctypes\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        f"for name in {BY_NAME.split()}:\n"
        "    result = getattr(libc, name)(0, 0, 0, 0, 0, 0)\n"
        "    if (result, ctypes.get_errno()) != (-1, 1): print(name, result, ctypes.get_errno())"
    )
    assert run(small, source) == [""]


def test_every_forbidden_call_is_refused(small):
    numbers = {name: both[SHIFT] for name, both in isolation.FORBIDDEN.items() if both[SHIFT] is not None}
    source = (
        "import ctypes\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        f"for name, number in {numbers}.items():\n"
        "    result = libc.syscall(number, 0, 0, 0, 0, 0, 0)\n"
        "    if (result, ctypes.get_errno()) != (-1, 1): print(name, result, ctypes.get_errno())"
    )
    assert run(small, source) == [""]


def test_no_new_namespace_by_any_clone(small):
    source = (
        "import ctypes\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        f"clone, clone3, prctl = {isolation.CLONE[SHIFT]}, {isolation.CLONE3[SHIFT]}, {isolation.PRCTL[SHIFT]}\n"
        "def tried(*arguments):\n"
        "    return libc.syscall(*arguments, 0, 0, 0, 0), ctypes.get_errno()\n"
        "print([tried(clone, 17 | 1 << bit) for bit in (17, 25, 26, 27, 28, 29, 30)] == [(-1, 1)] * 7)\n"
        "print(tried(clone3, 0), tried(prctl, 1))"
    )
    assert run(small, source) == ["True\n(-1, 38) (-1, 1)"]


def test_the_other_numberings_of_x86_are_no_way_around(small):
    if platform.machine() != "x86_64":
        return  # only x86 has them; the filter itself is tried for both below
    call = "libc.syscall(0x40000000 + 39), ctypes.get_errno()"
    source = f"import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nprint({call})"
    assert run(small, source) == ["-1 1"]
    machine_code = bytes.fromhex("b814000000cd80c3")  # mov eax, 20 (getpid); int 0x80; ret
    source = (
        "import ctypes, mmap\n"
        "private = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS\n"
        "code = mmap.mmap(-1, 4096, private, mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)\n"
        f"code.write({machine_code!r})\n"
        "address = ctypes.addressof(ctypes.c_char.from_buffer(code))\n"
        "print(ctypes.CFUNCTYPE(ctypes.c_int)(address)())"
    )
    assert run(small, RIGHT, source)[1].startswith("CellCrashed")


@pytest.mark.parametrize("machine", isolation.MACHINES)
def test_the_filter_decides_as_its_table_says(machine):
    """Interpreted here, so that the table of the other kind of machine is tried as well."""
    column, name = isolation.MACHINES[machine]
    program = isolation.filter_for(machine)

    def decide(number, argument=0, kind=name, third=0, fourth=0):
        data = {isolation.NUMBER: number, isolation.MACHINE: kind, isolation.FIRST_ARGUMENT: argument}
        data |= {isolation.THIRD_ARGUMENT: third, isolation.FOURTH_ARGUMENT: fourth}
        position, value = 0, 0
        while True:
            code, yes, no, operand = program[position]
            position += 1
            if code == isolation.RETURN:
                return operand
            if code == isolation.LOAD:
                value = data[operand]
            elif code == isolation.EQUAL:
                position += yes if value == operand else no
            elif code == isolation.AT_LEAST:
                position += yes if value >= operand else no
            elif code == isolation.ANY_BIT:
                position += yes if value & operand else no
            elif code == isolation.AND:
                value &= operand

    forbidden = {numbers[column] for numbers in isolation.FORBIDDEN.values()}
    special = {isolation.CLONE[column], isolation.CLONE3[column], isolation.SOCKET[column], isolation.PRCTL[column]}
    assert not forbidden & special
    for number in range(600):
        expected = isolation.REFUSE if number in forbidden else isolation.ALLOW
        if number not in special:
            assert decide(number) == expected
    assert decide(isolation.CLONE[column], 17) == decide(isolation.SOCKET[column], 1) == isolation.ALLOW
    assert decide(isolation.CLONE[column], 17 | isolation.NEW_USERS) == isolation.REFUSE
    assert decide(isolation.SOCKET[column], 2) == decide(isolation.SOCKET[column], 0) == isolation.REFUSE
    assert decide(isolation.PRCTL[column], 1) == isolation.REFUSE
    assert decide(isolation.PRCTL[column], 15) == isolation.ALLOW
    assert decide(isolation.MMAP[column], fourth=0x22) == decide(isolation.MMAP[column], fourth=0x01) == isolation.ALLOW
    assert (
        decide(isolation.MMAP[column], fourth=0x21) == decide(isolation.MMAP[column], fourth=0x4023) == isolation.REFUSE
    )
    assert [decide(isolation.SETSOCKOPT[column], third=option) for option in (2, 7, 8)] == [
        isolation.ALLOW,
        isolation.REFUSE,
        isolation.REFUSE,
    ]
    assert decide(isolation.CLONE3[column]) == isolation.UNKNOWN
    assert decide(39, kind=0x40000003) == isolation.KILL


def test_the_filter_knows_the_machine_or_refuses():
    with pytest.raises(OSError, match="riscv64"):
        isolation.filter_for("riscv64")


# The machine's own faults


def test_a_worker_killed_between_submissions_is_replaced():
    with Worker(preload=()) as worker:
        os.kill(zygote_of(worker), signal.SIGKILL)
        assert run(worker, RIGHT) == ["right"]
        worker.process.kill()
        assert run(worker, RIGHT) == ["right"]


@pytest.mark.parametrize("which", ["the worker", "the keeper", "the submission"])
def test_what_is_killed_from_outside_is_run_again(small, which):
    """Once is nobody's fault: the submission loses nothing."""
    zygote = zygote_of(small)

    def kill():
        end = time.monotonic() + 5
        while len(started := sorted(below(zygote))) < 2 and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(0.2)
        whom = {"the worker": zygote, "the keeper": started[0], "the submission": started[-1]}[which]
        os.kill(whom, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    shown = run(small, RIGHT, "import time\ntime.sleep(1)\nprint('slept')", RIGHT)
    killer.join()
    assert shown == ["right", "slept", "right"]
    assert (zygote_of(small) == zygote) == (which == "the submission")


def test_a_machine_that_fails_again_and_again_is_an_error(small, monkeypatch):
    monkeypatch.setattr(small, "_start", lambda: small_fault())

    def small_fault():
        raise client.MachineFault("there is no memory")

    monkeypatch.setattr(small, "close", lambda: None)
    monkeypatch.setattr(client, "Run", lambda *_: small_fault())
    with pytest.raises(RuntimeError, match="failed 3 times, the last time because there is no memory"):
        run(small, RIGHT)


def test_a_sandbox_that_can_not_be_set_up_is_refused(monkeypatch):
    monkeypatch.setattr(client, "FOLDERS", ("/there/is/no/such/folder",))
    with pytest.raises(NoSandbox, match="mount: No such file"):
        Worker(preload=())
    with Worker(preload=(), trust=True) as worker:
        assert not worker.sandboxed
        assert run(worker, RIGHT) == ["right"]


# Nothing is left


def test_hundreds_of_submissions_leave_nothing_behind(small):
    def state():
        ours = len(list(Path("/proc/self/fd").iterdir()))
        zygote = zygote_of(small)
        theirs = Path(f"/proc/{zygote}/fd").stat().st_size  # their number; the list itself is hidden
        return ours, theirs, settled(small), memory_of(zygote)

    run(small, RIGHT)
    *before, memory_before = state()
    for number in range(300):
        faulty = number % 10 == 0
        assert run(small, "import os; os._exit(1)" if faulty else RIGHT) != ["right" if faulty else ""]
    *after, memory_after = state()
    assert after == before
    assert memory_after < memory_before + 500  # pages


def test_a_grader_that_is_killed_leaves_no_process():
    program = (
        "from autograder.contract.calls import Cell\n"
        "from autograder.sandbox.outside.client import Worker\n"
        "worker = Worker(preload=())\n"
        "print('ready', flush=True)\n"
        f"worker.compute([Cell('0', 'import time; time.sleep(60) # {MARK}')])"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=client.ROOT) as grader:
        grader.stdout.readline()
        time.sleep(0.3)
        started = below(grader.pid)
        assert len(started) >= 4  # bubblewrap twice, the worker, the keeper, the submission
        grader.kill()
    for _ in itertools.takewhile(lambda _: started & set(processes()), range(50)):
        time.sleep(0.1)
    assert not started & set(processes())
