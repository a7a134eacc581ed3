/* A network with two inputs, two hidden units and one output, as a graph and as a product of matrices.
   The chosen unit lights the lines that lead to it, its column, the row that meets it, and its sum. */
Explorables.register("feedforward", (() => {
  "use strict";
  const { tidy, number } = Explorables.format;
  const { svg } = Explorables;

  /* ---------- model: as in solutions/numpy_ref/feedforward.py, for one example ---------- */

  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const addBias = (a) => [...a, 1];
  const scores = (a, W) => W[0].map((_, j) => addBias(a).reduce((sum, v, i) => sum + v * W[i][j], 0));

  /** The scores and the answers of each layer. */
  function layers(x, matrices) {
    let a = x;
    return matrices.map((W) => {
      const z = scores(a, W);
      a = z.map(sigmoid);
      return { z, a };
    });
  }
  const forward = (x, W1, W2) => layers(x, [W1, W2])[1].a;

  /* ---------- view ---------- */

  const W1 = [[0.5, -0.5], [0.25, 0.75], [0, -0.25]];
  const W2 = [[1], [-1], [0.5]];
  const ONE = "1";
  const INPUTS = ["x\u2081", "x\u2082", ONE];
  const HIDDEN = ["h\u2081", "h\u2082", ONE];
  const UNITS = ["h\u2081", "h\u2082", "\u0177"]; // those that compute
  const NODES = [ // layer, place in it, name, where
    ...INPUTS.map((name, i) => ({ layer: 0, i, name, said: i < 2 ? `Input ${i + 1}` : "The 1 beside the inputs", at: [48, 38 + 66 * i] })),
    ...HIDDEN.map((name, i) => ({ layer: 1, i, name, said: i < 2 ? `Hidden unit ${i + 1}` : "The 1 of the hidden layer", at: [200, 38 + 66 * i] })),
    { layer: 2, i: 0, name: "\u0177", said: "Output unit", at: [352, 104] },
  ];
  const UNIT_NODES = [3, 4, 6]; // where those are among the nodes
  const LABELS = [[0.5, 0.3, 0.26], [0.62, 0.64, 0.55]]; // how far along its line a weight of the first layer stands
  const STEPS = ["The inputs are there.", "The hidden layer has answered.", "The output has answered."];
  const TABLE_TOP = 228; // where the tables begin, below the graph
  const CELL = [58, 30];

  const short = (value) => number(value, 4);
  const signed = (value) => (value < 0 ? `(${short(value)})` : short(value));

  function build({ board, panel, actions, set, state, publish }) {
    const view = new Explorables.Board(board, { width: 400, height: 400, box: [0, 400, 0, 400], label: "The network as a graph, and the product of matrices of one layer" });
    const edges = [];
    for (const [from, to] of [[0, 1], [1, 2]]) {
      for (const a of NODES.filter((n) => n.layer === from)) {
        for (const b of NODES.filter((n) => n.layer === to && n.name !== ONE)) {
          const line = view.segment("xp-flow");
          line(a.at, b.at);
          const part = to === 2 ? 0.45 : LABELS[b.i][a.i];
          const at = a.at.map((v, k) => v + part * (b.at[k] - v));
          const label = view.text(at, "", { dy: 4, kind: "xp-tick xp-edge-label", layer: "marks" });
          const node = view.layers.lines.lastChild;
          edges.push({ a, b, node, label });
        }
      }
    }

    const nodes = NODES.map((node, k) => {
      const { outer, inner } = view.fixed(view.layers.handles, node.at);
      outer.setAttribute("class", node.name === ONE ? "xp-unit xp-constant" : "xp-unit");
      for (const [key, value] of Object.entries({ tabindex: 0, role: "button" })) outer.setAttribute(key, value);
      svg("circle", { r: 22, class: "xp-target" }, inner);
      svg("circle", { r: 21, class: "xp-disc" }, inner);
      const name = svg("text", { y: node.name === ONE ? 5 : -2, "text-anchor": "middle", class: "xp-name" }, inner);
      name.textContent = node.name;
      const value = svg("text", { y: 12, "text-anchor": "middle", class: "xp-unit-value" }, inner);
      const choose = () => {
        if (state().chosen === k) return;
        set(UNIT_NODES.includes(k) ? { chosen: k, unit: UNIT_NODES.indexOf(k) } : { chosen: k });
      };
      outer.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && choose());
      outer.addEventListener("click", choose);
      outer.addEventListener("focus", choose);
      outer.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); }
      });
      return { outer, value };
    });

    /* The tables: the row on the left, the table of weights above, the scores and the answers where they meet. */
    const cells = {};
    const cell = (key, column, row) => {
      const [w, h] = CELL;
      const at = [26 + column * w, TABLE_TOP + row * h];
      const box = svg("rect", { x: at[0] + 1.5, y: at[1] + 1.5, width: w - 3, height: h - 3, rx: 3, class: "xp-cell" }, view.layers.areas);
      const words = view.text([at[0] + w / 2, at[1] + h / 2], "", { dy: 4, kind: "xp-tick", layer: "marks" });
      cells[key] = { box, words };
    };
    for (let i = 0; i < 3; i += 1) {
      cell(`a${i}`, i, 3.5);
      for (let j = 0; j < 2; j += 1) cell(`w${i}${j}`, 3.5 + j, i);
    }
    for (let j = 0; j < 2; j += 1) {
      cell(`z${j}`, 3.5 + j, 3.5);
      cell(`s${j}`, 3.5 + j, 4.6);
    }
    const place = (column, row) => [26 + column * CELL[0], TABLE_TOP + row * CELL[1]];
    const head = view.text(place(1.5, 3.2), "", { kind: "xp-name", layer: "marks" });
    const tableName = view.text(place(3.35, 1.65), "", { anchor: "end", kind: "xp-name", layer: "marks" });
    const afterName = view.text(place(3.35, 5.2), "", { anchor: "end", kind: "xp-name", layer: "marks" });

    const readout = panel.readout();
    const sum = panel.line("xp-equation xp-arithmetic");
    const move = panel.group("Layer by layer");
    /** Go to a step, and look at the layer that has just answered: at the chosen unit, or else at the first. */
    const go = (step) => {
      const layer = Math.max(1, step);
      const { chosen } = state();
      if (NODES[chosen].layer === layer && UNIT_NODES.includes(chosen)) return set({ step });
      const first = UNIT_NODES.find((k) => NODES[k].layer === layer);
      return set({ step, chosen: first, unit: UNIT_NODES.indexOf(first) });
    };
    const back = move.button("Back", () => go(Math.max(0, state().step - 1)));
    const next = move.button("Next layer", () => go(Math.min(2, state().step + 1)), "xp-main");
    const example = panel.group("The example");
    const xs = ["x\u2081", "x\u2082"].map((label, i) => example.number(label, {
      min: -9, max: 9, step: 0.5,
      onInput: (v) => { const { x } = state(); x[i] = v; set({ x }); },
    }));
    const which = panel.select("Unit", UNITS, (u) => set({ unit: u, chosen: UNIT_NODES[u] }));
    const weights = panel.group("Its weights and its bias");
    const ws = [0, 1, 2].map((i) => weights.number(["w\u2081", "w\u2082", "b"][i], {
      min: -9, max: 9, step: 0.25,
      onInput(v) {
        const now = state();
        const [W, j] = now.unit === 2 ? [now.W2, 0] : [now.W1, now.unit];
        W[i][j] = v;
        set({ W1: now.W1, W2: now.W2, chosen: UNIT_NODES[now.unit] });
      },
    }));

    const lit = (node, on) => node.classList.toggle("xp-lit", on);

    return (now) => {
      const found = layers(now.x, [now.W1, now.W2]);
      const values = [[...now.x, 1], [...found[0].a, 1], found[1].a];
      const chosen = NODES[now.chosen];
      const computes = chosen.layer > 0 && chosen.name !== ONE;
      const layer = computes ? chosen.layer - 1 : Math.min(chosen.layer, 1); // the product that is shown
      const W = [now.W1, now.W2][layer];
      const known = now.step > layer;
      const inputKnown = now.step >= layer;
      const row = computes ? null : chosen.i;
      const column = computes ? chosen.i : null;

      edges.forEach(({ a, b, node, label }) => {
        const on = computes ? b === chosen : a === chosen;
        lit(node, on);
        label.text(number([now.W1, now.W2][a.layer][a.i][b.i]));
      });
      nodes.forEach(({ outer, value }, k) => {
        const node = NODES[k];
        const there = node.layer <= now.step;
        const shown = there ? number(values[node.layer][node.i], node.layer ? 3 : 2) : "?";
        value.textContent = node.name === ONE ? "" : shown;
        outer.classList.toggle("xp-waiting", !there);
        lit(outer, k === now.chosen);
        outer.setAttribute("aria-pressed", k === now.chosen);
        outer.setAttribute("aria-label", node.name === ONE ? node.said : `${node.said}: ${there ? shown : "not computed yet"}`);
      });

      for (let i = 0; i < 3; i += 1) {
        const a = values[layer][i];
        cells[`a${i}`].words.text(inputKnown || i === 2 ? number(a, 3) : "?");
        lit(cells[`a${i}`].box, computes || i === row);
        for (let j = 0; j < 2; j += 1) {
          const there = j < W[0].length;
          cells[`w${i}${j}`].box.style.display = there ? "" : "none";
          cells[`w${i}${j}`].words.text(there ? number(W[i][j]) : "");
          lit(cells[`w${i}${j}`].box, computes ? j === column : i === row);
        }
      }
      for (let j = 0; j < 2; j += 1) {
        const there = j < W[0].length;
        for (const [key, list] of [["z", found[layer].z], ["s", found[layer].a]]) {
          cells[`${key}${j}`].box.style.display = there ? "" : "none";
          cells[`${key}${j}`].words.text(there ? (known ? number(list[j], 3) : "?") : "");
          lit(cells[`${key}${j}`].box, computes && j === column);
        }
      }
      head.text(layer ? "[ h\u2081, h\u2082, 1 ]" : "[ x\u2081, x\u2082, 1 ]");
      tableName.text(layer ? "W\u207D\u00B2\u207E" : "W\u207D\u00B9\u207E");
      afterName.text(`\u03C3 of it: ${layer ? "\u0177" : "H"}`);

      const said = computes ? `${chosen.said}: its column of W meets the row on the left.`
        : `${chosen.said}: its row of W holds the weights from it to each unit.`;
      readout.set(`${STEPS[now.step]} ${said}`);
      if (!computes) {
        const to = W[row].map((w, j) => `${number(w)} to ${layer ? "\u0177" : HIDDEN[j]}`).join(", ");
        sum.set(`From ${chosen.name}: ${to}.`);
      } else if (known) {
        const terms = values[layer].map((v, i) => `${signed(v)}\u00B7${signed(W[i][column])}`);
        sum.set(`${terms.join(" + ")} = ${short(found[layer].z[column])},  \u03C3 gives ${short(found[layer].a[column])}`);
      } else sum.set(`${chosen.name} waits: its layer has not been computed. Press "Next layer".`);

      xs.forEach((input, i) => input.set(now.x[i]));
      which.set(now.unit);
      const [own, j] = now.unit === 2 ? [now.W2, 0] : [now.W1, now.unit];
      ws.forEach((input, i) => input.set(own[i][j]));
      back.enable(now.step > 0);
      next.enable(now.step < 2);
      publish({
        step: now.step, chosen: chosen.said, layer: layer + 1,
        x: now.x.join(" "), w1: now.W1.flat().join(" "), w2: now.W2.flat().join(" "),
        z1: found[0].z.map((v) => tidy(v)).join(" "), hidden: found[0].a.map((v) => tidy(v)).join(" "),
        z2: found[1].z[0], yHat: found[1].a[0],
      });
    };
  }

  return {
    model: { sigmoid, addBias, scores, layers, forward },
    start: { x: [1, 2], W1, W2, step: 0, chosen: 3, unit: 0 },
    build,
  };
})());
