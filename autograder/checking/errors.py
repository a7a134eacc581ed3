"""Errors of Python and its libraries, in the words of a student: which name, which shapes, and what they stand for.

What an error's message says of a case may be told only if the case is public, since the student's code has chosen it;
else what is the same for all such errors is said.
"""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from re import Match

import numpy as np

from autograder.checking.domain import listed
from autograder.checking.source import Source, names_read
from autograder.contract.cards import Card, Case
from autograder.contract.observations import Observation, Raised
from autograder.contract.verdicts import Hint

MOST_SHAPES = 4  # arguments whose shapes are told
LISTS = Hint("A list doesn't compute entry by entry, as an array does.", "Make an array of it first.")
EXP = Hint(
    "exp of a large number is too large to be stored: exp(710) already is.",
    "Arrange the formula so that exp only gets numbers that are 0 or negative, such as -abs(z). np.where doesn't "
    "help: it computes both sides.",
)
ZERO = Hint("A number is divided by 0.", "Which inputs make the divisor 0, and what is right for them?")
NUMBER = Hint("A whole array stands where one number is expected.", "Which entry of it is meant?")
OF_MATH = Hint("A function of `math` takes one number, but gets a whole array.", "Use NumPy's version of it.")
STOPS = Hint(
    "The function stops before it hands anything back.",
    "What does each name in that line hold? Print them just before it.",
)
UNUSABLE = Hint(
    "What the function hands back can't be used as the task says.", "Of which type is it, and of which should it be?"
)
REFUSED = Hint(
    "Your own `raise` stops the function for inputs that have an answer.", "For which inputs is its condition true?"
)
VAGUE = (STOPS, UNUSABLE)  # they don't say what is wrong
MATH = {"math", "exp", "log", "sqrt", "tanh", "sinh", "cosh", "log2", "log10"}  # names of what takes one number
IMPORTED = ("np", "torch", "nn", "plt", "F", "math")
OTHER_WORDS = {"axis": "dim", "dim": "axis", "keepdims": "keepdim", "keepdim": "keepdims"}
OF_OTHERS = {  # attributes of another library by type, and what is there in their place
    "Tensor": {"astype": "to", "copy": "clone"},
    "numpy.ndarray": {"clone": "copy", "to": "astype", "float": "astype", "unsqueeze": "np.newaxis"},
}

