"""A deep network of layers that differ in width, and how far its outputs stray from the size that its inputs have."""

import numpy as np


def layers():
    """Return how many inputs the network has, and how many units each of its twenty layers.

    Returns
    -------
    list
        The 21 numbers.

    Examples
    --------
    >>> len(layers())
    21
    """
    return [40, 120, 200, 160, 200, 180, 120, 160, 100, 120, 80, 100, 60, 40, 60, 50, 40, 60, 80, 50, 40]


def worst_layer(deviations, widths, seeds):
    """Return by which factor the outputs of the worst layer are too large or too small, where 1 is right.

    Parameters
    ----------
    deviations : ndarray of shape (n_layers,)
        The standard deviation of the first weights of each layer. Its functions are leaky ReLUs, its biases 0.
    widths : ndarray of shape (n_layers + 1,)
        How many inputs the network has, and how many units each layer.
    seeds : ndarray of shape (n_draws,)
        Seeds of the random numbers: inputs of size 1, and weights. The draws are averaged.

    Returns
    -------
    float
        1 or more.

    Examples
    --------
    >>> worst_layer(np.full(3, 10.0), np.array([50, 40, 60, 50]), np.array([0])) > 1000
    True
    """
    sizes = []
    for seed in seeds:
        rng = np.random.default_rng(int(seed))
        outputs, size = rng.normal(size=(40, int(widths[0]))), 0.0  # the logarithm of their size is kept apart
        for units, deviation in zip(widths[1:], deviations):
            scores = outputs @ rng.normal(size=(outputs.shape[1], int(units)))
            outputs = 0.75 * scores + 0.25 * np.abs(scores)  # leaky ReLU with alpha 0.5: twice the scores, twice this
            grown = np.sqrt(np.mean(outputs**2))
            outputs, size = outputs / grown, size + np.log(grown) + np.log(deviation + 1e-300)
            sizes.append(size)
    strayed = np.mean(np.reshape(sizes, (len(seeds), len(deviations))), axis=0)
    return float(np.exp(min(np.abs(strayed).max(), 690.0)))
