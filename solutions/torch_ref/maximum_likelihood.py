"""Maximum likelihood, in PyTorch."""

import torch


def log_likelihood(y, y_hat):
    """Return the natural logarithm of the likelihood, without computing the product.

    ``ln p_1 + ln p_2 + ... + ln p_m``  with  ``p = y_hat where y is 1, 1 - y_hat where y is 0``

    Source: slide 13; equation (log-likelihood) of the chapter on maximum likelihood.

    Parameters
    ----------
    y : Tensor of shape (n_samples,)
        Labels, 0 or 1.
    y_hat : Tensor of shape (n_samples,)
        The model's probability of class 1 for each example.

    Returns
    -------
    Tensor of shape ()
        The sum, 0 or less; minus infinity where a label has the probability 0, or at most -16 with probabilities
        clipped at 1e-7 or less.

    Examples
    --------
    >>> y = torch.tensor([1.0, 1.0, 0.0, 0.0])
    >>> log_likelihood(y, torch.tensor([0.7, 0.9, 0.2, 0.4]))
    tensor(-1.1960)
    """
    probabilities = torch.where(y == 1, y_hat, 1 - y_hat)
    return torch.log(probabilities).sum()
