"""The layer that a function makes of a table."""

from typing import Any

from autograder.student.drivers import Function
from autograder.student.drivers.chance import known_torch_chance


def layer_numbers(function: Function, W: Any) -> Any:
    """The weight and the bias of the layer that a function makes of a table."""
    with known_torch_chance():
        layer = function(W)
        return layer if layer is None else (layer.weight, layer.bias)


def layer_answers(function: Function, W: Any, X: Any) -> Any:
    """What the layer that a function makes of a table computes from ``X``."""
    with known_torch_chance():
        layer = function(W)
        return layer if layer is None else layer(X)
