"""What stands in a student's notebook in place of an answer, where that is another thing in every cell."""

from nbformat import NotebookNode
from nbgrader.preprocessors import ClearSolutions

STUB = "stub"  # the entry of a cell's metadata that has it; a student's notebook has none


class LeaveStubs(ClearSolutions):  # type: ignore[misc]  # nbgrader has no types
    """Puts what the cell says, or else what is configured, in place of the solution.

    A cell that says so needs no label: for an answer that is not graded it has none.
    """

    code_stub: dict[str, str]
    enforce_metadata: bool

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, str], cell_index: int
    ) -> tuple[NotebookNode, dict[str, str]]:
        usual, enforced = self.code_stub, self.enforce_metadata
        stub = cell.metadata.pop(STUB, None)
        if stub is not None:
            self.enforce_metadata = False
            self.code_stub = dict.fromkeys(usual, stub) if stub else usual
        try:
            changed: tuple[NotebookNode, dict[str, str]] = super().preprocess_cell(cell, resources, cell_index)
        finally:
            self.code_stub, self.enforce_metadata = usual, enforced
        return changed
