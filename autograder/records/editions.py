"""``editions.json`` of a class: with which version each of its notebooks was handed out, and what that asks for."""

import json
from pathlib import Path

from autograder.contract.wire import BadData, decode, encode
from autograder.records.store import write_whole
from autograder.refused import Refused, reading
from autograder.specs.editions import Edition
from autograder.version import VERSION


class Editions:
    """What a class was handed out, by assignment; ``told`` are those whose differences people have heard of."""

    def __init__(self, class_folder: Path) -> None:
        self.path = class_folder / "editions.json"
        self.kept: dict[str, Edition] = {}
        self.told: dict[str, str] = {}  # in which version
        if not self.path.exists():
            return
        with reading(self.path):
            content = self.path.read_bytes()
        try:
            found = json.loads(content)
            self.kept = decode(dict[str, Edition], found["kept"])
            self.told = decode(dict[str, str], found["told"])
        except (BadData, ValueError, KeyError, TypeError, RecursionError) as problem:
            raise Refused(
                f"{self.path} should say with which version each notebook was handed out, and can't be read so "
                f"({problem}). Put it right, or move it away: then it is worked out from the notebooks that came in."
            ) from None

    def cells(self, slug: str) -> dict[str, float] | None:
        """What an assignment asks of this class; None where that is what the course asks for."""
        edition = self.kept.get(slug)
        return None if edition is None or edition.version == VERSION else edition.cells

    def keep(self, slug: str, edition: Edition) -> None:
        """Note what was handed out."""
        if self.kept.get(slug) != edition:
            self.kept[slug] = edition
            self._write()

    def tell(self, slug: str) -> bool:
        """Whether people have not yet heard how this version differs; they have then."""
        if self.told.get(slug) == VERSION:
            return False
        self.told[slug] = VERSION
        self._write()
        return True

    def _write(self) -> None:
        write_whole(self.path, json.dumps({"kept": encode(self.kept), "told": self.told}, indent=1) + "\n")
