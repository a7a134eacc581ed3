"""Build the notebooks: the instructor's with solutions, and from it, by nbgrader, the student's.

``solutions/notebooks/topic.py`` has the prose and says where a solution goes; the solution itself is the
reference's source. A cell tagged ``setup`` becomes the self-check, ``solve`` the reference between nbgrader's
markers, ``hold`` a name that gets a value, ``check`` a graded cell with the points of the specification. A cell
tagged ``data`` says ``name = "file.csv"``: a file of ``book/data``, which is packed into it; or
``X, y = "line_for_most"``: the data of that experiment, one name for each. A text tagged ``report`` names one that
people grade: it becomes its cell, and the rubric above it. What is tagged ``given`` is the source of references,
without markers. A cell that begins with ``import torch``, as every cell does that needs it when it is run, says so
where there is no PyTorch, and the notebook goes on.

Texts don't have figures of points: ``{points}`` stands for those of the notebook, ``{points: tanh}`` for those of a
function, ``{points: tanh, large scores}`` for those of a part of it, ``{points: checks}`` and ``{points: report}`` for
what the grader and what people give. Nor have they minutes: ``{minutes}`` stands for them.
"""

import ast
import json
import re
import shutil
import tempfile
import textwrap
from collections.abc import Collection, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import jupytext
import nbformat
import numpy as np
from nbformat import NotebookNode

from autograder.appeals.requests import PLACEHOLDER, SENTENCE
from autograder.checking.words import many
from autograder.contract.plain import rounded
from autograder.contract.wire import encode
from autograder.intake.cells import label_of, labels_of
from autograder.intake.reading import VERSION_KEY
from autograder.nbgrader.labels import unanswered_in
from autograder.nbgrader.stubs import STUB
from autograder.notebook.bundle import bundle, check_module, own_module, pack
from autograder.paths import DATA_FILES, EXERCISES, NOTEBOOK_SOURCES, SOURCE
from autograder.specs import minutes
from autograder.specs.course import assignments
from autograder.specs.editions import RECORD, record_with_this_version
from autograder.specs.question import Assignment, Question, Written
from autograder.specs.settings import settings
from autograder.specs.sources import BEGIN, END, inlined_source, solution_source, stub_of
from autograder.version import VERSION

METADATA = {
    "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
    "language_info": {"name": "python"},
    VERSION_KEY: VERSION,
}
POINTS = re.compile(r"\{points(?:: ([^,}]+)(?:, ([^}]+))?)?\}")

SETUP = """\
# Run this cell first, and again whenever the kernel was restarted: it loads check(), which tries your answers and says
# what is wrong. It executes code of the course that is packed into the long line, so that the notebook needs nothing
# else: no file, no network. You can read that code in {source}.
# sha256 of the line: {digest}
import base64, bz2, json, os, sys, types

if sys.version_info < (3, 10):
    raise RuntimeError("This notebook needs Python 3.10 or newer, and this is " + sys.version.split()[0])
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")  # before NumPy is loaded: several are slower here, and get in each other's way

packed = "{packed}"

*modules, data = bz2.decompress(base64.b85decode(packed)).decode().split("\\0")
for name, source in (each.split("\\n", 1) for each in modules):
    sys.modules[name] = types.ModuleType(name)
    exec(compile(source, name, "exec"), vars(sys.modules[name]))
for name, values in json.loads(data).items():
    vars(sys.modules[name]).update(values)
check = sys.modules["{check}"].check
"""
USE_MINE = 'use_mine = sys.modules["{own}"].use_mine\n'

RESTARTED = "  # NameError? Then run the first code cell again"
WITH_TORCH = """\
try:
{indented}
except ModuleNotFoundError:
    print("PyTorch isn't installed here. What is in NumPy goes on without it. The README tells how to get it.")
"""
HANDING_IN = """\
## Handing in

The cell below tells what is solved, what is still open, and which file to upload. Before you save for the last time,
restart the kernel and run all cells: then you see what the grader will see.

When you have your points and think that one is missing, add a text cell that begins with *{ask}* and goes on with
your reason, in place of {placeholder} the name of the function. Hand the notebook in again; a person reads it and
answers on your page."""

DATA = """\
# Run this cell too: it makes the table {name}, from a file that is packed into the long line.
import base64, bz2, io

import numpy as np

packed = "{packed}"

{name} = np.loadtxt(io.BytesIO(bz2.decompress(base64.b85decode(packed))), delimiter=",", skiprows=1)
"""


MEASURED = """\
# Run this cell too: it makes {names}, from numbers that are packed into the long line.
import base64, bz2, json

import numpy as np

packed = "{packed}"

{names} = [
    np.array(each["array"]).reshape(each["shape"]) for each in json.loads(bz2.decompress(base64.b85decode(packed)))
]
"""


