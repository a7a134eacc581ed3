"""The built site as its readers meet it: every page, in a real browser, light and dark, wide and on a phone.

``open_page`` itself fails a test on a request to another host, on a script's error and on a broken resource.
"""

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from axe_playwright_python.base import AXE_SCRIPT

ROOT = Path(__file__).resolve().parents[2]
HTML = ROOT / "_build" / "html"
PAGES = ["book/" + path.stem + ".html" for path in sorted((ROOT / "book").glob("*.md"))]
CHAPTERS = [page for page in PAGES if re.match(r"book/\d\d-", page)]
ASIDE = ["search.html", "genindex.html"]
HEAVIEST_PAGE = 300 * 1024  # bytes over the wire
TEXT_FILES = {".html", ".css", ".js", ".svg", ".json"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES + ASIDE)
def test_a_page_is_accessible_and_fits_its_window(open_page, path, scheme, width):
    page = open_page(path, width=width, color_scheme=scheme)
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})", RULES)
    faults = [(fault["id"], node["html"][:120]) for fault in found["violations"] for node in fault["nodes"]]
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, "the page is wider than its window"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_weighs_little(open_page, path):
    page = open_page(path)
    addresses = page.evaluate("[location.href, ...performance.getEntriesByType('resource').map(entry => entry.name)]")
    weights = {urlparse(address).path: wire_size(address) for address in set(addresses) if "data:" not in address}
    assert sum(weights.values()) <= HEAVIEST_PAGE, weights


def wire_size(address):
    """Bytes of a file as a server sends it, texts compressed."""
    path = HTML / unquote(urlparse(address).path).lstrip("/")
    content = path.read_bytes()
    return len(gzip.compress(content, 6)) if path.suffix in TEXT_FILES else len(content)


@pytest.mark.parametrize("width", [1280, 412])
@pytest.mark.parametrize("path", CHAPTERS)
def test_nothing_moves_while_a_chapter_loads(open_page, path, width):
    page = open_page(path, width=width)
    shift = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
              .observe({type: "layout-shift", buffered: true});
            setTimeout(() => done(sum), 500);
        })"""
    )
    assert shift < 0.01


@pytest.mark.parametrize("path", CHAPTERS)
def test_a_printed_chapter_keeps_its_content_and_drops_the_navigation(open_page, path):
    page = open_page(path)
    page.emulate_media(media="print")
    assert page.locator("article, .bd-article").first.is_visible()
    for gone in (".bd-sidebar-primary", ".bd-header-article", ".xp-panel button"):
        for element in page.locator(gone).all():
            assert not element.is_visible(), gone


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_printed_code_is_dark_on_white(open_page, scheme):
    page = open_page(CHAPTERS[0], color_scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    colours = page.evaluate(
        "() => [...document.querySelectorAll('div.highlight span')].map((span) => getComputedStyle(span).color)"
    )
    assert colours
    brightest = max(max(map(int, re.findall(r"\d+", colour)[:3])) for colour in set(colours))
    assert brightest < 200


@pytest.mark.parametrize("path", CHAPTERS)
def test_a_chapter_has_what_every_chapter_has(path):
    text = (HTML / path).read_text(encoding="utf-8")
    for part in (
        "card-chapter",
        "data-explorable=",
        "implementation",
        "quiz-question",
        "card-exercise",
        "history",
        "figure",
    ):
        assert part in text, f"{path} has no {part}"


@pytest.mark.parametrize("path", CHAPTERS)
def test_the_notebook_of_a_chapter_can_be_downloaded_as_released(open_page, path):
    page = open_page(path)
    slug = Path(path).stem
    address = page.locator("a[download]").first.get_attribute("href")
    file = (HTML / path).parent / address
    assert file.name == f"{slug}.ipynb"
    assert file.read_bytes() == (ROOT / "exercises" / slug / f"{slug}.ipynb").read_bytes()


@pytest.mark.parametrize("path", CHAPTERS[:1] + CHAPTERS[-1:])
def test_a_page_keeps_its_colours_without_scripts(site, browser, path):
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{site}/{path}")
    for name in ("--xp-pos", "--pst-color-background", "--pst-color-border"):
        value = page.evaluate("(name) => getComputedStyle(document.documentElement).getPropertyValue(name)", name)
        assert value.strip(), f"{name} has no value"
    context.close()


class Anchors(HTMLParser):
    """The ids and the links of a page."""

    def __init__(self):
        super().__init__()
        self.ids, self.links = set(), []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids.add(attributes.get("id"))
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])


def test_every_link_inside_the_site_leads_somewhere():
    pages = {}
    for file in HTML.rglob("*.html"):
        pages[file] = Anchors()
        pages[file].feed(file.read_text(encoding="utf-8"))
    broken = []
    for file, anchors in pages.items():
        for link in anchors.links:
            target = urlparse(link)
            if target.scheme or target.netloc or link.startswith("#") and target.fragment in ("", "top"):
                continue
            goal = (file.parent / unquote(target.path)).resolve() if target.path else file
            known = pages[goal].ids if goal in pages else {unquote(target.fragment)}
            if not goal.exists() or (target.fragment and unquote(target.fragment) not in known):
                broken.append((file.name, link))
    assert broken == []


def test_the_pages_in_the_table_of_contents_are_all_there():
    assert all((HTML / page).exists() for page in PAGES)


def test_every_figure_has_a_text_for_those_who_do_not_see_it():
    without = []
    for page in PAGES:
        text = (HTML / page).read_text(encoding="utf-8")
        images = re.findall(r"<img\b[^>]*>", text)
        without += [(page, image[:90]) for image in images if not re.search(r'alt="[^"]+"', image)]
        figures = re.findall(r"<figure\b[^>]*>\s*<svg\b[^>]*>", text)
        without += [(page, figure[:90]) for figure in figures if not re.search(r'aria-label(ledby)?="[^"]+"', figure)]
    assert without == []
