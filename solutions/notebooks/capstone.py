# %% [markdown]
# # Capstone: digits with wrong labels
#
# Somebody has labelled 300 pictures of digits, and one label in five is wrong. You build the network that
# learns from them, in NumPy and then in PyTorch, and you find out by an experiment whether dropout protects
# it from the wrong labels. You look at the pictures, and at what is learned when. At the end you write a short report.
#
# - Chapter of the book: *Capstone*. Read the chapters before it first. {minutes}, {points}: {points: checks} by the
#   checks of this notebook, {points: report} for the report, by hand.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %% [markdown]
# ## The data
#
# A training set of 300 pictures and a validation set of 700 come with this notebook, each packed into one cell. A
# picture has 8 by 8 points, from 0 (paper) to 16 (ink). The labels of the training set were made wrong on purpose, 60
# of 300. Those of the validation set are right. A third set, the test set, stays with the grader. Thirteen people wrote
# these digits, and the sets were drawn picture by picture.
#
# The pictures: E. Alpaydin and C. Kaynak (1998), Optical Recognition of Handwritten Digits, UCI Machine
# Learning Repository, as scikit-learn distributes them (licence: BSD-3-Clause, copyright 2007-2026 The
# scikit-learn developers).

# %% tags=["data"]
training_table = "digits_training.csv"

# %% tags=["data"]
validation_table = "digits_validation.csv"

# %%
import numpy as np

X_train, y_train = training_table[:, :64] / 16, training_table[:, 64].astype(int)
X_validation, y_validation = validation_table[:, :64] / 16, validation_table[:, 64].astype(int)
print("training", X_train.shape, y_train.shape, "validation", X_validation.shape)


def show_digits(X, y, first=0, count=12):
    """Draw some pictures with their labels: as a figure where matplotlib is installed, otherwise as text."""
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        for x, label in zip(X[first : first + count], y[first:]):
            print("label", label)
            print("\n".join("".join(" .:*#"[int(4 * point)] * 2 for point in row) for row in x.reshape(8, 8)))
        return
    digits = X[first : first + count].reshape(-1, 8, 8)
    figure, axis = plt.subplots(figsize=(count, 1.4))
    axis.imshow(np.hstack(np.pad(digits, ((0, 0), (0, 0), (1, 1)))), cmap="gray_r")  # side by side
    axis.set_xticks(10 * np.arange(len(digits)) + 4.5, y[first : first + count])
    axis.tick_params(length=0, labeltop=True, labelbottom=False, labelsize="large")
    axis.set_yticks([])
    axis.set_frame_on(False)
    plt.show()


show_digits(X_train, y_train, first=228)

# %% [markdown]
# ## 1. What the pictures show
#
# Some of these labels are wrong. Which digits do you read in the twelve pictures, from left to right? Where you aren't
# sure, look at more pictures, with another `first`, or let a program find the validation pictures that are most like
# them. This is worth {points: own_labels}.

# %% tags=["hold"]
# twelve digits, as [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]
own_labels = ...

# %% tags=["check"]
check("own_labels")

# %% [markdown]
# ## 2. Wrong labels
#
# This is how labels are made wrong. `y` has shape (m,), with whole numbers from 0 to `n_classes` − 1. Exactly
# `round(share * m)` rows, drawn at random and no row twice, get another class: for each of them every other class is
# as likely as any, whatever the rest get, and the old one never comes back. With 10 labels of 10 classes and a share
# of 0.2, two come out wrong; a 3 becomes 0, 1, 2, 4, 5, 6, 7, 8 or 9.
#
# All chance comes from `rng`, a NumPy generator, such as `np.random.default_rng(7)`: it has `rng.choice`,
# `rng.integers`, `rng.permutation` and `rng.random`. Return a new array. The function is worth {points: noisy_labels}.

# %% tags=["solve"]
from solutions.numpy_ref.capstone import noisy_labels

# %% tags=["check"]
check("noisy_labels")

# %% [markdown]
# ## 3. A case that gives no way back away
#
# *{points: silent_slopes}*
#
# Before you write the way back of a whole network, look at a test that would tell you nothing. Four programs were to do
# what `dropout_backward` of the notebook on dropout does: from the slopes `dout`, the mask and p they should compute the
# slopes along what dropout was given. Somebody has tried them on one case, and all four gave the right answer. Yet each
# is wrong in its own way:
#
# - one doubles what stayed, whatever p is;
# - one divides what stayed by the share that happened to stay;
# - one reads the mask from its last entry to its first;
# - one scales what stayed until it is as long as `dout` was: until the sums of the squares are the same.
#
# The case had eight slopes from −100 to 100, all of them different and none 0, a mask for them, with 1 for what stayed
# and 0 for what fell, and a p from 0.05 to 0.95. Something stayed. Find such a case; you may search for it with a
# program.

# %% tags=["hold"]
# dout, mask and p, as ([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 1, 1, 1, 1, 1, 0], 0.25)
silent_slopes = ...

# %% tags=["check"]
check("silent_slopes")

