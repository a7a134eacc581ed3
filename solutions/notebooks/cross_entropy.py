# %% [markdown]
# # Cross-entropy
#
# A model says how probable each label is. In this notebook you measure with one number how wrong it is: from its
# probabilities, from its scores, however large they are, and from its weights and its bias. You read a printed loss,
# catch wrong programs, solve the formula of the loss for the score, and teach a boasting weather service honesty.
# The last exercise is the number from scores in PyTorch.
#
# - Chapter of the book: *Cross-entropy* (slides 13 to 16). {minutes}, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. One loss, three ways
#
# A program prints `loss 18`. You find out that it takes logarithms to base 2 and adds over all labels, and that there
# were 12 of them. A second program prints the mean with ln, a third the mean with logarithms to base 10, each for the
# same model and the same labels. What do they print? And which probability, if the model gave it to every one of the 12
# labels, would have just this loss? A calculator may do the arithmetic, but the way to the three numbers is yours to
# find.

# %% tags=["hold"]
# the mean with ln, the mean with base 10, the probability; each to two decimals, as (0.12, 3.45, 0.67)
one_loss_three_ways = ...

# %% tags=["check"]
check("one_loss_three_ways")

# %% [markdown]
# ## 2. Cross-entropy from probabilities
#
# `y` holds labels, 0 or 1, and `y_hat` the probability of class 1 for each example, both of shape (m,). The loss of
# an example is its surprise: minus the natural logarithm of the probability that its label was given. The result is
# the mean over the examples, one number.
#
# The first of two models gives its four labels the probabilities 0.6, 0.2, 0.1 and 0.7. The mean of the four
# losses is about 1.1949. That of the better model is about 0.2990.
#
# Predictions that are certain and right are worth {points: cross_entropy, certain and right}. This is why they need care:

# %%
with np.errstate(all="ignore"):  # no warnings
    print("logarithm of 0:     ", np.log(0.0))
    print("0 times that number:", 0 * np.log(0.0))

# %% [markdown]
# Predictions that are sure and wrong are worth {points: cross_entropy, sure and wrong}. A probability of 0.0001 for the
# label costs 9.21, and a probability of 0 costs infinity. If you clip the probabilities at 1e-7 or less, so that it
# costs 16 or more, it counts as well, and so does the hardly larger loss of a prediction that is certain and right.

# %% tags=["solve"]
from solutions.numpy_ref.cross_entropy import cross_entropy

# %%
# Four labels and two models of them. Once you have written the function, remove the # from the last lines.
labels = np.array([1, 1, 0, 0])
first_model = np.array([0.6, 0.2, 0.9, 0.3])
better_model = np.array([0.7, 0.9, 0.2, 0.4])
# print(cross_entropy(labels, first_model))
# print(cross_entropy(labels, better_model))

# %% tags=["check"]
check("cross_entropy")

# %% [markdown]
# ## 3. One set, three wrong programs
#
# Here are three programs that should return the log-likelihood of labels `y` with the predictions `y_hat`, as
# `log_likelihood` of the notebook on maximum likelihood does: the sum of the logarithms, which is minus infinity where
# a label has the probability 0. Each is wrong in its own way:
#
# - one multiplies the probabilities first, and takes the logarithm of the product;
# - one multiplies in pairs, the first probability with the second, the third with the fourth and so on, and adds the
#   logarithms of these products; where the number is odd, the last one stays by itself;
# - one adds two terms for every label, y · ln ŷ and (1 − y) · ln(1 − ŷ).
#
# Hand in one set of labels and predictions, of 3 to 8 examples. A program is caught if it gives another answer than the
# right one. The predictions may be anything from 0 to 0.99, and a computer can store very small ones. There are sets
# that catch all three programs.

# %% tags=["hold"]
# labels and predictions, as ([1, 0, 1], [0.7, 0.4, 0.6])
telling_forecasts = ...

# %% tags=["check"]
check("telling_forecasts")

# %% [markdown]
# ## 4. Cross-entropy from scores
#
# Now the model gives scores `z`, any numbers, of shape (m,). Its probability of class 1 is the sigmoid of the score.
# The score 2 with the label 0 costs about 2.1269; with the label 1 it costs about 0.1269.
#
# Large scores are worth {points: cross_entropy_from_scores, large scores}. There the computer rounds the sigmoid to exactly 0 or 1, but the loss
# isn't infinite: a score of 1000 on the wrong side costs 1000. The chapter rearranges the formula until no power
# and no logarithm can go wrong. Scores that are whole numbers are worth {points: cross_entropy_from_scores, whole numbers}.


# %%
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


print("sigmoid of 40:", sigmoid(40.0))
print("what is left for the label 0:", 1 - sigmoid(40.0))

