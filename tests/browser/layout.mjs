// Whether the words of a page hold: in narrow letters and in ones a third wider, at the usual size and at twice it.
import assert from "node:assert/strict";
import { BROUGHT, FONTS } from "./fonts.mjs";

const [narrow, wide, chinese] = FONTS;
/** How letters may come out: in a font by its name, and with room between them, in sizes of the font. */
export const LETTERS = BROUGHT
  ? { narrow: { font: narrow }, wide: { font: wide }, "a third wider": { font: wide, apart: 0.12 } }
  : { "the system's": {}, "the system's, a third wider": { apart: 0.18 } };

/** Sets the page in such letters, `size` times as large as usual. */
export async function dress(page, letters, size = 1) {
  const { font, apart = 0 } = LETTERS[letters];
  const measured = await page.evaluate(wear, font && `"${font.family}", "${chinese.family}"`, apart, size);
  if (font) assert.ok(Math.abs(measured - font.m) < 0.02, `${font.family}: its m is ${measured} wide, not ${font.m}`);
}

/** Runs in the page; how wide an m is in that font. Text is enlarged as a browser does that enlarges nothing else. */
function wear(font, apart, size) {
  const element = document.querySelector("parcel-claims");
  element.style.setProperty("--parcel-claims-font", font ?? "");
  const enlarge = (rule, by) => {
    for (const name of ["font-size", "line-height"]) {
      const length = /^([\d.]+)(px|pt)$/.exec(rule.style?.getPropertyValue(name) ?? "");
      if (!length) continue;
      rule.style.setProperty(name, `${length[1] * by}${length[2]}`, rule.style.getPropertyPriority(name));
    }
    for (const inner of rule.cssRules ?? []) enlarge(inner, by);
  };
  const by = size / (element.worn?.size ?? 1);
  element.worn ??= { sheet: new CSSStyleSheet() };
  element.worn.size = size;
  const sheets = pc.adoptedStyleSheets.filter((sheet) => sheet !== element.worn.sheet);
  if (by !== 1) for (const sheet of sheets) for (const rule of sheet.cssRules) enlarge(rule, by);
  // What is out of sight would be laid out only when it comes near.
  const all = ".pc .part { content-visibility: visible !important }";
  element.worn.sheet.replaceSync(`${all} .pc, .pc * { letter-spacing: ${apart ? `${apart}em` : "normal"} }`);
  pc.adoptedStyleSheets = [...sheets, element.worn.sheet];
  const brush = document.createElement("canvas").getContext("2d");
  brush.font = `100px ${font ?? "sans-serif"}`;
  return brush.measureText("m").width / 100;
}

/** Nothing leaves its place or the window, nothing is written over anything else, and words and sums are `whole`. */
export async function holds(page, { told, whole = true } = {}) {
  const faults = await page.evaluate(look, whole);
  assert.equal(faults.length, 0, [`${told}:`, ...faults].join("\n  "));
}

