"""``pages.json`` of a class: from what each feedback page was made, so that one that is still right is kept.

Both are digests, of what a page was made from and of what was written. Times of files wouldn't do: a copy of a class
has others, and a mark in a database has none. A record that is lost costs time alone: all pages are made again.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from autograder.records.store import write_whole

NAME = "pages.json"


class PageRecord:
    """The feedback pages of a class, as they were made last.

    Parameters
    ----------
    class_folder : Path
        Has the record, and the pages.
    beside : iterable of str
        The names of the files that belong to a page.
    """

    def __init__(self, class_folder: Path, beside: Iterable[str]) -> None:
        self._path = class_folder / NAME
        self._pages = class_folder / "feedback"
        self._beside = tuple(beside)
        self._made = _read(self._path)

    def is_current(self, slug: str, student: str, origin: str) -> bool:
        """Whether the page is there as it was made, and was made from what there is now."""
        return self._made.get(f"{student}/{slug}") == [origin, self._content(slug, student)]

    def note(self, slug: str, student: str, origin: str) -> None:
        """Note that a page was made just now, and from what."""
        self._made[f"{student}/{slug}"] = [origin, self._content(slug, student)]

    def save(self) -> None:
        """Write the record."""
        write_whole(self._path, json.dumps(self._made, indent=1, sort_keys=True, ensure_ascii=False) + "\n")

    def _content(self, slug: str, student: str) -> str:
        return digest_of_files(self._pages / student / slug, (f"{slug}.html", *self._beside))


def digest_of_files(folder: Path, names: Iterable[str]) -> str:
    """The digest of some files of a folder; one that isn't there, or is a link, counts as such."""
    there = {name: folder / name for name in names}
    contents = {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in there.items()
        if path.is_file() and not path.is_symlink()
    }
    return hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()[:32]


def _read(path: Path) -> dict[str, list[str]]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