# %% [markdown]
# ## 4. The gradients, with a mask
#
# The network has one hidden layer of rectified units and a softmax:
#
# - Z, the sums of the hidden units, of shape (m, n_hidden),
# - H, what a ReLU and dropout leave of them,
# - the scores of the classes, of shape (m, n_classes), and ŷ, the softmax of each row.
#
# The last row of each matrix is the bias, so `W1` has shape (n + 1, n_hidden) and `W2` has shape
# (n_hidden + 1, n_classes). The mask is an array of shape (m, n_hidden), 1 for a unit that works and 0 for one
# that was dropped. Here it is given, so there is no chance in this function.
#
# The loss is the mean of −ln ŷ of the labelled class. Return its gradients for `W1` and `W2`, each with the
# shape of its matrix. `y` holds classes, not one-hot rows. The chapter has the slope along the scores, and what it
# passes on its way back to the hidden layer. A mask of ones with p = 0 is worth {points: gradients, without dropout},
# dropout {points: gradients, with dropout}.
#
# These two functions are given. `scores` is the network with all units at work, as it is used in evaluation.

# %% tags=["given"]
from solutions.numpy_ref.capstone import initial_matrices, scores

# %% [markdown]
# And here are three of earlier notebooks, which you may call or leave.

# %% tags=["given"]
from solutions.numpy_ref.feedforward import add_bias
from solutions.numpy_ref.many_classes import one_hot, softmax

# %% [markdown]
# If you have written them, go on with your own. The next cell looks for your earlier notebooks beside this one, or in a
# folder of their name next to this one's, takes each function that passes its check there, and tells for which the
# course's stand in. For a notebook that is elsewhere call it once more, as
# `use_mine("softmax", notebook="many-classes.ipynb")`. The grader always takes the course's: your points don't depend on
# this cell.

# %%
use_mine("add_bias", "one_hot", "softmax")

# %% tags=["solve"]
from solutions.numpy_ref.capstone import gradients

# %% tags=["check"]
check("gradients")

# %% [markdown]
# ## 5. A step with momentum
#
# A ball that rolls keeps some of its speed. The velocity is `momentum` times the old velocity plus the
# gradient, and the weights move by −`learning_rate` times the new velocity. Take the weight 3, the velocity 2,
# the gradient 1, the rate 0.5 and the momentum 0.25: the new velocity is 0.25·2 + 1 = 1.5, and the new weight
# is 3 − 0.5·1.5 = 2.25.
#
# Return the new weights and the new velocity. The caller's arrays stay as they are. Both together are worth
# {points: momentum_step}.

# %% tags=["solve"]
from solutions.numpy_ref.capstone import momentum_step

# %% tags=["check"]
check("momentum_step")

# %% [markdown]
# ## 6. Training in NumPy
#
# Start from the matrices that you are given and from velocities of zero. In each of `steps` steps draw a new
# mask from `rng`, in which every hidden unit of every example works with the probability 1 − p, compute both
# gradients, and make both steps. All examples are used in every step. With p = 0 nothing is dropped.
#
# Training with p = 0, where the weights can be compared, is worth {points: train, the weights after some steps, p = 0}. The masks are worth
# {points: train, new masks in every step}: your function makes two steps with two examples and three hidden units,
# many times over. Every set of masks leads to other weights there, so the check reads from the weights which units
# were at work, and sees whether each was dropped with the probability p, on its own, by `rng`.

# %% tags=["solve"]
from solutions.numpy_ref.capstone import train

# %% tags=["check"]
check("train")

# %% [markdown]
# Watch it learn: remove the # from the last line. How many of the 300 training labels does the network get
# right, and how many of the validation set? (The training labels include the 60 wrong ones.)


# %%
def show_training(p, seed=0):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(64, 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.9, 200, rng)
    for name, X, y in (("training", X_train, y_train), ("validation", X_validation, y_validation)):
        found = scores(X, W1, W2).argmax(axis=1)
        print(f"p = {p}: {name} {np.mean(found == y):.3f}")
    misread = np.flatnonzero(found != y)
    show_digits(X[misread], [f"{a} for {b}" for a, b in zip(found[misread], y[misread])])  # the first twelve


# show_training(0.0)

# %% [markdown]
# ## 7. What is learned, and when
#
# Does a network learn right and wrong labels at the same time? In the training set you don't know which are wrong. So
# make a set of your own, where you do: the first 300 validation pictures, one label in five made wrong by your
# `noisy_labels`. The other 400 are new pictures. Train with p = 0, 0.5 and 0.8, as above, and ask after 20, 30, 50, 100
# and 200 steps, with two seeds or more: how many of the right labels does the network give back, how many of the wrong
# ones, what does it say of these pictures otherwise, and how many of the new ones does it read correctly? Which of
# these sentences are true, whatever the seed?
#
# 1. Without dropout, after 20 steps, it gives back more than half of the wrong labels.
# 2. Without dropout, after 20 steps, it reads most of the pictures that have a wrong label as the digit that they show.
# 3. Without dropout, after 200 steps, it gives back nearly all of the wrong labels.
# 4. Without dropout, it reads the new pictures best after 200 steps.
# 5. With p = 0.5, after 200 steps, it gives back fewer than one in ten of the wrong labels.
# 6. After 200 steps it gives back fewer wrong labels with p = 0.8 than with p = 0.5, and fewer with p = 0.5 than
#    without dropout.
# 7. After 20 steps, the larger p is, the more of the right labels it gives back.
# 8. Without dropout, it reads the new pictures better after 30 steps than after 200.


