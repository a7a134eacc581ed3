"""Grading at scale: many processes, interruptions, what is judged again, other databases and a cluster.

The commands run in a copy of the course, so that a test may change the course itself.
"""

import csv
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import nbformat
import psutil
import pytest
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

from autograder.grading import jobs
from autograder.grading import pool as pool_module
from autograder.grading.pool import Lost, Pool
from autograder.nbgrader.configuration import course_config, generate_assignment
from autograder.paths import ROOT, SETTINGS
from autograder.records import results
from autograder.specs.course import assignment

CHAPTERS = ("start-here", "acceptance")
SLUG = assignment("start-here").slug
OTHER = assignment("acceptance").slug
FULL = assignment(SLUG).points
SEED = 7
STUDENTS = 14


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A copy of the course."""
    copy = tmp_path_factory.mktemp("course")
    for name in ("autograder", "solutions", "exercises", "book/data", "_build/nbgrader/source"):
        shutil.copytree(ROOT / name, copy / name)  # with what is compiled: that takes seconds
    shutil.copy(ROOT / "nbgrader_config.py", copy)
    shutil.copy(SETTINGS, copy / "course.toml")
    return copy


@pytest.fixture(scope="module")
def start(course):
    """Start a program of the virtual environment in the copy of the course."""

    def begin(*arguments, **environment):
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        variables = {**os.environ, "PATH": path, "PYTHONPATH": str(course), **environment}
        return subprocess.Popen(
            [str(argument) for argument in arguments],
            cwd=course,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    return begin


@pytest.fixture(scope="module")
def run(start):
    """Run a program to its end; return what it printed."""

    def whole(*arguments, status=0, **environment):
        process = start(*arguments, **environment)
        out, error = process.communicate(timeout=300)
        assert process.returncode == status, error
        return out + error if status else out

    return whole


@pytest.fixture(scope="module")
def grade(run):
    def graded(folder, *options, slugs=(SLUG,), status=0, jobs=1):
        options = ("--class", folder, "--jobs", jobs, "--seed", SEED, *options)
        return run(sys.executable, "-m", "autograder", "grade", *slugs, *options, status=status)

    return graded


@pytest.fixture(scope="module")
def grade_here(typed):
    """As ``grade``, but in this process, which has loaded all: for what another process, or course, adds nothing to."""

    def graded(folder, *options, slugs=(SLUG,), status=0):
        done = typed("grade", *slugs, "--class", folder, "--jobs", 1, "--seed", SEED, *options)
        assert done.returncode == status, done.stderr
        return done.stdout + done.stderr if status else done.stdout

    return graded


@pytest.fixture(scope="module")
def write_class(hand_in, notebook_of, references, misconception):
    """Put submissions of several kinds into a class folder, each with a content of its own."""

    def write(folder):
        wrong = misconception(SLUG, "mean_of_everything").source
        kinds = [references(SLUG), {"center_columns": wrong}, {}]
        for number in range(STUDENTS):
            name = f"student-{number:03d}"
            if number % 10 == 9:
                hand_in(folder, name, SLUG, b'{"cells": [' + b" " * number)
            else:
                notebook = notebook_of(SLUG, kinds[number % 3])
                notebook.cells.append(nbformat.v4.new_markdown_cell(f"Number {number}", id="number"))
                hand_in(folder, name, SLUG, notebook)
            stamp = folder / "submitted" / name / SLUG / "timestamp.txt"
            stamp.write_text(f"2026-10-01 12:{number % 60:02d}:00 UTC\n")

    return write


def rows(url):
    """What a gradebook holds, without the identifiers that are drawn for each row."""
    found = {}
    with Gradebook(url) as book:
        for assignment in book.assignments:
            for submission in assignment.submissions:
                here = found[assignment.name, submission.student.id] = {"timestamp": submission.timestamp}
                here["score"] = submission.score, submission.needs_manual_grade, submission.extension
                for notebook in submission.notebooks:
                    here[notebook.name] = notebook.flagged, notebook.late_submission_penalty
                    for grade in notebook.grades:
                        scores = grade.auto_score, grade.manual_score, grade.extra_credit, grade.score
                        here[grade.name] = (*scores, grade.max_score, grade.needs_manual_grade)
                    for comment in notebook.comments:
                        here[comment.name] = comment.auto_comment, comment.manual_comment
        found["students"] = sorted(student.id for student in book.students)
    return found


def sqlite(folder):
    return f"sqlite:///{folder / 'gradebook.db'}"


def marks(folder):
    """The results without their times."""
    lines = results.read(folder / "results.jsonl")
    return {(line.assignment, line.student, line.cell): replace(line, seconds=0.0) for line in lines}


def notebooks(folder):
    return {path.name + path.parent.parent.name: path.read_bytes() for path in folder.glob("autograded/*/*/*.ipynb")}


def wait_for(condition, seconds=60.0):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "this took too long"
        time.sleep(0.01)


def lines_in(folder):
    path = folder / "results.jsonl"
    return path.read_bytes().count(b"\n") if path.exists() else 0


def wait_for_lines(folder, count):
    wait_for(lambda: lines_in(folder) >= count)


def verdicts_in(folder):
    """The verdicts and when they were written."""
    return {path.name: path.stat().st_mtime_ns for path in (folder / "verdicts").glob("*.json")}


def of_the_course(course):
    """The processes that were started in a copy of the course, or with its files."""
    found = []
    for process in psutil.process_iter(["cmdline", "cwd", "status"]):
        known = process.info
        words = " ".join(known["cmdline"] or ()) + f" {known['cwd']}"
        if str(course) in words and known["status"] != psutil.STATUS_ZOMBIE:
            found.append(process)
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory, write_class, grade):
    """A class that was graded without an interruption."""
    folder = tmp_path_factory.mktemp("whole")
    write_class(folder)
    assert f"graded {STUDENTS} submissions; results in" in grade(folder, jobs=2)
    return folder


@pytest.mark.parametrize("times", [2, pytest.param(10, marks=pytest.mark.exhaustive)])
def test_a_run_that_is_killed_again_and_again_goes_on(times, tmp_path, course, write_class, start, grade_here, whole):
    write_class(tmp_path)
    random.seed(1)
    verdicts = {}
    stops = [0, *sorted(random.sample(range(1, STUDENTS - 2), times - 1))]  # 0: everything is still being set up
    for stop in stops:
        options = ("--class", tmp_path, "--jobs", 2, "--seed", SEED)
        process = start(sys.executable, "-m", "autograder", "grade", SLUG, *options)
        wait_for_lines(tmp_path, stop)
        time.sleep(random.uniform(0, 0.05 if stop else 2))
        process.kill()
        process.communicate()
        wait_for(lambda: not of_the_course(course), 10)  # nothing is left behind
        known = verdicts_in(tmp_path)
        assert verdicts.items() <= known.items()  # what was judged was not judged again
        verdicts = known
    said = grade_here(tmp_path)
    assert " unchanged; results in" in said
    assert marks(tmp_path) == marks(whole)
    assert rows(sqlite(tmp_path)) == rows(sqlite(whole))
    assert notebooks(tmp_path) == notebooks(whole)
    assert f"graded 0 submissions, {STUDENTS} unchanged" in grade_here(tmp_path)


def command_line(process):
    """The command of a process; empty where it has just ended."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


