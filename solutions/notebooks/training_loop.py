# %% [markdown]
# # The PyTorch training loop
#
# You can write the gradient of a network by hand. But PyTorch finds it for you, and it also brings the layers, the
# losses and the step. What remains to be written is the loop. In this notebook you predict what its lines do in other
# orders, make a model, train it for an epoch, measure how good it is, mend a step that somebody else has written, and
# train a network of your own until it tells two spirals apart.
#
# - Chapter of the book: *The PyTorch training loop* (slide 1, whose title promises PyTorch). {minutes},
#   {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. At the end they
#   work together.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases. The first check of a function takes some
#   seconds, because PyTorch loads its optimisers.

# %% tags=["setup"]

# %% [markdown]
# ## 1. Four orders of the lines
#
# Work this one out on paper. A model has a single weight w, and its score is w itself. The loss is (w − 3)². The
# weight is 1 at the start, no slope is stored yet, and the optimiser is plain `SGD` with the rate 0.25. Four programs
# run their lines three times over; `loss_fn(...)` stands for the loss just described.
#
# | A | B | C | D |
# |:--|:--|:--|:--|
# | `score = model()` | `score = model()` | `optimizer.zero_grad()` | `optimizer.step()` |
# | `loss = loss_fn(score)` | `loss = loss_fn(score)` | `score = model()` | `optimizer.zero_grad()` |
# | `loss.backward()` | `loss.backward()` | `loss = loss_fn(score)` | `score = model()` |
# | `optimizer.step()` | `optimizer.step()` | `optimizer.step()` | `loss = loss_fn(score)` |
# | `optimizer.zero_grad()` | | `loss.backward()` | `loss.backward()` |
#
# Where does each leave the weight? A `step` that finds no slope moves nothing.

# %% tags=["hold"]
# four numbers, for A, B, C and D, as (1, 1, 1, 1)
weights_left = ...

# %% tags=["check"]
check("weights_left")

# %%
import torch
from torch import nn

# %% [markdown]
# ## 2. A model
#
# Make a network with one hidden layer:
#
# - a linear layer from `n_features` numbers to `n_hidden`,
# - the sigmoid, for the hidden units,
# - a linear layer from `n_hidden` numbers to `n_outputs`.
#
# Nothing comes after the last layer: the model answers with scores, which may be any numbers. The sigmoid or
# the softmax that turns them into probabilities is in the loss. For m examples the scores have the shape
# (m, n_outputs), even if there is one example, or one output.
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
from torch import nn

layer = nn.Linear(3, 2)
print(layer.weight.shape, layer.bias.shape, layer.weight.dtype)
try:
    layer(torch.zeros(1, 3, dtype=torch.float64))
except RuntimeError as problem:
    print(problem)
print(layer(torch.zeros(1, 3, dtype=torch.float64).float()).shape)
print(layer.training, layer.eval().training, layer.train().training)

# %% [markdown]
# ## 3. An epoch of training
#
# Go through all batches once, in order. `batches` is a `DataLoader`: it gives pairs `(X, y)`. For each pair
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
# the loss {points: train_epoch, the mean loss}, and the mode {points: train_epoch, in training mode}: there `check` brings a model of its own, made so that the mode shows: it starts in evaluation mode, and in training mode it multiplies its scores by a number, the `factor` of the case.

# %% tags=["solve"]
from solutions.torch_ref.training_loop import train_epoch

# %% tags=["check"]
check("train_epoch")

# %% [markdown]
# ## 4. An evaluation
#
# Now measure. The parameters and their slopes stay as they are; only the mode changes. `batches` is a
# `DataLoader`, as before. The model has one score for each example, of shape (m, 1), and `y` is a column of labels 0 and 1, of
# the same shape. Return two numbers:
#
# - the mean loss over all examples, as in exercise 3,
# - the accuracy: the share of examples whose class is right. A score of 0 or more means class 1.
#
# Put the model into evaluation mode with `model.eval()`, and leave it there: an epoch of training begins with
# `model.train()` anyway. Compute in a block `with torch.no_grad():`, so that
# autograd keeps no record of what it will never need; `@torch.no_grad()` above the function and
# `torch.inference_mode()` do the same.
#
# The loss is worth {points: evaluate, the mean loss}, the accuracy {points: evaluate, the accuracy}, and the mode {points: evaluate, in evaluation mode}: there the model starts
# in training mode, in which it multiplies its scores by the `factor` of the case, and must be in evaluation mode afterwards (`training` is 0). To leave no trace is worth {points: evaluate, without a trace}. `check` asks
# autograd whether slopes can still go back from the scores that the model gave your function (they can't, which
# counts as 0), and then makes one step of training, which should go as if nobody had evaluated.

