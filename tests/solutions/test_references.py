"""The references: their documented shapes, the numbers of the slides, and the agreement of NumPy and PyTorch."""

import inspect
import re
from copy import deepcopy
from importlib import import_module

import numpy as np
import pytest
import torch
from numpydoc.docscrape import FunctionDoc

from autograder.specs.settings import known_chapters
from solutions.numpy_ref import acceptance, perceptron_algorithm, perceptrons_and_logic

TOPICS = known_chapters()
SIZES = {  # all different, so that a transpose is seen
    **{"n_samples": 6, "n_features": 3, "n_points": 4},
    **{"n_classes": 5, "n_hidden": 7, "n_pieces": 2, "n_outputs": 9},
    **{"n_validation": 1, "n_epochs": 8, "n_rates": 10, "n_runs": 11},
}
COUNTED = {"n_wrong": "n_samples"}  # sizes that the values decide, and what each is at most
SHAPE = re.compile(r"of shape \(([^)]*)\)")


def references():
    """All public functions of the references, by dotted name."""
    for library in ("numpy_ref", "torch_ref"):
        for topic in TOPICS:
            try:
                module = import_module(f"solutions.{library}.{topic}")
            except ModuleNotFoundError:
                continue  # not every topic has a twin in PyTorch
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ == module.__name__ and not name.startswith("_"):
                    yield f"{library}.{topic}.{name}", function


FUNCTIONS = dict(references())
each_function = pytest.mark.parametrize(("name", "function"), FUNCTIONS.items(), ids=FUNCTIONS)


def documented_shape(kind, sizes):
    """The shape that a type in a docstring promises, or None where it is no array."""
    match = SHAPE.search(kind)
    if not match:
        return None
    return tuple(length(name.strip(), sizes) for name in match[1].split(",") if name.strip())


def length(words, sizes):
    """What ``2``, ``n_features``, ``n_features + 1`` or ``n_samples - n_validation`` stands for."""
    total = 0
    for term in words.replace(" - ", " + -").split(" + "):
        name = term.removeprefix("-")
        number = int(name) if name.isdigit() else sizes[name]
        total += -number if term.startswith("-") else number
    return total


def counted(value, sizes):
    """The sizes that only the values decide, as the length of what was returned has them, and never too large."""
    return {size: min(len(value), sizes[most]) for size, most in COUNTED.items()} if np.ndim(value) else {}


def a_model(sizes, rng):
    return torch.nn.Linear(sizes["n_features"], 1, dtype=torch.float64)


def a_classifier(sizes, rng):
    layers = torch.nn.Linear(sizes["n_features"], 2), torch.nn.Dropout(0.5), torch.nn.Linear(2, sizes["n_classes"])
    return torch.nn.Sequential(*layers).double()


def some_batches(sizes, rng):
    """Batches of unequal size."""
    X, y = rng.normal(size=(sizes["n_samples"], sizes["n_features"])), rng.integers(0, 2, size=(sizes["n_samples"], 1))
    data = torch.utils.data.TensorDataset(torch.from_numpy(X), torch.from_numpy(y.astype(float)))
    return torch.utils.data.DataLoader(data, batch_size=2)


LOOP = {  # what the training loop of PyTorch works with
    "Module": a_model,
    "Module with n_classes outputs": a_classifier,
    "DataLoader": some_batches,
    "callable": lambda sizes, rng: torch.nn.BCEWithLogitsLoss(),
    "Optimizer": lambda sizes, rng: torch.optim.SGD(a_model(sizes, rng).parameters(), lr=0.5),
}


def value_for(parameter, sizes, rng, library):
    """A random value of the type that a docstring asks for."""
    kind, shape = parameter.type, documented_shape(parameter.type, sizes)
    if kind == "int":
        return sizes.get(parameter.name, 1)
    if kind == "float":
        return 0.5
    if parameter.name == "f":  # a function of a table, or of a list of numbers of any kind
        return lambda W: (np.asarray(W) * W).sum()
    if kind == "bool":
        return True
    if kind == "Generator":
        return torch.Generator() if library == "torch_ref" else rng
    if kind in LOOP:
        return LOOP[kind](sizes, rng)
    if kind.startswith("list of"):  # a network of three layers, the last rows are the biases
        widths = [sizes[size] for size in ("n_features", "n_hidden", "n_pieces", "n_outputs")]
        matrices = [rng.normal(size=(inputs + 1, units)) for inputs, units in zip(widths, widths[1:])]
        return [torch.from_numpy(matrix) for matrix in matrices] if kind == "list of Tensor" else matrices
    if "each of which occurs" in " ".join(parameter.desc):
        numbers = np.arange(np.prod(shape)) % sizes["n_classes"]
    elif parameter.name in ("y", "y_train"):
        numbers = rng.integers(0, 2, size=shape)
    elif parameter.name in ("y_hat", "p", "loss"):  # a probability, or what is made of one
        numbers = rng.uniform(0.1, 0.9, size=shape)
    else:
        numbers = rng.normal(size=shape)
    if kind.startswith("tuple"):  # the weights and the bias of a unit
        return (torch.from_numpy(numbers) if library == "torch_ref" else numbers), 0.5
    if library == "torch_ref":
        return torch.from_numpy(numbers if kind.endswith("of int64") else np.asarray(numbers, dtype=float))
    return numbers


