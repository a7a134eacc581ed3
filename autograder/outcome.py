"""What goes to a process that judges, and what comes back: plain data."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Job:
    """One submission to be judged."""

    slug: str
    content: bytes | None  # the file; None where there is none
    notes: list[str]  # what is to be said about the file
    seed: int
    preload: tuple[str, ...] = ("torch",)  # what this run loads before any submission
    trust: bool = False
    fingerprint: str | None = None  # what the course must be where this is judged, if that may differ


@dataclass
class Outcome:
    """What came of it: plain data, ready for JSON."""

    notebook: str  # with the feedback, as JSON text
    marks: list[dict]  # of every graded cell; the points of a text that waits for people are None
    unanswered: list[str]  # the labels of the answers that are as they were released
    sandboxed: bool
    seconds: dict[str, float] = field(default_factory=dict)  # by stage


class OtherCourse(Exception):
    """A process of the cluster has another version of the course, or of what computes."""
