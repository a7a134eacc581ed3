"""Other right answers in this chapter."""

import torch
from torch import nn

from solutions.alternatives import Register
from solutions.numpy_ref.training_loop import my_network

ANSWERS = right = Register()


# make_model


@right("make_model")
def a_class_of_its_own(n_features, n_hidden, n_outputs):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(n_features, n_hidden)
            self.output = nn.Linear(n_hidden, n_outputs)

        def forward(self, X):
            return self.output(torch.sigmoid(self.hidden(X)))

    return Network()


@right("make_model")
def a_class_with_arguments(n_features, n_hidden, n_outputs):
    class Network(nn.Module):
        def __init__(self, n, h, k):
            super().__init__()
            self.layers = nn.ModuleList([nn.Linear(n, h), nn.Linear(h, k)])
            self.activation = nn.Sigmoid()

        def forward(self, X):
            first, second = self.layers
            return second(self.activation(first(X)))

    return Network(n_features, n_hidden, n_outputs)


@right("make_model")
def layers_registered_from_the_last(n_features, n_hidden, n_outputs):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.output = nn.Linear(n_hidden, n_outputs)
            self.hidden = nn.Linear(n_features, n_hidden)

        def forward(self, X):
            return self.output(self.hidden(X).sigmoid())

    return Network()


@right("make_model")
def layers_added_to_a_sequential(n_features, n_hidden, n_outputs):
    model = nn.Sequential()
    model.append(nn.Linear(n_features, n_hidden))
    model.append(nn.Sigmoid())
    model.append(nn.Linear(n_hidden, n_outputs))
    return model


@right("make_model")
def layers_with_names(n_features, n_hidden, n_outputs):
    model = nn.Sequential()
    model.add_module("hidden", nn.Linear(n_features, n_hidden))
    model.add_module("activation", nn.Sigmoid())
    model.add_module("output", nn.Linear(n_hidden, n_outputs))
    return model


@right("make_model")
def layers_unpacked_from_a_list(n_features, n_hidden, n_outputs):
    layers = [nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs)]
    return nn.Sequential(*layers)


@right("make_model")
def matrices_with_the_bias_as_last_row(n_features, n_hidden, n_outputs):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.W1 = nn.Parameter(torch.randn(n_features + 1, n_hidden) / n_features**0.5)
            self.W2 = nn.Parameter(torch.randn(n_hidden + 1, n_outputs) / n_hidden**0.5)

        def forward(self, X):
            ones = torch.ones(len(X), 1, dtype=X.dtype)
            H = torch.sigmoid(torch.cat([X, ones], dim=1) @ self.W1)
            return torch.cat([H, ones], dim=1) @ self.W2

    return Network()


@right("make_model")
def matrices_and_biases(n_features, n_hidden, n_outputs):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.W1 = nn.Parameter(torch.randn(n_features, n_hidden))
            self.b1 = nn.Parameter(torch.zeros(1, n_hidden))
            self.W2 = nn.Parameter(torch.randn(n_hidden, n_outputs))
            self.b2 = nn.Parameter(torch.zeros(1, n_outputs))

        def forward(self, X):
            return torch.sigmoid(X @ self.W1 + self.b1) @ self.W2 + self.b2

    return Network()


@right("make_model")
def matrices_and_rows_of_biases(n_features, n_hidden, n_outputs):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.W1 = nn.Parameter(torch.randn(n_features, n_hidden))
            self.b1 = nn.Parameter(torch.zeros(n_hidden))
            self.W2 = nn.Parameter(torch.randn(n_hidden, n_outputs))
            self.b2 = nn.Parameter(torch.zeros(n_outputs))

        def forward(self, X):
            return 1 / (1 + torch.exp(-(X @ self.W1 + self.b1))) @ self.W2 + self.b2

    return Network()


@right("make_model")
def a_model_of_float64(n_features, n_hidden, n_outputs):
    return nn.Sequential(
        nn.Linear(n_features, n_hidden, dtype=torch.float64),
        nn.Sigmoid(),
        nn.Linear(n_hidden, n_outputs, dtype=torch.float64),
    )


@right("make_model")
def a_model_of_float32_with_a_seed(n_features, n_hidden, n_outputs):
    torch.manual_seed(3)
    model = nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs))
    return model.float()


