"""The settings of the course: its title and addresses, its chapters in their order, their points, and its term.

They stand in ``course.toml``, which an adopting instructor edits. A mistake there is a ``SettingsError`` whose
message names the line and says what to do.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from autograder.paths import SETTINGS
from autograder.specs.toml import SettingsError as SettingsError
from autograder.specs.toml import TomlFile, is_list_of_words
from autograder.term.reading import TABLES, read_rules
from autograder.term.rules import Rules

if TYPE_CHECKING:  # a page of the book that needs a title needs no NumPy
    from autograder.specs.question import Assignment

TEXTS = {"title": None, "author": "", "copyright": ""}  # of the course, and what stands for one that is left out
ADDRESSES = {"repository": "", "branch": "main", "site": ""}
AFTER_DUE: Final = "after the due date"  # when solutions may be shown
BUDGET = {"cells": 180.0, "questions": 90.0}  # seconds of CPU that a submission has
# other letters lose their mark
SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "ł": "l", "đ": "d"})
LARGEST_BUDGET = 270.0  # of both together: the processes of a submission are ended after 300

Shown = bool | tuple[str, ...] | Literal["after the due date"]


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
    show_solutions: Shown
    chapters: tuple[Chapter, ...]
    points: dict[str, float] = field(hash=False)
    files: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    seconds: dict[str, float] = field(default_factory=dict, hash=False)
    budget: dict[str, float] = field(default_factory=BUDGET.copy, hash=False)
    term: Rules = field(default_factory=Rules, hash=False)

    @property
    def identifier(self) -> str:
        """The title where nothing but plain letters will do, such as ``"intro-to-deep-learning"``."""
        whole = unicodedata.normalize("NFC", self.title).casefold().translate(SPELLED)
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", whole) if not unicodedata.combining(letter))
        return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "course"

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
        self.file = TomlFile(path)

    def settings(self) -> Settings:
        file = self.file
        known = [*TEXTS, "show_solutions", "addresses", "parts", "files", "points", "seconds", "budget", *TABLES]
        file.only(file.data, "", known)
        texts = {key: file.words(file.data, "", key, default) for key, default in TEXTS.items()}
        addresses = file.table("addresses")
        file.only(addresses, "addresses", ADDRESSES)
        places = {key: file.words(addresses, "addresses", key, default) for key, default in ADDRESSES.items()}
        for key in ("repository", "site"):
            if places[key] and not re.match("https?://", places[key]):
                raise file.error(f'{key} is the whole address: begin it with "https://"', "addresses", key)
        chapters = self._chapters()
        names = [chapter.name for chapter in chapters]
        budget = self._budget()
        rules = read_rules(file, names, [_name(topic) for topic in known_chapters()], _tasks)
        return Settings(
            **texts,
            **places,
            show_solutions=self._show_solutions(rules),
            chapters=chapters,
            points=self._numbers("points", "6", float("inf")),
            files=self._files(),
            seconds=self._numbers("seconds", "5", budget["questions"]),
            budget=budget,
            term=rules,
        )

    def _show_solutions(self, rules: Rules) -> Shown:
        shown = self.file.data.get("show_solutions", True)
        if isinstance(shown, bool):
            return shown
        if shown == AFTER_DUE:
            if not rules.due:
                message = f'solutions are shown "{AFTER_DUE}", and no chapter has one: write them below [due]'
                raise self.file.error(message, "", "show_solutions")
            return AFTER_DUE
        if not is_list_of_words(shown):
            message = (
                'show_solutions is true, false, or a list of chapters such as ["start-here", "acceptance"]; or '
                f'"{AFTER_DUE}"'
            )
            raise self.file.error(message, "", "show_solutions")
        for name in shown:
            self._known_chapter(name, "", "show_solutions")
        return tuple(shown)

    def _chapters(self) -> tuple[Chapter, ...]:
        file = self.file
        parts = file.data.get("parts")
        if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
            raise file.error('it has no parts: a part is a line [[parts]] and a line chapters = ["acceptance"]')
        chapters: list[Chapter] = []
        for place, part in enumerate(parts):
            file.only(part, "parts", ["title", "chapters"], place)
            title = file.words(part, "parts", "title", "", place) or None
            names = part.get("chapters")
            if not is_list_of_words(names) or not names:
                message = 'the chapters of a part are a list of names, such as chapters = ["acceptance"]'
                raise file.error(message, "parts", "chapters" if "chapters" in part else None, place=place)
            for number, name in enumerate(names):
                self._known_chapter(name, "parts", "chapters", place)
                if name in (each.name for each in chapters):
                    message = f'the chapter "{name}" is there twice: remove it here, or where it stands above'
                    raise file.error(message, "parts", "chapters", name, place, names[:number].count(name))
                chapters.append(Chapter(name, len(chapters), title))
        return tuple(chapters)

    def _numbers(self, name: str, example: str, most: float) -> dict[str, float]:
        """A table of numbers, one for a function each."""
        table = self.file.table(name)
        for function, number in table.items():
            right = isinstance(number, int | float) and not isinstance(number, bool)
            if not right or not isfinite(number) or not 0 < number <= most:
                bounds = "above 0" if most == float("inf") else f"above 0 and at most {most:g}"
                message = f"the {name} of {function} are a number {bounds}, such as {function} = {example}"
                raise self.file.error(message, name, function)
            self.file.one_of(function, _functions(), "no chapter asks for a function", name, function)
        return {function: float(number) for function, number in table.items()}

    def _budget(self) -> dict[str, float]:
        table = self.file.table("budget")
        self.file.only(table, "budget", BUDGET)
        budget = {key: self.file.number(table, "budget", key, default) for key, default in BUDGET.items()}
        if min(budget.values()) < 1 or sum(budget.values()) > LARGEST_BUDGET:
            message = f"{' and '.join(BUDGET)} have at least 1 second each, and together at most {LARGEST_BUDGET:g}"
            raise self.file.error(message, "budget", next(iter(table)))
        return budget

    def _files(self) -> dict[str, tuple[str, ...]]:
        table = self.file.table("files")
        for chapter, names in table.items():
            self._known_chapter(chapter, "files", chapter)
            if not is_list_of_words(names) or any(Path(name).name != name or name.startswith(".") for name in names):
                message = f'the files of {chapter} are a list of names without folders, such as ["helper.py"]'
                raise self.file.error(message, "files", chapter)
        return {chapter: tuple(names) for chapter, names in table.items()}

    def _known_chapter(self, name: str, table: str, key: str, place: int = 0) -> None:
        names = [_name(topic) for topic in known_chapters()]
        self.file.one_of(name, names, "there is no chapter", table, key, None if name == key else name, place)


def _name(topic: str) -> str:
    return topic.replace("_", "-")


def _functions() -> set[str]:
    """The functions that the chapters ask for, those that the course leaves out, too."""
    return {question.function for topic in known_chapters() for question in specification(topic).questions}


def _tasks() -> set[str]:
    """The functions and the texts that the chapters ask for."""
    return _functions() | {written.name for topic in known_chapters() for written in specification(topic).written}
