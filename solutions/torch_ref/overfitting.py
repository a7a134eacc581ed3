"""L2 in PyTorch: a penalty for autograd, and the optimizer's weight decay without the biases."""


def l2_loss(weights, lam):
    """Return the penalty for large weights that is added to the loss of a network; biases are free.

    ``lam / 2 * sum((W[:-1] ** 2).sum() for W in weights)``

    Source: none of the slides; equation (l2) of the chapter on overfitting.

    Parameters
    ----------
    weights : list of Tensor
        One matrix per layer; its last row holds the biases.
    lam : float
        λ, how much large weights cost, 0 or more.

    Returns
    -------
    Tensor of shape ()
        The penalty. Autograd finds its slopes.

    Examples
    --------
    >>> import torch
    >>> l2_loss([torch.tensor([[3.0, -1.0], [7.0, 7.0]]), torch.tensor([[2.0], [1.0], [7.0]])], 0.5)
    tensor(3.7500)
    """
    squares = [(W[:-1] ** 2).sum() for W in weights]  # without the last row
    return lam / 2 * sum(squares)


def parameter_groups(model, weight_decay):
    """Return the groups of parameters for an optimizer that shrinks the weights and leaves the biases alone.

    ``[{"params": weights, "weight_decay": weight_decay}, {"params": biases, "weight_decay": 0.0}]``

    Source: none of the slides; the section on weight decay in PyTorch of the chapter on overfitting.

    Parameters
    ----------
    model : Module
        A network of linear layers.
    weight_decay : float
        λ of the weights.

    Returns
    -------
    list of dict
        The groups, two or more, for example for ``torch.optim.SGD``: together they hold every parameter once.

    Examples
    --------
    >>> import torch
    >>> model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.ReLU(), torch.nn.Linear(2, 1))
    >>> for group in parameter_groups(model, 0.01):
    ...     print(group["weight_decay"], [tuple(parameter.shape) for parameter in group["params"]])
    0.01 [(2, 3), (1, 2)]
    0.0 [(2,), (1,)]
    """
    weights = [parameter for name, parameter in model.named_parameters() if name.endswith("weight")]
    biases = [parameter for name, parameter in model.named_parameters() if name.endswith("bias")]
    return [{"params": weights, "weight_decay": weight_decay}, {"params": biases, "weight_decay": 0.0}]
