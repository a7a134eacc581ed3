# %% [markdown]
# # Activation functions
#
# A unit computes a score and sends it through an activation function. In this notebook you recognise six of these
# functions by their values, write four of them, find out what a straight one is worth, build a tent out of three bent
# ones, and write maxout, a unit with several sets of weights. At the end you write the same in PyTorch.
#
# - Chapter of the book: *Activation functions* (slide 10). {minutes}, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. Six functions, six rows
#
# *{points: six_rows}*
#
# The same three scores went through six functions. Each row of the table was made by one of them, and its values are
# rounded to three decimals. Which function made which row, and what were the scores?
#
# | row | 1st score | 2nd score | 3rd score |
# |:-:|--:|--:|--:|
# | A | 1.200 | −0.690 | −0.120 |
# | B | 0.834 | −0.980 | −0.380 |
# | C | 1.000 | 0.000 | 0.000 |
# | D | 1.200 | −0.900 | −0.330 |
# | E | 0.769 | 0.091 | 0.401 |
# | F | 1.200 | 0.000 | 0.000 |
#
# The functions are (1) the step, (2) the sigmoid, (3) tanh, (4) ReLU, (5) leaky ReLU with an alpha that you don't know,
# and (6) ELU with alpha 1. Work it out on paper, with a pocket calculator where you need a logarithm. Hand in eight
# numbers in one row: for each of the rows A to F the number of its function, then the lowest of the three scores and
# the alpha of leaky ReLU, both to one decimal.

# %% tags=["hold"]
# the numbers of the six functions, the lowest score and alpha, as (1, 2, 3, 4, 5, 6, 0.5, 0.1)
six_rows = ...

# %% tags=["check"]
check("six_rows")

# %% [markdown]
# ## 2. The hyperbolic tangent
#
# *{points: tanh}: {points: tanh, the values} for the values, {points: tanh, large scores} for large scores*
#
# tanh has the shape of the sigmoid, but it lies between −1 and 1, and tanh(0) is 0. An array of scores goes in, and an
# array of the same shape comes out. For scores such as −1, 0.5 or 2 the first formula of the chapter will do. For large
# ones it fails: tanh(1000) is 1 to all the digits that a computer keeps, but `np.exp(1000)` is infinite. Find a form in
# which no exponential ever grows, whichever sign the score has. NumPy has `np.abs`, `np.sign` and `np.where`.

# %%
with np.errstate(over="ignore"):
    print(np.exp(np.array([2.0, 1000.0])), np.exp(np.array([-2.0, -1000.0])))

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import tanh

# %% tags=["check"]
check("tanh")

# %% [markdown]
# ## 3. ReLU
#
# *{points: relu}*
#
# The rectified linear unit leaves a positive score as it is and gives 0 for a negative one: the scores −3, 0
# and 2 become 0, 0 and 2. Each entry is treated on its own, and the array of the caller stays as it is.

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import relu

# %% tags=["check"]
check("relu")

# %% [markdown]
# ## 4. Leaky ReLU
#
# *{points: leaky_relu}: {points: leaky_relu, an alpha below 1} for an alpha below 1, {points: leaky_relu, an alpha above 1} for one above it, {points: leaky_relu, whole numbers} for whole numbers*
#
# Leaky ReLU lets a part of a negative score through: the score is multiplied by a number, alpha. On the slide
# alpha is 0.1, so that −3 becomes −0.3. PyTorch takes 0.01 unless it is told otherwise, so here alpha is an
# argument. The scores may be whole numbers, and an array of whole numbers can't hold a fraction.
#
# The slide writes max(0.1·x, x). This picks the right one of the two for 0.1. But alpha may be above 1 too:
# which of 2·x and x is the larger when x is 3, and which when x is −3?

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import leaky_relu

# %% tags=["check"]
check("leaky_relu")

# %% [markdown]
# ## 5. ELU
#
# *{points: elu}: {points: elu, the values} for the values, {points: elu, large scores} for large scores of both signs, {points: elu, whole numbers} for whole numbers*
#
# The exponential linear unit leaves a score of 0 or more as it is. Below 0 its values come down along a curve and rest
# at −alpha in the end. With alpha = 1, the score −3 becomes −0.950 and the score −1 becomes −0.632; with alpha = 2 the
# score −1 becomes −1.264.

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import elu

