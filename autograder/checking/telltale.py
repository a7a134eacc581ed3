"""What an answer's own source shows to be wrong with it, with the line: asked where the numbers have given no name.

A few things that nobody means: a `return` in the first round of a loop, a line whose result nothing takes, an argument
that is never used. Each is told only if it stands in the source, and only of an answer that is wrong.
"""

import ast
import re
from collections.abc import Iterator, Sequence

import numpy as np

from autograder.checking.domain import listed
from autograder.checking.known import two_things
from autograder.checking.loops import left_out
from autograder.checking.source import Function, Source, constructs_in, is_borne_out, line_of, names_read
from autograder.contract.cards import Card, Telltale
from autograder.contract.verdicts import Hint

ACTIVATIONS = {"sigmoid", "expit", "step", "relu", "tanh", "sign", "softmax", "heaviside", "where"}
BIAS = re.compile(r"b\d?|bias\d?|bias_\w+")
LIBRARIES = {"np", "numpy", "torch", "math"}
IN_PLACE = {"copyto", "put", "place", "putmask", "fill_diagonal", "shuffle", "seed", "manual_seed", "seterr", "save"}
METHODS = {  # give something new and leave the array as it is
    *("clip", "sum", "mean", "reshape", "astype", "copy", "dot", "transpose", "round", "flatten", "ravel", "squeeze"),
    *(
        "detach",
        "clone",
        "view",
        "unsqueeze",
        "float",
        "long",
        "exp",
        "log",
        "softmax",
        "sigmoid",
        "relu",
        "max",
        "min",
    ),
}
CHANCE = {"permutation", "shuffle", "randperm", "standard_normal", "normal", "uniform", "rand", "randn", "randint"}
RANDOM = {"rng", "generator", "seed"}  # arguments of a function that may
IN_WORDS = {2: "two", 3: "three", 4: "four"}
LEAVES = (ast.Break, ast.Return, ast.Raise)
DOES = (ast.Call, ast.Subscript, ast.Attribute, ast.NamedExpr)  # what may differ from round to round by itself
NOT_IN_TIME = Hint(
    "The function isn't finished when its time is up: a loop that doesn't end, or far too many rounds.",
    "When does each loop end? Does every round bring it nearer to that?",
)
COUNTS = {"len", "size", "shape"}  # what is rounded with these is a number of things
OVER_DATA = {"zip", "len", "enumerate", "shape"}
SECONDARY = {"self", "training", "rng", "seed", "train_losses"}  # arguments that a right answer may leave alone


def surely(source: Source) -> Hint | None:
    """What can't be meant, whatever the numbers are."""
    return next(filter(None, (_first_round(source), _thrown_away(source), _whole_shape(source), _power(source))), None)


