# %% [markdown]
# # From yes/no to probability
#
# The step says yes or no. The sigmoid says how probable the yes is, for scores of any size. In this notebook you work
# out chances by hand, write the sigmoid, the probability of class 1, a decision by a threshold, and a sigmoid that
# scores of 1000 can't break. You look for the thresholds that cost least, and come back to the perceptron algorithm to
# catch wrong updates and to mend a program. The last exercise is the probability in PyTorch.
#
# - Chapter of the book: *From yes/no to probability* (slides 9 and 11). {minutes}, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. Chances by hand
#
# Work these three out on paper. You may leave logarithms to a calculator.
#
# - A student's probability of a yes is 0.4. Then the score rises by ln 3. What is the probability now?
# - For another student red, class 0, is three times as probable as blue, class 1. What is the score?
# - Which score does a threshold of 0.8 ask for?

# %% tags=["hold"]
# the probability and the two scores, each to three decimals, as (0.123, 4.567, -8.912)
chances_by_hand = ...

# %% tags=["check"]
check("chances_by_hand")

# %% [markdown]
# ## 2. The sigmoid
#
# The sigmoid makes a probability of a score `z`; the chapter has its formula. A score of 0 gives
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
# then 0, where the true value has more than 300 zeros before its first digit. Exercise 6 is about the warning.
#
# ## 3. The probability of class 1
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
# ## 4. A class by a threshold
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
# ## 5. What mistakes cost
#
# Five offices decide 1000 cases each. All know the same probabilities of class 1, which come true as often as they
# say, and each has a threshold of its own: it says yes where the probability reaches the threshold. What differs is
# what a mistake costs:
#
# | office | a wrong yes costs | a wrong no costs |
# |---|---|---|
# | the doctor, who looks for a dangerous illness | 1 | 15 |
# | the filter, which deletes mail that it takes for junk | 12 | 1 |
# | the guard, who would rather open one bag too many than one too few | 1 | 3 |
# | the buyer, who would sooner miss a bargain than strike a bad one | 2 | 1 |
# | the judge, who would rather let thirty guilty people go than punish one who is not | 30 | 1 |
#
# The next cell makes `probabilities`; `came_true`, which says of each case what it turned out to be, 1 or 0; and the
# table of costs, `costs`. Find five thresholds with which all mistakes together cost 214 or less for every 100 cases.
# With one half for everybody they cost more than 700. The grader also tries your thresholds on 1000 cases that come
# later, and is less strict there.
#
# `show_costs` draws the cost of one office over its threshold, once you have written `cost_of`, which it calls:
# what do the mistakes cost with a threshold `t`? Or think about one case: at which probability does it make no
# difference to the office whether it says yes or no?

# %% tags=["data"]
probabilities, came_true, costs = "thresholds_for_costs"


# %%
def cost_of(wrong_yes, wrong_no, t):
    """What the mistakes of an office cost with the threshold t: yours to write."""
    return 0.0


def show_costs(office=0):
    wrong_yes, wrong_no = costs[office]
    thresholds = np.linspace(0, 1, 101)
    found = [cost_of(wrong_yes, wrong_no, t) for t in thresholds]
    print("office", office, "costs least,", min(found), "with the threshold", thresholds[int(np.argmin(found))])
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    plt.plot(thresholds, found, color="#1d5fbf")
    plt.xlabel("threshold")
    plt.ylabel("cost of all mistakes")
    plt.show()


# Once you have written cost_of, try it: remove the # from the next line.
# show_costs(0)

# %% tags=["hold"]
# the thresholds of the doctor, the filter, the guard, the buyer and the judge, as (0.5, 0.5, 0.5, 0.5, 0.5)
thresholds_for_costs = ...

# %% tags=["check"]
check("thresholds_for_costs")

# %% [markdown]
# ## 6. A sigmoid that never overflows
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
# ## 7. Where 1 begins
#
# The chapter asks from which score on the sigmoid is exactly 1 in `float32` and in `float64`. Large networks are often
# trained with still shorter numbers. In `float16` the first number above 1 is 1 + 2⁻¹⁰, in `bfloat16` it is 1 + 2⁻⁷.
# From which score on is the sigmoid exactly 1 in these two, if it is computed as in the chapter's formula and every
# result is rounded to the format? (The score itself isn't rounded: it may be any number.) Hand in both borders, each
# rounded to the nearest tenth, which may lie a little below the border.

# %% tags=["hold"]
# the scores for float16 and for bfloat16, each rounded to one decimal, as (16.6, 36.7)
rounded_to_one = ...

# %% tags=["check"]
check("rounded_to_one")

# %% [markdown]
# ## 8. Two points, four wrong updates
#
# Four programs should make one update of the perceptron algorithm, as `perceptron_step` of the notebook on the
# perceptron algorithm does. Each is wrong in its own way:
#
# - one counts a score of exactly 0 as a no;
# - one forgets the bias in the score;
# - one predicts once more after the weights have moved, and moves the bias by what it sees then;
# - one goes on with updates until the point is right.
#
# Hand in up to two points, each with its label, a line and a learning rate. The features of a point, at most eight, lie
# between 0 and 1, the numbers of the line between −100 and 100, and the rate between 0.001 and 1. A program is caught
# if its new line differs from the right one for at least one of your points. With two of them you can catch all four.

# %% tags=["hold"]
# a list of one or two (x, y, weights, bias, learning_rate), as [([1, 0.5], 1, [3, 4], -2, 0.1)]
two_telling_points = ...

# %% tags=["check"]
check("two_telling_points")

# %% [markdown]
# ## 9. Stopped for the wrong reason
#
# Somebody wants to know how many epochs the perceptron algorithm takes until every point is right, and has left you
# this program. Epochs that make no update aren't counted, and where the cap comes first, `max_epochs` comes back. No
# line separates the four points of XOR, and yet the program says it is done with them after one epoch. Run the check,
# follow the weights and the bias from point to point, find out why it stops, and mend it.

# %% tags=["solve"]
from solutions.numpy_ref.probability import epochs_needed

# %% tags=["check"]
check("epochs_needed")

# %% [markdown]
# ## 10. The probability in PyTorch
#
# The function of exercise 3 for tensors: `X` of shape (m, n), `weights` of shape (n,), and a `bias` that is a tensor
# without any axis. Return a tensor of shape (m,). The tensors are mostly float64; one that you make yourself is
# float32 unless you say `dtype=`.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.probability import predict_proba as predict_proba_torch

# %% tags=["check"]
check("predict_proba_torch")
