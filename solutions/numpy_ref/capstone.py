"""The capstone in NumPy: digits with wrong labels, and a network that learns them with and without dropout."""

import numpy as np


def own_labels():
    """Return the digits that the twelve pictures of the notebook's first figure show, whatever their labels say.

    ``label[i]`` is the digit that a person reads in picture ``i``

    Source: the section on the data of the capstone.

    Returns
    -------
    list of shape (12,)
        A digit for each picture, from left to right.

    Examples
    --------
    >>> len(own_labels())
    12
    """
    return [6, 7, 1, 4, 1, 2, 8, 0, 3, 6, 2, 1]


def noisy_labels(y, share, n_classes, rng):
    """Give a share of the examples another label, chosen at random among the other classes.

    ``(y[wrong] + rng.integers(1, n_classes, len(wrong))) % n_classes`` for ``round(share * n_samples)`` different rows

    Source: none of the slides; the section on the noise of the capstone.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        The true classes, whole numbers from 0 to ``n_classes - 1``; they are not changed in place.
    share : float
        How many of the labels come out wrong, from 0 to 1.
    n_classes : int
        How many classes there are.
    rng : Generator
        What draws the rows and the classes.

    Returns
    -------
    ndarray of shape (n_samples,)
        The labels, of which ``round(share * n_samples)`` are wrong.

    Examples
    --------
    >>> y = np.array([0, 1, 2, 0, 1, 2, 0, 1, 2, 0])
    >>> int((noisy_labels(y, 0.2, 3, np.random.default_rng(0)) != y).sum())
    2
    """
    wrong = rng.choice(len(y), size=round(share * len(y)), replace=False)
    noisy = y.copy()
    noisy[wrong] = (y[wrong] + rng.integers(1, n_classes, size=len(wrong))) % n_classes  # never the class itself
    return noisy


def initial_matrices(n_features, n_hidden, n_classes, rng):
    """Draw the matrices of a network with one hidden layer of rectified units.

    ``W1 = rng.normal(0, sqrt(2 / n_features))``,  ``W2 = rng.normal(0, sqrt(2 / n_hidden))``,  the last rows 0

    Source: the section on initialisation of the chapter on vanishing slopes.

    Parameters
    ----------
    n_features : int
        How many numbers an example has.
    n_hidden : int
        How many hidden units.
    n_classes : int
        How many classes.
    rng : Generator
        What draws the weights.

    Returns
    -------
    W1 : ndarray of shape (n_features + 1, n_hidden)
        The weights of the hidden layer; the last row is its bias.
    W2 : ndarray of shape (n_hidden + 1, n_classes)
        The weights of the output; the last row is its bias.

    Examples
    --------
    >>> W1, W2 = initial_matrices(64, 32, 10, np.random.default_rng(0))
    >>> W1.shape, W2.shape, float(W1[-1].sum())
    ((65, 32), (33, 10), 0.0)
    """
    W1 = rng.normal(0, np.sqrt(2 / n_features), size=(n_features, n_hidden))
    W2 = rng.normal(0, np.sqrt(2 / n_hidden), size=(n_hidden, n_classes))
    return np.vstack([W1, np.zeros(n_hidden)]), np.vstack([W2, np.zeros(n_classes)])


def scores(X, W1, W2):
    """Return the score of each class, with all hidden units at work.

    ``[relu([X, 1] @ W1), 1] @ W2``

    Source: slide 19; equation (capstone-forward) of the capstone, without a mask.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One example per row.
    W1 : ndarray of shape (n_features + 1, n_hidden)
        The weights of the hidden layer; the last row is its bias.
    W2 : ndarray of shape (n_hidden + 1, n_classes)
        The weights of the output; the last row is its bias.

    Returns
    -------
    ndarray of shape (n_samples, n_classes)
        One row of scores per example; the class is where the greatest is.

    Examples
    --------
    >>> W1, W2 = np.array([[1.0, -1.0], [0.0, 0.5]]), np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.25]])
    >>> scores(np.array([[2.0], [-1.0]]), W1, W2)
    array([[2.  , 0.25],
           [0.  , 1.75]])
    """
    ones = np.ones((len(X), 1))
    H = np.maximum(np.hstack([X, ones]) @ W1, 0)
    return np.hstack([H, ones]) @ W2


