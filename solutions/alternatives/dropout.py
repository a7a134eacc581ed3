"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register
from solutions.numpy_ref.dropout import own_network

ANSWERS = right = Register()


# dropout


@right("dropout")
def dropped_by_less(x, p, rng, training):
    if training:
        fallen = rng.random(x.shape) < p
        if p == 1:
            return np.zeros_like(x), ~fallen
        return np.where(fallen, 0, x / (1 - p)), ~fallen
    return x.copy(), np.ones_like(x)


@right("dropout")
def kept_by_at_least(x, p, rng, training):
    mask = (rng.random(size=x.shape) >= p).astype(float) if training else np.ones(x.shape)
    return x * mask / max(1 - p, 1e-12) if training else x, mask


@right("dropout")
def by_binomial(x, p, rng, training):
    if not training or p == 0:
        return x, np.ones(x.shape, dtype=int)
    mask = rng.binomial(1, 1 - p, size=x.shape)
    return (x * mask / (1 - p) if p < 1 else 0 * x), mask


@right("dropout")
def by_choice(x, p, rng, training):
    if not training:
        return x, None
    mask = rng.choice([0, 1], size=x.shape, p=[p, 1 - p])
    return np.nan_to_num(x * mask / (1 - p)), mask


@right("dropout")
def by_uniform_in_place_of_a_copy(x, p, rng, training):
    out = x.copy()
    mask = np.ones(x.shape, dtype=bool)
    if training:
        mask = rng.uniform(0, 1, x.shape) > p
        out[~mask] = 0
        if p < 1:
            out /= 1 - p
    return out, mask


@right("dropout")
def with_loops(x, p, rng, training):
    out, mask = np.array(x, dtype=float), np.ones(x.shape, dtype=bool)
    if not training:
        return out, mask
    for place in np.ndindex(*x.shape):
        if rng.random() < p:
            out[place], mask[place] = 0.0, False
        else:
            out[place] = x[place] / (1 - p)
    return out, mask


@right("dropout")
def with_lists(x, p, rng, training):
    if not training or p == 0:
        return [x.tolist(), None if not training else np.ones(x.shape).tolist()]
    kept = [float(rng.random() >= p) for _ in range(x.size)]
    out = [value * stays / (1 - p) if stays else 0.0 for value, stays in zip(x.ravel().tolist(), kept)]
    return [np.reshape(out, x.shape).tolist(), np.reshape(kept, x.shape).tolist()]


@right("dropout")
def mask_with_the_factor(x, p, rng, training):
    if not training:
        return x, np.ones_like(x)
    if p >= 1:
        return np.zeros_like(x), np.zeros_like(x)
    mask = (rng.random(x.shape) < 1 - p) / (1 - p)
    return x * mask, mask


@right("dropout")
def in_float32(x, p, rng, training):
    if not training:
        return x.astype(np.float32), np.ones(x.shape, dtype=np.uint8)
    mask = rng.random(x.shape, dtype=np.float32) >= p
    return (x * mask / (1 - p) if p != 1 else x * 0).astype(np.float32), mask.astype(np.uint8)


@right("dropout")
def one_row_after_the_other(x, p, rng, training):
    def drop(x):
        if x.ndim > 1:
            out, mask = zip(*(drop(row) for row in x))
            return np.array(out), np.array(mask)
        mask = np.array([rng.random() < 1 - p for _ in x])
        return np.where(mask, x, 0) / (1 - p or 1), mask

    return drop(x) if training else (x, np.ones(x.shape))


