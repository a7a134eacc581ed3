"""Compare trainings with dropout: which masks were drawn is read from the weights that come back.

The networks are so small that all masks can be tried: two examples, three hidden units and two steps have 4096, and
each gives other weights. So an answer is right in every number or it isn't, and only which masks come is chance. The
driver ``capstone.trained_often`` trains many times with one generator, and at the end once more as in the first call.

No right answer may fail by bad luck: with 120 calls a share of the smallest group, 480 entries, is 7 deviations from
its mean less than once in 10**10 times, and any of the patterns comes by chance less than once in 10**20 times. And
whoever drops half of the units, whatever p is, lies 5 deviations and more beyond that.
"""

from typing import Any

import numpy as np

from autograder.checking.comparisons import Comparison, arrays_of
from autograder.checking.comparisons.values import shape_text
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned
from autograder.contract.verdicts import Problem

FAR = 7  # deviations of a share from its mean
NEAR = 1e-6  # weights that differ by less are the same
NEAR_IN_FLOAT32 = 1e-4

PATTERNS = {
    "nothing": "no hidden unit is ever dropped",
    "everything": "all hidden units are dropped",
    "calls": "every call has the same masks, though rng moves on from call to call",
    "steps": "the mask of the first step serves for the other step, too",
    "examples": "in each step the same units are dropped for all examples",
    "units": "all hidden units of an example are dropped together",
    "count": "the number of units that are dropped is always the same: each should be decided on its own",
    "opposite": "what is dropped in one place is kept in another: each should be decided on its own",
}


def problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether the weights are those of a training with masks, each entry drawn on its own by rng."""
    inputs, found = case.call.inputs, arrays_of(seen)
    for name, matrices in zip(case.outputs, found, strict=True):
        wanted = (inputs["calls"] + 1, *inputs[name].shape)
        if matrices.shape != wanted:
            what = f"{name} should have shape {shape_text(wanted[1:])}, not {shape_text(matrices.shape[1:])}"
            return Problem("shape", what)
        if not np.isfinite(matrices).all():
            return Problem("finite", f"there is nan or inf in {name}")
    scale, pattern, share, again = _drawn(case, seen)
    p = inputs["p"]
    if scale is None:
        what = f"the weights after {inputs['steps']} steps with p = {p:g} are not those that any masks give"
    elif pattern in PATTERNS:
        what = PATTERNS[pattern]
    elif scale != "1 / (1 - p)":
        what = f"the hidden units that are left are multiplied by {scale}, not by 1 / (1 - p) = {1 / (1 - p):g}"
    elif share != "right":
        what = f"the share of hidden units that are dropped is not {p:g}"
    elif not again:
        what = "two generators in the same state give two different trainings: rng should decide what is dropped"
    else:
        return None
    return Problem("value", what)


def same(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    """Whether two answers draw their masks by the same rule; which masks those are is chance."""
    return bool(_drawn(case, seen) == _drawn(case, outcome))


def keep(case: Case, outcome: Returned) -> Facts:
    """What a notebook carries of a known wrong answer: how its masks are drawn, not the weights of all calls."""
    return Facts({"drawn": list(_drawn(case, outcome))}, outcome.changed)


def _drawn(case: Case, seen: Returned | Facts) -> tuple[str | None, str, str, bool]:
    """The factor of what stays, the pattern of the masks, their share, and whether the same generator repeats them."""
    if isinstance(seen, Facts):
        scale, pattern, share, again = seen.facts["drawn"]
        return scale, pattern, share, again
    inputs, (first, second) = case.call.inputs, arrays_of(seen)
    calls, p = inputs["calls"], inputs["p"]
    if (first.shape, second.shape) != ((calls + 1, *inputs["W1"].shape), (calls + 1, *inputs["W2"].shape)):
        return None, f"shapes {first.shape} and {second.shape}", "", False
    found = np.hstack([first.reshape(calls + 1, -1), second.reshape(calls + 1, -1)]).astype(float)
    again = bool(np.allclose(found[0], found[-1]))
    if not np.isfinite(found).all():
        return None, "not finite", "", again
    near = NEAR_IN_FLOAT32 if np.float32 in (first.dtype, second.dtype) else NEAR
    masks = _all_masks(inputs)
    for scale, factor in {"1 / (1 - p)": 1 / (1 - p), "1": 1.0, "1 / p": 1 / p, "1 - p": 1 - p}.items():
        weights = _trained(inputs, masks, factor)
        closest = ((weights**2).sum(axis=1) - 2 * found[:-1] @ weights.T).argmin(axis=1)
        if (np.abs(weights[closest] - found[:-1]) <= near * (1 + np.abs(found[:-1]))).all():
            kept = masks[closest]
            return scale, _pattern(kept), _share(kept, p), again
    moved = "fixed" if np.allclose(found, found[0]) else "other"
    return None, moved, "", again


def _all_masks(inputs: dict[str, Any]) -> np.ndarray:
    """All that may be drawn in a training, of shape (2**n, steps, n_samples, n_hidden) for n entries."""
    shape = inputs["steps"], len(inputs["X"]), inputs["W1"].shape[1]
    n = int(np.prod(shape))
    return ((np.arange(2**n)[:, np.newaxis] >> np.arange(n)) & 1).reshape(-1, *shape)


def _trained(inputs: dict[str, Any], masks: np.ndarray, factor: float) -> np.ndarray:
    """The weights after a training with each of the masks, one flat row for each."""
    X, y, momentum, rate = (inputs[name] for name in ("X", "y", "momentum", "learning_rate"))
    W1, W2 = (np.broadcast_to(W, (len(masks), *W.shape)) for W in (inputs["W1"], inputs["W2"]))
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    Xa, one_hot = np.hstack([X, np.ones((len(X), 1))]), np.eye(W2.shape[2])[y]
    for mask in masks.swapaxes(0, 1) * factor:
        Z = Xa @ W1
        Ha = np.concatenate([np.maximum(Z, 0) * mask, np.ones((len(masks), len(X), 1))], axis=2)
        E = np.exp(Ha @ W2)
        delta2 = (E / E.sum(axis=2, keepdims=True) - one_hot) / len(X)
        delta1 = delta2 @ W2[:, :-1].swapaxes(1, 2) * mask * (Z > 0)
        V1, V2 = momentum * V1 + Xa.T @ delta1, momentum * V2 + Ha.swapaxes(1, 2) @ delta2
        W1, W2 = W1 - rate * V1, W2 - rate * V2
    return np.hstack([W1.reshape(len(masks), -1), W2.reshape(len(masks), -1)])


def _pattern(kept: np.ndarray) -> str:
    """By which rule masks of shape (calls, steps, n_samples, n_hidden) are drawn, where they aren't independent."""
    alike = [(kept == kept.take([0], axis=axis)).all() for axis in range(4)]
    if kept.all():
        return "nothing"
    if not kept.any():
        return "everything"
    for name, found in zip(("calls", "steps", "examples", "units"), alike, strict=True):
        if found:
            return name
    if any((kept.take(0, axis=axis) != kept.take(1, axis=axis)).all() for axis in (1, 2, 3)):
        return "opposite"
    if any(np.ptp(kept.sum(axis=axes)) == 0 for axes in (3, 2, (2, 3), (1, 2, 3))):
        return "count"
    return "independent"


def _share(kept: np.ndarray, p: float) -> str:
    """Which share of the entries is kept, the same in every step, for every example and every unit."""
    for name, share in (("right", 1 - p), ("swapped", p), ("half", 0.5)):
        groups = [kept.mean(axis=tuple({0, 1, 2, 3} - {axis})) for axis in (1, 2, 3)]
        if all((np.abs(each - share) <= FAR * (p * (1 - p) * each.size / kept.size) ** 0.5).all() for each in groups):
            return name
    return "other"


masks = Comparison(problem, same, keep)
