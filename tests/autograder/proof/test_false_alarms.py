"""No right answer is hinted at, and no hint speaks of what isn't in the answer: not even in one that was never meant.

Answers that nobody has foreseen are those of other questions: written under the name of this one they are wrong in
ways for which no hint was made, and what is said of them all the same must be true. Whether it is true of their source
is asked here with words of its own, not with those by which the check chooses its hints.
"""

import ast
import re
from functools import cache
from zlib import crc32

import pytest

from autograder.checking.known import NUMBERS
from autograder.checking.must_use import unused_in
from autograder.checking.source import functions_in, is_borne_out, source_of
from autograder.checking.verdict import verdict_of
from autograder.grading.cards import draw_card, make_card, try_answer
from autograder.specs.course import assignments
from autograder.specs.known_answers import alternatives_of, misconceptions_of
from autograder.specs.question import load
from autograder.specs.sources import solution_source
from autograder.student.probe import observe_all
from solutions.answers import Answer

ALL = assignments()
QUESTIONS = {f"{each.slug} {question.function}": question for each in ALL for question in each.tasks}
TOPICS = {each.slug: [question for question in each.tasks if not question.holds] for each in ALL}
DRAWN = [name for name, question in QUESTIONS.items() if not question.fixed]
FEW_SEEDS, MANY_SEEDS = range(1000, 1020), range(1000, 1200)  # others than those of the matrix
FEW_STRANGERS = 12


def is_quick(question):
    """Whether the answers to a question are plain numbers, and take no time."""
    compared = {question.compare, *(part.compare for part in question.parts)}
    return not question.fixed and not question.holds and question.library == "numpy" and compared <= {NUMBERS, None}


# The first of each notebook; the others wait for the nightly run
QUICK = list({name.split()[0]: name for name in reversed(QUESTIONS) if is_quick(QUESTIONS[name])}.values())


# Right answers


def blamed(name, seeds):
    """The right answers to a question that don't pass, or are hinted at, on one of these draws."""
    question = QUESTIONS[name]
    reference = Answer("reference", question.function, load(question.solution), held=bool(question.holds))
    right = [(reference, solution_source(question)), *((each, each.source) for each in alternatives_of(question))]
    found = []
    for seed in seeds:
        card = draw_card(question, seed)
        for answer, source in right:
            verdict = verdict_of(card, try_answer(card, answer), unused_in(source, card.function, card.must_use))
            found += [(answer.name, seed)] if (verdict.status, verdict.told) != ("passed", None) else []
    return found


@pytest.mark.parametrize("name", QUICK)
def test_no_right_answer_is_hinted_at(name):
    assert blamed(name, FEW_SEEDS) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", DRAWN)
def test_no_right_answer_is_hinted_at_whatever_is_drawn(name):
    assert blamed(name, MANY_SEEDS) == []


# Answers to other questions

LOOP = r"\b(for|while|map|sum|range|reduce|accumulate|cumsum)\b"
WRITES = r"[-+*/@]=|\] = |_\(|out=|copyto|fill|shuffle|sort|put"
ROUNDED = r"\brounded\b|\bround (cuts|decides|gives|takes)\b"
# What a statement speaks of, and what must then stand in the source
SPOKEN = {
    r"\bloop\b": LOOP,
    r"\bcomprehension\b": r"\bfor\b",
    r"\bargmax\b": r"argmax|max|topk|sort",
    r"\bargsort\b|\bsorted\b": r"sort",
    ROUNDED: r"round|rint|floor|ceil|trunc|int|//|:\.\d|%",
    r"\.T\b": r"\.T\b|transpose|\.mT|\.t\(|einsum|swapaxes|permute",
    r"[-+*/]=": WRITES,
    r"\bin place\b": WRITES,
    r"\bprint\b": r"\bprint\b",
    r"\bexit\b": r"\bexit\b",
    r"\bnp\.where\b": r"\bwhere\b",
    r"\.(item|numpy|detach)\(\)": r"item|numpy|detach|tolist|torch\.tensor|float\(|int\(",
    r"\bheaviside\b": r"heaviside",
    r"\bkeepdims?\b": r"keepdim",
    r"\breshape\b": r"reshape|view",
    r"\bzip\b": r"\bzip\b",
    r"\babs\b": r"\babs|absolute|fabs",
    r"\bclip\b": r"clip|clamp|maximum|minimum",
    r"\bnp\.(sign|vstack|cumsum|append|concatenate|outer|dot)\b": r"sign|stack|cumsum|append|concat|outer|dot",
}
# Sentences that tell what is missing, or what to do, claim nothing of the kind
OTHERWISE = re.compile(
    r"\b(no|not|never|without|missing|should|would|belongs?|use|write|needs?|asked for|such as|in place of|instead)\b"
    r"|n't\b|\bwhen\b|\bas (by|np)\b|\bdo(es)? that\b|^(Look|Take|Put|Give|Go|Make|Which|Where|Add|Divide|Sum)\b",
    re.IGNORECASE,
)
CODE = re.compile(r"(?<!without )`([^`]+)`")
WAS_RIGHT = re.compile(r"\b(was|were) right\b")  # in a program that is to be mended: so it isn't there any more


