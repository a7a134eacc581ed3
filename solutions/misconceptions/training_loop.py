"""Wrong answers in this chapter, with the hint that each earns."""

from solutions.misconceptions import Register
from solutions.misconceptions.slips import Slip, register_slips
from solutions.misconceptions.torch_loops import EVERY_BATCH, tell_of_a_loop
from solutions.operators import (
    added,
    bias_lost,
    exchanged,
    left_out,
    moved,
    rewritten,
    unwrapped,
    wrapped,
)

ANSWERS = wrong = Register()


# make_model

FIRST, LAST = "nn.Linear(n_features, n_hidden)", "nn.Linear(n_hidden, n_outputs)"
SMOOTH = "A good choice, but here the sigmoid is asked for, so that the numbers match those of the earlier chapters."
ANY_NUMBER = "A score may be any number: leave the last layer without an activation"

layers = wrong.edits(of="alternatives.training_loop.layers_unpacked_from_a_list", question="make_model")

layers(
    "no_hidden_activation",
    ("nn.Sigmoid(), ", ""),
    hint="There is no sigmoid between the two layers.",
    way_out="Two linear layers in a row are only one linear layer; the activation of the hidden units is missing.",
)
layers(
    "sigmoid_at_the_end",
    (")]", "), nn.Sigmoid()]"),
    hint="The last layer has a sigmoid, so the model answers with probabilities.",
    way_out="It should answer with scores: the loss has the sigmoid in it.",
)
layers(
    "sigmoid_at_the_end_only",
    ("nn.Sigmoid(), ", ""),
    (")]", "), nn.Sigmoid()]"),
    hint="The sigmoid stands after the last layer, where the model should answer with scores, and is missing between "
    "the two layers.",
)
layers(
    "softmax_at_the_end",
    (")]", "), nn.Softmax(dim=1)]"),
    hint="The last layer has a softmax, so the model answers with probabilities.",
    way_out="It should answer with scores: the loss has the softmax in it.",
)
layers(
    "log_softmax_at_the_end",
    (")]", "), nn.LogSoftmax(dim=1)]"),
    hint="The last layer has a logarithm of a softmax.",
    way_out="The model should answer with scores: the loss has the softmax and the logarithm in it.",
)
layers(
    "relu_for_the_hidden_units",
    ("nn.Sigmoid(), ", "nn.ReLU(), "),
    hint="The hidden units have a ReLU.",
    way_out=SMOOTH,
)
layers(
    "tanh_for_the_hidden_units",
    ("nn.Sigmoid(), ", "nn.Tanh(), "),
    hint="The hidden units have a tanh.",
    way_out=SMOOTH,
)
layers(
    "relu_after_both_layers",
    ("nn.Sigmoid(), ", "nn.ReLU(), "),
    (")]", "), nn.ReLU()]"),
    hint="The last layer has a ReLU too.",
    way_out=f"{ANY_NUMBER}, and give the hidden units a sigmoid.",
)
layers(
    "tanh_after_both_layers",
    ("nn.Sigmoid(), ", "nn.Tanh(), "),
    (")]", "), nn.Tanh()]"),
    hint="The last layer has a tanh too.",
    way_out=f"{ANY_NUMBER}, and give the hidden units a sigmoid.",
)
layers("relu_at_the_end", (")]", "), nn.ReLU()]"), hint="The last layer has a ReLU.", way_out=f"{ANY_NUMBER}.")
layers("tanh_at_the_end", (")]", "), nn.Tanh()]"), hint="The last layer has a tanh.", way_out=f"{ANY_NUMBER}.")
layers(
    "a_list_in_a_sequential",
    ("*layers", "layers"),
    hint="nn.Sequential takes the layers one by one, not in a list.",
    way_out="Leave out the brackets, or put a star before the list.",
)
layers(
    "the_scores_of_a_model",
    ("(*layers)", "(*layers)(torch.zeros(1, n_features))"),
    hint="The function returns what a model gives for some input.",
    way_out="It should return the model itself.",
)
layers(
    "sigmoid_twice",
    ("nn.Sigmoid(), ", "nn.Sigmoid(), nn.Sigmoid(), "),
    hint="The hidden layer has two sigmoids, one after the other.",
    way_out="One is enough.",
)
layers(
    "sigmoid_of_the_inputs",
    ("[nn", "[nn.Sigmoid(), nn"),
    hint="The first thing in the model is a sigmoid, so the inputs are squeezed before the hidden layer sees them.",
    way_out="It belongs between the two layers alone.",
)
layers(
    "sigmoid_of_the_inputs_alone",
    (f"[{FIRST}, nn.Sigmoid()", f"[nn.Sigmoid(), {FIRST}"),
    hint="The numbers go through a sigmoid before the hidden layer, and not after it.",
    way_out="The sigmoid stands between the layers.",
)
layers(
    "softmax_for_the_hidden_units",
    ("nn.Sigmoid(), ", "nn.Softmax(dim=1), "),
    hint="The hidden units have a softmax, so they compete with each other.",
    way_out="Each should have a sigmoid of its own score.",
)
layers(
    "dropout_in_the_model",
    ("nn.Sigmoid(), ", "nn.Sigmoid(), nn.Dropout(0.5), "),
    hint="The model has a dropout, so its scores are random in training.",
    way_out="Leave it out: dropout is the subject of a chapter of its own.",
)
layers(
    "no_bias",
    bias_lost(FIRST),
    bias_lost(LAST),
    hint="The layers have no bias.",
    way_out="Leave out bias=False: without a bias the line of every hidden unit goes through the origin.",
)
layers(
    "no_bias_in_the_hidden_layer",
    bias_lost(FIRST),
    hint="The hidden layer has no bias.",
    way_out="Leave out bias=False.",
)
layers("no_bias_at_the_end", bias_lost(LAST), hint="The last layer has no bias.", way_out="Leave out bias=False.")
layers(
    "two_hidden_layers",
    ("nn.Sigmoid(), ", "nn.Sigmoid(), nn.Linear(n_hidden, n_hidden), nn.Sigmoid(), "),
    hint="The model has two hidden layers.",
    way_out="One is asked for: two linear layers with a sigmoid between them.",
)
layers(
    "no_hidden_layer",
    (f"{FIRST}, nn.Sigmoid(), {LAST}", "nn.Linear(n_features, n_outputs)"),
    hint="The model has one linear layer only.",
    way_out="A hidden layer is asked for: n_features numbers go in, n_hidden come out, and a second layer makes "
    "n_outputs of them.",
)
layers(
    "only_the_hidden_layer",
    (f", {LAST}", ""),
    hint="The model ends with its hidden units.",
    way_out="A second linear layer should make n_outputs scores of them.",
)
layers(
    "one_output_always",
    ("n_hidden, n_outputs)]", "n_hidden, 1)]"),
    hint="The model gives one score whatever n_outputs is.",
    way_out="The last layer should give n_outputs of them.",
)
layers(
    "two_features_always",
    (FIRST, "nn.Linear(2, n_hidden)"),
    hint="The first layer takes two features whatever n_features is.",
)
layers(
    "sizes_swapped",
    (FIRST, "nn.Linear(n_hidden, n_features)"),
    (LAST, "nn.Linear(n_outputs, n_hidden)"),
    hint="The sizes of the layers don't fit.",
    way_out="nn.Linear takes first how many numbers go in, then how many come out. The bias isn't counted, and what "
    "leaves the hidden layer enters the last.",
)
layers(
    "a_list_of_layers",
    ("nn.Sequential(*layers)", "layers"),
    hint="The function returns a plain list of layers.",
    way_out="nn.Sequential(...) makes one model of them, which can be called and knows its parameters.",
)
layers(
    "a_module_list",
    ("nn.Sequential(*layers)", "nn.ModuleList(layers)"),
    hint="nn.ModuleList holds layers and knows their parameters, but it can't be called: it doesn't say in which order "
    "they are used.",
    way_out="nn.Sequential does.",
)
layers(
    "the_sigmoid_itself",
    ("nn.Sigmoid()", "torch.sigmoid"),
    hint="nn.Sequential takes modules, and torch.sigmoid is a function.",
    way_out="As a module it is nn.Sigmoid().",
)
layers(
    "the_sigmoid_without_parentheses",
    ("nn.Sigmoid()", "nn.Sigmoid"),
    hint="nn.Sigmoid is the class.",
    way_out="nn.Sequential takes an object of it: the parentheses are missing.",
)
layers(
    "last_layer_takes_features",
    (LAST, "nn.Linear(n_features, n_outputs)"),
    hint="The last layer takes n_features numbers.",
    way_out="What enters it are the hidden units: n_hidden numbers.",
)
layers(
    "a_tuple",
    ("nn.Sequential(*layers)", "tuple(layers)"),
    hint="A tuple comes back.",
    way_out="Return the model alone; nn.Sequential(...) makes one model of several layers.",
)
layers(
    "layer_in_the_sigmoid",
    (f"nn.Sigmoid(), {LAST}", f"nn.Sigmoid({LAST})"),
    hint="nn.Sigmoid gets a layer in its parentheses.",
    way_out="It takes nothing there: the layers stand beside it, with commas between.",
)
layers(
    "leaky_relu_for_the_hidden_units",
    ("nn.Sigmoid(), ", "nn.LeakyReLU(), "),
    hint="The hidden units have a leaky ReLU.",
    way_out=SMOOTH,
)
layers(
    "log_sigmoid_at_the_end",
    (")]", "), nn.LogSigmoid()]"),
    hint="The last layer has a logarithm of a sigmoid.",
    way_out="The model should answer with scores: the loss has the sigmoid and the logarithm in it.",
)
layers(
    "softmax_over_the_examples",
    (")]", "), nn.Softmax(dim=0)]"),
    hint="The last layer has a softmax, and that over the examples of a batch.",
    way_out="The model should answer with scores, each example by itself.",
)
layers(
    "dropout_at_the_end",
    (")]", "), nn.Dropout(0.5)]"),
    hint="A dropout stands at the end, so now and then a score is 0 in training.",
    way_out="Leave it out: dropout is the subject of a chapter of its own.",
)
layers(
    "hidden_units_normalised",
    ("nn.Sigmoid(), ", "nn.BatchNorm1d(n_hidden), nn.Sigmoid(), "),
    hint="There is a normalisation among the layers, so a score depends on the other examples of its batch.",
    way_out="Two linear layers with a sigmoid between them are asked for.",
)
layers(
    "as_many_hidden_units_as_features",
    (FIRST, "nn.Linear(n_features, n_features)"),
    (LAST, "nn.Linear(n_features, n_outputs)"),
    hint="The hidden layer has as many units as there are features.",
    way_out="How many it has is an argument of its own.",
)
layers.together(
    [
        "no_hidden_activation",
        "relu_for_the_hidden_units",
        "tanh_for_the_hidden_units",
        "softmax_for_the_hidden_units",
    ],
    ["sigmoid_at_the_end", "softmax_at_the_end", "log_softmax_at_the_end", "relu_at_the_end"],
    ["no_bias", "no_bias_in_the_hidden_layer", "no_bias_at_the_end"],
    ["one_output_always"],
    but_not=[("no_hidden_activation", "sigmoid_at_the_end"), ("relu_for_the_hidden_units", "relu_at_the_end")],
)

