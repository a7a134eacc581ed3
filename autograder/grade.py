"""Grade the submissions of a class: every student gets a result, whatever was handed in."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.utils import parse_utc
from tqdm import tqdm

from autograder import results
from autograder.course import assignment
from autograder.gradebook import ClassBook
from autograder.judge import Judge, Judgement
from autograder.normalise import LARGEST_FILE, normalise
from autograder.paths import EXERCISES
from autograder.runner import Worker


@dataclass
class ClassFolders:
    """Where a class lies: submissions in nbgrader's layout student/assignment/notebook, and the rest."""

    folder: Path
    submitted: Path
    db_url: str | None = None

    @property
    def results(self) -> Path:
        return self.folder / "results.jsonl"


def grade(
    slugs: list[str], places: ClassFolders, seed: int | None = None, trust: bool = False, progress: bool = True
) -> list[dict]:
    """Grade all submissions of some assignments; return the lines of ``results.jsonl`` that were written.

    Parameters
    ----------
    slugs : list of str
        Assignments, as ``"01-acceptance"``.
    places : ClassFolders
        Where the submissions are and where the results go.
    seed : int or None
        Draws the hidden cases; None takes a random one. It is written into every line.
    trust : bool
        Whether to run students' code without a sandbox where there is none; the results say so.
    progress : bool
        Whether to show a progress bar.
    """
    written = []
    todo = [(slug, student) for slug in slugs for student in students_with(slug, places.submitted)]
    torch = any(question.library == "torch" for slug in slugs for question in assignment(slug).questions)
    bar = tqdm(total=len(todo), unit="submission", desc="grading", disable=not progress)
    with ClassBook(places.folder, places.db_url) as book, Worker(torch=torch, trust=trust) as worker, bar:
        judges = {}
        for slug, student in todo:
            if slug not in judges:
                book.ensure_assignment(slug)
                judges[slug] = Judge(assignment(slug), worker, seed), release_of(slug)
            judge, release = judges[slug]
            folder = places.submitted / student / slug
            judgement = judge_file(judge, release, folder, slug)
            book.save(slug, student, judgement, timestamp_of(folder))
            lines = results.lines_of(slug, student, judgement, judge.seed, worker.sandboxed)
            results.append(places.results, lines)
            written += lines
            bar.update()
    return written


def judge_file(judge: Judge, release: nbformat.NotebookNode, folder: Path, slug: str) -> Judgement:
    """Judge the notebook that lies in a student's folder, or the lack of one."""
    content, note = read_submission(folder, slug)
    submission = normalise(content, release)
    log = note + submission.log
    if submission.problem:
        judgement = judge.unreadable(submission.notebook, submission.problem)
    else:
        judgement = judge.judge(submission.notebook)
    if log:
        text = "**About your file.** " + " ".join(log)
        judgement.notebook.cells.insert(0, nbformat.v4.new_markdown_cell(text, id="about-your-file"))
    return judgement


def read_submission(folder: Path, slug: str) -> tuple[bytes | None, list[str]]:
    """The bytes of a submitted notebook, without following links, and what is to be said about the file."""
    name = folder / f"{slug}.ipynb"
    notes = []
    if not _is_plain_file(name):
        others = [path for path in sorted(folder.glob("*.ipynb")) if _is_plain_file(path)]
        if len(others) != 1:
            return None, notes
        name = others[0]
        notes = [f"The notebook was called {name.name}; it was taken for {slug}.ipynb."]
    with name.open("rb") as file:
        return file.read(LARGEST_FILE + 1), notes


def students_with(slug: str, submitted: Path) -> list[str]:
    """The students who have a folder for an assignment, in order."""
    if not submitted.is_dir():
        return []
    return sorted(entry.name for entry in os.scandir(submitted) if (submitted / entry.name / slug).is_dir())


def release_of(slug: str) -> nbformat.NotebookNode:
    """The student version of an assignment."""
    return nbformat.read(EXERCISES / slug / f"{slug}.ipynb", as_version=4)


def timestamp_of(folder: Path) -> str | None:
    """When it was handed in, as nbgrader's exchange notes it; None where that can't be read."""
    path = folder / "timestamp.txt"
    try:
        text = path.read_text(encoding="utf-8").strip() if _is_plain_file(path) else ""
        return text if text and parse_utc(text) else None
    except (ValueError, OverflowError):
        return None


def _is_plain_file(path):
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
