"""Brings lists together with the class: who of a list is whom, who is new, who has left.

Two rows mean one person if an identifier says so: a login, a number, an e-mail address. Only where none does, the name
decides, and only if nobody else has it and no identifier says otherwise.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.intake.names import LONGEST_NAME, is_unseen, one_form
from autograder.records.tables import is_formula
from autograder.refused import Refused
from autograder.roster.class_list import YES
from autograder.roster.columns import FIELDS, IDS, Origin, meanings_of, origin_of
from autograder.roster.people import Person, why_no_id
from autograder.roster.tables import Table

LOGINS = {"id", "email", "sis_login", "moodle_login", "blackboard_login", "github_identifier"}  # mean the same
NUMBERS = {"id", "sis_id", "moodle_id", "blackboard_id", "github_identifier"}
ALONE = {"canvas_id", "github", "integration_id"}
NAMED = ("last_name", "first_name", "name", "canvas_name", "moodle_name")
WHOLE = ("name", "canvas_name", "moodle_name", "github_name", "github_identifier")  # can be whole names


@dataclass(frozen=True)
class Row:
    """A row of a list: where it stands, and what it says, by meaning."""

    where: str
    said: dict[str, str]


@dataclass
class Understood:
    """What was understood of a list: who made it, what its columns mean, its rows, and what was left out."""

    path: Path
    origin: Origin
    meanings: dict[str, str]
    rows: list[Row]
    left_out: list[str] = field(default_factory=list)
    id_said: bool = False  # whether the command line names the column of the ids
    id_from: str = ""  # the meaning of the column that new people's ids are taken from


@dataclass
class Merged:
    """The class after some lists, and how it differs from before; people by their ids."""

    people: dict[str, Person]
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)  # in a list that doesn't say who is in the class


def understand(table: Table, said: Mapping[str, str]) -> Understood:
    """Find out what a list says.

    Parameters
    ----------
    table : Table
        The list.
    said : dict of str to str
        The columns that the command line names, by what they mean.

    Raises
    ------
    Refused
        If no column tells people apart, or two rows have the same identifier and contradict each other.
    """
    origin = origin_of(table.columns)
    meanings = meanings_of(table.columns, origin, said)
    if not any(meaning in IDS for meaning in meanings.values()) and "moodle_name" not in meanings.values():
        raise Refused(
            f"{table.path} has no column that tells people apart; it has {', '.join(filter(None, table.columns))}. "
            'Say which one does, such as --id "Student number", and name the others by --last-name, --first-name and '
            "--email."
        )
    mail = next((column for column, meaning in meanings.items() if meaning == "email"), None)
    mails = [text for _, cells in table.rows if mail and (text := cells.get(mail, ""))]
    if mails and not any("@" in text for text in mails):
        raise Refused(f"{table.path}: no cell of {mail!r} has an @, so it is no column of e-mail addresses.")
    understood = Understood(table.path, origin, meanings, [], id_said="id" in said)
    known: dict[tuple[str, str], Row] = {}
    for line, cells in table.rows:
        row = Row(f"{table.path}, line {line}", _said(cells, meanings))
        if why := _why_nobody(row.said):
            understood.left_out.append(f"line {line}: {why}")
            continue
        tokens = _in_list(row.said)
        shared = [token for token in tokens if token in known]
        earlier = known[shared[0]] if shared else None
        if earlier and not _contradict(row.said, earlier.said):
            _join(earlier.said, row.said)
            row = earlier
        elif earlier and shared[0][0] != "email":  # some lists have one address for several people
            meaning, text = shared[0]
            column = next(column for column, each in meanings.items() if each == meaning)
            raise Refused(
                f"{earlier.where}, and line {line} have the same {column}, {text!r}, and contradict each other: "
                "correct one of them."
            )
        else:
            understood.rows.append(row)
        for token in tokens:
            known.setdefault(token, row)
    return understood


def _in_list(said: dict[str, str]) -> list[tuple[str, str]]:
    """By what a row is known within its list, an address last: its identifiers, or all of it where it has none."""
    there = sorted((meaning for meaning in IDS if meaning in said), key="email".__eq__)
    whole = " / ".join(f"{key}: {text}" for key, text in sorted(said.items()) if key != "section")
    return [(meaning, said[meaning].casefold()) for meaning in there] or [("", whole)]


def _contradict(said: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two rows have another name or another identifier."""
    both = {*IDS, *NAMED} & said.keys() & other.keys()
    return any(said[key].casefold() != other[key].casefold() for key in both)


