"""The table of contents, ``_toc.yml``, which Jupyter Book reads: made from the settings of the course.

``python -m autograder build`` writes it, and so does ``python -m book.toc``.
"""

from itertools import groupby

import yaml

from book.chapters import ROOT, chapters

FILE = ROOT / "_toc.yml"
HEAD = "# Made from course.toml by `python -m autograder build`; don't edit it.\n"
FRONT = "book/index"
BEHIND = {  # the chapters
    "Reference": ("notation", "glossary", "slide-map", "references"),
    "For instructors": ("instructor-guide", "instructor-plan", "instructor-answers", "instructor-recipes"),
}


def contents() -> dict:
    """The table of contents as data: the parts of the course, then what stands behind them."""
    parts = []
    for title, group in groupby(chapters(), key=lambda chapter: chapter.part):
        parts.append({**({"caption": title} if title else {}), "chapters": [_entry(each.name) for each in group]})
    parts += [{"caption": title, "chapters": [_entry(name) for name in names]} for title, names in BEHIND.items()]
    return {"format": "jb-book", "root": FRONT, "parts": parts}


def _entry(name):
    return {"file": f"book/{name}"}


def pages() -> list[str]:
    """The pages of the book in their order, as Sphinx calls them; the front page first."""
    listed = contents()
    return [listed["root"], *(each["file"] for part in listed["parts"] for each in part["chapters"])]


def text() -> str:
    """What ``_toc.yml`` should hold."""
    return HEAD + yaml.safe_dump(contents(), sort_keys=False, allow_unicode=True)


def is_stale() -> bool:
    """Whether ``_toc.yml`` is not what the settings give."""
    return not FILE.is_file() or FILE.read_text(encoding="utf-8") != text()


def write() -> bool:
    """Bring ``_toc.yml`` up to date, and tell whether it had to change."""
    stale = is_stale()
    if stale:
        FILE.write_text(text(), encoding="utf-8")
    return stale


if __name__ == "__main__":
    print("wrote _toc.yml" if write() else "_toc.yml is up to date")
