"""A page's own first sentence as its description, for search engines and link previews."""

from docutils import nodes


def first_paragraph(doctree):
    """Return the text of the first paragraph that stands directly in a section, at most 160 characters."""
    for section in doctree.findall(nodes.section):
        for child in section.children:
            if isinstance(child, nodes.paragraph):
                text = " ".join(child.astext().split())
                return text if len(text) <= 160 else text[:157].rsplit(" ", 1)[0] + "…"
    return ""


def describe(app, pagename, templatename, context, doctree):
    if doctree is not None:
        context["description"] = first_paragraph(doctree)


def setup(app):
    app.connect("html-page-context", describe)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
