"""What the source of a network with a dropout layer shows, in every question that asks for one."""

from solutions.misconceptions import Register


def tell_of_a_network(register: Register, question: str) -> None:
    """Register the telltales of two linear layers with a ReLU and dropout between them.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that makes the network.
    """
    register.telltale(
        question,
        "Dropout stands before the first layer, so features of the input fall, not hidden units.",
        "It belongs after the hidden units.",
        shows=r"(Sequential\(|= \[)(nn\.)?Dropout|\(self\.drop\w*\((X|x|inputs?)\)\)",
    )
    register.telltale(
        question,
        "Dropout stands after the output layer, so scores fall, not hidden units.",
        "It belongs between the hidden units and the output.",
        shows=r"Linear\([^()]*(1|n_classes|n_outputs)\), (nn\.)?Dropout|^ +return self\.drop\w*\(.*\)$",
    )
    register.telltale(
        question,
        "The network has more than one dropout.",
        "Only the hidden units should fall, once.",
        shows=r"(?s)Dropout\(.*Dropout\(",
        lacks=r"class \w*Dropout",
    )
    register.telltale(
        question,
        "There is no dropout in the network.",
        "It is a layer, or a call of a function that is told whether the network is trained.",
        lacks=r"(?i)dropout|bernoulli|rand",
    )
    register.telltale(
        question,
        "The ReLU is missing between the two layers: the hidden units aren't rectified.",
        "Two linear layers in a row are only one linear layer.",
        lacks=r"(?i)relu|clamp|clip|maximum|sigmoid|tanh|elu|softplus|> 0",
    )
    register.telltale(
        question,
        "A sigmoid stands in the network, where the hidden units are rectified by a ReLU and the output gives scores.",
        shows=r"(?i)(?<!log)sigmoid",
    )
    register.telltale(
        question,
        "A tanh stands in the network, where the hidden units are rectified by a ReLU.",
        shows=r"(?i)tanh",
    )
    register.telltale(
        question,
        "The network has a softmax, so it gives probabilities.",
        "Scores are asked for: the loss makes probabilities of them itself.",
        shows=r"(?i)softmax",
    )
    register.telltale(
        question,
        "A ReLU stands after the last layer, so no score is negative.",
        "Scores may be any number.",
        shows=r"Linear\([^()]*(1|n_classes)\), (nn\.)?ReLU\(|^ +return [\w.]*relu\(.*\)$",
    )
    register.telltale(
        question,
        "Dropout gets the chance of staying, 1 - p.",
        "In PyTorch p is the chance of falling, too.",
        shows=r"(?i)dropout\([^\n]*1(\.0)? - p",
    )
    register.telltale(
        question,
        "Dropout has a p of its own, whatever p is.",
        "The chance of falling is an argument.",
        shows=r"Dropout\((p=)?(\d[\d.]*)?\)",
        lacks=r"class \w*Dropout",
    )
    register.telltale(
        question,
        "This dropout is at work in evaluation, too.",
        "It has to know whether the network is being trained.",
        shows=r"(F|functional)\.dropout\(|training=True",
        lacks=r"self\.training",
    )
    register.telltale(
        question,
        "This kind of dropout lets whole channels fall, not each hidden unit on its own.",
        shows=r"Dropout[123]d|AlphaDropout",
    )
    register.telltale(question, "A layer has no bias.", "Leave out bias=False.", shows=r"bias=False")
    register.telltale(
        question,
        "There is a third linear layer.",
        "One hidden layer is asked for.",
        shows=r"(?s)Linear\(.*Linear\(.*Linear\(",
    )
    register.telltale(
        question,
        "There is a normalisation in the network.",
        "Two linear layers, a ReLU and dropout are asked for.",
        shows=r"(?i)batchnorm|layernorm",
    )
    register.telltale(
        question,
        "The layers stand in a plain list or dictionary, so the network can neither find their parameters nor "
        "switch their mode.",
        "Put them into nn.Sequential or nn.ModuleList, or give each an attribute of its own.",
        shows=r"self\.\w+ = [\[{].*Linear",
    )
