"""Backpropagation: the gradient of a network with one hidden layer, measured and computed."""

import numpy as np

from solutions.numpy_ref.feedforward import add_bias
from solutions.numpy_ref.probability import sigmoid


def numerical_gradient(f, W, h=1e-5):
    """Measure the slopes of a function of a whole table, entry by entry, by central differences.

    ``(f(W + step) - f(W - step)) / (2 * h)``, where ``step`` is 0 but for one entry, which is ``h``

    Source: none of the slides; equation (measured) of the chapter on backpropagation.

    Parameters
    ----------
    f : callable
        Takes a table of the shape of W and returns a number.
    W : ndarray of shape (n_features, n_hidden)
        Where the slopes are taken, a table or an array of any other shape; it is not changed.
    h : float
        How far each entry is moved, up and down.

    Returns
    -------
    ndarray of shape (n_features, n_hidden)
        The slope along each entry of W, in its place.

    Examples
    --------
    >>> print(numerical_gradient(lambda W: (W**2).sum(), np.array([[1.0, -2.0], [0.0, 3.0]]), h=0.5))
    [[ 2. -4.]
     [ 0.  6.]]
    """
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h  # this entry moves, all others stay
        slopes[place] = (f(W + step) - f(W - step)) / (2 * h)
    return slopes


def backward(X, y, W1, W2):
    """Return the slopes of the mean cross-entropy, one for each entry of both matrices.

    ``delta2 = y_hat - y``,  ``dW2 = Ha.T @ delta2 / m``,
    ``delta1 = (delta2 @ W2[:-1].T) * H * (1 - H)``,  ``dW1 = Xa.T @ delta1 / m``

    Source: slide 21, which has it in words; equation (backward) of the chapter on backpropagation.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One example per row.
    y : ndarray of shape (n_samples, n_outputs)
        Labels, 0 or 1, one column for each output.
    W1 : ndarray of shape (n_features + 1, n_hidden)
        The weights of the hidden layer; the last row is the bias.
    W2 : ndarray of shape (n_hidden + 1, n_outputs)
        The weights of the output layer; the last row is the bias.

    Returns
    -------
    dW1 : ndarray of shape (n_features + 1, n_hidden)
        How fast the error grows with each entry of W1.
    dW2 : ndarray of shape (n_hidden + 1, n_outputs)
        How fast it grows with each entry of W2.

    Examples
    --------
    >>> W1, W2 = np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]]), np.array([[1.0], [-1.0], [0.5]])
    >>> dW1, dW2 = backward(np.array([[1.0, 2.0]]), np.array([[1]]), W1, W2)
    >>> print(dW2.ravel().round(5), dW1[-1].round(5))
    [-0.26715 -0.24819 -0.36543] [-0.07185  0.07963]
    """
    Xa = add_bias(X)
    H = sigmoid(Xa @ W1)
    Ha = add_bias(H)
    y_hat = sigmoid(Ha @ W2)
    delta2 = y_hat - y  # (m, K): how wrong each output is
    delta1 = (delta2 @ W2[:-1].T) * H * (1 - H)  # (m, h): no score leads to the 1, so its row is left out
    return Xa.T @ delta1 / len(X), Ha.T @ delta2 / len(X)


def train_step(X, y, W1, W2, learning_rate):
    """Move both matrices one step against their slopes, which are taken before either moves.

    ``W1 - learning_rate * dW1``,  ``W2 - learning_rate * dW2``

    Source: slide 21; equation (train-step) of the chapter on backpropagation.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One example per row.
    y : ndarray of shape (n_samples, n_outputs)
        Labels, 0 or 1, one column for each output.
    W1 : ndarray of shape (n_features + 1, n_hidden)
        The weights of the hidden layer before the step; they are not changed in place.
    W2 : ndarray of shape (n_hidden + 1, n_outputs)
        The weights of the output layer before the step; they are not changed in place.
    learning_rate : float
        The size of a step.

    Returns
    -------
    W1 : ndarray of shape (n_features + 1, n_hidden)
        The weights of the hidden layer after the step.
    W2 : ndarray of shape (n_hidden + 1, n_outputs)
        The weights of the output layer after the step.

    Examples
    --------
    >>> W1, W2 = np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]]), np.array([[1.0], [-1.0], [0.5]])
    >>> W1, W2 = train_step(np.array([[1.0, 2.0]]), np.array([[1]]), W1, W2, learning_rate=1.0)
    >>> print(W2.ravel().round(5), W1[-1].round(5))
    [ 1.26715 -0.75181  0.86543] [ 0.07185 -0.32963]
    """
    dW1, dW2 = backward(X, y, W1, W2)
    return W1 - learning_rate * dW1, W2 - learning_rate * dW2
