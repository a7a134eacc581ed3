"""Random numbers that are the same every time, so that a verdict can be repeated."""

import contextlib
import random
from collections.abc import Iterator

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


@contextlib.contextmanager
def known_torch_chance() -> Iterator[None]:
    """Random numbers of PyTorch that are the same every time: of parameters that a model hides, for example."""
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(0)  # torch.manual_seed asks every kind of device, for a millisecond
        yield
