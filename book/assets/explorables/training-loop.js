/* The five lines of the training loop, in any order, some left out, and what comes of them. */
Explorables.register("training-loop", (() => {
  "use strict";
  const { tidy, number } = Explorables.format;

  /* ---------- model: six students, a weight and a bias; what PyTorch does with these lines ---------- */

  const LINES = [
    { key: "zero", code: "optimizer.zero_grad()" },
    { key: "forward", code: "scores = model(X)" },
    { key: "loss", code: "loss = loss_fn(scores, y)" },
    { key: "backward", code: "loss.backward()" },
    { key: "step", code: "optimizer.step()" },
  ];
  const [ZERO, FORWARD, LOSS, BACKWARD, STEP] = LINES.keys();
  const X = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5]; // hours, of the chapter on gradient descent
  const Y = [0, 0, 1, 0, 1, 1];
  const START = [-1, 1];
  const RATE = 0.5;
  const PASSES = 40;

  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const mean = (values) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const forward = ([w, b]) => X.map((x) => w * x + b);
  /** The mean cross-entropy of scores; it never overflows. */
  const lossOf = (scores) => mean(scores.map((z, i) => Math.max(z, 0) - Y[i] * z + Math.log1p(Math.exp(-Math.abs(z)))));
  /** The slopes for the weight and the bias, with the scores as they were computed. */
  function slopesOf(scores) {
    const pulls = scores.map((z, i) => sigmoid(z) - Y[i]);
    return [mean(pulls.map((pull, i) => pull * X[i])), mean(pulls)];
  }

  /** Run the lines in this order so many times. After each pass: the loss where the parameters are then. */
  function run(order, passes = PASSES) {
    let at = [...START];
    let grad = null; // after zero_grad it is None
    let [scores, loss] = [null, null]; // loss: the scores that it was computed from
    const errors = [lossOf(forward(at))];
    for (let pass = 0; pass < passes; pass += 1) {
      for (const line of order) {
        if (line === ZERO) grad = null;
        if (line === FORWARD) scores = forward(at);
        if (line === LOSS) {
          if (!scores) return { errors, at, failed: "scores" };
          loss = scores;
        }
        if (line === BACKWARD) {
          if (!loss) return { errors, at, failed: "loss" };
          grad = slopesOf(loss).map((slope, i) => slope + (grad ? grad[i] : 0));
        }
        if (line === STEP && grad) at = at.map((v, i) => v - RATE * grad[i]);
      }
      errors.push(lossOf(forward(at)));
    }
    return { errors, at, failed: null };
  }

  /** What is the matter with an order, in a word. */
  function verdict(order) {
    const place = (line) => order.indexOf(line);
    const has = (line) => place(line) >= 0;
    const { failed } = run(order, 1); // a name that is missing is missing in the first pass
    if (failed) return `no ${failed}`;
    if (!has(STEP)) return "no step";
    if (!has(BACKWARD)) return "no slopes";
    const late = place(STEP) < place(BACKWARD);
    if (!has(ZERO)) return late ? "adds up, late" : "adds up";
    // from backward on, round the loop: does zero_grad come before step?
    const [from, zero, step] = [BACKWARD, ZERO, STEP].map(place);
    const ahead = (to) => (to - from + order.length) % order.length;
    if (ahead(zero) < ahead(step)) return "thrown away";
    if (!late) return "right";
    return place(FORWARD) < place(STEP) ? "stale" : "late";
  }

  const WORDS = {
    right: ["Each step uses the slopes of its own pass, and of no other. The loss falls.", "ok"],
    "no step": ["Nothing moves: no line uses the slopes. The parameters stay where they are.", "neg"],
    "no slopes": ["Nothing moves: the step finds no slopes, because backward() is missing. PyTorch doesn't complain.", "neg"],
    "thrown away": ["Nothing moves: zero_grad() throws the slopes away before the step has used them.", "neg"],
    "adds up": ["The slopes add up, pass after pass. The steps overshoot, and the loss swings.", "neg"],
    "adds up, late": ["The slopes add up, and each step comes before those of its own pass. The loss swings.", "neg"],
    late: ["Late by one: the first step finds no slopes, and the last slopes are never used.", "neg"],
    stale: ["Late by one: the step uses the slopes of the pass before. With a hidden layer PyTorch stops with an error.", "neg"],
    "no scores": ["NameError: name 'scores' is not defined. The loss needs the scores first.", "neg"],
    "no loss": ["NameError: name 'loss' is not defined. backward() starts from the loss.", "neg"],
  };

  /* ---------- view ---------- */

  const TRIES = [
    { name: "the right order", order: [ZERO, FORWARD, LOSS, BACKWARD, STEP], off: [] },
    { name: "no zero_grad", order: [ZERO, FORWARD, LOSS, BACKWARD, STEP], off: [ZERO] },
    { name: "zero_grad before step", order: [FORWARD, LOSS, BACKWARD, ZERO, STEP], off: [] },
    { name: "step before backward", order: [FORWARD, LOSS, STEP, ZERO, BACKWARD], off: [] },
  ];
  const used = ({ order, off }) => order.filter((line) => !off.includes(line));

  /** The chart of the loss, pass by pass: solid for this order, dashed for the right one. */
  function makeChart(board) {
    const { svg, Board } = Explorables;
    const [width, height, floor, ceiling, left, right] = [400, 300, 268, 42, 44, 386];
    const chart = new Board(board, { width, height, label: "" });
    chart.svg.setAttribute("role", "img");
    const top = 2.5;
    const place = (pass, loss) => [
      left + (pass / PASSES) * (right - left),
      floor - (Math.min(loss, 1.15 * top) / top) * (floor - ceiling),
    ];
    for (const tick of [0, 0.5, 1, 1.5, 2, 2.5]) {
      chart.segment(tick ? "xp-grid" : "xp-axis", "grid")(place(0, tick), place(PASSES, tick));
      chart.text(place(0, tick), number(tick), { dx: -7, dy: 4, anchor: "end", kind: "xp-tick" });
    }
    for (const tick of [0, 10, 20, 30, 40]) chart.text(place(tick, 0), String(tick), { dy: 17, kind: "xp-tick" });
    chart.text([0, 0], "Loss after each pass (dashed: the right order)", { dx: 8, dy: 18, anchor: "start", kind: "xp-tick" });
    chart.text([right, floor], "pass", { dy: -7, anchor: "end", kind: "xp-axis-name" });
    const line = (kind) => svg("polyline", { class: kind }, chart.layers.lines);
    const path = (errors) => errors.map((e, i) => place(i, e).map((v) => tidy(v, 2)).join(",")).join(" ");
    line("xp-old xp-unfilled").setAttribute("points", path(run(TRIES[0].order).errors));
    const curve = line("xp-curve");
    const dots = svg("path", { class: "xp-dots xp-few" }, chart.layers.lines);
    return (errors) => {
      curve.setAttribute("points", path(errors));
      dots.setAttribute("d", errors.map((e, i) => place(i, e).map((v) => tidy(v, 2))).map(([x, y]) => `M${x} ${y}h0`).join(""));
      const heard = errors.filter((_, i) => i % 8 === 0).map((e) => number(e, 3)).join(", ");
      chart.svg.setAttribute("aria-label", `Loss at the start and after every eighth pass: ${heard}`);
    };
  }

  /** The five lines as a list: drag one by its grip, move it with the arrows or their buttons, leave it out. */
  function makeList(host, { move, toggle }) {
    const { html } = Explorables;
    const box = html("ol", { class: "xp-code", "aria-label": "The lines of one pass, in order" }, host);
    const rows = LINES.map(({ code }, line) => {
      const row = html("li", { class: "xp-code-line" }, box);
      const grip = html("span", { class: "xp-grip", "aria-hidden": "true" }, row, "\u2261");
      const text = html("code", {}, row, code);
      const button = (label, sign, onClick) => {
        const node = html("button", { type: "button", "aria-label": `${label}: ${code}` }, row, sign);
        node.addEventListener("click", () => node.getAttribute("aria-disabled") !== "true" && onClick());
        return node;
      };
      const up = button("Up", "\u2191", () => move(line, -1));
      const down = button("Down", "\u2193", () => move(line, 1));
      const out = button("Leave out", "\u00d7", () => toggle(line));
      row.addEventListener("keydown", (event) => {
        const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!way) return;
        event.preventDefault();
        move(line, way);
      });
      let dragging = false;
      grip.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        event.preventDefault();
        grip.setPointerCapture(event.pointerId);
        dragging = true;
        row.classList.add("xp-lifted");
      });
      grip.addEventListener("pointermove", (event) => {
        if (!dragging) return;
        // Above the middle of the row before, or below the middle of the one after: change places.
        const beside = (node) => node && node.getBoundingClientRect();
        const [before, after] = [beside(row.previousElementSibling), beside(row.nextElementSibling)];
        if (before && event.clientY < before.top + before.height / 2) move(line, -1);
        else if (after && event.clientY > after.top + after.height / 2) move(line, 1);
      });
      for (const end of ["pointerup", "pointercancel"]) {
        grip.addEventListener(end, () => { dragging = false; row.classList.remove("xp-lifted"); });
      }
      grip.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
      return { row, text, up, down, out, held: () => dragging };
    });

    /** Put the rows into this order without taking out the one that is held or has the focus. */
    function arrange(order) {
      const busy = rows.findIndex(({ row, held }) => held() || row.contains(document.activeElement));
      const pivot = busy >= 0 ? order.indexOf(busy) : -1;
      order.forEach((line, i) => {
        if (pivot < 0) box.append(rows[line].row);
        else if (i < pivot) box.insertBefore(rows[line].row, rows[busy].row);
        else if (i > pivot) box.append(rows[line].row);
      });
    }

    return ({ order, off }) => {
      const now = [...box.children].map((node) => rows.findIndex(({ row }) => row === node));
      if (now.some((line, i) => line !== order[i])) arrange(order);
      order.forEach((line, i) => {
        const { row, up, down, out } = rows[line];
        const gone = off.includes(line);
        row.dataset.out = gone;
        up.setAttribute("aria-disabled", i === 0);
        down.setAttribute("aria-disabled", i === order.length - 1);
        out.setAttribute("aria-pressed", gone);
        out.textContent = gone ? "+" : "\u00d7";
      });
    };
  }

  function build({ board, panel, actions, set, state, publish }) {
    const chart = makeChart(board);
    const shown = panel.line("xp-loop-head");
    shown.set("for X, y in batches:");
    const list = makeList(panel.host, {
      move(line, way) {
        const { order } = state();
        const from = order.indexOf(line);
        if (!(from + way in order)) return;
        [order[from], order[from + way]] = [order[from + way], order[from]];
        set({ order });
      },
      toggle(line) {
        const { off } = state();
        set({ off: off.includes(line) ? off.filter((each) => each !== line) : [...off, line] });
      },
    });
    const readout = panel.readout();
    const tries = panel.group("Try");
    const buttons = TRIES.map(({ name, order, off }) => tries.button(name, () => set({ order: [...order], off: [...off] })));

    return (now) => {
      const order = used(now);
      const { errors, at, failed } = run(order);
      const kind = verdict(order);
      list(now);
      chart(errors);
      const end = failed ? "" : ` After ${PASSES} passes it is ${number(errors.at(-1), 3)}.`;
      readout.set(WORDS[kind][0] + (kind === "right" ? end : ""), WORDS[kind][1]);
      buttons.forEach((button, i) => {
        const same = (a, b) => a.length === b.length && a.every((v, k) => v === b[k]);
        button.set(same(TRIES[i].order, now.order) && same(TRIES[i].off, now.off));
      });
      publish({ order: order.map((line) => LINES[line].key).join(" "), verdict: kind, loss: errors.at(-1), w: at[0], b: at[1] });
    };
  }

  return {
    model: { LINES, X, Y, START, RATE, PASSES, run, verdict },
    start: { order: [ZERO, FORWARD, LOSS, BACKWARD, STEP], off: [] },
    build,
  };
})());
