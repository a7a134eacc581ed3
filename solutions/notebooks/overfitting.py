# %% [markdown]
# # Overfitting
#
# A network with many weights can learn its examples by heart. In this notebook you look for leaks, in reports and in a
# program, and write what reveals overfitting, a split into training and validation examples, and two remedies: stopping
# in time, and a price on large weights. Then you overfit on purpose, and stop it.
#
# - Chapter of the book: *Overfitting* (slide 22). {minutes}, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %% [markdown]
# ## 1. Nine reports
#
# Nine teams report how good their model will be on new examples. Some of these numbers will as a rule be too good,
# whether the team knows it or not. Which?
#
# 1. "We scaled each feature with the mean and the deviation of all patients. Then we split, and measured on the
#    held-back ones."
# 2. "We split first. We scaled all patients, the held-back ones too, with the mean and the deviation of the training
#    set."
# 3. "The validation set told us when to stop. Then we measured on a test set that nobody had looked at."
# 4. "We have five photos of each person, and split the photos at random. The model is going to meet new people."
# 5. "We trained 40 networks and report the validation accuracy of the best."
# 6. "The model predicts next month's sales. We held back the last three months, and learned from those before."
# 7. "We split the pictures. Then we added to the training set a mirror image of each of its pictures."
# 8. "The model predicts next week's temperatures. Of all hours of ten years we held back a tenth, at random."
# 9. "We doubled our pictures with a mirror image of each. Then we split them at random."

# %% tags=["hold"]
# the numbers of the reports whose result is too good, from small to large, as [1, 2]
too_good = ...

# %% tags=["check"]
check("too_good")

# %% [markdown]
# ## 2. A random split
#
# `X` has shape (m, n), one row for each example, and `y` has their labels. Put `n_validation` of the examples
# into a validation set and all the others into a training set. Four arrays come back, in this order: `X_train`,
# `y_train`, `X_val`, `y_val`.
#
# - Every example is in exactly one of the two sets, and keeps its label.
# - Chance decides which ones are held back, since files are often sorted. (Where the model has to predict the
#   future, we hold back the last ones instead, as the chapter says.) It comes from `rng`, a generator such as
#   `np.random.default_rng(0)` makes: with the same seed the split is the same, with a different one it isn't.
# - In which order the examples stand within a set doesn't matter.
#
# `rng.permutation(5)` gives the numbers 0 to 4 in a random order. Rows are picked by such a list of numbers:

# %%
import numpy as np

some = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]])
print(some[[2, 0]])
print(np.random.default_rng(0).permutation(5))

# %% [markdown]
# The sets are worth {points: split, each example in one of the two sets, with its label}, the chance {points: split, at random, by rng}. The cases name a `seed`: the generator that your function
# gets is made from it.

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import split

# %% tags=["check"]
check("split")

# %% [markdown]
# ## 3. Scaling without a leak
#
# Features are brought to the same scale, with the mean and the standard deviation of each column. Nothing that we do
# to the training set may depend on the validation set. So both numbers come from `X_train` alone, and `X_val` is scaled
# with them too.
#
# Take one feature, with 2 and 6 in the training set: the mean is 4 and the deviation 2, so they become −1 and 1.
# An 8 in the validation set becomes (8 − 4) / 2 = 2.
#
# The deviation is NumPy's `std`, the root of the mean of the squared differences. Two arrays come back.

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import standardise

# %% tags=["check"]
check("standardise")

# %% [markdown]
# ## 4. Find the leak
#
# Somebody has left you this program. Each feature is a simple rule: where it is 0 or more, it names class 1, else class
# 0. The program should pick the best of these rules, and say how good it will be on new examples. Its number is too
# good. Run the check, find the fault, and mend it. The rest is right.

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import picked_feature

# %% tags=["check"]
check("picked_feature")

# %% [markdown]
# Here the labels are tossed coins, so on new examples every rule is right half of the time. The cell asks the program
# 300 times, each time with 40 new examples of 100 features, 10 of them held back. What does it promise, before and
# after you have mended it?

# %%
import numpy as np


def show_promises(pick):
    rng = np.random.default_rng(0)
    draws = [(rng.normal(size=(40, 100)), rng.integers(0, 2, 40)) for _ in range(300)]
    shares = [pick(X, y, 10)[1] for X, y in draws]
    print(f"it promises {np.mean(shares):.0%} on average")
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    plt.hist(shares, np.arange(-0.05, 1.1, 0.1), color="#1d5fbf", edgecolor="white")
    plt.axvline(0.5, color="gray")
    plt.xlabel("share of the held-back examples that is right")
    plt.ylabel("how often")
    plt.show()


