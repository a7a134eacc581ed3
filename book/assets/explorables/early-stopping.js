/* Two learning curves, a line to stop at, and where a patience would stop. */
Explorables.register("early-stopping", (() => {
  "use strict";
  const { tidy } = Explorables.format;
  const { svg, Board } = Explorables;

  /* ---------- model: as in solutions/numpy_ref/overfitting.py ---------- */

  /** The epoch that is kept, counted from 0. */
  function earlyStop(losses, patience) {
    let best = 0;
    for (let epoch = 0; epoch < losses.length; epoch += 1) {
      if (losses[epoch] < losses[best]) best = epoch;
      if (epoch - best === patience) break;
    }
    return best;
  }

  /** The last epoch that is trained: where the patience is used up, or the last of all. */
  const lastEpoch = (losses, patience) => Math.min(earlyStop(losses, patience) + patience, losses.length - 1);

  /** The best epoch up to one at which somebody stops. */
  const bestUntil = (losses, stop) => losses.slice(0, stop + 1).reduce((best, loss, epoch, all) => (loss < all[best] ? epoch : best), 0);

  /* ---------- view ---------- */

  const digits = (v) => v.toFixed(4);
  const LONGEST = 40; // patience

  class Chart extends Board {
    constructor(host, { train, val }) {
      const top = tidy(Math.ceil(Math.max(...train, ...val) * 10 + 0.5) / 10);
      super(host, { width: 400, height: 330, box: [0, train.length - 1, 0, top], label: "Training and validation loss over the epochs" });
      for (let tenths = 0; tenths <= top * 10; tenths += 1) {
        const loss = tenths / 10;
        this.segment(loss ? "xp-grid" : "xp-axis", "grid")([0, loss], [this.box[1], loss]);
        this.text([0, loss], String(loss), { dx: -7, dy: 4, anchor: "end", kind: "xp-tick" });
      }
      for (let epoch = 0; epoch <= this.box[1]; epoch += 20) this.text([epoch, 0], String(epoch), { dy: 19, kind: "xp-tick" });
      this.text([this.box[1], 0], "epoch", { dy: 19, anchor: "end", kind: "xp-axis-name" });
      this.text([0, top], "loss", { dx: 6, dy: 4, anchor: "start", kind: "xp-axis-name" });
    }

    place([epoch, loss]) { return [40 + (epoch / this.box[1]) * 345, 300 - (loss / this.box[3]) * 275]; }
    locate([px, py]) { return [((px - 40) / 345) * this.box[1], ((300 - py) / 275) * this.box[3]]; }

    curve(losses, kind) {
      const node = svg("polyline", { class: `xp-open ${kind}` }, this.layers.lines);
      node.setAttribute("points", losses.map((loss, epoch) => this.place([epoch, loss]).map((v) => tidy(v, 2))).join(" "));
    }
  }

  function story(stop, patience, losses) {
    const best = bestUntil(losses, stop);
    const waited = stop - best;
    const kept = `Stop after epoch ${stop}: the best so far is epoch ${best}, with the loss ${digits(losses[best])}.`;
    const least = bestUntil(losses, losses.length - 1);
    if (best === least) return [`${kept} No epoch of those shown is better. You waited ${waited}.`, "ok"];
    return [`${kept} Epoch ${least} would still have brought ${digits(losses[least])}.`, "neg"];
  }

  function build({ board, panel, set, publish }) {
    const { train, val } = JSON.parse(document.querySelector('script[data-for="early-stopping"]').textContent);
    const chart = new Chart(board, { train, val });
    const top = chart.box[3];
    const line = chart.segment("xp-here", "grid");
    const unseen = chart.polygon("xp-unseen");
    chart.curve(train, "xp-set-train");
    chart.curve(val, "xp-set-val");
    chart.text([train.length - 1, train.at(-1)], "training", { dx: -4, dy: -9, anchor: "end", kind: "xp-tick", layer: "lines" });
    chart.text([val.length - 1, val.at(-1)], "validation", { dx: -4, dy: 20, anchor: "end", kind: "xp-tick", layer: "lines" });

    const kept = chart.fixed(chart.layers.marks); // what the patience keeps: a star
    svg("path", { d: "M0 -10 L2.6 -3.4 L9.5 -3.1 L4.1 1.3 L5.9 8.1 L0 4.2 L-5.9 8.1 L-4.1 1.3 L-9.5 -3.1 L-2.6 -3.4 Z", class: "xp-kept" }, kept.inner);
    const halt = chart.fixed(chart.layers.marks); // where it stops: a bar on the axis, clear of the star
    svg("path", { d: "M0 0 L0 -26", class: "xp-halt" }, halt.inner);

    const choose = (epoch) => set({ stop: Math.min(val.length - 1, Math.max(0, Math.round(epoch))) });
    const handle = chart.handle({ name: "Stop after epoch", step: 1, big: 10, onMove: ([epoch]) => choose(epoch) });

    const readout = panel.readout();
    const stopSlider = panel.slider("Stop after epoch", { min: 0, max: val.length - 1, step: 1, onInput: choose });
    const patienceSlider = panel.slider("Patience", { min: 1, max: LONGEST, step: 1, onInput: (v) => set({ patience: v }) });
    const shown = panel.line("xp-equation xp-rule");
    const row = panel.group("Move the line");
    const toStop = row.button("where the patience stops", () => set({ stop: Number(toStop.node.dataset.epoch) }));
    const toEnd = row.button("to the end", () => choose(val.length - 1));

    return ({ stop, patience }) => {
      const [best, last] = [earlyStop(val, patience), lastEpoch(val, patience)];
      const ranOut = best + patience > val.length - 1;
      line([stop, 0], [stop, top]);
      unseen([[stop, 0], [val.length - 1, 0], [val.length - 1, top], [stop, top]]);
      handle.move([stop, val[stop]], `epoch ${stop}, validation loss ${digits(val[stop])}`);
      handle.node.setAttribute("aria-valuemin", 0);
      handle.node.setAttribute("aria-valuemax", val.length - 1);
      kept.move([best, val[best]]);
      halt.move([last, 0]);
      readout.set(...story(stop, patience, val));
      stopSlider.set(stop);
      patienceSlider.set(patience);
      shown.set(`Patience ${patience}: ${ranOut ? "never used up" : `stops after epoch ${last} (bar)`}, keeps epoch ${best} (star), loss ${digits(val[best])}.`);
      toStop.node.dataset.epoch = last;
      toStop.set(stop === last);
      toEnd.set(stop === val.length - 1);
      publish({ stop, patience, kept: best, last, best: bestUntil(val, stop), loss: val[best] });
    };
  }

  return { model: { earlyStop, lastEpoch, bestUntil }, start: { stop: 60, patience: 2 }, build };
})());
