"""The settings of the course: its title and addresses, its chapters in their order, and their points.

They stand in ``course.toml``, which an adopting instructor edits. A mistake there is a ``SettingsError`` whose
message names the line and says what to do.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.paths import ROOT, SETTINGS
from autograder.refused import Refused

if TYPE_CHECKING:  # a page of the book that needs a title needs no NumPy
    from autograder.specs.question import Assignment

TEXTS = {"title": None, "author": "", "copyright": ""}  # of the course, and what stands for one that is left out
ADDRESSES = {"repository": "", "branch": "main", "site": ""}


class SettingsError(Refused):
    """A mistake in the file of settings, in words for the person who edits it."""


@dataclass(frozen=True)
class Chapter:
    """A chapter of the course: its name such as ``"cross-entropy"``, its place, and the title of its part, if any."""

    name: str
    number: int
    part: str | None = None

    @property
    def slug(self) -> str:
        """What its page, its notebook and its assignment are called, such as ``"07-cross-entropy"``."""
        return f"{self.number:02d}-{self.name}"

    @property
    def topic(self) -> str:
        """What its Python modules are called, such as ``"cross_entropy"``."""
        return self.name.replace("-", "_")


@dataclass(frozen=True)
class Settings:
    """What ``course.toml`` says. Addresses that it leaves empty are empty here."""

    title: str
    author: str
    copyright: str
    repository: str
    branch: str
    site: str
    show_solutions: bool | tuple[str, ...]
    chapters: tuple[Chapter, ...]
    points: dict[str, float] = field(hash=False)
    files: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def identifier(self) -> str:
        """The title where nothing but plain letters will do, such as ``"intro-to-deep-learning"``."""
        return re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-") or "course"

    def chapter(self, name: str) -> Chapter:
        """The chapter of a name or a slug; ``KeyError`` names the chapters that there are."""
        for chapter in self.chapters:
            if name in (chapter.name, chapter.slug, chapter.topic):
                return chapter
        raise KeyError(
            f"there is no chapter {name!r} in this course; it has {', '.join(each.slug for each in self.chapters)}"
        )


@cache
def settings() -> Settings:
    """The settings of this course: of ``course.toml``, or of the file that ``COURSE_SETTINGS`` names."""
    return read(SETTINGS)


@cache
def known_chapters() -> tuple[str, ...]:
    """The topics of all chapters that have a specification, those that the course leaves out, too."""
    modules = Path(__file__).parent.glob("*.py")
    found = (path.stem for path in modules if re.search("^ASSIGNMENT = ", path.read_text("utf-8"), re.MULTILINE))
    return tuple(sorted(found))


def specification(topic: str) -> "Assignment":
    """The specification of a chapter, as it is before the course gives it a place."""
    specified: Assignment = import_module(f"autograder.specs.{topic}").ASSIGNMENT
    return specified


def read(path: Path) -> Settings:
    """Read a file of settings; ``SettingsError`` says what is wrong in it, and where."""
    return _Reader(path).settings()


class _Reader:
    """One file, read into ``Settings``. Every complaint has the line of what it is about."""

    def __init__(self, path: Path):
        self.name = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
        try:
            self.text = path.read_text("utf-8")
            self.data = tomllib.loads(self.text)
        except FileNotFoundError:
            raise SettingsError(f"There is no file {path}, which should have the settings of the course.") from None
        except UnicodeDecodeError:
            raise SettingsError(f"{self.name} is not text in UTF-8: save it in that encoding.") from None
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(self._syntax(str(error))) from None

    def settings(self) -> Settings:
        self._known(self.data, "", [*TEXTS, "show_solutions", "addresses", "parts", "files", "points"])
        texts = {key: self._text(self.data, "", key, default) for key, default in TEXTS.items()}
        addresses = self._table("addresses")
        self._known(addresses, "addresses", ADDRESSES)
        places = {key: self._text(addresses, "addresses", key, default) for key, default in ADDRESSES.items()}
        for key in ("repository", "site"):
            if places[key] and not re.match("https?://", places[key]):
                raise self._error(f'{key} is the whole address: begin it with "https://"', "addresses", key)
        return Settings(
            **texts,
            **places,
            show_solutions=self._show_solutions(),
            chapters=self._chapters(),
            points=self._points(),
            files=self._files(),
        )

    def _show_solutions(self) -> bool | tuple[str, ...]:
        shown = self.data.get("show_solutions", True)
        if isinstance(shown, bool):
            return shown
        if not _is_list_of_texts(shown):
            message = 'show_solutions is true, false, or a list of chapters such as ["start-here", "acceptance"]'
            raise self._error(message, "", "show_solutions")
        for name in shown:
            self._known_chapter(name, "", "show_solutions")
        return tuple(shown)

    def _chapters(self) -> tuple[Chapter, ...]:
        parts = self.data.get("parts")
        if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
            raise self._error('it has no parts: a part is a line [[parts]] and a line chapters = ["acceptance"]')
        chapters: list[Chapter] = []
        for place, part in enumerate(parts):
            self._known(part, "parts", ["title", "chapters"], place)
            title = self._text(part, "parts", "title", "", place) or None
            names = part.get("chapters")
            if not _is_list_of_texts(names) or not names:
                message = 'the chapters of a part are a list of names, such as chapters = ["acceptance"]'
                raise self._error(message, "parts", "chapters" if "chapters" in part else None, place=place)
            for number, name in enumerate(names):
                self._known_chapter(name, "parts", "chapters", place)
                if name in (each.name for each in chapters):
                    message = f'the chapter "{name}" is there twice: remove it here, or where it stands above'
                    raise self._error(message, "parts", "chapters", name, place, names[:number].count(name))
                chapters.append(Chapter(name, len(chapters), title))
        return tuple(chapters)

    def _points(self) -> dict[str, float]:
        table = self._table("points")
        for function, points in table.items():
            number = isinstance(points, int | float) and not isinstance(points, bool)
            if not number or not isfinite(points) or points <= 0:
                message = f"the points of {function} are a number above 0, such as {function} = 6"
                raise self._error(message, "points", function)
            self._one_of(function, _functions(), "no chapter asks for a function", "points", function)
        return {function: float(points) for function, points in table.items()}

    def _files(self) -> dict[str, tuple[str, ...]]:
        table = self._table("files")
        known = [topic.replace("_", "-") for topic in known_chapters()]
        for chapter, names in table.items():
            self._one_of(chapter, known, "there is no chapter", "files", chapter)
            if not _is_list_of_texts(names) or any(Path(name).name != name or name.startswith(".") for name in names):
                message = f'the files of {chapter} are a list of names without folders, such as ["helper.py"]'
                raise self._error(message, "files", chapter)
        return {chapter: tuple(names) for chapter, names in table.items()}

    def _table(self, name: str) -> dict[str, Any]:
        table = self.data.get(name, {})
        if not isinstance(table, dict):
            raise self._error(f"{name} is a table: write [{name}] in a line of its own and its keys below", "", name)
        return table

    def _text(self, table: dict[str, Any], name: str, key: str, default: str | None, place: int = 0) -> str:
        text = table.get(key, default)
        if text is None:
            raise self._error(f'it has no {key}: add a line such as {key} = "Intro to Deep Learning" at its top')
        if not isinstance(text, str):
            raise self._error(f'{key} is a text in quotes, such as {key} = "…"', name, key, place=place)
        return text

    def _known(self, table: dict[str, Any], name: str, keys: Iterable[str], place: int = 0) -> None:
        for key in table:
            self._one_of(key, keys, "there is no setting", name, key, place=place)

    def _known_chapter(self, name: str, table: str, key: str, place: int = 0) -> None:
        names = [topic.replace("_", "-") for topic in known_chapters()]
        self._one_of(name, names, "there is no chapter", table, key, name, place)

    def _one_of(
        self,
        word: str,
        known: Iterable[str],
        complaint: str,
        table: str,
        key: str,
        value: str | None = None,
        place: int = 0,
    ) -> None:
        """Complain of a word that isn't among the known ones, and name the one that was meant."""
        known = sorted(known)
        if word in known:
            return
        near = get_close_matches(word, known, 1) or get_close_matches(re.sub(r"^\d+-", "", word), known, 1)
        advice = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(known)}"
        raise self._error(f'{complaint} "{word}"; {advice}', table, key, value, place)

    def _error(
        self,
        message: str,
        table: str | None = None,
        key: str | None = None,
        value: str | None = None,
        place: int = 0,
        skip: int = 0,
    ) -> SettingsError:
        line = None
        if table is not None:
            line = _line_of(self.text, table, place, key, value, skip) or _line_of(self.text, key or "", 0, None)
        return SettingsError(f"{self.name}, line {line}: {message}" if line else f"{self.name}: {message}")

    def _syntax(self, message: str) -> str:
        """What is wrong as TOML, with the place at the front, where other complaints have it."""
        found = re.search(r" \(at line (\d+), column (\d+)\)$", message)
        place = f"line {found[1]}, column {found[2]}" if found else f"line {len(self.text.splitlines())}"
        what = re.sub(r" \(at .*\)$", "", message)
        if what.startswith(("Cannot overwrite", "Cannot declare")):
            return (
                f"{self.name}, {place}: this is there already: every key stands once, and only [[parts]] several times"
            )
        return f"{self.name}, {place}: it can't be read as TOML: {what[:1].lower() + what[1:]}"


