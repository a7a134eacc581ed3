"""Non-linear regions: two lines, and a third unit that reads their answers."""

import numpy as np

from solutions.numpy_ref.perceptrons_and_logic import perceptron


def region(X, first, second, unit):
    """Return the output of a perceptron that reads the outputs of two others.

    ``y_hat = step(unit_weights[0] * h1 + unit_weights[1] * h2 + unit_bias)``  where ``h1, h2`` are 0 or 1

    Source: slide 18; equation (region) of the chapter on non-linear regions.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One point per row.
    first : tuple of (ndarray of shape (n_features,), float)
        Weights and bias of the first perceptron; its output is h1.
    second : tuple of (ndarray of shape (n_features,), float)
        Weights and bias of the second perceptron; its output is h2.
    unit : tuple of (ndarray of shape (2,), float)
        Weights and bias of the perceptron that reads h1 and h2.

    Returns
    -------
    ndarray of shape (n_samples,)
        0 or 1 for each point.

    Examples
    --------
    >>> corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    >>> above, below = (np.array([1.0, 1.0]), -0.5), (np.array([-1.0, -1.0]), 1.5)
    >>> region(corners, above, below, (np.array([1.0, 1.0]), -1.5))
    array([0, 1, 1, 0])
    """
    h1 = perceptron(X, *first)
    h2 = perceptron(X, *second)
    hidden = np.column_stack([h1, h2])  # (n_samples, 2)
    return perceptron(hidden, *unit)
