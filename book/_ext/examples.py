"""The notebook that the pages for instructors take as their example, by the name that it has in this course.

In their source it is called as in the course as it comes, ``01-acceptance``, also in commands and paths that one can
copy. Where its number is another, the page shows that; where the course leaves it out, another notebook.
"""

import re

from book.chapters import example

PAGES = "book/instructor-"
EXAMPLE = re.compile(r"\b01-acceptance\b")


def name_example(app, docname, source):
    """Put the example's name in this course into a page for instructors."""
    if docname.startswith(PAGES):
        source[0] = EXAMPLE.sub(example().slug, source[0])


def setup(app):
    app.connect("source-read", name_example)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
