// `parcelClaims`: the numbers alone, for pages that draw their own. `start` is what starts them, in words.

const numbersOf = (start) => ({
  version: VERSION,
  init: () => engine().then(() => undefined),
  ...faceOf(() => {
    if (!started) throw new Error(`parcel-claims: not started yet; ${start} first`);
    return started.bound;
  }),
});
