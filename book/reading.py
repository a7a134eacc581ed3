"""How long a chapter takes to read: one formula, for all chapters, from what stands in their sources.

``minutes(text)`` is what the card of a chapter says, and with it the front page and the time plan. Nothing is left
out because it is folded: dropdowns, the words on each answer of a quiz and the code behind tabs are counted.
"""

import re
from dataclasses import dataclass

WORDS_PER_MINUTE = 120  # of a text that is read to be understood
PER_FORMULA = 1.0  # minutes for each formula on a line of its own
PER_CELL = 0.5  # for each piece of code that is shown, and for each figure, table or message that a cell makes
PER_EXPLORABLE = 5.0  # for each figure to move
ROUNDED_TO = 5  # minutes: nobody reads to the minute

FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^[ \t]*(?P<marks>`{3,})(?:\{(?P<name>[\w-]+)\})?(?P<rest>.*)$")
OPAQUE = {"code-cell", "math", None}  # what stands in these fences isn't prose
TITLED = {"admonition", "dropdown"}  # what stands behind their names is read
DISPLAYED = re.compile(r"\$\$(.*?)\$\$(?: *\([\w-]+\))?", re.DOTALL)
INLINE = re.compile(r"(?<![\\$])\$([^$]+?)\$")
LITERAL = re.compile(r"(?<!\})`[^`\n]*`")
ROLE = re.compile(r"\{[\w:]+\}`([^`<]*)(?:<[^`>]*>)?`")
MARKUP = re.compile(r"^\([\w-]+\)=$|^[ \t]*:[\w-]+:(?: .*)?$|^:{3,}.*$|^%.*$", re.MULTILINE)
WORD = re.compile(r"[^\W_](?:[\w.,'’·-]*\w)?")


@dataclass(frozen=True)
class Count:
    """What a reader of a page goes through."""

    words: int
    formulas: int
    explorables: int
    cells: int

    @property
    def minutes(self) -> int:
        """The minutes of reading."""
        exact = (
            self.words / WORDS_PER_MINUTE
            + self.formulas * PER_FORMULA
            + self.cells * PER_CELL
            + self.explorables * PER_EXPLORABLE
        )
        return ROUNDED_TO * max(1, round(exact / ROUNDED_TO))


def fences(text: str) -> tuple[str, list[tuple[str | None, str]]]:
    """Take a page apart: its prose, that inside of directives included, and its fences by name, each with its body.

    Of a fence without a name, which is code or a message to read, the name is None.
    """
    outside: list[str] = []
    found: list[tuple[str | None, list[str]]] = []
    opened: list[tuple[int, str | None]] = []
    for line in FRONT_MATTER.sub("", text).splitlines():
        fence = FENCE.match(line)
        if fence and opened and len(fence["marks"]) >= opened[-1][0] and not (fence["name"] or fence["rest"].strip()):
            opened.pop()
        elif fence and not (opened and opened[-1][1] in OPAQUE):
            found.append((fence["name"], []))
            opened.append((len(fence["marks"]), fence["name"]))
            outside += [fence["rest"]] if fence["name"] in TITLED else []
        elif opened and opened[-1][1] in OPAQUE:
            found[-1][1].append(line)
        else:
            outside.append(line)
            if opened:
                found[-1][1].append(line)
    return "\n".join(outside), [(name, "\n".join(body)) for name, body in found]


def formulas(text: str) -> tuple[list[str], list[str]]:
    """The displayed and the inline formulas of a page, as they are typed.

    Examples
    --------
    >>> formulas("The score $z$ is\\n\\n$$ z = w x + b $$ (eq-z)\\n\\nand `$HOME` or `$PATH` no formula.")
    ([' z = w x + b '], ['z'])
    """
    prose, blocks = fences(text)
    displayed = [body for name, body in blocks if name == "math"] + DISPLAYED.findall(prose)
    return displayed, INLINE.findall(LITERAL.sub("", DISPLAYED.sub("", prose)))


def count(text: str) -> Count:
    """Count what a reader of a page goes through; a formula within a sentence is a word of it.

    Examples
    --------
    >>> count("# Hi\\n\\nThe {term}`score` is $z$.\\n\\n```{explorable} boundary\\n:label: A line\\nDrag it.\\n```\\n")
    Count(words=7, formulas=0, explorables=1, cells=0)
    """
    prose, blocks = fences(text)
    displayed, _ = formulas(text)
    shown = [body for name, body in blocks if name in ("code-cell", "implementation") and "remove-cell" not in body]
    words = MARKUP.sub("", ROLE.sub(r"\1", DISPLAYED.sub("", prose)))
    return Count(
        words=len(WORD.findall(INLINE.sub(" formula ", words))),
        formulas=len(displayed),
        explorables=sum(name == "explorable" for name, _ in blocks),
        cells=len(shown),
    )


def minutes(text: str) -> int:
    """The minutes that a page takes to read."""
    return count(text).minutes
