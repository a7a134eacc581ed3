"""Wrong answers as edits of right ones: what an edit asks for, what comes of it, and what comes of several."""

import subprocess
import sys
import traceback
from importlib import import_module

import numpy as np
import pytest

from autograder.specs.course import assignments
from autograder.specs.known_answers import misconceptions_of
from solutions import operators as op
from solutions.answers import Answer
from solutions.edits import Code, EditError, written
from solutions.misconceptions import Register

LOOP = """\
def f(xs):
    total = 0
    for x in xs:
        y = 2 * x
        total = total + y
    return total
"""
EDITED = {
    f"{each.slug} {question.function} {answer.name}": answer
    for each in assignments()
    for question in each.tasks
    for answer in misconceptions_of(question)
    if isinstance(answer.code, Code)
}


@pytest.fixture
def wrong():
    return Register()


@pytest.fixture
def edit(wrong):
    """Edits of a function whose one line is ``return X @ weights + bias``."""
    return wrong.edits(of="numpy_ref.acceptance.score")


# One edit


def test_an_edit_is_an_answer_with_a_function_a_source_and_a_hint(wrong, edit):
    edit("no_bias", (" + bias", ""), hint="The bias is lost.", way_out="Add it.")
    (answer,) = wrong
    assert isinstance(answer, Answer)
    assert answer.source == "def score(X, weights, bias):\n    return X @ weights\n"
    assert answer.function(np.eye(2), np.array([1, 2]), 5).tolist() == [1, 2]
    assert answer.told == "The bias is lost. Add it."


def test_its_source_gives_the_same_in_a_cell_of_a_notebook(wrong, edit):
    edit("no_bias", (" + bias", ""), hint="The bias is lost.")
    notebook = {}
    exec(wrong[0].source, notebook)
    inputs = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([5.0, 6.0]), 7.0
    assert np.array_equal(notebook["score"](*inputs), wrong[0].function(*inputs))


def test_a_base_may_be_another_right_answer_and_has_the_name_of_its_question():
    wrong = Register()
    wrong.edits(of="alternatives.training_loop.decorated", question="evaluate")(
        "no_mode", op.left_out("model.eval()"), hint="No mode."
    )
    assert wrong[0].source.startswith("@torch.no_grad()\ndef evaluate(model, batches, loss_fn):\n    total, wrong")


def test_an_edit_that_finds_nothing_says_where_and_what(edit):
    with pytest.raises(
        EditError, match=r"the edit no_offset of numpy_ref\.acceptance\.score: ' \+ offset' is there nowhere, not once"
    ):
        edit("no_offset", (" + offset", ""), hint="The offset is lost.")


def test_an_edit_that_finds_too_much_says_how_often(edit):
    with pytest.raises(EditError, match="'X' is there twice, not once"):
        edit("transposed", ("X", "X.T"), hint="Transposed.")


def test_an_edit_may_say_how_often_it_is_made(wrong, edit):
    edit("renamed", ("X", "Z", 2), hint="Renamed.")
    assert wrong[0].source == "def score(Z, weights, bias):\n    return Z @ weights + bias\n"


def test_an_edit_that_changes_nothing_says_so(edit):
    with pytest.raises(EditError, match="the edit same of .* changes nothing"):
        edit("same", ("bias", "bias", 2), hint="The same.")


def test_an_edit_that_breaks_the_function_shows_it(edit):
    with pytest.raises(EditError, match=r"the edit open of .* gives no Python: (?s:.*)return \(X @ weights"):
        edit("open", ("X @", "(X @"), hint="A bracket is open.")


def test_a_base_that_is_not_there_is_named(wrong):
    with pytest.raises(EditError, match=r"there is no function numpy_ref\.acceptance\.scores to be edited"):
        wrong.edits(of="numpy_ref.acceptance.scores")("no_bias", (" + bias", ""), hint="The bias is lost.")


def test_a_wrong_answer_is_no_base(wrong):
    with pytest.raises(EditError, match="is no right answer: a base is a reference or an alternative"):
        wrong.edits(of="misconceptions.acceptance.no_bias")("twice", ("x", "y"), hint="Wrong twice.")


def test_a_traceback_through_an_edit_shows_the_changed_line(wrong, edit):
    edit("twice_the_bias", ("+ bias", "+ bias[0]"), hint="The bias is a number.")
    with pytest.raises(TypeError) as caught:
        wrong[0].function(np.eye(2), np.ones(2), 5)
    last = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert (last.name, last.line) == ("score", "return X @ weights + bias[0]")


