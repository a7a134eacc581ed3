"""Random numbers that are the same every time, so that a verdict can be repeated."""

import contextlib
import random
from collections.abc import Iterator
from itertools import repeat

import numpy as np


@contextlib.contextmanager
def known_chance(seed: int) -> Iterator[None]:
    """Give the generators that all code shares a state of our own, so that a verdict can be repeated; then undo it."""
    numpys, pythons = np.random.get_state(), random.getstate()
    np.random.seed(seed)
    random.seed(seed)
    try:
        yield
    finally:
        np.random.set_state(numpys)
        random.setstate(pythons)


def generators(seed: int, calls: int) -> Iterator[np.random.Generator]:
    """For so many calls the same generator; and for one more at the end another, as the first was before its first."""
    yield from repeat(np.random.default_rng(seed), calls)
    yield np.random.default_rng(seed)


@contextlib.contextmanager
def known_torch_chance() -> Iterator[None]:
    """Random numbers of PyTorch that are the same every time: of parameters that a model hides, for example."""
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(0)  # torch.manual_seed asks every kind of device, for a millisecond
        yield