def build_source(assignment: Assignment) -> NotebookNode:
    """Make the instructor's notebook of an assignment, with solutions and nbgrader's metadata."""
    notebook: NotebookNode = jupytext.read(NOTEBOOK_SOURCES / f"{assignment.topic}.py", fmt="py:percent")
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat_minor = 5
    asked, cells = [], []
    for number, cell in enumerate(notebook.cells):
        cells.append(cell)
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({})
        if "setup" in tags:
            cell.source = _setup(assignment)
            _fold(cell)
            _label(cell, "setup", locked=True)
        elif "data" in tags:
            names, file = _data_of(cell.source)
            if file.endswith(".csv"):
                cell.source = DATA.format(name=names[0], packed=pack((DATA_FILES / file).read_bytes())).rstrip()
            else:
                packed = pack(json.dumps(_measured(assignment.question(file), names)).encode())
                listed = ", ".join(names) + ("," if len(names) == 1 else "")
                cell.source = MEASURED.format(names=listed, packed=packed).rstrip()
            _fold(cell)
            _label(cell, f"data-{'-'.join(names)}", locked=True)
        elif "given" in tags:
            cell.source, _ = _inline(cell.source, markers=False)
        elif "solve" in tags:
            cell.source, names = _inline(cell.source)
            _make_answer(cell, assignment, assignment.question(names[-1]))
        elif "hold" in tags:
            question = assignment.question(_held_name(cell.source))
            head = cell.source.rstrip().splitlines()[:-1]
            cell.source = "\n".join([*head, BEGIN, solution_source(question), END])
            _make_answer(cell, assignment, question)
        elif "check" in tags:
            question = assignment.question(_checked_function(cell.source))
            asked.append(f"check-{question.function}")
            if question not in assignment.stretch:
                _label(cell, asked[-1], grade=True, locked=True, points=question.points)
            cell.source += RESTARTED
        elif "report" in tags:
            written = next(each for each in assignment.written if each.name == cell.source.strip())
            cell.source = rubric(written)
            cell["id"] = f"rubric-{written.name}"
            cell = nbformat.v4.new_markdown_cell(_answer_cell(written))
            cells.append(cell)
            asked.append(f"report-{written.name}")
            _label(cell, asked[-1], grade=True, solution=True, points=written.points)
            cells[-2].metadata = nbformat.from_dict({})
        elif cell.cell_type == "code" and cell.source.startswith("use_mine("):
            cell.source += RESTARTED
        elif cell.cell_type == "code" and cell.source.partition("\n")[0] == "import torch":
            cell.source = WITH_TORCH.format(indented=textwrap.indent(cell.source.rstrip(), "    ")).rstrip()
        elif cell.cell_type == "markdown":
            cell.source = cell.source.replace("{minutes}", minutes.in_words(assignment))
            cell.source = POINTS.sub(lambda found: _points(assignment, *found.groups()), cell.source)
        cell["id"] = label_of(cell) or f"cell-{number:02d}"
    if asked != _labels(assignment):
        raise ValueError(_difference(assignment, asked))
    notebook.cells = [*cells, *_closing_cells()]
    return notebook


def _setup(assignment: Assignment) -> str:
    """The cell that loads the check."""
    packed = bundle(assignment)
    repository, folder = settings().repository, "autograder/notebook/inside"
    source = f"{repository}/tree/{settings().branch}/{folder}" if repository else f"{folder} of the course's repository"
    digest = sha256(packed.encode()).hexdigest()
    text = SETUP + USE_MINE if assignment.earlier else SETUP
    modules = {"check": check_module(assignment), "own": own_module(assignment)}
    return text.format(packed=packed, digest=digest, source=source, **modules).rstrip()


def _closing_cells() -> list[NotebookNode]:
    """The end of every notebook: what is solved, and what to hand in."""
    told = HANDING_IN.format(ask=SENTENCE, placeholder=PLACEHOLDER)
    text = nbformat.v4.new_markdown_cell(told, id="handing-in")
    code = nbformat.v4.new_code_cell("check()", id="progress")
    _label(code, "progress", locked=True)
    return [text, code]


def _labels(assignment: Assignment) -> list[str]:
    """The labels of all that a notebook asks for, in order: what is graded, and then what is not."""
    return [*assignment.cells, *(f"check-{question.function}" for question in assignment.stretch)]