def test_edits_and_functions_stand_in_one_register_in_order(wrong, edit):
    edit("no_bias", (" + bias", ""), hint="The bias is lost.")

    @wrong("score", "Nothing comes back.", way_out="Return the scores.")
    def nothing(X, weights, bias):
        return None

    edit("bias_turned", ("+ bias", "- bias"), hint="The bias is turned.")
    assert [answer.name for answer in wrong] == ["no_bias", "nothing", "bias_turned"]
    assert wrong[1].told == "Nothing comes back. Return the scores."


def test_a_list_of_mistakes_needs_no_pytorch():
    code = "import sys, solutions.misconceptions.training_loop as known\n"
    code += "assert all(answer.told for answer in known.ANSWERS) and 'torch' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Edits that are made together


def test_a_pair_says_both_and_how_both_are_mended(wrong, edit):
    edit("no_bias", (" + bias", ""), hint="The bias is lost.", way_out="Add it.")
    edit("transposed", ("X @", "X.T @"), hint="X is transposed.")
    edit.together(["no_bias"], ["transposed"])
    pair = wrong[-1]
    assert pair.name == "no_bias_and_transposed"
    assert pair.hint == "Two things. 1: the bias is lost. 2: X is transposed."
    assert pair.way_out == "For the first: add it."
    assert pair.source == "def score(X, weights, bias):\n    return X.T @ weights\n"


def test_edits_of_the_same_place_are_not_made_together(wrong, edit):
    edit("no_bias", (" + bias", ""), hint="The bias is lost.")
    edit("bias_turned", ("+ bias", "- bias"), hint="The bias is turned.")
    edit.together(["no_bias"], ["bias_turned"])
    assert len(wrong) == 2


def test_edits_whose_order_makes_a_difference_are_not_made_together(wrong, edit):
    edit("ones", op.added("X = X + 1", before="return X @ weights + bias"), hint="One too much.")
    edit("twos", op.added("X = 2 * X", before="return X @ weights + bias"), hint="Twice as much.")
    edit.together(["ones"], ["twos"])
    assert len(wrong) == 2


def test_three_edits_are_made_together_where_that_is_asked_for(wrong, edit):
    edit("no_bias", (" + bias", ""), hint="A.")
    edit("transposed", ("X @", "X.T @"), hint="B.")
    edit("doubled", ("@ weights", "@ (2 * weights)"), hint="C.")
    edit.together(["no_bias"], ["transposed"], ["doubled"], at_most=3)
    assert [answer.hint for answer in wrong[3:]] == [
        "Two things. 1: A. 2: B.",
        "Two things. 1: A. 2: C.",
        "Two things. 1: B. 2: C.",
        "Several things. 1: A. 2: B.",
    ]


def test_edits_that_give_nothing_new_beside_each_other_are_left_out(wrong, edit):
    edit("no_bias", (" + bias", ""), hint="A.")
    edit("transposed", ("X @", "X.T @"), hint="B.")
    edit("doubled", ("@ weights", "@ (2 * weights)"), hint="C.")
    edit.together(["no_bias"], ["transposed"], ["doubled"], at_most=3, but_not=[("no_bias", "doubled")])
    assert [answer.name for answer in wrong[3:]] == ["no_bias_and_transposed", "transposed_and_doubled"]


def test_of_edits_about_the_same_thing_one_is_made(wrong, edit):
    edit("no_bias", (" + bias", ""), hint="A.")
    edit("transposed", ("X @", "X.T @"), hint="B.")
    edit("doubled", ("@ weights", "@ (2 * weights)"), hint="C.")
    edit.together(["no_bias"], ["transposed", "doubled"], at_most=3)
    assert [answer.name for answer in wrong[3:]] == ["no_bias_and_transposed", "no_bias_and_doubled"]


def test_edits_that_were_made_together_before_are_not_registered_twice(wrong, edit):
    edit("no_bias", (" + bias", ""), hint="A.")
    edit("transposed", ("X @", "X.T @"), hint="B.")
    edit.together(["no_bias"], ["transposed"])
    edit.together(["no_bias"], ["transposed"])
    assert len(wrong) == 3


def test_a_long_hint_may_be_briefer_beside_another(wrong, edit):
    edit("no_bias", (" + bias", ""), hint="The bias is lost, which moves the boundary.", brief="The bias is lost.")
    edit("transposed", ("X @", "X.T @"), hint="B.")
    edit.together(["no_bias"], ["transposed"])
    assert wrong[-1].hint == "Two things. 1: the bias is lost. 2: B."


