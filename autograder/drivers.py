"""Ways to look at a function other than calling it on its inputs.

A part of a question may name one of these (``Part.driver``). A driver gets the student's function and the inputs,
and returns what is compared. It runs where the student's code runs, so it is trusted no more than an answer.
"""

import contextlib
import random

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


# Dropout


def dropout_once(dropout, x, p, seed, training):
    """What a single call returns, with a generator made from ``seed``.

    A mask of None is 0 here: in evaluation nobody looks at it.
    """
    with _global_chance(seed):
        returned = dropout(x, p, np.random.default_rng(seed), training)
    if not training and isinstance(returned, (tuple, list)) and len(returned) == 2 and returned[1] is None:
        return returned[0], 0
    return returned


def dropout_calls(dropout, x, p, seed, training, calls):
    """What several calls with one generator return, and at the end what the first one does with another of its kind.

    Both arrays have the shape (calls + 1, *x.shape). What can't be put together is returned as the call returned it.
    """
    copies = [x.copy() for _ in range(calls)]
    outs, masks = [], []
    with _global_chance(seed):
        rng = np.random.default_rng(seed)
        for given in (x, *copies):
            if len(outs) == calls:
                rng = np.random.default_rng(seed)
            returned = dropout(given, p, rng, training)
            if not isinstance(returned, (tuple, list)) or len(returned) != 2 or any(item is None for item in returned):
                return returned
            out, mask = (np.array(item) for item in returned)  # copies: the next call may write into the same array
            if outs and (out.shape, mask.shape) != (outs[0].shape, masks[0].shape):
                return out, mask
            outs.append(out)
            masks.append(mask)
    return np.array(outs), np.array(masks)


@contextlib.contextmanager
def _global_chance(seed):
    """Give the generators that all code shares a state of our own, so that a verdict can be repeated; then undo it."""
    numpys, pythons = np.random.get_state(), random.getstate()
    np.random.seed(seed)
    random.seed(seed)
    try:
        yield
    finally:
        np.random.set_state(numpys)
        random.setstate(pythons)


def dropout_model(make_model, X, hidden_weights, hidden_bias, output_weights, output_bias, p, seed, training, calls):
    """The scores of several calls of a model with these parameters, of shape (calls, n_samples)."""
    import torch

    n_hidden, n_features = hidden_weights.shape
    ours = {value.shape: value for value in (hidden_weights, hidden_bias, output_weights, output_bias)}
    with torch.random.fork_rng(devices=[]), _global_chance(seed), torch.no_grad():
        torch.manual_seed(seed)
        model = make_model(n_features, n_hidden, p)
        if model is None:
            return None
        if not isinstance(model, torch.nn.Module):
            kind = "class" if isinstance(model, type) else type(model).__name__
            raise TypeError(f"a {kind} came back, not a model: it should be a torch.nn.Module")
        model = model.double()
        shapes = [parameter.shape for parameter in model.parameters()]
        if sorted(shapes) != sorted(ours):
            wanted, found = (", ".join(str(tuple(shape)) for shape in each) for each in (ours, shapes))
            have = (
                f"the parameters have the shapes {found}" if found else "the model has no parameters that PyTorch finds"
            )
            raise ValueError(f"{have}; {wanted} were asked for")
        for parameter in model.parameters():
            parameter.copy_(ours[parameter.shape])
        model.train(training)
        scores = [model(X) for _ in range(calls)]
    if any(not torch.is_tensor(each) or each.numel() != len(X) for each in scores):
        return scores[0]
    return torch.stack([each.reshape(-1) for each in scores])


# Overfitting


def split_once(split, X, y, n_validation, seed):
    """What a split returns, with a generator made from ``seed``."""
    with _global_chance(seed):
        return split(X, y, n_validation, np.random.default_rng(seed))


