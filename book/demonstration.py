"""The check of a notebook at work on a page of the book."""

from autograder.notebook.build import build_source
from autograder.specs.course import assignments
from autograder.specs.settings import specification


def assignment_on(topic):
    """The assignment on a topic such as ``"acceptance"``, also where the course leaves it out."""
    return next((each for each in assignments() if each.topic == topic), None) or specification(topic)


def setup_of(topic):
    """What a student runs first in the notebook on a topic.

    A page runs it with ``exec`` in a hidden cell, and can then call ``check("score")`` as the notebook does.
    """
    notebook = build_source(assignment_on(topic))
    return next(cell.source for cell in notebook.cells if cell.cell_type == "code")