@pytest.mark.exhaustive  # what the run does then is asked of the pool itself below
def test_a_killed_judge_costs_no_points(tmp_path, write_class, start, whole):
    write_class(tmp_path)
    process = start(sys.executable, "-m", "autograder", "grade", SLUG, "--class", tmp_path, "--jobs", 2, "--seed", SEED)
    wait_for_lines(tmp_path, 3)
    judges = [p for p in psutil.Process(process.pid).children(recursive=True) if "forkserver" in command_line(p)]
    judges[-1].kill()
    out, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    assert marks(tmp_path) == marks(whole)


@pytest.mark.parametrize("times", [2, pytest.param(12, marks=pytest.mark.exhaustive)])
def test_ctrl_c_ends_cleanly_whenever_it_comes_and_says_how_to_go_on(
    times, tmp_path, course, write_class, start, grade_here, whole
):
    write_class(tmp_path)
    random.seed(2)
    stops = [0, *sorted(random.sample(range(1, STUDENTS - 8), times - 1))]  # 0: everything is still being set up
    for stop in stops:
        options = ("--class", tmp_path, "--jobs", 2, "--seed", SEED)
        (tmp_path / ".lock").write_text("")
        process = start(sys.executable, "-m", "autograder", "grade", SLUG, *options)
        wait_for(lambda: (tmp_path / ".lock").read_text())  # it has begun
        wait_for_lines(tmp_path, stop)
        time.sleep(random.uniform(0, 0.05 if stop else 1))
        os.killpg(process.pid, signal.SIGINT)
        out, error = process.communicate(timeout=60)
        assert process.returncode == 130, error
        assert f" of {STUDENTS} submissions are done. The same command goes on from there." in out
        assert "Traceback" not in error
        assert "Exception ignored" not in error
        wait_for(lambda: not of_the_course(course), 10)
        assert marks(tmp_path).items() <= marks(whole).items()
    assert " unchanged; results in" in grade_here(tmp_path)
    assert marks(tmp_path) == marks(whole)
    assert rows(sqlite(tmp_path)) == rows(sqlite(whole))
    assert notebooks(tmp_path) == notebooks(whole)


