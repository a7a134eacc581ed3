# %% [markdown]
# # Maximum likelihood
#
# Which of two models fits the data better? The one that makes the labels that we have more probable. In this notebook
# you write the probability of each label, their product, and the sum of their logarithms, which still compares models
# where the product is too small for the computer. You look for two peaks, one by trying and one on paper, and catch
# three wrong ways to decide. The last exercise is the sum in PyTorch.
#
# - Chapter of the book: *Maximum likelihood* (slides 12 and 13). {minutes}, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. Where products die
#
# The chapter multiplies labels of probability 1/2 until the product is 0, in `float32` and in `float64`. Now let a
# model give every label the probability 1/4. From how many labels on is the product 0 in `float32`, and from how many
# in `float64`? And from how many in `float64`, if every label has the probability 1/8? Work it out from the numbers of
# the chapter. Nothing has to be run.

# %% tags=["hold"]
# three whole numbers: 1/4 in float32, 1/4 in float64, 1/8 in float64, as (10, 20, 30)
where_products_die = ...

# %% tags=["check"]
check("where_products_die")

# %% [markdown]
# ## 2. The probability of each label
#
# There are four points, two blue ones (label 1) and two red ones (label 0), and two models. `y_hat` is
# always the probability of class 1, blue, for each point:

# %%
labels = np.array([1, 1, 0, 0])
first_model = np.array([0.6, 0.2, 0.9, 0.3])
better_model = np.array([0.7, 0.9, 0.2, 0.4])

# %% [markdown]
# The first point is blue, and the first model says blue with the probability 0.6: so the label that it really
# has gets the probability 0.6. The third point is red. The model says blue with 0.9, so it leaves 0.1 for red,
# and the label of this point gets the probability 0.1. For the four points the answer is 0.6, 0.2, 0.1 and 0.7.
#
# `y` and `y_hat` have the shape (m,), and the result has the same shape: one probability for each example, in
# the same order.

# %% tags=["solve"]
from solutions.numpy_ref.maximum_likelihood import label_probabilities

# %%
# Once you have written the function, try it: remove the # from the next lines.
# print(label_probabilities(labels, first_model))
# print(label_probabilities(labels, better_model))

# %% tags=["check"]
check("label_probabilities")

# %% [markdown]
# ## 3. The probability of all labels
#
# The likelihood of a model is the probability that it gives to all labels together. We assume that the examples
# are independent of each other: then the probabilities of the labels are multiplied. The first model has the
# likelihood 0.6 · 0.2 · 0.1 · 0.7 = 0.0084. How much better is the better one?
#
# `y` and `y_hat` have the shape (m,), and one number comes back. Don't round it: it may be very small.

# %% tags=["solve"]
from solutions.numpy_ref.maximum_likelihood import likelihood

# %% tags=["check"]
check("likelihood")

# %% [markdown]
# ## 4. The logarithm of the likelihood
#
# A product of many probabilities soon gets so small that the computer can't store it, and rounds it. Here a model
# says 0.5 to each of m examples:

# %%
for m in (10, 1000, 1074, 1075):
    print(m, "examples:", 0.5**m)

# %% [markdown]
# In the last line the product is 0, and says nothing about the model any more. A logarithm helps, because the
# logarithm of a product is the sum of the logarithms, and a sum of a few thousand numbers is no trouble. The first
# model has the natural logarithms −0.5108, −1.6094, −2.3026 and −0.3567, and their sum, the log-likelihood, is
# −4.7795. (The slide turns the signs to have positive numbers. We leave them: the log-likelihood is 0 or less, and the
# better model has the larger one.)
#
# Write the log-likelihood so that it also works for 2000 examples. `y` and `y_hat` have the shape (m,), and one
# number comes back.
#
# A model may be sure, and wrong. Such labels are worth {points: log_likelihood, improbable labels}. Where a label has the
# probability 0, the answer is minus infinity. If you clip the probabilities at 1e-7 or less, so that this becomes −16
# or less, it counts as well. A model may also be certain, and right, which is worth {points: log_likelihood, certain and right}: the
# logarithm of 1 is 0, and nothing is lost. Take care that the logarithm of 0, which belongs to the other label, doesn't
# enter the sum, not even multiplied by 0.

