"""What the source of a training loop in PyTorch shows, in every question that asks for one."""

from solutions.misconceptions import Register

EVERY_BATCH = r"^ {8,}\w+\.step\(\)"


def tell_of_a_loop(register: Register, question: str) -> None:
    """Register the telltales of a loop that makes steps of an optimiser.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that has the loop.
    """
    register.telltale(
        question,
        "No slopes are computed: backward() is never called.",
        "It belongs to the loss, before the step.",
        lacks=r"backward\(|autograd\.grad",
    )
    register.telltale(
        question,
        "The optimiser never makes a step, so the parameters don't change.",
        "backward() computes slopes. What uses them?",
        lacks=r"\.step\(|\.data\b|-=|sub_\(|copy_\(",
    )
    register.telltale(
        question,
        "The slopes are never set to zero, so those of all earlier passes add up: backward() adds to what is there.",
        "When must .grad be empty?",
        lacks=r"zero_grad|\.grad = |grad\.(zero_|fill_|mul_)|autograd\.grad",
    )
    register.telltale(
        question,
        "The step comes before backward(), so it finds the slopes of an earlier pass, or none.",
        "First backward(), then the step.",
        shows=r"(?s)\.step\(\).*backward\(",
        lacks=r"(?s)backward\(.*\.step\(",
    )
    register.telltale(
        question,
        "The slopes are set to zero between backward() and the step, so the step finds none.",
        "Set them to zero before backward().",
        shows=r"(?s)backward\(.*zero_grad\(.*\.step\(",
        lacks=r"(?s)zero_grad\(.*backward\(",
    )
    register.telltale(
        question,
        "The scores go through a sigmoid or a softmax before they reach the loss.",
        "Give the loss the scores as they are: if it needs probabilities, it makes them itself.",
        shows=r"(?i)(?<!log_)(?<!log)(sigmoid|softmax)",
    )
    register.telltale(
        question,
        "The scores are cut off from the parameters by detach() before they reach the loss.",
        "Give them to the loss as they are.",
        shows=r"model\(\w+\)\.(detach|data)\b",
    )
    register.telltale(
        question,
        "The slopes are cut to a length, or clipped, before the step, so where they are longer the step is too short.",
        "The step takes them as they are.",
        shows=r"clip_grad|\.grad\.(clamp|data\.clamp)|clip_\(",
    )
