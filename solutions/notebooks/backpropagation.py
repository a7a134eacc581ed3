# %% [markdown]
# # Backpropagation
#
# A network has many weights, and each has a slope: how fast the error grows when this weight grows. In this
# notebook you say which slopes are 0 before anything runs. You measure slopes, which is slow but needs no formula, and
# compute all of them in one pass back through the network; then you derive them for a network that the chapter doesn't
# have. With a step of your own you train a network that finds a pond. At the end PyTorch computes the slopes for you.
#
# - Chapter of the book: *Backpropagation* (slide 21). {minutes}, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %% [markdown]
# Three functions are given. Your functions may call them.
#
# A network has two matrices, `W1` for the hidden layer and `W2` for the output layer. Each has a row for every
# input of its layer, and **the last row is the bias**; each has a column for every unit. `add_bias` puts the 1s
# beside the inputs.

# %%
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def add_bias(X):
    return np.hstack([X, np.ones((len(X), 1))])


def forward(X, W1, W2):
    H = sigmoid(add_bias(X) @ W1)
    return sigmoid(add_bias(H) @ W2)


# %% [markdown]
# If you have written them, go on with your own. The next cell looks for your earlier notebooks beside this one, or in a
# folder of their name next to this one's, takes each function that passes its check there, and tells for which the
# course's stand in. For a notebook that is elsewhere call it once more, as
# `use_mine("forward", notebook="feedforward.ipynb")`. The grader always takes the course's: your points don't depend on
# this cell.

# %%
use_mine("sigmoid", "add_bias", "forward")

# %% [markdown]
# The example of the chapter is one example with two features, two hidden units, and one output. The error of a
# network is the cross-entropy, the mean over the examples. With several outputs, the losses of one example are
# added first.

# %%
X = np.array([[1.0, 2.0]])
y = np.array([[1]])
W1 = np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]])
W2 = np.array([[1.0], [-1.0], [0.5]])


def error(X, y, W1, W2):
    y_hat = forward(X, W1, W2)
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)) / len(X)


print(forward(X, W1, W2), error(X, y, W1, W2))

# %% [markdown]
# ## 1. Slopes that are 0
#
# Work this one out on paper. A network has two features, three hidden units and one output, with sigmoids in both
# layers and the cross-entropy as its error. Its 13 weights and biases are numbered, those of `W1` row by row, and then
# those of `W2`:
#
#     W1 =   1  −1   0.5      numbered  1  2  3      W2 =   0      numbered  10
#            2   1  −2                  4  5  6            −1                11
#            0.5 0  −1                  7  8  9             2                12
#                                                           0.5              13
#
# One example goes through it: x = (2, 0), and its label is 1. Along which of the 13 is the slope of the error exactly
# 0? Nothing has to be computed for this: follow the edges, forward and back.

# %% tags=["hold"]
# a list of numbers from 1 to 13, in order
zero_slopes = ...

# %% tags=["check"]
check("zero_slopes")

# %% [markdown]
# ## 2. Measured slopes
#
# `f` is a function that takes an array and returns a number. `W` is an array: a row of numbers, a matrix, or of
# any other shape. Measure the slope of `f` along each entry of `W`: move this entry up by `h`, and down by `h`,
# while all other entries stay where they are, and divide the difference of the two values of `f` by the distance
# between the two places. The slopes come back in an array of the shape of `W`.
#
# Take f(W) = w₁² + w₂² at W = (1, −2), with h = 0.5. For the first entry, f(1.5, −2) = 6.25 and f(0.5, −2) = 4.25,
# so its slope is (6.25 − 4.25) / 1 = 2. For the second, f(1, −1.5) = 3.25 and f(1, −2.5) = 7.25, so its slope is
# (3.25 − 7.25) / 1 = −4.
#
# `np.ndindex(W.shape)` goes through the places of all entries of an array of any shape:

# %%
for place in np.ndindex((2, 3)):
    print(place, end=" ")

# %% [markdown]
# Three things to look out for. The caller's `W` must be the same afterwards. `W` may hold whole numbers, and an
# array of whole numbers can't hold a fraction. And use the `h` that the caller gives.
#
# The checks make functions of three arrays a, b and c: f(W) = sum(a·W³ + b·W²) + (sum(c·W))². A row of numbers is
# worth {points: numerical_gradient, a row of numbers}, matrices {points: numerical_gradient, a matrix}, whole numbers {points: numerical_gradient, whole numbers}.

# %% tags=["solve"]
from solutions.numpy_ref.backpropagation import numerical_gradient

# %% tags=["check"]
check("numerical_gradient")

# %% [markdown]
# Now you can measure the slopes of a whole network, one matrix after the other:

# %%
# Once you have written numerical_gradient, measure: remove the # from the next two lines.
# print(numerical_gradient(lambda W: error(X, y, W, W2), W1, 1e-5))
# print(numerical_gradient(lambda W: error(X, y, W1, W), W2, 1e-5))

