"""The probe calls a student's function and writes down what happened, whatever that is."""

import statistics
import sys
import time
import warnings

import numpy as np
import pytest
import torch

from autograder.contract.calls import Call, Calls
from autograder.contract.observations import Missing, NotCallable, Raised, Returned, TimedOut, Unreadable
from autograder.student.probe import observe, observe_all

X = np.array([[1.0, 2.0], [3.0, 4.0]])


def call(function, *arguments, library="numpy", seconds=5.0, **how):
    """Observe one call."""
    inputs = {f"argument {number}": argument for number, argument in enumerate(arguments)}
    return observe({"f": function}, "f", Call(inputs, **how), library, seconds)


def test_a_missing_function_is_missing():
    assert observe({"g": len}, "f", Call({})) == Missing()


@pytest.mark.parametrize("value", [3, None, X, "text"])
def test_a_name_that_is_no_function_is_not_called(value):
    assert call(value) == NotCallable(type(value).__name__)


def test_the_returned_value_arrives():
    seen = call(lambda X: X + 1, X)
    assert isinstance(seen, Returned)
    assert (seen.kind, seen.changed, seen.printed) == ("ndarray", [], "")
    np.testing.assert_array_equal(seen.values[0], X + 1)


def test_returning_nothing_is_told_from_printing():
    assert call(lambda: None).values == [None]
    printing = call(lambda: print("8.0"))
    assert printing.values == [None]
    assert printing.printed == "8.0\n"


def test_what_is_written_down_does_not_depend_on_the_place_in_memory():
    def raises():
        raise ValueError(f"no {object()}")

    assert call(lambda: map(len, [])).values == [Unreadable("map <map object>")]
    assert call(raises).message == "no <object object>"


def test_parameters_may_be_renamed():
    def f(students, w):
        return students @ w

    seen = observe({"f": f}, "f", Call({"X": X, "weights": np.array([1.0, 1.0])}))
    assert seen.values[0].tolist() == [3.0, 7.0]


def test_an_error_is_described_with_the_line_that_raised_it():
    def f(X):
        return X.nothing

    seen = call(f, X)
    assert isinstance(seen, Raised)
    assert (seen.error, seen.raised_in) == ("AttributeError", "f")
    assert seen.line == "return X.nothing"


def test_an_error_of_pythons_own_is_described_with_the_line_that_led_to_it():
    def f(X):
        return statistics.mean([])

    seen = call(f, X)
    assert (seen.error, seen.raised_in) == ("StatisticsError", "")
    assert seen.line == "return statistics.mean([])"


def test_an_unwritten_helper_is_named_as_the_place():
    def helper():
        raise NotImplementedError()

    assert call(lambda: helper()).raised_in == "helper"


@pytest.mark.parametrize("leave", [sys.exit, exit, quit])
def test_exit_is_an_error_and_ends_nothing(leave):
    seen = call(lambda: leave(0))
    assert isinstance(seen, Raised)
    assert seen.error == "SystemExit"


def test_too_many_or_too_few_arguments_are_an_error_of_the_function():
    assert call(lambda a, b, c: 1, X).error == "TypeError"
    assert call(lambda: 1, X).error == "TypeError"


def test_an_endless_loop_is_interrupted():
    def f():
        while True:
            pass

    started = time.monotonic()
    assert call(f, seconds=0.2) == TimedOut(0.2)
    assert time.monotonic() - started < 5


def test_after_a_timeout_the_rest_of_the_part_is_left_out():
    def f(n):
        while n < 2:
            pass
        return n

    parts = [[Call({"n": n}) for n in part] for part in ([2, 1, 2], [3])]
    seen = observe_all(Calls("f", "numpy", 0.2, parts), {"f": f})
    assert [type(each) for each in seen] == [Returned, TimedOut, type(None), Returned]


@pytest.mark.parametrize("library", ["numpy", "torch"])
def test_an_argument_changed_in_place_is_noticed(library):
    def f(untouched, weights):
        weights += 1
        return weights

    seen = call(f, X, np.array([1.0, 2.0]), library=library)
    assert seen.changed == ["argument 1"]


def test_each_call_gets_arguments_of_its_own():
    def f(weights):
        weights *= 2
        return weights

    asked = Call({"weights": np.array([1.0])})
    for _ in range(2):
        assert observe({"f": f}, "f", asked).values[0].tolist() == [2.0]


