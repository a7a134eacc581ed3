"""A hint speaks only of what stands in the source, and a few things in a source speak for themselves."""

import ast
from dataclasses import replace

import numpy as np
import pytest

from autograder.checking.loops import left_out
from autograder.checking.source import Source, functions_in, is_borne_out, source_of
from autograder.checking.telltale import endless, of_question, perhaps, surely
from autograder.checking.verdict import verdict_of
from autograder.contract import cards
from autograder.contract.calls import Call
from autograder.contract.cards import Card, Mistake, Telltale
from autograder.specs.course import assignments
from autograder.specs.known_answers import misconceptions_of
from autograder.student.probe import observe_all

INPUTS = [{"x": np.array([1.0, -2.0, 4.0]), "rate": 0.5}, {"x": np.array([[3.0, 5.0], [7.0, 9.0]]), "rate": 2.0}]
CASES = [
    cards.Case("a case", True, Call(each), ["found"], "values.equal", expected=[each["rate"] * each["x"]])
    for each in INPUTS
]
CARD = Card("f", "A function", "numpy", [], 1.0, "values.equal", [cards.Part("all", 1, CASES)])


def read(source, data=()):
    return source_of("f", functions_in(source), data)


def judged(text, card=CARD, source=True, data=()):
    namespace = {"np": np}
    exec(text, namespace)
    return verdict_of(card, observe_all(card.calls, namespace), source=read(text, data) if source else None)


CLAIMS = {
    "round decides": ("round decides at one half.", "return np.round(x)", "return np.floor(x)"),
    "turned by .T": ("X is turned round by .T.", "return x.transpose()", "return x @ x"),
    "a step in place": ("The weights are changed in place.", "x[0] = 2", "return 2 * x"),
    "with +=": ("The step is added with +=.", "x += 2", "return 2 + x"),
    "a loop": ("The loop stops too early.", "for each in x: pass", "return x"),
    "a loop in a comprehension": ("The loop stops too early.", "return [each for each in x]", "return x"),
}


@pytest.mark.parametrize(("hint", "there", "missing"), CLAIMS.values(), ids=CLAIMS)
def test_what_a_hint_speaks_of_has_to_be_there(hint, there, missing):
    assert is_borne_out(read(f"def f(x):\n    {there}"), hint)
    assert not is_borne_out(read(f"def f(x):\n    {missing}"), hint)
    assert not is_borne_out(None, hint)


def test_it_may_be_in_a_function_that_is_called():
    assert is_borne_out(read("def f(x): return g(x)\ndef g(x): return x.T"), "X is turned round by .T.")
    assert not is_borne_out(read("def f(x): return x\ndef g(x): return x.T"), "X is turned round by .T.")


def test_a_question_claims_nothing_and_an_author_may_claim_more():
    assert is_borne_out(read("def f(x): return x"), "Is X turned round by .T?")
    assert not is_borne_out(read("def f(x): return x"), "The sign is wrong.", ["argmax"])
    assert is_borne_out(read("def f(x): return x.argmax()"), "The sign is wrong.", ["argmax"])


def test_a_known_mistake_is_passed_over_where_its_hint_would_be_false():
    seen = observe_all(CARD.calls, {"f": lambda x, rate: np.round(x)})
    first = Mistake("rounded", "round decides here.", None, True, seen)
    card = replace(CARD, mistakes=[first, Mistake("whole", "Whole numbers.", None, True, seen)])
    assert judged("def f(x, rate): return np.round(x)", card).mistake == "rounded"
    assert judged("def f(x, rate): return np.floor(x + 0.25)", card).mistake == "whole"
    assert judged("def f(x, rate): return np.round(x)", card, source=False).mistake == "whole"


@pytest.mark.parametrize("assignment", assignments(), ids=lambda each: each.slug)
def test_the_hint_of_a_known_mistake_is_true_of_its_own_source(assignment):
    false = [
        f"{answer.question}: {answer.name}"
        for question in assignment.questions
        for answer in misconceptions_of(question)
        if not answer.held
        and not is_borne_out(
            source_of(question.function, functions_in(answer.source)), answer.hint or "", answer.speaks_of
        )
    ]
    assert false == []


# What a source shows

SURE = {
    "a return in the first round": ("for each in x:\n        return each", "`return each` stands inside the loop"),
    "a result that nothing takes": ("np.maximum(x, 0)\n    return x", "The line `np.maximum(x, 0)`"),
    "a sum that nothing takes": ("x + 1\n    return x", "The line `x + 1`"),
    "a shape for a number": ("m = x.shape\n    return x / m", "`m` is a whole shape"),
    "^ for **": ("return x ^ 2", "is no power in Python"),
}


@pytest.mark.parametrize(("body", "words"), SURE.values(), ids=SURE)
def test_what_nobody_means_is_told_with_its_line(body, words):
    assert words in surely(read(f"def f(x, rate):\n    {body}\n")).mistake