def endless(source: Source | None) -> Hint:
    """What an answer that isn't finished in time shows: a loop with a condition that no round of it changes, or "
    "less."""
    loops = [] if source is None else [node for node in _statements(source.function) if isinstance(node, ast.While)]
    for loop in loops:
        inside = [node for each in loop.body for node in ast.walk(each)]
        changed = {node.id for node in inside if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        waits = {node.id for node in ast.walk(loop.test) if isinstance(node, ast.Name)}
        asked = [node for node in ast.walk(loop.test) if getattr(node, "attr", "") not in COUNTS]
        plain = not any(isinstance(node, DOES) for node in asked)
        if plain and not waits & changed and not any(isinstance(node, LEAVES) for node in inside):
            return Hint(
                f"The loop `{line_of(loop)}` never ends: nothing inside it changes what its condition asks.",
                "What should be different after each round?",
            )
    return NOT_IN_TIME


def of_question(source: Source, card: Card) -> Hint | None:
    """What the question's own telltales find: one mistake, or the first two."""
    text = _with_names_of(card, source)
    told = [(each.hint, each.way_out) for each in card.telltales if text and _is_told(each, source, text)]
    found = [*dict.fromkeys(told)]
    if len(found) > 1:
        both = two_things("", *found[:2])
        return Hint(both.hint, both.way_out)
    return Hint(*found[0]) if found else None


def _with_names_of(card: Card, source: Source) -> str:
    """Its text, where the arguments are called what the question calls them."""
    call = card.cases[0].call
    asked = {} if call.driver else dict(zip(source.arguments, call.inputs))
    return re.sub(r"(?<!\.)\b\w+", lambda name: asked.get(name[0], name[0]), source.text)


def _is_told(telltale: Telltale, source: Source, text: str) -> bool:
    """Whether a source shows what it should, lacks what it should, and has what is told; ^ and $ are ends of a line."""
    lacks = not telltale.lacks or not re.search(telltale.lacks, text, re.MULTILINE)
    shows = re.search(telltale.shows, text, re.MULTILINE)
    return lacks and bool(shows) and is_borne_out(source, telltale.hint)


def perhaps(source: Source, card: Card, failing: Sequence[int]) -> Hint | None:
    """What is likely to be the reason, where nothing better is known.

    Parameters
    ----------
    source : Source
        The source of the answer.
    card : Card
        The question.
    failing : sequence of int
        The cases that fail.
    """
    found = (
        left_out(source),
        _bias_after(source),
        _rounded(source, card, failing),
        _overwritten(source),
        _unused_argument(source),
        _by_chance(source, card),
        _from_outside(source),
        _few_entries(source, card, failing),
        _unused_in_loop(source),
        _last_round(source),
        _unused_result(source),
        _never_run(source),
        _cut_off(source),
    )
    return next(filter(None, found), None)


def _statements(function: Function) -> Iterator[ast.stmt]:
    return (node for node in ast.walk(function) if isinstance(node, ast.stmt))


# What can't be meant


def _first_round(source: Source) -> Hint | None:
    """A ``return`` that ends a loop in its first round."""
    for node in _statements(source.function):
        if not isinstance(node, (ast.For, ast.While)):
            continue
        for at, each in enumerate(node.body):
            if isinstance(each, ast.Return) and not _may_go_on(node.body[:at]):
                return Hint(
                    f"`{line_of(each)}` stands inside the loop, so only its first round is run.",
                    "A line that comes after the loop has the indentation of the `for`.",
                )
    return None


def _may_go_on(before: Sequence[ast.stmt]) -> bool:
    return any(isinstance(node, ast.Continue) for each in before for node in ast.walk(each))


def _thrown_away(source: Source) -> Hint | None:
    """A line that computes something which nothing takes."""
    for node in _statements(source.function):
        if isinstance(node, ast.Expr) and _only_computes(node.value):
            return Hint(
                f"The line `{line_of(node)}` computes something, but nothing takes the result.",
                "Give it a name, or hand it on.",
            )
    return None


def _only_computes(value: ast.expr) -> bool:
    if isinstance(value, (ast.BinOp, ast.Compare, ast.UnaryOp, ast.Subscript)):
        return True
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return False
    if any(each.arg == "out" for each in value.keywords):
        return False
    name, of = value.func.attr, value.func.value
    if isinstance(of, ast.Name) and of.id in LIBRARIES:
        return name not in IN_PLACE and not name.startswith("set")
    return name in METHODS


def _whole_shape(source: Source) -> Hint | None:
    """A shape, which is one number for each axis, computed with as if it were a single one."""
    shapes = {
        node.targets[0].id
        for node in _statements(source.function)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and _is_shape(node.value)
    }
    for node in ast.walk(source.function):
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Div, ast.Mult, ast.Sub)):
            for side in (node.left, node.right):
                if _is_shape(side) or isinstance(side, ast.Name) and side.id in shapes:
                    return Hint(
                        f"`{line_of(side)}` is a whole shape, rows and columns, where a single number is meant.",
                        "Take the number of rows alone, or of columns.",
                    )
    return None


def _is_shape(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "shape"


def _power(source: Source) -> Hint | None:
    """``^`` beside a number, where a power is meant."""
    for tree in (source.function, *source.called):
        for node in ast.walk(tree):
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitXor) and isinstance(node.right, ast.Constant):
                return Hint(f"`{line_of(node)}` is no power in Python: ^ compares bits, and ** is the power.")
    return None


# What is likely


def _bias_after(source: Source) -> Hint | None:
    """A bias that is added to what an activation gives, and not to the sum that goes into it."""
    made = {
        node.targets[0].id: node.value
        for node in _statements(source.function)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(source.function):
        if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Add):
            continue
        for bias, other in ((node.left, node.right), (node.right, node.left)):
            activated = _activated(other, made)
            if isinstance(bias, ast.Name) and BIAS.fullmatch(bias.id) and activated and not _has_sum(activated, made):
                return Hint(
                    f"In `{line_of(node)}` the bias is added after `{line_of(activated.func)}`.",
                    "It belongs to the score: what goes into the function, not what comes out.",
                )
    return None


