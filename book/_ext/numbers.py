"""The numbers of the chapters: those of the course's settings, in the list of contents, in titles and in equations.

Sphinx counts from 1, part by part; ours begin with 0 and go through all parts, like the notebooks' names.
"""

from docutils import nodes
from sphinx.environment.collectors.toctree import TocTreeCollector

from book.chapters import chapters


def number_chapters(collector, env):
    """Number the chapters in place of Sphinx; return the pages whose number has changed."""
    before, env.toc_secnumbers = env.toc_secnumbers, {}
    for chapter in chapters():
        if chapter.page not in env.tocs:
            continue
        number = (chapter.number,) if chapter.is_numbered else None
        title, *sections = env.tocs[chapter.page].findall(nodes.reference)
        env.toc_secnumbers[chapter.page] = {title["anchorname"]: number}
        env.toc_secnumbers[chapter.page] |= {section["anchorname"]: None for section in sections}
        title["secnumber"] = env.titles[chapter.page]["secnumber"] = number
    return [page for page, numbers in env.toc_secnumbers.items() if numbers != before.get(page)]


def take_over(app):
    """Put our numbers in the place of those of whichever collector is at work."""
    for collector in (TocTreeCollector, *TocTreeCollector.__subclasses__()):
        collector.assign_section_numbers = number_chapters


def setup(app):
    app.connect("builder-inited", take_over)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
