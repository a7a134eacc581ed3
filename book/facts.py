"""What the course consists of, counted in its sources: for the front page, where no number is typed by hand."""

import re
from dataclasses import dataclass
from pathlib import Path

BOOK = Path(__file__).parent
ROOT = BOOK.parent
CHAPTER = re.compile(r"\((?P<label>ch-[\w-]+)\)=\n# (?P<title>.+)\n")
OPTION = re.compile(r"^:(slides|exercise|minutes): (.+)$", re.MULTILINE)
SLIDE = re.compile(r"^Slide (\d+): (.+)\n: \*In the book:\* (.+)$", re.MULTILINE)
CHAPTER_LINK = re.compile(r"\{ref\}`(ch-[\w-]+)`")
MINUTES = re.compile(r"About (\d+) minutes")
HOURS = re.compile(r"(\w+) to (\w+) hours")
NUMERALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight")


@dataclass(frozen=True)
class Chapter:
    """A chapter as its own first lines and the grader describe it."""

    number: int
    label: str
    title: str
    slides: str  # "2–5", or nothing
    minutes: int  # to read it
    points: float  # of its notebook


@dataclass(frozen=True)
class Slide:
    """A row of the slide map: the chapters that treat the slide, by label."""

    number: int
    title: str
    chapters: tuple[str, ...]


def chapters():
    """Return the chapters in order."""
    return [_chapter(path) for path in sorted(BOOK.glob("[0-9][0-9]-*.md"))]


def _chapter(path):
    from autograder.specs.course import assignment

    text = path.read_text(encoding="utf-8")
    head = CHAPTER.search(text)
    options = dict(OPTION.findall(text.split("\n```\n", 1)[0]))
    return Chapter(
        number=int(path.name[:2]),
        label=head["label"],
        title=head["title"],
        slides=re.sub(r" \(.+\)", "", options.get("slides", "")),
        minutes=int(options["minutes"]),
        points=assignment(options["exercise"]).points,
    )


def minutes_to_solve(slug):
    """Return the minutes that a notebook takes, as its first cell says."""
    notebook = (ROOT / "solutions" / "notebooks" / f"{slug}.py").read_text(encoding="utf-8")
    return minutes_in(notebook.split("\n# %%", 1)[0])


def minutes_in(text):
    """Return the minutes that a notebook says it takes; of a span of hours, the middle.

    Examples
    --------
    >>> minutes_in("About 45 minutes, 8 points"), minutes_in("Four to six hours, 20 points")
    (45, 300)
    """
    if hours := HOURS.search(text):
        return 30 * sum(NUMERALS.index(word.lower()) for word in hours.groups())
    return int(MINUTES.search(text)[1])


def slides():
    """Return the rows of the slide map in order."""
    text = (BOOK / "slide-map.md").read_text(encoding="utf-8")
    return [
        Slide(int(number), title, tuple(CHAPTER_LINK.findall(place))) for number, title, place in SLIDE.findall(text)
    ]


def facts():
    """Return the numbers of the course by name, as the front page writes them."""
    from autograder.specs.course import assignments
    from autograder.specs.known_answers import alternatives_of, misconceptions_of

    book, course = chapters(), assignments()
    questions = [question for assignment in course for question in assignment.questions]
    figures = {
        name
        for path in BOOK.glob("*.md")
        for name in re.findall(r"^```\{explorable\} (\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    return {
        "chapters": f"{len(book)}",
        "slides": f"{len(slides())}",
        "explorables": f"{len(figures)}",
        "notebooks": f"{len(course)}",
        "functions": f"{len(questions)}",
        "points": f"{sum(assignment.points for assignment in course):g}",
        "mistakes": f"{sum(len(misconceptions_of(question)) for question in questions):,}",
        "right-answers": f"{sum(len(alternatives_of(question)) for question in questions):,}",
        "hours-to-read": f"{round(sum(chapter.minutes for chapter in book) / 60)}",
        "first-chapter": f"{book[0].minutes}",
        "first-notebook": f"{minutes_to_solve(course[0].slug)}",
        "hours-to-solve": f"{round(sum(minutes_to_solve(assignment.slug) for assignment in course) / 60)}",
    }
