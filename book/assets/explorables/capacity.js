/* Polynomials of degree 0 to 11 fitted to twelve points, and their errors on these and on held back points. */
Explorables.register("capacity", (() => {
  "use strict";
  const { tidy } = Explorables.format;
  const { svg, Board } = Explorables;

  /* ---------- model: least squares in Chebyshev polynomials, by Householder reflections ---------- */

  const MOST = 11; // degree

  /** T₀(x) to T_d(x): a basis in which high degrees stay calm on [−1, 1]. */
  function basis(x, degree) {
    const row = [1, x];
    for (let k = 2; k <= degree; k += 1) row.push(2 * x * row[k - 1] - row[k - 2]);
    return row.slice(0, degree + 1);
  }

  /** The coefficients with the least squared error at the points. */
  function fit(x, y, degree) {
    const [m, n] = [x.length, degree + 1];
    const rows = x.map((at, i) => [...basis(at, degree), y[i]]); // the right side is the last column
    for (let k = 0; k < Math.min(n, m - 1); k += 1) {
      const column = rows.slice(k).map((row) => row[k]);
      const length = Math.hypot(...column);
      column[0] += column[0] >= 0 ? length : -length; // the direction to reflect at
      const square = column.reduce((sum, v) => sum + v * v, 0);
      if (!square) continue;
      for (let j = k; j <= n; j += 1) {
        const along = (2 * column.reduce((sum, v, i) => sum + v * rows[k + i][j], 0)) / square;
        column.forEach((v, i) => { rows[k + i][j] -= along * v; });
      }
    }
    const found = Array(n).fill(0);
    for (let k = n - 1; k >= 0; k -= 1) {
      let rest = rows[k][n];
      for (let j = k + 1; j < n; j += 1) rest -= rows[k][j] * found[j];
      found[k] = rest / rows[k][k];
    }
    return found;
  }

  const value = (coefficients, x) => basis(x, coefficients.length - 1).reduce((sum, t, k) => sum + coefficients[k] * t, 0);
  const error = (coefficients, [x, y]) => x.reduce((sum, at, i) => sum + (value(coefficients, at) - y[i]) ** 2, 0) / x.length;

  /** For each degree the coefficients and both errors. */
  const fits = ({ train, val }) => Array.from({ length: MOST + 1 }, (_, degree) => {
    const coefficients = fit(...train, degree);
    return { coefficients, train: error(coefficients, train), val: error(coefficients, val) };
  });

  /* ---------- words ---------- */

  const digits = (v) => (v < 5e-4 ? "0.000" : v < 10 ? v.toFixed(3) : v.toFixed(1));

  function story(degree, all) {
    const best = all.reduce((least, { val }, d) => (val < all[least].val ? d : least), 0);
    const { train, val } = all[degree];
    const numbers = `Degree ${degree}: error ${digits(train)} on the points learned from, ${digits(val)} on those held back.`;
    if (degree === best) return [`${numbers} No other degree does better on the held back points.`, "ok"];
    if (degree < best) return [`${numbers} Too little capacity: a higher degree does better on the held back points.`, ""];
    if (degree === MOST) return [`${numbers} Learned by heart: twelve numbers for twelve points.`, "neg"];
    return [`${numbers} Too much capacity: the curve begins to learn the noise.`, "neg"];
  }

  /* ---------- view ---------- */

  const [LEFT, RIGHT] = [60, 388];

  /** The points and the curve. */
  class Picture extends Board {
    constructor(host) {
      super(host, { width: 400, height: 230, box: [-1, 1, -2.4, 2.4], label: "Twelve points learned from, twelve held back, and the curve" });
      this.svg.setAttribute("role", "img");
      for (const y of [-2, -1, 0, 1, 2]) {
        this.segment(y ? "xp-grid" : "xp-axis", "grid")([-1, y], [1, y]);
        this.text([-1, y], String(y).replace("-", "\u2212"), { dx: -9, dy: 4, anchor: "end", kind: "xp-tick" });
      }
    }

    place([x, y]) { return [LEFT + ((x + 1) / 2) * (RIGHT - LEFT), 115 - (y / 2.4) * 108]; }
  }

  const [LOW, HIGH] = [-3, 2]; // powers of ten

  /** Both errors over the degree, on a scale of powers of ten. */
  class Errors extends Board {
    constructor(host) {
      super(host, { width: 400, height: 230, box: [0, MOST, LOW, HIGH], label: "The two errors over the degree" });
      for (let power = LOW; power <= HIGH; power += 1) {
        this.segment(power === LOW ? "xp-axis" : "xp-grid", "grid")([0, power], [MOST, power]);
        this.text([0, power], power < 0 ? (10 ** power).toFixed(-power) : String(10 ** power), { dx: -10, dy: 4, anchor: "end", kind: "xp-tick" });
      }
      for (let d = 0; d <= MOST; d += 1) this.text([d, LOW], String(d), { dy: 18, kind: "xp-tick" });
    }

    place([d, power]) { return [LEFT + (d / MOST) * (RIGHT - LEFT - 12), 196 - ((power - LOW) / (HIGH - LOW)) * 184]; }
    locate([px, py]) { return [((px - LEFT) / (RIGHT - LEFT - 12)) * MOST, LOW + ((196 - py) / 184) * (HIGH - LOW)]; }
  }

  const height = (v) => Math.min(HIGH, Math.max(LOW, Math.log10(Math.max(v, 1e-12))));

  function polyline(board, kind, layer = "lines") {
    const node = svg("polyline", { class: `xp-open ${kind}` }, board.layers[layer]);
    return (points) => node.setAttribute("points", points.map((p) => board.place(p).map((v) => tidy(v, 2))).join(" "));
  }

  /** A filled circle for what is learned from, a hollow diamond for what is held back. */
  function spot(board, at, kind) {
    const { inner } = board.fixed(board.layers.marks, at);
    if (kind === "train") svg("circle", { r: 4.5, class: "xp-set-train xp-filled" }, inner);
    else svg("path", { d: "M0 -6 L6 0 L0 6 L-6 0 Z", class: "xp-set-val" }, inner);
  }

  function build({ board, panel, set, publish }) {
    const data = JSON.parse(document.querySelector('script[data-for="capacity"]').textContent);
    const all = fits(data);
    const best = all.reduce((least, { val }, d) => (val < all[least].val ? d : least), 0);

    const picture = new Picture(board);
    const curve = polyline(picture, "xp-fit");
    for (const kind of ["train", "val"]) data[kind][0].forEach((x, i) => spot(picture, [x, data[kind][1][i]], kind));
    const outside = (y) => Math.min(2.6, Math.max(-2.6, y));

    const chart = new Errors(board);
    for (const kind of ["train", "val"]) {
      polyline(chart, `xp-set-${kind}`)(all.map((each, d) => [d, height(each[kind])]));
      all.forEach((each, d) => spot(chart, [d, height(each[kind])], kind));
    }
    const here = chart.segment("xp-here", "grid");
    const choose = (d) => set({ degree: Math.min(MOST, Math.max(0, Math.round(d))) });
    const handle = chart.handle({ name: "Degree", step: 1, big: 3, onMove: ([d]) => choose(d) });

    const readout = panel.readout();
    const slider = panel.slider("Degree of the polynomial", { min: 0, max: MOST, step: 1, onInput: choose });
    const presets = panel.group("Go to");
    const goals = [["too little", 1], ["best", best], ["by heart", MOST]].map(([name, d]) =>
      [d, presets.button(name, () => choose(d))]);
    const legend = panel.group("What is what");
    for (const [kind, name] of [["train", "learned from"], ["val", "held back"]]) {
      const row = legend.line("xp-key");
      const sign = svg("svg", { viewBox: "-8 -8 16 16", width: 16, height: 16, "aria-hidden": "true" });
      if (kind === "train") svg("circle", { r: 5, class: "xp-set-train xp-filled" }, sign);
      else svg("path", { d: "M0 -6 L6 0 L0 6 L-6 0 Z", class: "xp-set-val" }, sign);
      row.node.append(sign, ` ${name}`);
    }

    return ({ degree }) => {
      const { coefficients, train, val } = all[degree];
      curve(Array.from({ length: 301 }, (_, i) => [i / 150 - 1, outside(value(coefficients, i / 150 - 1))]));
      here([degree, LOW], [degree, HIGH]);
      handle.move([degree, height(val)], `degree ${degree}, error ${digits(train)} on the points learned from, ${digits(val)} on those held back`);
      handle.node.setAttribute("aria-valuemin", 0);
      handle.node.setAttribute("aria-valuemax", MOST);
      readout.set(...story(degree, all));
      slider.set(degree);
      goals.forEach(([d, button]) => button.set(d === degree));
      publish({ degree, train: String(train), val: String(val), best });
    };
  }

  return { model: { basis, fit, value, error, fits }, start: { degree: 1 }, build };
})());
