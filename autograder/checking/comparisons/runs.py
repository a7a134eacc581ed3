"""Compare experiments: trained networks by what they predict for test examples, whose labels the judge alone has.

The drivers return predictions, never an accuracy; it is computed here. Each test example is shown twice, at different
places: a network that is evaluated as it should be gives both the same class.

What chance decides: the lead of dropout, measured again with ten seeds that nothing was chosen by. With the reference
it is 0.101 on the validation digits, with a standard deviation of 0.014 from run to run, and 0.101 with 0.013 on the
test digits: its mean over 3 seeds lies 6.4 and 6.9 deviations above what is asked for. In PyTorch it is 0.122 with
0.009 and 0.125 with 0.013. A deviation from ten seeds is itself uncertain by about a quarter, so these numbers say
"five to eight", not "one in so many millions". The seeds that are tried are always the same, too. Other first weights
(Glorot, uniform, normal with 0.01 to 0.1, random biases), float32 and 32 to 128 units have leads of 0.09 to 0.12, with
4.9 deviations or more by six seeds. Large ones have less: normal with 0.3 has 0.086 with 0.019 on the test digits, so
the exercise says how to begin. One mask for all examples of a step has no lead, momentum 0 one point.
"""

from typing import Any

import numpy as np

from autograder.checking.comparisons import Comparison, arrays_of
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned
from autograder.contract.verdicts import Problem

GAP = 0.05  # dropout must beat the baseline by this much, on the mean of the seeds
WITHOUT, WITH = 0.7, 0.8  # what both must reach, so that no lead comes from a baseline made bad on purpose
LEARNED = 0.5  # the accuracy that any network has which was trained at all; guessing has 0.1
CAREFUL = 0.82  # a baseline that is better has not had time for the wrong labels; the right ones have 0.75 to 0.79
BEHIND = -0.05  # dropout that does so much harm
TWICE = 0.02  # of the examples: more that are told two classes is no accident of rounding


def run_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether one experiment can be repeated, and depends on its seed."""
    facts = facts_of(case, seen)
    if "shape" in facts:
        return _shape_problem(facts)
    if not facts["classes"]:
        return Problem("value", "the answers are not classes from 0 to 9")
    if not facts["learned"]:
        what = f"the network has learned nothing: {facts['accuracy']:.0%} of its answers are right"
        return Problem("value", what)
    if facts["twice"]:
        return _twice_problem()
    if not facts["repeats"]:
        return Problem("value", "the same seed gives other classes the second time")
    if facts["seedless"]:
        return Problem("value", "two seeds give the same network")
    return None


def gap_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether dropout beats the baseline, on the mean of the seeds."""
    facts = facts_of(case, seen)
    if "shape" in facts:
        return _shape_problem(facts)
    if not facts["classes"]:
        return Problem("value", "the answers are not classes from 0 to 9")
    if not facts["learned"]:
        what = f"without dropout {facts['without']:.1%} of the test examples are right: this baseline has not learned"
        return Problem("value", what)
    if facts["twice"]:
        return _twice_problem()
    if facts["seedless"]:
        return Problem("value", "all seeds give the same network, so three runs say no more than one")
    both = f"right on the mean of the seeds: {facts['without']:.1%} without dropout, {facts['with']:.1%} with it"
    if not facts["beats"]:
        return Problem("value", f"{both}. The difference should be {GAP:.0%} or more")
    if facts["without"] < WITHOUT or facts["with"] < WITH:
        what = (
            f"{both}. These networks, trained as it is asked for, reach {WITHOUT:.0%} without dropout and {WITH:.0%} "
            "with it at least: the difference counts between two that have both learned"
        )
        return Problem("value", what)
    return None


