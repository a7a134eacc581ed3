# %% [markdown]
# # When slopes vanish
#
# On the way back through a network, each layer multiplies by its weights and by the slope of its activation function.
# In this notebook you follow a slope through layers by hand and write slopes in NumPy. You mend a chain, find the
# faults in programs that go back through a network, and choose first weights for twenty layers. Then you write four
# functions in PyTorch, whose autograd finds the slopes by itself, provided that the function is written with care.
#
# - Chapter of the book: *When slopes vanish: activation, depth, initialisation* (slide 10). {minutes},
#   {points}.
# - Write your code where it says so. Each exercise stands alone: you can do them in any order. Where an
#   earlier function of yours helps, you may call it, but you need not.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it knows
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %%
import numpy as np

# %% [markdown]
# ## 1. Through four layers
#
# *{points: through_layers}*
#
# Work this one out on paper. A chain has four layers of one leaky ReLU each, with α = 0.1 and no biases. Their weights
# are 2, −3, −0.5 and 4, and the input is 1.5.
#
# - What comes out at the end?
# - How fast does the end change with what comes in?
# - How fast does it change with the second weight, the −3?
#
# And another chain, of sigmoids, with the weight 2 in every layer: after how many layers is the slope along the start
# sure to be less than a millionth, whatever the start and the biases are?

# %% tags=["hold"]
# four numbers in this order, as (1, 1, 1, 1)
through_layers = ...

# %% tags=["check"]
check("through_layers")

# %% [markdown]
# ## 2. The slope of the sigmoid
#
# *{points: sigmoid_slope}: {points: sigmoid_slope, the slopes} for the slopes, {points: sigmoid_slope, large scores} for those of large scores*
#
# A slope says how fast the output changes with the score. That of the sigmoid needs nothing but the
# sigmoid's own value. At x = 0 the slope is 0.25, and nowhere is it steeper. At x = 2 it is about 0.105.
#
# The argument `x` holds scores, not values of the sigmoid. At a score of 1000 or −1000 the slope is 0 to all the digits
# that a computer keeps: a quotient of two infinite powers would be `nan`.

# %% tags=["solve"]
from solutions.numpy_ref.vanishing_slopes import sigmoid_slope

# %% tags=["check"]
check("sigmoid_slope")

# %% [markdown]
# ## 3. The slope of tanh
#
# *{points: tanh_slope}: {points: tanh_slope, the slopes} for the slopes, {points: tanh_slope, large scores} for those of large scores*
#
# It too follows from the value, by another rule. At 0 the slope is 1, and at 1 it is about 0.42. Again `x` holds
# scores. You may call NumPy's `np.tanh`.

# %% tags=["solve"]
from solutions.numpy_ref.vanishing_slopes import tanh_slope

# %% tags=["check"]
check("tanh_slope")

# %% [markdown]
# You can check a slope without knowing its formula: go a little to the right and a little to the left, and
# divide the difference of the values by the distance. This is rough: the first three or four digits should agree.


# %%
def measured_slope(function, x, step=0.01):
    return (function(x + step) - function(x - step)) / (2 * step)


print(measured_slope(np.tanh, np.array([-1.0, 0.0, 1.0])))
# Once you have written tanh_slope, compare: remove the # from the next line.
# print(tanh_slope(np.array([-1.0, 0.0, 1.0])))

# %% [markdown]
# ## 4. The slopes of ReLU and leaky ReLU
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
# ## 5. The slope of ELU
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
# ## 6. A chain of sines
#
# *{points: slope_through}*
#
# Some networks have the sine for an activation function; its slope is the cosine. Somebody has left you this program
# for a chain of layers with one such unit each. It should return what comes out at the end, and how fast that changes
# with the start. It has one fault. Run the check, find the fault, and mend it. The rest is right.

# %% tags=["solve"]
from solutions.numpy_ref.vanishing_slopes import slope_through

# %% tags=["check"]
check("slope_through")

# %% [markdown]
# ## 7. Which step is wrong?
#
# *{points: faulty_steps}*
#
# Here are five programs that go back through a network with one hidden layer of sigmoids, as in the notebook on
# backpropagation, by five people with habits of their own. Each has eight numbered steps, and at most one of them is
# wrong. Each should return the slopes of the mean cross-entropy along both tables of weights.


# %%
def with_ones(A):
    return np.column_stack([A, np.ones(len(A))])


def squash(Z):
    return 1 / (1 + np.exp(-Z))


def backward_A(X, y, W1, W2):
    Xa = with_ones(X)  # 1
    H = squash(Xa @ W1)  # 2
    Ha = with_ones(H)  # 3
    y_hat = squash(Ha @ W2)  # 4
    delta2 = y_hat - y  # 5
    delta1 = (delta2 @ W2[1:].T) * H * (1 - H)  # 6
    dW1 = Xa.T @ delta1 / len(X)  # 7
    dW2 = Ha.T @ delta2 / len(X)  # 8
    return dW1, dW2


