/* A layer of four units under dropout. Draw again and again: the mean of what comes out goes to x. */
Explorables.register("dropout", (() => {
  "use strict";
  const { number } = Explorables.format;

  /* ---------- model: as solutions/numpy_ref/dropout.py, with a small generator of its own ---------- */

  const X = [1, 2, 3, 4]; // the numbers of the chapter
  const SEED = 29; // its first mask for p = 0.25 is that of the chapter
  const MOST = 5000; // draws

  /** Numbers from 0 to 1 that only look random: the same seed gives the same ones. */
  function uniforms(seed) {
    let last = seed >>> 0;
    return () => {
      last = (Math.imul(last, 1664525) + 1013904223) >>> 0;
      return last / 2 ** 32;
    };
  }

  const draw = (x, p, random) => x.map(() => random() < 1 - p);
  const scale = (p) => (p < 1 ? 1 / (1 - p) : 0);
  const apply = (x, p, mask) => x.map((v, i) => (mask[i] ? v * scale(p) : 0));

  /** The last mask and output of so many draws, and the mean of all outputs. */
  function run(x, p, seed, draws) {
    const random = uniforms(seed);
    const sum = x.map(() => 0);
    let mask = x.map(() => true);
    let out = x;
    for (let k = 0; k < draws; k += 1) {
      mask = draw(x, p, random);
      out = apply(x, p, mask);
      out.forEach((v, i) => { sum[i] += v; });
    }
    return { mask, out, mean: sum.map((v) => v / draws) };
  }

  /* ---------- view ---------- */

  const [WIDTH, HEIGHT] = [400, 310];
  const COLUMNS = [105, 190, 275, 360];
  const [UNIT, FLOOR, CEILING, TOP] = [74, 284, 158, 6]; // the mean of TOP reaches the ceiling

  const height = (v) => FLOOR - (Math.min(v, TOP) / TOP) * (FLOOR - CEILING);

  function makeLayer(host) {
    const { svg, Board } = Explorables;
    const board = new Board(host, { width: WIDTH, height: HEIGHT, label: "A layer of four units" });
    board.svg.setAttribute("role", "img");
    for (const [name, y] of [["x", 30], ["unit", UNIT + 4], ["out", 126], ["mean", 222]]) {
      board.text([10, y], name, { anchor: "start", kind: "xp-name", layer: "marks" });
    }
    board.segment("xp-axis", "grid")([70, FLOOR], [WIDTH - 6, FLOOR]);
    const columns = COLUMNS.map((x, i) => {
      board.text([x, 30], number(X[i]), { layer: "marks" });
      const bar = svg("rect", { class: "xp-bar", x: x - 18, width: 36 }, board.layers.areas);
      board.segment("xp-old")([x - 30, height(X[i])], [x + 30, height(X[i])]);
      const unit = svg("g", { class: "xp-unit" }, board.layers.marks);
      svg("circle", { cx: x, cy: UNIT, r: 20 }, unit);
      svg("path", { d: `M${x - 14} ${UNIT - 14}l28 28m0 -28l-28 28` }, unit);
      const out = board.text([x, 126], "", { layer: "marks" });
      const mean = board.text([x, FLOOR + 16], "", { kind: "xp-tick", layer: "marks" });
      return { bar, unit, out, mean };
    });
    return (mask, out, mean) => {
      columns.forEach((column, i) => {
        column.unit.classList.toggle("xp-fallen", !mask[i]);
        column.out.text(number(out[i], 3));
        column.mean.text(number(mean[i], 3));
        column.bar.setAttribute("y", height(mean[i]));
        column.bar.setAttribute("height", FLOOR - height(mean[i]));
      });
      const heard = out.map((v, i) => `unit ${i + 1} ${mask[i] ? "stays" : "falls"}: ${number(v, 3)}`);
      board.svg.setAttribute("aria-label", `A layer of four units: ${heard.join(", ")}`);
    };
  }

  function build({ root, board, panel, actions, set, state, publish }) {
    const layer = makeLayer(board);
    const shown = panel.line();
    const readout = panel.readout();
    const modes = panel.group("Mode");
    const training = modes.button("Training", () => set({ training: true }));
    const evaluation = modes.button("Evaluation", () => set({ training: false, running: false }));
    const slider = panel.slider("Chance of falling, p", { min: 0, max: 0.9, step: 0.05, onInput: (p) => set({ p, draws: 1 }) });
    const go = (more) => set({ draws: Math.min(MOST, state().draws + more) });
    const one = actions.button("Draw", () => go(1), "xp-main");
    const hundred = actions.button("100 draws", () => go(100));
    // Nothing moves by itself where somebody has asked for less motion: the other buttons do the same in steps.
    const still = window.matchMedia("(prefers-reduced-motion: reduce)");
    const auto = actions.button("Run", () => set({ running: !state().running }));
    let timer = null;
    const tick = () => {
      if (!root.isConnected || state().draws >= MOST) set({ running: false });
      else go(1);
    };

    return (now) => {
      const running = now.running && now.training && !still.matches && now.draws < MOST;
      if (running && timer === null) timer = setInterval(tick, 150);
      if (!running && timer !== null) { clearInterval(timer); timer = null; }

      const drawn = run(X, now.p, SEED, now.draws);
      const mask = now.training ? drawn.mask : X.map(() => true);
      const out = now.training ? drawn.out : X;
      layer(mask, out, drawn.mean);
      const fallen = mask.filter((stays) => !stays).length;
      shown.set(now.training ? `out = x \u00b7 mask / ${number(1 - now.p)}` : "out = x");
      const off = Math.max(...drawn.mean.map((v, i) => Math.abs(v - X[i]) / X[i]));
      const sum = now.draws === 1 ? "After 1 draw" : `After ${now.draws} draws`;
      if (!now.training) readout.set("Evaluation: nothing falls and nothing is scaled.", "ok");
      else if (now.p === 0) readout.set("With p = 0 nothing falls: out is x.", "ok");
      else readout.set(`${fallen} of 4 units ${fallen === 1 ? "has" : "have"} fallen. ${sum} the means are off by up to ${number(100 * off, 1)} %.`, off < 0.05 ? "ok" : "");
      training.set(now.training);
      evaluation.set(!now.training);
      slider.set(now.p);
      one.enable(now.training);
      hundred.enable(now.training);
      auto.enable(now.training && !still.matches);
      auto.text(running ? "Pause" : "Run");
      publish({ draws: now.draws, p: now.p, mode: now.training ? "training" : "evaluation",
        mask: mask.map((stays) => (stays ? "y" : "n")).join(""), out: out.map((v) => number(v, 6)).join(" "),
        mean: drawn.mean.map((v) => number(v, 6)).join(" "), running: String(running) });
    };
  }

  return {
    model: { X, SEED, uniforms, apply, scale, run },
    start: { p: 0.25, training: true, draws: 1, running: false },
    build,
  };
})());
