# %% [markdown]
# # The PyTorch training loop
#
# You can write the gradient of a network by hand. But PyTorch finds it for you, and it also brings the layers, the
# losses and the step. What remains to be written is the loop. In this notebook you make a model,
# train it for an epoch, and measure how good it is.
#
# - Chapter of the book: *The PyTorch training loop* (slide 1, whose title promises PyTorch). About 75 minutes,
#   {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. At the end the
#   three work together.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases. The first check takes some seconds,
#   because PyTorch loads its optimisers.

# %% tags=["setup"]

# %%
import torch
from torch import nn

# %% [markdown]
# ## 1. A model
#
# Make a network with one hidden layer:
#
# - a linear layer from `n_features` numbers to `n_hidden`,
# - the sigmoid, for the hidden units,
# - a linear layer from `n_hidden` numbers to `n_outputs`.
#
# Nothing comes after the last layer: the model answers with scores, which may be any numbers. The sigmoid or
# the softmax that turns them into probabilities is in the loss.
#
# `nn.Linear(n, h)` is a linear layer with its bias, `nn.Sigmoid()` the activation, and `nn.Sequential(...)`
# does several things one after the other. A class of your own, derived from `nn.Module`, is welcome, too.
# The parameters begin as random numbers; how doesn't matter.
#
# `check` puts two known matrices into the parameters. Their last row is the bias, as in the chapters on
# networks. With the numbers of the book's example, the input (1, 2) gets the score 0.55188.
#
# The scores, the same in training and in evaluation, are worth {points: make_model, the scores}, and the scores after a step {points: make_model, the scores after a step of an optimiser}: an optimiser gets
# `model.parameters()` and moves each against its slope. So all parameters must be known to the model.

# %% tags=["solve"]
from solutions.torch_ref.training_loop import make_model

# %% tags=["check"]
check("make_model")

# %% [markdown]
# Three things worth seeing once. A layer holds the transpose of our table, and its numbers are float32. Fractions in
# NumPy are float64, and the two don't mix. And a model has two modes, which some layers care about.

# %%
import torch

layer = nn.Linear(3, 2)
print(layer.weight.shape, layer.bias.shape, layer.weight.dtype)
try:
    layer(torch.zeros(1, 3, dtype=torch.float64))
except RuntimeError as problem:
    print(problem)
print(layer(torch.zeros(1, 3, dtype=torch.float64).float()).shape)
print(layer.training, layer.eval().training, layer.train().training)

# %% [markdown]
# ## 2. An epoch of training
#
# Go through all batches once, in order. `batches` gives pairs `(X, y)`. For each pair
#
# - set the slopes to zero: `optimizer.zero_grad()`,
# - compute the scores, and from them the loss: `loss_fn(scores, y)` is a tensor with the mean of the batch,
# - compute the slopes: `loss.backward()`,
# - let the optimiser move the parameters: `optimizer.step()`.
#
# The order matters. What happens when one of these lines is left out, or stands elsewhere? The chapter has an
# explorable that shows it.
#
# Two more things. The model may come from an evaluation: put it into training mode first, with
# `model.train()`. And return the mean of the loss over all examples, as a number. The loss of a batch is the
# mean over its rows, and the last batch may be smaller: a batch of 4 rows with the loss 0.5 and one of 1 row
# with the loss 1.0 give (4·0.5 + 1·1.0) / 5 = 0.6, not 0.75. Take each loss as you get it, before the step.
#
# `check` trains a linear model from known parameters and looks at them afterwards, as a matrix `W` whose last
# row is the bias. Its optimiser has momentum and a pull of all parameters towards 0 (`weight_decay`), so that
# what goes wrong in one step shows in the next. The parameters are worth {points: train_epoch, the parameters after the epoch},
# the loss {points: train_epoch, the mean loss}, and the mode {points: train_epoch, in training mode}: there `check` brings a model of its own, made so that the mode shows: it starts in evaluation mode, and in training mode it multiplies its scores by `factor`.

# %% tags=["solve"]
from solutions.torch_ref.training_loop import train_epoch

# %% tags=["check"]
check("train_epoch")

# %% [markdown]
# ## 3. An evaluation
#
# Now measure. The parameters and their slopes stay as they are; only the mode changes. The model has one score for each example, of shape (m, 1), and `y` is a
# column of labels 0 and 1, of the same shape. Return two numbers:
#
# - the mean loss over all examples, as in exercise 2,
# - the accuracy: the share of examples whose class is right. A score of 0 or more means class 1.
#
# Put the model into evaluation mode with `model.eval()`, and leave it there: an epoch of training begins with
# `model.train()` anyway. Compute in a block `with torch.no_grad():`, so that
# autograd keeps no record of what it will never need.
#
# The loss is worth {points: evaluate, the mean loss}, the accuracy {points: evaluate, the accuracy}, and the mode {points: evaluate, in evaluation mode}: there the model starts
# in training mode, in which it multiplies its scores by `factor`, and must be in evaluation mode afterwards (`training` is 0). To leave no trace is worth {points: evaluate, without a trace}. `check` asks
# autograd whether slopes can still go back from the scores that the model gave your function (they can't, which
# counts as 0), and then makes one step of training, which should go as if nobody had evaluated.

# %% tags=["solve"]
from solutions.torch_ref.training_loop import evaluate

# %% tags=["check"]
check("evaluate")

# %% [markdown]
# ## All together
#
# Two classes that no line separates: inside a circle and outside of it. `learn` makes a model, trains it and
# shows the loss and the accuracy on points that it hasn't seen. What changes with one hidden unit? With the
# learning rate 20? Without momentum?

# %%
import torch
from torch.utils.data import DataLoader, TensorDataset


def learn(n_hidden=8, learning_rate=1.0, momentum=0.9, n_epochs=60):
    torch.manual_seed(12)
    X = torch.randn(400, 2)
    y = ((X**2).sum(dim=1, keepdim=True) < 1.4).float()
    learn_from, test_on = TensorDataset(X[:300], y[:300]), TensorDataset(X[300:], y[300:])
    batches = DataLoader(learn_from, batch_size=32, shuffle=True)  # a new order in every epoch
    model = make_model(2, n_hidden, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    loss_fn = nn.BCEWithLogitsLoss()
    for epoch in range(1, n_epochs + 1):
        loss = train_epoch(model, batches, loss_fn, optimizer)
        if epoch % 10 == 0:
            test_loss, accuracy = evaluate(model, DataLoader(test_on, batch_size=64), loss_fn)
            print(f"epoch {epoch}: loss {loss:.4f}, on the others {test_loss:.4f}, accuracy {accuracy:.2f}")


# Once you have written all three, try it: remove the # from the next line.
# learn()
