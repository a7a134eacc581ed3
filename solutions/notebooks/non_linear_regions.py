# %% [markdown]
# # Non-linear regions
#
# One line can't cut out a corner, but two lines can, if a third unit reads what they say. In this notebook you join
# three perceptrons, look at the region that they make, and try other third units.
#
# - Chapter of the book: *Non-linear regions* (slide 18). About 20 minutes, {points}.
# - Write your code where it says so.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it recognises
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
# ## A region from two lines
#
# Two perceptrons look at the point; a third one looks at their two answers, and not at the point. `first`,
# `second` and `unit` are pairs of weights and bias, such as
#
#     first = (np.array([1.0, 1.0]), -0.5)
#
# `unit` has one weight for the answer of the first perceptron and one for that of the second. With the weights
# 1 and 1 and the bias −1.5 it says 1 where both say 1. For `X` of shape (m, n) the result has shape (m,).

# %% tags=["solve"]
from solutions.numpy_ref.non_linear_regions import region

# %% tags=["check"]
check("region")

# %% [markdown]
# Look at the region of two lines. If matplotlib is installed, the cell draws it; otherwise it prints the answers at
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
