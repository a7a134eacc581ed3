# %% [markdown]
# # Dropout
#
# A large network can learn its training examples by heart. Dropout makes that harder: while it is trained, some
# hidden units are set to 0 at random, different ones for each example, so that no unit can rely on another. In this
# notebook you predict what dropout does to a score, write it for a layer, and its backward pass. You say which wrong
# programs one value of p lets through, mend the choice of p, and make a model in PyTorch. Its last exercise is an
# experiment: train a network with and without, until it is good enough on examples that it hasn't seen.
#
# - Chapter of the book: *Dropout* (slide 22). {minutes}, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %% [markdown]
# The random numbers come from a generator, `rng`. Two generators that are made from the same number give the
# same random numbers, and a generator moves on with every call:

# %%
import numpy as np

rng = np.random.default_rng(15)
print(rng.random(4))
print(rng.random(4))
print(np.random.default_rng(15).random(4))

# %% [markdown]
# ## 1. What dropout makes of a score
#
# Work this one out on paper. Three hidden units have computed 4, 1 and 2. The score is their sum with the weights 0.5,
# −1 and 2, plus the bias 1, and dropout with p = 0.2 stands between the units and the weights. Four numbers:
#
# - the score in evaluation;
# - in training, the mean of the score over very many masks;
# - the largest score that a mask can give in training;
# - the chance of this largest score.

# %% tags=["hold"]
# the four numbers, to three decimals, as (1.5, 2.5, 3.5, 0.123)
scores_of_a_layer = ...

# %% tags=["check"]
check("scores_of_a_layer")

# %% [markdown]
# ## 2. Dropout
#
# `x` is what a layer has computed, an array of any shape, and `p` is the chance that an entry falls.
# The function returns two arrays of the shape of `x`: `out` and `mask`.
#
# - In training (`training` is True) every entry is decided on its own: it falls with chance p. Then `mask` is
#   False (or 0) and `out` is 0. Or it stays: then `mask` is True (or 1), and the entry of `x` is made larger, by the
#   factor that keeps the mean over many masks what it was.
# - In evaluation (`training` is False) nothing falls, and `out` is `x`. It doesn't matter then what `mask` is.
#
# Take x = (1, 2, 3, 4) and p = 0.25, and let the second entry fall: the mask is (1, 0, 1, 1), and `out` is
# (1.333, 0, 4, 5.333). With other random numbers other entries fall.
#
# Take the random numbers from `rng` and from nowhere else. For p = 1 everything falls, and `out` is 0; watch
# out for 0/0. Leave the `x` of the caller as it is.
#
# Which entries fall is left to your function and its `rng`. So the checks call it several times, with an `rng`
# made from `seed`, and look at how many fall, whether each is decided on its own, and how large the others are.
# Evaluation is worth {points: dropout, in evaluation nothing falls}, what falls {points: dropout, in training: what falls}, the size of what stays {points: dropout, in training: how large the others become}, and letting everything fall {points: dropout, p = 1: everything falls}.

# %% tags=["solve"]
from solutions.numpy_ref.dropout import dropout

# %% tags=["check"]
check("dropout")

# %% [markdown]
# On average the output stays what it was: what falls and what is made larger make up for each other. The cell
# averages ten thousand calls. What changes when you leave the factor out?

# %%
x = np.array([1.0, 2.0, 3.0, 4.0])


def show_mean(p=0.25, calls=10_000):
    rng = np.random.default_rng(14)
    print(np.mean([dropout(x, p, rng, training=True)[0] for _ in range(calls)], axis=0))


# Once you have written dropout, try it: remove the # from the next line.
# show_mean()

# %% [markdown]
# ## 3. What p = 0.5 can't tell apart
#
# Most programs try dropout with p = 0.5 first. Here are eight programs, and each is wrong in its own way; otherwise it
# does what exercise 2 asks for:
#
# 1. It divides what stays by p.
# 2. It leaves what stays as it is.
# 3. It lets exactly the share p of the entries fall, to the nearest whole number, drawn at random.
# 4. It takes p for the chance of staying, throughout.
# 5. It multiplies by 1 − p in evaluation, although it divides in training, too.
# 6. It doubles what stays, whatever p is.
# 7. It leaves what stays as it is, and multiplies by 1 − p in evaluation.
# 8. It lets an entry stay with the chance p, but divides what stays by 1 − p, as it should.
#
# Suppose that a test calls a program as often as you like, in training and in evaluation, but always with p = 0.5.
# Where does it notice each of the eight? Write eight numbers, the first for program 1:
#
# - 0: nowhere, because with p = 0.5 it does exactly what it should;
# - 1: in training only;
# - 2: in evaluation only;
# - 3: in both.

# %% tags=["hold"]
# eight numbers from 0 to 3, as (3, 3, 3, 3, 3, 3, 3, 3)
alike_at_a_half = ...

# %% tags=["check"]
check("alike_at_a_half")

# %% [markdown]
# ## 4. The way back
#
# In training the slopes go back through the layer. `dout` says how fast the loss grows with each entry of
# `out`, and we want to know how fast it grows with each entry of `x`. `mask` is the mask of the forward pass,
# an array of True and False.
#
# Ask of each entry how it came into `out`: what does a small change of it change there? With the mask from above,
# p = 0.25 and dout = (3, 6, −3, 1.5) the slopes are (4, 0, −4, 2).
#
# For p = 1 everything fell, and all slopes are 0. Leave `dout` and `mask` as they are.
# The slopes are worth {points: dropout_backward, the slopes},
# and p = 1 {points: dropout_backward, p = 1, and what is below}.

