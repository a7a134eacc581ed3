"""Marks on their way out: each of them is sent, or is accounted for in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.platforms.matching import Identify, Matcher, NotMatched
from autograder.platforms.sheets import Sheet
from autograder.records.tables import safe
from autograder.refused import Refused
from autograder.roster.people import Person
from autograder.specs.course import assignment
from autograder.term.marks import Mark, Marks

ALIKE = 1e-9  # of points
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


@dataclass
class Account:
    """What became of the marks: how many were sent, weren't there to send, and which were kept back and why."""

    asked: int
    files: list[Path] = field(default_factory=list)
    sent: int = 0
    missing: int = 0
    excused: int = 0
    waiting: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def check(self) -> None:
        """Every mark that was asked for is in one of the counts."""
        counted = self.sent + self.missing + self.excused + len(self.waiting) + len(self.lost)
        assert counted == self.asked, f"{self.asked} marks, and {counted} of them accounted for"


@dataclass(frozen=True)
class Class:
    """The part of a class's marks that is exported: who is in it, and for which assignments."""

    marks: Marks
    slugs: tuple[str, ...]

    @property
    def people(self) -> list[Person]:
        """Everybody who hasn't left."""
        return [person for person in self.marks.people if not person.withdrawn]

    def account(self) -> Account:
        return Account(asked=len(self.people) * len(self.slugs))

    def ready(self, account: Account) -> Iterator[tuple[Person, Mark]]:
        """The marks that are whole; all others are entered into the account."""
        for slug in self.slugs:
            for person in self.people:
                mark = self.marks.marks.get((person.id, slug))
                if mark is None or mark.state == "missing" or (mark.state == "graded" and mark.points is None):
                    account.missing += 1
                elif mark.state == "excused":
                    account.excused += 1
                elif mark.state == "waits for a person":
                    account.waiting.append(f"{person.id}, {slug}")
                else:
                    yield person, mark


@dataclass(frozen=True)
class Column:
    """A column of a platform's table that takes the marks of an assignment, and how many points it counts there."""

    place: int
    title: str
    maximum: float | None


@dataclass(frozen=True)
class Rules:
    """What a platform does with the marks in its table.

    Parameters
    ----------
    platform : str
        Its name in a sentence.
    capped : bool
        Whether it leaves out, without a word, what is more than its maximum.
    excused : str
        What it writes for somebody who is excused; empty where it has no word for it.
    closed : tuple of str
        What stands in a cell that takes no mark.
    scaled : bool
        Whether marks are brought to the platform's maximum.
    key : str
        The column by which it finds a student and which therefore has to stay as it is, if there is such a one.
    """

    platform: str
    capped: bool = False
    excused: str = ""
    closed: tuple[str, ...] = ()
    scaled: bool = False
    key: str = ""