@right("make_model")
def weights_of_zero_at_the_end(n_features, n_hidden, n_outputs):
    model = nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs))
    nn.init.xavier_uniform_(model[0].weight)
    nn.init.zeros_(model[2].weight)
    return model


@right("make_model")
def a_model_in_parts(n_features, n_hidden, n_outputs):
    hidden = nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid())
    return nn.Sequential(hidden, nn.Linear(n_hidden, n_outputs))


@right("make_model")
def a_class_that_inherits_a_sequential(n_features, n_hidden, n_outputs):
    class Network(nn.Sequential):
        pass

    return Network(nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs))


@right("make_model")
def floats_of_32_bits_made_inside(n_features, n_hidden, n_outputs):
    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden, self.out = nn.Linear(n_features, n_hidden), nn.Linear(n_hidden, n_outputs)

        def forward(self, X):
            return self.out(torch.sigmoid(self.hidden(X.float())))

    return Model()


# train_epoch


@right("train_epoch")
def slopes_set_to_zero_after_the_step(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        total += float(loss) * len(y)
        count += len(y)
    return total / count


@right("train_epoch")
def slopes_set_to_zero_just_before_backward(model, batches, loss_fn, optimizer):
    model.train(True)
    losses, sizes = [], []
    for X, y in batches:
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        losses.append(loss.item())
        sizes.append(X.shape[0])
        optimizer.step()
    return sum(loss * size for loss, size in zip(losses, sizes)) / sum(sizes)


@right("train_epoch")
def slopes_set_to_none(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad(set_to_none=True)
        loss = loss_fn(model.forward(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * X.size(0)
        count += X.size(0)
    return total / count


@right("train_epoch")
def slopes_set_to_zero_by_the_model(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        model.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@right("train_epoch")
def slopes_set_to_zero_by_hand(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        for parameter in model.parameters():
            parameter.grad = None
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@right("train_epoch")
def detached_tensors_added_up(model, batches, loss_fn, optimizer):
    model.train()
    total, count = torch.tensor(0.0, dtype=torch.float64), 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.detach() * len(X)
        count += len(X)
    return total / count


@right("train_epoch")
def tensors_stacked_at_the_end(model, batches, loss_fn, optimizer):
    model.train()
    losses, sizes = [], []
    for batch in batches:
        X, y = batch
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
        sizes.append(len(X))
    return torch.stack(losses) @ torch.tensor(sizes, dtype=losses[0].dtype) / sum(sizes)


@right("train_epoch")
def a_number_at_the_end(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total = total + loss * len(X)
        count += len(X)
    return (total / count).item()


@right("train_epoch")
def divided_by_the_size_of_the_data(model, batches, loss_fn, optimizer):
    model.train()
    total = 0.0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
    return total / len(batches.dataset)


@right("train_epoch")
def slopes_by_autograd_grad(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        parameters = list(model.parameters())
        for parameter, slopes in zip(parameters, torch.autograd.grad(loss, parameters)):
            parameter.grad = slopes
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@right("train_epoch")
def step_with_a_closure(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:

        def closure(X=X, y=y):
            optimizer.zero_grad()
            loss = loss_fn(model(X), y)
            loss.backward()
            return loss

        total += optimizer.step(closure).item() * len(X)
        count += len(X)
    return total / count


@right("train_epoch")
def a_mean_that_is_updated(model, batches, loss_fn, optimizer):
    model.train()
    mean, count = 0.0, 0
    for _, (X, y) in enumerate(batches):
        optimizer.zero_grad()
        scores = model(X)
        loss = loss_fn(scores, y)
        loss.backward()
        optimizer.step()
        count += len(X)
        mean += (loss.item() - mean) * len(X) / count
    return mean


@right("train_epoch")
def training_mode_for_every_batch(model, batches, loss_fn, optimizer):
    total, count = 0.0, 0
    for X, y in batches:
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    print(f"loss {total / count:.4f}")
    return total / count


# evaluate


@right("evaluate")
def all_rows_at_once(model, batches, loss_fn):
    model.eval()
    X = torch.cat([X for X, _ in batches])
    y = torch.cat([y for _, y in batches])
    with torch.no_grad():
        scores = model(X)
        return loss_fn(scores, y).item(), ((scores >= 0) == (y == 1)).double().mean().item()


@right("evaluate")
def scores_collected(model, batches, loss_fn):
    model.eval()
    with torch.no_grad():
        pairs = [(model(X), y) for X, y in batches]
    scores, labels = (torch.cat(each) for each in zip(*pairs))
    return loss_fn(scores, labels), ((scores >= 0).double() == labels).double().mean()


@right("evaluate")
def inference_mode(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0.0, 0
    with torch.inference_mode():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += (scores >= 0).eq(y).double().mean().item() * len(X)
            count += len(X)
    return total / count, correct / count


@right("evaluate")
def evaluation_of_a_copy(model, batches, loss_fn):
    import copy

    twin = copy.deepcopy(model.eval()).requires_grad_(False)
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = twin(X)
        total += loss_fn(scores, y).item() * len(X)
        correct += ((scores >= 0) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@right("evaluate")
def autograd_switched_off_and_on(model, batches, loss_fn):
    model.eval()
    torch.set_grad_enabled(False)
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item() * len(X)
        correct += ((scores >= 0) == y).sum().item()
        count += len(X)
    torch.set_grad_enabled(True)
    return total / count, correct / count


@right("evaluate")
def half_as_border_of_the_probabilities(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((torch.sigmoid(scores) >= 0.5) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@right("evaluate")
def rows_flattened(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores, labels = model(X).flatten(), y.flatten()
            total += loss_fn(scores, labels).item() * len(X)
            correct += (torch.where(scores >= 0, 1.0, 0.0) == labels).sum().item()
            count += len(X)
    return total / count, correct / count


@right("evaluate")
def rows_one_by_one(model, batches, loss_fn):
    model.eval()
    losses, right = [], []
    with torch.no_grad():
        for X, y in batches:
            for x_i, y_i in zip(X, y):
                score = model(x_i[None])
                losses.append(loss_fn(score, y_i[None]).item())
                right.append((score.item() >= 0) == (y_i.item() == 1))
    return sum(losses) / len(losses), sum(right) / len(right)


@right("evaluate")
def divided_by_the_size_of_the_data_set(model, batches, loss_fn):
    model.eval()
    total = correct = 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y) * len(X)
            correct += ((scores >= 0) == y).sum()
    return total / len(batches.dataset), correct / len(batches.dataset)


@right("evaluate")
@torch.no_grad()
def decorated(model, batches, loss_fn):
    model.eval()
    total, wrong, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item() * len(X)
        wrong += ((scores < 0) == y).sum().item()
        count += len(X)
    return total / count, 1 - wrong / count


@right("evaluate")
def both_numbers_in_one_tensor(model, batches, loss_fn):
    model.eval()
    sums = torch.zeros(3, dtype=torch.float64)
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            sums += torch.tensor([loss_fn(scores, y) * len(X), ((scores >= 0) == y).sum(), len(X)])
    return sums[:2] / sums[2]


# weights_left

right.value("weights_left", "as_a_list", [2.75, 4.75, 1, 2.5])


# step_in_parts


@right("step_in_parts")
def all_parts_at_once(model, parts, loss_fn, optimizer):
    batch = list(parts)
    X, y = torch.cat([X for X, _ in batch]), torch.cat([y for _, y in batch])
    loss = loss_fn(model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


@right("step_in_parts")
def one_loss_of_all_parts(model, parts, loss_fn, optimizer):
    losses, sizes = [], []
    for X, y in parts:
        losses.append(loss_fn(model(X), y))
        sizes.append(len(X))
    loss = sum(each * size for each, size in zip(losses, sizes)) / sum(sizes)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


@right("step_in_parts")
def divided_at_the_end(model, parts, loss_fn, optimizer):
    total, n_rows = 0.0, 0
    model.zero_grad()
    for X, y in parts:
        loss = loss_fn(model(X), y) * len(X)
        loss.backward()
        total += loss.item()
        n_rows += len(X)
    for parameter in model.parameters():
        parameter.grad /= n_rows
    optimizer.step()
    return total / n_rows


# my_network: the same hidden units the other way round

hidden_weights, hidden_bias, output_weights, output_bias = my_network()
right.value(
    "my_network",
    "by_names",
    {
        "hidden_weights": hidden_weights[::-1],
        "hidden_bias": hidden_bias[::-1],
        "output_weights": [output_weights[0][::-1]],
        "output_bias": output_bias,
    },
)
