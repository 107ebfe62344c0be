// What is typed, pasted and touched in the element is its own. Scripts of pages take single keys for shortcuts, Enter for
// Tab, Backspace for going back, a touch for a click, and forbid to paste or to copy: none of them hears of it. Ours is
// the first to hear, at the window and on the way down, so only who listens there and came before us is not kept out.

const KEYS = ["keydown", "keypress", "keyup"];
const KEPT = [
  ...KEYS, "beforeinput", "input", "compositionstart", "compositionupdate", "compositionend", "paste", "copy", "cut",
  "selectstart", "contextmenu", "touchstart", "touchmove", "touchend", "touchcancel",
];
/** Keys that type or move. Others (F5, Escape, Tab), and those with Ctrl, Alt or Meta, may be the page's shortcuts. */
const TYPES = /^(.|Enter|Backspace|Delete|Insert|Clear|Home|End|Page(Up|Down)|Arrow\w+|Process|Dead|Unidentified)$/u;
/** With Ctrl or Meta these belong to the field in hand. */
const EDITS = /^([acvxyz]|Backspace|Delete|Insert|Home|End|Arrow\w+)$/i;

/** The elements in the pages of others, each with what hears in the place of the page. */
const hearing = new WeakMap();
/** Windows where we listen already. */
const listens = new WeakMap();
/** What is to be copied just now. */
let copying;

function isKept(event, target) {
  if (!KEYS.includes(event.type)) return true;
  const { key, altKey } = event;
  if (event.isComposing || event.getModifierState?.("AltGraph")) return true;
  if (!altKey && !event.ctrlKey && !event.metaKey) return TYPES.test(key);
  return !altKey && (key === "c" || (EDITS.test(key) && /^(input|textarea)$/.test(target.localName)));
}

function keep(event) {
  const path = event.composedPath();
  const element = path.find((node) => hearing.has(node));
  if (element && isKept(event, path[0])) {
    event.stopImmediatePropagation();
    hearing.get(element)(event, path[0]);
  }
  if (copying && event.type === "copy") copying(event);
}

/** Listens in a window, once: the sooner, the fewer come before. */
function listenIn(view) {
  if (listens.has(view)) return;
  listens.set(view, true);
  for (const kind of KEPT) view.addEventListener(kind, keep, { capture: true, passive: kind.startsWith("touch") });
}
