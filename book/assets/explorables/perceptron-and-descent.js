/* The perceptron's update and the step of gradient descent, side by side on one point. */
Explorables.register("perceptron-and-descent", (() => {
  "use strict";
  const { number, point } = Explorables.format;
  const { svg, html } = Explorables;

  /* ---------- model: as perceptron_step and stochastic_step of the references ---------- */

  const hard = (z) => (z >= 0 ? 1 : 0);
  const soft = (z) => 1 / (1 + Math.exp(-z));
  const score = (x, { weights, bias }) => weights[0] * x[0] + weights[1] * x[1] + bias;

  /** One update; `answer` makes the prediction from the score. It is the only difference. */
  function step(x, y, line, rate, answer) {
    const change = rate * (y - answer(score(x, line)));
    return { weights: line.weights.map((w, i) => w + change * x[i]), bias: line.bias + change };
  }

  /** The lines of both methods, from the first to the one after `steps` steps. */
  function follow(x, y, line, rate, steps, answer) {
    const lines = [line];
    while (lines.length <= steps) lines.push(step(x, y, lines.at(-1), rate, answer));
    return lines;
  }

  const SLIDE = { weights: [3, 4], bias: -10 };
  const MOST = 200;
  const ROWS = 8; // of the table

  /* ---------- words ---------- */

  const digits = (value) => number(value, 5);
  const shareText = (value) => (value > 0.99999 && value < 1 ? "\u2248 1" : value > 0 && value < 0.00001 ? "\u2248 0" : number(value, 5));

  /** What there is to see. Descent's steps are the smaller ones, so it is never right before the perceptron. */
  function story(scores, y) {
    const [p, g] = scores.map((all) => all.at(-1));
    const right = [p, g].map((z) => hard(z) === y);
    const first = scores[0].length === 1;
    if (right[0] && right[1]) {
      return first ? "The point is right. The perceptron won\u2019t move; descent will, a little, unless \u03c3 is rounded to 1." : "Both are right. The perceptron has stopped; descent goes on, in ever smaller steps.";
    }
    if (right[0]) return "The perceptron is right and has stopped; descent isn\u2019t there yet.";
    if (Math.abs(soft(g) - hard(g)) < 0.01) return "Far on the wrong side, the soft prediction is nearly hard: the two agree.";
    return first ? "The point is wrong, and near the line: descent will take the smaller step." : "Both are wrong. Nearer to the line, descent takes the smaller steps.";
  }

  /* ---------- view ---------- */

  /** Both answers over the score, with a mark on each for the score that it has now. */
  function makeAnswers(board) {
    const [width, height, from, to] = [400, 130, -8, 24];
    class Chart extends Explorables.Board {
      place([z, a]) { return [((z - from) / (to - from)) * width, 104 - a * 70]; }
    }
    const chart = new Chart(board, { width, height, label: "The two predictions over the score" });
    chart.svg.setAttribute("role", "img");
    chart.segment("xp-axis", "grid")([from, 0], [to, 0]);
    for (const z of [-5, 0, 5, 10, 15, 20]) {
      chart.segment("xp-grid", "grid")([z, 0], [z, 1]);
      chart.text([z, 0], number(z), { dy: 15, kind: "xp-tick" });
    }
    chart.text([from, 1], "\u0177 over the score", { dx: 8, dy: -12, anchor: "start", kind: "xp-tick" });
    for (const a of [0, 1]) chart.text([to, a], a, { dx: -6, dy: -5, anchor: "end", kind: "xp-tick" });
    const line = (kind, values) => svg("polyline", {
      class: kind, points: values.map((p) => chart.place(p).map((v) => Number(v.toFixed(2)))).join(" "),
    }, chart.layers.lines);
    line("xp-curve", [[from, 0], [0, 0], [0, 1], [to, 1]]);
    line("xp-curve xp-soft", Array.from({ length: 129 }, (_, i) => from + (i / 128) * (to - from)).map((z) => [z, soft(z)]));
    const marks = ["M-7 0L0 -7L7 0L0 7Z", "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0"].map((d, i) => {
      const mark = chart.fixed(chart.layers.marks);
      svg("path", { d, class: i ? "xp-dot xp-dot-soft" : "xp-dot" }, mark.inner);
      return mark;
    });
    return (scores) => {
      const inside = (z) => Math.max(from + 0.5, Math.min(to - 0.5, z));
      marks[0].move([inside(scores[0]), hard(scores[0])]);
      marks[1].move([inside(scores[1]), soft(scores[1])]);
      chart.svg.setAttribute("aria-label",
        `The perceptron predicts ${hard(scores[0])}, gradient descent ${shareText(soft(scores[1]))}.`);
    };
  }

  /** The scores step by step; the last rows of it. */
  function makeTable(host) {
    const table = html("table", { class: "xp-table xp-both" }, host);
    html("caption", {}, table, "Score after each step");
    const head = html("tr", {}, html("thead", {}, table));
    for (const name of ["step", "perceptron", "descent"]) html("th", { scope: "col" }, head, name);
    const body = html("tbody", {}, table);
    const rows = Array.from({ length: ROWS }, () => {
      const row = html("tr", {}, body);
      return { row, cells: [html("th", { scope: "row" }, row), html("td", {}, row), html("td", {}, row)] };
    });
    return ([perceptron, descent]) => {
      const first = Math.max(0, perceptron.length - ROWS);
      rows.forEach(({ row, cells }, i) => {
        const k = first + i;
        const there = k < perceptron.length;
        const texts = there ? [k, digits(perceptron[k]), digits(descent[k])] : ["\u00a0", "", ""];
        row.style.visibility = there ? "" : "hidden"; // it keeps its height
        cells.forEach((cell, j) => { cell.textContent = texts[j]; });
      });
    };
  }

  function build({ board, panel, actions, set, state, publish }) {
    const plane = new Explorables.Plane(board, {
      box: [-1, 9, -1, 9], label: "A point and two lines: the perceptron\u2019s, solid, and that of gradient descent, dashed",
    });
    const [solid, dashed] = [plane.line(), plane.line("xp-line xp-soft")];
    const answers = makeAnswers(board);
    const grip = plane.handle({ name: "Point", onMove: (x) => set({ x, steps: 0 }) });

    const readout = panel.readout();
    const table = makeTable(panel.host);
    const group = panel.group("Point and label");
    const inputs = ["x\u2081", "x\u2082"].map((label, k) => group.number(label, {
      min: -1, max: 9, step: 0.5, onInput: (v) => { const { x } = state(); x[k] = v; set({ x, steps: 0 }); },
    }));
    const label = group.select("y", ["0", "1"], (y) => set({ y, steps: 0 }));
    label.input.setAttribute("aria-label", "Label y");
    const rate = panel.slider("Learning rate", { min: 0.01, max: 1, step: 0.01, onInput: (v) => set({ rate: v }) });
    const one = actions.button("Step both", () => set({ steps: state().steps + 1 }), "xp-main");
    const ten = actions.button("Ten steps", () => set({ steps: Math.min(MOST, state().steps + 10) }));

    return ({ x, y, rate: alpha, steps }) => {
      const lines = [hard, soft].map((answer) => follow(x, y, SLIDE, alpha, steps, answer));
      const scores = lines.map((all) => all.map((line) => score(x, line)));
      const [p, g] = lines.map((all) => all.at(-1));
      const now = scores.map((all) => all.at(-1));
      solid(p.weights, p.bias);
      dashed(g.weights, g.bias);
      grip.classify(y);
      grip.move(x, `${point(x)}, label ${y}`);
      answers(now);
      table(scores);
      readout.set(`Step ${steps}. ${story(scores, y)}`, now.every((z) => hard(z) === y) ? "ok" : "neg");
      inputs.forEach((input, k) => input.set(x[k]));
      label.set(y);
      rate.set(alpha);
      one.enable(steps < MOST);
      ten.enable(steps < MOST);
      publish({
        steps, perceptron: now[0], descent: now[1], y,
        pw1: p.weights[0], pw2: p.weights[1], pbias: p.bias, gw1: g.weights[0], gw2: g.weights[1], gbias: g.bias,
      });
    };
  }

  return {
    model: { score, step, follow, hard, soft, story,
      hardStep: (x, y, line, rate) => step(x, y, line, rate, hard), softStep: (x, y, line, rate) => step(x, y, line, rate, soft) },
    start: { x: [4, 5], y: 0, rate: 0.1, steps: 0 },
    build,
  };
})());
