# %% [markdown]
# # Cross-entropy
#
# A model says how probable each label is. In this notebook you measure with one number how wrong it is: first from
# its probabilities, then from its scores, however large they are, and finally from its weights and its bias. The
# last exercise is the number from scores in PyTorch.
#
# - Chapter of the book: *Cross-entropy* (slides 13 to 16). About 60 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. Cross-entropy from probabilities
#
# `y` holds labels, 0 or 1, and `y_hat` the probability of class 1 for each example, both of shape (m,). The loss of
# an example is minus the natural logarithm of the probability of its label: of `y_hat` where the label is 1, of
# `1 - y_hat` where it is 0. The result is the mean over the examples, one number.
#
# The first of two models gives its four labels the probabilities 0.6, 0.2, 0.1 and 0.7. The mean of the four
# losses is about 1.1949. That of the better model is about 0.2990.
#
# Predictions that are certain and right are worth {points: cross_entropy, certain and right}. This is why they need care:

# %%
with np.errstate(all="ignore"):  # no warnings
    print("logarithm of 0:     ", np.log(0.0))
    print("0 times that number:", 0 * np.log(0.0))

# %% [markdown]
# Predictions that are sure and wrong are worth {points: cross_entropy, sure and wrong}. A probability of 0.0001 for the
# label costs 9.21, and a probability of 0 costs infinity. If you clip the probabilities at 1e-7 or less, so that it
# costs 16 or more, it counts as well.

# %% tags=["solve"]
from solutions.numpy_ref.cross_entropy import cross_entropy

# %%
# Four labels and two models of them. Once you have written the function, remove the # from the last lines.
labels = np.array([1, 1, 0, 0])
first_model = np.array([0.6, 0.2, 0.9, 0.3])
better_model = np.array([0.7, 0.9, 0.2, 0.4])
# print(cross_entropy(labels, first_model))
# print(cross_entropy(labels, better_model))

# %% tags=["check"]
check("cross_entropy")

# %% [markdown]
# ## 2. Cross-entropy from scores
#
# Now the model gives scores `z`, any numbers, of shape (m,). Its probability of class 1 is the sigmoid of the score.
# The score 2 with the label 0 costs about 2.1269; with the label 1 it costs about 0.1269.
#
# Large scores are worth {points: cross_entropy_from_scores, large scores}. There the computer rounds the sigmoid to exactly 0 or 1, but the loss
# isn't infinite: a score of 1000 on the wrong side costs 1000. The chapter rearranges the formula until no power
# and no logarithm can go wrong. Scores that are whole numbers are worth {points: cross_entropy_from_scores, whole numbers}.


# %%
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


print("sigmoid of 40:", sigmoid(40.0))
print("what is left for the label 0:", 1 - sigmoid(40.0))

# %% tags=["solve"]
from solutions.numpy_ref.cross_entropy import cross_entropy_from_scores

# %% tags=["check"]
check("cross_entropy_from_scores")

# %% [markdown]
# ## 3. The error of a model
#
# The model is a linear unit: the score of a row of `X` is its weighted sum plus the bias, and its probability the
# sigmoid of the score. Return the cross-entropy of the model on all rows, $E(w, b)$ in the chapter. `X` has the
# shape (m, n), `y` (m,) and `weights` (n,); `bias` is a number. You may call your function from above. Large scores
# are worth {points: model_error, large scores}: they cost what the formula says, here too.

# %% tags=["solve"]
from solutions.numpy_ref.cross_entropy import model_error

# %% tags=["check"]
check("model_error")

# %% [markdown]
# With your function you can see how the error on three students changes as the bias moves. The third student
# is rejected here. Which bias would you take?

# %%
students, accepted = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]]), np.array([1, 0, 0])


def show_errors():
    for bias in range(-26, -9, 2):
        print("bias", bias, "error", round(float(model_error(students, accepted, np.array([2.0, 1.0]), bias)), 4))


# Once you have written model_error, try it: remove the # from the next line.
# show_errors()

# %% [markdown]
# ## 4. Cross-entropy from scores in PyTorch
#
# The same as in exercise 2 for tensors `y` and `z` of the same type, mostly float64; the result is a tensor without
# any axis. You may write it yourself, or look for what PyTorch has. If you do, read what it expects: probabilities or
# scores (PyTorch calls them logits), and which comes first.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.cross_entropy import cross_entropy_from_scores as cross_entropy_from_scores_torch

# %% tags=["check"]
check("cross_entropy_from_scores_torch")
