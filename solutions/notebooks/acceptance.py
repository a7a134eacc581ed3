# %% [markdown]
# # Acceptance at a university
#
# A university gives every student a score from a test and a grade, and accepts the student when the score is
# 0 or more. In this notebook you write the score, the prediction and the boundary between yes and no, first in
# NumPy and then in PyTorch.
#
# - Chapter of the book: *Acceptance at a university* (slides 2 to 5). About 45 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. The score
#
# Three students: test 9 and grades 8, test 3 and grades 4, test 7 and grades 6. Each row of `X` is a student, each
# column a feature. The slides use the weights 2 and 1 and the bias −18, so the first student has the score
# 2·9 + 1·8 − 18. Your function must work for any number of students and any number of features.

# %% tags=["solve"]
from solutions.numpy_ref.acceptance import score

# %%
students = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]])
# Try it: remove the # from the next line.
# score(students, np.array([2.0, 1.0]), -18.0)

# %% tags=["check"]
check("score")

# %% [markdown]
# ## 2. The prediction
#
# 1 means *accept*, 0 means *reject*. A score of exactly 0 is accepted.

# %% tags=["solve"]
from solutions.numpy_ref.acceptance import predict

# %% tags=["check"]
check("predict")

# %% [markdown]
# ## 3. The boundary line
#
# With two features, the students with score 0 lie on a line: `w1*x1 + w2*x2 + b = 0`. Solve this for `x2`. When
# `w2` is 0 the line is vertical (or, if `w1` is 0 as well, there is none), and no `x2` answers the question: raise a
# `ValueError` that says so, as in `raise ValueError("the line is vertical")`.

# %% tags=["solve"]
from solutions.numpy_ref.acceptance import boundary_x2

# %% tags=["check"]
check("boundary_x2")

# %% [markdown]
# ## 4. The score in PyTorch
#
# The same score for tensors, PyTorch's arrays: `@` and `+` work on them as they do in NumPy. The result must be a tensor too.
# The tensors here and in later notebooks are mostly float64, as NumPy's fractions are. One that you make yourself is
# float32 unless you say `dtype=`, and the two don't always mix.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.acceptance import score as score_torch

# %% tags=["check"]
check("score_torch")
