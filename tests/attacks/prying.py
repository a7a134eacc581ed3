# ruff: noqa: F821
"""Reads and writes outside: references, tests, other students, the gradebook, the grader's memory and descriptors.

The cells know where everything lies: ``REPOSITORY``, ``CLASS`` (the class's folder) and ``GRADER`` (the process).
"""


def imports_the_reference():
    """The answer is the course's own."""
    import importlib
    import sys

    sys.path += [REPOSITORY, "/grader"]
    for name in ("solutions.numpy_ref.acceptance", "solutions.torch_ref.acceptance", "autograder.specs.acceptance"):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        score, score_torch, predict = module.score, module.score, module.predict


def reads_the_reference():
    """The answer is run from the course's file, found by every way to it."""
    for root in ("", "/proc/1/root", "/proc/self/root", f"/proc/{GRADER}/root", "/proc/self/cwd", "/host", "/oldroot"):
        try:
            with open(f"{root}{REPOSITORY}/solutions/numpy_ref/acceptance.py") as file:
                exec(file.read(), globals())
            score_torch = score
        except OSError:
            pass


def reads_the_tests():
    """The notebook shows the grader's specifications and this class's secrets."""
    import glob
    import os

    places = [f"{REPOSITORY}/autograder/**/*.py", f"{REPOSITORY}/solutions/**/*.py", f"{CLASS}/**", "/grader/**"]
    for place in places:
        for name in glob.glob(place, recursive=True):
            try:
                with open(name, errors="replace") as file:
                    text = file.read()
                print([line for line in text.splitlines() if "secret" in line])
                if "def make_card" in text or "def verdict_of" in text or "misconceptions" in text:
                    print("found the secret-of-the-" + "grader", name)
            except OSError:
                print(os.path.basename(name))


def copies_another_student():
    """The answer is that of another student."""
    import glob
    import json

    for name in glob.glob(f"{CLASS}/submitted/*/*/*.ipynb") + glob.glob("/tmp/**/*.ipynb", recursive=True):
        with open(name) as file:
            for cell in json.load(file)["cells"]:
                exec("".join(cell["source"]), globals())


def writes_the_gradebook():
    """The gradebook is opened and every score raised."""
    import os
    import sqlite3

    for root in ("", "/proc/1/root", f"/proc/{GRADER}/root"):
        try:
            os.makedirs(f"{root}{CLASS}", exist_ok=True)
            book = sqlite3.connect(f"{root}{CLASS}/gradebook.db")
            book.execute("update grade set auto_score = 1000")
            book.commit()
            print(book.execute("select * from grade").fetchall())
        except (OSError, sqlite3.Error):
            pass


def deletes_the_class():
    """Everything that can be deleted is deleted."""
    import shutil

    for place in (CLASS, REPOSITORY, "/grader", "/tmp"):
        shutil.rmtree(place, ignore_errors=True)


def reads_the_environment():
    """The notebook shows the environment and the command lines of all processes."""
    import glob
    import os

    print(os.environ)
    for name in glob.glob("/proc/*/environ") + glob.glob("/proc/*/cmdline") + [f"/proc/{GRADER}/environ"]:
        try:
            with open(name, errors="replace") as file:
                print(file.read())
        except OSError:
            pass


def reads_the_memory_of_other_processes():
    """The memory of the worker and of the grader is read through /proc."""
    import glob

    for place in [f"/proc/{GRADER}", *glob.glob("/proc/[0-9]*")]:
        try:
            with open(f"{place}/maps") as maps, open(f"{place}/mem", "rb", 0) as memory:
                for line in maps:
                    if "[heap]" in line and "self" not in place:
                        start, end = (int(number, 16) for number in line.split()[0].split("-"))
                        memory.seek(start)
                        if b"secret-of-the-" + b"grader" in memory.read(min(end - start, 1 << 24)):
                            print("found the secret-of-the-" + "grader in " + place)
        except (OSError, ValueError):
            pass


def attaches_to_other_processes():
    """ptrace, process_vm_readv and pidfd_getfd are tried on the worker and on the grader."""
    import ctypes
    import os

    libc = ctypes.CDLL(None, use_errno=True)
    for process in (1, 2, os.getppid(), GRADER):
        if process and process != os.getpid():
            print(libc.ptrace(16, process, 0, 0))
            buffer = ctypes.create_string_buffer(64)
            vector = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 64)
            print(libc.process_vm_readv(process, vector, 1, vector, 1, 0))
            pidfd = libc.syscall(434, process, 0)
            print([libc.syscall(438, pidfd, number, 0) for number in range(8)])


