"""List the sentences that are easily false: those with always, none, only; with a number, a date, a source.

``python tools/claims.py [FILE…]`` prints one line for each, with its file and line, for somebody to judge who didn't
write it. Without files: the pages, the notebooks, the explorables, the hints and the messages.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (
    "README.md",
    "book/*.md",
    "book/assets/explorables/*.js",
    "solutions/notebooks/*.py",
    "solutions/misconceptions/**/*.py",
    "autograder/checking/hints.py",
)
STRONG = re.compile(
    r"\b(always|never|none|must|all|only|cannot|can't|every|nothing|nobody|exactly|impossible)\b", re.IGNORECASE
)
NUMBER = re.compile(r"(?<![\w`{-])[−-]?\d[\d.,:·/]*(?:\s?%)?(?![\w`}])")
SOURCE = re.compile(r"\{cite:\w+\}|\b(?:1[6-9]|20)\d\d\b")
FENCE = re.compile(r"^\s*(`{3,}|:{3,})\{?([\w-]*)\}?")
CODE = {"code-cell", "python", "text", "console", "bash", "math", "toml", "html", "figure"}
FORMAL = re.compile(r"\$[^$]*\$|`[^`]*`|<[^>]*>")  # formulas, code and markup: other tests read these
SENTENCE = re.compile(r"(?<=[.!?:])[\"')\]]*\s+(?=[\"'(\[{*`]*[A-Z0-9{$])")
STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|`((?:[^`\\\n]|\\.)*)`")


def prose_of_page(text: str) -> Iterator[tuple[int, str]]:
    """Every line of a Markdown page that is read as prose, with its number."""
    closed_by = ""
    for number, line in enumerate(text.splitlines(), start=1):
        fence = FENCE.match(line)
        if closed_by:
            closed_by = "" if line.strip() == closed_by else closed_by
        elif fence and fence[2] in CODE:
            closed_by = fence[1]
        elif not fence and not line.lstrip().startswith((":", "(", "%")):
            yield number, line


def prose_of_notebook(text: str) -> Iterator[tuple[int, str]]:
    """Every paragraph of a notebook's source, with its first line."""
    paragraph: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if line.startswith("# ") and not line.startswith(("# %%", "# - ")):
            paragraph.append(line.removeprefix("# "))
            continue
        if paragraph:
            yield number - len(paragraph), " ".join(paragraph)
        paragraph = [line.removeprefix("# ")] if line.startswith("# - ") else []


def prose_of_code(text: str) -> Iterator[tuple[int, str]]:
    """Every text of a program that is long enough to be a sentence."""
    for found in STRING.finditer(text):
        words = next(group for group in found.groups() if group is not None)
        if words.count(" ") > 3:
            yield text.count("\n", 0, found.start()) + 1, " ".join(words.split())


def prose_of(path: Path) -> Iterator[tuple[int, str]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        return prose_of_page(text)
    return prose_of_notebook(text) if path.parent.name == "notebooks" else prose_of_code(text)


def claims(path: Path) -> Iterator[tuple[int, str, str]]:
    """The sentences of a file that say much: their line, what makes them strong, and their words."""
    for number, line in prose_of(path):
        for sentence in SENTENCE.split(line):
            words = FORMAL.sub("", sentence)
            found = [kind.search(words) for kind in (STRONG, NUMBER)] + [SOURCE.search(sentence)]
            why = [match[0].strip().lower() for match in found if match]
            if why and len(sentence.split()) > 2:
                yield number, ", ".join(dict.fromkeys(why)), sentence.strip()


def main(names: list[str]) -> None:
    paths = [Path(name) for name in names] or [path for pattern in SOURCES for path in sorted(ROOT.glob(pattern))]
    for path in paths:
        shown = path.resolve().relative_to(ROOT) if path.resolve().is_relative_to(ROOT) else path
        for number, why, sentence in claims(path):
            print(f"{shown}:{number}\t{why}\t{sentence}")


if __name__ == "__main__":
    main(sys.argv[1:])
