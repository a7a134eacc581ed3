"""Pages whose cells read the chapters are read again when one of those has changed.

Their cells run again then: they have ``execution_mode: force`` in their first lines.
"""

from book.chapters import chapters

DERIVED = ("book/instructor-plan",)


def read_again(app, env, added, changed, removed):
    """Return the pages to read again: all of the above, if a chapter is new, changed or gone."""
    if not {chapter.page for chapter in chapters()} & (added | changed | removed):
        return []
    return [name for name in DERIVED if name in env.found_docs]


def setup(app):
    app.connect("env-get-outdated", read_again)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
