"""A student's own cells keep their place among the cells of the release, whatever happened to these."""

import json

import nbformat
import numpy as np
import pytest

from autograder.intake.normalise import normalise
from autograder.specs.course import assignment

CHAPTERS = ("acceptance",)
SLUG = assignment("acceptance").slug
START = 18  # characters by which a cell is told
IMPORT, TRY, TORCH = "import numpy as np", "students = ", "try:\n    import torch"[:START]


@pytest.fixture
def cells(notebook_of, references):
    """The cells of a solved notebook, as JSON."""
    return json.loads(nbformat.writes(notebook_of(SLUG, references(SLUG))))["cells"]


@pytest.fixture(scope="module")
def release(notebook_of):
    return notebook_of(SLUG)


def own(source="own = 1"):
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def label(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id")


def source(cell):
    return "".join(cell["source"])


def number_of(cells, start):
    """The number of the cell that has a label, or whose source starts like this."""
    return next(n for n, cell in enumerate(cells) if label(cell) == start or source(cell).startswith(start))


def rebuilt(cells, release):
    content = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
    notebook = normalise(content, release).notebook
    released = [cell.id for cell in notebook.cells if not cell.id.startswith("own-")]
    assert released == [cell.id for cell in release.cells], "the release is there once, in its order"
    return notebook.cells


def neighbours(cells, start="own = 1"):
    """The cells above and below an own one, by label or by the first characters."""
    place = number_of(cells, start)
    return [label(cells[n]) or source(cells[n])[:START] for n in (place - 1, place + 1)]


def strip(cells):
    for cell in cells:
        cell["metadata"] = {}


def strip_and_rename(cells):
    strip(cells)
    for cell in cells:
        cell.pop("id", None)


@pytest.mark.parametrize(
    "change", [lambda cells: None, strip, strip_and_rename], ids=["labelled", "stripped", "no ids"]
)
@pytest.mark.parametrize("seed", range(20))
def test_own_cells_keep_their_place_relative_to_every_cell_of_the_release(seed, change, cells, release):
    rng = np.random.default_rng(seed)
    places = sorted(rng.integers(len(cells) + 1, size=rng.integers(1, 6)), reverse=True)
    for number, place in enumerate(places):
        cells.insert(place, own(f"own_{number} = 1"))
    wanted = [source(cell) for cell in cells]
    change(cells)
    assert [cell.source for cell in rebuilt(cells, release)] == wanted


@pytest.mark.parametrize("start", [IMPORT, TRY, TORCH])
def test_a_released_cell_that_was_edited_runs_first_and_the_student_has_the_last_word(start, cells, release):
    place = number_of(cells, start)
    cells[place]["source"] = f"mine = 1\n{source(cells[place])}"
    found = rebuilt(cells, release)
    edited = number_of(found, "mine = 1")
    assert found[edited - 1].source == release.cells[number_of(release.cells, start)].source
    assert [cell.source for cell in found[edited + 1 :]] == [source(cell) for cell in cells[place + 1 :]]


def test_an_edited_cell_is_known_by_its_name_where_its_neighbours_are_gone(cells, release):
    cells[number_of(cells, TRY)]["source"] = "students = None"
    kept = [cell for cell in cells if label(cell) != "solve-score" or cell["source"]]
    kept = [cell for cell in kept if not str(label(cell)).startswith("check-")]
    assert neighbours(rebuilt(kept, release), "students = None") == ["students = np.arra", "check-score"]


def test_what_is_below_an_import_that_was_deleted_runs_after_it(cells, release):
    place = number_of(cells, TORCH)
    cells[place] = own("own = 1; device = torch.device('cpu')")
    assert neighbours(rebuilt(cells, release)) == [TORCH, "solve-score_torch"]


def test_a_helper_below_an_answer_runs_before_the_check_that_was_deleted(cells, release):
    cells.insert(number_of(cells, "solve-predict") + 1, own())
    kept = [cell for cell in cells if not str(label(cell)).startswith("check-")]
    assert neighbours(rebuilt(kept, release)) == ["solve-predict", "check-predict"]


def test_in_a_notebook_turned_upside_down_own_cells_stay_below_their_neighbour(cells, release):
    cells.insert(number_of(cells, "solve-score_torch"), own())
    cells.reverse()
    assert neighbours(rebuilt(cells, release)) == ["solve-score_torch", "check-score_torch"]


def test_in_a_notebook_that_was_doubled_own_cells_of_both_halves_keep_their_place(cells, release):
    first, second = [*cells], [*cells]
    first.insert(number_of(cells, IMPORT) + 1, own("own = 1"))
    second.insert(number_of(cells, TORCH) + 1, own("own = 2"))
    found = rebuilt(first + second, release)
    assert neighbours(found, "own = 1") == [IMPORT, "## 1. Six other ru"]
    assert neighbours(found, "own = 2") == [TORCH, "solve-score_torch"]


def test_an_answer_that_was_moved_takes_along_what_is_below_it(cells, release):
    moved = cells.pop(number_of(cells, "solve-score_torch"))
    cells.insert(number_of(cells, "solve-score"), own())
    cells.insert(number_of(cells, "solve-score") - 1, moved)
    assert neighbours(rebuilt(cells, release)) == ["solve-score_torch", "check-score_torch"]


def test_both_halves_of_a_cell_that_was_split_are_kept(cells, release):
    place = number_of(cells, "solve-score")
    half = {**cells[place], "id": "half", "source": "own = 1"}
    cells.insert(place, half)
    found = rebuilt(cells, release)
    assert neighbours(found) == ["## 2. The score\n\nT", "solve-score"]
    assert found[number_of(found, "solve-score")].source == source(cells[place + 1])


def test_lines_that_end_as_on_windows_are_the_same_cell(cells, release):
    for cell in cells:
        cell["source"] = source(cell).replace("\n", "\r\n")
    assert len(rebuilt(cells, release)) == len(release.cells)