def test_together_needs_edits_that_are_there(edit):
    edit("no_bias", (" + bias", ""), hint="A.")
    with pytest.raises(KeyError, match=r"there is no edit transposed of numpy_ref\.acceptance\.score"):
        edit.together(["no_bias"], ["transposed"])


# Operators


@pytest.mark.parametrize(
    "change, old, new",
    [
        (op.sides_exchanged("y - x"), "z = y - x", "z = x - y"),
        (op.sign_turned("y @ x"), "z = y @ x", "z = -(y @ x)"),
        (op.rounded("x / 2"), "z = x / 2", "z = (x / 2).round()"),
        (op.transposed("X.T"), "z = X.T @ y", "z = X @ y"),
        (op.transposed("X"), "z = X @ y", "z = X.T @ y"),
        (op.mean_for_sum("y.sum()"), "z = x.sum() / y.sum()", "z = x.sum() / y.mean()"),
        (op.sum_for_mean("np.mean(x)"), "z = np.mean(x)", "z = np.sum(x)"),
        (op.other_axis("x.sum(axis=0)"), "z = x.sum(axis=0)", "z = x.sum(axis=1)"),
        (op.other_axis("x.softmax(dim=1)"), "z = x.softmax(dim=1)", "z = x.softmax(dim=0)"),
        (op.bias_lost("X @ W[:-1] + W[-1]"), "z = s(X @ W[:-1] + W[-1])", "z = s(X @ W[:-1])"),
        (op.bias_lost("nn.Linear(n, 1)"), "z = nn.Linear(n, 1)", "z = nn.Linear(n, 1, bias=False)"),
        (op.in_place("w = w - y * x"), "w = w - y * x", "w -= y * x"),
    ],
)
def test_an_operator_changes_a_formula(change, old, new):
    assert change(old) == new


@pytest.mark.parametrize(
    "change, body",
    [
        (op.left_out("y = 2 * x", "total = 0"), ["for x in xs:", "    total = total + y", "return total"]),
        (
            op.exchanged("y = 2 * x", "total = total + y"),
            ["total = 0", "for x in xs:", "    total = total + y", "    y = 2 * x", "return total"],
        ),
        (
            op.moved("return total", after="total = total + y"),
            ["total = 0", "for x in xs:", "    y = 2 * x", "    total = total + y", "    return total"],
        ),
        (
            op.moved("total = 0", after="for x in xs:"),
            ["for x in xs:", "    total = 0", "    y = 2 * x", "    total = total + y", "return total"],
        ),
        (
            op.added("total = 1", before="for x in xs:"),
            ["total = 0", "total = 1", "for x in xs:", "    y = 2 * x", "    total = total + y", "return total"],
        ),
        (op.unwrapped("for x in xs:"), ["total = 0", "y = 2 * x", "total = total + y", "return total"]),
        (
            op.wrapped("for x in xs:", "if xs:"),
            [
                "total = 0",
                "if xs:",
                "    for x in xs:",
                "        y = 2 * x",
                "        total = total + y",
                "return total",
            ],
        ),
    ],
)
def test_an_operator_changes_lines(change, body):
    assert change(LOOP) == "\n    ".join(["def f(xs):", *body]) + "\n"


@pytest.mark.parametrize(
    "change",
    [
        op.left_out("y = x"),
        op.exchanged("y = 2 * x", "y = x"),
        op.moved("y = x", after="total = 0"),
        op.moved("y = 2 * x", after="y = x"),
        op.unwrapped("y = x"),
        op.transposed("y = x"),
    ],
)
def test_an_operator_that_does_not_find_its_place_says_so(change):
    with pytest.raises(EditError, match="'y = x' is there nowhere, not once"):
        change(LOOP)


def test_an_operator_that_can_do_nothing_with_a_formula_says_so():
    with pytest.raises(EditError, match="there should be one axis of 0 or 1 in '2 \\* x'"):
        op.other_axis("2 * x")


def test_a_text_is_read_without_docstring_comments_and_registration():
    source = '@right("twice")\n@cached\ndef by_sum(x):\n    """Doc."""\n    # why\n    return "#" + x  # because\n'
    assert written(source, "twice") == '@cached\ndef twice(x):\n    return "#" + x\n'


# The edits of the course


@pytest.mark.parametrize("answer", EDITED.values(), ids=EDITED)
def test_what_is_printed_of_an_edit_is_what_runs(answer):
    notebook = {}
    exec(answer.source, vars(import_module(answer.code.module)) | notebook, notebook)
    assert notebook[answer.question].__code__.co_code == answer.function.__code__.co_code
