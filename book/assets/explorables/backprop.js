/* The worked example as a graph, forward and backward, one stage at a time. */
Explorables.register("backprop", (() => {
  "use strict";
  const { tidy, number } = Explorables.format;

  /* ---------- model: as solutions/numpy_ref/backpropagation.py, for one example and one output ---------- */

  const sigmoid = (z) => 1 / (1 + Math.exp(-z));

  /** All numbers of one way forward and back; the last row of each matrix is the bias. */
  function pass({ x, y, W1, W2 }) {
    const xa = [...x, 1];
    const z1 = W1[0].map((_, j) => xa.reduce((sum, v, i) => sum + v * W1[i][j], 0));
    const h = z1.map(sigmoid);
    const ha = [...h, 1];
    const z2 = ha.reduce((sum, v, j) => sum + v * W2[j], 0);
    const yHat = sigmoid(z2);
    const loss = y === 1 ? Math.log1p(Math.exp(-z2)) : Math.log1p(Math.exp(z2));
    const delta2 = yHat - y;
    const dW2 = ha.map((v) => v * delta2);
    const back = h.map((_, j) => delta2 * W2[j]); // the row of the 1 is left out
    const delta1 = back.map((v, j) => v * h[j] * (1 - h[j]));
    const dW1 = xa.map((v) => delta1.map((d) => v * d));
    return { xa, z1, h, ha, z2, yHat, loss, delta2, dW2, back, delta1, dW1 };
  }

  /** Both matrices one step against their slopes. */
  function step({ x, y, W1, W2 }, rate) {
    const { dW1, dW2 } = pass({ x, y, W1, W2 });
    return {
      W1: W1.map((row, i) => row.map((w, j) => w - rate * dW1[i][j])),
      W2: W2.map((w, j) => w - rate * dW2[j]),
    };
  }

  const START = { x: [1, 2], y: 1, W1: [[0.5, -0.5], [0.25, 0.75], [0, -0.25]], W2: [1, -1, 0.5], rate: 1, stage: 0, steps: 0 };
  const LAST = 11;
  const ON_PAPER = 6;

  /* ---------- view ---------- */

  const five = (v) => number(v, 5);
  const signed = (v) => (v < 0 ? `(${five(v)})` : five(v));

  /** What a stage computes, in words and in numbers. */
  function tell(stage, now, p, next) {
    const { W1, W2, y } = now;
    const product = (xs, ws) => xs.map((v, i) => `${five(v)}·${signed(ws[i])}`).join(" + ");
    return [
      ["The inputs and the weights are there. Step forward.", "the inputs and the weights, and no answer yet"],
      ["Forward: each hidden unit adds its inputs times its weights, and its bias.", `z₁ = ${product(p.xa, W1.map((r) => r[0]))} = ${five(p.z1[0])}`],
      ["Forward: the sigmoid of each score is what the unit answers. Keep it for the way back.", `h₁ = σ(${five(p.z1[0])}) = ${five(p.h[0])}`],
      ["Forward: the output unit does the same with what the hidden units answer.", `z = ${product(p.ha, W2)} = ${five(p.z2)}`],
      ["Forward: the prediction.", `ŷ = σ(${five(p.z2)}) = ${five(p.yHat)}`],
      ["Forward: compare with the label. This is the number that should fall.", `loss = −ln ${y === 1 ? five(p.yHat) : `(1 − ${five(p.yHat)})`} = ${five(p.loss)}`],
      ["Back: the slope of the loss along the score of the output.", `δ₂ = ŷ − y = ${five(p.yHat)} − ${y} = ${five(p.delta2)}`],
      ["Back: each weight of the output has the slope δ₂ times what came along its edge.", `${five(p.ha[0])}·${signed(p.delta2)} = ${five(p.dW2[0])}`],
      ["Back: δ₂ goes through the weights to the hidden units. The 1 gets nothing: no unit made it.", `${five(p.delta2)}·${signed(W2[0])} = ${five(p.back[0])}`],
      ["Back: through the sigmoid of each hidden unit, whose slope is h(1 − h).", `δ₁ of unit 1 = ${five(p.back[0])}·${five(p.h[0])}·${five(1 - p.h[0])} = ${five(p.delta1[0])}`],
      ["Back: each weight of the hidden layer has the slope δ₁ of its unit times its input.", `x₁ to unit 1: ${five(p.xa[0])}·${signed(p.delta1[0])} = ${five(p.dW1[0][0])}`],
      [`Step: every weight moves against its slope. The loss falls from ${five(p.loss)} to ${five(next)}.`.replace("falls", next < p.loss ? "falls" : "goes"), `x₁ to unit 1: ${five(W1[0][0])} − ${five(now.rate)}·${signed(p.dW1[0][0])} = ${five(step(now, now.rate).W1[0][0])}`],
    ][stage];
  }

  const INPUTS = [[34, 74], [34, 204], [34, 344]];
  const HIDDEN = [[196, 110], [196, 250], [196, 364]];
  const OUTPUT = [340, 190];

  function build({ board, panel, actions, set, state, publish }) {
    const { svg } = Explorables;
    const graph = new Explorables.Board(board, { width: 400, height: 400, label: "The network of the worked example, with its numbers" });
    graph.svg.setAttribute("role", "img");

    const edge = (from, to, t) => {
      const line = svg("line", { class: "xp-edge" }, graph.layers.lines);
      const [[x1, y1], [x2, y2]] = [from, to];
      for (const [k, v] of Object.entries({ x1, y1, x2, y2 })) line.setAttribute(k, v);
      const label = graph.text([x1 + t * (x2 - x1), y1 + t * (y2 - y1)], "", { dy: 4, kind: "xp-tick xp-edge-label", layer: "marks" });
      return { line, label };
    };
    const near = [[0.5, 0.3], [0.3, 0.5], [0.3, 0.55]];
    const first = INPUTS.map((from, i) => [0, 1].map((j) => edge(from, HIDDEN[j], near[i][j])));
    const second = HIDDEN.map((from) => edge(from, OUTPUT, 0.47));

    const node = (at, name, one = false, aside = 6) => { // the line below stands clear of the edges beside it
      const { inner } = graph.fixed(graph.layers.marks, at);
      const circle = one
        ? svg("rect", { x: -13, y: -13, width: 26, height: 26, rx: 4, class: "xp-node" }, inner)
        : svg("circle", { r: 17, class: "xp-node" }, inner);
      graph.text(at, name, { dy: 5, layer: "marks" });
      return {
        circle,
        lines: [[0, -38], [0, -23], [aside, 32]].map(([dx, dy]) => graph.text([at[0] + dx, at[1]], "", { dy, kind: "xp-tick xp-node-text", layer: "marks" })),
      };
    };
    const inputs = INPUTS.map((at, i) => node(at, ["x₁", "x₂", "1"][i], i === 2));
    const hidden = HIDDEN.map((at, i) => node(at, ["h₁", "h₂", "1"][i], i === 2));
    const output = node(OUTPUT, "ŷ", false, 14);
    const label = graph.text([OUTPUT[0], OUTPUT[1]], "", { dy: 50, kind: "xp-tick xp-node-text", layer: "marks" });
    const way = graph.text([392, 22], "", { anchor: "end", kind: "xp-name" });

    const formula = panel.line();
    const readout = panel.readout();
    const stage = panel.slider("Stage", { min: 0, max: LAST, step: 1, onInput: (v) => set({ stage: v }) });
    const group = panel.group("The example");
    const xs = ["x₁", "x₂"].map((name, i) => group.number(name, {
      min: -4, max: 4, step: 0.5, onInput: (v) => { const { x } = state(); x[i] = v; set({ x }); },
    }));
    const y = group.select("Label y", ["0", "1"], (i) => set({ y: i }));
    const rate = panel.slider("Learning rate", { min: 0.25, max: 4, step: 0.25, onInput: (v) => set({ rate: v }) });
    // Paper can't step: it gets the forward pass and δ₂, and the rest is left to the reader's pencil.
    window.addEventListener("beforeprint", () => {
      if (state().stage !== 0) return;
      set({ stage: ON_PAPER });
      window.addEventListener("afterprint", () => set({ stage: 0 }), { once: true });
    });
    const back = actions.button("Back", () => set({ stage: state().stage - 1 }));
    const forth = actions.button("Step", () => {
      const now = state();
      if (now.stage < LAST) set({ stage: now.stage + 1 });
      else set({ ...step(now, now.rate), stage: 0, steps: now.steps + 1 });
    }, "xp-main");

    return (now) => {
      const p = pass(now);
      const moved = step(now, now.rate);
      const at = now.stage;
      const next = pass({ ...now, ...moved });
      const after = next.loss;
      const q = at === LAST ? next : p; // the last stage shows the new network, whole
      const from = (s, text) => (at >= s ? text : "");
      inputs.forEach((each, i) => { if (i < 2) each.lines[1].text(number(now.x[i])); });
      [0, 1].forEach((j) => {
        hidden[j].lines[0].text(from(1, `z ${number(q.z1[j], 3)}`));
        hidden[j].lines[1].text(from(2, `h ${number(q.h[j], 3)}`));
        hidden[j].lines[2].text(at === 8 ? `← ${number(p.back[j], 3)}` : at === LAST ? "" : from(9, `δ₁ ${number(p.delta1[j], 3)}`));
      });
      output.lines[0].text(from(3, `z ${number(q.z2, 3)}`));
      output.lines[1].text(from(4, `ŷ ${number(q.yHat, 3)}`));
      output.lines[2].text(at === LAST ? "" : from(6, `δ₂ ${number(p.delta2, 3)}`));
      label.text(from(5, `loss ${number(q.loss, 3)}`));
      way.text(at === 0 ? `after ${now.steps} step${now.steps === 1 ? "" : "s"}` : at <= 5 ? "forward →" : at < LAST ? at === 7 || at === 10 ? "slopes ←" : "← back" : "new weights");
      const show = ({ line, label: words }, value, kind) => {
        words.text(number(value, 3));
        line.dataset.kind = kind;
      };
      first.forEach((pair, i) => pair.forEach((each, j) => {
        const live = { 1: "now", 10: "slope", 11: "new" }[at];
        show(each, at === LAST ? moved.W1[i][j] : at === 10 ? p.dW1[i][j] : now.W1[i][j], live ?? "weight");
      }));
      second.forEach((each, j) => {
        const back = j < 2 && (at === 8 || at === 9); // δ₁ needs these weights; along the edge of the 1 nothing goes back
        const kind = { 3: "now", 7: "slope", 11: "new" }[at] ?? (back ? "now" : "weight");
        show(each, at === LAST ? moved.W2[j] : kind === "slope" ? p.dW2[j] : now.W2[j], kind);
      });
      const lit = [[], hidden.slice(0, 2), hidden.slice(0, 2), [output], [output], [output], [output], hidden, hidden.slice(0, 2), hidden.slice(0, 2), inputs, []][at];
      [...inputs, ...hidden, output].forEach((each) => { each.circle.dataset.lit = lit.includes(each); });

      const [words, numbers] = tell(at, now, p, after);
      formula.set(numbers);
      readout.set(words, at === LAST ? (after < p.loss ? "ok" : "neg") : "");
      graph.svg.setAttribute("aria-label", `The network of the worked example. ${words} ${numbers}.`);
      stage.set(at);
      stage.input.setAttribute("aria-valuetext", `${at} of ${LAST}: ${words}`);
      xs.forEach((input, i) => input.set(now.x[i]));
      y.set(now.y);
      rate.set(now.rate);
      back.enable(at > 0);
      forth.text(at < LAST ? "Step" : "Go on");
      publish({ stage: at, steps: now.steps, loss: p.loss, after, delta2: p.delta2, delta11: p.delta1[0], delta12: p.delta1[1] });
    };
  }

  return { model: { pass, step, tidy }, start: START, build };
})());
