"""The packages are installed first, and then compiled, on all cores."""

import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import environment
import pytest
import steps


@pytest.fixture
def commands(monkeypatch):
    """The commands that are run meanwhile; none of them is."""
    asked = []

    def note(command):
        asked.append(list(map(str, command)))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(steps, "call", note)
    monkeypatch.setattr(steps, "attempt", note)
    return asked


def test_packages_are_compiled_after_all_are_installed_and_not_by_pip(commands):
    environment.install(Path("requirements.lock"), "2.0")
    *_, last = commands
    assert last[-1] == environment.COMPILE
    installs = [command for command in commands if "install" in command]
    assert len(installs) >= 2
    assert all("--no-compile" in command for command in installs)


def test_what_can_be_compiled_is_and_what_cannot_stops_nothing(tmp_path):
    (tmp_path / "good.py").write_text("x = 1")
    (tmp_path / "bad.py").write_text("x = ")
    program = environment.COMPILE.replace("sysconfig.get_path('purelib')", repr(str(tmp_path)))
    assert program != environment.COMPILE
    subprocess.run([sys.executable, "-c", program], check=True, env={})
    assert Path(cache_from_source(str(tmp_path / "good.py"))).exists()
    assert not Path(cache_from_source(str(tmp_path / "bad.py"))).exists()
