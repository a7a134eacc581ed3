"""Against overfitting: a split, scaling without a leak, early stopping, and L2."""

import numpy as np


def split(X, y, n_validation, rng):
    """Split examples at random into a training set and a validation set.

    ``order = rng.permutation(n_samples)``, the first ``n_validation`` of it for validation, the rest for training

    Source: none of the slides; the section on the split of the chapter on overfitting.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One example per row.
    y : ndarray of shape (n_samples,)
        Their labels.
    n_validation : int
        How many examples go into the validation set.
    rng : Generator
        Decides which; the only source of chance.

    Returns
    -------
    X_train : ndarray of shape (n_samples - n_validation, n_features)
        The examples to learn from, in any order.
    y_train : ndarray of shape (n_samples - n_validation,)
        Their labels.
    X_val : ndarray of shape (n_validation, n_features)
        The examples to compare models on, in any order.
    y_val : ndarray of shape (n_validation,)
        Their labels.

    Examples
    --------
    >>> X, y = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([0, 10, 20, 30])
    >>> X_train, y_train, X_val, y_val = split(X, y, 1, np.random.default_rng(0))
    >>> print(X_train[:, 0], y_train, X_val[:, 0], y_val)
    [0. 1. 3.] [ 0 10 30] [2.] [20]
    """
    order = rng.permutation(len(X))  # every row number once, in a random order
    validation, training = order[:n_validation], order[n_validation:]
    return X[training], y[training], X[validation], y[validation]


def standardise(X_train, X_val):
    """Bring both sets to the scale of the training set: each of its columns then has mean 0 and deviation 1.

    ``(X - X_train.mean(axis=0)) / X_train.std(axis=0)`` for ``X`` of both sets

    Source: none of the slides; equation (standardise) of the chapter on overfitting.

    Parameters
    ----------
    X_train : ndarray of shape (n_samples, n_features)
        The training set, from which mean and deviation come; no column is the same all the way down.
    X_val : ndarray of shape (n_points, n_features)
        The validation set.

    Returns
    -------
    X_train : ndarray of shape (n_samples, n_features)
        The training set on the new scale.
    X_val : ndarray of shape (n_points, n_features)
        The validation set on the same scale.

    Examples
    --------
    >>> X_train, X_val = standardise(np.array([[2.0], [6.0]]), np.array([[8.0]]))
    >>> print(X_train[:, 0], X_val[:, 0])
    [-1.  1.] [2.]
    """
    mean = X_train.mean(axis=0)  # of the training set alone
    deviation = X_train.std(axis=0)
    return (X_train - mean) / deviation, (X_val - mean) / deviation


def early_stop(losses, patience):
    """Return the epoch whose weights are kept when training stops early, counted from 0.

    The epoch with the least loss so far; training stops after ``patience`` epochs in a row without a lower one

    Source: none of the slides; the rule of early stopping of the chapter on overfitting.

    Parameters
    ----------
    losses : ndarray of shape (n_epochs,)
        The validation loss after each epoch. What comes after the stop is never seen.
    patience : int
        How many epochs in a row may bring no loss below the least so far, 1 or more.

    Returns
    -------
    int
        The epoch that is kept. Where two have the same least loss, it is the first.

    Examples
    --------
    >>> early_stop(np.array([0.9, 0.5, 0.6, 0.7, 0.3]), 2)
    1
    >>> early_stop(np.array([0.9, 0.5, 0.6, 0.7, 0.3]), 3)
    4
    """
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        if epoch - best == patience:  # so many epochs in a row were no better
            break
    return best


def kept_weights(weights, train_losses, val_losses, patience):
    """Return the weights of the epoch that early stopping keeps: of the best one, not of the last.

    ``weights[early_stop(val_losses, patience)]``

    Source: none of the slides; the rule of early stopping of the chapter on overfitting.

    Parameters
    ----------
    weights : ndarray of shape (n_epochs, n_features)
        In row k the weights as they were after epoch k.
    train_losses : ndarray of shape (n_epochs,)
        The loss on the training set after each epoch.
    val_losses : ndarray of shape (n_epochs,)
        The loss on the validation set after each epoch.
    patience : int
        How many epochs in a row may bring no lower loss.

    Returns
    -------
    ndarray of shape (n_features,)
        The weights that are kept.

    Examples
    --------
    >>> weights = np.array([[1.0, -1.0], [2.0, -2.0], [3.0, -3.0]])
    >>> print(kept_weights(weights, np.array([0.8, 0.4, 0.2]), np.array([0.9, 0.5, 0.6]), 1))
    [ 2. -2.]
    """
    return weights[early_stop(val_losses, patience)]  # not by the training loss


def l2_loss(weights, lam):
    """Return the penalty for large weights that is added to the loss of a network; biases are free.

    ``lam / 2 * sum((W[:-1] ** 2).sum() for W in weights)``

    Source: none of the slides; equation (l2) of the chapter on overfitting.

    Parameters
    ----------
    weights : list of ndarray
        One matrix per layer; its last row holds the biases.
    lam : float
        λ, how much large weights cost, 0 or more.

    Returns
    -------
    float
        The penalty.

    Examples
    --------
    >>> W1, W2 = np.array([[3.0, -1.0], [7.0, 7.0]]), np.array([[2.0], [1.0], [7.0]])
    >>> float(l2_loss([W1, W2], 0.5))
    3.75
    """
    squares = [(W[:-1] ** 2).sum() for W in weights]  # without the last row
    return lam / 2 * sum(squares)


def l2_gradient(weights, lam):
    """Return the slopes of the L2 penalty, a matrix for each matrix of weights.

    ``lam * W``, with a last row of zeros, since biases are free

    Source: none of the slides; equation (l2-slope) of the chapter on overfitting.

    Parameters
    ----------
    weights : list of ndarray
        One matrix per layer; its last row holds the biases. They are not changed in place.
    lam : float
        λ, how much large weights cost, 0 or more.

    Returns
    -------
    list of ndarray
        The slopes, in the shapes of the weights.

    Examples
    --------
    >>> W1, W2 = np.array([[3.0, -1.0], [7.0, 7.0]]), np.array([[2.0], [1.0], [7.0]])
    >>> print(*l2_gradient([W1, W2], 0.5), sep="\\n")
    [[ 1.5 -0.5]
     [ 0.   0. ]]
    [[1. ]
     [0.5]
     [0. ]]
    """
    slopes = []
    for W in weights:
        dW = lam * W  # a new array
        dW[-1] = 0  # the biases aren't penalised
        slopes.append(dW)
    return slopes
