"""Pages and notebooks of an earlier build that the book has no more: after a chapter was left out or has moved."""

from pathlib import Path

from autograder.specs.settings import settings


def remove(app, exception):
    """Remove them from the site, which Sphinx only adds to."""
    if exception or app.builder.name != "html":
        return
    slugs = {chapter.slug for chapter in settings().chapters}
    for page in Path(app.outdir, "book").glob("*.html"):
        if f"book/{page.stem}" not in app.env.found_docs:
            page.unlink()
    for notebook in Path(app.outdir, "notebooks").glob("*.ipynb"):
        if notebook.stem not in slugs:
            notebook.unlink()


def setup(app):
    app.connect("build-finished", remove)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
