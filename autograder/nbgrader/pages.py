"""Feedback pages, each made from its own file.

nbgrader's converter looks for its files with the student's name as a pattern, and with the class folder in a regular
expression: `a*` would find another student, and `smith[2]` nobody. What makes the page is nbgrader's own.
"""

import shutil
import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import GetGrades, NbGraderPreprocessor
from sqlalchemy.exc import DatabaseError
from traitlets.config import Config

from autograder.nbgrader.summary import summary_of
from autograder.records.store import write_whole
from autograder.refused import Refused, writing

BESIDE = ("timestamp.txt", "submission_secret.txt")  # nbgrader's release of feedback asks for them


class Grades(GetGrades):  # type: ignore[misc]  # nbgrader has no types
    """nbgrader's step that looks points and comments up, in a gradebook that is opened once for all pages.

    What it finds is summed up for the first screen of the page.
    """

    gradebook: Any = None

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        found = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = (
            found[name] for name in ("notebook", "assignment", "student")
        )
        self.gradebook = self.gradebook or Gradebook(found["db_url"])
        try:
            nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
            notebook = self.gradebook.find_submission_notebook(self.notebook_id, self.assignment_id, self.student_id)
            submission = notebook.assignment
            penalty = notebook.late_submission_penalty or 0
            found |= {"score": notebook.score - penalty, "max_score": notebook.max_score, "late_penalty": penalty}
            found |= {"came": submission.timestamp, "due": submission.assignment.duedate, "extension": submission.extension}
            found["summary"] = summary_of(nb, found)
        finally:
            self.gradebook.db.remove()  # the next page reads anew
        return nb, resources

    def _get_score(self, cell: NotebookNode, resources: Any) -> None:
        """Look the points of a cell up, and whether a person has yet to give them."""
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader["grade_id"], self.notebook_id, self.assignment_id, self.student_id
        )
        waits = grade.auto_score is None and grade.manual_score is None
        cell.metadata.nbgrader |= {"score": grade.score, "points": grade.max_score, "waits": waits}

    def _get_comment(self, cell: NotebookNode, resources: Any) -> None:
        """Look up what a person wrote; that an answer is missing, the verdict says."""
        comment = self.gradebook.find_comment(
            cell.metadata.nbgrader["grade_id"], self.notebook_id, self.assignment_id, self.student_id
        )
        cell.metadata.nbgrader["comment"] = comment.manual_comment


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
        for step in converter.preprocessors:
            self.exporter.register_preprocessor(step)

    def make(self, slug: str, student: str) -> None:
        """Make the page of one student.

        Raises
        ------
        Refused
            If there can be none.
        """
        folder = Path(self.places.autograded_directory, student, slug)
        notebook = folder / f"{slug}.ipynb"
        resources = {
            "metadata": {"name": slug, "path": str(folder)},
            "unique_key": slug,
            "output_files_dir": f"{slug}_files",
            "nbgrader": {"student": student, "assignment": slug, "notebook": slug, "db_url": self.places.db_url},
        }
        try:
            cells = nbformat.reads(notebook.read_text(encoding="utf-8"), as_version=4)
            with warnings.catch_warnings():  # an output that no page can show is left out of it, and that is all
                warnings.filterwarnings("ignore", "Your element with mimetype")
                html, _ = self.exporter.from_notebook_node(cells, resources)
        except MissingEntry:
            raise Refused("the gradebook doesn't have it; `grade` enters it again") from None
        except DatabaseError as error:
            raise Refused(f"the gradebook says: {error.orig}") from error
        except Exception as error:  # whatever the file holds, it isn't what was written there
            raise Refused(
                f"{notebook} can't be shown ({type(error).__name__}); remove it, and `grade` writes it again"
            ) from error
        page = Path(self.places.feedback_directory, student, slug, f"{slug}.html")
        write_whole(page, html)
        with writing(page.parent):
            for name in BESIDE:
                if (folder / name).is_file():
                    shutil.copyfile(folder / name, page.parent / name)
