"""The feedback page as one file that asks no other host for anything and runs nothing."""

import re
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from nbconvert.exporters import TemplateExporter
from nbconvert.filters import Highlight2HTML, strip_ansi
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode

from autograder.nbgrader.safe_pages import SafePage

POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'"
TEMPLATE = Path(__file__).parent / "templates" / "feedback.html.j2"
KEPT = 1000  # coloured cells: most of them are the same on all pages of an assignment
LONGEST_LINE = 1000  # characters of code; what is longer was packed by a machine
UNDESCRIBED = re.compile(r"<img\b(?![^>]*\salt=)")
DESCRIBED = '<img alt="No description has been provided for this image"'
WORK = '<article id="work"'  # where the page's own headings end and those of the notebook begin
HEADING = re.compile(r"<(/?)h([1-6])\b", re.IGNORECASE)


class FeedbackPage(SafePage):
    """Writes feedback pages without MathJax: a formula stays as it was typed."""

    def __init__(self, **keywords: Any) -> None:
        template = TEMPLATE.read_text(encoding="utf-8").replace("{{ policy }}", POLICY)
        super().__init__({"index.html.j2": template}, **keywords)
        self.exclude_anchor_links = True
        self._highlight = Highlight2HTML(parent=self)
        self._coloured = lru_cache(KEPT)(self._in_colours)

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **keywords: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Convert a notebook as ``HTMLExporter`` does, but for its second reading of the whole page, which is slow."""
        about = nb.metadata.get("language_info", {})
        language = about.get("pygments_lexer", about.get("name"))
        exporter: Any = self  # what it inherits has no types
        resources = exporter._init_resources(resources)
        filters = {
            "highlight_code": lambda source, metadata: self._coloured(
                source, language, metadata.get("magics_language")
            ),
            "plain": lambda text: escape(strip_ansi(text)),
            "filter_data_type": WidgetsDataTypeFilter(
                notebook_metadata=self._nb_metadata, parent=self, resources=resources
            ),
        }
        for name, each in filters.items():
            exporter.register_filter(name, each)
        page, resources = TemplateExporter.from_notebook_node(self, nb, resources, **keywords)
        return _mended(page), resources

    def _in_colours(self, source: str, language: str | None, magics_language: str | None) -> str:
        """The source of a cell in colours; what begins with a magic may be in another language."""
        metadata = {"magics_language": magics_language} if magics_language else {}
        return str(self._highlight("\n".join(map(_shortened, source.splitlines())), language, metadata))


def _shortened(line: str) -> str:
    if len(line) <= LONGEST_LINE:
        return line
    return f"{line[:80]} … ({len(line) - 80} more characters)"


def _mended(page: str) -> str:
    """The page with a description of each image, headings in order, and no comment that would hide the rest."""
    page = UNDESCRIBED.sub(DESCRIBED, page)
    first, work, rest = page.partition(WORK)
    page = first + work + _in_order(rest)
    ended, end, rest = page.rpartition("-->")
    return ended + end + rest.replace("<!--", "&lt;!--")


def _in_order(html: str) -> str:
    """The headings of a notebook as those below the page's own: no level is left out on the way down.

    Examples
    --------
    >>> _in_order("<h1>a</h1><h4>b</h4><h2>c</h2>")
    '<h2>a</h2><h3>b</h3><h3>c</h3>'
    """
    level = 1

    def placed(found: re.Match[str]) -> str:
        nonlocal level
        if not found[1]:
            level = min(int(found[2]) + 1, level + 1, 6)
        return f"<{found[1]}h{level}"

    return HEADING.sub(placed, html)
