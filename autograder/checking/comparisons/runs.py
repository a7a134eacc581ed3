"""Compare experiments: trained networks by what they predict, for pictures whose labels the judge alone has.

The drivers return predictions, never an accuracy; it is computed here. Each test picture is shown twice, at different
places: a network that is evaluated as it should be gives both the same class. After them come the pictures of the
training. What a network has learned by heart, the wrong labels too, tells training with dropout from training that
was stopped early, from a pull towards 0 and from neighbours: those have no lead, or don't know their own examples.

What chance decides, for 200 training digits, in 200 runs: with the reference the lead is 0.096 on the validation
digits and 0.095 on the test digits, and its standard deviation from run to run is 0.018 and 0.019: the mean of three
seeds lies 6 deviations above what is asked for. The accuracy without dropout is 0.75 with 0.014, with it 0.84 with
0.014; of the training labels the first knows all, the second 0.96 with 0.011. So every bound below is 5.9 deviations
or more from a right answer, where the mean of three seeds is judged. In PyTorch the lead is 0.11. A network that was
stopped early knows 0.78 of its labels with 0.011: 19 deviations below ``NEARLY``. With p = 0.98 right networks guess,
and those that take no notice of p have 0.7.

That p alone makes the difference is seen by the trainings: with what the notebook's own functions were called. And
the answers must be those of the network that came back from them. No bar could tell networks with one mask for all
examples of a step: their lead is anything from -0.1 to 0.1. So a module of PyTorch is shown copies of one picture,
which it must tell apart in training and only where p isn't 0; how ``train`` draws its masks is asked of it alone
(see ``training_masks``). The tests measure all of this again, on other seeds.

The comparison ``made`` shows pictures without chance: networks sort all of them, neighbours and straight lines don't
(see ``specs.capstone.made_pictures``).
"""

from typing import Any

import numpy as np

from autograder.checking.comparisons import Comparison, arrays_of
from autograder.contract.cards import Case
from autograder.contract.observations import Facts, Returned
from autograder.contract.verdicts import Problem

GAP = 0.03  # dropout must beat the baseline by this much, on the mean of the seeds
WITHOUT, WITH = (0.66, 0.8), 0.78  # the accuracies: of a baseline that is neither made bad nor spared the wrong labels
BY_HEART, NEARLY = 0.95, 0.9  # of the training labels, those that are known without dropout and with it
LEARNED = 0.4  # the accuracy that any network has which was trained at all; guessing has 0.1
HARDLY = 0.5  # the accuracy that no network has of which hardly a unit was left in training
SORTED = 0.95  # of the 22 made pictures: networks miss one at most, straight lines two at least
BEHIND = -0.05  # dropout that does so much harm
ASKED = {
    "number of trainings": 1,
    "number of weights": 65 * 64 + 65 * 10,
    "number of steps": 200,
    "learning rate": 0.2,
    "momentum": 0.9,
}
TWICE = 0.02  # of the examples: more that are told two classes is no accident of rounding


def run_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether one experiment can be repeated, and depends on its seed."""
    facts = facts_of(case, seen)
    if "shape" in facts:
        return _shape_problem(facts)
    if not facts["classes"]:
        return _classes_problem()
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


def made_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether pictures are sorted that a trained network sorts, and its neighbours or a straight line don't."""
    facts = facts_of(case, seen)
    if "shape" in facts:
        return _shape_problem(facts)
    if not facts["classes"]:
        return _classes_problem()
    if facts["sorted"]:
        return None
    what = (
        f"{facts['least']:.0%} of these pictures are right. A network with a hidden layer, trained as it is asked for, "
        "gets all of them right; the classes of the nearest training pictures are wrong here, and so is a straight line"
    )
    return Problem("value", what)


def gap_problem(case: Case, seen: Returned, remarks: list[str]) -> Problem | None:
    """Whether dropout beats the baseline, on the mean of the seeds, and both are networks trained as asked for."""
    facts = facts_of(case, seen)
    if "shape" in facts:
        return _shape_problem(facts)
    if not facts["classes"]:
        return _classes_problem()
    if "hardly" in facts:
        return None if facts["hardly"] else _rate_problem(case, facts)
    if not facts["learned"]:
        what = f"without dropout {facts['without']:.1%} of the test examples are right: this baseline has not learned"
        return Problem("value", what)
    if facts["twice"]:
        return _twice_problem()
    if facts["seedless"]:
        return Problem("value", "all seeds give the same network, so three runs say no more than one")
    both = f"right on the mean of the seeds: {facts['without']:.1%} without dropout, {facts['with']:.1%} with it"
    unfair = _unfair(case, seen)
    if unfair:
        return Problem("value", unfair)
    if not facts["beats"]:
        return Problem("value", f"{both}. The difference should be {GAP:.0%} or more")
    if not facts["usual"]:
        what = (
            f"{both}. These networks, trained as it is asked for, reach {WITHOUT[0]:.0%} to {WITHOUT[1]:.0%} without "
            f"dropout and {WITH:.0%} with it at least: the difference counts between two that have both learned"
        )
        return Problem("value", what)
    if not (facts["by_heart"] and facts["nearly"]):
        what = (
            f"of its own training labels the network knows {facts['own']:.0%} without dropout and "
            f"{facts['own_with']:.0%} with it. After 200 steps with this rate and this momentum it knows "
            f"{BY_HEART:.0%} of them and {NEARLY:.0%} at least, the wrong ones too"
        )
        return Problem("value", what)
    return None


