"""nbgrader's feedback page as one file that asks no other host for anything and runs nothing."""

from typing import Any

from jinja2 import DictLoader
from nbconvert.exporters import HTMLExporter

from autograder.nbgrader.pages import TEMPLATES, WITHOUT_MATHJAX, safe_templates

POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'"


class FeedbackPage(HTMLExporter):
    """Writes feedback pages without MathJax: a formula stays as it was typed."""

    def __init__(self, **keywords: Any) -> None:
        loaders = [DictLoader(WITHOUT_MATHJAX | safe_templates(TEMPLATES / "feedback", POLICY))]
        super().__init__(extra_loaders=loaders, **keywords)  # type: ignore[no-untyped-call]  # nbconvert's
