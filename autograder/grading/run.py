"""Grade the submissions of a class: every student gets a result, whatever was handed in.

Processes judge; this one alone writes. For each submission it writes the verdict, the notebook, the gradebook, and
last the lines of the results: what has its lines is done, and what is not done is done by the next run.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from autograder.appeals.docket import Docket, name_of
from autograder.appeals.requests import requests_in_file
from autograder.grading.counting import count, source_of
from autograder.grading.editions import require_numbers, settle_edition
from autograder.grading.interruption import Interruption
from autograder.grading.jobs import Job, judge_submission
from autograder.grading.pool import Pool
from autograder.intake.submissions import Submissions
from autograder.nbgrader.database import examine, said_plainly
from autograder.records import results
from autograder.records.editions import Editions
from autograder.records.ledger import Ledger, Source
from autograder.records.lock import only_one
from autograder.records.outcome import Mark, Outcome
from autograder.records.store import Store, fingerprint, key_of, seed_of
from autograder.refused import InTheWay, Refused
from autograder.roster import class_list
from autograder.specs.editions import as_handed_out, cells_of, gone_from
from autograder.specs.settings import settings
from autograder.term.people import persons_of

if TYPE_CHECKING:  # nbgrader is loaded while others judge already
    from autograder.nbgrader.gradebook import ClassBook, Entered

MOST_NAMED = 10  # students, in a sentence
PRELOAD = (
    "autograder.quickstart",
    "autograder.grading.jobs",
    "autograder.grading.judge",
    "autograder.intake.normalise",
    "autograder.nbgrader.labels",
)


@dataclass
class ClassFolders:
    """Where a class lies: submissions in nbgrader's layout student/assignment/notebook, and the rest."""

    folder: Path
    submitted: Path
    db_url: str | None = None

    @property
    def results(self) -> Path:
        return self.folder / "results.jsonl"


@dataclass
class Options:
    """How a run grades.

    Parameters
    ----------
    seed : int or None
        Draws the hidden cases; None takes the class's own, which is drawn once.
    trust : bool
        Whether to run students' code without a sandbox where there is none; the results say so.
    again : bool
        Whether to judge everything, not only what has changed.
    processes : int or None
        How many processes of this machine judge; None is one for each core.
    scheduler : str or None
        The address of a Dask scheduler whose workers judge instead.
    progress : bool
        Whether to show a progress bar.
    """

    seed: int | None = None
    trust: bool = False
    again: bool = False
    processes: int | None = None
    scheduler: str | None = None
    progress: bool = True


@dataclass
class Summary:
    """What a run did."""

    submissions: int = 0
    graded: int = 0
    judged: int = 0  # of those graded: the others had a verdict already
    unchanged: int = 0
    missing: int = 0
    withdrawn: int = 0  # submissions of those who have left the class
    notices: list[str] = field(default_factory=list)  # how this version differs from what was handed out
    requests: int = 0  # of students, for another look at a mark, that are new
    changes: list[str] = field(default_factory=list)  # marks that are not what they were, and why
    failures: list[str] = field(default_factory=list)  # what could not be judged, and why
    strays: list[str] = field(default_factory=list)  # what lies among the submissions and is no student's
    remarks: list[str] = field(default_factory=list)  # what was graded, but not as somebody may expect
    interrupted: bool = False
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))  # by stage


@dataclass(frozen=True)
class Ticket:
    """A submission on its way."""

    slug: str
    student: str
    timestamp: str | None
    key: str


def grade(slugs: list[str], places: ClassFolders, options: Options | None = None) -> Summary:
    """Grade all submissions of some assignments; what is already graded and has not changed is left as it is.

    Parameters
    ----------
    slugs : list of str
        Assignments, as ``"01-acceptance"``.
    places : ClassFolders
        Where the submissions are and where the results go.
    options : Options or None
        How to grade.

    Raises
    ------
    Refused
        If the class, its gradebook, the sandbox or the scheduler can't be used.
    """
    with (
        Interruption() as interruption,
        only_one(places.folder, "python -m autograder grade"),
        said_plainly(places.folder, places.db_url),
    ):
        examine(places.folder, places.db_url)
        run = _Run(slugs, places, options or Options(), interruption)
        try:
            run.grade()
        except KeyboardInterrupt:
            run.summary.interrupted = True
        finally:
            run.close()
    return run.summary