# What needs nothing else to be said, by a part of the message
FOR_ERRORS: dict[str, Hint] = {
    "numpy boolean subtract": Hint(
        "NumPy doesn't subtract True and False.", "Make numbers of them first: (z >= 0).astype(int)."
    ),
    "bool tensor": Hint(
        "PyTorch doesn't subtract True and False.",
        "Make numbers of them first, with .to(y.dtype) or torch.where.",
    ),
    "truth value of an array": Hint(
        "Something that asks one yes-or-no question, such as if, and, or Python's max, gets a whole array.",
        "Work on all entries at once, for example with a comparison and .astype(int), or with np.where.",
    ),
    "Boolean value of Tensor with more than one value": Hint(
        "Something that asks one yes-or-no question, such as if, and, or Python's max, gets a whole tensor.",
        "Work on all entries at once, for example with torch.where.",
    ),
    "overflow encountered in exp": EXP,
    "divide by zero encountered in log": Hint(
        "log(0) is minus infinity.", "Arrange the formula so that the logarithm never gets 0."
    ),
    **dict.fromkeys(
        ("does not require grad", "not have been used in the graph"),
        Hint(
            "The result is cut off from the input, so PyTorch can't compute a gradient.",
            "Does it pass through .item(), .numpy(), .detach() or torch.tensor(...)? Stay with tensors from beginning "
            "to end.",
        ),
    ),
    "Can't call numpy() on Tensor that requires grad": Hint(
        "A tensor goes through NumPy, where autograd can't follow; .detach() would only hide that.",
        "Use PyTorch's functions; most have the same names.",
    ),
    "in-place operation": Hint(
        "A tensor is overwritten that PyTorch still needs for the gradient.",
        "x *= ... writes into x itself, x = x * ... makes a new one. Clone a tensor before you write into its entries.",
    ),
    "only one element tensors can be converted": Hint(
        "Several numbers of a tensor stand where a single one is expected.",
        "int(), float() and torch.tensor([...]) take single numbers; torch.stack puts tensors together.",
    ),
    "cannot be converted to Scalar": Hint(
        "A single number is to be taken out of a tensor that has several.", "Leave them in the tensor."
    ),
    "can't be cast to the desired output type": Hint(
        "The tensor holds whole numbers, and fractions are to be written into it.",
        "x += ... writes into x itself. Make a new tensor.",
    ),
    **dict.fromkeys(
        ("empty parameter list", "has no parameters"),
        Hint(
            "The module has no parameters, so nothing in it can be trained.",
            "Where do its layers stand? In a plain list the module doesn't know of them.",
        ),
    ),
    **dict.fromkeys(
        (
            *("same dtype", "different dtypes", "dtypes match", "dtypes must be the same", "dtype to be equal"),
            *("expected scalar type", "expected dtype", "Found dtype", "Type promoting not supported"),
        ),
        Hint(
            "Two tensors have different number types (float64 data with float32 parameters, for example).",
            "Make them the same with .to(other.dtype).",
        ),
    ),
    'missing the required "forward" function': Hint(
        "A module computes in its method forward.", "Is it there, inside the class and under exactly this name?"
    ),
    **dict.fromkeys(("bitwise_xor", "for ^:"), Hint("^ is no power in Python; write **.")),
    "builtin_function_or_method": Hint(
        "A function stands where a number belongs.", "To call it, write parentheses after its name."
    ),
    "'method' object is not": Hint(
        "A method stands where its result belongs.", "To call it, write parentheses after its name."
    ),
    "__init__() call": Hint(
        "The module isn't set up yet when its layers are put in.", "What does its __init__ have to call first?"
    ),
    ".forward() takes": Hint(
        "forward is a method: its first argument is self, and the input of the network comes after it."
    ),
    **dict.fromkeys(
        ("positional argument", "a required argument"),
        Hint(
            "A function is called with more or fewer arguments than it takes.",
            "The first line of an exercise, with `def`, stays as it was given.",
        ),
    ),
    "backward through the graph a second time": Hint(
        "backward() has been through this graph already, and PyTorch has let it go.",
        "Compute the loss anew in every round.",
    ),
    "implicitly created only for scalar": Hint(
        "backward() begins with a single number, but gets several.", "Take the mean or the sum of the losses before."
    ),
    "can't multiply sequence by non-int": LISTS,
    "must be real number, not": Hint(
        "A function of `math` takes one number, but gets something else.", "NumPy's takes arrays."
    ),
    "object is not callable": Hint(
        "Something is called that is no function.",
        "Is a * missing before a bracket, or does a variable have the name of a function?",
    ),
    **dict.fromkeys(
        ("is not subscriptable", "invalid index to scalar", "invalid index of a 0-dim"),
        Hint("Brackets [ ] ask for an entry of what has none: a single number, or a function."),
    ),
    **dict.fromkeys(
        ("only integers, slices", "used as indices must be"),
        Hint("An index has to be a whole number.", "/ gives a fraction even of whole numbers; // doesn't."),
    ),
    **dict.fromkeys(
        ("cannot reshape", "is invalid for input of size"),
        Hint("An array can't be reshaped into another number of entries.", "Count rows times columns."),
    ),
    **dict.fromkeys(
        ("values to unpack", "is not iterable"),
        Hint("Something is taken apart into several values, but it has more of them, or fewer, or is a single number."),
    ),
    **dict.fromkeys(
        ("same number of dimensions", "except for the concatenation axis", "must match except in dimension"),
        Hint(
            "Arrays are put together whose shapes don't fit.",
            "They have to agree on every axis but the one along which they are joined.",
        ),
    ),
    **dict.fromkeys(
        ("math domain error", "expected a positive input"),
        Hint("A logarithm or a root gets a number for which it isn't defined: 0, or a negative one."),
    ),
    **dict.fromkeys(
        ("float infinity to integer", "float NaN to integer"),
        Hint("nan or infinity can't be made an integer.", "Where does it arise?"),
    ),
    "division by zero": ZERO,
    "setting an array element with a sequence": Hint(
        "Several numbers are put where there is room for one, or rows of different lengths into one array.",
        "Does a whole row stand where one entry belongs?",
    ),
    "boolean index did not match": Hint(
        "A mask picks entries of an array that has another shape.", "Mask and array need the same shape."
    ),
    "divide by zero encountered": ZERO,
    "invalid value encountered": Hint(
        "nan arises, as from 0 / 0, 0 times infinity, infinity minus infinity, or the log of a negative number.",
        "Which step meets such numbers with these inputs?",
    ),
    "math range error": EXP,
    "overflow encountered": Hint(
        "A number becomes too large to be stored.",
        "Arrange the formula so that no step of it grows so large.",
    ),
    "convert string to float": Hint("Text stands where a number belongs.", "Numbers stand without quotes."),
    "must be Tensor, not": Hint(
        "A function of PyTorch gets a plain number or a NumPy array, but takes tensors.", "torch.tensor makes one."
    ),
    "maximum recursion depth": Hint(
        "The function calls itself again and again, without end.",
        "Is a function of a library meant, or a helper under another name?",
    ),
}


