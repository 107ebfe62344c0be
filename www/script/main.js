// How each of the files that we build begins.

const ENTRIES = {
  page: define,
  frame,
  hosted,
  tag() {
    define();
    globalThis.parcelClaims ??= numbers;
  },
  module: () => ({ ParcelClaimsElement, define, numbers }),
};

return ENTRIES[entry]();