def test_ctrl_c_ends_the_making_of_pages_too(tmp_path, course, start, whole):
    shutil.copytree(whole / "autograded", tmp_path / "autograded")
    shutil.copy(whole / "gradebook.db", tmp_path)
    process = start(sys.executable, "-m", "autograder", "feedback", SLUG, "--class", tmp_path, "--jobs", 2)
    wait_for(lambda: list(tmp_path.glob("feedback/*/*/*.html")))
    os.killpg(process.pid, signal.SIGINT)
    out, error = process.communicate(timeout=60)
    assert process.returncode == 130, error
    assert f" of {STUDENTS} pages are there" in out
    assert "Traceback" not in error
    assert "Exception ignored" not in error
    wait_for(lambda: not of_the_course(course), 10)


def test_a_cut_line_of_the_results_is_left_out(tmp_path, whole):
    path = tmp_path / "results.jsonl"
    text = (whole / "results.jsonl").read_bytes()
    path.write_bytes(text[:-20])
    assert len(marks(tmp_path)) == len(marks(whole)) - 1
    lines = results.read(whole / "results.jsonl")
    results.append(path, lines[-1:])
    assert marks(tmp_path) == marks(whole)


def test_only_what_has_changed_is_judged_and_the_difference_is_told(
    tmp_path, course, whole, grade, grade_here, notebook_of, references
):
    folder = tmp_path / "class"
    shutil.copytree(whole, folder)
    changed = folder / "submitted" / "student-002" / SLUG / f"{SLUG}.ipynb"
    changed.write_text(nbformat.writes(notebook_of(SLUG, references(SLUG))), encoding="utf-8")
    said = grade_here(folder)
    parts = ", ".join(f"{each.function} 0 → {each.points:g}" for each in assignment(SLUG).questions)
    assert f"student-002  {SLUG}  0 → {FULL:g}  ({parts}: the submission changed)" in said.splitlines()
    assert f"graded 1 submission, {STUDENTS - 1} unchanged" in said
    # a gradebook that is gone is written again, from the verdicts
    before, verdicts = rows(sqlite(folder)), verdicts_in(folder)
    (folder / "gradebook.db").unlink()
    assert f"graded {STUDENTS} submissions; results in" in grade_here(folder)
    assert (rows(sqlite(folder)), verdicts_in(folder)) == (before, verdicts)
    # a change of the specification concerns everybody
    reference = course / "solutions" / "numpy_ref" / "start_here.py"
    text = reference.read_text(encoding="utf-8")
    try:
        reference.write_text(text + "\n# Another version.\n", encoding="utf-8")
        said = grade(folder)
    finally:
        reference.write_text(text, encoding="utf-8")
    assert f"graded {STUDENTS} submissions; results in" in said
    assert "→" not in said


def test_what_was_judged_without_a_sandbox_counts_for_trusting_runs_alone(tmp_path, grade_here, hand_in, notebook_of):
    hand_in(tmp_path, "ann", SLUG, notebook_of(SLUG))
    nothing = tmp_path / "programs"
    nothing.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "_warm", jobs._Warm())  # no sandbox stands yet
        patch.setenv("PATH", str(nothing))
        said = grade_here(tmp_path, status=2)
        assert "bubblewrap was not found" in said
        for _ in range(2):
            grade_here(tmp_path, "--trust")
            assert {line.sandboxed for line in results.read(tmp_path / "results.jsonl")} == {False}
    assert len(verdicts_in(tmp_path)) == 1
    grade_here(tmp_path)
    assert {line.sandboxed for line in results.read(tmp_path / "results.jsonl")} == {True}