def backward_B(X, y, W1, W2):
    m, inputs = len(X), with_ones(X)  # 1
    hidden = squash(np.dot(inputs, W1))  # 2
    inner = with_ones(hidden)  # 3
    output = squash(np.dot(inner, W2))  # 4
    above = (output - y) * output * (1 - output) / m  # 5
    below = np.dot(above, W2[:-1].T) * (hidden - hidden**2)  # 6
    for_W1 = np.dot(inputs.T, below)  # 7
    for_W2 = np.dot(inner.T, above)  # 8
    return for_W1, for_W2


def backward_C(X, y, W1, W2):
    ones = np.ones((len(X), 1))  # 1
    a1 = squash(X @ W1[:-1] + W1[-1])  # 2
    a1_and_1 = np.hstack([a1, ones])  # 3
    a2 = squash(a1 @ W2[:-1] + W2[-1])  # 4
    d2 = -(y - a2)  # 5
    d1 = a1 * (1 - a1) * np.einsum("mk,hk->mh", d2, W2[:-1])  # 6
    g1 = np.hstack([X, ones]).T @ d1 / len(y)  # 7
    g2 = np.einsum("mh,mk->hk", a1_and_1, d2) / len(y)  # 8
    return g1, g2


def backward_D(X, y, W1, W2):
    X1 = with_ones(X)  # 1
    H = squash(X1 @ W1)  # 2
    H1 = with_ones(H)  # 3
    P = squash(H1 @ W2)  # 4
    R = P - y  # 5
    Q = R @ W2.T[:, :-1] * (1 - H) * H  # 6
    G1 = X1.T @ Q / X.shape[1]  # 7
    G2 = H1.T @ R / X.shape[0]  # 8
    return G1, G2


def backward_E(X, y, W1, W2):
    first = with_ones(X)  # 1
    second = squash(first @ W1)  # 2
    third = with_ones(second)  # 3
    last = squash(second @ W2[:-1])  # 4
    wrong_by = last - y  # 5
    sent_back = (wrong_by @ W2[:-1].T) * second * (1 - second)  # 6
    of_first = np.mean(first[:, :, None] * sent_back[:, None, :], axis=0)  # 7
    of_second = np.mean(third[:, :, None] * wrong_by[:, None, :], axis=0)  # 8
    return of_first, of_second


# %% [markdown]
# Slopes can be measured, as in the notebook on backpropagation. Here is our function for it:


# %%
def numerical_gradient(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        up, down = W.copy(), W.copy()
        up[place] += h
        down[place] -= h
        slopes[place] = (f(up) - f(down)) / (2 * h)
    return slopes


# %% [markdown]
# If you have written yours, go on with it. The next cell looks for your notebook on backpropagation beside this one, or
# in a folder of its name next to this one's, and takes your function if it passes its check there. For a notebook that
# is elsewhere, write `use_mine("numerical_gradient", notebook="backpropagation.ipynb")`. The grader always takes the
# course's: your points don't depend on this cell.

# %%
use_mine("numerical_gradient")

# %% [markdown]
# Now measure: the next cell prints how much the slopes of a program differ from the measured ones, for each table. A
# wrong step spoils all that comes after it and uses it. So what do the two differences say about where to look? In the
# answer, 0 stands for a program without a fault.


# %%
def error_of(X, y, W1, W2):
    scores = with_ones(squash(with_ones(X) @ W1)) @ W2
    return np.mean(np.logaddexp(0, scores) - y * scores) * y.shape[1]  # the errors of several outputs are added


def gradient_check(backward, seed=5):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(5, 3)), rng.integers(0, 2, size=(5, 2))
    W1, W2 = rng.normal(size=(4, 4)), rng.normal(size=(5, 2))
    found = backward(X, y, W1, W2)
    right = [
        numerical_gradient(lambda W: error_of(X, y, W, W2), W1, 1e-5),
        numerical_gradient(lambda W: error_of(X, y, W1, W), W2, 1e-5),
    ]
    for name, ours, measured in zip(["W1", "W2"], found, right):
        difference = np.linalg.norm(ours - measured) / (np.linalg.norm(ours) + np.linalg.norm(measured))
        print(f"slopes of {name} differ by {difference:.1e}")


gradient_check(backward_A)

# %% tags=["hold"]
# the number of the wrong step in A, B, C, D and E, or 0, as (1, 1, 1, 1, 1)
faulty_steps = ...

# %% tags=["check"]
check("faulty_steps")

