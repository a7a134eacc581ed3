"""The notebooks are built from their sources: the same bytes each time, and nothing of the solutions in them."""

import ast
import re
import shutil
import sys

import nbformat
import numpy as np
import pytest

from autograder.grading.cards import make_card
from autograder.nbgrader import configuration
from autograder.notebook import build
from autograder.notebook.build import build_source, in_words
from autograder.paths import EXERCISES
from autograder.specs.course import assignments
from autograder.specs.question import load
from autograder.specs.sources import inlined_source, stub_of
from tests.conftest import answer_cell, one_in

ASSIGNMENTS = {assignment.slug: assignment for assignment in assignments()}
each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS.values(), ids=ASSIGNMENTS)


def released(assignment):
    return nbformat.read(EXERCISES / assignment.slug / f"{assignment.slug}.ipynb", as_version=4)


def graded(notebook):
    """The points of the graded cells by function."""
    marks = [cell.metadata.nbgrader for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    return {mark.grade_id.removeprefix("check-"): mark.points for mark in marks}


# Builds some notebooks, and leaves the others where they are; says which of them differ
BUILDS_SOME = """
import sys
from autograder.notebook import build
some = [each for each in build.assignments() if each.slug in sys.argv[1:]]
build.assignments, build._of_other_places = lambda: some, lambda place: []
print(*build.drift())
"""
OTHER_PROCESSOR = {"OPENBLAS_CORETYPE": "Nehalem"}  # OpenBLAS adds up in another order there


def test_some_exercises_are_what_their_sources_give_on_every_processor(command):
    done = command(sys.executable, "-c", BUILDS_SOME, *list(ASSIGNMENTS)[::6], **OTHER_PROCESSOR)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stdout + done.stderr


@pytest.mark.exhaustive
def test_the_exercises_are_what_their_sources_give_on_every_processor(command):
    done = command(sys.executable, "-m", "autograder", "build", "--check", **OTHER_PROCESSOR)
    assert done.returncode == 0, done.stdout + done.stderr


def test_exercises_hold_one_notebook_for_each_assignment_and_nothing_else():
    files = sorted(str(path.relative_to(EXERCISES)) for path in EXERCISES.rglob("*") if path.is_file())
    files = [name for name in files if ".ipynb_checkpoints" not in name]
    assert files == [*(f"{slug}/{slug}.ipynb" for slug in sorted(ASSIGNMENTS)), "versions.json"]


def points_of(assignment):
    return {label.removeprefix("check-"): points for label, points in assignment.cells.items()}


@each_assignment
def test_points_are_those_of_the_course(assignment):
    assert graded(released(assignment)) == points_of(assignment)


@pytest.mark.parametrize("slug", one_in(4, ASSIGNMENTS))
def test_points_of_what_is_built_are_those_of_the_course(slug, monkeypatch):
    monkeypatch.setattr(build, "bundle", lambda assignment: "")  # it takes a second, and says nothing of the points
    assert graded(build_source(ASSIGNMENTS[slug])) == points_of(ASSIGNMENTS[slug])


@each_assignment
def test_a_notebook_checks_every_question_once_in_order_and_then_tells_how_far_it_has_come(assignment):
    checks = [cell.source for cell in released(assignment).cells if cell.source.startswith("check(")]
    called = [f'check("{question.function}")' for question in assignment.tasks]
    assert checks == [*(f"{call}  # NameError? Then run the first code cell again" for call in called), "check()"]


def test_every_question_of_the_course_has_a_name_of_its_own():
    """By the names of its answers a notebook is told from the others."""
    names = [question.function for assignment in assignments() for question in assignment.tasks]
    assert len(set(names)) == len(names)


@each_assignment
def test_the_student_gets_no_outputs_and_no_solutions(assignment):
    notebook = released(assignment)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
    text = nbformat.writes(notebook)
    for marker in ("BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS", "numpy_ref", "torch_ref", "from solutions"):
        assert marker not in text
    for question in assignment.tasks:
        body = ast.unparse(ast.parse(inlined_source(question.solution, markers=False)).body[0].body[1:])
        assert body not in text


@each_assignment
def test_the_student_gets_signature_and_docstring_without_the_formula_and_where_it_stands(assignment):
    notebook = released(assignment)
    for question in (question for question in assignment.tasks if not question.holds):
        cell = answer_cell(notebook, question.function)
        stub, reference = ast.parse(cell.source).body[0], load(question.solution)
        assert stub.name == question.function
        whole = ast.parse(inlined_source(question.solution)).body[0]
        assert ast.unparse(stub.args) == ast.unparse(whole.args)
        expected = ast.get_docstring(whole).replace(f"{reference.__name__}(", f"{question.function}(")
        assert ast.get_docstring(stub) == expected
        assert "Source:" not in expected
        assert "\n\n``" not in expected, "a paragraph that is a formula"
        left = ast.parse(stub_of(question) or "raise NotImplementedError()")
        assert ast.unparse(stub.body[1:]) == ast.unparse(left)


@each_assignment
def test_cells_have_labels_of_their_own_and_carry_no_other_metadata(assignment):
    notebook = released(assignment)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    for cell in notebook.cells:
        assert set(cell.metadata) <= {"nbgrader", "jupyter", "cellView", "deletable", "editable"}
    nbformat.validate(notebook)


@each_assignment
def test_prose_names_the_points_and_does_not_shout(assignment):
    prose = "\n".join(cell.source for cell in released(assignment).cells if cell.cell_type == "markdown")
    assert in_words(assignment.points) in released(assignment).cells[0].source
    assert "!" not in re.sub(r"`[^`]*`|!=|!\[", "", prose)


WORDS = {0.25: "a quarter of a point", 0.5: "half a point", 1: "1 point", 2.0: "2 points", 1.5: "1.5 points"}


@pytest.mark.parametrize("points", WORDS)
def test_points_are_told_in_words(points):
    assert in_words(points) == WORDS[points]


def without(text, function):
    return re.sub(rf'# %% tags=\["check"\]\ncheck\("{function}"\)\n', "", text)


def doubled(text, function):
    return text + f'\n# %% tags=["check"]\ncheck("{function}")\n'


def moved_to_the_end(text, function):
    return doubled(without(text, function), function)


@pytest.mark.parametrize(
    "change, words",
    [
        (without, "has no check of {}: give each its cells"),
        (doubled, "has more than one check of {}"),
        (moved_to_the_end, "asks in another order than autograder/specs/{topic}.py"),
    ],
)
def test_a_notebook_that_does_not_ask_what_its_specification_asks_is_refused(change, words, tmp_path, monkeypatch):
    each = next(each for each in ASSIGNMENTS.values() if len(each.questions) > 1)
    function = each.questions[0].function
    text = (build.NOTEBOOK_SOURCES / f"{each.topic}.py").read_text(encoding="utf-8")
    (tmp_path / f"{each.topic}.py").write_text(change(text, function), encoding="utf-8")
    monkeypatch.setattr(build, "NOTEBOOK_SOURCES", tmp_path)
    said = words.format(function, topic=each.topic)
    with pytest.raises(ValueError, match=re.escape(f"solutions/notebooks/{each.topic}.py {said}")):
        build_source(each)


EXPERIMENTS = [(each, q) for each in ASSIGNMENTS.values() for q in each.questions if q.kind == "experiment"]
WITH_DATA = [(each, question) for each, question in EXPERIMENTS if question.parts[0].public[0].inputs]


@pytest.mark.parametrize("assignment, question", EXPERIMENTS, ids=lambda each: getattr(each, "function", each.title))
def test_the_data_of_an_experiment_are_the_same_for_the_student_and_the_grader(assignment, question):
    (part,) = make_card(question, seed=None).parts
    wanted = [np.asarray(value).tolist() for value in part.cases[0].trial.data.values()]
    made = []
    for cell in released(assignment).cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id", "").startswith("data-"):
            namespace = {}
            exec(cell.source, namespace)
            (target,) = ast.parse(cell.source).body[-1].targets
            made.append([namespace[node.id].tolist() for node in ast.walk(target) if isinstance(node, ast.Name)])
    drawn = all(np.ndim(value) == 0 for value in wanted)  # a seed and a count: the notebook draws them itself
    assert drawn or wanted in made


def data_cell(source, tmp_path, monkeypatch):
    """What the builder makes of a cell of data in place of the one that there is."""
    each, question = WITH_DATA[0]
    text = (build.NOTEBOOK_SOURCES / f"{each.topic}.py").read_text(encoding="utf-8")
    changed = re.sub(rf'^.* = "{question.function}"$', source.format(question.function), text, flags=re.MULTILINE)
    assert changed != text
    (tmp_path / f"{each.topic}.py").write_text(changed, encoding="utf-8")
    monkeypatch.setattr(build, "NOTEBOOK_SOURCES", tmp_path)
    return build_source(each)


@pytest.mark.skipif(not WITH_DATA, reason="no chapter of this course has an experiment on data")
def test_data_that_have_another_number_of_names_are_refused(tmp_path, monkeypatch):
    with pytest.raises(ValueError, match="has data for"):
        data_cell('one = "{}"', tmp_path, monkeypatch)


def test_a_topic_that_is_taken_out_leaves_nothing_that_is_out_of_date(tmp_path, monkeypatch):
    """Its notebook goes, unless somebody has worked on it; either way the check has nothing to say then."""
    first, second, third = list(ASSIGNMENTS.values())[:3]
    for each in (first, second, third):
        shutil.copytree(EXERCISES / each.slug, tmp_path / "exercises" / each.slug)
    worked_on = tmp_path / "exercises" / third.slug / f"{third.slug}.ipynb"
    notebook = nbformat.read(worked_on, as_version=4)
    next(cell for cell in notebook.cells if cell.id.startswith("solve-")).source = "mine = 1"
    nbformat.write(notebook, worked_on)
    for module in (build, configuration):
        monkeypatch.setattr(module, "SOURCE", tmp_path / "source")
    monkeypatch.setattr(build, "EXERCISES", tmp_path / "exercises")
    monkeypatch.setattr(build, "assignments", lambda: [first])
    gone, kept = f"{second.slug}/{second.slug}.ipynb", f"{third.slug}/{third.slug}.ipynb"
    assert build.drift() == [gone]
    said = build.write_exercises()
    assert [sentence.partition(",")[0] for sentence in said] == [f"removed exercises/{gone}", f"kept exercises/{kept}"]
    assert build.drift() == []
    assert worked_on.exists()
