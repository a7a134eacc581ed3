# %% [markdown]
# # Activation functions
#
# A unit computes a score and sends it through an activation function. In this notebook you write four of
# these functions, then the slopes that a network needs when it learns, then maxout, a unit with weights of its
# own. At the end come the twins in PyTorch, where the slope comes by itself if the function is written with care.
#
# - Chapter of the book: *Activation functions* (slide 10). About 75 minutes, {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the first case that fails and, if it knows
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
# formula will do. For large ones it fails: tanh(1000) is 1, but `np.exp(1000)` is infinite. For x ≥ 0 you may
# divide above and below by eˣ; then only e⁻²ˣ is left, and it never grows. Find a form that is right for both
# signs. NumPy has `np.abs`, `np.sign` and `np.where`.

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
# *{points: leaky_relu}: {points: leaky_relu, an alpha below 1} for an alpha below 1, {points: leaky_relu, an alpha above 1} for one above it*
#
# Leaky ReLU lets a part of a negative score through: the score is multiplied by a number, alpha. On the slide
# alpha is 0.1, so that −3 becomes −0.3. Other books take 0.01, so here alpha is an argument.
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
# *{points: elu}: {points: elu, the values} for the values, {points: elu, large scores} for large scores of both signs*
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
# ## 5. The slope of the sigmoid
#
# *{points: sigmoid_slope}*
#
# A slope says how fast the output changes with the score. That of the sigmoid needs nothing but the
# sigmoid's own value: with s = 1 / (1 + e⁻ˣ) it is s·(1 − s). At x = 0 the sigmoid is 0.5, so the slope is
# 0.25. Nowhere is it steeper. At x = 2 the slope is about 0.105.
#
# The argument `x` holds scores, not values of the sigmoid.

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import sigmoid_slope

# %% tags=["check"]
check("sigmoid_slope")

# %% [markdown]
# ## 6. The slope of tanh
#
# *{points: tanh_slope}*
#
# It too follows from the value: with a = tanh(x) it is 1 − a². At 0 the slope is 1, and at 1 it is about
# 0.42. Again `x` holds scores. You may call your `tanh`, or NumPy's.

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import tanh_slope

# %% tags=["check"]
check("tanh_slope")

# %% [markdown]
# You can check a slope without knowing its formula: go a little to the right and a little to the left, and
# divide the difference of the values by the distance.


# %%
def measured_slope(function, x, step=1e-5):
    return (function(x + step) - function(x - step)) / (2 * step)


print(measured_slope(np.tanh, np.array([-1.0, 0.0, 1.0])))
# Once you have written tanh_slope, compare: remove the # from the next line.
# print(tanh_slope(np.array([-1.0, 0.0, 1.0])))

# %% [markdown]
# ## 7. The slopes of ReLU and leaky ReLU
#
# *ReLU {points: relu_slope}, leaky ReLU {points: leaky_relu_slope}*
#
# These two are made of straight pieces, and a straight piece has the same slope everywhere. ReLU at the score 2
# is on the line x: when the score grows by 1, so does the value. At −3 it is on the flat piece, where nothing
# changes. How steep is leaky ReLU there? Again one number comes back for each score. At 0, in the kink, your
# functions may say what they like: a kink has no slope, and nothing is checked there.

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import relu_slope

# %% tags=["check"]
check("relu_slope")

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import leaky_relu_slope

# %% tags=["check"]
check("leaky_relu_slope")

# %% [markdown]
# ## 8. The slope of ELU
#
# *{points: elu_slope}*
#
# Where the score is positive, ELU is the line x. Where it is negative, ELU is alpha·(eˣ − 1). What are the
# slopes of the two pieces? The exponential function is its own slope, and a constant has the slope 0. With
# alpha = 1, the slopes at −3, −1 and 2 are about 0.0498, 0.3679 and 1. At 0, where the pieces meet, nothing is
# checked either.

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import elu_slope

# %% tags=["check"]
check("elu_slope")

# %% [markdown]
# ## 9. A layer of maxout units
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
# One unit with the pieces x and −x gives the larger of them, which is |x|. This is the first public case:
# m = 3, n = 1, k = 2, h = 1.

# %%
X, W = np.zeros((4, 2)), np.zeros((3, 2, 5))
print((X @ W[0]).shape, np.stack([X @ W[0], X @ W[1], X @ W[2]]).shape)

# %% tags=["solve"]
from solutions.numpy_ref.activation_functions import maxout

# %% tags=["check"]
check("maxout")

# %% [markdown]
# ## 10. The same in PyTorch: ReLU and leaky ReLU
#
# *ReLU {points: relu_torch}, leaky ReLU {points: leaky_relu_torch}: partly for the values, partly for the slope*
#
# Now `x` is a tensor of shape (m,), and so is the result. You need not write slopes any more. PyTorch's
# *autograd* finds them from the operations that you use, if the result comes from `x` by operations on tensors.
# A list, a NumPy array or a number taken out with `.item()` on the way cuts the connection.
#
# Here is the square as an example. Its slope at 3 is 6.

# %%
import torch

x = torch.tensor([-1.0, 3.0], requires_grad=True)  # "keep track of what is done with x"
(x**2).sum().backward()  # from the result back to x
print(x.grad)

# %% tags=["solve"]
from solutions.torch_ref.activation_functions import relu as relu_torch

# %% tags=["check"]
check("relu_torch")

# %% tags=["solve"]
from solutions.torch_ref.activation_functions import leaky_relu as leaky_relu_torch

# %% tags=["check"]
check("leaky_relu_torch")

# %% [markdown]
# ## 11. ELU in PyTorch
#
# *{points: elu_torch}: {points: elu_torch, the values} for the values, {points: elu_torch, the slope by autograd} for the slope, also at a large score such as 1000*
#
# The function of exercise 4 for a tensor. There is a trap. `torch.where(condition, a, b)` computes both `a` and
# `b` everywhere and then chooses. In the slope, what was not chosen is multiplied by 0. For an infinite exp this
# is 0 · ∞, which is `nan`:

# %%
x = torch.tensor([1.0, 1000.0], requires_grad=True)
torch.where(x < 5000, x, torch.exp(x)).sum().backward()  # the exp is never chosen
print(x.grad)

# %% [markdown]
# So make sure that exp never gets a large number, not even where its result isn't used.

# %% tags=["solve"]
from solutions.torch_ref.activation_functions import elu as elu_torch

# %% tags=["check"]
check("elu_torch")

# %% [markdown]
# ## 12. Maxout in PyTorch
#
# *{points: maxout_torch}: {points: maxout_torch, the largest scores} for the values, {points: maxout_torch, the slope by autograd} for the slope*
#
# The layer of exercise 9, with tensors of the same shapes. The slope is that of all outputs together when an
# entry of `X` changes: autograd follows the piece that wins. NumPy's functions have namesakes in PyTorch, but not
# all of them behave alike: look at what `max` gives when it is told a dimension.

# %%
print(torch.tensor([[1.0, 5.0], [4.0, 2.0]]).max(dim=0))

# %% tags=["solve"]
from solutions.torch_ref.activation_functions import maxout as maxout_torch

# %% tags=["check"]
check("maxout_torch")