# %% [markdown]
# ## 8. Twenty layers to begin with
#
# *{points: first_deviations}*
#
# A network of twenty layers is to begin with random weights around 0, and with biases of 0. Its functions are leaky
# ReLUs with α = 0.5, and its layers are not equally wide: `widths` has the number of inputs, and then how many units
# each layer has. The inputs have the size 1, where the size is the root of the mean square. How large should the
# standard deviation of the weights be, in each layer, so that the outputs have about the size 1 everywhere, all the way
# up?
#
# The chapter has rules for tanh and for ReLU, and says how they come about. Which step of that is different here? The
# check draws such networks (from `seeds`), averages over five draws, and asks that no layer is off by a factor of more
# than 1.4. The grader makes other draws and allows 1.6. `show_sizes` draws the sizes for your deviations.

# %% tags=["data"]
widths, seeds = "first_deviations"


# %%
def show_sizes(deviations, seed=0):
    rng = np.random.default_rng(seed)
    outputs, sizes = rng.normal(size=(40, int(widths[0]))), []
    for units, deviation in zip(widths[1:], deviations):
        scores = outputs @ rng.normal(scale=deviation, size=(outputs.shape[1], int(units)))
        outputs = 0.75 * scores + 0.25 * np.abs(scores)  # leaky ReLU for this alpha, in another form
        sizes.append(np.sqrt(np.mean(outputs**2)))
    print("after the first, the tenth and the last layer:", *np.round([sizes[0], sizes[9], sizes[-1]], 4))
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("all sizes:", np.array(sizes))
        return
    plt.figure()
    plt.plot(range(1, 21), sizes, "o-", color="#1d5fbf", markersize=4)
    plt.axhline(1, color="gray")
    plt.yscale("log")
    plt.xticks(range(2, 21, 2))
    plt.xlabel("layer")
    plt.ylabel("size of its outputs")
    plt.show()


show_sizes([0.1] * 20)

# %% tags=["hold"]
# twenty deviations, as [0.1] * 20, or an array
first_deviations = ...

# %% tags=["check"]
check("first_deviations")

# %% [markdown]
# Does it matter for learning? `show_training` gives such a network 40 inputs with labels that were drawn by chance, to
# be learned by heart, and takes sixty steps of gradient descent; the slopes come from PyTorch. An error of 0.693, which
# is ln 2, is that of one half for everything. Try it with your deviations, with those for ReLU, and with `[0.1] * 20`.


# %%
def show_training(deviations, learning_rate=0.03, steps=60, seed=0):
    import torch
    from torch.nn.functional import binary_cross_entropy_with_logits

    rng = np.random.default_rng(seed)
    X = torch.from_numpy(rng.normal(size=(40, int(widths[0]))))
    y = torch.from_numpy(rng.integers(0, 2, size=(40, 1)).astype(float))
    sizes = [*map(int, widths), 1]
    spreads = [*deviations, 1 / np.sqrt(sizes[-2])]  # the last is that of the unit that answers
    tables = [
        torch.from_numpy(rng.normal(scale=spread, size=pair)).requires_grad_()
        for spread, pair in zip(spreads, zip(sizes, sizes[1:]))
    ]
    errors = []
    for _ in range(steps):
        outputs = X
        for W in tables[:-1]:
            scores = outputs @ W
            outputs = 0.75 * scores + 0.25 * scores.abs()
        loss = binary_cross_entropy_with_logits(outputs @ tables[-1], y)
        errors.append(loss.item())
        for W, slopes in zip(tables, torch.autograd.grad(loss, tables)):
            W.data -= learning_rate * slopes
    print("error at the start and after every twelve steps:", np.round([*errors[::12], errors[-1]], 4))


# Once you have found deviations, try them: remove the # from the next line.
# show_training(first_deviations)

# %% [markdown]
# ## 9. By autograd: ReLU and leaky ReLU
#
# *ReLU {points: relu_for_autograd}, leaky ReLU {points: leaky_relu_for_autograd}, for the values and their slopes*
#
# Now `x` is a tensor of shape (m,), mostly of float64, and so is the result; `alpha` may be above 1. You no longer need
# to write slopes.
# PyTorch's *autograd* finds them from the operations that you use, if the result comes from `x` by operations on
# tensors. A list, a NumPy array or a number taken out with `.item()` on the way cuts the connection. The check looks
# at the values and at the slopes that autograd finds for them; at the kink, any slope will do.
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
# ## 10. By autograd: ELU
#
# *{points: elu_for_autograd}, for the values and their slopes, also at a large score such as 1000*
#
# ELU is the score itself where x ≥ 0, and alpha·(eˣ − 1) where x < 0. There is a trap. `torch.where(condition, a, b)`
# computes both `a` and `b` everywhere and then chooses. On the way back, what was not chosen is multiplied by 0. For
# an infinite exp this is 0 · ∞, which is `nan`:

# %%
import torch

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
# ## 11. By autograd: maxout
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