@right("dropout")
def by_integers(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.integers(0, 1000, x.shape) >= 1000 * p
    return x * mask * (1 / (1 - p) if p < 1 else 1), mask


@right("dropout")
def in_torch(x, p, rng, training):
    import torch

    values = torch.from_numpy(x)
    if not training:
        return values, torch.ones_like(values)
    mask = torch.from_numpy(rng.random(x.shape)) >= p
    return torch.where(mask, values / (1 - p), 0.0), mask


@right("dropout")
def always_drawing(x, p, rng, training):
    mask = rng.random(x.shape) >= p  # also in evaluation, where it isn't used
    out = np.zeros(x.shape)
    out[mask] = x[mask] / (1 - p)
    return (out, mask) if training else (x, mask)


# dropout_backward


@right("dropout_backward")
def slopes_where(dout, mask, p):
    return np.where(mask, dout / (1 - p), 0) if p < 1 else np.zeros(dout.shape)


@right("dropout_backward")
def slopes_set_to_zero(dout, mask, p):
    dx = dout.copy()
    dx[~mask] = 0
    return dx if p == 1 else dx / (1 - p)


@right("dropout_backward")
def slopes_of_those_that_stay(dout, mask, p):
    dx = np.zeros_like(dout)
    dx[mask == 1] = dout[mask == 1] / (1 - p)
    return dx


@right("dropout_backward")
def slopes_with_lists(dout, mask, p):
    pairs = zip(dout.ravel().tolist(), mask.ravel().tolist())
    return np.reshape([slope / (1 - p) if stays else 0 for slope, stays in pairs], dout.shape).tolist()


@right("dropout_backward")
def slopes_by_multiply(dout, mask, p):
    return np.nan_to_num(np.multiply(dout, mask.astype(float)) / (1 - p))


@right("dropout_backward")
def slopes_in_float32(dout, mask, p):
    return (dout * mask / max(1 - p, 1e-9)).astype(np.float32)


@right("dropout_backward")
def slopes_by_einsum(dout, mask, p):
    return np.einsum("...,...->...", dout, mask / (1 - p)) if p < 1 else 0 * dout


@right("dropout_backward")
def slopes_by_autograd(dout, mask, p):
    import torch

    x = torch.zeros(dout.shape, dtype=torch.float64, requires_grad=True)
    out = torch.where(torch.from_numpy(mask), x / (1 - p) if p < 1 else x, 0.0)
    out.backward(torch.from_numpy(dout))
    return x.grad


# make_dropout_model


@right("make_dropout_model")
def as_a_module(n_features, n_hidden, p):
    from torch import nn

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.output = nn.Linear(n_hidden, 1)  # not in the order in which they are used
            self.hidden = nn.Linear(n_features, n_hidden)
            self.dropout = nn.Dropout(p)

        def forward(self, x):
            return self.output(self.dropout(self.hidden(x).relu()))

    return Model()


@right("make_dropout_model")
def by_function_with_training(n_features, n_hidden, p):
    import torch.nn.functional as F
    from torch import nn

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(n_features, n_hidden)
            self.output = nn.Linear(n_hidden, 1)

        def forward(self, x):
            h = F.relu(self.hidden(x))
            h = F.dropout(h, p=p, training=self.training)
            return self.output(h).squeeze(-1)

    return Model()


@right("make_dropout_model")
def relu_after_dropout(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Dropout(p), nn.ReLU(), nn.Linear(n_hidden, 1))


@right("make_dropout_model")
def with_append_and_in_place(n_features, n_hidden, p):
    from torch import nn

    model = nn.Sequential()
    model.append(nn.Linear(n_features, n_hidden))
    model.append(nn.ReLU(inplace=True))
    if p > 0:
        model.append(nn.Dropout(p, inplace=True))
    model.append(nn.Linear(n_hidden, 1))
    return model.eval()


@right("make_dropout_model")
def with_a_list_of_modules(n_features, n_hidden, p):
    from torch import nn

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = nn.ModuleList([nn.Linear(n_features, n_hidden), nn.Linear(n_hidden, 1)])
            self.dropouts = nn.ModuleList([nn.Dropout(p)])

        def forward(self, x):
            return self.layers[1](self.dropouts[0](self.layers[0](x).clamp(min=0)))

    return Model()


@right("make_dropout_model")
def with_a_dropout_of_its_own(n_features, n_hidden, p):
    import torch
    from torch import nn

    class Dropout(nn.Module):
        def forward(self, x):
            if not self.training:
                return x
            return x * (torch.rand_like(x) >= p) / (1 - p)

    layers = [nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, 1)]
    return nn.Sequential(*layers)


@right("make_dropout_model")
def in_double_precision(n_features, n_hidden, p):
    import torch
    from torch import nn

    return nn.Sequential(
        nn.Linear(n_features, n_hidden, dtype=torch.float64),
        nn.ReLU(),
        nn.Dropout(p=p),
        nn.Linear(n_hidden, 1, dtype=torch.float64),
        nn.Flatten(0),
    )


@right("make_dropout_model")
def tables_of_ones_own(n_features, n_hidden, p):
    import torch
    from torch import nn

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.W1, self.b1 = nn.Parameter(torch.randn(n_features, n_hidden)), nn.Parameter(torch.zeros(n_hidden))
            self.W2, self.b2 = nn.Parameter(torch.randn(n_hidden, 1)), nn.Parameter(torch.zeros(1))
            self.dropout = nn.Dropout(p)

        def forward(self, x):
            return self.dropout(torch.relu(x @ self.W1 + self.b1)) @ self.W2 + self.b2

    return Model()


@right("make_dropout_model")
def floats_of_32_bits_made_inside(n_features, n_hidden, p):
    from torch import nn

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            parts = nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, 1)
            self.layers = nn.Sequential(*parts)

        def forward(self, x):
            return self.layers(x.float())

    return Model()


right.value("scores_of_a_layer", "as_a_list", [6, 6, 8.5, 0.128])
right.value("alike_at_a_half", "as_a_tuple", (0, 1, 1, 0, 2, 0, 3, 0))


@right("chosen_rate")
def compared_in_a_loop(rates, validation, test):
    best, least = 0, -1.0
    for number, runs in enumerate(validation):
        if sum(runs) / len(runs) > least:
            best, least = number, sum(runs) / len(runs)
    return float(rates[best]), sum(test[best]) / len(test[best])


TABLES = ("hidden_weights", "hidden_bias", "output_weights", "output_bias")
right.value("own_network", "by_names", dict(zip(TABLES, own_network())))
