# %% [markdown]
# # Many classes
#
# One yes or no can't tell a cat from a dog from a bird. In this notebook you predict what scores do to probabilities,
# write labels as tables of 0 and 1, turn scores into the probabilities of all classes and into a loss, mend a program,
# find out how far ahead a score must be, and give three models the temperatures at which they claim what they know.
# PyTorch comes last.
#
# - Chapter of the book: *Many classes* (slide 18). {minutes}, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. What becomes of the cat
#
# *{points: cat_after_changes}*
#
# A model has given a picture three scores, and softmax has turned them into the probabilities 0.6 for cat, 0.3 for dog
# and 0.1 for bird. You don't know the scores. You can still work out the probability of the cat after each of these
# changes, each made to the scores as they were, with a pocket calculator but without a program:
#
# 1. every score grows by 3;
# 2. every score is doubled;
# 3. the score of the bird grows by ln 4, and the others stay as they are;
# 4. the bird is left out: softmax gets the two other scores alone;
# 5. the temperature is 2.
#
# Hand in the five probabilities, rounded to two decimals.

# %% tags=["hold"]
# five probabilities of the cat, as (0.11, 0.22, 0.33, 0.44, 0.55)
cat_after_changes = ...

# %% tags=["check"]
check("cat_after_changes")

# %% [markdown]
# ## 2. One-hot labels
#
# The classes are numbered from 0: 0 is cat, 1 is dog, 2 is bird. A one-hot label is a row with a 1 in the
# column of its class and 0 elsewhere. The labels 0, 2, 0 of three classes become
#
#     1 0 0
#     0 0 1
#     1 0 0
#
# For `y` of shape (m,) the result has shape (m, n_classes), whether or not every class occurs in `y`.

# %% tags=["solve"]
from solutions.numpy_ref.many_classes import one_hot

# %% tags=["check"]
check("one_hot")

# %% [markdown]
# ## 3. Softmax
#
# Each row of `Z` holds the scores of one example, one for each class, and becomes a row of probabilities. The scores
# 2, 1, 0 give about 0.6652, 0.2447 and 0.0900. The shape stays (m, K).
#
# Scores that are whole numbers are worth {points: softmax, whole numbers}: an array like theirs can't hold a fraction.
# Scores of any size are worth {points: softmax, scores of any size}. This is what happens to large ones:

# %%
with np.errstate(over="ignore"):
    print(np.exp(np.array([700.0, 710.0])))

# %% tags=["solve"]
from solutions.numpy_ref.many_classes import softmax

# %% tags=["check"]
check("softmax")

# %% [markdown]
# ## 4. Who is taken for whom
#
# *{points: confusion}*
#
# Are cats taken for dogs more often than dogs for cats? Somebody has left you a program that should tell. It returns a
# table with a row for each class and a column for what the class is taken for: which share of the cats is taken for
# cats, dogs and birds, in the first row, and so on. But it has one fault. Run the check, find the fault, and mend it.
# The rest is right.

# %% tags=["solve"]
from solutions.numpy_ref.many_classes import confusion

# %% tags=["check"]
check("confusion")

# %% [markdown]
# ## 5. How far ahead
#
# *{points: lead_for}: {points: lead_for, any number of classes} for any number of classes, {points: lead_for, two classes} for two*
#
# One class is ahead, and all the others have the same score. How far ahead must it be to get the probability p? With
# four classes a lead of 0 gives it a quarter; for one half it takes more, and the more classes there are, the more. `p`
# holds probabilities above 0 and below 1, and `n_classes` says how many classes there are, the leading one included:
# two or more. Find the formula on paper, for the book doesn't have it. The result has the shape of `p`, and it is below
# 0 where the class is behind.

# %% tags=["solve"]
from solutions.numpy_ref.many_classes import lead_for

# %%
# What softmax makes of your leads should be the probabilities that were asked for.
# Once you have written softmax and lead_for, try it: remove the # from the next two lines.
# lead = lead_for(np.array([0.5]), 4)[0]
# print(softmax(np.array([[lead, 0, 0, 0], [lead + 7, 7, 7, 7]])))

