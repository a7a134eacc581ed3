"""The planted faults: the data are fit to be planted, and the command tells a caught fault from a missed one."""

import importlib.util
import shlex
from collections import Counter

import pytest

from autograder.paths import ROOT

FEWEST = 60


@pytest.fixture(scope="module")
def command():
    """tools/faults.py, as a module."""
    spec = importlib.util.spec_from_file_location("faults", ROOT / "tools" / "faults.py")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["faults"] = module  # its dataclass looks there
    spec.loader.exec_module(module)
    return module


def test_there_are_enough_faults_and_each_has_a_name_of_its_own(command):
    names = Counter(fault.name for fault in command.faults())
    assert len(names) >= FEWEST
    assert set(names.values()) == {1}


def test_every_fault_has_one_place_where_it_can_be_planted(command):
    for fault in command.faults():
        places = (ROOT / fault.file).read_text(encoding="utf-8").count(fault.old)
        assert places == 1 or places and fault.every, fault.name
        assert fault.old != fault.new, fault.name
        tests = [place.split("::")[0] for place in shlex.split(fault.caught_by) if "/" in place]
        assert all((ROOT / place).exists() for place in tests), fault.name
        assert set((fault.needs or "").split()) <= set(command.BUILDS), fault.name


@pytest.fixture
def small_repository(tmp_path, monkeypatch, command):
    """A repository of one function and its test, and the faults in it."""
    (tmp_path / "double.py").write_text("def double(x):\n    return 2 * x\n")
    test = "from double import double\n\n\ndef test_it():\n    assert double(3) == 6\n"
    (tmp_path / "test_double.py").write_text(test)
    (tmp_path / "tests" / "faults").mkdir(parents=True)
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "DATA", tmp_path / "tests" / "faults")

    def write(**fault):
        lines = "\n".join(f"{key} = {value!r}" for key, value in fault.items())
        (tmp_path / "tests" / "faults" / "all.toml").write_text(f"[[fault]]\n{lines}\n")
        return tmp_path

    return write


PLACE = {"file": "double.py", "caught_by": "test_double.py"}


def test_a_fault_that_a_test_sees_is_caught_and_the_tree_stays_as_it_was(command, small_repository, capsys):
    root = small_repository(name="adds", old="2 * x", new="2 + x", **PLACE)
    assert command.main([]) == command.CAUGHT
    assert "1 caught, 0 missed" in capsys.readouterr().out
    assert "2 * x" in (root / "double.py").read_text()


def test_a_fault_that_no_test_sees_is_missed(command, small_repository, capsys):
    small_repository(name="the other way round", old="2 * x", new="x * 2", **PLACE)
    assert command.main([]) == command.MISSED
    assert "MISSED" in capsys.readouterr().out


def test_a_fault_without_its_place_ends_with_a_sentence(command, small_repository):
    small_repository(name="nowhere", old="3 * x", new="x", **PLACE)
    with pytest.raises(ValueError, match=r"nowhere: its text stands 0 times in double.py, not once"):
        command.main([])


def test_tests_that_are_not_there_catch_nothing(command, small_repository):
    small_repository(name="untested", old="2 * x", new="2 + x", file="double.py", caught_by="test_nothing.py")
    assert command.main([]) == command.MISSED
