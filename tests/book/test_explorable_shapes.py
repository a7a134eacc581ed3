"""The explorable of "Start here": its rules are NumPy's, and its board follows the state."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest
from py_mini_racer import MiniRacer

from tests.book.driving import drag, fresh

CHAPTERS = ("start-here",)
PAGE = f"book/{CHAPTERS[0]}.html"
SCRIPT = Path(__file__).parents[2] / "book/assets/explorables/shapes.js"
# A page without a browser: the script hands its model over and draws nothing.
HTML = "var Explorables = { Board: class {}, register: (name, each) => { Explorables[name] = each.model; } };"


@pytest.fixture(scope="module")
def model():
    """Return ``call(function, *arguments)`` for the functions of the model."""
    context = MiniRacer()
    context.eval(HTML)
    context.eval(SCRIPT.read_text(encoding="utf-8"))

    def call(function, *arguments):
        values = ", ".join(json.dumps(argument) for argument in arguments)
        return json.loads(context.eval(f"JSON.stringify(Explorables.shapes.{function}({values}))"))

    return call


def shapes(most_axes, least_axes, lengths):
    """Return every shape with so many axes and these lengths."""
    counts = range(least_axes, most_axes + 1)
    return [list(shape) for axes in counts for shape in itertools.product(lengths, repeat=axes)]


def result_shape(operation, a, b):
    """Return the shape that NumPy gives, or None if it raises."""
    try:
        return list(operation(np.ones(a), np.ones(b)).shape)
    except ValueError:
        return None


def test_multiply_agrees_with_numpy(model):
    tables_and_lists = shapes(2, 1, range(1, 5))
    for a, b in itertools.product(tables_and_lists, repeat=2):
        assert model("multiply", a, b)["shape"] == result_shape(np.matmul, a, b), (a, b)


def test_broadcast_agrees_with_numpy(model):
    for a, b in itertools.product(shapes(3, 0, [0, 1, 2, 3]), repeat=2):
        assert model("broadcast", a, b)["shape"] == result_shape(np.add, a, b), (a, b)


def test_broadcast_names_the_axes_that_clash(model):
    assert model("broadcast", [3, 2], [3])["conflicts"] == [1]
    assert model("broadcast", [4, 1], [4]) == {"padded": [[4, 1], [1, 4]], "conflicts": [], "shape": [4, 4]}


def test_shapes_are_written_as_numpy_writes_them(model):
    for shape in shapes(3, 0, [1, 5]):
        assert model("show", shape) == str(np.ones(shape).shape)


def test_the_sentence_about_a_product_says_what_is_left_over(model):
    assert "each column of B has 3: 1 without a partner" in model("sayMultiply", [3, 2], [3, 4])
    assert "has the shape (3,)" in model("sayMultiply", [3, 2], [2])
    assert "is a single number" in model("sayMultiply", [2], [2])


def test_the_sentence_about_a_sum_says_what_is_repeated(model):
    trap = model("sayBroadcast", [4, 1], [4])
    assert "A is repeated 4 times across, B is repeated 4 times down." in trap
    assert "(4, 4)" in trap
    assert model("sayBroadcast", [3, 2], [3, 2]).startswith("Nothing is repeated.")
    assert "2 meets 3" in model("sayBroadcast", [3, 2], [3])


# In a browser


@pytest.fixture
def shapes_on_page(shared_page):
    """Return the live explorable of the chapter."""
    return fresh(shared_page(PAGE), "shapes")


def published(root):
    """Return the mode, the two shapes and the result."""
    return tuple(root.get_attribute(f"data-{key}") for key in ("mode", "a", "b", "result"))


def test_it_starts_with_tables_that_do_not_multiply(shapes_on_page):
    assert published(shapes_on_page) == ("multiply", "(3, 2)", "(3, 4)", "none")


def test_a_corner_is_dragged_until_they_multiply(shapes_on_page):
    corner = shapes_on_page.locator('.xp-handle[aria-label="Corner of B"]')
    cell = shapes_on_page.locator(".xp-cell").first.bounding_box()
    drag(corner.locator(".xp-circle"), (0, 1.1 * cell["height"]))
    assert published(shapes_on_page) == ("multiply", "(3, 2)", "(2, 4)", "(3, 4)")


def test_keys_and_lists_do_what_a_drag_does(shapes_on_page):
    shapes_on_page.locator('.xp-handle[aria-label="Corner of A"]').press("ArrowLeft")
    assert published(shapes_on_page) == ("multiply", "(3, 3)", "(3, 4)", "(3, 4)")
    shapes_on_page.get_by_role("group", name="Shape of B").get_by_label("columns").select_option("none")
    assert published(shapes_on_page) == ("multiply", "(3, 3)", "(3,)", "(3,)")


def test_the_trap_of_the_chapter_is_one_press_away(shapes_on_page):
    shapes_on_page.get_by_role("button", name="Broadcast").click()
    shapes_on_page.get_by_role("button", name="Means").click()
    assert published(shapes_on_page) == ("broadcast", "(3, 2)", "(2,)", "(3, 2)")
    shapes_on_page.get_by_role("button", name="The trap").click()
    assert published(shapes_on_page) == ("broadcast", "(4, 1)", "(4,)", "(4, 4)")
