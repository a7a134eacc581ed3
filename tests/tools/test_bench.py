"""What ``make bench`` compares: stock nbgrader can take every notebook of the course."""

import bench
import pytest
from nbgrader.preprocessors import ClearSolutions
from traitlets.config import Config

from autograder.notebook import build
from autograder.specs.course import assignments


@pytest.mark.parametrize("assignment", assignments(), ids=lambda each: each.slug)
def test_nbgrader_as_it_comes_clears_the_solutions_of_a_notebook(assignment, monkeypatch):
    monkeypatch.setattr(build, "bundle", lambda assignment: "")  # it takes a second, and holds no solution
    config = Config()
    exec(bench.STOCK_CONFIG.format(root="."), {"get_config": lambda: config})
    notebook, _ = ClearSolutions(config=config).preprocess(build.build_source(assignment), {})
    assert not any("BEGIN SOLUTION" in cell.source for cell in notebook.cells)
