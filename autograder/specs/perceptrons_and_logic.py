"""What this chapter asks for: the step, a perceptron, gates, what one unit can't do, and XOR from perceptrons.

One task goes back to the boundary of "Acceptance at a university".
"""

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import as_tensors, eighths
from autograder.specs.kinds import derives, experiments, predicts, repairs, stretches
from autograder.specs.question import Assignment, Case, Inputs, Part, Question

CORNERS = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
VOTES = tuple(product((0.0, 1.0), repeat=5))  # the rector's first
BITS = np.array(list(product((0.0, 1.0), repeat=3)))  # two to add, and one carried over
FOUR_ROWS = [Field("yes", ["2", "5"], 0, 1, whole=True), Field("no", ["2", "5"], 0, 1, whole=True)]
SLIDE = {"weights": np.array([2.0, 1.0]), "bias": -18.0}


def step_cases(rng: Generator) -> list[Case]:
    return [
        Case("zeros among other scores", {"z": rng.permutation(np.append(eighths(rng, 5), [0.0, -0.0]))}),
        Case("scores just beside 0", {"z": np.array([2.0**-60, -(2.0**-60), 2.0**-60])}),
        Case("one score", {"z": np.array([rng.choice([-2.5, 3.5])])}),
        Case("large scores", {"z": np.array([-500.0, 40.0, 500.0, -40.0])}),
    ]


def inputs_with_scores(rng: Generator, scores: Sequence[float] | np.ndarray, n_features: int) -> Inputs:
    """Random inputs of a perceptron that have the given scores, whatever the weights and the bias are.

    The last feature has a weight of a power of 2 and takes what the others leave, so that all numbers stay exact.
    """
    weights = np.append(
        rng.permutation(np.arange(3, n_features + 2)) * rng.choice([-0.5, 0.5], size=n_features - 1),
        rng.choice([-2.0, 2.0]),
    )
    bias = float(rng.choice([-1.5, 2.5]))
    others = eighths(rng, len(scores), n_features - 1)
    last = (np.array(scores) - bias - others @ weights[:-1]) / weights[-1]
    return {"X": np.column_stack([others, last]), "weights": weights, "bias": bias}


def random_scores(rng: Generator, n_samples: int) -> np.ndarray:
    """Scores on both sides of 0, never all on one."""
    return rng.permutation(np.append(rng.integers(-24, 25, size=n_samples - 2) / 8, [-0.375, 0.25]))


def perceptron_cases(rng: Generator) -> list[Case]:
    return [
        Case("scores of exactly 0", inputs_with_scores(rng, [0.0, -0.5, 0.0, 1.0, 0.0], 3)),
        Case("7 rows with 4 features", inputs_with_scores(rng, random_scores(rng, 7), 4)),
        Case("11 rows with 2 features", inputs_with_scores(rng, random_scores(rng, 11), 2)),
        Case("one row with 5 features", inputs_with_scores(rng, [0.75], 5)),
        Case(
            "only the bias decides, and it is negative",
            {"X": np.zeros((2, 3)), "weights": np.array([1.5, -2.0, 0.5]), "bias": -0.5},
        ),
        Case(
            "only the bias decides, and it is positive",
            {"X": np.zeros((3, 2)), "weights": np.array([1.5, -2.0]), "bias": 0.5},
        ),
    ]


def perceptron_torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", inputs_with_scores(rng, random_scores(rng, 6), 3))
    return [*as_tensors(perceptron_cases(rng)), *as_tensors([short], np.float32)]


def xor_cases(rng: Generator) -> list[Case]:
    corners = np.array(CORNERS)
    return [
        Case("the four rows in another order", {"X": corners[rng.permutation(4)]}),
        Case("9 rows", {"X": corners[rng.permutation([0, 1, 2, 3, *rng.integers(0, 4, size=5)])]}),
        Case("one row with two ones", {"X": corners[3:]}),
    ]


PERCEPTRON_PUBLIC = [
    Case(
        "the three students of the slide",
        {"X": np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]]), **SLIDE},
        public=True,
    ),
    Case("a score of exactly 0", {"X": np.array([[6.0, 6.0]]), **SLIDE}, public=True),
    Case(
        "three features and a positive bias",
        {
            "X": np.array([[1.0, 2.0, -1.5], [0.5, 4.0, -3.0], [0.0, 0.0, 0.0], [-2.0, 0.0, 1.0], [-2.5, 0.0, 0.0]]),
            "weights": np.array([0.5, -1.0, 2.0]),
            "bias": 1.5,
        },
        public=True,
    ),
]


def tests_with_score_0(rng: Generator, exact: Sequence[float] | np.ndarray, weights: tuple[float, float]) -> Inputs:
    """Grades of students who are on the line with these tests; the numbers are binary fractions."""
    bias = -float(rng.integers(20, 30))
    grades = -(weights[0] * np.array(exact) + bias) / weights[1]
    return {"x2": grades, "weights": np.array(weights), "bias": bias}


