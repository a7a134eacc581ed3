/* Four points on the two loss curves, the tangent at one of them, and the total in the reader's unit. */
Explorables.register("cross-entropy", (() => {
  "use strict";
  const { tidy, number } = Explorables.format;
  const { svg, Board } = Explorables;

  /* ---------- model: as in solutions/numpy_ref/cross_entropy.py ---------- */

  const NAMES = ["A", "B", "C", "D"];
  const LABELS = [1, 1, 0, 0];
  const MODELS = { bad: [0.6, 0.2, 0.9, 0.3], good: [0.7, 0.9, 0.2, 0.4] }; // the probability of blue
  const LOGS = { ln: Math.log, "log\u2081\u2080": Math.log10, "log\u2082": Math.log2 };
  const BASES = { ln: Math.E, "log\u2081\u2080": 10, "log\u2082": 2 };

  const labelProbability = (y, yHat) => (y ? yHat : tidy(1 - yHat, 12));
  const loss = (y, yHat, log = "ln") => -LOGS[log](labelProbability(y, yHat)) + 0;
  /** Of the loss over ŷ: downhill for label 1, uphill for label 0. */
  const slope = (y, yHat, log = "ln") => (y ? -1 : 1) / (labelProbability(y, yHat) * Math.log(BASES[log]));
  const losses = (yHats, log = "ln") => yHats.map((yHat, i) => loss(LABELS[i], yHat, log));
  function total(yHats, log = "ln", how = "sum") {
    const sum = losses(yHats, log).reduce((a, b) => a + b, 0);
    return how === "mean" ? sum / yHats.length : sum;
  }

  /* ---------- words ---------- */

  const digits = (value, count = 4) => (Number.isFinite(value) ? value.toFixed(count).replace("-", "\u2212") : "\u221e");

  function story(i, yHat, log) {
    const y = LABELS[i];
    const p = labelProbability(y, yHat);
    const value = `\u2212${log} ${number(p)}`;
    if (p === 0) return `${NAMES[i]}, label ${y}: the label had probability 0. ${value} is infinite, and so is every total.`;
    const steep = Math.abs(slope(y, yHat, log));
    const way = steep > 8 ? "very steep" : steep > 2.5 ? "steep" : "gentle";
    return `${NAMES[i]}, label ${y}: \u0177 = ${number(yHat)}, so its label has probability ${number(p)}. ` +
      `Loss ${value} = ${digits(loss(y, yHat, log))}, slope ${digits(slope(y, yHat, log), 2)}: ${way}.`;
  }

  /** "0.5108 + 1.6094 + 2.3026 + 0.3567 = 4.7795"; for the mean in brackets and over 4. */
  function sumText(yHats, log, how) {
    const terms = losses(yHats, log).map((value) => digits(value)).join(" + ");
    const result = total(yHats, log, how);
    return how === "mean" ? `(${terms}) / ${yHats.length} = ${digits(result, 5)}` : `${terms} = ${digits(result)}`;
  }

  /* ---------- view ---------- */

  const TOP = 5; // of the picture; a greater loss is shown at its edge

  /** ŷ to the right, the loss upwards, with room for the numbers on the left and below. */
  class Chart extends Board {
    constructor(host, label) {
      super(host, { width: 400, height: 330, box: [0, 1, 0, TOP], label });
      for (let value = 0; value <= TOP; value += 1) {
        this.segment(value ? "xp-grid" : "xp-axis", "grid")([0, value], [1, value]);
        if (value) this.text([0, value], value, { dx: -7, dy: 4, anchor: "end", kind: "xp-tick" });
      }
      for (const at of [0, 0.25, 0.5, 0.75, 1]) {
        this.segment(at ? "xp-grid" : "xp-axis", "grid")([at, 0], [at, TOP]);
        this.text([at, 0], number(at), { dy: 19, kind: "xp-tick" });
      }
      this.text([0.875, 0], "\u0177", { dy: 19, kind: "xp-axis-name" });
      this.text([0, TOP], "loss", { dx: -7, dy: 4, anchor: "end", kind: "xp-axis-name" });
    }

    place([x, value]) { return [45 + x * 330, 300 - (value / TOP) * 275]; }
    locate([px, py]) { return [(px - 45) / 330, ((300 - py) / 275) * TOP]; }

    curve(kind) {
      const node = svg("polyline", { class: `xp-open ${kind}` }, this.layers.lines);
      return (points) => node.setAttribute("points", points.map((p) => this.place(p).map((v) => tidy(v, 2))).join(" "));
    }
  }

  /** Three rows, the reader's points and the two models; each loss is one part of its bar. */
  function makeBars(board) {
    const [left, most, high] = [76, 320, 26];
    const chart = new Board(board, { width: 400, height: 148, label: "The losses of the four points, laid end to end" });
    chart.svg.setAttribute("role", "img");
    const title = chart.text([10, 17], "", { anchor: "start", kind: "xp-tick" });
    const rows = ["yours", "bad", "good"].map((name, i) => {
      const y = 30 + i * 38;
      chart.text([left - 8, y + high / 2], name, { dy: 4, anchor: "end", kind: "xp-tick" });
      return {
        y,
        parts: LABELS.map((label) => svg("rect", { y, height: high, class: `xp-part xp-part-${label}` }, chart.layers.areas)),
        letters: LABELS.map((label) => chart.text([0, y + high / 2], "", { dy: 5, kind: `xp-part-name-${label}`, layer: "marks" })),
        value: chart.text([0, 0], "", { dx: 6, dy: 4, anchor: "start", kind: "xp-name", layer: "marks" }),
      };
    });
    return (models, log, how) => {
      const unit = 1 / (how === "mean" ? LABELS.length : 1);
      const room = most - left - 6; // the value stands behind the bar
      const scale = room / 5.4; // one unit of loss; a longer bar ends at the edge
      title.text(how === "mean" ? `mean, with ${log}: a quarter of each loss` : `sum, with ${log}: the losses end to end`);
      rows.forEach(({ y, parts, letters, value }, i) => {
        let at = 0;
        losses(models[i], log).forEach((each, k) => {
          const from = Math.min(room, at);
          at += each * unit * scale;
          const width = Math.max(0, Math.min(room, at) - from);
          parts[k].setAttribute("x", tidy(left + from, 2));
          parts[k].setAttribute("width", tidy(width, 2));
          letters[k].move([left + from + width / 2, y + high / 2]);
          letters[k].text(width > 17 ? NAMES[k] : "");
        });
        value.move([left + Math.min(room, at), y + high / 2]);
        value.text(`${at > room ? "\u2192 " : ""}${digits(total(models[i], log, how))}`);
      });
      chart.svg.setAttribute("aria-label", `${how}, with ${log}: ` +
        ["yours", "bad model", "good model"].map((name, i) => `${name} ${digits(total(models[i], log, how))}`).join(", "));
    };
  }

  function build({ board, panel, set, state, publish }) {
    const chart = new Chart(board, "The loss over the probability, for label 1 and for label 0");
    const curves = { 1: chart.curve("xp-loss-1"), 0: chart.curve("xp-loss-0") };
    const names = [
      chart.text([0, 0], "label 1", { anchor: "start", kind: "xp-tick", layer: "lines" }),
      chart.text([0, 0], "label 0", { anchor: "end", kind: "xp-tick", layer: "lines" }),
    ];
    const tangent = chart.segment("xp-tangent", "marks");
    const chosenRing = chart.fixed(chart.layers.marks);
    svg("circle", { r: 15, fill: "none", class: "xp-axis" }, chosenRing.inner);

    const place = (i, value) => {
      const { yHats } = state();
      yHats[i] = tidy(Math.min(1, Math.max(0, value)), 2);
      set({ yHats, chosen: i });
    };
    const handles = NAMES.map((name, i) => {
      const handle = chart.handle({
        name: `Point ${name}`, text: name, step: 0.01, big: 0.1,
        // Only ŷ can be moved; the keys up and down make the loss of the point greater and smaller.
        onMove: ([x, value], dragging) => {
          const now = state().yHats[i];
          const shown = Math.min(TOP, loss(LABELS[i], now, state().log));
          const up = Math.sign(value - shown) * Math.max(0.01, Math.round(Math.abs(value - shown) * 100) / 100);
          place(i, !dragging && x === now ? now + (LABELS[i] ? -up : up) : x);
        },
      });
      handle.classify(LABELS[i]);
      handle.node.addEventListener("focus", () => state().chosen !== i && set({ chosen: i }));
      return handle;
    });
    const bars = makeBars(board);

    const readout = panel.readout();
    const points = panel.group("Point");
    const choose = NAMES.map((name, i) => points.button(name, () => set({ chosen: i })));
    const slider = panel.slider("Its probability of blue, \u0177", {
      min: 0, max: 1, step: 0.01, onInput: (v) => place(state().chosen, v),
    });
    const presets = panel.group("All four as in the");
    const models = Object.entries(MODELS).map(([name, yHats]) =>
      [yHats, presets.button(`${name} model`, () => set({ yHats: [...yHats] }))]);
    const logGroup = panel.group("Logarithm");
    const logs = Object.keys(LOGS).map((name) => [name, logGroup.button(name, () => set({ log: name }))]);
    const howGroup = panel.group("Total");
    const hows = ["sum", "mean"].map((name) => [name, howGroup.button(name, () => set({ how: name }))]);
    const shown = panel.line("xp-equation xp-sum");

    return ({ yHats, chosen, log, how }) => {
      const fine = Array.from({ length: 400 }, (_, i) => (i + 1) / 400);
      curves[1](fine.map((x) => [x, loss(1, x, log)]));
      curves[0](fine.map((x) => [1 - x, loss(0, 1 - x, log)]));
      // the names stand at the outer ends of the curves, a little above where these have a loss of 4.2
      const end = BASES[log] ** -4.2;
      names[0].move([end + 0.02, 4.6]);
      names[1].move([1 - end - 0.02, 4.6]);

      handles.forEach((handle, i) => {
        const value = loss(LABELS[i], yHats[i], log);
        handle.move([yHats[i], Math.min(TOP, value)],
          `\u0177 ${number(yHats[i])}, label ${LABELS[i]}, loss ${Number.isFinite(value) ? digits(value) : "infinite"}`);
        handle.node.setAttribute("aria-valuemin", 0);
        handle.node.setAttribute("aria-valuemax", 1);
      });
      const [y, yHat] = [LABELS[chosen], yHats[chosen]];
      const value = loss(y, yHat, log);
      const rise = slope(y, yHat, log);
      chosenRing.move([yHat, Math.min(TOP, value)]);
      if (value <= TOP) {
        // half of its length on the screen, about a quarter of the board
        const [dx, dy] = [330, (-275 / TOP) * rise];
        const half = 85 / Math.hypot(dx, dy);
        tangent([yHat - half, value - half * rise], [yHat + half, value + half * rise]);
      } else {
        tangent([yHat, TOP], [yHat, TOP]);
      }

      bars([yHats, MODELS.bad, MODELS.good], log, how);
      readout.set(story(chosen, yHat, log), value > LOGS[log](2) ? "neg" : "ok");
      choose.forEach((button, i) => button.set(i === chosen));
      slider.set(yHat);
      models.forEach(([preset, button]) => button.set(preset.every((v, i) => v === yHats[i])));
      logs.forEach(([name, button]) => button.set(name === log));
      hows.forEach(([name, button]) => button.set(name === how));
      shown.set(sumText(yHats, log, how));
      publish({
        point: NAMES[chosen], y, yHat, loss: String(value), slope: String(rise), log, how,
        total: String(total(yHats, log, how)),
        bad: total(MODELS.bad, log, how), good: total(MODELS.good, log, how),
        yHats: yHats.join(" "),
      });
    };
  }

  return {
    model: { LABELS, MODELS, loss, slope, losses, total },
    start: { yHats: [...MODELS.bad], chosen: 1, log: "ln", how: "sum" },
    build,
  };
})());
