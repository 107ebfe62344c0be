// How each of the files that we build begins.

const ENTRIES = {
  page: define,
  frame,
  hosted,
  tag() {
    define();
    globalThis.parcelClaims ??= numbersOf("`await parcelClaims.init()`");
  },
  module: () => ({ ParcelClaimsElement, define, numbers: numbersOf("`await init()` of parcel-claims/services") }),
};

return ENTRIES[entry]();
