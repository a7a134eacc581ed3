# %% [markdown]
# # Many classes
#
# One yes or no can't tell a cat from a dog from a bird. In this notebook you write labels of many classes as tables of
# 0 and 1, and turn scores into the probabilities of all classes and into a loss, in NumPy and in PyTorch.
#
# - Chapter of the book: *Many classes* (slide 18). About 60 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. One-hot labels
#
# The classes are numbered from 0: 0 is cat, 1 is dog, 2 is bird. A one-hot label is a row with a 1 in the
# column of its class and 0 elsewhere. The labels 0, 2, 0 of three classes become
#
#     1 0 0
#     0 0 1
#     1 0 0
#
# For `y` of shape (m,) the result has shape (m, n_classes), whether or not every class occurs in `y`.

# %% tags=["solve"]
from solutions.numpy_ref.many_classes import one_hot

# %% tags=["check"]
check("one_hot")

# %% [markdown]
# ## 2. Softmax
#
# Each row of `Z` holds the scores of one example, one for each class. Raise e to the power of every score, then
# divide each power by the sum of its row: the row becomes probabilities. The scores 2, 1, 0 give about 0.6652,
# 0.2447 and 0.0900. The shape stays (m, K).
#
# Scores that are whole numbers are worth {points: softmax, whole numbers}: an array like theirs can't hold a fraction.
# Scores of any size are worth {points: softmax, scores of any size}. This is what happens to large ones:

# %%
with np.errstate(over="ignore"):
    print(np.exp(np.array([700.0, 710.0])))

# %% tags=["solve"]
from solutions.numpy_ref.many_classes import softmax

# %% tags=["check"]
check("softmax")

# %% [markdown]
# ## 3. Cross-entropy for many classes
#
# `Y` holds one-hot labels, `Z` scores, both of shape (m, K). The loss of an example is minus the natural
# logarithm of the probability that the softmax gives to its class; the result is the mean over the examples, one
# number. For the scores 2, 1, 0, the labels cat and bird give about 0.4076 and 2.4076, so the mean is 1.4076.
#
# Scores of any size are again worth {points: class_cross_entropy, scores of any size}. There the probability of a class can be too small to be stored,
# but its logarithm isn't.

# %% tags=["solve"]
from solutions.numpy_ref.many_classes import class_cross_entropy

# %% tags=["check"]
check("class_cross_entropy")

# %% [markdown]
# ## 4. Softmax in PyTorch
#
# The same for a tensor `Z`, mostly of float64, with scores of any size. The result must be a tensor too. You may
# write it yourself, or look for what PyTorch has.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.many_classes import softmax as softmax_torch

# %% tags=["check"]
check("softmax_torch")

# %% [markdown]
# ## 5. Cross-entropy for many classes in PyTorch
#
# The same for tensors `Y` and `Z`, mostly of float64; the result is a tensor with no axes. If you use PyTorch's own
# function, read what it expects: scores or probabilities, and which comes first.

# %% tags=["solve"]
from solutions.torch_ref.many_classes import class_cross_entropy as class_cross_entropy_torch

# %% tags=["check"]
check("class_cross_entropy_torch")
