"""A term of its own for a test: the chapters of this course, and other rules."""

import json

import pytest

from autograder.specs import settings as course


@pytest.fixture
def term_of(tmp_path):
    """Make these lines the rules of the term; returns the file of settings that has them."""
    chapters = [chapter.name for chapter in course.settings().chapters]
    head = f'title = "A term"\n[[parts]]\nchapters = {json.dumps(chapters)}\n'

    with pytest.MonkeyPatch.context() as patch:

        def have(lines, top=""):
            path = tmp_path / "course.toml"
            path.write_text(f"{top}\n{head}{lines}\n", encoding="utf-8")
            patch.setattr(course, "SETTINGS", path)
            course.settings.cache_clear()
            course.settings()
            return path

        yield have
    course.settings.cache_clear()
