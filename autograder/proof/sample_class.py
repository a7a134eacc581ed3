"""A class whose true marks are known: made from references, alternatives, misconceptions and broken files.

Every student is named by what is special about the submission. ``expected.jsonl`` in the class folder holds the
marks that follow from the construction; a grading run must reproduce them exactly.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.checking.must_use import codes_in
from autograder.grading.judge import builds_on
from autograder.intake.cells import is_check, label_of, labels_of
from autograder.intake.submissions import release_of
from autograder.proof.matrix import points_of
from autograder.specs.course import assignments
from autograder.specs.known_answers import alternatives_of, misconceptions_of
from autograder.specs.question import Assignment
from autograder.specs.sources import solution_source
from solutions.answers import Answer

FULL_CLASS = "perceptron_algorithm"  # what the whole class hands in, if the course has it
TIMESTAMP = "2026-10-01 12:00:00 UTC"

Points = dict[str, float | None]  # by question or text; None for a text that people grade


@dataclass
class Student:
    """One submission: its file and the points that each question and each text must get.

    ``elsewhere`` is another assignment that the file is found to be of, and its points there.
    """

    name: str
    content: bytes | None
    points: Points
    broken: bool = False
    filename: str | None = None
    elsewhere: tuple[Assignment, Points] | None = None


def write_sample_class(folder: Path, students: Callable[[Assignment], list[Student]] | None = None) -> int:
    """Write submissions and ``expected.jsonl`` into a class folder; return the number of submissions.

    ``students`` makes those of an assignment; without it they are a few of every kind (see ``students_of``).
    """
    submitted = folder / "submitted"
    shutil.rmtree(submitted, ignore_errors=True)
    lines = []
    for assignment in assignments():
        for student in (students or students_of)(assignment):
            place = submitted / student.name / assignment.slug
            place.mkdir(parents=True)
            (place / "timestamp.txt").write_text(TIMESTAMP + "\n", encoding="utf-8")
            if student.content is not None:
                (place / (student.filename or f"{assignment.slug}.ipynb")).write_bytes(student.content)
            for each, reached in [(assignment, student.points), *filter(None, [student.elsewhere])]:
                for name, points in reached.items():
                    cell = name if name in each.cells else f"check-{name}"
                    line = {"assignment": each.slug, "student": student.name, "cell": cell}
                    lines.append({**line, "points": points, "broken": student.broken})
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / "expected.jsonl").write_text(text, encoding="utf-8")
    return len({(line["assignment"], line["student"]) for line in lines})


def full_class() -> Assignment:
    """The assignment that the whole class hands in: the richest in functions where the course leaves out the usual."""
    usual = [assignment for assignment in assignments() if assignment.topic == FULL_CLASS]
    return usual[0] if usual else max(assignments(), key=lambda assignment: len(assignment.questions))


def students_of(assignment: Assignment) -> list[Student]:
    """The sample students of an assignment: many for one assignment, a few for each other."""
    broken = _broken(assignment)
    if assignment == full_class():
        return honest_students(assignment) + broken
    return _right_students(assignment)[:4] + list(islice(_wrong_students(assignment), 2)) + broken[:2]


def honest_students(assignment: Assignment) -> list[Student]:
    """Files as nbgrader's students hand them in, right and wrong."""
    return [*_right_students(assignment), *_wrong_students(assignment)]


def _right_students(assignment: Assignment) -> list[Student]:
    """Those without a mistake, some of whom have not done everything."""
    full, nothing, references = _full(assignment), _nothing(assignment), _answers(assignment)
    first = assignment.questions[0].function
    students = [
        Student("reference", _notebook(assignment, references), full),
        Student("untouched", _notebook(assignment, {}), nothing),
        Student("half-finished", _notebook(assignment, {first: references[first]}), {**nothing, first: full[first]}),
    ]
    ways = [alternatives_of(question) for question in assignment.questions]
    for number, answers in enumerate(zip_longest(*ways), start=1):
        sources = {**references, **{answer.question: answer.source for answer in answers if answer}}
        students.append(Student(f"alternative-{number:02d}", _notebook(assignment, sources), full))
    return students


def _wrong_students(assignment: Assignment) -> Iterator[Student]:
    """Those with a mistake in every answer, as long as there are mistakes; made one by one, since each is tried out."""
    full, references = _full(assignment), _answers(assignment)
    known = [misconceptions_of(question) for question in assignment.questions]
    leaning = _leaning(assignment, [answer for answers in known for answer in answers])
    for number, answers in enumerate(zip_longest(*known), start=1):
        alone = [answer for answer in answers if answer and answer in leaning]
        together = [answer for answer in answers if answer and answer not in alone]
        for mark, group in (("", together), ("-alone", alone)):
            if group:
                sources = {**references, **{answer.question: answer.source for answer in group}}
                reached = {answer.question: points_of(assignment.question(answer.question), answer) for answer in group}
                yield Student(f"mistake-{number:02d}{mark}", _notebook(assignment, sources), {**full, **reached})


def _leaning(assignment: Assignment, answers: list[Answer]) -> list[Answer]:
    """The answers that call a function of the notebook which their reference doesn't: its mistake would be theirs."""
    asked = {question.function for question in assignment.questions}
    meant = {
        question.function: {question.function, *builds_on(assignment, question)} for question in assignment.questions
    }
    return [each for each in answers if asked & codes_in(each.source).get(each.question, set()) - meant[each.question]]


