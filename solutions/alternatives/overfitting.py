"""Accepted answers in this chapter: every correct way gets full marks."""

import numpy as np

from solutions.alternatives import Register
from solutions.numpy_ref.overfitting import by_heart, early_stop, lines_of_training

ANSWERS = right = Register()


# split


@right("split")
def validation_from_the_end(X, y, n_validation, rng):
    order = rng.permutation(len(y))
    training, validation = order[:-n_validation], order[-n_validation:]
    return X[training], y[training], X[validation], y[validation]


@right("split")
def split_by_choice(X, y, n_validation, rng):
    validation = rng.choice(len(X), size=n_validation, replace=False)
    return np.delete(X, validation, axis=0), np.delete(y, validation), X[validation], y[validation]


@right("split")
def split_by_mask(X, y, n_validation, rng):
    held_back = np.zeros(len(X), dtype=bool)
    held_back[rng.choice(len(X), n_validation, replace=False)] = True
    return X[~held_back], y[~held_back], X[held_back], y[held_back]


@right("split")
def split_by_shuffled_mask(X, y, n_validation, rng):
    held_back = np.arange(len(X)) < n_validation
    rng.shuffle(held_back)
    return X[~held_back], y[~held_back], X[held_back], y[held_back]


@right("split")
def split_by_shuffled_numbers(X, y, n_validation, rng):
    order = list(range(len(X)))
    rng.shuffle(order)
    validation, training = order[:n_validation], order[n_validation:]
    return X[training, :], y[training], X[validation, :], y[validation]


@right("split")
def split_by_random_keys(X, y, n_validation, rng):
    order = np.argsort(rng.random(len(X)))
    return X[order[n_validation:]], y[order[n_validation:]], X[order[:n_validation]], y[order[:n_validation]]


@right("split")
def shuffled_then_cut(X, y, n_validation, rng):
    order = rng.permutation(len(X))
    X, y = X[order], y[order]
    return X[n_validation:], y[n_validation:], X[:n_validation], y[:n_validation]


@right("split")
def split_with_labels_as_a_column(X, y, n_validation, rng):
    both = rng.permutation(np.column_stack([X, y]))  # shuffles rows
    return both[n_validation:, :-1], both[n_validation:, -1], both[:n_validation, :-1], both[:n_validation, -1]


@right("split")
def split_in_lists(X, y, n_validation, rng):
    left, validation = list(range(len(X))), []
    while len(validation) < n_validation:
        validation.append(left.pop(rng.integers(len(left))))
    pick = [(X[i].tolist(), int(y[i])) for i in left], [(X[i].tolist(), int(y[i])) for i in validation]
    return [x for x, _ in pick[0]], [t for _, t in pick[0]], [x for x, _ in pick[1]], [t for _, t in pick[1]]


@right("split")
def split_of_copies_with_one_state(X, y, n_validation, rng):
    X, y = X.copy(), y.copy()
    state = rng.bit_generator.state
    rng.shuffle(X)
    rng.bit_generator.state = state  # the same chance once more
    rng.shuffle(y)
    return X[n_validation:], y[n_validation:], X[:n_validation], y[:n_validation]


@right("split")
def split_as_a_list_of_tensors(X, y, n_validation, rng):
    import torch

    order = torch.from_numpy(rng.permutation(len(X)))
    X, y = torch.from_numpy(X)[order], torch.from_numpy(y)[order]
    return [X[n_validation:], y[n_validation:], X[:n_validation], y[:n_validation]]


@right("split")
def split_in_float32(X, y, n_validation, rng):
    order = rng.permutation(len(X))
    X = X.astype(np.float32)[order]
    y = y.reshape(-1, 1)[order]  # a column
    return X[n_validation:], y[n_validation:], X[:n_validation], y[:n_validation]


@right("split")
def split_by_np_split(X, y, n_validation, rng):
    validation, training = np.split(rng.permutation(np.arange(X.shape[0])), [n_validation])
    return X.take(training, axis=0), y.take(training), X.take(validation, axis=0), y.take(validation)


# standardise


@right("standardise")
def scaled_with_keepdims(X_train, X_val):
    mean, deviation = np.mean(X_train, 0, keepdims=True), np.std(X_train, 0, keepdims=True)
    return [np.divide(X - mean, deviation) for X in (X_train, X_val)]


