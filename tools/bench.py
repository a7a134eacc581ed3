"""Measure how fast a class is graded: stock nbgrader, this course's grader, and the floor under both.

``make bench`` grades the same submissions with all of them, one after the other, and writes what it measured to
``book/data/benchmark.json``, which the instructor guide shows: two notebooks in classes of several sizes, and all
others in the smallest. It takes about half an hour on two cores. Nothing else should run on the machine meanwhile.

- *stock* is ``nbgrader autograde`` with nbgrader's own configuration, for the first few submissions: it grades one
  after the other, so what each takes is known from these. It runs the check cells of the notebook, so it looks at the
  public cases alone.
- *course* is ``python -m autograder grade``, and *feedback* the pages of ``python -m autograder feedback`` for some of
  the largest class of the NumPy notebook.
- *judge* is one process that judges one submission after the other, sandbox included, and writes nothing.
- *floor* runs the cells and the questions of the same submissions in a fork of a warm process, and compares the
  answers: no sandbox, no feedback, no gradebook.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from copy import deepcopy
from datetime import date
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "book" / "data" / "benchmark.json"
STOCK = 6  # submissions that stock nbgrader grades
ALONE = 200  # the largest size for what works on one submission at a time
PAGES = 300  # feedback pages
SEED = 1

STOCK_CONFIG = """\
c = get_config()
c.CourseDirectory.course_id = "stock"
c.CourseDirectory.root = {root!r}
c.ClearSolutions.code_stub = {{"python": "raise NotImplementedError()"}}
c.ClearSolutions.enforce_metadata = False  # a task without points is no cell of nbgrader's
"""
COURSE = """\
import json, sys
import autograder.quickstart
from pathlib import Path
from autograder.grading.run import ClassFolders, Options, grade
slug, folder = sys.argv[1], Path(sys.argv[2])
done = grade([slug], ClassFolders(folder, folder / "submitted"), Options(seed=int(sys.argv[3]), progress=False))
print(json.dumps({"graded": done.graded, "stages": done.seconds}))
"""


def main() -> None:
    options = _options()
    if options.again:
        measure_again(options.out)
        return
    if options.alone:
        name, slug, folder, *count = options.alone
        job = {"judge": judge_alone, "floor": floor, "write": write_class, "enter": enter}[name]
        print(json.dumps(job(slug, Path(folder), *map(int, count))))
        return
    rows = []
    for slug, library in notebooks().items():
        if options.notebooks and slug not in options.notebooks:
            continue
        for count in options.sizes if library else options.sizes[:1]:
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                row = {"library": library, **measure(slug, count, Path(folder))}
                if count == options.sizes[0]:
                    row["stock"] = stock(slug, Path(folder))
                if count == options.sizes[-1] and library == "NumPy":
                    row["feedback"] = feedback(slug, Path(folder))
            rows.append(row)
            options.out.write_text(json.dumps({**_machine(), "rows": rows}, indent=1) + "\n", encoding="utf-8")
    print(f"written to {options.out}")


def _options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20, 200, 2000], help="submissions (20 200 2000)")
    parser.add_argument("--notebooks", nargs="+", metavar="NOTEBOOK", help="such as 01-acceptance (all)")
    parser.add_argument("--out", type=Path, default=TABLE, help="where the figures go (book/data/benchmark.json)")
    parser.add_argument("--again", action="store_true", help="measure only judge and floor, in the table that is there")
    parser.add_argument("--alone", nargs="+", help=argparse.SUPPRESS)  # one measurement, in a process of its own
    return parser.parse_args()


def notebooks() -> dict[str, str | None]:
    """What is measured: all notebooks; the first without PyTorch and the first with it, by name, in all sizes."""
    from autograder.specs.course import assignments

    libraries = {each.slug: "PyTorch" if "torch" in each.preload else "NumPy" for each in assignments()}
    first = {library: slug for slug, library in reversed(libraries.items())}
    return {slug: library if first[library] == slug else None for slug, library in libraries.items()}


def measure(slug: str, count: int, folder: Path) -> dict:
    """The figures of the course's grader for one notebook and one size of class, which stays in the folder."""
    submitted = folder / "submitted"
    _run([sys.executable, __file__, "--alone", "write", slug, str(submitted), str(count)], ROOT)
    row = {"slug": slug, "count": count, "course": course(slug, submitted, folder / "course")}
    _say(slug, count, "course", row["course"])
    return row | (_alone(slug, count, submitted) if count <= ALONE else {})


