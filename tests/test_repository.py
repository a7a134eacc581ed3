"""The repository itself: what is committed."""

import json
import re
import subprocess
import sys

import pytest

from autograder.paths import ROOT

LARGEST = 500_000  # bytes of a committed file
# A folder of somebody's machine. /tmp is one too, except where the grader's sandbox has a /tmp of its own.
MACHINE = re.compile(r"(?<![\w./~<-])/(root|home|Users|work|private|var/folders)/\w|[A-Z]:\\Users\\")
TEMPORARY = re.compile(r"(?<![\w./~-])/tmp\b")
SANDBOX = (
    *("autograder/sandbox/outside/", "tests/autograder/sandbox/", "tests/attacks/", "tests/test_repository.py"),
    "tests/faults/border.toml",
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


@pytest.mark.parametrize("arguments", [["check"], ["format", "--check"]], ids=" ".join)
def test_the_code_is_clean(arguments):
    rooms = ["autograder", "solutions", "tools", "tests", "book"]
    done = subprocess.run([sys.executable, "-m", "ruff", *arguments, *rooms], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_bibliography_is_well_formed_and_names_no_source_twice():
    from pybtex.database import parse_file

    path = ROOT / "book" / "references.bib"
    keys = re.findall(r"^@\w+\{([^,]+),$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert list(parse_file(path).entries) == keys
    assert len(keys) == len(set(keys))