def split_thrice(split, X, y, n_validation, seed, other_seed):
    """The four values of three splits, one after the other: two by equal generators, the third by another one.

    What is not four values is returned as the call returned it.
    """
    values = []
    copies = [(X, y), (X.copy(), y.copy()), (X.copy(), y.copy())]  # a split may have shuffled what it was given
    with _global_chance(seed):
        for given, each in zip(copies, (seed, seed, other_seed)):
            returned = split(*given, n_validation, np.random.default_rng(each))
            if not isinstance(returned, (tuple, list)) or len(returned) != 4:
                return returned
            values += [np.array(item) for item in returned]
    return values


def decayed_step(parameter_groups, weights, biases, weight_slopes, bias_slopes, weight_decay, learning_rate):
    """All weights and all biases of a network after one step of SGD with these groups of parameters.

    The slopes are given. Two rows come back, each with the numbers of all layers one after the other.
    """
    import torch

    layers = []
    for weight, bias in zip(weights, biases):
        layer = torch.nn.Linear(weight.shape[1], weight.shape[0]).to(weight.dtype)
        with torch.no_grad():
            layer.weight.copy_(weight)
            layer.bias.copy_(bias)
        layers += [layer, torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    groups = parameter_groups(model, weight_decay)
    if groups is None:
        return None
    optimizer = torch.optim.SGD(groups, lr=learning_rate)
    for layer, weight_slope, bias_slope in zip(layers[::2], weight_slopes, bias_slopes):
        layer.weight.grad, layer.bias.grad = weight_slope.clone(), bias_slope.clone()
    optimizer.step()
    rows = [torch.cat([getattr(layer, name).ravel() for layer in layers[::2]]) for name in ("weight", "bias")]
    return rows[0], rows[1]


# Backpropagation


def measured(function, W, h, a, b, c):
    """The slopes at ``W`` of a function of all its entries that is made of the tables ``a``, ``b`` and ``c``.

    ``function(f, W, h)`` with ``f(W) = (a * W**3 + b * W**2).sum() + (c * W).sum() ** 2``

    Examples
    --------
    >>> import numpy as np
    >>> doubled = lambda f, W, h: (f(W + h) - f(W - h)) / h
    >>> float(measured(doubled, np.array([3.0]), 0.5, np.zeros(1), np.ones(1), np.zeros(1)))
    12.0
    """
    import numpy as np

    def f(W):
        W = np.asarray(W)
        if W.shape != a.shape:
            raise ValueError(f"f takes an array of shape {a.shape}, and got one of shape {W.shape}")
        return float((a * W**3 + b * W**2).sum() + (c * W).sum() ** 2)

    return function(f, W, h)


def first_of_two(function, *inputs):
    """The first of two values that come back; one value as it is.

    Examples
    --------
    >>> first_of_two(divmod, 7, 2)
    3
    """
    return _one_of(function(*inputs), 0)


def second_of_two(function, *inputs):
    """The second of two values that come back; one value as it is.

    Examples
    --------
    >>> second_of_two(divmod, 7, 2)
    1
    """
    return _one_of(function(*inputs), 1)


def _one_of(found, place):
    if isinstance(found, tuple) and len(found) != 2:
        raise TypeError(f"two values should come back, not {len(found)}")
    return found[place] if isinstance(found, (tuple, list)) and len(found) == 2 else found


# capstone


def repeated_labels(function, y, share, n_classes, seed):
    """Labels made wrong by 40 calls with one generator, one a row."""
    rng = np.random.default_rng(seed)
    draws = []
    for _ in range(40):
        draws.append(function(y, share, n_classes, rng))
        if draws[-1] is None:
            return None
    return draws


def trained(function, X, y, W1, W2, p, learning_rate, momentum, steps, seed):
    """The matrices after training with a generator made from the seed."""
    return function(X, y, W1, W2, p, learning_rate, momentum, steps, np.random.default_rng(seed))


def module_scores(function, X, W1, W2, p, training):
    """The scores that a module gives with these weights, put into its parameters by their shapes."""
    with _known_chance():
        model = _filled(lambda *sizes: _module(function(*sizes, p)), W1, W2)
        return model if model is None else model.train(bool(training))(X)


def fitted_parameters(function, X, y, W1, W2, p, learning_rate, momentum, steps, training):
    """The matrices after the training of a module that starts with these weights."""
    import torch

    model = _filled(_with_dropout(p), W1, W2)
    function(model.train(bool(training)), X, y, learning_rate, momentum, steps)
    return tuple(torch.vstack([layer.weight.detach().T, layer.bias.detach()]) for layer in (model[0], model[3]))


def scores_after_training(function, X, y, W1, W2, p, learning_rate, momentum, steps, training):
    """The scores of the module that comes back from training, as it comes back."""
    model = _filled(_with_dropout(p), W1, W2)
    returned = _module(function(model.train(bool(training)), X, y, learning_rate, momentum, steps))
    return None if returned is None else returned(X)


def _with_dropout(p):
    """What makes the network of the capstone."""
    from torch.nn import Dropout, Linear, ReLU, Sequential

    return lambda n, h, k: Sequential(Linear(n, h), ReLU(), Dropout(p), Linear(h, k))


def _module(returned):
    """What a function returned, if that is a module or nothing."""
    from torch.nn import Module

    if returned is None or isinstance(returned, Module):
        return returned
    kind = "a class" if isinstance(returned, type) else f"a {type(returned).__name__}"
    raise TypeError(f"a module should come back, and {kind} did")


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


# feedforward


def layer_numbers(function, W):
    """The weight and the bias of the layer that a function makes of a table."""
    with _known_chance():
        layer = function(W)
        return layer if layer is None else (layer.weight, layer.bias)


def layer_answers(function, W, X):
    """What the layer that a function makes of a table computes from ``X``."""
    with _known_chance():
        layer = function(W)
        return layer if layer is None else layer(X)


# training_loop


def logits_of_model(make_model, X, W1, W2):
    """The scores of a model whose parameters hold these matrices, the last row of each being the bias.

    ``[sigmoid([X, 1] @ W1), 1] @ W2``
    """
    with _known_chance():
        model = _filled(make_model, W1, W2)
        return None if model is None else model(X)


def logits_after_step(make_model, X, y, W1, W2, learning_rate):
    """The same scores, after an optimiser has made one step with the parameters that the model gives it."""
    import torch

    with _known_chance():
        model = _filled(make_model, W1, W2)
        if model is None:
            return None
        optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
        scores = model(X)
        labels = y.reshape(scores.shape) if y.numel() == scores.numel() else y
        torch.nn.functional.binary_cross_entropy_with_logits(scores, labels).backward()
        optimizer.step()
        return model(X)


def parameters_after_epoch(train_epoch, X, y, W, *settings):
    """The weights and the bias of a linear model after an epoch."""
    model, loader, loss_fn, optimizer = _learning(X, y, W, *settings)
    train_epoch(model, loader, loss_fn, optimizer)
    return model.matrix()


def loss_of_epoch(train_epoch, X, y, W, *settings):
    """What an epoch returns, as the number that a plot would make of it."""
    return _as_number(train_epoch(*_learning(X, y, W, *settings)))


def parameters_after_evaluation_and_epoch(train_epoch, X, y, W, factor, *settings):
    """The weights and the bias after an epoch that begins in evaluation mode: in training, scores are multiplied."""
    import torch

    model, loader, loss_fn, optimizer = _learning(X, y, W, *settings, factor=factor)
    for each in model.parameters():
        each.grad = torch.zeros_like(each)
    model.eval()
    train_epoch(model, loader, loss_fn, optimizer)
    return model.matrix()


def loss_of_evaluation(evaluate, X, y, W, batch_size):
    """The first of the two numbers of an evaluation."""
    return _one_of_two(evaluate, 0, X, y, W, batch_size)


def accuracy_of_evaluation(evaluate, X, y, W, batch_size):
    """The second of the two numbers of an evaluation."""
    return _one_of_two(evaluate, 1, X, y, W, batch_size)


def loss_after_training(evaluate, X, y, W, batch_size, factor):
    """The loss of a model that is in training mode before it is evaluated, where its scores are multiplied."""
    return _one_of_two(evaluate, 0, X, y, W, batch_size, factor)


def slopes_and_step_after_evaluation(evaluate, X, y, W, batch_size, learning_rate):
    """What an evaluation leaves: the slopes of all scores that were computed, and the parameters after a step.

    The slopes are 0 where autograd has kept no record. The step begins with the slopes that are there.
    """
    import torch

    model, loader, loss_fn, optimizer = _learning(X, y, W, batch_size, learning_rate, 0.0, 0.0)
    model.seen = []
    evaluate(model, loader, loss_fn)
    scores = torch.cat([torch.zeros_like(X[:1, :1]), *model.seen]).sum()
    slopes = [torch.zeros_like(each) for each in model.parameters()]
    if scores.requires_grad:
        slopes = torch.autograd.grad(scores, list(model.parameters()))
    model.train()
    loss_fn(model(X), y).backward()
    optimizer.step()
    return torch.cat([each.ravel() for each in slopes]), model.matrix()


@contextlib.contextmanager
def _known_chance():
    """Random numbers of PyTorch that are the same every time: of parameters that a model hides, for example."""
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        yield


def _filled(make_model, W1, W2):
    """A new model of float64 with these matrices in its parameters, found by their shapes; None if there is none.

    Parameters of any other shape get numbers that depend on their shape alone.
    """
    import torch

    usual = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        model = make_model(len(W1) - 1, len(W2) - 1, W2.shape[1])
    finally:
        torch.set_default_dtype(usual)
    if model is None:
        return None
    parameters = list(model.parameters())
    model.double()
    places = {}
    ways = [lambda W: (W[:-1].T, W[-1]), lambda W: (W[:-1], W[-1], W[-1:], W)]  # as nn.Linear has them; as we do
    if any(each.shape == W2[:-1].shape for each in parameters):
        ways.reverse()
    for way in ways:
        for W in (W1, W2):
            for piece in way(W):
                places.setdefault(tuple(piece.shape), piece)
    torch.manual_seed(1)  # what is random in its answers is something else
    with torch.no_grad():
        for each in parameters:
            other = torch.linspace(-1, 1, each.numel(), dtype=torch.float64).reshape(each.shape)
            each.copy_(places.get(tuple(each.shape), other))
    return model


def _learning(X, y, W, batch_size, learning_rate=0.0, momentum=0.0, weight_decay=0.0, factor=1.0):
    """A linear model with this matrix, its data in batches, its loss and its optimiser.

    Labels in a column get the cross-entropy of two classes, whole numbers in a row that of several. In training the
    model multiplies its scores by a factor. The optimiser sets slopes to 0 rather than to None, so that its pull
    towards 0 shows that a step was made.
    """
    import torch

    class Model(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.linear = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
            with torch.no_grad():
                self.linear.weight.copy_(W[:-1].T)
                self.linear.bias.copy_(W[-1])
            self.seen = None

        def forward(self, X):
            scores = self.linear(X) * (factor if self.training else 1.0)
            if self.seen is not None:
                self.seen.append(scores)
            return scores

        def matrix(self):
            return torch.cat([self.linear.weight.detach().T, self.linear.bias.detach()[None]])

    class Optimizer(torch.optim.SGD):
        def zero_grad(self, set_to_none=False):
            super().zero_grad(set_to_none)

    model = Model()
    loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(X, y), batch_size=batch_size)
    optimizer = Optimizer(model.parameters(), lr=learning_rate, momentum=momentum, weight_decay=weight_decay)
    loss_fn = torch.nn.BCEWithLogitsLoss() if y.dim() == 2 else torch.nn.CrossEntropyLoss()
    return model, loader, loss_fn, optimizer


def _one_of_two(evaluate, place, X, y, W, batch_size, factor=1.0):
    model, loader, loss_fn, _ = _learning(X, y, W, batch_size, factor=factor)
    found = evaluate(model, loader, loss_fn)
    if found is None:
        return None
    if not isinstance(found, (tuple, list)) or len(found) != 2:
        raise TypeError("evaluate should return two numbers, the loss and the accuracy")
    return _as_number(found[place])


def _as_number(value):
    """The value as NumPy reads it: a tensor that carries a record of autograd is refused."""
    import numpy as np
    import torch

    return None if value is None else torch.as_tensor(np.asarray(value, dtype=float))
