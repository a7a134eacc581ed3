# %% [markdown]
# # The perceptron algorithm
#
# A point on the wrong side changes the weights so that its own score goes the right way. In this notebook you predict
# what such updates do, and write one of them, an epoch, and the whole algorithm. You mend a program, look for a good
# line where none is perfect, and invent a student about whom four wrong rules are mistaken. The last exercise is the
# update in PyTorch.
#
# - Chapter of the book: *The perceptron algorithm* (slides 7 and 8). {minutes}, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. Until the point is right
#
# Work this one out on paper. A point (2, −1) has the label 1. The line has the weights (−2.5, 1) and the bias −3, and
# the learning rate is 0.25. The same point is visited again and again. After how many updates does the line get it
# right, and which weights and which bias does the line have then?

# %% tags=["hold"]
# four numbers: how many updates, the two weights and the bias, as (2, -0.25, 0.75, 1.5)
updates_until_right = ...

# %% tags=["check"]
check("updates_until_right")

# %% [markdown]
# ## 2. One update
#
# First predict: `y_hat` is 1 where the score is 0 or more, and 0 elsewhere. Then compare with the label `y`:
#
# - the prediction is right: nothing changes;
# - it is 1 and the label is 0, a *false positive*: the learning rate times the point is subtracted from the
#   weights, and the learning rate from the bias;
# - it is 0 and the label is 1, a *false negative*: both are added.
#
# On the slide the line is 3·x₁ + 4·x₂ − 10 = 0, and the point (4, 5) has the label 0. Its score is 22, so the
# prediction is 1, which is wrong. With the learning rate 0.1 the first weight becomes 3 − 0.1·4 = 2.6.
#
# The function returns two values: the new weights, of shape (n,) like the old ones, and the new bias, a
# number. Leave the array that the caller gave you as it is. It may hold whole numbers, and such an array can't hold
# a fraction: that is worth {points: perceptron_step, whole numbers}. That a point which is right changes nothing is
# worth {points: perceptron_step, a point that is right changes nothing}.

# %% tags=["solve"]
from solutions.numpy_ref.perceptron_algorithm import perceptron_step

# %%
# This moves the line of the slide. Is the score of the point below 0 now?
# Once you have written the function, try it: remove the # from the next two lines.
# weights, bias = perceptron_step(np.array([4.0, 5.0]), 0, np.array([3.0, 4.0]), -10.0, 0.1)
# print(weights, bias, "score", np.array([4.0, 5.0]) @ weights + bias)

# %% tags=["check"]
check("perceptron_step")

# %% [markdown]
# ## 3. An epoch
#
# An epoch visits every row of `X` once, from the first to the last, and updates after each. So the second
# point is predicted with the line as the first point has left it. `X` has shape (m, n) and `y` has shape
# (m,). Return the weights, of shape (n,), and the bias at the end of the epoch.
#
# A short example: the points (4, 5) with label 0 and (1, 1) with label 1, and the line of the slide. The
# first point gives the weights (2.6, 3.5) and the bias −10.1. With these the second point has the score −4,
# which is wrong, so the epoch ends with (2.7, 3.6) and −10.
#
# A start from whole numbers is again worth {points: perceptron_epoch, whole numbers}.
#
# `zip` goes through points and labels together:

# %%
for point, label in zip(np.array([[4.0, 5.0], [1.0, 1.0]]), np.array([0, 1])):
    print("point", point, "label", label)

# %% tags=["solve"]
from solutions.numpy_ref.perceptron_algorithm import perceptron_epoch

# %% tags=["check"]
check("perceptron_epoch")

# %% [markdown]
# ## 4. Whom the line gets wrong
#
# Somebody has left you this program. It should return the numbers of the rows that a line decides wrongly, counted
# from 0, but it has one fault. Run the check, find the fault, and mend it. The rest is right.

# %% tags=["solve"]
from solutions.numpy_ref.perceptron_algorithm import wrong_students

# %% tags=["check"]
check("wrong_students")

# %% [markdown]
# ## 5. The perceptron algorithm
#
# Start from the weights and the bias that the caller gives, and repeat epochs, visiting the rows in order
# each time. Stop after an epoch that has made no update: all points are right then. (That the line is the same
# before and after an epoch says less, because updates can cancel.) Stop also when `max_epochs` epochs have been
# run, because there are points that no line separates. In both cases the weights, of shape (n,), and the bias
# come back.
#
# For AND, with the rows (0, 0), (0, 1), (1, 0) and (1, 1), a start from zeros and the learning rate 1, the
# fit ends with the weights (2, 1) and the bias −3.
#
# The stop at the cap is worth {points: perceptron_fit, stops at the cap}, and a start from whole numbers
# {points: perceptron_fit, whole numbers}.

# %% tags=["solve"]
from solutions.numpy_ref.perceptron_algorithm import perceptron_fit

# %% tags=["check"]
check("perceptron_fit")

# %% [markdown]
# Look at what your function finds. The cell makes fictional students with a test and a grade, and accepts
# them by a rule that the algorithm doesn't know. `show_fit` tells how many of them your line gets right, and
# where matplotlib is installed it draws them: accepted students as blue circles, rejected ones as red
# squares. What happens with a cap of 5 epochs, or with another learning rate? Try 2, which the computer stores
# exactly, and 0.1, which it has to round.

