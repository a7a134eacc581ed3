"""The chapters of the book: where they stand in the course, and what their own first lines and notebooks say.

The settings give the order and the numbers, the page everything else. A chapter that the course leaves out has a page
all the same, in the repository and not in the book.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.checking.words import many
from autograder.specs import settings as course
from book import reading

BOOK = Path(__file__).parent
ROOT = BOOK.parent


@dataclass(frozen=True)
class Chapter:
    """A chapter of the book, with its notebook. ``number`` and ``part`` are None where the course leaves it out."""

    name: str  # of its page, as in the settings
    number: int | None = None
    part: str | None = None

    @property
    def page(self) -> str:
        """What Sphinx calls its page."""
        return f"book/{self.name}"

    @cached_property
    def text(self) -> str:
        return (BOOK / f"{self.name}.md").read_text(encoding="utf-8")

    @property
    def is_numbered(self) -> bool:
        """Whether readers see its number: not where it is the first of all and its part has no title, as a preface."""
        return bool(self.number or (self.number == 0 and self.part))

    @property
    def label(self) -> str:
        return re.search(r"^\((ch-[\w-]+)\)=$", self.text, re.MULTILINE)[1]

    @property
    def title(self) -> str:
        return re.search(r"^# (.+)$", self.text, re.MULTILINE)[1]

    @property
    def slides(self) -> str:
        """The slides that it mirrors, such as ``"2–5"``, or nothing."""
        return re.sub(r" \(.+\)", "", self._fact("slides") or "")

    @property
    def needs(self) -> list[str]:
        """The labels of the chapters that it builds on."""
        return re.findall(r"{ref}`(?:[^`<]*<)?(ch-[\w-]+)>?`", self._fact("needs") or "")

    @cached_property
    def reading(self) -> int:
        """Minutes, counted in its source; the card says them."""
        return reading.minutes(self.text)

    @cached_property
    def solving(self) -> int:
        """Minutes of a beginner, as the first cell of the notebook says them."""
        from autograder.specs.minutes import minutes  # loads NumPy, which a title doesn't need

        return minutes(self.assignment)[0]

    @property
    def minutes(self) -> int:
        return self.reading + self.solving

    @cached_property
    def assignment(self):
        from autograder.specs.course import assignment  # loads NumPy, which a title doesn't need

        return assignment(self.name)

    @property
    def slug(self) -> str:
        """What its notebook is called."""
        return course.settings().chapter(self.name).slug

    @property
    def explorables(self) -> list[tuple[str, str]]:
        """The title of each figure to move, and the label of the section where it stands."""
        found, label = [], self.label
        for line in self.text.splitlines():
            if target := re.fullmatch(r"\(((?:sec|ch)-[\w-]+)\)=", line):
                label = target[1]
            if line.startswith("```{explorable}"):
                found.append([line.split()[-1], label])
            elif line.startswith(":title:") and found:
                found[-1][0] = line.removeprefix(":title:").strip()
        return [tuple(each) for each in found]

    @property
    def question(self) -> str:
        """The first question of the quiz that can be read without the page: no number of a cell, no reference."""
        quiz = self.text.split("```{quiz}", 1)[-1].split("```", 1)[0]
        asked = re.findall(r"^\d+\. (.+)$", quiz, re.MULTILINE)
        return next((each for each in asked if "{" not in each), "")

    def _fact(self, name):
        found = re.search(rf"^:{name}: *(.+)$", self.text, re.MULTILINE)
        return found[1].strip() if found else None


def chapters() -> list[Chapter]:
    """The chapters of the course in their order."""
    return [Chapter(each.name, each.number, each.part) for each in course.settings().chapters]


def left_out() -> list[Chapter]:
    """The chapters that there are and that the course leaves out."""
    names = {topic.replace("_", "-") for topic in course.known_chapters()}
    return [Chapter(name) for name in sorted(names - {each.name for each in course.settings().chapters})]


def example() -> Chapter:
    """The chapter whose notebook the pages for instructors take as their example."""
    return next((each for each in chapters() if each.name == "acceptance"), chapters()[0])


def points_in_words(points: float) -> str:
    """Points as they stand in a line.

    Examples
    --------
    >>> points_in_words(8.0), points_in_words(1.0)
    ('8 points', '1 point')
    """
    return many(points, "point")
