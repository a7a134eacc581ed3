# %% [markdown]
# # Descent in practice: scaling, batches, momentum
#
# Gradient descent can look at all points before it moves, or move after each of them. In this notebook you predict
# what scaling undoes, write a step for a single point and an epoch of such steps, and race them on features as they
# are, centred, divided, and both. You mend a program that leads back to the units, work out what batches and momentum
# do, and find a learning rate for each of four numbers.
#
# - Chapter of the book: *Descent in practice: scaling, batches, momentum* (slide 17). {minutes}, {points}.
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
# ## 1. Centring or dividing?
#
# A column of many numbers, all different and positive, is changed in one of six ways. Somebody then scales the changed
# column, by its own mean and its own deviation. Which scaling gives her the same numbers as it would have given for the
# old column? Name the least that is enough: 1 for centring alone, 2 for dividing by the standard deviation alone, 3
# where it takes both, and 4 where not even both are enough.
#
# - A grade from 0 to 10 is given from 0 to 100.
# - Years are counted from the year 2000 instead of the year 0.
# - Temperatures in °C become °F: times 1.8, and 32 more.
# - Every number is squared.
# - Lengths in centimetres become inches: each number is divided by 2.54.
# - Every number changes its sign: 3 becomes −3.

# %% tags=["hold"]
# six numbers from 1 to 4, in the order of the list, as (1, 1, 1, 1, 1, 1)
what_undoes_it = ...

# %% tags=["check"]
check("what_undoes_it")

# %% [markdown]
# ## 2. One step for one point
#
# Take one step of gradient descent on the cross-entropy of one point, by the rule of the chapter. `x` has shape
# (n,), `y` is 0 or 1, and the prediction is the probability of class 1. Predict once, before anything moves: all
# weights and the bias use the same prediction.
#
# For the point (4, 5) with label 0, the line 3·x₁ + 4·x₂ − 10 = 0 and the rate 0.1 the score is 22, and the
# prediction is 1 to nine decimals. So the new weights are 2.6 and 3.5 and the new bias is −10.1, as in the perceptron
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
# ## 3. An epoch
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

# %% [markdown]
# ## 4. Back to the units
#
# A line was learned for features that are centred and divided. Somebody has left you this program. From the line, the
# means and the deviations it should make the line for the features as they are, so that every student gets the same
# score as before. It has one fault. Run the check, find the fault, and mend it. The rest is right.

# %% tags=["solve"]
from solutions.numpy_ref.descent_in_practice import unscaled

# %% tags=["check"]
check("unscaled")

# %% [markdown]
# ## 5. Batches and momentum in numbers
#
# Four numbers to work out on paper:
#
# - There are 1,200 points, and a batch has 48. How many steps does an epoch have?
# - With such batches, drawn from very many points, the slope along a weight has the standard deviation 0.06. How large
#   must a batch be for 0.02?
# - With momentum the velocity v of a weight becomes µ·v plus the slope, and the weight moves by −α·v, as in the chapter.
#   With µ = 0.8 the slope has been the same for a long time. How many times as long are the steps as they would be
#   without momentum?
# - A bowl has two weights. Its curvature is 5 in the steepest direction, and 0.1 in the flattest. Above which rate do
#   plain steps, without momentum, lead farther and farther away?

# %% tags=["hold"]
# four numbers in this order, as (1, 1, 1, 1)
in_numbers = ...

# %% tags=["check"]
check("in_numbers")

# %% [markdown]
# ## 6. A rate for each
#
# Two hundred fictional students apply for a grant. The next cell makes `X`, with a grade in points, the income of the
# family in euros a month, and the distance to school in kilometres; `y` says who got the grant. The columns are centred
# already and keep their units. `least` is the least error that a line can have.
#
# This time we mustn't divide the columns. But who says that all weights need the same rate? Find four, each from 0 to
# 100: one for each of the three weights, and one for the bias. Gradient descent with all points in every step, from
# zeros, should come within 0.001 of the least error in at most 6 steps. The grader tries your rates on 1,000 other
# students, where it allows 10 steps.
#
# `show_rates` goes down with your rates and draws how far the error is above the least. What would dividing a column
# do to its weight, and what to its slope?

# %% tags=["data"]
X, y, least = "rates_of_their_own"


# %%
def show_rates(rates, steps=20):
    ones = np.column_stack([X, np.ones(len(y))])  # the bias is the weight of a 1
    line, gaps = np.zeros(4), []
    with np.errstate(over="ignore"):
        for _ in range(steps + 1):
            gaps.append(error_from_scores(ones @ line, y) - least)
            slopes = ones.T @ (sigmoid(ones @ line) - y) / len(y)
            if len(gaps) == 1:
                print("slopes at the start:", slopes)
            line = line - np.asarray(rates) * slopes
    arrived = [step for step, gap in enumerate(gaps) if gap <= 0.001]
    print("arrived after", arrived[0] if arrived else f"more than {steps}", "steps")
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("the error above the least:", np.round(gaps, 4))
        return
    plt.figure()
    plt.plot(np.maximum(gaps, 1e-6), "o-", color="#1d5fbf", markersize=3)
    plt.axhline(0.001, color="gray")
    plt.yscale("log")
    plt.locator_params(axis="x", integer=True)
    plt.xlabel("step")
    plt.ylabel("error above the least")
    plt.show()


show_rates([1, 1, 1, 1])

# %% tags=["hold"]
# the rates for grade, income and distance, and that for the bias, as [1, 1, 1, 1]
rates_of_their_own = ...

# %% tags=["check"]
check("rates_of_their_own")
