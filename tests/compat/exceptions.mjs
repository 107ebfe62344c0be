// What older browsers do not know and may do without: what it is, and why that is well.

const OURS = "a name of our own";
const ASKED = "wasm-bindgen asks whether it is there";
const LOOKS = "without it, it looks as in any page";
const REQUIRED = "who requires trusted types knows them";
const SETTING = "elsewhere there is no such setting";

export const EXCEPTIONS = {
  ".delay": OURS,
  ".estimate": OURS,
  ".memory": OURS,
  ".to": OURS,
  ".detached": ASKED,
  ".checkVisibility": "asked whether it is there; without it, what is hidden starts at once",
  ".fromBase64": "asked whether it is there; without it, letter by letter",
  trustedTypes: REQUIRED,
  ".trustedTypes": REQUIRED,
  ".createPolicy": REQUIRED,
  ".createHTML": REQUIRED,
  ".createScriptURL": REQUIRED,
  "Symbol.dispose": ASKED,

  ":popover-open": "where there are no popovers, it stands there like anything",
  "cursor: pointer": "a phone has no pointer",
  "forced-color-adjust": SETTING,
  "text-size-adjust": SETTING,
  resize: "a phone gives no handle; the field scrolls",
  "scrollbar-width": LOOKS,
  "text-wrap": "lines are as long as they come",
  "content-visibility": "everything is laid out at once",
  "contain-intrinsic-size": "goes with content-visibility",
  "@page": "the clerk picks the paper when she prints",
  "break-after: avoid": "a heading may stand at the end of a page",
  size: "the clerk picks the paper when she prints",
  "::-webkit-details-marker": "only for Safari, which knows no other name",

  "attribute autocapitalize": SETTING,
  "attribute focusable": "a default",
  "attribute size": "a phone shows a list of its own",
  'name="theme-color"': LOOKS,
  'name="viewport"': "a window of a computer is as wide as it is",
  'rel="icon"': "a phone shows the other icon",
  'rel="manifest"': "there it is kept for offline all the same, but not installed",
};
