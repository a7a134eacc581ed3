# %% [markdown]
# # Feedforward, with a softmax head
#
# A network is a few tables of numbers. In this notebook you put an example in at one end and get the answer out at the
# other, for one hidden layer and for any number of layers; then you hand a table over to PyTorch. Every network here
# ends with a sigmoid. In the chapter a softmax takes its place where the question is which of several classes.
#
# - Chapter of the book: *Feedforward, with a softmax head* (slides 18 to 20). About 60 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an earlier
#   function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %% [markdown]
# The sigmoid is given. Your functions may call it.

# %%
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# %% [markdown]
# ## 1. The column of ones
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
# ## 2. A network with one hidden layer
#
# `W1` belongs to the hidden layer and `W2` to the output. In each table a column is a unit: its weights from top to
# bottom and, in the last row, its bias. For m examples with n features, h hidden units and K output units the shapes are
#
#     X (m, n)    W1 (n + 1, h)    W2 (h + 1, K)    result (m, K)
#
# Both layers do the same three things: a 1 at the end of each row, the product with the table, the sigmoid of each
# score. What the hidden layer answers is the input of the output layer.
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
# With one output unit the result is a column, of shape (m, 1). A list of shape (m,) counts too. One output
# unit is worth {points: forward, one output unit}, several are worth {points: forward, several output units}.

# %% tags=["solve"]
from solutions.numpy_ref.feedforward import forward

# %% tags=["check"]
check("forward")

# %% [markdown]
# One of the cases is the chapter's network for XOR, with each number doubled. In these tables each number is twenty
# times that of the chapter, and the answers come close to 0 and 1. Take away the `#`.

# %%
corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
xor_W1 = np.array([[20.0, -20.0], [20.0, -20.0], [-10.0, 30.0]])
xor_W2 = np.array([[20.0], [20.0], [-30.0]])
# print(forward(corners, xor_W1, xor_W2).round(4))

# %% [markdown]
# ## 3. Any number of layers
#
# `matrices` is a list with one table for each layer, from the first to the last. `[W1, W2]` is the network of exercise
# 2. There may be one table, or three, or ten, and the layers may have any sizes that fit: a layer of h units is
# followed by a table with h + 1 rows. Every layer ends with the sigmoid, the last one too.
#
# Leave the list as it is: whoever calls your function wants to use it again. Two layers are worth
# {points: mlp, two layers}, other numbers of layers {points: mlp, one layer, three, five}.

# %% tags=["solve"]
from solutions.numpy_ref.feedforward import mlp

# %% tags=["check"]
check("mlp")

# %% [markdown]
# ## 4. A layer of PyTorch
#
# `nn.Linear(n_inputs, n_units)` is a layer without its activation. It begins with random numbers and keeps them in two
# places: `weight` has one *row* per unit, and `bias` stands apart.

# %%
import torch
from torch import nn

one_layer = nn.Linear(3, 2)
print(one_layer.weight.shape, one_layer.bias.shape)

# %% [markdown]
# Write a function that gets a table `W`, a tensor of shape (n + 1, h) as in exercise 2, and returns a layer that
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
# ## 5. The network in PyTorch
#
# Exercise 2 once more, with tensors: `X`, `W1` and `W2` come as tensors, and the result is one. You may build on
# `to_linear`, or multiply yourself. A new tensor of ones is float32 unless you say otherwise, and `@` doesn't multiply
# float32 with float64.

# %% tags=["solve"]
from solutions.torch_ref.feedforward import forward as forward_torch

# %% tags=["check"]
check("forward_torch")
