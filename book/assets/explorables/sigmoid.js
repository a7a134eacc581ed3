/* The sigmoid beside the hard step, a point that reads score → probability, and a switch to float32. */
Explorables.register("sigmoid", (() => {
  "use strict";
  const { tidy, number, equation } = Explorables.format;
  const { html, svg } = Explorables;

  /* ---------- model: as in solutions/numpy_ref/probability.py ---------- */

  const PRECISIONS = {
    float64: (v) => v, // JavaScript's own numbers
    float32: Math.fround, // rounded after every operation, as the processor does
  };

  const step = (z) => (z >= 0 ? 1 : 0);

  /** The stable sigmoid, in either precision. */
  function sigmoid(z, precision = "float64") {
    const round = PRECISIONS[precision];
    const small = round(Math.exp(-Math.abs(round(z))));
    return round((z >= 0 ? 1 : small) / round(1 + small));
  }

  /** The smallest score whose sigmoid is exactly 1: halve the interval until there is no number in between. */
  function saturation(precision) {
    let [below, from] = [0, 64];
    for (;;) {
      const middle = PRECISIONS[precision]((below + from) / 2);
      if (middle === below || middle === from) return from;
      if (sigmoid(middle, precision) === 1) from = middle;
      else below = middle;
    }
  }
  const SATURATION = Object.fromEntries(Object.keys(PRECISIONS).map((name) => [name, saturation(name)]));

  const score = (x, slope, shift) => tidy(slope * (x - shift));

  /* ---------- words ---------- */

  const SUPERSCRIPT = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
  /** 2.79e-10 as "2.79 · 10⁻¹⁰". */
  function power(value) {
    const [factor, exponent] = value.toExponential(2).split("e");
    const raised = exponent.replace("+", "").replace("-", "\u207b").replace(/\d/g, (d) => SUPERSCRIPT[d]);
    return `${factor} \u00b7 10${raised}`;
  }

  /** A probability in words that don't round it to 0 or 1. `rest` is one minus it, computed without rounding to 0. */
  function probability(p, rest) {
    if (p === 0 || p === 1) return `${p}`;
    if (p < 1e-5) return power(p);
    if (p < 1e-3) return String(Number(p.toPrecision(3)));
    return rest < 5e-6 ? `1 \u2212 ${power(rest)}` : p.toFixed(5);
  }

  function odds(z) {
    const ratio = Math.exp(Math.abs(z));
    const text = ratio < 1e4 ? number(ratio) : power(ratio);
    return z >= 0 ? `${text} to 1` : `1 to ${text}`;
  }

  /* ---------- view ---------- */

  const [LEFT, RIGHT] = [-10, 10]; // of the picture; the wide axis shows four times as much
  const WIDE = 4;
  const SCORES = [-8, 0, 2, 8, 22]; // the slide's students, the tie, and the point of slide 7

  /** A board with the probability upwards, and room for its numbers on the left and below. */
  class Chart extends Explorables.Board {
    constructor(host, label) {
      super(host, { width: 400, height: 360, box: [LEFT, RIGHT, 0, 1], label });
      for (const p of [0, 0.5, 1]) {
        this.segment(p ? "xp-grid" : "xp-axis", "grid")([LEFT, p], [RIGHT, p]);
        this.text([LEFT, p], number(p), { dx: -5, dy: 4, anchor: "end", kind: "xp-tick" });
      }
      this.ticks = [-10, -5, 0, 5, 10].map((at) => {
        this.segment("xp-grid", "grid")([at, 0], [at, 1]);
        return { at, ...this.text([at, 0], "", { dy: 17, anchor: at === RIGHT ? "end" : "middle", kind: "xp-tick" }) };
      });
      this.text([LEFT, 1], "P(blue)", { dx: -2, dy: -9, anchor: "start", kind: "xp-axis-name" });
      this.text([0, 0], "x", { dy: 33, kind: "xp-axis-name" });
    }

    place([x, p]) { return [((x + 12.2) / 22.6) * this.width, ((1.13 - p) / 1.3) * this.height]; }
    locate([px, py]) { return [(px / this.width) * 22.6 - 12.2, 1.13 - (py / this.height) * 1.3]; }

    curve(kind) {
      const node = svg("polyline", { class: kind }, this.layers.lines);
      return (points) => node.setAttribute("points", points.map((p) => this.place(p).map((v) => tidy(v, 2))).join(" "));
    }
  }

  function build({ board, panel, set, state, publish }) {
    const chart = new Chart(board, "The sigmoid of a score, beside the hard step");
    const saturated = chart.polygon("xp-section");
    const exact = chart.text([0, 0.25], "", { kind: "xp-tick", layer: "marks" });
    const hard = chart.curve("xp-old xp-open");
    const soft = chart.curve("xp-line xp-open");
    const parts = { red: chart.segment("xp-part-neg", "marks"), blue: chart.segment("xp-part-pos", "marks") };
    const names = ["red", "blue"].map((name) => [name, chart.text([0, 0], name, { kind: "xp-tick", layer: "marks", anchor: "start" }),
      chart.text([0, 0], name, { kind: "xp-tick", layer: "marks", anchor: "end" })]);
    const handle = chart.handle({
      name: "Point on the curve", step: 0.1,
      onMove: ([at]) => set({ x: tidy(at * scale(state())) }),
    });
    const scale = ({ wide }) => (wide ? WIDE : 1);

    const shown = panel.line();
    const readout = panel.readout();
    const stored = panel.line("xp-trail");
    const slope = panel.slider("Slope", { min: -4, max: 4, step: 0.1, onInput: (v) => set({ slope: v }) });
    const shift = panel.slider("Shift", { min: -8, max: 8, step: 0.1, onInput: (v) => set({ shift: v }) });
    const point = panel.slider("Point, x", { min: LEFT, max: RIGHT, step: 0.1, onInput: (v) => set({ x: v }) });
    const presets = panel.group("Try a score, with slope 1");
    const buttons = SCORES.map((z) => [z, presets.button(number(z), () =>
      set({ slope: 1, shift: 0, x: z, wide: Math.abs(z) > RIGHT || state().wide }))]);
    const under = new panel.constructor(html("div", { class: "xp-panel" }, board)); // below the picture
    const axis = under.group("Axis");
    const views = [false, true].map((wide) => [wide, axis.button(`\u2212${wide ? 40 : 10} to ${wide ? 40 : 10}`, () => {
      const most = RIGHT * (wide ? WIDE : 1);
      set({ wide, x: Math.min(most, Math.max(-most, state().x)) });
    })]);
    const precisions = under.group("Precision");
    const modes = Object.keys(PRECISIONS).map((name) => [name, precisions.button(name, () => set({ precision: name }))]);

    return (now) => {
      const { x, precision } = now;
      const of = (at) => score(at * scale(now), now.slope, now.shift);
      const z = score(x, now.slope, now.shift);
      const p = sigmoid(z, precision);
      const rest = sigmoid(-z, precision); // not 1 − p, which may have been rounded to 0
      const limit = SATURATION[precision];
      const at = x / scale(now);

      chart.ticks.forEach(({ at: tick, text }) => text(number(tick * scale(now))));
      const all = Array.from({ length: 401 }, (_, i) => LEFT + (i * (RIGHT - LEFT)) / 400);
      soft(all.map((u) => [u, sigmoid(of(u), precision)]));
      // the step with an upright line where it jumps
      const jump = Math.min(RIGHT, Math.max(LEFT, now.shift / scale(now)));
      const [before, after] = [step(-now.slope), now.slope ? step(now.slope) : 1];
      hard([[LEFT, before], [jump, before], [jump, after], [RIGHT, after]]);

      // where the computer's answer is exactly 1
      const edge = now.slope ? (now.shift + limit / now.slope) / scale(now) : NaN;
      const seen = now.slope > 0 ? [edge, RIGHT] : [LEFT, edge];
      const any = seen[1] - seen[0] > 0;
      saturated(any ? [[seen[0], 0], [seen[1], 0], [seen[1], 1], [seen[0], 1]] : []);
      // the words stand beside the point's bar
      const free = at - seen[0] > seen[1] - at ? [seen[0], Math.min(at, seen[1])] : [Math.max(at, seen[0]), seen[1]];
      exact.text(any && free[1] - free[0] > 4.2 ? "exactly 1" : "");
      if (any) exact.move([(free[0] + free[1]) / 2, 0.25]);

      parts.blue([at, 0], [at, p]);
      parts.red([at, p], [at, 1]);
      for (const [name, right, left] of names) {
        const [share, middle] = name === "blue" ? [p, p / 2] : [1 - p, (1 + p) / 2];
        const beside = share > 0.14; // no room for the word otherwise
        right.move([at + 0.4, middle - 0.015]);
        left.move([at - 0.4, middle - 0.015]);
        right.text(beside && at < 7 ? name : "");
        left.text(beside && at >= 7 ? name : "");
      }
      handle.move([at, p], `x ${number(x)}, score ${number(z)}, P(blue) ${probability(p, rest)}`);
      handle.node.setAttribute("aria-valuenow", x);
      handle.classify(step(z));

      shown.set(`z = ${equation([now.slope], -now.slope * now.shift, ["x"]).replace(" = 0", "")} = ${number(z)}`);
      const red = p === 1 ? "1 \u2212 P(blue) is 0: no doubt is left" : `P(red) = ${probability(rest, p)}, odds ${odds(z)}`;
      readout.set(
        `P(blue) = ${probability(p, rest)}${p === 1 ? " exactly" : ""}, ${red}. The step says ${step(z)}.`,
        step(z) ? "pos" : "neg",
      );
      stored.set(`${precision} stores ${String(p).replace("-", "\u2212")}. It is exactly 1 from about z = ${limit.toFixed(1)} on.`);
      slope.set(now.slope);
      shift.set(now.shift);
      for (const [key, sign] of [["min", -1], ["max", 1]]) point.input[key] = sign * RIGHT * scale(now);
      point.set(x);
      const plain = now.slope === 1 && now.shift === 0;
      buttons.forEach(([value, button]) => button.set(plain && x === value));
      views.forEach(([value, button]) => button.set(value === now.wide));
      modes.forEach(([value, button]) => button.set(value === precision));
      publish({
        slope: now.slope, shift: now.shift, x, z, step: step(z), precision,
        blue: String(p), red: String(rest), saturation: String(limit), shaded: any ? 1 : 0,
      });
    };
  }

  return {
    model: { step, sigmoid, saturation, score, probability, odds },
    start: { slope: 1, shift: 0, x: 2, wide: false, precision: "float64" },
    build,
  };
})());
