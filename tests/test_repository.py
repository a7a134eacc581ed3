"""The repository itself: what is committed, what is pinned, and what an old Python is told."""

import importlib.util
import json
import py_compile
import re
import subprocess
import sys
from collections import namedtuple

import pytest

from autograder.paths import ROOT

LARGEST = 500_000  # bytes of a committed file
# A folder of somebody's machine. /tmp is one too, except where the grader's sandbox has a /tmp of its own.
MACHINE = re.compile(r"(?<![\w./~<-])/(root|home|Users|work|private|var/folders)/\w|[A-Z]:\\Users\\")
TEMPORARY = re.compile(r"(?<![\w./~-])/tmp\b")
SANDBOX = (
    *("autograder/sandbox/outside/", "tests/autograder/sandbox/", "tests/attacks/", "tests/test_repository.py"),
    *("tests/autograder/test_runner.py", "tests/autograder/test_isolation.py"),
)


def files_of_the_repository():
    """What is committed or will be: all files that are not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode:  # an archive without Git
        hidden = {"_build", ".venv", ".git", "class", "__pycache__", "node_modules"}
        return [path for path in ROOT.rglob("*") if path.is_file() and not hidden & set(path.relative_to(ROOT).parts)]
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


FILES = files_of_the_repository()


def texts():
    """Name and text of each file that is text."""
    for path in FILES:
        try:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_file_names_a_folder_of_a_machine():
    found = [
        f"{name}: {line.strip()[:100]}"
        for name, text in texts()
        for line in text.splitlines()
        if not name.startswith(SANDBOX) and (MACHINE.search(line[:2000]) or TEMPORARY.search(line[:2000]))
    ]
    assert found == []


def test_no_notebook_has_outputs():
    for path in FILES:
        if path.suffix == ".ipynb":
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells), path


def test_no_file_is_large():
    assert [path for path in FILES if path.stat().st_size > LARGEST] == []


def test_text_files_end_with_one_newline_and_have_no_conflict():
    for name, text in texts():
        assert not text or name.endswith((".svg", ".ipynb")) or text.endswith("\n"), name
        assert not re.search(r"^(<<<<<<<|>>>>>>>) ", text, re.MULTILINE), name


def test_requirements_are_pinned_exactly():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]
    assert pins
    for pin in pins:
        assert re.fullmatch(r"[A-Za-z0-9._-]+(\[[a-z]+\])?==[0-9][0-9A-Za-z.]*", pin), pin
    assert len({pin.split("==")[0].lower() for pin in pins}) == len(pins)


@pytest.mark.parametrize("arguments", [["check"], ["format", "--check"]], ids=" ".join)
def test_the_code_is_clean(arguments):
    rooms = ["autograder", "solutions", "tools", "tests", "book"]
    done = subprocess.run([sys.executable, "-m", "ruff", *arguments, *rooms], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


# tools/course.py


@pytest.fixture
def course():
    """The set-up script, as a module."""
    spec = importlib.util.spec_from_file_location("course", ROOT / "tools" / "course.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_set_up_compiles_and_needs_the_standard_library_alone(tmp_path):
    source = ROOT / "tools" / "course.py"
    py_compile.compile(str(source), cfile=str(tmp_path / "course.pyc"), doraise=True)
    imported = re.findall(r"^(?:import|from) (\w+)", source.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(imported) <= {*sys.stdlib_module_names}


Version = namedtuple("Version", "major minor micro releaselevel serial")


def test_an_old_python_is_told_what_is_needed(course, monkeypatch):
    monkeypatch.setattr(sys, "version_info", Version(3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is 3\.9\.2"):
        course.require_python()


@pytest.mark.parametrize("minor", [11, 12, 13])
def test_a_newer_python_is_welcome(course, monkeypatch, minor):
    monkeypatch.setattr(sys, "version_info", Version(3, minor, 0, "final", 0))
    course.require_python()


def test_a_step_is_left_out_until_what_it_reads_changes(course, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(course, "ROOT", tmp_path)
    monkeypatch.setattr(course, "STAMPS", tmp_path / "stamps")
    ran = []
    for text in ("one", "one", "two"):
        (tmp_path / "input.txt").write_text(text)
        course.step("a step", "quick", ("*.txt",), lambda text=text: ran.append(text))
    assert ran == ["one", "two"]
    assert capsys.readouterr().out.count("nothing has changed") == 1


def test_a_step_that_fails_runs_again(course, monkeypatch, tmp_path):
    monkeypatch.setattr(course, "ROOT", tmp_path)
    monkeypatch.setattr(course, "STAMPS", tmp_path / "stamps")

    def fail():
        sys.exit("failed")

    for _ in range(2):
        with pytest.raises(SystemExit):
            course.step("a step", "quick", (), fail)


def test_the_bibliography_is_well_formed_and_names_no_source_twice():
    from pybtex.database import parse_file

    path = ROOT / "book" / "references.bib"
    keys = re.findall(r"^@\w+\{([^,]+),$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert list(parse_file(path).entries) == keys
    assert len(keys) == len(set(keys))
