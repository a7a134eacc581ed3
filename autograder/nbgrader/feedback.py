"""nbgrader's feedback page as one file that asks no other host for anything."""

from typing import Any

from jinja2 import DictLoader
from nbconvert.exporters import HTMLExporter

# nbconvert's own template loads MathJax from another host, on each page and for every student who opens it
WITHOUT_MATHJAX = {"mathjax.html.j2": "{% macro mathjax(url='') %}{% endmacro %}"}


class FeedbackPage(HTMLExporter):
    """Writes feedback pages without MathJax: a formula stays as it was typed."""

    def __init__(self, **keywords: Any) -> None:
        loaders = [DictLoader(WITHOUT_MATHJAX)]
        super().__init__(extra_loaders=loaders, **keywords)  # type: ignore[no-untyped-call]  # nbconvert's
