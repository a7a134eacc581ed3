"""Figures of the book: Matplotlib's SVG, in the colours and the font of the page.

Draw with the colours below, then ``show`` the figure as the last line of a cell. It becomes inline SVG: it
follows light and dark mode, its text is text, and every part of it is sharp on paper.
"""

import hashlib
import io
import re
from html import escape

import matplotlib
from IPython.display import HTML, display
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

# Placeholders while Matplotlib draws; in the page each is a variable of the style sheet. No two may be equal,
# and nobody would pick them by chance.
INK = "#010203"  # text, axes, lines
MUTED = "#6b7281"  # grids, guides, what was there before
POS = "#1d5fbf"  # class 1: a blue circle
NEG = "#b3261e"  # class 0: a red square
OK = "#1b7a3d"  # a result that holds
PAPER = "#fdfcfb"  # the page itself, for the edge of a marker
VARIABLES = {
    INK: "currentColor",
    MUTED: "var(--xp-old)",
    POS: "var(--xp-pos)",
    NEG: "var(--xp-neg)",
    OK: "var(--xp-ok)",
    PAPER: "var(--pst-color-background)",
}
STYLE = {
    "svg.fonttype": "none",  # text stays text
    "font.family": "sans-serif",
    "font.size": 12,
    "mathtext.fontset": "dejavusans",
    "text.color": INK,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.titlesize": 13,
    "axes.titleweight": "bold",
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "grid.color": MUTED,
    "grid.alpha": 0.25,
    "legend.frameon": False,
    "lines.linewidth": 2,
    "figure.facecolor": "none",
    "savefig.facecolor": "none",
}
matplotlib.rcParams.update(STYLE)


def new_figure(width=5.6, height=3.8, **subplots):
    """Return a figure and its axes, in the style of the book.

    Parameters
    ----------
    width, height : float
        Size in inches; 7 fills the column of text. Text stays legible on a phone up to about 5.6.
    **subplots
        Passed on to ``Figure.subplots``, for example ``ncols=2``.

    Returns
    -------
    figure : matplotlib.figure.Figure
    axes : matplotlib.axes.Axes or ndarray of them
    """
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.subplots(**subplots)


def show(figure, alt, caption=""):
    """Return a figure as inline SVG, for the last line of a cell.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        From ``new_figure``.
    alt : str
        What the figure shows, for readers who don't see it. It must not be empty.
    caption : str
        A line below the figure; plain text.

    Returns
    -------
    IPython.display.HTML

    Raises
    ------
    ValueError
        If ``alt`` is empty.
    """
    if not alt.strip():
        raise ValueError("a figure needs an alt text: what would you say to someone who can't see it?")
    below = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return HTML(f'<figure class="plot">{svg(figure, alt)}{below}</figure>')


def svg(figure, alt):
    """Return the figure's ``<svg>`` element: the same figure always gives the same text.

    Ids start with a digest of the drawing, so that several figures of one page don't clash.
    """
    FigureCanvasSVG(figure)
    buffer = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": alt}):
        figure.savefig(buffer, format="svg", bbox_inches="tight", pad_inches=0.05, metadata={"Date": None})
    drawing = buffer.getvalue()
    drawing = drawing[drawing.index("<svg") :]
    box = re.search(r'viewBox="([^"]*)"', drawing)[1]
    width, height = (round(float(points) * 4 / 3) for points in box.split()[2:])  # 3 points are 4 pixels
    body = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", drawing[drawing.index(">") + 1 :], flags=re.DOTALL)
    body = re.sub(r">\s+<", "><", body)
    body = re.sub(r"font: (.*?)(\d[\d.]*)px [^;\"]*", r"font: \1\2px var(--pst-font-family-base)", body)
    for colour, variable in VARIABLES.items():
        body = body.replace(colour, variable)
    prefix = f"f{hashlib.sha256(body.encode()).hexdigest()[:8]}-"
    body = re.sub(r'(\bid="|href="#|url\(#)', rf"\1{prefix}", body)
    size = f'viewBox="{box}" width="{width}" height="{height}"'
    label = escape(alt, quote=True)
    return f'<svg {size} role="img" aria-label="{label}" xmlns:xlink="http://www.w3.org/1999/xlink">{body.strip()}'


def glue_number(name, value, format=""):
    """Give a computed number to the text: ``{glue:text}`` with this name shows it.

    Parameters
    ----------
    name : str
        The name in the text.
    value : float or int
        The number.
    format : str
        As in f-strings, for example ``.2f``. A minus sign becomes the typographic one.
    """
    glue_text(name, f"{value:{format}}".replace("-", "\N{MINUS SIGN}"))


def glue_text(name, text):
    """Give a text to the text: ``{glue:text}`` with this name shows it."""
    # What myst_nb.glue publishes; importing that function loads Sphinx, a second for every chapter.
    prefix = "application/papermill.record/"
    metadata = {"scrapbook": {"name": name, "mime_prefix": prefix}}
    # A repr, because the text is evaluated when it is pasted: 1.1960 would otherwise become 1.196.
    display({f"{prefix}text/plain": repr(text)}, raw=True, metadata=metadata)
