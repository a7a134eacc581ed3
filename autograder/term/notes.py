"""What the rules of the term mean for an assignment of a class, in the lines that a report has of it."""

from autograder.specs.course import assignment
from autograder.specs.settings import settings
from autograder.term.marks import Marks


def notes_on(slug: str, marks: Marks) -> list[str]:
    """When it was due, how many came late, who is excused, and what isn't counted as it was judged.

    Parameters
    ----------
    slug : str
        An assignment of the course.
    marks : Marks
        The marks of the class; of an assignment that nobody's work is there for they have none.
    """
    rules = settings().term
    theirs = [mark for (_, name), mark in marks.marks.items() if name == slug]
    lines = []
    if due := rules.due.get(settings().chapter(slug).name):
        counts = {
            "late": [mark for mark in theirs if mark.days_late],
            "of them by late days alone": [mark for mark in theirs if mark.late_days and not mark.taken_off],
            "excused": [mark for mark in theirs if mark.state == "excused"],
        }
        told = [f"{len(found)} {words}" for words, found in counts.items() if found]
        lines.append(", ".join([f"due {rules.shown(due)}", *told]))
    tasks = [cell.removeprefix("check-").removeprefix("report-") for cell in assignment(slug).cells]
    for words, cancelled in (("cancelled", rules.cancelled), ("full points for all who handed in", rules.full_points)):
        lines += [f"{words}: {name} ({cancelled[name]})" for name in tasks if name in cancelled]
    return lines
