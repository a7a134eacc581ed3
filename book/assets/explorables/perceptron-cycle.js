/* The perceptron algorithm from zero, epoch by epoch: it stops, or it comes back to where it was.
   Points lie on halves and the rate is 1, so all sums are exact and a line that returns is the same line. */
Explorables.register("perceptron-cycle", (() => {
  "use strict";
  const { number, point, equation } = Explorables.format;

  /* ---------- model: as in solutions/numpy_ref/perceptron_algorithm.py ---------- */

  const OTHERS = [[1, 2, 1], [0, -0.5, 0], [-1, 2, 1], [-2.5, -2, 0], [2.5, -1.5, 1]]; // x₁, x₂, label
  const DATA = [
    { name: "F inside", rows: [...OTHERS, [1, 0.5, 0]] },
    { name: "F outside", rows: [...OTHERS, [0, -2, 0]] },
    { name: "XOR", rows: [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]] },
  ];
  const NAMES = ["A", "B", "C", "D", "E", "F"];
  const CAP = 100; // epochs

  const pointsOf = ({ rows }) => rows.map(([x1, x2, y]) => ({ x: [x1, x2], y }));
  const predict = (x, { weights, bias }) => (weights[0] * x[0] + weights[1] * x[1] + bias >= 0 ? 1 : 0);

  /** A run before its first point. `turn` is the next point; `history` has every line and whose turn made it. */
  const fresh = () => ({
    weights: [0, 0], bias: 0, turn: 0, history: [],
    epochs: [], // updates in each finished epoch
    changes: 0, // updates in this one
    stopped: false, repeat: null,
  });

  /** The two updates after which line and turn were the same, or null. */
  function findRepeat(history) {
    const last = history.at(-1);
    const same = (entry) => ["turn", "w1", "w2", "bias"].every((key) => entry[key] === last[key]);
    const before = history.findIndex(same) + 1;
    return before < history.length ? [before, history.length] : null;
  }

  /** One point has its turn; with the last one the epoch ends. */
  function visit(points, run) {
    const { x, y } = points[run.turn];
    const error = y - predict(x, run);
    const next = { ...run };
    if (error) {
      next.weights = run.weights.map((w, i) => w + error * x[i]);
      next.bias = run.bias + error;
      const [w1, w2] = next.weights;
      next.history = [...run.history, { turn: run.turn, w1, w2, bias: next.bias }];
      next.changes += 1;
      next.repeat = run.repeat ?? findRepeat(next.history);
    }
    next.turn += 1;
    if (next.turn === points.length) {
      Object.assign(next, { turn: 0, epochs: [...run.epochs, next.changes], stopped: next.changes === 0, changes: 0 });
    }
    return next;
  }

  function visitUntil(points, run, enough) {
    do run = visit(points, run); while (!run.stopped && !enough(run));
    return run;
  }
  const oneUpdate = (points, run) => visitUntil(points, run, (now) => now.history.length > run.history.length);
  const oneEpoch = (points, run) => visitUntil(points, run, (now) => now.turn === 0);
  const toTheEnd = (points, run) =>
    visitUntil(points, run, (now) => now.repeat || (now.turn === 0 && now.epochs.length >= CAP));

  /* ---------- words ---------- */

  const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

  function story({ turn, history, epochs, changes, stopped, repeat }) {
    if (stopped) {
      return `Epoch ${epochs.length} made no update: every point is right. ` +
        `It stops, after ${plural(history.length, "update")}.`;
    }
    if (repeat) return `The line of update ${repeat[1]} is the line of update ${repeat[0]}, at the same turn. It will never stop.`;
    if (epochs.length >= CAP) return `${CAP} epochs, and the cap ends the run. No line has come back so far.`;
    if (!history.length) return "We start from zero, with rate 1. The points have their turns from A on.";
    const made = turn ? `${plural(changes, "update")} so far` : plural(epochs.at(-1), "update");
    const epoch = turn ? epochs.length + 1 : epochs.length;
    return `Epoch ${epoch}: ${made}. Update ${history.length} was made for ${NAMES[history.at(-1).turn]}.`;
  }

  /** An equation, as long as there is a line. */
  const lineText = ({ weights, bias }) =>
    (weights[0] || weights[1] ? equation(weights, bias) : `no line: every score is ${number(bias)}`);

  /* ---------- view ---------- */

  /** A bar for each of the last epochs, with its number of updates above and the number of the epoch below. */
  function makeBars(board) {
    const { svg, Board } = Explorables;
    const [shown, wide, high, floor] = [16, 25, 9, 92]; // in units of the drawing, 400 wide
    const chart = new Board(board, { width: shown * wide, height: 120, label: "Updates in each epoch" });
    chart.svg.setAttribute("role", "img");
    chart.text([8, 0], "Updates in each epoch", { dy: 16, anchor: "start", kind: "xp-tick" });
    const slots = Array.from({ length: shown }, (_, i) => ({
      bar: svg("rect", { x: i * wide + 5, width: wide - 10, class: "xp-bar" }, chart.layers.lines),
      count: chart.text([(i + 0.5) * wide, 0], "", { kind: "xp-tick" }),
      epoch: chart.text([(i + 0.5) * wide, floor], "", { dy: 14, kind: "xp-tick" }),
    }));
    return (epochs) => {
      const first = Math.max(0, epochs.length - shown);
      slots.forEach(({ bar, count, epoch }, i) => {
        const value = epochs[first + i];
        const height = value === undefined ? 0 : Math.max(1, value * high);
        bar.setAttribute("y", floor - height);
        bar.setAttribute("height", height);
        count.move([(i + 0.5) * wide, floor - height - 4]);
        count.text(value ?? "");
        epoch.text(value === undefined ? "" : first + i + 1);
      });
      chart.svg.setAttribute("aria-label", `Updates in each epoch: ${epochs.join(", ") || "none yet"}`);
    };
  }

  function build({ board, panel, actions, set, state, publish }) {
    const plane = new Explorables.Plane(board, {
      box: [-3.5, 3.5, -3.5, 3.5], tick: 1, label: "Circles and squares, and the line that tries to separate them",
    });
    const [positive, negative] = [plane.halfPlane(1), plane.halfPlane(-1)];
    const old = plane.line("xp-old");
    const line = plane.line();
    const bars = makeBars(board);

    const begin = (points, chosen = 0) => set({ points, chosen, run: fresh() });
    const place = (i, x) => {
      const { points } = state();
      points[i].x = x;
      begin(points, i);
    };
    const handles = NAMES.map((name, i) => plane.handle({ name: `Point ${name}`, text: name, onMove: (x) => place(i, x) }));

    const shown = panel.line();
    const readout = panel.readout();
    const presets = panel.group("Data");
    const data = DATA.map((entry) => presets.button(entry.name, () => begin(pointsOf(entry), entry.rows.length - 1)));
    const group = panel.group("Move a point");
    const select = group.select("", NAMES, (i) => set({ chosen: i }));
    select.input.setAttribute("aria-label", "Point to move");
    const inputs = ["x\u2081", "x\u2082"].map((label, k) => group.number(label, {
      min: -3.5, max: 3.5, step: 0.5,
      // Halves, like the handles: the sums stay exact.
      onInput: (v) => {
        const { points, chosen: i } = state();
        points[i].x[k] = Math.round(2 * v) / 2;
        place(i, points[i].x);
      },
    }));
    const advance = (how) => { const { points, run } = state(); set({ run: how(points, run) }); };
    const update = actions.button("One update", () => advance(oneUpdate));
    const epoch = actions.button("One epoch", () => advance(oneEpoch));
    const end = actions.button("Run", () => advance(toTheEnd), "xp-main");

    return ({ points, chosen, run }) => {
      const before = run.history.at(-2);
      const isLine = run.weights.some(Boolean);
      positive(run.weights, run.bias);
      negative(run.weights, isLine ? run.bias : run.bias || 1); // all 0: every point is predicted 1
      line(run.weights, run.bias);
      old(before ? [before.w1, before.w2] : [0, 0], before ? before.bias : 0);
      handles.forEach((handle, i) => {
        handle.node.style.display = points[i] ? "" : "none";
        select.input.options[i].hidden = select.input.options[i].disabled = !points[i];
        if (!points[i]) return;
        const { x, y } = points[i];
        handle.classify(y);
        handle.move(x, `${point(x)}, label ${y}`);
      });
      bars(run.epochs);

      shown.set(lineText(run));
      readout.set(story(run), run.stopped ? "ok" : run.repeat ? "neg" : "");
      const same = (rows) => JSON.stringify(points.map(({ x, y }) => [...x, y])) === JSON.stringify(rows);
      data.forEach((button, i) => button.set(same(DATA[i].rows)));
      select.set(chosen);
      inputs.forEach((input, k) => input.set(points[chosen].x[k]));
      update.enable(!run.stopped);
      epoch.enable(!run.stopped);
      end.enable(!run.stopped && !run.repeat && run.epochs.length < CAP);
      publish({
        w1: run.weights[0], w2: run.weights[1], bias: run.bias,
        updates: run.history.length, epochs: run.epochs.join(" "),
        stopped: String(run.stopped), repeat: run.repeat ? run.repeat.join(" ") : "",
      });
    };
  }

  return {
    model: { DATA, pointsOf, predict, fresh, findRepeat, visit, oneUpdate, oneEpoch, toTheEnd },
    start: { points: pointsOf(DATA[0]), chosen: 5, run: fresh() },
    build,
  };
})());
