"""Compare what a function returned with what it should have returned, and say what is wrong.

Works on plain data alone: a *card* (the cases of a question with their expected values, see ``cards``) and
the *observations* of a probe. The notebook and the grader use this same code.

The order of the checks: defined, callable, returned something, number of values, type, shape, finite, value,
inputs left unchanged. A part stops at its first failure and shows the smallest input that fails.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from autograder import random_masks, random_splits
from autograder.probe import cases_of, outputs_of
from autograder.random_labels import labels_problem, same_labels
from autograder.runs import gap_problem, keep_facts, moved_problem, run_problem, same_moved, same_run
from autograder.values import from_plain, show

TOLERANCES = {"float64": (1e-6, 1e-8), "float32": (1e-4, 1e-6)}  # of what came back: relative, absolute

NOT_WRITTEN = "NotImplementedError"

HINTS_FOR_ERRORS = (
    # part of the message, hint
    (
        "numpy boolean subtract",
        "NumPy doesn't subtract True and False. Make numbers of them first: (z >= 0).astype(int).",
    ),
    (
        "bool tensor",
        "PyTorch doesn't subtract True and False. Make numbers of them first, with .to(y.dtype) or torch.where.",
    ),
    (
        "truth value of an array",
        "`if` asks one yes-or-no question, but here it gets a whole array. Work on all entries at once, "
        "for example with a comparison and .astype(int), or with np.where.",
    ),
    (
        "Boolean value of Tensor with more than one value",
        "`if` asks one yes-or-no question, but here it gets a whole tensor. Work on all entries at once, "
        "for example with torch.where.",
    ),
    (
        "overflow encountered in exp",
        "exp of a large number is too large to be stored: exp(710) already is. Arrange the formula so that exp only "
        "gets numbers that are 0 or negative, such as -abs(z). np.where doesn't help: it computes both sides.",
    ),
    (
        "divide by zero encountered in log",
        "log(0) is minus infinity. Arrange the formula so that the logarithm never gets 0.",
    ),
    (
        "does not require grad",
        "The result is cut off from its inputs, so PyTorch can't compute a gradient: .item(), .numpy(), .detach() or "
        "torch.tensor(...) on the way do that. Work with tensors from beginning to end.",
    ),
    (
        "not have been used in the graph",
        "The result doesn't come from the input, so PyTorch can't compute a gradient: .item(), .numpy(), .detach() or "
        "torch.tensor(...) on the way do that. Work with tensors from beginning to end.",
    ),
    (
        "Can't call numpy() on Tensor that requires grad",
        "This goes through NumPy, and autograd can't look through NumPy. .detach() would only hide that: there would "
        "be no gradient. Use PyTorch's functions; most have the same names.",
    ),
    (
        "in-place operation",
        "This writes into a tensor that PyTorch still needs for the gradient. Make a new one: write x = x * ... in "
        "place of x *= ..., and clone a tensor before you write into its entries.",
    ),
    (
        "only one element tensors can be converted",
        "torch.tensor makes a tensor of plain numbers, but gets tensors. To put tensors together, use torch.stack.",
    ),
    (
        "cannot be converted to Scalar",
        ".item() takes a single number out of a tensor, but this one has several. Leave them in the tensor.",
    ),
    (
        "Cannot cast ufunc",
        "The array holds integers, and += with a fraction doesn't fit in there. Make a new array: "
        "weights = weights + ... .",
    ),
    (
        "can't be cast to the desired output type",
        "The tensor holds integers, and += with a fraction doesn't fit in there. Make a new tensor: "
        "weights = weights + ... .",
    ),
    (
        "same dtype",
        "Two tensors have different number types (float64 data with float32 parameters, for example). "
        "Make them the same with .to(other.dtype).",
    ),
    (
        "expected scalar type",
        "Two tensors have different number types (float64 data with float32 parameters, for example). "
        "Make them the same with .to(other.dtype).",
    ),
    (
        'missing the required "forward" function',
        "A module computes in its method forward. Is it there, inside the class and under exactly this name?",
    ),
    (
        "only 0-dimensional arrays can be converted",
        "This function takes one number, but gets a whole array. Use NumPy's version of it.",
    ),
    (
        "only length-1 arrays can be converted",
        "This function takes one number, but gets a whole array. Use NumPy's version of it.",
    ),
    (
        "positional argument",
        "A function gets more or fewer arguments than its first line names. The first line of an exercise, with `def`, "
        "stays as it was given.",
    ),
)

HINT_RETURN = "The function ends without `return`. print shows a value to you; return hands it to whoever called."
HINT_BROADCAST = (
    "A column of shape (m, 1) met a row of shape (m,), and broadcasting made a table of all pairs. "
    "Look at the shapes before the operation."
)
HINT_ONE_NUMBER = (
    "One number comes back where many are asked for. A function ends at its first `return`: if that stands inside a "
    "loop, only the first round is run. Collect the values, or work on all entries at once."
)
NOT_CALLED = {"function", "method", "builtin_function_or_method", "ufunc", "type"}  # kinds of what has no parentheses
HINT_NOT_CALLED = "A function comes back, not what it computes. To call it, write parentheses after its name."
HINT_CHANGED = (
    "The function changes an array that it was given, so the caller's data are different afterwards. "
    "Make a new one: write x = x + ... in place of x += ..., and copy an array before you write into its entries."
)
HINT_SAME_ANSWER = "The function gives the same answer whatever its inputs are. It should compute from its arguments."
HINT_INTEGERS = "The fractions are cut off: somewhere the numbers are stored as integers. Use floats."
HINT_EXAMPLE_ONLY = (
    "The example in the notebook is right, other inputs are not. Is a number of the example written into the "
    "function, or a number of features or rows assumed?"
)


def judge(card, observations, missing_means=()):
    """Judge the observations of one question.

    Parameters
    ----------
    card : dict
        The question with its cases, expected values and the outcomes of the known misconceptions.
    observations : list of dict or None
        One per case, in the order of the parts; None for a case that was not run.
    missing_means : sequence of str
        What the source should use and doesn't.

    Returns
    -------
    dict
        ``status`` ("passed", "partial", "failed" or "not attempted"), ``points``, ``max_points``, ``parts``
        (each with its first problem), ``hint``, ``misconception`` and ``remarks``.
    """
    maximum = sum(part["points"] for part in card["parts"])
    verdict = {"function": card["function"], "max_points": maximum, "points": 0.0, "hint": None}
    verdict.update(misconception=None, remarks=[], parts=[])
    if all(seen is None or _is_unwritten(seen, card) for seen in observations):
        return {
            **verdict,
            "status": "not attempted",
            "parts": [_part_result(part, None, 0) for part in card["parts"]],
        }

    always = _error_of_every_call(card, observations)
    remarks, problems, position = [], [], 0
    for part in card["parts"]:
        found = []
        for case in part["cases"]:
            seen = observations[position]
            position += 1
            problem = {"stage": "not run", "what": "was not run"} if seen is None else _check(card, case, seen, remarks)
            if problem is None and case["raises"] and always == case["raises"]:
                problem = {"stage": "raises", "what": f"raises {always} for every input, not only where it should"}
            if problem:
                found.append({**problem, "case": case})
        if missing_means and not found:
            found = [{"stage": "means", "what": "should use " + " and ".join(missing_means), "case": None}]
        problem = min(found, key=_smallness) if found else None
        problems.append(problem)
        verdict["parts"].append(_part_result(part, problem, 0 if problem else part["points"]))
    verdict["points"] = float(sum(part["points"] for part in verdict["parts"]))
    failed = [problem for problem in problems if problem]
    if not failed:
        return {**verdict, "status": "passed", "remarks": sorted(set(remarks))}
    verdict["status"] = "partial" if verdict["points"] else "failed"
    match = _misconception(card, observations, bool(missing_means))
    if match:
        verdict.update(misconception=match["name"], hint=match["hint"])
    else:
        verdict["hint"] = _general_hint(card, observations, failed)
    return verdict


def _is_unwritten(seen, card):
    return seen["status"] == "error" and seen["error"] == NOT_WRITTEN and seen["raised_in"] == card["function"]


def _error_of_every_call(card, observations):
    """The error that every call raised which should have returned, if it is the same for all."""
    pairs = zip(cases_of(card), observations)
    errors = {seen.get("error") for case, seen in pairs if seen is not None and not case["raises"]}
    return errors.pop() if len(errors) == 1 else None


def _part_result(part, problem, points):
    shown = None
    if problem:
        case = problem["case"]
        shown = {key: value for key, value in problem.items() if key not in ("case", "size")}
        if case:
            shown.update(about=case["about"], public=case["public"])
            if case["public"]:
                shown["inputs"] = case["inputs"]
            else:  # a hidden case must not give itself away
                shown.pop("expected", None)
                shown.pop("got", None)
                shown.pop("printed", None)
    return {"title": part["title"], "points": float(points), "max_points": part["points"], "problem": shown}


def _smallness(problem):
    case = problem["case"]
    return (not case["public"], problem["stage"] == "not run", len(str(case["inputs"]))) if case else (False, False, 0)


# One case


def _check(card, case, seen, remarks):
    """Return the first problem of one case, or None."""
    status = seen["status"]
    if status == "missing":
        return {"stage": "defined", "what": "is not defined. Run the cell that defines it"}
    if status == "not callable":
        return {"stage": "callable", "what": f"is not a function any more: it is a {seen['kind']}"}
    if status == "crashed":
        return {"stage": "ran", "what": seen["message"]}
    if status == "timeout":
        return {
            "stage": "ran",
            "what": f"was still running after {seen['seconds']:g} seconds. Does its loop end?",
        }
    if case["raises"]:
        return _check_raises(case["raises"], seen)
    if status == "error":
        return {
            "stage": "ran",
            "what": _error_text(seen, card),
            "line": seen["line"],
            "printed": seen.get("printed"),
        }
    problem = _check_returned(card, case, seen) or _comparison(card, case).problem(card, case, seen, remarks)
    if problem:
        problem["printed"] = seen["printed"]
        return problem
    if seen["changed"]:
        return {
            "stage": "unchanged",
            "what": "changes its argument " + " and ".join(seen["changed"]),
            "changed": seen["changed"],
        }
    return None


def _check_raises(name, seen):
    if seen["status"] == "error" and seen["error"] == name:
        return None
    if seen["status"] == "error":
        return {
            "stage": "raises",
            "what": f"should raise {name}, but raises {seen['error']}: {seen['message']}",
        }
    returned = "None" if seen["kind"] == "NoneType" else "a value"
    return {
        "stage": "raises",
        "what": f"should raise {name}, but returns {returned}",
        "got": _show(seen["values"]),
    }


def _error_text(seen, card):
    if seen["error"] == NOT_WRITTEN and seen["raised_in"] != card["function"]:
        return f"calls {seen['raised_in']}, which is not written yet"
    if seen["error"] == "SystemExit":
        return "calls exit(). A function ends with return"
    if seen["error"] == "FloatingPointError":  # raised in a careful case alone
        return f"makes NumPy warn: {seen['message']}"
    return f"stops with {seen['error']}: {seen['message']}"


def _check_returned(card, case, seen):
    outputs, values = outputs_of(card, case), seen["values"]
    if seen["kind"] == "NoneType":
        printed = " (it prints, but that is not returning)" if seen["printed"] else ""
        return {"stage": "returned", "what": "returns None" + printed}
    if values is None:
        count = "" if seen["length"] is None else f" of {seen['length']}"
        wanted = f"{len(outputs)} values ({', '.join(outputs)})"
        return {"stage": "returned", "what": f"should return {wanted}, but returns a {seen['kind']}{count}"}
    for name, value, kind in zip(outputs, values, seen["kinds"]):
        if value is None:
            return {"stage": "returned", "what": f"returns None for {name}"}
        if "unreadable" in value:
            return {
                "stage": "type",
                "what": f"should return numbers for {name}, but returns {value['unreadable']}",
            }
        if card["library"] == "torch" and kind != "Tensor" and value["shape"]:
            return {"stage": "type", "what": f"should return a tensor for {name}, but returns a {kind}"}
    return None


# Comparisons


@dataclass(frozen=True)
class Comparison:
    """How answers of one kind are compared.

    ``problem(card, case, seen, remarks)`` says what is wrong with an answer, or None.
    ``same(card, case, seen, outcome)`` says whether it came out as a known wrong answer did.
    ``keep(case, outcome)``, if given, is what a notebook carries of that: what is the same on every processor.
    """

    problem: Callable
    same: Callable
    keep: Callable | None = None


def _comparison(card, case):
    return COMPARISONS[case.get("compare", card["compare"])]


def _compare_values(card, case, seen, remarks):
    """The same shapes and the same numbers, within the tolerance of the data type that came back."""
    for name, got, expected in zip(outputs_of(card, case), seen["values"], case["expected"]):
        got, expected = from_plain(got), from_plain(expected)
        problem = _compare_shape(name, got, expected, card["exact_shape"], remarks)
        problem = problem or _compare_numbers(name, got.reshape(expected.shape), expected, case.get("within"))
        if problem:
            return problem
    return None


def _compare_shape(name, got, expected, exact, remarks):
    if got.shape == expected.shape:
        return None
    if exact or got.size != expected.size or _without_ones(got.shape) != _without_ones(expected.shape):
        what = f"{name} should have shape {_shape(expected.shape)}, but has shape {_shape(got.shape)}"
        return {"stage": "shape", "what": what, **_both(got, expected)}
    remarks.append(f"{name} has shape {_shape(got.shape)}; {_shape(expected.shape)} was asked for. It counts.")
    return None


def _compare_numbers(name, got, expected, within):
    if (within or np.isfinite(expected).all()) and not np.isfinite(got).all():
        return {"stage": "finite", "what": f"{name} contains nan or inf", **_both(got, expected)}
    if within:
        low, high = within
        if (got < low).any() or (got > high).any():
            what = f"{name} should lie between {low:g} and {high:g}"
            return {"stage": "value", "what": what, "got": show(got)}
        return None
    wrong = ~_close(got, expected)
    if wrong.any():
        return {"stage": "value", "what": _differences(name, got, expected, wrong), **_both(got, expected)}
    return None


def _both(got, expected):
    """What came back beside what was expected, as text, and their shapes."""
    shapes = {"got_shape": list(got.shape), "expected_shape": list(expected.shape)}
    return {"got": show(got), "expected": show(expected), **shapes}


def _close(got, expected):
    """Entry by entry, within the tolerance of the data type that came back; True counts as 1."""
    relative, absolute = TOLERANCES["float32" if got.dtype == np.float32 else "float64"]
    got, expected = got.astype(float), expected.astype(float)
    with np.errstate(invalid="ignore"):  # inf - inf
        near = np.abs(got - expected) <= absolute + relative * np.abs(expected)
    return near & np.isfinite(expected) | (got == expected) | np.isnan(got) & np.isnan(expected)


def _differences(name, got, expected, wrong):
    if got.size == 1:
        return f"{name} has the wrong value"
    return f"{int(wrong.sum())} of {got.size} entries of {name} are wrong"


def _compare_gate(card, case, seen, remarks):
    """Any weights and bias whose unit gives the truth table; a tie at 0 counts as 1."""
    rows = np.array(case["rows"], dtype=float)
    weights, bias = (np.asarray(from_plain(value), dtype=float) for value in seen["values"])
    if weights.size != rows.shape[1]:
        what = f"weights should have shape ({rows.shape[1]},), but has shape {_shape(weights.shape)}"
        return {"stage": "shape", "what": what}
    if bias.size != 1:
        return {"stage": "shape", "what": f"bias should be one number, but has shape {_shape(bias.shape)}"}
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


def _same_values(card, case, seen, outcome):
    return all(_same_array(from_plain(a), from_plain(b)) for a, b in zip(seen["values"], outcome["values"]))


def _same_array(a, b):
    return _without_ones(a.shape) == _without_ones(b.shape) and bool(_close(a.ravel(), b.ravel()).all())


def _same_gate(card, case, seen, outcome):
    rows = np.array(case["rows"], dtype=float)
    return gate_outputs(seen["values"], rows) == gate_outputs(outcome["values"], rows)


COMPARISONS = {
    "values": Comparison(_compare_values, _same_values),
    "gate": Comparison(_compare_gate, _same_gate),
    "split": Comparison(random_splits.split_problem, random_splits.same_split),
    "split_order": Comparison(random_splits.order_problem, random_splits.same_order),
    "dropout_falls": Comparison(random_masks.falls_problem, random_masks.same_falls),
    "dropout_factor": Comparison(random_masks.factor_problem, random_masks.same_factor),
    "dropout_backward": Comparison(_compare_values, random_masks.same_backward),
    "dropout_model": Comparison(random_masks.model_problem, random_masks.same_model),
    "labels": Comparison(labels_problem, same_labels),
    "run": Comparison(run_problem, same_run, keep_facts),
    "moved": Comparison(moved_problem, same_moved),
    "gap": Comparison(gap_problem, same_run, keep_facts),
}


def portable(card):
    """The card with what a notebook carries of the known wrong answers."""
    cases, known = cases_of(card), []
    for wrong in card["misconceptions"]:
        outcomes = [_kept(card, case, outcome) for case, outcome in zip(cases, wrong["outcomes"])]
        known.append({**wrong, "outcomes": outcomes})
    return {**card, "misconceptions": known}


def _kept(card, case, outcome):
    keep = _comparison(card, case).keep
    readable = (
        outcome["status"] == "returned"
        and outcome["values"]
        and all(value is not None and "unreadable" not in value for value in outcome["values"])
    )
    return keep(case, outcome) if keep and readable else outcome


# Hints


def _misconception(card, observations, means_missing):
    """The first known wrong answer that gives exactly what this one gave, on every case that was run."""
    cases = cases_of(card)
    for known in card["misconceptions"]:
        if known["means"] != means_missing:
            continue
        triples = zip(cases, observations, known["outcomes"])
        if all(seen is None or _same(card, case, seen, outcome) for case, seen, outcome in triples):
            return known
    return None


def _same(card, case, seen, outcome):
    """Whether an answer and a known wrong one came out the same on a case."""
    if seen["status"] != outcome["status"]:
        return False
    if seen["status"] == "error":
        same_text = case["raises"] or _wording(seen["message"]) == _wording(outcome["message"])
        return seen["error"] == outcome["error"] and same_text
    if seen["status"] != "returned":
        return True
    if sorted(seen["changed"]) != sorted(outcome["changed"]):
        return False
    if seen["values"] is None or outcome["values"] is None:  # not as many values as were asked for
        return all(seen[key] == outcome[key] for key in ("values", "kind", "length"))
    pairs = list(zip(seen["values"], outcome["values"]))
    if any(value is None or "unreadable" in value for pair in pairs for value in pair):
        return seen["values"] == outcome["values"]
    return _comparison(card, case).same(card, case, seen, outcome)


def _wording(message):
    """The start of an error's message without its numbers, which differ from one call to the next."""
    return "".join(letter for letter in message if not letter.isdigit())[:40]


