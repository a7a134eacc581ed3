"""The same shapes and the same numbers, within the tolerance of the data type that came back."""

from dataclasses import replace

import numpy as np

from autograder.checking.comparisons import Comparison, arrays_of
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned
from autograder.contract.plain import show, show_apart
from autograder.contract.verdicts import Problem

TOLERANCES = {"float64": (1e-6, 1e-8), "float32": (1e-4, 1e-6)}  # of what came back: relative, absolute


def compare_values(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """The same shapes and the same numbers, within the tolerance of the data type that came back."""
    for name, got, expected in zip(case.outputs, arrays_of(seen), case.expected or [], strict=True):
        expected = np.asarray(expected)
        problem = _shape_problem(name, got, expected, case, remarks)
        problem = problem or _number_problem(name, got.reshape(expected.shape), expected, case.within)
        if problem:
            return problem
    return None


def _shape_problem(name: str, got: np.ndarray, expected: np.ndarray, case: Case, remarks: list[str]) -> Problem | None:
    if got.shape == expected.shape:
        return None
    if case.exact_shape or got.size != expected.size or _without_ones(got.shape) != _without_ones(expected.shape):
        what = f"{name} should have shape {shape_text(expected.shape)}"
        problem = Problem("shape", f"{what}, not {shape_text(got.shape)}", private=what)
        return _with_both(problem, got, expected)
    if case.public:  # the shape of an answer to a hidden case may tell of it
        asked = f"{shape_text(expected.shape)} was asked for"
        remarks.append(f"{name} has shape {shape_text(got.shape)}; {asked}. It counts.")
    return None


def _number_problem(
    name: str, got: np.ndarray, expected: np.ndarray, within: tuple[float, ...] | None
) -> Problem | None:
    if within:
        return _bounds_problem(name, got, *within)
    if np.isfinite(expected).all() and not np.isfinite(got).all():
        return _with_both(Problem("finite", f"there is nan or inf in {name}"), got, expected)
    wrong = ~_close(got, expected)
    if wrong.any():
        return _with_both(Problem("value", _differences(name, got, expected, wrong)), got, expected)
    return None


def _bounds_problem(name: str, got: np.ndarray, low: float, high: float) -> Problem | None:
    if ((got >= low) & (got <= high)).all():  # nan is neither
        return None
    if np.isnan(got).any() or np.isfinite([low, high]).all() and np.isinf(got).any():
        return Problem("finite", f"there is nan or inf in {name}", got=show(got))
    if np.isinf(high):
        what = f"{name} should be {low:g} or more; infinity is right too"
    elif np.isinf(low):
        what = f"{name} should be {high:g} or less; minus infinity is right too"
    else:
        what = f"{name} should lie between {low:g} and {high:g}"
    return Problem("value", what, got=show(got))


def _with_both(problem: Problem, got: np.ndarray, expected: np.ndarray) -> Problem:
    """The problem with what came back beside what was expected, as text, and their shapes."""
    texts = show_apart(got, expected)
    shown = replace(problem, got=texts[0], expected=texts[1])
    return replace(shown, got_shape=got.shape, expected_shape=expected.shape)


def _close(got: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Entry by entry, within the tolerance of the data type that came back; True counts as 1."""
    relative, absolute = TOLERANCES["float32" if got.dtype == np.float32 else "float64"]
    got, expected = got.astype(float), expected.astype(float)
    with np.errstate(invalid="ignore"):  # inf - inf
        near = np.abs(got - expected) <= absolute + relative * np.abs(expected)
    same = (got == expected) | np.isnan(got) & np.isnan(expected)
    return np.asarray(near & np.isfinite(expected) | same)


def _differences(name: str, got: np.ndarray, expected: np.ndarray, wrong: np.ndarray) -> str:
    if got.size == 1:
        return f"the value of {name} is wrong"
    count = int(wrong.sum())
    return f"{count} of {got.size} entries of {name} {'is' if count == 1 else 'are'} wrong"


def _same_values(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    pairs = zip(arrays_of(seen), arrays_of(outcome))
    return all(same_array(_by_convention(a, case.within), _by_convention(b, case.within)) for a, b in pairs)


def _by_convention(array: np.ndarray, within: tuple[float, ...] | None) -> np.ndarray:
    """An answer with infinity for whatever stands for it where infinity is right, turned round or not."""
    if not within or np.isfinite(within).all():
        return array
    with np.errstate(invalid="ignore"):
        far = np.abs(array) >= min(map(abs, within))
    return np.where(far, np.copysign(np.inf, array), array)


def same_array(a: np.ndarray, b: np.ndarray) -> bool:
    """Whether two arrays hold the same numbers, as far as their data types can tell."""
    return _without_ones(a.shape) == _without_ones(b.shape) and bool(_close(a.ravel(), b.ravel()).all())


def _without_ones(shape: tuple[int, ...]) -> list[int]:
    return [size for size in shape if size != 1]


def shape_text(shape: tuple[int, ...]) -> str:
    """A shape as Python writes it."""
    return "(" + ", ".join(str(size) for size in shape) + ("," if len(shape) == 1 else "") + ")"


equal = Comparison(compare_values, _same_values)
