"""What is predicted and tried out about the training loop, without PyTorch."""

import numpy as np

from solutions.measures.training_loop import share_told_apart, spirals
from solutions.numpy_ref.backpropagation import backward


def weights_left():
    """Return where four orders of the lines of the loop leave a weight, after three passes.

    ``zero_grad`` empties the slope, ``backward`` adds ``2 * (score - 3)`` to it, ``step`` subtracts a quarter of it

    Source: table of section "Five lines" of the chapter on the training loop.

    Returns
    -------
    tuple
        One weight for each order.

    Examples
    --------
    >>> len(weights_left())
    4
    """
    orders = (
        ("scores", "backward", "step", "zero_grad"),
        ("scores", "backward", "step"),
        ("zero_grad", "scores", "step", "backward"),
        ("step", "zero_grad", "scores", "backward"),
    )
    ends = []
    for order in orders:
        weight, slope, score = 1.0, 0.0, 0.0
        for line in 3 * order:
            if line == "zero_grad":
                slope = 0.0
            elif line == "scores":
                score = weight
            elif line == "backward":
                slope += 2 * (score - 3)  # it adds
            else:
                weight -= 0.25 * slope
        ends.append(weight)
    return tuple(ends)


def my_network():
    """Return the parameters of a network that tells two spirals apart, trained in batches with momentum.

    ``V = 0.9 * V + dW``,  ``W = W - 0.5 * V``

    Source: equation (loop-momentum) of the chapter on the training loop.

    Returns
    -------
    list
        The weights and the biases of 16 hidden units, and those of the output, as PyTorch stores them.

    Examples
    --------
    >>> X, y = spirals(seed=1, count=200)
    >>> share_told_apart(*map(np.array, my_network()), X, y) > 0.98
    True
    """
    X, y = spirals(seed=1, count=200)
    rng = np.random.default_rng(0)
    W1, W2 = rng.uniform(-0.7, 0.7, (3, 16)), rng.uniform(-0.25, 0.25, (17, 1))
    V1, V2 = 0, 0
    for _ in range(200):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            dW1, dW2 = backward(X[rows], y[rows, np.newaxis], W1, W2)
            V1, V2 = 0.9 * V1 + dW1, 0.9 * V2 + dW2
            W1, W2 = W1 - 0.5 * V1, W2 - 0.5 * V2
    return [each.round(2).tolist() for each in (W1[:-1].T, W1[-1], W2[:-1].T, W2[-1])]
