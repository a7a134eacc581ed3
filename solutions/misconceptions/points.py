"""What the source shows where classes come of scores, and where weights and a bias move, point by point or at once."""

from solutions.misconceptions import Register
from solutions.misconceptions.patterns import BASE


def tell_of_a_step(register: Register, question: str) -> None:
    """Register the telltales of a step: 1 for a score of 0 or more, and 0 elsewhere.

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
        "The second argument of heaviside is what becomes of a score of exactly 0: it should be 1.",
        shows=r"heaviside\([^\n]*, (0(\.0)?|0?\.5|torch\.tensor\(0(\.0|\.5)?[,)].*|torch\.zeros.*)\)",
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
        "A sigmoid is rounded, or compared with 0.5 strictly, so a score of exactly 0 becomes class 0.",
        "round goes to the even number: 0.5 becomes 0. The sigmoid isn't needed, the score is enough.",
        shows=r"(?s)(sigmoid|exp\(|expit).*(round\(|rint\(|> 0?\.5)|(round|rint)\(.*(sigmoid|exp\()",
    )
    register.telltale(
        question,
        "The two classes are exchanged: a low score gives class 1.",
        shows=r"[\w)\]] <=? 0(\.0)?(?![.\d])",
        lacks=r"0 if|, 0, 1\)|0\.0, 1\.0|else 1|!=|~|1 - |== 0|== 1|elif|\] = 0|append\(0\)|return 0",
    )
    register.telltale(
        question,
        "The classes are called -1 and 1 here. A no is 0.",
        shows=r", 1(\.0)?, -1(\.0)?\)|else -1|append\(-1\)|return -1\b|2 \* [^\n]* - 1\Z|, -1(\.0)?, 1(\.0)?\)",
        lacks=r"== y|y ==|!= y|y !=|y \*|\* y",
    )
    register.telltale(
        question,
        "A border that isn't 0 is used, a little above or below it.",
        "Compare with 0 itself: nothing is added to it.",
        shows=r"[<>]=? -?(0\.0+1|1e-\d+|eps)\b|isclose\((z|scores?|s)\b",
    )


def tell_of_a_score(register: Register, question: str) -> None:
    """Register the telltales of a weighted sum with a bias.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that needs it.
    """
    register.telltale(
        question,
        "The bias is subtracted from the score.",
        "It is added to the weighted sum.",
        shows=r"(weights|\bw|X|row|\)) - (bias|b)\b",
        lacks=r"exp\(-.* - (bias|b)\b|[<>]=? -bias",
    )
    register.telltale(
        question,
        "Numbers of the slide stand in the code, whatever the arguments are.",
        "Other lines have other weights and another bias.",
        shows=r"- 18\b|-18\b|2(\.0)? \* X\[:, 0\]",
    )
    register.telltale(
        question,
        "The bias has no part in the score.",
        "It is added to the weighted sum.",
        lacks=r"^ +.*\b(bias|b)\b|18\b",
    )
    register.telltale(
        question,
        "The bias is a factor. It is added to the weighted sum.",
        shows=r"\* \(?bias\b|\bbias \* ",
    )
    register.telltale(
        question,
        "The bias is added to the features or to the weights, so it counts once for every feature.",
        "It is added once, to the sum.",
        shows=r"\b(X|row|x|weights|w|weight|feature|value|xi|wi) \+ bias\b|\bbias \+ (X|weights|w)\b(?! @| \*)"
        r"|\* (weights|w|weight) \+ bias\)\.sum|sum\((X|row|x) \* (weights|w) \+ bias",
        lacks=r"@ (weights|w) \+ bias|dot\([^\n]*\+ bias|@ (X|x|row) \+ bias|[\w.\]] \* (value|weight|w|x|wi|xi"
        r"|feature) \+ bias"
        r"(?!\))",
    )
    register.telltale(
        question,
        "The products are averaged, or divided by something. A score is their plain sum.",
        shows=r"(X|row|x) \* (weights|w)\)?\.mean\(|mean\((X|row|x) \* (weights|w)\b|average\("
        r"|@ weights / |@ weights\) / |linalg\.norm|weights\.sum\(\)|np\.sum\(weights\)",
    )
    register.telltale(
        question,
        "Something becomes positive: abs or a square takes the sign away.",
        "Negative weights and features count with their sign.",
        shows=r"abs\((X|weights|w|row|x|bias)\b|X \*\* 2|square\(X",
    )
    register.telltale(
        question,
        "All rows are added into one number. Each row has a score of its own.",
        shows=r"(?s)\A(?!.*\bfor\b).*((X \* weights)\)?\.sum\(\)|np\.sum\(X \* weights\)|torch\.sum\(X \* weights\))",
    )
    register.telltale(
        question,
        "The sum goes down the columns. An example is a row.",
        shows=r"X \* weights\)?(\.sum\(|, )(axis=|dim=)?0\)",
    )
    register.telltale(
        question,
        "Only the first two features count here. There can be any number of them.",
        shows=r"weights\[1\]|X\[:, 1\]|row\[1\]|x\[1\]",
        lacks=r"\[2\]|, 2\]|for \w+ in range",
    )
    register.telltale(
        question,
        "The numbers are scaled before they are weighted. The features count as they are.",
        shows=r"\.std\(|np\.std|/ X\.max|X - X\.mean|X\.mean\(",
    )
    register.telltale(
        question,
        "The loop over the features leaves one out, the first or the last.",
        "range(n) goes from 0 to n − 1.",
        shows=r"range\((1, )?(len\((weights|row|w|x|X\[0\])\)|X\.shape\[1\]|n) - 1\)|range\(1, (len\((weights|row"
        r"|w|x)\)"
        r"|X\.shape\[1\]|n)\)",
    )
    register.telltale(
        question,
        "A layer of its own begins with random weights and a random bias. The score is made with those that are given.",
        shows=r"nn\.Linear\(",
        lacks=r"weight.*weights[\s\S]*bias.*\bbias\b(?!=)",
    )


def tell_of_classes(register: Register, question: str) -> None:
    """Register the telltales of a decision for one of two classes.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that decides.
    """
    tell_of_a_step(register, question)
    tell_of_a_score(register, question)


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
        lacks=r"^ +(?!bias\b|b\b|weights\b|w\b)\w+( =|, \w+ =| \*=) .*(rate|lr|eta)\b",
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
        shows=r"learning_rate [*/]= |learning_rate / \(1|learning_rate / (epoch|t|step|i|k|n|np\.sqrt)\b"
        r"|learning_rate \* 0?\.\d|\*\* (step|t|epoch|i)\b",
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
        lacks=r"sigmoid|softmax|exp\(|tanh|expit|logaddexp|softplus|exp2|\be \*\*|np\.e\b|binary_cross|BCE"
        r"|predict_proba"
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


def tell_of_label_probabilities(register: Register, question: str) -> None:
    """Register the telltales of an answer that needs the probability of each label.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that needs it.
    """
    register.telltale(
        question,
        "The examples with label 0 have no part in this.",
        "The probability of their label is 1 − y_hat.",
        shows=r"\by \* \(?(np|torch|math)\.log|\by \* (y_hat|p)\b|\[y == 1\]|\[y\.astype\(bool\)\]|\by @ (np"
        r"|torch)\.log"
        r"|y_hat \*\* y|if (label|yi|y_i|y\[i\])( == 1)?:|(log|prod)\((y_hat|p)\)",
        lacks=r"1(\.0)? - \(?(y|label|yi|y_i|y\[i\])\b(?!_)|== 0|\belse\b|where|~|!=|-y\b(?!_)|label_prob"
        r"|reduction|Bernoulli",
    )
    register.telltale(
        question,
        "The two cases are swapped: y_hat is the probability of the label 1.",
        shows=r"(?<!- )(?<!\*\* )\by \* \(?(np\.log|torch\.log|math\.log)?\(1(\.0)? - "
        r"|(?<!\* )(?<!- )y_hat \*\* \(1 - y\)|where\(y( == 1)?, 1(\.0)? - (y_hat|p)\b"
        r"|where\(y == 0, (y_hat|p)\b|\(1(\.0)? - y\) \* ((np|torch)\.log\((y_hat|p)\)|y_hat\b)"
        r"|y_hat if (label|y\[i\]|yi)? == 0|1 - p if label( == 1)? else p",
    )
    register.telltale(
        question,
        "Distances are squared. The probability of the label itself is asked for.",
        shows=r"\*\* 2\b|square\(|mse_loss|MSELoss",
    )
    register.telltale(
        question,
        "The predictions are made 0 or 1 first. How sure the model is counts, too.",
        shows=r"y_hat >=? 0?\.5|(np|torch)\.round\(y_hat|y_hat\.round\(|p >=? 0?\.5",
    )
    register.telltale(
        question,
        "A sigmoid or a softmax is applied to what are probabilities already.",
        shows=r"sigmoid\(y_hat|exp\(-y_hat|softmax\(y_hat|with_logits\(y_hat|WithLogitsLoss\(.*\)\(y_hat",
    )


def tell_of_natural_logarithms(register: Register, question: str) -> None:
    """Register the telltales of logarithms that are taken otherwise than with the base e, and as they are.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that takes them.
    """
    register.telltale(
        question,
        "The logarithm has another base than e. The natural one is asked for.",
        shows=BASE + r"|logaddexp2|exp2\(",
        lacks=r"\* np\.log\(2\)|np\.log\(2\) \*|log2\(np\.e\)",
    )
    register.telltale(
        question,
        "Probabilities are cut off, or something is added to them, too far from 0: what is very improbable comes "
        "out wrong.",
        shows=r"(clip|clamp|maximum|max)\([^\n]*(1e-0?[1-6]\b|0\.0*1\b)|\+ (1e-0?[1-6]\b|0\.0*1\b)(?! \*)"
        r"|eps\w* = (1e-0?[1-6]|0\.0*1)$",
    )
    register.telltale(
        question,
        "The product is made first. With many labels it is 0 in the computer, and its logarithm is lost.",
        "Add up the logarithms.",
        shows=r"log\((np\.prod|math\.prod|torch\.prod|likelihood|prod|product|total)\b|\.prod\([^\n]*\)\.log"
        r"|log\([^\n]*\.prod\(",
        lacks=r"start",
    )
    register.telltale(
        question,
        "Infinite or missing numbers are made finite, or left out. A model that was certain and wrong has no "
        "finite loss.",
        shows=r"nan_to_num\((?!y \*|\(1)|isfinite|isinf|posinf|neginf|\[(y_hat|p) > 0\]|where\((y_hat|p) (==|>) 0"
        r"|where=",
    )
