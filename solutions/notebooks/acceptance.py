# %% [markdown]
# # Acceptance at a university
#
# A university gives every student a score from a test and a grade, and accepts the student when the score is
# 0 or more. In this notebook you say what becomes of a rule when its numbers change, write the score, the prediction
# and the boundary between yes and no, and draw a line of your own. Then you mend a program and find a table on which
# five wrong programs give the right answer. The last exercise is the score in PyTorch.
#
# - Chapter of the book: *Acceptance at a university* (slides 2 to 5). {minutes}, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. Six other rules
#
# A rule has the weights (1, 3) and the bias −24. Here are six others:
#
# | rule | weights | bias |
# |---|---|---|
# | first | (2, 6) | −24 |
# | second | (3, 9) | −72 |
# | third | (3, 1) | −24 |
# | fourth | (−2, −6) | 48 |
# | fifth | (0.5, 1.5) | −24 |
# | sixth | (2, 3) | −48 |
#
# What becomes of the boundary when a university takes one of them in place of the old one? Draw the old line on paper,
# and then give a number for each rule:
#
# - 1: nothing: every student gets the same answer as before;
# - 2: the line stays, but its two sides change places;
# - 3: the line keeps its direction and shifts, and more students are accepted;
# - 4: the line keeps its direction and shifts, and fewer students are accepted;
# - 5: the line turns.

# %% tags=["hold"]
# six numbers from 1 to 5, for the first rule to the sixth, as (1, 1, 1, 1, 1, 1)
what_changes = ...

# %% tags=["check"]
check("what_changes")

# %% [markdown]
# ## 2. The score
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
# ## 3. The prediction
#
# 1 means *accept*, 0 means *reject*. A score of exactly 0 is accepted.

# %% tags=["solve"]
from solutions.numpy_ref.acceptance import predict

# %% tags=["check"]
check("predict")

# %% [markdown]
# ## 4. The boundary line
#
# With two features, the students with score 0 lie on a line: `w1*x1 + w2*x2 + b = 0`. Solve this for `x2`. When
# `w2` is 0 the line is vertical (or, if `w1` is 0 as well, there is none), and no `x2` answers the question: raise a
# `ValueError` that says so, as in `raise ValueError("the line is vertical")`.

# %% tags=["solve"]
from solutions.numpy_ref.acceptance import boundary_x2

# %% tags=["check"]
check("boundary_x2")

# %% [markdown]
# ## 5. A line of your own
#
# Another university looks at a test, from 0 to 100 points, and at the average grade from school, from 1, which is the
# best, to 6. It doesn't reveal its rule, and chance plays a part in its decisions. The next cell makes two arrays:
# `applicants` is a table of 100 of its applicants, one in each row, with the test first, and `decisions` says what
# became of them, 1 for accepted and 0 for rejected.
#
# `show_line` counts for how many of them a line decides as the university did. Where matplotlib is installed it draws
# the line and the applicants, too: accepted ones as blue circles, rejected ones as red squares. It calls your functions
# `predict` and `boundary_x2`.
#
# Find a line that gets at least 90 of the 100 right. You can look for two points between which it should run, and work
# out the weights and the bias of the line through both. The grader tries your line on 1,000 applicants who came later.
# There 85% are enough, but a line that only just passes here may fail.

# %% tags=["data"]
applicants, decisions = "own_line"


# %%
def show_line(line):
    weights, bias = np.asarray(line[0], dtype=float), line[1]
    answers = predict(applicants, weights, bias)
    print("right:", np.sum(answers == decisions), "of", len(applicants))
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    plt.plot(*applicants[decisions == 1].T, "o", color="#1d5fbf", label="accepted (1)")
    plt.plot(*applicants[decisions == 0].T, "s", color="#b3261e", label="rejected (0)")
    ends = np.array([0.0, 100.0])
    if weights[1] != 0:
        plt.plot(ends, boundary_x2(ends, weights, bias), color="gray", label="your line")
    plt.ylim(0.8, 6.2)
    plt.xlabel("test")
    plt.ylabel("grade (1 is the best)")
    plt.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, frameon=False)
    plt.show()


# Once you have written predict and boundary_x2, try it: remove the # from the next line.
# show_line(([1, 1], -50))

# %% tags=["hold"]
# two weights and a bias, as ([1, 1], -50)
own_line = ...

# %% tags=["check"]
check("own_line")

# %% [markdown]
# ## 6. How uneven the grades are
#
# Are a student's grades all alike, or does one stick out? Somebody has left you this program. For every student it
# should find the grade that lies farthest from the student's own average, above or below it, and say how far away that
# is. The grades 9, 8 and 1 have the average 6, and the 1 is 5 away from it, so the answer for this student is 5.
#
# The program has one fault. On some tables it stops with an error; on others it gives wrong numbers without one. Run
# the check, find the fault, and mend it. The rest is right.

# %% tags=["solve"]
from solutions.numpy_ref.acceptance import unevenness

# %% tags=["check"]
check("unevenness")

# %% [markdown]
# ## 7. A table that gives nobody away
#
# *{points: silent_table}*
#
# Five programs were to do what `center_columns` of the first notebook does: subtract from every column its own mean.
# Somebody has tried them on one table, and all five gave the right answer. Yet each is wrong in its own way:
#
# - one takes one mean of the whole table;
# - one takes the mean of each row in place of the mean of each column;
# - one adds up every column correctly, but then divides by 3, however many rows there are;
# - one takes the median, the number in the middle, in place of the mean;
# - one centres the first two columns and leaves the third as it is.
#
# The table had 4 rows and 3 columns, and its twelve numbers, from −10 to 10, were all different. Find such a table: once
# you know what makes it so silent, you will never test a program with one. (Of an even number of values the median is
# the mean of the two in the middle.)

# %% tags=["hold"]
# four rows of three numbers, as [[9, 8, 7], [6, 5, 4], [3, 2, 1], [0, -1, -2]]
silent_table = ...

# %% tags=["check"]
check("silent_table")

# %% [markdown]
# ## 8. The score in PyTorch
#
# The same score for tensors, PyTorch's arrays: `@` and `+` work on them as they do in NumPy. The result must be a
# tensor too. The tensors here and in later notebooks are mostly float64, as NumPy's fractions are. One that you make
# yourself is float32 unless you say `dtype=`, and the two don't always mix.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.acceptance import score as score_torch

# %% tags=["check"]
check("score_torch")
