"""The built pages as files: which there are, and what each of them says. Every page is read once."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from book import toc
from book.chapters import chapters

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
SITE = ROOT / "_build" / "html"
PAGES = [f"{page}.html" for page in toc.pages()]
CHAPTER_PAGES = [f"{chapter.page}.html" for chapter in chapters()]
OF_EACH_KIND = {  # looked at on a phone and in the dark too, when all pages are looked at wide and light
    *("search.html", "genindex.html", "book/index.html", *CHAPTER_PAGES[:3], *CHAPTER_PAGES[-1:]),
    *("book/glossary.html", "book/instructor-guide.html", "book/instructor-plan.html"),
}
WITH_RULES = {*OF_EACH_KIND, *CHAPTER_PAGES[-2:], "book/slide-map.html"}  # asked about the rules of accessibility
DIRECTIVE = re.compile(r"^`{3,}\{explorable\} (\S+)", re.MULTILINE)
EXPLORABLES = {  # by the pages that hold them
    page: names
    for page in PAGES
    if (names := DIRECTIVE.findall((ROOT / page).with_suffix(".md").read_text(encoding="utf-8")))
}


class Reader(HTMLParser):
    """The words of a page without drawings and scripts, the rows of its tables, its ids, links and downloads."""

    def __init__(self, html):
        super().__init__()
        self.parts, self.rows, self.ids, self.links, self.downloads = [], [], set(), [], []
        self.skipped, self.cell = 0, None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.skipped += tag in ("svg", "script", "style")
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
            self.downloads += [attributes["href"]] if "download" in attributes else []
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.cell = []

    def handle_endtag(self, tag):
        self.skipped -= tag in ("svg", "script", "style")
        if tag in ("td", "th"):
            self.rows[-1].append("".join(self.cell).strip())
            self.cell = None

    def handle_data(self, data):
        if self.skipped:
            return
        self.parts.append(data)
        if self.cell is not None:
            self.cell.append(data)


@cache
def source(path):
    """The HTML of a page, by its address inside the site."""
    file = SITE / path
    if not file.exists():
        pytest.fail(f"The site is not built: there is no {file}. Run `make course SERVE=no` first.")
    return file.read_text(encoding="utf-8")


@cache
def read(path):
    """What a page holds."""
    return Reader(source(path))


def words_of(html):
    """The text of a piece of HTML, each run of white space as one space."""
    return " ".join(" ".join(Reader(html).parts).split())


@cache
def words(path):
    """The text of a page, each run of white space as one space."""
    return " ".join(" ".join(read(path).parts).split())
