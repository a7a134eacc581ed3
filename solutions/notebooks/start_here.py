# %% [markdown]
# # Start here
#
# This is how the notebooks of the course work: a short text, a function that you write, and a check that says
# at once whether it is right. The points of this one are for trying it out.
#
# - Chapter of the book: *Start here*. About 15 minutes, {points}.
# - Write your code where it says so. Run a cell with Shift and Enter.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## A table and its shape
#
# We keep examples in the rows of a table and features in its columns. Here are three students; the first
# column is the test, the second one the grades. `shape` says how many rows there are, and how many columns.

# %%
students = np.array([[9.0, 8.0], [3.0, 4.0], [6.0, 6.0]])
students.shape

# %% [markdown]
# `axis` says which axis an operation removes. With `axis=0` the rows go, and one number for each
# column is left; with `axis=1` the columns go. Change the axis and look at the shape.

# %%
students.max(axis=0)

# %% [markdown]
# ## How far from the average?
#
# The test has the mean (9 + 3 + 6) / 3 = 6, so the first student, who has 9, is 3 above it. Write the
# function that subtracts from every column its own mean. A table of shape (m, n) goes in, and one of the same
# shape comes out. Your function must work for any number of students and any number of grades.
#
# The grades may be whole numbers, and an array of whole numbers can't hold a fraction. A table of them is worth
# {points: center_columns, whole numbers}.

# %% tags=["solve"]
from solutions.numpy_ref.start_here import center_columns

# %%
# Once you have written the function, try it: remove the # from the next line. Every column should add up to 0.
# center_columns(students)

# %% tags=["check"]
check("center_columns")