def gradients(X, y, W1, W2, mask, p):
    """Return the gradients of the mean cross-entropy of a network whose hidden units are masked by dropout.

    ``delta2 = (y_hat - one_hot(y)) / n_samples``,  ``delta1 = (delta2 @ W2[:-1].T) * mask / (1 - p) * (Z > 0)``

    Source: slides 21 and 22; equations (capstone-forward) and (capstone-backward) of the capstone.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One example per row.
    y : ndarray of shape (n_samples,)
        The classes, whole numbers from 0 on.
    W1 : ndarray of shape (n_features + 1, n_hidden)
        The weights of the hidden layer; the last row is its bias.
    W2 : ndarray of shape (n_hidden + 1, n_classes)
        The weights of the output; the last row is its bias.
    mask : ndarray of shape (n_samples, n_hidden)
        1 where a hidden unit works for an example, 0 where it is dropped.
    p : float
        The probability with which units were dropped, below 1.

    Returns
    -------
    dW1 : ndarray of shape (n_features + 1, n_hidden)
        The gradient for ``W1``.
    dW2 : ndarray of shape (n_hidden + 1, n_classes)
        The gradient for ``W2``.

    Examples
    --------
    >>> W1, W2 = np.array([[1.0, -1.0], [0.0, 0.5]]), np.zeros((3, 2))
    >>> dW1, dW2 = gradients(np.array([[2.0]]), np.array([0]), W1, W2, np.ones((1, 2)), 0.0)
    >>> dW2
    array([[-1. ,  1. ],
           [ 0. ,  0. ],
           [-0.5,  0.5]])
    """
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    H = np.maximum(Z, 0) * mask / (1 - p)  # what is left is made larger
    Ha = np.hstack([H, ones])
    S = Ha @ W2
    E = np.exp(S - S.max(axis=1, keepdims=True))
    y_hat = E / E.sum(axis=1, keepdims=True)
    delta2 = (y_hat - np.eye(W2.shape[1])[y]) / len(X)
    delta1 = delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)  # the same mask on the way back
    return Xa.T @ delta1, Ha.T @ delta2


def momentum_step(W, velocity, gradient, learning_rate, momentum):
    """Take one step of gradient descent with momentum.

    ``velocity = momentum * velocity + gradient``,  ``W - learning_rate * velocity``

    Source: none of the slides; equation (momentum) of the capstone, as PyTorch has it.

    Parameters
    ----------
    W : ndarray of shape (n_features, n_hidden)
        The weights, whatever their shape; they are not changed in place.
    velocity : ndarray of shape (n_features, n_hidden)
        What is left of the earlier steps, zeros at first; it is not changed in place.
    gradient : ndarray of shape (n_features, n_hidden)
        The gradient at the weights.
    learning_rate : float
        The learning rate, by which slopes are multiplied.
    momentum : float
        How much of the velocity stays, below 1.

    Returns
    -------
    W : ndarray of shape (n_features, n_hidden)
        The new weights.
    velocity : ndarray of shape (n_features, n_hidden)
        The new velocity.

    Examples
    --------
    >>> W, velocity = momentum_step(np.array([[3.0]]), np.array([[2.0]]), np.array([[1.0]]), 0.5, 0.25)
    >>> float(W[0, 0]), float(velocity[0, 0])
    (2.25, 1.5)
    """
    velocity = momentum * velocity + gradient
    return W - learning_rate * velocity, velocity


