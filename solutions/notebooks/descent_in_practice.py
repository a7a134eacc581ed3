# %% [markdown]
# # Descent in practice: scaling, batches, momentum
#
# Gradient descent can look at all points before it moves, or move after each of them. In this notebook you
# write the second way: a step for a single point, and an epoch of such steps. At the end you race it on features
# as they are, centred, divided, and both.
#
# - Chapter of the book: *Descent in practice: scaling, batches, momentum* (slide 17). About 35 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %% [markdown]
# The sigmoid is given. Your functions may call it.

# %%
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# %% [markdown]
# ## 1. One step for one point
#
# One step of gradient descent on the cross-entropy of one point: the weight j moves by −α·(ŷ − y)·xⱼ and the
# bias by −α·(ŷ − y). Here α is the learning rate, and ŷ = σ(w·x + b) the probability of class 1. `x` has shape
# (n,), and `y` is 0 or 1. Predict once, before anything moves: all weights and the bias use the same ŷ.
#
# For the point (4, 5) with label 0, the line 3·x₁ + 4·x₂ − 10 = 0 and the rate 0.1 the score is 22, and ŷ is
# 1 to nine decimals. So the new weights are 2.6 and 3.5 and the new bias is −10.1, as in the perceptron
# algorithm. Nearer to the line the two part.
#
# Return the new weights, of shape (n,), and the new bias. Leave the array that the caller gave you as it is:
# it may even hold whole numbers. A single feature is worth
# {points: stochastic_step, one feature}, several are worth {points: stochastic_step, several features}, whole numbers
# {points: stochastic_step, whole numbers}.

# %% tags=["solve"]
from solutions.numpy_ref.descent_in_practice import stochastic_step

# %% tags=["check"]
check("stochastic_step")

# %% [markdown]
# ## 2. An epoch
#
# Visit every row of `X` once, from the first to the last, and take a step after each. So the second point is
# predicted with the line as the first step has left it. (In practice the rows are put into a new random order
# for each epoch. Here they stay in order, so that everybody gets the same line.)
#
# From the line of the slide, the point (4, 5) with label 0 leads to (2.6, 3.5) and −10.1. The next point,
# (1, 1) with label 1, then has the score −4 and ŷ = 0.018, and its step leads to about (2.698, 3.598) and
# −10.002. A start from whole numbers is again worth {points: stochastic_epoch, whole numbers}.

# %% tags=["solve"]
from solutions.numpy_ref.descent_in_practice import stochastic_epoch

# %% tags=["check"]
check("stochastic_epoch")

# %% [markdown]
# ## What the units of a feature do
#
# The cell makes a hundred fictional students with a grade from 0 to 10 and the income of their family in euros a
# month, and draws by chance who is accepted: the grade counts, the income doesn't. `show_race` takes ten epochs of
# your steps on four versions of the features, and prints the error after the last. With zeros, where all begin, the
# error is 0.693. Which version do you expect to get lowest? Then give the others rates of their own,
# with `show_race(1e-6)`, say: how near does each of them come?

# %%
rng = np.random.default_rng(9)
students = np.column_stack([rng.uniform(0, 10, 100), rng.normal(3000, 900, 100).round()])
accepted = (rng.random(100) < sigmoid(1.5 * students[:, 0] - 8)).astype(int)
mean, deviation = students.mean(axis=0), students.std(axis=0)
versions = {
    "as they are": students,
    "centred": students - mean,
    "divided": students / deviation,
    "centred and divided": (students - mean) / deviation,
}


def error_from_scores(scores, y):  # finite for any score
    return np.mean(np.logaddexp(0, np.where(y == 1, -scores, scores)))


def show_race(learning_rate=0.1, epochs=10):
    for name, X in versions.items():
        weights, bias = np.zeros(2), 0.0
        with np.errstate(over="ignore"):  # a score far below 0 has the sigmoid 0, with a warning
            for _ in range(epochs):
                weights, bias = stochastic_epoch(X, accepted, weights, bias, learning_rate)
        print(f"{name:20} {error_from_scores(X @ weights + bias, accepted):14.4f}")


# Once you have written stochastic_epoch, try it: remove the # from the next line.
# show_race()
