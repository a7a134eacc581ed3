# %% [markdown]
# # Perceptrons and logic
#
# A perceptron adds up its weighted inputs and says 0 or 1. In this notebook you write one, find weights that make it
# compute AND, OR, NOT and the decisions of a committee, and say which functions no single perceptron computes, and
# why. Then you connect three of them to compute XOR. Before that there is a program to mend, and the last exercise is a
# perceptron in PyTorch.
#
# - Chapter of the book: *Perceptrons and logic* (slides 6 and 9). {minutes}, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Only XOR needs
#   another, your function `perceptron`.
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
# ## 2. The lowest test that is enough
#
# A university accepts a student whose score, from the test and the grades, is 0 or more. Tests have whole points. For
# given grades, what is the lowest test that is enough? Somebody has left you this program, in which the first weight, a
# positive one, is that of the test. It has one fault. Run the check, find the fault, and mend it. The rest is right.

# %% tags=["solve"]
from solutions.numpy_ref.perceptrons_and_logic import lowest_tests

# %% tags=["check"]
check("lowest_tests")

# %% [markdown]
# ## 3. A perceptron
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
# ## 4. AND, OR and NOT
#
# A truth table lists what a unit should say for all inputs. AND says 1 only where both inputs are 1, OR where
# at least one of them is, and NOT turns its only input round.
#
# This time there is nothing to compute: you choose numbers that make a perceptron say what the table wants. Each
# function returns two values, the weights and the bias. `weights` has one number per input, so its shape is (2,) for
# AND and OR, and (1,) for NOT. Many choices are right. Remember that a score of exactly 0 counts as 1.
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
# The next cell draws what a function with two inputs says, not only to the four corners but everywhere: where
# matplotlib is installed, the part of the plane is shaded where it says 1. It calls your `perceptron`.


# %%
def show_answers(function):
    """Shade where a function of a table of two columns says 1."""
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    steps = np.linspace(-0.5, 1.5, 101)
    points = np.column_stack([np.repeat(steps, 101), np.tile(steps, 101)])
    answers = np.array(function(points))
    plt.figure(figsize=(4, 4))
    plt.plot(*points[answers == 1].T, "s", color="#cfdcf2", markersize=3)
    answers = np.array(function(corners))
    plt.plot(*corners[answers == 1].T, "o", color="#1d5fbf", markersize=9)
    plt.plot(*corners[answers == 0].T, "s", color="#b3261e", markersize=9)
    plt.xlim(-0.5, 1.5)
    plt.ylim(-0.5, 1.5)
    plt.xlabel("first input")
    plt.ylabel("second input")
    plt.show()


# Once you have written perceptron and and_unit, try it: remove the # from the next line.
# show_answers(lambda X: perceptron(X, *and_unit()))

# %% [markdown]
# ## 5. A committee
#
# The rector and four others vote. A motion passes when the rector agrees and at least two of the others do. Otherwise
# it fails, even if all four others are for it. Find weights and a bias of one unit that decides like this: the first
# input is the rector's vote, and a vote is 1 for yes and 0 for no, so `weights` has shape (5,). All 32 ways to vote are
# tried.
#
# Guessing takes long. Write down as inequalities, as the chapter does for AND, which sums must reach 0 and which must
# not; only a few of the 32 are close calls.

# %% tags=["solve"]
from solutions.numpy_ref.perceptrons_and_logic import committee_unit

# %% tags=["check"]
check("committee_unit")

# %% [markdown]
# ## 6. Where one unit is enough
#
# Here are nine functions of three inputs, each of which is 0 or 1. The function says 1 in the rows where the sentence
# is true, and 0 in the others.
#
# 1. The first input and the second are equal, whatever the third is.
# 2. The first input is 1 and the second is 0, whatever the third is.
# 3. At least two of the three inputs are 1.
# 4. Exactly one of the three inputs is 1.
# 5. The first input decides which of the others has to be 1: the second if it is 1 itself, the third if it is 0.
# 6. The first input is 1, or both others are, or all three.
# 7. One or two of the inputs are 1, but not all three.
# 8. Not all three inputs are 1.
# 9. The first input is 1, and besides, the second is 1 or the third is 0, or both.
#
# Which of them can a single perceptron compute, if it has the right weights and the right bias? You needn't find those
# numbers, but be sure that they exist, or that they can't exist.

