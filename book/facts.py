"""What the course consists of, counted in its sources: for the front page, where no number is typed by hand."""

import re
from dataclasses import dataclass

from book import toc
from book.chapters import BOOK, ROOT, chapters

SLIDE = re.compile(r"^Slide (\d+): (.+)\n: \*In the book:\* (.+)$", re.MULTILINE)
CHAPTER_LINK = re.compile(r"\{ref\}`(ch-[\w-]+)`")
EXPLORABLE = re.compile(r"^```\{explorable\} (\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Slide:
    """A row of the slide map: the chapters that treat the slide, by label."""

    number: int
    title: str
    chapters: tuple[str, ...]


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
    tasks = [task for assignment in course for task in assignment.tasks]  # with those that have no points
    pages = [(ROOT / f"{page}.md").read_text(encoding="utf-8") for page in toc.pages()]
    figures = {name for page in pages for name in EXPLORABLE.findall(page)}
    return {
        "chapters": f"{len(book)}",
        "slides": f"{len(slides())}",
        "explorables": f"{len(figures)}",
        "notebooks": f"{len(course)}",
        "functions": f"{len(questions)}",
        "points": f"{sum(assignment.points for assignment in course):g}",
        "mistakes": f"{sum(len(misconceptions_of(task)) for task in tasks):,}",
        "right-answers": f"{sum(len(alternatives_of(task)) for task in tasks):,}",
        "hours-to-read": f"{round(sum(chapter.reading for chapter in book) / 60)}",
        "first-chapter": f"{book[0].reading}",
        "first-notebook": f"{book[0].solving}",
        "hours-to-solve": f"{round(sum(chapter.solving for chapter in book) / 60)}",
    }