def _difference(assignment: Assignment, asked: Sequence[str]) -> str:
    """How what a notebook asks for differs from what the specification does."""
    notebook = f"the notebook solutions/notebooks/{assignment.topic}.py"
    named = {label: label.removeprefix("check-") for label in _labels(assignment)}
    if missing := [named[label] for label in named if label not in asked]:
        return f"{notebook} has no check of {', '.join(missing)}: give each its cells"
    if twice := sorted({named[label] for label in asked if asked.count(label) > 1}):
        return f"{notebook} has more than one check of {', '.join(twice)}"
    return f"{notebook} asks in another order than autograder/specs/{assignment.topic}.py: {', '.join(named.values())}"


def _points(assignment: Assignment, name: str | None, part: str | None) -> str:
    """The points of a notebook, or of what is named in it, in words."""
    if name is None:
        points = assignment.points
    elif name == "checks":
        points = sum(question.points for question in assignment.questions)
    elif name == "report":
        points = sum(written.points for written in assignment.written)
    else:
        question = assignment.question(name)
        points = question.points if part is None else question.part(part).points
    return in_words(points)


def in_words(points: float) -> str:
    """A number of points as it stands in a sentence."""
    return {0.25: "a quarter of a point", 0.5: "half a point"}.get(points, many(points, "point"))


def rubric(written: Written) -> str:
    """What earns the points of a text, as a table in Markdown: the same in the notebook and in the book."""
    rows = [f"| {points:g} | {what} |" for points, what in written.rubric]
    return "\n".join([written.asks, "", "| points | for |", "|---|---|", *rows])


def write_sources(slugs: Collection[str] | None = None) -> None:
    """Write the instructor notebooks to ``_build/nbgrader/source``."""
    for assignment in assignments():
        if slugs is None or assignment.slug in slugs:
            folder = SOURCE / assignment.slug
            folder.mkdir(parents=True, exist_ok=True)
            nbformat.write(build_source(assignment), folder / f"{assignment.slug}.ipynb")
    if slugs is None:
        for notebook in _of_other_places(SOURCE):
            _remove(notebook)


def release(destination: Path) -> None:
    """Write the instructor notebooks, and from them make the student's in ``destination``, by nbgrader's own steps."""
    from autograder.nbgrader.configuration import course_config, generate_assignment

    write_sources()
    with tempfile.TemporaryDirectory() as folder:
        config = course_config(db_url=f"sqlite:///{folder}/gradebook.db")
        config.CourseDirectory.release_directory = str(Path(folder) / "release")
        for assignment in assignments():
            generate_assignment(assignment.slug, config)
            name = f"{assignment.slug}.ipynb"
            target = destination / assignment.slug
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(folder) / "release" / assignment.slug / name, target / name)


def drift() -> list[str]:
    """The files of ``exercises/`` that differ from what sources and settings give; empty when all is as built."""
    with tempfile.TemporaryDirectory() as folder:
        release(Path(folder))
        changed = _changed(Path(folder))
    stale = [] if _recorded() == record_with_this_version() else [RECORD.relative_to(EXERCISES)]
    return sorted(map(str, changed + stale + [path.relative_to(EXERCISES) for path in left_over()]))


def _recorded() -> str:
    """What ``exercises/`` says that each version asks for."""
    return RECORD.read_text(encoding="utf-8") if RECORD.exists() else ""


def _changed(built: Path) -> list[Path]:
    """The student notebooks, below the folder in which they were built, that are not those of ``exercises/``."""
    names = sorted(path.relative_to(built) for path in built.rglob("*.ipynb"))
    there = {name: (EXERCISES / name).read_bytes() for name in names if (EXERCISES / name).exists()}
    return [name for name in names if (built / name).read_bytes() != there.get(name)]


def left_over() -> list[Path]:
    """The student notebooks of chapters that the course has elsewhere now, or leaves out; just as they were built."""
    return [path for path in _of_other_places(EXERCISES) if _is_as_built(path)]


def _of_other_places(folder: Path) -> list[Path]:
    """Notebooks that are called as the builder calls them, and that the course doesn't have now."""
    slugs = {assignment.slug for assignment in assignments()}
    found = [path for path in sorted(folder.glob("[0-9][0-9]-*/*.ipynb")) if path.stem == path.parent.name]
    return [path for path in found if path.stem not in slugs]


def _is_as_built(path: Path) -> bool:
    """Whether a notebook was never saved by an editor, run, or answered: then nothing of it is anybody's work."""
    try:
        notebook = nbformat.read(path, as_version=4)
        answers = [cell for cell in notebook.cells if labels_of(cell).get("solution")]
        run = [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]
        about = {**notebook.metadata, VERSION_KEY: VERSION}  # an earlier version may have built it
        return bool(about == METADATA and not run and 0 < len(answers) == len(unanswered_in(notebook)))
    except Exception:  # whatever it is, the builder didn't make it
        return False


def _remove(notebook: Path) -> None:
    notebook.unlink()
    if not any(notebook.parent.iterdir()):
        notebook.parent.rmdir()


