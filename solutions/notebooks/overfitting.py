# %% [markdown]
# # Overfitting
#
# A network with many weights can learn its examples by heart. In this notebook you write what reveals it, a split
# into training and validation examples, and two remedies: stopping in time, and a price on large weights.
#
# - Chapter of the book: *Overfitting* (slide 22). About 70 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %% [markdown]
# ## 1. A random split
#
# `X` has shape (m, n), one row for each example, and `y` has their labels. Put `n_validation` of the examples
# into a validation set and all the others into a training set. Four arrays come back, in this order: `X_train`,
# `y_train`, `X_val`, `y_val`.
#
# - Every example is in exactly one of the two sets, and keeps its label.
# - Chance decides which ones are held back, since files are often sorted. (Where the model has to predict the
#   future, we hold back the last ones instead, as the chapter says.) It comes from `rng`, a generator such as
#   `np.random.default_rng(0)` makes: with the same seed the split is the same, with a different one it isn't.
# - In which order the examples stand within a set doesn't matter.
#
# `rng.permutation(5)` gives the numbers 0 to 4 in a random order. Rows are picked by such a list of numbers:

# %%
import numpy as np

some = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]])
print(some[[2, 0]])
print(np.random.default_rng(0).permutation(5))

# %% [markdown]
# The sets are worth {points: split, each example in one of the two sets, with its label}, the chance {points: split, at random, by rng}. The cases name a `seed`: the generator that your function
# gets is made from it.

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import split

# %% tags=["check"]
check("split")

# %% [markdown]
# ## 2. Scaling without a leak
#
# Features are brought to the same scale: subtract the mean of the column, divide by its standard deviation. Nothing
# that we do to the training set may depend on the validation set. So both numbers come from `X_train` alone, and
# `X_val` is scaled with them too.
#
# Take one feature, with 2 and 6 in the training set: the mean is 4 and the deviation 2, so they become −1 and 1.
# An 8 in the validation set becomes (8 − 4) / 2 = 2.
#
# The deviation is NumPy's `std`, the root of the mean of the squared differences. Two arrays come back.

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import standardise

# %% tags=["check"]
check("standardise")

# %% [markdown]
# ## 3. Early stopping
#
# `losses` has the validation loss after each epoch. We train until `patience` epochs in a row have brought no
# loss below the least so far. Then we stop and keep the weights of the best epoch. Return its number, counted
# from 0.
#
# - Where two epochs have the same least loss, the first is kept. To reach the least loss again is no
#   improvement.
# - What comes after the stop was never computed in a real training. It must not count.
# - If the list ends before the patience does, the best epoch of the list is kept.
#
# Take the losses 0.9, 0.5, 0.6, 0.7, 0.3. With patience 2 the epochs 2 and 3 are no better than epoch 1. There
# we stop and keep epoch 1; the 0.3 is never seen. With patience 3 we go on, and keep epoch 4.
#
# Lists that end before the patience does are worth {points: early_stop, the best epoch}, the stop {points: early_stop, the stop}.

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import early_stop

# %% tags=["check"]
check("early_stop")

# %% [markdown]
# ## 4. The weights that are kept
#
# This time the weights were saved: row k of `weights` has them as they were after epoch k. Two losses were
# measured after each epoch, one on the training set and one on the validation set. Which row does early stopping
# keep? The rule is that of exercise 3.
#
# Take the validation losses 0.9, 0.5, 0.6, the training losses 0.8, 0.4, 0.2 and patience 1: epoch 2 is worse
# than epoch 1, so row 1 comes back, of shape (n,).

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import kept_weights

# %% tags=["check"]
check("kept_weights")

# %% [markdown]
# ## 5. The L2 penalty
#
# A network is a list of matrices, one for each layer. The last row of each matrix has the biases. To keep the
# weights small, the penalty λ/2 · (the sum of all squared weights) is added to the loss. The biases are free:
# they don't count.
#
# Take λ = 0.5 and two layers, `W1` with the weights 3 and −1 and `W2` with the weights 2 and 1:

# %%
W1 = np.array([[3.0, -1.0], [7.0, 6.0]])  # the 7 and the 6 are biases
W2 = np.array([[2.0], [1.0], [5.0]])  # the 5 is a bias

# %% [markdown]
# The squares are 9, 1, 4 and 1. The penalty is 0.5/2 · 15 = 3.75. The parameter is called `lam`, since `lambda`
# is a word of Python's own. The number of layers isn't always two.

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import l2_loss

# %% tags=["check"]
check("l2_loss")

# %% [markdown]
# ## 6. Its slopes
#
# In λ/2 · w² the 2 of the square and the ½ cancel: the slope along a weight w is λ·w. Along a bias it is 0.
# Return a list with a matrix for each matrix of `weights`, of the same shape, so that it can be added to the
# gradient of the loss. The cases have two layers.
#
# For the network above and λ = 0.5 the first matrix is [[1.5, −0.5], [0, 0]], the second [[1], [0.5], [0]].
# Leave the matrices of the caller as they are; they may hold whole numbers.

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import l2_gradient

# %% tags=["check"]
check("l2_gradient")

# %% [markdown]
# ## 7. Weight decay in PyTorch
#
# `torch.optim.SGD` adds λ·w to the slopes by itself, if `weight_decay` tells it to. But it does so
# for all parameters that it gets, biases too:

# %%
import torch

model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.ReLU(), torch.nn.Linear(3, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=0.01)
for name, parameter in model.named_parameters():
    print(name, tuple(parameter.shape))

# %% [markdown]
# In place of `model.parameters()` an optimiser also accepts a list of groups. Each is a dictionary with a list of
# parameters and with settings that hold for them alone, such as
#
# `{"params": [...], "weight_decay": 0.5}`
#
# Write the function that returns such a list for a model of linear layers: `weight_decay` for all weights, none
# for the biases. Every parameter must be in one of the groups, or it will never learn. The number of layers
# differs from case to case. The check makes a model, gives your groups to `torch.optim.SGD`, sets slopes, takes
# one step and looks at all parameters afterwards: first all weights in a row, then all biases.

# %% tags=["solve"]
from solutions.torch_ref.overfitting import parameter_groups

# %% tags=["check"]
check("parameter_groups")
