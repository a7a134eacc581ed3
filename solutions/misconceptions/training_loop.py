"""Wrong answers in this chapter, with the hint that each earns."""

from solutions.misconceptions import Register

ANSWERS = wrong = Register()


# make_model


@wrong(
    "make_model",
    "There is no sigmoid between the two layers. Two linear layers in a row are only one linear layer; the "
    "activation of the hidden units is missing.",
)
def no_hidden_activation(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Linear(n_hidden, n_outputs))


@wrong(
    "make_model",
    "The last layer has a sigmoid, so the model answers with probabilities. It should answer with scores: the "
    "loss has the sigmoid in it.",
)
def sigmoid_at_the_end(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs), nn.Sigmoid())


@wrong(
    "make_model",
    "The sigmoid stands after the last layer, where the model should answer with scores, and is missing between "
    "the two layers.",
)
def sigmoid_at_the_end_only(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Linear(n_hidden, n_outputs), nn.Sigmoid())


@wrong(
    "make_model",
    "The last layer has a softmax, so the model answers with probabilities. It should answer with scores: the "
    "loss has the softmax in it.",
)
def softmax_at_the_end(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(
        nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs), nn.Softmax(dim=1)
    )


@wrong(
    "make_model",
    "The last layer has a logarithm of a softmax. The model should answer with scores: the loss has the softmax "
    "and the logarithm in it.",
)
def log_softmax_at_the_end(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(
        nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs), nn.LogSoftmax(dim=1)
    )


@wrong(
    "make_model",
    "The hidden units have a ReLU. It is a good choice, but here the sigmoid is asked for, so that the numbers "
    "are those of the chapters before.",
)
def relu_for_the_hidden_units(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Linear(n_hidden, n_outputs))


@wrong(
    "make_model",
    "Two things: the model should answer with scores, without a sigmoid after the last layer, and its hidden "
    "units should have a sigmoid, not a ReLU.",
)
def relu_and_sigmoid_at_the_end(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Linear(n_hidden, n_outputs), nn.Sigmoid())


@wrong(
    "make_model",
    "The last layer has a ReLU too. A score may be any number: leave the last layer without an activation, and "
    "give the hidden units a sigmoid.",
)
def relu_at_the_end(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Linear(n_hidden, n_outputs), nn.ReLU())


@wrong(
    "make_model",
    "The hidden units have a tanh. It is a good choice, but here the sigmoid is asked for, so that the numbers "
    "are those of the chapters before.",
)
def tanh_for_the_hidden_units(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Tanh(), nn.Linear(n_hidden, n_outputs))


@wrong(
    "make_model",
    "Two things: the model should answer with scores, without a sigmoid after the last layer, and its hidden "
    "units should have a sigmoid, not a tanh.",
)
def tanh_and_sigmoid_at_the_end(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Tanh(), nn.Linear(n_hidden, n_outputs), nn.Sigmoid())


@wrong(
    "make_model",
    "The last layer has a tanh too. A score may be any number: leave the last layer without an activation, and "
    "give the hidden units a sigmoid.",
)
def tanh_at_the_end(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Tanh(), nn.Linear(n_hidden, n_outputs), nn.Tanh())


@wrong(
    "make_model",
    "Two things: the model should answer with scores, without a softmax after the last layer, and its hidden "
    "units should have a sigmoid, not a ReLU.",
)
def relu_and_softmax_at_the_end(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Linear(n_hidden, n_outputs), nn.Softmax(dim=1))


@wrong(
    "make_model",
    "Two things: the model should answer with scores, without a softmax after the last layer, and its hidden "
    "units should have a sigmoid, not a tanh.",
)
def tanh_and_softmax_at_the_end(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Tanh(), nn.Linear(n_hidden, n_outputs), nn.Softmax(dim=1))


@wrong(
    "make_model",
    "nn.Sequential takes the layers one by one, not in a list: leave out the brackets, or put a star before the list.",
)
def a_list_in_a_sequential(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential([nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs)])


@wrong(
    "make_model",
    "The function returns what a model gives for some input. It should return the model itself.",
)
def the_scores_of_a_model(n_features, n_hidden, n_outputs):
    import torch
    from torch import nn

    model = nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs))
    return model(torch.zeros(1, n_features))


@wrong(
    "make_model",
    "The hidden layer has two sigmoids, one after the other. One is enough.",
)
def sigmoid_twice(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs))


@wrong(
    "make_model",
    "The first thing in the model is a sigmoid, so the inputs are squeezed before the hidden layer sees them. It "
    "belongs between the two layers alone.",
)
def sigmoid_of_the_inputs(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Sigmoid(), nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs))


@wrong(
    "make_model",
    "The hidden units have a softmax, so they compete with each other. Each should have a sigmoid of its own score.",
)
def softmax_for_the_hidden_units(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Softmax(dim=1), nn.Linear(n_hidden, n_outputs))


@wrong(
    "make_model",
    "The layers are in a plain list, so the model doesn't know their parameters: model.parameters() is empty, and "
    "no optimiser can change them. Put them into nn.ModuleList or nn.Sequential, or give each an attribute of its "
    "own.",
)
def layers_in_a_list(n_features, n_hidden, n_outputs):
    from torch import nn

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = [nn.Linear(n_features, n_hidden), nn.Linear(n_hidden, n_outputs)]

        def forward(self, X):
            return self.layers[1](self.layers[0](X).sigmoid())

    return Network()


@wrong(
    "make_model",
    "One of the layers is hidden in a plain list or dictionary, so model.parameters() leaves it out and no "
    "optimiser can change it. Make every layer an attribute of its own, or use nn.ModuleList or nn.Sequential.",
)
def last_layer_in_a_list(n_features, n_hidden, n_outputs):
    from torch import nn

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(n_features, n_hidden)
            self.rest = [nn.Linear(n_hidden, n_outputs)]

        def forward(self, X):
            return self.rest[0](self.hidden(X).sigmoid())

    return Network()


@wrong(
    "make_model",
    "The hidden layer is in a plain list or dictionary, so model.parameters() leaves it out and no optimiser can "
    "change it. Make every layer an attribute of its own, or use nn.ModuleList or nn.Sequential.",
)
def first_layer_in_a_list(n_features, n_hidden, n_outputs):
    from torch import nn

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.first = [nn.Linear(n_features, n_hidden)]
            self.output = nn.Linear(n_hidden, n_outputs)

        def forward(self, X):
            return self.output(self.first[0](X).sigmoid())

    return Network()


