"""Against overfitting: a split, scaling without a leak, early stopping, and L2."""

import numpy as np

from solutions.measures.overfitting import loss_of_line, patients
from solutions.numpy_ref.probability import sigmoid


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

    The epoch with the least loss so far; training stops after ``patience`` epochs in a row without a lower one.

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


def too_good():
    """Return which of nine reports give a number that is too good, as a rule.

    ``what != "fair"``: held-back examples got into the training, or into the choice

    Source: sections "Three sets, three uses" and "Leaks" of the chapter on overfitting.

    Returns
    -------
    list
        The numbers of the reports, in order.

    Examples
    --------
    >>> len(too_good()) < 9
    True
    """
    reports = {
        1: "leak",  # all rows scaled, then split
        2: "fair",  # split, then scaled by the training set
        3: "fair",  # stopped by the validation set, judged by the test set
        4: "leak",  # photos of a person on both sides
        5: "chosen by it",  # the best of 40 networks on the validation set
        6: "fair",  # the last months held back
        7: "fair",  # mirrored pictures added to the training set alone
        8: "leak",  # hours at random, between their neighbours
        9: "leak",  # mirrored pictures on both sides
    }
    return [number for number, what in reports.items() if what != "fair"]


def picked_feature(X, y, n_validation):
    """Pick the feature whose sign names the class most often, and say how often it does so on held-back rows.

    The sign names class 1 where the feature is 0 or more. The first ``n_validation`` rows are held back.

    Source: none of the slides; section "Leaks" of the chapter on overfitting.

    Parameters
    ----------
    X : ndarray of shape (n_samples, n_features)
        One example per row, in random order.
    y : ndarray of shape (n_samples,)
        Labels, 0 or 1.
    n_validation : int
        How many rows are held back.

    Returns
    -------
    feature : int
        The number of the feature that is picked, counted from 0.
    share : float
        The share of the held-back rows whose class its sign names rightly.

    Examples
    --------
    >>> X = np.array([[-1.0, 2.0], [3.0, 1.0], [2.0, -1.0], [-2.0, -1.0]])
    >>> picked_feature(X, np.array([1, 1, 1, 0]), 2)
    (0, 0.5)
    """
    is_right = (X >= 0) == y[:, np.newaxis]
    held_back, learned_from = is_right[:n_validation], is_right[n_validation:]
    best = np.argmax(learned_from.mean(axis=0))  # no held-back row has a say
    return int(best), float(held_back[:, best].mean())


def best_line(X_train, y_train, X_val, y_val, learning_rate, n_epochs):
    """Train a line by gradient descent, and return it as it was when the validation loss was least.

    ``line - learning_rate * slopes``, once for each epoch; the loss is the mean cross-entropy

    Source: none of the slides; the rule of early stopping of the chapter on overfitting, without the stop.

    Parameters
    ----------
    X_train : ndarray of shape (n_samples, n_features)
        The training set.
    y_train : ndarray of shape (n_samples,)
        Its labels, 0 or 1.
    X_val : ndarray of shape (n_points, n_features)
        The validation set.
    y_val : ndarray of shape (n_points,)
        Its labels.
    learning_rate : float
        The learning rate, by which slopes are multiplied.
    n_epochs : int
        How many steps are taken.

    Returns
    -------
    ndarray of shape (n_features + 1,)
        The weights, and the bias at the end. The training begins with zeros.

    Examples
    --------
    >>> X_train, y_train = np.array([[-1.0], [1.0]]), np.array([0, 1])
    >>> print(best_line(X_train, y_train, np.array([[2.0], [1.0]]), np.array([1, 0]), 1.0, 9).round(2))
    [0.5 0. ]
    """
    line = np.zeros(X_train.shape[1] + 1)
    best, least = line, np.inf
    for _ in range(n_epochs):
        errors = 1 / (1 + np.exp(-(X_train @ line[:-1] + line[-1]))) - y_train
        line -= learning_rate * np.append(X_train.T @ errors, errors.sum()) / len(y_train)
        scores = X_val @ line[:-1] + line[-1]
        loss = np.mean(np.logaddexp(0, scores) - y_val * scores)
        if loss < least:
            best, least = line.copy(), loss  # the next step changes the array itself
    return best