show_promises(picked_feature)

# %% [markdown]
# ## 5. Early stopping
#
# `losses` has the validation loss after each epoch. We train until `patience` epochs in a row have brought no
# loss below the least so far. Then we stop and keep the weights of the best epoch. Return its number, counted
# from 0.
#
# - Where two epochs have the same least loss, the first is kept. To reach the least loss again is no
#   improvement.
# - What comes after the stop was never computed in a real training. It must not count.
# - If the list ends before the patience does, the best epoch of the list is kept.
#
# Take the losses 0.9, 0.5, 0.6, 0.7, 0.3. With patience 2 the epochs 2 and 3 are no better than epoch 1. There
# we stop and keep epoch 1; the 0.3 is never seen. With patience 3 we go on, and keep epoch 4.
#
# Lists that end before the patience does are worth {points: early_stop, the best epoch}, the stop {points: early_stop, the stop}.

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import early_stop

# %% tags=["check"]
check("early_stop")

# %% [markdown]
# ## 6. The weights that are kept
#
# This time the weights were saved: row k of `weights` has them as they were after epoch k. Two losses were
# measured after each epoch, one on the training set and one on the validation set. Which row does early stopping
# keep? The rule is that of exercise 5.
#
# Take the validation losses 0.9, 0.5, 0.6, the training losses 0.8, 0.4, 0.2 and patience 1: epoch 2 is worse
# than epoch 1, so row 1 comes back, of shape (n,).

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import kept_weights

# %% tags=["check"]
check("kept_weights")

# %% [markdown]
# ## 7. A loop that forgets the best
#
# This program trains a line by gradient descent. The line is one array, the weights with the bias at the end. It should
# take all its steps and then return the line as it was after the epoch with the least validation loss. It has one
# fault. Run the check, find the fault, and mend it. The rest is right.
#
# If you see nothing wrong in it, print `best` after every epoch.

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import best_line

# %% tags=["check"]
check("best_line")

# %% [markdown]
# ## 8. The L2 penalty
#
# A network is a list of matrices, one for each layer. The last row of each matrix has the biases. To keep the
# weights small, the L2 penalty of the chapter is added to the loss. The biases are free: they don't count.
#
# Take λ = 0.5 and two layers, `W1` with the weights 3 and −1 and `W2` with the weights 2 and 1:

# %%
W1 = np.array([[3.0, -1.0], [7.0, 6.0]])  # the 7 and the 6 are biases
W2 = np.array([[2.0], [1.0], [5.0]])  # the 5 is a bias

# %% [markdown]
# The squares are 9, 1, 4 and 1. The penalty is 0.5/2 · 15 = 3.75. The parameter is called `lam`, since `lambda`
# is a word of Python's own. The number of layers isn't always two.

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import l2_loss

# %% tags=["check"]
check("l2_loss")

# %% [markdown]
# ## 9. Its slopes
#
# The penalty has a slope along every weight, and one along every bias. Return a list with a matrix for each matrix of
# `weights`, of the same shape, so that it can be added to the gradient of the loss. The cases have two layers.
#
# For the network above and λ = 0.5 the first matrix is [[1.5, −0.5], [0, 0]], the second [[1], [0.5], [0]].
# Leave the matrices of the caller as they are; they may hold whole numbers.

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import l2_gradient

# %% tags=["check"]
check("l2_gradient")

# %% [markdown]
# ## 10. Overfit on purpose
#
# The next two cells make patients, 40 to learn from and 200 to hold back. Each has twenty values; four of them have to
# do with the illness, but we don't know which, and chance plays a part, too.

# %% tags=["data"]
X_train, y_train = "by_heart"

# %% tags=["data"]
X_val, y_val = "stopped_in_time"

# %% [markdown]
# `train` trains a line, that is 20 weights and a bias, and draws both losses. It returns three tables: the line after
# each epoch, one in each row, and the two losses. With `lam` other than 0 it calls your `l2_gradient`.

# %%
def train(lam=0.0, learning_rate=0.5, n_epochs=100):
    line, lines = np.zeros(21), []
    for _ in range(n_epochs):
        errors = 1 / (1 + np.exp(-(X_train @ line[:-1] + line[-1]))) - y_train
        slopes = np.append(X_train.T @ errors, errors.sum()) / len(y_train)
        if lam:
            slopes = slopes + l2_gradient([line.reshape(-1, 1)], lam)[0][:, 0]
        line = line - learning_rate * slopes
        lines.append(line)
    train_losses, val_losses = losses_of(lines, X_train, y_train), losses_of(lines, X_val, y_val)
    print(f"after {n_epochs} epochs: training loss {train_losses[-1]:.3f}, held back {val_losses[-1]:.3f}")
    draw(train_losses, val_losses)
    return np.array(lines), train_losses, val_losses