@right("standardise")
def scaled_with_loops(X_train, X_val):
    m, n = X_train.shape
    scaled = np.zeros(X_train.shape), np.zeros(X_val.shape)
    for j in range(n):
        mean = sum(X_train[:, j]) / m
        deviation = (sum((value - mean) ** 2 for value in X_train[:, j]) / m) ** 0.5
        for X, out in zip((X_train, X_val), scaled):
            for i in range(len(X)):
                out[i, j] = (X[i, j] - mean) / deviation
    return scaled


@right("standardise")
def scaled_in_lists(X_train, X_val):
    means = [column.mean() for column in X_train.T]
    deviations = [column.std() for column in X_train.T]
    return tuple([[(x - m) / s for x, m, s in zip(row, means, deviations)] for row in X] for X in (X_train, X_val))


@right("standardise")
def scaled_by_the_root_of_the_variance(X_train, X_val):
    centre = X_train.mean(axis=0)
    scale = np.sqrt(((X_train - centre) ** 2).mean(axis=0))
    return (X_train - centre) / scale, (X_val - centre) / scale


@right("standardise")
def scaled_by_torch(X_train, X_val):
    import torch

    X_train, X_val = torch.from_numpy(X_train), torch.from_numpy(X_val)
    mean, deviation = X_train.mean(0), X_train.std(0, unbiased=False)
    return (X_train - mean) / deviation, (X_val - mean) / deviation


@right("standardise")
def scaled_in_float32(X_train, X_val):
    X_train, X_val = X_train.astype(np.float32), X_val.astype(np.float32)
    return (X_train - X_train.mean(0)) / X_train.std(0), (X_val - X_train.mean(0)) / X_train.std(0)


@right("standardise")
def scaled_in_copies(X_train, X_val):
    X_train, X_val = X_train.copy(), X_val.copy()
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    for X in (X_train, X_val):
        X -= mean
        X /= deviation
    return X_train, X_val


# early_stop


@right("early_stop")
def stop_with_a_counter(losses, patience):
    least, best, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(losses):
        if loss < least:
            least, best, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                break
    return best


@right("early_stop")
def stop_with_while(losses, patience):
    best, epoch = 0, 1
    while epoch < len(losses) and epoch - best <= patience:
        if losses[epoch] < losses[best]:
            best = epoch
        epoch += 1
    return best


@right("early_stop")
def stop_by_windows(losses, patience):
    for epoch in range(len(losses)):
        if all(loss >= losses[epoch] for loss in losses[epoch + 1 : epoch + 1 + patience]):
            return epoch
    return len(losses) - 1


@right("early_stop")
def stop_by_running_minimum(losses, patience):
    least = np.minimum.accumulate(losses)
    is_new = np.append(True, least[1:] < least[:-1])
    improved = np.flatnonzero(is_new)
    gaps = np.diff(np.append(improved, len(losses) + patience + 1))
    return improved[np.argmax(gaps > patience)]


@right("early_stop")
def stop_by_argmin_so_far(losses, patience):
    for end in range(1, len(losses) + 1):
        if end - 1 - np.argmin(losses[:end]) >= patience:
            break
    return np.array(np.argmin(losses[:end]))


@right("early_stop")
def stop_by_recursion(losses, patience):
    def go(best, epoch):
        if epoch == len(losses) or epoch - best > patience:
            return best
        return go(epoch if losses[epoch] < losses[best] else best, epoch + 1)

    return float(go(0, 1))


@right("early_stop")
def stop_by_index(losses, patience):
    seen = []
    for loss in losses.tolist():
        seen.append(loss)
        if len(seen) - 1 - seen.index(min(seen)) == patience:
            break
    return [seen.index(min(seen))]


# kept_weights


@right("kept_weights")
def weights_of_the_best_so_far(weights, train_losses, val_losses, patience):
    least, kept, waited = np.inf, None, 0
    for row, loss in zip(weights, val_losses):
        if loss < least:
            least, kept, waited = loss, row.copy(), 0
        else:
            waited += 1
        if waited == patience:
            break
    return kept


@right("kept_weights")
def weights_as_a_list(weights, train_losses, val_losses, patience):
    return weights.tolist()[early_stop(val_losses, patience)]


@right("kept_weights")
def weights_as_a_row(weights, train_losses, val_losses, patience):
    best = early_stop(val_losses, patience)
    return weights[best : best + 1]


