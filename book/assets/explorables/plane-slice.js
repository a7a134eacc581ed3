/* With a third feature the boundary is a plane; at each class rank the reader sees one slice of it. */
Explorables.register("plane-slice", (() => {
  "use strict";
  const { tidy, number, point, equation } = Explorables.format;
  const { clip } = Explorables.geometry;

  const SIDES = [[0, 10], [0, 10], [1, 10]]; // the box of all students: test, grades, rank
  const RANKS = Array.from({ length: 10 }, (_, i) => i + 1);

  const score = (x, weights, bias) => tidy(x.reduce((sum, value, i) => sum + weights[i] * value, bias));
  const predict = (x, weights, bias) => (score(x, weights, bias) >= 0 ? 1 : 0);

  /** The line in which the plane meets the slice at one rank: the third term joins the bias. */
  const slice = (weights, bias, rank) => ({ weights: weights.slice(0, 2), bias: tidy(weights[2] * rank + bias) });

  /** Where the plane meets the edges of the box, in order: the corners of a polygon.
      The plane is never level here (w₁, w₂ stay), so (along the line, up) are coordinates inside it. */
  function section(weights, bias) {
    const corners = [];
    for (const along of [0, 1, 2]) {
      const [p, q] = [0, 1, 2].filter((axis) => axis !== along);
      for (const at of SIDES[p]) for (const to of SIDES[q]) {
        const corner = [0, 0, 0];
        corner[p] = at;
        corner[q] = to;
        if (!weights[along]) continue; // the edge runs beside the plane
        corner[along] = -score(corner, weights, bias) / weights[along];
        if (corner[along] >= SIDES[along][0] && corner[along] <= SIDES[along][1]) corners.push(corner);
      }
    }
    const inside = (c) => [weights[1] * c[0] - weights[0] * c[1], c[2]];
    const mean = (i) => corners.reduce((sum, c) => sum + inside(c)[i], 0) / corners.length;
    const [u, v] = [mean(0), mean(1)];
    const angle = (c) => Math.atan2(inside(c)[1] - v, inside(c)[0] - u);
    return corners.sort((a, b) => angle(a) - angle(b));
  }

  /** The box of all students, seen from the rejected corner. Handles live on its left edge, as (0, rank). */
  class Box extends Explorables.Board {
    place(at) {
      const [x, y, z] = at.length === 2 ? [0, 10, at[1]] : at;
      return [194 + 12 * x - 17 * y, 216 - 6.2 * x - 4.4 * y - 9.5 * (z - 1)];
    }

    locate([, py]) { return [0, 1 + (172 - py) / 9.5]; }
  }

  function build({ board, panel, set, state, publish }) {
    const plane = new Explorables.Plane(board, {
      box: [-1, 11, -1, 11], axes: ["test x\u2081", "grades x\u2082"],
      label: "Students of one class rank by test and grades, with the boundary line",
    });
    const [accepted, rejected] = [plane.halfPlane(1), plane.halfPlane(-1)];
    const others = RANKS.map(() => plane.line("xp-thin"));
    const line = plane.line();
    const student = plane.handle({ name: "Student", step: 0.5, onMove: ([test, grades]) => set({ x: [test, grades, state().x[2]] }) });

    const shown = panel.line();
    const readout = panel.readout();
    const setRank = (rank) => { const { x } = state(); set({ x: [x[0], x[1], rank] }); };
    const rankSlider = panel.slider("Class rank, x\u2083 (1 is the best)", { min: 1, max: 10, step: 1, onInput: setRank });
    const weightSlider = panel.slider("Weight of the rank, w\u2083", {
      min: -2, max: 2, step: 0.5, onInput: (v) => { const { weights } = state(); weights[2] = v; set({ weights }); },
    });
    const row = panel.group("Student");
    const inputs = ["test", "grades"].map((label, i) => row.number(label, {
      min: 0, max: 10, step: 0.5, onInput: (v) => { const { x } = state(); x[i] = v; set({ x }); },
    }));

    const box = new Box(panel.host, {
      width: 335, height: 242, box: [0, 0, 1, 10], label: "The same boundary as a plane in a box, with the slice at this rank",
    });
    for (const axis of [0, 1, 2]) {
      const [p, q] = [0, 1, 2].filter((other) => other !== axis);
      for (const at of SIDES[p]) for (const to of SIDES[q]) {
        const ends = SIDES[axis].map((end) => { const c = []; c[axis] = end; c[p] = at; c[q] = to; return c; });
        box.segment("xp-thin", "grid")(...ends);
      }
    }
    box.text([5, 0, 1], "test", { dx: 8, dy: 16, anchor: "start", kind: "xp-axis-name" });
    box.text([0, 5, 1], "grades", { dx: -8, dy: 16, anchor: "end", kind: "xp-axis-name" });
    box.text([0, 10, 10], "rank", { dx: -8, dy: -10, anchor: "start", kind: "xp-axis-name" });
    const wall = box.polygon("xp-section");
    const [yes, no] = [box.polygon("xp-area-pos"), box.polygon("xp-area-neg")];
    const frame = box.polygon("xp-outline");
    const cut = box.segment("xp-line");
    const dot = box.mark([0, 0, 1]);
    const rankHandle = box.handle({ name: "Class rank: moves the slice", step: 1, big: 3, onMove: ([, rank]) => setRank(rank) });

    return ({ weights, bias, x }) => {
      const rank = x[2];
      const here = slice(weights, bias, rank);
      const label = predict(x, weights, bias);
      accepted(here.weights, here.bias);
      rejected(here.weights, here.bias);
      others.forEach((draw, i) => draw(here.weights, slice(weights, bias, RANKS[i]).bias));
      line(here.weights, here.bias);
      student.move(x.slice(0, 2), `test ${number(x[0])}, grades ${number(x[1])}`);
      student.classify(label);

      const floor = [0, 10, 0, 10];
      const raise = (points) => points.map(([a, b]) => [a, b, rank]);
      const side = (sign) => clip(floor, here.weights, here.bias, sign);
      wall(section(weights, bias));
      yes(raise(side(1)));
      no(raise(side(-1)));
      frame(raise([[0, 0], [10, 0], [10, 10], [0, 10]]));
      const ends = side(1).filter((p) => Math.abs(score(p, here.weights, here.bias)) < 1e-6);
      cut(...(ends.length > 1 ? raise([ends[0], ends[ends.length - 1]]) : raise([[0, 0], [0, 0]])));
      dot.move(x);
      dot.classify(label);
      rankHandle.move([0, rank], `rank ${rank}`);

      shown.set(equation(here.weights, here.bias));
      const value = score(x, weights, bias);
      const why = value === 0 ? "exactly 0, on the plane: accepted." : `${number(value)}, so ${label ? "accepted" : "rejected"}.`;
      readout.set(`Test ${number(x[0])}, grades ${number(x[1])}, rank ${rank}. Score: ${why}`, label ? "pos" : "neg");
      rankSlider.set(rank);
      weightSlider.set(weights[2]);
      inputs.forEach((input, i) => input.set(x[i]));
      publish({
        w1: weights[0], w2: weights[1], w3: weights[2], bias, x1: x[0], x2: x[1], x3: rank,
        sliceBias: here.bias, score: value, prediction: label,
      });
    };
  }

  return {
    model: { score, predict, slice, section },
    start: { weights: [2, 1, -0.5], bias: -17.5, x: [7, 6, 1] }, // at rank 1 the slides' line
    build,
  };
})());
