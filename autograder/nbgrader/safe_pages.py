"""nbgrader's pages, made safe: in its templates a name stands as it is typed, and a formula is fetched from elsewhere.

What is mended is the text of the templates, since neither formgrader nor nbconvert can be told to escape.
"""

import re
from pathlib import Path
from typing import Any

import nbgrader
from jinja2 import DictLoader
from nbconvert.exporters import HTMLExporter

TEMPLATES = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
# nbconvert's own template loads MathJax from another host, on each page and for every student who opens it
WITHOUT_MATHJAX = {"mathjax.html.j2": "{% macro mathjax(url='') %}{% endmacro %}"}


class SafePage(HTMLExporter):
    """Writes a page from templates of ours, and without another host's MathJax."""

    def __init__(self, templates: dict[str, str], **keywords: Any) -> None:
        loaders = [DictLoader(WITHOUT_MATHJAX | templates)]
        super().__init__(extra_loaders=loaders, **keywords)  # type: ignore[no-untyped-call]  # nbconvert's


def safe_templates(folder: Path, policy: str) -> dict[str, str]:
    """The templates of a folder by name, such that a name is text on every page.

    Parameters
    ----------
    folder : Path
        Where nbgrader's templates lie.
    policy : str
        What the browser may run and load on these pages, as a Content-Security-Policy.
    """
    files = [path for path in sorted(folder.iterdir()) if path.suffix in (".tpl", ".j2")]
    return {path.name: _made_safe(path.read_text(encoding="utf-8"), policy) for path in files}


def _made_safe(template: str, policy: str) -> str:
    template = template.replace("<head>", f'<head>\n<meta http-equiv="Content-Security-Policy" content="{policy}">')
    # in a script a value stands as JSON, elsewhere as text of a page
    template = re.sub(r'= "\{\{ ([\w.]+) \}\}([^"]*)";', r'= {{ (\1 ~ "\2") | tojson }};', template)
    return re.sub(r"\{\{ (resources(?:\.nbgrader)?\.\w+) \}\}", r"{{ \1 | e }}", template)