network = wrong.edits(of="alternatives.training_loop.a_class_of_its_own", question="make_model")
FIRST_HIDDEN = [(FIRST, f"[{FIRST}]"), ("self.hidden(X)", "self.hidden[0](X)")]
LAST_HIDDEN = [(LAST, f"[{LAST}]"), ("self.output(", "self.output[0](")]

network(
    "sigmoid_at_the_end_in_evaluation",
    rewritten(
        "return self.output(torch.sigmoid(self.hidden(X)))",
        "scores = self.output(torch.sigmoid(self.hidden(X)))",
        "return scores if self.training else torch.sigmoid(scores)",
    ),
    hint="In evaluation mode the model answers with probabilities.",
    way_out="It should answer with scores in both modes.",
)
network(
    "scores_squeezed",
    ("(self.hidden(X)))", "(self.hidden(X))).squeeze()"),
    hint="Where there is one output, or one example, the scores have lost an axis.",
    way_out="Each example has a row and each output a column, even if there is only one.",
)
network(
    "layers_in_a_list",
    *FIRST_HIDDEN,
    *LAST_HIDDEN,
    hint="The layers are in a plain list, so the model doesn't know their parameters: model.parameters() is empty, and "
    "no optimiser can change them.",
    way_out="Put them into nn.ModuleList or nn.Sequential, or give each an attribute of its own.",
)
network(
    "last_layer_in_a_list",
    *LAST_HIDDEN,
    hint="One of the layers is hidden in a plain list or dictionary, so model.parameters() leaves it out and no "
    "optimiser can change it.",
    way_out="Make every layer an attribute of its own, or use nn.ModuleList or nn.Sequential.",
)
network(
    "first_layer_in_a_list",
    *FIRST_HIDDEN,
    hint="The hidden layer is in a plain list or dictionary, so model.parameters() leaves it out and no optimiser can "
    "change it.",
    way_out="Make every layer an attribute of its own, or use nn.ModuleList or nn.Sequential.",
)
network(
    "layers_made_in_forward",
    left_out(f"self.hidden = {FIRST}", f"self.output = {LAST}"),
    rewritten(
        "return self.output(torch.sigmoid(self.hidden(X)))",
        "hidden = nn.Linear(n_features, n_hidden, dtype=X.dtype)(X).sigmoid()",
        "return nn.Linear(n_hidden, n_outputs, dtype=X.dtype)(hidden)",
    ),
    hint="The layers are made in forward, new ones with new random numbers at every call: nothing could ever be "
    "learned.",
    way_out="Make them once, in __init__, and use them in forward.",
)
network(
    "the_class_itself",
    ("Network()", "Network"),
    hint="The function returns the class, not a model.",
    way_out="Make one: the name of the class with parentheses after it.",
)
network(
    "super_init_missing",
    left_out("super().__init__()"),
    hint="The __init__ of an nn.Module doesn't begin with super().__init__().",
    way_out="That makes the place where the parameters are kept.",
)
network(
    "forward_without_slopes",
    ("(self.hidden(X)))", "(self.hidden(X))).detach()"),
    hint="The model is cut off from its parameters: detach(), no_grad() or requires_grad_(False) keeps autograd from "
    "finding slopes.",
    way_out="Leave it out; whoever evaluates can say no_grad.",
)
network(
    "hidden_layer_detached",
    ("(self.hidden(X)))", "(self.hidden(X)).detach())"),
    hint="detach() between the layers keeps the slopes from the hidden layer, so only the last layer learns.",
)
network(
    "forward_returns_nothing",
    ("return self.output", "self.output"),
    hint="forward computes the scores and returns nothing.",
    way_out="Write return before them.",
)

wrong.edits(of="alternatives.training_loop.matrices_and_rows_of_biases", question="make_model")(
    "parameters_as_plain_tensors",
    ("nn.Parameter(torch.randn(n_features, n_hidden))", "torch.randn(n_features, n_hidden)"),
    ("nn.Parameter(torch.zeros(n_hidden))", "torch.zeros(n_hidden)"),
    ("nn.Parameter(torch.randn(n_hidden, n_outputs))", "torch.randn(n_hidden, n_outputs)"),
    ("nn.Parameter(torch.zeros(n_outputs))", "torch.zeros(n_outputs)"),
    hint="The weights are plain tensors, so the model doesn't know them: model.parameters() is empty, and no optimiser "
    "can change them.",
    way_out="Wrap them in nn.Parameter, or use nn.Linear.",
)


@wrong(
    "make_model",
    "The function returns a function, which has no parameters that an optimiser could be given.",
    "Return a module: nn.Sequential(...), or an object of your own class of nn.Module.",
)
def a_plain_function(n_features, n_hidden, n_outputs):
    from torch import nn

    hidden, output = nn.Linear(n_features, n_hidden), nn.Linear(n_hidden, n_outputs)
    return lambda X: output(hidden(X).sigmoid())


@wrong(
    "make_model",
    "A layer is given to a layer, which waits for numbers.",
    "There are none yet: put the layers one after the other into nn.Sequential(...).",
)
def layers_called_on_layers(n_features, n_hidden, n_outputs):
    from torch import nn

    return nn.Linear(n_hidden, n_outputs)(nn.Sigmoid()(nn.Linear(n_features, n_hidden)))


# train_epoch

epoch = wrong.edits(of="torch_ref.training_loop.train_epoch")

