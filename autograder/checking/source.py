"""What an answer's own source has in it, as a witness: no hint may speak of what isn't there. It is read, never run.

A construct is named as it is written: ``for``, ``+=``, ``.T``, ``axis``, ``round``, ``[]=``. A hint says by its own
words of which it speaks, and its author adds what they don't tell. What has no source, such as a function that was
made by a call, can't be asked: nothing is said then that needs a witness.
"""

import ast
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda
LONGEST = 60  # characters of a line that is told again

OPERATORS: dict[type[ast.AST], str] = {
    **{ast.BitXor: "^", ast.Pow: "**", ast.FloorDiv: "//", ast.MatMult: "@", ast.Div: "/", ast.Mult: "*"},
    **{ast.Add: "+", ast.Sub: "-", ast.USub: "-", ast.Mod: "%", ast.BitAnd: "&", ast.BitOr: "|", ast.Invert: "~"},
    **{ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="},
    **{ast.For: "for", ast.While: "for", ast.comprehension: "for", ast.If: "if", ast.IfExp: "if", ast.Try: "try"},
    **{ast.Raise: "raise", ast.And: "and", ast.Or: "and", ast.Not: "not", ast.Break: "break"},
}
WRITES = ("+=", "[]=", "out=", "method_", "copyto", "put", "fill", "data", "nditer", "sort", "shuffle")
LOOPS = ("for", "sum", "map", "range", "reduce", "accumulate")
# What a hint says is there, by its words: one of these constructs must be in the source. A question says nothing.
WORDS: dict[str, Sequence[str]] = {
    r"\b[Oo]nly the (first|last) (feature|row)": ("[]", *LOOPS),
    r"comes before the sum": LOOPS,
    r"^round\b|\bround decides": ("round", "around", "rint", "round_"),
    r"\b(by|leave out) \.T\b": (".T", "transpose", "t", "mT", "swapaxes", "permute", "moveaxis", "einsum"),
    r"[-+*/]=|\bin place\b(?! of)": WRITES,
    r"\b(round of|inside|in|after|before|behind|below) the loop\b|[Tt]he loop \w+s |\b[Aa] loop over\b": LOOPS,
    r"\bargmax (of|gives|takes|along|looks)": ("argmax", "max", "topk"),
    r"\breshape (mixes|doesn't|keeps)": ("reshape", "view", "resize", "ravel", "flatten"),
    r"`if` asks|question of `if`": ("if",),
    r"\bif and Python's max\b": ("max", "min", "if", "and", "not"),
    r"\bint (cuts|takes)": ("int", "astype", "//", "floor", "trunc", "long"),
}
CLAIMS = [(re.compile(pattern), frozenset(constructs)) for pattern, constructs in WORDS.items()]
QUESTION = re.compile(r"[^.?]*\?")


@dataclass(frozen=True)
class Source:
    """The source of an answer: its own function, and those of the notebook that it calls.

    ``data`` are the names of the notebook's own that hold values, and no functions or modules.
    """

    function: Function
    called: Sequence[Function] = ()
    data: frozenset[str] = frozenset()

    @cached_property
    def constructs(self) -> frozenset[str]:
        """What is in it."""
        return frozenset().union(*(constructs_in(each) for each in (self.function, *self.called)))

    @cached_property
    def text(self) -> str:
        """Its lines but that of `def`, as Python writes them, each after a line break: no comments, no docstring."""
        own = {node.id for node in ast.walk(self.function) if isinstance(node, ast.Name) and _is_stored(node)}
        called = [each for each in self.called if getattr(each, "name", None) not in own]  # a value of that name
        try:
            return "".join(f"\n{line}" for each in (self.function, *called) for line in _lines(each))
        except RecursionError:  # an expression that is nested very deeply
            return ""

    @property
    def names(self) -> set[str]:
        """The names that it reads."""
        return set().union(*(names_read(each) for each in (self.function, *self.called)))

    def has(self, *constructs: str) -> bool:
        """Whether one of these is in it."""
        return not self.constructs.isdisjoint(constructs)

    @property
    def arguments(self) -> list[str]:
        """The names of the arguments, in their order."""
        if isinstance(self.function, ast.ClassDef):
            return []
        return [each.arg for each in (*self.function.args.posonlyargs, *self.function.args.args)]

    @property
    def body(self) -> list[ast.stmt]:
        """Its statements; of a lambda none."""
        return [] if isinstance(self.function, ast.Lambda) else self.function.body


def source_of(function: str, defined: Mapping[str, Function], data: Iterable[str] = ()) -> Source | None:
    """The source of a function with those that it calls, or None where it isn't there.

    Parameters
    ----------
    function : str
        The name of the answer.
    defined : mapping of str to syntax tree
        The functions and classes of the notebook.
    data : iterable of str
        The names of the notebook that hold values.

    Examples
    --------
    >>> source = source_of("f", functions_in("def f(x): return g(x)\\ndef g(x): return x.T\\ndef h(x): return x ^ 2"))
    >>> source.has(".T"), source.has("^")
    (True, False)
    """
    if function not in defined:
        return None
    names, waiting = [function], [function]
    while waiting:
        used = names_read(defined[waiting.pop()])
        new = [name for name in defined if name in used and name not in names]
        names, waiting = names + new, waiting + new
    first, *called = (defined[name] for name in names)
    return Source(first, called, frozenset(data))


def functions_in(source: str) -> dict[str, Function]:
    """The functions and classes that a source defines at its top, by their names; none of what isn't Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    return functions_of(tree)


def functions_of(tree: ast.Module) -> dict[str, Function]:
    """The functions and classes that a syntax tree defines at its top, by their names."""
    found: dict[str, Function] = {}
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found[node.name] = node
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            found.update({name.id: node.value for name in node.targets if isinstance(name, ast.Name)})
    return found


def _lines(function: Function) -> list[str]:
    """The lines of a function below its first, without what its docstring says."""
    if isinstance(function, ast.Lambda):
        return [f"    return {ast.unparse(function.body)}"]
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    decorators = [f"@{ast.unparse(each)}" for each in function.decorator_list]
    return [*decorators, *(f"    {line}" for each in body for line in ast.unparse(each).splitlines())]


def _is_stored(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Store)


def names_read(tree: ast.AST) -> set[str]:
    """The names that are read below a node."""
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def constructs_in(tree: ast.AST) -> frozenset[str]:
    """The constructs below a node, as they are written.

    Examples
    --------
    >>> sorted(constructs_in(ast.parse("a[0] = b.T.sum(axis=1)")))
    ['.T', 'T', '[]', '[]=', 'a', 'axis', 'b', 'sum']
    """
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found |= {node.attr, "." + node.attr} if node.attr == "T" else {node.attr}
            if node.attr.endswith("_"):
                found.add("method_")
        elif isinstance(node, ast.keyword) and node.arg:
            found |= {node.arg, "out="} if node.arg in ("out", "inplace") else {node.arg}
        elif isinstance(node, ast.Constant) and node.value is None:
            found.add("None")
        elif isinstance(node, ast.FormattedValue):
            found.add(":f")
        elif isinstance(node, ast.Return) and node.value is not None:
            found.add("return")
        elif isinstance(node, ast.AugAssign):
            found |= {"+=", "[]="} if isinstance(node.target, ast.Subscript) else {"+="}
        elif isinstance(node, ast.Subscript):
            found |= {"[]"} if isinstance(node.ctx, ast.Load) else {"[]", "[]="}
        elif isinstance(node, ast.alias):
            found.add(node.name.rpartition(".")[2])
        elif type(node) in OPERATORS:
            found.add(OPERATORS[type(node)])
    return frozenset(found)


def is_borne_out(source: Source | None, hint: str, speaks_of: Iterable[str] = ()) -> bool:
    """Whether a source has all of which a hint speaks, by its words or by what its author says; ``no @``: it has none.

    Examples
    --------
    >>> source = source_of("f", functions_in("def f(x): return x @ x"))
    >>> is_borne_out(source, "X is transposed by .T"), is_borne_out(source, "The sign is reversed.")
    (False, True)
    >>> is_borne_out(source, "", ["no @"]), is_borne_out(source, "", ["no +"])
    (False, True)
    """
    speaks_of = list(speaks_of)
    if source and source.has(*(each[3:] for each in speaks_of if each.startswith("no "))):
        return False
    said = QUESTION.sub("", hint)
    claims = [{each} for each in speaks_of if not each.startswith("no ")] + [
        constructs for claim, constructs in CLAIMS if claim.search(said)
    ]
    return not claims if source is None else all(source.has(*each) for each in claims)


def line_of(node: ast.AST) -> str:
    """The first line of a piece of source, as it may be told again."""
    try:
        text = ast.unparse(node).splitlines()[0]
    except RecursionError:  # an expression that is nested very deeply
        return "..."
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
