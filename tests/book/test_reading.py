"""What a chapter takes to read: counted by one formula, the folded parts too, and at most what a sitting holds."""

import pytest

from book.chapters import chapters
from book.reading import PER_CELL, PER_EXPLORABLE, PER_FORMULA, WORDS_PER_MINUTE, Count, count, formulas

LONGEST = 75  # minutes
each_chapter = pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.name)


@each_chapter
def test_a_chapter_can_be_read_in_one_sitting(chapter):
    counted = count(chapter.text)
    assert counted.minutes <= LONGEST, counted
    assert chapter.reading == counted.minutes


@each_chapter
def test_what_a_chapter_has_is_found_in_its_source(chapter):
    counted = count(chapter.text)
    assert counted.explorables == len(chapter.explorables)
    assert counted.words > 1000
    assert counted.cells > 5


def test_the_minutes_are_those_of_the_parts():
    parts = Count(words=10 * WORDS_PER_MINUTE, formulas=5, explorables=1, cells=10)
    assert parts.minutes == 10 + 5 * PER_FORMULA + PER_EXPLORABLE + 10 * PER_CELL


def test_what_is_folded_counts_as_what_is_open():
    text = "Four words stand here.\n\n$$ a $$\n"
    assert count(f"```{{dropdown}} Why\n{text}```\n").words == count(f"Why\n\n{text}").words
    assert count(f"```{{dropdown}} Why\n{text}```\n").formulas == 1


@pytest.mark.parametrize(
    "aside",
    [
        "---\nkernelspec: {name: python3}\n---\n",
        "```{code-cell} ipython3\n:tags: [remove-cell]\n\nx = f'{a} $b$'\n```\n",
        "(sec-here)=\n",
        "% a remark\n",
        "```text\nprinted here\n```\n",
    ],
)
def test_what_is_not_read_costs_nothing(aside):
    assert count(f"{aside}\nOne word.\n") == Count(words=2, formulas=0, explorables=0, cells=0)


def test_code_that_is_shown_costs_as_much_as_what_a_cell_makes():
    shown = "```{code-cell} ipython3\nprint(1)\n```\n"
    made = "```{code-cell} ipython3\n:tags: [remove-input]\n\nprint(1)\n```\n"
    given = "```{implementation} acceptance.score\n```\n"
    assert [count(each).cells for each in (shown, made, given)] == [1, 1, 1]


def test_formulas_are_told_from_dollars_in_code():
    displayed, inline = formulas("In $x$ and `$y` or `$z`:\n\n$$\nw\n$$ (eq-w)\n\n```{math}\n:label: eq-v\nv\n```\n")
    assert [each.split()[-1] for each in displayed] == ["v", "w"]
    assert inline == ["x"]
