"""What the source shows where classes come of scores, and where weights and a bias move, point by point or at once."""

from solutions.misconceptions import Register
from solutions.misconceptions.patterns import BASE

PREDICTION = r"(sigmoid\(|expit\(|y_hat|\bp\b|probs?\b|probabilit|pred|1 / \(1 \+)"
LABEL = r"\b(y|y_i|yi|label|labels|target|t|y\[\w+\])"
UNARY_MINUS = r"(?<!exp\()(?<!\de)-[\w(]|negative\(|-= "
RATE = r"(learning_rate|\blr|\beta|\brate|\balpha|\bstep_size)\b"


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
        "One half is the border here, as if the scores were probabilities.",
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
        "It takes a step as the weights do.",
        lacks=r"(bias|\bb|\bb\d?|b_\w+|\w+_b|db) ([-+]=|= )|, \w*b\w*(, \w+)*\)? = |return .*(bias|\bb) [-+]|stack"
        r"|append\(|concatenate|cat\("
        r"|(?<!def )\w*_step\(",
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
        "What turns scores into probabilities?",
        lacks=r"sigmoid|softmax|exp\(|tanh|expit|logaddexp|softplus|exp2|\be \*\*|np\.e\b|binary_cross|BCE"
        r"|predict_proba|>=? 0|round|heaviside|sign\("
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
        "The sigmoid as a tanh has the half of the score in it. Here the whole score makes the curve twice as steep.",
        shows=r"1(\.0)? \+ (np|math|torch)\.tanh\(|(np|math|torch)\.tanh\([^\n/]*\) \+ 1",
        lacks=r"tanh\([^\n]*(/ 2(\.0)?\)|0?\.5\)|\(0?\.5)|^(?!.*tanh).*(/ 2|0\.5)",
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
        "It is divided by the number of features.",
        "A score is a sum, and a mean is taken over the points, the rows of X.",
        shows=r"/ \(?(X\.shape\[1\]|len\(weights\)|weights\.size|X\.size|len\(X\[0\]\)|X\.shape\[-1\])",
    )
    register.telltale(
        question,
        "A factor 2 stands there.",
        "No step needs one.",
        shows=r"(= |return |[(,] ?(?<!/ \())2(\.0)? \* (?!(y|label|t|y_i|eps|h|m|n|np\.abs|len\(\w+\)"
        r"|X\.shape\[0\])\b)|(?<!\*)\* 2(\.0)?\b(?! \*\*|:)",
    )