# %% tags=["solve"]
from solutions.numpy_ref.dropout import dropout_backward

# %% tags=["check"]
check("dropout_backward")

# %% [markdown]
# ## 5. Which p?
#
# Somebody has tried several values of p, with several seeds for each. `rates` holds the values of p, of shape
# (n_rates,); `validation` and `test` hold the share that each network got right on these sets, of shape (n_rates,
# n_runs), with a row for each p and a column for each seed. The program should choose the p whose networks are best on
# the validation set, taken together, and say what share of the test examples they get right on average. It has one
# fault. Run the check, find the fault, and mend it. The rest is right.

# %% tags=["solve"]
from solutions.numpy_ref.dropout import chosen_rate

# %% tags=["check"]
check("chosen_rate")

# %% [markdown]
# ## 6. A model with dropout
#
# In PyTorch dropout is a layer, `nn.Dropout(p)`. Its p is the chance of falling, too. It has no parameters, but
# it has to know whether the model is being trained: `model.train()` switches dropout on in all layers that the
# model knows of, `model.eval()` switches it off.

# %%
import torch
from torch import nn

layer = nn.Dropout(0.25)
numbers = torch.tensor([1.0, 2.0, 3.0, 4.0])
print(layer.train()(numbers))
print(layer.eval()(numbers))

# %% [markdown]
# Make a model of these layers and return it: a linear layer from `n_features` numbers to `n_hidden` hidden
# units, a ReLU, dropout with `p` on the hidden units, and a linear layer from the hidden units to one score.
# `nn.Sequential` will do, and so will a class of your own. No sigmoid at the end.
#
# The checks put their own numbers into the weights and biases, so that a score tells which hidden units have
# fallen. The scores in evaluation are worth {points: make_dropout_model, in evaluation}, what falls in training
# {points: make_dropout_model, in training}.

# %% tags=["solve"]
from solutions.torch_ref.dropout import make_dropout_model

# %% tags=["check"]
check("make_dropout_model")

# %% [markdown]
# Look at one example in both modes. In which of them do the scores differ from call to call?


# %%
def show_modes():
    torch.manual_seed(14)
    model = make_dropout_model(n_features=2, n_hidden=50, p=0.5)
    example = torch.tensor([[1.0, -0.5]])
    for mode in (model.train, model.eval):
        mode()
        with torch.no_grad():
            print(mode.__name__, [round(model(example).item(), 3) for _ in range(5)])


# Once you have written make_dropout_model, try it: remove the # from the next line.
# show_modes()

# %% [markdown]
# ## 7. A network that hasn't learned by heart
#
# Now try it out. The next cell draws 400 examples from which you may learn. They have 20 features, and about one label
# in five is wrong. The 1,000 examples of the validation set have their true labels.

# %% tags=["given"]
from solutions.measures.dropout import examples

# %%
X_learn, y_learn = examples(seed=1, count=400, wrong=0.2)
X_validation, y_validation = examples(seed=8, count=1000, wrong=0.0)

# %% [markdown]
# The loop is that of the notebook on the training loop. Here are an epoch and an evaluation:

# %% tags=["given"]
from solutions.torch_ref.training_loop import evaluate, train_epoch

# %% [markdown]
# If you have written them, go on with your own. The next cell looks for that notebook beside this one, or in a folder of
# its name next to this one's, takes each function that passes its check there, and tells for which the course's stand
# in. For a notebook that is elsewhere add where: `notebook="training-loop.ipynb"`. The grader always takes the course's:
# your points don't depend on this cell. The checks take some seconds.

# %%
use_mine("train_epoch", "evaluate")

# %% [markdown]
# Train a model of `make_dropout_model` with 100 hidden units on the 400 examples. `torch.optim.Adam` with `lr=0.01` is
# fast enough, and its steps may take all examples at once: then `batches` is a `DataLoader` with a single batch. The
# arrays have to become tensors of float32, and the labels a column.
#
# First let it learn by heart: p = 0 and 150 steps. How many of the 400 labels does it give back, and how many of the
# validation set does it get right? Then try other values of p, and other numbers of steps. You are asked for a network
# that gets at least 85% of the validation set right. The grader tries it on 2,000 examples that came later, where
# 82.5% are enough.
#
# Hand in its four tables, as `model.parameters()` has them: the weights of the hidden units, of shape (h, 20), and
# their biases, of shape (h,); the weights of the score, of shape (1, h), and its bias, of shape (1,). You may have up
# to 200 hidden units.

# %%
# Your training can stand here.


# %%
def show_network(network):
    """Draw the scores of the validation set: what is on the wrong side of 0 is wrong."""
    W1, b1, W2, b2 = (np.asarray(each) for each in network)
    scores = (np.maximum(X_validation @ W1.T + b1, 0) @ W2.T + b2)[:, 0]
    print("right:", np.mean((scores >= 0) == (y_validation == 1)))
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    classes = [scores[y_validation == 0], scores[y_validation == 1]]
    plt.hist(classes, 30, color=["#b3261e", "#1d5fbf"], label=["class 0", "class 1"])
    plt.axvline(0, color="gray")
    plt.xlabel("score")
    plt.ylabel("examples")
    plt.legend(frameon=False)
    plt.show()


# Once you have trained a model, remove the # from the next line.
# show_network([table.detach().numpy() for table in model.parameters()])

# %% tags=["hold"]
# four tables of numbers, as [weights of the hidden units, their biases, weights of the score, its bias]
own_network = ...

# %% tags=["check"]
check("own_network")