def lines_of_training(n_epochs, lam=0.0):
    """Train a line on the forty patients of the notebook, with a price on large weights.

    ``line - 0.5 * (slopes + slopes of the penalty)``

    Source: equations (l2) and (decay) of the chapter on overfitting.

    Parameters
    ----------
    n_epochs : int
        How many steps are taken.
    lam : float
        λ, how much large weights cost, 0 or more.

    Returns
    -------
    ndarray of shape (n_epochs, 21)
        In row k the weights after epoch k, and the bias at the end.

    Examples
    --------
    >>> lines_of_training(3).shape
    (3, 21)
    """
    X, y = patients(seed=3, count=40)
    line, lines = np.zeros(21), []
    for _ in range(n_epochs):
        errors = sigmoid(X @ line[:-1] + line[-1]) - y
        penalty = l2_gradient([line[:, np.newaxis]], lam)[0][:, 0]
        line = line - 0.5 * (np.append(X.T @ errors, errors.sum()) / len(y) + penalty)
        lines.append(line)
    return np.array(lines)


def by_heart():
    """Return a line that has learned forty patients by heart.

    ``line - 0.5 * slopes``, a thousand times

    Source: section "Learning by heart" of the chapter on overfitting.

    Returns
    -------
    list
        Twenty weights, and the bias at the end.

    Examples
    --------
    >>> loss_of_line(np.array(by_heart()), *patients(seed=3, count=40)) < 0.01
    True
    """
    return lines_of_training(1000)[-1].round(2).tolist()


def stopped_in_time():
    """Return a line that is good for patients whom it hasn't seen.

    ``lines[early_stop(losses, 5)]``, with the losses on patients held back

    Source: the rule of early stopping of the chapter on overfitting.

    Returns
    -------
    list
        Twenty weights, and the bias at the end.

    Examples
    --------
    >>> loss_of_line(np.array(stopped_in_time()), *patients(seed=103, count=200)) < 0.5
    True
    """
    X_val, y_val = patients(seed=103, count=200)
    lines = lines_of_training(100)
    losses = np.array([loss_of_line(line, X_val, y_val) for line in lines])
    return lines[early_stop(losses, 5)].round(2).tolist()


def errors_by_width(X_train, y_train, X_val, y_val, V):
    """Return the validation error of networks with ever more hidden units, of which the output alone is trained.

    ``mean((H_val @ weights - y_val) ** 2)``, where ``weights = pinv(H_train) @ y_train`` and ``H = relu(X @ V)``

    Source: none of the slides; the last section of the chapter on overfitting, on double descent.

    Parameters
    ----------
    X_train : ndarray of shape (n_samples, n_features)
        The training set.
    y_train : ndarray of shape (n_samples,)
        Its labels.
    X_val : ndarray of shape (n_validation, n_features)
        The validation set.
    y_val : ndarray of shape (n_validation,)
        Its labels.
    V : ndarray of shape (n_features, n_hidden)
        The weights of the hidden units, one column for each.

    Returns
    -------
    ndarray of shape (n_hidden,)
        The error with the first hidden unit alone, with the first two, and so on up to all of them.

    Examples
    --------
    >>> X, y, V = np.array([[1.0], [2.0]]), np.array([1.0, 0.0]), np.array([[1.0, -1.0]])
    >>> print(errors_by_width(X, y, np.array([[-1.0]]), np.array([3.0]), V))
    [9. 9.]
    """
    H_train, H_val = np.maximum(X_train @ V, 0), np.maximum(X_val @ V, 0)
    errors = []
    for width in range(1, V.shape[1] + 1):
        weights = np.linalg.pinv(H_train[:, :width]) @ y_train  # of the best weights the shortest
        errors.append(np.mean((H_val[:, :width] @ weights - y_val) ** 2))
    return np.array(errors)