epoch(
    "no_training_mode",
    left_out("model.train()"),
    hint="The model is trained in evaluation mode: an evaluation has left it there, or the function puts it there.",
    way_out="Begin the epoch by putting it into training mode.",
    brief="The model is still in evaluation mode.",
)
epoch(
    "zero_grad_missing",
    left_out("optimizer.zero_grad()"),
    hint="The slopes add up: backward() adds to what .grad holds already, so each step also uses the slopes of the "
    "batches before.",
    way_out="Set them to zero for every batch, not once for the epoch.",
    brief="The slopes of all batches add up.",
)
epoch(
    "zero_grad_before_step",
    moved("optimizer.zero_grad()", before="optimizer.step()"),
    hint="The slopes are set to zero between backward() and step(), so the step finds none.",
    way_out="Set them to zero before backward().",
)
epoch(
    "step_missing",
    left_out("optimizer.step()"),
    hint="The parameters don't change: backward() computes slopes, but nothing uses them.",
    way_out="The optimiser has to take a step for every batch.",
    brief="No step is made, so the parameters don't change.",
)
epoch(
    "backward_missing",
    left_out("loss.backward()"),
    hint="No slopes are computed: the optimiser makes a step, but backward() was not called on the loss.",
)
epoch(
    "step_before_backward",
    exchanged("loss.backward()", "optimizer.step()"),
    hint="The step is made before backward(), after the slopes were set to zero: it finds none.",
    way_out="First backward(), then the step.",
)
epoch(
    "late_by_one",
    moved("optimizer.zero_grad()", before="loss.backward()"),
    moved("optimizer.step()", before="optimizer.zero_grad()"),
    hint="The step is made before the slopes of this batch are computed: it uses those of the batch before, and the "
    "last batch is never used.",
    way_out="First backward(), then the step.",
)
epoch(
    "late_by_one_and_adding_up",
    left_out("optimizer.zero_grad()"),
    exchanged("loss.backward()", "optimizer.step()"),
    hint="Two things: the step is made before backward(), so it uses the slopes of the batch before, and the slopes "
    "are never set to zero, so they add up.",
)
epoch(
    "step_after_the_loop",
    moved("optimizer.step()", before="return total / count"),
    hint="There is one step for the whole epoch, after the loop.",
    way_out="The optimiser should take a step for every batch: it belongs in the loop.",
)
epoch(
    "slopes_of_the_epoch",
    moved("optimizer.zero_grad()", before="for X, y in batches:"),
    moved("optimizer.step()", before="return total / count"),
    hint="The slopes of all batches are added, and there is one step after the loop.",
    way_out="The optimiser should take a step for every batch, and begin the next one with slopes of zero.",
)
epoch(
    "zero_grad_at_the_end_before_step_out_of_loop",
    moved("optimizer.zero_grad()", after="loss.backward()"),
    moved("optimizer.step()", before="return total / count"),
    hint="The slopes are set to zero after each backward(), and the step comes after the loop: it finds nothing.",
    way_out="All of it belongs in the loop, the step between backward() and the next zero_grad().",
)
epoch(
    "two_steps",
    rewritten("optimizer.step()", "optimizer.step()", "optimizer.step()"),
    hint="The optimiser makes two steps for every batch.",
    way_out="One is enough: after it the slopes are out of date.",
)
epoch(
    "sigmoid_before_the_loss",
    ("model(X)", "model(X).sigmoid()"),
    hint="The model's scores go through a sigmoid before they reach the loss.",
    way_out="Give the loss what the model answers: if it needs probabilities, it makes them itself.",
    brief="The scores go through a sigmoid before the loss.",
)
epoch(
    "softmax_before_the_loss",
    ("model(X)", "model(X).softmax(dim=1)"),
    hint="The model's scores go through a softmax before they reach the loss.",
    way_out="Give the loss what the model answers: if it needs probabilities, it makes them itself.",
)
epoch(
    "mean_over_batches",
    ("loss.item() * len(X)", "loss.item()"),
    ("count += len(X)", "count += 1"),
    hint="The losses of the batches are averaged, each counting the same.",
    way_out="The last batch has fewer rows than the others: weight each loss by the number of its rows, and divide by "
    "the total number of rows.",
)
epoch(
    "sum_of_the_batches",
    ("loss.item() * len(X)", "loss.item()"),
    ("total / count", "total"),
    hint="The losses of the batches are only added.",
    way_out="The mean of all examples is asked for: weight each loss by the number of its rows, and divide by the "
    "number of all rows.",
)
epoch(
    "sum_of_the_rows",
    ("total / count", "total"),
    hint="The sum of the losses of all examples is not divided by how many they are in all.",
    way_out="Count the rows of all batches: after the loop, len(X) is only that of the last.",
)
epoch(
    "divided_by_the_batches",
    ("total / count", "total / len(batches)"),
    hint="The sum over all rows isn't divided by their number.",
    way_out="Divide it by the total number of rows.",
)
epoch(
    "batches_over_rows",
    ("loss.item() * len(X)", "loss.item()"),
    hint="The losses of the batches are added and divided by the number of rows.",
    way_out="The loss of a batch is already a mean: multiply it by the number of its rows first.",
)
epoch(
    "loss_of_the_last_batch",
    ("total / count", "loss.item()"),
    hint="This is the loss of the last batch alone.",
    way_out="The mean of all examples of the epoch is asked for.",
    brief="Only the loss of the last batch comes back.",
)
epoch(
    "first_batch_of_training",
    added("break", after="count += len(X)"),
    hint="Only the first batch is used: a return or a break inside the loop ends it, or there is no loop.",
    way_out="Go through all batches and return after the loop.",
)
epoch(
    "loss_tensor_added_up",
    ("loss.item() * len(X)", "loss * len(X)"),
    hint="The loss comes back as a tensor that carries the record of autograd, so it can't be plotted, and the "
    "record of a sum of such tensors grows with every batch.",
    way_out="Make a number of each loss first, with .item().",
    brief="The losses are added as tensors with the record of autograd.",
)
epoch(
    "list_of_losses",
    ("total, count = 0.0, 0", "losses, count = [], 0"),
    ("total += loss.item() * len(X)", "losses.append(loss.item())"),
    ("total / count", "losses"),
    hint="The function returns a list with the loss of each batch.",
    way_out="One number is asked for, the mean of all examples.",
)
epoch(
    "loss_after_the_step",
    ("total += loss.item()", "total += loss_fn(model(X), y).item()"),
    hint="The loss is computed once more after the step, so it belongs to other parameters.",
    way_out="Return the loss from which the slopes came: it is there already.",
)
epoch(
    "loss_after_the_epoch",
    ("        total += loss.item()", "    for X, y in batches:\n        total += loss_fn(model(X), y).item()"),
    hint="The loss is computed after the epoch, with the parameters as they are at its end.",
    way_out="The mean of the losses as each batch was seen is asked for.",
)
epoch(
    "arguments_of_the_loss_swapped",
    ("loss_fn(model(X), y)", "loss_fn(y, model(X))"),
    hint="The loss gets the labels first and the scores second.",
    way_out="It is the other way round: loss_fn(scores, y).",
)
epoch(
    "scores_detached",
    ("model(X)", "model(X).detach()"),
    hint="The loss is cut off from the parameters, so backward() finds no slopes: .detach(), no_grad() or a comparison "
    "on the way to the loss does that.",
    way_out="Give the scores to the loss as they are.",
)
epoch(
    "backward_of_a_number",
    ("loss_fn(model(X), y)", "loss_fn(model(X), y).item()"),
    hint=".item() makes a plain number of the loss, and a number has no backward().",
    way_out="Call backward() on the tensor, and make a number of it only for the sum.",
)
epoch(
    "backward_of_the_sum",
    ("loss = loss_fn(model(X), y)", "total += loss_fn(model(X), y) * len(X)"),
    ("loss.backward()", "total.backward()"),
    left_out("total += loss.item() * len(X)"),
    hint="backward() is called on the sum of all losses so far, so it goes through the batches before once more.",
    way_out="Call it on the loss of this batch alone.",
)
epoch(
    "an_optimiser_of_its_own",
    added("optimizer = torch.optim.SGD(model.parameters(), lr=0.1)", after="model.train()"),
    hint="The steps are made with a rate that is written into the function.",
    way_out="Use the optimiser that it is given: it knows the rate and what else belongs to a step.",
)
epoch(
    "a_loss_of_its_own",
    ("loss_fn(model(X), y)", "nn.BCEWithLogitsLoss()(model(X), y)"),
    hint="The function uses a loss of its own, that of two classes.",
    way_out="Use loss_fn, the one that it is given.",
)
epoch(
    "labels_without_their_column",
    ("model(X), y)", "model(X), y.flatten())"),
    hint="The labels have lost their column: shape (m,) met scores of shape (m, 1).",
    way_out="Leave y as it comes.",
)
epoch(
    "labels_as_floats_for_all_losses",
    ("model(X), y)", "model(X), y.float())"),
    hint="The labels are made floats.",
    way_out="For several classes the loss takes class numbers, which are whole: leave y as it comes.",
)
epoch(
    "batches_as_one_pair",
    unwrapped("for X, y in batches:"),
    added("X, y = batches", before="optimizer.zero_grad()"),
    hint="The batches are taken as one pair (X, y).",
    way_out="They are many pairs: go through them in a loop.",
)
epoch(
    "two_epochs",
    wrapped("for X, y in batches:", "for _ in range(2):"),
    hint="The batches are gone through twice.",
    way_out="An epoch uses every batch once.",
)
epoch(
    "rate_by_hand",
    rewritten(
        "optimizer.step()",
        "with torch.no_grad():",
        "    for each in model.parameters():",
        '        each -= optimizer.param_groups[0]["lr"] * each.grad',
    ),
    hint="The step is made by hand with the optimiser's rate, so its momentum and what else belongs to a step are "
    "lost.",
    way_out="Let the optimiser make the step.",
)
epoch(
    "batches_by_number",
    rewritten("for X, y in batches:", "for i in range(len(batches)):", "    X, y = batches[i]"),
    hint="A DataLoader can't be asked for batch number 3.",
    way_out="It gives its batches in turn: go through it with a loop.",
)
epoch(
    "scores_without_their_column",
    ("model(X)", "model(X).squeeze()"),
    hint="The scores have lost their column: shape (m,) met labels of shape (m, 1).",
    way_out="Leave the scores as the model gives them.",
)
epoch(
    "both_squeezed",
    ("model(X), y)", "model(X).squeeze(1), y.squeeze(1))"),
    hint="The labels of several classes are a row of class numbers, and have no second axis to squeeze.",
    way_out="Leave scores and labels in their shapes: the loss takes both as they come.",
)
epoch(
    "loss_of_the_examples",
    ("model(X)", "X"),
    hint="The loss gets X, the examples themselves.",
    way_out="It compares the scores with the labels: model(X).",
)
epoch(
    "backward_of_the_optimizer",
    ("loss.backward()", "optimizer.backward()"),
    hint="The optimiser has no backward().",
    way_out="It belongs to the loss of the batch, the tensor; the optimiser steps.",
)
epoch(
    "backward_of_the_formula",
    ("loss.backward()", "loss_fn.backward()"),
    hint="loss_fn has no backward(): it is the formula.",
    way_out="What it gives for a batch is a tensor, and that has one.",
)
epoch(
    "weighed_with_the_batch_size",
    ("loss.item() * len(X)", "loss.item() * batches.batch_size"),
    hint="Each loss is weighed with the same batch size, but the last batch has fewer rows.",
    way_out="Take how many rows each one has.",
)
epoch(
    "model_comes_back",
    ("total / count", "model"),
    hint="The model comes back.",
    way_out="One number is asked for, the mean loss: whoever called has the model already, and it has changed.",
)
epoch(
    "sum_emptied_in_every_round",
    added("total = 0.0", after="for X, y in batches:"),
    hint="The sum is set to zero in every round, so only the last batch is in it at the end.",
    way_out="Set it to zero before the loop.",
)
epoch(
    "last_batch_left_out",
    ("in batches", "in list(batches)[:-1]"),
    hint="The last batch has no part in the epoch.",
    way_out="It may be smaller than the others, but its rows are examples, too.",
)
epoch(
    "first_batch_left_out",
    ("in batches", "in list(batches)[1:]"),
    hint="The first batch has no part in the epoch.",
    way_out="Was it taken out before the loop?",
)
epoch(
    "loss_divided_by_the_batches",
    ("loss_fn(model(X), y)", "loss_fn(model(X), y) / len(batches)"),
    hint="The loss is divided by the number of batches before backward(), so the steps are too short.",
    way_out="That belongs to slopes that are gathered over several batches. Here each batch makes a step of its own.",
)
epoch(
    "slopes_of_the_sum",
    ("loss_fn(model(X), y)", "loss_fn(model(X), y) * len(X)"),
    ("total += loss.item() * len(X)", "total += loss.item()"),
    hint="The loss is multiplied by the number of rows before backward(), so the steps are too long.",
    way_out="The slopes are those of the mean. Weigh the loss only for the sum that is returned.",
)
epoch(
    "slopes_clipped",
    added("torch.nn.utils.clip_grad_norm_(model.parameters(), 0.1)", after="loss.backward()"),
    hint="The steps are not those of the slopes: they are shortened on the way.",
    way_out="Are the slopes clipped? Nothing of the kind is asked for.",
)
epoch(
    "loss_and_something_else",
    ("total / count", "total / count, count"),
    hint="Two values come back.",
    way_out="One number is asked for, the mean loss.",
)
epoch(
    "largest_loss",
    ("total += loss.item() * len(X)", "total = max(total, loss.item())"),
    ("total / count", "total"),
    hint="This is the largest loss of any batch.",
    way_out="The mean of all examples of the epoch is asked for.",
)
epoch(
    "loss_of_the_first_batch_alone",
    ("total += loss.item() * len(X)", "total = total or loss.item()"),
    ("total / count", "total"),
    hint="This is the loss of the first batch alone.",
    way_out="The mean of all examples of the epoch is asked for.",
)
epoch(
    "labels_with_another_axis",
    ("model(X), y)", "model(X), y.unsqueeze(1))"),
    hint="The labels get one axis more than the scores are made for.",
    way_out="Leave y as it comes.",
)
epoch(
    "labels_as_whole_numbers",
    ("model(X), y)", "model(X), y.long())"),
    hint="The labels are made whole numbers.",
    way_out="The loss of two classes takes floats: leave y as it comes.",
)
epoch(
    "rate_grows_smaller",
    added('optimizer.param_groups[0]["lr"] *= 0.5', after="optimizer.step()"),
    hint="The learning rate changes from batch to batch.",
    way_out="What rate the optimiser has is not this function's business.",
)