def test_warnings_and_stderr_cost_nothing():
    def f(X):
        warnings.warn("careful", stacklevel=1)
        print("to stderr", file=sys.stderr)
        return np.log(X * 0) / 0

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert isinstance(call(f, X), Returned)


def test_where_care_is_asked_for_an_overflow_is_an_error():
    z = np.array([-1000.0, 0.0])
    naive, stable = lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-np.logaddexp(0, -z))
    assert isinstance(call(naive, z), Returned)
    seen = call(naive, z, careful=True)
    assert isinstance(seen, Raised)
    assert (seen.error, seen.message) == ("FloatingPointError", "overflow encountered in exp")
    assert isinstance(call(stable, z, careful=True), Returned)


def test_a_driver_asks_for_values_and_their_slopes_by_autograd():
    asked = {"library": "torch", "driver": "autograd.value_and_slope", "outputs": 2}
    seen = call(lambda x: x**3, np.array([1.0, 2.0]), **asked)
    np.testing.assert_allclose(seen.values, [[1, 8], [3, 12]])
    cut = call(lambda x: torch.tensor(x.tolist()), np.array([1.0]), **asked)
    assert isinstance(cut, Raised)
    assert "does not require grad" in cut.message


def test_a_tensor_with_a_gradient_is_read():
    def f(X):
        return X.clone().requires_grad_(True) * 2

    seen = call(f, X, library="torch")
    assert seen.kind == "Tensor"
    np.testing.assert_array_equal(seen.values[0], X * 2)


def test_torch_functions_get_tensors():
    seen = call(lambda X: torch.is_tensor(X), X, library="torch")
    assert seen.values[0].item() is True


def test_each_array_of_a_list_becomes_a_tensor():
    seen = call(lambda matrices: [torch.is_tensor(each) for each in matrices], [X, X[0]], library="torch")
    assert seen.values[0].tolist() == [True, True]


@pytest.mark.parametrize("change", [list.pop, list.reverse, lambda given: given[1].sort()], ids=["pop", "turn", "sort"])
def test_a_list_that_is_changed_in_place_is_noticed(change):
    given = [X, np.array([2.0, 1.0]), 3]
    assert call(lambda matrices: 1, given).changed == []
    assert call(lambda matrices: change(matrices) and 1, given).changed == ["argument 0"]


@pytest.mark.parametrize(
    "value",
    [
        [1.0, 2.0],
        (1.0, 2.0),
        [np.float64(1), np.array(2)],
        [torch.tensor(1.0), torch.tensor(2.0)],
        np.array([1.0, 2.0]),
        np.frompyfunc(float, 1, 1)([1, 2]),
    ],
    ids=["list", "tuple", "NumPy scalars", "tensors", "array", "an array of Python's numbers"],
)
def test_lists_and_tuples_count_as_arrays(value):
    assert call(lambda: value).values[0].tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    "value",
    [[[1.0], [2.0, 3.0]], [10**5000], "text", {"a": 1}, np.array([object()]), object(), {1, 2}, print],
    ids=[
        "a ragged list",
        "a number too long to be shown",
        "text",
        "a dictionary",
        "an array of objects",
        "an object",
        "a set",
        "a function",
    ],
)
def test_what_is_not_numbers_is_described(value):
    (described,) = call(lambda: value).values
    assert isinstance(described, Unreadable)
    assert described.what
    assert described.what == described.what.strip()


def test_an_object_that_refuses_everything_is_described_too():
    class Refuses:
        def __array__(self, *_):
            raise RuntimeError

        def __repr__(self):
            raise RuntimeError

    assert "Refuses" in call(Refuses).values[0].what


def test_several_values_are_taken_apart():
    seen = call(lambda: (X, 1), outputs=2)
    assert seen.kinds == ["ndarray", "int"]
    assert seen.values[1] == 1


@pytest.mark.parametrize(("value", "length"), [((1, 2, 3), 3), ([1], 1), (X, None), (5, None), (None, None)])
def test_another_number_of_values_is_counted(value, length):
    seen = call(lambda: value, outputs=2)
    assert seen.values is None
    assert seen.length == length


# What a name holds