# %%
def show_over_time(steps, **shares):
    """Draw shares over the number of steps, as show_over_time([20, 200], right=[0.5, 0.6], wrong=[0.2, 0.3])."""
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print(steps, shares, "Install matplotlib to see a picture.")
        return
    plt.figure()
    for (name, values), look in zip(shares.items(), ["o-", "s--", "^:", "D-."]):
        plt.plot(steps, values, look, label=name)
    plt.ylim(0, 1.02)
    plt.xlabel("steps")
    plt.legend(frameon=False)
    plt.show()


# Your own measurements can stand here.

# %% tags=["hold"]
# the numbers of the true sentences in rising order, as [1, 4]
learned_when = ...

# %% tags=["check"]
check("learned_when")

# %% [markdown]
# ## 8. The network in PyTorch
#
# Now the same network as a module: two linear layers, a ReLU and dropout between them. It takes a tensor of
# shape (m, n_features) and returns scores of shape (m, n_classes), not probabilities. `p` is the probability
# that a hidden unit is dropped while the network trains.
#
# Return the module. `nn.Sequential` will do, or a class of your own. The check puts weights into it and compares
# the scores: that is worth {points: network_torch, its scores, in evaluation} in evaluation mode and {points: network_torch, dropout, in training} in training mode: units are dropped
# there with the probability p, those that stay are made larger by 1/(1 − p), and with p = 1 only the last bias is left.

# %%
import torch
from torch import nn

optimizer = torch.optim.SGD([torch.zeros(1)], lr=0.1)  # the first optimizer takes PyTorch some seconds: better now

# %% tags=["solve"]
from solutions.torch_ref.capstone import network as network_torch

# %% tags=["check"]
check("network_torch")

# %% [markdown]
# ## 9. Training in PyTorch
#
# Train a module: gradient descent with momentum on the mean cross-entropy, all examples in every step.
# `torch.optim.SGD` makes steps like those of exercise 5. The module may come in either mode: dropout is at work while
# it trains. Return the same module in evaluation mode. The weights are
# worth {points: fit_torch, the weights after some steps, p = 0}, the modes {points: fit_torch, dropout at work while it trains, and no longer when it comes back}.

# %% tags=["solve"]
from solutions.torch_ref.capstone import fit as fit_torch

# %% tags=["check"]
check("fit_torch")

# %% [markdown]
# ## 10. The experiment
#
# Does dropout protect the network from wrong labels? `experiment` makes one run: a network of 64 hidden units,
# trained on `X_train` and `y_train` in 200 steps with the learning rate 0.2 and the momentum 0.9, and then
# asked about `X_test`. Train it with one call of your `train`, or of your `fit_torch` for a module of your
# `network_torch`. The first weights are those of `initial_matrices`, or those that PyTorch gives a layer by itself.
# Return the class of each test picture, of shape (n_points,). The inputs are arrays, with pixels from 0 to 1.
#
# Everything random comes from the seed: the same seed gives the same network, a different seed a different one. In
# NumPy that is a generator, in PyTorch `torch.manual_seed(seed)`.
#
# A run that can be repeated is worth {points: experiment, one run, which its seed repeats}. Pictures that were made for
# the purpose are worth {points: experiment, pictures that only a trained network sorts}: a network sorts all of them,
# but neither their nearest examples nor a straight line do. The comparison is worth
# {points: experiment, dropout is 3 points better, on the mean of the seeds}: with p = 0.5 three points more of the test
# pictures (0.78 in place of 0.75, say) must be right than with p = 0, on the mean of the seeds. One run proves nothing:
# networks that differ in their seed alone can differ by three points. The grader counts the right answers itself, on
# pictures whose labels only it has. Both networks are trained in the same way, and p alone makes the difference: the
# check looks at what `train` or `fit_torch` is called with, whether the classes are those of the network that it
# trains, and whether a module has a mask for each example. A loop of your own within `experiment` can't be looked at,
# and doesn't count here. The check asks the networks about their training pictures, too, and tries p = 0.98, where
# hardly a unit is left. To save time it trains on the first 200 pictures. It takes some seconds.

# %% tags=["solve"]
from solutions.numpy_ref.capstone import experiment

# %% tags=["check"]
check("experiment")

# %% [markdown]
# ## 11. The report
#
# Three short texts, about a page together. Add cells of your own above them for whatever you measure and draw: the
# grader keeps and runs them (ten seconds for a cell at most, a minute for the whole notebook). Your texts are read by
# people, who add up the points of these tables. A text that is left as it is counts as not attempted.
#
# Write below the heading of each text, and leave the heading there.

# %%
# Your own measurements can begin here.

# %% [markdown] tags=["report"]
# evidence

# %% [markdown] tags=["report"]
# explanation

# %% [markdown] tags=["report"]
# reproducibility
