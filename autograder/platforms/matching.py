"""Whose row it is: people by what platforms call them. Who isn't certain is nobody."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from autograder.intake.names import one_form
from autograder.platforms.sheets import Sheet
from autograder.roster.people import Person

NAME = "name"  # the kind that is believed only where no other says anything
NAMES = {NAME, "canvas_name", "moodle_name"}  # what somebody else may be called, too


@dataclass(frozen=True)
class Said:
    """A cell that says whose row it is: its column, its text, and as what a person may be known by it."""

    column: str
    text: str
    kinds: tuple[str, ...]


Identify: TypeAlias = Callable[[tuple[str, ...]], list[Said]]  # takes a row of a table


def cells_that_say(sheet: Sheet, kinds: Mapping[str, tuple[str, ...]]) -> Identify:
    """Read whose a row is from those of these columns that the table has."""
    places = {name: place for name in kinds if (place := sheet.place(name)) is not None}
    return lambda row: [Said(name, row[place], kinds[name]) for name, place in places.items()]


class NotMatched(Exception):
    """A row is nobody's, or nobody knows whose; the message is the reason."""


class Matcher:
    """Finds people.

    Parameters
    ----------
    people : iterable of Person
        Who is in the class.
    more : mapping
        For the id of a student, further identifiers by their kinds.
    """

    def __init__(self, people: Iterable[Person], more: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self._found: dict[tuple[str, str], set[Person]] = {}
        self._known_of: dict[str, dict[str, str]] = {}
        for person in people:
            known = {"id": person.id, "email": person.email, **person.elsewhere, **(more or {}).get(person.id, {})}
            self._known_of[person.id] = known
            for kind, text in known.items():
                self._add(kind, text, person)
            for text in (_name(person.first_name, person.last_name), _name(person.last_name, person.first_name)):
                self._add(NAME, text, person)

    def _add(self, kind: str, text: str, person: Person) -> None:
        if key := _plain(text):
            self._found.setdefault((kind, key), set()).add(person)

    def person(self, row: Iterable[Said]) -> Person:
        """The person whose row it is; ``NotMatched`` says why it can't be told."""
        row = [said for said in row if _plain(said.text)]
        believed = {}
        for said in row:
            people = self._known(said, but=NAME)
            if len(people) == 1:
                believed[said.column] = people.pop()
        if len(set(believed.values())) > 1:
            told = ", ".join(f"{column} is of {person.id}" for column, person in believed.items())
            raise NotMatched(f"its columns are of several people: {told}")
        if believed:
            return self._certain(next(iter(believed.values())), row)
        named = set().union(*(self._known(said, only=NAME) for said in row))
        if len(named) == 1:
            return self._certain(named.pop(), row)
        who = " / ".join(said.text for said in row) or "a row without a name"
        raise NotMatched(f"{who}: {'several people of the class have this name' if named else 'nobody of the class'}")

    def _certain(self, person: Person, row: Iterable[Said]) -> Person:
        """The person, unless the row has their name alone and another's number, login or address."""
        known = self._known_of[person.id]
        others = []
        for said in row:
            if NAMES.isdisjoint(said.kinds):
                if _plain(said.text) in {_plain(known.get(kind, "")) for kind in said.kinds}:
                    return person
                others += [said] if known.get(said.kinds[0]) else []
        for said in others:
            raise NotMatched(f"it has the name of {person.id}, but {said.column} {said.text!r} is another's")
        return person

    def _known(self, said: Said, but: str = "", only: str = "") -> set[Person]:
        kinds = [kind for kind in said.kinds if kind != but and (not only or kind == only)]
        return next((found.copy() for kind in kinds if (found := self._found.get((kind, _plain(said.text))))), set())


def _name(first: str, second: str) -> str:
    return f"{first} {second}" if first and second else ""


def _plain(text: str) -> str:
    """A text without what differs between two platforms: spaces, commas, the size of letters, how accents are kept."""
    return one_form(" ".join(text.replace(",", " ").split())).casefold()
