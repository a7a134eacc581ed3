"""Brings downloads into the class, and writes down what became of every file.

Of several attempts of a student the newest counts, or the first. It lies in ``submitted``; the others lie in ``older``,
each in a folder of its own, and so does what somebody had put in its place by hand. Nothing is ever deleted, and what
is collected twice is there once.
"""

import hashlib
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from tqdm import tqdm

from autograder.checking.words import many
from autograder.collect.attempts import Attempt, as_name, attempt_of, attempts_of, paths_of
from autograder.collect.matching import Roll, Whose
from autograder.collect.members import Download, Member, Unusable
from autograder.collect.platform_names import Said, said_by, without_again
from autograder.collect.times import Told, time_in, time_of_exchange, time_of_note
from autograder.intake.files import entries_of, read_file, walk
from autograder.intake.names import one_form
from autograder.intake.reading import LARGEST_FILE
from autograder.intake.recognise import assignment_in, assignment_labelled, assignment_named
from autograder.intake.submissions import SECRET, TIMESTAMP, is_litter
from autograder.records import arrivals
from autograder.records.arrivals import Arrival
from autograder.refused import writing
from autograder.roster.people import Person

OLDER = "older"
WORTH_A_BAR = 200  # files
NO_ASSIGNMENT = "which assignment it is for can't be told"


@dataclass
class Options:
    """How to collect.

    Parameters
    ----------
    assignment : str or None
        What all files are for; None where each says so itself.
    student : str or None
        Whose all files are; None where their names say so.
    first : bool
        Whether the first attempt counts, and not the newest.
    zone : ZoneInfo or None
        Where times are from that have no zone.
    progress : bool
        Whether to show a bar where there is much to do.
    """

    assignment: str | None = None
    student: str | None = None
    first: bool = False
    zone: ZoneInfo | None = None
    progress: bool = True


@dataclass
class Collected:
    """What became of the files of some downloads.

    Parameters
    ----------
    platforms : list of tuple of str
        The name of each download, and who made it.
    files : int
        All files of the downloads.
    states : Counter
        How many of them are in which state.
    new, replaced, same : dict of str to list of str
        By assignment: the students who have something now, another attempt than before, or what they had.
    unmatched : list of str
        The files that belong to nobody or to no assignment, and why.
    strange : list of str
        The downloads in which nobody of the class has a file.
    to_name : dict of Path to set of str
        The downloads with files whose assignment can't be told, and the assignments of their other files.
    late : list of str
        Who came late by a platform that doesn't say when.
    others : list of str
        Whose notebook says that it is another assignment's than the one that was named.
    remarks : list of str
        What else people should know.
    """

    platforms: list[tuple[str, str]] = field(default_factory=list)
    files: int = 0
    states: Counter[str] = field(default_factory=Counter)
    new: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    replaced: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    same: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unmatched: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    to_name: dict[Path, set[str]] = field(default_factory=dict)
    late: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass
class Piece:
    """A file of a download on its way: what its name says, whose it is, for what, and where its content is."""

    download: Download
    member: Member
    said: Said
    whose: Whose
    digest: str = ""
    assignment: str | None = None
    time: datetime | None = None
    state: Literal["", "unmatched", "left"] = ""
    why: str = ""

    @property
    def submission(self) -> tuple[str, str, str | tuple[str, ...]]:
        """What files of one submission share."""
        return self.download.name, _iso(self.download.made), self.said.submission or self.whose.students

    @property
    def students(self) -> tuple[str, ...]:
        """Whose record has it; nobody's, ``""``, where it goes to none."""
        return ("",) if self.state else self.whose.students


def collect(
    downloads: Iterable[Download],
    class_folder: Path,
    people: list[Person],
    told: dict[str, dict[str, Told]],
    options: Options,
) -> Collected:
    """Bring downloads into the class.

    Parameters
    ----------
    downloads : iterable of Download
        What platforms handed out.
    class_folder : Path
        The class.
    people : list of Person
        Who is in it.
    told : dict
        What tables say of times, by platform and submission.
    options : Options
        How to collect.
    """
    return _Run(class_folder, people, told, options).collect(list(downloads))


