"""Slopes through layers: which programs are faulty is measured here, and twenty layers don't begin well by chance."""

import numpy as np
import pytest

from autograder.paths import NOTEBOOK_SOURCES, ROOT
from autograder.specs.vanishing_slopes import ASSIGNMENT, draws_from, new_draws
from solutions.measures.vanishing_slopes import layers, worst_layer
from solutions.numpy_ref.backpropagation import backward
from solutions.numpy_ref.vanishing_slopes import faulty_steps, first_deviations, slope_through, through_layers

CHAPTERS = ("vanishing-slopes",)
BEGIN = ASSIGNMENT.question("first_deviations").parts[0].trial
DOMAIN = BEGIN.fields[0].low, BEGIN.fields[0].high
N_IN, N_OUT = np.array(layers()[:-1]), np.array(layers()[1:])
MENDED = {  # what stands in the wrong step, and what should
    "A": ("W2[1:]", "W2[:-1]"),
    "B": (" * output * (1 - output) / m", " / m"),
    "D": ("X.shape[1]", "X.shape[0]"),
    "E": ("second @ W2[:-1]", "third @ W2"),
}


def worst(deviations, data=None):
    return worst_layer(np.broadcast_to(np.asarray(deviations, dtype=float), 20), **(data or draws_from(0)))


@pytest.fixture(scope="module")
def programs():
    """The source of each program of the notebook, by its letter."""
    text = (NOTEBOOK_SOURCES / "vanishing_slopes.py").read_text(encoding="utf-8")
    cell = next(each for each in text.split("# %%") if "def backward_A" in each)
    helpers, *found = cell.split("def backward_")
    return {each[0]: f"{helpers}\n\ndef backward_{each}" for each in found}


def is_right(source, letter):
    """Whether a program gives the slopes of the reference, on tables of which all sizes differ."""
    names = {"np": np}
    exec(source, names)
    rng = np.random.default_rng(2)
    inputs = rng.normal(size=(5, 3)), rng.integers(0, 2, (5, 2)), rng.normal(size=(4, 4)), rng.normal(size=(5, 2))
    found, known = names[f"backward_{letter}"](*inputs), backward(*inputs)
    return all(np.allclose(*pair) for pair in zip(found, known, strict=True))


def test_a_program_is_wrong_in_the_step_that_is_said_and_nowhere_else(programs):
    assert list(programs) == list("ABCDE")
    for (letter, source), step in zip(programs.items(), faulty_steps(), strict=True):
        assert is_right(source, letter) == (step == 0)
        if step:
            old, new = MENDED[letter]
            (line,) = (line for line in source.splitlines() if line.endswith(f"# {step}") and old in line)
            assert is_right(source.replace(line, line.replace(old, new)), letter)


@pytest.mark.parametrize("deviation", [0.001, 0.01, 0.05, 0.09, 0.1, 0.11, 0.12, 0.13, 0.15, 0.2, 0.5, 1, 10])
def test_no_deviation_serves_all_layers(deviation):
    assert worst(deviation) > BEGIN.bar + BEGIN.slack


@pytest.mark.parametrize(
    "deviations",
    [
        np.sqrt(2 / N_IN),  # for ReLU
        np.sqrt(1 / N_IN),
        np.sqrt(2 / (N_IN + N_OUT)),  # for tanh
        np.sqrt(1 / (3 * N_IN)),  # as PyTorch begins
        np.sqrt(1.6 / N_OUT),  # by the units in place of the inputs
        1.6 / N_IN,  # variances
    ],
)
def test_rules_for_other_functions_stray(deviations):
    assert worst(deviations) > BEGIN.bar + BEGIN.slack


@pytest.mark.parametrize(
    ("guess", "count"),
    [
        pytest.param(lambda rng: rng.uniform(*DOMAIN, 20), 1000, marks=pytest.mark.exhaustive),
        (lambda rng: rng.uniform(0.05, 0.25, 20), 300),
    ],
)
def test_guesses_stray(guess, count):
    rng, data = np.random.default_rng(6), {"widths": np.array(layers()), "seeds": np.array([0])}  # one draw is quicker
    assert min(worst(guess(rng), data) for _ in range(count)) > BEGIN.bar + BEGIN.slack


def test_what_is_right_here_is_right_for_other_draws():
    assert worst(first_deviations()) < BEGIN.bar - 0.1
    for seed in range(10):
        (case,) = new_draws(np.random.default_rng(seed))
        assert worst(first_deviations(), case.inputs) < BEGIN.bar


def test_the_slope_of_the_chain_is_what_is_measured():
    weights, h = np.array([1.5, -0.75, 2.0, 0.5]), 1e-5
    (up, _), (down, _) = slope_through(0.5 + h, weights), slope_through(0.5 - h, weights)
    assert np.isclose(slope_through(0.5, weights)[1], (up - down) / (2 * h))


def test_what_is_predicted_stands_in_no_text_of_the_book():
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "book").glob("*.md"))
    for numbers in (through_layers(), faulty_steps(), through_layers()[:3]):
        assert ", ".join(f"{number:g}" for number in numbers) not in text