# %% tags=["solve"]
from solutions.torch_ref.training_loop import evaluate

# %% tags=["check"]
check("evaluate")

# %% [markdown]
# ## 5. A batch that comes in parts
#
# Sometimes a batch is too large for the memory. Then it comes in parts, and still the optimiser should take a single
# step, the same as if all rows had come at once. Somebody has left you this program. It has one fault. Run the check,
# find the fault, and mend it. The rest is right.
#
# `parts` is a `DataLoader` too, and gives pairs. `check` passes parts of unequal size, and slopes of an earlier pass are
# still there when your function begins.

# %% tags=["solve"]
from solutions.torch_ref.training_loop import step_in_parts

# %% tags=["check"]
check("step_in_parts")

# %% [markdown]
# ## 6. Two spirals
#
# All together now. The next cell makes 200 points on two spirals that turn around each other; `spiral` says on which
# each lies.

# %% tags=["data"]
points, spiral = "my_network"

# %% [markdown]
# `learn` makes a model with your `make_model`, trains it with your `train_epoch`, and shows its curve: the loss, epoch
# by epoch. Where matplotlib is installed it also draws what the model says to each place of the plane. It returns the
# parameters as lists.

# %%
import torch
from torch.utils.data import DataLoader, TensorDataset


def learn(n_hidden=4, learning_rate=0.1, momentum=0.0, batch_size=32, n_epochs=40, seed=0):
    torch.manual_seed(seed)
    X, y = torch.tensor(points).float(), torch.tensor(spiral).float().reshape(-1, 1)
    batches = DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=True)  # a new order in every epoch
    model = make_model(2, n_hidden, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    loss_fn = nn.BCEWithLogitsLoss()
    curve = [train_epoch(model, batches, loss_fn, optimizer) for _ in range(n_epochs)]
    loss, accuracy = evaluate(model, batches, loss_fn)
    print(f"after {n_epochs} epochs: loss {loss:.3f}, accuracy {accuracy:.3f}")
    draw(model, curve)
    return [parameter.tolist() for parameter in model.parameters()]


def draw(model, curve):
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    _, (left, right) = plt.subplots(1, 2, figsize=(9, 4))
    left.plot(range(1, len(curve) + 1), curve)
    left.set(xlabel="epoch", ylabel="loss", ylim=(0, None))
    grid = torch.linspace(-5, 5, 101)
    with torch.no_grad():
        scores = model(torch.cartesian_prod(grid, grid)).reshape(101, 101).T
    right.contourf(grid, grid, scores, levels=[-1e9, 0, 1e9], colors=["#f3c7c3", "#c3d5f3"])
    right.plot(*points[spiral == 1].T, "o", color="#1d5fbf", markersize=4)
    right.plot(*points[spiral == 0].T, "s", color="#b3261e", markersize=4)
    right.set(aspect="equal")
    plt.show()


# Once you have written all three functions, try it: remove the # from the next line.
# learn()

# %% [markdown]
# As it stands, `learn` gives a network that gets little more than half of the points right. Find settings with which it
# gets at least 96% of them, with at most 16 hidden units. The grader tries your network on 1,000 other points of the
# same spirals, of which it should get 90% right.
#
# Look at the curve before you change anything. Does the loss stand still, does it jump about, or is it still falling
# when the last epoch comes? Not every start ends well: `seed` gives another one.

# %% tags=["hold"]
# what learn returns: the weights and biases of the hidden units, then those of the output
# as ([[1, 0], [0, 1]], [0, 0], [[1, 1]], [-1]) for two hidden units
my_network = ...

# %% tags=["check"]
check("my_network")