def error_hint(
    card: Card, observations: Sequence[Observation | None], source: Source | None, careful: bool = False
) -> Hint | None:
    """The hint for the first error that came out of the function, or None.

    Parameters
    ----------
    card : Card
        The question.
    observations : sequence of Observation or None
        What was seen, one per case.
    source : Source or None
        The answer's source.
    careful : bool
        Whether to look at the warnings of NumPy that are errors where care is asked for, and at nothing else.
    """
    found = [
        (case, seen)
        for case, seen in zip(card.cases, observations, strict=True)
        if isinstance(seen, Raised) and not case.raises and (seen.error == "FloatingPointError") == careful
    ]
    for case, seen in sorted(found, key=lambda pair: (not pair[0].public, pair[0].size)):
        return _said(case, seen, source)
    return None


def _said(case: Case, seen: Raised, source: Source | None) -> Hint | None:
    for pattern, words in WITH_NAMES:
        if (found := pattern.search(seen.message)) and (hint := words(found, case, source)):
            return hint
    explained = seen.error in ("NotImplementedError", "SystemExit")  # by the verdict itself
    fallback = REFUSED if seen.line.startswith("raise ") else STOPS if seen.line or not case.call.driver else UNUSABLE
    known = (hint for fragment, hint in FOR_ERRORS.items() if fragment in seen.message)
    return next(known, None if explained else fallback)


# Names


def _unknown(found: Match[str], case: Case, source: Source | None) -> Hint:
    name = found[1]
    run = "Run the cells from the top to this one; after a restart nothing is remembered."
    if not case.public:
        return Hint("A name isn't known where the function is called.", run)
    if name in IMPORTED:
        return Hint(
            f"`{name}` isn't known here: the cell that makes it known has not run since the kernel was started.", run
        )
    arguments = source.arguments if source else []
    if name in case.call.inputs and arguments and name not in arguments:
        return Hint(f"`{name}` isn't known here: the function's arguments are called {listed(arguments)}.")
    near = sorted(names_read(source.function) | {*arguments} if source else {*case.call.inputs})
    meant = get_close_matches(name, [each for each in near if each != name], 1)
    if meant and len(name) > 2:
        return Hint(f"`{name}` isn't known here.", f"Is `{meant[0]}` meant?")
    return Hint(f"`{name}` isn't known here: no cell that has run, and no line above, gives it a meaning.", run)


