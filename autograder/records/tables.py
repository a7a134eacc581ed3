"""Text in a table that people open with a program for tables: it runs what looks like a formula.

Two texts that differ stay different.
"""

import unicodedata

from autograder.intake.names import is_unseen

SIGNS = {"=", "+", "-", "@"}  # what begins a formula


def safe(text: str) -> str:
    """The text such that no program for tables takes it for a formula, and all of it can be seen."""
    return no_formula(seen(text))


def seen(text: str) -> str:
    """The text with a code for each letter that can't be seen, as Python writes it.

    Examples
    --------
    >>> print(seen("a\\x1b[2Jb"), seen("a\\\\x1b[2Jb"))
    a\\x1b[2Jb a\\\\x1b[2Jb
    """
    return "".join(
        letter.encode("unicode_escape").decode() if letter == "\\" or is_unseen(letter) else letter for letter in text
    )


def no_formula(text: str) -> str:
    """The text such that no program for tables takes it, or a part of it that becomes a cell, for a formula.

    Examples
    --------
    >>> no_formula("=1+1"), no_formula("'=1+1"), no_formula("a;=1+1"), no_formula("Smith-Jones"), no_formula("-")
    ("'=1+1", "''=1+1", "a;'=1+1", 'Smith-Jones', '-')
    """
    return ";".join(f"'{part}" if is_formula(part.lstrip("'")) else part for part in text.split(";"))


def is_formula(text: str) -> bool:
    """Whether the first letter that can be seen is a sign, in whatever width, that begins a formula."""
    visible = (letter for letter in text if letter.isprintable() and not letter.isspace())
    first = unicodedata.normalize("NFKC", next(visible, ""))[:1]
    return first in SIGNS and next(visible, "") != ""
