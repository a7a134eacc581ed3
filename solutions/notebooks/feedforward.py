# %% [markdown]
# # Feedforward, with a softmax head
#
# A network is a few tables of numbers. In this notebook you predict shapes and count numbers, then put an example in at
# one end and get the answer out at the other, for one hidden layer and for any number of layers. Where the question is
# which of several classes, a softmax comes last: you find a table of scores on which careless programs give themselves
# away, and another on which a bad mistake can't be seen. At the end you hand a table over to PyTorch.
#
# - Chapter of the book: *Feedforward, with a softmax head* (slides 18 to 20). {minutes}, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an earlier
#   function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %% [markdown]
# ## 1. Six lines, six shapes
#
# Four examples with three features are in `X`, of shape (4, 3). `W1` has the shape (4, 2), `W2` has the shape (3, 5),
# and `y`, a label for each example, the shape (4,). `add_bias` puts a 1 at the end of each row, and `y_hat` is what a
# network with one output unit answers, of shape (4, 1). Which shape does each line give, or does it stop with an error?
# Decide before you run anything.
#
#     X @ W1
#     add_bias(X) @ W1
#     X.T @ W1
#     add_bias(X) @ W1 @ W2
#     add_bias(add_bias(X) @ W1) @ W2
#     y_hat - y

# %% tags=["hold"]
# six entries in this order: a shape, as (2, 3), or "error"
shapes_on_the_way = ...

# %% tags=["check"]
check("shapes_on_the_way")

# %% [markdown]
# ## 2. How many numbers?
#
# A network has 9 features, hidden layers of 6 and of 4 units, and 3 outputs. How many numbers do its matrices hold
# altogether, the biases among them? How many more would there be if the first hidden layer had one more unit? And how
# many more if the batch had 20 examples in place of 10?

# %% tags=["hold"]
# three whole numbers, as (1, 2, 3)
numbers_of_a_network = ...

# %% tags=["check"]
check("numbers_of_a_network")

# %% [markdown]
# The sigmoid and the softmax are given. Your functions may call them.

# %%
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


# %% [markdown]
# You have written both yourself, in earlier notebooks, and from here on you may go on with what is yours. The next cell
# looks for those notebooks beside this one, or in a folder of their name next to this one's, and takes each function
# that passes its check there. For the others the course's stand in, and the cell tells you why. If your notebook is
# elsewhere, or has another name, say so, with one call for each notebook: `use_mine("softmax",
# notebook="many-classes.ipynb")`. The grader reads no other file and always takes the course's, so your points don't
# depend on this cell.

# %%
use_mine("sigmoid", "softmax")

# %% [markdown]
# ## 3. The column of ones
#
# A bias is a weight for an input that is always 1. So that it can stand in the same table as the weights, every
# example gets a 1 at its end. From the two examples (1, 2) and (3, 4)
#
#     1 2            1 2 1
#     3 4   becomes  3 4 1
#
# For `X` of shape (m, n) the result has shape (m, n + 1). `X` itself stays as it is.

# %% tags=["solve"]
from solutions.numpy_ref.feedforward import add_bias

# %% tags=["check"]
check("add_bias")

# %% [markdown]
# ## 4. A network with one hidden layer
#
# `W1` belongs to the hidden layer and `W2` to the output. In each table a column is a unit: its weights from top to
# bottom and, in the last row, its bias. For m examples with n features, h hidden units and K output units the shapes
# are
#
#     X (m, n)    W1 (n + 1, h)    W2 (h + 1, K)    result (m, K)
#
# Both layers do the same three things, which the chapter has as a formula. What the hidden layer answers is the input
# of the output layer.
#
# Follow one example by hand, x = (1, 2), through the network of the chapter:
#
#     W1 =  0.5  -0.5        W2 =  1
#           0.25  0.75            -1
#           0    -0.25             0.5
#
# The two hidden scores are 1·0.5 + 2·0.25 + 1·0 = 1 and 1·(−0.5) + 2·0.75 + 1·(−0.25) = 0.75. Their sigmoids are
# about 0.7311 and 0.6792. The output's score is 0.7311·1 + 0.6792·(−1) + 1·0.5 = 0.5519, and the answer is
# σ(0.5519) = 0.6346.
#
# With one output unit the result is a column, of shape (m, 1). An array of shape (m,) counts too. One output
# unit is worth {points: forward, one output unit}, several are worth {points: forward, several output units}.

# %% tags=["solve"]
from solutions.numpy_ref.feedforward import forward

# %% tags=["check"]
check("forward")

# %% [markdown]
# One case of the check is the chapter's network for XOR with each number doubled; its answers are far from 0 and 1. The
# tables below are not that case: here each number is twenty times that of the chapter, and the answers come close to 0
# and 1. Take away the `#`.

# %%
corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
xor_W1 = np.array([[20.0, -20.0], [20.0, -20.0], [-10.0, 30.0]])
xor_W2 = np.array([[20.0], [20.0], [-30.0]])
# print(forward(corners, xor_W1, xor_W2).round(4))

