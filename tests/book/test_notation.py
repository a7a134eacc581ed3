"""The notation page: it has every symbol of every formula, each with one meaning, and nothing that no page uses."""

import re
from functools import cache

import pytest

from book.chapters import chapters, left_out
from book.reading import formulas
from tests.book.pages import BOOK, ROOT

TABLE = re.compile(r"^```\{list-table\}.*?\n\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TEXT = (BOOK / "notation.md").read_text(encoding="utf-8")
PAGES = [path for path in sorted(BOOK.glob("*.md")) if path.stem not in ("notation", "references")]
ORDER = [chapter.name for chapter in chapters()]
LABELS = {chapter.label: chapter.name for chapter in [*chapters(), *left_out()]}

# A symbol is a letter, Latin or Greek, with the mark above it where there is one, or a sign that stands for an
# operation. These are none:
WORDS = re.compile(r"\\(?:text|texttt|operatorname|mathrm|textbf)\s*\{[^{}]*\}")  # words, in formulas as elsewhere
INDEX = re.compile(r"_(?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|\\?[A-Za-z]+|\d)")  # says which one, not what
ENVIRONMENT = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}(?:\{[^{}]*\})?|\\\\\[[^\]]*\]")  # how lines stand together
DIFFERENTIAL = re.compile(r"\{d(?=[}A-Za-z\\])")  # the d of a derivative, which is written as a fraction
LAYOUT = re.compile(  # sizes, distances, brackets, and fractions
    r"[td]?frac|sqrt|underset|underbrace|overbrace|left|right|lvert|rvert|[bB]igg?[lr]?|mathbf|q?quad|boxed"
)
SCHOOL = re.compile(  # signs and functions that a reader knows from school, or that the sentence beside them names
    r"cdots?|dots|times|pm|sum|prod|ln|log|exp|cos|max|min|le|ge|ne|approx|iff|mid|to|infty|leftarrow"
    r"|longrightarrow|Longleftrightarrow"
)
INDICES = {"i", "j"}  # explained among the conventions of the page

MARK = r"\\(?P<mark>hat|bar|tilde|widetilde|widehat|mathcal|mathbb|vec)(?![A-Za-z])\s*"
TOKEN = re.compile(
    rf"{MARK}\{{?\s*(?P<marked>\\?[A-Za-z]+?)(?:\s*\}}|(?![A-Za-z]))"
    r"|\\(?P<command>[A-Za-z]+)|(?P<letter>[A-Za-z'])"
)


def symbols(formula):
    """The symbols of a formula.

    Examples
    --------
    >>> sorted(symbols(r"\\hat y_i = \\sigma(\\text{score}) \\cdot f'(x)^2"))
    ["'", '\\\\hat y', '\\\\sigma', 'f', 'x']
    """
    for pattern, instead in ((WORDS, " "), (INDEX, ""), (ENVIRONMENT, " "), (DIFFERENTIAL, "{")):
        formula = pattern.sub(instead, formula)
    found = set()
    for token in TOKEN.finditer(formula):
        if token["mark"]:
            found.add(rf"\{token['mark']} {token['marked']}")
        elif token["letter"]:
            found.add(token["letter"])
        elif not (LAYOUT.fullmatch(token["command"]) or SCHOOL.fullmatch(token["command"])):
            found.add(rf"\{token['command']}")
    return found


def rows(table):
    """The rows of one of the tables of the page, without its header."""
    entries = re.split(r"^\* - ?", TABLE.findall(TEXT)[table], flags=re.MULTILINE)[2:]
    return [[cell.strip() for cell in re.split(r"\n  - ?", entry)] for entry in entries]


@cache
def used(page):
    """The symbols of all formulas of a page."""
    displayed, inline = formulas((BOOK / f"{page}.md").read_text(encoding="utf-8"))
    return set().union(*map(symbols, displayed + inline))


def named(cell):
    """The page that a cell of a table leads to."""
    return LABELS[re.search(r"ch-[\w-]+", cell)[0]]


MAIN = rows(0)
LOCAL = [(next(iter(symbols(letter))), named(page)) for letter, page, _ in rows(1)]
FORMULAS = [(row, re.findall(r"\$([^$]+)\$", row[0])) for row in MAIN]
KNOWN = INDICES.union(*(symbols(formula) for _, each in FORMULAS for formula in each))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_symbol_of_a_page_stands_in_the_notation(path):
    own = {letter for letter, page in LOCAL if page == path.stem}
    assert used(path.stem) - KNOWN - own == set()


def test_a_symbol_has_one_meaning_in_the_table():
    alone = [{INDEX.sub("", formula).strip() for formula in each} for _, each in FORMULAS]
    single = [symbol for row in alone for symbol in row if symbols(symbol) == {symbol}]
    assert {r"\hat y", r"\alpha", "E", "h"} <= set(single)
    assert sorted({symbol for symbol in single if single.count(symbol) > 1}) == []


def test_a_second_meaning_is_listed_once_and_found_on_its_page():
    assert sorted({each for each in LOCAL if LOCAL.count(each) > 1}) == []
    assert [(letter, page) for letter, page in LOCAL if letter not in used(page)] == []


def first_uses():
    """Each symbol that stands alone in a row of the table, with the chapter that the row names as the first.

    Names, expressions and rows of a chapter that the course leaves out have none.
    """
    for row, each in FORMULAS:
        asked = set().union(*map(symbols, each)) - INDICES
        if len(asked) == 1 and named(row[4]) in ORDER and not any("(" in formula for formula in each):
            yield *asked, named(row[4])


def builds_on(page):
    """All pages that a chapter builds on, as its card and theirs say: the same in whatever order a course has them."""
    card = re.search(r"^:needs: (.*)$", (BOOK / f"{page}.md").read_text(encoding="utf-8"), re.MULTILINE)
    direct = {LABELS[label] for label in re.findall(r"ch-[\w-]+", card[1])}
    return direct.union(*map(builds_on, direct))


@pytest.mark.parametrize(("symbol", "chapter"), [*first_uses()])
def test_the_chapter_that_uses_a_symbol_first_is_named(symbol, chapter):
    elsewhere = {page for letter, page in LOCAL if letter == symbol}
    assert symbol in used(chapter)
    assert {page for page in builds_on(chapter) - elsewhere if symbol in used(page)} == set()


@pytest.mark.parametrize("row", [pytest.param(row, id=row[2]) for row in MAIN if row[2]])
def test_the_name_in_code_is_used_in_code(row):
    names = re.findall(r"`([^`]+)`", row[2])
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "solutions").glob("*_ref/*.py"))
    code += (BOOK / f"{named(row[4])}.md").read_text(encoding="utf-8")
    assert names
    assert [name for name in names if name not in code] == []