# %% tags=["check"]
check("elu")

# %% [markdown]
# Look at your functions. Where matplotlib is installed the cell draws them, otherwise it prints some values.


# %%
def show_functions():
    x = np.linspace(-4, 4, 161)
    curves = {"tanh": tanh(x), "ReLU": relu(x), "leaky ReLU, alpha 0.1": leaky_relu(x, 0.1), "ELU": elu(x, 1.0)}
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        for name, values in curves.items():
            print(f"{name:22} at -4, -2, 0, 2 and 4:", np.round(values[::40], 3))
        return
    plt.figure()
    for (name, values), style in zip(curves.items(), ["-", "--", "-.", ":"]):
        plt.plot(x, values, style, label=name)
    plt.ylim(-1.5, 4)
    plt.xlabel("score")
    plt.ylabel("output")
    plt.legend(frameon=False)
    plt.show()


# Once you have written the four functions, try it: remove the # from the next line.
# show_functions()

# %% [markdown]
# ## 6. Two layers and a straight line
#
# *{points: one_layer}: {points: one_layer, a line through 0} where the shift is 0, {points: one_layer, a line with a shift} where it isn't*
#
# Somebody proposes a cheap activation function: multiply the score by one number, `slope`, and add another, `shift`.
# So the first layer computes its scores from `X`, with `W1` and `b1`; each of them goes through this straight line; and
# the second layer reads the results, with `W2` and `b2`. Show that nothing is gained: from the four arrays and the two
# numbers, return the weights `W` and the biases `b` of a single layer that gives the same outputs for every `X`.
#
# The chapter does this with nothing between the layers. Begin there, on paper, and see where slope and shift come in.
# `W1` has shape (n, h), `b1` has shape (h,), `W2` has shape (h, k) and `b2` has shape (k,); `W` has shape (n, k), and
# `b` has shape (k,).

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import one_layer

# %% tags=["check"]
check("one_layer")

# %% [markdown]
# ## 7. A tent of three ReLUs
#
# *{points: lopsided_tent}*
#
# Three units read one number x. Each has a weight and a bias, and lets its score through a ReLU; the output multiplies
# the three values by three heights and adds them up. The sum should be a tent that is steeper on one side than on the
# other: it is 0 up to x = −1, rises in a straight line to 3 at x = 2, falls in a straight line to 0 at x = 3, and stays
# 0 from there on. Find the nine numbers, each from −10 to 10. What does the slope of the tent do at each of its
# corners?


# %%
def show_tent(units):
    """Draw the sum of three units over the tent that it should be."""
    x = np.linspace(-4, 5, 181)
    values = [height * relu(weight * x + bias) for weight, bias, height in zip(*units)]
    tent = np.interp(x, [-1, 2, 3], [0, 3, 0])
    print("farthest from the tent:", np.max(np.abs(sum(values) - tent)))
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    plt.plot(x, tent, color="#f0b429", linewidth=6, label="the tent")
    for each in values:
        plt.plot(x, each, "--", color="gray")
    plt.plot(x, sum(values), color="#1d5fbf", label="your sum")
    plt.ylim(-5, 5)
    plt.xlabel("x")
    plt.legend(frameon=False)
    plt.show()


# Once you have written relu, try it: remove the # from the next line. These three units come nowhere near the tent.
# show_tent(([1, 1, 1], [0, 0, 0], [1, 1, 1]))

# %% tags=["hold"]
# three weights, three biases and three heights, as ([1, 1, 1], [0, 0, 0], [1, 1, 1])
lopsided_tent = ...

# %% tags=["check"]
check("lopsided_tent")

# %% [markdown]
# ## 8. A layer of maxout units
#
# *{points: maxout}*
#
# A maxout unit has several sets of weights, its pieces. Each piece computes a score, and the largest score is
# the output. On the slide there are two pieces; here there are k, and h units at once:
#
# - `X` has shape (m, n): m examples with n features;
# - `W` has shape (k, n, h), so that `W[j]`, of shape (n, h), has the weights of piece j, one column per unit;
# - `b` has shape (k, h), and `b[j]` are the biases of piece j;
# - the result has shape (m, h): one value for each example and each unit.
#
# One unit with the pieces x and −x gives the larger of them, which is |x|. This is the first case that the check tries:
# m = 3, n = 1, k = 2, h = 1. `np.stack` puts tables behind one another, along a new first axis:

