// `parcelClaims`: the numbers alone, for pages that draw their own.

function ready() {
  if (!started) throw new Error("parcel-claims: not started yet; `await parcelClaims.init()` first");
  return started.bound;
}

const numbers = {
  version: VERSION,
  init: () => engine().then(() => undefined),
  estimate: (facts, options) => ready().estimate(facts, options),
  rulebook: (id) => ready().rulebook(id),
  clocks: (events, options) => ready().clocks(events, options),
  targets: (counts, options) => ready().targets(counts, options),
  penalties: (sheet, options) => ready().penalties(sheet, options),
  decisionTable: (rulebook, options) => ready().decisionTable(rulebook, options),
  differences: (before, after, lang) => ready().differences(before, after, lang),
  Estimator: class Estimator {
    #inner;

    constructor(rulebook) {
      this.#inner = new (ready().Estimator)(rulebook);
    }

    estimate(facts, options) {
      return this.#inner.estimate(facts, options);
    }
  },
};
