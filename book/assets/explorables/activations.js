/* An activation function, its tangent, and what is left of a slope after many layers. */
Explorables.register("activations", (() => {
  "use strict";
  const { tidy, number } = Explorables.format;

  /* ---------- model: as in solutions/numpy_ref/activation_functions.py ---------- */

  const sigmoid = (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));
  const tanh = (x) => 2 * sigmoid(2 * x) - 1;

  /** `alpha`: the one to begin with, where the function has one. `above` and `below`: the slopes beside 0. */
  const FUNCTIONS = [
    {
      name: "sigmoid", formula: "f(x) = 1 / (1 + e\u207b\u02e3)",
      value: sigmoid, slope: (x) => sigmoid(x) * sigmoid(-x),
    },
    {
      name: "tanh", formula: "f(x) = 2\u03c3(2x) \u2212 1",
      value: tanh, slope: (x) => 1 - tanh(x) ** 2,
    },
    {
      name: "ReLU", formula: "f(x) = x if x \u2265 0, else 0",
      value: (x) => Math.max(0, x), slope: (x) => (x > 0 ? 1 : 0), below: () => 0,
    },
    {
      name: "leaky ReLU", formula: "f(x) = x if x \u2265 0, else \u03b1x", alpha: 0.1,
      value: (x, alpha) => (x >= 0 ? x : alpha * x), slope: (x, alpha) => (x > 0 ? 1 : alpha), below: (alpha) => alpha,
    },
    {
      name: "ELU", formula: "f(x) = x if x \u2265 0, else \u03b1(e\u02e3 \u2212 1)", alpha: 1,
      value: (x, alpha) => (x >= 0 ? x : alpha * (Math.exp(x) - 1)),
      slope: (x, alpha) => (x > 0 ? 1 : alpha * Math.exp(x)), below: (alpha) => alpha,
    },
  ];

  const value = (which, x, alpha) => FUNCTIONS[which].value(x, alpha);
  const slope = (which, x, alpha) => FUNCTIONS[which].slope(x, alpha);
  /** A corner has no tangent: the slope to its right is 1, the one to its left is another. */
  const kink = (which, x, alpha) => tidy(x) === 0 && "below" in FUNCTIONS[which] && FUNCTIONS[which].below(alpha) !== 1;
  /** What is left of a change after so many layers, each with this slope. */
  const product = (each, layers) => each ** layers;

  /* ---------- words ---------- */

  const raised = (whole) => String(whole).replace(/[-\d]/g, (c) => "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"[c] ?? "\u207b");

  /** Three figures of a number; a very small or large one as 9.5·10⁻⁷. */
  function figures(v) {
    const size = Math.abs(v);
    if (size === 0 || (size >= 0.001 && size < 10000)) return number(Number(v.toPrecision(3)), 6);
    const [mantissa, exponent] = v.toExponential(1).split("e");
    return `${mantissa.replace("-", "\u2212")}\u00b7${10}${raised(Number(exponent))}`;
  }

  /* ---------- view ---------- */

  const BOX = [-4.4, 4.4, -2.3, 4.3];
  const END = 4; // how far x goes
  const DECADES = [-15, 6]; // of the number line

  /** A number line of powers of ten, from a change that is whole (1) to what is left of it. */
  class Scale extends Explorables.Board {
    constructor(host) {
      super(host, { width: 400, height: 124, box: [...DECADES, 0, 1], label: "What is left of a change of 1, on a scale of powers of ten" });
      this.segment("xp-axis", "grid")([DECADES[0] - 0.6, 0], [DECADES[1], 0]);
      this.text([(DECADES[0] + DECADES[1]) / 2, 1.85], "What is left of a change of 1", { kind: "xp-tick" });
      for (let i = DECADES[0]; i <= DECADES[1]; i += 3) {
        this.segment(i ? "xp-grid" : "xp-axis", "grid")([i, 0], [i, 1]);
        this.text([i, 0], i ? `10${raised(i)}` : "1", { dy: 16, kind: "xp-tick" });
      }
    }

    place([decade, y]) {
      const [left, right] = DECADES;
      return [26 + ((decade - left) / (right - left)) * (this.width - 52), 96 - 42 * y];
    }
  }

  function build({ board, panel, set, state, publish }) {
    const plane = new Explorables.Plane(board, {
      box: BOX, width: 400, height: 300, tick: 1, axes: ["x", ""], label: "The function, its slope, and its tangent at x",
    });
    const curve = (kind, layer) => {
      const node = Explorables.svg("polyline", { class: `${kind} xp-unfilled` }, plane.layers[layer]);
      return (f) => {
        const points = [];
        for (let i = -220; i <= 220; i += 1) points.push(plane.place([i / 50, f(i / 50)]).map((v) => tidy(v, 2)).join(" "));
        node.setAttribute("points", points.join(", "));
      };
    };
    const slopes = curve("xp-old", "grid");
    const graph = curve("xp-line", "lines");
    const guide = plane.segment("xp-thin");
    const tangent = plane.segment("xp-touching");
    const slopeName = plane.text([0, 0], "slope", { dy: -7, kind: "xp-tick", layer: "marks" });
    const handle = plane.handle({ name: "The point on the curve", step: 0.1, onMove: ([x]) => set({ x: Math.min(END, Math.max(-END, x)) }) });

    const scale = new Scale(board);
    const bar = scale.polygon("xp-bar");
    const hops = Explorables.svg("path", { class: "xp-outline" }, scale.layers.lines);
    const end = scale.text([0, 0], "", { layer: "marks", kind: "xp-name" });

    const formula = panel.line();
    const readout = panel.readout();
    const choice = panel.group("Function");
    const buttons = FUNCTIONS.map(({ name, alpha }, which) =>
      choice.button(name, () => set({ which, alpha: alpha ?? state().alpha })));
    const x = panel.slider("x", { min: -END, max: END, step: 0.1, onInput: (v) => set({ x: v }) });
    const alpha = panel.slider("\u03b1, for leaky ReLU and ELU", { min: 0, max: 2, step: 0.05, onInput: (v) => set({ alpha: v }) });
    const layers = panel.slider("Layers", { min: 1, max: 20, step: 1, onInput: (v) => set({ layers: v }) });

    /** The part of the tangent that lies on the board. */
    function drawTangent(at, height, steep) {
      const reach = 2.2 / Math.hypot(1, steep);
      tangent([at - reach, height - reach * steep], [at + reach, height + reach * steep]);
    }

    /** A bar from 1 to what is left, with one bow for each layer. */
    function drawScale(each, count, text) {
      const [left, right] = DECADES;
      const log = (v) => Math.min(right, Math.max(left - 0.6, v > 0 ? Math.log10(v) : -Infinity));
      const stop = log(product(each, count));
      bar([[0, 0], [stop, 0], [stop, 0.28], [0, 0.28]]);
      let path = "";
      for (let i = 1; i <= count; i += 1) {
        const [from, to] = [log(product(each, i - 1)), log(product(each, i))].map((d) => scale.place([d, 0.28]));
        if (from[0] !== to[0]) path += `M${from.map((v) => tidy(v, 2))} Q${tidy((from[0] + to[0]) / 2, 2)} ${from[1] - 26} ${to.map((v) => tidy(v, 2))} `;
      }
      hops.setAttribute("d", path);
      end.move([Math.min(right - 2, Math.max(left + 1, stop)), 1]);
      end.text(text);
    }

    return (now) => {
      const { name, formula: written, alpha: own } = FUNCTIONS[now.which];
      const height = value(now.which, now.x, now.alpha);
      const steep = slope(now.which, now.x, now.alpha);
      const corner = kink(now.which, now.x, now.alpha);
      const left = product(steep, now.layers);

      graph((v) => value(now.which, v, now.alpha));
      slopes((v) => slope(now.which, v, now.alpha));
      slopeName.move([3, slope(now.which, 3, now.alpha)]);
      const seen = Math.min(BOX[3], Math.max(BOX[2], height)); // a point below the board waits at its edge
      guide([now.x, 0], [now.x, seen]);
      handle.move([now.x, seen], `x ${number(now.x)}, value ${figures(height)}, ${corner ? "a kink" : `slope ${figures(steep)}`}`);
      if (corner) tangent([now.x, height], [now.x, height]);
      else drawTangent(now.x, height, steep);
      drawScale(corner ? 1 : steep, now.layers, corner ? "no slope" : figures(left));

      formula.set(written);
      const where = `${name} at ${number(now.x)}: value ${figures(height)}`;
      const through = now.layers === 1 ? "After 1 layer" : `After ${now.layers} layers`;
      const below = corner ? FUNCTIONS[now.which].below(now.alpha) : 0;
      readout.set(corner
        ? `${where}. A kink: slope ${figures(below)} on the left, 1 on the right, no tangent.`
        : `${where}, slope ${figures(steep)}. ${through}, ${figures(left)} is left.`);
      buttons.forEach((button, i) => button.set(i === now.which));
      x.set(now.x);
      alpha.set(now.alpha);
      alpha.input.disabled = own === undefined;
      layers.set(now.layers);
      publish({
        function: name, x: now.x, alpha: now.alpha, layers: now.layers, value: height,
        slope: corner ? "kink" : steep, product: corner ? "none" : left.toExponential(8),
      });
    };
  }

  return {
    model: { FUNCTIONS, value, slope, kink, product, figures },
    start: { which: 0, x: 1, alpha: 0.1, layers: 10 },
    build,
  };
})());