@wrong(
    "train_epoch",
    "All batches together make one step.",
    "Each batch makes a step of its own: from the scores to step(), all of it stands inside the loop.",
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
    "The network is trained, but nothing comes back: the mean loss of the epoch is asked for.",
    "A loss that is not returned can't be plotted. The last line hands it on.",
)
def returns_nothing(model, batches, loss_fn, optimizer):
    model.train()
    for X, y in batches:
        optimizer.zero_grad()
        loss_fn(model(X), y).backward()
        optimizer.step()


NO_STEP = ["step_missing", "zero_grad_before_step", "step_before_backward"]  # then the mode makes no difference
epoch.together(
    ["no_training_mode"],
    [*NO_STEP, "zero_grad_missing", "step_after_the_loop"],
    ["sigmoid_before_the_loss"],
    [
        "mean_over_batches",
        "sum_of_the_batches",
        "sum_of_the_rows",
        "divided_by_the_batches",
        "batches_over_rows",
        "loss_of_the_last_batch",
        "loss_tensor_added_up",
    ],
    but_not=[("no_training_mode", each) for each in NO_STEP],
)
epoch.together(
    ["no_training_mode"],
    ["zero_grad_missing"],
    ["sigmoid_before_the_loss"],
    ["mean_over_batches", "loss_of_the_last_batch", "loss_tensor_added_up"],
    at_most=3,
)


# evaluate


@wrong(
    "evaluate",
    "Two numbers come back, but the network was never asked about the batches.",
    "Both numbers come from its scores: go through the batches, and call it with each.",
)
def evaluates_nothing(model, batches, loss_fn):
    return 0.0, 0.0


measure = wrong.edits(of="torch_ref.training_loop.evaluate")

measure(
    "left_in_training",
    rewritten(
        "return total / count, correct / count",
        "model.train()",
        "return total / count, correct / count",
    ),
    hint="After the evaluation the model is in training mode again.",
    way_out="Leave it in evaluation mode: whoever trains next puts it into training mode.",
)

