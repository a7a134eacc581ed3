"""``{explorable} name``: an interactive figure with a static fallback.

In HTML the directive gives a group whose only child is the fallback: what readers see without JavaScript and
on paper. ``assets/explorables/<name>.js`` replaces it with the live figure, with the help of ``kit.js``.
These files load only on pages that hold an explorable. Other builders show the title and the fallback.
"""

from html import escape
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

FOLDER = "explorables"  # inside html_static_path


class explorable(nodes.General, nodes.Element):
    """An interactive figure; its children are the fallback."""


class ExplorableDirective(SphinxDirective):
    """The directive ``explorable``: one argument (the name), a label, a title, and the fallback as body."""

    required_arguments = 1
    has_content = True
    option_spec = {"label": directives.unchanged_required, "title": directives.unchanged}

    def run(self):
        name = self.arguments[0]
        if "label" not in self.options:
            raise self.error(f"explorable {name}: give it a :label:, its name for screen readers")
        if not self.content:
            raise self.error(f"explorable {name}: give it a body, what readers see without JavaScript")
        if not script_exists(self.config, Path(self.env.app.confdir), name):
            raise self.error(f"explorable {name}: there is no {FOLDER}/{name}.js")
        node = explorable(name=name, label=self.options["label"], title=self.options.get("title", ""))
        self.set_source_info(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


def script_exists(config, confdir, name):
    """Tell whether a static folder of the book holds the script of this explorable."""
    return any((confdir / folder / FOLDER / f"{name}.js").is_file() for folder in config.html_static_path)


def visit_html(self, node):
    title = f'<p class="explorable-title">{escape(node["title"])}</p>' if node["title"] else ""
    if self.builder.name == "epub":  # no scripts there: the fallback is the figure
        self.body.append(f'<div class="explorable-print">{title}<div class="explorable-fallback">')
        return
    attributes = f'data-explorable="{escape(node["name"])}" role="group" aria-label="{escape(node["label"])}"'
    self.body.append(f'{title}<div class="explorable" {attributes}><div class="explorable-fallback">')


def depart_html(self, node):
    self.body.append("</div></div>\n")


def visit_other(self, node):
    if node["title"]:
        node.insert(0, nodes.paragraph("", "", nodes.strong(text=node["title"])))


def depart_other(self, node):
    pass


def add_page_assets(app, pagename, templatename, context, doctree):
    """Load the kit and the scripts on pages that hold an explorable."""
    names = sorted({node["name"] for node in doctree.findall(explorable)}) if doctree else []
    if names and app.builder.name != "epub":
        app.add_css_file(f"{FOLDER}/explorables.css")
        app.add_js_file(f"{FOLDER}/kit.js", loading_method="defer", priority=600)
        for name in names:
            app.add_js_file(f"{FOLDER}/{name}.js", loading_method="defer", priority=700)


def setup(app):
    other = (visit_other, depart_other)
    # No visitor under "epub": Sphinx would then ignore the one under "html" there.
    app.add_node(explorable, html=(visit_html, depart_html), latex=other, text=other, man=other, texinfo=other)
    app.add_directive("explorable", ExplorableDirective)
    app.connect("html-page-context", add_page_assets)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
