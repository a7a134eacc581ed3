"""Compare what a function returned with what it should have returned, and say what is wrong.

Works on plain data alone: a *card* (the cases of a question with their expected values, see ``cards``) and
the *observations* of a probe. The notebook and the grader use this same code.

The order of the checks: defined, callable, returned something, number of values, type, shape, finite, value,
inputs left unchanged. A part stops at its first failure and shows the smallest input that fails.
"""

from autograder import comparisons
from autograder.comparisons.values import same_array
from autograder.hints import general_hint
from autograder.probe import cases_of, outputs_of
from autograder.values import from_plain, show

NOT_WRITTEN = "NotImplementedError"


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
        verdict["hint"] = general_hint(card, observations, failed)
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
    if seen["status"] == "error" and name in (seen["error"], *seen["bases"]):
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
    if seen["error"] == NOT_WRITTEN and seen["raised_in"] not in ("", card["function"]):
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
    if values is None or len(values) != len(outputs):  # the number is the worker's word, and may be a forged one
        count = "" if seen.get("length") is None else f" of {seen['length']}"
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


def _comparison(card, case):
    return comparisons.find(case.get("compare", card["compare"]))


def portable(card):
    """The card with what a notebook carries of the known wrong answers."""
    cases, known = cases_of(card), []
    for wrong in card["misconceptions"]:
        outcomes = [_kept(card, case, outcome) for case, outcome in zip(cases, wrong["outcomes"])]
        known.append({**wrong, "outcomes": outcomes})
    return {**card, "misconceptions": known}


def _kept(card, case, outcome):
    keep = _comparison(card, case).keep
    readable = outcome["status"] == "returned" and outcome["values"] and _readable(outcome["values"])
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
    if not all(map(_readable, pairs)):
        return all(a == b or _readable((a, b)) and same_array(from_plain(a), from_plain(b)) for a, b in pairs)
    return _comparison(card, case).same(card, case, seen, outcome)


def _readable(values):
    """Whether all values are arrays of numbers."""
    return all(value is not None and "unreadable" not in value for value in values)


def _wording(message):
    """The start of an error's message without its numbers, which differ from one call to the next."""
    return "".join(letter for letter in message if not letter.isdigit())[:40]


# Words


def _show(values):
    if not values:
        return "nothing"
    return ", ".join("None" if v is None else v.get("unreadable") or show(from_plain(v)) for v in values)