measure(
    "no_evaluation_mode",
    left_out("model.eval()"),
    hint="The model is measured in training mode, where it may behave differently: training has left it there.",
    way_out="Put it into evaluation mode first.",
    brief="The model is still in training mode.",
)
measure(
    "no_grad_missing",
    unwrapped("with torch.no_grad():"),
    hint="Autograd keeps a record of every score, though nothing is learned here.",
    way_out="It costs memory and time: compute the scores in a block with torch.no_grad().",
    brief="Autograd keeps a record of every score.",
)
measure(
    "loss_tensor_with_its_record",
    unwrapped("with torch.no_grad():"),
    ("loss_fn(scores, y).item()", "loss_fn(scores, y)"),
    hint="The loss comes back as a tensor that carries the record of autograd.",
    way_out="Compute in a block with torch.no_grad(), and turn each loss into a number with .item().",
)
measure(
    "slopes_left_behind",
    unwrapped("with torch.no_grad():"),
    added("loss_fn(scores, y).backward()", after="scores = model(X)"),
    hint="The evaluation calls backward(), so it leaves slopes in the parameters, and the next step of training uses "
    "them.",
    way_out="Nothing is learned here: leave it out.",
)
measure(
    "trains",
    unwrapped("with torch.no_grad():"),
    added("optimizer = torch.optim.SGD(model.parameters(), lr=0.1)", before="model.eval()"),
    added("optimizer.zero_grad()", "loss_fn(scores, y).backward()", "optimizer.step()", before="count += len(X)"),
    hint="The evaluation trains the model: it makes steps.",
    way_out="It should only measure, and change nothing.",
)
measure(
    "both_as_means_of_the_batches",
    ("loss_fn(scores, y).item() * len(X)", "loss_fn(scores, y).item()"),
    (".sum().item()", ".to(X.dtype).mean().item()"),
    ("count += len(X)", "count += 1"),
    hint="The loss and the accuracy of the batches are averaged, each batch counting the same.",
    way_out="The last batch has fewer rows: weight each by the number of its rows, or count rows and divide once.",
    brief="Loss and accuracy of the batches are averaged, each counting the same.",
)
measure(
    "loss_as_mean_of_the_batches",
    ("loss_fn(scores, y).item() * len(X)", "loss_fn(scores, y).item()"),
    ("total / count", "total / len(batches)"),
    hint="The losses of the batches are averaged, each counting the same.",
    way_out="The last batch has fewer rows: weight each loss by the number of its rows, and divide by the number of "
    "all rows.",
)
measure(
    "accuracy_as_mean_of_the_batches",
    (".sum().item()", ".to(X.dtype).mean().item()"),
    ("correct / count", "correct / len(batches)"),
    hint="The accuracies of the batches are averaged, each counting the same.",
    way_out="The last batch has fewer rows: count the right answers of all batches and divide once, by the number of "
    "all rows.",
)
measure(
    "sum_of_the_losses",
    ("total / count", "total"),
    hint="The losses are added, but not divided by the total number of rows.",
)
measure(
    "losses_of_batches_added",
    ("loss_fn(scores, y).item() * len(X)", "loss_fn(scores, y).item()"),
    ("total / count", "total"),
    hint="The losses of the batches are only added.",
    way_out="The mean of all examples is asked for: weight each by the number of its rows, and divide by the number "
    "of all rows.",
)
measure(
    "losses_of_batches_over_rows",
    ("loss_fn(scores, y).item() * len(X)", "loss_fn(scores, y).item()"),
    hint="The losses of the batches are divided by the number of rows.",
    way_out="The loss of a batch is a mean already: multiply it by the number of its rows first.",
)
measure(
    "right_answers_counted",
    ("correct / count", "correct"),
    hint="The accuracy is the number of right answers.",
    way_out="Their share is asked for: divide by the total number of rows.",
)
measure(
    "accuracy_in_per_cent",
    ("correct / count", "100 * correct / count"),
    hint="The accuracy is in per cent.",
    way_out="A share between 0 and 1 is asked for.",
)
measure(
    "share_of_mistakes",
    ("correct / count", "1 - correct / count"),
    hint="This is the share of the wrong answers.",
    way_out="The accuracy is the share of the right ones.",
)
measure(
    "half_as_border_of_the_scores",
    ("scores >= 0", "scores >= 0.5"),
    hint="The scores are compared with 0.5.",
    way_out="That is the border for probabilities; a score of 0 or more means class 1.",
)
measure(
    "more_than_half_as_border_of_the_scores",
    ("scores >= 0", "scores > 0.5"),
    hint="The scores are compared with 0.5.",
    way_out="That is the border for probabilities; a score of 0 or more means class 1.",
)
measure(
    "zero_counts_as_class_0",
    ("scores >= 0", "scores > 0"),
    hint="A score of exactly 0 is taken for class 0.",
    way_out="It counts as class 1: use >=, not >. (torch.round of the probability 0.5 gives 0, too.)",
)
measure(
    "scores_rounded",
    ("(scores >= 0)", "scores.round()"),
    hint="The scores are rounded as if they were probabilities.",
    way_out="A score is on the side of class 1 from 0 on: compare it with 0.",
)
measure(
    "scores_compared_with_labels",
    ("(scores >= 0) == y", "scores == y"),
    hint="The scores themselves are compared with the labels.",
    way_out="Make classes of them first: a score from 0 on means class 1.",
)
measure(
    "sign_of_the_scores",
    ("(scores >= 0)", "scores.sign()"),
    hint="The sign of a score is −1, 0 or 1, and the labels are 0 and 1.",
    way_out="A score from 0 on means class 1: compare it with 0.",
)
measure(
    "classes_swapped",
    ("scores >= 0", "scores <= 0"),
    hint="The classes are swapped.",
    way_out="A score from 0 on means class 1.",
)
measure(
    "argmax_of_one_column",
    ("(scores >= 0)", "scores.argmax(dim=1, keepdim=True)"),
    hint="argmax looks for the largest of the columns, and there is only one: it always answers class 0.",
    way_out="With one score for each example, compare it with 0.",
)
measure(
    "argmax_against_a_column",
    ("(scores >= 0)", "scores.argmax(dim=1)"),
    hint="argmax looks for the largest of the columns, and there is only one: it always answers class 0. And its row "
    "(m,) against the column (m, 1) makes a table of all pairs.",
    way_out="With one score for each example, compare it with 0.",
)
measure(
    "argmax_of_scores_and_labels",
    ("(scores >= 0) == y", "scores.argmax(dim=1) == y.argmax(dim=1)"),
    hint="argmax looks for the largest of the columns, and scores and labels have only one: it answers 0 for both, so "
    "every row counts as right.",
    way_out="With one score for each example, compare it with 0.",
)
measure(
    "table_of_all_pairs",
    ("scores >= 0", "scores.flatten() >= 0"),
    hint="A row (m,) is compared with a column (m, 1), and broadcasting makes a table of all pairs.",
    way_out="Flatten both, or neither.",
)
measure(
    "table_of_all_pairs_by_mean",
    ("((scores >= 0) == y).sum().item()", "((scores.flatten() >= 0) == y).to(X.dtype).mean().item() * len(X)"),
    hint="A row (m,) is compared with a column (m, 1), and broadcasting makes a table of all pairs.",
    way_out="Flatten both, or neither.",
)
measure(
    "flat_labels",
    ("loss_fn(scores, y)", "loss_fn(scores, y.flatten())"),
    hint="The labels have lost their column: shape (m,) met scores of shape (m, 1).",
    way_out="Leave y as it comes.",
)
measure(
    "probabilities_to_the_loss",
    ("loss_fn(scores, y)", "loss_fn(scores.sigmoid(), y)"),
    hint="The loss gets probabilities.",
    way_out="It takes scores and has the sigmoid in it: here it is applied twice.",
    brief="The scores go through a sigmoid before the loss.",
)
measure(
    "classes_to_the_loss",
    ("loss_fn(scores, y)", "loss_fn((scores >= 0).to(X.dtype), y)"),
    hint="The loss gets classes in place of scores.",
    way_out="It takes the scores as they are.",
)
measure(
    "probabilities_against_0",
    ("scores >= 0", "scores.sigmoid() >= 0"),
    hint="Probabilities are compared with 0, and all of them are greater.",
    way_out="The border is 0 for scores and 0.5 for probabilities.",
)
measure(
    "probabilities_everywhere_against_0",
    ("model(X)", "model(X).sigmoid()"),
    hint="The scores are made probabilities first: the loss, which has the sigmoid in it, then applies it twice, and "
    "compared with 0 all of them are class 1.",
    way_out="Work with the scores.",
)
measure(
    "labels_before_scores",
    ("loss_fn(scores, y)", "loss_fn(y, scores)"),
    hint="The loss gets the labels first and the scores second.",
    way_out="It is the other way round: loss_fn(scores, y).",
)
measure(
    "results_swapped",
    ("total / count, correct / count", "correct / count, total / count"),
    hint="The two results are the wrong way round.",
    way_out="The loss comes first, then the accuracy.",
)
measure(
    "last_batch_only",
    ("total += ", "total = "),
    ("correct += ", "correct = "),
    ("count += ", "count = "),
    hint="These are the loss and the accuracy of the last batch.",
    way_out="Add up over all batches and divide once.",
)
measure(
    "loss_of_the_last_batch_only",
    ("total / count", "loss_fn(scores, y).item()"),
    hint="This is the loss of the last batch alone.",
    way_out="Add up over all batches and divide once, by the total number of rows.",
)
measure(
    "accuracy_of_the_last_batch",
    ("correct / count", "((scores >= 0) == y).sum().item() / len(X)"),
    hint="This is the accuracy of the last batch alone.",
    way_out="Count the right answers of all batches and divide once, by the total number of rows.",
)
measure(
    "first_batch_of_evaluation",
    added("break", after="count += len(X)"),
    hint="Only the first batch is used: a return or a break inside the loop ends it, or there is no loop.",
    way_out="Go through all batches and return after the loop.",
)
measure(
    "only_the_loss",
    (", correct / count", ""),
    hint="One number comes back.",
    way_out="Two numbers are asked for, as a pair: the loss and the accuracy.",
)
measure(
    "right_answers_over_batches",
    ("correct / count", "correct / len(batches)"),
    hint="The right answers are divided by the number of batches.",
    way_out="Divide by the total number of rows.",
)
measure(
    "all_over_batches",
    ("/ count", "/ len(batches)", 2),
    hint="The sums over all rows are divided by the number of batches.",
    way_out="Divide them by the total number of rows.",
)
measure(
    "true_positives_only",
    ("(scores >= 0) == y", "(scores >= 0) * y"),
    hint="Only examples of class 1 can count as right here.",
    way_out="A 0 that is predicted as 0 is right, too.",
)
measure(
    "share_of_ones",
    ("((scores >= 0) == y)", "(scores >= 0)"),
    hint="This is the share of examples for which the model says 1.",
    way_out="The accuracy compares what it says with the labels.",
)
measure(
    "no_grad_without_parentheses",
    ("torch.no_grad()", "torch.no_grad"),
    hint="torch.no_grad is only named.",
    way_out="It is called for a block: the parentheses are missing.",
)
measure(
    "right_answers_not_added",
    ("((scores >= 0) == y).sum().item()", "(scores >= 0) == y"),
    hint="The comparison gives True or False for every row of a batch.",
    way_out="Add them up, with .sum(), before you count on.",
)
measure(
    "lists_of_the_batches",
    ("total, correct, count = 0.0, 0, 0", "losses, accuracies = [], []"),
    ("total += loss_fn(scores, y).item() * len(X)", "losses.append(loss_fn(scores, y).item())"),
    ("correct += ((scores >= 0) == y).sum().item()", "accuracies.append(((scores >= 0) == y).double().mean().item())"),
    left_out("count += len(X)"),
    ("total / count, correct / count", "losses, accuracies"),
    hint="Lists come back, with a number for each batch.",
    way_out="Two numbers are asked for, the means over all examples.",
)
measure(
    "over_the_rows_of_the_last_batch",
    ("/ count", "/ len(X)", 2),
    hint="The sums over all rows are divided by the rows of the last batch alone: that is len(X) after the loop.",
    way_out="Count the rows of all batches.",
)
measure(
    "last_batch_not_measured",
    ("in batches", "in list(batches)[:-1]"),
    hint="The last batch is not measured.",
    way_out="It may be smaller than the others, but its rows are examples, too.",
)
measure(
    "precision",
    ("correct += ((scores >= 0) == y)", "correct += ((scores >= 0) * y)"),
    added("found = 0", before="with torch.no_grad():"),
    added("found += (scores >= 0).sum().item()", before="count += len(X)"),
    ("correct / count", "correct / max(found, 1)"),
    hint="This is the share of true ones among those that the model takes for 1, the precision.",
    way_out="The accuracy is the share of all examples that are answered rightly.",
)
measure(
    "recall",
    ("correct += ((scores >= 0) == y)", "correct += ((scores >= 0) * y)"),
    added("ones = 0", before="with torch.no_grad():"),
    added("ones += y.sum().item()", before="count += len(X)"),
    ("correct / count", "correct / max(ones, 1)"),
    hint="This is the share of the ones that the model finds, the recall.",
    way_out="The accuracy is the share of all examples that are answered rightly.",
)
measure(
    "near_the_label",
    ("(scores >= 0) == y", "(scores - y).abs() < 0.5"),
    hint="A score counts as right here if it is near its label.",
    way_out="Scores have no bounds: one of 5 is a confident 1. On which side of 0 is it?",
)
measure(
    "loss_and_error_swapped_for_their_sum",
    ("total / count, correct / count", "total / count + 1 - correct / count, correct / count"),
    hint="The share of wrong answers is added to the loss.",
    way_out="The two numbers are asked for apart.",
)
measure(
    "loss_over_the_right_answers",
    ("total / count", "total / max(correct, 1)"),
    hint="The losses are divided by the number of right answers.",
    way_out="The mean of all examples is asked for, whether right or wrong.",
)
measure(
    "labels_for_scores",
    ("loss_fn(scores, y)", "loss_fn(y, y)"),
    hint="The labels are compared with themselves, and the scores have no part in the loss.",
    way_out="What should the loss compare with the labels?",
)
measure(
    "probabilities_rounded_for_both",
    ("model(X)", "model(X).sigmoid().round()"),
    hint="The scores are made 0 and 1 before the loss sees them.",
    way_out="The loss takes the scores as they are; only the accuracy needs classes.",
)
measure.together(
    ["no_evaluation_mode"],
    ["no_grad_missing"],
    ["both_as_means_of_the_batches", "loss_as_mean_of_the_batches"],
    ["probabilities_to_the_loss"],
    ["zero_counts_as_class_0", "half_as_border_of_the_scores"],
    at_most=4,
)
measure.together(
    ["no_evaluation_mode", "no_grad_missing"],
    [
        "loss_as_mean_of_the_batches",
        "both_as_means_of_the_batches",
        "losses_of_batches_over_rows",
        "losses_of_batches_added",
        "sum_of_the_losses",
        "probabilities_to_the_loss",
    ],
    [
        "accuracy_as_mean_of_the_batches",
        "right_answers_counted",
        "zero_counts_as_class_0",
        "half_as_border_of_the_scores",
        "more_than_half_as_border_of_the_scores",
        "scores_rounded",
        "scores_compared_with_labels",
        "classes_swapped",
        "argmax_of_one_column",
        "argmax_against_a_column",
        "argmax_of_scores_and_labels",
        "table_of_all_pairs",
        "probabilities_against_0",
    ],
    but_not=[
        ("loss_as_mean_of_the_batches", "accuracy_as_mean_of_the_batches"),
        ("both_as_means_of_the_batches", "argmax_against_a_column"),
        ("both_as_means_of_the_batches", "argmax_of_scores_and_labels"),
        ("probabilities_to_the_loss", "probabilities_against_0"),
    ],
)
measure.together(
    ["loss_tensor_with_its_record"],
    [
        "accuracy_as_mean_of_the_batches",
        "zero_counts_as_class_0",
        "half_as_border_of_the_scores",
        "more_than_half_as_border_of_the_scores",
    ],
)
measure.together(["no_grad_missing"], ["only_the_loss"])


