# %% [markdown]
# # Gradient descent
#
# The cross-entropy says how bad a line is. Its gradient says in which direction it gets worse, so a short step the
# other way makes it better. In this notebook you predict where steps lead, write the gradient, derive one that the book
# doesn't have, look for the answers that expose three wrong errors, and write the fit that goes down. You take it to
# the bottom with a rate of your own. At the end PyTorch finds the gradient for you.
#
# - Chapter of the book: *Gradient descent* (slide 17). {minutes}, {points}.
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
# ## 1. Three rates on a bowl
#
# Work this one out on paper. There is one weight, and the error is E(w) = 2·(w − 3)². We start at w = 7. Where are we
# after two steps with the rate 0.1, where with 0.3, and where with 0.55? Up to some rate every step leads nearer to the
# bottom than the one before. Which rate is that limit?

# %% tags=["hold"]
# three places and a rate, in this order and to two decimals, as (7, 7, 7, 1)
on_the_bowl = ...

# %% tags=["check"]
check("on_the_bowl")

# %% [markdown]
# ## 2. The gradient
#
# `X` has shape (m, n), one row for each point, and `y` has shape (m,), with labels 0 and 1. The prediction
# for a point is the probability ŷ = σ(w·x + b). The error is the mean of the cross-entropy over the m points, and the
# chapter derives its slopes, along each weight and along the bias.
#
# The function returns both: `dweights`, of shape (n,) like the weights, and `dbias`, a number. Shapes count
# here: a column (n, 1) is a mistake.
#
# Take the points (4, 5) with label 0 and (1, 1) with label 1, and a line of zeros. What does it predict for the two?
# The slopes along the weights come out as 0.75 and 1, and that along the bias as 0. Follow them on paper first.
#
# An `X` with a single row is worth {points: gradient, one point}, the mean over several rows {points: gradient, the mean over all points}.

# %% tags=["solve"]
from solutions.numpy_ref.gradient_descent import gradient

# %% tags=["check"]
check("gradient")

# %% [markdown]
# You can measure a slope without knowing its formula: move one number a little up and a little down, and
# divide the difference of the errors by the distance. This is slow and rough, but it is a good test: the first three or
# four digits should agree. `measured_gradient` takes any function that says how large the error is for some weights and
# a bias.


# %%
def error(X, y, weights, bias):
    scores = X @ weights + bias
    return np.mean(np.logaddexp(0, np.where(y == 1, -scores, scores)))  # the cross-entropy, for scores of any size


def measured_gradient(error_at, weights, bias, step=0.01):
    slopes = []
    for direction in np.eye(len(weights)):  # (1, 0, ...), then (0, 1, ...), and so on
        up, down = weights + step * direction, weights - step * direction
        slopes.append((error_at(up, bias) - error_at(down, bias)) / (2 * step))
    bias_slope = (error_at(weights, bias + step) - error_at(weights, bias - step)) / (2 * step)
    return np.array(slopes), bias_slope


points, labels = np.array([[4.0, 5.0], [1.0, 1.0]]), np.array([0, 1])
place = np.array([0.5, -0.25]), 0.125
print(*measured_gradient(lambda weights, bias: error(points, labels, weights, bias), *place))
# Once you have written gradient, compare: remove the # from the next line.
# print(*gradient(points, labels, *place))

# %% [markdown]
# ## 3. Another error, another gradient
#
# Rejecting somebody who would have done well costs this university `cost` times as much as accepting somebody who
# fails. So it changes the error: the loss of a point with label 1 counts `cost` times, that of a point with label 0
# once as before, and the error is the mean of all m losses. The book has no formula for the slopes of this one. Derive
# them: write down the loss of either label, and follow the chain of the chapter. Where does the new factor end up?
#
# The result has the same form as in exercise 2. To try it out, measure the slopes of `error_with_cost`: the next cell
# needs the one before this exercise.


# %%
def error_with_cost(X, y, weights, bias, cost):
    scores = X @ weights + bias
    losses = np.logaddexp(0, np.where(y == 1, -scores, scores))
    return (cost * losses[y == 1].sum() + losses[y == 0].sum()) / len(y)


print(*measured_gradient(lambda weights, bias: error_with_cost(points, labels, weights, bias, 3.0), *place))

# %% tags=["solve"]
from solutions.numpy_ref.gradient_descent import gradient_with_cost

# %% tags=["check"]
check("gradient_with_cost")