# %% [markdown]
# ## 3. The backward pass
#
# For every slope that you measure, the network runs twice. Backpropagation computes all of them in one forward pass and
# one backward pass. Forward, keep what each layer reads and what it answers. Then go back: first how wrong each output
# is, the δ of the output layer; from that the slopes of `W2`; then the δ of the hidden layer, and the slopes of `W1`.
# The formulas, with the shape of every table, are in the chapter, for as many examples and outputs as there are.
#
# In the example of the chapter the hidden units answer 0.73106 and 0.67918 and the prediction is 0.63457. Then δ₂ is
# −0.36543, and dW2 is (−0.26715, −0.24819, −0.36543). The δ of the hidden units are −0.07185 and 0.07963.
#
# Return `dW1` and `dW2`, in this order. `y` has shape (m, K), one column for each output. Shapes count: each
# matrix of slopes has the shape of its matrix of weights. dW2 is worth
# {points: backward, the output layer, dW2}, dW1 {points: backward, the hidden layer, dW1}.

# %% tags=["solve"]
from solutions.numpy_ref.backpropagation import backward

# %% tags=["check"]
check("backward")

# %% [markdown]
# The gradient check: compare your two functions on a network of random numbers. One number for each matrix is the
# length of the difference, divided by the sum of the two lengths. A correct `backward` gives less than a millionth.

# %%
rng = np.random.default_rng(11)
X_try, y_try = rng.normal(size=(7, 3)), rng.integers(0, 2, size=(7, 2))
W1_try, W2_try = rng.normal(size=(4, 5)), rng.normal(size=(6, 2))


def gradient_check(h=1e-5):
    computed = backward(X_try, y_try, W1_try, W2_try)
    measured = (
        numerical_gradient(lambda W: error(X_try, y_try, W, W2_try), W1_try, h),
        numerical_gradient(lambda W: error(X_try, y_try, W1_try, W), W2_try, h),
    )
    for name, a, b in zip(("dW1", "dW2"), computed, measured):
        print(name, np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)))


# Once you have written both functions, compare them: remove the # from the next line.
# gradient_check()

# %% [markdown]
# ## 4. Other units, another loss
#
# Nothing in backpropagation depends on sigmoids or on the cross-entropy. Derive the δ of another network yourself:
#
# - a hidden unit with the score z answers z / (1 + |z|), which lies between −1 and 1;
# - an output with the score z still answers σ(z);
# - the error of an example is the sum of (ŷ − y)² over its outputs.
#
# Everything else is as before, and the biases are again in the last rows. Write a function that returns two tables: how
# fast the error of each example grows with each score of the output layer, of shape (m, K), and with each score of the
# hidden layer, of shape (m, h). Each row belongs to one example and its own error: there is no mean.
#
# Begin on paper, with a single hidden unit and one output, and write down the slope of each link between the score and
# the error. Then test your function as the chapter tests slopes: measure them. Measured slopes are a test, not an
# answer: in one of the cases, where a unit lies far out and counts for a lot, they are too rough. The first table is
# worth {points: deltas, the output layer, delta2}, the second {points: deltas, the hidden layer, delta1}.

# %% tags=["solve"]
from solutions.numpy_ref.backpropagation import deltas

# %% tags=["check"]
check("deltas")

# %% [markdown]
# ## 5. How many are right
#
# Somebody has left you this program. It should return the share of the examples that a network with one output gets
# right, where an answer of one half or more means 1. `y` has the shape (m,). The shares that it returns look quite
# plausible, and for a single example they are right, but it has one fault. Mend it. The rest is right.

# %% tags=["solve"]
from solutions.numpy_ref.backpropagation import right_answers

# %% tags=["check"]
check("right_answers")

# %% [markdown]
# ## 6. A step with both matrices
#
# Subtract from each matrix the learning rate times its slopes, and return the two new matrices. All slopes
# belong to the network as the caller gives it: take them all before anything moves. The matrices of the caller
# stay as they are, and they may hold whole numbers.
#
# In the example, with the rate 1, the first entry of W2 becomes 1.26715, and the error falls from 0.45481 to 0.20858.
# Somebody who moves W2 first and sends the error back through the new W2 gets 0.20853, which is even a little less. It
# is a mistake all the same: a falling error doesn't show that the slopes are right.
#
# The step is worth {points: train_step, the matrices after the step}, and matrices of whole numbers {points: train_step, matrices of whole numbers}.

# %% tags=["solve"]
from solutions.numpy_ref.backpropagation import train_step

# %% tags=["check"]
check("train_step")

# %% [markdown]
# And now the network learns. XOR is 1 when exactly one of two inputs is 1, and no single unit can do it. Three
# hidden units and a few thousand steps can. What happens when you begin with zeros?

