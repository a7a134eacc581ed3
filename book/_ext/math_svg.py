"""Formulas as SVG, made while the site is built.

MathJax 3.2.2 comes as files in the wheel sphinx-mathjax-offline and runs in V8, in the wheel mini-racer. No
script, style sheet or font for maths reaches a page: glyphs are paths in the colour of the text, the same on
screen, on paper and in EPUB. Each page holds every glyph once, and its formulas refer to it. Bad TeX is a
warning with its file and line.
"""

import hashlib
import importlib.metadata
import json
import re
from functools import cached_property
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from book._ext.speech import speak

logger = logging.getLogger(__name__)

VERSION = "2"  # of the cached pictures: count up when the rendering changes
WHEEL = "sphinx-mathjax-offline"
PARTS = [
    "loader.js",
    "core.js",
    "adaptors/liteDOM.js",
    "input/tex-full.js",
    "output/svg.js",
    "output/svg/fonts/tex.js",
]
PROGRAM = """
const adaptor = MathJax._.adaptors.liteAdaptor.liteAdaptor();
MathJax._.handlers.html_ts.RegisterHTMLHandler(adaptor);
const tex = new MathJax._.input.tex_ts.TeX({
  packages: ['base', 'ams', 'newcommand', 'mathtools', 'boldsymbol'],
  formatError: (jax, error) => { throw Error('TeX: ' + error.message); },
});
const svg = new MathJax._.output.svg_ts.SVG({
  fontCache: 'local', font: new MathJax._.output.svg.fonts.tex_ts.TeXFont(),
});
const page = MathJax._.mathjax.mathjax.document('', {InputJax: tex, OutputJax: svg});
const mathml = new MathJax._.core.MmlTree.SerializedMmlVisitor.SerializedMmlVisitor();
const state = MathJax._.core.MathItem.STATE;
function render(source, display) {
  const tree = page.convert(source, {display, end: state.CONVERT});
  const picture = page.convert(source, {display, em: 16, ex: 8, containerWidth: 80000});
  return JSON.stringify([adaptor.innerHTML(picture), mathml.visitTree(tree)]);
}
1
"""
# Of the 1000 units of MathJax's em, how many em of the surrounding text: evens out the x-heights of its
# Computer Modern and of common system fonts.
SCALE = 1.12 / 1000
WIDE = 14  # em; a formula wider than this can be wider than a phone
LEAST = 0.75  # of its size: how far a wide formula shrinks before it scrolls
DEFINITION = re.compile(r'<path id="MJX-\d+-(TEX-[^"]+)" d="([^"]*)"></path>')
USE = re.compile(r'xlink:href="#MJX-\d+-(TEX-[^"]+)"')
PUNCTUATION = re.compile(r"</svg></span>([.,;:!?)\]]+)")
USED = re.compile(r'href="#(TEX-[^"]+)"')


class TexError(ValueError):
    """TeX that MathJax doesn't accept."""


