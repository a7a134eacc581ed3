/* Computed slopes against measured ones, weight by weight, for a right backward pass and for wrong ones. */
Explorables.register("gradient-check", (() => {
  "use strict";
  const { number } = Explorables.format;

  /* ---------- model: as solutions/numpy_ref/backpropagation.py ---------- */

  const DATA = {
    X: [[0.5, -1, 1], [1, 0.25, -0.5], [-1.5, 1, 0.75], [0.25, 2, 1], [-0.5, -0.75, -2]],
    Y: [[0, 1], [1, 1], [1, 0], [0, 0], [1, 1]],
    W1: [[1, -0.5, 0.75, 0.25], [0.25, 0.75, -1, 0.5], [-1, 0.5, 0.25, -0.75], [0.5, -0.25, 0.5, 1]],
    W2: [[1.5, -0.5], [-1, 0.75], [0.5, 1], [-0.75, -1.25], [0.5, 0.25]],
  };
  const MISTAKES = [
    "none: it is right", "σ′ missing", "h for h(1 − h)", "σ′ at h", "squared error", "wrong sign", "1/m missing",
    "first row of W2 dropped", "bias slopes 0", "1/m missing in ∂W⁽¹⁾", "[1, X] for [X, 1]",
  ];

  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const transpose = (A) => A[0].map((_, j) => A.map((row) => row[j]));
  const multiply = (A, B) => A.map((row) => B[0].map((_, j) => row.reduce((sum, v, i) => sum + v * B[i][j], 0)));
  const each = (A, f) => A.map((row, i) => row.map((v, j) => f(v, i, j)));
  const addOnes = (A) => A.map((row) => [...row, 1]);

  function forward(W1, W2) {
    const Xa = addOnes(DATA.X);
    const H = each(multiply(Xa, W1), sigmoid);
    const Ha = addOnes(H);
    return { Xa, H, Ha, YHat: each(multiply(Ha, W2), sigmoid) };
  }

  function error(W1, W2) {
    const { YHat } = forward(W1, W2);
    const losses = each(YHat, (p, i, k) => -Math.log(DATA.Y[i][k] ? p : 1 - p)).flat();
    return losses.reduce((sum, v) => sum + v, 0) / DATA.X.length;
  }

  /** The slopes of both matrices; `mistake` is a place in MISTAKES. */
  function backward(mistake = 0) {
    const name = MISTAKES[mistake];
    const { W1, W2 } = DATA;
    const { Xa, H, Ha, YHat } = forward(W1, W2);
    const sign = name === "wrong sign" ? -1 : 1;
    const delta2 = each(YHat, (p, i, k) => sign * (p - DATA.Y[i][k]) * (name === "squared error" ? p * (1 - p) : 1));
    const rows = name === "first row of W2 dropped" ? W2.slice(1) : W2.slice(0, -1);
    const slope = { "σ′ missing": () => 1, "h for h(1 − h)": (h) => h, "σ′ at h": (h) => sigmoid(h) * (1 - sigmoid(h)) }[name] ?? ((h) => h * (1 - h));
    const delta1 = each(multiply(delta2, transpose(rows)), (v, i, j) => v * slope(H[i][j]));
    const slopes = (inputs, delta, sums) => {
      const found = each(multiply(transpose(inputs), delta), (v) => (sums ? v : v / DATA.X.length));
      return name === "bias slopes 0" ? [...found.slice(0, -1), found.at(-1).map(() => 0)] : found;
    };
    const inputs = name === "[1, X] for [X, 1]" ? Xa.map((row) => [row.at(-1), ...row.slice(0, -1)]) : Xa;
    const sums = name === "1/m missing";
    return [slopes(inputs, delta1, sums || name === "1/m missing in ∂W⁽¹⁾"), slopes(Ha, delta2, sums)];
  }

  /** Central differences with the step h, one entry after the other. */
  function measured(h) {
    const moved = (W, a, b, by) => each(W, (v, i, j) => (i === a && j === b ? v + by : v));
    const { W1, W2 } = DATA;
    return [
      each(W1, (_, i, j) => (error(moved(W1, i, j, h), W2) - error(moved(W1, i, j, -h), W2)) / (2 * h)),
      each(W2, (_, i, j) => (error(W1, moved(W2, i, j, h)) - error(W1, moved(W2, i, j, -h))) / (2 * h)),
    ];
  }

  const size = (values) => Math.hypot(...values.flat(2));

  /** The relative difference of each slope, and of all together. */
  function compare(mistake, h) {
    const [computed, found] = [backward(mistake), measured(h)];
    const cells = computed.map((W, w) => each(W, (a, i, j) => {
      const n = found[w][i][j];
      return Math.abs(a) + Math.abs(n) === 0 ? 0 : Math.abs(a - n) / (Math.abs(a) + Math.abs(n));
    }));
    const gap = computed.map((W, w) => each(W, (a, i, j) => a - found[w][i][j]));
    return { cells, computed, found, all: size(gap) / (size(computed) + size(found)) };
  }

  const LIMIT = 1e-4; // above it a cell is lit

  /* ---------- view ---------- */

  const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
  function power(value) {
    const [digits, exponent] = value.toExponential(1).split("e");
    return `${digits} · ${raised(Number(exponent))}`;
  }
  const raised = (exponent) => `10${[...String(exponent)].map((c) => RAISED[c]).join("")}`;

  /** A difference as a part of the two sizes together: in percent from half a percent on, otherwise its power of ten. */
  function part(value) {
    if (value >= 0.005) return `${Math.round(100 * value)} %`;
    return value === 0 ? "0" : raised(Math.round(Math.log10(value)));
  }

  function build({ board, panel, set, publish }) {
    const { svg } = Explorables;
    const map = new Explorables.Board(board, { width: 400, height: 340, label: "A cell for each weight" });
    map.svg.setAttribute("role", "img");
    const SIDE = 46;
    const grid = (left, top, rows, columns, title, names) => {
      map.text([left + (columns * SIDE) / 2, top - 12], title, { kind: "xp-name" });
      return rows.map((name, i) => {
        map.text([left - 8, top + (i + 0.5) * SIDE], name, { dy: 5, anchor: "end", kind: "xp-tick" });
        return names.map((_, j) => {
          const at = [left + j * SIDE, top + i * SIDE];
          const cell = svg("rect", { x: at[0], y: at[1], width: SIDE, height: SIDE, class: "xp-heat" }, map.layers.areas);
          const words = map.text([at[0] + SIDE / 2, at[1] + SIDE / 2], "", { dy: 5, kind: "xp-tick", layer: "marks" });
          return { cell, words };
        });
      });
    };
    const tables = [
      grid(34, 44, ["x₁", "x₂", "x₃", "1"], 4, "W⁽¹⁾", [0, 1, 2, 3]),
      grid(290, 44, ["h₁", "h₂", "h₃", "h₄", "1"], 2, "W⁽²⁾", [0, 1]),
    ];
    map.text([200, 306], "the difference, as a part of both sizes together", { kind: "xp-tick" });
    map.text([200, 328], "dashed: more than 10⁻⁴; 100 %: one is 0, or the signs differ", { kind: "xp-tick" });

    const shown = panel.line();
    const readout = panel.readout();
    const mistake = panel.select("Mistake", MISTAKES, (i) => set({ mistake: i }));
    const step = panel.slider("Step h, as a power of ten", { min: -13, max: 0, step: 0.5, onInput: (v) => set({ power: v }) });
    const value = step.input.parentElement.querySelector(".xp-value");

    return (now) => {
      const h = 10 ** now.power;
      const { cells, all } = compare(now.mistake, h);
      let lit = 0;
      cells.forEach((W, w) => W.forEach((row, i) => row.forEach((difference, j) => {
        const { cell, words } = tables[w][i][j];
        const bad = difference > LIMIT;
        lit += bad;
        cell.dataset.lit = bad;
        cell.style.fillOpacity = bad ? 0.12 + (0.4 * (4 + Math.min(0, Math.log10(difference)))) / 4 : 0;
        words.text(part(difference));
      })));
      const count = cells.flat(2).length;
      const right = now.mistake === 0;
      const trusted = compare(0, h).cells.flat(2).every((difference) => difference <= LIMIT);
      const says = right
        ? (lit === 0 && all < 1e-6 ? "Computed and measured slopes agree: on this network the backward pass is right."
          : now.power > -4 ? "The formula is right, but h is too large: the curve bends between the two places."
            : "The formula is right, but h is too small: rounding spoils the difference of two almost equal numbers.")
        : trusted ? `${lit} of ${count} slopes are wrong: with this h, right ones agree with what is measured.`
          : `${lit} of ${count} slopes are lit, but with this h some right ones would be lit as well. Take an h near 10⁻⁵.`;
      shown.set(`all together: ${all < 0.01 ? power(all) : number(all)}`);
      readout.set(says, right && lit === 0 && all < 1e-6 ? "ok" : "neg");
      map.svg.setAttribute("aria-label", `A cell for each of ${count} weights; ${lit} are lit. ${says}`);
      mistake.set(now.mistake);
      step.set(now.power);
      value.textContent = power(h);
      step.input.setAttribute("aria-valuetext", power(h));
      publish({ h: now.power, mistake: MISTAKES[now.mistake], all: Math.log10(all), lit });
    };
  }

  return { model: { DATA, MISTAKES, backward, measured, compare, part, error: () => error(DATA.W1, DATA.W2) }, start: { mistake: 0, power: -5 }, build };
})());
