# %% [markdown]
# # When slopes vanish
#
# On the way back through a network, each layer multiplies by the slope of its activation function. In this notebook
# you write these slopes in NumPy. Then you write four functions in PyTorch, whose autograd finds the slopes by
# itself, provided that the function is written with care.
#
# - Chapter of the book: *When slopes vanish: activation, depth, initialisation* (slide 10). About 50 minutes,
#   {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. The slope of the sigmoid
#
# *{points: sigmoid_slope}: {points: sigmoid_slope, the slopes} for the slopes, {points: sigmoid_slope, large scores} for those of large scores*
#
# A slope says how fast the output changes with the score. That of the sigmoid needs nothing but the
# sigmoid's own value: with s = 1 / (1 + e⁻ˣ) it is s·(1 − s). At x = 0 the sigmoid is 0.5, so the slope is
# 0.25. Nowhere is it steeper. At x = 2 the slope is about 0.105.
#
# The argument `x` holds scores, not values of the sigmoid. At a score of 1000 or −1000 the slope is 0 to all the digits
# that a computer keeps: a quotient of two infinite powers would be `nan`.

# %% tags=["solve"]
from solutions.numpy_ref.vanishing_slopes import sigmoid_slope

# %% tags=["check"]
check("sigmoid_slope")

# %% [markdown]
# ## 2. The slope of tanh
#
# *{points: tanh_slope}: {points: tanh_slope, the slopes} for the slopes, {points: tanh_slope, large scores} for those of large scores*
#
# It too follows from the value: with a = tanh(x) it is 1 − a². At 0 the slope is 1, and at 1 it is about
# 0.42. Again `x` holds scores. You may call NumPy's `np.tanh`.

# %% tags=["solve"]
from solutions.numpy_ref.vanishing_slopes import tanh_slope

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
# ## 3. The slopes of ReLU and leaky ReLU
#
# *ReLU {points: relu_slope}, leaky ReLU {points: leaky_relu_slope}, of which {points: leaky_relu_slope, whole numbers} for scores that are whole numbers*
#
# These two are made of straight pieces, and a straight piece has the same slope everywhere. ReLU at the score 2
# is on the line x: when the score grows by 1, so does the value. At −3 it is on the flat piece, where nothing
# changes. How steep is leaky ReLU there? Again one number comes back for each score. At 0, at the kink, your
# functions may say what they like: a kink has no slope, and nothing is checked there.

# %% tags=["solve"]
from solutions.numpy_ref.vanishing_slopes import relu_slope

# %% tags=["check"]
check("relu_slope")

# %% tags=["solve"]
from solutions.numpy_ref.vanishing_slopes import leaky_relu_slope

# %% tags=["check"]
check("leaky_relu_slope")

# %% [markdown]
# ## 4. The slope of ELU
#
# *{points: elu_slope}: {points: elu_slope, the slopes} for the slopes, {points: elu_slope, large scores} for those of large scores of both signs*
#
# Where the score is positive, ELU is the line x. Where it is negative, ELU is alpha·(eˣ − 1). What are the
# slopes of the two pieces? The exponential function is its own slope, and a constant has the slope 0. With
# alpha = 1, the slopes at −3, −1 and 2 are about 0.0498, 0.3679 and 1. At 0, where the pieces meet, nothing is
# checked either. At 1000 the slope is 1, and 0 times an infinite exp would be `nan`.

# %% tags=["solve"]
from solutions.numpy_ref.vanishing_slopes import elu_slope

# %% tags=["check"]
check("elu_slope")

# %% [markdown]
# ## 5. By autograd: ReLU and leaky ReLU
#
# *ReLU {points: relu_for_autograd}, leaky ReLU {points: leaky_relu_for_autograd}, for the values and their slopes*
#
# Now `x` is a tensor of shape (m,), mostly of float64, and so is the result. You no longer need to write slopes.
# PyTorch's *autograd* finds them from the operations that you use, if the result comes from `x` by operations on
# tensors. A list, a NumPy array or a number taken out with `.item()` on the way cuts the connection. The check looks
# at the values and at the slopes that autograd finds for them.
#
# Here is the square as an example. Its slope at 3 is 6.

# %%
import torch

x = torch.tensor([-1.0, 3.0], requires_grad=True)  # "keep track of what is done with x"
(x**2).sum().backward()  # from the result back to x
print(x.grad)

# %% tags=["solve"]
from solutions.torch_ref.vanishing_slopes import relu_for_autograd

# %% tags=["check"]
check("relu_for_autograd")

# %% tags=["solve"]
from solutions.torch_ref.vanishing_slopes import leaky_relu_for_autograd

# %% tags=["check"]
check("leaky_relu_for_autograd")

# %% [markdown]
# ## 6. By autograd: ELU
#
# *{points: elu_for_autograd}, for the values and their slopes, also at a large score such as 1000*
#
# ELU is the score itself where x ≥ 0, and alpha·(eˣ − 1) where x < 0. There is a trap. `torch.where(condition, a, b)`
# computes both `a` and `b` everywhere and then chooses. On the way back, what was not chosen is multiplied by 0. For
# an infinite exp this is 0 · ∞, which is `nan`:

# %%
x = torch.tensor([1.0, 1000.0], requires_grad=True)
torch.where(x < 5000, x, torch.exp(x)).sum().backward()  # the exp is never chosen
print(x.grad)

# %% [markdown]
# So make sure that exp never gets a large number, not even where its result isn't used.

# %% tags=["solve"]
from solutions.torch_ref.vanishing_slopes import elu_for_autograd

# %% tags=["check"]
check("elu_for_autograd")

# %% [markdown]
# ## 7. By autograd: maxout
#
# *{points: maxout_for_autograd}, for the values and their slopes*
#
# A layer of maxout units: `X` has shape (m, n), `W` has shape (k, n, h), `b` has shape (k, h), and the result, of
# shape (m, h), holds the largest of the k scores for each example and each unit. The slope is that of all outputs
# together when an entry of `X` changes: autograd follows the piece that wins.

# %% tags=["solve"]
from solutions.torch_ref.vanishing_slopes import maxout_for_autograd

# %% tags=["check"]
check("maxout_for_autograd")
