"""A model with hidden parameters, an epoch of training, an evaluation."""

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np

from autograder.student.drivers import Function
from autograder.student.drivers.chance import known_torch_chance
from autograder.student.drivers.models import answers, filled


def logits_of_model(make_model: Function, X: Any, W1: Any, W2: Any, training: int = 1) -> Any:
    """The scores of a model in one of its modes, whose parameters hold these matrices, the last row being the bias.

    ``[sigmoid([X, 1] @ W1), 1] @ W2``
    """
    with known_torch_chance():
        model = filled(make_model, W1, W2)
        return None if model is None else answers(_in_mode(model, training), X)


def logits_after_step(make_model: Function, X: Any, y: Any, W1: Any, W2: Any, learning_rate: float) -> Any:
    """The same scores, after an optimiser has made one step with the parameters that the model gives it."""
    import torch

    with known_torch_chance():
        model = filled(make_model, W1, W2)
        if model is None:
            return None
        optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
        scores = answers(model, X)
        labels = y.reshape(scores.shape) if y.numel() == scores.numel() else y
        loss: Any = torch.nn.functional.binary_cross_entropy_with_logits(scores, labels.to(scores.dtype))
        loss.backward()
        optimizer.step()
        return answers(model, X)


def parameters_after_epoch(train_epoch: Function, X: Any, y: Any, W: Any, *settings: Any) -> Any:
    """The weights and the bias of a linear model after an epoch; nothing where the epoch returns nothing."""
    model, loader, loss_fn, optimizer = _learning(X, y, W, *settings)
    returned = train_epoch(model, loader, loss_fn, optimizer)
    return None if returned is None else model.matrix()


def parameters_after_parts(step_in_parts: Function, X: Any, y: Any, W: Any, *settings: Any) -> Any:
    """The weights and the bias after one step with all batches; slopes of an earlier pass are there when it begins."""
    model, loader, loss_fn, optimizer = _learning(X, y, W, *settings)
    loss_fn(model(X[:1]), y[:1]).backward()
    returned = step_in_parts(model, loader, loss_fn, optimizer)
    return None if returned is None else model.matrix()


def loss_of_epoch(train_epoch: Function, X: Any, y: Any, W: Any, *settings: Any) -> Any:
    """What an epoch returns, as the number that a plot would make of it."""
    return _as_number(train_epoch(*_learning(X, y, W, *settings)))


def parameters_after_evaluation_and_epoch(
    train_epoch: Function, X: Any, y: Any, W: Any, factor: float, *settings: Any
) -> Any:
    """The weights and the bias after an epoch that begins in evaluation mode: in training, scores are multiplied."""
    import torch

    model, loader, loss_fn, optimizer = _learning(X, y, W, *settings, factor=factor)
    for each in model.parameters():
        each.grad = torch.zeros_like(each)
    model.eval()
    returned = train_epoch(model, loader, loss_fn, optimizer)
    return None if returned is None else model.matrix()


def loss_of_evaluation(evaluate: Function, X: Any, y: Any, W: Any, batch_size: int) -> Any:
    """The first of the two numbers of an evaluation."""
    model, loader, loss_fn, _ = _learning(X, y, W, batch_size)
    return _of_two(evaluate(model, loader, loss_fn), 0)


def accuracy_of_evaluation(evaluate: Function, X: Any, y: Any, W: Any, batch_size: int) -> Any:
    """The second of the two numbers of an evaluation."""
    model, loader, loss_fn, _ = _learning(X, y, W, batch_size)
    return _of_two(evaluate(model, loader, loss_fn), 1)


def mode_after_training(evaluate: Function, X: Any, y: Any, W: Any, batch_size: int, factor: float) -> Any:
    """The loss of a model that is in training mode before it is evaluated, where its scores are multiplied.

    And its mode afterwards: 1 for training, 0 for evaluation.
    """
    model, loader, loss_fn, _ = _learning(X, y, W, batch_size, factor=factor)
    loss = _of_two(evaluate(model, loader, loss_fn), 0)
    return None if loss is None else (loss, int(model.training))