@right("kept_weights")
def weights_as_float32(weights, train_losses, val_losses, patience):
    best = 0
    for epoch in range(1, len(val_losses)):
        best = epoch if val_losses[epoch] < val_losses[best] else best
        if epoch - best == patience:
            break
    return weights[best, :].astype(np.float32)


# l2_loss


@right("l2_loss")
def penalty_with_loops(weights, lam):
    total = 0
    for W in weights:
        for row in W[:-1]:
            for w in row:
                total += w * w
    return lam * total / 2


@right("l2_loss")
def penalty_layer_by_layer(weights, lam):
    penalty = 0.0
    for W in weights:
        penalty += 0.5 * lam * np.sum(np.square(W[:-1, :]))
    return penalty


@right("l2_loss")
def penalty_of_all_minus_biases(weights, lam):
    return lam / 2 * (sum((W**2).sum() for W in weights) - sum((W[-1] ** 2).sum() for W in weights))


@right("l2_loss")
def penalty_by_norms(weights, lam):
    return lam / 2 * sum(np.linalg.norm(W[:-1]) ** 2 for W in weights)


@right("l2_loss")
def penalty_by_einsum(weights, lam):
    return np.array([lam / 2 * sum(np.einsum("ij,ij->", W[:-1], W[:-1]) for W in weights)])


@right("l2_loss")
def penalty_by_dot(weights, lam):
    flat = np.concatenate([W[:-1].ravel() for W in weights])
    return lam / 2 * flat @ flat


@right("l2_loss")
def penalty_by_torch(weights, lam):
    import torch

    return lam / 2 * sum(torch.from_numpy(W[:-1]).pow(2).sum() for W in weights)


@right("l2_loss")
def penalty_in_float32(weights, lam):
    return np.float32(lam) / 2 * sum((W[:-1].astype(np.float32) ** 2).sum() for W in weights)


@right("l2_loss")
def penalty_of_lists(weights, lam):
    return lam / 2 * sum(w**2 for W in weights for row in W.tolist()[: len(W) - 1] for w in row)


# l2_gradient


@right("l2_gradient")
def slopes_with_zeros_below(weights, lam):
    return [np.vstack([lam * W[:-1], np.zeros(W.shape[1])]) for W in weights]


@right("l2_gradient")
def slopes_as_a_tuple(weights, lam):
    W1, W2 = weights
    dW1, dW2 = np.zeros(W1.shape), np.zeros(W2.shape)
    dW1[:-1] = lam * W1[:-1]
    dW2[:-1] = lam * W2[:-1]
    return dW1, dW2


@right("l2_gradient")
def slopes_by_a_mask(weights, lam):
    return [lam * W * (np.arange(len(W)) < len(W) - 1)[:, np.newaxis] for W in weights]


@right("l2_gradient")
def slopes_with_loops(weights, lam):
    slopes = []
    for W in weights:
        dW = [[lam * w for w in row] for row in W[:-1]]
        dW.append([0] * W.shape[1])
        slopes.append(dW)
    return slopes


@right("l2_gradient")
def slopes_by_autograd(weights, lam):
    import torch

    tensors = [torch.tensor(W, dtype=torch.float64, requires_grad=True) for W in weights]
    penalty = lam / 2 * sum((W[:-1] ** 2).sum() for W in tensors)
    return torch.autograd.grad(penalty, tensors)


@right("l2_gradient")
def slopes_of_copies(weights, lam):
    slopes = [W.astype(float) for W in weights]  # copies
    for dW in slopes:
        dW *= lam
        dW[-1, :] = 0
    return slopes


@right("l2_gradient")
def slopes_in_float32(weights, lam):
    slopes = [np.float32(lam) * W.astype(np.float32) for W in weights]
    for dW in slopes:
        dW[-1] *= 0
    return slopes


@right("l2_gradient")
def slopes_by_where(weights, lam):
    return [np.where(np.arange(W.shape[0])[:, None] == W.shape[0] - 1, 0.0, lam * W) for W in weights]


# parameter_groups


@right("parameter_groups")
def groups_by_dimension(model, weight_decay):
    weights = [p for p in model.parameters() if p.dim() > 1]
    biases = [p for p in model.parameters() if p.dim() == 1]
    return [{"params": biases}, {"params": weights, "weight_decay": weight_decay}]


@right("parameter_groups")
def a_group_for_each_parameter(model, weight_decay):
    groups = []
    for name, parameter in model.named_parameters():
        decay = 0 if "bias" in name else weight_decay
        groups.append({"params": parameter, "weight_decay": decay})
    return groups


