"""Links to chapters that hold in every course: ``{chapter}``, and references to what a course leaves out.

``{chapter}`` with a chapter's label shows its number in this course, as ``chapter 7``, and leads there; ``{ref}`` shows
its title. What belongs to a chapter that the course leaves out is shown as a title without a link: the chapter's, or
that of the section; an equation is named after its chapter.

Two more labels lead to a different place in each course: ``first-chapter``, and ``first-steps``, which is where the
book explains how to run a notebook, or else the first chapter.
"""

import re

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxRole

from book.chapters import chapters, left_out

HEADING = re.compile(r"^\((?P<label>[\w-]+)\)=\n#+ (?P<title>.+)$", re.MULTILINE)
LABEL = re.compile(r"^\(([\w-]+)\)=$", re.MULTILINE)
EQUATION = re.compile(r"\$\$ \((eq-[\w-]+)\)$", re.MULTILINE)
HOW_TO_RUN = "sec-run"


class ChapterRole(SphinxRole):
    """The role ``chapter``: a chapter's number, or its title where it has none in this course."""

    def run(self):
        chapter = next((each for each in [*chapters(), *left_out()] if each.label == self.text), None)
        if chapter is None:
            message = self.inliner.reporter.error(f"there is no chapter {self.text!r}; a label is like ch-acceptance")
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        text = f"chapter {chapter.number}" if chapter.is_numbered else chapter.title
        options = {"refdomain": "std", "reftype": "ref", "reftarget": chapter.label, "refexplicit": True}
        link = pending_xref(self.rawtext, nodes.inline(text=text), refdoc=self.env.docname, refwarn=True, **options)
        self.set_source_info(link)
        return [link], []


def resolve(app, env, node, contnode):
    """Show what the course leaves out as text; lead the labels of every course to their place in this one."""
    target = node["reftarget"]
    if node["reftype"] not in ("ref", "eq"):
        return None
    if elsewhere := moving_labels().get(target):
        return env.domains["std"].resolve_xref(env, node["refdoc"], app.builder, "ref", elsewhere, node, contnode)
    title = titles_left_out().get(target)
    if title is None:
        return None
    return nodes.inline(text=node.astext() if node.get("refexplicit") else title, classes=["left-out"])


def moving_labels():
    """The labels that lead to another place in each course."""
    first = chapters()[0].label
    explained = any(f"({HOW_TO_RUN})=" in chapter.text for chapter in chapters())
    return {"first-chapter": first, "first-steps": HOW_TO_RUN if explained else first}


def titles_left_out():
    """What a reference shows for each label of the chapters that the course leaves out."""
    titles = {}
    for chapter in left_out():
        titles |= dict.fromkeys(LABEL.findall(chapter.text), chapter.title)
        titles |= {label: title.replace("`", "") for label, title in HEADING.findall(chapter.text)}
        titles |= dict.fromkeys(EQUATION.findall(chapter.text), f"({chapter.title})")
    return titles


def setup(app):
    app.add_role("chapter", ChapterRole())
    app.connect("missing-reference", resolve)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
