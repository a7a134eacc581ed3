"""What is said of an answer: the verdict on a question, part by part."""

from dataclasses import dataclass, field
from typing import Any, Literal

# The order of the checks; a part stops at the first that fails.
Stage = Literal[
    "not run",
    "defined",
    "callable",
    "ran",
    "raises",
    "returned",
    "type",
    "shape",
    "finite",
    "value",
    "unchanged",
    "uses",
]
Status = Literal["passed", "partial", "failed", "not attempted", "unreadable", "not run"]


@dataclass(frozen=True)
class Hint:
    """What is wrong, and what to do about it."""

    mistake: str
    way_out: str | None = None


@dataclass(frozen=True)
class Problem:
    """What is wrong with one case; ``what`` goes on after the function's name, or names the value that it is about.

    ``private`` is said in its place of a case that may not be shown: it holds nothing that a student's code has
    chosen, where ``what`` does. ``about`` to ``inputs`` are what may be shown of the case.
    """

    stage: Stage
    what: str
    private: str | None = None
    got: str | None = None
    expected: str | None = None
    got_shape: tuple[int, ...] | None = None
    expected_shape: tuple[int, ...] | None = None
    line: str = ""
    printed: str = ""
    nothing_returned: bool = False  # None came back where values were asked for
    about: str = ""
    public: bool = False
    inputs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PartVerdict:
    """What became of a part: its points and its first problem."""

    title: str
    points: float
    max_points: float
    problem: Problem | None = None


@dataclass(frozen=True)
class Verdict:
    """What became of a question.

    ``hint`` says what is wrong and ``way_out`` what to do about it; ``mistake`` is the name of the known mistake that
    they belong to, if it is one. ``holds`` where a value is asked for, and no function.
    """

    function: str
    status: Status
    points: float
    max_points: float
    parts: list[PartVerdict] = field(default_factory=list)
    mistake: str | None = None
    hint: str | None = None
    way_out: str | None = None
    remarks: list[str] = field(default_factory=list)
    holds: bool = False

    @property
    def told(self) -> str | None:
        """The hint and the way out as a student reads them."""
        return " ".join(filter(None, [self.hint, self.way_out])) or None