def values_for(function, sizes, rng, library):
    return [value_for(each, sizes, rng, library) for each in FunctionDoc(function)["Parameters"]]


@each_function
def test_documented_parameters_are_those_of_the_signature(name, function):
    documented = [parameter.name for parameter in FunctionDoc(function)["Parameters"]]
    assert documented == list(inspect.signature(function).parameters)


@each_function
def test_documented_shapes_are_those_of_the_code(name, function):
    library = name.split(".")[0]
    documentation, rng = FunctionDoc(function), np.random.default_rng(3)
    for extra in (0, 4):
        sizes = {size: number + extra for size, number in SIZES.items()}
        arguments = values_for(function, sizes, rng, library)
        returned = function(*arguments)
        outputs = documentation["Returns"]
        for value, output in zip([returned] if len(outputs) == 1 else returned, outputs, strict=True):
            assert isinstance(value, torch.nn.Module) == (output.type == "Module")
            if output.type == "Module":
                continue
            if output.type in ("list", "tuple"):  # what a name holds: its parts have shapes of their own
                continue
            if output.type == "list of dict":
                assert isinstance(value, list) and all(isinstance(item, dict) for item in value)
                continue
            if output.type == "list of ndarray":  # as many and as large as those that were given
                assert [np.shape(item) for item in value] == [np.shape(item) for item in arguments[0]]
                continue
            known = {**sizes, **counted(value, sizes)}
            assert np.shape(value) == (documented_shape(output.type, known) or ()), output
            assert torch.is_tensor(value) == output.type.startswith("Tensor")


@each_function
def test_a_docstring_is_complete(name, function):
    documentation, text = FunctionDoc(function), inspect.getdoc(function)
    sentence = text.splitlines()[0]
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0
    assert "``" in text, "the formula in code form"
    assert "Source: " in text
    assert documentation["Returns"]
    assert ">>>" in "".join(documentation["Examples"])


@each_function
def test_arguments_are_not_changed(name, function):
    library = name.split(".")[0]
    arguments = values_for(function, SIZES, np.random.default_rng(4), library)
    before = deepcopy(arguments)
    function(*arguments)
    for argument, known in zip(arguments, before):
        if isinstance(argument, (torch.nn.modules.loss._Loss, torch.optim.Optimizer, np.random.Generator)):
            continue
        if isinstance(argument, torch.nn.Sequential):  # it is there to be trained
            continue
        if isinstance(argument, (np.random.Generator, torch.Generator)):
            continue  # it is there to move on
        np.testing.assert_array_equal(as_row(argument), as_row(known))


# The numbers of the slides

SLIDE = np.array([2.0, 1.0]), -18.0


def test_slide_2_the_scores_are_8_minus_8_and_2():
    students = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]])
    assert acceptance.score(students, *SLIDE).tolist() == [8, -8, 2]
    assert acceptance.predict(students, *SLIDE).tolist() == [1, 0, 1]


def test_slide_3_three_students_lie_exactly_on_the_boundary():
    tied = np.array([[6.0, 6.0], [5.0, 8.0], [9.0, 0.0]])
    assert acceptance.score(tied, *SLIDE).tolist() == [0, 0, 0]
    assert acceptance.predict(tied, *SLIDE).tolist() == [1, 1, 1]
    assert acceptance.boundary_x2(tied[:, 0], *SLIDE).tolist() == tied[:, 1].tolist()


