"""Feedforward: a whole network as a few products of tables, with the biases as last rows."""

import numpy as np

from solutions.numpy_ref.probability import sigmoid


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