# weights_left, where (2.75, 4.75, 1, 2.5) is right

wrong.value(
    "weights_left",
    "order_of_no_importance",
    (2.75, 2.75, 2.75, 2.75),
    "All four programs end at the same weight here, as if the order of the lines didn't matter.",
    "For B, C and D, write down after each line what stands in .grad.",
)
wrong.value(
    "weights_left",
    "slopes_replaced",
    (2.75, 2.75, 1.0, 2.5),
    "A, C and D are right. In B the slopes of all passes are there.",
    "What does backward do with the slope that is stored already?",
)
wrong.value(
    "weights_left",
    "emptied_at_the_end",
    (1.0, 4.75, 1.0, 2.5),
    "B, C and D are right. In A the slope is emptied after the step has used it.",
    "When is the next slope computed, and what does it find in .grad?",
)
wrong.value(
    "weights_left",
    "step_takes_the_next_slope",
    (2.75, 4.75, 1.0, 2.75),
    "A, B and C are right. In D one of the three steps comes too soon.",
    "What does the very first line of D find in .grad?",
)
wrong.value(
    "weights_left",
    "one_pass_late_twice",
    (2.75, 4.75, 2.5, 2.5),
    "A, B and D are right. In C the slope of the last pass doesn't survive until the step.",
    "Which line runs between a backward and the step of the next pass?",
)
wrong.value(
    "weights_left",
    "factor_of_the_square",
    (2.15625, 3.40625, 1.0, 1.875),
    "The slope has lost a factor: the loss is a square.",
    "What is the slope of (w − 3)² at w = 1?",
)
wrong.value(
    "weights_left",
    "factor_of_the_square_and_late_in_c",
    (2.15625, 3.40625, 1.875, 1.875),
    "The slope has lost a factor: the loss is a square. And in C the slope of the last pass doesn't survive until the "
    "step.",
    "What is the slope of (w − 3)² at w = 1? And what runs between a backward of C and its next step?",
)
wrong.value(
    "weights_left",
    "moved_as_usual",
    (2.75, 4.75, 2.75, 2.5),
    "A, B and D are right. In C the step comes before the backward of the same pass.",
    "Which slope is there when the step of C looks for it?",
)
wrong.value(
    "weights_left",
    "two_passes_of_b",
    (2.75, 3.5, 1.0, 2.5),
    "A, C and D are right. B has taken only two of its three steps here.",
    "What has gathered in .grad when the third step comes?",
)
wrong.value(
    "weights_left",
    "two_passes",
    (2.5, 3.5, 1.0, 2.0),
    "This is where the weights are after two passes.",
    "How many times do the lines run?",
)
wrong.value(
    "weights_left",
    "d_as_c",
    (2.75, 4.75, 1.0, 1.0),
    "A, B and C are right. In D every slope is there before a step needs it, but for the first.",
    "What does zero_grad empty there, and when?",
)
wrong.value(
    "weights_left",
    "b_and_d_as_usual",
    (2.75, 2.75, 1.0, 2.75),
    "A and C are right. In B nothing empties the slope, and D begins with a step.",
    "For B and D, write down after each line what stands in .grad.",
)
wrong.value(
    "weights_left",
    "one_pass",
    (2.0, 2.0, 1.0, 1.0),
    "This is where the weights are after one pass.",
    "How many times do the lines run?",
)
wrong.value(
    "weights_left",
    "uphill",
    (-3.75, -7.75, 1.0, -1.5),
    "Some of the weights move away from 3.",
    "The slope of (w − 3)² at w = 1 is negative. What does subtracting it do to w?",
)

