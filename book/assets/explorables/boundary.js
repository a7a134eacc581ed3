/* Weights, bias and a student; the boundary line follows. */
Explorables.register("boundary", (() => {
  "use strict";
  const { tidy, number, point, equation } = Explorables.format;
  const { project } = Explorables.geometry;

  const STUDENTS = [[9, 8], [3, 4], [7, 6]]; // the three of the slides: (test, grades)
  const TIE = [6, 6]; // exactly on the slides' line
  const ANCHOR = [8, 2]; // also on it, and away from the students: the arrow stands here
  const MIDDLE = [5, 5];
  const BOX = [-1, 11, -1, 11];
  const CLOSE = 0.5; // how far a tie attracts a dragged student

  const score = (x, weights, bias) => tidy(weights[0] * x[0] + weights[1] * x[1] + bias);
  const predict = (x, weights, bias) => (score(x, weights, bias) >= 0 ? 1 : 0);

  /** The nearest whole-numbered point with a score of exactly 0, where one is close; else the point itself. */
  function snap(x, weights, bias) {
    const whole = x.map(Math.round);
    const close = Math.hypot(whole[0] - x[0], whole[1] - x[1]) <= CLOSE;
    return close && score(whole, weights, bias) === 0 ? whole : x;
  }

  const tipOf = (at, weights) => [tidy(at[0] + weights[0]), tidy(at[1] + weights[1])];
  const inside = (at) => at.every((v) => v >= BOX[0] && v <= BOX[1]);

  /** Where the arrow stands on the line: near the anchor, or near the middle where its tip is in sight there. */
  function foot(weights, bias) {
    if (!weights[0] && !weights[1]) return ANCHOR;
    const [first, second] = [ANCHOR, MIDDLE].map((from) => project(from, weights, bias).map((v) => tidy(v)));
    return inside(first) && inside(tipOf(first, weights)) ? first : second;
  }

  /** The bias that puts the line with these weights through a point. */
  const biasThrough = (x, weights) => tidy(-(weights[0] * x[0] + weights[1] * x[1]));

  function verdict(x, weights, bias) {
    const value = score(x, weights, bias);
    if (value === 0) return "exactly 0, a tie: accepted, because the rule is \u2265 0.";
    return `${number(value)}, so ${value > 0 ? "accepted" : "rejected"}.`;
  }

  function build({ board, panel, set, state, publish }) {
    const plane = new Explorables.Plane(board, {
      box: BOX, axes: ["test x\u2081", "grades x\u2082"],
      label: "Students by test and grades, with the boundary line",
    });
    const [accepted, rejected] = [plane.halfPlane(1), plane.halfPlane(-1)];
    const line = plane.line();
    const arrow = plane.arrow("xp-arrow");
    const slides = STUDENTS.map((x, i) => plane.mark(x, i + 1));

    const turn = (weights, at) => set({ weights, bias: biasThrough(at, weights), foot: at });
    const lineHandle = plane.handle({
      name: "Foot of the arrow: moves the line", onMove: (at) => turn(state().weights, at),
    });
    const arrowHandle = plane.handle({
      name: "Tip of the arrow: turns the line", text: "w", bare: true,
      onMove: (tip) => { const at = state().foot; turn([tidy(tip[0] - at[0]), tidy(tip[1] - at[1])], at); },
    });
    const student = plane.handle({
      name: "Student", step: 0.1,
      onMove: (x, dragging) => { const { weights, bias } = state(); set({ x: dragging ? snap(x, weights, bias) : x }); },
    });

    const shown = panel.line();
    const readout = panel.readout();
    const slide = (weights, bias) => set({ weights, bias, foot: foot(weights, bias) });
    const sliders = [0, 1].map((i) => panel.slider(i ? "Weight of the grades, w\u2082" : "Weight of the test, w\u2081", {
      min: -4, max: 4, step: 0.1,
      onInput: (v) => { const { weights, bias } = state(); weights[i] = v; slide(weights, bias); },
    }));
    const biasSlider = panel.slider("Bias, b", { min: -40, max: 40, step: 0.5, onInput: (v) => slide(state().weights, v) });
    const place = panel.group("Student");
    const inputs = ["test", "grades"].map((label, i) => place.number(label, {
      min: 0, max: 10, step: 0.5, onInput: (v) => { const { x } = state(); x[i] = v; set({ x }); },
    }));
    const presets = panel.group("Go to student");
    const buttons = [...STUDENTS, TIE].map((x, i) =>
      presets.button(i < 3 ? i + 1 : `tie ${point(TIE)}`, () => set({ x })));

    return ({ weights, bias, foot: at, x }) => {
      accepted(weights, bias);
      rejected(weights, bias);
      line(weights, bias);
      const tip = tipOf(at, weights);
      arrow(at, tip);
      lineHandle.move(at);
      arrowHandle.move(tip, `weights ${point(weights)}`);
      slides.forEach((mark, i) => mark.classify(predict(STUDENTS[i], weights, bias)));
      student.move(x, `test ${number(x[0])}, grades ${number(x[1])}`);
      student.classify(predict(x, weights, bias));

      shown.set(equation(weights, bias));
      readout.set(
        `Test ${number(x[0])}, grades ${number(x[1])}. Score: ${verdict(x, weights, bias)}`,
        predict(x, weights, bias) ? "pos" : "neg",
      );
      sliders.forEach((slider, i) => slider.set(weights[i]));
      biasSlider.set(bias);
      inputs.forEach((input, i) => input.set(x[i]));
      buttons.forEach((button, i) => button.set(point(x) === point([...STUDENTS, TIE][i])));
      publish({
        w1: weights[0], w2: weights[1], bias, x1: x[0], x2: x[1],
        score: score(x, weights, bias), prediction: predict(x, weights, bias),
      });
    };
  }

  return {
    model: { score, predict, snap, foot, biasThrough, verdict },
    start: { weights: [2, 1], bias: -18, foot: ANCHOR, x: STUDENTS[2] },
    build,
  };
})());