INNOCENT = {
    "a return in a condition": "for each in x:\n        if each: return each\n    return 0",
    "a return after continue": "for each in x:\n        if each < 0: continue\n        return each",
    "a method for its effect": "found = []\n    found.append(x)\n    found.sort()\n    return found",
    "a function for its effect": "np.copyto(x, 2)\n    np.random.seed(0)\n    print(x)\n    return x",
    "out": "np.multiply(x, 2, out=x)\n    return x",
    "a number of a shape": "m = x.shape[0]\n    return x / m",
    "a mask": "return (x > 0) ^ (x < 1)",
    "text": "'what it does'\n    return x",
}


@pytest.mark.parametrize("body", INNOCENT.values(), ids=INNOCENT)
def test_what_may_be_meant_is_not_told(body):
    assert surely(read(f"def f(x, rate):\n    {body}\n")) is None


LIKELY = {
    "an argument that isn't used": ("return 0.5 * x", "never uses its argument `rate`"),
    "an argument that is replaced": ("x = np.zeros(3)\n    return rate * x", "`x` gets another value in"),
    "single entries": ("return rate * x[0] + x[1]", "Only the first two of `x`"),
    "a value from outside": ("return rate * x * factor", "`factor` isn't an argument"),
    "a loop that looks at nothing": (
        "s = 0\n    for i in range(len(x)):\n        s = s + rate * x\n    return s",
        "does the same in every round",
    ),
    "a value of the last round": (
        "s = 0\n    for each in zip(x, x):\n        s = s + rate\n        last = each[0]\n    return s * last",
        "begins anew in every round",
    ),
    "a result that isn't used": ("y = rate * x\n    z = y + 1\n    return y * y", "`z` is never used"),
    "lines that are never run": ("return rate * x\n    x = x + 1", "never run"),
}


@pytest.mark.parametrize(("body", "words"), LIKELY.values(), ids=LIKELY)
def test_what_may_be_the_reason_is_told(body, words):
    text = f"def f(x, rate):\n    {body}\n"
    assert words in perhaps(read(text, ["factor"]), CARD, [0, 1]).mistake


IN_LOOPS = {
    "an order that is drawn": ("for i in np.random.permutation(len(x)): rate = rate * x[i]", "draws at random"),
    "a break": ("for each in x:\n        if each > 0: break", "`break` ends the loop `for each in x:` early"),
    "a return": ("for each in x:\n        if each > 0: return each", "`return each` ends the loop"),
    "the first left out": (
        "for i in range(1, len(x)): rate = rate + x[i]",
        "so the first has no turn",
    ),
    "the last left out": ("for i in range(len(x) - 1): rate = rate + x[i]", "the last is left out"),
    "a round too few": ("for step in range(1, rate): x = x + rate", "one round too few"),
}


@pytest.mark.parametrize(("body", "words"), IN_LOOPS.values(), ids=IN_LOOPS)
def test_what_a_loop_leaves_out_is_told_with_its_line(body, words):
    assert words in perhaps(read(f"def f(x, rate):\n    {body}\n    return rate"), CARD, [0, 1]).mistake


COMPLETE = {
    "an order that is asked for": ("f(x, rate, rng)", "for i in rng.permutation(len(x)): rate = rate * x[i]"),
    "an end that is asked for": ("f(x, patience)", "for each in x:\n        if each > patience: break"),
    "a break of a loop of rounds": ("f(x, rate)", "for i in range(9):\n        if rate > x.sum(): break"),
    "differences to the one before": ("f(x, rate)", "for i in range(1, len(x)): rate = rate + x[i] - x[i - 1]"),
    "a first that has had its turn": ("f(x, rate)", "rate = rate + x[0]\n    for i in range(1, len(x)): rate += x[i]"),
}


@pytest.mark.parametrize(("first", "body"), COMPLETE.values(), ids=COMPLETE)
def test_a_loop_that_leaves_nothing_out_is_not_told(first, body):
    assert left_out(read(f"def {first}:\n    {body}\n    return x")) is None


WAITING = {
    "a counter that nobody raises": ("k = 0\n    while k < 3:\n        x = x + rate", True),
    "no condition": ("while True:\n        x = x + rate", True),
    "a counter that is raised": ("k = 0\n    while k < 3:\n        k += rate", False),
    "a way out": ("while True:\n        if x.sum() > 3: break", False),
    "entries that may change": ("while x[0] < 3:\n        x[0] += rate", False),
    "no loop": ("x = x + rate", False),
}


@pytest.mark.parametrize(("body", "told"), WAITING.values(), ids=WAITING)
def test_a_loop_whose_condition_nothing_changes_is_told_with_its_line(body, told):
    said = endless(read(f"def f(x, rate):\n    {body}\n    return x"))
    assert ("never ends" in said.mistake) == told