def traces_of_evaluation(evaluate: Function, X: Any, y: Any, W: Any, batch_size: int, learning_rate: float) -> Any:
    """What an evaluation computes and leaves: scores, the slopes of all of them, and the parameters after a step.

    Of the scores that were computed, in whatever batches, those that come nearest to the ones of all rows: all 0 where
    nothing was evaluated. The slopes are 0 where autograd has kept no record. The step begins with the slopes that are
    there.
    """
    import torch

    model, loader, loss_fn, optimizer = _learning(X, y, W, batch_size, learning_rate, 0.0, 0.0)
    if evaluate(model, loader, loss_fn) is None:
        return None
    computed = torch.cat([torch.zeros_like(X[:1, :1]), *model.seen])
    nearest = computed[(computed - model.linear(X).T).abs().argmin(dim=0)].detach()
    scores = computed.sum()
    slopes: Sequence[Any] = [torch.zeros_like(each) for each in model.parameters()]
    if scores.requires_grad:  # a copy that was evaluated has its own parameters
        slopes = torch.autograd.grad(scores, list(model.parameters()), allow_unused=True, materialize_grads=True)
    model.train()
    loss_fn(model(X), y).backward()
    optimizer.step()
    return nearest, torch.cat([each.ravel() for each in slopes]), model.matrix()


def _learning(
    X: Any,
    y: Any,
    W: Any,
    batch_size: int,
    learning_rate: float = 0.0,
    momentum: float = 0.0,
    weight_decay: float = 0.0,
    *,
    factor: float = 1.0,
) -> tuple[Any, ...]:
    """A linear model with this matrix, its data in batches, its loss and its optimiser.

    Labels in a column get the cross-entropy of two classes, whole numbers in a row that of several. In training the
    model multiplies its scores by a factor. The optimiser sets slopes to 0 rather than to None, so that its pull
    towards 0 shows that a step was made.
    """
    import torch

    class Model(torch.nn.Module):
        seen: ClassVar[list[Any]] = []  # all scores, those of its copies too

        def __init__(self) -> None:
            super().__init__()
            self.linear = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
            with torch.no_grad():
                self.linear.weight.copy_(W[:-1].T)
                self.linear.bias.copy_(W[-1])

        def forward(self, X: Any) -> Any:
            scores = self.linear(X) * (factor if self.training else 1.0)
            self.seen.append(scores)
            return scores

        def matrix(self) -> Any:
            return torch.cat([self.linear.weight.detach().T, self.linear.bias.detach()[None]])

    class Optimizer(torch.optim.SGD):
        def zero_grad(self, set_to_none: bool = False) -> None:
            super().zero_grad(set_to_none)

    model = Model()
    loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(X, y), batch_size=batch_size)
    optimizer = Optimizer(model.parameters(), lr=learning_rate, momentum=momentum, weight_decay=weight_decay)
    loss_fn = torch.nn.BCEWithLogitsLoss() if y.dim() == 2 else torch.nn.CrossEntropyLoss()
    return model, loader, loss_fn, optimizer


def _in_mode(model: Any, training: int) -> Any:
    """A model in training or in evaluation; what is no module has no mode."""
    return model.train(bool(training)) if hasattr(model, "train") else model


def _of_two(found: Any, place: int) -> Any:
    """One of the two numbers of an evaluation; nothing where nothing came back."""
    if found is None:
        return None
    row = isinstance(found, (tuple, list)) or getattr(found, "ndim", 0) == 1
    if not row or len(found) != 2:
        raise TypeError("evaluate should return two numbers, the loss and the accuracy")
    return _as_number(found[place])


def _as_number(value: Any) -> Any:
    """The value as NumPy reads it: a tensor that carries a record of autograd is refused."""
    import torch

    if getattr(value, "requires_grad", False):
        raise TypeError("a tensor with the record of autograd came back, where a number is asked for")
    return None if value is None else torch.as_tensor(np.asarray(value, dtype=float))
