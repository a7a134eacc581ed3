/* Two lines, and a third unit that reads what the two say. Its region can have a corner.
   With the lines of OR and NAND, and AND as the third unit, it is XOR. */
Explorables.register("regions", (() => {
  "use strict";
  const { tidy, number, point } = Explorables.format;
  const { project } = Explorables.geometry;
  const { html, svg } = Explorables;

  /* ---------- model: as in solutions/numpy_ref/non_linear_regions.py ---------- */

  const CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]; // of the square; also all that the third unit can meet
  const XOR = [0, 1, 1, 0];
  const UNITS = {
    AND: { weights: [1, 1], bias: -1.5 },
    OR: { weights: [1, 1], bias: -0.5 },
    NAND: { weights: [-1, -1], bias: 1.5 },
  };
  const START = [{ weights: [1, 0], bias: -0.5 }, { weights: [0, 1], bias: -0.5 }];

  const step = (z) => (z >= 0 ? 1 : 0);
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  const score = (x, { weights, bias }) => tidy(weights[0] * x[0] + weights[1] * x[1] + bias);
  const perceptron = (x, unit) => step(score(x, unit));
  const region = (x, lines, unit) => perceptron(lines.map((line) => perceptron(x, line)), unit);

  /** The same network with sigmoids: every score is multiplied by the sharpness first. What the two lines answer,
      the score of the third unit, and its answer. */
  function softly(x, lines, unit, sharpness) {
    const sharp = (at, one) => sharpness * (one.weights[0] * at[0] + one.weights[1] * at[1] + one.bias);
    const h = lines.map((line) => sigmoid(sharp(x, line)));
    const z = sharp(h, unit);
    return { h, z, y: sigmoid(z) };
  }
  const softRegion = (x, lines, unit, sharpness) => softly(x, lines, unit, sharpness).y;

  /** The part of a convex polygon where a line says `answer`. */
  function cut(polygon, { weights, bias }, answer) {
    if (!weights[0] && !weights[1]) return step(bias) === answer ? polygon : [];
    const side = ([x, y]) => (answer ? 1 : -1) * (weights[0] * x + weights[1] * y + bias);
    return polygon.flatMap((from, i) => {
      const to = polygon[(i + 1) % polygon.length];
      const [a, b] = [side(from), side(to)];
      const kept = a >= 0 ? [from] : [];
      if (a >= 0 === b >= 0) return kept;
      const t = a / (a - b);
      return [...kept, [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]];
    });
  }

  const middle = (polygon) => [0, 1].map((k) => polygon.reduce((sum, at) => sum + at[k], 0) / polygon.length);

  /** The parts into which two lines cut the box: one polygon for each pair of answers, some of them empty. */
  function parts([left, right, bottom, top], lines) {
    const box = [[left, bottom], [right, bottom], [right, top], [left, top]];
    const within = (at, answers) => lines.every((line, i) => perceptron(at, line) === answers[i]);
    return CORNERS.map((answers) => {
      const polygon = lines.reduce((left, line, i) => cut(left, line, answers[i]), box);
      return polygon.length && within(middle(polygon), answers) ? polygon : []; // where lines coincide, it may be flat
    });
  }

  /* ---------- view ---------- */

  const BOX = [-0.95, 1.95, -0.95, 1.95];
  const NEAR = [-0.75, 1.75]; // where the foot of an arrow may be, in both directions
  const ANCHORS = [[-0.25, 1.5], [1.5, -0.25]]; // an arrow stands as near to its own as it can
  const LENGTH = 0.5; // of an arrow, for a weight of 1
  const MOST = 2; // the greatest weight of a line
  const CELLS = 29; // of the picture of the soft region, in both directions

  const NAMES = { // by the four answers of the third unit
    "0000": "never 1", "1111": "always 1",
    "0001": "1 where both are 1: AND", "0111": "1 where at least one is 1: OR",
    "1110": "1 unless both are 1: NAND", "1000": "1 where neither is 1: NOR",
    "0011": "h\u2081 alone", "1100": "not h\u2081", "0101": "h\u2082 alone", "1010": "not h\u2082",
    "0010": "h\u2081 and not h\u2082", "0100": "h\u2082 and not h\u2081",
    "1011": "h\u2081 or not h\u2082", "1101": "h\u2082 or not h\u2081",
  };

  const limit = (value, [least, greatest]) => tidy(Math.min(greatest, Math.max(least, value)));
  const biasThrough = (at, weights) => tidy(-(weights[0] * at[0] + weights[1] * at[1]));
  const footOf = ({ weights, bias }, i) =>
    (weights[0] || weights[1] ? project(ANCHORS[i], weights, bias) : ANCHORS[i]).map((v) => limit(v, NEAR));

  /** `border`: where the answer of soft units is 0.5, if anywhere; if nowhere, `high` says whether it is above. */
  function story({ lines, unit, soft }, right, border, high) {
    const table = CORNERS.map((h) => perceptron(h, unit)).join("");
    const end = right === 4 ? "all four corners of XOR are right." : `${right} of the 4 corners of XOR are right.`;
    if (soft) {
      const where = border ? "no edges. On the dashed border \u0177 is 0.5."
        : `\u0177 is ${high ? "0.5 or more" : "below 0.5"} all over the board, so there is no border.`;
      return `Soft units: ${where} ${end[0].toUpperCase()}${end.slice(1)}`;
    }
    const flat = lines.some(({ weights }) => !weights[0] && !weights[1]);
    const start = flat ? "A line without weights gives one answer everywhere" : `The third unit is ${NAMES[table]}`;
    return `${start}; ${end}`;
  }

  /** Where there is most room for two lines of words in a part: far from its edges and from the points on the board. */
  function roomIn(polygon, points) {
    let best = null;
    let most = 0.18; // less is no room
    if (polygon.length < 3) return best;
    for (let x = BOX[0] + 0.3; x < BOX[1] - 0.3; x += 0.07) {
      for (let y = BOX[2] + 0.2; y < BOX[3] - 0.2; y += 0.07) {
        const walls = polygon.map((p, i) => {
          const q = polygon[(i + 1) % polygon.length];
          const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
          return (dx * (y - p[1]) - dy * (x - p[0])) / (Math.hypot(dx, dy) || 1); // inside is on the left
        });
        const near = points.map((p) => Math.hypot((x - p[0]) * 0.6, y - p[1])); // words are wide
        const room = Math.min(...walls, ...near);
        if (room > most) [best, most] = [[x, y], room];
      }
    }
    return best;
  }

  /** The path where a grid of values crosses one half, straight within each square of four neighbours. */
  function contour(values, placeOf) {
    const pieces = [];
    for (let row = 0; row < CELLS - 1; row += 1) {
      for (let column = 0; column < CELLS - 1; column += 1) {
        const i = row * CELLS + column;
        const around = [i, i + 1, i + CELLS + 1, i + CELLS];
        const crossings = around.flatMap((from, k) => {
          const to = around[(k + 1) % 4];
          if (values[from] >= 0.5 === values[to] >= 0.5) return [];
          const t = (0.5 - values[from]) / (values[to] - values[from]);
          const [a, b] = [placeOf(from), placeOf(to)];
          return [a.map((v, axis) => tidy(v + t * (b[axis] - v), 1)).join(" ")];
        });
        for (let k = 0; k < crossings.length; k += 2) pieces.push(`M${crossings[k]}L${crossings[k + 1]}`);
      }
    }
    return pieces.join("");
  }

  function build({ board, panel, actions, set, state, publish }) {
    const plane = new Explorables.Plane(board, {
      box: BOX, tick: 9, label: "Two lines, the parts of the plane between them, and the four corners of XOR",
    });
    const areas = CORNERS.map(() => svg("polygon", {}, plane.layers.areas));
    const size = (BOX[1] - BOX[0]) / CELLS;
    const grid = svg("g", {}, plane.layers.areas);
    const cells = Array.from({ length: CELLS * CELLS }, (_, i) => {
      const at = [BOX[0] + (i % CELLS) * size, BOX[3] - Math.floor(i / CELLS) * size];
      const [x, y] = plane.place(at);
      const side = plane.width / CELLS;
      const node = svg("rect", { x, y, width: side, height: side, "shape-rendering": "crispEdges" }, grid);
      return { node, middle: [at[0] + size / 2, at[1] - size / 2] };
    });
    const draw = [plane.line(), plane.line()];
    const border = svg("path", { class: "xp-border" }, plane.layers.lines);
    const arrows = [plane.arrow("xp-arrow"), plane.arrow("xp-arrow")];
    const words = CORNERS.map(() => [-4, 12].map((dy) => plane.text([0, 0], "", { dy, kind: "xp-tick", layer: "lines" })));
    const rings = CORNERS.map((x) => svg("circle", { r: 13, class: "xp-wrong" }, plane.fixed(plane.layers.marks, x).inner));
    const table = html("table", { class: "xp-table" }, board);
    const corners = CORNERS.map((x, i) => { const mark = plane.mark(x); mark.classify(XOR[i]); return mark; });

    const change = (i, line, foot) => {
      const { lines, feet } = state();
      lines[i] = line;
      feet[i] = foot;
      set({ lines, feet });
    };
    const turn = (i, weights, at) => change(i, { weights, bias: biasThrough(at, weights) }, at);
    const feet = [0, 1].map((i) => plane.handle({
      name: `Foot of arrow ${i + 1}: moves line ${i + 1}`, step: 0.05, big: 0.25,
      onMove: (at) => turn(i, state().lines[i].weights, at.map((v) => limit(v, NEAR))),
    }));
    const tips = [0, 1].map((i) => plane.handle({
      name: `Tip of arrow ${i + 1}: turns line ${i + 1}`, text: `h${"\u2081\u2082"[i]}`, bare: true, step: 0.05, big: 0.25,
      onMove(tip) {
        const at = state().feet[i];
        turn(i, tip.map((v, k) => limit(Math.round(((v - at[k]) / LENGTH) * 10) / 10, [-MOST, MOST])), at);
      },
    }));

    const readout = panel.readout();
    /** Three numbers for one unit: its two weights and its bias. */
    function numbers(legend, read, write) {
      const group = panel.group(legend);
      return ["w\u2081", "w\u2082", "b"].map((label, k) => group.number(label, {
        min: k < 2 ? -MOST : -4, max: k < 2 ? MOST : 4, step: 0.1,
        onInput(v) {
          const { weights, bias } = read();
          if (k < 2) weights[k] = v;
          write({ weights, bias: k < 2 ? bias : v });
        },
      }));
    }
    const inputs = [
      ...[0, 1].map((i) => numbers(`Line ${i + 1}, with the answer h${"\u2081\u2082"[i]}`, () => state().lines[i], (line) => change(i, line, footOf(line, i)))),
      numbers("Third unit: reads h\u2081 and h\u2082", () => state().unit, (unit) => set({ unit })),
    ];
    const presets = panel.group("Make the third unit");
    const choices = Object.entries(UNITS).map(([name, unit]) => [presets.button(name, () => set({ unit: structuredClone(unit) })), unit]);
    const soft = actions.button("Soft units", () => set({ soft: !state().soft }));
    const xor = () => ({ lines: [UNITS.OR, UNITS.NAND], unit: UNITS.AND });
    const preset = actions.button("XOR", () => set({ ...structuredClone(xor()), feet: [UNITS.OR, UNITS.NAND].map(footOf) }));
    const sharp = panel.slider("Sharpness of soft units", { min: 1, max: 20, step: 0.5, onInput: (v) => set({ sharpness: v, soft: true }) });

    /** What the third unit reads and says: hard, the four pairs that it can meet; soft, what it meets at the corners. */
    function fillTable({ lines, unit, soft, sharpness }, shapes) {
      const caption = html("caption", {}, null, soft ? "What the third unit reads at the corners" : "All that the third unit can meet");
      const head = html("tr", {});
      const names = soft ? ["corner", "h\u2081", "h\u2082", "score", "\u0177"] : ["h\u2081", "h\u2082", "score", "\u0177", "on the board"];
      names.forEach((text) => html("th", { scope: "col" }, head, text));
      const rows = CORNERS.map((at, i) => {
        const line = html("tr", {});
        const { h, z, y } = softly(at, lines, unit, sharpness);
        const texts = soft ? [point(at), ...h.map((v) => v.toFixed(2)), number(z), y.toFixed(2)]
          : [...at, number(score(at, unit)), perceptron(at, unit), shapes[i].length ? "yes" : "no"];
        texts.forEach((text) => html("td", {}, line, text));
        return line;
      });
      const [thead, tbody] = [html("thead", {}), html("tbody", {})];
      thead.append(head);
      tbody.append(...rows);
      table.replaceChildren(caption, thead, tbody);
    }

    return (now) => {
      const { lines, unit, sharpness } = now;
      const value = (x) => (now.soft ? softRegion(x, lines, unit, sharpness) : region(x, lines, unit));
      const values = CORNERS.map(value);
      const right = values.filter((v, i) => step(v - 0.5) === XOR[i]).length;
      const tipsAt = now.feet.map((foot, i) => foot.map((v, k) => v + LENGTH * lines[i].weights[k]));
      const shapes = parts(BOX, lines);

      shapes.forEach((polygon, i) => {
        const answer = perceptron(CORNERS[i], unit);
        areas[i].setAttribute("class", answer ? "xp-area-pos" : "xp-area-neg");
        areas[i].setAttribute("points", now.soft ? "" : polygon.map((p) => plane.place(p).map((v) => tidy(v, 2))).join(" "));
        const at = now.soft ? null : roomIn(polygon, [...CORNERS, ...now.feet, ...tipsAt, ...arrowMiddles(now.feet, tipsAt)]);
        [`h = ${point(CORNERS[i])}`, `\u0177 = ${answer}`].forEach((line, k) => {
          words[i][k].text(at ? line : "");
          if (at) words[i][k].move(at);
        });
      });
      grid.style.display = now.soft ? "" : "none";
      border.style.display = now.soft ? "" : "none";
      const all = now.soft ? cells.map(({ middle }) => value(middle)) : [];
      const path = now.soft ? contour(all, (i) => plane.place(cells[i].middle)) : "";
      if (now.soft) {
        cells.forEach(({ node }, i) => {
          node.setAttribute("class", all[i] >= 0.5 ? "xp-area-pos" : "xp-area-neg");
          node.style.fillOpacity = tidy(0.4 * Math.abs(2 * all[i] - 1), 3);
        });
        border.setAttribute("d", path);
      }
      lines.forEach(({ weights, bias }, i) => {
        draw[i](weights, bias);
        arrows[i](now.feet[i], tipsAt[i]);
        feet[i].move(now.feet[i]);
        tips[i].move(tipsAt[i], `weights ${point(weights)}`);
      });
      corners.forEach((corner, i) => corner.text(now.soft ? values[i].toFixed(2) : point(CORNERS[i])));
      rings.forEach((ring, i) => { ring.style.display = step(values[i] - 0.5) === XOR[i] ? "none" : ""; });

      readout.set(story(now, right, path, all[0] >= 0.5), right === 4 ? "ok" : "");
      fillTable(now, shapes);
      [...lines, unit].forEach((one, i) => [...one.weights, one.bias].forEach((v, k) => inputs[i][k].set(v)));
      const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
      choices.forEach(([button, wanted]) => button.set(same(unit, wanted)));
      preset.set(same({ lines, unit }, xor()));
      soft.set(now.soft);
      sharp.set(sharpness);
      publish({
        first: [...lines[0].weights, lines[0].bias].join(" "), second: [...lines[1].weights, lines[1].bias].join(" "),
        unit: [...unit.weights, unit.bias].join(" "), soft: String(now.soft), sharpness,
        answers: values.map((v) => tidy(v, 6)).join(" "), right, border: now.soft ? (path ? "yes" : "no") : "",
        parts: shapes.map((polygon) => (polygon.length ? 1 : 0)).join(""),
      });
    };
  }

  const arrowMiddles = (from, to) => from.map((a, i) => a.map((v, k) => (v + to[i][k]) / 2));

  return {
    model: { CORNERS, step, sigmoid, score, perceptron, region, softRegion, parts },
    start: { lines: START, feet: START.map(footOf), unit: UNITS.AND, soft: false, sharpness: 6 },
    build,
  };
})());