def held(value, holds="rows", fields=("x", "k"), seconds=5.0):
    return observe({"f": value}, "f", Call({}, holds=holds, fields=list(fields)), seconds=seconds)


def rows(seen):
    return [[value.tolist() if isinstance(value, np.ndarray) else value for value in row] for row in seen.rows]


FORMS = {
    "tuples": [([1, 2], 3)],
    "lists": [[[1, 2], 3]],
    "a tuple of them": (([1, 2], 3),),
    "by their names": [{"k": 3, "x": [1, 2]}],
    "arrays": [(np.array([1, 2]), np.int64(3))],
    "tensors": [(torch.tensor([1, 2]), torch.tensor(3))],
}


@pytest.mark.parametrize("value", FORMS.values(), ids=FORMS)
def test_a_row_may_be_written_in_many_ways(value):
    assert rows(held(value)) == rows(held(value[0], "row")) == [[[1, 2], 3]]


@pytest.mark.parametrize("make", [np.array, torch.tensor])
@pytest.mark.parametrize("table", [[[1, 2], [3, 4]], [1, 2]], ids=repr)
def test_an_array_with_an_entry_for_each_value_is_a_row(make, table):
    assert rows(held(make(table), "row")) == rows(held([make(table)])) == [table]


def test_an_array_with_more_entries_than_values_is_none():
    assert isinstance(held(np.ones((3, 2)), "row").rows[0][0], Unreadable)


def test_a_name_that_holds_a_function_is_not_called():
    seen = held(lambda: pytest.fail("called"), "row")
    assert (seen.kind, seen.values) == ("function", None)
    assert isinstance(seen.rows[0][0], Unreadable)


def test_of_many_rows_the_first_are_looked_at_and_all_are_counted():
    seen = held([(1, 2)] * 10**6)
    assert (len(seen.rows), seen.length) == (50, 10**6)


@pytest.mark.parametrize(
    "value",
    [None, 3, "text", {"x": 1}, {1, 2}, np.ones((2, 2)), iter([1])],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_list_has_no_rows(value):
    assert held(value).rows is None


class Refuses(list):
    def refuse(self, *_):
        raise SystemExit("not today")

    __iter__ = __len__ = __getitem__ = __repr__ = __array__ = refuse


class Endless(list):
    def __iter__(self):
        while True:
            pass


class SaysItIsAList:
    __class__ = list

    def __getattr__(self, name):
        raise RuntimeError(name)


def endless_rows():
    yield from iter(int, 1)


LOOP = [1]
LOOP.append(LOOP)
ODD = {
    "refuses": Refuses([1]),
    "says that it is a list": SaysItIsAList(),
    "holds itself": LOOP,
    "a generator without end": endless_rows(),
    "a dictionary with odd keys": {None: 1, (1,): 2, np.inf: 3},
    "a number with many digits": 10**5000,
    "deep": eval("[" * 90 + "]" * 90),
    "a class": Refuses,
    "objects": np.frompyfunc(lambda number: Refuses() if number else None, 1, 1)([0, 1]),
}


@pytest.mark.parametrize("holds", ["value", "row", "rows"])
@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
def test_nothing_that_a_name_holds_stops_the_probe(value, holds):
    for each in (value, [value], (value, value), {"x": value, "k": value}):
        before = time.process_time()
        assert isinstance(held(each, holds), Returned)
        assert time.process_time() - before < 0.5


@pytest.mark.parametrize("dtype", ["float64", "float16"])
def test_an_array_of_a_billion_numbers_is_not_copied(dtype):
    before = time.process_time()
    huge = np.broadcast_to(np.ones((), dtype), (10**9,))
    (value,) = held(huge, "value").values
    assert value.what == "an array of shape (1000000000,), which is too large"
    assert held((huge, 1), "row").rows[0][0].what == value.what
    assert time.process_time() - before < 0.5


@pytest.mark.parametrize("holds", ["value", "row", "rows"])
def test_a_value_that_is_looked_at_for_ever_is_let_go(holds):
    assert held(Endless([1]), holds, seconds=0.05) == TimedOut(0.05)


def test_what_an_object_prints_while_it_is_looked_at_is_not_shown(capsys):
    class Prints(list):
        def __iter__(self):
            print("hello")
            return iter([])

    held(Prints())
    assert capsys.readouterr().out == ""
