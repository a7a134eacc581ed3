"""Hints for mistakes that are not special to one exercise."""

import numpy as np

from autograder.probe import cases_of
from autograder.values import from_plain

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
        "`if`, `and`, `or` and Python's max ask one yes-or-no question, but here they get a whole array. Work on all "
        "entries at once, for example with a comparison and .astype(int), or with np.where.",
    ),
    (
        "Boolean value of Tensor with more than one value",
        "`if`, `and`, `or` and Python's max ask one yes-or-no question, but here they get a whole tensor. Work on all "
        "entries at once, for example with torch.where.",
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
        "torch.tensor makes a tensor of plain numbers, but gets tensors: to put tensors together, use torch.stack. And "
        "int() and float() take a single number.",
    ),
    (
        "cannot be converted to Scalar",
        ".item() takes a single number out of a tensor, but this one has several. Leave them in the tensor.",
    ),
    (
        "Cannot cast ufunc",
        "The array holds integers, and += with a fraction doesn't fit in there. Make a new array: x = x + ... .",
    ),
    (
        "can't be cast to the desired output type",
        "The tensor holds integers, and += with a fraction doesn't fit in there. Make a new tensor: x = x + ... .",
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
        "bitwise_xor",
        "^ is no power in Python; write **.",
    ),
    (
        "builtin_function_or_method",
        "A function stands where a number belongs. To call it, write parentheses after its name.",
    ),
    (
        "'method' object is not",
        "A method stands where its result belongs. To call it, write parentheses after its name.",
    ),
    (
        "__init__() call",
        "The module is not set up yet when its layers are put in: super().__init__() is the first line of __init__.",
    ),
    (
        ".forward() takes",
        "forward is a method: its first argument is self, and the input of the network comes after it.",
    ),
    (
        "positional argument",
        "A function is called with more or fewer arguments than it takes. The first line of an exercise, with `def`, "
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
LAZY = {"generator", "map", "zip", "filter"}  # kinds of what gives its values only when it is asked
HINT_LAZY = "What comes back holds no values yet: it would give them one by one. Put list(...) around it."
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


def general_hint(card, observations, failed):
    """The hint for a mistake that isn't special to one exercise, or None."""
    run = [seen for seen in observations if seen is not None]
    for seen in run:
        if seen["status"] == "error":
            for fragment, hint in HINTS_FOR_ERRORS:
                if fragment in seen["message"]:
                    return hint
    if any(NOT_CALLED & set(seen["kinds"]) for seen in run if seen["status"] == "returned"):
        return HINT_NOT_CALLED
    if any(LAZY & {seen["kind"], *seen["kinds"]} for seen in run if seen["status"] == "returned"):
        return HINT_LAZY
    for problem in failed:
        if problem["what"].startswith("returns None") and not problem["what"].startswith("returns None for"):
            return HINT_RETURN
        if problem["stage"] == "unchanged":
            return HINT_CHANGED
        shape, wanted = problem.get("got_shape"), problem.get("expected_shape")
        if problem["stage"] == "shape" and wanted and len(wanted) == 1 and shape == wanted * 2:
            return HINT_BROADCAST
    returned = [seen["values"] for seen in run if seen["status"] == "returned" and seen["values"]]
    if card["compare"] == "values.equal" and len(returned) > 2 and all(values == returned[0] for values in returned):
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
    return bool(shapes) and all(shape in ([], [1]) for shape in shapes)


def _shape_of(value):
    """The shape of an array that lies there as plain data; None for anything else."""
    return value.get("shape") if isinstance(value, dict) else None


def _truncated(card, observations):
    cases = cases_of(card)
    cut = some = False
    for case, seen in zip(cases, observations):
        if seen is None or seen["status"] != "returned" or not seen["values"]:
            continue
        if case.get("compare", card["compare"]) != "values.equal":
            continue
        for got, expected in zip(seen["values"], case["expected"] or ()):
            if not got or "unreadable" in got:
                return False
            a, b = from_plain(got), from_plain(expected)
            if a.shape != b.shape or not np.array_equal(a, np.trunc(b)):
                return False
            cut, some = cut or not np.array_equal(a, b), some or a.any()
    return bool(cut and some)  # nothing but zeros has another reason
