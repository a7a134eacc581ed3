/* A line among four labelled points. Four bars, the probability of each label, multiply to P(all);
   with more points the product dies, at 0 or at one of the smallest numbers, and the sum of logarithms lives on. */
Explorables.register("likelihood", (() => {
  "use strict";
  const { tidy, number, equation } = Explorables.format;
  const { project } = Explorables.geometry;
  const { svg } = Explorables;

  /* ---------- model: as in solutions/numpy_ref/maximum_likelihood.py ---------- */

  const logit = (p) => Math.log(p / (1 - p)); // the score whose sigmoid is p
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));

  // The chapter's probabilities: x₁ is the score in the bad model, x₂ the score in the good one.
  const BAD = [0.6, 0.2, 0.9, 0.3];
  const GOOD = [0.7, 0.9, 0.2, 0.4];
  const POINTS = [1, 1, 0, 0].map((y, i) => ({ name: "ABCD"[i], y, x: [logit(BAD[i]), logit(GOOD[i])] }));
  const MODELS = [{ name: "bad model", angle: 0, bias: 0 }, { name: "good model", angle: 90, bias: 0 }];
  const PRECISIONS = [
    { name: "float64", round: (v) => v },
    { name: "float32", round: Math.fround },
  ];
  const REACH = 2; // the greatest bias, and how far from the middle the foot of the arrow may be
  const MANY = 5000; // batches; no line of the board needs as many

  /** The weights have length 1: only the direction changes. */
  const weightsOf = (angle) => [Math.cos, Math.sin].map((f) => tidy(f((angle * Math.PI) / 180), 15));

  /** The probability of each label, under the line with this direction and bias. */
  const labelProbabilities = (angle, bias) => {
    const w = weightsOf(angle);
    return POINTS.map(({ x, y }) => {
      const yHat = sigmoid(w[0] * x[0] + w[1] * x[1] + bias);
      return y ? yHat : 1 - yHat;
    });
  };
  const product = (p) => p.reduce((all, each) => all * each, 1);
  const sumOfLogs = (p) => p.reduce((all, each) => all + Math.log(each), 0);

  /** A product with the four labels multiplied in once more: one by one, each result rounded as the computer does. */
  const oneMoreBatch = (all, p, precision) => {
    const { round } = PRECISIONS[precision];
    return p.reduce((value, each) => round(value * round(each)), all);
  };

  /** The product after so many batches. */
  function manyPoints(p, batches, precision) {
    let all = 1;
    for (let i = 0; i < batches && all > 0; i += 1) all = oneMoreBatch(all, p, precision);
    return all;
  }

  /** Dead is what no further points change: 0, or a smallest number that is always rounded up again. */
  const isDead = (all, p, precision) => oneMoreBatch(all, p, precision) === all;

  /** The least number of batches whose product is dead. */
  function untilDead(p, precision) {
    let [all, batches] = [1, 0];
    while (!isDead(all, p, precision) && batches < MANY) {
      all = oneMoreBatch(all, p, precision);
      batches += 1;
    }
    return batches;
  }

  const FIRST = product(labelProbabilities(MODELS[0].angle, MODELS[0].bias)); // what the reader starts with

  /* ---------- words ---------- */

  const fixed = (value, digits) => value.toFixed(digits).replace("-", "\u2212");
  const superscript = (value) => [...String(value)].map((c) => "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"[c] ?? "\u207b").join("");

  /** 0.0084, 2.7·10⁻²⁰⁸, 0 */
  function small(value) {
    if (value === 0) return "0";
    if (value >= 0.00005) return fixed(value, 4);
    const [mantissa, exponent] = value.toExponential(1).split("e");
    return `${mantissa}\u00b710${superscript(Number(exponent))}`;
  }

  function story({ angle, bias, batches, best }, p, all, dead, precision) {
    if (dead) {
      const end = all === 0 ? "is 0" : `stands still at ${small(all)}`;
      return `${4 * batches} points: the product ${end} in ${precision}. The sum ${fixed(batches * sumOfLogs(p), 1)} still compares lines.`;
    }
    const now = product(p);
    const named = MODELS.find((model) => model.angle === angle && model.bias === bias);
    const worst = POINTS[p.indexOf(Math.min(...p))].name;
    const which = named ? `The ${named.name}: ${small(now)}.` : `P(all) is ${small(now)}.`;
    const atBest = best.value > FIRST ? "The best so far." : "Which line does better?";
    const rest = now >= best.value ? atBest : `The best so far is ${small(best.value)}, the dashed line.`;
    return `${which} ${rest} Point ${worst} has the lowest bar.`;
  }

  /* ---------- view ---------- */

  /** A bar for each label's probability, and one for all of them; a full frame is 1. */
  function makeBars(board) {
    const [wide, high, floor] = [42, 84, 112]; // in units of the drawing, 400 wide
    const chart = new Explorables.Board(board, { width: 400, height: 140, label: "Probabilities of the labels" });
    chart.svg.setAttribute("role", "img");
    const slots = [...POINTS, null].map((each, i) => {
      const middle = 40 + 80 * i;
      const kind = each ? (each.y ? "xp-chance-1" : "xp-chance-0") : "xp-chance-all";
      const bar = svg("rect", { x: middle - wide / 2, width: wide, class: kind }, chart.layers.lines);
      svg("rect", { x: middle - wide / 2, y: floor - high, width: wide, height: high, class: "xp-frame" }, chart.layers.lines);
      if (each) {
        chart.mark([middle - 9, floor + 14]).classify(each.y);
        chart.text([middle + 3, floor + 14], each.name, { dy: 5, anchor: "start", kind: "xp-name" });
      } else chart.text([middle, floor + 14], "P(all)", { dy: 5, kind: "xp-name" });
      if (i < 4) chart.text([middle + 40, floor - high / 2], i < 3 ? "\u00b7" : "=", { dy: 5, kind: "xp-sign" });
      return { bar, value: chart.text([middle, floor - high], "", { dy: -6 }) };
    });
    return (p) => {
      const values = [...p, product(p)];
      slots.forEach(({ bar, value }, i) => {
        bar.setAttribute("y", tidy(floor - values[i] * high, 3));
        bar.setAttribute("height", tidy(values[i] * high, 3));
        value.text(fixed(values[i], i < 4 ? 2 : 4));
      });
      const each = POINTS.map(({ name }, i) => `${name} ${fixed(p[i], 2)}`).join(", ");
      chart.svg.setAttribute("aria-label", `Probabilities of the labels: ${each}; all together ${fixed(values[4], 4)}`);
    };
  }

  function build({ board, panel, set, state, publish }) {
    const plane = new Explorables.Plane(board, {
      box: [-3.3, 3.3, -3.3, 3.3], tick: 2, label: "Four labelled points, and the line of a model",
    });
    const [positive, negative] = [plane.halfPlane(1), plane.halfPlane(-1)];
    const old = plane.line("xp-old");
    const line = plane.line();
    const arrow = plane.arrow("xp-arrow");
    POINTS.forEach(({ x, y, name }) => plane.mark(x, name).classify(y));
    const bars = makeBars(board);

    const limit = (v) => tidy(Math.min(REACH, Math.max(-REACH, v)));

    /** Every change of the line goes through here: the bias stays in reach, the foot on the line, the best is kept. */
    function change({ angle, bias, at }) {
      const w = weightsOf(angle);
      const b = limit(tidy(bias, 2));
      const near = project(at, w, b);
      const foot = near.every((v) => limit(v) === tidy(v)) ? near : project([0, 0], w, b);
      const value = product(labelProbabilities(angle, b));
      const { best } = state();
      set({ angle, bias: b, foot, best: value > best.value ? { value, angle, bias: b } : best });
    }
    /** Turn the line about the foot of its arrow. */
    const turn = (angle) => {
      const { foot: at } = state();
      const w = weightsOf(angle);
      change({ angle, bias: -(w[0] * at[0] + w[1] * at[1]), at });
    };

    const lineHandle = plane.handle({
      name: "Foot of the arrow: shifts the line", step: 0.05, big: 0.5,
      onMove(to) {
        const { angle } = state();
        const [w, at] = [weightsOf(angle), to.map(limit)];
        change({ angle, bias: -(w[0] * at[0] + w[1] * at[1]), at });
      },
    });
    const arrowHandle = plane.handle({
      name: "Tip of the arrow: turns the line", text: "w", bare: true, step: 0.05, big: 0.25,
      onMove(tip) {
        const { foot: at } = state();
        const angle = (Math.atan2(tip[1] - at[1], tip[0] - at[0]) * 180) / Math.PI;
        turn(((Math.round(angle) % 360) + 360) % 360);
      },
    });

    const shown = panel.line();
    const formula = panel.line();
    const readout = panel.readout();
    const pair = panel.group("The two models");
    const models = MODELS.map(({ name, angle, bias }) => pair.button(name, () => change({ angle, bias, at: [0, 0] })));
    const angleSlider = panel.slider("Direction of w, in degrees", { min: 0, max: 359, step: 1, onInput: turn });
    const biasSlider = panel.slider("Bias, b", {
      min: -REACH, max: REACH, step: 0.05,
      onInput: (bias) => { const { angle, foot: at } = state(); change({ angle, bias, at }); },
    });
    const more = panel.group("More points: these four again and again");
    const count = panel.line("xp-trail");
    const add = (batches) => set({ batches: state().batches + batches });
    const four = more.button("4 more", () => add(1));
    more.button("100 more", () => add(25));
    const zero = more.button("Until the product dies", () => {
      const { angle, bias, precision } = state();
      set({ batches: untilDead(labelProbabilities(angle, bias), precision) });
    }, "xp-main");
    const precisions = more.select("", PRECISIONS.map(({ name }) => name), (precision) => set({ precision }));
    precisions.input.setAttribute("aria-label", "Precision of the product");

    return (now) => {
      const { angle, bias, foot, batches, precision, best } = now;
      const w = weightsOf(angle);
      const p = labelProbabilities(angle, bias);
      const one = product(p);
      const all = manyPoints(p, batches, precision);
      const dead = isDead(all, p, precision);
      const sum = batches * sumOfLogs(p);

      positive(w, bias);
      negative(w, bias);
      line(w, bias);
      const isBest = one >= best.value;
      old(isBest ? [0, 0] : weightsOf(best.angle), isBest ? 0 : best.bias);
      const tip = foot.map((v, i) => v + 0.95 * w[i]);
      arrow(foot, tip);
      lineHandle.move(foot, `line ${equation(w, bias)}`);
      arrowHandle.move(tip, `direction ${number(angle)} degrees`);
      bars(p);

      shown.set(equation(w, bias));
      formula.set(`${p.map((v) => fixed(v, 2)).join(" \u00b7 ")} = ${small(one)}`);
      const name = PRECISIONS[precision].name;
      readout.set(story(now, p, all, dead, name), dead ? "neg" : isBest && one > FIRST ? "ok" : "");
      models.forEach((button, i) => button.set(angle === MODELS[i].angle && bias === MODELS[i].bias));
      angleSlider.set(angle);
      biasSlider.set(bias);
      precisions.set(precision);
      four.enable(batches < MANY);
      zero.enable(!dead);
      count.set(`${4 * batches} points. Product in ${name}: ${small(all)}. Sum of ln: ${fixed(sum, batches > 25 ? 1 : 4)}`);
      publish({
        angle, bias, labels: p.map((v) => tidy(v)).join(" "), likelihood: one,
        points: 4 * batches, precision: name, product: String(all), sum,
        best: best.value,
      });
    };
  }

  const { angle, bias } = MODELS[0];
  return {
    model: { POINTS, weightsOf, labelProbabilities, product, sumOfLogs, manyPoints, untilDead },
    start: {
      angle, bias, foot: [0, 0],
      batches: 1, // how often the four points are there
      precision: 0,
      best: { value: FIRST, angle, bias },
    },
    build,
  };
})());