def _general_hint(card, observations, failed):
    """The hint for a mistake that isn't special to one exercise, or None."""
    run = [seen for seen in observations if seen is not None]
    for seen in run:
        if seen["status"] == "error":
            for fragment, hint in HINTS_FOR_ERRORS:
                if fragment in seen["message"]:
                    return hint
    if any(NOT_CALLED & set(seen["kinds"]) for seen in run if seen["status"] == "returned"):
        return HINT_NOT_CALLED
    for problem in failed:
        if problem["what"].startswith("returns None"):
            return HINT_RETURN
        if problem["stage"] == "unchanged":
            return HINT_CHANGED
        shape, wanted = problem.get("got_shape"), problem.get("expected_shape")
        if problem["stage"] == "shape" and wanted and len(wanted) == 1 and shape == wanted * 2:
            return HINT_BROADCAST
    returned = [seen["values"] for seen in run if seen["status"] == "returned" and seen["values"]]
    if card["compare"] == "values" and len(returned) > 2 and all(values == returned[0] for values in returned):
        return HINT_SAME_ANSWER
    if _one_number(card, observations):
        return HINT_ONE_NUMBER
    if _truncated(card, observations):
        return HINT_INTEGERS
    if all(problem["case"] and not problem["case"]["public"] for problem in failed):
        return HINT_EXAMPLE_ONLY
    return None


