"""Compare answers that chance decides: what falls when dropout is on.

Two right answers may let other entries fall. What must agree is how many fall, how large the others become, and that
every entry is decided on its own. All of it is read from what came back: an entry of 0 has fallen.

No right answer may fail by bad luck. With the sizes of our cases, about 1400 entries in 8 calls of 180 each:

- a share is 6 standard deviations from its mean or more: less than 1e-8 by the binomial distribution;
- neighbours agree or disagree by 0.3, which is 10 standard deviations: less than 1e-12;
- 8 calls have equal counts: (0.4 / sqrt(180 · 0.2 · 0.8))^7 = 1.2e-8; the 96 rows have: less than 1e-40;
- two masks of 180 entries are the same: 0.68^180 = 1e-30; all rows or columns of a mask are: less than 1e-20;
- two rows or columns are the same in all calls: of a model's 3 hidden units in 40 calls 6 · 0.625^120 = 2e-24.

A run has up to four such cases: less than 1e-6 altogether.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.checking.comparisons import Comparison, arrays_of
from autograder.checking.comparisons.values import compare_values
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned
from autograder.contract.plain import show
from autograder.contract.verdicts import Problem

DEVIATIONS = 6  # of a share from its mean
DEPENDENCE = 0.3  # the correlation of neighbours, 0 where each is decided on its own
Factor = float | str | None  # of the entries that stay; a word where there is no one number
FEW = 40  # in fewer entries than this chance alone may make any pattern


def _inputs(case: Case) -> dict[str, Any]:
    return case.call.inputs


def _arrays(seen: Returned | Facts) -> list[np.ndarray]:
    return [array.astype(float) if array.dtype.kind != "f" else array for array in arrays_of(seen)]  # True is 1


def _near(got: np.ndarray, wanted: np.ndarray | float) -> np.ndarray:
    tolerance = 1e-4 if got.dtype == np.float32 else 1e-6
    return np.asarray(np.abs(got - wanted) <= tolerance * (1 + np.abs(wanted)))


def _shape_problem(name: str, got: np.ndarray, shape: Sequence[int]) -> Problem:
    what = f"{name} should have shape {tuple(shape)}"
    return Problem("shape", f"{what}, not {tuple(got.shape)}", private=what, got=show(got))


def _finite_problem(name: str, got: np.ndarray) -> Problem | None:
    if np.isfinite(got).all():
        return None
    return Problem("finite", f"there is nan or inf in {name}", got=show(got))


def _scale(p: float) -> float:
    return 1 / (1 - p) if p < 1 else 0.0


def _factor(out: np.ndarray, x: np.ndarray, p: float | None = None) -> Factor:
    """By how much the entries that have not fallen were multiplied; None if all fell, "several" if it varies.

    "share" where it is one over the share that happened to stay, which is another number in every call.
    """
    out = out.astype(float) if out.dtype != np.float32 else out
    if not np.isfinite(out).all():
        return "not finite"
    kept = out != 0
    if not kept.any():
        return None
    factors = (out / x)[kept]
    middle = float(np.median(factors))
    if not _near(factors, middle).all():
        return "several"
    by_share = abs(middle * kept.mean() - 1) < 1e-6
    return "share" if by_share and p and abs(middle - _scale(p)) > 1e-6 and not kept.all() else round(middle, 4)


def _like(first: Factor, second: Factor) -> bool:
    """Whether two factors are the same, as far as one can tell: where all entries fell there is nothing to see."""
    if "not finite" in (first, second):
        return first == second
    if first is None or second is None or isinstance(first, str) or isinstance(second, str):
        return first is None or second is None or first == second
    return abs(first - second) <= 0.001 * abs(second)


# What falls: the comparison ``falls``, of several calls with one generator and the first one repeated


def falls_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether each entry falls on its own, with chance p, by the generator that was given; and whether mask says so."""
    inputs = _inputs(case)
    x, p, (outs, masks) = inputs["x"], inputs["p"], _arrays(seen)
    shape = (inputs["calls"] + 1, *x.shape)
    for name, got in (("out", outs), ("mask", masks)):
        if got.shape != shape:  # what a single call gave, where all gave the same shape
            return _shape_problem(name, got[0] if got.shape[:1] == shape[:1] else got, x.shape)
        problem = _finite_problem(name, got)
        if problem:
            return problem
    pattern, again, share, told = _falls(p, outs, masks)
    what = {
        "nothing": f"none of the entries of out falls, though p is {p:g}",
        "everything": f"all entries of out fall, though p is {p:g}",
        "calls": "the same entries fall in every call, though rng moves on from call to call",
        "single": "all entries fall together or none does: each should be decided on its own",
        "rows": "the same entries fall in every row: each should be decided on its own",
        "columns": "whole rows fall: each entry should be decided on its own",
        "count": "the number of entries that fall is always the same: each should be decided on its own",
        "count of a row": "in every row the same number of entries falls: each should be decided on its own",
        "count of a column": "in every column the same number of entries falls: each should be decided on its own",
        "dependent": "the entries don't fall independently of each other",
    }.get(pattern)
    if what is None and share != "right":
        what = f"of the entries {np.mean(outs == 0):.0%} fall, though p is {p:g}"
    if what is None and not again:
        what = "two generators in the same state give two masks: rng should decide what falls"
    if what is None and told in ("fits", "scaled"):
        if told == "scaled":
            remarks.append(
                "mask holds the factor as well as what stays. It counts; exercise 2 has a mask of True and False."
            )
        return None
    if what is None:
        what = "mask doesn't say what falls: " + {
            "inverted": "it is True where out is 0",
            "other": "it should be True where out is x / (1 - p), and False where out is 0",
        }.get(told, "")
    return Problem("value", what, got=show(outs[0]))


