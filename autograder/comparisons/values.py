"""The same shapes and the same numbers, within the tolerance of the data type that came back."""

import numpy as np

from autograder.comparisons import Comparison
from autograder.probe import outputs_of
from autograder.values import from_plain, show

TOLERANCES = {"float64": (1e-6, 1e-8), "float32": (1e-4, 1e-6)}  # of what came back: relative, absolute


def compare_values(card, case, seen, remarks):
    """The same shapes and the same numbers, within the tolerance of the data type that came back."""
    for name, got, expected in zip(outputs_of(card, case), seen["values"], case["expected"], strict=True):
        got, expected = from_plain(got), from_plain(expected)
        problem = _shape_problem(name, got, expected, card["exact_shape"], remarks)
        problem = problem or _number_problem(name, got.reshape(expected.shape), expected, case.get("within"))
        if problem:
            return problem
    return None


def _shape_problem(name, got, expected, exact, remarks):
    if got.shape == expected.shape:
        return None
    if exact or got.size != expected.size or _without_ones(got.shape) != _without_ones(expected.shape):
        what = f"{name} should have shape {shape_text(expected.shape)}, but has shape {shape_text(got.shape)}"
        return {"stage": "shape", "what": what, **_both(got, expected)}
    remarks.append(f"{name} has shape {shape_text(got.shape)}; {shape_text(expected.shape)} was asked for. It counts.")
    return None


def _number_problem(name, got, expected, within):
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


def _same_values(card, case, seen, outcome):
    return all(same_array(from_plain(a), from_plain(b)) for a, b in zip(seen["values"], outcome["values"]))


def same_array(a, b):
    return _without_ones(a.shape) == _without_ones(b.shape) and bool(_close(a.ravel(), b.ravel()).all())


def _without_ones(shape):
    return [size for size in shape if size != 1]


def shape_text(shape):
    return "(" + ", ".join(str(size) for size in shape) + ("," if len(shape) == 1 else "") + ")"


equal = Comparison(compare_values, _same_values)