def _one_number(card, observations):
    """Whether a single number came back wherever a function should have returned several."""
    shapes = []
    for case, seen in zip(cases_of(card), observations):
        expected = case.get("expected") or ()
        if seen is None or case.get("driver") or len(expected) != 1 or _shape_of(expected[0]) in ([], [1], None):
            continue
        if seen["status"] != "returned" or not seen["values"]:
            return False
        shapes.append(_shape_of(seen["values"][0]))
    return bool(shapes) and all(shape == [] for shape in shapes)


def _shape_of(value):
    """The shape of an array that lies there as plain data; None for anything else."""
    return value.get("shape") if isinstance(value, dict) else None


def _truncated(card, observations):
    cases = cases_of(card)
    cut = False
    for case, seen in zip(cases, observations):
        if seen is None or seen["status"] != "returned" or not seen["values"]:
            continue
        if case.get("compare", card["compare"]) != "values":
            continue
        for got, expected in zip(seen["values"], case["expected"] or ()):
            if not got or "unreadable" in got:
                return False
            a, b = from_plain(got), from_plain(expected)
            if a.shape != b.shape or not np.array_equal(a, np.trunc(b)):
                return False
            cut = cut or not np.array_equal(a, b)
    return cut


# Words


def _without_ones(shape):
    return [size for size in shape if size != 1]


def _shape(shape):
    return "(" + ", ".join(str(size) for size in shape) + ("," if len(shape) == 1 else "") + ")"


def _show(values):
    if not values:
        return "nothing"
    return ", ".join("None" if v is None else v.get("unreadable") or show(from_plain(v)) for v in values)