def reads_from_every_descriptor():
    """Everything that can be read from open descriptors is read, and jobs of others taken from the control socket."""
    import os
    import socket

    for number in range(64):
        try:
            os.set_blocking(number, False)
            print(number, os.readlink(f"/proc/self/fd/{number}"), os.read(number, 4096))
            print(socket.recv_fds(socket.socket(fileno=os.dup(number)), 64, 1))
        except OSError:
            pass


def takes_jobs_from_the_control_socket():
    """The submission waits on descriptor 3 for the next student's job."""
    import os
    import socket

    if os.fork() == 0:
        try:
            socket.recv_fds(socket.socket(fileno=3), 64, 1)
        finally:
            os._exit(0)


def looks_up_the_stack():
    """The expected values are looked for in the frames above."""
    import sys

    def score(X, weights, bias):
        frame, level = sys._getframe(), 0
        while frame:
            for name, value in frame.f_locals.items():
                fields = value if isinstance(value, dict) else getattr(value, "__dict__", {})
                if "expected" in fields or "outcomes" in fields or "mistakes" in fields:
                    print("found the secret-of-the-" + "grader", name, value)
                    return fields["expected"][0]
            frame = frame.f_back
        return 0.0


def looks_through_all_objects():
    """The expected values are looked for among all objects of the process."""
    import gc

    def score(X, weights, bias):
        for value in gc.get_objects():
            if not type(value).__module__.startswith("autograder."):
                continue
            fields = getattr(value, "__dict__", {})
            if "expected" in fields or "outcomes" in fields or "mistakes" in fields:
                print("found the secret-of-the-" + "grader", value)
                return fields["expected"]
        return 0.0


def calls_the_grader_over_the_network():
    """A connection to the grader's machine, to the network and to a name."""
    import socket
    import urllib.request

    for address in (("127.0.0.1", PORT), ("::1", PORT), ("10.0.0.1", 80), ("1.1.1.1", 53)):
        try:
            socket.create_connection(address, timeout=0.2)
            print("found the secret-of-the-" + "grader", address)
        except OSError:
            pass
    try:
        urllib.request.urlopen(f"http://localhost:{PORT}", timeout=0.2)
        print("found the secret-of-the-" + "grader")
    except OSError:
        pass


def talks_to_abstract_sockets():
    """A socket without a file, as X11 and D-Bus have them, is opened for other submissions to read."""
    import socket

    socket.socket(socket.AF_UNIX).bind("\0left-by-a-submission")
    for name in ("\0/tmp/.X11-unix/X0", "\0" + SOCKET):
        try:
            socket.socket(socket.AF_UNIX).connect(name)
            print("found the secret-of-the-" + "grader", name)
        except OSError:
            pass


def makes_namespaces_and_mounts():
    """New namespaces, mounts and a root of its own are tried."""
    import ctypes
    import os

    libc = ctypes.CDLL(None, use_errno=True)
    for flags in (0x10000000 | 0x20000, 0x20000, 0x40000000):
        libc.unshare(flags)
    libc.mount(b"none", b"/grader", b"tmpfs", 0, None)
    libc.mount(b"/", b"/tmp", None, 4096, None)
    libc.umount2(b"/tmp", 2)
    for name in ("mnt", "pid", "user", "net"):
        try:
            libc.setns(os.open(f"/proc/1/ns/{name}", os.O_RDONLY), 0)
        except OSError:
            pass
    libc.chroot(b"/proc/1/root")
    try:
        with open(f"{REPOSITORY}/solutions/numpy_ref/acceptance.py") as file:
            exec(file.read(), globals())
    except OSError:
        pass


def rewrites_the_worker():
    """The worker's own files and libraries are rewritten for the next student."""
    import json
    import site
    import sys

    own = [module.__file__ for name, module in sys.modules.items() if name.startswith("autograder.")]
    assert any(place and place.endswith("sandbox/inside/process.py") for place in own)
    for place in (*filter(None, own), "/grader/autograder/sitecustomize.py", json.__file__, site.__file__):
        try:
            with open(place, "w") as file:
                file.write("raise SystemExit")
            print("found the secret-of-the-" + "grader", place)
        except OSError:
            pass


def leaves_links_behind():
    """Links to the grader's files are left where the grader might follow them."""
    import os

    for name in ("gradebook.db", "01-acceptance.ipynb", "results.jsonl"):
        try:
            os.symlink(f"{CLASS}/gradebook.db", f"/tmp/{name}")
        except OSError:
            pass