def same_run(case: Case, seen: Returned, outcome: Returned | Facts) -> bool:
    """Whether two experiments have the same properties; the numbers differ with every processor."""
    return _properties(facts_of(case, seen)) == _properties(facts_of(case, outcome))


def keep_facts(case: Case, outcome: Returned) -> Facts:
    """What a notebook carries of a known wrong answer: its properties, not its predictions."""
    return Facts(_properties(facts_of(case, outcome)), outcome.changed)


def facts_of(case: Case, seen: Returned | Facts) -> dict[str, Any]:
    """What follows from the predictions: of shape (rates, seeds, pictures), see the driver ``capstone.runs``."""
    if isinstance(seen, Facts):
        return seen.facts
    inputs, answers = case.call.inputs, arrays_of(seen)[0]
    own_labels, labels = np.asarray(inputs["y_train"]), np.asarray((case.expected or [None])[0])
    rates, seeds, wanted = len(inputs["rates"]), len(inputs["seeds"]), 2 * labels.size + own_labels.size
    if answers.shape != (rates, seeds, wanted):
        return {"shape": [int(size) for size in answers.shape], "wanted": wanted}
    answers = answers.astype(float)
    first, second, own = np.split(answers, [labels.size, 2 * labels.size], axis=2)
    accuracy = [float(right) for right in (first == labels).mean(axis=(1, 2))]
    known = [float(right) for right in (own == own_labels).mean(axis=(1, 2))]
    facts: dict[str, Any] = {"classes": bool(np.isin(answers, np.arange(10)).all()), "accuracy": accuracy[0]}
    if case.compare == "runs.made":
        return facts | {"sorted": min(accuracy) >= SORTED, "least": min(accuracy), "at_random": accuracy[0] > LEARNED}
    if case.compare == "runs.gap" and rates == 1:
        return facts | {"hardly": accuracy[0] < HARDLY}
    facts["twice"] = bool((first != second).mean(axis=(1, 2)).max() > TWICE)
    facts["learned"] = accuracy[0] > LEARNED
    if case.compare == "runs.run":  # a seed, the same again, another
        facts["repeats"] = bool((answers[0, 0] != answers[0, 1]).mean() <= TWICE)
        facts["seedless"] = bool((answers[0, 0] == answers[0, 2]).all())
        return facts
    without, with_it = accuracy
    return facts | {
        "without": without,
        "with": with_it,
        "own": known[0],
        "own_with": known[1],
        "seedless": bool((answers == answers[:, :1]).all()),
        "beats": with_it - without >= GAP,
        "usual": WITHOUT[0] <= without <= WITHOUT[1] and with_it >= WITH,
        "careful": without > WITHOUT[1],
        "behind": with_it - without < BEHIND,
        "alike": bool((answers[0] == answers[1]).all()),
        "worse": with_it < LEARNED,
        "by_heart": known[0] >= BY_HEART,
        "nearly": known[1] >= NEARLY,
        "fair": _unfair(case, seen) is None,
    }


def _unfair(case: Case, seen: Returned) -> str | None:
    """What was seen of the trainings that is not as it was asked for, or that is another with each p."""
    inputs, trainings = case.call.inputs, arrays_of(seen)[1]
    if trainings.shape != (len(inputs["rates"]), len(inputs["seeds"]), len(ASKED) + 4):
        return "what the training was asked for can't be told"
    asked = [{**ASKED, "p of the training": p, "number of examples": len(inputs["y_train"])} for p in inputs["rates"]]
    for p, wanted, runs in zip(inputs["rates"], asked, trainings.astype(float), strict=True):
        for *values, share, told_apart in runs:
            if values[0] == 0:
                return (
                    f"with p = {p:g} neither your function train was called nor fit_torch. The comparison counts where "
                    "they train the networks, since it can be seen there that p alone makes the difference"
                )
            for (name, number), value in zip(wanted.items(), values, strict=True):
                if not np.isnan(value) and not np.isclose(value, number):
                    return (
                        f"with p = {p:g} the {name} was {value:g}, and {number:g} was asked for. Both networks "
                        "are trained in the same way, and p alone makes the difference"
                    )
            if share < 1 - TWICE:
                return f"with p = {p:g} the classes that come back are not those of the network that was trained"
            if p and told_apart < 1:
                return (
                    f"with p = {p:g} the module in training gives the same scores to several copies of one picture: "
                    "each example needs a mask of its own"
                )
            if not p and told_apart > 0:
                return f"with p = {p:g} the module in training gives other scores to copies of one picture: units fall"
    return None


def _properties(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if not isinstance(value, float)}


def _classes_problem() -> Problem:
    return Problem("value", "the answers are not classes from 0 to 9")


def _twice_problem() -> Problem:
    return Problem("value", "the same test example gets two different classes")


def _rate_problem(case: Case, facts: dict[str, Any]) -> Problem:
    (p,) = case.call.inputs["rates"]
    what = (
        f"with p = {p:g} still {facts['accuracy']:.0%} of the test examples are right. Hardly a hidden unit is left at "
        "work then, and the network can learn next to nothing: is p the probability that a unit is dropped?"
    )
    return Problem("value", what)


def _shape_problem(facts: dict[str, Any]) -> Problem:
    one = facts["shape"][2:]  # of one run; before it the rates and the seeds
    came = f"an array of shape {tuple(one)}" if one else "a single number"
    what = f"one class for each of {facts['wanted']} test examples was asked for"
    return Problem("shape", f"{what}, and {came} came back", private=what)


run = Comparison(run_problem, same_run, keep_facts)
made = Comparison(made_problem, same_run, keep_facts)
gap = Comparison(gap_problem, same_run, keep_facts)
