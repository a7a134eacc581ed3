# %% [markdown]
# # Perceptrons and logic
#
# A perceptron adds up its weighted inputs and says 0 or 1. In this notebook you write one, in NumPy and in
# PyTorch, choose weights that make it compute AND, OR and NOT, and then connect three of them to compute XOR,
# which one perceptron can't.
#
# - Chapter of the book: *Perceptrons and logic* (slides 6 and 9). About 45 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Only the last
#   one needs another, your function `perceptron`.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks, for most exercises with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. The step
#
# The step turns scores into answers: a score below 0 gives 0, all others give 1. So the scores −0.5, 0 and 2
# give 0, 1 and 1. An array of shape (m,) goes in, and one of the same shape comes out.
#
# NumPy compares all entries of an array at once, and gives an array of answers:

# %%
np.array([-0.5, 0.0, 2.0]) < 1

# %% tags=["solve"]
from solutions.numpy_ref.perceptrons_and_logic import step

# %% tags=["check"]
check("step")

# %% [markdown]
# ## 2. A perceptron
#
# Each row of `X` is an example. Its score is the weighted sum of its features plus the bias, and the step
# makes 0 or 1 of the score. With the weights 2 and 1 and the bias −18, the student (9, 8) has the score 8, so
# the answer is 1. For `X` of shape (m, n) the result has shape (m,): one answer for each row. You may call
# your `step`, or do without it.

# %% tags=["solve"]
from solutions.numpy_ref.perceptrons_and_logic import perceptron

# %% tags=["check"]
check("perceptron")

# %% [markdown]
# ## 3. A perceptron in PyTorch
#
# The same for tensors: `X` of shape (m, n), `weights` of shape (n,), and a `bias` that is a tensor without
# any axis. The result must be a tensor too, of shape (m,). The tensors are mostly float64; one that you make yourself is
# float32 unless you say `dtype=`.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.perceptrons_and_logic import perceptron as perceptron_torch

# %% tags=["check"]
check("perceptron_torch")

# %% [markdown]
# ## 4. AND, OR and NOT
#
# A truth table lists what a unit should say for all inputs. AND says 1 only where both inputs are 1, OR where
# at least one of them is, and NOT turns its only input round.
#
# This time there is nothing to compute: you choose numbers. Each function returns two values, the weights and the
# bias. `weights` has one number per input, so its shape is (2,) for AND and OR, and (1,) for NOT. Many
# choices are right. Remember that a score of exactly 0 counts as 1.
#
# In this cell you can try numbers out. It prints the score of each input; the step does the rest.

# %%
corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
weights, bias = np.array([3.0, -1.0]), 0.5
for corner in corners:
    print(corner, corner @ weights + bias)

# %% tags=["solve"]
from solutions.numpy_ref.perceptrons_and_logic import and_unit

# %% tags=["check"]
check("and_unit")

# %% tags=["solve"]
from solutions.numpy_ref.perceptrons_and_logic import or_unit

# %% tags=["check"]
check("or_unit")

# %% tags=["solve"]
from solutions.numpy_ref.perceptrons_and_logic import not_unit

# %% tags=["check"]
check("not_unit")

# %% [markdown]
# ## 5. XOR from perceptrons
#
# XOR says 1 where exactly one of two inputs is 1: 0, 1, 1, 0 for the four rows of `corners`. No line has the
# two ones on one side and the two zeros on the other, so no single perceptron gives XOR. Three do: two of
# them read `X`, and the third one reads what the two say.
#
# **Use your function `perceptron` for each unit.** An answer that finds XOR in another way gets no points
# here, because the question is how units work together. For `X` of shape (m, 2) the result has shape (m,).
#
# The third unit needs a table with one row per example, as `X` is. `np.column_stack` makes one from two
# arrays:

# %%
np.column_stack([[0, 1, 1, 1], [5, 6, 7, 8]])

# %% tags=["solve"]
from solutions.numpy_ref.perceptrons_and_logic import xor

# %% tags=["check"]
check("xor")
