/* The capstone: twenty digits, of whose labels a share is made wrong at random. */
Explorables.register("label-noise", (() => {
  "use strict";
  const { number } = Explorables.format;
  const { svg, Board } = Explorables;

  /* The first rows of book/data/digits_validation.csv: a character for each point, 0 to 9, then a to g for 10 to 16. */
  const PICTURES = [
    "004ee00005ggg51009d0dg2003gdf500007gd00000ade70000abaf00004db300",
    "009d700000cgg20000cdg600006gge0000002g30000009a00037ceg2007cccb0",
    "00bdcc3005e4472007a1410008fecf2002700c4000001g300183ac0001cgc200",
    "0018bdf3007gaag501d309e003f02f400580ab000002f4000008e000000d7000",
    "002c1000006d000000d4000000g1000005ggga1002f61a8000aa0990002cgf10",
    "01be910003g8g4000003g300001ed0000007ea0000003g4001318g4003agg800",
    "0000ab000000gd000007g900000dg30000agg00000fgg40003c6g6000000ad70",
    "02dg40000cccf0000527e000003ff700004ccg3000000f7003g89g6001bce900",
    "002dd100008ge400005ga840001gga2002fdc00005c3f10000e3d400003fd100",
    "03ef600007fef0000272e3000001e4000007f200005fe41004fggg6004fdcb10",
    "03fg70000cdbg0000c54g0000003g4000006g300000bg00001cge85002dgggg2",
    "003cge0003fgfe0003c1f8000009g800000agg8000025d80002bbf50003gg900",
    "018fgg9008gc885008e7000009ggc00008d8g3000001g4000008f10000cf5000",
    "0049d50001ggcb0000b85g00007ada00004gd00000dfc00000b9e500000ag800",
    "007ea00007f49b0009d07g0003fggg3000044c80000004c000b507d0005dge60",
    "006fd30000defc0000ebdf50009gf80002ggg20008g2ea0005g9eb00008ed200",
    "001fd100007ge80008c92d20079106600590039000f208c0009fdg60000de800",
    "005ca400005ggg30000ggg00003ggd00004ggc00008gg80000agg700008cc400",
    "0005e000001f500000b9003004e108f00aecdg6005c9bf000000b9000004e100",
    "01bda10008c3da0008b2bg1001fggg20002839600000079002c309c0019fgd30",
  ];
  const LABELS = [8, 9, 5, 7, 6, 3, 1, 3, 8, 2, 2, 3, 5, 8, 9, 8, 0, 1, 4, 9];
  const CLASSES = 10;

  /* ---------- model: as noisy_labels in solutions/numpy_ref/capstone.py ---------- */

  /** Numbers from 0 to 1 that a seed decides (mulberry32). */
  function generator(seed) {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  }

  /** Labels of which round(share * m) get another class. The rows of a smaller share are among those of a larger one. */
  function noisyLabels(y, share, seed) {
    const random = generator(seed);
    const order = y.map((_, row) => row);
    for (let k = order.length - 1; k > 0; k -= 1) {
      const other = Math.floor(random() * (k + 1));
      [order[k], order[other]] = [order[other], order[k]];
    }
    const shifts = y.map(() => 1 + Math.floor(random() * (CLASSES - 1)));
    const wrong = new Set(order.slice(0, Math.round(share * y.length)));
    return y.map((label, row) => (wrong.has(row) ? (label + shifts[row]) % CLASSES : label));
  }

  /* ---------- view ---------- */

  const [COLUMNS, CELL, SIZE, TALL] = [5, 80, 56, 94];

  function makePictures(board) {
    const chart = new Board(board, { width: COLUMNS * CELL, height: (PICTURES.length / COLUMNS) * TALL, label: "" });
    chart.svg.setAttribute("role", "img");
    const cells = PICTURES.map((picture, k) => {
      const [left, top] = [(k % COLUMNS) * CELL + (CELL - SIZE) / 2, Math.floor(k / COLUMNS) * TALL + 8];
      const frame = svg("rect", { x: left - 3, y: top - 3, width: SIZE + 6, height: SIZE + 6 }, chart.layers.lines);
      [...picture].forEach((character, point) => {
        const ink = parseInt(character, 17) / 16;
        if (!ink) return;
        svg("rect", {
          class: "xp-ink", "fill-opacity": ink, x: left + (point % 8) * 7, y: top + Math.floor(point / 8) * 7, width: 7, height: 7,
        }, chart.layers.lines);
      });
      return { frame, text: chart.text([left + SIZE / 2, top + SIZE], "", { dy: 17, kind: "xp-name" }) };
    });
    return (labels, hidden) => {
      const words = labels.map((label, k) => (label === LABELS[k] || hidden ? `${label}` : `${label} \u2190 ${LABELS[k]}`));
      cells.forEach(({ frame, text }, k) => {
        const marked = !hidden && labels[k] !== LABELS[k];
        frame.setAttribute("class", marked ? "xp-picture xp-wrong" : "xp-picture");
        text.text(words[k]);
      });
      chart.svg.setAttribute("aria-label", `Twenty digits with the labels ${words.join(", ")}`);
    };
  }

  function build({ board, panel, actions, set, state, publish }) {
    const draw = makePictures(board);
    const readout = panel.readout();
    const share = panel.slider("Share of wrong labels", { min: 0, max: 0.5, step: 0.05, onInput: (v) => set({ share: v }) });
    panel.line().set("label \u2190 true digit, in a dashed frame, where the two differ");
    actions.button("Draw again", () => set({ seed: state().seed + 1 }));
    const hide = actions.button("Hide the truth", () => set({ hidden: !state().hidden }));

    return (now) => {
      const labels = noisyLabels(LABELS, now.share, now.seed);
      const wrong = labels.filter((label, k) => label !== LABELS[k]).length;
      draw(labels, now.hidden);
      share.set(now.share);
      hide.set(now.hidden);
      readout.set(
        `${wrong} of ${LABELS.length} labels are wrong, a share of ${number(now.share, 2)}.` +
          (now.hidden ? " Which ones? A network isn't told." : ""),
      );
      publish({ wrong, labels: labels.join("") });
    };
  }

  return { model: { noisyLabels, PICTURES, LABELS }, start: { share: 0.2, seed: 1, hidden: false }, build };
})());