def test_every_student_of_the_roster_has_a_line(tmp_path, grade_here, hand_in, notebook_of):
    hand_in(tmp_path, "ann", SLUG, notebook_of(SLUG))
    hand_in(tmp_path, "ben", OTHER, notebook_of(OTHER))
    (tmp_path / "submitted" / ".trash").mkdir()
    assert "graded 1 submission, 1 not handed in" in grade_here(tmp_path)
    with Gradebook(sqlite(tmp_path)) as book:
        book.add_student("eve")
    assert "graded 0 submissions, 1 unchanged, 2 not handed in" in grade_here(tmp_path)
    lines = {line.student: line for line in results.read(tmp_path / "results.jsonl")}
    assert {name: line.status for name, line in lines.items()} == {
        "ann": "not attempted",
        "ben": "missing",
        "eve": "missing",
    }
    assert (lines["eve"].points, lines["eve"].max_points) == (0, assignment(SLUG).questions[-1].points)
    written = map(json.loads, (tmp_path / "results.jsonl").read_text(encoding="utf-8").splitlines())
    assert len({frozenset(line) for line in written}) == 1, "all lines have the same fields"
    assert [key for key in rows(sqlite(tmp_path)) if key != "students"] == [(SLUG, "ann")]
    assert lines_in(tmp_path) == 3 * len(assignment(SLUG).questions)
    hand_in(tmp_path, "eve", SLUG, notebook_of(SLUG))
    grade_here(tmp_path)
    lines = {line.student: line.status for line in results.read(tmp_path / "results.jsonl")}
    assert lines["eve"] == "not attempted"


def test_the_gradebook_is_as_nbgrader_itself_would_leave_it(
    tmp_path, autograde, grade_here, hand_in, notebook_of, references, misconception
):
    right = references(SLUG)
    wrong = {"center_columns": misconception(SLUG, "mean_of_everything").source}
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    for folder in (theirs, ours):
        for name, sources in {"ann": right, "ben": wrong, "cem": right, "dan": {}}.items():
            hand_in(folder, name, SLUG, notebook_of(SLUG, sources))
        stamp = folder / "submitted" / "ann" / SLUG / "timestamp.txt"
        stamp.write_text("2026-10-01 14:00:00 Europe/Berlin\n")
    config = course_config(theirs)
    config.CourseDirectory.release_directory = str(tmp_path / "release")
    generate_assignment(SLUG, config)
    autograde(theirs, SLUG)
    grade_here(ours)
    assert rows(sqlite(ours)) == rows(sqlite(theirs))
    for folder in (theirs, ours):
        with Gradebook(sqlite(folder)) as book:
            book.find_grade("check-center_columns", SLUG, SLUG, "ben").manual_score = 1.5
            book.find_comment("solve-center_columns", SLUG, SLUG, "dan").manual_comment = "Come and ask."
            book.db.commit()
    autograde(theirs, SLUG, force=True)
    assert "graded 4 submissions; results in" in grade_here(ours, "--again")
    assert rows(sqlite(ours)) == rows(sqlite(theirs))
    assert rows(sqlite(ours))[SLUG, "ben"]["score"][:2] == (1.5, 1)  # to be looked at, as nbgrader marks it
    for name in ("ann", "ben", "cem", "dan"):
        read = [nbformat.read(f / "autograded" / name / SLUG / f"{SLUG}.ipynb", as_version=4) for f in (ours, theirs)]
        for notebook in read:
            nbformat.validate(notebook)
        assert what_feedback_reads(read[0]) == what_feedback_reads(read[1])
    assert exported(ours) == exported(theirs)


def exported(folder):
    """The lines of nbgrader's export."""
    with Gradebook(sqlite(folder)) as book:
        CsvExportPlugin(to=str(folder / "grades.csv")).export(book)
    with (folder / "grades.csv").open(encoding="utf-8") as file:
        return sorted(map(str, csv.DictReader(file)))


def what_feedback_reads(notebook):
    """Cells, labels and points."""
    found = []
    for cell in notebook.cells:
        shown = [output.get("data", {}).get("text/plain") for output in cell.get("outputs", [])]
        found.append((cell.cell_type, cell.source, dict(cell.metadata.get("nbgrader", {})), shown))
    return found


