"""Names and sizes that the tools below the book leave out.

The templates mend what they write themselves; this module mends the text of the pages.
"""

import re
from pathlib import Path

from docutils import nodes

MENDINGS = [
    # The visible words of a folded cell are its name; a label beside them would hide them.
    (re.compile(r'<summary aria-label="Toggle hidden content">'), "<summary>"),
    # An empty corner of a table is no heading.
    (re.compile(r"<th( class=\"[^\"]*\")?>(<p></p>)?</th>"), "<td></td>"),
    # The entries of a bibliography stand in a list; the role that docutils gives them has been withdrawn.
    (re.compile(r'role="doc-biblioentry"'), 'role="listitem"'),
]


def mend_body(app, pagename, templatename, context, doctree):
    """Mend the text of a page."""
    if body := context.get("body"):
        for fault, mended in MENDINGS:
            body = fault.sub(mended, body)
        context["body"] = body


def name_rows(app, doctree, docname):
    """Where the corner of a table is empty, its first column names the rows."""
    for table in doctree.findall(nodes.table):
        corner = next(table.findall(nodes.entry), None)
        if corner is not None and not corner.astext().strip():
            next(table.findall(nodes.colspec))["stub"] = 1


def add_image_sizes(app, doctree, docname):
    """Give raster images their size, so that the text below them doesn't jump when they load."""
    from PIL import Image

    for image in doctree.findall(nodes.image):
        path = Path(app.srcdir, image["uri"])
        if "width" not in image and path.suffix in (".png", ".jpg", ".webp") and path.is_file():
            with Image.open(path) as picture:
                image["width"], image["height"] = (f"{side}px" for side in picture.size)


def setup(app):
    app.connect("doctree-resolved", add_image_sizes)
    app.connect("doctree-resolved", name_rows)
    app.connect("html-page-context", mend_body)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
