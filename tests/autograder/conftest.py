"""A term of its own for a test: other rules, and the chapters of this course.

Where dates matter, chapters stand in their order: a file of tests that sets some brings the course that it speaks of,
as ``COURSE = ("acceptance", "probability")``, and runs in whatever order this course has them, or without them.
"""

import json

import pytest

from autograder.specs import settings as course
from autograder.specs.course import assignments


@pytest.fixture
def term_of(tmp_path, request):
    """Make these lines the rules of the term; returns the file of settings that has them."""
    chapters = getattr(request.module, "COURSE", [chapter.name for chapter in course.settings().chapters])
    head = f'title = "A term"\n[[parts]]\nchapters = {json.dumps(chapters)}\n'

    with pytest.MonkeyPatch.context() as patch:

        def have(lines, top=""):
            path = tmp_path / "course.toml"
            path.write_text(f"{top}\n{head}{lines}\n", encoding="utf-8")
            patch.setattr(course, "SETTINGS", path)
            forget()
            course.settings()
            return path

        yield have
    forget()


def forget():
    """Forget the settings that were read, and what was made of them."""
    course.settings.cache_clear()
    assignments.cache_clear()
