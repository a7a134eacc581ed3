"""What the source shows where classes come of scores, and where weights and a bias move, point by point or at once."""

from solutions.misconceptions import Register


def tell_of_classes(register: Register, question: str) -> None:
    """Register the telltales of a decision for one of two classes.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that decides.
    """
    register.telltale(
        question,
        "A score of exactly 0 is taken for class 0.",
        "It counts as class 1: the border belongs to it.",
        shows=r"[\w)\]] > 0(\.0)?(?![.\d])|\b0(\.0)? < \w",
        lacks=r">= 0|\b0(\.0)? <= ",
    )
    register.telltale(
        question,
        "A sign function gives -1, 0 and 1, where a class is 0 or 1.",
        "Compare the score with 0.",
        shows=r"\bsign\(|\.sign\(",
    )
    register.telltale(
        question,
        "The scores are compared with 0.5, or rounded, as if they were probabilities.",
        "The border of a score is 0.",
        shows=r">=? 0?\.5|round\(",
        lacks=r"sigmoid|exp\(",
    )
    register.telltale(
        question,
        "The two classes are exchanged: a low score gives class 1.",
        shows=r"[\w)\]] <=? 0(\.0)?(?![.\d])",
        lacks=r"0 if|, 0, 1\)|0\.0, 1\.0|else 1|!=|~|1 - |== 0|== 1",
    )
    register.telltale(
        question,
        "The bias is subtracted from the score.",
        "It is added to the weighted sum.",
        shows=r"(weights|w|X|\)) - (bias|b)\b",
    )
    register.telltale(
        question,
        "The bias has no part in the score.",
        "It is added to the weighted sum.",
        lacks=r"^ +.*\b(bias|b)\b",
    )


def tell_of_steps(register: Register, question: str) -> None:
    """Register the telltales of steps that weights and a bias make.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that makes them.
    """
    register.telltale(
        question,
        "The points are visited in a random order.",
        "They have their turns from the first to the last.",
        shows=r"permutation\(|shuffle\(|rng\.choice|randint\(|random\.sample",
    )
    register.telltale(
        question,
        "The bias stands before the weights in what comes back.",
        "The weights come first.",
        shows=r"return \(?(new_)?(bias|b|dbias|db)\b[^,\n]*, (new_|d)?w",
    )
    register.telltale(
        question,
        "The bias never moves.",
        "It makes a step as the weights do.",
        lacks=r"(bias|\bb|\bb\d?|b_\w+|\w+_b|db) ([-+]=|= )|, \w*b\w*(, \w+)*\)? = |return .*(bias|\bb) [-+]|stack"
        r"|append\(|concatenate|cat\("
        r"|_step\(.*(bias|\bb)\b",
    )
    register.telltale(
        question,
        "The bias moves without the learning rate.",
        "Its step is multiplied by the rate, too.",
        shows=r"(bias|\bb) ([-+]= |= (bias|b) [-+] )(?!.*(rate|lr|eta|step)).*$",
    )
    register.telltale(
        question,
        "The weights of the caller are changed in place.",
        "Make new ones.",
        shows=r"\bweights(\[.*\])? [-+]= ",
        lacks=r"copy\(|np\.array\(weights|astype\(|list\(weights",
    )
    register.telltale(
        question,
        "The rate shrinks or grows on the way, and should stay as it is given.",
        shows=r"learning_rate [*/]= |learning_rate / \(1|learning_rate \* 0?\.\d|\*\* (step|t|epoch|i)\b",
    )
    register.telltale(
        question,
        "Something is added that the rule doesn't have: slopes are clipped, or the weights decay.",
        shows=r"clip\(|decay|lam\b|penalty|1e-\d \* w",
    )


def tell_of_a_loop_over_points(register: Register, question: str) -> None:
    """Register the telltales of a loop in which every point has its turn.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that has the loop.
    """
    register.telltale(
        question,
        "The loop begins with the second point: the first has no turn.",
        "Python counts from 0.",
        shows=r"range\(1, (len\(\w+\)|\w+\.shape\[0\]|m|n)\)|zip\(X\[1:\]",
    )
    register.telltale(
        question,
        "The last point is left out.",
        "range stops before its end by itself.",
        shows=r"range\((len\(\w+\)|\w+\.shape\[0\]|m|n) - 1\)|zip\(X\[:-1\]",
    )
    register.telltale(
        question,
        "The loop ends early, at one of the points, and the rest is never visited.",
        "Every point has its turn: `continue` goes on with the next one.",
        shows=r"^( +)for (\w+, \w+ in zip\(X|\w+ in range\((len\(X|X\.shape|m\b)).*(\n\1 +.*)*?\n\1 {4,}(break"
        r"|return )",
    )


def tell_of_a_sigmoid(register: Register, question: str) -> None:
    """Register the telltales of an answer whose probabilities come of a sigmoid.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that needs it.
    """
    register.telltale(
        question,
        "There is no sigmoid: the score itself is taken for the probability.",
        "What makes a probability of a score?",
        lacks=r"sigmoid|softmax|exp\(|tanh|expit|logaddexp|softplus|exp2|\be \*\*|np\.e\b|binary_cross|BCE|predict_proba"
        r"|(?<!def )gradient\("
        r"|(?<!def )stochastic_step\(",
    )
    register.telltale(
        question,
        "In the sigmoid the minus is missing before the score, so it falls where it should rise.",
        shows=r"1 / \(1 \+ (np|math|torch)\.exp\((?!-)",
        lacks=r"exp\(-|1 - \w",
    )
    register.telltale(
        question,
        "The bias is subtracted from the score.",
        "It is added to the weighted sum.",
        shows=r"(weights|\bw|\)) - (bias|b)\b",
        lacks=r"exp\(-.* - (bias|b)\b",
    )
    register.telltale(
        question,
        "It is divided by the number of features, where the points are meant.",
        "A mean goes over the points, the rows of X.",
        shows=r"/ \(?(X\.shape\[1\]|len\(weights\)|weights\.size|X\.size|len\(X\[0\]\)|X\.shape\[-1\])",
    )
    register.telltale(
        question,
        "A factor 2 stands there, as a square has it.",
        "The cross-entropy has no square.",
        shows=r"= 2(\.0)? \* |\* 2\b(?! \*\*)|\*\* 2\b",
    )