def _join(said: dict[str, str], more: dict[str, str]) -> None:
    """Add to a row what another of the same person says; who is in two sections is in both."""
    sections = [said.get("section", ""), more.get("section", "")]
    said.update({key: text for key, text in more.items() if key not in said})
    if all(sections) and sections[1] not in sections[0]:
        said["section"] = " and ".join(sections)


def merge(people: Iterable[Person], lists: list[Understood], section: str = "", part: bool = False) -> Merged:
    """Bring lists together with the class.

    Parameters
    ----------
    people : iterable of Person
        The class as it was.
    lists : list of Understood
        The lists; what the first says of a person counts.
    section : str
        The section whose list this is: nobody of another one leaves.
    part : bool
        Whether the lists don't have everybody, so that nobody leaves.

    Raises
    ------
    Refused
        If it can't be told whom a row means.
    """
    before = {person.id: person for person in people}
    whole = [each for each in lists if each.origin.whole] or ([] if before else lists)
    others = [each for each in lists if each not in whole]
    merging = _Merging(dict(before))
    for each in [*whole, *others]:
        merging.add(each, each in whole, section)
    now = merging.people
    listed = merging.listed
    if whole and not part:
        gone = [each for each in now.values() if each.id not in listed and section in ("", each.section)]
        now.update({person.id: replace(person, withdrawn=True) for person in gone})
    merged = Merged(now, strangers=merging.strangers)
    for key, person in sorted(now.items()):
        old = before.get(key)
        if old is None:
            merged.new.append(key)
        elif person.withdrawn > old.withdrawn:
            merged.withdrawn.append(key)
        elif person.withdrawn < old.withdrawn:
            merged.back.append(key)
        elif person != old:
            merged.changed.append(key)
    return merged


