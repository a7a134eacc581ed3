"""The tables of ``course.toml`` that are about the term, read into its rules."""

from collections.abc import Callable, Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from autograder.checking.words import many
from autograder.specs.toml import TomlFile, is_list_of_words
from autograder.term.rules import Group, Late, Rules

TABLES = ("term", "due", "late", "weights", "groups", "cancelled", "full_points")
TERM = ("zone", "drop_lowest")
LATE = ("grace_minutes", "percent_per_day", "percent_of", "at_most_percent", "no_points_after_days", "late_days")
OF = ("reached", "possible")
GROUP = ("title", "weight", "drop_lowest", "chapters")
LONGEST_GRACE = 24 * 60  # minutes: more is another due date
MOST_DAYS = 1000
WHOLE = 100.0  # percent of a mark
NEAR = 0.01  # percent, that weights such as 33.33 may lack


def read_rules(file: TomlFile, course: Sequence[str], known: Sequence[str], tasks: Callable[[], set[str]]) -> Rules:
    """Read the rules of a term.

    Parameters
    ----------
    file : TomlFile
        The settings of the course.
    course, known : sequence of str
        The chapters of the course in their order, and all that there are.
    tasks : callable
        Gives the names of the functions and texts that chapters ask for.
    """
    return _Reader(file, course, known, tasks).rules()