@wrong(
    "make_model",
    "The weights are plain tensors, so the model doesn't know them: model.parameters() is empty, and no optimiser "
    "can change them. Wrap them in nn.Parameter, or use nn.Linear.",
)
def parameters_as_plain_tensors(n_features, n_hidden, n_outputs):
    import torch
    from torch import nn

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.W1 = torch.randn(n_features, n_hidden, requires_grad=True)
            self.b1 = torch.zeros(n_hidden, requires_grad=True)
            self.W2 = torch.randn(n_hidden, n_outputs, requires_grad=True)
            self.b2 = torch.zeros(n_outputs, requires_grad=True)

        def forward(self, X):
            return (X @ self.W1 + self.b1).sigmoid() @ self.W2 + self.b2

    return Network()


@wrong(
    "make_model",
    "The layers are made in forward, new ones with new random numbers at every call: nothing could ever be "
    "learned. Make them once, in __init__, and use them in forward.",
)
def layers_made_in_forward(n_features, n_hidden, n_outputs):
    from torch import nn

    class Network(nn.Module):
        def forward(self, X):
            hidden = nn.Linear(n_features, n_hidden, dtype=X.dtype)(X).sigmoid()
            return nn.Linear(n_hidden, n_outputs, dtype=X.dtype)(hidden)

    return Network()


@wrong(
    "make_model",
    "The model has a dropout, so its scores are random in training. It isn't asked for here: it comes two "
    "chapters later.",
)
def dropout_in_the_model(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Dropout(0.5), nn.Linear(n_hidden, n_outputs))


@wrong(
    "make_model",
    "The layers have no bias. Leave out bias=False: without a bias every boundary goes through the origin.",
)
def no_bias(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(
        nn.Linear(n_features, n_hidden, bias=False), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs, bias=False)
    )


@wrong(
    "make_model",
    "The hidden layer has no bias. Leave out bias=False.",
)
def no_bias_in_the_hidden_layer(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden, bias=False), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs))


@wrong(
    "make_model",
    "The last layer has no bias. Leave out bias=False.",
)
def no_bias_at_the_end(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs, bias=False))


@wrong(
    "make_model",
    "The model has two hidden layers. One is asked for: two linear layers with a sigmoid between them.",
)
def two_hidden_layers(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(
        nn.Linear(n_features, n_hidden),
        nn.Sigmoid(),
        nn.Linear(n_hidden, n_hidden),
        nn.Sigmoid(),
        nn.Linear(n_hidden, n_outputs),
    )


@wrong(
    "make_model",
    "The model has one linear layer only. A hidden layer is asked for: n_features numbers go in, n_hidden come "
    "out, and a second layer makes n_outputs of them.",
)
def no_hidden_layer(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Linear(n_features, n_outputs)


@wrong(
    "make_model",
    "The model ends with its hidden units. A second linear layer should make n_outputs scores of them.",
)
def only_the_hidden_layer(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid())


@wrong(
    "make_model",
    "The model gives one score whatever n_outputs is. The last layer should give n_outputs of them.",
)
def one_output_always(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, 1))


@wrong(
    "make_model",
    "The first layer takes two features whatever n_features is.",
)
def two_features_always(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(2, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs))


@wrong(
    "make_model",
    "The sizes of the layers don't fit. nn.Linear takes first how many numbers go in, then how many come out. It has "
    "its bias without a 1 among them, and what leaves the hidden layer enters the last.",
)
def sizes_swapped(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_hidden, n_features), nn.Sigmoid(), nn.Linear(n_outputs, n_hidden))


@wrong(
    "make_model",
    "The function returns a plain list of layers. nn.Sequential(...) makes one model of them, which can be called "
    "and knows its parameters.",
)
def a_list_of_layers(n_features, n_hidden, n_outputs):
    from torch import nn

    return [nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs)]


@wrong(
    "make_model",
    "nn.ModuleList holds layers and knows their parameters, but it can't be called: it doesn't say in which order "
    "they are used. nn.Sequential does.",
)
def a_module_list(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.ModuleList([nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs)])


@wrong(
    "make_model",
    "The function returns the class, not a model. Make one: the name of the class with parentheses after it.",
)
def the_class_itself(n_features, n_hidden, n_outputs):
    from torch import nn

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(n_features, n_hidden)
            self.output = nn.Linear(n_hidden, n_outputs)

        def forward(self, X):
            return self.output(self.hidden(X).sigmoid())

    return Network


@wrong(
    "make_model",
    "The function returns a function, which has no parameters that an optimiser could be given. Return a module: "
    "nn.Sequential(...), or an object of your own class of nn.Module.",
)
def a_plain_function(n_features, n_hidden, n_outputs):
    from torch import nn

    hidden, output = nn.Linear(n_features, n_hidden), nn.Linear(n_hidden, n_outputs)
    return lambda X: output(hidden(X).sigmoid())


@wrong(
    "make_model",
    "In __init__ of an nn.Module the first line has to be super().__init__(): it makes the place where the "
    "parameters are kept.",
)
def super_init_missing(n_features, n_hidden, n_outputs):
    from torch import nn

    class Network(nn.Module):
        def __init__(self):
            self.hidden = nn.Linear(n_features, n_hidden)
            self.output = nn.Linear(n_hidden, n_outputs)

        def forward(self, X):
            return self.output(self.hidden(X).sigmoid())

    return Network()


@wrong(
    "make_model",
    "nn.Sequential takes modules. torch.sigmoid is a function: as a module it is nn.Sigmoid().",
)
def the_sigmoid_itself(n_features, n_hidden, n_outputs):
    import torch
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), torch.sigmoid, nn.Linear(n_hidden, n_outputs))


@wrong(
    "make_model",
    "nn.Sigmoid is the class. nn.Sequential takes an object of it: the parentheses are missing.",
)
def the_sigmoid_without_parentheses(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid, nn.Linear(n_hidden, n_outputs))


