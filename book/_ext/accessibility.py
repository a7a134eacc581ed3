"""Names and sizes that the tools below the book leave out.

The templates mend what they write themselves; this module mends the text of the pages.
"""

import re
from pathlib import Path

from docutils import nodes

HIDDEN_CELL = re.compile(r'<summary aria-label="Toggle hidden content">')


def mend_body(app, pagename, templatename, context, doctree):
    """Let the visible words of a folded cell be its name; a label beside them would hide them."""
    if body := context.get("body"):
        context["body"] = HIDDEN_CELL.sub("<summary>", body)


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
    app.connect("html-page-context", mend_body)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
