# %% [markdown]
# # From yes/no to probability
#
# The step says yes or no. The sigmoid says how probable the yes is, for scores of any size. In this notebook
# you write the sigmoid, the probability of class 1, a decision by a threshold, and a sigmoid that scores of
# 1000 can't break. The last exercise is the probability in PyTorch.
#
# - Chapter of the book: *From yes/no to probability* (slides 9 and 11). About 45 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. The sigmoid
#
# The sigmoid of a score `z` is 1 divided by the sum of 1 and e to the power of minus `z`. A score of 0 gives
# 0.5, higher scores come near 1, lower ones near 0. The students of the slides have the scores 8, −8 and 2;
# their sigmoids are 0.99966, 0.00034 and 0.88080. An array of shape (m,) goes in, and one of the same shape
# comes out. Scores such as −1000 and 1000 are worth {points: sigmoid, large scores}. An array of whole numbers, which
# can't hold a fraction, is worth {points: sigmoid, whole numbers}.
#
# NumPy takes the exponential of all the entries at once:

# %%
np.exp(np.array([0.0, 1.0, 2.0]))

# %% tags=["solve"]
from solutions.numpy_ref.probability import sigmoid

# %%
# Once you have written the function, try it: remove the # from the next line.
# print(sigmoid(np.array([8.0, -8.0, 2.0, 0.0])).round(5))

# %% tags=["check"]
check("sigmoid")

# %% [markdown]
# Where NumPy meets a very low score, it may warn of an overflow. That costs no points here: the answer is
# then 0, where the true value has more than 300 zeros before its first digit. Exercise 4 is about the warning.
#
# ## 2. The probability of class 1
#
# Each row of `X`, of shape (m, n), is an example. Its score is the weighted sum of its features plus the bias,
# and the sigmoid of the score is the probability of class 1, which the slides draw in blue. With the weights 2
# and 1 and the bias −18, the student (7, 6) has the score 2, and so the probability 0.88080. The result has the
# shape (m,): one probability for each row.

# %% tags=["solve"]
from solutions.numpy_ref.probability import predict_proba

# %%
students = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]])
# Try it: remove the # from the next line. What is the probability of class 0, red, of each student?
# print(predict_proba(students, np.array([2.0, 1.0]), -18.0))

# %% tags=["check"]
check("predict_proba")

# %% [markdown]
# ## 3. A class by a threshold
#
# The threshold says how probable class 1 must be for a yes: where its probability reaches the threshold the
# class is 1, elsewhere it is 0. A probability that equals the threshold reaches it. Whoever wants few wrong
# yeses takes a high threshold, whoever wants to miss nobody a low one.
#
# The student (7, 6) with the probability 0.88080 gets a yes with the threshold 0.5, and a no with the
# threshold 0.9. `X` has the shape (m, n), the classes have the shape (m,), and the threshold is a number
# between 0 and 1.

# %% tags=["solve"]
from solutions.numpy_ref.probability import classify

# %% tags=["check"]
check("classify")

# %% [markdown]
# ## 4. A sigmoid that never overflows
#
# A float64 holds numbers up to about 1.8 times 10 to the power of 308. The exponential of 709 still fits, that
# of 710 doesn't: NumPy warns of an overflow and goes on with infinity.

# %%
print("the largest float64: ", np.finfo(np.float64).max)
print("exponential of 709:  ", np.exp(709.0))
print("exponential of -1000:", np.exp(-1000.0))  # too small to be stored is no trouble: it becomes 0

# %% [markdown]
# The plain formula takes the exponential of minus `z`, and that is a very large number for a score such as
# −1000. Multiply numerator and denominator by e to the power of `z`, and you have another form of the same
# fraction. Which of the two forms is safe for which scores?
#
# Write a sigmoid whose exponential never gets a number above 0. It takes an array of shape (m,) with scores of
# any size and sign, and returns an array of the same shape. A small value is not 0: for a score of −21 it is
# 7.6e-10. The values are worth
# {points: stable_sigmoid, the values}, and it is {points: stable_sigmoid, no overflow} more if nothing overflows: there the check lets NumPy
# stop with an error where it would warn. Whole numbers are again worth {points: stable_sigmoid, whole numbers}.

# %% tags=["solve"]
from solutions.numpy_ref.probability import stable_sigmoid

# %% tags=["check"]
check("stable_sigmoid")

# %% [markdown]
# ## 5. The probability in PyTorch
#
# The function of exercise 2 for tensors: `X` of shape (m, n), `weights` of shape (n,), and a `bias` that is a tensor
# without any axis. Return a tensor of shape (m,). The tensors are mostly float64; one that you make yourself is
# float32 unless you say `dtype=`.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.probability import predict_proba as predict_proba_torch

# %% tags=["check"]
check("predict_proba_torch")