def same_falls(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    """The same pattern, about the same share, the same factor; not the same entries."""
    inputs = _inputs(case)
    x, p = inputs["x"], inputs["p"]
    pairs = [_arrays(answer) for answer in (seen, outcome)]
    shape = (inputs["calls"] + 1, *x.shape)
    if any(array.shape != shape for pair in pairs for array in pair):
        return [array.shape for array in pairs[0]] == [array.shape for array in pairs[1]]
    (first, *one), (second, *other) = (_as_it_counts(*_falls(p, *pair)) for pair in pairs)
    either = {first, second} <= {"single", "nothing", "everything"}  # one draw for all: 8 calls may give any of them
    return (either or first == second) and one == other and _like(*(_factor(outs[0], x, p) for outs, _ in pairs))


def _as_it_counts(pattern: str, again: bool, share: str, told: str) -> tuple[str, bool, str, str]:
    """What falls, where a mask that holds the factor is as good as one of True and False: it hides no mistake."""
    return pattern, again, share, "fits" if told == "scaled" else told


def _falls(p: float, outs: np.ndarray, masks: np.ndarray) -> tuple[str, bool, str, str]:
    """How the entries fall: the pattern, whether it can be repeated, their share, and what mask says of it."""
    kept = outs != 0
    calls, again = kept[:-1], bool(np.array_equal(kept[0], kept[-1]))
    pattern = _pattern(calls)
    share = _share(calls, p) if pattern == "independent" or pattern.startswith("count") else "unknown"
    return pattern, again, share, _told(masks, kept)


def _pattern(calls: np.ndarray) -> str:
    if calls.all():
        return "nothing"
    if not calls.any():
        return "everything"
    if (calls == calls[0]).all():
        return "calls"
    rows, columns = (calls == calls[:, :1]).all(), (calls == calls[:, :, :1]).all()
    if rows or columns:
        return "single" if rows and columns else "rows" if rows else "columns"
    if _twins(calls) or _twins(calls.swapaxes(1, 2)):
        return "dependent"
    for name, axes in (("count of a row", 2), ("count of a column", 1), ("count", (1, 2))):
        if np.ptp(calls.sum(axis=axes)) == 0:
            return name
    off = calls - calls.mean()
    neighbours = [(off[1:], off[:-1]), (off[:, 1:], off[:, :-1]), (off[:, :, 1:], off[:, :, :-1])]
    if any(abs((a * b).mean()) > DEPENDENCE * off.var() for a, b in neighbours):
        return "dependent"
    return "independent"


def _twins(calls: np.ndarray) -> bool:
    """Whether two rows are the same in every call, or each the opposite of the other."""
    rows = calls.swapaxes(0, 1).reshape(calls.shape[1], -1)
    alike = (rows[:, np.newaxis] == rows).mean(axis=2)[np.triu_indices(len(rows), 1)]
    return bool(((alike == 0) | (alike == 1)).any())


def _share(calls: np.ndarray, p: float) -> str:
    far = DEVIATIONS * np.sqrt(p * (1 - p) / calls.size)
    for name, share in (("right", 1 - p), ("swapped", p), ("half", 0.5)):
        if abs(calls.mean() - share) <= far:
            return name
    return "other"


def _told(masks: np.ndarray, kept: np.ndarray) -> str:
    if np.array_equal(masks != 0, kept):
        values = np.unique(masks[kept]) if kept.any() else np.ones(1)
        return (
            "fits" if np.array_equal(values, [1]) else "scaled" if np.ptp(values) <= 1e-6 * abs(values[0]) else "other"
        )
    return "inverted" if np.array_equal(masks == 0, kept) else "other"


# How large what stays becomes: the comparison ``factor``; what is expected here are numbers only where p is 0
# or 1 or nothing is being trained


def factor_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether the entries that stay are x / (1 - p) in training, and all are x in evaluation. mask isn't looked at."""
    inputs = _inputs(case)
    x, out = inputs["x"], _arrays(seen)[0]
    problem = _shape_problem("out", out, x.shape) if out.shape != x.shape else _finite_problem("out", out)
    if problem:
        return problem
    p = inputs["p"] if inputs["training"] else 0.0
    expected = np.where((out != 0) | (p == 0), x * _scale(p), 0.0)
    if _near(out, expected).all():
        return None
    wrong = int((~_near(out, expected)).sum())
    when = "in evaluation" if not inputs["training"] else f"with p = {inputs['p']:g}"
    condition = " (for what has fallen here)" if 0 < p < 1 else ""
    what = f"{wrong} of {out.size} entries of out {'is' if wrong == 1 else 'are'} wrong {when}"
    return Problem("value", what, got=show(out), expected=show(expected) + condition)


def same_factor(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    """The same factor, and where chance has no say, nothing, everything or something falls in both."""
    inputs = _inputs(case)
    x = inputs["x"]
    first, second = (_arrays(answer)[0] for answer in (seen, outcome))
    if first.shape != x.shape or second.shape != x.shape:
        return first.shape == second.shape
    factors = [_factor(out, x, inputs["p"]) for out in (first, second)]
    if x.size < FEW:
        return "share" in factors or _like(*factors)
    certain = not inputs["training"] or inputs["p"] in (0, 1)  # whether something falls isn't a matter of chance
    return (not certain or _some(first) == _some(second)) and _like(*factors)


def on_and_off_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether entries fall in training, all of them only with p = 1, and everything is as it was in evaluation.

    How many fall and how large the others become is asked elsewhere.
    """
    inputs, out = _inputs(case), _arrays(seen)[0]
    if not inputs["training"] or out.shape != inputs["x"].shape:
        return factor_problem(case, seen, remarks)
    wanted, found = "everything" if inputs["p"] == 1 else "something", _some(out)
    if wanted == found:
        return _finite_problem("out", out)
    what = {
        "nothing": "none of the entries of out falls",
        "something": "not all entries of out fall",
        "everything": "all entries of out fall",
    }[found]
    return Problem("value", f"{what}, though p is {inputs['p']:g}", got=show(out))


def _some(out: np.ndarray) -> str:
    return "nothing" if (out != 0).all() else "everything" if (out == 0).all() else "something"


# The way back: the comparison ``backward`` has expected values; only a known wrong answer may be random


def same_backward(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    """The same factor and the same entries, or in both others than those of the mask."""
    inputs = _inputs(case)
    dout, mask = inputs["dout"], np.asarray(inputs["mask"])
    first, second = (_arrays(answer)[0] for answer in (seen, outcome))
    if first.shape != dout.shape or second.shape != dout.shape:
        return first.shape == second.shape
    if not _like(_factor(first, dout), _factor(second, dout)):
        return False
    return dout.size < FEW or _way(first, mask) == _way(second, mask)


def _way(out: np.ndarray, mask: np.ndarray) -> str:
    known = {"mask": mask != 0, "inverted": mask == 0, "nothing": np.full(mask.shape, True)}
    known["everything"] = ~known["nothing"]
    return next((name for name, kept in known.items() if np.array_equal(out != 0, kept)), "others")


# A model in PyTorch: the comparison ``model``, of several calls. The parameters are ours, so that every score
# tells which hidden units have fallen


def model_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether hidden units fall in training, each with chance p, and none in evaluation."""
    inputs, scores = _inputs(case), _arrays(seen)[0]
    shape = (inputs["calls"], len(inputs["X"]))
    problem = (
        _shape_problem("scores", scores, (shape[1], 1)) if scores.shape != shape else _finite_problem("scores", scores)
    )
    if problem:
        return problem
    p = inputs["p"]
    falls, factor, pattern, share = _model_falls(inputs, scores)
    wanted = ("hidden", round(_scale(p), 4), "independent", "right") if p < 1 else ("everything", None, None, None)
    if (falls, factor, pattern, share) == wanted if inputs["training"] and p else falls == "nothing":
        return None
    varied = bool((np.ptp(scores, axis=0) > 1e-6 * (1 + np.abs(scores).max())).any())
    if not inputs["training"] or not p:
        when = "in evaluation" if not inputs["training"] else "with p = 0"
        varies = f"the scores vary from call to call {when}: something still falls"
        wrong = varies if varied else f"the scores are wrong {when}"
        return Problem("value", wrong, got=show(scores[0]), expected=show(_plain_scores(inputs)))
    what: str | None = {
        "everything": f"all hidden units fall, though p is {p:g}",
        "nothing": "nothing falls in training: the scores are those of evaluation",
        "output": "the score itself falls: dropout belongs on the hidden units",
        "inputs": "features fall: dropout belongs on the hidden units",
        "hidden": {
            "calls": "the same hidden units fall in every call",
            "single": "all hidden units of all rows fall together",
            "rows": "the same hidden units fall for every row of X",
            "columns": "all hidden units of a row fall together: each should be decided on its own",
            "dependent": "the hidden units don't fall independently of each other",
        }.get(pattern or ""),
    }.get(falls, "the scores in training are not those of a network whose hidden units fall")
    if what is None and share != "right":
        what = f"the share of hidden units that fall is not {p:g}"
    if what is None:
        what = f"the hidden units that stay are multiplied by {factor:g}, not by 1 / (1 - p) = {_scale(p):g}"
    if p == 1 and falls != "everything":
        what = "with p = 1 all hidden units fall, and only the bias of the output is left"
    return Problem("value", what, got=show(scores[0]))


def same_model(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    """The same units fall, by the same rule; scores that don't vary are the same numbers."""
    inputs = _inputs(case)
    first, second = (_arrays(answer)[0] for answer in (seen, outcome))
    shape = (inputs["calls"], len(inputs["X"]))
    if first.shape != shape or second.shape != shape or not np.isfinite([first, second]).all():
        return first.shape == second.shape and bool(np.isfinite(first).all() == np.isfinite(second).all())
    signatures = [_model_falls(inputs, scores) for scores in (first, second)]
    if signatures[0] != signatures[1]:
        return False
    return signatures[0][0] != "fixed" or bool(_near(first, second).all())


def _hidden(inputs: dict[str, Any], X: np.ndarray) -> np.ndarray:
    return np.asarray(np.maximum(X @ inputs["hidden_weights"].T + inputs["hidden_bias"], 0))


def _plain_scores(inputs: dict[str, Any]) -> np.ndarray:
    return np.asarray(_hidden(inputs, inputs["X"]) @ inputs["output_weights"].T + inputs["output_bias"])[:, 0]


def _subsets(n: int) -> np.ndarray:
    """All rows of n zeros and ones."""
    return (np.arange(2**n)[:, np.newaxis] >> np.arange(n)) & 1


def _model_falls(inputs: dict[str, Any], scores: np.ndarray) -> tuple[str, float | None, str | None, str | None]:
    """What falls in a model, the factor of what stays, the pattern and the share, as far as scores tell."""
    X, p = inputs["X"], inputs["p"]
    plain, bias = _plain_scores(inputs), inputs["output_bias"][0]
    if _near(scores, plain).all():
        return "nothing", None, None, None
    if _near(scores, bias).all():
        return "everything", None, None, None
    if _near(scores, scores[0]).all():
        return "fixed", None, None, None
    parts = _hidden(inputs, X) * inputs["output_weights"]  # what each hidden unit adds to each score
    subsets = _subsets(parts.shape[1])
    factors = [_scale(p), 1.0, 1 / p if p else 2.0, 2.0, 1 - p]
    for factor in factors:
        candidates = factor * (parts @ subsets.T) + bias  # one row for each row of X
        which = np.abs(scores[:, :, np.newaxis] - candidates).argmin(axis=2)  # (calls, m)
        if _near(scores, np.take_along_axis(candidates, which.T, axis=1).T).all():
            kept = subsets[which] == 1  # (calls, m, h)
            pattern = _pattern(kept) if parts.all() else None  # a unit of 0 doesn't tell whether it has fallen
            return "hidden", round(factor, 4), pattern, _share(kept, p) if pattern == "independent" else None
    for factor in factors:
        if (_near(scores, factor * plain) | (scores == 0)).all():
            return "output", round(factor, 4), None, None
    for factor in factors:
        fallen = [factor * subset * X for subset in _subsets(X.shape[1])]
        candidates = np.array([(_hidden(inputs, X_) @ inputs["output_weights"].T)[:, 0] + bias for X_ in fallen])
        if (np.abs(scores[:, np.newaxis] - candidates).min(axis=1) <= 1e-4 * (1 + np.abs(scores))).all():
            return "inputs", round(factor, 4), None, None
    return "something", None, "with zeros" if (scores == 0).any() else None, None


falls = Comparison(falls_problem, same_falls)
factor = Comparison(factor_problem, same_factor)
on_and_off = Comparison(on_and_off_problem, same_factor)
backward = Comparison(compare_values, same_backward)
model = Comparison(model_problem, same_model)