class Renderer:
    """Makes pictures of formulas, and remembers them in a file.

    Parameters
    ----------
    cache : Path
        The file with the pictures of earlier builds; it need not exist.
    """

    def __init__(self, cache):
        self.cache = cache
        self.fresh = False
        known = json.loads(cache.read_text(encoding="utf-8")) if cache.is_file() else {}
        self.pictures = known.get("pictures", {}) if known.get("version") == VERSION else {}
        self.glyphs = known.get("glyphs", {}) if known.get("version") == VERSION else {}

    @cached_property
    def engine(self):
        """V8 with MathJax in it; takes a fifth of a second, so only for a formula that is new."""
        from py_mini_racer import MiniRacer

        engine = MiniRacer()
        engine.eval("var self = this, MathJax = {loader: {load: []}, startup: {typeset: false}}; 1")
        files = {str(file): file.locate() for file in importlib.metadata.files(WHEEL)}
        for part in PARTS:
            path = next(path for name, path in files.items() if name.endswith(f"static/mathjax/{part}"))
            engine.eval(Path(path).read_text(encoding="utf-8") + ";1")
        engine.eval(PROGRAM)
        return engine

    def render(self, tex, display=False):
        """Return a formula as a dictionary: ``svg`` (its element), ``width`` in em, ``label`` in words.

        Raises
        ------
        TexError
            If the TeX is bad, with MathJax's reason.
        """
        key = hashlib.sha256(f"{display} {tex}".encode()).hexdigest()[:24]
        if key not in self.pictures:
            self.pictures[key] = self._draw(tex, display)
            self.fresh = True
        return self.pictures[key]

    def _draw(self, tex, display):
        from py_mini_racer import JSEvalException

        try:
            picture, mathml = json.loads(self.engine.call("render", tex, display))
        except JSEvalException as error:
            reason = re.search(r"TeX: (.*)", str(error))
            raise TexError(reason[1] if reason else str(error).splitlines()[0]) from error
        self.glyphs |= dict(DEFINITION.findall(picture))
        body = re.sub(r"^<svg[^>]*>|<defs>.*?</defs>|</svg>$", "", picture)
        body = USE.sub(r'href="#\1"', re.sub(r' data-[a-z-]+="[^"]*"', "", body))
        box = re.search(r'viewBox="([^"]*)"', picture)[1]
        _, top, width, height = (float(number) for number in box.split())
        label = speak(mathml)
        style = "" if display else f"vertical-align:{-(top + height) * SCALE:.3f}em"
        if display and width * SCALE > WIDE:
            style = f"min-width:{LEAST * width * SCALE:.3f}em"
        size = f'style="width:{width * SCALE:.3f}em;height:{height * SCALE:.3f}em;{style}"'
        svg = f'<svg {size} viewBox="{box}" role="img" aria-label="{escape(label)}">{body}</svg>'
        return {"svg": svg, "width": width * SCALE, "label": label}

    def definitions(self, html):
        """Return the glyphs that a page's formulas use, as one invisible SVG; empty without formulas."""
        names = sorted(set(USED.findall(html)) & self.glyphs.keys())
        if not names:
            return ""
        paths = "".join(f'<path id="{name}" d="{self.glyphs[name]}"/>' for name in names)
        return f'<svg class="glyphs" width="0" height="0" aria-hidden="true"><defs>{paths}</defs></svg>'

    def save(self):
        """Write the pictures for the next build."""
        if self.fresh:
            self.cache.parent.mkdir(parents=True, exist_ok=True)
            known = {"version": VERSION, "pictures": self.pictures, "glyphs": self.glyphs}
            self.cache.write_text(json.dumps(known), encoding="utf-8")
            self.fresh = False


def source_of(node):
    """Return the TeX of a display formula; a blank line starts a new row, as in Sphinx's own renderers."""
    tex = node.astext()
    if node.get("nowrap"):
        return tex
    rows = [row.strip() for row in re.split(r"\n\s*\n", tex) if row.strip()]
    if len(rows) > 1:
        return r"\begin{aligned}" + r"\\".join(rows) + r"\end{aligned}"
    if r"\\" in tex and r"\begin" not in tex:
        return r"\begin{split}" + tex + r"\end{split}"
    return tex


def draw(self, node, tex, display):
    """Return the picture of a node's formula; on bad TeX warn and return None."""
    try:
        return self.builder.app.math_svg.render(tex, display)
    except TexError as error:
        logger.warning("bad TeX: %s in %r", error, tex, location=node, type="math_svg")
        return None


def visit_math(self, node):
    picture = draw(self, node, node.astext(), display=False)
    content = picture["svg"] if picture else f"<code>{escape(node.astext())}</code>"
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate") + content + "</span>")
    raise nodes.SkipNode


def visit_math_block(self, node):
    picture = draw(self, node, source_of(node), display=True)
    self.body.append(self.starttag(node, "div", CLASS="math notranslate"))
    # A formula that a phone may have to scroll can be reached by keyboard; the others cost no Tab.
    wide = picture and picture["width"] > WIDE
    focus = ' tabindex="0" role="group" aria-label="Wide formula"' if wide else ""
    content = picture["svg"] if picture else f"<code>{escape(node.astext())}</code>"
    self.body.append(f'<div class="math-scroll"{focus}>{content}</div>')
    if node["number"]:
        number = get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def open_cache(app):
    app.math_svg = Renderer(Path(app.doctreedir, "math_svg.json"))


def add_definitions(app, pagename, templatename, context, doctree):
    """Put the glyphs in front of the page's text, and keep punctuation in the line of its formula."""
    if body := context.get("body"):
        body = PUNCTUATION.sub(r"</svg>\1</span>", body)
        context["body"] = app.math_svg.definitions(body + context.get("toc", "")) + body


def save_cache(app, exception):
    if hasattr(app, "math_svg"):
        app.math_svg.save()


def setup(app):
    app.add_html_math_renderer("math_svg", (visit_math, None), (visit_math_block, None))
    app.connect("builder-inited", open_cache)
    app.connect("html-page-context", add_definitions)
    app.connect("build-finished", save_cache)
    return {"version": VERSION, "parallel_read_safe": True, "parallel_write_safe": False}
