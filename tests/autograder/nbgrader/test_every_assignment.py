"""Plain `nbgrader autograde` on every assignment: solved from the references, and left as it came."""

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.intake.cells import label_of
from autograder.nbgrader.configuration import course_config, generate_assignment
from autograder.specs.course import assignments
from tests.conftest import one_in

ASSIGNMENTS = {assignment.slug: assignment for assignment in assignments()}
every = one_in(len(ASSIGNMENTS), ASSIGNMENTS)  # the first; others are in test_commands, test_late and test_stubs


@pytest.fixture(scope="module", params=every)
def graded(request, tmp_path_factory, hand_in, notebook_of, references, autograde):
    """An assignment and the folder of a class in which one student solved it and one did nothing."""
    slug = request.param
    folder = tmp_path_factory.mktemp("class")
    hand_in(folder, "solved", slug, notebook_of(slug, references(slug)))
    hand_in(folder, "empty", slug, notebook_of(slug))
    config = course_config(folder)
    config.CourseDirectory.release_directory = str(folder / "release")
    generate_assignment(slug, config)
    autograde(folder, slug)
    return ASSIGNMENTS[slug], folder


def marks(folder, slug, student):
    """The scores of the cells that the machine graded, by function."""
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        grades = book.find_submission_notebook(slug, slug, student).grades
        return {grade.name.removeprefix("check-"): grade.score for grade in grades if grade.name.startswith("check-")}


def test_the_references_get_full_marks(graded):
    assignment, folder = graded
    full = {question.function: question.points for question in assignment.questions}
    assert marks(folder, assignment.slug, "solved") == full


def test_an_empty_notebook_gets_nothing_as_not_attempted(graded):
    assignment, folder = graded
    assert set(marks(folder, assignment.slug, "empty").values()) == {0}
    path = folder / "autograded" / "empty" / assignment.slug / f"{assignment.slug}.ipynb"
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if (label_of(cell) or "").startswith("check-")]
    assert len(cells) == len(assignment.questions)
    for cell in cells:
        assert "Not attempted" in cell.outputs[0]["data"]["text/html"]