# %% [markdown]
# ## 5. Any number of layers
#
# `matrices` is a list with one table for each layer, from the first to the last. `[W1, W2]` is the network of exercise
# 4. There may be one table, or three, or ten, and the layers may have any sizes that fit: a layer of h units is
# followed by a table with h + 1 rows. Every layer ends with the sigmoid, the last one too.
#
# Leave the list as it is: whoever calls your function wants to use it again. Two layers are worth
# {points: mlp, two layers}, other numbers of layers {points: mlp, one layer, three, five}.

# %% tags=["solve"]
from solutions.numpy_ref.feedforward import mlp

# %% tags=["check"]
check("mlp")

# %% [markdown]
# ## 6. One table, four careless heads
#
# Where the question is which of several classes, the last layer stops at its scores, and the softmax of the notebook on
# many classes turns each row into probabilities. Four other programs should do the same. Each is careless in its own
# way:
#
# - one takes the powers of the scores as they are;
# - one first subtracts the greatest score of the whole table, not that of each row;
# - one first subtracts the least score of each row, not the greatest;
# - one first cuts every score off: what is above 500 becomes 500.
#
# On most tables all four are right. Invent one table, with at most 3 rows and 3 columns of scores from −40 to 720. The
# more of the four give a wrong answer on it, the more points you get; there are tables that catch all of them.

# %% tags=["hold"]
# a table, as [[2, 1, 0], [0, 3, 0]]
telling_scores = ...

# %% tags=["check"]
check("telling_scores")

# %% [markdown]
# ## 7. A table that can't tell rows from columns
#
# A softmax that goes down the columns is a bad mistake: the answer for one example depends on all others. And yet a
# test may not see it. Find a table of three rows and three columns, with scores from −20 to 20, on which a softmax down
# the columns gives just what the right one gives. If all scores are equal that is no wonder; yours should have nine
# different scores, which still differ when they are rounded to three decimals.
#
# What has to be the same, so that it makes no difference by which sum a power is divided? Work it out on paper. The
# scores may be computed, with `np.log` for instance; leave them all their digits, for rounded to three the two answers
# differ a little. `show_both` draws the two answers beside each other.


# %%
def show_both(table):
    """Draw softmax along the rows of a table, and down its columns."""
    Z = np.array(table, dtype=float)
    both = {"along the rows": softmax(Z), "down the columns": softmax(Z.T).T}
    print("greatest difference:", np.abs(np.subtract(*both.values())).max())
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    fig, axes = plt.subplots(1, 2)
    for ax, (title, probabilities) in zip(axes, both.items()):
        ax.imshow(probabilities, cmap="Blues", vmin=0, vmax=1)
        for (row, column), probability in np.ndenumerate(probabilities):
            color = "white" if probability > 0.5 else "black"
            ax.text(column, row, f"{probability:.3f}", ha="center", va="center", color=color)
        ax.set(title=title, xlabel="class", ylabel="example", xticks=range(Z.shape[1]), yticks=range(len(Z)))
    plt.show()


show_both([[2, 1, 0], [0, 3, 0], [1, 1, 1]])

# %% tags=["hold"]
# a table of nine scores, as [[2, 1, 0], [0, 3, 0], [1, 1, 1]]
blind_table = ...

# %% tags=["check"]
check("blind_table")

# %% [markdown]
# ## 8. A layer of PyTorch
#
# `nn.Linear(n_inputs, n_units)` is a layer without its activation. It begins with random numbers and keeps them in two
# places: `weight` has one *row* per unit, and `bias` stands apart.

# %%
import torch
from torch import nn

one_layer = nn.Linear(3, 2)
print(one_layer.weight.shape, one_layer.bias.shape)

# %% [markdown]
# Write a function that gets a table `W`, a tensor of shape (n + 1, h) as in exercise 4, and returns a layer that
# computes the same: for examples `X` it gives `[X, 1]` times `W`, without a sigmoid. The layer must keep the type of
# number that `W` has; the tables here are mostly float64, and a new layer is float32 unless you say `dtype=`.
#
# Autograd watches the numbers of a layer, and doesn't let anybody write over them, unless it is told to look away:

# %%
import torch

with torch.no_grad():
    one_layer.bias.copy_(torch.tensor([1.0, 2.0]))
print(one_layer.bias)

# %% [markdown]
# What the layer stores is worth {points: to_linear, what the layer stores}, what it computes {points: to_linear, what the layer computes}.

# %% tags=["solve"]
from solutions.torch_ref.feedforward import to_linear

# %% tags=["check"]
check("to_linear")

# %% [markdown]
# ## 9. The network in PyTorch
#
# Exercise 4 once more, with tensors: `X`, `W1` and `W2` come as tensors, and the result is one. You may build on
# `to_linear`, or multiply yourself. A new tensor of ones is float32 unless you say otherwise, and `@` doesn't multiply
# float32 with float64.

# %% tags=["solve"]
from solutions.torch_ref.feedforward import forward as forward_torch

# %% tags=["check"]
check("forward_torch")