def _activated(node: ast.expr, made: dict[str, ast.expr]) -> ast.Call | None:
    """The call of an activation from which a value comes, perhaps through a name, a sum or a mean."""
    for _ in range(4):
        if isinstance(node, ast.Name) and node.id in made:
            node = made[node.id]
        elif isinstance(node, ast.Call) and _name_of(node.func) in ACTIVATIONS:
            return node
        elif isinstance(node, ast.Call) and _name_of(node.func) in ("sum", "mean"):
            method = isinstance(node.func, ast.Attribute) and _name_of(node.func.value) not in LIBRARIES
            node = node.func.value if method and isinstance(node.func, ast.Attribute) else node.args[0]
        else:
            return None
    return None


def _name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _has_sum(call: ast.Call, made: dict[str, ast.expr]) -> bool:
    """Whether something is added to something in what an activation gets."""
    values = [*call.args, *(made[name] for each in call.args for name in names_read(each) if name in made)]
    return any(isinstance(node, ast.Add) for value in values for node in ast.walk(value))


def _rounded(source: Source, card: Card, failing: Sequence[int]) -> Hint | None:
    """A rounding, where some of the numbers that are asked for aren't round."""
    cases = [card.cases[at] for at in failing if card.cases[at].compare == "values.equal"]
    expected = [value for case in cases for value in case.expected or () if isinstance(value, np.ndarray)]
    for node in ast.walk(source.function):
        if not isinstance(node, ast.Call) or _name_of(node.func) not in ("round", "around", "rint"):
            continue
        if COUNTS & constructs_in(node):
            continue
        places = node.args[-1] if node.args and isinstance(node.args[-1], ast.Constant) else None
        decimals = places.value if places and type(places.value) is int else 0
        if any(not np.allclose(value, np.round(value, decimals), rtol=0, atol=1e-12) for value in expected):
            return Hint(f"`{line_of(node)}` rounds, but the numbers are asked for as they are.")
    return None


def _cut_off(source: Source) -> Hint | None:
    """Numbers that are cut off at fixed limits."""
    for node in ast.walk(source.function):
        if isinstance(node, ast.Call) and _name_of(node.func) in ("clip", "clamp"):
            limits = [*node.args[-2:], *(each.value for each in node.keywords)]
            if len(limits) > 1 and all(_is_limit(each) for each in limits):
                return Hint(
                    f"`{line_of(node)}` cuts numbers off at fixed limits.", "What should become of those beyond them?"
                )
    return None


def _is_limit(node: ast.expr) -> bool:
    """Whether this is a number at which something is meant to be cut off, not a guard such as 1e-12 or 500."""
    number = node.operand if isinstance(node, ast.UnaryOp) else node
    value = number.value if isinstance(number, ast.Constant) else None
    return isinstance(value, (int, float)) and (value == 0 or 1e-4 < value < 30)


def _overwritten(source: Source) -> Hint | None:
    """An argument that gets another value before it is read."""
    for argument in source.arguments:
        for each in source.body:
            if argument in names_read(each):
                break
            if argument in _names_set(each):
                return Hint(
                    f"`{argument}` gets another value in `{line_of(each)}` before the one that was given is used."
                )
    return None


def _names_set(node: ast.stmt) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return {each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)}


def _unused_argument(source: Source) -> Hint | None:
    read = names_read(source.function)
    unused = [name for name in source.arguments if name not in read and name not in SECONDARY and name[0] != "_"]
    if not unused or source.has("locals", "eval", "exec"):
        return None
    names = listed([f"`{name}`" for name in unused])
    several, they = ("s", "they") if len(unused) > 1 else ("", "it")
    return Hint(
        f"The function never uses its argument{several} {names}.",
        f"What should come out differently if {they} changed?",
    )