class _Reader:
    def __init__(
        self, file: TomlFile, course: Sequence[str], known: Sequence[str], tasks: Callable[[], set[str]]
    ) -> None:
        self.file, self.course, self.known, self.tasks = file, course, known, tasks

    def rules(self) -> Rules:
        term = self.file.table("term")
        self.file.only(term, "term", TERM)
        zone = self._zone(term)
        groups = self._groups()
        weights = self._weights(groups)
        counted = [name for name in self.course if weights.get(name, 1.0) and (name in weights or not weights)]
        return Rules(
            zone=zone,
            due=self._due(zone),
            late=self._late(),
            weights=weights,
            drop_lowest=self._dropped(term, "term", len(counted), groups),
            groups=groups,
            **self._cancelled(),
        )

    def _zone(self, term: dict[str, Any]) -> ZoneInfo | None:
        name = self.file.words(term, "term", "zone", "")
        if not name:
            return None
        if name not in (zones := available_timezones()):
            near = get_close_matches(name, zones, 1)
            advice = f'did you mean "{near[0]}"?' if near else 'write a place such as "Europe/Berlin"'
            raise self.file.error(f'there is no zone "{name}"; {advice}', "term", "zone")
        return ZoneInfo(name)

    def _due(self, zone: ZoneInfo | None) -> dict[str, datetime]:
        table = self.file.table("due")
        for name in table:
            self._chapter(name, "due", name)
        due = {name: self.file.moment(value, zone, "due", name) for name, value in table.items()}
        placed = [name for name in self.course if name in due]
        for before, name in zip(placed, placed[1:]):
            if due[name] < due[before]:
                message = (
                    f'"{name}" is due before "{before}", which comes earlier in the course: put the date right, or the '
                    "chapters into the order in which they are due"
                )
                raise self.file.error(message, "due", name)
        return due

    def _late(self) -> Late | None:
        table, number = self.file.table("late"), self.file.number
        if not table:
            return None
        self.file.only(table, "late", LATE)
        of = table.get("percent_of", OF[0])
        if of not in OF:
            message = 'percent_of is "reached", the points that a student has, or "possible", all that there are'
            raise self.file.error(message, "late", "percent_of")
        last = table.get("no_points_after_days")
        return Late(
            grace_minutes=number(table, "late", "grace_minutes", 0, LONGEST_GRACE),
            percent_per_day=number(table, "late", "percent_per_day", 0, WHOLE),
            percent_of=of,
            at_most_percent=number(table, "late", "at_most_percent", WHOLE, WHOLE),
            no_points_after_days=None
            if last is None
            else int(number(table, "late", "no_points_after_days", 7, MOST_DAYS, whole=True)),
            late_days=int(number(table, "late", "late_days", 0, MOST_DAYS, whole=True)),
        )

    def _weights(self, groups: tuple[Group, ...]) -> dict[str, float]:
        table = self.file.table("weights")
        for name in table:
            self._chapter(name, "weights", name)
        weights = {name: self.file.number(table, "weights", name, 10, WHOLE) for name in table}
        if weights and groups:
            message = (
                "chapters have weights of their own, or are in [[groups]] that have them: take one of the two away"
            )
            raise self.file.error(message, "weights")
        if weights:
            ours = {name: weight for name, weight in weights.items() if name in self.course}
            self._whole(sum(ours.values()), [name for name in weights if name not in ours], "weights")
            return ours
        return {}

    def _groups(self) -> tuple[Group, ...]:
        tables = self.file.tables("groups")
        groups: list[Group] = []
        for place, table in enumerate(tables):
            self.file.only(table, "groups", GROUP, place)
            for key, example in {"title": '"Homework"', "weight": "70", "chapters": '["acceptance"]'}.items():
                if key not in table:
                    message = f"this group has no {key}: add a line such as {key} = {example}"
                    raise self.file.error(message, "groups", place=place)
            title = self.file.words(table, "groups", "title", None, place)
            weight = self.file.number(table, "groups", "weight", 70, WHOLE, place=place)
            names = self._members(table, place, groups)
            dropped = self._dropped(table, "groups", len(names), (), place)
            groups.append(Group(title, weight, names, dropped))
        inside = {name for group in groups for name in group.chapters}
        if groups and (outside := [name for name in self.course if name not in inside]):
            message = (
                f'the chapter "{outside[0]}" is in none of the groups: add it to one; where it doesn\'t count, to one '
                "with weight = 0"
            )
            raise self.file.error(message, "groups")
        if groups:
            self._whole(sum(group.weight for group in groups), [], "groups")
        return tuple(groups)

    def _members(self, table: dict[str, Any], place: int, others: Sequence[Group]) -> tuple[str, ...]:
        names = table["chapters"]
        if not is_list_of_words(names) or not names:
            message = 'the chapters of a group are a list of names, such as chapters = ["acceptance"]'
            raise self.file.error(message, "groups", "chapters", place=place)
        for number, name in enumerate(names):
            self._chapter(name, "groups", "chapters", place)
            if name in names[:number] or any(name in group.chapters for group in others):
                message = f'the chapter "{name}" is in a group already: remove it here, or where it stands above'
                raise self.file.error(message, "groups", "chapters", name, place, names[:number].count(name))
        return tuple(name for name in names if name in self.course)

    def _whole(self, weights: float, left_out: Sequence[str], table: str) -> None:
        """Complain of weights that are not the whole together."""
        if abs(weights - WHOLE) > NEAR:
            without = f" without {', '.join(left_out)}, which the course leaves out" if left_out else ""
            message = f"the weights are {weights:g} percent together{without}, and have to be {WHOLE:g}"
            raise self.file.error(message, table)

    def _dropped(self, table: dict[str, Any], name: str, count: int, groups: tuple[Group, ...], place: int = 0) -> int:
        if "drop_lowest" not in table:
            return 0
        dropped = int(self.file.number(table, name, "drop_lowest", 1, MOST_DAYS, whole=True, place=place))
        if dropped and groups:
            message = "where there are [[groups]], each has its own drop_lowest: write it there"
            raise self.file.error(message, name, "drop_lowest")
        if dropped and dropped >= count:
            message = f"drop_lowest is {dropped}, and {many(count, 'counts', 'count')}: nothing would be left"
            raise self.file.error(message, name, "drop_lowest", place=place)
        return dropped

    def _cancelled(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for name in ("cancelled", "full_points"):
            table = self.file.table(name)
            for task, reason in table.items():
                self.file.one_of(task, self.tasks(), "no chapter asks for", name, task)
                if not isinstance(reason, str) or not reason.strip():
                    message = (
                        f'{task} needs the reason in quotes, such as {task} = "its text could be read in two ways"'
                    )
                    raise self.file.error(message, name, task)
                if any(task in other for other in found.values()):
                    message = (
                        f"{task} is among the cancelled questions too: it is either not counted, or has full points"
                    )
                    raise self.file.error(message, name, task)
            found[name] = {task: reason.strip() for task, reason in table.items()}
        return found

    def _chapter(self, name: str, table: str, key: str, place: int = 0) -> None:
        self.file.one_of(name, self.known, "there is no chapter", table, key, None if name == key else name, place)