class _Merging:
    """People by their ids, and whom some words can mean."""

    def __init__(self, people: dict[str, Person]) -> None:
        self.people = people
        self.listed: set[str] = set()  # who is in the class
        self.strangers: list[str] = []
        self.told: defaultdict[str, set[str]] = defaultdict(set)  # by person: what a list of this run has said

    def add(self, each: Understood, whole: bool, section: str) -> None:
        """Take the rows of a list over."""
        found = self._find(each.rows)
        id_from = self._id_column(each, found)
        for number, row in enumerate(each.rows):
            key = found.get(number)
            if key is None and not whole:
                self.strangers.append(f"{row.where}: {_shown(row.said)} is nobody on the list")
                continue
            if key is None:
                key = self._new_id(row, id_from)
                self.people[key] = Person(key)
                each.id_from = id_from
            self._tell(key, row.said, section, whole)
            if whole:
                self.listed.add(key)
                self.people[key] = replace(self.people[key], withdrawn=False)

    def _find(self, rows: list[Row]) -> dict[int, str]:
        """The people whom rows mean, by the number of the row, for those that mean somebody known."""
        found: dict[int, str] = {}
        for tokens in (_strong, _weak):
            index: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
            for key, person in self.people.items():
                for token in tokens(_as_said(person)):
                    index[token].add(key)
            for number, row in enumerate(rows):
                if number in found:
                    continue
                meant = set().union(*(index[token] for token in tokens(row.said) if token in index))
                meant = {
                    key for key in meant if not (tokens is _weak and _differ(row.said, _as_said(self.people[key])))
                }
                if len(meant) > 1:
                    raise Refused(
                        f"{row.where}, {_shown(row.said)}: this can mean {' and '.join(sorted(meant))}, who are "
                        "different people in the class. If they are one, delete one of them in roster.csv there."
                    )
                if meant:
                    found[number] = meant.pop()
        self._find_by_name(rows, found)
        self._only_once(rows, found)
        return found

    def _find_by_name(self, rows: list[Row], found: dict[int, str]) -> None:
        names: defaultdict[str, list[str]] = defaultdict(list)
        taken = set(found.values())
        for key, person in self.people.items():
            if key not in taken:
                names[_name_of(_as_said(person))].append(key)
        count = Counter(_name_of(row.said) for number, row in enumerate(rows) if number not in found)
        for number, row in enumerate(rows):
            name = _name_of(row.said)
            if number in found or not name:
                continue
            meant = [key for key in names[name] if not _differ(row.said, _as_said(self.people[key]))]
            if len(meant) > 1 or (meant and count[name] > 1):
                raise Refused(
                    f"{row.where}: {_shown(row.said)} is the name of several people, and nothing else in this row says "
                    "who is meant. Give the list a column with a login, a number or an e-mail address."
                )
            if meant:
                found[number] = meant[0]

    def _only_once(self, rows: list[Row], found: dict[int, str]) -> None:
        first: dict[str, Row] = {}
        for number, key in found.items():
            if key in first and _differ(rows[number].said, first[key].said):
                raise Refused(f"{first[key].where} and {rows[number].where} would both be {key}: correct one of them.")
            first.setdefault(key, rows[number])

    def _id_column(self, each: Understood, found: dict[int, str]) -> str:
        """What new people are called by: what the people of the class are, else the best that tells all apart."""
        candidates = [meaning for meaning in IDS if meaning in each.meanings.values()]
        if each.id_said and "id" in candidates:
            return "id"
        apart = [name for name in candidates if self._tells_apart(name, each.rows)]
        alike = Counter({name: sum(each.rows[n].said.get(name) == key for n, key in found.items()) for name in apart})
        best = alike.most_common(1)
        if best and best[0][1]:
            return best[0][0]
        return apart[0] if apart else (candidates[0] if candidates else "")

    @staticmethod
    def _tells_apart(meaning: str, rows: list[Row]) -> bool:
        values = [row.said.get(meaning, "") for row in rows]
        return all(values) and len(set(values)) == len(values)

    def _new_id(self, row: Row, meaning: str) -> str:
        key = row.said.get(meaning, "")
        if not key:
            raise Refused(f"{row.where}, {_shown(row.said)}, has nothing that can be the id of a person.")
        why = why_no_id(key)
        if why:
            raise Refused(
                f"{row.where}: {ascii(key)} can't be the id of a person, which names a folder: {why}. Take another "
                "column for it, such as --id email."
            )
        if key in self.people:
            raise Refused(f"{row.where}: the id {key!r} is another person's. Take another column for it, by --id.")
        return key

    def _tell(self, key: str, said: dict[str, str], section: str, whole: bool) -> None:
        """Write down what a row says of a person, unless an earlier list of this run has said it.

        A list that doesn't say who is in the class, such as GitHub's, has names that people chose for themselves: they
        count where there is no other.
        """
        person = self.people[key]
        known = set() if whole else {name for name in FIELDS if getattr(person, name, "")}
        news = {name: text for name, text in _plain(said).items() if text and name not in self.told[key] | known}
        self.told[key] |= news.keys()
        if section:
            news["section"] = section
        news.pop("id", None)
        self.people[key] = replace(
            person,
            last_name=news.pop("last_name", person.last_name),
            first_name=news.pop("first_name", person.first_name),
            email=news.pop("email", person.email),
            section=news.pop("section", person.section),
            elsewhere={**person.elsewhere, **news},
        )