def measure_again(table: Path) -> None:
    """Measure judge and floor once more, on the machine of the table and with its versions."""
    known, here = json.loads(table.read_text(encoding="utf-8")), _machine()
    if other := [name for name in here if name != "date" and here[name] != known[name]]:
        sys.exit("\n".join(f"{table} was measured with {name} {known[name]}; here is {here[name]}." for name in other))
    for row in known["rows"]:
        if row["count"] > ALONE:
            continue
        slug, count = row["slug"], row["count"]
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            submitted = Path(folder) / "submitted"
            _run([sys.executable, __file__, "--alone", "write", slug, str(submitted), str(count)], ROOT)
            row |= _alone(slug, count, submitted)
    if known["date"] != here["date"]:
        known["date"] = f"{known['date'].split(',')[0]}, judge and floor on {here['date']}"
    table.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    print(f"written to {table}")


def write_class(slug: str, submitted: Path, count: int) -> None:
    """Write submissions, right and wrong in turn, no two of them alike: equal files would be judged once.

    In a NumPy notebook nobody loads PyTorch, with any grader. An answer that never ends is left out: the floor, which
    has no limits, would wait for it for ever.
    """
    import nbformat

    from autograder.proof.sample_class import honest_students
    from autograder.specs.course import assignment
    from autograder.specs.known_answers import misconceptions_of

    asked = assignment(slug)
    known = [answer for question in asked.questions for answer in misconceptions_of(question)]
    endless = {answer.source for answer in known if answer.endless_on}
    notebooks = []
    for student in honest_students(asked):
        notebook = nbformat.reads(student.content.decode(), as_version=4)
        ends = not any(cell.source in endless for cell in notebook.cells)
        if (
            student.name != "untouched"
            and ends
            and ("torch" in asked.preload or b"import torch" not in student.content)
        ):
            notebooks.append(notebook)
    for number in range(count):
        notebook = deepcopy(notebooks[number % len(notebooks)])
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("solution"):
                cell.source += f"\n# student {number:04d}"
        place = submitted / f"student-{number:04d}" / slug
        place.mkdir(parents=True)
        nbformat.write(notebook, place / f"{slug}.ipynb")


def stock(slug: str, measured: Path) -> dict:
    """Grade a few of a class with nbgrader as it comes; what has to be done once a term is not counted."""
    folder = measured / "stock"
    (folder / "source").mkdir(parents=True)
    shutil.copytree(ROOT / "_build" / "nbgrader" / "source" / slug, folder / "source" / slug)
    students = sorted((measured / "submitted").iterdir())[:STOCK]
    for student in students:
        shutil.copytree(student, folder / "submitted" / student.name)
    (folder / "nbgrader_config.py").write_text(STOCK_CONFIG.format(root=str(folder)), encoding="utf-8")
    nbgrader = [sys.executable, "-m", "nbgrader"]
    _run([*nbgrader, "generate_assignment", slug], folder)
    seconds, _, memory = _run([*nbgrader, "autograde", slug], folder)
    run = {"count": len(students), "seconds": seconds, "memory": memory}
    run |= _written(folder / "autograded", slug, folder / "submitted")
    _say(slug, len(students), "stock", run)
    return run


def feedback(slug: str, measured: Path) -> dict:
    """Make the feedback pages of some of a class that the course's grader has graded."""
    graded, folder = measured / "course", measured / "feedback"
    students = sorted((graded / "autograded").iterdir())[:PAGES]
    for student in students:
        shutil.copytree(student, folder / "autograded" / student.name)
    shutil.copy(graded / "gradebook.db", folder)
    seconds, _, memory = _run([sys.executable, "-m", "autograder", "feedback", slug, "--class", str(folder)], ROOT)
    run = {"count": len(students), "seconds": seconds, "memory": memory}
    _say(slug, len(students), "feedback", run | {"each": seconds / len(students)})
    return run


def course(slug: str, submitted: Path, folder: Path) -> dict:
    """Grade with the course's grader, on all cores."""
    folder.mkdir()
    (folder / "submitted").symlink_to(submitted)
    _run([sys.executable, __file__, "--alone", "enter", slug, str(folder)], ROOT)
    seconds, output, memory = _run([sys.executable, "-c", COURSE, slug, str(folder), str(SEED)], ROOT)
    stages = json.loads(output.splitlines()[-1])["stages"]
    return {"seconds": seconds, "memory": memory, "stages": stages, **_written(folder / "autograded", slug, submitted)}


