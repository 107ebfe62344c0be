import assert from "node:assert/strict";
import { choose, started } from "../inside.mjs";

/** Each inherited property is given the first of these that it knows and that changes it. */
const VALUES = [
  "rtl",
  "vertical-rl",
  "uppercase",
  "italic",
  "900",
  "37px",
  "3px",
  "3",
  "rgb(9, 8, 7)",
  "3px 3px rgb(9, 8, 7)",
  "hidden",
  "wait",
  "none",
  '"<" ">"',
  "justify",
  "center",
  "pre",
  "break-all",
  "anywhere",
  "manual",
  "all",
  "collapse",
  "bottom",
  "inside",
  "square",
  "keep-all",
  "rtl",
  '"x"',
  "serif",
  "condensed",
  "small-caps",
  "oldstyle-nums",
  "ordinal",
  "historical-forms",
  "sub",
  '"liga" 0',
  '"wght" 900',
  "dark",
  "only dark",
  "read-write",
  "text",
  "balance",
  "pretty",
  "stable",
  "always",
  "under",
  "over",
  "filled",
  "filled sesame",
  "trim-start",
  "space-all",
  "optimizeSpeed",
  "geometricPrecision",
  "pixelated",
  "no-preference",
  "preserve-breaks",
  "nowrap",
  "hanging",
  "first",
  "strict",
  "loose",
  "upright",
  "fill stroke",
  "stroke",
  "bevel",
  "round",
  "evenodd",
  "linearRGB",
  "sRGB",
  "middle",
  "end",
  "-webkit-right",
  "crispEdges",
  "visible",
  "hide",
  "show",
  "left",
  "exact",
  "economy",
  "normal",
  "auto",
  "slashed-zero",
  "0.5",
  "50%",
  "red",
  '"en"',
];
/** The least that every browser knows. */
const LEAST = `
  border-collapse caption-side color cursor direction empty-cells font-family font-size font-style
  font-variant-caps font-weight letter-spacing line-height list-style-position list-style-type quotes text-align
  text-indent text-transform visibility white-space-collapse word-spacing writing-mode hyphens word-break
  overflow-wrap tab-size text-shadow accent-color caret-color pointer-events color-scheme text-underline-position
`
  .trim()
  .split(/\s+/);
/** Who says these of the element means all of it. */
const OBEYED = ["visibility", "pointer-events"];

/** Runs in the page: every inherited property that this browser knows, with a value that changes it. */
function inheritedProperties(values) {
  const probe = document.getElementById("probe");
  const child = getComputedStyle(probe.firstElementChild);
  const found = {};
  for (const name of [...getComputedStyle(probe)]) {
    const before = child.getPropertyValue(name);
    for (const value of values) {
      if (!CSS.supports(name, value)) continue;
      probe.style.setProperty(name, value);
      const changed = child.getPropertyValue(name) !== before;
      probe.removeAttribute("style");
      if (!changed) continue;
      found[name] = value;
      break;
    }
  }
  return found;
}

/** Runs in the page: how everything in the element looks, and how large it is. */
function looks(names) {
  const told = {};
  pc.querySelectorAll("*").forEach((element, place) => {
    const style = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    told[`${place} ${element.tagName}.${element.className}`] = Object.fromEntries([
      ...names.map((name) => [name, style.getPropertyValue(name)]),
      ["width", Math.round(width)],
      ["height", Math.round(height)],
    ]);
  });
  return told;
}

export default {
  says: "no inherited property comes in, from the element's surroundings or from itself; custom properties do",
  places: ["server"],
  look: { "prefers-reduced-motion": "reduce" },
  async see(page) {
    await started(page);
    await choose(page, "lost");
    const inherited = await page.evaluate(inheritedProperties, VALUES);
    const names = Object.keys(inherited);
    const missed = LEAST.filter((name) => !names.includes(name) && !/collapse|text-underline/.test(name));
    assert.deepEqual(missed, [], `found only ${names}`);
    const without = await page.evaluate(looks, names);
    await page.evaluate(
      (inherited, obeyed) => {
        const sheet = new CSSStyleSheet();
        const all = Object.entries(inherited)
          .filter(([name]) => !obeyed.includes(name))
          .map(([name, value]) => `${name}: ${value};`)
          .join(" ");
        sheet.replaceSync(`#theirs, #theirs * { ${all} }`);
        document.adoptedStyleSheets = [sheet];
        document.querySelector("#theirs section").dir = "rtl";
        document.querySelector("#theirs parcel-claims").dir = "rtl";
      },
      inherited,
      OBEYED,
    );
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.querySelector("parcel-claims")).letterSpacing),
      "37px",
    );
    const with_ = await page.evaluate(looks, names);
    for (const [element, look] of Object.entries(without)) assert.deepEqual(with_[element], look, element);
    assert.equal(
      await page.evaluate(() => getComputedStyle(pc.querySelector(".button--primary")).backgroundColor),
      "rgb(1, 2, 3)",
    );
    // What is obeyed.
    assert.deepEqual(
      await page.evaluate(() => {
        const element = document.querySelector("parcel-claims");
        element.style.visibility = "hidden";
        element.style.pointerEvents = "none";
        const { visibility, pointerEvents } = getComputedStyle(pc.querySelector(".button--primary"));
        return [visibility, pointerEvents];
      }),
      ["hidden", "none"],
    );
  },
};
