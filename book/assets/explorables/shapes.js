/* Start here: the shapes of two arrays; drag them until they multiply, or see what broadcasting repeats. */
Explorables.register("shapes", (() => {
  "use strict";
  const { Board, svg, html } = Explorables;

  const MOST = 4; // rows or columns of an array on the board
  const NAMES = ["A", "B"];
  const EXAMPLES = { // of the chapter
    multiply: [["Scores", [3, 2], [2]], ["Two lists", [2], [2]]],
    broadcast: [["Means", [3, 2], [2]], ["The trap", [4, 1], [4]]],
  };

  /* ---------- model: shapes are lists of lengths, as in NumPy ---------- */

  const show = (shape) => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;

  /** A @ B for arrays with one or two axes. `inner`: the two lengths that must be equal. `shape`: null if they aren't. */
  function multiply(a, b) {
    const inner = [a.at(-1), b[0]];
    return { inner, shape: inner[0] === inner[1] ? [...a.slice(0, -1), ...b.slice(1)] : null };
  }

  /** The shape with 1s in front, up to a number of axes. */
  const pad = (shape, axes) => [...Array(axes - shape.length).fill(1), ...shape];

  /** A + B for arrays with any number of axes. `conflicts`: the axes whose lengths don't fit. */
  function broadcast(a, b) {
    const axes = Math.max(a.length, b.length);
    const padded = [pad(a, axes), pad(b, axes)];
    const pairs = padded[0].map((length, i) => [length, padded[1][i]]);
    const conflicts = pairs.flatMap(([p, q], i) => (p === q || p === 1 || q === 1 ? [] : [i]));
    // Not the greater of the two: a length of 1 beside a length of 0 gives 0.
    return { padded, conflicts, shape: conflicts.length ? null : pairs.map(([p, q]) => (p === 1 ? q : p)) };
  }

  const numbers = (n) => (n === 1 ? "1 number" : `${n} numbers`);

  function sayMultiply(a, b) {
    const { inner: [left, right], shape } = multiply(a, b);
    const row = a.length === 1 ? "A" : "Each row of A";
    const column = b.length === 1 ? "B" : "each column of B";
    if (!shape) {
      const spare = Math.abs(left - right);
      return `${row} has ${numbers(left)}, but ${column} has ${right}: ${spare} without a partner. An error.`;
    }
    const result = shape.length ? `has the shape ${show(shape)}` : "is a single number";
    return `${row} has ${numbers(left)}, and so has ${column}: they pair up. The result ${result}.`;
  }

  function sayBroadcast(a, b) {
    const { padded, conflicts, shape } = broadcast(a, b);
    if (!shape) {
      const axis = conflicts.at(-1);
      const [p, q] = padded.map((lengths) => lengths[axis]);
      return `Lined up at the right, ${p} meets ${q}: not equal, and neither is 1. An error.`;
    }
    const repeated = padded.flatMap((lengths, i) => {
      const ways = lengths.flatMap((length, axis) =>
        (length === shape[axis] ? [] : [`${shape[axis]} times ${axis === lengths.length - 1 ? "across" : "down"}`]));
      return ways.length ? [`${NAMES[i]} is repeated ${ways.join(" and ")}`] : [];
    });
    const how = repeated.length ? `${repeated.join(", ")}.` : "Nothing is repeated.";
    return `${how} The result has the shape ${show(shape)}.`;
  }

  /* ---------- view ---------- */

  /** Where an array lies: its fixed corner, and which way it grows (in cells; x to the right, y down). */
  const PLACES = {
    // B stands above the result and A to its left: rows and columns of all three line up.
    multiply: [
      { x: MOST, y: MOST + 1, right: -1, down: 1 },
      { x: MOST + 1, y: MOST, right: 1, down: -1 },
      { x: MOST + 1, y: MOST + 1, right: 1, down: 1 },
    ],
    broadcast: [
      { x: 0, y: 0, right: 1, down: 1 },
      { x: MOST + 1, y: 0, right: 1, down: 1 },
      { x: MOST / 2 + 0.5, y: MOST + 1, right: 1, down: 1 },
    ],
  };

  /** Rows and columns as drawn: one axis is a row, but a column where it stands on the right of an @. */
  function extent(shape, column) {
    if (shape.length > 1) return shape.slice(-2);
    const length = shape.length ? shape[0] : 1;
    return column ? [length, 1] : [1, length];
  }

  /** A board that is counted in cells, with room for labels around them. */
  class Cells extends Board {
    constructor(host, label) {
      super(host, { box: [0, 2 * MOST + 1, 0, 2 * MOST + 1], label });
      this.unit = this.width / (2 * MOST + 3);
      this.drawn = [];
    }
    place([x, y]) { return [(x + 1) * this.unit, (y + 1) * this.unit]; }
    locate([px, py]) { return [px / this.unit - 1, py / this.unit - 1]; }

    clear() { this.drawn.splice(0).forEach((node) => node.remove()); }

    keep(node) { this.drawn.push(node); return node; }

    cell(x, y, kind) {
      const [px, py] = this.place([x, y]);
      this.keep(svg("rect", { x: px + 1.5, y: py + 1.5, width: this.unit - 3, height: this.unit - 3, rx: 3, class: `xp-cell ${kind}` }, this.layers.areas));
    }

    write(at, text, kind = "") {
      const { outer, inner } = this.fixed(this.layers.marks, at);
      svg("text", { y: 5, "text-anchor": "middle", class: kind }, inner).textContent = text;
      this.keep(outer);
    }

    /** Draw rows × columns cells; `kind(row, column)` is the class of each. */
    table({ x, y, right, down }, [rows, columns], kind) {
      const [left, top] = [right > 0 ? x : x - columns, down > 0 ? y : y - rows];
      for (let i = 0; i < rows; i += 1) {
        for (let j = 0; j < columns; j += 1) this.cell(left + j, top + i, kind(i, j));
      }
    }

    /** The bow between the two inner lengths, and whether they are equal. */
    bow(columns, rows, equal) {
      const [from, to, middle] = [[MOST - columns / 2, MOST + 0.1], [MOST + 0.1, MOST - rows / 2], [MOST - columns / 2, MOST - rows / 2]];
      const [p, q, r] = [from, middle, to].map((at) => this.place(at).join(" "));
      const kind = equal ? "xp-bow xp-fits" : "xp-bow xp-clash";
      this.keep(svg("path", { d: `M${p} Q${q} ${r}`, class: kind }, this.layers.lines));
      this.write([MOST - columns * 0.375, MOST - rows * 0.375], equal ? "=" : "\u2260", "xp-sign");
    }
  }

  function drawMultiply(board, a, b) {
    const { inner, shape } = multiply(a, b);
    const [rows, left] = extent(a);
    const [right, columns] = extent(b, true);
    const [placeA, placeB, placeC] = PLACES.multiply;
    const pairs = Math.min(...inner);
    const paired = (k) => (k < pairs ? "xp-fits" : "xp-clash");
    board.table(placeA, [rows, left], (i, j) => (i ? "" : paired(j)));
    board.table(placeB, [right, columns], (i, j) => (j ? "" : paired(i)));
    board.table(placeC, [rows, columns], (i, j) => (shape ? (i || j ? "" : "xp-fits") : "xp-ghost"));
    for (let k = 0; k < left; k += 1) board.write([MOST - left + k + 0.5, MOST + 1.5], k < pairs ? k + 1 : "?");
    for (let k = 0; k < right; k += 1) board.write([MOST + 1.5, MOST - right + k + 0.5], k < pairs ? k + 1 : "?");
    board.bow(left, right, Boolean(shape));
    board.write([MOST - left / 2, MOST + 0.5], left, "xp-name");
    board.write([MOST + 0.5, MOST - right / 2], right, "xp-name");
    if (a.length > 1) board.write([MOST + 0.5, MOST + 1 + rows / 2], rows);
    if (b.length > 1) board.write([MOST + 1 + columns / 2, MOST + 0.5], columns);
    board.write([MOST - left - 0.5, MOST + 1.5], "A", "xp-name");
    board.write([MOST + 1.5, MOST - right - 0.5], "B", "xp-name");
    board.write([MOST + 1 + columns / 2, MOST + 1.5 + rows], shape ? "A @ B" : "no result", "xp-name");
  }

  function drawBroadcast(board, a, b) {
    const { shape, padded, conflicts } = broadcast(a, b);
    const [placeA, placeB, placeC] = PLACES.broadcast;
    const whole = shape && extent(shape);
    const [across, down] = [1, 2].map((back) => conflicts.includes(padded[0].length - back));
    const own = (i, j) => ((across && i === 0) || (down && j === 0) ? "xp-clash" : "");
    for (const [shapeOf, place, name] of [[a, placeA, "A"], [b, placeB, "B"]]) {
      const [rows, columns] = extent(shapeOf);
      board.table(place, whole || [rows, columns], (i, j) => (i < rows && j < columns ? own(i, j) : "xp-ghost"));
      board.write([place.x + 0.5, -0.5], name, "xp-name");
    }
    board.write([MOST + 0.5, 0.5], "+", "xp-sign");
    board.write([placeC.x - 0.5, placeC.y + 0.5], "=", "xp-sign");
    if (whole) board.table(placeC, whole, () => "xp-fits");
    else board.write([placeC.x + 1.5, placeC.y + 0.5], "no result", "xp-name");
  }

  /** One line of the box of shapes, `A  (3, 2)`: lengths whose index is in `marked` are set off. */
  function shapeLine(node, name, shape, marked, kind, note = "") {
    const line = html("span", { class: "xp-shape" }, node);
    html("span", { class: "xp-shape-name" }, line, name);
    if (!shape) { html("span", {}, line, note); return; }
    const parts = html("span", {}, line, "(");
    shape.forEach((length, i) => {
      if (i) parts.append(", ");
      html("span", { class: marked.includes(i) ? kind : undefined }, parts, String(length));
    });
    parts.append(shape.length === 1 ? ",)" : ")", note);
  }

  function build({ board: host, panel, actions, state, set, publish }, model) {
    const board = new Cells(host, "Two arrays as tables of cells");
    const shapes = () => { const now = state(); return now[now.mode]; };
    const change = (which, shape) => {
      const now = state();
      now[now.mode][which] = shape;
      set({ [now.mode]: now[now.mode] });
    };
    const isColumn = (which) => state().mode === "multiply" && which === 1;

    /** Give an array other rows and columns, but as many axes as it has. */
    const resize = (which, rows, columns) => {
      const fit = (n) => Math.min(MOST, Math.max(1, n));
      const one = shapes()[which].length === 1;
      if (one) change(which, [fit(isColumn(which) ? rows : columns)]);
      else change(which, [fit(rows), fit(columns)]);
    };
    const handles = NAMES.map((name, which) => board.handle({
      name: `Corner of ${name}`, step: 1,
      onMove: ([x, y]) => {
        const place = PLACES[state().mode][which];
        resize(which, (y - place.y) * place.down, (x - place.x) * place.right);
      },
    }));

    const modes = panel.group("Combine A and B");
    const modeButtons = {
      multiply: modes.button("Multiply", () => set({ mode: "multiply" })),
      broadcast: modes.button("Broadcast", () => set({ mode: "broadcast" })),
    };
    const box = panel.line();
    const readout = panel.readout();
    const options = ["none", ...Array.from({ length: MOST }, (_, i) => String(i + 1))];
    const selects = NAMES.map((name, which) => {
      const group = panel.group(`Shape of ${name}`);
      return ["rows", "columns"].map((label, axis) => group.select(label, options, (length) => {
        const lengths = extent(shapes()[which], isColumn(which));
        lengths[axis] = length;
        change(which, lengths.filter((n) => n > 0));
      }));
    });
    const examples = EXAMPLES.multiply.map((_, i) => actions.button("", () => {
      const { mode } = state();
      set({ [mode]: EXAMPLES[mode][i].slice(1) });
    }));

    return ({ mode, ...both }) => {
      const [a, b] = both[mode];
      const product = mode === "multiply";
      const { shape, inner, padded, conflicts } = product ? model.multiply(a, b) : model.broadcast(a, b);

      board.clear();
      (product ? drawMultiply : drawBroadcast)(board, a, b);
      [a, b].forEach((lengths, which) => {
        const place = PLACES[mode][which];
        const [rows, columns] = extent(lengths, isColumn(which));
        handles[which].move([place.x + place.right * columns, place.y + place.down * rows], `shape ${show(lengths)}`);
        // The axis that a list lacks is the one at the other side of the @, or the rows.
        const lacking = isColumn(which) ? 1 : 0;
        selects[which].forEach((select, axis) => {
          select.input.options[0].disabled = axis !== lacking;
          select.set(lengths.length === 1 && axis === lacking ? 0 : [rows, columns][axis]);
        });
      });

      const kind = shape ? "xp-fits" : "xp-clash";
      box.node.replaceChildren();
      if (product) {
        shapeLine(box.node, "A", a, [a.length - 1], kind);
        shapeLine(box.node, "B", b, [0], kind);
        shapeLine(box.node, "A @ B", shape, [], "", shape ? "" : `error: ${inner.join(" \u2260 ")}`);
      } else {
        [a, b].forEach((lengths, i) => shapeLine(box.node, NAMES[i], padded[i], conflicts, kind,
          lengths.length < padded[i].length ? ` from ${show(lengths)}` : ""));
        shapeLine(box.node, "A + B", shape, [], "", shape ? "" : "error");
      }
      readout.set(product ? sayMultiply(a, b) : sayBroadcast(a, b), shape ? "ok" : "neg");
      for (const name of Object.keys(modeButtons)) modeButtons[name].set(name === mode);
      examples.forEach((button, i) => {
        const [text, ...example] = EXAMPLES[mode][i];
        button.text(text);
        button.set(String(example) === String([a, b]) && example.every((e, k) => e.length === [a, b][k].length));
      });
      publish({ mode, a: show(a), b: show(b), result: shape ? show(shape) : "none" });
    };
  }

  return {
    model: { multiply, broadcast, show, sayMultiply, sayBroadcast },
    start: { mode: "multiply", multiply: [[3, 2], [3, 4]], broadcast: [[4, 1], [4]] },
    build,
  };
})());