def lowest_cases(rng: Generator) -> list[Case]:
    some, all_whole = rng.permutation([3.0, 4.25, 5.5, 7.0, 2.75]), rng.permutation([2.0, 9.0, 4.0])
    return [
        Case("5 students, two of them on the line", tests_with_score_0(rng, some, (4.0, 2.0))),
        Case("3 students on the line", tests_with_score_0(rng, all_whole, (0.5, 1.0))),
        Case("a good grade is a small one", tests_with_score_0(rng, [6.5, 1.0, 8.75], (2.0, -4.0))),
        Case("one student beside the line", tests_with_score_0(rng, [5.125], (8.0, 0.5))),
    ]


def gate(function: str, title: str, table: str, rows: tuple[tuple[float, ...], ...], points: float) -> Question:
    """A question with one case: weights and a bias, any that give the truth table."""
    return Question(
        function=function,
        title=title,
        reference=f"numpy_ref.perceptrons_and_logic.{function}",
        outputs=("weights", "bias"),
        parts=(Part(table, points, (Case("the truth table", {}, public=True),)),),
        compare="gate.table",
        rows=rows,
    )


ASSIGNMENT = Assignment(
    "Perceptrons and logic",
    (
        Question(
            function="step",
            title="The step",
            reference="numpy_ref.perceptrons_and_logic.step",
            outputs=("y_hat",),
            parts=(
                Part(
                    "0 below, 1 from 0 on",
                    0.75,
                    (
                        Case("below 0, at 0 and above", {"z": np.array([-0.5, 0.0, 2.0])}, public=True),
                        Case("one score", {"z": np.array([-3.0])}, public=True),
                        Case("a score just above 0", {"z": np.array([2.0**-60, -1.5])}, public=True),
                        Case("scores between 0 and 1", {"z": np.array([0.75, 0.25, -0.25])}, public=True),
                    ),
                    step_cases,
                ),
            ),
        ),
        repairs(
            "lowest_tests",
            "The lowest test that is enough",
            "numpy_ref.perceptrons_and_logic.lowest_tests",
            outputs=("tests",),
            points=1,
            broken="as_inherited",
            public=[
                Case("the rule of the slide", {"x2": np.array([8.0, 7.0, 6.5]), **SLIDE}, public=True),
                Case(
                    "another rule",
                    {"x2": np.array([2.0, 3.0, 4.0]), "weights": np.array([4.0, 1.0]), "bias": -20.0},
                    public=True,
                ),
            ],
            draw=lowest_cases,
        ),
        Question(
            function="perceptron",
            title="A perceptron",
            reference="numpy_ref.perceptrons_and_logic.perceptron",
            outputs=("y_hat",),
            parts=(Part("the outputs", 1, PERCEPTRON_PUBLIC, perceptron_cases),),
        ),
        gate("and_unit", "AND", "1 only where both inputs are 1", CORNERS, 0.25),
        gate("or_unit", "OR", "1 where at least one input is 1", CORNERS, 0.25),
        gate("not_unit", "NOT", "1 for 0 and 0 for 1", ((0.0,), (1.0,)), 0.25),
        derives(gate("committee_unit", "A committee", "1 where the committee says yes", VOTES, 1.5)),
        predicts(
            "one_unit_enough",
            "Where one unit is enough",
            "numpy_ref.perceptrons_and_logic.one_unit_enough",
            points=1.5,
        ),
        experiments(
            "two_against_two",
            "Two rows against two",
            "numpy_ref.perceptrons_and_logic.two_against_two",
            Measure(
                FOUR_ROWS,
                programs.right("measures.perceptrons_and_logic.short_of_a_contradiction"),
                "Rows with the wrong answer, and inputs at which the pairs hold unequally many ones: {measured:.0f}; "
                "there must be none",
                bar=0,
                at_most=True,
                tells=programs.right("measures.perceptrons_and_logic.what_keeps_from_a_contradiction"),
            ),
            points=1.25,
        ),
        Question(
            function="xor",
            title="XOR from perceptrons",
            reference="numpy_ref.perceptrons_and_logic.xor",
            outputs=("y_hat",),
            must_use=("perceptron",),
            parts=(
                Part(
                    "1 where exactly one input is 1",
                    1.5,
                    (
                        Case("the truth table", {"X": np.array(CORNERS)}, public=True),
                        Case("two rows", {"X": np.array([[1.0, 0.0], [1.0, 1.0]])}, public=True),
                        Case("one row", {"X": np.array([[0.0, 1.0]])}, public=True),
                    ),
                    xor_cases,
                ),
            ),
        ),
        Question(
            function="perceptron_torch",
            title="A perceptron in PyTorch",
            reference="numpy_ref.perceptrons_and_logic.perceptron",
            outputs=("y_hat",),
            library="torch",
            parts=(Part("the outputs", 0.75, as_tensors(PERCEPTRON_PUBLIC), perceptron_torch_cases),),
        ),
    ),
    stretch=(
        stretches(
            "full_adder",
            "A full adder",
            "numpy_ref.perceptrons_and_logic.full_adder",
            outputs=("the two bits",),
            public=[
                Case("two bits, and nothing carried over", {"X": np.array([[1.0, 0.0, 0.0]])}, public=True),
                Case("two ones, and a 1 carried over", {"X": np.array([[1.0, 1.0, 1.0]])}, public=True),
                Case("all rows with nothing carried over", {"X": BITS[::2]}, public=True),
                Case("all rows", {"X": BITS}, public=True),
            ],
        ),
    ),
)
