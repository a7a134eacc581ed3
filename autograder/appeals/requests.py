"""What a student asks to be looked at again: sentences in cells of the student's own, or in a file beside the notebook.

``I ask to look again at: score, because …``: a person reads it, so it may be written in many ways.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from autograder.intake.cells import is_own
from autograder.intake.names import is_unseen

if TYPE_CHECKING:  # a command loads what it needs
    from nbformat import NotebookNode

PLACEHOLDER = "NAME"  # stands in the notebook for the name of a function
SENTENCE = f"I ask to look again at: {PLACEHOLDER}, because"  # as the notebook tells it
BEGINNING = re.compile(r"\bI\s+ask\s+(?:you\s+)?to\s+look\s+again\s+at\b[\s:*_`]*", re.IGNORECASE)
BECAUSE = re.compile(r"\bbecause\b", re.IGNORECASE)
LONGEST = 1_000  # characters of one that are kept
MOST = 20  # of one submission


def requests_in(texts: Iterable[str], names: Sequence[str]) -> dict[str, str]:
    """What is asked in some texts: the words by the name of what they are about, ``""`` where no name is known.

    Parameters
    ----------
    texts : iterable of str
        What a student wrote.
    names : sequence of str
        The functions and the texts that the assignment asks for.

    Examples
    --------
    >>> requests_in(["I ask to look again at: `score`, because my answer\\nis right."], ["score", "predict"])
    {'score': 'my answer is right.'}
    """
    found: dict[str, str] = {}
    for text in texts:
        for said in BEGINNING.split(text)[1:]:
            about, because, why = _halves(said)
            if about.startswith(PLACEHOLDER) and not because:
                continue
            if about.startswith(PLACEHOLDER) and cleaned(why).startswith("and goes on"):  # the notebook's own words
                continue
            known = [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", about, re.IGNORECASE)]
            words = cleaned(why if known else said)
            for name in known or [""]:
                if len(found) < MOST or name in found:
                    found[name] = words if name not in found else cleaned(f"{found[name]} {words}")
    return found


def requests_in_file(text: str, names: Sequence[str]) -> dict[str, str]:
    """What is asked in a file that is there for nothing else: it may begin without the sentence.

    Examples
    --------
    >>> requests_in_file("score: my answer is right.", ["score", "predict"])
    {'score': 'my answer is right.'}
    """
    if not text.strip():
        return {}
    return requests_in([text if BEGINNING.search(text) else f"I ask to look again at: {text.strip()}"], names)


def texts_of(notebook: "NotebookNode") -> list[str]:
    """The cells of a rebuilt notebook in which a student may ask something: all that the student added."""
    return [cell.source for cell in notebook.cells if is_own(cell)]


def cleaned(text: str) -> str:
    """The words of a student in one line, without what can't be seen, cut where there are too many."""
    text = text.replace("&lt;", "<")  # as a rebuilt notebook has it
    seen = "".join(" " if letter.isspace() else letter for letter in text if letter.isspace() or not is_unseen(letter))
    words = " ".join(seen.strip(" *_`#>").split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _halves(said: str) -> tuple[str, bool, str]:
    """What a request is about, whether there is a reason, and the reason."""
    because = BECAUSE.search(said, endpos=300)
    if because:
        return said[: because.start()], True, said[because.end() :]
    first, _, rest = said.partition("\n")
    about, mark, more = first.partition(":" if ":" in first else ",")
    if mark:
        return about, True, f"{more} {rest}"
    return (first, False, rest) if rest.strip() else (first, False, first)