# %% tags=["hold"]
# the numbers of those that it can, from the smallest to the greatest, as (1, 4, 6, 9)
one_unit_enough = ...

# %% tags=["check"]
check("one_unit_enough")

# %% [markdown]
# ## 7. Two rows against two
#
# The chapter shows that XOR is too much for one unit: it adds up two of the four conditions, and then the others say
# the opposite. The same works for larger tables. Take this function of five inputs: it says 1 to a row in which two
# neighbours somewhere are both 1, such as 01100 or 10111, and 0 to the other rows. (The two ends are no neighbours.)
#
# Find two rows to which it says 1, and two rows to which it says 0, so that their conditions contradict each other: for
# each input, the first two rows must hold as many ones as the other two. What do the conditions of each pair say, when
# you add them?

# %% tags=["hold"]
# two rows with the answer 1, and two with the answer 0, as
# ([[0, 1, 1, 0, 0], [1, 0, 1, 1, 1]], [[0, 0, 0, 0, 0], [0, 0, 0, 0, 1]])
two_against_two = ...

# %% tags=["check"]
check("two_against_two")

# %% [markdown]
# ## 8. XOR from perceptrons
#
# XOR says 1 where exactly one of two inputs is 1: 0, 1, 1, 0 for the four rows of `corners`. No line has the
# two ones on one side and the two zeros on the other, so no single perceptron gives XOR. Three do: two of
# them read `X`, and the third one reads what the two say.
#
# **Use your function `perceptron` for each unit.** An answer that finds XOR in another way gets no points
# here, because the question is how units work together. Which three units you take is up to you. For `X` of
# shape (m, 2) the result has shape (m,).
#
# The third unit needs a table with one row per example, as `X` is. `np.column_stack` makes one from two
# arrays:

# %%
np.column_stack([[0, 1, 1, 1], [5, 6, 7, 8]])

# %% tags=["solve"]
from solutions.numpy_ref.perceptrons_and_logic import xor

# %% [markdown]
# Where does your network say 1, between the corners and beyond them?

# %%
# Once you have written xor, try it: remove the # from the next line.
# show_answers(xor)

# %% tags=["check"]
check("xor")

# %% [markdown]
# ## 9. A perceptron in PyTorch
#
# The same for tensors: `X` of shape (m, n), `weights` of shape (n,), and a `bias` that is a tensor without any axis.
# The result must be a tensor too, of shape (m,). The tensors are mostly float64; one that you make yourself is float32
# unless you say `dtype=`.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.perceptrons_and_logic import perceptron as perceptron_torch

# %% tags=["check"]
check("perceptron_torch")

# %% [markdown]
# ## If you want more
#
# There are no points for this one, and nobody grades it; the check works as above.
#
# Whatever a computer computes can be built of a single kind of unit: the one that says NAND, 0 where both of its inputs
# are 1 and 1 elsewhere. Try it for the sum of three bits, the *full adder* with which processors add numbers column by
# column. Each row of `X` holds two bits to be added and a third that was carried over from the column before. From
# 1 + 1 + 1, which is 11 in binary, come a 1 for the sum's own bit and a 1 to carry on. Return both, in two columns: for
# `X` of shape (m, 3) the result has shape (m, 2).
#
# Begin with a function `nand` for two columns of bits, with weights that you know from the chapter, and use nothing
# else. The check sees only what comes out; that all of it comes from NAND units is up to you. Nine of them are enough.
# The XOR of two bits takes four. How many can be shared?

# %% tags=["solve"]
from solutions.numpy_ref.perceptrons_and_logic import full_adder

# %% tags=["check"]
check("full_adder")