def test_slide_7_one_step_gives_the_new_line_and_six_make_the_point_right():
    x, weights, bias = np.array([4.0, 5.0]), np.array([3.0, 4.0]), -10.0
    assert x @ weights + bias == 22
    scores = []
    while not scores or scores[-1] >= 0:
        weights, bias = perceptron_algorithm.perceptron_step(x, 0, weights, bias, 0.1)
        scores.append(x @ weights + bias)
        if len(scores) == 1:
            np.testing.assert_allclose([*weights, bias], [2.6, 3.5, -10.1])
    np.testing.assert_allclose(scores, [17.8, 13.6, 9.4, 5.2, 1.0, -3.2])
    np.testing.assert_allclose([*weights, bias], [0.6, 1.0, -10.6])


def test_slide_9_the_step_is_1_from_0_on():
    assert perceptrons_and_logic.step(np.array([8.0, -8.0, 2.0, 0.0])).tolist() == [1, 0, 1, 1]


def test_the_units_give_their_truth_tables():
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    logic = perceptrons_and_logic
    assert logic.perceptron(corners, *logic.and_unit()).tolist() == [0, 0, 0, 1]
    assert logic.perceptron(corners, *logic.or_unit()).tolist() == [0, 1, 1, 1]
    assert logic.perceptron(np.array([[0.0], [1.0]]), *logic.not_unit()).tolist() == [1, 0]
    assert logic.xor(corners).tolist() == [0, 1, 1, 0]


def test_fit_stops_at_the_cap_where_no_line_separates():
    X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
    weights, bias = perceptron_algorithm.perceptron_fit(X, y, np.zeros(2), 0.0, 0.5, max_epochs=50)
    assert (perceptrons_and_logic.perceptron(X, weights, bias) != y).any()


@pytest.mark.parametrize("seed", range(20))
def test_fit_ends_with_all_points_right_where_a_line_separates(seed):
    rng = np.random.default_rng(seed)
    X, (true_weights, true_bias) = rng.normal(size=(30, 3)), (rng.normal(size=3), rng.normal())
    scores = X @ true_weights + true_bias
    X, y = X[np.abs(scores) > 0.2], (scores[np.abs(scores) > 0.2] >= 0).astype(int)
    weights, bias = perceptron_algorithm.perceptron_fit(X, y, np.zeros(3), 0.0, 0.5, max_epochs=10_000)
    assert acceptance.predict(X, weights, bias).tolist() == y.tolist()


# NumPy and PyTorch


TWINS = [name for name in FUNCTIONS if name.startswith("torch_ref") and name.replace("torch", "numpy") in FUNCTIONS]
# how the names of what only PyTorch has begin
WITHOUT_TWIN = {
    *("vanishing_slopes.", "feedforward.to_linear", "training_loop."),
    *("overfitting.parameter_groups", "capstone.", "dropout.make_"),
}


def test_only_what_belongs_to_pytorch_has_no_twin():
    alone = {name.removeprefix("torch_ref.") for name in FUNCTIONS if name.startswith("torch_ref")} - {
        name.removeprefix("torch_ref.") for name in TWINS
    }
    assert all(name.startswith(tuple(WITHOUT_TWIN)) for name in alone)


def draws(name):
    """Whether a function draws random numbers: NumPy's and PyTorch's are not the same."""
    return "rng" in inspect.signature(FUNCTIONS[name]).parameters


@pytest.mark.parametrize("name", [name for name in TWINS if not draws(name)])
def test_the_twins_agree(name):
    function, twin = FUNCTIONS[name], FUNCTIONS[name.replace("torch_ref", "numpy_ref")]
    for seed in range(20):
        rng = np.random.default_rng(seed)
        sizes = {size: int(rng.integers(1, 9)) for size in SIZES}
        arguments = values_for(function, sizes, rng, "torch_ref")
        same = [in_numpy(argument) for argument in arguments]
        np.testing.assert_allclose(as_row(function(*arguments)), as_row(twin(*same)), rtol=1e-9, atol=1e-12)


def in_numpy(argument):
    if isinstance(argument, (list, tuple)):
        return type(argument)(in_numpy(item) for item in argument)
    return argument.numpy() if torch.is_tensor(argument) else argument


def as_row(returned):
    """All numbers that a function returned, or in what it was given, one after the other."""
    if isinstance(returned, torch.nn.Module):
        returned = tuple(returned.parameters())
    elif isinstance(returned, torch.utils.data.DataLoader):
        returned = returned.dataset.tensors
    values = returned if isinstance(returned, (tuple, list)) else (returned,)
    return np.concatenate([np.ravel(value.detach() if torch.is_tensor(value) else value) for value in values])
