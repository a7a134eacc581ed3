"""nbgrader's feedback page as one file that asks no other host for anything and runs nothing."""

import re
from functools import lru_cache
from typing import Any

from nbconvert.exporters import TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode

from autograder.nbgrader.safe_pages import TEMPLATES, SafePage, safe_templates

POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'"
KEPT = 1000  # coloured cells: most of them are the same on all pages of an assignment
UNDESCRIBED = re.compile(r"<img\b(?![^>]*\salt=)")
DESCRIBED = '<img alt="No description has been provided for this image"'


class FeedbackPage(SafePage):
    """Writes feedback pages without MathJax: a formula stays as it was typed."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(safe_templates(TEMPLATES / "feedback", POLICY), **keywords)
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
        return str(self._highlight(source, language, metadata))


def _mended(page: str) -> str:
    """The page with a description of each image, and without a comment that doesn't end and would hide the rest."""
    page = UNDESCRIBED.sub(DESCRIBED, page)
    ended, end, rest = page.rpartition("-->")
    return ended + end + rest.replace("<!--", "&lt;!--")
