"""A class is for one command at a time, and a lock ends with the process that held it."""

import subprocess
import sys

import pytest

from autograder.paths import ROOT
from autograder.records.lock import only_one
from autograder.refused import Refused

HOLD = """\
import pathlib, sys
from autograder.records.lock import only_one
with only_one(pathlib.Path(sys.argv[1]), "a command"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_is_told_who_has_the_class_and_has_it_when_that_one_is_killed(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        said = rf"in use: `a command`, process {holder.pid} on .*, since 20\d\d-"
        with pytest.raises(Refused, match=said), only_one(tmp_path, "another"):
            pass
        holder.kill()
    with only_one(tmp_path, "another"):
        pass


def test_a_class_is_free_when_a_command_has_ended_badly(tmp_path):
    with pytest.raises(KeyError), only_one(tmp_path, "a command"):
        raise KeyError
    with only_one(tmp_path, "another"):
        pass
