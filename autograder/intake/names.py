"""Names of folders and files that anybody may have chosen: which can be a student's, and how one is shown.

A name goes into nbgrader's gradebook, its pages, terminals and tables. Refused is what one of them would obey and what
nobody can see; accents, spaces inside, apostrophes, commas and brackets are let in.
"""

import unicodedata

LONGEST_NAME = 128  # characters of a student's name in nbgrader's gradebook
LONGEST_SHOWN = 80  # characters of a file's name in a sentence
MARKUP = '<>&"\\*?'  # obeyed by a page, or by a shell; no name of a file on Windows has them but &
UNSEEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}  # the kinds of letters that nobody sees, in Unicode's own names
PLAIN = " _.,;-()[]'+=@#%!~/"  # shown as they are, with letters and digits


def one_form(name: str) -> str:
    """The name as most keyboards write it: macOS takes its accents apart, and it is the same name."""
    return unicodedata.normalize("NFC", name)


def accents_of(name: str) -> str:
    """How the accents of a name are stored, for names that are the same but for this."""
    if name == one_form(name):
        return "whose accents are stored with their letters"
    apart = name == unicodedata.normalize("NFD", name)
    return "whose accents are stored apart" if apart else "whose accents are stored partly apart"


def why_no_student(name: str) -> str | None:
    """Why the name of a folder can't be a student's, or None where it can."""
    if any(unicodedata.category(letter) == "Cs" for letter in name):
        return "its name is not text"
    if any(is_unseen(letter) for letter in name):
        return "its name has characters that can't be seen"
    if any(letter in MARKUP for letter in name):
        return f"its name has one of the characters {' '.join(MARKUP)}"
    if name != name.strip():
        return "its name begins or ends with a space"
    if name.startswith("."):
        return "its name begins with a dot, so most programs hide it"
    if len(one_form(name)) > LONGEST_NAME:
        return f"its name is longer than {LONGEST_NAME} characters"
    return None


def is_unseen(letter: str) -> bool:
    """Whether a letter is one that nobody sees: it moves others, ends a line, or is half of one."""
    return unicodedata.category(letter) in UNSEEN


def shown(name: str) -> str:
    """A name as it can stand in a sentence that is read as Markdown: as code, and nothing in it does anything.

    Examples
    --------
    >>> shown("plot (1).png"), shown("a`<b>.txt")
    ('`plot (1).png`', '`a??b?.txt`')
    """
    plain = "".join(letter if letter.isalnum() or letter in PLAIN or _is_accent(letter) else "?" for letter in name)
    text = one_form(plain)
    if len(text) > LONGEST_SHOWN:
        text = text[: LONGEST_SHOWN - 1] + "…"
    return f"`{text.strip() or '?'}`"


def _is_accent(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"
