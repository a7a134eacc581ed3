"""Dropout: a layer whose entries fall out by chance while the network learns."""

import numpy as np


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