/** Runs in the page. */
function look(whole) {
  const WORD = /(?<![-=&#\w])([A-Za-z]{3,16}|\d[\d,.]{1,12}\d)(?![-=&#\w])/g;
  const PIECES = "button, input, select, textarea, summary, label, svg";
  const limit = document.documentElement.clientWidth;
  const faults = new Set();
  const known = (make) => {
    const all = new Map();
    return (key) => all.get(key) ?? all.set(key, make(key)).get(key);
  };
  const boxOf = known((element) => element.getBoundingClientRect());
  const styleOf = known((element) => getComputedStyle(element));
  const called = (element) => `${element.localName}${[...element.classList].map((name) => `.${name}`).join("")}`;
  const place = pc.querySelector(".pc");
  /** The elements around one, from the inside. */
  const around = known((element) =>
    element === place ? [] : [element.parentElement, ...around(element.parentElement)],
  );
  const scrolls = (element) => /auto|scroll/.test(styleOf(element).overflowY);
  /** Only for who listens: clipped to a point. */
  const hushed = known(
    (element) => styleOf(element).clipPath !== "none" || (element !== place && hushed(element.parentElement)),
  );
  const drawn = (element) => {
    const { overflowY, borderTopWidth, backgroundColor } = styleOf(element);
    return overflowY !== "visible" || borderTopWidth !== "0px" || !/ 0\)$/.test(backgroundColor);
  };
  /** What stays while the rest scrolls lies over it, and what scrolls by itself is cut off. */
  const layer = known((element) =>
    element === place || scrolls(element) || /sticky|fixed/.test(styleOf(element).position)
      ? element
      : layer(element.parentElement),
  );
  const seen = known(
    (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !hushed(element),
  );

  const wide = document.documentElement.scrollWidth - limit;
  if (wide > 0) faults.add(`the page is ${wide} px wider than the window`);
  const pieces = [];
  const walk = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      const element = node.parentElement;
      // A control lays out and scrolls what stands in it by itself.
      if (!node.data.trim() || element.closest("select, textarea") || !seen(element)) continue;
      range.selectNodeContents(node);
      const size = parseFloat(styleOf(element).fontSize);
      const lines = [...range.getClientRects()];
      // A hyphen breaks a word as it should be.
      const breaks = whole && lines.length > 1 && styleOf(element).hyphens !== "auto";
      for (const { 0: word, index } of breaks ? node.data.matchAll(WORD) : []) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (range.getClientRects().length > 1) faults.add(`“${word}” is broken in ${called(element)}`);
      }
      for (const box of lines) {
        const what = `“${node.data.trim().slice(0, 40)}”`;
        if (box.width > 1) pieces.push({ what, element, inside: [element, ...around(element)], box, size });
      }
    } else if (node.matches(PIECES) && seen(node) && boxOf(node).width > 1) {
      const control = node.matches("button, input:not(.option-input), select, textarea");
      pieces.push({ what: called(node), element: node, inside: around(node), box: boxOf(node), control });
    }
  }
  for (const { what, inside, box, size } of pieces) {
    if (box.left < -0.5 || box.right > limit + 0.5) {
      faults.add(`${what} leaves the window: ${box.left} to ${box.right} of ${limit}`);
    }
    let scrolled = false;
    for (const element of inside) {
      const around = boxOf(element);
      if (styleOf(element).display === "contents" || styleOf(element).display === "inline") continue;
      if (box.left < around.left - 1 || box.right > around.right + 1) {
        const by = `${box.left}–${box.right} of ${around.left}–${around.right}`;
        faults.add(`${what} leaves ${called(element)} at its side: ${by}`);
        break;
      }
      scrolled ||= scrolls(element);
      // A line is higher than its letters, and by how much is up to the font.
      const middle = (box.top + box.bottom) / 2;
      const [top, bottom] = size ? [middle - size * 0.35, middle + size * 0.35] : [box.top, box.bottom];
      if (!scrolled && drawn(element) && (top < around.top - 1 || bottom > around.bottom + 1)) {
        const by = `${top}–${bottom} of ${around.top}–${around.bottom}`;
        faults.add(`${what} leaves ${called(element)} above or below: ${by}`);
        break;
      }
    }
  }
  pieces.sort((one, other) => one.box.top - other.box.top);
  for (const [at, one] of pieces.entries()) {
    for (const other of pieces.slice(at + 1)) {
      if (other.box.top >= one.box.bottom) break;
      if ((!one.size && !one.control) || (!other.size && !other.control)) continue;
      if (other.box.left >= one.box.right - 1.5 || one.box.left >= other.box.right - 1.5) continue;
      if (layer(one.element) !== layer(other.element)) continue;
      const within = (inner, outer) => !outer.size && outer.element.contains(inner.element);
      if (within(one, other) || within(other, one)) continue;
      if (one.element.matches(".yuan-unit") || other.element.matches(".yuan-unit")) continue;
      const middle = ({ box: { top, bottom } }) => (top + bottom) / 2;
      const half = ({ size, box }) => (size ?? box.height) / 2;
      if (Math.abs(middle(one) - middle(other)) >= half(one) + half(other) - 1) continue;
      faults.add(`${other.what} stands over ${one.what}`);
    }
  }
  return [...faults].slice(0, 12);
}
