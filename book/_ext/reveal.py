"""A native reveal (``<details>``): solutions, docstrings, the answers of a quiz.

Not a directive: the other extensions put their nodes into it. Builders that have no reveal show its content
under its summary.
"""

from html import escape

from docutils import nodes


class reveal(nodes.General, nodes.Element):
    """Block content behind a summary (attribute ``summary``, plain text)."""


def make_reveal(summary, *children, classes=()):
    """Return a reveal node with the given children."""
    return reveal("", *children, summary=summary, classes=["reveal", *classes])


def visit_html(self, node):
    self.body.append(self.starttag(node, "details") + f"<summary>{escape(node['summary'])}</summary>")


def depart_html(self, node):
    self.body.append("</details>\n")


def visit_other(self, node):
    node.insert(0, nodes.paragraph("", "", nodes.strong(text=node["summary"])))


def depart_other(self, node):
    pass


def setup(app):
    other = (visit_other, depart_other)
    app.add_node(reveal, html=(visit_html, depart_html), latex=other, text=other, man=other, texinfo=other)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