def _broken(assignment: Assignment) -> list[Student]:
    """Files that something happened to. The marks are those of the answers that can still be found in them."""
    full, nothing, references = _full(assignment), _nothing(assignment), _answers(assignment)
    first = assignment.questions[0].function
    others = {**full, first: 0.0}
    whole = _notebook(assignment, references)

    def changed(change: Callable[[NotebookNode], None]) -> bytes:
        notebook = nbformat.from_dict(json.loads(whole))
        change(notebook)
        return json.dumps(notebook).encode()

    def solved(source: str) -> bytes:
        return _notebook(assignment, {**references, first: source})

    conflict = b"<<<<<<< HEAD\n" + whole + b"\n=======\n" + whole + b"\n>>>>>>> mine\n"
    kinds = [
        ("cut-off", whole[: len(whole) // 2], nothing),
        ("labels-stripped", changed(_strip_labels), full),
        ("empty-file", b"", nothing),
        ("no-notebook", None, nothing),
        ("merge-conflict", conflict, nothing),
        ("not-a-notebook", b'{"hello": "world"}', nothing),
        ("binary", bytes(range(256)) * 50, nothing),
        ("utf-16", whole.decode().encode("utf-16"), full),
        ("byte-order-mark", b"\xef\xbb\xbf" + whole, full),
        ("cells-reversed", changed(lambda notebook: notebook["cells"].reverse()), full),
        ("cells-twice", changed(_repeat_cells), full),
        ("checks-deleted", changed(_delete_checks), full),
        ("answer-deleted", changed(lambda notebook: _delete_answer(notebook, first)), others),
        ("own-cells-between", changed(_add_own_cells), full),
        ("points-raised", changed(_raise_points), full),
        ("checks-rewritten", changed(_rewrite_checks), full),
        ("old-format", _old_format(whole), full),
        ("syntax-error", solved(f"def {first}(:\n    return 1"), others),
        ("exit-in-a-function", solved(f"def {first}(*arguments):\n    import os\n    os._exit(0)"), others),
        ("endless-function", solved(f"def {first}(*arguments):\n    while True:\n        pass"), others),
        ("endless-cell", solved("while True:\n    pass"), others),
        ("exit-in-a-cell", solved("import os\nos._exit(1)"), others),
        ("much-output", solved(references[first] + "\nfor i in range(100_000):\n    print(i)"), full),
    ]
    students = [Student(name, content, points, broken=True) for name, content, points in kinds]
    for other in [each for each in assignments() if each.slug != assignment.slug][:1]:
        found = (other, _full(other))
        students.append(
            Student("wrong-notebook", _notebook(other, _answers(other)), nothing, broken=True, elsewhere=found)
        )
    names = {"renamed-file": " (1).ipynb", "text-ending": ".ipynb.txt", "capital-ending": ".IPYNB"}
    students += [
        Student(name, whole, full, broken=True, filename=assignment.slug + ending) for name, ending in names.items()
    ]
    return students


def _full(assignment: Assignment) -> Points:
    """The points by question where all is right, and no machine's points for the texts."""
    points: Points = {question.function: question.points for question in assignment.questions}
    return points | {f"report-{written.name}": None for written in assignment.written}


def _nothing(assignment: Assignment) -> Points:
    return dict.fromkeys(_full(assignment), 0.0)


def _answers(assignment: Assignment) -> dict[str, str]:
    """The references by question, and a text for each that is asked for."""
    texts = {f"report-{each.name}": f"{each.heading}\n\nWhat I saw." for each in assignment.written}
    references = {question.function: solution_source(question) for question in assignment.questions}
    return references | texts


def _notebook(assignment: Assignment, sources: dict[str, str]) -> bytes:
    """The released notebook with some functions and texts written into their cells."""
    notebook = release_of(assignment.slug)
    for cell in notebook.cells:
        function = (label_of(cell) or "").removeprefix("solve-")
        if function in sources:
            cell.source = sources[function]
    return str(nbformat.writes(notebook)).encode()


def _strip_labels(notebook: NotebookNode) -> None:
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def _repeat_cells(notebook: NotebookNode) -> None:
    notebook["cells"] = [copy for cell in notebook["cells"] for copy in (cell, cell)]


def _delete_checks(notebook: NotebookNode) -> None:
    notebook["cells"] = [cell for cell in notebook["cells"] if not is_check(cell)]


def _delete_answer(notebook: NotebookNode, function: str) -> None:
    notebook["cells"] = [cell for cell in notebook["cells"] if label_of(cell) != f"solve-{function}"]


def _add_own_cells(notebook: NotebookNode) -> None:
    """Put a cell below each, which needs the one before."""
    cells = notebook["cells"]
    sources = ["n = 0", *["n = n + 1"] * (len(cells) - 1)]
    own = [{"cell_type": "code", "metadata": {}, "source": source, "outputs": []} for source in sources]
    notebook["cells"] = [each for pair in zip(cells, own) for each in pair]


def _raise_points(notebook: NotebookNode) -> None:
    for cell in notebook["cells"]:
        if labels_of(cell).get("grade"):
            cell["metadata"]["nbgrader"]["points"] = 1000


def _rewrite_checks(notebook: NotebookNode) -> None:
    for cell in notebook["cells"]:
        if is_check(cell):
            cell["source"] = "1000.0"


def _old_format(content: bytes) -> bytes:
    notebook = nbformat.reads(content.decode(), as_version=4)
    return str(nbformat.writes(nbformat.convert(notebook, 3), version=3)).encode()
