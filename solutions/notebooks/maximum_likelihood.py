# %% [markdown]
# # Maximum likelihood
#
# Which of two models fits the data better? The one that makes the labels that we have more probable. In this
# notebook you write the probability of each label, their product, and the sum of their logarithms, which still
# compares models where the product is too small for the computer. The last exercise is this sum in PyTorch.
#
# - Chapter of the book: *Maximum likelihood* (slides 12 and 13). About 45 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# There are four points, two blue ones (label 1) and two red ones (label 0), and two models. `y_hat` is
# always the probability of class 1, blue, for each point:

# %%
labels = np.array([1, 1, 0, 0])
first_model = np.array([0.6, 0.2, 0.9, 0.3])
better_model = np.array([0.7, 0.9, 0.2, 0.4])

# %% [markdown]
# ## 1. The probability of each label
#
# The first point is blue, and the first model says blue with the probability 0.6: so the label that it really
# has gets the probability 0.6. The third point is red. The model says blue with 0.9, so it leaves 0.1 for red,
# and the label of this point gets the probability 0.1. For the four points the answer is 0.6, 0.2, 0.1 and 0.7.
#
# `y` and `y_hat` have the shape (m,), and the result has the same shape: one probability for each example, in
# the same order.

# %% tags=["solve"]
from solutions.numpy_ref.maximum_likelihood import label_probabilities

# %%
# Once you have written the function, try it: remove the # from the next lines.
# print(label_probabilities(labels, first_model))
# print(label_probabilities(labels, better_model))

# %% tags=["check"]
check("label_probabilities")

# %% [markdown]
# ## 2. The probability of all labels
#
# The likelihood of a model is the probability that it gives to all labels together. We assume that the examples
# are independent of each other: then the probabilities of the labels are multiplied. The first model has the
# likelihood 0.6 · 0.2 · 0.1 · 0.7 = 0.0084. How much better is the better one?
#
# `y` and `y_hat` have the shape (m,), and one number comes back. Don't round it: it may be very small.

# %% tags=["solve"]
from solutions.numpy_ref.maximum_likelihood import likelihood

# %% tags=["check"]
check("likelihood")

# %% [markdown]
# ## 3. The logarithm of the likelihood
#
# A product of many probabilities soon gets so small that the computer can't store it, and rounds it. Here a model
# says 0.5 to each of m examples:

# %%
for m in (10, 1000, 1074, 1075):
    print(m, "examples:", 0.5**m)

# %% [markdown]
# In the last line the product is 0, and says nothing about the model any more. A logarithm helps, because the
# logarithm of a product is the sum of the logarithms, and a sum of a few thousand numbers is no trouble. The first
# model has the natural logarithms −0.5108, −1.6094, −2.3026 and −0.3567, and their sum, the log-likelihood, is
# −4.7795. (The slide turns the signs to have positive numbers. We leave them: the log-likelihood is 0 or less, and the
# better model has the larger one.)
#
# Write the log-likelihood so that it also works for 2000 examples. `y` and `y_hat` have the shape (m,), and one
# number comes back.
#
# A model may be sure, and wrong. Such labels are worth {points: log_likelihood, improbable labels}. Where a label has the
# probability 0, the answer is minus infinity. If you clip the probabilities at 1e-7 or less, so that this becomes −16
# or less, it counts as well. A model may also be certain, and right, which is worth {points: log_likelihood, certain and right}: the
# logarithm of 1 is 0, and nothing is lost. Take care that the logarithm of 0, which belongs to the other label, doesn't
# enter the sum, not even multiplied by 0.

# %% tags=["solve"]
from solutions.numpy_ref.maximum_likelihood import log_likelihood

# %% tags=["check"]
check("log_likelihood")

# %% [markdown]
# ## 4. The logarithm of the likelihood in PyTorch
#
# The function of exercise 3 for tensors: `y` and `y_hat` are tensors of shape (m,) and of one float type,
# mostly float64, so the labels are 0.0 and 1.0. Return a tensor without any axis.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.maximum_likelihood import log_likelihood as log_likelihood_torch

# %% tags=["check"]
check("log_likelihood_torch")
