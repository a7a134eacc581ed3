/* Three scores become three probabilities. Adding the same number to all scores changes nothing. */
Explorables.register("softmax", (() => {
  "use strict";
  const { tidy, number } = Explorables.format;
  const { html, svg, Board } = Explorables;

  /* ---------- model: as in solutions/numpy_ref/many_classes.py ---------- */

  const sum = (values) => values.reduce((all, value) => all + value, 0);
  const share = (powers) => powers.map((value) => value / sum(powers));

  /** As the formula says it: too large a score gives Infinity / Infinity, which is NaN. */
  const naive = (z) => share(z.map(Math.exp));

  const shifted = (z) => z.map((value) => value - Math.max(...z));
  const softmax = (z) => share(shifted(z).map(Math.exp));

  /** The cross-entropy of one example, from its scores: log-sum-exp minus the score of the label. */
  const loss = (label, z) => Math.log(sum(shifted(z).map(Math.exp))) - shifted(z)[label];

  /* ---------- words ---------- */

  const CLASSES = ["cat", "dog", "bird"];
  const FAR = 1000; // exp of it is beyond what the computer can store

  const SUPERSCRIPTS = { "-": "\u207b", 0: "\u2070", 1: "\u00b9", 2: "\u00b2", 3: "\u00b3", 4: "\u2074", 5: "\u2075", 6: "\u2076", 7: "\u2077", 8: "\u2078", 9: "\u2079" };
  const raised = (value) => [...String(value)].map((digit) => SUPERSCRIPTS[digit]).join("");

  /** A power of e, short: 7.389, 2.2·10⁴, or that it is too large. */
  function powerText(value) {
    if (!Number.isFinite(value)) return "overflow";
    if (value === 0 || (value >= 0.001 && value < 10000)) return number(value, 3);
    const [digits, exponent] = value.toExponential(1).split("e");
    return `${digits}\u00b710${raised(Number(exponent))}`;
  }

  /** A probability, short: four digits, or as a power where these would be nearly nothing but zeros. */
  const probText = (value) => (value >= 0.001 ? value.toFixed(4) : powerText(value));

  /** What a score has become: "2", "2 + 1000 = 1002", "2 \u2212 3.5 = \u22121.5". */
  function sumText(score, added) {
    if (!added) return number(score);
    return `${number(score)} ${added < 0 ? "\u2212" : "+"} ${number(Math.abs(added))} = ${number(score + added)}`;
  }

  function story(z, probs, shift) {
    const best = Math.max(...probs);
    const leaders = CLASSES.filter((_, k) => best - probs[k] < 1e-12);
    const first = leaders.length === 1
      ? `The prediction is ${leaders[0]}, with ${number(best, 4)}.`
      : `A tie: ${leaders.join(" and ")} have ${number(best, 4)} each.`;
    if (naive(z).some(Number.isNaN)) return `${first} The powers of z overflow. Those of z\u00a0\u2212\u00a0max can't: the greatest is 1.`;
    if (!shift) return first;
    return `${first} ${shift < 0 ? number(shift) : `+${number(shift)}`} for all changes the powers and their sum alike.`;
  }

  /* ---------- view ---------- */

  /** One bar for each class, from 0 to 1. */
  function makeBars(board) {
    const [width, height, floor, tall] = [400, 270, 228, 190];
    const chart = new Board(board, { width, height, label: "" });
    chart.svg.setAttribute("role", "img");
    for (const value of [0, 0.5, 1]) {
      const y = floor - value * tall;
      chart.segment(value ? "xp-grid" : "xp-axis", "grid")([42, y], [width - 12, y]);
      chart.text([34, y], number(value), { dy: 4, anchor: "end", kind: "xp-tick" });
    }
    const columns = CLASSES.map((name, k) => {
      const middle = 102 + 115 * k;
      chart.text([middle, floor], name, { dy: 20, kind: "xp-name" });
      return {
        middle,
        bar: svg("rect", { x: middle - 36, width: 72 }, chart.layers.lines),
        value: chart.text([middle, floor], "", { layer: "marks" }),
      };
    });
    return (probs) => {
      const best = Math.max(...probs);
      columns.forEach(({ middle, bar, value }, k) => {
        const top = floor - probs[k] * tall;
        bar.setAttribute("y", tidy(top, 2));
        bar.setAttribute("height", tidy(floor - top, 2));
        bar.setAttribute("class", best - probs[k] < 1e-12 ? "xp-bar xp-best" : "xp-bar");
        value.move([middle, top - 7]);
        value.text(probs[k].toFixed(4));
      });
      chart.svg.setAttribute("aria-label", `Probabilities: ${CLASSES.map((name, k) => `${name} ${probs[k].toFixed(4)}`).join(", ")}`);
    };
  }

  function build({ board, panel, actions, set, state, publish }) {
    const bars = makeBars(board);
    const table = html("table", { class: "xp-table" }, board);
    const readout = panel.readout();
    const sliders = CLASSES.map((name, k) => panel.slider(`Score of ${name}`, {
      min: -5, max: 5, step: 0.1,
      onInput: (v) => { const { scores } = state(); scores[k] = v; set({ scores }); },
    }));
    const shift = panel.slider("Add the same to all", { min: -10, max: 10, step: 0.5, onInput: (v) => set({ shift: v }) });
    const group = panel.group("If the picture shows a");
    const labels = CLASSES.map((name, k) => group.button(name, () => set({ label: k })));
    const cost = panel.line();
    const far = actions.button(`${FAR} more for all`, () => set({ far: !state().far }));

    /** The way from scores to probabilities, column by column. */
    function fillTable(z, probs) {
      const head = html("tr", {});
      for (const [text, exponent] of [["class"], ["z"], ["e", "z"], ["z \u2212 max"], ["e", "z \u2212 max"], ["softmax"]]) {
        const cell = html("th", { scope: "col" }, head, text);
        if (exponent) html("sup", {}, cell, exponent);
      }
      const below = shifted(z);
      const powers = [z.map(Math.exp), below.map(Math.exp)];
      const rows = CLASSES.map((name, k) => {
        const line = html("tr", {});
        html("th", { scope: "row" }, line, name);
        const cells = [number(z[k]), powerText(powers[0][k]), number(below[k]), powerText(powers[1][k]), probs[k].toFixed(4)];
        cells.forEach((text) => html("td", {}, line, text));
        return line;
      });
      const total = html("tr", {});
      html("th", { scope: "row" }, total, "sum");
      ["", powerText(sum(powers[0])), "", powerText(sum(powers[1])), number(sum(probs), 4)].forEach((text) => html("td", {}, total, text));
      const [thead, tbody] = [html("thead", {}), html("tbody", {})];
      thead.append(head);
      tbody.append(...rows, total);
      table.replaceChildren(thead, tbody);
    }

    return (now) => {
      const added = tidy(now.shift + (now.far ? FAR : 0));
      const z = now.scores.map((score) => tidy(score + added));
      const probs = softmax(z);
      bars(probs);
      fillTable(z, probs);
      readout.set(story(z, probs, added));
      sliders.forEach((slider, k) => slider.set(now.scores[k], sumText(now.scores[k], added)));
      shift.set(now.shift);
      labels.forEach((button, k) => button.set(now.label === k));
      cost.set(`loss: \u2212ln ${probText(probs[now.label])} = ${number(loss(now.label, z), 4)}`);
      far.set(now.far);
      publish({
        z0: z[0], z1: z[1], z2: z[2], p0: probs[0], p1: probs[1], p2: probs[2],
        loss: loss(now.label, z), label: now.label, naive: naive(z).some(Number.isNaN) ? "overflow" : "fine",
      });
    };
  }

  return {
    model: { naive, softmax, loss, powerText },
    start: { scores: [2, 1, 0], shift: 0, far: false, label: 0 },
    build,
  };
})());
