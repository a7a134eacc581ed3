"""What stands in a student's notebook in place of an answer, where that is another thing in every cell."""

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions

STUB = "stub"  # the entry of a cell's metadata that has it; a student's notebook has none


class LeaveStubs(ClearSolutions):  # type: ignore[misc]  # nbgrader has no types
    """Puts what the cell says, or else what is configured, in place of the solution."""

    code_stub: dict[str, str]

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, str], cell_index: int
    ) -> tuple[NotebookNode, dict[str, str]]:
        usual = self.code_stub
        stub = cell.metadata.pop(STUB, None)
        if stub is not None:
            self.code_stub = dict.fromkeys(usual, stub)
        try:
            changed: tuple[NotebookNode, dict[str, str]] = super().preprocess_cell(cell, resources, cell_index)
        finally:
            self.code_stub = usual
        return changed
