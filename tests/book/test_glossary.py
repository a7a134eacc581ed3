"""The glossary: in the order of the alphabet, and every word of it is a word of the book."""

import re
from itertools import pairwise

import numpy as np
import pytest

from book.chapters import chapters, left_out
from tests.book.pages import BOOK

TEXT = (BOOK / "glossary.md").read_text(encoding="utf-8")
ENTRIES = re.findall(r"^(\S[^\n]*)\n  (\S.*)$", TEXT.split("```{glossary}\n")[1].split("\n```")[0], re.MULTILINE)
BODY = "\n".join(chapter.text for chapter in [*chapters(), *left_out()]).lower()
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in BOOK.glob("*.md")}


def test_the_words_are_in_order_and_each_stands_once():
    words = [word.lower() for word, _ in ENTRIES]
    assert len(words) > 100
    assert [(first, second) for first, second in pairwise(words) if first >= second] == []


@pytest.mark.parametrize(("word", "meaning"), ENTRIES, ids=[word for word, _ in ENTRIES])
def test_a_word_is_used_in_a_chapter(word, meaning):
    assert re.search(rf"\b{re.escape(word.lower())}", BODY), f"no chapter says {word!r}"
    assert meaning.endswith(".") or meaning.endswith(".)")


def test_a_one_appended_makes_the_margin_smaller_by_the_bias():
    X, weights, bias = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]]), np.array([2.0, 1.0]), -18.0
    least = np.abs(X @ weights + bias).min()
    margin, with_a_one = least / np.linalg.norm(weights), least / np.linalg.norm([*weights, bias])
    assert margin > 8 * with_a_one  # with the numbers of the first chapter it isn't a little
    assert "smaller, the more so the larger the bias is" in TEXT


@pytest.mark.parametrize("page", PAGES)
def test_every_word_that_a_page_links_to_is_explained(page):
    linked = re.findall(r"\{term\}`(?:[^`<]*<)?([^`<>]+)>?`", PAGES[page])
    known = {word.lower() for word, _ in ENTRIES}
    assert [word for word in linked if " ".join(word.lower().split()) not in known] == []
