"""What an experiment asks of the notebook's own training, and whether its answers are those of the trained network."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from inspect import signature
from typing import Any

import numpy as np

from autograder.student.drivers import Function
from autograder.student.drivers.chance import known_torch_chance
from autograder.student.drivers.stand_ins import in_place, namespace_of

UNKNOWN = float("nan")
COPIES = 8  # of one picture: with masks of their own no two get the same scores
APART = 1e-3  # scores that differ by more are others


class Trainings:
    """The trainings of one run of an experiment: by ``train``, or by ``fit_torch``."""

    def __init__(self) -> None:
        self._busy = False
        self.begin()

    def begin(self) -> None:
        """Begin a run."""
        self.calls = 0
        self.asked = [UNKNOWN] * 6
        self.returned: Any = None

    def facts(self, shown: np.ndarray, classes: np.ndarray) -> list[float]:
        """What is known of them, as numbers; NaN is what nobody can tell.

        How many there were; what was asked of the last one: the number of weights, of steps, the learning rate, the
        momentum, p, the number of examples; how much of the answers is its network's; and which share of copies of one
        picture its masks tell apart.
        """
        return [self.calls, *self.asked, self._share(shown, classes), _told_apart(self.returned, shown[0])]

    def _share(self, shown: np.ndarray, classes: np.ndarray) -> float:
        if self.returned is None or classes.shape != (len(shown),):
            return UNKNOWN
        network = _network_of(self.returned)
        return float((np.asarray(network(shown)).argmax(axis=1) == classes).mean())

    def watch(self, train: Function, ask: Function, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Train, and keep what was asked and what came back."""
        if self._busy:  # one training that is made by another
            return train(*arguments, **named)
        self._busy = True
        try:
            given = list(signature(train).bind(*arguments, **named).arguments.values())
            self.calls += 1
            self.asked = [float(number) for number in ask(given)]
            returned = train(*arguments, **named)
            self.returned = returned
            return returned
        finally:
            self._busy = False


class _Watcher:
    """Stands in for one way of training."""

    def __init__(self, trainings: Trainings, ask: Function) -> None:
        self.trainings, self.ask = trainings, ask
        self.function: Function = int

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self.trainings.watch(self.function, self.ask, arguments, named)


@contextmanager
def watched(experiment: Function) -> Iterator[Trainings]:
    """Watch what an experiment asks of the functions ``train`` and ``fit_torch`` of its notebook."""
    namespace, trainings = namespace_of(experiment), Trainings()
    with ExitStack() as stack:
        for name, ask in (("train", _asked_of_train), ("fit_torch", _asked_of_fit)):
            if callable(namespace.get(name)):
                stack.enter_context(in_place(namespace, name, _Watcher(trainings, ask)))
        yield trainings


def _asked_of_train(given: list[Any]) -> list[float]:
    X, _, W1, W2, p, learning_rate, momentum, steps = given[:8]
    return [np.size(W1) + np.size(W2), steps, learning_rate, momentum, p, len(X)]


def _asked_of_fit(given: list[Any]) -> list[float]:
    model, X, _, learning_rate, momentum, steps = given[:6]
    weights = sum(each.numel() for each in model.parameters())
    return [weights, steps, learning_rate, momentum, UNKNOWN, len(X)]


def _network_of(returned: Any) -> Function:
    """What gives the scores of pictures, of what a training has returned."""
    if isinstance(returned, (tuple, list)):
        W1, W2 = (np.asarray(W.detach() if hasattr(W, "detach") else W, dtype=float) for W in returned)
        return lambda X: _with_ones(np.maximum(_with_ones(X) @ W1, 0)) @ W2

    def scores(X: np.ndarray) -> Any:
        import torch

        with torch.no_grad():
            return returned(torch.as_tensor(X, dtype=next(iter(returned.parameters())).dtype)).numpy()

    return scores


def _told_apart(returned: Any, picture: np.ndarray) -> float:
    """The share of copies of a picture, shown together, to which a module in training gives others than the first."""
    if not hasattr(returned, "parameters"):  # two matrices, whose masks are gone
        return UNKNOWN
    import torch

    copies = torch.as_tensor(picture, dtype=next(iter(returned.parameters())).dtype).repeat(COPIES, 1)
    was = returned.training
    returned.train()
    with known_torch_chance(), torch.no_grad():
        scores = returned(copies)
    returned.train(was)
    return float(((scores[1:] - scores[0]).abs().amax(dim=1) > APART).double().mean())


def _with_ones(X: np.ndarray) -> np.ndarray:
    return np.hstack([X, np.ones((len(X), 1))])
