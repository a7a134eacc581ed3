# %% [markdown]
# # Non-linear regions
#
# One line can't cut out a corner, but two lines can, if a third unit reads what they say. In this notebook you predict
# what such a unit says, join three perceptrons, mend a program that counts lines, put a fence of three lines around a
# shape, and find out how sharp soft units must be.
#
# - Chapter of the book: *Non-linear regions* (slide 18). {minutes}, {points}.
# - Write your code where it says so.
# - Run the cell with `check(...)` as often as you like. It shows the smallest case that fails and, if it recognises
#   your mistake, a hint. The grader uses the same checks with more cases.

# %% tags=["setup"]

# %% [markdown]
# A perceptron is given. `X` has one point per row, and the answer is 0 or 1 for each;
# a score of exactly 0 gives 1.

# %%
import numpy as np


def perceptron(X, weights, bias):
    return np.where(X @ weights + bias >= 0, 1, 0)


# %% [markdown]
# ## 1. What three units say
#
# *{points: four_parts}*
#
# Two lines have cut the plane into four parts, and a third unit reads their two answers, (h₁, h₂). What does it say to
# the parts (0, 0), (0, 1), (1, 0) and (1, 1), in this order? Work it out on paper for three units:
#
# - A has the weights 2 and −1 and the bias −1;
# - B has the weights −1 and −2 and the bias 1.5;
# - C has the weights −1 and 1 and the bias 0.
#
# And a fourth question: a network has 6 features, two hidden layers of 5 units each, and 2 outputs. How many weights
# and biases does it have? Hand in thirteen numbers in one row: four answers of A, four of B, four of C, and the count.

# %% tags=["hold"]
# twelve answers and the count, as (0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 100)
four_parts = ...

# %% tags=["check"]
check("four_parts")

# %% [markdown]
# ## 2. A region from two lines
#
# *{points: region}*
#
# Two perceptrons look at the point; a third one looks at their two answers, and not at the point. `first`,
# `second` and `unit` are pairs of weights and bias, such as
#
#     first = (np.array([1.0, 1.0]), -0.5)
#
# `unit` has one weight for the answer of the first perceptron and one for that of the second. With the weights
# 1 and 1 and the bias −1.5 it says 1 where both say 1. For `X` of shape (m, n) the result has shape (m,).

# %% tags=["solve"]
from solutions.numpy_ref.non_linear_regions import region

# %% tags=["check"]
check("region")

# %% [markdown]
# Look at the region of two lines. If matplotlib is installed, the cell draws it; otherwise it prints the answers at
# some points. What happens with another third unit, or with another line?

# %%
first, second = (np.array([1.0, 1.0]), -0.5), (np.array([-1.0, -1.0]), 1.5)


def show_region(unit=(np.array([1.0, 1.0]), -1.5)):
    x1, x2 = np.meshgrid(np.linspace(-3, 3, 200), np.linspace(-3, 3, 200))
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        for point in [[-1.0, -1.0], [0.5, 0.5], [2.0, 2.0]]:
            print("point", point, "answer", region(np.array([point]), first, second, unit))
        return
    answers = np.reshape(region(np.column_stack([x1.ravel(), x2.ravel()]), first, second, unit), x1.shape)
    plt.figure()
    plt.contourf(x1, x2, answers, levels=[-0.5, 0.5, 1.5], colors=["#f3d0cc", "#cfe0f5"])
    plt.xlabel("$x_1$")
    plt.ylabel("$x_2$")
    plt.show()


# Once you have written region, try it: remove the # from the next line.
# show_region()

# %% [markdown]
# ## 3. At least k of the lines
#
# *{points: at_least}*
#
# With more lines there is more to choose. Somebody has left you a program that should say 1 to a point where at least
# `k` of the lines say 1: all of them, if `k` is their number, or any of them, if it is 1, the least that it can be. `W`
# has a column of weights for each line, and `b` has their biases. As before, a score of exactly 0 says 1. The program
# has one fault. Run the check, find the fault, and mend it. The rest is right.