IN_ORDERS = {
    "A": (
        (1.0, 2.0, 2.5, 3.5, 4.75),
        "In A the slope is emptied after the step, so each step uses the slope of its own pass alone.",
        "Go on from 1: what is the slope 2(w − 3), and where does a quarter of it lead?",
    ),
    "B": (
        (1.0, 2.0, 2.5, 2.75, 3.5),
        "In B nothing empties the slope: backward adds to what is there from the passes before.",
        "What has gathered in .grad when each of the three steps comes?",
    ),
    "C": (
        (2.0, 2.5, 2.75, 3.5, 4.75),
        "In C zero_grad comes between a backward and the next step, so the step finds nothing.",
        "What is in .grad when the step comes?",
    ),
    "D": (
        (1.0, 2.0, 2.75, 3.5, 4.75),
        "In D the step comes first, with the slope of the pass before: the first one finds nothing.",
        "Write down after each line what stands in .grad.",
    ),
}
WEIGHTS = {
    f"{program}_at_{weight:g}": Slip({place: weight}, hint, look)
    for place, (program, (weights, hint, look)) in enumerate(IN_ORDERS.items())
    for weight in weights
}
register_slips(wrong, "weights_left", (2.75, 4.75, 1.0, 2.5), WEIGHTS, list(WEIGHTS))
wrong.telltale(
    "weights_left",
    "At least one of the four weights isn't right.",
    "Write down after each line the weight and what stands in .grad: backward adds to it, zero_grad empties it, and a "
    "step subtracts a quarter of it. There are three passes.",
)


# step_in_parts


@wrong(
    "step_in_parts",
    "It answers as the program that you were given: the fault is still there.",
    "The step should see the slopes of all parts. Which of them are in .grad when the loop has ended?",
)
def as_inherited(model, parts, loss_fn, optimizer):
    n_rows = sum(len(X) for X, _ in parts)
    total = 0.0
    for X, y in parts:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y) * len(X) / n_rows  # its share of the mean
        loss.backward()
        total += loss.item()
    optimizer.step()
    return total


@wrong(
    "step_in_parts",
    "The slopes of an earlier pass are in this step, too: backward adds to what is there.",
    "When must .grad be empty, and how often?",
)
def never_emptied(model, parts, loss_fn, optimizer):
    n_rows = sum(len(X) for X, _ in parts)
    total = 0.0
    for X, y in parts:
        loss = loss_fn(model(X), y) * len(X) / n_rows
        loss.backward()
        total += loss.item()
    optimizer.step()
    return total


@wrong(
    "step_in_parts",
    "The optimiser moves after every part, so that later parts see other parameters.",
    "One step for the whole batch is asked for: the step was right where it stood.",
)
def a_step_for_each_part(model, parts, loss_fn, optimizer):
    n_rows = sum(len(X) for X, _ in parts)
    total = 0.0
    for X, y in parts:
        optimizer.zero_grad()
        loss = loss_fn(model(X), y) * len(X) / n_rows
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total


@wrong(
    "step_in_parts",
    "It empties the slopes once, but then takes a step after every part.",
    "The step was right where it stood.",
)
def steps_with_growing_slopes(model, parts, loss_fn, optimizer):
    n_rows = sum(len(X) for X, _ in parts)
    total = 0.0
    optimizer.zero_grad()
    for X, y in parts:
        loss = loss_fn(model(X), y) * len(X) / n_rows
        loss.backward()
        optimizer.step()
        total += loss.item()
    return total


@wrong(
    "step_in_parts",
    "Every part counts alike, though the parts have unequal sizes: the last one is smaller.",
    "The share of each part was right as it stood.",
)
def parts_count_alike(model, parts, loss_fn, optimizer):
    total = 0.0
    optimizer.zero_grad()
    for X, y in parts:
        loss = loss_fn(model(X), y) / len(parts)
        loss.backward()
        total += loss.item()
    optimizer.step()
    return total


@wrong(
    "step_in_parts",
    "The step is too long: the losses of the parts are added up whole.",
    "The share of each part was right as it stood.",
)
def losses_added_up(model, parts, loss_fn, optimizer):
    total = 0.0
    optimizer.zero_grad()
    for X, y in parts:
        loss = loss_fn(model(X), y)
        loss.backward()
        total += loss.item()
    optimizer.step()
    return total


@wrong(
    "step_in_parts",
    "The slopes are emptied before the step, so it finds none.",
    "Empty them before the first part adds its own.",
)
def emptied_before_the_step(model, parts, loss_fn, optimizer):
    n_rows = sum(len(X) for X, _ in parts)
    total = 0.0
    for X, y in parts:
        loss = loss_fn(model(X), y) * len(X) / n_rows
        loss.backward()
        total += loss.item()
    optimizer.zero_grad()
    optimizer.step()
    return total


in_parts = wrong.edits(of="torch_ref.training_loop.step_in_parts")

in_parts(
    "step_left_out",
    left_out("optimizer.step()"),
    hint="The parameters don't change.",
    way_out="One step for the whole batch is asked for: it was right where it stood.",
)
in_parts(
    "last_part_left_out",
    ("for X, y in parts", "for X, y in list(parts)[:-1]"),
    hint="The last part has no share in the step.",
    way_out="The loop was right as it stood.",
)
in_parts(
    "sums_for_means",
    (" / n_rows", ""),
    hint="The step is as many times too long as the batch has rows.",
    way_out="The share of each part was right as it stood.",
)


# my_network

wrong.value(
    "my_network",
    "the_form_alone",
    ([[1, 0], [0, 1]], [0, 0], [[1, 1]], [-1]),
    "These numbers only show the form: nothing was learned.",
    "What does learn return?",
)
wrong.value(
    "my_network",
    "one_hidden_unit",
    ([[1.0, 1.0]], [0.0], [[2.0]], [-1.0]),
    "One hidden unit draws one straight border. The spirals turn around each other.",
    "How many borders would it take? Give the network more hidden units.",
)
wrong.value(
    "my_network",
    "all_zeros",
    ([[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]], [0.0, 0.0, 0.0], [[0.0, 0.0, 0.0]], [0.0]),
    "With zeros everywhere the network says the same to every point.",
    "Let learn begin with random numbers, and hand in what it returns.",
)
wrong.value(
    "my_network",
    "tables_of_the_chapters_before",
    ([[1.0, -1.0, 0.5], [0.5, 1.0, -1.0], [0.0, 0.0, 0.0]], [[1.0], [1.0], [1.0], [-1.0]]),
    "These are two tables with the biases in their last rows, as in the chapters on networks.",
    "PyTorch keeps weights and biases apart: hand in what learn returns.",
)


# What a source shows

wrong.telltale(
    "make_model",
    "The layers stand in a plain list or dictionary, so the model doesn't know their parameters and no optimiser can "
    "change them.",
    "Put them into nn.ModuleList or nn.Sequential, or give each an attribute of its own.",
    shows=r"self\.\w+ = [\[{].*Linear",
    lacks=r"ModuleList|ModuleDict|add_module|Sequential\(\*self|register_",
)
wrong.telltale(
    "make_model",
    "There is no sigmoid, nor anything else that bends, between the two layers.",
    "Two linear layers in a row are only one linear layer.",
    lacks=r"(?i)sigmoid|relu|elu|tanh|softplus|softmax|silu|mish|exp\(|expit",
)
wrong.telltale(
    "make_model", "The model has a ReLU, where the hidden units should have a sigmoid.", SMOOTH, shows=r"(?i)relu\b"
)
wrong.telltale(
    "make_model", "The model has a tanh, where the hidden units should have a sigmoid.", SMOOTH, shows=r"(?i)tanh\b"
)
wrong.telltale(
    "make_model",
    "The model has a softmax, so it answers with probabilities.",
    "It should answer with scores: the loss has the softmax in it.",
    shows=r"(?i)softmax",
)
wrong.telltale(
    "make_model",
    "The last layer has a sigmoid, so the model answers with probabilities.",
    "It should answer with scores: the loss has the sigmoid in it.",
    shows=r"Linear\([^()]*n_outputs\), (nn\.)?Sigmoid\(\)|^ +return [\w.]*[sS]igmoid\w*\(.*\)$"
    r"|^ +return .*\.sigmoid\(\)$",
)
wrong.telltale("make_model", "A layer has no bias.", "Leave out bias=False.", shows=r"bias=False")
wrong.telltale(
    "make_model",
    "The model has a dropout or a normalisation.",
    "Two linear layers with a sigmoid between them are asked for.",
    shows=r"(?i)dropout|batchnorm|layernorm",
)
wrong.telltale(
    "make_model",
    "The size of a layer is written as a number.",
    "The sizes are arguments: n_features, n_hidden and n_outputs.",
    shows=r"Linear\((\d|\w+, \d)",
)
wrong.telltale(
    "make_model",
    "The model has three linear layers, so two hidden ones.",
    "One hidden layer is asked for.",
    shows=r"(?s)Linear\(.*Linear\(.*Linear\(",
)
wrong.telltale(
    "make_model",
    "The model has one linear layer only.",
    "A hidden layer is asked for, and a layer after it.",
    shows=r"Linear\(",
    lacks=r"(?s)Linear\(.*Linear\(|for ",
)

