/* A landscape of the error over a weight and a bias, and the way down for a start and a rate. */
Explorables.register("descent", (() => {
  "use strict";
  const { tidy, number } = Explorables.format;

  /* ---------- model: gradient and steps as in solutions/numpy_ref/gradient_descent.py ---------- */

  const HOURS = [0, 1, 2, 3, 4, 5]; // six students of the chapter
  const PASSED = [0, 0, 1, 0, 1, 1];
  const CENTRED = HOURS.map((x) => x - 2.5);
  const MOST = 500; // steps

  const sigmoid = (z) => 1 / (1 + Math.exp(-z));

  /** The mean cross-entropy of a line with one weight, from its scores: it never overflows. */
  const logistic = (x) => ({
    error: ([w, b]) => x.reduce((sum, v, i) => {
      const z = w * v + b;
      return sum + Math.max(z, 0) - PASSED[i] * z + Math.log1p(Math.exp(-Math.abs(z)));
    }, 0) / x.length,
    gradient: ([w, b]) => x.reduce(([dw, db], v, i) => {
      const slope = (sigmoid(w * v + b) - PASSED[i]) / x.length;
      return [dw + slope * v, db + slope];
    }, [0, 0]),
  });

  const LANDSCAPES = [
    { name: "hours, centred", ...logistic(CENTRED), x: CENTRED },
    { name: "hours, as they are", ...logistic(HOURS), x: HOURS },
    { name: "a plain bowl", error: ([w, b]) => 0.25 * w * w + b * b, gradient: ([w, b]) => [0.5 * w, 2 * b] },
  ];

  const step = ({ gradient }, at, rate) => gradient(at).map((slope, i) => at[i] - rate * slope);

  /** The start and the places after each step; a way that has left the world ends there. */
  function descend(landscape, start, rate, steps) {
    const path = [start];
    while (path.length <= steps && path.at(-1).every((v) => Math.abs(v) < 1e6)) {
      path.push(step(landscape, path.at(-1), rate));
    }
    return path;
  }

  /** Where the error is least. */
  const lowest = (landscape) => descend(landscape, [0, 0], 0.8, 8000).at(-1);

  /** What the errors along a path tell about the rate. */
  function verdict(errors, least) {
    const [first, last] = [errors[0], errors.at(-1)];
    if (errors.length === 1) return "start";
    if (!(last <= first)) return "diverges";
    const rose = errors.some((e, i) => i > 0 && e > errors[i - 1] + 1e-12);
    if (last - least <= 0.01 * (first - least)) return rose ? "arrives, overshooting" : "arrives";
    if (rose) return "overshoots";
    return errors.at(-2) - last < 0.03 * (last - least) ? "slow" : "falls";
  }

  const WORDS = {
    start: ["The arrow is the next step: rate times slopes, against the gradient.", ""],
    falls: ["Every step has led downhill.", ""],
    slow: ["The last step gained less than 3 % of what is left: a slow way, or one that jumps from side to side.", ""],
    arrives: ["Arrived: at least 99 % of the way down.", "ok"],
    "arrives, overshooting": ["At least 99 % of the way down, though a step led uphill on the way.", "ok"],
    overshoots: ["At least one step led uphill: the rate is too large for this place.", "neg"],
    diverges: ["Higher than at the start: the rate is too large.", "neg"],
  };
  const amount = (value) => (value < 1e4 ? number(value, 4) : "more than 10 000");

  /* ---------- view ---------- */

  const BOX = [-4, 4, -4, 4];

  /** The region where the error is at most `level`: convex, so rays from the lowest point find its edge. */
  function region({ error }, middle, level) {
    const [left, right, bottom, top] = BOX;
    const corners = [[left, bottom], [right, bottom], [right, top], [left, top]];
    const angles = corners.map(([x, y]) => Math.atan2(y - middle[1], x - middle[0]));
    for (let i = 0; i < 240; i += 1) angles.push(((i - 120) / 120) * Math.PI);
    return angles.sort((a, b) => a - b).map((angle) => {
      const way = [Math.cos(angle), Math.sin(angle)];
      const at = (t) => middle.map((v, i) => v + t * way[i]);
      const reach = ([from, to], v, d) => (d > 0 ? (to - v) / d : d < 0 ? (from - v) / d : Infinity);
      let high = Math.min(reach([left, right], middle[0], way[0]), reach([bottom, top], middle[1], way[1]));
      if (error(at(high)) <= level) return at(high);
      let low = 0;
      for (let i = 0; i < 40; i += 1) {
        const half = (low + high) / 2;
        if (error(at(half)) <= level) low = half; else high = half;
      }
      return at(low);
    });
  }

  /** A small chart of the error, step by step. */
  function makeChart(board) {
    const { svg, Board } = Explorables;
    const [width, floor, ceiling, left] = [400, 104, 26, 12];
    const chart = new Board(board, { width, height: 128, label: "Error after each step" });
    chart.svg.setAttribute("role", "img");
    chart.text([left, 0], "Error after each step (dashed: the least)", { dy: 16, anchor: "start", kind: "xp-tick", layer: "marks" });
    chart.segment("xp-axis", "grid")([left, floor], [width - left, floor]);
    const least = chart.segment("xp-old");
    const curve = svg("polyline", { class: "xp-curve" }, chart.layers.lines);
    const dots = svg("path", { class: "xp-dots" }, chart.layers.lines);
    const end = chart.text([width - left, floor], "", { dy: 15, anchor: "end", kind: "xp-tick" });
    chart.text([left, floor], "step 0", { dy: 15, anchor: "start", kind: "xp-tick" });
    return (errors, bottom) => {
      const last = Math.max(20, errors.length - 1);
      const top = 1.15 * errors[0];
      const height = (e) => Math.max(-500, floor - (e / top) * (floor - ceiling));
      const places = errors.map((e, i) => [left + (i / last) * (width - 2 * left), height(e)].map((v) => tidy(v, 2)));
      curve.setAttribute("points", places.join(" "));
      dots.setAttribute("d", errors.length <= 41 ? places.map(([x, y]) => `M${x} ${y}h0`).join("") : "");
      least([left, height(bottom)], [width - left, height(bottom)]);
      end.text(`step ${last}`);
      const heard = errors.slice(0, 8).map(amount).join(", ");
      chart.svg.setAttribute("aria-label", `Error after each step: ${heard}${errors.length > 8 ? ", and so on" : ""}`);
    };
  }

  function build({ board, panel, actions, set, state, publish }) {
    const { svg } = Explorables;
    const plane = new Explorables.Plane(board, {
      box: BOX, axes: ["weight w", "bias b"], tick: 3, label: "The error as a landscape over the weight and the bias",
    });
    const bottoms = LANDSCAPES.map((landscape) => lowest(landscape));
    const rings = LANDSCAPES.map((landscape, k) => {
      const group = svg("g", {}, plane.layers.areas);
      for (let height = 6.4; height > 0.02; height /= 2) {
        const ring = svg("polygon", { class: "xp-contour" }, group);
        const level = landscape.error(bottoms[k]) + height;
        ring.setAttribute("points", region(landscape, bottoms[k], level).map((p) => plane.place(p).map((v) => tidy(v, 2))).join(" "));
      }
      return group;
    });
    const goal = plane.fixed(plane.layers.marks);
    svg("path", { d: "M-6 -6L6 6M-6 6L6 -6", class: "xp-cross" }, goal.inner);
    const name = plane.text([0, 0], "lowest", { dy: 21, kind: "xp-tick", layer: "marks" });
    const track = svg("polyline", { class: "xp-track" }, plane.layers.lines);
    const dots = svg("path", { class: "xp-dots" }, plane.layers.lines);
    const arrow = plane.arrow("xp-arrow");
    const away = plane.text([0, 0], "", { dy: 4, kind: "xp-tick", layer: "marks" }); // where the way has left the map
    const chart = makeChart(board);

    const grip = plane.handle({ name: "Start", text: "start", step: 0.25, onMove: (start) => set({ start }) });

    const shown = panel.line();
    const readout = panel.readout();
    const choices = panel.group("Landscape");
    const buttons = LANDSCAPES.map((each, i) => choices.button(each.name, () => set({ landscape: i, steps: 0 })));
    // The slider moves along the logarithm; what it says is the rate.
    const rateOf = (power) => Number((10 ** power).toPrecision(2));
    const rate = panel.slider("Learning rate", { min: -2, max: 1.3, step: 0.05, onInput: (v) => set({ rate: rateOf(v), power: v }) });
    const rateText = rate.input.parentElement.querySelector(".xp-value");
    const group = panel.group("Start");
    const inputs = ["w", "b"].map((label, k) => group.number(label, {
      min: -4, max: 4, step: 0.25, onInput: (v) => { const { start } = state(); start[k] = v; set({ start }); },
    }));
    const go = (more) => set({ steps: Math.min(MOST, state().steps + more) });
    const one = actions.button("Step", () => go(1), "xp-main");
    const ten = actions.button("Ten steps", () => go(10));
    const back = actions.button("To the start", () => set({ steps: 0 }));

    return (now) => {
      const landscape = LANDSCAPES[now.landscape];
      const bottom = bottoms[now.landscape];
      const path = descend(landscape, now.start, now.rate, now.steps);
      const errors = path.map(landscape.error);
      const at = path.at(-1);
      const inside = (p) => p.map((v) => Math.max(-1e3, Math.min(1e3, v)));
      const places = path.map((p) => plane.place(inside(p)).map((v) => tidy(v, 2)));
      const next = inside(step(landscape, at, now.rate));

      rings.forEach((ring, i) => { ring.style.display = i === now.landscape ? "" : "none"; });
      goal.move(bottom);
      name.move(bottom);
      track.setAttribute("points", places.join(" "));
      dots.setAttribute("d", places.map(([x, y]) => `M${x} ${y}h0`).join(""));
      const far = Math.hypot(next[0] - at[0], next[1] - at[1]) > 0.15;
      arrow(inside(at), far ? next : inside(at));
      const off = at.some((v) => !(Math.abs(v) <= BOX[1]));
      away.move(at.map((v, i) => Math.max(BOX[2 * i] + 0.9, Math.min(BOX[2 * i + 1] - 0.9, v))));
      away.text(off ? "off the map" : "");
      grip.move(now.start, `start at weight ${number(now.start[0])}, bias ${number(now.start[1])}`);
      chart(errors, landscape.error(bottom));

      const error = errors.at(-1);
      const kind = verdict(errors, landscape.error(bottom));
      const taken = path.length - 1;
      shown.set(Math.hypot(...at) < 1e4 ? `w = ${number(at[0], 3)}, b = ${number(at[1], 3)}` : "far away");
      readout.set(`Step ${taken}, error ${amount(error)}${off ? ", off the map" : ""}. ${WORDS[kind][0]}`, WORDS[kind][1]);
      buttons.forEach((button, i) => button.set(i === now.landscape));
      rate.set(now.power);
      rateText.textContent = number(now.rate, 3);
      rate.input.setAttribute("aria-valuetext", number(now.rate, 3));
      inputs.forEach((input, k) => input.set(now.start[k]));
      const more = taken === now.steps && taken < MOST;
      one.enable(more);
      ten.enable(more);
      back.enable(taken > 0);
      publish({ w: at[0], b: at[1], error, steps: taken, rate: now.rate, verdict: kind, landscape: landscape.name, map: off ? "off" : "on" });
    };
  }

  return {
    model: { HOURS, PASSED, CENTRED, LANDSCAPES, descend, lowest, verdict,
      gradient: (i, at) => LANDSCAPES[i].gradient(at), error: (i, at) => LANDSCAPES[i].error(at),
      path: (i, start, rate, steps) => descend(LANDSCAPES[i], start, rate, steps), bottom: (i) => lowest(LANDSCAPES[i]) },
    start: { landscape: 0, start: [-2, 3], rate: 1, power: 0, steps: 0 },
    build,
  };
})());
