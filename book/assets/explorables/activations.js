/* Activation functions: a point on the curve, and the values that a function can take. */
Explorables.register("activations", (() => {
  "use strict";
  const { tidy, number } = Explorables.format;

  /* ---------- model: as in solutions/numpy_ref/activation_functions.py ---------- */

  const sigmoid = (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

  /** `alpha`: the one to begin with, where the function has one. `ends`: between what its values lie. One `jumps`. */
  const FUNCTIONS = [
    {
      name: "step", formula: "f(x) = 1 if x \u2265 0, else 0", jumps: true,
      value: (x) => (x >= 0 ? 1 : 0), ends: () => [0, 1], values: () => "Its values are 0 and 1, with nothing between.",
    },
    {
      name: "sigmoid", formula: "f(x) = 1 / (1 + e\u207b\u02e3)",
      value: sigmoid, ends: () => [0, 1], values: () => "All its values lie between 0 and 1.",
    },
    {
      name: "tanh", formula: "f(x) = 2\u03c3(2x) \u2212 1",
      value: Math.tanh, ends: () => [-1, 1], values: () => "All its values lie between \u22121 and 1.",
    },
    {
      name: "ReLU", formula: "f(x) = x if x \u2265 0, else 0",
      value: (x) => Math.max(0, x), ends: () => [0, Infinity], values: () => "No value is below 0.",
    },
    {
      name: "leaky ReLU", formula: "f(x) = x if x \u2265 0, else \u03b1x", alpha: 0.1,
      value: (x, alpha) => (x >= 0 ? x : alpha * x), ends: (alpha) => [alpha ? -Infinity : 0, Infinity],
      values: (alpha) => (alpha ? "Every value can come out." : "No value is below 0."),
    },
    {
      name: "ELU", formula: "f(x) = x if x \u2265 0, else \u03b1(e\u02e3 \u2212 1)", alpha: 1,
      value: (x, alpha) => (x >= 0 ? x : alpha * Math.expm1(x)), ends: (alpha) => [alpha ? -alpha : 0, Infinity],
      values: (alpha) => (alpha ? `All its values lie above ${number(-alpha)}.` : "No value is below 0."),
    },
  ];

  const value = (which, x, alpha) => FUNCTIONS[which].value(x, alpha);
  const ends = (which, alpha) => FUNCTIONS[which].ends(alpha);

  /** Three figures of a number. */
  const figures = (v) => number(Number(v.toPrecision(3)), 6);

  /* ---------- view ---------- */

  const BOX = [-4.4, 4.4, -2.3, 4.3];
  const END = 4; // how far x goes
  const EDGE = -4.25; // where the bar of values stands

  function build({ board, panel, set, state, publish }) {
    const plane = new Explorables.Plane(board, {
      box: BOX, width: 400, height: 300, tick: 1, axes: ["x", ""], label: "The function, and a point on it",
    });
    const curve = Explorables.svg("path", { class: "xp-line xp-unfilled" }, plane.layers.lines);
    const guides = [plane.segment("xp-thin"), plane.segment("xp-thin")];
    const bars = [plane.segment("xp-range"), plane.segment("xp-range")];
    const handle = plane.handle({ name: "The point on the curve", step: 0.1, onMove: ([x]) => set({ x: Math.min(END, Math.max(-END, x)) }) });

    const formula = panel.line();
    const readout = panel.readout();
    const choice = panel.group("Function");
    const buttons = FUNCTIONS.map(({ name, alpha }, which) =>
      choice.button(name, () => set({ which, alpha: alpha ?? state().alpha })));
    const x = panel.slider("x", { min: -END, max: END, step: 0.1, onInput: (v) => set({ x: v }) });
    const alpha = panel.slider("\u03b1, for leaky ReLU and ELU", { min: 0, max: 2, step: 0.05, onInput: (v) => set({ alpha: v }) });

    /** On the board, or at its edge. */
    const seen = (y) => Math.min(BOX[3], Math.max(BOX[2], y));

    function drawCurve(f, jumps) {
      const piece = (from, to) => {
        const points = [];
        for (let i = from; i <= to; i += 1) points.push(plane.place([i / 50, f(i / 50)]).map((v) => tidy(v, 2)).join(" "));
        return `M${points.join(" L")}`;
      };
      curve.setAttribute("d", jumps ? piece(-220, -1) + piece(0, 220) : piece(-220, 220));
    }

    /** A bar over all values; a function that jumps has two values alone, two dots. */
    function drawRange([low, high], jumps) {
      bars[0]([EDGE, seen(low)], [EDGE, seen(jumps ? low : high)]);
      bars[1]([EDGE, seen(high)], [EDGE, seen(high)]);
    }

    return (now) => {
      const { name, formula: written, alpha: own, values, jumps } = FUNCTIONS[now.which];
      const height = value(now.which, now.x, now.alpha);
      const [low, high] = ends(now.which, now.alpha);

      drawCurve((v) => value(now.which, v, now.alpha), jumps);
      drawRange([low, high], jumps);
      guides[0]([now.x, 0], [now.x, seen(height)]); // a point below the board waits at its edge
      guides[1]([now.x, seen(height)], [EDGE, seen(height)]);
      handle.move([now.x, seen(height)], `x ${number(now.x)}, value ${figures(height)}`);

      formula.set(written);
      readout.set(`${name} at ${number(now.x)}: value ${figures(height)}. ${values(now.alpha)}`);
      buttons.forEach((button, i) => button.set(i === now.which));
      x.set(now.x);
      alpha.set(now.alpha);
      alpha.input.disabled = own === undefined;
      publish({
        function: name, x: now.x, alpha: now.alpha, value: height,
        low: Number.isFinite(low) ? low : "none", high: Number.isFinite(high) ? high : "none",
      });
    };
  }

  return { model: { FUNCTIONS, value, ends, figures }, start: { which: 1, x: 1, alpha: 0.1 }, build };
})());