# %%
corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
xor = np.array([[0], [1], [1], [0]])


def learn_xor(W1, W2, learning_rate=2.0, steps=3000):
    for step in range(steps + 1):
        if step % 500 == 0:
            print(f"step {step:5}  error {error(corners, xor, W1, W2):.4f}")
        W1, W2 = train_step(corners, xor, W1, W2, learning_rate)
    print(forward(corners, W1, W2).round(3).ravel())


rng = np.random.default_rng(0)
# Once you have written train_step, try it: remove the # from the next two lines.
# learn_xor(rng.normal(size=(3, 3)), rng.normal(size=(4, 1)))
# learn_xor(np.zeros((3, 3)), np.zeros((4, 1)))

# %% [markdown]
# ## 7. In the pond or not
#
# The next cell makes 200 spots in a field, `places`; for each of them `water` says whether it is in the pond (1) or on
# land (0). Train a network with six hidden units that gets at least 94% of them right, where an answer of one half or
# more means water, and hand in its two matrices, of shapes (3, 6) and (7, 1). The grader asks it about 1,000 other
# spots, where 90% are enough.
#
# How you train it is up to you: the first weights, the rate, the number of steps. `train_step` takes the labels as a
# column.

# %% tags=["data"]
places, water = "pond_network"


# %%
def show_pond(W1, W2):
    """Draw what a network says about the field, and the spots."""
    y_hat = forward(places, np.asarray(W1), np.asarray(W2))[:, 0]
    print("right:", np.sum((y_hat >= 0.5) == (water == 1)), "of", len(places))
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    steps = np.linspace(-2, 2, 81)
    grid = np.array([[x1, x2] for x2 in steps for x1 in steps])
    answers = forward(grid, np.asarray(W1), np.asarray(W2)).reshape(81, 81)
    plt.figure(figsize=(5, 5))
    plt.contourf(steps, steps, answers, np.linspace(0, 1, 11), cmap="Blues", alpha=0.6)
    plt.plot(*places[water == 1].T, "o", color="#1d5fbf", label="water (1)")
    plt.plot(*places[water == 0].T, "s", color="#b3261e", label="land (0)")
    plt.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False)
    plt.show()


rng = np.random.default_rng(5)
show_pond(rng.normal(size=(3, 6)), rng.normal(size=(7, 1)))

# %% tags=["hold"]
# the two matrices, as (W1, W2)
pond_network = ...

# %% tags=["check"]
check("pond_network")

# %% [markdown]
# ## 8. The same by autograd
#
# PyTorch records the forward pass and goes back by itself. `X`, `y`, `W1` and `W2` are tensors, mostly of float64.
# Compute the error and return its slopes, `dW1` and `dW2`, as two tensors.
#
# - Copy a matrix with `clone()` and let autograd watch the copy: `requires_grad_()`.
# - `torch.cat([X, ones], dim=1)` puts two tensors side by side.
# - `binary_cross_entropy_with_logits(scores, y, reduction="sum")` takes the scores of the output layer, not the
#   probabilities, and adds all losses. Without `reduction` it takes the mean over all entries, which isn't our
#   error when there are several outputs.
# - `loss.backward()` adds the slopes to `.grad` of each watched tensor.
#
# For the example of the chapter you know what must come out.

# %%
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

# %% tags=["solve"]
from solutions.torch_ref.backpropagation import backward as backward_torch

# %% tags=["check"]
check("backward_torch")

# %% [markdown]
# ## If you want more
#
# There are no points for this one, and nobody grades it; the check works as above.
#
# How does autograd do it? The idea fits into thirty lines. `f` is a program that takes a list of numbers, adds and
# multiplies them with `+` and `*`, and returns one number; `x` is a list of floats. Return the slopes of `f` at `x`, one
# for each number in the list. For f = a·b + a at a = 3 and b = 4 they are 5 and 3.
#
# The trick: `f` doesn't care what kind of numbers it adds. So give it numbers of a kind of your own, which remember where
# they come from. In Python that is a class, with a function `__add__(self, other)` for what `+` means, and `__mul__` for
# `*`. Each new number keeps its value, the numbers that it was made of, and how fast it grows with each of them. When `f`
# is done, start at the result and go back. A number may be used more than once, and it may send its own slope on only
# when nothing more can arrive. In which order do you have to visit them?
#
# If the check shows you a table of `steps`, each row is a step of the program: 0 for a sum or 1 for a product, and the
# places of its two numbers. Those of `x` come first, and what a step gives is put behind them.

# %% tags=["solve"]
from solutions.numpy_ref.backpropagation import slopes_of

# %% tags=["check"]
check("slopes_of")

# %% [markdown]
# Would you like to see your autograd train a network? It takes an `exp`, a division and a `log` more, each with the slope
# of its link, and then it can go back through the cross-entropy of the chapter's network. Your `backward` tells you
# whether it is right.
