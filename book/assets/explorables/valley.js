/* One feature, four versions: the error over its weight and the bias, and the way down, with all its knobs. */
Explorables.register("valley", (() => {
  "use strict";
  const { tidy, number } = Explorables.format;

  /* ---------- model: gradient, descend and stochastic_step of the references, with batches and momentum ---------- */

  // The test, in tenths of a point, and the answers of the hundred students in book/data/admissions_noisy.csv.
  const TENTHS = [
    50, 95, 53, 68, 88, 62, 79, 58, 76, 51, 79, 57, 16, 100, 6, 97, 65, 100, 49, 100, 28, 35, 20, 45, 21, 67,
    91, 83, 15, 71, 56, 55, 51, 73, 77, 31, 22, 56, 23, 53, 54, 65, 66, 83, 53, 82, 51, 100, 77, 100, 43, 45,
    57, 15, 41, 56, 33, 51, 36, 63, 41, 60, 58, 38, 63, 18, 37, 87, 89, 20, 47, 65, 100, 71, 76, 79, 66, 48, 62,
    68, 3, 69, 80, 72, 45, 46, 63, 26, 32, 56, 59, 60, 25, 70, 60, 50, 69, 30, 59, 100,
  ];
  const ACCEPTED = [..."0111111010100101111100000111011001100000011101011101100100000010100110011111000001100010001001101011"].map(Number);
  const COUNT = TENTHS.length;
  const UNITS = [{ name: "points, 0 to 10", size: 0.1 }, { name: "percent, 0 to 100", size: 1 }];
  const BATCHES = [1, 10, COUNT];
  const START = [0, 3]; // the same model in all versions: with the weight 0 it makes no difference what x is
  const WITHIN = 0.001; // of the least error: that counts as arrived
  const MOST = 3000; // steps

  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;

  /** Mean and deviation of the feature in its unit. */
  function moments(unit) {
    const x = TENTHS.map((t) => t * UNITS[unit].size);
    const middle = mean(x);
    return { x, middle, deviation: Math.sqrt(mean(x.map((v) => (v - middle) ** 2))) };
  }

  /** The feature as the model gets it. */
  function feature({ unit, centre, divide }) {
    const { x, middle, deviation } = moments(unit);
    return x.map((v) => (v - (centre ? middle : 0)) / (divide ? deviation : 1));
  }

  /** A place of the version with both, in the coordinates of another version: it is the same model. */
  function seen({ unit, centre, divide }, [w, b]) {
    const { middle, deviation } = moments(unit);
    return [divide ? w : w / deviation, centre ? b : b - (w * middle) / deviation];
  }

  /** The mean cross-entropy, from the scores: it never overflows. */
  const error = (x, [w, b]) => x.reduce((sum, v, i) => {
    const z = w * v + b;
    return sum + Math.max(z, 0) - ACCEPTED[i] * z + Math.log1p(Math.exp(-Math.abs(z)));
  }, 0) / COUNT;

  /** The slopes along weight and bias, as means over these rows. */
  function slopes(x, rows, [w, b]) {
    const sum = [0, 0];
    for (const i of rows) {
      const wrong = sigmoid(w * x[i] + b) - ACCEPTED[i];
      sum[0] += wrong * x[i];
      sum[1] += wrong;
    }
    return sum.map((v) => v / rows.length);
  }

  const ALL = TENTHS.map((_, i) => i);
  const BOTH = { unit: 0, centre: true, divide: true };

  /** The table of second derivatives: how the slopes change with weight and bias. */
  function bend(x, [w, b]) {
    const table = [0, 0, 0]; // along the weight, mixed, along the bias
    for (const v of x) {
      const y = sigmoid(w * v + b);
      const soft = (y * (1 - y)) / COUNT;
      [v * v, v, 1].forEach((factor, k) => { table[k] += soft * factor; });
    }
    return table;
  }

  /** Where the error is least, for the version with both: each step goes to the bottom of the bowl that fits. */
  const BOTTOM = (() => {
    const x = feature(BOTH);
    let at = [0, 0];
    for (let i = 0; i < 30; i += 1) {
      const [ww, wb, bb] = bend(x, at);
      const [dw, db] = slopes(x, ALL, at);
      const whole = ww * bb - wb * wb;
      at = [at[0] - (bb * dw - wb * db) / whole, at[1] - (ww * db - wb * dw) / whole];
    }
    return at;
  })();
  const LEAST = error(feature(BOTH), BOTTOM);

  /** The steepest curvature at the bottom, divided by the flattest. */
  function ratio(version) {
    const [ww, wb, bb] = bend(feature(version), seen(version, BOTTOM));
    const [half, root] = [(ww + bb) / 2, Math.sqrt(((ww - bb) / 2) ** 2 + wb * wb)];
    return (half + root) ** 2 / (ww * bb - wb * wb);
  }

  /** Numbers between 0 and 1 that are the same every time. */
  function chance(seed) {
    let a = seed;
    return () => {
      a = (a + 0x6d2b79f5) | 0;
      let t = Math.imul(a ^ (a >>> 15), 1 | a);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }

  /** The rows of each step: all of them, or the next few of an order that is new in every epoch. */
  function batches(size, seed = 1) {
    if (size === COUNT) return () => ALL;
    const draw = chance(seed);
    let waiting = [];
    return () => {
      if (waiting.length < size) {
        waiting = [...ALL];
        for (let i = COUNT - 1; i > 0; i -= 1) {
          const j = Math.floor(draw() * (i + 1));
          [waiting[i], waiting[j]] = [waiting[j], waiting[i]];
        }
      }
      return waiting.splice(0, size);
    };
  }

  /** The places from the start on, and their errors. */
  function walk({ rate, momentum, batch, ...version }, steps) {
    const [x, next] = [feature(version), batches(BATCHES[batch])];
    const [path, errors] = [[START], [error(x, START)]];
    let velocity = [0, 0];
    while (path.length <= steps) {
      const slope = slopes(x, next(), path.at(-1));
      velocity = velocity.map((v, k) => momentum * v + slope[k]);
      path.push(path.at(-1).map((v, k) => v - rate * velocity[k]));
      errors.push(error(x, path.at(-1)));
    }
    return { path, errors };
  }

  /** The first step at which the error is within reach of the least, or -1. */
  const arrival = (errors) => errors.findIndex((e) => e <= LEAST + WITHIN);

  /* ---------- view ---------- */

  const RINGS = (() => {
    const x = feature(BOTH);
    const rings = [];
    for (const height of [5, 2.4, 1.2, 0.6, 0.25, 0.1, 0.03]) {
      rings.push(Array.from({ length: 120 }, (_, i) => {
        const way = [Math.cos((i * Math.PI) / 60), Math.sin((i * Math.PI) / 60)];
        const at = (t) => BOTTOM.map((v, k) => v + t * way[k]);
        let [low, high] = [0, 1];
        while (error(x, at(high)) < LEAST + height) high *= 2;
        for (let k = 0; k < 20; k += 1) {
          const half = (low + high) / 2;
          if (error(x, at(half)) < LEAST + height) low = half; else high = half;
        }
        return at(low);
      }));
    }
    return rings;
  })();

  const LINES = 9; // of the grid, at most, each way

  /** A map with the same scale on both axes, on which the start and the bottom have their place. */
  class Chart extends Explorables.Board {
    constructor(host) {
      super(host, { width: 400, height: 400, box: [0, 1, 0, 1], label: "The error over the weight and the bias" });
      this.svg.setAttribute("role", "img");
      this.middle = [0, 0];
      this.half = 1;
      this.grid = [0, 1].map((axis) => Array.from({ length: LINES }, () => ({
        line: this.segment("xp-grid", "grid"),
        text: this.text([0, 0], "", axis ? { dx: 5, dy: 4, anchor: "start", kind: "xp-tick" } : { dy: -6, kind: "xp-tick" }),
      })));
      this.names = ["weight w", "bias b"].map((name, axis) => this.text([0, 0], name, axis
        ? { dx: 8, dy: 17, anchor: "start", kind: "xp-axis-name" } : { dx: -6, dy: -20, anchor: "end", kind: "xp-axis-name" }));
    }

    place([w, b]) {
      const [x, y] = [w - this.middle[0], b - this.middle[1]].map((v) => v / this.half);
      return [200 + 200 * x, 200 - 200 * y];
    }

    /** Look at a square that holds these places, and draw its grid. */
    look(places) {
      const ends = [0, 1].map((k) => [Math.min(...places.map((p) => p[k])), Math.max(...places.map((p) => p[k]))]);
      this.middle = ends.map(([from, to]) => (from + to) / 2);
      this.half = 0.75 * Math.max(...ends.map(([from, to]) => to - from));
      const step = [0.5, 1, 2, 5].find((each) => (2 * this.half) / each < LINES - 1) ?? 10;
      const [left, bottom] = this.middle.map((v) => v - this.half);
      const [right, top] = this.middle.map((v) => v + this.half);
      [[left, right], [bottom, top]].forEach(([from, to], axis) => this.grid[axis].forEach(({ line, text }, i) => {
        const at = (Math.ceil(from / step) + i) * step;
        const there = at <= to;
        const ends = axis ? [[left, at], [right, at]] : [[at, bottom], [at, top]];
        line(...(there ? ends : [[left, bottom], [left, bottom]]));
        const room = at > from + 0.12 * this.half && at < to - 0.25 * this.half;
        text.move(axis ? [left, at] : [at, bottom]);
        text.text(there && room ? number(at) : "");
      }));
      this.names[0].move([right, bottom]);
      this.names[1].move([left, top]);
    }

    points(places) { return places.map((p) => this.place(p).map((v) => tidy(v, 2))); }
  }

  /** A small chart: how far the error is above the least, a line for each power of ten. */
  function makeChart(board) {
    const { svg, Board } = Explorables;
    const [width, floor, ceiling, left] = [400, 98, 26, 60];
    const chart = new Board(board, { width, height: 128, label: "Error above the least" });
    chart.svg.setAttribute("role", "img");
    const height = (gap) => floor - ((Math.log10(Math.min(10, Math.max(1e-4, gap))) + 4) / 5) * (floor - ceiling);
    for (const gap of [10, 1, 0.1, 0.01, 0.001]) {
      chart.segment(gap === WITHIN ? "xp-old" : "xp-grid", "grid")([left, height(gap)], [width - 12, height(gap)]);
      if (gap !== 10) chart.text([left, height(gap)], number(gap, 3), { dx: -5, dy: 4, anchor: "end", kind: "xp-tick" });
    }
    chart.text([12, 0], "Error above the least (dashed: arrived)", { dy: 16, anchor: "start", kind: "xp-tick", layer: "marks" });
    const curve = svg("polyline", { class: "xp-curve" }, chart.layers.lines);
    const end = chart.text([width - 12, floor], "", { dy: 16, anchor: "end", kind: "xp-tick" });
    chart.text([left, floor], "step 0", { dy: 16, anchor: "start", kind: "xp-tick" });
    return (errors) => {
      const last = Math.max(20, errors.length - 1);
      const every = Math.ceil(errors.length / 600); // more points than that nobody sees
      const shown = errors.map((e, i) => [i, e]).filter(([i]) => i % every === 0 || i === errors.length - 1);
      curve.setAttribute("points", shown.map(([i, e]) =>
        [left + (i / last) * (width - 12 - left), height(e - LEAST)].map((v) => tidy(v, 2))).join(" "));
      end.text(`step ${last}`);
      chart.svg.setAttribute("aria-label", `Error above the least: ${number(errors[0] - LEAST, 4)} at the start, ${number(errors.at(-1) - LEAST, 4)} after step ${errors.length - 1}`);
    };
  }

  const grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

  /** What the steps have come to. */
  function story(errors, size) {
    const [steps, arrived] = [errors.length - 1, arrival(errors)];
    if (!steps) return [`Start: everybody has a probability of ${Math.round(100 * sigmoid(START[1]))}\u00a0%.`, ""];
    if (arrived < 0) {
      const now = `the error is ${number(errors.at(-1), 4)}, the least ${number(LEAST, 4)}.`;
      return steps === MOST ? [`Not there after ${grouped(MOST)} steps: ${now}`, "neg"] : [`Step ${grouped(steps)}: ${now}`, ""];
    }
    const there = `Arrived after ${grouped(arrived)} ${arrived === 1 ? "step" : "steps"}, which looked at ${grouped(arrived * size)} points.`;
    const gap = errors.at(-1) - LEAST;
    if (gap > WITHIN) return [`${there} Now, at step ${grouped(steps)}, it is ${number(gap, 4)} above the least.`, "neg"];
    return [there, "ok"];
  }

  function build({ board, panel, actions, set, state, publish }) {
    const { svg } = Explorables;
    const chart = new Chart(board);
    const rings = RINGS.map(() => svg("polygon", { class: "xp-contour" }, chart.layers.areas));
    const track = svg("polyline", { class: "xp-track" }, chart.layers.lines);
    const dots = svg("path", { class: "xp-dots" }, chart.layers.lines);
    const goal = chart.fixed(chart.layers.marks);
    svg("path", { d: "M-6 -6L6 6M-6 6L6 -6", class: "xp-cross" }, goal.inner);
    const start = chart.text([0, 0], "start", { dx: 9, dy: -7, anchor: "start", kind: "xp-tick", layer: "marks" });
    const curve = makeChart(board);

    const shown = panel.line();
    const readout = panel.readout();
    const unitGroup = panel.group("The test is given in");
    const units = UNITS.map(({ name }, unit) => unitGroup.button(name, () => set({ unit, steps: 0 })));
    const versionGroup = panel.group("Before learning");
    const versions = ["centre", "divide"].map((what) => versionGroup.button(what, () => set({ [what]: !state()[what], steps: 0 })));
    // The slider moves along the logarithm; what it says is the rate.
    const rateOf = (power) => Number((10 ** power).toPrecision(2));
    const rate = panel.slider("Learning rate", { min: -4, max: 1.5, step: 0.05, onInput: (v) => set({ rate: rateOf(v), power: v }) });
    const rateText = rate.input.parentElement.querySelector(".xp-value");
    const momentum = panel.slider("Momentum", { min: 0, max: 0.95, step: 0.05, onInput: (v) => set({ momentum: v }) });
    const batchGroup = panel.group("Points in a step");
    const sizes = BATCHES.map((size, batch) => batchGroup.button(size === COUNT ? `all ${COUNT}` : String(size), () => set({ batch })));
    const go = (more) => set({ steps: Math.min(MOST, state().steps + more) });
    const one = actions.button("Step", () => go(1));
    const ten = actions.button("Ten steps", () => go(10));
    const run = actions.button("Run", () => {
      const arrived = arrival(walk(state(), MOST).errors);
      set({ steps: arrived < 0 ? MOST : arrived });
    }, "xp-main");
    const back = actions.button("To the start", () => set({ steps: 0 }));

    return (now) => {
      const version = { unit: now.unit, centre: now.centre, divide: now.divide };
      const bottom = seen(version, BOTTOM);
      const { path, errors } = walk(now, now.steps);
      chart.look([START, bottom]);
      rings.forEach((ring, i) => ring.setAttribute("points", chart.points(RINGS[i].map((p) => seen(version, p))).join(" ")));
      goal.move(bottom);
      start.move(START);
      const places = chart.points(path);
      track.setAttribute("points", places.join(" "));
      dots.setAttribute("d", places.slice(0, 61).map(([x, y]) => `M${x} ${y}h0`).join(""));
      curve(errors);
      const at = path.at(-1);
      const [x, y] = places.at(-1);
      const off = x < 0 || x > 400 || y < 0 || y > 400;
      const text = `w = ${number(at[0], 3)}, b = ${number(at[1], 3)}`;
      chart.svg.setAttribute("aria-label", `The error over the weight and the bias, with the way after ${now.steps} steps, at ${text}`);

      const narrow = ratio(version);
      const rounded = Number(narrow.toPrecision(2));
      shown.set(`${text}${off ? " (off the map)" : ""}\nsteepest / flattest: ${grouped(rounded)}`);
      readout.set(...story(errors, BATCHES[now.batch]));
      units.forEach((button, i) => button.set(i === now.unit));
      versions.forEach((button, i) => button.set([now.centre, now.divide][i]));
      rate.set(now.power);
      rateText.textContent = number(now.rate, 5);
      rate.input.setAttribute("aria-valuetext", number(now.rate, 5));
      momentum.set(now.momentum);
      sizes.forEach((button, i) => button.set(i === now.batch));
      one.enable(now.steps < MOST);
      ten.enable(now.steps < MOST);
      back.enable(now.steps > 0);
      publish({
        w: at[0], b: at[1], error: errors.at(-1), steps: now.steps, arrived: arrival(errors), ratio: narrow,
        rate: now.rate, momentum: now.momentum, batch: BATCHES[now.batch], map: off ? "off" : "on",
      });
    };
  }

  return {
    model: { TENTHS, ACCEPTED, START, LEAST, BOTTOM, MOST, RINGS, feature, seen, error, slopes, ratio, batches, walk, arrival, story },
    start: { unit: 0, centre: false, divide: false, rate: 0.5, power: -0.3, momentum: 0, batch: 2, steps: 0 },
    build,
  };
})());
