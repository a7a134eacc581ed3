"""The commands of the Makefile: what they need, what they leave out, and what they say in the end."""

import ast
import re
import subprocess
import sys
from collections import namedtuple

import course
import pytest
import system

from autograder.paths import ROOT
from autograder.sandbox.outside import namespaces

IN_IT = {"bench", "check_times", "faults", "sandbox"}  # run by the Python of the environment
BEFORE_THE_ENVIRONMENT = [path for path in (ROOT / "tools").glob("*.py") if path.stem not in IN_IT]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
Version = namedtuple("Version", "major minor micro releaselevel serial")


@pytest.mark.parametrize("path", BEFORE_THE_ENVIRONMENT, ids=lambda path: path.name)
def test_the_set_up_needs_the_standard_library_alone_and_can_be_read_by_an_old_python(path):
    source = path.read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    imported = re.findall(r"^(?:import|from) (\w+)", source, re.MULTILINE)
    siblings = {path.stem for path in BEFORE_THE_ENVIRONMENT}
    assert set(imported) <= {*sys.stdlib_module_names, *siblings}


def test_an_old_python_is_told_what_is_needed(monkeypatch):
    monkeypatch.setattr(sys, "version_info", Version(3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is 3\.9\.2"):
        course.require_python()


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_a_newer_python_is_welcome(monkeypatch, minor):
    monkeypatch.setattr(sys, "version_info", Version(3, minor, 0, "final", 0))
    course.require_python()


def test_every_command_of_the_makefile_is_one_of_the_set_up():
    commands = re.findall(r"tools/course\.py (\S+)", MAKEFILE)
    assert set(commands) == set(course.NEEDS)


def test_an_unknown_command_is_refused(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["course.py", "tset"])
    with pytest.raises(SystemExit, match="There is no command 'tset'; there are course, test"):
        course.main()


# What is missing


@pytest.fixture
def without(monkeypatch):
    """A machine on which some programs are missing and can't be installed."""
    monkeypatch.delenv("CI", raising=False)

    def lacks(*programs):
        monkeypatch.setattr(system, "provide", lambda needs, command: [need for need in needs if need in programs])

    return lacks


def test_a_course_without_bubblewrap_leaves_out_the_class(without, capsys):
    without(system.BUBBLEWRAP)
    assert course.require_programs("course") == [system.BUBBLEWRAP]
    assert "left out: the graded class, since bubblewrap is missing." in capsys.readouterr().out


def test_tests_without_chromium_leave_out_those_of_the_site_in_a_browser(without, capsys):
    without(system.CHROMIUM, system.LIBATOMIC)
    assert course.require_programs("test") == [system.CHROMIUM, system.LIBATOMIC]
    said = capsys.readouterr().out
    assert said.count("left out: ") == 1
    assert "left out: the tests of the site in a browser, since chromium and libatomic1 are missing." in said


@pytest.mark.parametrize(("command", "program"), [("course", system.BUBBLEWRAP), ("test", system.CHROMIUM)])
def test_in_ci_nothing_may_be_left_out(without, monkeypatch, command, program):
    without(program)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit, match="A run in CI must not leave it out"):
        course.require_programs(command)


@pytest.mark.parametrize("command", ["test", "test-all"])
def test_tests_do_not_begin_without_what_most_of_them_need(without, command):
    without(system.BUBBLEWRAP, system.POSTGRESQL)
    with pytest.raises(SystemExit, match=f"`make {command}` can't do without bubblewrap and postgresql"):
        course.require_programs(command)


def test_without_a_virtual_environment_nothing_begins(without):
    without(system.PYTHON_VENV)
    with pytest.raises(SystemExit, match=r"`make course` can't do without python3\.\d+-venv"):
        course.require_programs("course")


# The sandbox


@pytest.mark.parametrize(
    ("switch", "value", "command"),
    [
        ("kernel/apparmor_restrict_unprivileged_userns", "1", "kernel.apparmor_restrict_unprivileged_userns=0"),
        ("kernel/unprivileged_userns_clone", "0", "kernel.unprivileged_userns_clone=1"),
        ("user/max_user_namespaces", "0", "user.max_user_namespaces=10000"),
    ],
)
def test_where_user_namespaces_are_restricted_it_is_said_how_to_allow_them(tmp_path, switch, value, command):
    place = tmp_path / switch
    place.parent.mkdir()
    place.write_text(f"{value}\n")
    assert f"Allow them: sudo sysctl -w {command}" in namespaces.how_to_allow(tmp_path)


def test_where_the_kernel_allows_user_namespaces_the_container_is_named(tmp_path):
    assert "docker run --privileged" in namespaces.how_to_allow(tmp_path)


def test_a_sandbox_that_works_is_used(monkeypatch):
    monkeypatch.setattr(course, "PYTHON", sys.executable)
    assert course.sandbox_works()


def test_a_sandbox_that_does_not_work_leaves_out_the_class_and_says_why(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(course, "PYTHON", sys.executable)
    monkeypatch.delenv("CI", raising=False)
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert not course.sandbox_works()
    said = capsys.readouterr().out
    assert "left out: the graded class, since the sandbox for students' code doesn't work here" in said
    assert "setting up uid map: Permission denied" in said


# What runs, and what is said in the end


def test_exhaustive_tests_are_those_of_all(monkeypatch):
    called = []
    monkeypatch.setattr(course, "call", called.append)
    course.run_tests(exhaustive=False, in_browser=True)
    course.run_tests(exhaustive=True, in_browser=False)
    assert [command[2] for command in called] == ["pytest", "pytest"]
    assert "--all" not in called[0] and "not browser" not in called[0]
    assert called[1][-3:] == ["--all", "-m", "not browser"]


@pytest.fixture
def folders(monkeypatch, tmp_path):
    """A course that was set up elsewhere."""
    for name in ("SAMPLE_CLASS", "SCRIPTS", "PYTHON"):
        monkeypatch.setattr(course, name, tmp_path / getattr(course, name).relative_to(ROOT))
    monkeypatch.setattr(course, "ROOT", tmp_path)
    page = course.SAMPLE_CLASS / "feedback" / "somebody" / "01-acceptance" / "01-acceptance.html"
    page.parent.mkdir(parents=True)
    page.touch()
    notebook = tmp_path / "exercises" / "00-start-here" / "00-start-here.ipynb"
    notebook.parent.mkdir(parents=True)
    notebook.touch()


def test_the_end_tells_of_the_graded_class(folders, capsys):
    course.say_what_next(graded=True)
    said = capsys.readouterr().out
    assert "a student's notebook" in said
    assert "feedback/somebody/01-acceptance/01-acceptance.html" in said
    assert "formgrader" in said


def test_the_end_tells_of_no_class_where_it_was_left_out(folders, capsys):
    course.say_what_next(graded=False)
    said = capsys.readouterr().out
    assert "a student's notebook" in said
    assert not re.search("class|feedback|formgrader", said, re.IGNORECASE)


def test_ci_runs_the_command_of_the_readme():
    script = ROOT / ".ci" / "run"
    assert subprocess.run(["bash", "-n", script]).returncode == 0
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "CI=true exec make test"
