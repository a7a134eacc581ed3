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


def what_is_wrong_with_deviations(deviations, widths, seeds):
    """Return how the sizes of the outputs stray with these deviations, and what to look at.

    Parameters
    ----------
    deviations, widths, seeds
        As for ``worst_layer``.

    Returns
    -------
    tuple of str
        The mistake and the way out.

    Examples
    --------
    >>> what_is_wrong_with_deviations(np.full(2, 0.5), np.array([4, 4, 4]), np.array([0]))[0]
    'Each deviation goes with the number of inputs as it should, but all of them are too small by the same factor.'
    """
    scale = deviations * np.sqrt(widths[:-1] * 0.625)  # 1 where the size stays as it is
    if np.allclose(scale, scale[0], rtol=0.01):
        return (
            "Each deviation goes with the number of inputs as it should, but all of them are too "
            f"{'large' if scale[0] > 1 else 'small'} by the same factor.",
            "What does leaky ReLU with this alpha leave of the mean square of a score? The slope of a piece counts "
            "with its square.",
        )
    if np.allclose(deviations, deviations[0]):
        return (
            "All layers get the same deviation, though they have different numbers of inputs.",
            "How large does the sum in a score get with 40 inputs, and how large with 200?",
        )
    if np.allclose(*(each / each[0] for each in (scale * np.sqrt(widths[:-1]), np.ones(len(scale)))), rtol=0.01):
        return (
            "These go with one over the number of inputs, as variances do. Deviations are asked for.",
            "How do you get from the one to the other?",
        )
    if np.allclose(*(each / each[0] for each in (deviations * np.sqrt(widths[1:]), np.ones(len(scale)))), rtol=0.01):
        return (
            "These go with the number of units of each layer. The number of its inputs belongs there.",
            "How many terms does the sum in a score have?",
        )
    worst = int(np.abs(np.log(scale + 1e-300)).argmax())
    return (
        f"The deviation of layer {worst + 1} is farthest off: its outputs are too "
        f"{'large' if scale[worst] > 1 else 'small'}, and all that comes after it as well.",
        "How does the mean square of a score depend on the number of its inputs?",
    )
