"""The built site as its readers meet it: every page, in a real browser, light and dark, wide and on a phone."""

import gzip
import re
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

from autograder.specs.settings import settings
from tests.book.pages import CHAPTER_PAGES, OF_EACH_KIND, PAGES, ROOT, SITE, WITH_RULES, read, source
from tests.book.visits import PHONE, WIDE
from tests.conftest import chosen_of

ASIDE = ["search.html", "genindex.html"]
HEAVIEST_PAGE = 300 * 1024  # bytes over the wire
TEXT_FILES = {".html", ".css", ".js", ".svg", ".json"}
each_page = pytest.mark.parametrize("path", PAGES)
each_chapter = pytest.mark.parametrize("path", CHAPTER_PAGES)
left_to_all = pytest.mark.exhaustive


@pytest.fixture
def facts(facts_of, path, scheme, width):
    """What there is to see on a page, in a colour scheme and a width."""
    return facts_of(path, scheme, width)


def in_windows(paths, others=(), wide=None):
    """Parameters: each page, or each of ``wide``, wide and light, pages of each kind on a phone in the dark too.

    All else with --all.
    """
    cases = []
    for path in paths:
        cases.append(pytest.param(path, "light", WIDE, marks=() if path in (wide or paths) else left_to_all))
        cases.append(pytest.param(path, "dark", PHONE, marks=() if path in OF_EACH_KIND else left_to_all))
        cases += [pytest.param(path, *window, marks=left_to_all) for window in others]
    return pytest.mark.parametrize("path, scheme, width", cases)


OTHERS = [("light", PHONE), ("dark", WIDE)]
in_every_window = in_windows(PAGES + ASIDE, OTHERS)


@in_every_window
def test_a_page_asks_no_other_host_and_reports_no_error(facts, path, scheme, width):
    assert facts.faults == []


@in_windows(PAGES + ASIDE, OTHERS, wide=WITH_RULES)
def test_a_page_is_accessible(facts, path, scheme, width):
    assert facts.violations == []


@in_every_window
def test_a_page_fits_its_window(facts, path, scheme, width):
    assert facts.overflow <= 0, "the page is wider than its window"


@pytest.mark.parametrize("path", chosen_of(OF_EACH_KIND, CHAPTER_PAGES))
def test_the_card_of_an_exercise_is_not_scrolled_sideways_on_a_phone(facts_of, path):
    assert facts_of(path, "dark").scrolled == 0


@each_page
def test_a_page_weighs_little(facts_of, path):
    addresses = facts_of(path).addresses
    weights = {urlparse(address).path: wire_size(address) for address in set(addresses) if "data:" not in address}
    assert sum(weights.values()) <= HEAVIEST_PAGE, weights


def wire_size(address):
    """Bytes of a file as a server sends it, texts compressed."""
    path = SITE / unquote(urlparse(address).path).lstrip("/")
    content = path.read_bytes()
    return len(gzip.compress(content, 6)) if path.suffix in TEXT_FILES else len(content)


@in_windows(CHAPTER_PAGES)
def test_nothing_moves_while_a_chapter_loads(facts, path, scheme, width):
    assert facts.shift < 0.01


@each_chapter
def test_a_printed_chapter_keeps_its_content_and_drops_the_navigation(facts_of, path):
    assert facts_of(path).text_on_paper
    assert facts_of(path).navigation_on_paper == 0


@in_windows(CHAPTER_PAGES)
def test_printed_code_is_dark_on_white(facts, path, scheme, width):
    colours = facts.code_on_paper
    assert colours
    brightest = max(max(map(int, re.findall(r"\d+", colour)[:3])) for colour in set(colours))
    assert brightest < 200


@each_chapter
def test_a_chapter_has_what_every_chapter_has(path):
    for part in (
        "card-chapter",
        "data-explorable=",
        "implementation",
        "quiz-question",
        "card-exercise",
        "history",
        "figure",
    ):
        assert part in source(path), f"{path} has no {part}"


@each_chapter
def test_the_notebook_of_a_chapter_can_be_downloaded_as_released(path):
    slug = settings().chapter(Path(path).stem).slug
    file = (SITE / path).parent / read(path).downloads[0]
    assert file.name == f"{slug}.ipynb"
    assert file.read_bytes() == (ROOT / "exercises" / slug / f"{slug}.ipynb").read_bytes()


@pytest.mark.parametrize("path", CHAPTER_PAGES[:1] + CHAPTER_PAGES[-1:])
def test_a_page_keeps_its_colours_without_scripts(site, browser, path):
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{site}/{path}")
    for name in ("--xp-pos", "--pst-color-background", "--pst-color-border"):
        value = page.evaluate("(name) => getComputedStyle(document.documentElement).getPropertyValue(name)", name)
        assert value.strip(), f"{name} has no value"
    context.close()


def test_every_link_inside_the_site_leads_somewhere():
    files = {file: read(str(file.relative_to(SITE))) for file in SITE.rglob("*.html")}
    broken = []
    for file, page in files.items():
        for link in page.links:
            target = urlparse(link)
            if target.scheme or target.netloc or link.startswith("#") and target.fragment in ("", "top"):
                continue
            goal = (file.parent / unquote(target.path)).resolve() if target.path else file
            known = files[goal].ids if goal in files else {unquote(target.fragment)}
            if not goal.exists() or (target.fragment and unquote(target.fragment) not in known):
                broken.append((file.name, link))
    assert broken == []


def test_the_site_has_the_pages_and_notebooks_of_the_course_and_no_others():
    assert {f"book/{file.name}" for file in SITE.glob("book/*.html")} == set(PAGES)
    assert {file.stem for file in SITE.glob("notebooks/*")} == {chapter.slug for chapter in settings().chapters}


def test_every_figure_has_a_text_for_those_who_do_not_see_it():
    without = []
    for page in PAGES:
        images = re.findall(r"<img\b[^>]*>", source(page))
        without += [(page, image[:90]) for image in images if not re.search(r'alt="[^"]+"', image)]
        figures = re.findall(r"<figure\b[^>]*>\s*<svg\b[^>]*>", source(page))
        without += [(page, figure[:90]) for figure in figures if not re.search(r'aria-label(ledby)?="[^"]+"', figure)]
    assert without == []
