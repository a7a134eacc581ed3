"""The cells of an assignment in the gradebook, where the course has changed after notebooks were handed in."""

from nbformat import NotebookNode
from nbgrader.api import MissingEntry
from nbgrader.preprocessors import SaveCells


class KeepSubmissions(SaveCells):  # type: ignore[misc]  # nbgrader has no types
    """Enters what is new or worth something else beside what is there; nbgrader's own refuses where there are marks."""

    def _create_notebook(self, nb: NotebookNode) -> None:
        try:
            handed_in = self.gradebook.find_notebook(self.notebook_id, self.assignment_id).submissions
        except MissingEntry:
            handed_in = []
        if not handed_in:
            super()._create_notebook(nb)
            return
        for kind in ("grade", "solution", "task", "source"):
            enter = getattr(self.gradebook, f"update_or_create_{kind}_cell")
            for name, about in getattr(self, f"new_{kind}_cells").items():
                enter(name, self.notebook_id, self.assignment_id, **about)