def enter(slug: str, folder: Path) -> None:
    """Enter the assignment into the gradebook, which ``nbgrader generate_assignment`` does for stock."""
    from autograder.nbgrader.gradebook import ClassBook

    with ClassBook(folder) as book:
        book.cells(slug)


def judge_alone(slug: str, submitted: Path) -> dict:
    """Judge submission after submission in one process, warm."""
    from autograder.grading.jobs import Job, judge_submission
    from autograder.specs.course import assignment

    jobs = [Job(slug, path.read_bytes(), [], SEED, assignment(slug).preload) for path in _notebooks(submitted, slug)]
    judge_submission(jobs[0])
    with _timed(len(jobs)) as each:
        for job in jobs:
            judge_submission(job)
    return each


def floor(slug: str, submitted: Path) -> dict:
    """Run and compare submission after submission, each in a fork of this process."""
    import nbformat

    from autograder.checking.verdict import verdict_of
    from autograder.contract.observations import Observation
    from autograder.contract.wire import decode, encode
    from autograder.grading.cards import make_card
    from autograder.sandbox.inside.process import ease_forking, make_shell, run_cell
    from autograder.sandbox.outside.client import Worker
    from autograder.specs.course import assignment
    from autograder.student.probe import observe_all

    cards = [make_card(question, SEED) for question in assignment(slug).questions]
    notebooks = [nbformat.read(path, as_version=4) for path in _notebooks(submitted, slug)]
    for name in Worker(assignment(slug).preload).preload:  # as warm as the judge's process
        __import__(name)
    shell = make_shell()
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(1)
    ease_forking()

    def answers(notebook):
        for cell in notebook.cells:
            marks = cell.metadata.get("nbgrader", {})
            if cell.cell_type == "code" and not marks.get("grade") and marks.get("grade_id") != "setup":
                run_cell(shell, cell.source)
        return json.dumps(encode([observe_all(card.calls, shell.user_ns) for card in cards]))

    def one(notebook):
        reading, writing = os.pipe()
        if os.fork() == 0:
            os.close(reading)
            with os.fdopen(writing, "w") as pipe:
                pipe.write(answers(notebook))
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            observations = decode(list[list[Observation | None]], json.loads(pipe.read()))
        os.wait()
        return [verdict_of(card, seen) for card, seen in zip(cards, observations)]

    one(notebooks[0])
    with _timed(len(notebooks)) as each:
        for notebook in notebooks:
            one(notebook)
    return each


@contextmanager
def _timed(count):
    """The seconds of each of so many."""
    each = {}
    began = time.perf_counter()
    yield each
    each["each"] = (time.perf_counter() - began) / count


def _alone(slug, count, submitted):
    """The figures of what works on one submission at a time."""
    figures = {}
    for name in ("judge", "floor"):
        figures[name] = _in_a_process(name, slug, submitted)
        _say(slug, count, name, figures[name])
    return figures


def _in_a_process(name, slug, submitted):
    _, output, _ = _run([sys.executable, __file__, "--alone", name, slug, str(submitted)], ROOT)
    return json.loads(output.splitlines()[-1])


def _run(command, folder):
    """Run a command; return its seconds, what it printed, and its peak memory in MiB."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COURSE_")}
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        output.seek(0)
        text = output.read()
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"This failed: {' '.join(command)}\n{text[-3000:]}")
    return seconds, text, usage.ru_maxrss / 1024


def _written(autograded, slug, submitted):
    """How long one submission takes when all is under way: from the first file that was written to the last."""
    times = sorted(path.stat().st_mtime for path in _notebooks(autograded, slug))
    if len(times) != len(_notebooks(submitted, slug)):
        sys.exit(f"Only {len(times)} notebooks were graded in {autograded}.")
    return {"each": (times[-1] - times[0]) / (len(times) - 1)}


def _notebooks(folder, slug):
    return sorted(folder.glob(f"*/{slug}/{slug}.ipynb"))


def _say(slug, count, name, run):
    whole = f"{run['seconds']:8.1f} s in all" if "seconds" in run else " " * 17
    print(f"{slug:16}{count:6} {name:8}{whole}{1000 * run['each']:10.1f} ms each", flush=True)


def _machine():
    """The day, the machine and the versions."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    return {
        "date": date.today().isoformat(),
        "processor": model,
        "cores": len(os.sched_getaffinity(0)),
        "memory": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "system": f"Linux {platform.release().split('-')[0]}, Python {platform.python_version()}",
        "versions": {name: version(name) for name in ("nbgrader", "numpy", "torch")},
    }


if __name__ == "__main__":
    main()