@cache
def card_of(question):
    return make_card(question, seed=0)


def strangers_to(name, everything):
    """The wrong answers to the other questions of a notebook, and to those of the next one; a few of them, or all."""
    (topic, function), slugs = name.split(), [*TOPICS]
    nearby = [*TOPICS[topic], *TOPICS[slugs[(slugs.index(topic) + 1) % len(slugs)]]]
    others = [question for question in nearby if question.function != function]
    found = [answer for each in others for answer in misconceptions_of(each) if not answer.endless_on]
    found.sort(key=lambda answer: crc32(f"{name} {answer.question} {answer.name}".encode()))
    return found if everything else found[:FEW_STRANGERS]


def false_claims(hint, text):
    """What a hint says to be in a source, and isn't there."""
    false = []
    for sentence in re.split(r"(?<=[.?!:;]) ", hint):
        if sentence.endswith("?"):
            continue
        if WAS_RIGHT.search(sentence):
            sentence = CODE.sub("", sentence)
        false += [code for code in CODE.findall(sentence) if not code.endswith("...") and code not in text]
        if not OTHERWISE.search(sentence):
            false += [
                sentence for said, there in SPOKEN.items() if re.search(said, sentence) and not re.search(there, text)
            ]
    return false


def false_of(question, answer):
    """What is said of a wrong answer to another question that isn't true of it."""
    card = card_of(question)
    seen = observe_all(card.calls, {card.function: answer.function})
    source = source_of(answer.question, functions_in(answer.source))
    verdict = verdict_of(card, seen, unused_in(answer.source, card.function, card.must_use), source=source)
    if verdict.hint is None or source is None:
        return []
    speaks_of = [each for known in card.mistakes if known.name == verdict.mistake for each in known.speaks_of]
    false = false_claims(verdict.hint, ast.unparse(ast.parse(answer.source)))
    return false if is_borne_out(source, verdict.hint, speaks_of) else [*false, verdict.hint]


def told_falsely(name, everything):
    """What is said falsely of the wrong answers to other questions, by answer."""
    found = {
        f"{answer.question}: {answer.name}": false_of(QUESTIONS[name], answer)
        for answer in strangers_to(name, everything)
    }
    assert found
    return {answer: false for answer, false in found.items() if false}


@pytest.mark.parametrize("name", QUICK)
def test_no_hint_speaks_of_what_an_answer_lacks(name):
    assert told_falsely(name, everything=False) == {}


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", [name for name, question in QUESTIONS.items() if not question.holds])
def test_no_hint_speaks_of_what_any_answer_lacks(name):
    assert told_falsely(name, everything=True) == {}


def unguarded(assignment):
    """The hints of known mistakes that would be given to a source that has nothing of what they speak.

    A rounding isn't asked for: where numbers are just the rounded ones, it has taken place.
    """
    found = []
    for question in (each for each in assignment.tasks if not each.holds):
        head = next(
            line for line in solution_source(question).splitlines() if line.startswith(f"def {question.function}(")
        )
        text = f"{head}\n    pass"
        source = source_of(question.function, functions_in(text))
        for known in misconceptions_of(question):
            claims = [each for each in false_claims(known.hint, text) if not re.search(ROUNDED, each)]
            if claims and is_borne_out(source, known.hint, known.speaks_of):
                found.append((question.function, known.name, claims))
    return found


@pytest.mark.parametrize("assignment", ALL, ids=[*TOPICS])
def test_no_known_mistake_speaks_of_what_it_does_not_ask_for(assignment):
    assert unguarded(assignment) == []


FALSE = {
    "a loop": ("The loop stops too early.", "return x.prod()"),
    "a name": ("`rate` is used twice.", "return x"),
    "a rounding": ("The values are rounded.", "return x"),
    "a write": ("The step is made in place.", "return x - 1"),
}
TRUE = {
    "a loop": ("The loop stops too early.", "for each in x: pass"),
    "a question": ("Is it rounded?", "return x"),
    "what is missing": ("The loop is missing.", "return x"),
    "what to do": ("Round it. Use argmax.", "return x"),
}


@pytest.mark.parametrize(("hint", "text"), FALSE.values(), ids=FALSE)
def test_a_false_claim_is_found(hint, text):
    assert false_claims(hint, text)


@pytest.mark.parametrize(("hint", "text"), TRUE.values(), ids=TRUE)
def test_what_is_true_or_no_claim_is_none(hint, text):
    assert not false_claims(hint, text)
