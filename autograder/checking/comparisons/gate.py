"""Any weights and bias whose unit gives the truth table; a tie at 0 counts as 1."""

from collections.abc import Sequence

import numpy as np

from autograder.checking.comparisons import Comparison, arrays_of
from autograder.checking.comparisons.values import shape_text
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned
from autograder.contract.verdicts import Hint, Problem


def _compare_gate(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Any weights and bias whose unit gives the truth table; a tie at 0 counts as 1."""
    rows = np.array(case.rows, dtype=float)
    weights, bias = (value.astype(float) for value in arrays_of(seen))
    if weights.size != rows.shape[1]:
        what = f"weights should have shape ({rows.shape[1]},)"
        return Problem("shape", f"{what}, not {shape_text(weights.shape)}", private=what)
    if bias.size != 1:
        what = "bias should be one number"
        return Problem("shape", f"{what}, not {shape_text(bias.shape)}", private=what)
    if not (np.isfinite(weights).all() and np.isfinite(bias).all()):
        return Problem("finite", "there is nan or inf in the weights or the bias")
    outputs = gate_outputs(arrays_of(seen), rows) or []
    wrong = [(row, out, want) for row, out, want in zip(case.rows, outputs, case.table) if out != want]
    if not wrong:
        return None
    row, out, want = wrong[0]
    inputs = ", ".join(f"{value:g}" for value in row)
    are = "is" if len(wrong) == 1 else "are"
    counted = f"{len(wrong)} of {len(outputs)} rows of the table {are} wrong"
    what = f"{counted}: for ({inputs}) the unit says {out}, not {want}"
    return Problem("value", what, got=str(outputs), expected=str(case.table))


def gate_outputs(values: list[np.ndarray], rows: np.ndarray) -> list[int] | None:
    """What the unit of some weights and bias says for each row; None where they don't fit."""
    weights, bias = (np.asarray(value, dtype=float).ravel() for value in values)
    if weights.size != rows.shape[1] or bias.size != 1:
        return None
    return [1 if sum(w * x for w, x in zip(weights, row)) + bias[0] >= 0 else 0 for row in rows]


def _same_gate(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    rows = np.array(case.rows, dtype=float)
    return gate_outputs(arrays_of(seen), rows) == gate_outputs(arrays_of(outcome), rows)


def _tell(failing: Sequence[tuple[str, Case]], seen: Returned) -> Hint | None:
    """In which direction the unit is wrong: in both of them another bias alone can't help."""
    case = failing[0][1]
    outputs = gate_outputs(seen.arrays or [np.zeros(0)] * 2, np.array(case.rows, dtype=float)) or []
    wrong = {out for out, want in zip(outputs, case.table) if out != want}
    if not wrong:
        return None
    if len(wrong) > 1:
        return Hint(
            "It says 1 to a row that should give 0, and 0 to one that should give 1: no other bias mends both.",
            "How much should each input count? Do the weights stand in the order of the inputs?",
        )
    return Hint(
        f"It says {'1 too often' if 1 in wrong else '1 too rarely'}.",
        "Write down what the score of such a row is, and on which side of 0 it should be.",
    )


table = Comparison(_compare_gate, _same_gate, tell=_tell)
