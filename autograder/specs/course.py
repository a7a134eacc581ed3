"""The assignments of the course: what its chapters specify, with the order, points and limits of its settings."""

from dataclasses import replace
from functools import cache

from autograder.specs.question import Assignment, Question
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
    """The specification of a chapter with its place in the course, and the points and limits that the course gives."""
    specified = specification(chapter.topic)
    return replace(specified, slug=chapter.slug, questions=tuple(map(_of_this_course, specified.questions)))


def _of_this_course(question: Question) -> Question:
    points, seconds = settings().points.get(question.function), settings().seconds.get(question.function)
    question = question if points is None else question.worth(points)
    return question if seconds is None else replace(question, seconds=seconds)