@right("parameter_groups")
def groups_by_layer(model, weight_decay):
    import torch

    groups = []
    for layer in model:
        if isinstance(layer, torch.nn.Linear):
            groups.append({"params": [layer.weight], "weight_decay": weight_decay})
            groups.append({"params": [layer.bias], "weight_decay": 0.0})
    return groups


@right("parameter_groups")
def groups_of_modules(model, weight_decay):
    layers = [module for module in model.modules() if hasattr(module, "weight")]
    return (
        {"params": (layer.weight for layer in layers), "weight_decay": weight_decay},
        {"params": (layer.bias for layer in layers), "weight_decay": 0.0},
    )


@right("parameter_groups")
def groups_by_turns(model, weight_decay):
    parameters = list(model.parameters())  # weight, bias, weight, bias, ...
    return [{"params": parameters[::2], "weight_decay": weight_decay}, {"params": parameters[1::2], "weight_decay": 0}]


# too_good

right.value("too_good", "as_a_tuple", (1, 4, 5, 8, 9))


# picked_feature


@right("picked_feature")
def split_by_hand(X, y, n_validation):
    X_val, y_val, X_train, y_train = X[:n_validation], y[:n_validation], X[n_validation:], y[n_validation:]
    shares = [np.mean((column >= 0) == y_train) for column in X_train.T]
    best = int(np.argmax(shares))
    return best, np.mean((X_val[:, best] >= 0) == y_val)


@right("picked_feature")
def picked_in_a_loop(X, y, n_validation):
    best, most = 0, -1
    for feature in range(X.shape[1]):
        count = sum((X[i, feature] >= 0) == y[i] for i in range(n_validation, len(X)))
        if count > most:
            best, most = feature, count
    right_ones = sum((X[i, best] >= 0) == y[i] for i in range(n_validation))
    return best, right_ones / n_validation


# best_line


@right("best_line")
def a_new_line_in_each_step(X_train, y_train, X_val, y_val, learning_rate, n_epochs):
    line = np.zeros(X_train.shape[1] + 1)
    best, least = line, np.inf
    for _ in range(n_epochs):
        errors = 1 / (1 + np.exp(-(X_train @ line[:-1] + line[-1]))) - y_train
        line = line - learning_rate * np.append(X_train.T @ errors, errors.sum()) / len(y_train)
        scores = X_val @ line[:-1] + line[-1]
        loss = np.mean(np.logaddexp(0, scores) - y_val * scores)
        if loss < least:
            best, least = line, loss
    return best


@right("best_line")
def all_lines_kept(X_train, y_train, X_val, y_val, learning_rate, n_epochs):
    line, lines, losses = np.zeros(X_train.shape[1] + 1), [], []
    for _ in range(n_epochs):
        errors = 1 / (1 + np.exp(-(X_train @ line[:-1] + line[-1]))) - y_train
        line -= learning_rate * np.append(X_train.T @ errors, errors.sum()) / len(y_train)
        scores = X_val @ line[:-1] + line[-1]
        lines.append(line.tolist())
        losses.append(np.mean(np.logaddexp(0, scores) - y_val * scores))
    return lines[int(np.argmin(losses))]


# by_heart and stopped_in_time

right.value("by_heart", "with_more_confidence", [1.5 * w for w in by_heart()])
right.value("stopped_in_time", "with_a_price", lines_of_training(300, lam=0.1)[-1].tolist())


# errors_by_width


@right("errors_by_width")
def by_least_squares(X_train, y_train, X_val, y_val, V):
    errors = np.zeros(V.shape[1])
    for last in range(V.shape[1]):
        first = V[:, : last + 1]
        weights, *_ = np.linalg.lstsq(np.maximum(X_train @ first, 0), y_train, rcond=None)
        errors[last] = np.square(np.maximum(X_val @ first, 0) @ weights - y_val).mean()
    return errors


@right("errors_by_width")
def one_network_after_the_other(X_train, y_train, X_val, y_val, V):
    def answers(X, count):
        scores = X @ V[:, :count]
        return scores * (scores > 0)

    found = []
    for count in range(1, len(V[0]) + 1):
        differences = answers(X_val, count) @ (np.linalg.pinv(answers(X_train, count)) @ y_train) - y_val
        found.append(differences @ differences / len(y_val))
    return found
