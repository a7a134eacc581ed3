"""Which edition of a notebook a class was handed out, and what is told when the course has another by now."""

from collections.abc import Iterable
from pathlib import Path

from autograder.intake.editions import edition_of
from autograder.intake.submissions import Submissions
from autograder.records import results
from autograder.records.editions import Editions
from autograder.refused import Refused
from autograder.specs.editions import FIRST, Difference, Edition, current, difference
from autograder.version import VERSION

MOST = 100  # submissions that are looked at


def settle_edition(slug: str, editions: Editions, results_file: Path, submissions: Submissions) -> list[str]:
    """Note which edition a class was handed out, once for all; return what people should know of it, once.

    Parameters
    ----------
    slug : str
        The assignment.
    editions : Editions
        What is noted of the class.
    results_file : Path
        The results of earlier runs: a version that noted nothing may have graded it.
    submissions : Submissions
        What was handed in: it may be from before the course was brought up to date.
    """
    edition = editions.kept.get(slug) or _all_graded_before(results_file).get(slug) or _handed_in(slug, submissions)
    now = current(slug)
    if edition is None or not is_other(slug, edition):
        editions.keep(slug, now)
        return []
    editions.keep(slug, edition)
    if not editions.tell(slug):
        return []
    return [in_words(slug, edition)]


def is_other(slug: str, edition: Edition) -> bool:
    """Whether an edition is of another version, and asks for something else than the course does now."""
    return edition.version != VERSION and bool(difference(slug, edition.cells))


def require_numbers(slugs: Iterable[str], graded: Iterable[str]) -> None:
    """Refuse to grade what a class has under another number: it would have the chapter twice."""
    for slug in slugs:
        for old in graded:
            if old != slug and old.partition("-")[2] == slug.partition("-")[2]:
                raise Refused(
                    f"This class has {old}, and the course calls it {slug} now. `python -m autograder versions "
                    "--renumber` gives its marks and results the new name. Or put the chapters in course.toml back "
                    "into the order with which the class began."
                )


def in_words(slug: str, edition: Edition) -> str:
    """How what a class was handed out differs from what the course asks for now."""
    found = difference(slug, edition.cells)
    rows = [
        f"{slug}: this class was handed out version {edition.version}, and the course is version {VERSION}. "
        "The class keeps what it was handed out:",
        *(f"  {line}" for line in _lines(found)),
        f"  To grade by the new notebook instead: python -m autograder versions {slug} --adopt",
    ]
    return "\n".join(rows)


def _lines(found: Difference) -> list[str]:
    lines = []
    if found.new:
        lines.append(f"new, and not asked of this class: {', '.join(found.new)}")
    moved = [f"{name} (in {place or 'a chapter that the course leaves out'})" for name, place in found.moved.items()]
    if moved:
        lines.append(f"in another notebook now, and judged here all the same: {', '.join(moved)}")
    if found.gone:
        lines.append(f"gone; points that were given stay, and others a person gives: {', '.join(found.gone)}")
    worth = [f"{name} {here:g} (new: {now:g})" for name, (here, now) in found.points.items()]
    if worth:
        lines.append(f"worth what it was: {', '.join(worth)}")
    return lines


def editions_of(class_folder: Path) -> dict[str, Edition]:
    """What a class was handed out and has graded, by assignment."""
    return dict(sorted({**_all_graded_before(class_folder / "results.jsonl"), **Editions(class_folder).kept}.items()))


def _all_graded_before(results_file: Path) -> dict[str, Edition]:
    """The editions by which a class was graded that has noted none."""
    cells: dict[str, dict[str, float]] = {}
    for line in results.read(results_file):
        cells.setdefault(line.assignment, {})[line.cell] = line.max_points
    return {slug: Edition(FIRST, asked) for slug, asked in cells.items()}


def _handed_in(slug: str, submissions: Submissions) -> Edition | None:
    """The edition of most of the notebooks that came in, of many some."""
    students = list(submissions.of(slug))
    some = students[:: max(1, len(students) // MOST)]
    contents = (submissions.take(student, slug).content for student in some)
    return edition_of(slug, (content for content in contents if content is not None))