def _too_early(found: Match[str], case: Case, source: Source | None) -> Hint:
    name = f"`{found[1]}`" if case.public else "A name"
    return Hint(
        f"{name} is used before it has a value: what gives it one comes later, or in a branch that isn't taken.",
        "Give it a value before the loop or the condition.",
    )


def _no_module(found: Match[str], case: Case, source: Source | None) -> Hint:
    name = f"{found[1]}" if case.public else "A module"
    return Hint(
        f"{name} isn't installed here, nor where this is graded.", "NumPy is enough, or PyTorch where it is asked for."
    )


def _no_attribute(found: Match[str], case: Case, source: Source | None) -> Hint:
    kind, name = found[1], found[2]
    if not case.public:
        return Hint("A name after a dot asks for something that isn't there.")
    if kind == "NoneType":
        return _nothing(found, case, source)
    if kind in ("list", "tuple", "float", "int", "bool"):
        what = f"A {kind}" if kind in ("list", "tuple") else "A plain number"
        return Hint(f"{what} has no .{name}.", "Should it be an array?")
    there = OF_OTHERS.get(kind, {}).get(name)
    library = {"Tensor": "A tensor", "numpy.ndarray": "A NumPy array"}.get(kind, f"An object of the type {kind}")
    return Hint(
        f"{library} has no .{name}.", f"Here that is {there}." if there else "Is it another library's, or misspelt?"
    )


def _not_in_library(found: Match[str], case: Case, source: Source | None) -> Hint:
    if not case.public:
        return Hint("A library is asked for a function that it doesn't have.")
    library = {"numpy": "NumPy", "torch": "PyTorch"}.get(found[1], found[1])
    return Hint(f"{library} has no {found[2]}.", "Is it another library's, or spelt in another way?")


def _nothing(found: Match[str], case: Case, source: Source | None) -> Hint:
    return Hint(
        "None is used as if it were a value.",
        "A function without `return` gives None, and so does a method like append.",
    )


def _keyword(found: Match[str], case: Case, source: Source | None) -> Hint:
    name = found[1] or found[2]
    if not case.public:
        return Hint("A function gets an argument under a name that it doesn't know.")
    other = OTHER_WORDS.get(name)
    return Hint(
        f"A function gets an argument called {name}, which it doesn't know.",
        f"In this library it is called {other}." if other else "Is it misspelt, or another function's?",
    )


def _another_came(found: Match[str], case: Case, source: Source | None) -> Hint:
    """What a driver has said of something that it can't use."""
    what = f"{found[1].capitalize()} should come back"
    return Hint(f"{what}, not {found[2]}." if case.public else f"{what}, and something else does.")


# Operators that write


WRITTEN = {"add": "+=", "subtract": "-=", "multiply": "*=", "divide": "/="}


def _no_fractions(found: Match[str], case: Case, source: Source | None) -> Hint:
    operator = WRITTEN.get(found[1])
    return Hint(
        "The array holds whole numbers, and fractions are to be written into it.",
        f"`{operator}` writes into the array itself. Make a new one." if operator else "Make a new array.",
    )


# Shapes


def _product(found: Match[str], case: Case, source: Source | None) -> Hint:
    return Hint(
        "A product doesn't fit: what stands on the left needs as many columns as what stands on the right has rows."
        + _sizes(found, case)
        + _shapes(case),
        "Which order, and which transpose, makes them equal?",
    )


def _entries(found: Match[str], case: Case, source: Source | None) -> Hint:
    return Hint(
        "Shapes don't fit together entry by entry." + _sizes(found, case) + _shapes(case),
        "Print both shapes just before that line.",
    )


def _sizes(found: Match[str], case: Case) -> str:
    """The two sizes or shapes of which an error speaks."""
    one, other = (re.sub(r",(?=\d)", ", ", text) for text in found.groups())
    return f" Here {one} meets {other}." if case.public else ""


