"""Accepted answers in this chapter: every correct way gets full marks."""

from dataclasses import replace

import numpy as np

from solutions.alternatives import Register
from solutions.alternatives.activation_functions import ANSWERS as OF_VALUES

ANSWERS = right = Register()


# sigmoid_slope


@right("sigmoid_slope")
def sigmoid_slope_with_product(x):
    value = 1 / (1 + np.exp(-x))
    return value * (1 - value)


@right("sigmoid_slope")
def sigmoid_slope_with_square(x):
    value = 1 / (1 + np.exp(-x))
    return value - value**2


@right("sigmoid_slope")
def sigmoid_slope_with_inner_function(x):
    def value(score):
        return 1 / (1 + np.exp(-score))

    return [value(score) * value(-score) for score in x]


@right("sigmoid_slope")
def sigmoid_slope_by_the_quotient_rule(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2


@right("sigmoid_slope")
def sigmoid_slope_from_tanh(x):
    return (1 - np.tanh(x / 2) ** 2) / 4


@right("sigmoid_slope")
def sigmoid_slope_with_loop(x):
    import math

    slopes = np.zeros(len(x))
    for i, score in enumerate(x):
        e = math.exp(-abs(score))
        slopes[i] = e / (1 + e) ** 2
    return slopes


@right("sigmoid_slope")
def sigmoid_slope_in_float32(x):
    value = 1 / (1 + np.exp(-x.astype(np.float32)))
    return value * (1 - value)


@right("sigmoid_slope")
def sigmoid_slope_by_autograd(x):
    import torch

    x = torch.tensor(x, requires_grad=True)
    torch.sigmoid(x).sum().backward()
    return x.grad


@right("sigmoid_slope")
def product_of_both_sigmoids(x):
    return 1 / (1 + np.exp(-x)) / (1 + np.exp(x))


# tanh_slope


@right("tanh_slope")
def tanh_slope_of_numpy(x):
    return 1 - np.tanh(x) ** 2


@right("tanh_slope")
def tanh_slope_from_cosine(x):
    return 1 / np.cosh(x) ** 2


@right("tanh_slope")
def tanh_slope_in_factors(x):
    value = np.tanh(x)
    return (1 - value) * (1 + value)


@right("tanh_slope")
def tanh_slope_by_the_quotient_rule(x):
    return 4 / (np.exp(x) + np.exp(-x)) ** 2


@right("tanh_slope")
def tanh_slope_from_sigmoid(x):
    value = 1 / (1 + np.exp(-2 * x))
    return 4 * value * (1 - value)


@right("tanh_slope")
def tanh_slope_with_comprehension(x):
    import math

    return [1 - math.tanh(score) ** 2 for score in x]


@right("tanh_slope")
def tanh_slope_in_float32(x):
    return 1 - np.square(np.tanh(x.astype(np.float32)))


@right("tanh_slope")
def tanh_slope_by_autograd(x):
    import torch

    x = torch.tensor(x, requires_grad=True)
    (slope,) = torch.autograd.grad(torch.tanh(x).sum(), x)
    return slope


# relu_slope


@right("relu_slope")
def relu_slope_as_truth_values(x):
    return x > 0  # True counts as 1


@right("relu_slope")
def relu_slope_as_whole_numbers(x):
    return (x > 0).astype(int)


@right("relu_slope")
def relu_slope_with_mask(x):
    slopes = np.zeros_like(x)
    slopes[x > 0] = 1
    return slopes


@right("relu_slope")
def relu_slope_with_heaviside(x):
    return np.heaviside(x, 0.5)


@right("relu_slope")
def relu_slope_from_sign(x):
    return (np.sign(x) + 1) / 2


@right("relu_slope")
def relu_slope_as_value_over_score(x):
    return np.maximum(0, x) / x  # not at 0, where nothing is asked


@right("relu_slope")
def relu_slope_measured(x):
    h = 1e-5
    return (np.maximum(0, x + h) - np.maximum(0, x - h)) / (2 * h)


@right("relu_slope")
def relu_slope_with_comprehension(x):
    return [1 if score > 0 else 0 for score in x]


@right("relu_slope")
def relu_slope_with_loop(x):
    slopes = []
    for score in x:
        if score >= 0:
            slopes.append(True)
        else:
            slopes.append(False)
    return np.array(slopes)


@right("relu_slope")
def relu_slope_in_float32(x):
    return np.where(x > 0, np.float32(1), np.float32(0))


@right("relu_slope")
def relu_slope_by_autograd(x):
    import torch

    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    torch.relu(x).sum().backward()
    return x.grad


# leaky_relu_slope


@right("leaky_relu_slope")
def leaky_slope_with_where(x, alpha):
    return np.where(x < 0, alpha, 1)


@right("leaky_relu_slope")
def leaky_slope_with_mask(x, alpha):
    slopes = np.ones(len(x))
    slopes[x < 0] = alpha
    return slopes


@right("leaky_relu_slope")
def leaky_slope_with_products(x, alpha):
    return (x > 0) + alpha * (x <= 0)


@right("leaky_relu_slope")
def leaky_slope_as_value_over_score(x, alpha):
    return np.where(x >= 0, x, alpha * x) / x  # not at 0, where nothing is asked


@right("leaky_relu_slope")
def leaky_slope_measured(x, alpha):
    def value(x):
        return np.where(x >= 0, x, alpha * x)

    h = 1e-5
    return (value(x + h) - value(x - h)) / (2 * h)


@right("leaky_relu_slope")
def leaky_slope_with_heaviside(x, alpha):
    return alpha + (1 - alpha) * np.heaviside(x, 0)


@right("leaky_relu_slope")
def leaky_slope_with_comprehension(x, alpha):
    return tuple(1 if score > 0 else alpha for score in x)


@right("leaky_relu_slope")
def leaky_slope_with_loop(x, alpha):
    slopes = []
    for score in x:
        if score > 0:
            slopes.append(1.0)
        else:
            slopes.append(alpha)
    return slopes


@right("leaky_relu_slope")
def leaky_slope_with_select(x, alpha):
    return np.select([x > 0, x <= 0], [1.0, alpha])


@right("leaky_relu_slope")
def leaky_slope_in_float32(x, alpha):
    return np.where(x > 0, np.float32(1), np.float32(alpha))


@right("leaky_relu_slope")
def leaky_slope_by_autograd(x, alpha):
    import torch

    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    torch.where(x > 0, x, alpha * x).sum().backward()
    return x.grad


# elu_slope


@right("elu_slope")
def elu_slope_with_where(x, alpha):
    return np.where(x < 0, alpha * np.exp(x), 1)


@right("elu_slope")
def elu_slope_from_the_value(x, alpha):
    value = np.where(x >= 0, x, alpha * (np.exp(x) - 1))
    return np.where(x >= 0, 1, value + alpha)


@right("elu_slope")
def elu_slope_with_mask(x, alpha):
    slopes = np.ones(len(x))
    slopes[x <= 0] = alpha * np.exp(x[x <= 0])
    return slopes


@right("elu_slope")
def elu_slope_with_products(x, alpha):
    return (x > 0) + (x <= 0) * alpha * np.exp(-np.abs(x))


@right("elu_slope")
def elu_slope_with_loop(x, alpha):
    import math

    slopes = []
    for score in x:
        slopes.append(1 if score > 0 else alpha * math.exp(score))
    return slopes


@right("elu_slope")
def elu_slope_in_float32(x, alpha):
    x = x.astype(np.float32)
    return np.where(x > 0, np.float32(1), np.float32(alpha) * np.exp(np.minimum(x, 0)))


@right("elu_slope")
def elu_slope_by_autograd(x, alpha):
    import torch

    x = torch.tensor(x, requires_grad=True)
    torch.nn.functional.elu(x, alpha).sum().backward()
    return x.grad


# What is right in its values has the right slopes, too, but for one: its exp becomes infinite.

for answer in OF_VALUES:
    if answer.question.endswith("_torch") and answer.name != "torch_elu_with_where":
        right.append(replace(answer, question=answer.question.replace("_torch", "_for_autograd")))


right.value("through_layers", "as_a_list", [1.8, 1.2, -0.6, 20])


@right("slope_through")
def chain_measured(x, weights):
    def end(value):
        for weight in weights:
            value = np.sin(weight * value)
        return value

    return end(x), (end(x + 1e-5) - end(x - 1e-5)) / 2e-5


@right("slope_through")
def chain_from_a_list(x, weights):
    values = [x]
    for weight in weights:
        values.append(np.sin(weight * values[-1]))
    return values[-1], np.prod([w * np.cos(w * v) for w, v in zip(weights, values)])


right.value("faulty_steps", "as_a_list", [6, 5, 0, 7, 4])
right.value(
    "first_deviations",
    "rounded",
    [0.2, 0.115, 0.09, 0.1, 0.09, 0.095, 0.115, 0.1, 0.125, 0.115]
    + [0.14, 0.125, 0.165, 0.2, 0.165, 0.18, 0.2, 0.165, 0.14, 0.18],
)
