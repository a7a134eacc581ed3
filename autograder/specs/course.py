"""The assignments of the course: what its chapters specify, in the order and with the points of its settings."""

from dataclasses import replace
from functools import cache

from autograder.specs.question import Assignment
from autograder.specs.settings import Chapter, settings, specification


@cache
def assignments() -> list[Assignment]:
    """All assignments of the course."""
    return [_placed(chapter) for chapter in settings().chapters]


def assignment(name: str) -> Assignment:
    """The assignment ``"acceptance"``, or ``"01-acceptance"``; ``KeyError`` names the ones there are."""
    chapter = settings().chapter(name)
    return assignments()[chapter.number]


def _placed(chapter: Chapter) -> Assignment:
    """The specification of a chapter with its place in the course and the points that the course gives."""
    specified = specification(chapter.topic)
    points = settings().points
    questions = tuple(
        question.worth(points[question.function]) if question.function in points else question
        for question in specified.questions
    )
    return replace(specified, slug=chapter.slug, questions=questions)
