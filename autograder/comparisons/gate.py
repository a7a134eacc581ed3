"""Any weights and bias whose unit gives the truth table; a tie at 0 counts as 1."""

import numpy as np

from autograder.comparisons import Comparison
from autograder.comparisons.values import shape_text
from autograder.values import from_plain


def _compare_gate(card, case, seen, remarks):
    """Any weights and bias whose unit gives the truth table; a tie at 0 counts as 1."""
    rows = np.array(case["rows"], dtype=float)
    weights, bias = (np.asarray(from_plain(value), dtype=float) for value in seen["values"])
    if weights.size != rows.shape[1]:
        what = f"weights should have shape ({rows.shape[1]},), but has shape {shape_text(weights.shape)}"
        return {"stage": "shape", "what": what}
    if bias.size != 1:
        return {"stage": "shape", "what": f"bias should be one number, but has shape {shape_text(bias.shape)}"}
    if not (np.isfinite(weights).all() and np.isfinite(bias).all()):
        return {"stage": "finite", "what": "the weights or the bias contain nan or inf"}
    outputs = gate_outputs(seen["values"], rows)
    wrong = [(row, out, want) for row, out, want in zip(case["rows"], outputs, case["table"]) if out != want]
    if not wrong:
        return None
    row, out, want = wrong[0]
    inputs = ", ".join(f"{value:g}" for value in row)
    facts = {"got": str(list(outputs)), "expected": str(case["table"])}
    what = f"{len(wrong)} of {len(outputs)} rows of the table are wrong: for ({inputs}) the unit says {out}, not {want}"
    return {"stage": "value", "what": what, **facts}


def gate_outputs(values, rows):
    weights, bias = (np.asarray(from_plain(value), dtype=float).ravel() for value in values)
    if weights.size != rows.shape[1] or bias.size != 1:
        return None
    return [1 if sum(w * x for w, x in zip(weights, row)) + bias[0] >= 0 else 0 for row in rows]


def _same_gate(card, case, seen, outcome):
    rows = np.array(case["rows"], dtype=float)
    return gate_outputs(seen["values"], rows) == gate_outputs(outcome["values"], rows)


table = Comparison(_compare_gate, _same_gate)
