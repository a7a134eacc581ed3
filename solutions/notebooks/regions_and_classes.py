# %% [markdown]
# # Non-linear regions and many classes
#
# One line can't cut out a corner, and one yes or no can't tell a cat from a dog from a bird. In this notebook you
# join two lines with a third unit, write labels of many classes as tables of 0 and 1, and turn scores into the
# probabilities of all classes, in NumPy and in PyTorch.
#
# - Chapter of the book: *Non-linear regions and many classes* (slide 18). About 75 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order.
# - Run the cell with `check(...)` as often as you like. It shows the first case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %% [markdown]
# A perceptron is given. `X` has one point per row, and the answer is 0 or 1 for each;
# a score of exactly 0 gives 1.

# %%
import numpy as np


def perceptron(X, weights, bias):
    return np.where(X @ weights + bias >= 0, 1, 0)


# %% [markdown]
# ## 1. A region from two lines
#
# Two perceptrons look at the point; a third one looks at their two answers, and not at the point. `first`,
# `second` and `unit` are pairs of weights and bias, such as
#
#     first = (np.array([1.0, 1.0]), -0.5)
#
# `unit` has one weight for the answer of the first perceptron and one for that of the second. With the weights
# 1 and 1 and the bias −1.5 it says 1 where both say 1. For `X` of shape (m, n) the result has shape (m,).

# %% tags=["solve"]
from solutions.numpy_ref.regions_and_classes import region

# %% tags=["check"]
check("region")

# %% [markdown]
# Look at the region of two lines. Where matplotlib is installed the cell draws it, otherwise it prints the answers at
# some points. What happens with another third unit, or with another line?

# %%
first, second = (np.array([1.0, 1.0]), -0.5), (np.array([-1.0, -1.0]), 1.5)


def show_region(unit=(np.array([1.0, 1.0]), -1.5)):
    x1, x2 = np.meshgrid(np.linspace(-3, 3, 200), np.linspace(-3, 3, 200))
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        for point in [[-1.0, -1.0], [0.5, 0.5], [2.0, 2.0]]:
            print("point", point, "answer", region(np.array([point]), first, second, unit))
        return
    answers = np.reshape(region(np.column_stack([x1.ravel(), x2.ravel()]), first, second, unit), x1.shape)
    plt.figure()
    plt.contourf(x1, x2, answers, levels=[-0.5, 0.5, 1.5], colors=["#f3d0cc", "#cfe0f5"])
    plt.xlabel("$x_1$")
    plt.ylabel("$x_2$")
    plt.show()


# Once you have written region, try it: remove the # from the next line.
# show_region()

# %% [markdown]
# ## 2. One-hot labels
#
# The classes have numbers, from 0 on: 0 is cat, 1 is dog, 2 is bird. A one-hot label is a row with a 1 in the
# column of its class and 0 elsewhere. The labels 0, 2, 0 of three classes become
#
#     1 0 0
#     0 0 1
#     1 0 0
#
# For `y` of shape (m,) the result has shape (m, n_classes), whether or not every class occurs in `y`.

# %% tags=["solve"]
from solutions.numpy_ref.regions_and_classes import one_hot

# %% tags=["check"]
check("one_hot")

# %% [markdown]
# ## 3. Softmax
#
# Each row of `Z` holds the scores of one example, one for each class. Raise e to the power of every score, then
# divide each power by the sum of its row: the row becomes probabilities. The scores 2, 1, 0 give about 0.6652,
# 0.2447 and 0.0900. The shape stays (m, K).
#
# Scores of any size are worth {points: softmax, scores of any size}. This is what happens to large ones:

# %%
with np.errstate(over="ignore"):
    print(np.exp(np.array([700.0, 710.0])))

# %% tags=["solve"]
from solutions.numpy_ref.regions_and_classes import softmax

# %% tags=["check"]
check("softmax")

# %% [markdown]
# ## 4. Cross-entropy for many classes
#
# `Y` holds one-hot labels, `Z` scores, both of shape (m, K). The loss of an example is minus the natural
# logarithm of the probability that the softmax gives to its class; the result is the mean over the examples, one
# number. For the scores 2, 1, 0, the labels cat and bird give about 0.4076 and 2.4076, so the mean is 1.4076.
#
# Scores of any size are again worth {points: class_cross_entropy, scores of any size}. There the probability of a class can be too small to be stored,
# but its logarithm isn't.

# %% tags=["solve"]
from solutions.numpy_ref.regions_and_classes import class_cross_entropy

# %% tags=["check"]
check("class_cross_entropy")

# %% [markdown]
# ## 5. Softmax in PyTorch
#
# The same for a tensor `Z`, of any size of scores. The result must be a tensor too. You may write it yourself, or
# look for what PyTorch has.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.regions_and_classes import softmax as softmax_torch

# %% tags=["check"]
check("softmax_torch")

# %% [markdown]
# ## 6. Cross-entropy for many classes in PyTorch
#
# The same for tensors `Y` and `Z`; the result is a tensor without any axis. If you take PyTorch's own function,
# read what it expects: scores or probabilities, and which comes first.

# %% tags=["solve"]
from solutions.torch_ref.regions_and_classes import class_cross_entropy as class_cross_entropy_torch

# %% tags=["check"]
check("class_cross_entropy_torch")