# %% tags=["solve"]
from solutions.numpy_ref.maximum_likelihood import log_likelihood

# %% tags=["check"]
check("log_likelihood")

# %% [markdown]
# ## 5. The top of a hill
#
# Twenty students studied for half an hour, an hour, and so on up to ten hours, and some of them passed a test. A model
# with one weight and a bias gives each of them the probability σ(weight · hours + bias) of passing. Which weight and
# which bias make it most probable that exactly these students passed? Try all weights from 0.1 to 3 and all biases from
# −10 to 0, both in steps of 0.1. Two loops and your function of exercise 4 are enough.
#
# `show_hill` draws, for one weight, the log-likelihood over the bias. So it shows one slice of the hill, and the top of
# a slice needn't be the top of the hill.

# %%
hours = np.arange(1, 21) / 2
passed = np.array([0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1])


def show_hill(weight):
    biases = -np.arange(101) / 10
    heights = [log_likelihood(passed, 1 / (1 + np.exp(-(weight * hours + bias)))) for bias in biases]
    print("weight", weight, "height at the top of this slice", round(float(max(heights)), 4))
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    plt.plot(biases, heights, color="#1d5fbf")
    plt.xlabel("bias")
    plt.ylabel("log-likelihood")
    plt.show()


# Once you have written log_likelihood, try it: remove the # from the next line.
# show_hill(1.0)

# %% tags=["hold"]
# the weight and the bias, each to one decimal, as (1.5, -4.0)
top_of_the_hill = ...

# %% tags=["check"]
check("top_of_the_hill")

# %% [markdown]
# ## 6. A coin that protects
#
# Have you ever copied somebody's homework? Few like to answer that, so a survey lets everybody toss a fair coin first,
# in secret. With heads they say yes, whatever is true. With tails they say what is true. Nobody can tell from a single
# yes what it means, and still the answers say something about all people together.
#
# Let p be the share of people for whom the true answer is yes. With which probability is an answer a yes, then, and
# with which a no? Write down the log-likelihood of the answers, and find the p between 0 and 1 for which it is
# greatest, as the chapter does for a coin. The result is not in the chapter: it is yours to derive.
#
# `answers` has the shape (m,) and holds the answers as they were given, 1 for yes and 0 for no. One number comes back.
# Think about answers with more noes than yeses, too. They are worth
# {points: most_likely_share, at its ends}.

# %% tags=["solve"]
from solutions.numpy_ref.maximum_likelihood import most_likely_share

# %%
# A survey of 5000 people, of whom 30 % would truly say yes. Once you have written the function, remove the last #.
rng = np.random.default_rng(6)
true_answers, heads = rng.random(5000) < 0.3, rng.random(5000) < 0.5
given = np.where(heads, 1, true_answers)
print("share of yeses:", given.mean())
# print("most likely share of true yeses:", most_likely_share(given))

# %% tags=["check"]
check("most_likely_share")

# %% [markdown]
# ## 7. One student, three wrong ways to decide
#
# Three programs should do what `classify` of the notebook on probability does: say 1 where the probability of class 1
# reaches the threshold, and 0 elsewhere. Each is wrong in its own way:
#
# - one says 1 only where the probability is more than the threshold;
# - one forgets the bias;
# - one turns the weights round: the first meets the last mark.
#
# Invent one student with up to 8 marks from 0 to 10, a line with weights from −3 to 3 and a bias from −30 to 3, and a
# threshold from 0 to 1. The more of the programs answer wrongly for your student, the more points you get; there are
# students who catch all three.

# %% tags=["hold"]
# a table with one row, the weights, the bias and the threshold, as ([[9, 8]], [2, 1], -18, 0.5)
telling_decision = ...

# %% tags=["check"]
check("telling_decision")

# %% [markdown]
# ## 8. The logarithm of the likelihood in PyTorch
#
# The function of exercise 4 for tensors: `y` and `y_hat` are tensors of shape (m,) and of one float type,
# mostly float64, so the labels are 0.0 and 1.0. Return a tensor without any axis.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.maximum_likelihood import log_likelihood as log_likelihood_torch

# %% tags=["check"]
check("log_likelihood_torch")
