/* One update of the perceptron algorithm at a time, on the slide's line and point. */
Explorables.register("perceptron-trick", (() => {
  "use strict";
  const { tidy, number, point, equation } = Explorables.format;
  const { project } = Explorables.geometry;

  /* ---------- model: as in solutions/numpy_ref/perceptron_algorithm.py ----------
     Nothing is rounded here: the computer's own arithmetic is part of the lesson. */

  const POINTS = [
    { name: "A", x: [4, 5], y: 0 }, // the slide's
    { name: "B", x: [1, 1], y: 1 }, // its companion
  ];
  const MANY = 5000; // from the first line and at the smallest rate, no point of the board needs more than 1060

  const score = (x, weights, bias) => weights[0] * x[0] + weights[1] * x[1] + bias;
  const predict = (x, weights, bias) => (score(x, weights, bias) >= 0 ? 1 : 0);

  function perceptronStep(x, y, { weights, bias }, rate) {
    const error = y - predict(x, weights, bias);
    return { weights: weights.map((w, i) => w + rate * error * x[i]), bias: bias + rate * error };
  }

  /** The lines on the way until the point is right; none if it is right already. */
  function updates(x, y, line, rate, most = MANY) {
    const lines = [];
    while (lines.length < most && predict(x, line.weights, line.bias) !== y) {
      line = perceptronStep(x, y, line, rate);
      lines.push(line);
    }
    return lines;
  }

  /* ---------- words ---------- */

  /** A score in words: a rounding error that decides the prediction isn't shown as 0. */
  function scoreText(value) {
    if (tidy(value) !== 0 || value === 0) return number(value);
    return value < 0 ? "a hair below 0 (rounding)" : "a hair above 0 (rounding)";
  }

  /** The scores so far, the long middle of a long list left out. */
  function trailText(trail) {
    const all = trail.map((value) => number(value));
    const shown = all.length > 9 ? [...all.slice(0, 3), "\u2026", ...all.slice(-4)] : all;
    return `Updates: ${trail.length - 1}. Scores: ${shown.join(", ")}`;
  }

  /* ---------- view ---------- */

  function build({ board, panel, actions, set, state, publish }) {
    const plane = new Explorables.Plane(board, {
      box: [-1, 7, -1, 7], label: "A line and two points that it gets wrong",
    });
    const [positive, negative] = [plane.halfPlane(1), plane.halfPlane(-1)];
    const old = plane.line("xp-old");
    const line = plane.line();
    const pull = plane.arrow("xp-arrow");
    const chosen = plane.fixed(plane.layers.marks);
    Explorables.svg("circle", { r: 16, fill: "none", class: "xp-axis" }, chosen.inner);

    /** The scores begin anew whenever another point, or the same in another place, is looked at. */
    const look = (changes) => {
      const now = { ...state(), ...changes };
      const { x } = now.points[now.chosen];
      set({ ...changes, trail: [score(x, now.weights, now.bias)] });
    };
    const place = (i, x) => {
      const { points } = state();
      points[i].x = x;
      look({ points, chosen: i, previous: null });
    };
    const choose = (i) => look({ chosen: i, previous: null });
    const handles = POINTS.map(({ name, y }, i) => {
      const handle = plane.handle({ name: `Point ${name}`, text: name, onMove: (x) => place(i, x) });
      handle.node.addEventListener("pointerdown", () => state().chosen !== i && choose(i));
      handle.classify(y);
      return handle;
    });

    const update = (most) => {
      const { points, chosen: i, weights, bias, rate, trail } = state();
      const { x, y } = points[i];
      const lines = [{ weights, bias }, ...updates(x, y, { weights, bias }, rate, most)];
      const scores = lines.slice(1).map((after) => score(x, after.weights, after.bias));
      set({ ...lines.at(-1), previous: lines.at(-2) ?? null, trail: [...trail, ...scores] });
    };

    const shown = panel.line();
    const readout = panel.readout();
    const trail = panel.line("xp-trail");
    const group = panel.group("Point");
    const select = group.select("", POINTS.map(({ name }) => name), choose);
    select.input.setAttribute("aria-label", "Point to update on");
    const inputs = ["x\u2081", "x\u2082"].map((label, k) => group.number(label, {
      min: -1, max: 7, step: 0.5,
      onInput: (v) => { const { points, chosen: i } = state(); points[i].x[k] = v; place(i, points[i].x); },
    }));
    const rate = panel.slider("Learning rate", { min: 0.01, max: 1, step: 0.01, onInput: (v) => set({ rate: v }) });
    const step = actions.button("Step", () => update(1), "xp-main");
    const run = actions.button("Step until correct", () => update(MANY));

    return (now) => {
      const { weights, bias, previous, points } = now;
      const { name, x, y } = points[now.chosen];
      const value = score(x, weights, bias);
      const prediction = predict(x, weights, bias);
      const right = prediction === y;

      positive(weights, bias);
      negative(weights, bias);
      line(weights, bias);
      old(previous ? previous.weights : [0, 0], previous ? previous.bias : 0);
      // How far the point is on the wrong side: from the nearest point of the line to just before the mark.
      const foot = right || !Math.hypot(...weights) ? x : project(x, weights, bias);
      const length = Math.hypot(x[0] - foot[0], x[1] - foot[1]);
      const end = length > 0.7 ? x.map((v, k) => v - (0.38 * (v - foot[k])) / length) : foot;
      pull(foot, end);
      chosen.move(x);
      handles.forEach((handle, i) => handle.move(points[i].x, `${point(points[i].x)}, label ${points[i].y}`));

      shown.set(equation(weights, bias));
      const todo = y ? "the score must rise" : "the score must fall";
      readout.set(
        `${name} ${point(x)}, label ${y}: score ${scoreText(value)}, prediction ${prediction}. ` +
          (right ? "Correct: nothing to do." : `Wrong: ${todo}.`),
        right ? "ok" : "neg",
      );
      trail.set(trailText(now.trail));
      select.set(now.chosen);
      inputs.forEach((input, k) => input.set(x[k]));
      rate.set(now.rate);
      step.enable(!right);
      run.enable(!right);
      publish({
        w1: weights[0], w2: weights[1], bias, point: name, score: value, prediction,
        updates: now.trail.length - 1, trail: now.trail.map((v) => tidy(v)).join(" "),
      });
    };
  }

  const [first] = POINTS;
  const line = { weights: [3, 4], bias: -10 };
  return {
    model: { score, predict, perceptronStep, updates },
    start: {
      points: POINTS, chosen: 0, ...line, rate: 0.1,
      previous: null, // the line before the last update
      trail: [score(first.x, line.weights, line.bias)], // the scores of the chosen point, update by update
    },
    build,
  };
})());
