"""What the term's rules say of single persons, ``class/term.toml``: who has more time, and who is excused from what."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from autograder.intake.names import one_form
from autograder.specs.settings import known_chapters, settings
from autograder.specs.toml import SettingsError, TomlFile, is_list_of_words
from autograder.term.rules import Rules, later_by

NAME = "term.toml"
TABLES = ("extensions", "excused")
MOST_DAYS = 1000
EXAMPLE = {"extensions": "{ acceptance = 2 }", "excused": '["acceptance"]'}


@dataclass(frozen=True)
class Persons:
    """Extensions and excuses, by student and chapter; an extension is a number of days, or until when.

    ``file`` is where they stand, for complaints.
    """

    extensions: Mapping[str, Mapping[str, int | datetime]] = field(default_factory=dict)
    excused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    file: TomlFile | None = None

    def unknown(self, students: Collection[str]) -> list[SettingsError]:
        """A complaint for each name that no student has."""
        if self.file is None:
            return []
        complaints = []
        for table, names in (("extensions", self.extensions), ("excused", self.excused)):
            for name in names:
                if name not in students:
                    near = get_close_matches(name, students, 1)
                    advice = f'did you mean "{near[0]}"?' if near else "is the name that of the folder in `submitted`?"
                    complaints.append(self.file.error(f'there is no student "{name}"; {advice}', table, name))
        return complaints

    def deadline(self, student: str, chapter: str, due: datetime, rules: Rules) -> datetime | None:
        """Until when a student has who has an extension; None for one who has none."""
        extension = self.extensions.get(student, {}).get(chapter)
        if isinstance(extension, int):
            return later_by(due, extension, rules.clock)
        return extension


def read(class_folder: Path, rules: Rules) -> Persons:
    """Read what is said of the persons of a class; nothing where there is no file."""
    path = class_folder / NAME
    return _Reader(path, rules).persons() if path.exists() else Persons()


class _Reader:
    def __init__(self, path: Path, rules: Rules) -> None:
        self.file = TomlFile(path, "extensions and excuses")
        self.rules = rules

    def persons(self) -> Persons:
        self.file.only(self.file.data, "", TABLES)
        extensions = {}
        for student, table in self.file.table("extensions").items():
            if not isinstance(table, dict):
                raise self._no_student("extensions", student)
            extensions[one_form(student)] = {
                _name(name): self._extension(student, name, value) for name, value in table.items()
            }
        excused = {}
        for student, names in self.file.table("excused").items():
            if not is_list_of_words(names):
                raise self._no_student("excused", student)
            for name in names:
                self._chapter(name, "excused", student)
            excused[one_form(student)] = tuple(dict.fromkeys(map(_name, names)))
        return Persons(extensions, excused, self.file)

    def _extension(self, student: str, chapter: str, value: Any) -> int | datetime:
        self._chapter(chapter, "extensions", student)
        if isinstance(value, bool | int | float):
            if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MOST_DAYS:
                return value
            message = f"an extension is a whole number of days, at least 1, or until when: {chapter} = 2026-10-26"
            raise self.file.error(message, "extensions", student, chapter)
        until = self.file.moment(value, self.rules.zone, "extensions", student, chapter)
        due = self.rules.due.get(chapter)
        if due and until < due:
            message = f'the extension of "{chapter}" ends before it is due for all, {self.rules.shown(due)}'
            raise self.file.error(message, "extensions", student, chapter)
        return until

    def _chapter(self, name: str, table: str, student: str) -> None:
        known = [topic.replace("_", "-") for topic in known_chapters()]
        self.file.one_of(_name(name), known, "there is no chapter", table, student, name)

    def _no_student(self, table: str, key: str) -> SettingsError:
        example = f'"ada" = {EXAMPLE[table]}'
        chapters = [topic.replace("_", "-") for topic in known_chapters()]
        about = f"write the student first, then the chapter: {example}" if key in chapters else f"write {example}"
        return self.file.error(f"below [{table}] stands a line for each student: {about}", table, key)


def _name(name: str) -> str:
    """The name of a chapter that may be given with its number."""
    try:
        return settings().chapter(name).name
    except KeyError:
        return name
