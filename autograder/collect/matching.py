"""Whose a file is, by the list of the class: by an identifier, else by a name, in whatever order and spelling."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from autograder.collect.platform_names import Said
from autograder.intake.recognise import assignment_named
from autograder.roster.people import Person

LOGINS = ("sis_login", "moodle_login", "blackboard_login", "sis_id", "moodle_id", "blackboard_id", "github_identifier")
SHORTEST = 3  # letters of an identifier that counts among other words
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


@dataclass(frozen=True)
class Whose:
    """The students whose a file is: one, or a group; with none, why.

    ``depth`` is the number of the part of the path that says so, where the platform doesn't.
    """

    students: tuple[str, ...] = ()
    why: str = ""
    depth: int | None = None


class Roll:
    """The people of a class, found by what a platform calls them.

    Parameters
    ----------
    people : iterable of Person
        The class, those who withdrew included.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = {person.id: person for person in people}
        self.identifiers: defaultdict[str, set[str]] = defaultdict(set)  # people by any identifier, in small letters
        self.columns: defaultdict[tuple[str, str], set[str]] = defaultdict(set)  # by one of a certain column
        self.groups: defaultdict[str, set[str]] = defaultdict(set)
        self.squeezed: defaultdict[str, set[str]] = defaultdict(set)  # by names without spaces
        self.called: dict[str, set[tuple[str, ...]]] = {}  # the words of the names of each, in each spelling
        self.words: defaultdict[str, set[str]] = defaultdict(set)  # people by a word of their names
        self.spelled: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)  # identifiers, in words
        for person in self.people.values():
            self._enter(person)
        self.title = ""  # what the repositories of a download begin with
        self.github = sorted((name for kind, name in self.columns if kind == "github"), key=len, reverse=True)

    @property
    def logins(self) -> set[str]:
        return set(self.identifiers)

    def whose(self, said: Said, parts: tuple[str, ...]) -> Whose:
        """Whose a file is, by what its name says and, where that is nothing, by the words in its path.

        What lies in a student's own folder or archive the student has named: there a platform's name tells nothing.
        """
        outer = self._outermost(parts[: said.depth])
        if outer is None:
            return self._whose(said, parts)
        found = self._whose(said, parts)
        if found.students == outer.students:
            return outer
        return Whose(why=f"it lies below a name of {' and '.join(outer.students)}, but its own is another's")

    def _outermost(self, parts: tuple[str, ...]) -> Whose | None:
        """The first of some folders that names a student, and whom."""
        for depth, part in enumerate(parts):
            whose = self._in_words(part)
            if whose and whose.students:
                return replace(whose, depth=depth)
        return None

    def _whose(self, said: Said, parts: tuple[str, ...]) -> Whose:
        if said.name and (members := self.groups.get(_squeezed(said.name))):
            return Whose(tuple(sorted(members)))
        for column, text in said.ids.items():
            found = self._by_id(column, text)
            if len(found) == 1:
                return Whose(tuple(found))
        if said.name:
            return self._by_name(said)
        if said.platform == "github":
            repository = _squeezed(said.ids["github"])
            teams = [team for team in self.groups if repository.endswith(team)]
            if teams:
                return Whose(tuple(sorted(self.groups[max(teams, key=len)])))
        if said.platform:
            return Whose(why=f"nobody on the list is {next(iter(said.ids.values()), '')!r} there")
        for depth, part in enumerate(parts):
            if whose := self._in_words(part):
                return replace(whose, depth=depth)
        return Whose(why="nobody on the list is named in it")

    def know_repositories(self, names: Iterable[str]) -> None:
        """Learn from all repositories together what theirs begin with: who is called ``a-b`` isn't who is ``b``."""
        ends = [(text.casefold(), each) for text in names for each in self._github_names(text)]
        titles = Counter(text.removesuffix(f"-{each}") for text, each in ends)
        self.title = titles.most_common(1)[0][0] if titles else ""

    def _github_names(self, repository: str) -> list[str]:
        """The names on GitHub that a repository ends with, the longest first."""
        return [name for name in self.github if repository.casefold().endswith(f"-{name}")]

    def _enter(self, person: Person) -> None:
        identifiers = [person.id, person.email, *(person.elsewhere.get(column, "") for column in LOGINS)]
        for text in filter(None, map(str.casefold, identifiers)):
            self.identifiers[text].add(person.id)
            if words := tuple(_words(text)):
                self.spelled[words[0]].append((words, person.id))
        for column, text in {**person.elsewhere, "id": person.id}.items():
            self.columns[column, text.casefold()].add(person.id)
        if group := person.elsewhere.get("group"):
            self.groups[_squeezed(group)].add(person.id)
        first, last = person.first_name, person.last_name
        more = [person.elsewhere.get(column, "") for column in ("canvas_name", "moodle_name")]
        spellings = set()
        for name in filter(None, [f"{first} {last}", *more]):
            for text in (name, name.casefold().translate(UMLAUTS)):
                spellings.add(tuple(sorted(_words(text))))
        self.called[person.id] = {each for each in spellings if each}
        for word in {word for each in spellings for word in each}:
            self.words[word].add(person.id)
        for name in filter(None, [f"{last}{first}", f"{first}{last}", *more]):
            for text in (name, name.casefold().translate(UMLAUTS)):
                self.squeezed[_squeezed(text)].add(person.id)

    def _by_id(self, column: str, text: str) -> set[str]:
        if column == "github":  # a repository is called after the assignment and the student
            names = self._github_names(text)
            titled = [name for name in names if text.casefold() == f"{self.title}-{name}"]
            return self.columns["github", [*titled, *names][0]] if names else set()
        if column == "login":
            return self.identifiers.get(text.casefold(), set())
        return self.columns.get((column, text.casefold()), set())

    def _by_name(self, said: Said) -> Whose:
        """Whose a file is by a whole name; one with another identifier of the platform is somebody else."""
        name = said.name
        found = self._called(name) or self._called(name.partition("-")[2])  # Moodle may have put a group before it
        others = {key for key in found for column, text in said.ids.items() if self._differs(key, column, text)}
        if found and found == others:
            who = " and ".join(sorted(found))
            return Whose(why=f"its name is that of {who}, but {next(iter(said.ids.values()))!r} is somebody else")
        if not found:
            return Whose(why=f"nobody on the list is called {name!r}")
        return self._one(found - others, name)

    def _called(self, name: str) -> set[str]:
        """The people of a whole name, in whatever order and spelling."""
        if found := self.squeezed.get(_squeezed(name)):
            return found
        words = tuple(sorted(_words(name)))
        return {key for word in words[:1] for key in self.words.get(word, ()) if words in self.called[key]}

    def _differs(self, key: str, column: str, text: str) -> bool:
        known = self.people[key].elsewhere.get(column, "")
        return known != "" and known.casefold() != text.casefold()

    def _one(self, found: set[str], name: str) -> Whose:
        """The only one of several, or the only one who is still in the class."""
        here = {key for key in found if not self.people[key].withdrawn}
        for chosen in (found, here):
            if len(chosen) == 1:
                return Whose(tuple(chosen))
        who = " and ".join(f"{key} ({self.people[key].name})" for key in sorted(found))
        return Whose(why=f"{name!r} can mean {who}")

    def _in_words(self, text: str) -> Whose | None:
        """Whom some words mean: those with most letters there, of an identifier before those of a name."""
        stem = re.sub(r"\.[^.]{1,6}$", "", text)
        if found := self.identifiers.get(stem.casefold(), set()) or self.identifiers.get(text.casefold(), set()):
            return self._one(found, text)
        stem = _without_assignment(stem)
        words = _words(stem)
        if not words:
            return None
        scores: defaultdict[str, tuple[int, bool]] = defaultdict(lambda: (0, False))
        for number, word in enumerate(words):
            for spelled, key in self.spelled.get(word, ()):
                length = sum(map(len, spelled))
                if length >= SHORTEST and tuple(words[number : number + len(spelled)]) == spelled:
                    scores[key] = max(scores[key], (length, True))
        there = {*words, *_words(stem.casefold())}
        for key in set().union(*(self.words.get(word, set()) for word in there)):
            for name in self.called[key]:
                if len(name) > 1 and there.issuperset(name):
                    scores[key] = max(scores[key], (sum(map(len, name)), False))
        if not scores:
            found = self.squeezed.get("".join(words), set())
            return self._one(found, text) if found else None
        best = max(scores.values())
        return self._one({key for key, score in scores.items() if score == best}, text)


def _words(text: str) -> list[str]:
    """The words of a text in small letters, without accents; a capital in a word begins another."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFC", text))
    return re.findall(r"[^\W_]+", _plain(text))


def _squeezed(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", _plain(text)))


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _without_assignment(text: str) -> str:
    """A name without the words that say which assignment it is."""
    slug = assignment_named(text)
    if slug is None:
        return text
    words = [word for word in re.split(r"[-_]", slug) if word]
    return re.sub(rf"(?<![^\W_])({'|'.join(map(re.escape, words))})(?![^\W_])", " ", text, flags=re.IGNORECASE)
