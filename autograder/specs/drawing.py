"""What the specifications draw their cases from."""

import numpy as np

from autograder.spec import Case


def eighths(rng, *shape):
    """Random numbers that binary fractions hold exactly, so that no order of additions changes a sum."""
    return rng.integers(-32, 33, size=shape) / 8


def eighths_but_zero(rng, *shape):
    """The same without zeros."""
    return rng.choice([-1, 1], size=shape) * rng.integers(1, 25, size=shape) / 8


def as_tensors(cases, dtype=np.float64, numbers=()):
    """The same cases for PyTorch, where every input but those called in ``numbers`` is a tensor."""
    return [
        Case(
            case.about,
            {name: value if name in numbers else np.asarray(value, dtype=dtype) for name, value in case.inputs.items()},
            case.public,
        )
        for case in cases
    ]
