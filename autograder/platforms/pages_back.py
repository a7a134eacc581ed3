"""Feedback pages on their way back: each goes to whose it says that it is, or is kept back in words."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from autograder.records.arrivals import Arrival
from autograder.refused import reading
from autograder.roster import class_list
from autograder.roster.people import Person
from autograder.term.marks import Marks

WHOSE = re.compile(r'<meta name="student" content="([^"]*)">\s*<meta name="assignment" content="([^"]*)">')
HEAD = 4000  # characters of a page in which it says whose it is


@dataclass
class Account:
    """What became of the pages: how many there are, where they went, and which were kept back and why.

    ``left`` counts those of students who have left the class; nobody asks for them.
    """

    asked: int = 0
    given: int = 0
    left: int = 0
    files: list[Path] = field(default_factory=list)
    kept_back: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def keep_back(self, person: Person, slug: str, why: str) -> None:
        self.kept_back.append(f"{person.id} ({person.name}), {slug}: {why}")

    def check(self) -> None:
        """Every page has gone somewhere, or is named."""
        counted = self.given + len(self.kept_back)
        assert counted == self.asked, f"{self.asked} pages, and {counted} of them accounted for"


@dataclass(frozen=True)
class Page:
    """A feedback page: whose it is, for what, and where it lies."""

    person: Person
    slug: str
    path: Path

    @property
    def name(self) -> str:
        """What the file is called where a student gets it."""
        return f"{self.slug}.html"

    def content(self) -> bytes:
        with reading(self.path):
            return self.path.read_bytes()


def pages_of(class_folder: Path, slug: str, marks: Marks, failed: Set[tuple[str, str]], account: Account) -> list[Page]:
    """The pages of an assignment that can be given back; all others are entered into the account.

    Parameters
    ----------
    class_folder : Path
        Has the graded notebooks and the pages.
    slug : str
        The assignment.
    marks : Marks
        Who is in the class, and whose points are whole.
    failed : set of pairs
        Student and assignment where no page could be made.
    account : Account
        Is told what is kept back.
    """
    pages = []
    people = {person.id: person for person in marks.people if not person.withdrawn}
    withdrawn = class_list.withdrawn(class_folder)
    for graded in sorted((class_folder / "autograded").glob(f"*/{slug}")):
        student = graded.parent.name
        if student in withdrawn:
            account.left += 1
            continue
        path = class_folder / "feedback" / student / slug / f"{slug}.html"
        page = Page(people.get(student, Person(student)), slug, path)
        account.asked += 1
        mark = marks.marks.get((student, slug))
        if student not in people:
            account.keep_back(page.person, slug, "they are not in the class")
        elif mark is not None and mark.state == "waits for a person":
            account.keep_back(page.person, slug, "a text waits for a person, so the points aren't whole")
        elif (student, slug) in failed or not page.path.is_file() or page.path.is_symlink():
            account.keep_back(page.person, slug, "there is no page of theirs")
        elif whose(page) != (student, slug):
            account.keep_back(page.person, slug, f"{page.path} says that it is somebody else's")
        else:
            pages.append(page)
    return pages


def whose(page: Page) -> tuple[str, str] | None:
    """Whose a page says that it is, and for which assignment."""
    with reading(page.path), page.path.open(encoding="utf-8", errors="replace") as file:
        found = WHOSE.search(file.read(HEAD))
    return (unescape(found[1]), unescape(found[2])) if found else None


def used(arrivals: Iterable[Arrival], slug: str, platform: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each file of a platform that counts for an assignment: whose it is, and what the platform's names said."""
    for each in arrivals:
        if each.student and each.assignment == slug and each.platform == platform and each.state == "used":
            yield each.student, each.elsewhere


def claims_of(said: Iterable[tuple[str, dict[str, str]]], key: str) -> dict[str, set[str]]:
    """For the id of each student, all that was said to be theirs."""
    claims: dict[str, set[str]] = {}
    for student, elsewhere in said:
        if elsewhere.get(key):
            claims.setdefault(student, set()).add(elsewhere[key])
    return claims


def sole(
    pages: list[Page], claims: Mapping[str, Collection[str]], what: str, account: Account
) -> Iterator[tuple[Page, str]]:
    """The pages with the place that each has to itself; a place that two of them claim is nobody's.

    Parameters
    ----------
    pages : list of Page
        The pages of an assignment.
    claims : mapping
        For the id of a student, the places that are said to be theirs.
    what : str
        What such a place is, in words.
    account : Account
        Is told what is kept back.
    """
    times = Counter(place for places in claims.values() for place in places)
    for page in pages:
        places = sorted(claims.get(page.person.id, ()))
        if not places:
            account.keep_back(page.person, page.slug, f"no {what} is known for them")
        elif len(places) > 1:
            account.keep_back(page.person, page.slug, f"more than one {what} is said to be theirs: {', '.join(places)}")
        elif times[places[0]] > 1:
            account.keep_back(page.person, page.slug, f"the {what} {places[0]} is also that of another student")
        else:
            yield page, places[0]
