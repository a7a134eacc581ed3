"""The check of a notebook at work on a page of the book."""

from autograder.notebook.build import build_source
from autograder.specs.settings import specification


def setup_of(topic):
    """What a student runs first in the notebook of a topic such as ``"acceptance"``, also where it isn't handed out.

    A page runs it with ``exec`` in a hidden cell, and can then call ``check("score")`` as the notebook does.
    """
    notebook = build_source(specification(topic))
    return next(cell.source for cell in notebook.cells if cell.cell_type == "code")