AFTER = {
    "in one line": ("return sigmoid(x * rate) + bias", True),
    "by a name": ("y = np.sign(x * rate)\n    return bias + y.sum(axis=1)", True),
    "where another is inside": ("return sigmoid(x * rate + bias) + bias", False),
    "of the next layer": ("return sigmoid(x * rate) @ x + bias", False),
}


@pytest.mark.parametrize(("body", "told"), AFTER.values(), ids=AFTER)
def test_a_bias_after_the_activation_is_told_unless_it_is_the_next_layers(body, told):
    likely = perhaps(read(f"def f(x, rate, bias):\n    {body}"), CARD, [0, 1])
    assert bool(likely and "the bias is added after" in likely.mistake) == told


ROUNDED = {
    "the numbers": ("return np.round(rate * x)", True),
    "how many there are": ("n = round(0.4 * len(x))\n    return rate * x[:n]", False),
}


@pytest.mark.parametrize(("body", "told"), ROUNDED.values(), ids=ROUNDED)
def test_a_rounding_is_told_unless_it_is_of_a_count(body, told):
    likely = perhaps(read(f"def f(x, rate):\n    {body}"), CARD, [0, 1])
    assert bool(likely and "rounds" in likely.mistake) == told


TELLTALES = [
    Telltale(r"np\.abs", "", "The signs are lost.", "Leave abs out."),
    Telltale("", r"\n.*\brate\b", "The rate has no part.", None),
]
OWN = {
    "what it shows": ("return rate * np.abs(x)", "The signs are lost."),
    "what it lacks": ("return x", "The rate has no part."),
    "both": ("return np.abs(x)", "Two things. 1. The signs are lost. 2. The rate has no part."),
}


@pytest.mark.parametrize(("body", "told"), OWN.values(), ids=OWN)
def test_what_the_question_itself_looks_for_is_told(body, told):
    assert of_question(read(f"def f(x, rate):\n    {body}"), replace(CARD, telltales=TELLTALES)).mistake == told


def test_comments_and_docstrings_are_no_part_of_what_is_looked_at():
    text = "def f(x, rate):\n    'np.abs'\n    return rate * x  # np.abs"
    assert of_question(read(text), replace(CARD, telltales=TELLTALES)) is None
    other = "def f(x, rate):\n    'rate'\n    return x  # rate"
    assert of_question(read(other), replace(CARD, telltales=TELLTALES)).mistake == "The rate has no part."


def test_a_function_that_is_called_is_looked_at_and_a_value_that_has_its_name_is_not():
    helper = "\n\ndef size(x):\n    return np.abs(x)"
    card = replace(CARD, telltales=TELLTALES[:1])
    assert of_question(read(f"def f(x, rate):\n    return rate * size(x){helper}"), card)
    assert of_question(read(f"def f(x, rate):\n    size = rate * x\n    return size{helper}"), card) is None


def test_of_a_source_that_is_nested_too_deeply_to_be_written_again_nothing_is_told():
    deep = read("def f(x, rate):\n    return np.abs(x)").function
    for _ in range(3000):
        deep.body[-1].value = ast.UnaryOp(ast.USub(), deep.body[-1].value)
    assert of_question(Source(deep), replace(CARD, telltales=TELLTALES)) is None


def test_beside_an_error_of_shapes_it_is_told_alone_and_beside_another_one_first():
    card = replace(CARD, telltales=TELLTALES[:1])
    assert judged("def f(x, rate):\n    return np.abs(x) @ x[:1]", card).hint == "The signs are lost."
    assert judged("def f(x, rate):\n    return np.abs(x).nothing", card).hint.startswith(
        "The signs are lost. A NumPy array has no"
    )


def test_what_the_question_looks_for_is_told_where_the_numbers_say_nothing():
    card = replace(CARD, telltales=TELLTALES)
    assert judged("def f(x, rate):\n    return 0.3 * np.abs(x) * rate + x * x", card).hint == "The signs are lost."
    assert "opposite sign" in judged("def f(x, rate):\n    return -rate * x + 0 * np.abs(x)", card).hint


def test_nothing_is_told_of_a_right_answer():
    verdict = judged("def f(x, rate):\n    spare = x + 1\n    return rate * x")
    assert (verdict.status, verdict.hint) == ("passed", None)


def test_what_the_numbers_say_comes_first_and_without_a_source_nothing_else():
    text = "def f(x, rate):\n    spare = x + 1\n    return -rate * x"
    assert "opposite sign" in judged(text).hint
    other = "def f(x, rate):\n    return 0.3 * x * x + 0.7"
    assert "never uses its argument" in judged(other).hint
    assert judged(other, source=False).hint is None


def test_a_source_that_cannot_be_read_shows_nothing():
    assert read("def f(x) return x") is None
    assert read("g = 1") is None
