"""The theme made lighter: what no page of the book needs isn't sent.

The theme sends half a megabyte of icons for the dozen that it shows, and its scripts hold up the first
paint. This module cuts the icon font down to the icons in use and puts it into the style sheet, drops the
rules of the other icons, defers the scripts, and leaves out those whose elements are not on the page. The
template ``layout.html`` does the rest.
"""

import base64
import hashlib
import io
import re
from pathlib import Path

import pydata_sphinx_theme

STATIC = Path(pydata_sphinx_theme.__file__).parent / "theme/pydata_sphinx_theme/static"
STYLES = STATIC / "styles/pydata-sphinx-theme.css"
FONTS = STATIC / "vendor/fontawesome/webfonts"
# The icon fonts: their file, family and weight. The mark of a host of repositories is in the second one.
SOLID = ("fa-solid-900.ttf", "Font Awesome 6 Free", 900)
BRANDS = ("fa-brands-400.ttf", "Font Awesome 6 Brands", 400)
# The icons of the theme's templates that the book uses, and of its admonitions (there as CSS variables).
ICONS = [
    "angle-left",
    "angle-right",
    "arrow-up",
    "bars",
    "circle-half-stroke",
    "list",
    "magnifying-glass",
    "moon",
    "sun",
    "github",
]
ICON_RULE = re.compile(r'((?:\.fa-[\w-]+:before,?)+)\{content:"\\([0-9a-f]+)"\}')
ICON_VARIABLE = re.compile(r'--pst-icon-[\w-]+:"\\([0-9a-f]+)"')
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
# Files that a page gets only if its text holds the mark.
NEEDED_BY = {
    "copybutton.css": 'class="highlight',
    "copybutton.js": 'class="highlight',
    "clipboard.min.js": 'class="highlight',
    "sphinx-design.min.css": 'class="sd-',
    "design-tabs.js": "sd-tab-set",
    "mystnb.": 'class="cell',
}
# Inline settings of features that the book doesn't have. They would run before the deferred files they need.
UNUSED_SETTINGS = ("DOCUMENTATION_OPTIONS.pagename", "DOCUMENTATION_OPTIONS.search_as_you_type")


def light_styles():
    """Return the theme's style sheet with only the icons of the book, their font inside."""
    css = STYLES.read_text(encoding="utf-8")
    kept = {int(code, 16) for code in ICON_VARIABLE.findall(css)}

    def keep_used(rule):
        names = re.findall(r"\.fa-([\w-]+):before", rule[1])
        if not set(names) & set(ICONS):
            return ""
        kept.add(int(rule[2], 16))
        return rule[0]

    css = ICON_RULE.sub(keep_used, css)
    faces = "".join(font_face(*font, kept) for font in (SOLID, BRANDS))
    return faces + FONT_FACE.sub("", css).rpartition("/*# sourceMappingURL")[0]


def font_face(file, family, weight, codes):
    """Return the rule that brings the given characters of an icon font along."""
    font = base64.b64encode(subset(FONTS / file, codes)).decode()
    return (
        f'@font-face{{font-display:block;font-family:"{family}";font-style:normal;font-weight:{weight};'
        f'src:url(data:font/woff;base64,{font}) format("woff")}}'
    )


def subset(path, codes):
    """Return an icon font with the given characters only, those that it has, as WOFF."""
    from fontTools import subset

    options = subset.Options(flavor="woff", layout_features=[], notdef_outline=False, hinting=False)
    font = subset.load_font(path, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.recalcTimestamp = False
    buffer = io.BytesIO()
    subset.save_font(font, buffer, options)
    return buffer.getvalue()


def write_styles(app, config):
    """Write the light style sheet where Sphinx finds it, if its sources changed."""
    folder = Path(app.doctreedir, "light_theme")
    target, stamp = folder / "theme-light.css", folder / "stamp"
    sources = STYLES.read_bytes() + Path(__file__).read_bytes()
    digest = hashlib.sha256(sources).hexdigest()
    if not stamp.is_file() or stamp.read_text() != digest:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_text(light_styles(), encoding="utf-8")
        stamp.write_text(digest)
    config.html_static_path = [*config.html_static_path, str(target)]


def thin_out(app, pagename, templatename, context, doctree):
    """Drop the files that this page doesn't need; let the scripts wait until the page stands."""
    body = context.get("body") or ""

    def needed(asset):
        name = str(getattr(asset, "filename", None) or "").rpartition("/")[2]
        return all(mark in body for start, mark in NEEDED_BY.items() if name.startswith(start))

    context["css_files"] = [asset for asset in context["css_files"] if needed(asset)]
    context["script_files"] = [
        # The search page starts its search in a script of its own, at once.
        asset if pagename == "search" or not asset.filename else deferred(asset)
        for asset in context["script_files"]
        if needed(asset) and not (asset.attributes.get("body") or "").startswith(UNUSED_SETTINGS)
    ]


def deferred(script):
    """Return a copy of a script that waits until the page stands; the original belongs to all pages."""
    return type(script)(script.filename, priority=script.priority, **{**script.attributes, "defer": "defer"})


def setup(app):
    app.connect("config-inited", write_styles)
    app.connect("html-page-context", thin_out, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