@wrong(
    "make_model",
    "The model is cut off from its parameters: detach(), no_grad() or requires_grad_(False) keeps autograd from "
    "finding slopes. Leave it out; whoever evaluates can say no_grad.",
)
def forward_without_slopes(n_features, n_hidden, n_outputs):
    from torch import nn

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(n_features, n_hidden)
            self.output = nn.Linear(n_hidden, n_outputs)

        def forward(self, X):
            return self.output(self.hidden(X).sigmoid()).detach()

    return Network()


@wrong(
    "make_model",
    "detach() between the layers keeps the slopes from the hidden layer, so only the last layer learns.",
)
def hidden_layer_detached(n_features, n_hidden, n_outputs):
    from torch import nn

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(n_features, n_hidden)
            self.output = nn.Linear(n_hidden, n_outputs)

        def forward(self, X):
            return self.output(self.hidden(X).sigmoid().detach())

    return Network()


@wrong(
    "make_model",
    "The last layer takes n_features numbers. What enters it are the hidden units: n_hidden numbers.",
)
def last_layer_takes_features(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_features, n_outputs))


@wrong(
    "make_model",
    "A tuple comes back. Return the model alone; nn.Sequential(...) makes one model of several layers.",
)
def a_tuple(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Linear(n_hidden, n_outputs)


@wrong(
    "make_model",
    "A layer is given to a layer, which waits for numbers. There are none yet: put the layers one after the other into "
    "nn.Sequential(...).",
)
def layers_called_on_layers(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Linear(n_hidden, n_outputs)(nn.Sigmoid()(nn.Linear(n_features, n_hidden)))


@wrong(
    "make_model",
    "nn.Sigmoid gets a layer in its parentheses. It takes nothing there: the layers stand beside it, with commas "
    "between.",
)
def layer_in_the_sigmoid(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid(nn.Linear(n_hidden, n_outputs)))


@wrong(
    "make_model",
    "The numbers go through a sigmoid before the hidden layer, and not after it. The sigmoid stands between the "
    "layers.",
)
def sigmoid_of_the_inputs_alone(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Sequential(nn.Sigmoid(), nn.Linear(n_features, n_hidden), nn.Linear(n_hidden, n_outputs))


@wrong("make_model", "forward computes the scores and returns nothing. Write return before them.")
def forward_returns_nothing(n_features, n_hidden, n_outputs):
    from torch import nn

    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(n_features, n_hidden)
            self.output = nn.Linear(n_hidden, n_outputs)

        def forward(self, X):
            self.output(self.hidden(X).sigmoid())

    return Network()


# train_epoch


@wrong(
    "train_epoch",
    "The model is trained in evaluation mode: an evaluation has left it there, or the function puts it there. "
    "Begin the epoch by putting it into training mode.",
)
def no_training_mode(model, batches, loss_fn, optimizer):
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The slopes add up: backward() adds to what .grad holds already, so each step also uses the slopes of the "
    "batches before. Set them to zero for every batch, not once for the epoch.",
)
def zero_grad_missing(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The slopes are set to zero between backward() and step(), so the step finds none. Set them to zero before "
    "backward().",
)
def zero_grad_before_step(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The parameters don't change: backward() computes slopes, but nothing uses them. The optimiser has to make a "
    "step for every batch.",
)
def step_missing(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "No slopes are computed: the optimiser makes a step, but backward() was not called on the loss.",
)
def backward_missing(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The step is made before backward(), after the slopes were set to zero: it finds none. First backward(), then "
    "the step.",
)
def step_before_backward(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        optimizer.step()
        loss.backward()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The step is made before the slopes of this batch are computed: it uses those of the batch before, and the "
    "last batch is never used. First backward(), then the step.",
)
def late_by_one(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        optimizer.step()
        optimizer.zero_grad()
        loss.backward()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "Two things: the step is made before backward(), so it uses the slopes of the batch before, and the slopes "
    "are never set to zero, so they add up.",
)
def late_by_one_and_adding_up(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        optimizer.step()
        loss.backward()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "There is one step for the whole epoch, after the loop. The optimiser should make a step for every batch: it "
    "belongs into the loop.",
)
def step_after_the_loop(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        total += loss.item() * len(X)
        count += len(X)
    optimizer.step()
    return total / count


@wrong(
    "train_epoch",
    "The slopes of all batches are added, and there is one step after the loop. The optimiser should make a step "
    "for every batch, and begin the next one with slopes of zero.",
)
def slopes_of_the_epoch(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    optimizer.zero_grad()
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        total += loss.item() * len(X)
        count += len(X)
    optimizer.step()
    return total / count


@wrong(
    "train_epoch",
    "The slopes are set to zero after each backward(), and the step comes after the loop: it finds nothing. All "
    "of it belongs into the loop, the step between backward() and the next zero_grad().",
)
def zero_grad_at_the_end_before_step_out_of_loop(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.zero_grad()
        total += loss.item() * len(X)
        count += len(X)
    optimizer.step()
    return total / count


@wrong(
    "train_epoch",
    "The optimiser makes two steps for every batch. One is enough: the slopes belong to the place before it.",
)
def two_steps(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The model's scores go through a sigmoid before they reach the loss. The loss takes scores and has the "
    "sigmoid in it: it is applied twice.",
)
def sigmoid_before_the_loss(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X).sigmoid(), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The model's scores go through a softmax before they reach the loss. The loss takes scores and has the "
    "softmax in it: it is applied twice.",
)
def softmax_before_the_loss(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X).softmax(dim=1), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The losses of the batches are averaged, each counting the same. The last batch has fewer rows than the "
    "others: weigh each loss with the number of its rows, and divide by the number of all rows.",
)
def mean_over_batches(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        count += 1
    return total / count


@wrong(
    "train_epoch",
    "The losses of the batches are only added. The mean of all examples is asked for: weigh each loss with the "
    "number of its rows, and divide by the number of all rows.",
)
def sum_of_the_batches(model, batches, loss_fn, optimizer):
    model.train()
    total = 0.0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total


@wrong(
    "train_epoch",
    "The sum of the losses of all examples is not divided by how many they are in all. (After the loop, len(X) is the"
    " size of the last batch.)",
)
def sum_of_the_rows(model, batches, loss_fn, optimizer):
    model.train()
    total = 0.0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
    return total


@wrong(
    "train_epoch",
    "The sum over all rows is divided by the number of batches. Divide it by the number of all rows.",
)
def divided_by_the_batches(model, batches, loss_fn, optimizer):
    model.train()
    total = 0.0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
    return total / len(batches)


@wrong(
    "train_epoch",
    "The losses of the batches are added and divided by the number of rows. The loss of a batch is already a "
    "mean: multiply it by the number of its rows first.",
)
def batches_over_rows(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "This is the loss of the last batch alone. The mean of all examples of the epoch is asked for.",
)
def loss_of_the_last_batch(model, batches, loss_fn, optimizer):
    model.train()
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
    return loss.item()


@wrong(
    "train_epoch",
    "Only the first batch is used: return stands inside the loop, or there is no loop. Go through all batches and "
    "return after the loop.",
)
def first_batch_of_training(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
        break
    return total / count


@wrong(
    "train_epoch",
    "The loss comes back as a tensor that carries the record of autograd, so it can't be plotted, and a sum of "
    "such tensors keeps the records of all batches in memory. Make a number of each loss first, with .item().",
)
def loss_tensor_added_up(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The function returns a list with the loss of each batch. One number is asked for, the mean of all examples.",
)
def list_of_losses(model, batches, loss_fn, optimizer):
    model.train()
    losses = []
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


@wrong(
    "train_epoch",
    "The loss is computed once more after the step, so it belongs to other parameters. Return the loss from which "
    "the slopes came: it is there already.",
)
def loss_after_the_step(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss_fn(model(X), y).backward()
        optimizer.step()
        total += loss_fn(model(X), y).item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The loss is computed after the epoch, with the parameters as they are at its end. Asked for is the mean of "
    "the losses as each batch was seen.",
)
def loss_after_the_epoch(model, batches, loss_fn, optimizer):
    model.train()
    for X, y in batches:
        optimizer.zero_grad()
        loss_fn(model(X), y).backward()
        optimizer.step()
    total, count = 0.0, 0
    for X, y in batches:
        total += loss_fn(model(X), y).item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The loss gets the labels first and the scores second. It is the other way round: loss_fn(scores, y).",
)
def arguments_of_the_loss_swapped(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(y, model(X))
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The loss is cut off from the parameters, so backward() finds no slopes: .detach(), no_grad() or a comparison "
    "on the way to the loss does that. Give the scores to the loss as they are.",
)
def scores_detached(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X).detach(), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    ".item() makes a plain number of the loss, and a number has no backward(). Call backward() on the tensor, and "
    "make a number of it only for the sum.",
)
def backward_of_a_number(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y).item()
        loss.backward()
        optimizer.step()
        total += loss * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "backward() is called on the sum of all losses so far, so it goes through the batches before once more. Call "
    "it on the loss of this batch alone.",
)
def backward_of_the_sum(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        total += loss_fn(model(X), y) * len(X)
        total.backward()
        optimizer.step()
        count += len(X)
    return total.item() / count


@wrong(
    "train_epoch",
    "The steps are made with a rate that is written into the function. Use the optimiser that it is given: it "
    "knows the rate and what else belongs to a step.",
)
def an_optimiser_of_its_own(model, batches, loss_fn, optimizer):
    import torch

    model.train()
    total, count = 0.0, 0
    own = torch.optim.SGD(model.parameters(), lr=0.1)
    for X, y in batches:
        own.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        own.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The function uses a loss of its own, that of two classes. Use loss_fn, the one that it is given.",
)
def a_loss_of_its_own(model, batches, loss_fn, optimizer):
    from torch.nn.functional import binary_cross_entropy_with_logits

    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = binary_cross_entropy_with_logits(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The labels have lost their column: shape (m,) met scores of shape (m, 1). Leave y as it comes.",
)
def labels_without_their_column(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y.flatten())
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The labels are made floats. For several classes the loss takes class numbers, which are whole: leave y as it "
    "comes.",
)
def labels_as_floats_for_all_losses(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y.float())
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The batches are taken as one pair (X, y). They are many pairs: go through them in a loop.",
)
def batches_as_one_pair(model, batches, loss_fn, optimizer):
    model.train()
    X, y = batches
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