def tell_of_slopes(register: Register, question: str) -> None:
    """Register the telltales of what the cross-entropy's slopes are made of, however they are used.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that needs them.
    """
    register.telltale(
        question,
        "The predictions are hard, 0 or 1, as in the perceptron algorithm.",
        "A prediction is a probability here: keep what the sigmoid gives.",
        shows=r"heaviside|(?<!def )\bround\((sigmoid\([^,\n]*\)|y_hat|p|z|probs?|scores?)\)|(sigmoid\([^,\n]*\)|y_hat"
        r"|\bp)\.round\(\)|\bsign\((X|z|scores?)\b|>=? 0?\.5|if [^\n]* >=? 0(\.0)? else (0|-1)\b"
        r"|where\([^\n]* >=? 0(\.0)?, 1(\.0)?, (0|-1)\b"
        r"|\([^()]*(\([^()]*\)[^()]*)*>=? 0(\.0)?\)\.astype|(int|float)\([^\n]* >=? 0(\.0)?\)|1 \* \([^\n]*>=? 0\)",
    )
    register.telltale(
        question,
        "The slope of the sigmoid is still there, as for the squared error.",
        "What cancels in the chain for the cross-entropy?",
        shows=r"(\b\w+(?:\[\w+\])?) \* \(1(?:\.0)? - \1\)|\(1(?:\.0)? - (\w+)\) \* \2\b(?! [/*] )",
        lacks=r"/ \(1(\.0)? - |/ \(?\w+(\[\w+\])? \* \(1|/ \(\(1|log",
    )
    register.telltale(
        question,
        "The difference is divided by y_hat * (1 - y_hat): so the chain ends at the prediction.",
        "Which factor leads on from the prediction to the score?",
        shows=r"/ \(\(?(\w+) \* \(1(?:\.0)? - \1\)",
        lacks=r"(?<!/ )(?<!/ \()(?<!/ \(\()\b(\w+) \* \(1(?:\.0)? - \1\)",
    )
    register.telltale(
        question,
        "tanh takes the place of the sigmoid, so the predictions go from -1 to 1.",
        "Which function of the chapters gives probabilities, from 0 to 1?",
        shows=r"\btanh\(",
        lacks=r"/ 2|0\.5",
    )
    register.telltale(
        question,
        "A prediction goes through the sigmoid twice.",
        "After the first time it is a probability already.",
        shows=r"sigmoid\(sigmoid\(|(?s:\b(p|probs?|y_hat|pred\w*) = sigmoid\(.*sigmoid\(\1\))",
    )
    register.telltale(
        question,
        "The softmax makes probabilities that add up to 1 over the points.",
        "Each point has a probability of its own, which comes from its own score alone.",
        shows=r"softmax\(|np\.exp\((\w+)\) / np\.(sum\(np\.exp\(\1|exp\(\1\)\.sum)",
    )
    register.telltale(
        question,
        "The bias is missing from the scores.",
        "Which number is added to the weighted sum?",
        lacks=r"\+ \(?(float\(|int\()?(\w+\[)?\w*(bias|\bb\b|b0|b_|_b\b|intercept|theta|line)|(bias|\bb|\w*_b|b_\w+"
        r"|intercept) \+ "
        r"|= \w*(bias|\bb|b_\w+|_b)$|stack|append|concat|cat\(|c_\[|insert|ones|\[-1\]|(?<!def )(gradient|_step|step"
        r"|slopes)\w*\("
        r"|\+= \w*(bias|\bb)|- \(-|-\w*(bias|\bb)\b|- \w*(bias|\bb)\)|\(\w*(bias|\bb)\b",
    )
    register.telltale(
        question,
        "The prediction is compared with the other label: 1 - y stands for y.",
        "Of which class is y_hat the probability?",
        shows=r" - \(1(\.0)? - (y|y_i|yi|label|labels|target|t|y\[\w+\])\)(?! [/*@])",
    )
    register.telltale(
        question,
        "The labels 0 count as -1.",
        "A probability lies between 0 and 1. Which labels can it be compared with?",
        shows=r"2(\.0)? \* (y|y_i|yi|label|labels|t)(\[\w+\])? - 1|where\(y == 0, -1|where\(y(?: == 1)?, 1, -1",
        lacks=r"exp\(-?\(?\w*(signed|sign|s|t|yy|y_)\w* \*|logaddexp|\(1 [-+] ",
    )
    register.telltale(
        question,
        "All differences become positive.",
        "Which way should a point's score move if it is predicted too low? Too high?",
        shows=r"\babs\([^\n]* - |\bfabs\(|\babs\((err|diff|resid|delta)",
        lacks=r"break|if |while |max\(",
    )
    register.telltale(
        question,
        "The difference of prediction and label is squared.",
        "The slope along the score is asked for. Is there a square in it?",
        shows=r"(- (y|y_i|yi|label|t)(\[\w+\])?\)|\b(err|error|errors|diff|resid\w*|residuals?|delta)) \*\* 2"
        r"|square\([^\n]* - (y|label)",
    )
    register.telltale(
        question,
        "Prediction and label are added.",
        "How far is a prediction from where it should be?",
        shows=rf"{PREDICTION}[^\n]* \+ (y|y_i|yi|label|labels)\b(?! [*@])",
    )
    register.telltale(
        question,
        "A penalty for large weights is added, which isn't part of the error.",
        shows=r"\+ weights( / |,|$)|\+ ([\w.]+ \* )?(2 \* )?(lam\w*|alpha|lambda_|reg\w*|l2|C|1e-\d"
        r"|0\.\d+) \* (weights|w)\b"
        r"|\bsign\(weights\)|(weights|w) \* \(1 - (learning_rate|lr)|\+ (weights|w) \* (lam|alpha|reg|l2|0\.|1e-)",
    )
    register.telltale(
        question,
        "Slopes, scores or probabilities are clipped, so some numbers are cut off.",
        "Leave them as they are.",
        shows=r"\bclip\([^\n]*, -?(0?\.\d|[1-9]\d*(?![\de]| - )|1e-0?[1-4]\b)|\b(min"
        r"|max)imum\([^\n]*, -?[1-9]\d*(?![\de])|\bmin\(max\(",
    )


