# %% [markdown]
# # Gradient descent
#
# The cross-entropy says how bad a line is. Its gradient says in which direction it gets worse, so a short step
# the other way makes it better. In this notebook you write the gradient and the fit that follows it down, with
# all points in every step. At the end PyTorch finds the gradient for you.
#
# - Chapter of the book: *Gradient descent* (slide 17). About 55 minutes, {points}.
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
# ## 1. The gradient
#
# `X` has shape (m, n), one row for each point, and `y` has shape (m,), with labels 0 and 1. The prediction
# for a point is the probability ŷ = σ(w·x + b). The error is the mean of the cross-entropy over the m points.
# Its slopes are
#
# - for the weight j: the mean over the points of (ŷ − y)·xⱼ,
# - for the bias: the mean over the points of ŷ − y.
#
# The function returns both: `dweights`, of shape (n,) like the weights, and `dbias`, a number. Shapes count
# here: a column (n, 1) is a mistake.
#
# Take the points (4, 5) with label 0 and (1, 1) with label 1, and a line of zeros. Every score is 0, so every
# prediction is 0.5, and the differences are 0.5 and −0.5. The slope for the first weight is
# (0.5·4 − 0.5·1) / 2 = 0.75, for the second (0.5·5 − 0.5·1) / 2 = 1, and for the bias (0.5 − 0.5) / 2 = 0.
#
# An `X` with a single row is worth {points: gradient, one point}, the mean over several rows {points: gradient, the mean over all points}.

# %% tags=["solve"]
from solutions.numpy_ref.gradient_descent import gradient

# %% tags=["check"]
check("gradient")

# %% [markdown]
# You can measure a slope without knowing its formula: move one number a little up and a little down, and
# divide the difference of the errors by the distance. This is slow, but it is a good test.


# %%
def error(X, y, weights, bias):
    y_hat = sigmoid(X @ weights + bias)
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


def measured_gradient(X, y, weights, bias, step=1e-5):
    slopes = []
    for direction in np.eye(len(weights)):  # (1, 0, ...), then (0, 1, ...), and so on
        up, down = weights + step * direction, weights - step * direction
        slopes.append((error(X, y, up, bias) - error(X, y, down, bias)) / (2 * step))
    bias_slope = (error(X, y, weights, bias + step) - error(X, y, weights, bias - step)) / (2 * step)
    return np.array(slopes), bias_slope


points, labels = np.array([[4.0, 5.0], [1.0, 1.0]]), np.array([0, 1])
print(*measured_gradient(points, labels, np.array([0.5, -0.25]), 0.125))
# Once you have written gradient, compare: remove the # from the next line.
# print(*gradient(points, labels, np.array([0.5, -0.25]), 0.125))

# %% [markdown]
# ## 2. Gradient descent
#
# Now follow it down. Start from the weights and the bias that the caller gives. In each of `steps` steps
# compute the gradient of exercise 1 with the line as it is, and then move the weights by −α times `dweights`
# and the bias by −α times `dbias`, where α is the learning rate. The weights, of shape (n,), and the bias after
# the last step come back. Leave the array that the caller gave you as it is: it may even hold whole numbers,
# which is worth {points: descend, whole numbers}.
#
# For the two points of exercise 1, a start from zeros and the rate 0.1, the first step leads to the weights
# −0.075 and −0.1 and the bias 0.

# %% tags=["solve"]
from solutions.numpy_ref.gradient_descent import descend

# %% tags=["check"]
check("descend")

# %% [markdown]
# Look at how the error falls. The cell makes fictional students with a test and a grade, both measured from
# the average, and draws the label of each by chance: a better student is accepted more often. `show_descent`
# fits a line with your function and shows the error after every step: as a picture where matplotlib is
# installed, otherwise as numbers. What do you expect from the rate 0.1, and what from 30? Try both.

# %%
rng = np.random.default_rng(8)
students = rng.normal(size=(80, 2))
accepted = (rng.random(80) < sigmoid(2 * students[:, 0] + students[:, 1] - 0.5)).astype(int)


def show_descent(learning_rate=2.0, steps=30):
    weights, bias = np.zeros(2), 0.0
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

# %% [markdown]
# ## 3. Gradient descent by autograd
#
# The same fit in PyTorch: `X`, `y`, `weights` and `bias` are tensors, mostly of float64, `learning_rate` and `steps`
# are numbers. This time don't write the gradient down: compute the error and let autograd find the slopes. Return two
# tensors, the weights, of shape (n,), and the bias. Autograd may still watch them or not. The tensors of the caller
# stay as they are.
#
# `binary_cross_entropy_with_logits(scores, y)` is the mean cross-entropy. It takes the scores, not the
# probabilities. `clone()` copies a tensor, `requires_grad_()` makes autograd watch one, `backward()` computes the slopes, and each
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