@wrong(
    "train_epoch",
    "The batches are gone through twice. An epoch uses every batch once.",
)
def two_epochs(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for _ in range(2):
        for X, y in batches:
            optimizer.zero_grad()
            loss = loss_fn(model(X), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(X)
            count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The step is made by hand with the optimiser's rate, so its momentum and what else belongs to a step are "
    "lost. Let the optimiser make the step.",
)
def rate_by_hand(model, batches, loss_fn, optimizer):
    import torch

    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        with torch.no_grad():
            for each in model.parameters():
                each -= optimizer.param_groups[0]["lr"] * each.grad
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "A DataLoader can't be asked for batch number 3. It gives its batches in turn: for X, y in batches.",
)
def batches_by_number(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for i in range(len(batches)):
        X, y = batches[i]
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "Two things. 1: the model is still in evaluation mode and should be put into training mode first. 2: the "
    "slopes add up and should be set to zero for every batch.",
)
def mode_and_zero(model, batches, loss_fn, optimizer):
    total, count = 0.0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "Three things. 1: the model is still in evaluation mode and should be put into training mode first. 2: the "
    "slopes add up and should be set to zero for every batch. 3: the losses of the batches are averaged, but the "
    "last batch has fewer rows and should count less.",
)
def mode_and_zero_and_mean(model, batches, loss_fn, optimizer):
    total, count = 0.0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        count += 1
    return total / count


@wrong(
    "train_epoch",
    "Two things. 1: the model is still in evaluation mode and should be put into training mode first. 2: the "
    "losses of the batches are averaged, but the last batch has fewer rows and should count less.",
)
def mode_and_mean(model, batches, loss_fn, optimizer):
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        count += 1
    return total / count


