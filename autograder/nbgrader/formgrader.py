"""formgrader, such that no name and no notebook can run a script in it: it shares JupyterLab's origin.

Names are escaped where they stand. Beyond that the browser runs only the scripts of formgrader's own templates,
which have a word that is drawn when the server starts, and a file that a student handed in is shown without any.
"""

import base64
import hashlib
import re
import secrets
from importlib.metadata import distribution
from typing import Any

from jinja2 import DictLoader, Environment
from jupyter_server.utils import url_path_join
from nbgrader.server_extensions.formgrader import handlers
from nbgrader.server_extensions.formgrader.formgrader import FormgradeExtension
from tornado.web import StaticFileHandler

from autograder.nbgrader.safe_pages import TEMPLATES, SafePage, safe_templates

POLICY = "default-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'"
POLICY += "; object-src 'none'; base-uri 'none'; form-action 'self'"
MATHJAX = distribution("sphinx-mathjax-offline").locate_file("sphinx-mathjax-offline/static/mathjax")
# formgrader was written for MathJax 2 and waits for its word that all formulas are set
FORMULAS = r"""
<script>MathJax = {tex: {inlineMath: [["$", "$"], ["\\(", "\\)"]]}};</script>
<script src="{{ resources.base_url | e }}/formgrader/mathjax/tex-svg.js"></script>
<script>
MathJax.Hub = {Startup: {signal: {Interest: (tell) => MathJax.startup.promise.then(() => tell("End"))}}};
</script>
"""


class SubmittedFiles(handlers.SubmissionFilesHandler):  # type: ignore[misc]  # nbgrader has no types
    """Shows a file that was handed in as if it came from elsewhere: its scripts don't run."""

    @property
    def content_security_policy(self) -> str:
        return "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'"


def make_safe() -> None:
    """Have formgrader, which is about to start in this process, serve these pages."""
    FormgradeExtension.init_tornado_settings = _set_up
    FormgradeExtension.init_handlers = _add_handlers


_nbgraders_set_up = FormgradeExtension.init_tornado_settings
_nbgraders_add_handlers = FormgradeExtension.init_handlers


def _set_up(formgrader: Any, webapp: Any) -> None:
    _nbgraders_set_up(formgrader, webapp)
    pages, grading = templates()
    webapp.settings["nbgrader_jinja2_env"] = Environment(loader=DictLoader(pages), autoescape=True)
    webapp.settings["nbgrader_exporter"] = SafePage(grading, config=formgrader.config)


def _add_handlers(formgrader: Any, webapp: Any) -> None:
    """Put ours before nbgrader's: the first whose pattern fits an address answers."""
    ours: list[tuple[Any, ...]] = [(r"/formgrader/mathjax/(.*)", StaticFileHandler, {"path": str(MATHJAX)})]
    for pattern, handler, *rest in handlers.default_handlers:
        if pattern.startswith("/formgrader/submissions/"):  # several fit the address of a file, which comes last
            ours.append((pattern, SubmittedFiles if handler is handlers.SubmissionFilesHandler else handler, *rest))
    base = webapp.settings["base_url"]
    webapp.add_handlers(".*$", [(url_path_join(base, pattern), *rest) for pattern, *rest in ours])
    _nbgraders_add_handlers(formgrader, webapp)


def templates() -> tuple[dict[str, str], dict[str, str]]:
    """The templates of formgrader's pages, and those of the page on which a submission is graded."""
    word = secrets.token_urlsafe(16)
    folders = (TEMPLATES, TEMPLATES / "formgrade")
    stock = [text for folder in folders for text in safe_templates(folder, "").values()]
    clicks = sorted({code for text in stock for code in re.findall(r'(?i)\bonclick="([^"]*)"', text)})
    scripts = " ".join([f"'nonce-{word}'", "'unsafe-hashes'", *map(_digest, clicks)])
    pages, grading = (safe_templates(folder, f"{POLICY}; script-src {scripts}") for folder in folders)
    grading["index.html.j2"] = grading["index.html.j2"].replace("{{ mathjax() }}", FORMULAS)
    return _with_word(pages, word), _with_word(grading, word)


def _with_word(templates: dict[str, str], word: str) -> dict[str, str]:
    return {name: text.replace("<script", f'<script nonce="{word}"') for name, text in templates.items()}


def _digest(code: str) -> str:
    """What the browser is told of a script that stands in an attribute."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
