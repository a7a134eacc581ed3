"""Feedback pages, each made from its own file.

nbgrader's converter looks for its files with the student's name as a pattern, and with the class folder in a regular
expression: `a*` would find another student, and `smith[2]` nobody. What makes the page is nbgrader's own.
"""

import shutil
import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import GetGrades, NbGraderPreprocessor
from sqlalchemy.exc import DatabaseError
from traitlets.config import Config

from autograder.intake.cells import labels_of
from autograder.nbgrader import entries
from autograder.nbgrader.dates import dates_of, entered
from autograder.nbgrader.exchange import BESIDE
from autograder.nbgrader.summary import When, summary_of
from autograder.paths import CLASS
from autograder.records.store import write_whole
from autograder.refused import Refused, writing
from autograder.roster.people import Person
from autograder.specs.settings import settings
from autograder.term import persons
from autograder.term.marks import Mark, work_out


class Grades(GetGrades):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's step that looks points and comments up, in a gradebook that is opened once for all pages.

    What it finds is summed up for the first screen of the page. It asks once for all cells of a notebook: a question
    for each one would be as slow as the class is large.
    """

    gradebook: Any = None
    grades: dict[str, Any]
    comments: dict[str, Any]

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        found = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = (
            found[name] for name in ("notebook", "assignment", "student")
        )
        self.gradebook = self.gradebook or Gradebook(found["db_url"])
        try:
            self.grades, self.comments = entries.cells_of(self.gradebook.db, self.student_id, self.assignment_id)
            nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
            folder = Path(found.get("class_folder", CLASS))
            mark, when = _mark_of(self.gradebook.db, folder, self.student_id, self.assignment_id)
            found["summary"] = summary_of(nb, self.student_id, self.assignment_id, mark, when, settings().term)
        finally:
            self.gradebook.db.remove()  # the next page reads anew
        return nb, resources

    def _get_score(self, cell: NotebookNode, resources: Any) -> None:
        """Look the points of a cell up, and whether a person has yet to give them."""
        grade = _entry(self.grades, cell)
        waits = grade.auto_score is None and grade.manual_score is None
        by_hand = grade.manual_score is not None and grade.auto_score is not None
        cell.metadata.nbgrader |= {"score": grade.score, "points": grade.max_score, "waits": waits, "by_hand": by_hand}

    def _get_comment(self, cell: NotebookNode, resources: Any) -> None:
        """Look up what a person wrote; that an answer is missing, the verdict says."""
        comment = _entry(self.comments, cell)
        cell.metadata.nbgrader |= {"comment": comment.manual_comment, "unanswered": comment.auto_comment is not None}


def _entry(found: dict[str, Any], cell: NotebookNode) -> Any:
    """What the gradebook has of a cell."""
    name = cell.metadata.nbgrader["grade_id"]
    if name not in found:
        raise MissingEntry(f"The gradebook has no {name}")
    return found[name]


def _mark_of(db: Any, class_folder: Path, student: str, slug: str) -> tuple[Mark | None, When]:
    """What counts of a student's work, and when it came: by the rules of the term as they are now."""
    rules, before = settings().term, entered(class_folder)
    of_persons = persons.read(class_folder, rules)
    found = entries.read(db, student)
    dates = dates_of(found, before, rules, of_persons)
    stale = before.penalties and rules.late is None
    marks = work_out(found, dates, rules, of_persons, [Person(student)], stale)
    entry = found.submissions.get((student, slug))
    came = entry.timestamp if entry else None
    return marks.marks.get((student, slug)), When(came, dates.due.get(slug), dates.deadline(student, slug))


class PageMaker:
    """Makes feedback pages, with everything loaded once.

    Parameters
    ----------
    config : Config
        The configuration of a class.
    """

    def __init__(self, config: Config) -> None:
        self.places = config.CourseDirectory
        converter = GenerateFeedback(coursedir=CourseDirectory(config=config), config=config)
        self.exporter = converter.exporter_class(parent=converter, config=converter.config)
        self.notebooks: Any = NotebookExporter(config=converter.config)  # what it inherits has no types
        for step in converter.preprocessors:
            self.exporter.register_preprocessor(step)
            self.notebooks.register_preprocessor(step, enabled=True)
        self.notebooks.register_preprocessor(with_summary)

    def make(self, slug: str, student: str) -> None:
        """Make the page of one student.

        Raises
        ------
        Refused
            If there can be none.
        """
        html = self._converted(self.exporter, slug, student)
        folder, page = self._graded(slug, student), Path(self.places.feedback_directory, student, slug, f"{slug}.html")
        write_whole(page, html)
        with writing(page.parent):
            for name in BESIDE:
                if (folder / name).is_file():
                    shutil.copyfile(folder / name, page.parent / name)

    def notebook(self, slug: str, student: str) -> str:
        """The feedback as a notebook, for a platform that gives back what was handed in and nothing else.

        Raises
        ------
        Refused
            If there can be none.
        """
        return self._converted(self.notebooks, slug, student)

    def _graded(self, slug: str, student: str) -> Path:
        return Path(self.places.autograded_directory, student, slug)

    def _converted(self, exporter: Any, slug: str, student: str) -> str:
        folder = self._graded(slug, student)
        notebook = folder / f"{slug}.ipynb"
        resources = {
            "metadata": {"name": slug, "path": str(folder)},
            "unique_key": slug,
            "output_files_dir": f"{slug}_files",
            "nbgrader": {
                **{"student": student, "assignment": slug, "notebook": slug, "db_url": self.places.db_url},
                "class_folder": str(Path(self.places.autograded_directory).parent),
            },
        }
        try:
            cells = nbformat.reads(notebook.read_text(encoding="utf-8"), as_version=4)
            with warnings.catch_warnings():  # an output that no page can show is left out of it, and that is all
                warnings.filterwarnings("ignore", "Your element with mimetype")
                return str(exporter.from_notebook_node(cells, resources)[0])
        except MissingEntry:
            raise Refused("the gradebook doesn't have it; `grade` enters it again") from None
        except DatabaseError as error:
            raise Refused(f"the gradebook says: {error.orig}") from error
        except Exception as error:  # whatever the file holds, it isn't what was written there
            raise Refused(
                f"{notebook} can't be shown ({type(error).__name__}); remove it, and `grade` writes it again"
            ) from error


def with_summary(nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
    """Put the first screen of the page, and what people wrote, into a notebook; leave out what is packed."""
    cells = [new_markdown_cell(resources["nbgrader"]["summary"].as_markdown(), id="feedback")]
    for number, cell in enumerate(nb.cells):
        label = labels_of(cell)
        if label.get("grade_id") != "setup":
            cells.append(cell)
        if label.get("comment"):
            cells.append(new_markdown_cell(f"**Comment:** {label['comment']}", id=f"comment-{number}"))
    nb.cells = cells
    return nb, resources