# %% tags=["solve"]
from solutions.numpy_ref.cross_entropy import cross_entropy_from_scores

# %% tags=["check"]
check("cross_entropy_from_scores")

# %% [markdown]
# ## 5. From the loss back to the score
#
# An example with the label 1 has a certain loss. Which score must the model have given it? The chapter doesn't say, but
# the section *Scores instead of probabilities* tells you what the loss of a score is, and you can solve that for the
# score, on paper. The loss of a coin, about 0.6931, belongs to the score 0, and a large loss to a score far below 0.
#
# `loss` has the shape (m,) and holds losses above 0; the scores come back in the same shape. As in the chapter, the
# form in which you find the answer may not be the one to give to the computer. Large losses, such as 1000, are worth
# {points: score_of_loss, large losses}, and losses very close to 0 {points: score_of_loss, small losses}.

# %% tags=["solve"]
from solutions.numpy_ref.cross_entropy import score_of_loss

# %%
# A test of your own: the loss of the score should be the loss that you began with. Remove the # once both are written.
# for loss in (0.01, 0.5, 3.0, 500.0):
#     print(loss, cross_entropy_from_scores(np.array([1]), score_of_loss(np.array([loss]))))

# %% tags=["check"]
check("score_of_loss")

# %% [markdown]
# ## 6. The error of a model
#
# The model is a linear unit: the score of a row of `X` is its weighted sum plus the bias, and its probability the
# sigmoid of the score. Return the cross-entropy of the model on all rows, $E(w, b)$ in the chapter. `X` has the
# shape (m, n), `y` (m,) and `weights` (n,); `bias` is a number. You may call your function from above. Large scores
# are worth {points: model_error, large scores}: they cost what the formula says, here too.

# %% tags=["solve"]
from solutions.numpy_ref.cross_entropy import model_error

# %% tags=["check"]
check("model_error")

# %% [markdown]
# With your function you can see how the error on three students changes as the bias moves. The third student
# is rejected here. Which bias would you take?

# %%
students, accepted = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]]), np.array([1, 0, 0])


def show_errors():
    for bias in range(-26, -9, 2):
        print("bias", bias, "error", round(float(model_error(students, accepted, np.array([2.0, 1.0]), bias)), 4))


# Once you have written model_error, try it: remove the # from the next line.
# show_errors()

# %% [markdown]
# ## 7. An honest service
#
# The next cell makes `scores`, the scores that a weather service gave to 500 days, and `rained`, which says whether it
# rained, 1 or 0. What the service says is the sigmoid of its score. It knows a lot about the weather, but it boasts,
# and it leans to one side. Correct it with two numbers, a factor and a shift: its new score is the factor times the old
# score, plus the shift.
#
# Find a factor and a shift with which the weather is so probable that its log-likelihood is −266 or more: that is minus
# 500 times the cross-entropy. For the service as it is, it is −658. The grader tries your two numbers on 500 other
# days, too, and is a little less strict there, because chance plays its part there as well.
#
# `show_service` shows what was said and how often it came true, as in the chapter. On the dashed line the service is
# honest. You can try numbers by hand, or let a loop go through many with the function of exercise 4.

# %% tags=["data"]
scores, rained = "honest_again"


# %%
def show_service(factor, shift):
    """Draw how often what the service says comes true."""
    said = 1 / (1 + np.exp(-(factor * scores + shift)))
    tenth = np.minimum((10 * said).astype(int), 9)
    boxes = [tenth == k for k in range(10) if np.any(tenth == k)]
    for box in boxes:
        print(f"{box.sum():3} days: said {said[box].mean():.2f}, share with rain {rained[box].mean():.2f}")
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    plt.plot([0, 1], [0, 1], "--", color="gray")
    plt.plot([said[box].mean() for box in boxes], [rained[box].mean() for box in boxes], "o-", color="#1d5fbf")
    plt.xlabel("what the service said")
    plt.ylabel("share of these days with rain")
    plt.show()


show_service(1, 0)

# %% tags=["hold"]
# a factor and a shift, as (1, 0)
honest_again = ...

# %% tags=["check"]
check("honest_again")

# %% [markdown]
# ## 8. Cross-entropy from scores in PyTorch
#
# The same as in exercise 4 for tensors `y` and `z` of the same type, mostly float64; the result is a tensor without
# any axis. You may write it yourself, or look for what PyTorch has. If you do, read what it expects: probabilities or
# scores (PyTorch calls them logits), and which comes first.

# %%
import torch

# %% tags=["solve"]
from solutions.torch_ref.cross_entropy import cross_entropy_from_scores as cross_entropy_from_scores_torch

# %% tags=["check"]
check("cross_entropy_from_scores_torch")