def _inline(cell_source: str, markers: bool = True) -> tuple[str, list[str]]:
    """The functions that a solve cell imports, written out; and their names."""
    sources, names = [], []
    for node in ast.parse(cell_source).body:
        if not isinstance(node, ast.ImportFrom) or not (module := node.module or "").startswith("solutions."):
            raise ValueError(f"a solve cell holds only `from solutions... import ...`, not: {cell_source}")
        for imported in node.names:
            reference = module.removeprefix("solutions.") + "." + imported.name
            sources.append(inlined_source(reference, imported.asname, markers))
            names.append(imported.asname or imported.name)
    return "\n\n\n".join(sources), names


def _answer_cell(written: Written) -> str:
    """The cell of a text: its heading, and between the markers what the instructor's notebook shows."""
    return "\n".join([written.heading, "", "### BEGIN SOLUTION", "*The student's text.*", "### END SOLUTION"])


def _data_of(cell_source: str) -> tuple[list[str], str]:
    """The names of a data cell, and its file or the experiment that it is of."""
    match ast.parse(cell_source).body:
        case [ast.Assign([ast.Name(name)], ast.Constant(str(file)))]:
            return [name], file
        case [ast.Assign([ast.Tuple(names)], ast.Constant(str(experiment)))]:
            return [ast.unparse(name) for name in names], experiment
    raise ValueError(f'a data cell holds only `name = "file.csv"` or `X, y = "experiment"`, not: {cell_source}')


def _measured(question: Question, names: Sequence[str]) -> Any:
    """The data of an experiment as its notebook has them, one array for each name."""
    data = [np.asarray(value) for value in question.parts[0].public[0].inputs.values()]
    if len(data) != len(names):
        raise ValueError(f"{question.function} has data for {len(data)} names, not for {', '.join(names)}")
    return rounded(encode(data))


def _fold(cell: NotebookNode) -> None:
    cell.metadata["jupyter"] = {"source_hidden": True}  # folded in JupyterLab
    cell.metadata["cellView"] = "form"  # folded in Colab


def _held_name(cell_source: str) -> str:
    """The name of a cell that ends with ``name = ...``; above it there are comments alone."""
    match ast.parse(cell_source).body:
        case [ast.Assign([ast.Name(name)], ast.Constant(value))] if value is ...:
            return name
    raise ValueError(f"a hold cell holds comments and `name = ...`, not: {cell_source}")


def _make_answer(cell: NotebookNode, assignment: Assignment, question: Question) -> None:
    """Label the cell of an answer, and note what the student's has in place of the solution, where that is special.

    What nobody grades has no label: it is a cell of the student's own.
    """
    stub = stub_of(question)
    if question in assignment.stretch:
        cell.metadata[STUB] = stub or ""
        return
    _label(cell, f"solve-{question.function}", solution=True)
    if stub:
        cell.metadata[STUB] = stub


def _checked_function(cell_source: str) -> str:
    match ast.parse(cell_source).body:
        case [*_, ast.Expr(ast.Call(args=[ast.Constant(str(function))]))]:
            return function
    raise ValueError(f'a check cell ends with `check("function")`, not: {cell_source}')


def _label(
    cell: NotebookNode,
    grade_id: str,
    grade: bool = False,
    solution: bool = False,
    locked: bool = False,
    points: float | None = None,
) -> None:
    """Write what nbgrader reads about a cell."""
    cell.metadata["nbgrader"] = {
        "grade": grade,
        "grade_id": grade_id,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        cell.metadata["nbgrader"]["points"] = points


def write_exercises() -> list[str]:
    """Bring ``exercises/`` and the instructor notebooks up to date; return what was done, a sentence for each notebook.

    A notebook of a chapter that has another place now, or none, goes, unless somebody has worked on it.
    """
    with tempfile.TemporaryDirectory() as folder:  # once for both: to see what has changed, and to have it
        release(Path(folder))
        changed = _changed(Path(folder))
        for name in changed:
            (EXERCISES / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(folder) / name, EXERCISES / name)
    old = left_over()
    for path in old:
        _remove(path)
    kept = _of_other_places(EXERCISES)
    if _recorded() != record_with_this_version():
        RECORD.write_text(record_with_this_version(), encoding="utf-8")
        changed.append(RECORD.relative_to(EXERCISES))
    return [
        *(f"wrote exercises/{name}" for name in changed),
        *(f"removed exercises/{path.relative_to(EXERCISES)}, which the course doesn't have now" for path in old),
        *(
            f"kept exercises/{path.relative_to(EXERCISES)}, which the course doesn't have now: "
            "somebody has worked on it"
            for path in kept
        ),
    ]