def _said(cells: Mapping[str, str], meanings: Mapping[str, str]) -> dict[str, str]:
    """What the cells of a row say, by meaning."""
    return {meaning: text for column, meaning in meanings.items() if (text := _clean(cells.get(column, ""), meaning))}


def _clean(text: str, meaning: str) -> str:
    """A cell such that nobody obeys it; an id is never changed, but refused where it can't be one."""
    if text.startswith('="') and text.endswith('"'):  # so Canvas and others keep a program for tables from counting
        text = text[2:-1]
    text = " ".join("".join(letter for letter in one_form(text) if not is_unseen(letter) or letter in "\t\n").split())
    if meaning in IDS and meaning not in ("email", "github_identifier"):
        return text
    text = text.translate({ord("<"): None, ord(">"): None, ord(";"): ","})
    while is_formula(text):
        text = text[1:]
    return text[:LONGEST_NAME]


def _why_nobody(said: Mapping[str, str]) -> str | None:
    """Why a row is nobody's, if it is."""
    name = said.get("canvas_name", said.get("last_name", ""))
    told = {key for key in said if key not in ("canvas_name", "last_name", "section")}
    if said.get("withdrawn", "").casefold() == YES:
        return "withdrawn"
    if name == "Points Possible" and not told:
        return "the points possible"
    if not told - {"first_name"} and not name:
        return "nobody is named"
    if (said.get("last_name"), said.get("first_name")) == ("Student", "Test") or name == "Student, Test":
        return "Canvas's Test Student" if "canvas_id" in said and "sis_id" not in said else None
    return None


def _plain(said: Mapping[str, str]) -> dict[str, str]:
    """What a row says, with first and last name where it has the whole name alone."""
    plain = {key: text for key, text in said.items() if key not in ("name", "withdrawn")}
    if "last_name" in plain or "first_name" in plain:
        return plain
    whole = next((said[key] for key in WHOLE if " " in said.get(key, "")), "")
    last, comma, first = whole.partition(",")
    if not comma:
        first, _, last = whole.rpartition(" ")
    return {**plain, "last_name": last.strip(), "first_name": first.strip()}


def _as_said(person: Person) -> dict[str, str]:
    about = {name: getattr(person, name) for name in FIELDS if name != "name"}
    return {key: text for key, text in {**about, **person.elsewhere}.items() if text}


def _strong(said: Mapping[str, str]) -> set[tuple[str, str]]:
    """What tells a person from all others: the kind of identifier, and the identifier."""
    tokens = {("login", text.casefold()) for key, text in said.items() if key in LOGINS}
    tokens |= {("number", text.casefold()) for key, text in said.items() if key in NUMBERS}
    return tokens | {(key, text.casefold()) for key, text in said.items() if key in ALONE}


def _weak(said: Mapping[str, str]) -> set[tuple[str, str]]:
    """A login, be it alone or before the @ of an address."""
    logins = [text.casefold().partition("@")[0] for key, text in said.items() if key in LOGINS]
    return {("login", login) for login in logins if not login.isdecimal()}


def _differ(said: Mapping[str, str], known: Mapping[str, str]) -> bool:
    """Whether an identifier says that two are not one person."""
    same = (LOGINS | NUMBERS | ALONE) - {"id", "github_identifier"}
    return any(key in known and known[key].casefold() != said[key].casefold() for key in same & said.keys())


def _name_of(said: Mapping[str, str]) -> str:
    """The words of a name in order, without accents."""
    plain = _plain(said)
    text = unicodedata.normalize("NFKD", f"{plain.get('last_name', '')} {plain.get('first_name', '')}".casefold())
    letters = "".join(letter if letter.isalnum() else " " for letter in text if not unicodedata.combining(letter))
    return " ".join(sorted(letters.split()))


def _shown(said: Mapping[str, str]) -> str:
    """A row, as a sentence can name it."""
    plain = _plain(said)
    name = " ".join(filter(None, [plain.get("first_name"), plain.get("last_name")]))
    return name or next((said[key] for key in (*IDS, *said) if said.get(key)), "it")