# %%
rng = np.random.default_rng(3)
students = rng.integers(0, 21, size=(60, 2)) / 2
scores = 2 * students[:, 0] + students[:, 1] - 15
students, scores = students[np.abs(scores) >= 1], scores[np.abs(scores) >= 1]  # a gap between yes and no
accepted = np.where(scores >= 0, 1, 0)


def show_fit(learning_rate=0.5, max_epochs=500):
    weights, bias = perceptron_fit(students, accepted, np.zeros(2), 0.0, learning_rate, max_epochs)
    y_hat = np.where(students @ weights + bias >= 0, 1, 0)
    print("weights", weights, "bias", bias, "right:", np.sum(y_hat == accepted), "of", len(students))
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    plt.plot(students[accepted == 1, 0], students[accepted == 1, 1], "o", color="#1d5fbf", label="accepted (1)")
    plt.plot(students[accepted == 0, 0], students[accepted == 0, 1], "s", color="#b3261e", label="rejected (0)")
    if weights[1] != 0:
        ends = np.array([0.0, 10.0])
        plt.plot(ends, -(weights[0] * ends + bias) / weights[1], color="gray", label="your line")
    elif weights[0] != 0:  # a vertical line
        plt.axvline(-bias / weights[0], color="gray", label="your line")
    plt.ylim(-0.5, 10.5)
    plt.xlabel("test")
    plt.ylabel("grades")
    plt.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, frameon=False)
    plt.show()


# Once you have written perceptron_fit, try it: remove the # from the next line.
# show_fit()

# %% [markdown]
# ## 6. A line where none is perfect
#
# The next cell makes the marks of 100 students, five for each, from 0 to 10, in `marks`; `admitted` says who was
# admitted. Chance played a part in that, so no line gets all of them right, and the algorithm never comes to rest: the
# line after 50 epochs may be good and the one after 51 poor. Find a line that gets at least 95 of the 100 right. The
# grader tries it on 1,000 students who came later, too, of whom it should get 85% right.
#
# How you find it is up to you. `perceptron_epoch` moves a line for one epoch; what if you look at the line after
# each, and keep the best?

# %% tags=["data"]
marks, admitted = "line_for_most"


# %%
def show_line(line):
    """Draw the scores that a line gives: what is on the wrong side of 0 is decided wrongly."""
    weights, bias = line
    scores = marks @ np.asarray(weights) + bias
    print("right:", np.sum((scores >= 0) == (admitted == 1)), "of", len(marks))
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    plt.hist(
        [scores[admitted == 0], scores[admitted == 1]], 20, color=["#b3261e", "#1d5fbf"], label=["rejected", "admitted"]
    )
    plt.axvline(0, color="gray")
    plt.xlabel("score")
    plt.ylabel("students")
    plt.legend(frameon=False)
    plt.show()


show_line(([1, 1, 1, 1, 1], -25))

# %% tags=["hold"]
# five weights and a bias, as ([1, 1, 1, 1, 1], -25)
line_for_most = ...

# %% tags=["check"]
check("line_for_most")

# %% [markdown]
# ## 7. One student, four wrong rules
#
# Four rules should do what `predict` of the notebook on acceptance does: say 1, for *accept*, where the score is 0 or
# more, and 0 elsewhere. Each is wrong in its own way:
#
# - one rejects a score of exactly 0;
# - one forgets the bias;
# - one looks at the first two features only, however many there are;
# - one compares the score with 1 in place of 0.
#
# Invent one student, with three to eight features, and a line. Features and weights may be from −100 to 100, and the
# bias from −1000 to 1000. The more of the rules are wrong about this student, the more points you get; there are
# students who catch all four.

# %% tags=["hold"]
# a table with one row, the weights and the bias, as ([[9, 8, 7]], [2, 1, 1], -25)
telling_student = ...

# %% tags=["check"]
check("telling_student")

# %% [markdown]
# ## 8. One update in PyTorch
#
# The update of exercise 2 for tensors: `x` and `weights` have shape (n,), `y` and `bias` are tensors without any
# axis, and `learning_rate` is a number. Return two tensors, the new weights, of shape (n,), and the new bias. The
# tensors of the caller stay as they are. They are mostly float64; a tensor that you make yourself is float32 unless
# you say `dtype=`.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.perceptron_algorithm import perceptron_step as perceptron_step_torch

# %% tags=["check"]
check("perceptron_step_torch")

# %% [markdown]
# ## If you want more
#
# There are no points for this one, and nobody grades it; the check works as above.
#
# Where no line is right about all points, the algorithm never settles. It walks on from line to line, and the one that
# it happens to have in the end may be a poor one, although there were better ones on the way. So give it a pocket: it
# walks on as before, and keeps in the pocket the best line that it has met so far, the one with the fewest wrong points
# among all of them.
#
# The line at the start goes into the pocket first. After each point, the line that there is now is compared with it, and
# takes its place only if it is better. Run `n_epochs` epochs, all of them, and return the weights and the bias from the
# pocket. You may call your `perceptron_step`. The caller's weights stay as they are.

# %% tags=["solve"]
from solutions.numpy_ref.perceptron_algorithm import pocket

# %% tags=["check"]
check("pocket")
