"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np
import torch
from torch import nn

from solutions.alternatives import Register
from solutions.numpy_ref.capstone import gradients, initial_matrices, scores, train
from solutions.torch_ref.capstone import fit as fit_torch
from solutions.torch_ref.capstone import network as network_torch

ANSWERS = right = Register()

# noisy_labels


@right("noisy_labels")
def shuffled_rows(y, share, n_classes, rng):
    rows = rng.permutation(len(y))[: int(round(share * len(y)))]
    noisy = np.array(y)
    for row in rows:
        others = [label for label in range(n_classes) if label != y[row]]
        noisy[row] = rng.choice(others)
    return noisy


@right("noisy_labels")
def smallest_random_numbers(y, share, n_classes, rng):
    wrong = np.argsort(rng.random(len(y))) < round(share * len(y))
    return np.where(wrong, (y + rng.integers(1, n_classes, size=len(y))) % n_classes, y)


@right("noisy_labels")
def draws_until_another(y, share, n_classes, rng):
    noisy = [int(label) for label in y]
    rows = rng.choice(len(y), size=round(share * len(y)), replace=False)
    for row in rows:
        while noisy[row] == y[row]:
            noisy[row] = int(rng.integers(n_classes))
    return noisy


@right("noisy_labels")
def floats_for_labels(y, share, n_classes, rng):
    noisy = np.array(y, dtype=float)
    rows = rng.permutation(len(y))[: round(share * len(y))]
    shift = rng.integers(n_classes - 1, size=len(rows))
    noisy[rows] = shift + (shift >= y[rows])
    return noisy


@right("noisy_labels")
def greatest_of_random_keys(y, share, n_classes, rng):
    wrong = np.zeros(len(y), dtype=bool)
    wrong[rng.choice(len(y), size=int(share * len(y) + 0.5), replace=False)] = True
    keys = rng.random((len(y), n_classes))
    keys[np.arange(len(y)), y] = -1  # the old class never has the greatest
    return np.where(wrong, keys.argmax(axis=1), y)


# gradients


@right("gradients")
def without_augmented_matrices(X, y, W1, W2, mask, p):
    Z = X @ W1[:-1] + W1[-1]
    factor = mask / (1 - p)
    H = np.where(Z > 0, Z, 0) * factor
    S = H @ W2[:-1] + W2[-1]
    E = np.exp(S - S.max(axis=1)[:, None])
    delta2 = E / E.sum(axis=1)[:, None]
    delta2[np.arange(len(y)), y] -= 1
    delta2 /= len(y)
    delta1 = delta2 @ W2[:-1].T * factor
    delta1[Z <= 0] = 0
    first = np.concatenate([X.T @ delta1, delta1.sum(axis=0)[None, :]])
    return first, np.concatenate([H.T @ delta2, delta2.sum(axis=0)[None, :]])


@right("gradients")
def one_example_at_a_time(X, y, W1, W2, mask, p):
    dW1, dW2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for x, label, row in zip(X, y, mask):
        xa = np.append(x, 1)
        z = xa @ W1
        ha = np.append(np.maximum(z, 0) * row / (1 - p), 1)
        e = np.exp(ha @ W2)
        delta2 = e / e.sum()
        delta2[label] -= 1
        delta1 = (W2[:-1] @ delta2) * row / (1 - p) * (z > 0)
        dW1 += np.outer(xa, delta1)
        dW2 += np.outer(ha, delta2)
    return dW1 / len(X), dW2 / len(X)


@right("gradients")
def by_einsum(X, y, W1, W2, mask, p):
    Xa = np.c_[X, np.ones(len(X))]
    Z = np.einsum("mn,nh->mh", Xa, W1)
    Ha = np.c_[np.clip(Z, 0, None) * mask / (1 - p), np.ones(len(X))]
    E = np.exp(np.einsum("mh,hk->mk", Ha, W2))
    delta2 = (E / E.sum(axis=1, keepdims=True) - (np.arange(W2.shape[1]) == y[:, None])) / len(X)
    delta1 = np.einsum("mk,hk->mh", delta2, W2[:-1]) * mask / (1 - p) * (Z >= 0)
    return [np.einsum("mn,mh->nh", Xa, delta1), np.einsum("mh,mk->hk", Ha, delta2)]