@wrong(
    "train_epoch",
    "Two things. 1: the slopes add up and should be set to zero for every batch. 2: the losses of the batches are "
    "averaged, but the last batch has fewer rows and should count less.",
)
def zero_and_mean(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        count += 1
    return total / count


@wrong(
    "train_epoch",
    "Two things. 1: the model is still in evaluation mode and should be put into training mode first. 2: the "
    "losses are added as tensors with the record of autograd, and should be made numbers first.",
)
def mode_and_tensor(model, batches, loss_fn, optimizer):
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "Three things. 1: the model is still in evaluation mode and should be put into training mode first. 2: the "
    "slopes add up and should be set to zero for every batch. 3: the losses are added as tensors with the record "
    "of autograd, and should be made numbers first.",
)
def mode_and_zero_and_tensor(model, batches, loss_fn, optimizer):
    total, count = 0.0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "Two things. 1: the slopes add up and should be set to zero for every batch. 2: the losses are added as "
    "tensors with the record of autograd, and should be made numbers first.",
)
def zero_and_tensor(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "Two things. 1: no step is made, so the parameters don't change. 2: the losses of the batches are averaged, "
    "but the last batch has fewer rows and should count less.",
)
def step_and_mean(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        total += loss.item()
        count += 1
    return total / count


@wrong(
    "train_epoch",
    "Two things. 1: the model is still in evaluation mode and should be put into training mode first. 2: the "
    "scores go through a sigmoid before the loss, which has it already.",
)
def mode_and_sigmoid(model, batches, loss_fn, optimizer):
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X).sigmoid(), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "Two things. 1: the scores go through a sigmoid before the loss, which has it already. 2: the losses of the "
    "batches are averaged, but the last batch has fewer rows and should count less.",
)
def sigmoid_and_mean(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X).sigmoid(), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        count += 1
    return total / count


@wrong(
    "train_epoch",
    "Three things. 1: the model is still in evaluation mode and should be put into training mode first. 2: the "
    "scores go through a sigmoid before the loss, which has it already. 3: the losses of the batches are "
    "averaged, but the last batch has fewer rows and should count less.",
)
def mode_and_sigmoid_and_mean(model, batches, loss_fn, optimizer):
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X).sigmoid(), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        count += 1
    return total / count


