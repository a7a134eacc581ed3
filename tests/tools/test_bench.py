"""What ``make bench`` compares: stock nbgrader can take every notebook of the course."""

import json

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


@pytest.fixture
def table(tmp_path, monkeypatch):
    """A table of this machine, measured yesterday; what would be measured now is made up."""
    rows = [
        {"slug": "01-acceptance", "count": count, "judge": {"each": 2.0}, "course": {"each": 3.0}}
        for count in (20, 2000)
    ]
    machine = {"date": "2026-01-02", "system": "here"}
    monkeypatch.setattr(bench, "_machine", lambda: machine)
    monkeypatch.setattr(bench, "_run", lambda command, folder: None)
    monkeypatch.setattr(bench, "_in_a_process", lambda name, slug, submitted: {"each": 1.0})
    path = tmp_path / "benchmark.json"
    path.write_text(json.dumps({"date": "2026-01-01", "system": "here", "rows": rows}))
    return path


def test_judge_and_floor_alone_can_be_measured_again_and_the_table_says_when(table):
    bench.measure_again(table)
    known = json.loads(table.read_text())
    assert known["date"] == "2026-01-01, judge and floor on 2026-01-02"
    assert known["rows"][0] == {
        "slug": "01-acceptance",
        "count": 20,
        "judge": {"each": 1.0},
        "floor": {"each": 1.0},
        "course": {"each": 3.0},
    }
    assert known["rows"][1]["judge"] == {"each": 2.0}  # too many to judge one after the other


def test_figures_of_two_machines_are_not_mixed(table, monkeypatch):
    monkeypatch.setattr(bench, "_machine", lambda: {"date": "2026-01-02", "system": "elsewhere"})
    before = table.read_text()
    with pytest.raises(SystemExit, match="was measured with system here; here is elsewhere"):
        bench.measure_again(table)
    assert table.read_text() == before