class _Run:
    def __init__(
        self, class_folder: Path, people: list[Person], told: dict[str, dict[str, Told]], options: Options
    ) -> None:
        self.folder, self.told, self.options = class_folder, told, options
        self.submitted = class_folder / "submitted"
        self.roll = Roll(people)
        self.done = Collected()
        self.record = {_identity(each): each for each in arrivals.read(class_folder)}
        self.contents: dict[tuple[str, str, str], Member] = {}  # the files of this run, by download, name and digest
        folders = entries_of(self.submitted, most=10**6) if self.submitted.is_dir() else []
        self.apart = {one_form(each.name): each.name for each in folders if each.name != one_form(each.name)}
        self.used = self._used()  # before this run
        self._of: defaultdict[tuple[str, str], list[Arrival]] = defaultdict(list)  # by student and assignment

    def _used(self) -> dict[tuple[str, str], Attempt]:
        """The attempt that counts of each student and assignment."""
        files: defaultdict[tuple[str, str], list[Arrival]] = defaultdict(list)
        for each in self.record.values():
            if each.state == "used" and each.student and each.assignment:
                files[each.student, each.assignment].append(each)
        return {whose: attempt_of(each) for whose, each in files.items()}

    def collect(self, downloads: list[Download]) -> Collected:
        total = sum(len(each.members) for each in downloads)
        show = self.options.progress and total >= WORTH_A_BAR
        every = 0.1 if sys.stderr.isatty() else 10.0
        pieces: list[Piece] = []
        with tqdm(total=total, unit="file", desc="reading", disable=not show, mininterval=every) as bar:
            for download in downloads:
                for piece in self._pieces(download):
                    pieces.append(piece)
                    bar.update()
        self._find_assignments(pieces)
        self._date(pieces)
        touched = self._note(pieces)
        for each in self.record.values():
            if each.student and each.assignment:
                self._of[each.student, each.assignment].append(each)
        with tqdm(total=len(touched), unit="submission", desc="collecting", disable=not show, mininterval=every) as bar:
            for student, slug in sorted(touched):
                self._settle(student, slug)
                bar.update()
        arrivals.write(self.folder, self.record.values())
        gone = sorted({student for student, _ in touched if self.roll.people[student].withdrawn})
        self.done.remarks += [
            f"{student} has withdrawn: what they handed in is kept and not graded." for student in gone
        ]
        self._count(pieces)
        return self.done

    def _pieces(self, download: Download) -> Iterator[Piece]:
        """The files of a download, each with whose it is."""
        said = self._said(download)
        names = Counter(each.platform for each in said)
        self.done.platforms.append((download.name, names.most_common(1)[0][0] if names else ""))
        for member, each in zip(download.members, said):
            whose = self._whose(each, member)
            if whose.depth is not None:
                each = Said("", member.parts[whose.depth + 1 :] or member.parts[-1:])
            piece = Piece(download, member, each, whose)
            if is_litter(member.parts):
                piece.state, piece.why = "left", "left by a program"
            elif member.refused:
                piece.state, piece.why = "unmatched", member.refused
            else:
                self._look(piece)
            yield piece

    def _said(self, download: Download) -> list[Said]:
        ids, logins = set(self.roll.people), self.roll.logins
        said = [said_by(each.parts, download.clones, ids, logins) for each in download.members]
        self.roll.know_repositories({each.ids["github"] for each in said if each.platform == "github"})
        canvas = [each for each in said if each.platform == "canvas"]
        if canvas and not any(self.roll.whose(each, ()).students for each in canvas):  # so it is somebody else's
            said = [said_by(each.parts, download.clones, ids, logins, canvas=False) for each in download.members]
        return said

    def _whose(self, said: Said, member: Member) -> Whose:
        if self.options.student:
            return Whose((self.options.student,))
        told = self.told.get("moodle", {}).get(said.ids.get("participant", ""))
        if told:
            said = replace(said, ids={"login": told.email} if told.email else {}, name=told.name or said.name)
        return self.roll.whose(said, member.parts)

    def _look(self, piece: Piece) -> None:
        """Read a file, and see for which assignment it is."""
        try:
            content = piece.member.read()
        except Unusable as problem:
            piece.state, piece.why = "unmatched", str(problem)
            return
        piece.digest = hashlib.sha256(content).hexdigest()
        if not piece.said.below:
            piece.time = self._time_of_note(piece, content)
            piece.state, piece.why = "left", "tells when it was handed in"
        elif {TIMESTAMP, SECRET} & set(piece.said.below):
            piece.state, piece.why = "left", "would be taken for what nbgrader's exchange writes"
        elif not piece.whose.students:
            piece.state, piece.why = "unmatched", piece.whose.why
        elif self.options.assignment:
            piece.assignment = self.options.assignment
            itself = assignment_labelled(content) if ".ipynb" in piece.said.below[-1].casefold() else None
            if itself and itself != piece.assignment:
                self.done.others += [f"{student} ({itself})" for student in piece.students]
        elif ".ipynb" in piece.said.below[-1].casefold():
            piece.assignment = _assignment_of(piece, content)

    def _time_of_note(self, piece: Piece, content: bytes) -> datetime | None:
        if piece.said.platform == "blackboard":
            return time_of_note(content, self.options.zone)
        return time_of_exchange(content)

    def _find_assignments(self, pieces: list[Piece]) -> None:
        """Give what is no notebook to the assignment of the notebook beside it, or of its name."""
        here: defaultdict[object, list[Piece]] = defaultdict(list)
        for piece in pieces:
            here[piece.submission].append(piece)
        for together in here.values():
            found = sorted({piece.assignment for piece in together if piece.assignment})
            for piece in together:
                if piece.state or piece.assignment:
                    continue
                beside = {each.assignment for each in together if each.said.below[:-1] == piece.said.below[:-1]}
                named = [slug for part in reversed(piece.said.below) if (slug := assignment_named(part))]
                only = [*sorted(filter(None, beside))][:1] if len(found) > 1 else found
                piece.assignment = next(iter([*named[:1], *only]), None) or piece.said.assignment
                piece.assignment = piece.assignment or _named_by(piece)
                if not piece.assignment:
                    piece.state, piece.why = "unmatched", NO_ASSIGNMENT

    def _date(self, pieces: list[Piece]) -> None:
        """Give every file the time of its submission."""
        notes = {piece.submission: piece.time for piece in pieces if piece.time}
        untold: Counter[tuple[str, str]] = Counter()  # by download, and by the text that no zone would help
        for piece in pieces:
            said, told = piece.said, None
            if said.platform in self.told:
                key = said.ids.get("participant") or said.ids.get("github", "")
                told = self.told[said.platform].get(key.casefold())
            text = told.time if told else said.time
            piece.time = notes.get(piece.submission) or (time_in(text, self.options.zone) if text else None)
            if not piece.time and any(letter.isdigit() for letter in text):
                untold[piece.download.name, text if self.options.zone else ""] += 1
        for (name, text), count in untold.items():
            when = f"when {many(count, 'file')} {'was' if count == 1 else 'were'} handed in"
            if text:
                self.done.remarks.append(
                    f"{name}: {when} can't be read, so it is not kept: {plain(text)!r}. "
                    "Write it as 2026-10-01 20:00 there, and run this again."
                )
            else:
                self.done.remarks.append(
                    f"{name}: {when} is told without a zone, so it is not kept. Write "
                    "the zone below [term] in course.toml, or add it, such as --zone Europe/Berlin, and run this again."
                )

    def _note(self, pieces: list[Piece]) -> set[tuple[str, str]]:
        """Write the files down; return whose submissions for which assignments are touched."""
        touched = set()
        elsewhere = set()  # where it was put when another assignment was named
        for piece in pieces:
            for student in piece.students:
                arrival = self._arrival(piece, student)
                before = self.record.get(_identity(arrival))
                if before and before.state == "used" and before.assignment and before.assignment != piece.assignment:
                    elsewhere.add((student, before.assignment))
                self.record[_identity(arrival)] = arrival
                self.record.pop((*_identity(arrival)[:3], ""), None) if student else None
                self.contents[_identity(arrival)[:3]] = piece.member
                if student and piece.assignment:
                    touched.add((student, piece.assignment))
        for student, slug in sorted(elsewhere):
            self._take_back(student, slug)
        return touched | {
            (each.student, each.assignment)
            for each in self.record.values()
            if each.student and each.assignment and (each.student, each.assignment) in elsewhere
        }

    def _take_back(self, student: str, slug: str) -> None:
        """Put aside what was brought for an assignment that it isn't for; what was changed there by hand stays."""
        used, place = self.used.pop((student, slug), None), self._place(student, slug)
        if used and _digests_in(place) == used.digests:
            aside = self._put_aside(student, slug, place, used)
            self.done.remarks.append(f"{student} {slug}: what lay there is for another assignment, and in {aside} now.")

    def _arrival(self, piece: Piece, student: str) -> Arrival:
        said = piece.said
        about = {"made": _iso(piece.download.made), "submission": said.submission, "file": "/".join(said.below)}
        before = self.record.get((piece.download.name, piece.member.name, piece.digest, student))
        told = _iso(piece.time) if piece.time else None
        return Arrival(
            download=piece.download.name,
            member=piece.member.name,
            platform=said.platform,
            student=student or None,
            assignment=piece.assignment,
            attempt=before.attempt if before else 0,
            handed_in=told or (before.handed_in if before else None),
            late=said.late,
            digest=piece.digest,
            state=piece.state or (before.state if before else "older"),
            reason=piece.why,
            elsewhere={**said.elsewhere, **{key: text for key, text in about.items() if text}},
        )

    def _settle(self, student: str, slug: str) -> None:
        """Choose the attempt that counts, and have it lie in the class."""
        attempts = attempts_of(self._of[student, slug])
        best = attempts[0] if self.options.first else attempts[-1]
        used = self.used.get((student, slug))
        place = self._place(student, slug)
        there = _digests_in(place)
        by_hand = bool(there) and (used is None or there != used.digests)
        kept = False
        if there and (there == best.digests or (used and used.digests == best.digests)):
            self.done.same[slug].append(student)
        elif by_hand and used is None and not self.options.first and _changed(place) > best.when[0]:
            kept = True
            self.done.remarks.append(f"{student} {slug}: what was put there by hand is later than this, and stays.")
        elif not self._can_bring(student, slug, best):
            self.done.remarks.append(
                f"{student} {slug}: the attempt that counts isn't in the class any more. Collect "
                f"{best.arrivals[0].download} again, together with this."
            )
            return
        else:
            if place.exists():
                aside = self._put_aside(student, slug, place, None if by_hand else used)
                if by_hand:
                    self.done.remarks.append(f"{student} {slug}: what was put there by hand lies in {aside} now.")
            self._bring(student, slug, best, place)
            (self.done.replaced if there else self.done.new)[slug].append(student)
        if not kept:
            _stamp(best, place)
            if best.handed_in is None and any(each.late for each in best.arrivals):
                self.done.late.append(f"{student} {slug}")
        why = "an earlier attempt counts" if self.options.first else "a later attempt counts"
        why = "what lies in the class by hand counts" if kept else why
        for number, attempt in enumerate(attempts, 1):
            counts = attempt is best and not kept
            for each in attempt.arrivals:
                self.record[_identity(each)] = replace(
                    each, attempt=number, state="used" if counts else "older", reason="" if counts else why
                )

    def _place(self, student: str, slug: str) -> Path:
        """Where a submission lies; the folder of a student may have its accents stored in another way."""
        return self.submitted / self.apart.get(student, student) / slug

    def _aside(self, student: str, slug: str, attempt: Attempt) -> Path:
        return self.folder / OLDER / student / slug / attempt.folder

    def _can_bring(self, student: str, slug: str, attempt: Attempt) -> bool:
        here = all(_identity(each)[:3] in self.contents for each in attempt.arrivals)
        return here or self._aside(student, slug, attempt).is_dir()

    def _bring(self, student: str, slug: str, attempt: Attempt, place: Path) -> None:
        """Put an attempt into the class: from its download, or from where it was put aside."""
        aside = self._aside(student, slug, attempt)
        part = self.folder / ".collecting"
        with writing(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            if aside.is_dir():
                aside.rename(place)
                return
            if part.exists():  # an interrupted run has left it
                shutil.rmtree(part)
            for each, path in paths_of(attempt, slug):
                file = part / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(self.contents[_identity(each)[:3]].read())
            part.rename(place)

    def _put_aside(self, student: str, slug: str, place: Path, used: Attempt | None) -> Path:
        """Move what lies in the class to where it doesn't count; return where it lies."""
        name = f"{as_name(_changed(place))}-by-hand"
        aside = self._aside(student, slug, used) if used else self.folder / OLDER / student / slug / name
        number = 1
        while aside.exists():
            number += 1
            aside = aside.with_name(f"{aside.name.partition('~')[0]}~{number}")
        with writing(aside):
            aside.parent.mkdir(parents=True, exist_ok=True)
            place.rename(aside)
        return aside.relative_to(self.folder)

    def _count(self, pieces: list[Piece]) -> None:
        """Count what became of the files: each is used, older, unmatched or left."""
        named: defaultdict[Path, set[str]] = defaultdict(set)
        by_name = set()  # the downloads of Moodle in which a name wasn't enough
        for piece in pieces:
            named[piece.download.path] |= {piece.assignment} if piece.assignment else set()
        for piece in pieces:
            keys = [(piece.download.name, piece.member.name, piece.digest, student) for student in piece.students]
            states = {self.record[key].state for key in keys}
            self.done.states["used" if "used" in states else min(states)] += 1
            if piece.state == "unmatched":
                self.done.unmatched.append(f"{piece.download.name}: {plain(piece.member.name)}: {piece.why}")
            if piece.why == NO_ASSIGNMENT:
                self.done.to_name[piece.download.path] = named[piece.download.path]
            if piece.said.platform == "moodle" and not piece.whose.students and "moodle" not in self.told:
                by_name.add(piece.download.name)
        self.done.remarks += [
            f"{name}: Moodle's download has names alone. Name its grading worksheet, too: that has addresses."
            for name in sorted(by_name)
        ]
        known = {piece.download.name for piece in pieces if piece.whose.students}
        self.done.strange = [name for name, _ in self.done.platforms if name not in known]
        self.done.files = sum(self.done.states.values())
        assert self.done.files == len(pieces), "every file is used, older, unmatched or left"


def plain(name: str) -> str:
    """A name as a terminal can show it, though somebody may have chosen it for what a terminal does."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def _assignment_of(piece: Piece, content: bytes) -> str | None:
    """The assignment of a notebook: by what is in it, else by its name."""
    name = piece.said.below[-1]
    named = assignment_named(without_again(name) if piece.said.platform == "canvas" else name)
    return assignment_labelled(content) or assignment_in(content) or named


def _named_by(piece: Piece) -> str | None:
    """The assignment that a path means, or the name of the download."""
    named = (assignment_named(part) for part in (*reversed(piece.member.parts), piece.download.name))
    return next(filter(None, named), None)


def _identity(arrival: Arrival) -> tuple[str, str, str, str]:
    return arrival.download, arrival.member, arrival.digest, arrival.student or ""


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _files_in(place: Path) -> list[Path]:
    """The files of a submission, without what tells its time."""
    files = [entry for entry in walk(place) if entry.kind == "file"] if place.is_dir() else []
    return [each.path for each in files if each.name not in (TIMESTAMP, SECRET) and not is_litter(each.parts)]


def _digests_in(place: Path) -> set[str]:
    return {hashlib.sha256(read_file(path, LARGEST_FILE + 1)).hexdigest() for path in _files_in(place)}


def _changed(place: Path) -> str:
    """When what lies in a folder was changed last."""
    times = [path.lstat().st_mtime for path in _files_in(place)] or [place.lstat().st_mtime]
    return _iso(datetime.fromtimestamp(max(times), UTC))


def _stamp(attempt: Attempt, place: Path) -> None:
    """Write down beside an attempt when it was handed in, as nbgrader's exchange does."""
    if attempt.handed_in is None:
        return
    text = f"{datetime.fromisoformat(attempt.handed_in):%Y-%m-%d %H:%M:%S} UTC\n"
    path = place / TIMESTAMP
    with writing(path):
        if not path.exists() or path.read_text(errors="replace") != text:
            path.write_text(text)
