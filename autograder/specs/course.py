"""The assignments of the course, in order."""

from importlib import import_module

from autograder.specs.question import Assignment

TOPICS = (
    "start_here",
    "acceptance",
    "perceptrons_and_logic",
    "perceptron_algorithm",
    "probability",
    "activation_functions",
    "maximum_likelihood",
    "cross_entropy",
    "gradient_descent",
    "regions_and_classes",
    "feedforward",
    "backpropagation",
    "training_loop",
    "overfitting",
    "dropout",
    "capstone",
)


def assignments() -> list[Assignment]:
    """All assignments of the course."""
    return [import_module(f"autograder.specs.{topic}").ASSIGNMENT for topic in TOPICS]


def assignment(slug: str) -> Assignment:
    """The assignment with a slug such as ``"01-acceptance"``; ``KeyError`` names the ones there are."""
    known = {each.slug: each for each in assignments()}
    if slug not in known:
        raise KeyError(f"there is no assignment {slug!r}; there are {', '.join(known)}")
    return known[slug]
