/* The rows of a truth table are the corners of a square, and one line tries to get them right.
   For XOR it never gets more than three; three units get all four. */
Explorables.register("logic", (() => {
  "use strict";
  const { tidy, number, point, equation } = Explorables.format;
  const { clip, project } = Explorables.geometry;
  const { html, svg } = Explorables;

  const ROWS = [[0, 0], [0, 1], [1, 0], [1, 1]];
  const FUNCTIONS = [
    { name: "AND", table: [0, 0, 0, 1] },
    { name: "OR", table: [0, 1, 1, 1] },
    { name: "NAND", table: [1, 1, 1, 0] },
    { name: "NOT x\u2081", table: [1, 1, 0, 0] }, // x₂ is there, but must not matter
    { name: "XOR", table: [0, 1, 1, 0] },
  ];
  const XOR = 4;
  const UNITS = {
    and: { weights: [1, 1], bias: -1.5 },
    or: { weights: [1, 1], bias: -0.5 },
    nand: { weights: [-1, -1], bias: 1.5 },
  };

  const BOX = [-0.95, 1.95, -0.95, 1.95];
  const NEAR = [-0.2, 1.2]; // where the foot of the arrow may be, in both directions
  const LENGTH = 0.5; // of the arrow, for a weight of 1
  const MOST = 2; // the greatest weight
  const ENOUGH = 3; // so many different columns of answers tried for XOR, then we say why none is right

  const step = (z) => (z >= 0 ? 1 : 0);
  const score = (x, { weights, bias }) => tidy(weights[0] * x[0] + weights[1] * x[1] + bias);
  const perceptron = (x, unit) => step(score(x, unit));
  const hidden = (x) => [perceptron(x, UNITS.or), perceptron(x, UNITS.nand)];
  const xor = (x) => perceptron(hidden(x), UNITS.and);
  const isRight = (answers, goal) => answers.map((answer, i) => answer === FUNCTIONS[goal].table[i]);

  const limit = (value, [least, greatest]) => tidy(Math.min(greatest, Math.max(least, value)));
  const biasThrough = (at, weights) => tidy(-(weights[0] * at[0] + weights[1] * at[1]));

  /** Where the arrow stands on the line: as near to the middle of the square as it can. */
  const foot = (weights, bias) =>
    (weights[0] || weights[1] ? project([0.5, 0.5], weights, bias) : [0.5, 0.5]).map((v) => limit(v, NEAR));

  /** What the readout says of one line. */
  function verdict({ goal, weights, bias, tried }, answers) {
    const { name } = FUNCTIONS[goal];
    const wrong = ROWS.filter((_, i) => !isRight(answers, goal)[i]);
    if (!wrong.length) return `4/4: this unit computes ${name}.`;
    const right = 4 - wrong.length;
    if (goal === XOR && tried.length >= ENOUGH) {
      return `${right}/4, and no line gets 4: the middle lies between two circles and between two squares, and can't be on both sides.`;
    }
    if (!weights[0] && !weights[1]) return `${right}/4. Both weights are 0: no line, and the same answer in every row.`;
    const value = score(wrong[0], { weights, bias });
    const first = `${point(wrong[0])} has the score ${number(value)}${value === 0 ? ", a tie," : ""} and answers ${step(value)}.`;
    return `${right}/4. ${first}${wrong.length > 1 ? ` Also wrong: ${wrong.slice(1).map((x) => point(x)).join(", ")}.` : ""}`;
  }

  function build({ board, panel, actions, set, state, publish }) {
    const plane = new Explorables.Plane(board, {
      box: BOX, tick: 1, label: "The four rows as corners of a square, and the line of one unit",
    });
    const [accepted, rejected] = ["xp-area-pos", "xp-area-neg"].map(area);
    const diagonals = [plane.segment("xp-old"), plane.segment("xp-old")];
    const [line, second] = [plane.line(), plane.line()];
    const names = [[0.35, -0.3], [0.65, 1.35]].map((at) => plane.text(at, "", { kind: "xp-name", layer: "marks" }));
    const arrow = plane.arrow("xp-arrow");
    const rings = ROWS.map((x) =>
      svg("circle", { r: 13, class: "xp-wrong" }, plane.fixed(plane.layers.marks, x).inner));
    const corners = ROWS.map((x) => plane.mark(x));

    /** A shaded area; what lies in two of its polygons is left out. */
    function area(kind) {
      const node = svg("path", { class: kind, "fill-rule": "evenodd" }, plane.layers.areas);
      const path = (polygon) => (polygon.length ? `M${polygon.map((p) => plane.place(p)).join("L")}Z` : "");
      return (...polygons) => node.setAttribute("d", polygons.map(path).join(""));
    }

    /** Every change of the line goes through here, so that the answers tried for XOR are remembered. */
    function change(changes) {
      const now = { ...state(), ...changes };
      const answers = ROWS.map((x) => perceptron(x, now)).join("");
      set({ ...changes, tried: now.goal === XOR ? [...new Set([...now.tried, answers])] : [] });
    }
    const turn = (weights, at) => change({ weights, bias: biasThrough(at, weights), foot: at });
    const type = (weights, bias) => change({ weights, bias, foot: foot(weights, bias) });

    const lineHandle = plane.handle({
      name: "Foot of the arrow: moves the line", step: 0.05, big: 0.25,
      onMove: (at) => turn(state().weights, at.map((v) => limit(v, NEAR))),
    });
    const arrowHandle = plane.handle({
      name: "Tip of the arrow: turns the line", text: "w", bare: true, step: 0.05, big: 0.25,
      onMove(tip) {
        const at = state().foot;
        turn(tip.map((v, i) => limit(Math.round(((v - at[i]) / LENGTH) * 10) / 10, [-MOST, MOST])), at);
      },
    });

    const goal = panel.select("Function", FUNCTIONS.map(({ name }) => name), (i) => change({ goal: i, network: false }));
    const shown = panel.line();
    const table = html("table", { class: "xp-table" }, panel.host);
    const readout = panel.readout();
    const unit = panel.group("Weights and bias of the unit");
    const weightInputs = ["w\u2081", "w\u2082"].map((label, i) => unit.number(label, {
      min: -MOST, max: MOST, step: 0.1,
      onInput: (v) => { const { weights, bias } = state(); weights[i] = v; type(weights, bias); },
    }));
    const biasInput = unit.number("b", { min: -4, max: 4, step: 0.1, onInput: (v) => type(state().weights, v) });
    const network = actions.button("XOR from three units", () => change({ goal: XOR, network: !state().network }));

    /** The truth table, with what the unit (or the three units) make of every row. */
    function fillTable(heads, cells, right) {
      const caption = html("caption", {});
      const count = right.filter(Boolean).length;
      html("span", {}, caption, `${count}/4 rows right`);
      html("meter", { min: 0, max: 4, value: count, "aria-hidden": "true" }, caption);
      const head = html("tr", {});
      [...heads, "right?"].forEach((text) => html("th", { scope: "col" }, head, text));
      const rows = cells.map((row, i) => {
        const line = html("tr", { "data-right": String(right[i]) });
        [...row.map((v) => number(v)), right[i] ? "\u2713 yes" : "\u2717 no"].forEach((text) => html("td", {}, line, text));
        return line;
      });
      const [thead, tbody] = [html("thead", {}), html("tbody", {})];
      thead.append(head);
      tbody.append(...rows);
      table.replaceChildren(caption, thead, tbody);
    }

    return (now) => {
      const { name, table: wanted } = FUNCTIONS[now.goal];
      const answers = ROWS.map((x) => (now.network ? xor(x) : perceptron(x, now)));
      const right = isRight(answers, now.goal);
      const whole = right.every(Boolean);
      const side = ({ weights, bias }, sign) => clip(BOX, weights, bias, sign);

      const { or, nand } = UNITS;
      const [one, other] = now.network ? [or, nand] : [now, now]; // without a second line, both are the same
      line(one.weights, one.bias);
      second(other.weights, other.bias);
      if (now.network) {
        accepted(side(or, 1), side(nand, -1)); // between the lines
        rejected(side(or, -1), side(nand, -1));
      } else {
        accepted(side(now, 1));
        rejected(side(now, -1));
      }
      names.forEach((text, i) => text.text(now.network ? ["OR", "NAND"][i] : ""));
      const why = now.goal === XOR && !now.network && now.tried.length >= ENOUGH;
      diagonals[0](ROWS[0], why ? ROWS[3] : ROWS[0]);
      diagonals[1](ROWS[1], why ? ROWS[2] : ROWS[1]);
      corners.forEach((corner, i) => corner.classify(wanted[i]));
      rings.forEach((ring, i) => { ring.style.display = right[i] ? "none" : ""; });

      const tip = now.foot.map((v, i) => v + LENGTH * now.weights[i]);
      arrow(now.foot, now.network ? now.foot : tip);
      lineHandle.move(now.foot);
      arrowHandle.move(tip, `weights ${point(now.weights)}`);
      for (const { node } of [lineHandle, arrowHandle]) node.style.display = now.network ? "none" : "";

      goal.set(now.goal);
      shown.set(now.network ? "(x\u2081 OR x\u2082) AND (x\u2081 NAND x\u2082)" : equation(now.weights, now.bias));
      if (now.network) {
        fillTable(["x\u2081", "x\u2082", "OR", "NAND", "AND", "XOR"],
          ROWS.map((x, i) => [...x, ...hidden(x), answers[i], wanted[i]]), right);
        readout.set("4/4. Two units draw the two lines; the third is AND of their answers, and keeps what lies between.", "ok");
      } else {
        fillTable(["x\u2081", "x\u2082", "score", "answer", name],
          ROWS.map((x, i) => [...x, score(x, now), answers[i], wanted[i]]), right);
        readout.set(verdict(now, answers), whole ? "ok" : "neg");
      }
      [...weightInputs, biasInput].forEach(({ input }) => { input.disabled = now.network; });
      weightInputs.forEach((input, i) => input.set(now.weights[i]));
      biasInput.set(now.bias);
      network.set(now.network);
      publish({
        goal: name, w1: now.weights[0], w2: now.weights[1], bias: now.bias, network: String(now.network),
        answers: answers.join(""), right: right.filter(Boolean).length,
      });
    };
  }

  return {
    model: { ROWS, FUNCTIONS, step, score, perceptron, hidden, xor, foot },
    start: { goal: 0, weights: [1, 0], bias: -0.5, foot: [0.5, 0.5], network: false, tried: [] },
    build,
  };
})());
