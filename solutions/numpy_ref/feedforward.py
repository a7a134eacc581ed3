"""Feedforward: a whole network as a few products of tables, with the biases as last rows."""

import numpy as np

from solutions.numpy_ref.probability import sigmoid


def shapes_on_the_way():
    """Return the shapes of six products, or that there is an error.

    ``(m, n) @ (n, h)`` has the shape ``(m, h)``, and a column minus a row is a table

    Source: slide 19; section "The shapes, and two mistakes on the slide" of the chapter on feedforward.

    Returns
    -------
    list
        A tuple for each line that runs, the word for each that stops.

    Examples
    --------
    >>> len(shapes_on_the_way())
    6
    """
    X, W1, W2, y, y_hat = map(np.ones, [(4, 3), (4, 2), (3, 5), (4,), (4, 1)])
    lines = [
        lambda: X @ W1,
        lambda: add_bias(X) @ W1,
        lambda: X.T @ W1,
        lambda: add_bias(X) @ W1 @ W2,
        lambda: add_bias(add_bias(X) @ W1) @ W2,
        lambda: y_hat - y,
    ]
    return [_shape_or_error(line) for line in lines]


def _shape_or_error(line):
    try:
        return line().shape
    except ValueError:
        return "error"


def numbers_of_a_network():
    """Return how many numbers a network has, and how many more with another unit and with a larger batch.

    ``sum of (inputs + 1) * units over the layers``

    Source: slide 20; section "Any number of layers" of the chapter on feedforward.

    Returns
    -------
    tuple
        The count for 9 features, layers of 6 and 4 units and 3 classes; what a unit more in the first layer adds to
        it, and what a batch twice as large adds.

    Examples
    --------
    >>> len(numbers_of_a_network())
    3
    """
    sizes, wider = [9, 6, 4, 3], [9, 7, 4, 3]
    count, more = (sum((n + 1) * h for n, h in zip(each, each[1:])) for each in (sizes, wider))
    return count, more - count, 0


def add_bias(X):
    """Return the table with a column of ones added on the right.

    ``Xa = [X, 1]``

    Source: slide 19; equation (add-bias) of the chapter on feedforward.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One row per example.

    Returns
    -------
    ndarray of shape (n_samples, n_features + 1)
        The same rows, each with a 1 at its end.

    Examples
    --------
    >>> add_bias(np.array([[1.0, 2.0], [3.0, 4.0]]))
    array([[1., 2., 1.],
           [3., 4., 1.]])
    """
    ones = np.ones((len(X), 1))
    return np.hstack([X, ones])


def forward(X, W1, W2):
    """Return what a network with one hidden layer answers.

    ``H = sigmoid([X, 1] @ W1)``,  ``y_hat = sigmoid([H, 1] @ W2)``

    Source: slide 19, with the 1 of the hidden layer that the slide leaves out; equation (feedforward) of the chapter.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One row per example.
    W1 : ndarray of shape (n_features + 1, n_hidden)
        One column per hidden unit; the last row holds the biases.
    W2 : ndarray of shape (n_hidden + 1, n_outputs)
        One column per output unit; the last row holds the biases.

    Returns
    -------
    ndarray of shape (n_samples, n_outputs)
        Numbers between 0 and 1, one row per example and one column per output unit.

    Examples
    --------
    >>> W1, W2 = np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]]), np.array([[1.0], [-1.0], [0.5]])
    >>> forward(np.array([[1.0, 2.0]]), W1, W2).round(5)
    array([[0.63457]])
    """
    Xa = add_bias(X)  # (m, n + 1)
    H = sigmoid(Xa @ W1)  # (m, h)
    Ha = add_bias(H)  # (m, h + 1)
    return sigmoid(Ha @ W2)


def mlp(X, matrices):
    """Return what a network with any number of layers answers.

    ``A = sigmoid([A, 1] @ W)`` for each ``W`` in turn, from ``A = X`` on

    Source: slide 20, with the biases that its notation leaves out; equation (mlp) of the chapter on feedforward.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One row per example.
    matrices : list of ndarray
        One table for each layer, from the first to the last: one row per input and, at the end, one row of biases;
        one column per unit.

    Returns
    -------
    ndarray of shape (n_samples, n_outputs)
        What the last layer answers, one row per example.

    Examples
    --------
    >>> W1, W2 = np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]]), np.array([[1.0], [-1.0], [0.5]])
    >>> mlp(np.array([[1.0, 2.0]]), [W1, W2]).round(5)
    array([[0.63457]])
    """
    A = X
    for W in matrices:
        A = sigmoid(add_bias(A) @ W)  # the next layer's inputs
    return A


def telling_scores():
    """Return a table of scores on which four careless ways to compute softmax give themselves away.

    In the first row the greatest score overflows, lies far above the least, and has another beyond 500 beside it. The
    second row lies so far below it that every power there is 0 when the greatest of the whole table is taken away.

    ``exp(720) = inf``, ``exp(-30 - 720) = 0``

    Source: none of the slides; equation (shift) of the chapter on many classes, and what a computer can store.

    Returns
    -------
    list
        The rows of the table.

    Examples
    --------
    >>> np.shape(telling_scores())
    (2, 3)
    """
    return [[720.0, 719.0, 0.0], [-30.0, -31.0, -29.0]]


def blind_table():
    """Return nine different scores on which softmax by rows and by columns is the same.

    ``Z = log(P)``, where all rows and all columns of ``P`` have the same sum: a magic square has

    Source: none of the slides; the softmax of the chapter on many classes.

    Returns
    -------
    list
        The rows of the table.

    Examples
    --------
    >>> np.shape(blind_table())
    (3, 3)
    """
    magic = np.array([[2, 7, 6], [9, 5, 1], [4, 3, 8]])
    return np.log(magic).tolist()
