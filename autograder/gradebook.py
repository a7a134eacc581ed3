"""Write judgements where nbgrader expects them: its gradebook and its autograded folder."""

from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import compute_checksum, is_grade, is_solution

from autograder.judge import Judgement
from autograder.nbgrader_course import course_config, generate_assignment


class ClassBook:
    """nbgrader's gradebook and class folder, opened once for a whole run.

    Parameters
    ----------
    class_folder : Path
        Holds ``submitted``, ``autograded``, ``feedback`` and the gradebook.
    db_url : str or None
        The database, where it isn't the class folder's own.
    """

    def __init__(self, class_folder: Path, db_url: str | None = None):
        self.config = course_config(class_folder, db_url)
        self.autograded = class_folder / "autograded"
        self.gradebook = Gradebook(self.config.CourseDirectory.db_url, self.config.CourseDirectory.course_id)

    def close(self):
        self.gradebook.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def ensure_assignment(self, slug: str) -> None:
        """Enter an assignment and its cells into the gradebook, unless they are there."""
        try:
            self.gradebook.find_notebook(slug, slug)
        except MissingEntry:
            generate_assignment(slug, self.config)
            self.gradebook.db.expire_all()

    def students(self) -> list[str]:
        """The students of the roster."""
        return [student.id for student in self.gradebook.students]

    def save(self, slug: str, student: str, judgement: Judgement, timestamp: str | None = None) -> None:
        """Save one judgement: the notebook with its feedback, then the points in one transaction."""
        folder = self.autograded / student / slug
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{slug}.ipynb"
        file.unlink(missing_ok=True)  # nbgrader's own commands leave it read-only
        nbformat.write(judgement.notebook, file)
        book = self.gradebook
        book.update_or_create_student(student)
        extra = {"timestamp": timestamp} if timestamp else {}
        submission = book.update_or_create_submission(slug, student, **extra)
        if timestamp:
            (folder / "timestamp.txt").write_text(timestamp + "\n", encoding="utf-8")
        rows = next(notebook for notebook in submission.notebooks if notebook.name == slug)
        points = {verdict["function"]: verdict["points"] for verdict in judgement.verdicts}
        for grade in rows.grades:
            function = grade.name.removeprefix("check-")
            if function in points:
                grade.auto_score = points[function]
                grade.needs_manual_grade = grade.manual_score is not None
        comments = {comment.name: comment for comment in rows.comments}
        for cell in judgement.notebook.cells:
            if is_solution(cell) and not is_grade(cell):
                comment = comments.get(cell.metadata.nbgrader["grade_id"])
                if comment is not None:
                    unchanged = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
                    comment.auto_comment = "No response." if unchanged else None
        book.db.commit()