class _Run:
    def __init__(self, slugs: list[str], places: ClassFolders, options: Options, interruption: Interruption) -> None:
        self.slugs, self.places, self.options, self.interruption = slugs, places, options, interruption
        self.summary = Summary()
        self.submissions = Submissions(places.submitted)
        self.docket = Docket(places.folder)
        self.ledger = Ledger(places.folder)
        self.editions = Editions(places.folder)
        self.sources: dict[tuple[str, str], Source] = {}  # of what was read in this run
        self.store = Store(places.folder / "verdicts")
        self.marks = results.marks(places.results)  # as they were before this run
        self.seeds = {slug: seed_of(slug, places.folder) if options.seed is None else options.seed for slug in slugs}
        people = class_list.read(places.folder)
        self.withdrawn = {person.id for person in people if person.withdrawn}
        self.listed = {person.id for person in people}
        self.waiting: dict[str, list[Ticket]] = {}  # by key: the same content is judged once

    @cached_property
    def book(self) -> ClassBook:
        """The gradebook, opened when it is needed first: nbgrader loads while others judge already."""
        from autograder.nbgrader.gradebook import ClassBook

        return ClassBook(self.places.folder, self.places.db_url)

    @cached_property
    def entered(self) -> dict[str, dict[str, Entered]]:
        """What the gradebook held before this run."""
        return {slug: self.book.submissions(slug) for slug in self.slugs}

    def close(self) -> None:
        if "book" in self.__dict__:
            self.book.close()

    def grade(self) -> None:
        found = [(slug, student) for slug in self.slugs for student in self.submissions.of(slug)]
        todo = [(slug, student) for slug, student in found if student not in self.withdrawn]
        persons_of(self.places.folder, settings().term, self.submissions.students)  # a mistake there is told at once
        self.summary.submissions = len(todo)
        self.summary.withdrawn = len(found) - len(todo)
        self.summary.failures += self.submissions.refused
        self.summary.strays = self.submissions.strays
        if not todo:
            return
        require_numbers(self.slugs, {slug for slug, _ in self.marks})
        for slug in self.slugs:
            self.summary.notices += settle_edition(slug, self.editions, self.places.results, self.submissions)
        self.asked = {slug: as_handed_out(slug, self.editions.cells(slug)) for slug in self.slugs}
        self.preload = tuple(dict.fromkeys(name for asked in self.asked.values() for name in asked.preload))
        for slug in {slug for slug, _ in self.marks} & {*self.slugs}:
            if not self.ledger.knows(slug):  # graded by a version that kept none: what counts now is where it begins
                count(self.book, slug, self.ledger, self.docket, {})
        options = self.options
        preload = [*PRELOAD, *(["torch"] if "torch" in self.preload else [])]
        every = 0.1 if sys.stderr.isatty() else 10.0
        self.bar = tqdm(
            total=len(todo), unit="submission", desc="grading", disable=not options.progress, mininterval=every
        )
        with Pool(options.processes, options.scheduler, preload, self.interruption) as pool, self.bar:
            for slug, student in todo:
                self.interruption.check()
                self._begin(pool, slug, student)
                while pool.full:
                    self._receive(pool)
            while pool.busy:
                self._receive(pool)
        self._note_missing()
        for slug in self.slugs:
            self.interruption.check()
            self.summary.remarks += self.book.settle(slug, self.submissions)
            moved = count(self.book, slug, self.ledger, self.docket, self.sources)
            self.summary.changes += map(str, moved)
        self.summary.remarks += dict.fromkeys(self.submissions.remarks)
        if strangers := sorted({student for _, student in todo} - self.listed) if self.listed else []:
            more = f" and {len(strangers) - MOST_NAMED} more" if len(strangers) > MOST_NAMED else ""
            self.summary.remarks.append(
                f"not on the list of the class: {', '.join(strangers[:MOST_NAMED])}{more}. Does the list call them "
                "otherwise, or is it older than they are?"
            )
        students = {*self.submissions.students, *self.book.students()}
        self.summary.remarks += persons_of(self.places.folder, settings().term, students)[1]
        self.interruption.check()

    def _begin(self, pool: Pool, slug: str, student: str) -> None:
        """Have one submission judged, unless that was done before."""
        started = time.perf_counter()
        handed = self.submissions.take(student, slug)
        cells = self.editions.cells(slug)
        key = key_of(slug, handed.content, handed.notes, self.seeds[slug], handed.files, cells)
        ticket = Ticket(slug, student, handed.timestamp, key)
        self.sources[slug, student] = source_of(slug, handed.content, handed.notes, handed.files)
        self._note_requests(slug, student, requests_in_file(handed.request, self.asked[slug].names))
        fresh = self.options.again
        done = not fresh and self._is_done(ticket)
        stored = None if fresh or done else self.store.get(key)
        if stored and not stored.sandboxed and not self.options.trust:
            stored = None
        self.summary.seconds["read"] += time.perf_counter() - started
        if done:
            self.summary.unchanged += 1
            self.bar.update()
        elif stored:
            self._write(ticket, stored)
        elif key in self.waiting:
            self.waiting[key].append(ticket)
        else:
            self.waiting[key] = [ticket]
            there = fingerprint(slug) if self.options.scheduler else None
            job = Job(
                slug,
                handed.content,
                handed.notes,
                self.seeds[slug],
                self.preload,
                self.options.trust,
                there,
                handed.files,
                cells,
            )
            pool.submit(key, judge_submission, job)

    def _is_done(self, ticket: Ticket) -> bool:
        """Whether the results have this verdict, and gradebook and notebook are as they were written then."""
        there = self.marks.get((ticket.slug, ticket.student), {})
        asked = cells_of(ticket.slug, self.editions.cells(ticket.slug))
        cells = {cell: mark for cell, mark in there.items() if cell in asked}
        if {key for _, key in cells.values()} != {ticket.key}:
            return False
        from autograder.nbgrader.labels import time_of

        entered = self.entered[ticket.slug].get(ticket.student)
        return (
            entered is not None
            and entered.points == {name: points for name, (points, _) in cells.items()}
            and (ticket.timestamp is None or entered.timestamp == time_of(ticket.timestamp))
            and self.book.path_of(ticket.slug, ticket.student).exists()
        )

    def _receive(self, pool: Pool) -> None:
        for key, outcome in pool.finished():
            tickets = self.waiting.pop(key)
            if isinstance(outcome, ImportError) and self.options.scheduler:
                raise Refused(f"A worker of the scheduler can't load the course: {outcome}. Install it there.")
            if isinstance(outcome, (Refused, ImportError)):
                raise outcome
            if isinstance(outcome, BaseException):
                names = ", ".join(f"{ticket.student} {ticket.slug}" for ticket in tickets)
                self.summary.failures.append(f"{names}: {type(outcome).__name__}: {outcome}")
                self.bar.update(len(tickets))
                continue
            self.store.put(key, outcome)
            self.summary.judged += len(tickets)
            for stage, seconds in outcome.seconds.items():
                self.summary.seconds[stage] += seconds
            for ticket in tickets:
                self._write(ticket, outcome)

    def _write(self, ticket: Ticket, outcome: Outcome) -> None:
        """Write one submission: files and gradebook, and last its lines, which say that it is done."""
        book = self.book
        book.cells(ticket.slug)
        outcome = self._with_gone(ticket, outcome)
        started = time.perf_counter()
        try:
            book.save(ticket.slug, ticket.student, outcome, ticket.timestamp)
        except InTheWay as problem:
            self.summary.failures.append(f"{ticket.student} {ticket.slug}: {problem}")
            self.bar.update()
            return
        key = ticket.key if outcome.sandboxed else None  # without a sandbox it counts for a trusting run alone
        lines = results.lines_of(ticket.slug, ticket.student, outcome, self.seeds[ticket.slug], key)
        self._note_requests(ticket.slug, ticket.student, outcome.asked)
        results.append(self.places.results, lines)
        self.summary.remarks += [f"{ticket.student} {ticket.slug}: {each}." for each in outcome.told]
        self.summary.graded += 1
        self.summary.seconds["write"] += time.perf_counter() - started
        self.bar.update()

    def _with_gone(self, ticket: Ticket, outcome: Outcome) -> Outcome:
        """The outcome with the marks of questions that the course can't judge any more: as they were, or a person's."""
        gone = gone_from(ticket.slug, self.editions.cells(ticket.slug))
        if not gone:
            return outcome
        before = self.marks.get((ticket.slug, ticket.student), {})
        marks = []
        for cell, worth in gone.items():
            points, _ = before.get(cell, (None, None))
            given = "a person gives the points" if points is None else "the points are those that it had"
            marks.append(
                Mark(cell, points, worth, "by hand", f"The course doesn't have this question any more; {given}.")
            )
        names = ", ".join(map(name_of, gone))
        told = f"the course doesn't have {names} any more"
        waits = any(mark.points is None for mark in marks)
        told += "; give the points with `mark`" if waits else "; their points stay as they were"
        return replace(outcome, marks=[*outcome.marks, *marks], told=[*outcome.told, told])

    def _note_requests(self, slug: str, student: str, asked: dict[str, str]) -> None:
        """Note what a student asks to be looked at again."""
        cells = {name_of(cell): cell for cell in self.asked[slug].cells}
        self.summary.requests += self.docket.note(
            student, slug, {cells.get(name, ""): words for name, words in asked.items()}
        )

    def _note_missing(self) -> None:
        """Give a line to every student of the roster who handed in nothing."""
        roster = {*self.book.students(), *self.listed, *self.submissions.students} - self.withdrawn
        for slug in self.slugs:
            handed_in = {*self.submissions.of(slug), *self.book.submissions(slug)}
            cells = cells_of(slug, self.editions.cells(slug))
            for student in sorted(roster - handed_in):
                self.summary.missing += 1
                if (slug, student) not in self.marks:
                    lines = results.lines_of_missing(slug, student, cells, self.seeds[slug])
                    results.append(self.places.results, lines)
