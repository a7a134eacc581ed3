"""Ctrl+C is noted and acted upon where nothing is half done, wherever it comes."""

import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest

from autograder.grading.interruption import Interruption
from autograder.grading.pool import Pool
from autograder.grading.run import ClassFolders, Options, grade
from autograder.nbgrader.gradebook import ClassBook
from autograder.records import results
from autograder.specs.course import assignment

CHAPTERS = ("start-here",)
SLUG = assignment("start-here").slug


def press(after=0.0):
    """Press Ctrl+C, from another thread, as the kernel does it: between any two steps of this one."""
    threading.Timer(after, os.kill, [os.getpid(), signal.SIGINT]).start()


class Closing:
    """Ctrl+C comes as it is collected, where Python prints what is raised, and goes on."""

    def __del__(self):
        signal.raise_signal(signal.SIGINT)


def test_wherever_it_comes_nothing_is_half_done():
    random.seed(1)
    for _ in range(50):
        begun = ended = 0
        with Interruption() as interruption, pytest.raises(KeyboardInterrupt):
            press(random.uniform(0, 0.01))
            while True:
                interruption.check()
                begun += 1
                sum(range(random.randrange(200)))
                ended += 1
        assert begun == ended


def test_in_a_callback_it_is_not_lost(capfd):
    with Interruption() as interruption, pytest.raises(KeyboardInterrupt):
        Closing()
        interruption.check()
    assert "ignored" not in capfd.readouterr().err


def test_it_ends_the_wait_for_a_call():
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Interruption() as interruption, Pool(1, interruption=interruption) as pool:
        pool.submit("long", time.sleep, 600)
        press(0.2)
        list(pool.finished())
    assert time.monotonic() - started < 60


def test_afterwards_ctrl_c_is_what_it_was():
    def mine(*_):
        pass

    before = signal.signal(signal.SIGINT, mine)
    try:
        with Interruption():
            assert signal.getsignal(signal.SIGINT) is not mine
        assert signal.getsignal(signal.SIGINT) is mine
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("left", [signal.SIG_IGN, signal.SIG_DFL], ids=["ignored", "left to the system"])
def test_what_is_no_function_stays_as_it_is(left):
    before = signal.signal(signal.SIGINT, left)
    try:
        with Interruption():
            assert signal.getsignal(signal.SIGINT) is left
    finally:
        signal.signal(signal.SIGINT, before)


TWICE = """\
import signal
from autograder.grading.interruption import Interruption
with Interruption():
    signal.raise_signal(signal.SIGINT)
    print("still here", flush=True)
    signal.raise_signal(signal.SIGINT)
    print("too late", flush=True)
"""


def test_a_second_one_ends_the_process_at_once():
    ended = subprocess.run([sys.executable, "-c", TWICE], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "still here\n", "")


@pytest.fixture
def places(tmp_path, hand_in, notebook_of, references):
    """A class of three students, no two of them alike."""
    for number in range(3):
        source = f"{references(SLUG)['center_columns']}\n# {number}"
        hand_in(tmp_path, f"student-{number}", SLUG, notebook_of(SLUG, {"center_columns": source}))
    return ClassFolders(tmp_path, tmp_path / "submitted")


def test_a_submission_in_the_midst_of_which_it_comes_is_written_in_whole(places, monkeypatch):
    save = ClassBook.save

    def interrupted(*arguments):
        monkeypatch.setattr(ClassBook, "save", save)
        signal.raise_signal(signal.SIGINT)
        save(*arguments)

    monkeypatch.setattr(ClassBook, "save", interrupted)
    options = Options(seed=7, processes=1, progress=False)
    done = grade([SLUG], places, options)
    assert done.interrupted
    assert done.graded == len(list(places.folder.glob("autograded/*"))) == len(results.marks(places.results)) >= 1
    rest = grade([SLUG], places, options)
    assert (rest.graded, rest.unchanged, rest.interrupted) == (3 - done.graded, done.graded, False)


def test_in_another_thread_a_class_is_graded_too(places):
    found = []
    options = Options(seed=7, processes=1, progress=False)
    thread = threading.Thread(target=lambda: found.append(grade([SLUG], places, options)))
    thread.start()
    thread.join()
    assert found[0].graded == 3