def train(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    """Train the network with dropout; every step uses all examples and a new mask.

    ``mask = rng.random((n_samples, n_hidden)) >= p``,  gradients,  ``momentum_step`` for each matrix

    Source: slide 22; equation (momentum) of the capstone.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One example per row.
    y : ndarray of shape (n_samples,)
        The classes, whole numbers from 0 on.
    W1 : ndarray of shape (n_features + 1, n_hidden)
        The weights to start from; they are not changed in place.
    W2 : ndarray of shape (n_hidden + 1, n_classes)
        The weights to start from; they are not changed in place.
    p : float
        The probability with which a hidden unit is dropped; 0 drops none.
    learning_rate : float
        The learning rate, by which slopes are multiplied.
    momentum : float
        How much of the velocity stays, below 1.
    steps : int
        How many steps.
    rng : Generator
        What draws the masks.

    Returns
    -------
    W1 : ndarray of shape (n_features + 1, n_hidden)
        The weights after the last step.
    W2 : ndarray of shape (n_hidden + 1, n_classes)
        The weights after the last step.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> X, y = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 0])
    >>> W1, W2 = train(X, y, *initial_matrices(2, 16, 2, rng), 0.0, 0.5, 0.9, 200, rng)
    >>> scores(X, W1, W2).argmax(axis=1)
    array([0, 1, 1, 0])
    """
    velocity1, velocity2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, velocity1 = momentum_step(W1, velocity1, dW1, learning_rate, momentum)
        W2, velocity2 = momentum_step(W2, velocity2, dW2, learning_rate, momentum)
    return W1, W2


def learned_when():
    """Return the numbers of the sentences that are true of what a network learns, and when.

    ``scores(X, W1, W2).argmax(axis=1)`` after 20, 30 and 200 steps, with p = 0, 0.5 and 0.8

    Source: measured, as the section on the experiment of the capstone does; a test repeats it.

    Returns
    -------
    list of shape (4,)
        The numbers in rising order.

    Examples
    --------
    >>> 1 in learned_when()
    False
    """
    return [2, 3, 6, 8]


def silent_slopes():
    """Return slopes, a mask and a p about which four wrong ways back through dropout are right.

    ``p = 0.5``, half of the mask is 1, it is the same backwards, ``sum(dout**2) == 4 * sum((dout * mask) ** 2)``

    The factor ``1 / (1 - p)`` is 2. What stays is to be half as long as all the slopes are, so its squares have a
    quarter of their sum: 30 of 120 here.

    Source: equation (dropout-backward) of the chapter on dropout.

    Returns
    -------
    dout : list of shape (8,)
        The slopes along what the layer returned.
    mask : list of shape (8,)
        1 for what stayed, 0 for what fell.
    p : float
        The chance of falling.

    Examples
    --------
    >>> dout, mask, p = silent_slopes()
    >>> print(np.linalg.norm(dout) / np.linalg.norm(np.multiply(dout, mask)))
    2.0
    """
    return [1.0, 2.0, 8.0, -4.0, -3.0, -1.0, 3.0, 4.0], [1, 1, 0, 0, 0, 0, 1, 1], 0.5


def experiment(X_train, y_train, X_test, p, seed):
    """Train one network from a seed and return the class that it finds for each test example.

    64 hidden units, first weights as ``initial_matrices`` draws them (or as PyTorch does, without being asked),
    learning rate 0.2, momentum 0.9, 200 steps, in one call of ``train`` or of ``fit_torch``;
    ``scores(X_test, W1, W2).argmax(axis=1)``

    Source: slide 22; the section on the experiment of the capstone.

    Parameters
    ----------
    X_train : ndarray of shape (n_samples, n_features)
        The training examples.
    y_train : ndarray of shape (n_samples,)
        Their labels, of which some are wrong.
    X_test : ndarray of shape (n_points, n_features)
        The test examples.
    p : float
        The probability with which a hidden unit is dropped in training; 0 drops none.
    seed : int
        What everything random in this run comes from.

    Returns
    -------
    ndarray of shape (n_points,)
        The class of each test example, from 0 to 9.

    Examples
    --------
    >>> X, y = np.eye(10), np.arange(10)
    >>> experiment(X, y, X[:4], 0.0, 0)
    array([0, 1, 2, 3])
    """
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.9, 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)