def fill(
    sheet: Sheet,
    class_: Class,
    columns: Mapping[str, Column],
    identify: Identify,
    rules: Rules,
    known: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[Sheet, Account, set[int]]:
    """Fill marks into a platform's own table.

    A cell for which there is no whole mark stays as it is: an empty one would take away what the platform has.

    Parameters
    ----------
    sheet : Sheet
        The platform's table; each of its rows may be somebody's.
    class_ : Class
        The marks.
    columns : mapping
        For each slug, the column that takes its marks.
    identify : callable
        Takes a row and returns the cells that say whose it is, as ``cells_that_say`` makes it.
    rules : Rules
        What the platform does with marks.
    known : mapping or None
        For the id of a student, further identifiers.

    Returns
    -------
    tuple
        The filled table, the account, and the places of the rows that are somebody's.
    """
    account = class_.account()
    account.remarks += _factors(class_, columns, rules)
    rows = [list(row) for row in sheet.rows]
    of_person = _rows_by_person(sheet, class_.people, identify, account, known)
    comma = _has_comma(sheet, columns.values())
    for person, mark in class_.ready(account):
        column, row = columns[mark.assignment], of_person.get(person)
        points = mark.counted
        if rules.scaled and column.maximum is not None and mark.out_of:
            points *= column.maximum / mark.out_of
        problem = _problem(row, rows, column, points, sheet, rules)
        if problem or row is None:
            account.lost.append(f"{person.id} ({person.name}), {mark.assignment}, {number(mark.counted)}: {problem}")
        else:
            rows[row][column.place] = number(points, comma)
            account.sent += 1
    for person, row in of_person.items():
        for slug, column in columns.items():
            _remark_on_what_stays(rows[row], person, slug, column, class_, rules, account)
    account.check()
    return replace(sheet, rows=tuple(map(tuple, rows))), account, set(of_person.values())


def columns_of(
    titles: Mapping[int, tuple[str, ...]],
    maxima: Mapping[int, float | None],
    slugs: Iterable[str],
    named: Mapping[str, str],
    where: Path,
) -> dict[str, Column]:
    """Find the column of each assignment: the one that was named, or the only one that bears its name.

    Parameters
    ----------
    titles, maxima : mapping
        For the place of each column that takes marks, what it is called, in full first, and how many points it counts.
    slugs : iterable of str
        The assignments.
    named : mapping
        For a slug, what its column is called.
    where : Path
        The table.
    """
    columns = {}
    for slug in slugs:
        found = _called(titles, slug, named.get(slug))
        if len(found) != 1:
            what = f"called {named[slug]!r}" if slug in named else f"that is clearly {slug}"
            listed = "".join(f"\n  {title}" for title, *_ in titles.values()) or " none that takes marks"
            raise Refused(
                f"{where} has {'more than one' if found else 'no'} column {what}. Say which it is, with --column "
                f'{slug}="ITS TITLE". It has:{listed}'
            )
        columns[slug] = Column(found[0], titles[found[0]][0], maxima[found[0]])
    return columns


def _called(titles: Mapping[int, tuple[str, ...]], slug: str, named: str | None) -> list[int]:
    """The columns of this name, or those that bear a name of the assignment."""
    if named is not None:
        return [place for place, names in titles.items() if named in names]
    ours = {_words(name) for name in (slug, slug.partition("-")[2], assignment(slug).title)}
    exact = [place for place, names in titles.items() if ours & {*map(_words, names)}]
    return exact or [place for place, (title, *_) in titles.items() if f" {_words(slug)} " in f" {_words(title)} "]


def number(value: float, comma: bool = False) -> str:
    """A mark as it is written.

    Examples
    --------
    >>> number(7.50), number(8), number(20 / 3), number(6.975, comma=True)
    ('7.5', '8', '6.6667', '6,975')
    """
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if comma else text


def number_in(text: str) -> float | None:
    """The number that a cell holds, with a point or a comma; None where it holds no number.

    Examples
    --------
    >>> number_in(" 10,00 "), number_in("10"), number_in("(read only)")
    (10.0, 10.0, None)
    """
    text = text.strip()
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else None


def escaped(sheet: Sheet, columns: Iterable[int]) -> Sheet:
    """The sheet with these columns as text that no program for tables takes for a formula."""
    chosen = set(columns)
    rows = tuple(tuple(safe(cell) if at in chosen else cell for at, cell in enumerate(row)) for row in sheet.rows)
    return replace(sheet, rows=rows)


def _words(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def _factors(class_: Class, columns: Mapping[str, Column], rules: Rules) -> list[str]:
    """Refuse marks out of another number of points, unless they are to be scaled; then say by how much."""
    remarks = []
    for slug, column in columns.items():
        theirs = column.maximum
        whole = {
            mark.out_of for mark in class_.marks.marks.values() if mark.assignment == slug and mark.points is not None
        }
        differ = [ours for ours in sorted(whole) if theirs is not None and abs(ours - theirs) > ALIKE]
        if theirs is None or not differ:
            continue
        ours, there = number(differ[0]), number(theirs)
        if not rules.scaled:
            raise Refused(
                f"{rules.platform} counts {column.title!r} out of {there}, the course out of {ours}. Set it to {ours} "
                "there and take the table anew, or bring the marks to its points with --scale."
            )
        remarks.append(f"{slug}: marks out of {ours} are brought to {there}")
    return remarks


def _rows_by_person(
    sheet: Sheet,
    people: list[Person],
    identify: Identify,
    account: Account,
    known: Mapping[str, Mapping[str, str]] | None,
) -> dict[Person, int]:
    """Whose each row is. Two rows of one person are nobody's; a row that is nobody's is remarked on."""
    matcher = Matcher(people, known)
    found: list[tuple[Person, int]] = []
    for place, row in enumerate(sheet.rows):
        try:
            found.append((matcher.person(identify(row)), place))
        except NotMatched as reason:
            account.remarks.append(f"left as it is in {sheet.path.name}: {reason}")
    times = Counter(person for person, _ in found)
    account.remarks += [
        f"left as they are in {sheet.path.name}: {count} rows that could be {person.id}"
        for person, count in times.items()
        if count > 1
    ]
    return {person: place for person, place in found if times[person] == 1}


def _problem(
    row: int | None, rows: list[list[str]], column: Column, points: float, sheet: Sheet, rules: Rules
) -> str | None:
    """Why a mark can't be sent, or None where it can."""
    if row is None:
        return f"{sheet.path.name} has no row that is certainly theirs"
    if (cell := rows[row][column.place].strip()) in rules.closed:
        return f"{rules.platform} takes no mark there: {cell!r} stands in the cell"
    if (key := rows[row][sheet.place(rules.key) or 0] if rules.key else "") != safe(key):
        return f"its {rules.key} {key!r} would be taken for a formula, and changed it would find nobody"
    if rules.capped and column.maximum is not None and points > column.maximum + ALIKE:
        return f"{rules.platform} counts it out of {number(column.maximum)} and leaves out what is more"
    return None


def _remark_on_what_stays(
    row: list[str], person: Person, slug: str, column: Column, class_: Class, rules: Rules, account: Account
) -> None:
    """Write who is excused, and say where the platform has a mark and the class has none."""
    mark = class_.marks.marks.get((person.id, slug))
    if mark is not None and mark.state == "excused" and rules.excused:
        row[column.place] = rules.excused
    elif (mark is None or mark.state != "graded") and number_in(row[column.place]) is not None:
        state = "missing" if mark is None else mark.state
        has = row[column.place].strip()
        account.remarks.append(f"{person.id}, {slug}: {rules.platform} has {has}, here it is {state!r}; that stays")


def _has_comma(sheet: Sheet, columns: Iterable[Column]) -> bool:
    """Whether the numbers of a table have a decimal comma."""
    cells = [row[place] for place in {column.place for column in columns} for row in sheet.rows]
    cells += [cell for row in sheet.rows for cell in row if re.fullmatch(r"\d+,\d{1,5}", cell.strip())]
    return any(re.fullmatch(r"\s*\d+,\d+\s*", cell) for cell in cells) and not any(
        re.fullmatch(r"\s*\d+\.\d+\s*", cell) for cell in cells
    )
