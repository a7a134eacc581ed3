"""How long a notebook takes: one formula for all, from what it says and asks. An estimate, and called one.

For a beginner, and for somebody who knows NumPy, who reads faster and needs half as long for a task.
"""

import ast
import re

from autograder.paths import NOTEBOOK_SOURCES
from autograder.specs.question import Assignment, Kind, Question
from autograder.specs.sources import solution_source

WORDS = (120, 200)  # a minute: a beginner's, and those of one who knows NumPy
TASK: dict[Kind, float] = {  # minutes of a beginner, however much there is to write
    "implement": 4.0,
    "derive": 10.0,
    "predict": 5.0,
    "find": 6.0,
    "repair": 8.0,
    "experiment": 12.0,
}
LINE = 1.5  # minutes for each statement of the reference, where a function is written
CAUGHT = 2.0  # for each wrong program that is to be caught
TEXT = 45.0  # for each text that people grade
ROUNDED_TO = 5  # minutes
MORE = "# ## If you want more"  # the heading of what is without points, at the end of a notebook: it isn't counted


def minutes(assignment: Assignment) -> tuple[int, int]:
    """The minutes of a beginner, and of somebody who knows NumPy.

    Examples
    --------
    >>> from autograder.specs.settings import specification
    >>> beginner, knows = minutes(specification("acceptance"))
    >>> knows < beginner
    True
    """
    text, _, _ = (NOTEBOOK_SOURCES / f"{assignment.topic}.py").read_text(encoding="utf-8").partition(MORE)
    words = len(re.findall(r"\w+", "\n".join(line for line in text.splitlines() if line.startswith("# "))))
    tasks = sum(map(_of_task, assignment.questions)) + TEXT * len(assignment.written)
    exact = (words / WORDS[0] + tasks, words / WORDS[1] + tasks / 2)
    beginner, knows = (ROUNDED_TO * max(1, round(each / ROUNDED_TO)) for each in exact)
    return beginner, knows


def in_words(assignment: Assignment) -> str:
    """The minutes as a notebook tells them."""
    beginner, knows = minutes(assignment)
    return f"About {beginner} minutes for a beginner, {knows} for somebody who knows NumPy (estimates)"


def _of_task(question: Question) -> float:
    """A beginner's minutes for one task."""
    writes = question.kind in ("implement", "derive")
    return (
        TASK[question.kind]
        + (LINE * statements(question) if writes else 0)
        + CAUGHT * (len(question.parts) if question.kind == "find" else 0)
    )


def statements(question: Question) -> int:
    """How many statements the reference of a question has, without its docstring."""
    tree = ast.parse(solution_source(question))
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.stmt) and not isinstance(node, ast.FunctionDef)]
    return sum(not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) for node in nodes)
