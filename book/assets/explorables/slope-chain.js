/* A chain of layers: how large a value is after each of them, and what is left of a small change of the start. */
Explorables.register("slope-chain", (() => {
  "use strict";
  const { tidy, number } = Explorables.format;

  /* ---------- model: functions and slopes as in solutions/numpy_ref ---------- */

  const sigmoid = (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

  /** At 0, where ReLU and leaky ReLU have a kink, the slope is that on the left. */
  const FUNCTIONS = [
    { name: "sigmoid", value: sigmoid, slope: (x) => sigmoid(x) * sigmoid(-x) },
    { name: "tanh", value: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2 },
    { name: "ReLU", value: (x) => Math.max(0, x), slope: (x) => (x > 0 ? 1 : 0) },
    { name: "leaky ReLU", value: (x) => (x >= 0 ? x : 0.1 * x), slope: (x) => (x > 0 ? 1 : 0.1) },
    { name: "ELU", value: (x) => (x >= 0 ? x : Math.expm1(x)), slope: (x) => (x > 0 ? 1 : Math.exp(x)) },
  ];
  const MOST = 20; // layers
  const UNITS = 64; // of a wide layer

  /** One unit per layer: the values a0, a1, … and the slopes through 0, 1, … layers. */
  function chain(which, weight, start, layers) {
    const { value, slope } = FUNCTIONS[which];
    const [values, slopes] = [[start], [1]];
    for (let j = 0; j < layers; j += 1) {
      const z = weight * values[j];
      values.push(value(z));
      slopes.push(slopes[j] * weight * slope(z));
    }
    return { values, slopes };
  }

  /** Numbers that look random and are the same for everybody: normal ones, with mean 0 and variance 1. */
  function normal(seed) {
    let state = seed;
    const uniform = () => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
    };
    return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  }

  /** The typical size of numbers: the root of the mean of their squares. */
  const size = (row) => Math.sqrt(row.reduce((sum, v) => sum + v * v, 0) / row.length);

  let kept = null;
  /** What is drawn once: inputs and a change of them, both of size 1, and the weights of each layer, one row per input. */
  function drawn() {
    if (!kept) {
      const next = normal(20);
      const row = () => Array.from({ length: UNITS }, next);
      const unit = (numbers) => numbers.map((v) => v / size(numbers));
      const [inputs, change] = [unit(row()), unit(row())];
      kept = { inputs, change, weights: Array.from({ length: MOST }, () => Array.from({ length: UNITS }, row)) };
    }
    return kept;
  }

  /** Wide layers: the typical size of the values after 0, 1, … layers, and of a small change, beginning with 1. */
  function wide(which, scale, start, layers) {
    const { value, slope } = FUNCTIONS[which];
    const { inputs, change, weights } = drawn();
    const times = (row, W) => row.map((_, i) => row.reduce((sum, v, k) => sum + v * W[k][i], 0) * (scale / Math.sqrt(UNITS)));
    let [a, d] = [inputs.map((v) => start * v), change];
    const [values, slopes] = [[size(a)], [1]];
    for (let j = 0; j < layers; j += 1) {
      const z = times(a, weights[j]);
      d = times(d, weights[j]).map((v, i) => v * slope(z[i]));
      a = z.map(value);
      values.push(size(a));
      slopes.push(size(d));
    }
    return { values, slopes };
  }

  /* ---------- words ---------- */

  const raised = (whole) => String(whole).replace(/[-\d]/g, (c) => "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"[c] ?? "\u207b");

  /** Three figures of a number; a very small or large one as 9.5·10⁻⁷. */
  function figures(v) {
    const much = Math.abs(v);
    if (much === 0 || (much >= 0.001 && much < 10000)) return number(Number(v.toPrecision(3)), 6);
    const [mantissa, exponent] = v.toExponential(1).split("e");
    return `${mantissa.replace("-", "\u2212")}\u00b7${10}${raised(Number(exponent))}`;
  }

  /* ---------- view ---------- */

  const TALL = 4; // how far up and down values are drawn
  const DECADES = [-18, 9]; // of the slope

  /** Something for each layer, from 0 to 20. */
  class Chart extends Explorables.Board {
    constructor(host, { low, high, step, label, title, tick }) {
      super(host, { width: 400, height: 220, box: [0, MOST, low, high], label });
      for (let y = Math.ceil(low / step) * step; y <= high; y += step) {
        this.segment(y ? "xp-grid" : "xp-axis", "grid")([0, y], [MOST, y]);
        this.text([0, y], tick(y), { dx: -6, dy: 4, anchor: "end", kind: "xp-tick" });
      }
      for (let j = 0; j <= MOST; j += 5) this.text([j, low], number(j), { dy: 17, kind: "xp-tick" });
      this.text([MOST, low], "layers", { dx: 4, dy: -6, anchor: "end", kind: "xp-tick" });
      this.text([0, high], title, { dx: 6, dy: -5, anchor: "start", kind: "xp-axis-name" });
    }

    place([j, y]) {
      const [left, right, low, high] = this.box;
      return [50 + ((j - left) / (right - left)) * (this.width - 66), 24 + ((high - y) / (high - low)) * (this.height - 50)];
    }

    locate([px, py]) {
      const [left, right, low, high] = this.box;
      return [left + ((px - 50) / (this.width - 66)) * (right - left), high - ((py - 24) / (this.height - 50)) * (high - low)];
    }
  }

  function build({ board, panel, set, state, publish }) {
    const heights = new Chart(board, {
      low: -TALL, high: TALL, step: 2, tick: (y) => number(y), title: "value", label: "The value after each layer",
    });
    const scale = new Chart(board, {
      low: DECADES[0], high: DECADES[1], step: 9, tick: (y) => (y ? `10${raised(y)}` : "1"), title: "what is left of a small change",
      label: "What is left of a small change after each layer, on a scale of powers of ten",
    });
    const path = (chart) => Explorables.svg("polyline", { class: "xp-curve" }, chart.layers.lines);
    const dots = (chart) => Explorables.svg("path", { class: "xp-dots" }, chart.layers.lines);
    const parts = [heights, scale].map((chart) => [chart, path(chart), dots(chart)]);
    const end = scale.text([0, 0], "", { layer: "marks", kind: "xp-name" });
    const handle = heights.handle({ name: "The start", step: 0.1, onMove: ([, y]) => begin(y) });

    const formula = panel.line();
    const readout = panel.readout();
    const choice = panel.group("Function");
    const buttons = FUNCTIONS.map(({ name }, which) => choice.button(name, () => set({ which })));
    const width = panel.group("Units in each layer");
    const widths = [
      width.button("1", () => set({ wide: false })),
      width.button(`${UNITS}, random weights`, () => set({ wide: true, start: Math.max(0.1, Math.abs(state().start)) })),
    ];
    const weight = panel.slider("Weight, or scale of the weights, g", { min: 0.1, max: 3, step: 0.05, onInput: (v) => set({ weight: v }) });
    const layers = panel.slider("Layers", { min: 1, max: MOST, step: 1, onInput: (v) => set({ layers: v }) });
    const start = panel.slider("Start", { min: -TALL, max: TALL, step: 0.1, onInput: (v) => begin(v) });

    /** A size is never negative. */
    function begin(v) {
      set({ start: Math.min(TALL, Math.max(state().wide ? 0.1 : -TALL, v)) });
    }

    /** Points that leave the chart wait at its edge. */
    function draw([chart, line, marks], heightsOf) {
      const [, , low, high] = chart.box;
      const points = heightsOf.map((y, j) => chart.place([j, Math.min(high, Math.max(low, y))]).map((v) => tidy(v, 2)));
      line.setAttribute("points", points.map((p) => p.join(",")).join(" "));
      marks.setAttribute("d", points.map(([x, y]) => `M${x} ${y}h0.01`).join(""));
    }

    return (now) => {
      const { name } = FUNCTIONS[now.which];
      const { values, slopes } = (now.wide ? wide : chain)(now.which, now.weight, now.start, now.layers);
      const [last, left] = [values[now.layers], slopes[now.layers]];
      const log = (v) => (v === 0 ? DECADES[0] : Math.log10(Math.abs(v)));

      draw(parts[0], values);
      draw(parts[1], slopes.map(log));
      handle.move([0, values[0]], `start ${figures(values[0])}`);
      const exact = left === 0 ? "exactly 0" : figures(left);
      end.text(exact);
      end.move([Math.min(MOST - 3, Math.max(2, now.layers)), Math.min(DECADES[1] - 5, Math.max(DECADES[0] + 2, log(left) + 1.5))]);

      const g = number(now.weight);
      formula.set(now.wide ? `next = f(inputs @ W), with deviation ${g}/\u221a${UNITS}` : `next = f(${g} \u00b7 value)`);
      const many = `${now.layers} ${name} layer${now.layers === 1 ? "" : "s"}`;
      const ending = now.wide ? `the values have the typical size ${figures(last)}` : `the value is ${figures(last)}`;
      const fate = left === 0 || left < 0.001 ? " It vanishes." : left > 1000 ? " It explodes." : "";
      readout.set(`After ${many} ${ending}, and of a small change ${exact} is left.${fate}`, fate ? "neg" : "ok");
      buttons.forEach((button, i) => button.set(i === now.which));
      widths.forEach((button, i) => button.set(Boolean(i) === now.wide));
      weight.set(now.weight);
      layers.set(now.layers);
      start.set(now.start);
      publish({
        function: name, wide: String(now.wide), weight: now.weight, start: now.start, layers: now.layers,
        value: last.toExponential(10), left: left.toExponential(10),
      });
    };
  }

  return {
    model: { FUNCTIONS, MOST, UNITS, chain, wide, drawn, size, figures },
    start: { which: 0, wide: false, weight: 1, start: 1, layers: 20 },
    build,
  };
})());