def tell_of_a_mean_over_points(register: Register, question: str) -> None:
    """Register the telltales of slopes that are means over the points.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that needs them.
    """
    register.telltale(
        question,
        "Nothing is divided by the number of points, and the error is a mean over them.",
        "By what are sums divided?",
        shows=r"^ {4}",
        lacks=r"mean|average|\*\* -1|/= |(?<!\b1) / (?!\(1 \+|\(np\.e)|\b1(\.0)? / (?!\(1(\.0)? \+)|divide\("
        r"|(?<!def )gradient\w*\("
        r"|reduction|torch",
    )
    register.telltale(
        question,
        "The slope of the bias is a sum over the points, and that of the weights is divided by their number.",
        "Which of the two belongs to the mean loss?",
        shows=r"^ +\w*(dw|d_w|grad_w|gw|weights)\w* = [^\n]*@[^\n]*/ (len\(\w+\)|X\.shape\[0\]|m|n|\w*samples)\)?\n"
        r"(.*\n)?.*(db|d_b|grad_b|gb|bias)\w* = (np\.sum\([^()/]*\)|[\w.]*sum\(\w*\)|\w+\.sum\(\))$",
        lacks=r"^ +(err\w*|diff\w*|delta\w*|resid\w*|r|e|d|g) (=|/=) .* / (?!\(1)|/= ",
    )
    register.telltale(
        question,
        "A mean is divided by the number of points once more.",
        "One mean is enough; .mean() and / m both do it.",
        shows=r"(mean\((axis=0)?\)|mean\([^\n()]*(\([^()]*\)[^()\n]*)*\)) / (len\(\w+\)|X\.shape\[0\]|y\.size"
        r"|y\.shape\[0\]|m\b)",
    )
    register.telltale(
        question,
        "X is multiplied by the differences without being transposed, so rows and columns are mixed up.",
        "Which axis of X has the points? That is the one to sum over.",
        shows=r"\bX(\.dot\(|, | @ )\(?(err\w*|diff\w*|delta\w*|resid\w*|dscores?|dz|y_hat - |p - |sigmoid\()",
        lacks=r"X = |einsum|zip\(|for \w+|stack",
    )
    register.telltale(
        question,
        "One row of X alone is multiplied by the differences.",
        "Each difference belongs to the features of its own point.",
        shows=r"\bX\[(0|-1)\] \*|\* X\[(0|-1)\]",
    )
    register.telltale(
        question,
        "The means of the features are multiplied by the mean of the differences.",
        "First multiply, for each point, then take the mean.",
        shows=r"mean\(\w*\) \* (np\.mean\(X|X\.mean)|X\.mean\((axis=)?0\) \*|np\.mean\(X, (axis=)?0\) \*",
    )


