"""The source of an answer, read from the cells of a notebook."""

import linecache

from autograder.checking.must_use import names_used
from autograder.notebook.inside.sources import read_source

CELL = """
class Halves:
    def __init__(self, x):
        self.x = x

    def value(self):
        return self.x / 2


def answer(x):
    return Halves(x).value()
"""


def test_a_class_that_an_answer_makes_objects_of_is_read_with_it():
    linecache.cache["<a cell>"] = (len(CELL), None, CELL.splitlines(keepends=True), "<a cell>")
    namespace = {"__name__": "__main__"}
    exec(compile(CELL, "<a cell>", "exec"), namespace)
    codes = {name: used for name, value in namespace.items() if (used := names_used(value)) is not None}
    source = read_source("answer", codes, namespace)
    assert "return self.x / 2" in source.text
