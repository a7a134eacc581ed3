# %% [markdown]
# # Activation functions
#
# A unit computes a score and sends it through an activation function. In this notebook you write four of
# these functions, and then maxout, a unit with several sets of weights. At the end you write the same in PyTorch.
#
# - Chapter of the book: *Activation functions* (slide 10). About 50 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. The hyperbolic tangent
#
# *{points: tanh}: {points: tanh, the values} for the values, {points: tanh, large scores} for large scores*
#
# tanh has the shape of the sigmoid, but it lies between −1 and 1, and tanh(0) is 0. With e = 2.718… it is
#
# $$\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}$$
#
# An array of scores goes in, and an array of the same shape comes out. For scores such as −1, 0.5 or 2 the
# formula will do. For large ones it fails: tanh(1000) is 1 to all the digits that a computer keeps, but
# `np.exp(1000)` is infinite. For x ≥ 0 you may divide top and bottom by eˣ; then only e⁻²ˣ is left, and it never
# grows. Find a form that is right for both signs. NumPy has `np.abs`, `np.sign` and `np.where`.

# %%
with np.errstate(over="ignore"):
    print(np.exp(np.array([2.0, 1000.0])), np.exp(np.array([-2.0, -1000.0])))

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import tanh

# %% tags=["check"]
check("tanh")

# %% [markdown]
# ## 2. ReLU
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
# ## 3. Leaky ReLU
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
# ## 4. ELU
#
# *{points: elu}: {points: elu, the values} for the values, {points: elu, large scores} for large scores of both signs, {points: elu, whole numbers} for whole numbers*
#
# The exponential linear unit is the score itself where x ≥ 0, and alpha times the difference eˣ − 1 where
# x < 0. Its values come down to −alpha, along a curve. With alpha = 1, the score −3 becomes −0.950 and the
# score −1 becomes −0.632.

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
# ## 5. A layer of maxout units
#
# *{points: maxout}*
#
# A maxout unit has several sets of weights, its pieces. Each piece computes a score, and the largest score is
# the output. On the slide there are two pieces; here there are k, and h units at once:
#
# - `X` has shape (m, n): m examples with n features;
# - `W` has shape (k, n, h), so that `W[j]`, of shape (n, h), has the weights of piece j, one column per unit;
# - `b` has shape (k, h), and `b[j]` are the biases of piece j;
# - the result has shape (m, h): for each example and each unit the largest of k scores.
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
# ## 6. The same in PyTorch: ReLU and leaky ReLU
#
# *ReLU {points: relu_torch}, leaky ReLU {points: leaky_relu_torch}*
#
# Now `x` is a tensor of shape (m,), and the result is one too: neither a list nor a NumPy array will do. It is mostly
# float64; a tensor that you make yourself is float32 unless you say `dtype=`. Many of NumPy's functions have
# namesakes in PyTorch, such as `torch.where`; not all of them take quite the same arguments.

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
# ## 7. ELU in PyTorch
#
# *{points: elu_torch}*
#
# The function of exercise 4 for a tensor, with values that are right for large scores of both signs.

# %% tags=["solve"]
from solutions.torch_ref.activation_functions import elu as elu_torch

# %% tags=["check"]
check("elu_torch")

# %% [markdown]
# ## 8. Maxout in PyTorch
#
# *{points: maxout_torch}*
#
# The layer of exercise 5, with tensors of the same shapes. Here is a namesake that behaves differently: look at
# what `max` gives when it is told a dimension (`dim`, PyTorch's word for an axis).

# %%
print(torch.tensor([[1.0, 5.0], [4.0, 2.0]]).max(dim=0))

# %% tags=["solve"]
from solutions.torch_ref.activation_functions import maxout as maxout_torch

# %% tags=["check"]
check("maxout_torch")