def tell_of_descending(register: Register, question: str) -> None:
    """Register the telltales of steps down the cross-entropy, by its slopes.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The function that makes them.
    """
    register.telltale(
        question,
        "The difference is the wrong way round, label minus prediction, and the step is subtracted: it goes uphill.",
        "Which way do the slopes point?",
        shows=rf"(?s){LABEL} - {PREDICTION}.*( - {RATE} \*| -= {RATE} \*)|( - {RATE} \*"
        rf"| -= {RATE} \*).*{LABEL} - {PREDICTION}",
        lacks=r"(?<!exp\()(?<!\de)-[\w(]|negative\(",
    )
    register.telltale(
        question,
        "The step is added, so it goes uphill.",
        "Which way do the slopes point, uphill or downhill?",
        shows=rf"(weights|\bw|theta)(\[\w+\])? (\+=|= \w+(\[\w+\])? \+) {RATE} ",
        lacks=rf"{LABEL} - |-[a-z(]|- sigmoid|- p\b|- y_hat|- pred|\(1(\.0)? - |negative\(|\by = ",
    )
    register.telltale(
        question,
        "The gradient is divided by its length, so all steps are equally long.",
        "A step is the learning rate times the slope, and shorter where it is less steep.",
        shows=r"norm\(|/ (\w*norm\w*|length|size|magnitude)\b",
        lacks=r"norm\w*[^\n/]* [<>]|[<>]=? [^\n]*norm|return [^\n]*norm",
    )
    register.telltale(
        question,
        "The learning rate plays no part.",
        "It multiplies both changes, of weights and bias.",
        lacks=RATE,
    )
    register.telltale(
        question,
        "The points are predicted again after the weights have moved, so the bias gets a different slope from the "
        "weights.",
        "Predict once, before anything moves.",
        shows=r"^( +)(weights|w|theta|new_weights|new_w)(\[\w+\])? (?:-=|\+=|= \2 [-+]) .*\n\1(?:bias|b|b0|new_bias"
        r"|new_b) (?:-=|\+=|=) "
        r".*(?:sigmoid|exp|gradient)\([^\n]*\b\2\b",
    )
    register.telltale(
        question,
        "The points are predicted again after the bias has moved, so the weights get another slope than the bias.",
        "Predict once, before anything moves.",
        shows=r"^( +)(bias|b|b0|new_bias|new_b) (?:-=|\+=|= \2 [-+]) .*\n\1(?:weights|w|theta|new_weights"
        r"|new_w) (?:-=|\+=|=) "
        r".*(?:sigmoid|exp|gradient)\([^\n]*\b\2\b",
    )
    register.telltale(
        question,
        "The prediction is made again inside the loop over the weights, of which some have moved already.",
        "Predict once, before anything moves.",
        shows=r"^( +)for (\w+) in .*\n(?:\1 +.*\n)*?\1 +(\w+)\[\2\] (?:-=|\+=|=) .*sigmoid\([^\n]*\b\3\b"
        r"|^( +)for (\w+) in .*\n\4 +\w+ = .*sigmoid\([^\n]*\b(\w+)\b[^\n]*\n(?:\4 +.*\n)*?\4 +\6\[\5\] (?:-=|\+=|=) ",
    )
    register.telltale(
        question,
        "The array of the new weights holds whole numbers where the old ones are whole, so it can't take fractions.",
        "Make the new weights an array of floats.",
        shows=r"\b(\w+) = (?:weights\.copy\(\)|np\.copy\(weights\)|np\.array\(weights\)|np\.(?:zeros|empty"
        r"|full)_like\(weights[^()]*\)"
        r"|weights\[:\])\n(?:.*\n)*?.*\b\1(?:\[[^\]\n]*\] [-+]?= | [-+]= )",
        lacks=r"float|dtype",
    )
    register.telltale(
        question,
        "Points that are right, or nearly so, are left without a step.",
        "Every point moves the line, and the less its label was expected, the more.",
        shows=r"\bif [^\n]* (!=|==) (y|y_i|yi|label|t|y\[\w+\]):|\bif (y|y_i|yi|label|t|y\[\w+\]) (!=|==) [a-z(]"
        r"|\bcontinue\b"
        r"|\bif [^\n]*abs\([^\n]* - (y|label)",
    )
    register.telltale(
        question,
        "The steps remember those before: this is momentum.",
        "A plain step uses the slopes at its own place alone.",
        shows=r"momentum|velocity|\b(beta|gamma|mu)\w* \* \w|\b0?\.9\d* \* [a-z]|\b(v|vw|vb|m|s"
        r"|speed)\b = [^\n]*\* \2\b",
    )
    register.telltale(
        question,
        "The old line is handed back: what is computed gets other names.",
        "Return the line as the last step has left it.",
        shows=r"\bnew_?(w|b)\w*\b[^\n]* = (?:.*\n)*.*return \(?weights, bias\)?\s*\Z",
        lacks=r"\b(weights|bias)\b[^\n]* [-+]?= ",
    )
    register.telltale(
        question,
        "The line starts from numbers of its own, not from those of the caller.",
        "Start from the weights and the bias that come as arguments.",
        shows=r"\A(\n(?!.*\bweights\b).*)*\n {4}\(?weights(, bias\)?)? = \(?(np\.(zeros|ones|random)"
        r"|rng\.)(?![^\n]*[-+*] weights)",
    )
    if question == "stochastic_step":  # its loops go over features
        return
    register.telltale(
        question,
        "The bias moves only once, after the loop.",
        "It moves in every step, together with the weights.",
        shows=r"^ {4}(new_)?(bias|b) (-=|\+=|= \w+ [-+]) ",
        lacks=r"^ {8,}.*\b(new_)?(bias|b)\b.* ?([-+]?=) |def ",
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
