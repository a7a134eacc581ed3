# %% [markdown]
# # Start here
#
# This is how the notebooks of the course work: a short text, a question, and a check that says at once whether your
# answer is right. Here you write a function, predict six shapes, and find two.
#
# - Chapter of the book: *Start here*. {minutes}, {points}.
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
# ## 1. How far from the average?
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

# %% [markdown]
# ## 2. Six shapes
#
# Five arrays, of which only the shapes matter:
#
# | array | shape |
# |---|---|
# | `X` | (5, 3) |
# | `W` | (3, 2) |
# | `v` | (3,) |
# | `u` | (5,) |
# | `c` | (5, 1) |
#
# What shapes do these have?
#
# 1. `X @ W`
# 2. `X - u`
# 3. `X - c`
# 4. `u - c`
# 5. `u @ X`
# 6. `c @ v`
#
# Decide on paper before you try anything. Write each shape as NumPy does, `(3,)` with its comma, and `"error"` where
# there is none because the arrays don't fit.

# %% tags=["hold"]
# six shapes, as [(5, 3), "error", (5,), (5,), "error", (1, 3)]
six_shapes = ...

# %% tags=["check"]
check("six_shapes")

# %% [markdown]
# ## 3. Two shapes of your own
#
# You have four wishes for the shapes of two tables `A` and `B`:
#
# - `A` holds at most 12 numbers;
# - `B` holds at most 12 numbers;
# - their sum, the table `A + B`, holds 24 numbers;
# - `A @ B` is an error.
#
# Find two shapes that grant them all.

# %% tags=["hold"]
# two shapes of tables, as ((4, 6), (4, 6))
two_shapes = ...

# %% tags=["check"]
check("two_shapes")

# %%
# Break it on purpose: remove the # from the next line, run the cell, and read the last line of the error.
# np.ones(two_shapes[0]) @ np.ones(two_shapes[1])