def losses_of(lines, X, y):
    scores = np.array(lines)[:, :-1] @ X.T + np.array(lines)[:, -1:]
    return np.mean(np.logaddexp(0, scores) - y * scores, axis=1)


def draw(train_losses, val_losses):
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    plt.plot(train_losses, color="#1d5fbf", label="training")
    plt.plot(val_losses, "--", color="#b3261e", label="held back")
    plt.xlabel("epoch")
    plt.ylabel("loss")
    plt.legend(frameon=False)
    plt.show()


lines, train_losses, val_losses = train()

# %% [markdown]
# Find a line that has learned the 40 patients by heart: its loss on the training set should be 0.01 or less. What does
# the other curve do meanwhile?

# %% tags=["hold"]
# 20 weights and the bias: a row of lines, such as lines[-1]
by_heart = ...

# %% tags=["check"]
check("by_heart")

# %% [markdown]
# ## 11. And stop it
#
# Now find a line that is good for other patients. Its loss on those held back should be 0.5 or less. You have two
# remedies, and your own functions for both. The grader tries your line on 1,000 patients who came later; there 0.55 is
# enough. Don't train on the held-back patients as well: their loss would no longer tell you how good your line is.

# %% tags=["hold"]
# 20 weights and the bias
stopped_in_time = ...

# %% tags=["check"]
check("stopped_in_time")

# %% [markdown]
# ## 12. Weight decay in PyTorch
#
# `torch.optim.SGD` adds the slopes of the penalty by itself, if `weight_decay` tells it to. But it does so
# for all parameters that it gets, biases too:

# %%
import torch

model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.ReLU(), torch.nn.Linear(3, 1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=0.01)
for name, parameter in model.named_parameters():
    print(name, tuple(parameter.shape))

# %% [markdown]
# In place of `model.parameters()` an optimiser also accepts a list of groups. Each is a dictionary with a list of
# parameters and with settings that hold for them alone, such as
#
# `{"params": [...], "weight_decay": 0.5}`
#
# Write the function that returns such a list for a model of linear layers: `weight_decay` for all weights, none
# for the biases. Every parameter must be in one of the groups, or it will never learn. The number of layers
# differs from case to case. The check makes a model, gives your groups to `torch.optim.SGD`, sets slopes, takes
# one step and looks at all parameters afterwards: first all weights in a row, then all biases.

# %% tags=["solve"]
from solutions.torch_ref.overfitting import parameter_groups

# %% tags=["check"]
check("parameter_groups")

# %% [markdown]
# ## If you want more
#
# There are no points for this one, and nobody grades it; the check works as above.
#
# The more hidden units, the worse the overfitting: is that the whole story? Here is an experiment with a surprise. The
# weights `V` of the hidden units, of shape (n, h), are drawn by chance and stay as they are, without biases. So the units
# answer with ReLU of `X @ V`, and the weights of the output alone are trained. For the squared error NumPy finds them in
# one step: with the answers of the hidden units in a table `H`, `np.linalg.pinv(H) @ y` are the weights with the least
# error. If there are more units than examples, many weights have no error at all; of these it takes the shortest, those
# with the least sum of squares.
#
# Return the errors on the validation set, the means of the squared differences, in an array of shape (h,): first that of
# a network with the first unit alone, then with the first two, and so on up to all h. Before you draw them, guess: where
# will the error be greatest, and what comes after that?

# %% tags=["solve"]
from solutions.numpy_ref.overfitting import errors_by_width

# %% tags=["check"]
check("errors_by_width")

# %%
def show_errors(n_hidden=160, seed=0):
    """Draw the errors of networks of up to so many hidden units, for the patients of exercise 10."""
    V = np.random.default_rng(seed).normal(size=(20, n_hidden))
    errors = errors_by_width(X_train, y_train, X_val, y_val, V)
    for width in (5, 20, 40, 80, n_hidden):
        print(f"{width:4} units: error {errors[width - 1]:.2f}")
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    plt.plot(range(1, n_hidden + 1), errors, color="#1d5fbf")
    plt.axvline(len(y_train), color="gray")  # as many units as examples
    plt.yscale("log")
    plt.xlabel("hidden units")
    plt.ylabel("error on the validation set")
    plt.show()


# Once you have written errors_by_width, try it: remove the # from the next line.
# show_errors()