wrong.telltale(
    "train_epoch",
    "The model is put into evaluation mode, and trained in it.",
    "Begin the epoch by putting it into training mode.",
    shows=r"\.eval\(\)|\.train\(False\)",
)
wrong.telltale(
    "train_epoch",
    "The model isn't put into training mode: an evaluation may have left it in evaluation mode.",
    "Begin the epoch by switching the mode.",
    lacks=r"\.train\(|\.training = True|\.eval\(\)",
)
tell_of_a_loop(wrong, "train_epoch")
wrong.telltale(
    "train_epoch",
    "The slopes are set to zero once, before the loop, so those of the batches add up.",
    "Each batch begins with slopes of zero.",
    shows=r"^ {4}\w+\.zero_grad\(",
    lacks=r"^ {8,}\w+\.zero_grad\(",
)
wrong.telltale(
    "train_epoch",
    "There is one step for the whole epoch, after the loop.",
    "The optimiser should take a step for every batch: it belongs in the loop.",
    shows=r"^ {4}\w+\.step\(\)",
    lacks=EVERY_BATCH,
)
wrong.telltale(
    "train_epoch",
    "The loss is computed once more after the step, when the parameters have moved.",
    "The loss from which the slopes came, before the step, is there already.",
    shows=r"(?s)\.step\(\).*loss_fn\(",
)
wrong.telltale(
    "train_epoch",
    "What comes back is the loss of the last batch alone.",
    "The mean of all examples of the epoch is asked for.",
    shows=r"^    return loss(\.item\(\)|\.detach\(\))?$",
    lacks=r"loss \+=|^    loss =|sum\(|mean\(",
)
wrong.telltale(
    "train_epoch",
    "The losses of the batches are divided by the number of batches, so the small last batch counts as much as the "
    "others.",
    "Weight each loss by the number of its rows, and divide by the total number of rows.",
    shows=r"/ \(?len\((batches|losses)\)|mean\(\w*loss\w*\)|^ +\w+ \+= 1$",
)
wrong.telltale(
    "train_epoch",
    "How many rows a batch has is never asked, so every batch counts the same in the mean, also a smaller last one.",
    "Weight each loss by the number of its rows, and divide by the total number of rows.",
    lacks=r"len\((?!batches|losses)\w+\)|shape|size\(|numel|\.size\b|dataset",
)
wrong.telltale(
    "train_epoch",
    "The losses are added as tensors, with the record of autograd.",
    "Make a number of each loss first, with .item().",
    shows=r"\+= loss\b|\+= loss_fn|append\(loss\)",
    lacks=r"\.item\(\)|float\(|\.detach\(",
)
wrong.telltale(
    "train_epoch",
    "The function makes an optimiser of its own.",
    "Use the one that it is given: it knows the rate and what else belongs to a step.",
    shows=r"optim\.\w+\(|(?<![.\w])(SGD|Adam)\(",
)
wrong.telltale(
    "train_epoch",
    "The function uses a loss of its own.",
    "Use loss_fn, the one that it is given.",
    shows=r"Loss\(|cross_entropy|mse_loss",
)

wrong.telltale(
    "evaluate",
    "The model is not put into evaluation mode, so it is measured as training has left it.",
    "Put it into evaluation mode first.",
    lacks=r"\.eval\(\)|\.train\((mode=)?False\)|\.training = False",
)
wrong.telltale(
    "evaluate",
    "The model is put into training mode, and should be in evaluation mode, at the end too.",
    "Whoever trains next says train() again.",
    shows=r"\.train\((mode=)?(True|\w*training\w*|was\w*)?\)",
)
wrong.telltale(
    "evaluate",
    "Nothing stands in a block with no_grad, so autograd keeps a record of every score.",
    "Nothing is learned here, so no record is needed.",
    lacks=r"no_grad|inference_mode|set_grad_enabled|requires_grad",
)
wrong.telltale(
    "evaluate",
    "The evaluation computes slopes or makes steps.",
    "It should only measure, and change nothing.",
    shows=r"backward\(|\.step\(\)",
)
wrong.telltale(
    "evaluate",
    "The scores are compared with 0.5, the border for probabilities.",
    "A score is on the side of class 1 from 0 on.",
    shows=r">=? 0?\.5|round\(",
    lacks=r"sigmoid|\b(t|y|labels?|targets?) >=? 0?\.5",
)
wrong.telltale(
    "evaluate",
    "A score of exactly 0 is taken for class 0.",
    "It counts as class 1: the border belongs to it.",
    shows=r"[\w)\]] > (0\.0|0|0\.)(?![.\d])|sigmoid.* > 0?\.5|0 <= 0",
    lacks=r">= 0",
)
wrong.telltale(
    "evaluate",
    "The loss gets probabilities, and has the sigmoid in it already.",
    "It takes the scores as they are.",
    shows=r"(?s)loss_fn\([\w.]*sigmoid|loss_fn\(\w+\.sigmoid|(\w+) = (?:[\w.]*sigmoid\(model|model\(\w+\)\.sigmoid)"
    r".*loss_fn\(\1|loss_fn\(\w*prob",
)
wrong.telltale(
    "evaluate",
    "argmax looks for the largest of the columns, and there is only one.",
    "With one score for each example, compare it with 0.",
    shows=r"argmax",
)
wrong.telltale(
    "evaluate",
    "The function divides by the number of batches, so the small last batch counts as much as the others.",
    "Weigh with the number of rows of each batch, and divide by the total number of rows.",
    shows=r"/ \(?len\((batches|losses|accs|accuracies)\)|mean\(\w*(loss|acc)\w*\)|^ +\w+ \+= 1$",
    lacks=r"zip\(X, y\)|range\(len\(X\)\)",
)
wrong.telltale(
    "evaluate",
    "The labels are compared in another shape than the scores, or flattened for the loss.",
    "Leave both as they come: columns of shape (m, 1).",
    shows=r"\by\.(flatten|squeeze|view|reshape|ravel)\(|scores\.(flatten|squeeze|view|reshape|ravel)\(",
    lacks=r"(?s)(flatten|squeeze|view|reshape|ravel)\(.*(flatten|squeeze|view|reshape|ravel)\(",
)
wrong.telltale(
    "evaluate",
    "The accuracy stands before the loss in what comes back.",
    "The loss comes first.",
    shows=r"return \(?[^,\n]*(acc|correct|hits|right)[^,\n]*, [^,\n]*(loss|total)",
)
wrong.telltale("evaluate", "The accuracy is in per cent.", "A share from 0 to 1 is asked for.", shows=r"\b100(\.0)?\b")

wrong.telltale(
    "step_in_parts",
    "The step is taken for each part, in the loop, so that later parts see other parameters.",
    "One step for the whole batch is asked for, once all parts have added their slopes.",
    shows=EVERY_BATCH,
)
wrong.telltale(
    "step_in_parts",
    "The slopes are set to zero for each part, in the loop, so only those of the last part are left.",
    "When must .grad be empty, and how often?",
    shows=r"^ {8}\w+\.zero_grad\(",
)
wrong.telltale(
    "step_in_parts",
    "The slopes are set to zero just before the step, so it finds none.",
    "Empty them before the first part adds its own.",
    shows=r"^ {4}\w+\.zero_grad\(\)\n    \w+\.step\(",
)
wrong.telltale(
    "step_in_parts",
    "Every part counts alike, though the parts have unequal sizes: the last one has fewer rows.",
    "The share of each part was right as it stood.",
    shows=r"/ \(?len\(parts\)|/ n_parts|= len\(parts\)|mean\(",
)
wrong.telltale(
    "step_in_parts",
    "The losses of the parts are not divided by the total number of rows.",
    "The share of each part was right as it stood.",
    lacks=r" / |cat\(",
)
wrong.telltale(
    "step_in_parts",
    "The loss of a part is not multiplied by how many rows the part has.",
    "The share of each part was right as it stood.",
    lacks=r" \*=? |cat\(|sum\(",
)
tell_of_a_loop(wrong, "step_in_parts")
