"""A control group around the sandbox, played by plain files: no machine that the tests run on grants a real one."""

import subprocess

import pytest

from autograder.contract.calls import Cell, Printed
from autograder.sandbox.outside import cgroup
from autograder.sandbox.outside.client import NoSandbox, Worker


@pytest.fixture
def granted(tmp_path, monkeypatch):
    (tmp_path / "cgroup.controllers").write_text("cpu memory pids\n")
    monkeypatch.setenv(cgroup.VARIABLE, str(tmp_path))
    return tmp_path


def test_without_a_group_of_ones_own_nothing_is_asked_of_the_system(monkeypatch):
    monkeypatch.delenv(cgroup.VARIABLE, raising=False)
    assert cgroup.make_group("a") is None
    assert cgroup.entering(None) == []


def test_a_program_is_in_the_group_before_it_begins(granted):
    group = cgroup.make_group("a")
    assert (group / "memory.max").read_text() == str(6 << 30)
    assert (granted / "cgroup.subtree_control").read_text() == "+memory +pids"
    command = [*cgroup.entering(group), "/bin/sh", "-c", "echo $$"]
    number = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert (group / "cgroup.procs").read_text() == number


def test_a_worker_enters_its_group_and_computes(granted):
    with Worker(preload=()) as worker:
        assert worker.compute([Cell("0", "print('right')")]).outputs["0"] == [Printed("stdout", "right\n")]
        (group,) = granted.glob("grader-*")
        assert int((group / "cgroup.procs").read_text()) == worker.process.pid


@pytest.mark.parametrize(
    ("controllers", "words"), [("cpu", "grants no limit of memory and pids"), (None, "no group can be made there")]
)
def test_a_folder_that_is_no_such_group_is_refused_in_a_sentence(granted, controllers, words):
    (granted / "cgroup.controllers").unlink()
    if controllers:
        (granted / "cgroup.controllers").write_text(controllers)
    with pytest.raises(NoSandbox, match=words):
        Worker(preload=())
