# %% [markdown]
# # Dropout
#
# A large network can learn its training examples by heart. Dropout makes that harder: while it is trained, some
# hidden units are set to 0 at random, different ones for each example, so that no unit can rely on another. Here
# you write dropout for a layer, its backward pass, and a model in PyTorch that uses it.
#
# - Chapter of the book: *Dropout* (slide 22). About 60 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %% [markdown]
# The random numbers come from a generator, `rng`. Two generators that are made from the same number give the
# same random numbers, and a generator moves on with every call:

# %%
import numpy as np

rng = np.random.default_rng(15)
print(rng.random(4))
print(rng.random(4))
print(np.random.default_rng(15).random(4))

# %% [markdown]
# ## 1. Dropout
#
# `x` is what a layer has computed, an array of any shape, and `p` is the chance that an entry falls.
# The function returns two arrays of the shape of `x`: `out` and `mask`.
#
# - In training (`training` is True) every entry is decided on its own: it falls with chance p. Then `mask` is
#   False (or 0) and `out` is 0. Or it stays: then `mask` is True (or 1), and `out` is the entry of `x` divided
#   by 1 − p.
# - In evaluation (`training` is False) nothing falls, and `out` is `x`. It doesn't matter then what `mask` is.
#
# Take x = (1, 2, 3, 4) and p = 0.25, and let the second entry fall: the mask is (1, 0, 1, 1), and `out` is
# (1/0.75, 0, 3/0.75, 4/0.75) = (1.333, 0, 4, 5.333). With other random numbers other entries fall.
#
# Take the random numbers from `rng` and from nowhere else. For p = 1 everything falls, and `out` is 0; watch
# out for 0/0. Leave the `x` of the caller as it is.
#
# Which entries fall is left to your function and its `rng`. So the checks call it several times, with an `rng`
# made from `seed`, and look at how many fall, whether each is decided on its own, and how large the others are.
# Evaluation is worth {points: dropout, in evaluation nothing falls}, what falls {points: dropout, in training: what falls}, the size of what stays {points: dropout, in training: how large the others become}, and letting everything fall {points: dropout, p = 1: everything falls}.

# %% tags=["solve"]
from solutions.numpy_ref.dropout import dropout

# %% tags=["check"]
check("dropout")

# %% [markdown]
# On average the output stays what it was: what falls and what is made larger make up for each other. The cell
# averages ten thousand calls. What changes when you leave the division out?

# %%
x = np.array([1.0, 2.0, 3.0, 4.0])


def show_mean(p=0.25, calls=10_000):
    rng = np.random.default_rng(14)
    print(np.mean([dropout(x, p, rng, training=True)[0] for _ in range(calls)], axis=0))


# Once you have written dropout, try it: remove the # from the next line.
# show_mean()

# %% [markdown]
# ## 2. The way back
#
# In training the slopes go back through the layer. `dout` says how fast the loss grows with each entry of
# `out`, and we want to know how fast it grows with each entry of `x`. `mask` is the mask of the forward pass,
# an array of True and False.
#
# What fell has no influence on the loss, so its slope is 0. What stayed was multiplied by 1/(1 − p), so its
# slope is the one of `out` times 1/(1 − p). With the mask from above, p = 0.25 and dout = (3, 6, −3, 1.5) the
# slopes are (4, 0, −4, 2).
#
# For p = 1 everything fell, and all slopes are 0. The slopes are worth {points: dropout_backward, the slopes},
# and p = 1 {points: dropout_backward, p = 1, and what is below}.

# %% tags=["solve"]
from solutions.numpy_ref.dropout import dropout_backward

# %% tags=["check"]
check("dropout_backward")

# %% [markdown]
# ## 3. A model with dropout
#
# In PyTorch dropout is a layer, `nn.Dropout(p)`. Its p is the chance of falling, too. It has no parameters, but
# it has to know whether the model is being trained: `model.train()` switches dropout on in all layers that the
# model knows of, `model.eval()` switches it off.

# %%
import torch
from torch import nn

layer = nn.Dropout(0.25)
numbers = torch.tensor([1.0, 2.0, 3.0, 4.0])
print(layer.train()(numbers))
print(layer.eval()(numbers))

# %% [markdown]
# Make a model of these layers and return it: a linear layer from `n_features` numbers to `n_hidden` hidden
# units, a ReLU, dropout with `p` on the hidden units, and a linear layer from the hidden units to one score.
# `nn.Sequential` will do, and so will a class of your own. No sigmoid at the end.
#
# The checks put their own numbers into the weights and biases, so that a score tells which hidden units have
# fallen. The scores in evaluation are worth {points: make_dropout_model, in evaluation}, what falls in training
# {points: make_dropout_model, in training}.

# %% tags=["solve"]
from solutions.torch_ref.dropout import make_dropout_model

# %% tags=["check"]
check("make_dropout_model")

# %% [markdown]
# Look at one example in both modes. In which of them do the scores differ from call to call?


# %%
def show_modes():
    torch.manual_seed(14)
    model = make_dropout_model(n_features=2, n_hidden=50, p=0.5)
    example = torch.tensor([[1.0, -0.5]])
    for mode in (model.train, model.eval):
        mode()
        with torch.no_grad():
            print(mode.__name__, [round(model(example).item(), 3) for _ in range(5)])


# Once you have written make_dropout_model, try it: remove the # from the next line.
# show_modes()