# %%
X, W = np.zeros((4, 2)), np.zeros((3, 2, 5))
print((X @ W[0]).shape, np.stack([X @ W[0], X @ W[1], X @ W[2]]).shape)

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import maxout

# %% tags=["check"]
check("maxout")

# %% [markdown]
# ## 9. The same in PyTorch: ReLU and leaky ReLU
#
# *ReLU {points: relu_torch}, leaky ReLU {points: leaky_relu_torch}*
#
# Now `x` is a tensor of shape (m,), and the result is one too: neither a list nor a NumPy array will do. The tensor of
# the caller stays as it is. It is mostly float64; a tensor that you make yourself is float32 unless you say `dtype=`.
# Many of NumPy's functions have namesakes in PyTorch, such as `torch.where`; not all of them take quite the same
# arguments.

# %%
import torch

x = torch.tensor([-1.0, 3.0])
print(torch.where(x > 2, 10.0, x))

# %% tags=["solve"]
from solutions.torch_ref.activation_functions import relu as relu_torch

# %% tags=["check"]
check("relu_torch")

# %% tags=["solve"]
from solutions.torch_ref.activation_functions import leaky_relu as leaky_relu_torch

# %% tags=["check"]
check("leaky_relu_torch")

# %% [markdown]
# ## 10. ELU in PyTorch
#
# *{points: elu_torch}*
#
# The function of exercise 5 for a tensor, with values that are right for large scores of both signs.

# %% tags=["solve"]
from solutions.torch_ref.activation_functions import elu as elu_torch

# %% tags=["check"]
check("elu_torch")

# %% [markdown]
# ## 11. Maxout in PyTorch
#
# *{points: maxout_torch}*
#
# The layer of exercise 8, with tensors of the same shapes. Here is a namesake that behaves differently: look at
# what `max` gives when it is told a dimension (`dim`, PyTorch's word for an axis).

# %%
import torch

print(torch.tensor([[1.0, 5.0], [4.0, 2.0]]).max(dim=0))

# %% tags=["solve"]
from solutions.torch_ref.activation_functions import maxout as maxout_torch

# %% tags=["check"]
check("maxout_torch")

# %% [markdown]
# ## If you want more
#
# There are no points for this one, and nobody grades it; the check works as above.
#
# The tent had three corners. How about any curve at all? Choose some points on it, from left to right, and join them by
# straight pieces. A sum of ReLUs can follow them exactly: it is as high as the first point at its start, and at each
# point but the last a new ReLU begins, relu(t − x), multiplied by a height of its own:
#
#     y[0] + heights[0] * relu(t - x[0]) + heights[1] * relu(t - x[1]) + ...
#
# Write the function that finds the heights. `x` and `y` have shape (n,), and the result has shape (n − 1,). What does a
# ReLU that begins at a point do to the slope there, and what do those do that began before it?

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import relu_heights

# %% tags=["check"]
check("relu_heights")

# %% [markdown]
# How many ReLUs does it take until you no longer see the corners? A network finds its corners and heights by itself,
# once it can learn; here you choose them.


# %%
def show_curve(curve, count):
    """Draw a curve from -3 to 3, and the sum of ReLUs through so many points of it."""
    x, t = np.linspace(-3, 3, count), np.linspace(-3, 3, 301)
    heights = relu_heights(x, curve(x))
    total = curve(x)[0] + sum(height * np.maximum(t - start, 0) for height, start in zip(heights, x))
    print(f"{count - 1} ReLUs, farthest from the curve: {np.max(np.abs(total - curve(t))):.3g}")
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture.")
        return
    plt.figure()
    plt.plot(t, curve(t), color="#f0b429", linewidth=6, label="the curve")
    plt.plot(t, total, color="#1d5fbf", label="your sum")
    plt.legend(frameon=False)
    plt.show()


# Once you have written relu_heights, try it: remove the # from the next line.
# show_curve(np.sin, 5)
