"""The table of all exercises at the end of a notebook."""

import os
import re
import time

import pytest

from autograder.notebook.inside.progress import Progress


@pytest.mark.parametrize(("title", "words"), [("The score", "The score: score"), ("Which one?", "Which one? score")])
def test_a_title_is_followed_by_the_name_of_its_answer(title, words):
    page = Progress([(title, "score", 1.0, None)], "a-notebook")._repr_html_()
    assert words in re.sub("<[^>]+>", "", page)


def test_a_narrow_page_may_break_a_name_after_an_underscore():
    page = Progress([("The score", "score_torch", 1.0, None)], "a-notebook")._repr_html_()
    assert "score_<wbr>torch" in page


def test_the_day_on_which_a_notebook_was_saved_has_no_zero_in_front(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a-notebook.ipynb").touch()
    saved = time.mktime((2026, 11, 5, 9, 30, 0, 0, 0, -1))
    os.utime("a-notebook.ipynb", (saved, saved))
    assert "last saved on 5 November, 09:30." in str(Progress([], "a-notebook"))