def _by_chance(source: Source, card: Card) -> Hint | None:
    """Random numbers where what comes back depends on the arguments alone."""
    if card.compare != "values.equal" or RANDOM & {*source.arguments} or any(case.call.driver for case in card.cases):
        return None
    for node in ast.walk(source.function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANCE:
            return Hint(
                f"`{line_of(node)}` leaves something to chance, an order or a number.",
                "The same arguments should always give the same answer. What is random in the task?",
            )
    return None


def _from_outside(source: Source) -> Hint | None:
    """A value that comes from a cell of the notebook, where arguments alone should count."""
    names = [node for node in ast.walk(source.function) if isinstance(node, ast.Name)]
    own = {node.id for node in names if not isinstance(node.ctx, ast.Load)}
    own |= {node.arg for node in ast.walk(source.function) if isinstance(node, ast.arg)}
    for name in sorted((names_read(source.function) & source.data) - own):
        if not name.isupper():
            return Hint(
                f"`{name}` isn't an argument: its value comes from outside, whatever the function is given.",
                "Work with the arguments alone.",
            )
    return None


def _few_entries(source: Source, card: Card, failing: Sequence[int]) -> Hint | None:
    """An argument of which single entries are used, where it may have more."""
    for place, argument in enumerate(source.arguments):
        uses = [node for node in ast.walk(source.function) if isinstance(node, ast.Name) and node.id == argument]
        parts = [
            node
            for node in ast.walk(source.function)
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == argument
        ]
        numbers = [
            part.slice.value
            for part in parts
            if isinstance(part.slice, ast.Constant) and type(part.slice.value) is int and part.slice.value >= 0
        ]
        if not numbers or len(numbers) < len(uses) or max(numbers) > 3:
            continue
        given = [list(card.cases[at].call.inputs.values())[place : place + 1] for at in failing]
        if any(
            isinstance(each, (np.ndarray, list)) and len(each) > max(numbers) + 1 for (each,) in filter(None, given)
        ):
            one = len(set(numbers)) == 1
            which = (
                f"entry {numbers[0]} of `{argument}` is"
                if one
                else (f"the first {IN_WORDS[max(numbers) + 1]} of `{argument}` are")
            )
            return Hint(f"Only {which} used, but there may be more.", "Use every one of them.")
    return None


def _unused_in_loop(source: Source) -> Hint | None:
    """A loop over data that doesn't look at them."""
    for node in _statements(source.function):
        if not isinstance(node, ast.For):
            continue
        used = set().union(*map(names_read, node.body))
        names = [each.id for each in ast.walk(node.target) if isinstance(each, ast.Name)]
        if OVER_DATA & constructs_in(node.iter) and names and not any(name in used or name[0] == "_" for name in names):
            return Hint(
                f"The loop `{line_of(node)}` does the same in every round: {' and '.join(names)} "
                f"{'is' if len(names) == 1 else 'are'} never used inside."
            )
    return None


def _last_round(source: Source) -> Hint | None:
    """A value that every round of a loop over data makes anew and nothing in the loop reads."""
    for loop in _statements(source.function):
        if not isinstance(loop, ast.For) or not OVER_DATA & constructs_in(loop.iter):
            continue
        rounds = {node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name)}
        inside = [node.id for node in ast.walk(loop) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
        stored = [node.id for node in ast.walk(source.function) if isinstance(node, ast.Name) and _is_set(node)]
        for each in loop.body:
            if isinstance(each, ast.Assign) and len(each.targets) == 1 and isinstance(each.targets[0], ast.Name):
                name = each.targets[0].id
                alone = stored.count(name) == 1 and name not in inside
                if alone and rounds & names_read(each.value) and name in names_read(source.function):
                    return Hint(
                        f"`{line_of(each)}` begins anew in every round, so after the loop only the last one is left.",
                        "Should something be added up, or kept in a list?",
                    )
    return None


def _is_set(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Store)


def _unused_result(source: Source) -> Hint | None:
    """A value that gets a name and is never used."""
    read = names_read(source.function)
    for node in _statements(source.function):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name not in read and name[0] != "_" and not isinstance(node.value, (ast.Constant, ast.Lambda)):
                return Hint(f"`{line_of(node)}` is computed, but `{name}` is never used.", "Where does it belong?")
    return None


def _never_run(source: Source) -> Hint | None:
    """Lines below a ``return`` of the same block."""
    for node in _statements(source.function):
        for name in ("body", "orelse"):
            block = getattr(node, name, None)
            if not isinstance(block, list):
                continue
            for each in block[:-1]:
                if isinstance(each, ast.Return):
                    return Hint(f"The function ends with `{line_of(each)}`: the lines below that are never run.")
    return None