@right("gradients")
def by_autograd(X, y, W1, W2, mask, p):
    import torch

    first, second = torch.tensor(W1, requires_grad=True), torch.tensor(W2, requires_grad=True)
    ones = torch.ones(len(X), 1, dtype=torch.float64)
    H = torch.relu(torch.hstack([torch.tensor(X), ones]) @ first) * torch.tensor(mask) / (1 - p)
    loss = torch.nn.functional.cross_entropy(torch.hstack([H, ones]) @ second, torch.tensor(y))
    loss.backward()
    return first.grad, second.grad


@right("gradients")
def in_float32(X, y, W1, W2, mask, p):
    X, W1, W2, mask = (np.asarray(each, dtype=np.float32) for each in (X, W1, W2, mask))
    ones = np.ones((len(X), 1), dtype=np.float32)
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    factor = (mask / (1 - p)).astype(np.float32)
    Ha = np.hstack([np.maximum(Z, 0) * factor, ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1], dtype=np.float32)[y]) / np.float32(len(X))
    return Xa.T @ (delta2 @ W2[:-1].T * factor * (Z > 0)), Ha.T @ delta2


# momentum_step


@right("momentum_step")
def in_one_line(W, velocity, gradient, learning_rate, momentum):
    return W - learning_rate * (momentum * velocity + gradient), gradient + velocity * momentum


@right("momentum_step")
def on_copies(W, velocity, gradient, learning_rate, momentum):
    W, velocity = W.copy(), velocity.copy()
    velocity *= momentum
    velocity += gradient
    W -= learning_rate * velocity
    return W, velocity


@right("momentum_step")
def entry_by_entry(W, velocity, gradient, learning_rate, momentum):
    new = [[momentum * v + g for v, g in zip(*rows)] for rows in zip(velocity, gradient)]
    return [[w - learning_rate * v for w, v in zip(*rows)] for rows in zip(W, new)], new


# train


