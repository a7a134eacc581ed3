"""Cross-entropy, in PyTorch."""

import torch


def cross_entropy_from_scores(y, z):
    """Return the mean of the surprises about the labels, from scores instead of probabilities.

    ``mean(max(z, 0) - y * z + ln(1 + exp(-|z|)))``

    Source: none of the slides; equation (cross-entropy-scores) of the chapter on cross-entropy.

    Parameters
    ----------
    y : Tensor of shape (n_samples,)
        Labels, 0.0 or 1.0.
    z : Tensor of shape (n_samples,)
        Scores of any size and sign; the probabilities would be sigmoid(z).

    Returns
    -------
    Tensor of shape ()
        The mean, 0 or more; what the formula gives, also where the sigmoid is rounded to 0 or 1.

    Examples
    --------
    >>> cross_entropy_from_scores(torch.tensor([0.0]), torch.tensor([1000.0]))
    tensor(1000.)
    >>> cross_entropy_from_scores(torch.tensor([1.0, 0.0]), torch.tensor([2.0, -2.0]))
    tensor(0.1269)
    """
    return torch.nn.functional.binary_cross_entropy_with_logits(z, y)  # scores first, then labels
