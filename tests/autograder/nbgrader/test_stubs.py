"""What stands in a student's notebook in place of an answer, and what nbgrader's own command makes of it."""

import nbformat
import numpy as np
import pytest
from nbgrader.api import Gradebook

from autograder.intake.submissions import release_of
from autograder.nbgrader.configuration import STUB, course_config, generate_assignment
from autograder.nbgrader.labels import unanswered_in
from autograder.specs.course import assignment
from autograder.specs.sources import solution_source, stub_of
from tests.conftest import cell_of

CHAPTERS = ("perceptron-algorithm",)
ASSIGNMENT = assignment("perceptron_algorithm")
SLUG = ASSIGNMENT.slug
POOR = {
    "updates_until_right": "updates_until_right = 7, 1, -0.75, -1.25",
    "line_for_most": "line_for_most = ([0] * 5, 0)",
}


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """The folder of a class, and the notebook as it is released."""
    folder = tmp_path_factory.mktemp("class")
    config = course_config(folder)
    config.CourseDirectory.release_directory = str(folder / "release")
    generate_assignment(SLUG, config)
    return folder, nbformat.read(folder / "release" / SLUG / f"{SLUG}.ipynb", as_version=4)


@pytest.fixture(scope="module")
def autograded(released, hand_in, autograde):
    """The class after `nbgrader autograde`: one solved all, one nothing, one gave poor values."""
    folder, notebook = released
    answers = {question.function: solution_source(question) for question in ASSIGNMENT.questions}
    for student, sources in {"solved": answers, "untouched": {}, "poor": {**answers, **POOR}}.items():
        handed = nbformat.reads(nbformat.writes(notebook), as_version=4)
        for name, source in sources.items():
            cell_of(handed, f"solve-{name}").source = source
        hand_in(folder, student, SLUG, handed)
    autograde(folder, SLUG)
    return folder


def marks(folder, student):
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        grades = book.find_submission_notebook(SLUG, SLUG, student).grades
        return {grade.name.removeprefix("check-"): grade.score for grade in grades}


def test_a_released_cell_has_what_belongs_there_and_no_note_of_it(released):
    _, notebook = released
    for question in ASSIGNMENT.questions:
        cell = cell_of(notebook, f"solve-{question.function}")
        assert (stub_of(question) or STUB).splitlines()[-1] in cell.source
        assert set(cell.metadata) == {"deletable", "nbgrader"}
        assert "SOLUTION" not in cell.source


def test_a_name_that_gets_a_value_has_dots_and_the_comment_above_them(released):
    _, notebook = released
    comment, dots = cell_of(notebook, "solve-updates_until_right").source.splitlines()
    assert comment.startswith("# four numbers: ")
    assert dots == "updates_until_right = ..."


def test_a_broken_program_runs_as_it_was_released(released):
    _, notebook = released
    namespace = {}
    exec("import numpy as np\n" + cell_of(notebook, "solve-wrong_students").source, namespace)
    on_the_line = map(np.array, ([[6.0, 6.0]], [1], [2.0, 1.0], -18.0))
    assert namespace["wrong_students"](*on_the_line).tolist() == [0]  # the fault


def test_what_is_built_is_what_is_released(released):
    _, notebook = released
    built = release_of(SLUG)
    for question in ASSIGNMENT.questions:
        label = f"solve-{question.function}"
        assert cell_of(notebook, label).source == cell_of(built, label).source


def test_cells_as_they_came_are_known_as_untouched(released):
    _, notebook = released
    assert set(unanswered_in(notebook)) == {f"solve-{question.function}" for question in ASSIGNMENT.questions}


def test_right_values_get_full_marks_from_nbgraders_own_command(autograded):
    assert marks(autograded, "solved") == {question.function: question.points for question in ASSIGNMENT.questions}


def test_a_notebook_as_it_came_earns_nothing(autograded):
    assert set(marks(autograded, "untouched").values()) == {0}


def test_poor_values_lose_their_own_points_alone(autograded):
    full = {question.function: question.points for question in ASSIGNMENT.questions}
    assert marks(autograded, "poor") == {**full, **dict.fromkeys(POOR, 0)}