def same_run(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    """Whether two experiments have the same properties; the numbers differ with every processor."""
    return _properties(facts_of(case, seen)) == _properties(facts_of(case, outcome))


def moved_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether about so many hidden units have learned as new masks make likely, one for each example in each step."""
    moved, wanted, far = _moved(case, seen)
    if moved is None:
        return Problem("shape", "W1 should have the shape that it came with")
    if abs(moved - wanted) <= far:
        return None
    what = (
        f"{moved:.0%} of the hidden units have learned something, and about {wanted:.0%} should: "
        "each is left at work for each example in every step with the probability 1 - p"
    )
    return Problem("value", what)


def same_moved(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    """Whether as many units have learned, as far as that is not chance."""
    (one, _, far), (other, _, _) = _moved(case, seen), _moved(case, outcome)
    return one is other if one is None or other is None else abs(one - other) <= far


def _moved(case: Case, seen: Returned | Facts) -> tuple[float | None, float, float]:
    """The share of the columns of W1 that differ from the start, what is expected, and how far off chance may be."""
    X, W1, p, steps = (case.call.inputs[name] for name in ("X", "W1", "p", "steps"))
    start, end, wanted = W1, arrays_of(seen)[0], 1 - p ** (steps * len(X))
    far = 6.5 * (wanted * (1 - wanted) / start.shape[1]) ** 0.5  # deviations of a binomial share: once in 10**10 times
    return (None if end.shape != start.shape else float((end != start).any(axis=0).mean())), wanted, far


def keep_facts(case: Case, outcome: Returned) -> Facts:
    """What a notebook carries of a known wrong answer: its properties, not its predictions."""
    return Facts(_properties(facts_of(case, outcome)), outcome.changed)


def facts_of(case: Case, seen: Returned | Facts) -> dict[str, Any]:
    """What follows from the predictions: of shape (settings, seeds, examples), each example twice."""
    if isinstance(seen, Facts):
        return seen.facts
    labels = np.asarray((case.expected or [None])[0])
    answers = arrays_of(seen)[0]
    settings, seeds = 2 if case.compare == "runs.gap" else 1, len(case.call.inputs["seeds"])
    if answers.shape != (settings, seeds, labels.size):
        return {"shape": [int(size) for size in answers.shape], "wanted": int(labels.size)}
    answers = answers.astype(float)
    accuracy = (answers == labels).mean(axis=(1, 2))
    first, second = np.split(answers, 2, axis=2)
    facts = {
        "classes": bool(np.isin(answers, np.arange(10)).all()),
        "twice": bool((first != second).mean(axis=(1, 2)).max() > TWICE),
        "learned": bool(accuracy[0] > LEARNED),
        "seedless": bool((answers == answers[:, :1]).all()),
        "accuracy": float(accuracy[0]),
    }
    if settings == 1:  # one experiment: a seed, the same again, another
        facts["repeats"] = bool((answers[0, 0] != answers[0, 1]).mean() <= TWICE)
        facts["seedless"] = bool((answers[0, 0] == answers[0, 2]).all())
    if settings == 2:
        facts |= {"without": float(accuracy[0]), "with": float(accuracy[1])}
        facts["beats"] = bool(accuracy[1] - accuracy[0] >= GAP)
        facts["careful"] = bool(accuracy[0] > CAREFUL)
        facts["behind"] = bool(accuracy[1] - accuracy[0] < BEHIND)
        facts["alike"] = bool((answers[0] == answers[1]).all())
        facts["worse"] = bool(accuracy[1] < LEARNED)
    return facts


def _properties(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if not isinstance(value, float)}


def _twice_problem() -> Problem:
    return Problem("value", "the same test example gets two different classes")


def _shape_problem(facts: dict[str, Any]) -> Problem:
    one = facts["shape"][2:]  # of one run; before it the settings and the seeds
    came = f"an array of shape {tuple(one)}" if one else "a single number"
    what = f"one class for each of {facts['wanted']} test examples was asked for"
    return Problem("shape", f"{what}, and {came} came back", private=what)


run = Comparison(run_problem, same_run, keep_facts)
moved = Comparison(moved_problem, same_moved)
gap = Comparison(gap_problem, same_run, keep_facts)
