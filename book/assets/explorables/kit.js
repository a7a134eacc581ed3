/* The kit under every explorable: a board to drag on, a panel of native controls, one redraw.
   A classic script, so that pages work from file://. README.md shows how an explorable is written. */
(() => {
  "use strict";

  const registry = {};
  let count = 0; // makes ids unique when a page holds several explorables

  /* ---------- numbers and text ---------- */

  /** Round away float dust (0.30000000000000004 is 0.3) and the sign of −0. */
  const tidy = (value, digits = 9) => Number(value.toFixed(digits)) + 0;

  /** A number as text, without trailing zeros and with a true minus sign. */
  const number = (value, digits = 2) => String(tidy(value, digits)).replace("-", "\u2212");

  const point = (coordinates, digits = 2) => `(${coordinates.map((c) => number(c, digits)).join(", ")})`;

  /** "2x₁ + x₂ − 18 = 0": terms of weight 0 are left out, a weight of 1 isn't written. */
  function equation(weights, bias, names = ["x\u2081", "x\u2082", "x\u2083"]) {
    const terms = weights.map((w, i) => [tidy(w, 2), names[i]]).concat([[tidy(bias, 2), ""]]);
    let text = "";
    for (const [value, name] of terms) {
      if (value === 0) continue;
      const sign = value < 0 ? "\u2212" : "+";
      const size = Math.abs(value) === 1 && name ? "" : number(Math.abs(value));
      text += text ? ` ${sign} ${size}${name}` : `${value < 0 ? sign : ""}${size}${name}`;
    }
    return `${text || "0"} = 0`;
  }

  /* ---------- elements ---------- */

  function fill(node, attributes, parent) {
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== false) node.setAttribute(key, value);
    }
    if (parent) parent.append(node);
    return node;
  }
  const svg = (tag, attributes = {}, parent) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, parent);

  function html(tag, attributes = {}, parent, text = "") {
    const node = fill(document.createElement(tag), attributes, parent);
    node.textContent = text;
    return node;
  }

  /* ---------- boards ---------- */

  /** An SVG with handles. A subclass says where a point lies (`place`, `locate`). */
  class Board {
    constructor(host, { width = 400, height = 400, box, label }) {
      this.box = box; // [least x, greatest x, least y, greatest y] of the points
      this.width = width;
      this.height = height;
      this.svg = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "xp-svg", role: "group", "aria-label": label }, host);
      // From back to front; screen readers get the handles alone.
      this.layers = {};
      for (const name of ["areas", "grid", "lines", "marks", "handles"]) {
        this.layers[name] = svg("g", { "aria-hidden": name !== "handles" && "true" }, this.svg);
      }
      // --xp-px: one CSS pixel in units of the drawing. Text and handles keep their size on a phone.
      const fit = () => this.svg.style.setProperty("--xp-px", width / (this.svg.clientWidth || width));
      new ResizeObserver(fit).observe(this.svg);
      fit();
    }

    place(at) { return at; }
    locate(at) { return at; }

    /** A group at `place(at)` whose content is measured in CSS pixels. */
    fixed(parent, at) {
      const outer = svg("g", {}, parent);
      const inner = svg("g", { class: "xp-fixed" }, outer);
      const move = (to) => outer.setAttribute("transform", `translate(${this.place(to).map((v) => tidy(v, 2)).join(" ")})`);
      if (at) move(at);
      return { outer, inner, move };
    }

    /** Text beside a point; `dx`, `dy` in CSS pixels. */
    text(at, text, { dx = 0, dy = 0, anchor = "middle", kind = "", layer = "grid" } = {}) {
      const { inner, move } = this.fixed(this.layers[layer], at);
      const node = svg("text", { x: dx, y: dy, "text-anchor": anchor, class: kind }, inner);
      node.textContent = text;
      return { move, text: (value) => { node.textContent = value; } };
    }

    segment(kind, layer = "lines") {
      const node = svg("line", { class: kind }, this.layers[layer]);
      return (from, to) => {
        const [[x1, y1], [x2, y2]] = [this.place(from), this.place(to)];
        fill(node, { x1, y1, x2, y2 });
      };
    }

    polygon(kind, layer = "areas") {
      const node = svg("polygon", { class: kind }, this.layers[layer]);
      return (points) => node.setAttribute("points", points.map((p) => this.place(p).map((v) => tidy(v, 2))).join(" "));
    }

    /** An arrow from one point to another; its head keeps its size. */
    arrow(kind, layer = "lines") {
      const shaft = this.segment(kind, layer);
      const { inner, move } = this.fixed(this.layers[layer]);
      const head = svg("path", { d: "M0 0 L-13 -6 L-10 0 L-13 6 Z", class: `${kind} xp-head` }, inner);
      return (from, to) => {
        const [[x1, y1], [x2, y2]] = [this.place(from), this.place(to)];
        shaft(from, to);
        move(to);
        head.setAttribute("transform", `rotate(${tidy((Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI, 2)})`);
        head.style.display = x1 === x2 && y1 === y2 ? "none" : "";
      };
    }

    /** A point that isn't dragged. `classify(1)` is a blue circle, `classify(0)` a red square. */
    mark(at, name = "") {
      const { outer, inner, move } = this.fixed(this.layers.marks, at);
      return { ...dot(outer, inner, 6, name), move };
    }

    /** A point to drag, or to move with the arrow keys (Shift: big steps). `onMove(point, dragging)` changes the
        state; `move` puts the handle where the state says. Until `classify`, it is a hollow grip; a `bare` one
        has no mark of its own (the tip of an arrow). */
    handle({ name, text = "", step = 0.5, big = 1, bare = false, onMove }) {
      const { outer, inner, move } = this.fixed(this.layers.handles);
      const [left, right, bottom, top] = this.box;
      fill(outer, { class: bare ? "xp-handle xp-bare" : "xp-handle", tabindex: 0, role: "slider", "aria-roledescription": "movable point" });
      svg("circle", { r: 22, class: "xp-target" }, inner);
      svg("circle", { r: 17, class: "xp-ring" }, inner);
      const marks = dot(outer, inner, 10, text);
      let at = [0, 0];
      let grip = null; // while dragging, from pointer to point: it doesn't jump when caught

      const ask = (to, dragging) => onMove([
        tidy(Math.min(right, Math.max(left, Math.round(to[0] / step) * step))),
        tidy(Math.min(top, Math.max(bottom, Math.round(to[1] / step) * step))),
      ], dragging);
      const under = (event) => {
        const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
        return this.locate([spot.x, spot.y]);
      };
      outer.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        event.preventDefault();
        outer.setPointerCapture(event.pointerId);
        outer.focus({ preventScroll: true });
        const start = under(event);
        grip = [at[0] - start[0], at[1] - start[1]];
      });
      outer.addEventListener("pointermove", (event) => {
        if (!grip) return;
        const to = under(event);
        ask([to[0] + grip[0], to[1] + grip[1]], true);
      });
      for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
        outer.addEventListener(end, () => { grip = null; });
      }
      // Where touch-action isn't known for SVG, this keeps a drag from scrolling the page.
      outer.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
      outer.addEventListener("keydown", (event) => {
        const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
        if (!way) return;
        event.preventDefault();
        const size = event.shiftKey ? big : step;
        ask([at[0] + way[0] * size, at[1] + way[1] * size], false);
      });
      return {
        ...marks,
        node: outer,
        /** `value` is what a screen reader says. */
        move(to, value = point(to)) {
          at = to;
          move(to);
          marks.side(to[0] > right - 0.12 * (right - left));
          // Off the board it can't be seen, so it can't be focused either; the inputs remain.
          const seen = to[0] >= left && to[0] <= right && to[1] >= bottom && to[1] <= top;
          outer.style.visibility = seen ? "" : "hidden";
          fill(outer, { "aria-label": name, "aria-valuenow": tidy(to[0], 2), "aria-valuetext": value });
        },
      };
    }
  }

  /** Both shapes of a point and its name; CSS shows the one of its class (`data-label`). */
  function dot(outer, inner, size, name) {
    svg("circle", { r: size, class: "xp-circle" }, inner);
    svg("rect", { x: -0.9 * size, y: -0.9 * size, width: 1.8 * size, height: 1.8 * size, class: "xp-square" }, inner);
    const node = svg("text", { x: size + 4, y: -size - 1, class: "xp-name", "aria-hidden": "true" }, inner);
    node.textContent = name;
    return {
      classify: (label) => { outer.dataset.label = label; },
      text: (value) => { node.textContent = value; },
      /** Put the name on the side of the point where there is room for it. */
      side: (left) => fill(node, { x: left ? -size - 4 : size + 4, "text-anchor": left ? "end" : "start" }),
    };
  }

  /** The part of a box (left, right, bottom, top) where sign · (weights · x + bias) ≥ 0, as a polygon. */
  function clip(box, weights, bias, sign = 1) {
    const [left, right, bottom, top] = box;
    const corners = [[left, bottom], [right, bottom], [right, top], [left, top]];
    const side = ([x, y]) => sign * (weights[0] * x + weights[1] * y + bias);
    return corners.flatMap((from, i) => {
      const to = corners[(i + 1) % 4];
      const [a, b] = [side(from), side(to)];
      const kept = a >= 0 ? [from] : [];
      if (a >= 0 === b >= 0) return kept;
      const t = a / (a - b); // where the edge crosses the line
      return [...kept, [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]];
    });
  }

  /** The point of the line weights · x + bias = 0 that is nearest to `from`. */
  function project(from, weights, bias) {
    const far = (weights[0] * from[0] + weights[1] * from[1] + bias) / (weights[0] ** 2 + weights[1] ** 2);
    return [from[0] - far * weights[0], from[1] - far * weights[1]];
  }

  /** A plane with axes: a line at every whole number, a number at every `tick`. */
  class Plane extends Board {
    constructor(host, { box, label, axes = ["x\u2081", "x\u2082"], tick = 2, ...size }) {
      super(host, { box, label, ...size });
      const [left, right, bottom, top] = box;
      const [floor, wall] = [Math.max(0, bottom), Math.max(0, left)]; // where the axes are drawn
      const numbered = (i, end) => i && i < end && i % tick === 0;
      for (let i = Math.ceil(left); i <= right; i += 1) {
        this.segment(i === wall ? "xp-axis" : "xp-grid", "grid")([i, bottom], [i, top]);
        if (numbered(i, right)) this.text([i, floor], number(i), { dy: 15, kind: "xp-tick" });
      }
      for (let i = Math.ceil(bottom); i <= top; i += 1) {
        this.segment(i === floor ? "xp-axis" : "xp-grid", "grid")([left, i], [right, i]);
        if (numbered(i, top)) this.text([wall, i], number(i), { dx: -6, dy: 4, anchor: "end", kind: "xp-tick" });
      }
      this.text([right, floor], axes[0], { dx: -6, dy: -7, anchor: "end", kind: "xp-axis-name" });
      this.text([wall, top], axes[1], { dx: 8, dy: 17, anchor: "start", kind: "xp-axis-name" });
    }

    place([x, y]) {
      const [left, right, bottom, top] = this.box;
      return [((x - left) / (right - left)) * this.width, ((top - y) / (top - bottom)) * this.height];
    }

    locate([px, py]) {
      const [left, right, bottom, top] = this.box;
      return [left + (px / this.width) * (right - left), top - (py / this.height) * (top - bottom)];
    }

    /** The shaded half-plane where sign · score ≥ 0; returns `draw(weights, bias)`. */
    halfPlane(sign) {
      const draw = this.polygon(sign > 0 ? "xp-area-pos" : "xp-area-neg");
      return (weights, bias) => draw(clip(this.box, weights, bias, sign));
    }

    /** The line where the score is 0; returns `draw(weights, bias)`, which hides it when both weights are 0. */
    line(kind = "xp-line") {
      const draw = this.segment(kind);
      const [left, right, bottom, top] = this.box;
      return (weights, bias) => {
        const length = Math.hypot(...weights);
        if (!length) return draw([left, bottom], [left, bottom]);
        const [x, y] = project([(left + right) / 2, (bottom + top) / 2], weights, bias);
        const reach = right - left + top - bottom; // beyond every corner; the SVG cuts it off
        const [dx, dy] = [(-weights[1] / length) * reach, (weights[0] / length) * reach];
        return draw([x - dx, y - dy], [x + dx, y + dy]);
      };
    }
  }

  /* ---------- the panel ---------- */

  /** Native controls; `set` of what a method returns shows a value of the state. */
  class Panel {
    constructor(host) { this.host = host; }

    /** A group with a legend; the same controls, in a row. */
    group(legend) {
      const box = html("fieldset", { class: "xp-group" }, this.host);
      html("legend", {}, box, legend);
      return new Panel(html("div", { class: "xp-row" }, box));
    }

    /** One line that isn't announced: an equation, a count. */
    line(kind = "xp-equation") {
      const node = html("p", { class: kind }, this.host);
      return { node, set: (text) => { node.textContent = text; } };
    }

    /** The sentence that says what is going on. `tone`: "pos", "neg", "ok" or nothing.
        The eye sees it at once; a screen reader hears it when the movement has stopped. */
    readout() {
      const seen = html("p", { class: "xp-readout", "aria-hidden": "true" }, this.host);
      const heard = html("p", { class: "xp-vh", role: "status" }, this.host);
      let timer;
      return {
        set(text, tone = "") {
          seen.textContent = text;
          seen.dataset.tone = tone;
          clearTimeout(timer);
          timer = setTimeout(() => { if (heard.textContent !== text) heard.textContent = text; }, 500);
        },
      };
    }

    slider(label, { min, max, step, onInput }) {
      const id = `xp-${(count += 1)}`;
      const box = html("div", { class: "xp-slider" }, this.host);
      html("label", { for: id }, box, label);
      const value = html("span", { class: "xp-value", "aria-hidden": "true" }, box);
      const input = html("input", { id, type: "range", min, max, step }, box);
      input.addEventListener("input", () => onInput(input.valueAsNumber));
      return {
        input,
        /** `said` is what stands beside the label, where that is more than the number. */
        set(v, said = number(v)) {
          input.value = tidy(v);
          value.textContent = said;
          input.setAttribute("aria-valuetext", said);
        },
      };
    }

    number(label, { min, max, step, onInput }) {
      const box = html("label", { class: "xp-number" }, this.host, label);
      const input = html("input", { type: "number", inputmode: "decimal", min, max, step }, box);
      input.addEventListener("input", () => {
        const value = input.valueAsNumber;
        if (Number.isFinite(value)) onInput(Math.min(max, Math.max(min, value)));
      });
      // What is being typed stays as it is until the field is left.
      let shown = 0;
      const show = () => { input.value = tidy(shown, 2); };
      input.addEventListener("change", show);
      return { input, set: (v) => { shown = v; if (input !== document.activeElement || input.valueAsNumber === v) show(); } };
    }

    /** A list of texts; the value is the index. */
    select(label, options, onChange) {
      const box = html("label", { class: "xp-number" }, this.host, label);
      const input = html("select", {}, box);
      options.forEach((text, i) => html("option", { value: i }, input, text));
      input.addEventListener("change", () => onChange(Number(input.value)));
      return { input, set: (i) => { input.value = i; } };
    }

    /** `set(true)` marks a button as pressed, `enable(false)` greys it but leaves it focusable. */
    button(text, onClick, kind = "") {
      const node = html("button", { type: "button", class: kind }, this.host, text);
      node.addEventListener("click", () => node.getAttribute("aria-disabled") !== "true" && onClick());
      return {
        node,
        set: (pressed) => node.setAttribute("aria-pressed", pressed),
        enable: (on) => node.setAttribute("aria-disabled", !on),
        text: (value) => { node.textContent = value; },
      };
    }
  }

  /* ---------- explorables ---------- */

  /** Bring one element to life; return the handle that drives it. */
  function mount(root) {
    const { model, start, build } = registry[root.dataset.explorable];
    const fresh = () => structuredClone(start);
    let state = fresh();
    let draw = () => {};

    const ui = html("div", { class: "xp" });
    const board = html("div", { class: "xp-board" }, ui);
    const host = html("div", { class: "xp-panel" }, ui);
    const actions = html("div", { class: "xp-row xp-actions" });
    const handle = {
      state: () => structuredClone(state),
      set(changes) { state = { ...state, ...changes }; draw(state); },
      reset() { handle.set(fresh()); },
    };
    draw = build({
      root, board,
      panel: new Panel(host),
      actions: new Panel(actions), // the row of buttons at the end; Reset is its last
      state: handle.state,
      set: handle.set,
      /** Numbers (or texts) as data attributes of the root, for tests. */
      publish(values) {
        for (const [key, value] of Object.entries(values)) {
          root.dataset[key] = typeof value === "number" ? tidy(value) : value;
        }
      },
    }, model);
    new Panel(actions).button("Reset", handle.reset);
    host.append(actions);

    // The fallback stays in the page, for print; CSS hides it on screen.
    root.querySelector(".explorable-fallback").before(ui);
    draw(state);
    root.dataset.ready = "";
    root.explorable = handle;
    return handle;
  }

  /** Declare an explorable and mount every element of its name.
      model: pure functions, no DOM. start: the first state. build(frame, model): make the view, return draw(state). */
  function register(name, definition) {
    registry[name] = definition;
    window.Explorables.models[name] = definition.model;
    const all = () => document.querySelectorAll(`[data-explorable="${name}"]`).forEach(mount);
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", all);
    else all();
  }

  window.Explorables = {
    register, models: {}, Board, Plane, svg, html,
    format: { tidy, number, point, equation },
    geometry: { clip, project },
  };
})();
