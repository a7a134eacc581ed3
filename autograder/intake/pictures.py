"""Pictures that were pasted into a text: kept where they are plain pictures, and told where they are not.

Jupyter keeps one beside the text of its cell, Colab inside it. Here each becomes an attachment whose name is made of
its content, so that nothing of what a student wrote is left in the reference to it.
"""

import base64
import binascii
import hashlib
import re
from typing import Any
from urllib.parse import unquote

from autograder.intake.names import shown

BEGINNINGS = {  # of the files of a kind: what is called a picture must be one
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
}
LARGEST_PICTURE = 4 << 20  # bytes
MOST_PICTURES = 30  # of a notebook
MOST_SAID = 10  # sentences about others
LARGEST_SUM = 12 << 20  # bytes of a notebook's pictures
PASTED = re.compile(
    r"!\[([^\]\n]{0,200})\]\((?:"
    r"attachment:([^\n]{1,300}?\.\w{1,5}|[^)\n]{1,300})|"  # a name can have parentheses
    r"data:(image/[\w.+-]{1,20});base64,([\w+/=\s]*))\)"
)
KEPT = re.compile(r"(!\[[\w .-]*\]\(attachment:picture-[0-9a-f]{12}\.[a-z]+\))")
KINDS = "a PNG, JPEG, GIF or WebP file"


class Pictures:
    """The pictures of one notebook, as many as are kept; ``log`` says which were not."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.sizes: dict[str, int] = {}  # by name

    def of(self, text: str, attached: Any) -> tuple[str, dict[str, dict[str, str]]]:
        """A text that refers to its pictures by their new names, and these pictures as a cell's attachments.

        Parameters
        ----------
        text : str
            What was written.
        attached : object
            What the file has as the attachments of the cell.
        """
        bundles = attached if isinstance(attached, dict) else {}
        kept: dict[str, dict[str, str]] = {}
        names: dict[str, str | None] = {}  # new ones by old ones
        for old, bundle in bundles.items():
            kind, data = next(iter(bundle.items()), ("", "")) if isinstance(bundle, dict) else ("", "")
            names[str(old)] = self._keep(str(old), kind, data, kept)
        mentioned = set()

        def refer(match: re.Match[str]) -> str:
            alternative, old, kind, data = match.groups()
            name = names.get(old) or names.get(unquote(old)) if old else self._keep("pasted", kind, data, kept)
            mentioned.add(name)
            return _reference(alternative, name) if name else ""

        text = PASTED.sub(refer, text)
        for name in kept.keys() - mentioned:  # shown by HTML, which is taken out
            text += "\n\n" + _reference("", name)
        return text, kept

    def _keep(self, old: str, kind: Any, data: Any, kept: dict[str, dict[str, str]]) -> str | None:
        """Keep a picture under a name made of its content; return the name, or None where it is left out."""
        if kind not in BEGINNINGS:
            return self._leave_out(old, f"it is not {KINDS}")
        text = "".join(map(str, data)) if isinstance(data, list) else str(data)
        try:
            content = base64.b64decode("".join(text.split()), validate=True)
        except (binascii.Error, ValueError):
            content = b""
        if not BEGINNINGS[kind].match(content):
            return self._leave_out(old, f"it is not {KINDS}")
        if len(content) > LARGEST_PICTURE:
            return self._leave_out(old, f"it has more than {LARGEST_PICTURE >> 20} MB")
        name = f"picture-{hashlib.sha256(content).hexdigest()[:12]}.{kind.removeprefix('image/')}"
        self.sizes[name] = len(content)
        if len(self.sizes) > MOST_PICTURES or sum(self.sizes.values()) > LARGEST_SUM:
            del self.sizes[name]
            return self._leave_out(
                old, f"the notebook has more than {MOST_PICTURES}, or {LARGEST_SUM >> 20} MB of them"
            )
        kept[name] = {kind: base64.b64encode(content).decode()}
        return name

    def _leave_out(self, old: str, why: str) -> str | None:
        sentence = f"The picture {shown(old)} was left out: {why}."
        if sentence not in self.log and len(self.log) < MOST_SAID:
            self.log.append(sentence)
        return None


def _reference(alternative: str, name: str) -> str:
    words = re.sub(r"[^\w .-]", "", alternative)
    return f"![{words}](attachment:{name})"