# %% [markdown]
# ## 4. Two cases, three wrong errors
#
# Whoever goes down the wrong error arrives in the wrong place. Three programs should do what `cross_entropy` of the
# notebook on cross-entropy does. Each is wrong in its own way:
#
# - one leaves out the points about which the model is certain and right, both in the sum and in the number, and says 0
#   where none is left ({points: telling_cases, the error that leaves out points that are certain and right});
# - one multiplies the probabilities of the labels first, takes the logarithm of the product, and divides by the number
#   of points ({points: telling_cases, the error that multiplies first});
# - one charges nothing where the model is certain and wrong, though the right error is infinite there
#   ({points: telling_cases, the error that charges nothing for certain and wrong}).
#
# Give up to two cases. Each has the labels `y` of 3 to 8 points, and the probabilities `y_hat`, from 0 to 0.99. A
# program is caught if it gives another number than the right one on at least one of your cases. One case can't catch
# all three, but two can.

# %% tags=["hold"]
# one or two pairs of labels and probabilities, as [([1, 0, 0], [0.5, 0.5, 0.5]), ([1, 1, 0], [0.5, 0.6, 0.7])]
telling_cases = ...

# %% tags=["check"]
check("telling_cases")

# %% [markdown]
# ## 5. Gradient descent
#
# Now follow the gradient of exercise 2 down. Start from the weights and the bias that the caller gives. In each of
# `steps` steps compute the gradient with the line as it is, and then move every weight and the bias against its own
# slope, by the learning rate times that slope. The weights, of shape (n,), and the bias after
# the last step come back. Leave the array that the caller gave you as it is: it may even hold whole numbers,
# which is worth {points: descend, whole numbers}.
#
# For the two points of exercise 2, a start from zeros and the rate 0.1, the first step leads to the weights
# −0.075 and −0.1 and the bias 0.

# %% tags=["solve"]
from solutions.numpy_ref.gradient_descent import descend

# %% tags=["check"]
check("descend")

# %% [markdown]
# ## 6. Down to the bottom
#
# The next cell makes 60 fictional students with three marks each, measured from the average, in `students`; `accepted`
# says who was accepted: better students more often than others, but chance played a part. So there is a line with the
# least error. `show_descent` starts from zeros, goes down with your function, and shows the error after every step: as
# a picture where matplotlib is installed, otherwise as a number every five steps. What do you expect from the rate 0.1,
# and what from 30? Try both, and look for a rate that gets down fast and calmly.
#
# Then hand in a line with an error of at most 0.33124. With a good rate fewer than fifty steps lead there; a poor one
# takes thousands, or never arrives.

# %% tags=["data"]
students, accepted = "lowest_line"


# %%
def show_descent(learning_rate=1.0, steps=50):
    weights, bias = np.zeros(3), 0.0
    errors = [error(students, accepted, weights, bias)]
    for _ in range(steps):
        weights, bias = descend(students, accepted, weights, bias, learning_rate, 1)
        errors.append(error(students, accepted, weights, bias))
    print("weights", weights, "bias", bias, "error", errors[-1])
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("the error every five steps:", np.round(errors[::5], 4))
        return
    plt.figure()
    plt.plot(errors, "o-", color="#1d5fbf", markersize=3)
    plt.xlabel("step")
    plt.ylabel("error")
    plt.show()


# Once you have written descend, try it: remove the # from the next line.
# show_descent()

# %% tags=["hold"]
# three weights and a bias, as ([1, 1, 1], 0), or what descend returns
lowest_line = ...

# %% tags=["check"]
check("lowest_line")

# %% [markdown]
# ## 7. Gradient descent by autograd
#
# The same fit in PyTorch: `X`, `y`, `weights` and `bias` are tensors, mostly of float64, `learning_rate` and `steps`
# are numbers. This time don't write the gradient down: compute the error and let autograd find the slopes. Return two
# tensors, the weights, of shape (n,), and the bias. Autograd may still watch them or not. The tensors of the caller
# stay as they are.
#
# `binary_cross_entropy_with_logits(scores, y)` is the mean cross-entropy. It takes the scores, not the probabilities.
# `clone()` copies a tensor, `requires_grad_()` makes autograd watch one, `backward()` computes the slopes, and each
# watched tensor finds its own in `.grad`.
#
# Two things surprise most people once. `backward()` adds the new slopes to those that `.grad` holds already:

# %%
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

w = torch.tensor(3.0, requires_grad=True)
for _ in range(2):
    (w * w).backward()  # the slope of w² at 3 is 6
    print(w.grad)
w.grad.zero_()
print(w.grad)

# %% [markdown]
# And a watched tensor can't be changed in place, unless autograd is told to look away:

# %%
import torch

try:
    w -= 1
except RuntimeError as problem:
    print(problem)
with torch.no_grad():
    w -= 1
print(w)

# %% tags=["solve"]
from solutions.torch_ref.gradient_descent import descend as descend_torch

# %% tags=["check"]
check("descend_torch")
