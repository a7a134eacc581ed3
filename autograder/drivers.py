"""Ways to look at a function other than calling it on its inputs.

A part of a question may name one of these (``Part.driver``). A driver gets the student's function and the inputs,
and returns what is compared. It runs where the student's code runs, so it is trusted no more than an answer.
"""

import numpy as np


def slope(function, x, *others):
    """The slope of an elementwise function at each entry of ``x``, by PyTorch's autograd.

    That of ``function(x, *others).sum()``, at a copy of ``x``.

    Examples
    --------
    >>> import torch
    >>> slope(lambda x, factor: factor * x**2, torch.tensor([1.0, 2.0]), 3.0)
    tensor([ 6., 12.])
    """
    import torch

    x = x.clone().requires_grad_()
    (found,) = torch.autograd.grad(function(x, *others).sum(), x)  # an error where nothing depends on x
    return found


# capstone


def repeated_labels(function, y, share, n_classes, seed):
    """Labels made wrong by 40 calls with one generator, one a row."""
    rng = np.random.default_rng(seed)
    return [function(y, share, n_classes, rng) for _ in range(40)]


def trained(function, X, y, W1, W2, p, learning_rate, momentum, steps, seed):
    """The matrices after training with a generator made from the seed."""
    return function(X, y, W1, W2, p, learning_rate, momentum, steps, np.random.default_rng(seed))


def module_scores(function, X, W1, W2, p, training):
    """The scores that a module gives with these weights, put into its parameters by their shapes."""
    n_features, n_hidden = W1.shape[0] - 1, W1.shape[1]
    model = function(n_features, n_hidden, W2.shape[1], p).double()
    _fill(model, W1, W2)
    return model.train(bool(training))(X)


def fitted_parameters(function, X, y, W1, W2, p, learning_rate, momentum, steps, training):
    """The matrices after the training of a module that starts with these weights."""
    import torch

    n_features, n_hidden = W1.shape[0] - 1, W1.shape[1]
    layers = torch.nn.Linear(n_features, n_hidden), torch.nn.Linear(n_hidden, W2.shape[1])
    model = torch.nn.Sequential(layers[0], torch.nn.ReLU(), torch.nn.Dropout(p), layers[1]).double()
    _fill(model, W1, W2)
    function(model.train(bool(training)), X, y, learning_rate, momentum, steps)
    return tuple(torch.vstack([layer.weight.detach().T, layer.bias.detach()]) for layer in layers)


def scores_after_training(function, X, y, W1, W2, p, learning_rate, momentum, steps, training):
    """The scores of the module that comes back from training, as it comes back."""
    import torch

    n_features, n_hidden = W1.shape[0] - 1, W1.shape[1]
    layers = torch.nn.Linear(n_features, n_hidden), torch.nn.Linear(n_hidden, W2.shape[1])
    model = torch.nn.Sequential(layers[0], torch.nn.ReLU(), torch.nn.Dropout(p), layers[1]).double()
    _fill(model, W1, W2)
    returned = function(model.train(bool(training)), X, y, learning_rate, momentum, steps)
    return None if returned is None else returned(X)


def _fill(model, W1, W2):
    import torch

    wanted = {}
    for matrix in (W1, W2):
        wanted[tuple(matrix[:-1].T.shape)], wanted[(matrix.shape[1],)] = matrix[:-1].T, matrix[-1]
    shapes = [tuple(parameter.shape) for parameter in model.parameters()]
    if sorted(shapes) != sorted(wanted):
        raise ValueError(f"the parameters have the shapes {shapes}; two nn.Linear have {list(wanted)}")
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(wanted[tuple(parameter.shape)])


def one_run(function, X_train, y_train, X_test, p, seeds):
    """The classes that an experiment finds, for each of three seeds; each example is shown twice."""
    return _runs(function, X_train, y_train, X_test, [p], seeds)


def runs_with_and_without(function, X_train, y_train, X_test, p, seeds):
    """The classes that an experiment finds without dropout and with it, for each seed."""
    return _runs(function, X_train, y_train, X_test, [0.0, p], seeds)


def _runs(function, X_train, y_train, X_test, rates, seeds):
    """Predictions of shape (rates, seeds, twice the test examples), of pixels from 0 to 1."""
    X_train, twice = np.asarray(X_train) / 16, np.concatenate([X_test, X_test]) / 16
    answers = []
    for p in rates:
        for seed in seeds:
            answer = function(X_train.copy(), y_train.copy(), twice.copy(), p, seed)
            if answer is None:
                return None
            answers.append(answer.detach().cpu().numpy() if hasattr(answer, "detach") else np.asarray(answer))
    return np.array(answers).reshape(len(rates), len(seeds), *answers[0].shape)
