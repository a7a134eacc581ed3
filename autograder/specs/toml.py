"""A file of settings in TOML, read such that every complaint has its line and says what to do."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from autograder.paths import ROOT
from autograder.refused import Refused, reading

MOMENT = "write 2026-10-19 for the end of that day, or 2026-10-19T18:00:00"
KEY = r"""(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+))"""  # in quotes, where it has other characters than plain ones


class SettingsError(Refused):
    """A mistake in a file of settings, in words for the person who edits it."""


class TomlFile:
    """One file of settings.

    Parameters
    ----------
    path : Path
        The file.
    about : str
        What should be in it, for the complaint that it isn't there.
    """

    def __init__(self, path: Path, about: str = "the settings of the course"):
        self.name = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
        try:
            with reading(path):
                content = path.read_bytes() if path.exists() else None
            if content is None:
                raise SettingsError(f"There is no file {path}, which should have {about}.")
            self.text = content.decode("utf-8-sig")
            self.data = tomllib.loads(self.text)
        except UnicodeDecodeError:
            raise SettingsError(f"{self.name} is not text in UTF-8: save it in that encoding.") from None
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(self._syntax(str(error))) from None

    def table(self, name: str) -> dict[str, Any]:
        """A table of the file; an empty one where there is none."""
        table = self.data.get(name, {})
        if not isinstance(table, dict):
            raise self.error(f"{name} is a table: write [{name}] in a line of its own and its keys below", "", name)
        return table

    def tables(self, name: str) -> list[dict[str, Any]]:
        """The tables of a name that may be there several times."""
        tables = self.data.get(name, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise self.error(f"there may be several {name}: write [[{name}]], with two brackets, above each", name)
        return tables

    def words(self, table: dict[str, Any], name: str, key: str, default: str | None, place: int = 0) -> str:
        """A text of a table; None as the default is for what must be there."""
        text = table.get(key, default)
        if text is None:
            raise self.error(f'it has no {key}: add a line such as {key} = "Intro to Deep Learning" at its top')
        if not isinstance(text, str):
            raise self.error(f'{key} is a text in quotes, such as {key} = "…"', name, key, place=place)
        return text

    def number(
        self,
        table: dict[str, Any],
        name: str,
        key: str,
        default: float,
        most: float = float("inf"),
        whole: bool = False,
        place: int = 0,
    ) -> float:
        """A number of a table, at least 0 and at most ``most``."""
        number = table.get(key, default)
        right = isinstance(number, int if whole else int | float) and not isinstance(number, bool)
        if not right or not isfinite(number) or not 0 <= number <= most:
            kind = "a whole number" if whole else "a number"
            bounds = f"from 0 to {most:g}" if isfinite(most) else "of at least 0"
            raise self.error(
                f"{key} is {kind} {bounds}, such as {key} = {default or min(most, 10):g}", name, key, place=place
            )
        return float(number)

    def moment(self, value: Any, zone: ZoneInfo | None, table: str, key: str, inner: str | None = None) -> datetime:
        """A date, which means its end, or a date with a time: in UTC. Of a time that comes twice the later is meant.

        Parameters
        ----------
        value : object
            What stands in the file.
        zone : ZoneInfo or None
            Where the clock hangs.
        table, key, inner : str
            Where the value stands, for a complaint.
        """
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
            except ValueError:
                value = None
        if isinstance(value, date) and not isinstance(value, datetime):
            value = datetime.combine(value, time(23, 59, 59))
        if not isinstance(value, datetime):
            raise self.error(f"{inner or key} needs a day, and perhaps a time: {MOMENT}", table, key, inner)
        try:
            if value.tzinfo:
                return value.astimezone(UTC)
            if zone is None:
                advice = (
                    'in the settings of the course, write below [term] where the clock hangs: zone = "Europe/Berlin"'
                )
                raise self.error(f"{value} is a time in no zone: {advice}", table, key, inner)
            moment = value.replace(tzinfo=zone, fold=1).astimezone(UTC)
            if moment.astimezone(zone).replace(tzinfo=None) != value:
                advice = "the clocks are put forward then, so take another time"
                raise self.error(f"there is no {value} in {zone.key}: {advice}", table, key, inner)
        except OverflowError:
            raise self.error(f"there is no such year for {inner or key}: {MOMENT}", table, key, inner) from None
        return moment

    def only(self, table: dict[str, Any], name: str, keys: Iterable[str], place: int = 0) -> None:
        """Complain of a key that isn't among those of a table."""
        for key in table:
            self.one_of(key, keys, "there is no setting", name, key, place=place)

    def one_of(
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
        raise self.error(f'{complaint} "{word}"; {advice}', table, key, value, place)

    def error(
        self,
        message: str,
        table: str | None = None,
        key: str | None = None,
        value: str | None = None,
        place: int = 0,
        skip: int = 0,
    ) -> SettingsError:
        """The complaint of what stands somewhere in the file: a table, a key in it, a word among the key's values."""
        line = None
        if table is not None:
            line = _line_of(self.text, table, place, key, value, skip) or _line_of(self.text, table, place, key)
            line = line or _line_of(self.text, key or "", 0, None)
        return SettingsError(f"{self.name}, line {line}: {message}" if line else f"{self.name}: {message}")

    def _syntax(self, message: str) -> str:
        """What is wrong as TOML, with the place at the front, where other complaints have it."""
        found = re.search(r" \(at line (\d+), column (\d+)\)$", message)
        place = f"line {found[1]}, column {found[2]}" if found else f"line {len(self.text.splitlines())}"
        what = re.sub(r" \(at .*\)$", "", message)
        if what.startswith(("Cannot overwrite", "Cannot declare")):
            several = "only [[parts]] and [[groups]] several times"
            return f"{self.name}, {place}: this is there already: every key stands once, and {several}"
        if found and re.search(r"=\s*\d{4}-\d\d-\d\d[T ]\d\d?:\d\d(?!:)", self.text.splitlines()[int(found[1]) - 1]):
            return f"{self.name}, line {found[1]}: a time needs its seconds: {MOMENT}"
        return f"{self.name}, {place}: it can't be read as TOML: {what[:1].lower() + what[1:]}"


def is_list_of_words(value: Any) -> bool:
    """Whether a value of a file is a list of texts."""
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _line_of(text: str, table: str, place: int, key: str | None, value: str | None = None, skip: int = 0) -> int | None:
    """The line of a table, of a key in it, or of a word among the key's values: tomllib doesn't say it.

    ``place`` counts the tables of the same name, ``skip`` the equal words that are passed over.
    """
    lines = [(number, code) for number, code, where in _lines(text) if where == (table, place, key)]
    if value is not None:
        word = rf"""(?<![\w-])["']?{re.escape(value)}["']?(?![\w-])"""
        lines = [(number, code) for number, code in lines for _ in re.findall(word, code)]
    return lines[skip][0] if len(lines) > skip else None


def _lines(text: str) -> Iterator[tuple[int, str, tuple[str, int, str | None]]]:
    """Every line without its comment, and where it belongs: a table's name, which one of that name, and a key.

    What stands in a table within a table, such as ``[extensions.ada]``, belongs to the key ``ada`` of the outer one.
    """
    table, key, within, count = "", None, False, Counter({"": 1})
    for number, line in enumerate(text.splitlines(), start=1):
        code = re.sub(r"""("[^"]*"|'[^']*')|#.*""", r"\1", line)
        if head := re.match(rf"\s*\[\[?\s*{KEY}\s*(?:\.\s*{KEY}\s*)?\]", code):
            outer, inner = _first(head.groups()[:3]), _first(head.groups()[3:])
            table, key, within = outer or "", inner, inner is not None
            count[table] += not (within and count[table])
        elif not within and (begin := re.match(rf"\s*{KEY}\s*[.=]", code)):
            key = _first(begin.groups())
        yield number, code, (table, count[table] - 1, key)


def _first(words: Iterable[str | None]) -> str | None:
    """The word that is there."""
    return next((word for word in words if word is not None), None)
