"""Measure what a term costs around the grading: collect, grade, feedback and export of one notebook in a large class.

``python tools/bench_term.py 2000`` makes a class of so many students, Canvas's download and its gradebook, types the
commands of the guide one after the other, and prints the seconds of each, by the clock, and the peak memory of its
largest process; nothing else should run meanwhile. ``--alike`` says how many students share one notebook, word for
word: what is alike is judged once, and with 1 no two are. Of the class nothing is kept; ``--note`` writes the figures
into ``book/data/term.json``, which the instructor guide shows, in the place of those of a class of the same size.
"""

import argparse
import csv
import ctypes
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "book" / "data" / "term.json"
BECOME_A_SUBREAPER = 36  # of prctl: processes whose parent has ended become ours, and so does their peak of memory
COMMANDS = (
    ("roster", "Grades.csv"),
    ("collect", "submissions.zip"),
    ("grade", "{slug}"),
    ("marks", "{slug}"),
    ("export", "canvas", "{slug}", "--template", "Grades.csv"),
    ("export", "csv", "{slug}"),
    ("feedback", "{slug}"),
    ("give-back", "canvas", "{slug}"),
)


def main() -> None:
    options = _options()
    ctypes.CDLL(None).prctl(BECOME_A_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory(prefix="bench-term-") as name:
        folder = Path(name)
        # in a process of its own: what a command begins with in memory is what this process has
        making = multiprocessing.Process(
            target=write_class, args=(options.slug, options.students, options.alike, folder)
        )
        making.start()
        making.join()
        print(f"{options.students} students, {options.alike} of them with each notebook of {options.slug}")
        print(f"{'':28}{'seconds':>9}{'ms each':>9}{'MB':>7}", flush=True)
        figures = []
        for words in COMMANDS:
            command = [word.format(slug=options.slug) for word in words]
            if not options.only or command[0] in options.only:
                seconds, memory = run([*command, "--class", str(folder / "class")], folder)
                each = 1000 * seconds / options.students
                print(f"{' '.join(command[:2]):28}{seconds:9.1f}{each:9.1f}{memory:7.0f}", flush=True)
                name = " ".join(word for word in words[:2] if not set("{.") & set(word))
                figures.append({"command": name, "seconds": seconds, "memory": memory})
    if options.note:
        note(options, figures)


def _options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("students", type=int, help="how many there are, each with one notebook")
    parser.add_argument("--slug", default="01-acceptance", help="the notebook (01-acceptance)")
    parser.add_argument("--alike", type=int, default=1, help="how many students share a notebook (1)")
    parser.add_argument("--only", nargs="+", metavar="COMMAND", help="such as roster collect grade (all)")
    parser.add_argument("--note", action="store_true", help="write the figures down for the instructor guide")
    return parser.parse_args()


def note(options, figures) -> None:
    """Put the figures of a class beside those of other sizes."""
    rows = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else []
    measured = {"slug": options.slug, "date": f"{date.today()}", "cores": os.cpu_count(), "commands": figures}
    rows = [row for row in rows if row["students"] != options.students] + [{"students": options.students, **measured}]
    rows.sort(key=lambda row: row["students"])
    TABLE.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def write_class(slug: str, count: int, alike: int, folder: Path) -> None:
    """Write Canvas's gradebook and download: right and wrong notebooks in turn."""
    import nbformat

    from autograder.proof.sample_class import honest_students
    from autograder.specs.course import assignment

    notebooks = [
        nbformat.reads(student.content.decode(), as_version=4) for student in honest_students(assignment(slug))
    ]
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", f"{slug} (501)"]
    rows = [head, ["    Points Possible", "", "", "", "", f"{assignment(slug).points:g}"]]
    with zipfile.ZipFile(folder / "submissions.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        content = ""
        for number in range(count):
            if number % alike == 0:
                notebook = notebooks[number // alike % len(notebooks)]
                answer = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution"))
                before, answer.source = answer.source, f"{answer.source}\n# {number}"
                content, answer.source = nbformat.writes(notebook), before
            archive.writestr(f"last{number}first{number}_{10_000 + number}_{90_000 + number}_{slug}.ipynb", content)
            who = [f"Last{number}, First{number}", str(10_000 + number), f"{number:06}", f"s{number:05}", "A", ""]
            rows.append(who)
    with (folder / "Grades.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def run(words: list[str], folder: Path) -> tuple[float, float]:
    """Type a command; return its seconds, and the peak memory of a process in MiB."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COURSE_")}
    environment["PYTHONPATH"] = str(ROOT)
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "autograder", *words], cwd=folder, env=environment, stdout=output, stderr=output
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds, memory = time.perf_counter() - started, usage.ru_maxrss
        for left in iter(_ended, None):
            memory = max(memory, left.ru_maxrss)
        output.seek(0)
        text = output.read()
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"This failed: {' '.join(words)}\n{text[-3000:]}")
    return seconds, memory / 1024


def _ended():
    """What a process that was left over has used, once it has ended; None if there is none."""
    try:
        return os.wait3(0)[2]
    except ChildProcessError:
        return None


if __name__ == "__main__":
    main()