@wrong(
    "train_epoch",
    "Two things. 1: the slopes are set to zero between backward() and step(), which should find them. 2: the "
    "losses of the batches are averaged, but the last batch has fewer rows and should count less.",
)
def between_and_mean(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        total += loss.item()
        count += 1
    return total / count


@wrong(
    "train_epoch",
    "Two things. 1: the model is still in evaluation mode and should be put into training mode first. 2: only the "
    "loss of the last batch comes back, where the mean of all rows is asked for.",
)
def mode_and_last(model, batches, loss_fn, optimizer):
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
    return loss.item()


@wrong(
    "train_epoch",
    "Two things. 1: the slopes add up and should be set to zero for every batch. 2: only the loss of the last "
    "batch comes back, where the mean of all rows is asked for.",
)
def zero_and_last(model, batches, loss_fn, optimizer):
    model.train()
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
    return loss.item()


@wrong(
    "train_epoch",
    "Three things. 1: the model is still in evaluation mode and should be put into training mode first. 2: the "
    "slopes add up and should be set to zero for every batch. 3: only the loss of the last batch comes back, "
    "where the mean of all rows is asked for.",
)
def mode_and_zero_and_last(model, batches, loss_fn, optimizer):
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
    return loss.item()


@wrong(
    "train_epoch",
    "The scores have lost their column: shape (m,) met labels of shape (m, 1). Leave the scores as the model gives "
    "them.",
)
def scores_without_their_column(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X).squeeze(), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The labels of several classes are a row of class numbers, and have no second axis to squeeze. Leave scores and "
    "labels in their shapes: the loss takes both as they come.",
)
def both_squeezed(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X).squeeze(1), y.squeeze(1))
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong("train_epoch", "The loss gets X, the examples themselves. It compares the scores with the labels: model(X).")
def loss_of_the_examples(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(X, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "The optimiser has no backward(). It belongs to the loss of the batch, the tensor; the optimiser steps.",
)
def backward_of_the_optimizer(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        optimizer.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "loss_fn has no backward(): it is the formula. What it gives for a batch is a tensor, and that has one.",
)
def backward_of_the_formula(model, batches, loss_fn, optimizer):
    model.train()
    total, count = 0.0, 0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss_fn.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


@wrong(
    "train_epoch",
    "All batches together make one step. Each batch makes a step of its own: from the scores to step(), all of it "
    "stands inside the loop.",
)
def one_step_for_all(model, batches, loss_fn, optimizer):
    model.train()
    optimizer.zero_grad()
    total, count = 0.0, 0
    for X, y in batches:
        total = total + loss_fn(model(X), y) * len(X)
        count += len(X)
    loss = total / count
    loss.backward()
    optimizer.step()
    return loss.item()


@wrong(
    "train_epoch",
    "Each loss is weighed with the same batch size, but the last batch has fewer rows: take how many rows each one "
    "has.",
)
def weighed_with_the_batch_size(model, batches, loss_fn, optimizer):
    model.train()
    total = 0.0
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * batches.batch_size
    return total / len(batches.dataset)


@wrong(
    "train_epoch",
    "The model comes back. One number is asked for, the mean loss: whoever called has the model already, and it has "
    "changed.",
)
def model_comes_back(model, batches, loss_fn, optimizer):
    model.train()
    for X, y in batches:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
    return model


@wrong(
    "train_epoch",
    "The sum is set to zero in every round, so only the last batch is in it at the end. Set it to zero before the "
    "loop.",
)
def sum_emptied_in_every_round(model, batches, loss_fn, optimizer):
    model.train()
    count = 0
    for X, y in batches:
        total = 0.0
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        count += len(X)
    return total / count


# evaluate


@wrong(
    "evaluate",
    "The model is measured in training mode, where it may behave differently: training has left it there. Put it "
    "into evaluation mode first.",
)
def no_evaluation_mode(model, batches, loss_fn):
    import torch

    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Autograd keeps a record of every score, though nothing is learned here. It costs memory and time: compute "
    "the scores in a block with torch.no_grad().",
)
def no_grad_missing(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item() * len(X)
        correct += ((scores >= 0) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Two things are missing: evaluation mode, and torch.no_grad() around the computation, so that autograd keeps "
    "no record.",
)
def no_grad_missing_and_no_evaluation_mode(model, batches, loss_fn):
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item() * len(X)
        correct += ((scores >= 0) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The loss comes back as a tensor that carries the record of autograd. Compute in a block with "
    "torch.no_grad(), and make a number of each loss with .item().",
)
def loss_tensor_with_its_record(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y) * len(X)
        correct += ((scores >= 0) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The evaluation calls backward(), so it leaves slopes in the parameters, and the next step of training uses "
    "them. Nothing is learned here: leave it out.",
)
def slopes_left_behind(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        loss = loss_fn(scores, y)
        loss.backward()
        total += loss.item() * len(X)
        correct += ((scores >= 0) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The evaluation trains the model: it makes steps. It should only measure, and change nothing.",
)
def trains(model, batches, loss_fn):
    import torch

    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        optimizer.zero_grad()
        loss = loss_fn(scores, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
        correct += ((scores >= 0) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The loss and the accuracy of the batches are averaged, each batch counting the same. The last batch has "
    "fewer rows: weigh each with the number of its rows, or count rows and divide once.",
)
def both_as_means_of_the_batches(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item()
            correct += ((scores >= 0) == y).to(X.dtype).mean().item()
            count += 1
    return total / count, correct / count


@wrong(
    "evaluate",
    "The losses of the batches are averaged, each counting the same. The last batch has fewer rows: weigh each "
    "loss with the number of its rows, and divide by the number of all rows.",
)
def loss_as_mean_of_the_batches(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item()
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / len(batches), correct / count


@wrong(
    "evaluate",
    "The accuracies of the batches are averaged, each counting the same. The last batch has fewer rows: count the "
    "right answers of all batches and divide once, by the number of all rows.",
)
def accuracy_as_mean_of_the_batches(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).to(X.dtype).mean().item()
            count += len(X)
    return total / count, correct / len(batches)


@wrong(
    "evaluate",
    "The losses are added, but not divided by the number of all rows.",
)
def sum_of_the_losses(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total, correct / count


@wrong(
    "evaluate",
    "The losses of the batches are only added. The mean of all examples is asked for: weigh each with the number "
    "of its rows, and divide by the number of all rows.",
)
def losses_of_batches_added(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item()
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total, correct / count


@wrong(
    "evaluate",
    "The losses of the batches are divided by the number of rows. The loss of a batch is a mean already: multiply "
    "it by the number of its rows first.",
)
def losses_of_batches_over_rows(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item()
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The accuracy is the number of right answers. Their share is asked for: divide by the number of all rows.",
)
def right_answers_counted(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct


@wrong(
    "evaluate",
    "The accuracy is in per cent. A share between 0 and 1 is asked for.",
)
def accuracy_in_per_cent(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, 100 * correct / count


@wrong(
    "evaluate",
    "This is the share of the wrong answers. The accuracy is the share of the right ones.",
)
def share_of_mistakes(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, 1 - correct / count


@wrong(
    "evaluate",
    "The scores are compared with 0.5. That is the border for probabilities; a score is on the side of class 1 "
    "from 0 on.",
)
def half_as_border_of_the_scores(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0.5) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The scores are compared with 0.5. That is the border for probabilities; a score is on the side of class 1 "
    "from 0 on, 0 included.",
)
def more_than_half_as_border_of_the_scores(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores > 0.5) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "A score of exactly 0 counts as class 1: use >=, not >. (torch.round of the probability 0.5 gives 0, too.)",
)
def zero_counts_as_class_0(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores > 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The scores are rounded as if they were probabilities. A score is on the side of class 1 from 0 on: compare "
    "it with 0.",
)
def scores_rounded(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += (scores.round() == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The scores themselves are compared with the labels. Make classes of them first: a score from 0 on means class 1.",
)
def scores_compared_with_labels(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += (scores == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The sign of a score is −1, 0 or 1, and the labels are 0 and 1. A score from 0 on means class 1: compare it "
    "with 0.",
)
def sign_of_the_scores(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += (scores.sign() == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The classes are swapped: a score from 0 on means class 1.",
)
def classes_swapped(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores <= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "argmax looks for the largest of the columns, and there is only one: it always answers class 0. With one "
    "score for each example, compare it with 0.",
)
def argmax_of_one_column(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += (scores.argmax(dim=1, keepdim=True) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "argmax looks for the largest of the columns, and there is only one: it always answers class 0. And its row "
    "(m,) against the column (m, 1) makes a table of all pairs. With one score for each example, compare it with "
    "0.",
)
def argmax_against_a_column(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += (scores.argmax(dim=1) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "A row (m,) is compared with a column (m, 1), and broadcasting makes a table of all pairs. Flatten both, or "
    "neither.",
)
def table_of_all_pairs(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores.flatten() >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "A row (m,) is compared with a column (m, 1), and broadcasting makes a table of all pairs. Flatten both, or "
    "neither.",
)
def table_of_all_pairs_by_mean(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores.flatten() >= 0) == y).to(X.dtype).mean().item() * len(X)
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The labels have lost their column: shape (m,) met scores of shape (m, 1). Leave y as it comes.",
)
def flat_labels(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y.flatten()).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The loss gets probabilities. It takes scores and has the sigmoid in it: here it is applied twice.",
)
def probabilities_to_the_loss(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores.sigmoid(), y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The loss gets classes in place of scores. It takes the scores as they are.",
)
def classes_to_the_loss(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn((scores >= 0).to(X.dtype), y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Probabilities are compared with 0, and all of them are greater. The border is 0 for scores and 0.5 for "
    "probabilities.",
)
def probabilities_against_0(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores.sigmoid() >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The scores are made probabilities first: the loss, which has the sigmoid in it, then applies it twice, and "
    "compared with 0 all of them are class 1. Work with the scores.",
)
def probabilities_everywhere_against_0(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            scores = scores.sigmoid()
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The loss gets the labels first and the scores second. It is the other way round: loss_fn(scores, y).",
)
def labels_before_scores(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(y, scores).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The two results are the wrong way round: first the loss, then the accuracy.",
)
def results_swapped(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return correct / count, total / count


@wrong(
    "evaluate",
    "These are the loss and the accuracy of the last batch. Add up over all batches and divide once.",
)
def last_batch_only(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total = loss_fn(scores, y).item() * len(X)
            correct = ((scores >= 0) == y).sum().item()
            count = len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "This is the loss of the last batch alone. Add up over all batches and divide once, by the number of all rows.",
)
def loss_of_the_last_batch_only(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return loss_fn(scores, y).item(), correct / count


@wrong(
    "evaluate",
    "This is the accuracy of the last batch alone. Count the right answers of all batches and divide once, by the "
    "number of all rows.",
)
def accuracy_of_the_last_batch(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, ((scores >= 0) == y).sum().item() / len(X)


@wrong(
    "evaluate",
    "Only the first batch is used: return stands inside the loop. It belongs after the loop.",
)
def first_batch_of_evaluation(model, batches, loss_fn):
    import torch

    model.eval()
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            loss, accuracy = loss_fn(scores, y).item(), ((scores >= 0) == y).sum().item() / len(X)
            break
    return loss, accuracy


@wrong(
    "evaluate",
    "Two numbers are asked for, as a pair: the loss and the accuracy.",
)
def only_the_loss(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count


@wrong(
    "evaluate",
    "The right answers are divided by the number of batches. Divide by the number of all rows.",
)
def right_answers_over_batches(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / len(batches)


@wrong(
    "evaluate",
    "The sums over all rows are divided by the number of batches. Divide them by the number of all rows.",
)
def all_over_batches(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / len(batches), correct / len(batches)


@wrong(
    "evaluate",
    "Only the ones that are found count as right here. A 0 that is predicted as 0 is right, too.",
)
def true_positives_only(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) * y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "This is the share of examples for which the model says 1. The accuracy compares what it says with the labels.",
)
def share_of_ones(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += (scores >= 0).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Two things. 1: two numbers are asked for, as a pair, the loss and the accuracy. 2: autograd keeps a record "
    "of every score, which torch.no_grad() prevents.",
)
def only_the_loss_and_a_record(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item() * len(X)
        correct += ((scores >= 0) == y).sum().item()
        count += len(X)
    return total / count


@wrong(
    "evaluate",
    "torch.no_grad is called for a block: the parentheses are missing.",
)
def no_grad_without_parentheses(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad:
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "The comparison gives True or False for every row of a batch. Add them up, with .sum(), before you count on.",
)
def right_answers_not_added(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += (scores >= 0) == y
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Two things. 1: the model is still in training mode and should be put into evaluation mode first. 2: loss and "
    "accuracy of the batches are averaged, but the last batch has fewer rows and should count less.",
)
def mode_and_means_in_evaluation(model, batches, loss_fn):
    import torch

    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item()
            correct += ((scores >= 0) == y).to(X.dtype).mean().item()
            count += 1
    return total / count, correct / count


@wrong(
    "evaluate",
    "Two things. 1: the model is still in training mode and should be put into evaluation mode first. 2: the "
    "losses of the batches are averaged, but the last batch has fewer rows and should count less.",
)
def mode_and_mean_in_evaluation(model, batches, loss_fn):
    import torch

    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item()
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / len(batches), correct / count


@wrong(
    "evaluate",
    "Three things. 1: the model is still in training mode and should be put into evaluation mode first. 2: "
    "autograd keeps a record of every score, which torch.no_grad() prevents. 3: loss and accuracy of the batches "
    "are averaged, but the last batch has fewer rows and should count less.",
)
def mode_and_grad_and_means_in_evaluation(model, batches, loss_fn):
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item()
        correct += ((scores >= 0) == y).to(X.dtype).mean().item()
        count += 1
    return total / count, correct / count


@wrong(
    "evaluate",
    "Three things. 1: the model is still in training mode and should be put into evaluation mode first. 2: "
    "autograd keeps a record of every score, which torch.no_grad() prevents. 3: the losses of the batches are "
    "averaged, but the last batch has fewer rows and should count less.",
)
def mode_and_grad_and_mean_in_evaluation(model, batches, loss_fn):
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item()
        correct += ((scores >= 0) == y).sum().item()
        count += len(X)
    return total / len(batches), correct / count


@wrong(
    "evaluate",
    "Two things. 1: autograd keeps a record of every score, which torch.no_grad() prevents. 2: loss and accuracy "
    "of the batches are averaged, but the last batch has fewer rows and should count less.",
)
def grad_and_means_in_evaluation(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item()
        correct += ((scores >= 0) == y).to(X.dtype).mean().item()
        count += 1
    return total / count, correct / count


@wrong(
    "evaluate",
    "Two things. 1: autograd keeps a record of every score, which torch.no_grad() prevents. 2: the losses of the "
    "batches are averaged, but the last batch has fewer rows and should count less.",
)
def grad_and_mean_in_evaluation(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item()
        correct += ((scores >= 0) == y).sum().item()
        count += len(X)
    return total / len(batches), correct / count


@wrong(
    "evaluate",
    "Two things. 1: the model is still in training mode and should be put into evaluation mode first. 2: a score "
    "of exactly 0 counts as class 1.",
)
def mode_and_tie_in_evaluation(model, batches, loss_fn):
    import torch

    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores > 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Two things. 1: autograd keeps a record of every score, which torch.no_grad() prevents. 2: a score of exactly "
    "0 counts as class 1.",
)
def grad_and_tie_in_evaluation(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item() * len(X)
        correct += ((scores > 0) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Three things. 1: the model is still in training mode and should be put into evaluation mode first. 2: "
    "autograd keeps a record of every score, which torch.no_grad() prevents. 3: a score of exactly 0 counts as "
    "class 1.",
)
def mode_and_grad_and_tie_in_evaluation(model, batches, loss_fn):
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item() * len(X)
        correct += ((scores > 0) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Two things. 1: the model is still in training mode and should be put into evaluation mode first. 2: the "
    "border of the scores is 0, not 0.5.",
)
def mode_and_half_in_evaluation(model, batches, loss_fn):
    import torch

    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0.5) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Two things. 1: autograd keeps a record of every score, which torch.no_grad() prevents. 2: the border of the "
    "scores is 0, not 0.5.",
)
def grad_and_half_in_evaluation(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item() * len(X)
        correct += ((scores >= 0.5) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Three things. 1: the model is still in training mode and should be put into evaluation mode first. 2: "
    "autograd keeps a record of every score, which torch.no_grad() prevents. 3: the border of the scores is 0, "
    "not 0.5.",
)
def mode_and_grad_and_half_in_evaluation(model, batches, loss_fn):
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item() * len(X)
        correct += ((scores >= 0.5) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Two things. 1: the losses of the batches are averaged, but the last batch has fewer rows and should count "
    "less. 2: a score of exactly 0 counts as class 1.",
)
def mean_and_tie_in_evaluation(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item()
            correct += ((scores > 0) == y).sum().item()
            count += len(X)
    return total / len(batches), correct / count


@wrong(
    "evaluate",
    "Three things. 1: the model is still in training mode and should be put into evaluation mode first. 2: the "
    "losses of the batches are averaged, but the last batch has fewer rows and should count less. 3: a score of "
    "exactly 0 counts as class 1.",
)
def mode_and_mean_and_tie_in_evaluation(model, batches, loss_fn):
    import torch

    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item()
            correct += ((scores > 0) == y).sum().item()
            count += len(X)
    return total / len(batches), correct / count


@wrong(
    "evaluate",
    "Three things. 1: autograd keeps a record of every score, which torch.no_grad() prevents. 2: the losses of "
    "the batches are averaged, but the last batch has fewer rows and should count less. 3: a score of exactly 0 "
    "counts as class 1.",
)
def grad_and_mean_and_tie_in_evaluation(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item()
        correct += ((scores > 0) == y).sum().item()
        count += len(X)
    return total / len(batches), correct / count


@wrong(
    "evaluate",
    "Two things. 1: the losses of the batches are averaged, but the last batch has fewer rows and should count "
    "less. 2: the border of the scores is 0, not 0.5.",
)
def mean_and_half_in_evaluation(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item()
            correct += ((scores >= 0.5) == y).sum().item()
            count += len(X)
    return total / len(batches), correct / count


@wrong(
    "evaluate",
    "Two things. 1: the model is still in training mode and should be put into evaluation mode first. 2: the "
    "scores go through a sigmoid before the loss, which has it already.",
)
def mode_and_sigmoid_in_evaluation(model, batches, loss_fn):
    import torch

    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores.sigmoid(), y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
            count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Two things. 1: autograd keeps a record of every score, which torch.no_grad() prevents. 2: the scores go "
    "through a sigmoid before the loss, which has it already.",
)
def grad_and_sigmoid_in_evaluation(model, batches, loss_fn):
    model.eval()
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores.sigmoid(), y).item() * len(X)
        correct += ((scores >= 0) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Three things. 1: the model is still in training mode and should be put into evaluation mode first. 2: "
    "autograd keeps a record of every score, which torch.no_grad() prevents. 3: the scores go through a sigmoid "
    "before the loss, which has it already.",
)
def mode_and_grad_and_sigmoid_in_evaluation(model, batches, loss_fn):
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores.sigmoid(), y).item() * len(X)
        correct += ((scores >= 0) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Four things. 1: the model is still in training mode and should be put into evaluation mode first. 2: "
    "autograd keeps a record of every score, which torch.no_grad() prevents. 3: the losses of the batches are "
    "averaged, but the last batch has fewer rows and should count less. 4: a score of exactly 0 counts as class "
    "1.",
)
def mode_and_grad_and_mean_and_tie_in_evaluation(model, batches, loss_fn):
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item()
        correct += ((scores > 0) == y).sum().item()
        count += len(X)
    return total / len(batches), correct / count


@wrong(
    "evaluate",
    "Four things. 1: the model is still in training mode and should be put into evaluation mode first. 2: "
    "autograd keeps a record of every score, which torch.no_grad() prevents. 3: the losses of the batches are "
    "averaged, but the last batch has fewer rows and should count less. 4: the border of the scores is 0, not "
    "0.5.",
)
def mode_and_grad_and_mean_and_half_in_evaluation(model, batches, loss_fn):
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y).item()
        correct += ((scores >= 0.5) == y).sum().item()
        count += len(X)
    return total / len(batches), correct / count


@wrong(
    "evaluate", "Lists come back, with a number for each batch. Two numbers are asked for, the means over all examples."
)
def lists_of_the_batches(model, batches, loss_fn):
    import torch

    model.eval()
    losses, accuracies = [], []
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            losses.append(loss_fn(scores, y).item())
            accuracies.append(((scores >= 0) == y).double().mean().item())
    return losses, accuracies


@wrong(
    "evaluate",
    "The sums over all rows are divided by the rows of the last batch alone: that is len(X) after the loop. Count the"
    " rows of all batches.",
)
def over_the_rows_of_the_last_batch(model, batches, loss_fn):
    import torch

    model.eval()
    total, correct = 0.0, 0
    with torch.no_grad():
        for X, y in batches:
            scores = model(X)
            total += loss_fn(scores, y).item() * len(X)
            correct += ((scores >= 0) == y).sum().item()
    return total / len(X), correct / len(X)


@wrong(
    "evaluate",
    "Two things. 1: the loss comes back as a tensor that carries the record of autograd, which torch.no_grad() and "
    ".item() prevent. 2: a score of exactly 0 counts as class 1.",
)
def record_and_tie_in_evaluation(model, batches, loss_fn):
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y) * len(X)
        correct += ((scores > 0) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Two things. 1: the loss comes back as a tensor that carries the record of autograd, which torch.no_grad() and "
    ".item() prevent. 2: the border of the scores is 0; 0.5 is that of probabilities.",
)
def record_and_half_in_evaluation(model, batches, loss_fn):
    total, correct, count = 0.0, 0, 0
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y) * len(X)
        correct += ((scores > 0.5) == y).sum().item()
        count += len(X)
    return total / count, correct / count


@wrong(
    "evaluate",
    "Two things. 1: the loss comes back as a tensor that carries the record of autograd, which torch.no_grad() and "
    ".item() prevent. 2: the accuracies of the batches are averaged, but the last batch has fewer rows and should "
    "count less.",
)
def record_and_means_in_evaluation(model, batches, loss_fn):
    total, accuracies = 0.0, []
    for X, y in batches:
        scores = model(X)
        total += loss_fn(scores, y)
        accuracies.append(((scores >= 0) == y).double().mean().item())
    return total / len(batches), sum(accuracies) / len(batches)
