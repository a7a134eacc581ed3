"""Many classes: one-hot labels, softmax and the cross-entropy of scores."""

import numpy as np


def one_hot(y, n_classes):
    """Return one row per label, with a 1 in the column of its class and 0 elsewhere.

    ``Y[i, k] = 1 if y[i] == k else 0``

    Source: slide 18, which needs it; equation (one-hot) of the chapter on many classes.

    Parameters
    ----------
    y : ndarray of shape (n_samples,)
        Class numbers from 0 to ``n_classes - 1``.
    n_classes : int
        How many classes there are, whether or not each occurs in ``y``.

    Returns
    -------
    ndarray of shape (n_samples, n_classes)
        Zeros and ones; every row has the sum 1.

    Examples
    --------
    >>> one_hot(np.array([2, 0]), 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])
    """
    classes = np.arange(n_classes)
    return np.where(y[:, None] == classes, 1.0, 0.0)  # (m, 1) == (K,)


def softmax(Z):
    """Return the probabilities of the classes, row by row.

    ``exp(Z[i, k]) / sum(exp(Z[i, :]))``

    Source: slide 18, which needs it; equation (softmax) of the chapter on many classes.

    Parameters
    ----------
    Z : ndarray of shape (n_samples, n_classes)
        The scores, of any size, which may be whole numbers: one row per example, one column per class.

    Returns
    -------
    ndarray of shape (n_samples, n_classes)
        Probabilities; every row has the sum 1.

    Examples
    --------
    >>> softmax(np.array([[2.0, 1.0, 0.0], [1000.0, 1000.0, 1000.0]])).round(4)
    array([[0.6652, 0.2447, 0.09  ],
           [0.3333, 0.3333, 0.3333]])
    """
    shifted = Z - Z.max(axis=1, keepdims=True)  # so no power overflows
    powers = np.exp(shifted)
    return powers / powers.sum(axis=1, keepdims=True)


def class_cross_entropy(Y, Z):
    """Return the mean cross-entropy of one-hot labels and the softmax of scores.

    ``mean over the rows of -sum(Y[i, :] * log(softmax(Z)[i, :]))``

    Source: slides 15 and 18; equation (class-cross-entropy) of the chapter on many classes.

    Parameters
    ----------
    Y : ndarray of shape (n_samples, n_classes)
        One-hot labels.
    Z : ndarray of shape (n_samples, n_classes)
        The scores, of any size, not the probabilities.

    Returns
    -------
    float
        The mean over the examples, 0 or more.

    Examples
    --------
    >>> Y, Z = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]), np.array([[2.0, 1.0, 0.0], [2.0, 1.0, 0.0]])
    >>> round(float(class_cross_entropy(Y, Z)), 4)
    1.4076
    """
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    log_probabilities = shifted - log_sum  # ln softmax(Z), never ln 0
    return -(Y * log_probabilities).sum(axis=1).mean()