def _shapes(case: Case) -> str:
    """The shapes of the arguments by their names."""
    shapes = [f"{name} {value.shape}" for name, value in case.call.inputs.items() if isinstance(value, np.ndarray)]
    if not case.public or not 0 < len(shapes) <= MOST_SHAPES:
        return ""
    return f" The arguments have the shapes {listed(shapes)}."


def _axis(found: Match[str], case: Case, source: Source | None) -> Hint:
    which = f"Axis {found[1]}" if case.public else "An axis"
    return Hint(
        f"{which} is asked for, but the array has fewer axes.",
        "A row has axis 0 alone. How many numbers are in the array's .shape?",
    )


def _index(found: Match[str], case: Case, source: Source | None) -> Hint:
    size = f": index {found[1]} where there are {found[2]}" if case.public and found.lastindex else ""
    return Hint(
        f"An entry is asked for that isn't there{size}.",
        "Indices begin at 0. Does the loop count the axis that is indexed?",
    )


def _indices(found: Match[str], case: Case, source: Source | None) -> Hint:
    return Hint("There are more indices than the array has axes.", "One row has one index; a table has two.")


def _one_number(found: Match[str], case: Case, source: Source | None) -> Hint:
    return OF_MATH if source and MATH & source.names else NUMBER


def _operands(found: Match[str], case: Case, source: Source | None) -> Hint | None:
    kinds = {found[1], found[2]}
    if "NoneType" in kinds:
        return _nothing(found, case, source)
    if "list" in kinds:
        return LISTS
    if "tuple" in kinds:
        return Hint(
            "A pair of numbers stands where a single one is needed.", "Take one of them: .shape[0], for example."
        )
    if "str" in kinds:
        return FOR_ERRORS["convert string to float"]
    return None


Words = Callable[[Match[str], Case, Source | None], Hint | None]
SHAPE = r"(\([\d, ]*\))"
WITH_NAMES: tuple[tuple[re.Pattern[str], Words], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"^name '(\w+)' is not defined", _unknown),
        (r"local variable '(\w+)'", _too_early),
        (r"No module named '([\w.]{1,40})", _no_module),
        (r"^'([\w.]+)' object has no attribute '(\w{1,40})'", _no_attribute),
        (r"^module '(\w+)[\w.]*' has no attribute '(\w{1,40})'", _not_in_library),
        (r"unexpected keyword argument '(\w{1,40})'|'(\w+)' is an invalid keyword", _keyword),
        (r"'NoneType' object", _nothing),
        (r"^([\w ]+) should come back, not (an? \w+(?: of \d+)?|\d+)$", _another_came),
        (r"^Cannot cast ufunc '(\w+)'", _no_fractions),
        (r"mismatch in its core dimension.*\(size (\d+) is different from (\d+)\)", _product),
        (rf"shapes {SHAPE} and {SHAPE} not aligned", _product),
        (r"shapes cannot be multiplied \((\d+x\d+) and (\d+x\d+)\)", _product),
        (r"size mismatch, got input \((\d+)\), mat \(\d+x\d+\), vec \((\d+)\)", _product),
        (r"expected tensor \[(\d+)\] and src \[(\d+)\]", _product),
        (rf"broadcast together with shapes {SHAPE} {SHAPE}", _entries),
        (rf"input array from shape {SHAPE} into shape {SHAPE}", _entries),
        (r"size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\)", _entries),
        (r"axis (-?\d+) is out of bounds", _axis),
        (r"Dimension out of range .* but got (-?\d+)", _axis),
        (r"index (-?\d+) is out of bounds for (?:axis|dimension) \d+ with size (\d+)", _index),
        (r"index out of range", _index),
        (r"too many indices", _indices),
        (r"only (?:0-dimensional|length-1|size-1) arrays can be converted", _one_number),
        (r"unsupported operand type\(s\) for [^:]+: '(\w+)[\w.]*' and '(\w+)", _operands),
    )
)