def _line_of(text: str, table: str, place: int, key: str | None, value: str | None = None, skip: int = 0) -> int | None:
    """The line of a table, of a key in it, or of a text among the key's values: tomllib doesn't say it.

    ``place`` counts the tables of the same name, ``skip`` the equal texts that are passed over.
    """
    lines = [(number, code) for number, code, where in _lines(text) if where == (table, place, key)]
    if value is not None:
        quoted = f"""["']{re.escape(value)}["']"""
        lines = [(number, code) for number, code in lines for _ in re.findall(quoted, code)]
    return lines[skip][0] if len(lines) > skip else None


def _lines(text: str) -> Iterator[tuple[int, str, tuple[str, int, str | None]]]:
    """Every line without its comment, and where it belongs: a table's name, which one of that name, and a key."""
    table, key, count = "", None, Counter({"": 1})
    for number, line in enumerate(text.splitlines(), start=1):
        code = re.sub(r"""("[^"]*"|'[^']*')|#.*""", r"\1", line)
        if head := re.match(r"\s*\[\[?\s*([\w-]+)\s*\]", code):
            table, key = head[1], None
            count[table] += 1
        elif begin := re.match(r"\s*([\w-]+)\s*=", code):
            key = begin[1]
        yield number, code, (table, count[table] - 1, key)


def _functions() -> set[str]:
    """The functions that the chapters ask for, those that the course leaves out, too."""
    return {question.function for topic in known_chapters() for question in specification(topic).questions}


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
