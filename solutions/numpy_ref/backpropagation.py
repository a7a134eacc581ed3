"""Backpropagation: the gradient of a network with one hidden layer, measured and computed."""

import numpy as np

from solutions.measures.backpropagation import spots_at_the_pond
from solutions.numpy_ref.feedforward import add_bias, forward
from solutions.numpy_ref.probability import sigmoid


def zero_slopes():
    """Return which of the 13 slopes of a network are 0 for the example (2, 0) with label 1.

    ``slope = input * delta``, which is 0 where a feature is 0, and where nothing comes back to a unit

    Source: none of the slides; equations (bp-delta-hidden) and (bp-weight) of the chapter on backpropagation.

    Returns
    -------
    list
        Numbers of entries, those of the hidden layer row by row from 1 to 9, those of the output from 10 to 13.

    Examples
    --------
    >>> len(zero_slopes()) < 13
    True
    """
    X, y = np.array([[2.0, 0.0]]), np.array([[1]])
    W1 = np.array([[1.0, -1.0, 0.5], [2.0, 1.0, -2.0], [0.5, 0.0, -1.0]])
    W2 = np.array([[0.0], [-1.0], [2.0], [0.5]])
    slopes = np.concatenate([each.ravel() for each in backward(X, y, W1, W2)])
    return [number for number, slope in enumerate(slopes.tolist(), start=1) if slope == 0]


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


def deltas(X, y, W1, W2):
    """Return the slopes of each example's squared error along the scores of both layers, for other hidden units.

    ``delta2 = 2 * (y_hat - y) * y_hat * (1 - y_hat)``,  ``delta1 = (delta2 @ W2[:-1].T) / (1 + abs(Z)) ** 2``

    A hidden unit answers ``z / (1 + abs(z))``, an output ``sigmoid(z)``. The squared errors of the outputs are added.

    Source: none of the slides; the derivation of equation (bp-delta-hidden) with other slopes at two links.

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
    delta2 : ndarray of shape (n_samples, n_outputs)
        How fast the error of an example grows with each score of the output layer.
    delta1 : ndarray of shape (n_samples, n_hidden)
        How fast it grows with each score of the hidden layer.

    Examples
    --------
    >>> X, y, W1, W2 = np.array([[1.0]]), np.array([[1]]), np.array([[2.0], [1.0]]), np.array([[4.0], [-3.0]])
    >>> delta2, delta1 = deltas(X, y, W1, W2)
    >>> print(delta2, delta1)
    [[-0.25]] [[-0.0625]]
    """
    Z = add_bias(X) @ W1
    H = Z / (1 + np.abs(Z))
    y_hat = sigmoid(add_bias(H) @ W2)
    delta2 = 2 * (y_hat - y) * y_hat * (1 - y_hat)  # the slope of the sigmoid doesn't cancel here
    delta1 = (delta2 @ W2[:-1].T) / (1 + np.abs(Z)) ** 2
    return delta2, delta1


def right_answers(X, y, W1, W2):
    """Return the share of the examples that a network with one output gets right.

    ``mean(y_hat[:, 0] == y)``, where ``y_hat`` is 1 where the answer is one half or more

    Source: none of the slides; section "A batch goes through at once" of the chapter on feedforward.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One example per row.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    W1 : ndarray of shape (n_features + 1, n_hidden)
        The weights of the hidden layer; the last row is the bias.
    W2 : ndarray of shape (n_hidden + 1, 1)
        The weights of the output unit; the last row is the bias.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> X, y = np.array([[3.0], [-3.0], [2.0]]), np.array([1, 0, 0])
    >>> print(f"{right_answers(X, y, np.array([[1.0], [0.0]]), np.array([[4.0], [-2.0]])):.4f}")
    0.6667
    """
    probabilities = forward(X, W1, W2)  # a column, whereas y has one axis
    decisions = np.where(probabilities >= 0.5, 1, 0)
    return np.mean(decisions[:, 0] == y)


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
        The learning rate, by which slopes are multiplied.

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


def pond_network():
    """Return a network that has learned which spots are in the pond.

    ``W1, W2 = train_step(X, y, W1, W2, learning_rate)``, a thousand times, from random numbers

    Source: none of the slides; section "A network learns XOR" of the chapter on backpropagation, with other data.

    Returns
    -------
    list
        The matrices W1 and W2.

    Examples
    --------
    >>> W1, W2 = pond_network()
    >>> print(np.shape(W1), np.shape(W2))
    (3, 6) (7, 1)
    """
    X, y = spots_at_the_pond(seed=21, count=200)
    rng = np.random.default_rng(0)
    W1, W2 = rng.normal(size=(3, 6)), rng.normal(size=(7, 1))
    for _ in range(1000):
        W1, W2 = train_step(X, y.reshape(-1, 1), W1, W2, learning_rate=2.0)
    return [W1.round(3).tolist(), W2.round(3).tolist()]


def slopes_of(f, x):
    """Return the slopes of a program that adds and multiplies numbers, by going back through what it has done.

    ``slope of an input += slope of the result * slope of the link``, from the last result to the first

    Source: none of the slides; section "Where paths meet, they add" of the chapter on backpropagation.

    Parameters
    ----------
    f : callable
        Takes a list of numbers, adds and multiplies them with + and *, and returns one number.
    x : ndarray of shape (n_features,)
        The numbers, as floats in a list.

    Returns
    -------
    ndarray of shape (n_features,)
        How fast the result grows with each of them.

    Examples
    --------
    >>> print(slopes_of(lambda x: x[0] * x[1] + x[0], [3.0, 4.0]))
    [5. 3.]
    """
    tape = []  # all numbers, in the order in which they were computed

    class Number:
        def __init__(self, value, links=()):
            self.value, self.links, self.slope = value, links, 0.0
            tape.append(self)

        def __add__(self, other):
            return Number(self.value + other.value, [(self, 1.0), (other, 1.0)])

        def __mul__(self, other):
            return Number(self.value * other.value, [(self, other.value), (other, self.value)])

    numbers = [Number(value) for value in x]
    f(numbers).slope = 1.0
    for result in reversed(tape):  # all that a number goes into comes before it
        for number, slope in result.links:
            number.slope += result.slope * slope
    return np.array([number.slope for number in numbers])