# %% tags=["check"]
check("lead_for")

# %% [markdown]
# ## 6. Cross-entropy for many classes
#
# `Y` holds one-hot labels, `Z` scores, both of shape (m, K). The result is one number, the mean loss of the examples,
# with the natural logarithm. For the scores 2, 1, 0, the labels cat and bird give about 0.4076 and 2.4076, so the mean
# is 1.4076.
#
# Scores of any size are again worth {points: class_cross_entropy, scores of any size}. There the probability of a
# class can be too small to be stored, but its logarithm isn't.

# %% tags=["solve"]
from solutions.numpy_ref.many_classes import class_cross_entropy

# %% tags=["check"]
check("class_cross_entropy")

# %% [markdown]
# ## 7. Three temperatures
#
# *{points: temperatures}*
#
# Three models have given scores to the same 150 pictures of four classes: `scores[0]`, `scores[1]` and `scores[2]` are
# tables of shape (150, 4), and `labels` has the classes. For each picture a model's claim is the greatest probability
# of the row. The models guess equally well, but one of them claims far too much, one a little too much, and one too
# little; which is which, the scores tell. For each, find a temperature, from 0.05 to 20, at which the mean of its claims
# is the share of the pictures that it gets right, to within 0.03. The grader tries your three temperatures on 2,000
# other pictures, with twice that distance.

# %% tags=["data"]
scores, labels = "temperatures"


# %%
def show_claims(temperatures):
    """Compare claim and share of three models, and draw how often which claim is made."""
    for number in range(3):
        claims = softmax(scores[number] / temperatures[number]).max(axis=1)
        right = scores[number].argmax(axis=1) == labels
        print(f"model {number}: mean claim {claims.mean():.3f}, share right {right.mean():.3f}")
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    for number, style in enumerate(["-", "--", ":"]):
        claims = softmax(scores[number] / temperatures[number]).max(axis=1)
        plt.hist(claims, np.linspace(0.2, 1, 17), histtype="step", linestyle=style, label=f"model {number}")
    plt.axvline(np.mean(scores[0].argmax(axis=1) == labels), color="gray", label="share right")
    plt.xlabel("claim")
    plt.locator_params(axis="y", integer=True)
    plt.ylabel("pictures")
    plt.legend(frameon=False)
    plt.show()


# Once you have written softmax, try it: remove the # from the next line.
# show_claims((1, 1, 1))

# %% tags=["hold"]
# three temperatures, as (1, 1, 1)
temperatures = ...

# %% tags=["check"]
check("temperatures")

# %% [markdown]
# ## 8. Softmax in PyTorch
#
# The same for a tensor `Z`, mostly of float64, with scores of any size. The result must be a tensor too. You may
# write it yourself, or look for what PyTorch has.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.many_classes import softmax as softmax_torch

# %% tags=["check"]
check("softmax_torch")

# %% [markdown]
# ## 9. Cross-entropy for many classes in PyTorch
#
# The same for tensors `Y` and `Z`, mostly of float64; the result is a tensor with no axes. If you use PyTorch's own
# function, read what it expects: scores or probabilities, and which comes first.

# %% tags=["solve"]
from solutions.torch_ref.many_classes import class_cross_entropy as class_cross_entropy_torch

# %% tags=["check"]
check("class_cross_entropy_torch")

# %% [markdown]
# ## If you want more
#
# There are no points for this one, and nobody grades it; the check works as above.
#
# How hot does it have to be, so that a model is just 90% sure? With two classes a formula tells. With more classes there
# is none, and yet the answer can be found to as many digits as you like. `Z` has shape (m, K), and in each row one score
# is the greatest. `p` is a number between 1/K and 1. Return an array of shape (m,): for each row the temperature at
# which the softmax gives its greatest score the probability p.
#
# What happens to that probability when the temperature rises, and what when it falls? If you know of two temperatures
# that one is too cold and the other too hot, what does a third one between them tell you? At least six digits should be
# right. Some rows have scores of about 1000.

# %% tags=["solve"]
from solutions.numpy_ref.many_classes import temperature_for

# %% tags=["check"]
check("temperature_for")