@right("train")
def with_its_own_momentum(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    W1, W2 = W1.copy(), W2.copy()
    velocities = [0, 0]
    for _ in range(steps):
        mask = rng.binomial(1, 1 - p, size=(len(X), W1.shape[1]))
        for i, gradient in enumerate(gradients(X, y, W1, W2, mask, p)):
            velocities[i] = momentum * velocities[i] + gradient
        W1 -= learning_rate * velocities[0]
        W2 -= learning_rate * velocities[1]
    return W1, W2


@right("train")
def with_the_rate_in_the_velocity(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    step1 = step2 = 0.0
    for _ in range(steps):
        mask = rng.uniform(size=(X.shape[0], W1.shape[1])) < 1 - p
        dW1, dW2 = gradients(X, y, W1, W2, mask.astype(float), p)
        step1, step2 = momentum * step1 - learning_rate * dW1, momentum * step2 - learning_rate * dW2
        W1, W2 = W1 + step1, W2 + step2
    return W1, W2


@right("train")
def by_an_optimizer_of_pytorch(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    matrices = [torch.tensor(W1, requires_grad=True), torch.tensor(W2, requires_grad=True)]
    optimizer = torch.optim.SGD(matrices, lr=learning_rate, momentum=momentum)
    X, y, ones = torch.tensor(X), torch.tensor(y), torch.ones(len(X), 1, dtype=torch.float64)
    for _ in range(steps):
        mask = torch.tensor(rng.binomial(1, 1 - p, size=(len(X), W1.shape[1])))
        optimizer.zero_grad()
        H = torch.relu(torch.hstack([X, ones]) @ matrices[0]) * mask / (1 - p)
        nn.functional.cross_entropy(torch.hstack([H, ones]) @ matrices[1], y).backward()
        optimizer.step()
    return matrices


@right("train")
def with_all_masks_drawn_first(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for mask in rng.random((steps, len(X), W1.shape[1])) < 1 - p:
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        V1, V2 = momentum * V1 + dW1, momentum * V2 + dW2
        W1, W2 = W1 - learning_rate * V1, W2 - learning_rate * V2
    return W1, W2


# network_torch


@right("network_torch")
def as_a_class(n_features, n_hidden, n_classes, p):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(n_features, n_hidden)
            self.dropout = nn.Dropout(p)
            self.output = nn.Linear(n_hidden, n_classes)

        def forward(self, X):
            return self.output(self.dropout(torch.relu(self.hidden(X))))

    return Network()


@right("network_torch")
def dropout_before_the_relu(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Dropout(p), nn.ReLU(), nn.Linear(n_hidden, n_classes))


@right("network_torch")
def matrices_of_ones_own(n_features, n_hidden, n_classes, p):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.W1 = nn.Parameter(0.1 * torch.randn(n_features + 1, n_hidden))
            self.W2 = nn.Parameter(0.1 * torch.randn(n_hidden + 1, n_classes))
            self.dropout = nn.Dropout(p)

        def forward(self, X):
            ones = torch.ones(len(X), 1, dtype=X.dtype)
            H = self.dropout(torch.relu(torch.hstack([X, ones]) @ self.W1))
            return torch.hstack([H, ones]) @ self.W2

    return Network()


@right("network_torch")
def floats_of_32_bits_made_inside(n_features, n_hidden, n_classes, p):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            parts = nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, n_classes)
            self.layers = nn.Sequential(*parts)

        def forward(self, X):
            return self.layers(X.float())

    return Network()


@right("network_torch")
def functional_dropout_that_knows_the_mode(n_features, n_hidden, n_classes, p):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.output = nn.Linear(n_hidden, n_classes)
            self.hidden = nn.Linear(n_features, n_hidden)

        def forward(self, X):
            return self.output(nn.functional.dropout(self.hidden(X).clamp(min=0), p, self.training))

    return Network()


# fit_torch


@right("fit_torch")
def loss_by_function(model, X, y, learning_rate, momentum, steps):
    model.train(True)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    for _ in range(steps):
        loss = nn.functional.cross_entropy(model(X), y, reduction="mean")
        model.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    return model


@right("fit_torch")
def momentum_by_hand(model, X, y, learning_rate, momentum, steps):
    model.train()
    velocities = [torch.zeros_like(parameter) for parameter in model.parameters()]
    for _ in range(steps):
        log_probabilities = torch.log_softmax(model(X), dim=1)
        loss = -log_probabilities[torch.arange(len(y)), y].mean()
        slopes = torch.autograd.grad(loss, list(model.parameters()))
        with torch.no_grad():
            for parameter, velocity, slope in zip(model.parameters(), velocities, slopes):
                velocity.mul_(momentum).add_(slope)
                parameter -= learning_rate * velocity
    return model.train(False)


@right("fit_torch")
def by_a_closure(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)

    def loss_with_slopes():
        optimizer.zero_grad()
        loss = -model(X).log_softmax(dim=1)[torch.arange(len(y)), y].mean()
        loss.backward()
        return loss

    model.train()
    for _ in range(steps):
        optimizer.step(loss_with_slopes)
    return model.eval()


# experiment


@right("experiment")
def in_torch(X_train, y_train, X_test, p, seed):
    import torch

    torch.manual_seed(seed)
    model = network_torch(X_train.shape[1], 64, 10, p)
    X, y = torch.tensor(X_train, dtype=torch.float32), torch.tensor(y_train)
    model = fit_torch(model, X, y, 0.2, 0.9, 200)
    with torch.no_grad():
        return model(torch.tensor(X_test, dtype=torch.float32)).argmax(dim=1)


@right("experiment")
def two_generators_and_a_list(X_train, y_train, X_test, p, seed):
    W1, W2 = initial_matrices(64, 64, 10, np.random.default_rng(seed))
    masks = np.random.default_rng([seed, 1])
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.9, 200, masks)
    return [int(np.argmax(row)) for row in scores(X_test, W1, W2)]


@right("experiment")
def with_spawned_generators(X_train, y_train, X_test, p, seed):
    weights, masks = np.random.default_rng(seed).spawn(2)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, weights)
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.9, 200, masks)
    return np.argmax(scores(X_test, W1, W2), axis=-1).astype(float)


right.value("own_labels", "as_a_tuple", (6, 7, 1, 4, 1, 2, 8, 0, 3, 6, 2, 1))
right.value(
    "silent_slopes",
    "times_the_root_of_three",
    ([1, 3**0.5, -2, -2 * 3**0.5, 5 * 3**0.5, 5, -7 * 3**0.5, 7], [1, 0, 1, 0, 0, 1, 0, 1], 0.5),
)
right.value(
    "silent_slopes",
    "by_names",
    {"dout": [8, 1, 2, -4, -3, 3, 4, -1], "mask": [False, True, True, False, False, True, True, False], "p": 0.5},
)
right.value("learned_when", "as_a_tuple", (2, 3, 6, 8))
