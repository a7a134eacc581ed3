"""Dropout: a layer whose entries fall out by chance while the network learns."""

import numpy as np

from solutions.measures.dropout import share_right


def scores_of_a_layer():
    """Return what dropout with p = 0.2 makes of the score of three hidden units (4, 1, 2), and how probable that is.

    ``score = (h * mask / (1 - p)) @ w + b``, for all eight masks, each weighted by its probability

    Source: equations (dropout) and (dropout-mean) of the chapter on dropout.

    Returns
    -------
    tuple of shape (4,)
        The score in evaluation; in training its mean, the largest score, and the chance of the largest.

    Examples
    --------
    >>> len(scores_of_a_layer())
    4
    """
    h, w, b, p = np.array([4.0, 1.0, 2.0]), np.array([0.5, -1.0, 2.0]), 1.0, 0.2
    masks = np.array([[i, j, k] for i in (0, 1) for j in (0, 1) for k in (0, 1)])
    chances = np.prod(np.where(masks == 1, 1 - p, p), axis=1)
    scores = (h * masks / (1 - p)) @ w + b
    largest = np.argmax(scores)
    return tuple(float(each) for each in (h @ w + b, chances @ scores, scores[largest], chances[largest]))


def alike_at_a_half():
    """Return for each of eight programs where p = 0.5 shows it: 0 nowhere, 1 in training, 2 in evaluation, 3 in both.

    ``(chance of staying, factor in training, each on its own) == (1 - p, 1 / (1 - p), True)``,
    ``factor in evaluation == 1``

    Source: section "Why what stays is divided by 1 - p" of the chapter on dropout.

    Returns
    -------
    list of shape (8,)
        One number for each program.

    Examples
    --------
    >>> len(alike_at_a_half()), set(alike_at_a_half()) <= {0, 1, 2, 3}
    (8, True)
    """
    p = 0.5
    programs = [  # what each does in training, and its factor in evaluation
        ((1 - p, 1 / p, True), 1),  # divides by p
        ((1 - p, 1, True), 1),  # does not divide
        ((1 - p, 1 / (1 - p), False), 1),  # the share p falls, exactly
        ((p, 1 / p, True), 1),  # p is the chance of staying
        ((1 - p, 1 / (1 - p), True), 1 - p),  # scales in evaluation, too
        ((1 - p, 2, True), 1),  # always doubles
        ((1 - p, 1, True), 1 - p),  # scales in evaluation
        ((p, 1 / (1 - p), True), 1),  # keeping and falling swapped
    ]
    right = 1 - p, 1 / (1 - p), True
    return [int(training != right) + 2 * int(evaluation != 1) for training, evaluation in programs]


def dropout(x, p, rng, training):
    """Let every entry fall with chance p while training, and scale those that stay.

    ``out = x * mask / (1 - p)`` in training, ``out = x`` in evaluation

    Source: slide 22, which names it; equation (dropout) of the chapter on dropout.

    Parameters
    ----------
    x : ndarray of shape (n_samples, n_hidden)
        What the layer before has computed. Any other shape will do as well.
    p : float
        The chance that an entry falls, from 0 to 1.
    rng : Generator
        The only source of chance: ``rng.random`` and its relatives.
    training : bool
        Whether the network is being trained; in evaluation nothing falls.

    Returns
    -------
    out : ndarray of shape (n_samples, n_hidden)
        Entries that fell are 0, the others are ``1 / (1 - p)`` times as large.
    mask : ndarray of shape (n_samples, n_hidden)
        True where an entry stayed, False where it fell; 1 and 0 will do as well.

    Examples
    --------
    >>> out, mask = dropout(np.array([1.0, 2.0, 3.0, 4.0]), 0.25, np.random.default_rng(15), training=True)
    >>> print(mask, out.round(3))
    [ True False  True  True] [1.333 0.    4.    5.333]
    """
    if not training:
        return x, np.ones(x.shape, dtype=bool)
    keep = 1 - p
    mask = rng.random(x.shape) < keep  # for each entry on its own: True with chance keep
    scale = 1 / keep if keep > 0 else 0.0  # where nothing stays, there is nothing to scale
    return x * mask * scale, mask


def dropout_backward(dout, mask, p):
    """Return the slopes along the entries that dropout was given, from those along what it returned in training.

    ``dx = dout * mask / (1 - p)``

    Source: none of the slides; equation (dropout-backward) of the chapter on dropout.

    Parameters
    ----------
    dout : ndarray of shape (n_samples, n_hidden)
        How fast the loss grows with each entry of ``out``.
    mask : ndarray of shape (n_samples, n_hidden)
        The mask of the forward pass: True where an entry stayed, False where it fell.
    p : float
        The chance that an entry falls, as in the forward pass.

    Returns
    -------
    ndarray of shape (n_samples, n_hidden)
        How fast the loss grows with each entry of ``x``.

    Examples
    --------
    >>> mask = np.array([True, False, True, True])
    >>> print(dropout_backward(np.array([3.0, 6.0, -3.0, 1.5]), mask, 0.25))
    [ 4.  0. -4.  2.]
    """
    keep = 1 - p
    scale = 1 / keep if keep > 0 else 0.0
    return dout * mask * scale


def chosen_rate(rates, validation, test):
    """Choose p by the mean of its runs on the validation set, and say how good its networks are on the test set.

    ``best = argmax(validation.mean(axis=1))``,  ``rates[best]``,  ``test[best].mean()``

    Source: section "Does it help? Let us measure" of the chapter on dropout.

    Parameters
    ----------
    rates : ndarray of shape (n_rates,)
        The p that were tried.
    validation : ndarray of shape (n_rates, n_runs)
        The share of the validation examples that each network got right: a row for each p, a column for each seed.
    test : ndarray of shape (n_rates, n_runs)
        The same on the test examples.

    Returns
    -------
    rate : float
        The p that was chosen.
    accuracy : float
        The mean of its runs on the test examples.

    Examples
    --------
    >>> validation = np.array([[0.9, 0.5], [0.75, 0.75]])
    >>> rate, accuracy = chosen_rate(np.array([0.0, 0.5]), validation, validation - 0.25)
    >>> print(rate, accuracy)
    0.5 0.5
    """
    best = np.argmax(validation.mean(axis=1))
    return rates[best], test[best].mean()


def own_network():
    """Return a network that gets most of the new examples right: that of somebody who knows the heaps.

    ``h = relu(x @ heap - heap @ heap / 2 + 1)`` for each heap; the units of class 1 speak for it, the others against it

    Source: section "Does it help? Let us measure" of the chapter on dropout. Training comes less far.

    Returns
    -------
    hidden_weights : list of shape (8, 20)
        The weights of the hidden units.
    hidden_bias : list of shape (8,)
        Their biases.
    output_weights : list of shape (1, 8)
        The weights of the score.
    output_bias : list of shape (1,)
        Its bias.

    Examples
    --------
    >>> network = [np.array(each) for each in own_network()]
    >>> share_right(*network, seed=8, count=1000) > 0.95
    True
    """
    heaps = np.random.default_rng(0).normal(0, 0.8, size=(8, 20)).round(1)
    biases = (1 - (heaps**2).sum(axis=1) / 2).round(1)
    return [heaps.tolist(), biases.tolist(), [[-1.0, 1.0] * 4], [0.0]]
