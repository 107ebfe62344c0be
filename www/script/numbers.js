// `parcelClaims`: the numbers alone, for pages that draw their own.

const numbers = {
  version: VERSION,
  init: () => engine().then(() => undefined),
  estimate: (facts, options) => ready().estimate(facts, options),
  rulebook: (id) => ready().rulebook(id),
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