# %% tags=["solve"]
from solutions.numpy_ref.non_linear_regions import at_least

# %% tags=["check"]
check("at_least")

# %% [markdown]
# ## 4. Three lines around a shape
#
# *{points: fence}*
#
# The next cell makes 200 points, `points`; for each of them `inside` says whether it lies inside a shape that you can
# see in the figure. Put three lines around the shape, and choose a unit that reads their three answers, so that the
# network gets at least 95% of the points right. The grader tries your network on 2,000 other points, of which it should
# get 93% right. An arrow from each line points to the side where it says 1, and the darker a place, the more lines say
# 1 to it.

# %% tags=["data"]
points, inside = "fence"


# %%
def show_fence(network):
    """Draw the points and three lines, and tell what the network makes of them."""
    weights, biases, unit_weights, unit_bias = (np.asarray(each, dtype=float) for each in network)
    lines = [perceptron(points, *line) for line in zip(weights, biases)]
    answers = perceptron(np.transpose(lines), unit_weights, unit_bias)
    print("right:", np.sum(answers == inside), "of", len(points))
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        print("Install matplotlib to see a picture. Points inside:", points[inside == 1][:20].tolist())
        return
    plt.figure(figsize=(5.5, 5.5))
    x1, x2 = np.meshgrid(np.linspace(-0.5, 10.5, 200), np.linspace(-0.5, 10.5, 200))
    grid = np.column_stack([x1.ravel(), x2.ravel()])
    yes = sum(perceptron(grid, *line) for line in zip(weights, biases)).reshape(x1.shape)
    plt.contourf(x1, x2, yes, levels=[-0.5, 0.5, 1.5, 2.5, 3.5], cmap="Greys", alpha=0.3)  # how many lines say 1
    for label, colour, marker in [(0, "#b3261e", "s"), (1, "#1d5fbf", "o")]:
        plt.plot(*points[inside == label].T, marker, color=colour, markersize=4)
    wrong = points[answers != inside]
    plt.plot(*wrong.T, "o", color="black", fillstyle="none", markersize=9, label="wrong")
    for (w1, w2), bias in zip(weights, biases):
        if w1 == w2 == 0:
            continue
        length = np.hypot(w1, w2)
        middle = np.array([5.0, 5.0]) - (5 * w1 + 5 * w2 + bias) / length**2 * np.array([w1, w2])
        along = 15 * np.array([-w2, w1]) / length
        plt.plot(*np.array([middle - along, middle + along]).T, color="gray")
        plt.arrow(*middle, w1 / length, w2 / length, head_width=0.3, color="gray")
    plt.xlim(-0.5, 10.5)
    plt.ylim(-0.5, 10.5)
    plt.xlabel("$x_1$")
    plt.ylabel("$x_2$")
    plt.legend(loc="upper right")
    plt.show()


show_fence(([[1, 0], [0, 1], [-1, 0]], [-5, -5, 8], [0, 0, 0], 0))

# %% tags=["hold"]
# a row of weights for each line, three biases, three weights of the unit and its bias,
# as ([[1, 0], [0, 1], [-1, 0]], [-5, -5, 8], [0, 0, 0], 0)
fence = ...

# %% tags=["check"]
check("fence")

# %% [markdown]
# ## 5. How sharp a corner
#
# *{points: sharpness_for}*
#
# Now the units are soft: all three in the network of the corner are sigmoids, and the third has the numbers of AND, 1,
# 1 and −1.5. As in the chapter, every weight and every bias, those of the third unit too, is multiplied by the
# sharpness s. The point on the corner, where both lines have the score 0, then gets a probability below one half. How
# large must s be to bring it down to p? Find the formula on paper, for the book doesn't have it. `p` holds
# probabilities above 0 and below 0.5, and the result has its shape.

# %% tags=["solve"]
from solutions.numpy_ref.non_linear_regions import sharpness_for

# %% tags=["check"]
check("sharpness_for")
