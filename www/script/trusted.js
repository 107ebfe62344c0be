// Our markup and addresses, where a page requires trusted types: made by the policy of our name, which the page's
// `trusted-types` may list. Where there is none, they are texts as ever.

const TEXTS_AS_THEY_ARE = { createHTML: (text) => text, createScriptURL: (text) => text };
let madePolicy;

function policy() {
  try {
    madePolicy ??= globalThis.trustedTypes.createPolicy(TAG, TEXTS_AS_THEY_ARE);
  } catch {
    madePolicy = TEXTS_AS_THEY_ARE;
  }
  return madePolicy;
}