@pytest.fixture
def postgres():
    """The address of a PostgreSQL server of this test's own, on a socket in a temporary folder."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not versions and shutil.which("initdb") is None:
        pytest.fail("PostgreSQL's server is missing (Debian, Ubuntu: apt-get install postgresql).")
    programs = versions[-1].parent if versions else Path(shutil.which("initdb")).parent
    who = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))  # short: the path of a socket has at most 107 characters
    if who:
        shutil.chown(folder, "postgres", "postgres")
    with ExitStack() as later:
        later.callback(shutil.rmtree, folder, ignore_errors=True)
        setup = [programs / "initdb", "-D", folder / "data", "-U", "course", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(setup, check=True, cwd=folder, capture_output=True, **who)
        server = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses=", "-F"],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **who,
        )
        later.callback(server.wait, 30)
        later.callback(server.send_signal, signal.SIGINT)  # the way to end it at once, and in order
        place = folder / ".s.PGSQL.5432"

        def answers():
            with socket.socket(socket.AF_UNIX) as link:
                return place.exists() and link.connect_ex(str(place)) == 0

        wait_for(answers)
        yield f"postgresql+psycopg://course@/postgres?host={folder}"


def test_the_gradebook_may_be_in_postgresql(tmp_path, grade_here, whole, postgres):
    shutil.copytree(whole / "submitted", tmp_path / "submitted")
    assert f"graded {STUDENTS} submissions" in grade_here(tmp_path, "--db", postgres)
    assert rows(postgres) == rows(sqlite(whole))
    assert marks(tmp_path) == marks(whole)
    assert f"graded 0 submissions, {STUDENTS} unchanged" in grade_here(tmp_path, "--db", postgres)
    assert not (tmp_path / "gradebook.db").exists()


@pytest.fixture
def cluster(tmp_path, start):
    """A Dask scheduler with two workers on this machine's loopback; yields its address."""
    python = [sys.executable, "-m"]
    file = tmp_path / "scheduler.json"
    common = ["--scheduler-file", file, "--no-dashboard"]
    with ExitStack() as later:

        def begin(*arguments):
            process = start(*python, *arguments, *common)
            later.callback(process.communicate)
            later.callback(process.terminate)

        begin("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
        wait_for(lambda: file.exists() and file.stat().st_size > 0)
        for number in range(2):
            folder = ["--local-directory", tmp_path / f"worker-{number}"]
            begin("distributed.cli.dask_worker", "--no-nanny", "--nthreads", "1", "--host", "127.0.0.1", *folder)
        yield json.loads(file.read_text())["address"]


def test_a_cluster_gives_the_same_results(tmp_path, course, grade, whole, cluster):
    folder = tmp_path / "class"
    shutil.copytree(whole / "submitted", folder / "submitted")
    assert f"graded {STUDENTS} submissions" in grade(folder, "--scheduler", cluster)
    assert marks(folder) == marks(whole)
    assert rows(sqlite(folder)) == rows(sqlite(whole))
    # workers whose course is another one are refused
    changed = course / "autograder" / "records" / "report.py"
    text = changed.read_text(encoding="utf-8")
    try:
        changed.write_text(text + "# Another version.\n", encoding="utf-8")
        said = grade(folder, "--scheduler", cluster, status=2)
    finally:
        changed.write_text(text, encoding="utf-8")
    assert "has other files of the course" in said
    assert "Traceback" not in said


def test_a_scheduler_that_does_not_answer_is_said_so(whole, grade_here, tmp_path):
    shutil.copytree(whole / "submitted", tmp_path / "submitted")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        assert f"No answer from the scheduler {address}" in grade_here(tmp_path, "--scheduler", address, status=2)


def test_a_call_whose_process_always_ends_is_given_up():
    with Pool(1) as pool:
        pool.submit("bad", os._exit, 1)
        found = []
        while pool.busy:
            found += pool.finished()
        assert [(tag, type(result)) for tag, result in found] == [("bad", Lost)]
        pool.submit("good", abs, -2)
        assert list(pool.finished()) == [("good", 2)]


def all_of(pool):
    """The results by their tags."""
    found = {}
    while pool.busy:
        found |= dict(pool.finished())
    return found


@pytest.mark.parametrize("killers", [{2}, {0, 5}, set(range(6))], ids=["one", "two", "all"])
def test_a_call_that_ends_its_process_takes_no_other_with_it(killers):
    with Pool(2) as pool:
        for number in range(6):
            pool.submit(number, *((os._exit, 1) if number in killers else (abs, -number)))
        found = all_of(pool)
    assert {number for number, result in found.items() if isinstance(result, Lost)} == killers
    assert {number: result for number, result in found.items() if number not in killers} == {
        number: number for number in set(range(6)) - killers
    }


def test_a_call_that_does_not_end_is_given_up_and_takes_no_other_with_it(monkeypatch):
    monkeypatch.setattr(pool_module, "PATIENCE", 1.0)
    with Pool(2) as pool:
        for tag, seconds in {"long": 600, "longer": 700, "short": 0, "shorter": 0}.items():
            pool.submit(tag, time.sleep, seconds)
        found = all_of(pool)
    assert {tag: type(result) for tag, result in found.items()} == {
        **{"long": Lost, "longer": Lost},
        **{"short": type(None), "shorter": type(None)},
    }
    assert "did not end within" in str(found["long"])


def test_a_call_that_fails_gives_its_error():
    with Pool(1) as pool:
        pool.submit("bad", int, "x")
        ((tag, error),) = pool.finished()
    assert (tag, type(error)) == ("bad", ValueError)
